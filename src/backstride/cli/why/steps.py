"""What a decision changed, without saying twice what stayed the same."""

import re

from backstride.advice.progression.progress import Decision

_PLACE = re.compile(r"level (\d+), (.+?): (.+)")
_HOLDS = re.compile(r"(\d+) times (\d+) seconds?(.*)")
_ONE = (
    (re.compile(r"\b1 seconds\b"), "1 second"),
    (re.compile(r"\b1 sets\b"), "1 set"),
    (re.compile(r"\b1 times\b"), "once"),
)


def step(decision: Decision) -> str:
    """Such as ``holds of 15 s become 20 s``, ``up to level 2, Side plank: 3 times 15 seconds``."""
    before, after = _PLACE.fullmatch(decision.before), _PLACE.fullmatch(decision.after)
    if after is None:
        return _grammar(_plain(decision.before, decision.after))
    place = f"level {after[1]}, {after[2]}: {after[3]}"
    if before is None:
        return _grammar(f"begins at {place}")
    if before[1] != after[1]:
        return _grammar(f"{'up' if int(after[1]) > int(before[1]) else 'back'} to {place}")
    return _grammar(_dose(before[3], after[3]))


def _dose(before: str, after: str) -> str:
    """What is different at the same level."""
    if before == after:
        return f"stays at {after}"
    old, new = _HOLDS.fullmatch(before), _HOLDS.fullmatch(after)
    if old and new and (old[1], old[3]) == (new[1], new[3]):
        return f"holds of {old[2]} s become {new[2]} s"
    return f"{before} become{'s' if before.startswith('1 ') else ''} {after}"


def _plain(before: str, after: str) -> str:
    if before == after:
        return f"stays at {after}"
    begins = not before or before.startswith("not ")
    return f"begins at {after}" if begins else f"{before} becomes {after}"


def _grammar(text: str) -> str:
    for wrong, right in _ONE:
        text = wrong.sub(right, text)
    return text
