"""Invariants 7 and 8, as far as they hold without the weekly planner: pain lowers a level and nothing raises one by
itself; the strength session of a day keeps its distance from the last one and from the eve of a hard or long run.
"""

from datetime import timedelta

from days import EAGER, OneDay, one_day, weeks
from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.day_kind import WEEKDAYS
from backstride.advice.facts import Facts
from backstride.advice.levels import level_for
from backstride.advice.session import Today
from backstride.advice.today import session_for
from backstride.journal import DoneItem, Entry, SessionDone
from histories import MORNING, OFFERED, happening
from runners import KNOWLEDGE, TODAY, Told, ready, runner

RISING = tuple(name for name in OFFERED if len(KNOWLEDGE.exercises[name].levels) > 1)
GAP_DAYS = -(-KNOWLEDGE.number("strength-gap-h") // 24)


@given(ready(), st.sampled_from(RISING), st.data(), st.integers(0, 10), st.integers(0, 10))
def test_more_pain_in_an_exercise_never_gives_a_higher_level(
    answers: Told, exercise: str, data: st.DataObject, one: int, other: int
) -> None:
    level = data.draw(st.integers(1, len(KNOWLEDGE.exercises[exercise].levels)))
    given_less, given_more = (
        _level({**answers, **EAGER}, exercise, _done(exercise, level, hurt)) for hurt in sorted((one, other))
    )

    assert given_more <= given_less


@given(ready(), st.sampled_from(RISING), st.data())
def test_no_level_rises_by_itself(answers: Told, exercise: str, data: st.DataObject) -> None:
    level = data.draw(st.integers(1, len(KNOWLEDGE.exercises[exercise].levels)))

    assert _level({**answers, **EAGER}, exercise, _done(exercise, level, 0)) <= level


@given(weeks(), st.integers(0, 6), st.integers(0, 6))
def test_strength_of_the_day_comes_two_days_after_the_last_at_the_earliest(
    answers: Told, days_ago: int, days: int
) -> None:
    day = TODAY + timedelta(days=days)
    last = happening(1, day - timedelta(days=days_ago), MORNING, _session("bird-dog", 1, None))

    today = session_for(runner(answers, before=[last]), KNOWLEDGE, day)

    assert days_ago >= GAP_DAYS or not _own_strength(today)


@given(one_day())
def test_strength_of_the_day_is_never_on_the_eve_of_a_hard_or_long_run(day: OneDay) -> None:
    tomorrow = WEEKDAYS[(day.on + timedelta(days=1)).weekday()]
    findings = (day.runner.findings.get(fact) for fact in ("hard_run_days", "long_run_day"))
    values = [finding.value for finding in findings if finding is not None]
    demanding = any(tomorrow == value or (isinstance(value, tuple) and tomorrow in value) for value in values)

    today = session_for(day.runner, KNOWLEDGE, day.on)

    assert not (demanding and _own_strength(today))


def _own_strength(today: Today | None) -> bool:
    """Whether the day has a strength session of our choosing, not a seed routine."""
    return any(each.kind == "strength" and not each.routine for each in (today.sessions if today else ()))


def _level(answers: Told, exercise: str, done: Entry) -> int:
    """0 when it may not be given at all."""
    facts = Facts(runner(answers, before=[done]), KNOWLEDGE, TODAY)
    level = level_for(KNOWLEDGE.exercises[exercise], facts, gentle=False)
    return level if isinstance(level, int) else 0


def _done(exercise: str, level: int, hurt: int) -> Entry:
    return happening(1, TODAY - timedelta(days=9), MORNING, _session(exercise, level, hurt))


def _session(exercise: str, level: int, hurt: int | None) -> SessionDone:
    item = DoneItem(exercise=exercise, level=level, sets_done=2, hurt_0_10=hurt)
    return SessionDone(session="strength", items=(item,), duration_s=600, completed=True)
