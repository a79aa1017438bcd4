"""What of the wishes and rules of thumb a week could not meet, and what stands in its place."""

from collections.abc import Iterator

from backstride.advice.facts import Facts

from .build_week import Setting
from .plan import GaveWay
from .week import Choice

_GROUPS = {"legs_hips": "legs and hips", "trunk": "trunk"}


def gave_way(setting: Setting, choice: Choice, facts: Facts) -> tuple[GaveWay, ...]:
    """Every shortfall of the week with its reason in one plain sentence, the gravest first."""
    return tuple(_shortfalls(setting, choice, facts))


def _shortfalls(setting: Setting, choice: Choice, facts: Facts) -> Iterator[GaveWay]:
    strength = setting.week.skeletons[choice.skeleton].days
    wished = setting.wished_sessions
    if len(strength) < wished:
        yield GaveWay("strength sessions", f"{_count(len(strength))} instead of {wished}: {_why_few(setting, facts)}")
    if strength and setting.week.candidates:
        for group, name in _GROUPS.items():
            if not any(each.group == group for each in setting.week.candidates):
                yield GaveWay(name, f"Nothing for {name} suits you at the moment; the reasons are under left out.")
            elif not _has(setting, choice, group):
                yield GaveWay(
                    name, f"This week has no room for {name} beside the rest; a few more minutes would make it."
                )
        few, least = len({name for name, _ in choice.sets}), setting.week.bounds.exercises_min
        if few < least:
            yield GaveWay("different exercises", f"{few} instead of {least}: {_why_small(setting, few)}")
    if not any(each.seconds <= most for each in setting.week.blocks for most in setting.week.days) and not strength:
        yield GaveWay("minutes", "Your minutes are too short for any session; even five minutes on a day would help.")


def _count(sessions: int) -> str:
    return {0: "No strength session", 1: "One strength session"}.get(sessions, f"{sessions} strength sessions")


def _why_few(setting: Setting, facts: Facts) -> str:
    off = [number for number, load in enumerate(setting.loads) if load == "off"]
    calm = [number for number, load in enumerate(setting.loads) if load == "calm"]
    if not setting.week.candidates:
        return "no strength exercise suits you at the moment; the reasons are under left out."
    if len(off) + len(calm) == len(setting.days):
        return "your back needs calm days first." if calm else "no day of this week is open for strength."
    if off or calm:
        return (
            f"{len(off) + len(calm)} of {len(setting.days)} days are closed for strength (rest, race, illness or calm)."
        )
    return "there is not enough time on days that are far enough apart."


def _why_small(setting: Setting, few: int) -> str:
    if len(setting.week.candidates) <= few:
        return "no more exercises suit you at the moment."
    return "more do not fit into your minutes, or would help less than doing these again."


def _has(setting: Setting, choice: Choice, group: str) -> bool:
    names = {each.exercise for each in setting.week.candidates if each.group == group}
    return any(name in names for name, _ in choice.sets)
