"""What a decision changed, without saying twice what stayed the same."""

import re

from backstride.advice.progression.progress import Decision

_PLACE = re.compile(r"level (\d+), (.+?): (.+)")
_DOSE = re.compile(r"((?:\d+ )?(?:holds?|sets?) of )(.+)")


def step(decision: Decision) -> str:
    """Such as ``holds of 15 s become 20 s``, ``up to level 2, Side plank: 3 holds of 15 seconds``."""
    before, after = _PLACE.fullmatch(decision.before), _PLACE.fullmatch(decision.after)
    if before is None or after is None:
        return _same_place(decision.before, decision.after)
    if before[1] == after[1]:
        return _same_place(before[3], after[3])
    return f"{'up' if int(after[1]) > int(before[1]) else 'back'} to {decision.after}"


def _same_place(before: str, after: str) -> str:
    if before == after:
        return f"stays at {after}"
    if not before or before.startswith("not "):
        return f"begins at {after}"
    old, new = _DOSE.fullmatch(before), _DOSE.fullmatch(after)
    if old is None or new is None:
        return f"{before} becomes {after}"
    one = old[1].startswith("1 ")
    return f"{before} become{'s' if one else ''} {new[2] if old[1] == new[1] else after}"
