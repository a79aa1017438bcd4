"""How much a day of the plan may hold."""

from datetime import timedelta

from backstride.advice.calendar import WEEKDAYS, calendar
from backstride.advice.facts import Facts
from backstride.advice.planning.lighter import day_loads
from backstride.advice.progression.follow import progress_of
from backstride.journal import CheckIn, replay
from histories import MORNING, happening
from runners import KNOWLEDGE, TODAY, entries, healthy

RED = KNOWLEDGE.number("red-min-0-10")


def loads(pain_0_10: int, rest_days: tuple[str, ...]) -> tuple[str, ...]:
    """The loads of today and tomorrow after a morning with this pain."""
    morning = happening(90_000, TODAY, MORNING, CheckIn(pain_morning_0_10=pain_0_10))
    facts = Facts(replay((*entries(healthy(rest_days=rest_days)), morning)), KNOWLEDGE, TODAY)
    return day_loads(facts, progress_of(facts), calendar(facts, TODAY, 2))


def test_a_rest_day_is_without_strength() -> None:
    assert loads(0, (WEEKDAYS[TODAY.weekday()],)) == ("off", "full")


def test_after_a_red_a_rest_day_is_calm_like_every_other_day() -> None:
    tomorrow = WEEKDAYS[(TODAY + timedelta(days=1)).weekday()]

    assert loads(RED, (WEEKDAYS[TODAY.weekday()], tomorrow)) == ("calm", "calm")
