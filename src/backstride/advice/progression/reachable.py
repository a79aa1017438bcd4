"""``reachable``: nothing rises to what the runner cannot do, for want of things or for a reason against it."""

from backstride.advice.barred import missing_equipment, unsuited, wish_for
from backstride.advice.facts import Facts

from .fold import Fold
from .progress import Variable
from .quiet import not_at_hand
from .track import Track


def reachable(fold: Fold, track: Track, kind: Variable, day: int) -> bool:
    """Whether this rise leads to something that can be done; what the next level needs is told when it changes."""
    if kind != "level" or track.is_top:
        return not not_at_hand(fold.events, track.rung, day)
    level = track.level + 1
    if not_at_hand(fold.events, track.exercise.levels[level - 1], day):
        return False
    if fold.happened.hardest.get(track.exercise.id, 0) >= level:
        return True  # it was done already: an answer that has grown old takes nothing back
    why = _against(fold, track, level)
    if why is not None and why != track.barred:
        now, asked = fold.short_words(track), f"level {level}, {track.exercise.levels[level - 1].name}"
        fold.decide(day, track.exercise.id, "hold", "level", now, now, f"Not yet: {why}", ("move-up",), asked)
    track.barred = why
    return why is None


def _against(fold: Fold, track: Track, level: int) -> str | None:
    """Why the next level does not suit, or None. Turns must not depend on pain: there only wishes and things count."""
    key = (track.exercise.id, level)
    if key not in fold.against:
        fold.against[key] = _judged(fold, track, level)
    return fold.against[key]


def _judged(fold: Fold, track: Track, level: int) -> str | None:
    facts = fold.facts
    if fold.happened.painless:
        lacking = missing_equipment(track.exercise.levels[level - 1].equipment, facts)
        return "missing" if lacking or wish_for(track.exercise.id, facts) == "refuse" else None
    against = unsuited(track.exercise, level, facts)
    if against is None or against.unlock or against.why in _passing(track, level, facts):
        return None
    return against.why


def _passing(track: Track, level: int, facts: Facts) -> set[str]:
    """Reasons of today alone, by the pain of late: the plan heeds them, but they take back no step of weeks ago."""
    derived, known = facts.knowledge.derived_of, facts.knowledge.contraindications
    ids = (*track.exercise.contraindications, *track.exercise.levels[level - 1].contraindications)
    return {known[each].because for each in ids if derived.keys() & set(facts.judge(known[each].when).because)}
