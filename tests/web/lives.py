"""Runners whose pages are looked at: somebody new, somebody who has used the app for weeks, and who is to be seen."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from serving import tell, write

from backstride.app.new_entry import new_entries, today
from backstride.journal import (
    Answer,
    Answers,
    CalendarEvent,
    CheckIn,
    DoneItem,
    Entry,
    Questionnaire,
    Run,
    SelfTestResult,
    SessionDone,
)
from runners import KNOWLEDGE, entries, healthy

WEEKS = 6
_RUN_DAYS, _STRENGTH_DAYS = (1, 3, 5), (0, 2, 4)


def lived(folder: Path) -> None:
    """Six weeks of mornings, runs and sessions, a race to come, and a questionnaire at both ends."""
    answers = healthy(equipment=("band", "kettlebell"))
    tell(folder, on=today() - timedelta(days=7 * WEEKS), answers=answers)
    # told again, as the safety questions are asked again after some weeks
    write(folder, *_weeks(), *entries(answers, today() - timedelta(days=1), first_id=20_000))


def flare(folder: Path) -> None:
    """Somebody whose back flared up this morning, and who has done a self-test."""
    lived(folder)
    results: dict[str, int | str] = {"bridge_hold_left": "pass", "bridge_hold_right": "fail"}
    now = Answers(answers={"pain_now_0_10": Answer(value=7)})
    write(
        folder, *new_entries([SelfTestResult(test="bridge-hold", results=results), CheckIn(pain_morning_0_10=7), now])
    )


def emergency(folder: Path) -> None:
    """Somebody who told of a numb saddle region that is new."""
    tell(folder, answers=healthy(saddle_numbness=Answer(value="yes", course="new")))


def urgent(folder: Path) -> None:
    """Somebody with fever and back pain."""
    tell(folder, answers=healthy(fever=Answer(value="yes", course="new")))


def _weeks() -> Iterator[Entry]:
    for back in range(7 * WEEKS - 1, 0, -1):
        day = today() - timedelta(days=back)
        bodies: list[CheckIn | Run | SessionDone | Questionnaire] = [CheckIn(pain_morning_0_10=1 + back % 3)]
        if day.weekday() in _RUN_DAYS:
            bodies.append(Run(distance_m=6000 + 1000 * (back % 4), duration_s=2400, pain_during_0_10=back % 3))
        if day.weekday() in _STRENGTH_DAYS:
            items = tuple(DoneItem(exercise=each, level=1, sets_done=2) for each in ("glute-bridge", "side-plank"))
            bodies.append(SessionDone(session="strength", items=items, duration_s=900, completed=True, effort_0_10=4))
        if back in (1, 7 * WEEKS - 2):
            measure = next(each for each in KNOWLEDGE.measures.values() if len(each.items) == 1)
            bodies.append(Questionnaire(measure=measure.id, items={measure.items[0].id: measure.items[0].max // 2}))
        yield from new_entries(bodies, day)
    race = today() + timedelta(days=70)
    yield from new_entries([CalendarEvent(what="race", first=race, last=race, distance_m=21_100, name="Town half")])
