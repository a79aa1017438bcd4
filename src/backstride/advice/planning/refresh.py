"""Something changes every few weeks: which exercise makes room for another. Its level is kept for when it returns."""

from datetime import timedelta

from backstride.advice.facts import Facts

from .before import Before


def tired_of(earlier: Before, facts: Facts) -> str | None:
    """The exercise that has been in every plan for longest, once that is some weeks and nothing else is new; or None.

    One at a time: after a change at least the shortest pause passes before the next.
    """
    number = facts.knowledge.number
    longest = timedelta(weeks=number("plan-refresh-max-weeks"))
    pause = timedelta(weeks=number("plan-refresh-min-weeks"))
    if earlier.entered is None or facts.today - earlier.entered < pause:
        return None
    old = [(since, name) for name, since in earlier.since.items() if facts.today - since >= longest]
    return min(old)[1] if old else None
