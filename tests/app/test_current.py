"""The advice of now: never behind what was told, and what moved in the week is said the whole day."""

from datetime import timedelta
from pathlib import Path

import pytest

from backstride.advice.planning.make_plan import week_planned
from backstride.app import current
from backstride.app.advise import Advice, advise
from backstride.app.current import Current
from backstride.app.journal import append, load_entries, load_runner
from backstride.app.new_entry import today
from backstride.journal import Answer, Answers, CheckIn, Profile
from backstride.store.sqlite import open_journal
from runners import HEALTHY, KNOWLEDGE, entries

YESTERDAY = today() - timedelta(days=1)
OTHER_DAYS = Profile(answers={"run_days": Answer(value=("mon", "wed", "fri")), "long_run_day": Answer(value="wed")})


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """The folder of a runner whose week was planned yesterday."""
    with open_journal(tmp_path / "journal.sqlite") as journal:
        journal.append(entries(HEALTHY, YESTERDAY))
    plan = advise(load_runner(tmp_path), KNOWLEDGE, YESTERDAY).plan
    assert plan is not None
    append(tmp_path, [week_planned(plan, KNOWLEDGE)], YESTERDAY)
    return tmp_path


def moved(advice: Advice) -> tuple[str, ...]:
    assert advice.plan is not None
    return tuple(each.says for each in advice.plan.moved)


def test_what_moved_today_is_said_again_after_more_was_told_and_after_a_new_start(planned: Path) -> None:
    now = Current(planned, KNOWLEDGE)
    append(planned, [OTHER_DAYS])
    first = moved(now.advice())

    append(planned, [CheckIn(pain_morning_0_10=1)])

    assert first
    assert moved(now.advice()) == moved(Current(planned, KNOWLEDGE).advice()) == first


def test_a_week_that_is_kept_has_moved_nothing(planned: Path) -> None:
    assert moved(Current(planned, KNOWLEDGE).advice()) == ()


def test_a_first_week_has_moved_nothing(tmp_path: Path) -> None:
    with open_journal(tmp_path / "journal.sqlite") as journal:
        journal.append(entries(HEALTHY, YESTERDAY))

    assert moved(Current(tmp_path, KNOWLEDGE).advice()) == ()


def test_what_is_told_while_the_advice_is_worked_out_counts_at_once(
    planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grave = Answers(answers={"saddle_numbness": Answer(value="yes", course="new")})
    left = [grave]

    def interrupted(*told: object, **more: object) -> Advice:
        advice = advise(*told, **more)  # type: ignore[arg-type]
        if left:
            append(planned, [left.pop()])
        return advice

    monkeypatch.setattr(current, "advise", interrupted)

    assert Current(planned, KNOWLEDGE).advice().screening.level == "emergency"


def test_it_is_worked_out_once_for_each_state_of_the_journal(planned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now, times = Current(planned, KNOWLEDGE), list[object]()

    def counted(*told: object, **more: object) -> Advice:
        times.append(told)
        return advise(*told, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(current, "advise", counted)

    for _ in range(3):
        now.advice()
        load_entries(planned)
    with open_journal(planned / "journal.sqlite") as journal:
        assert list(journal.rows())
        now.advice()
    assert len(times) == 1

    append(planned, [CheckIn(pain_morning_0_10=1)])
    now.advice()
    assert len(times) == 2
