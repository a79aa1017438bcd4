"""A full runner with a two-year journal, made up from a seed: the same every time for the same day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from uuid import UUID

from backstride.formats.case_yaml import Case, parse_case
from backstride.journal import (
    Answer,
    Answers,
    CheckIn,
    DoneItem,
    Entry,
    PlanIssued,
    PlannedItem,
    Questionnaire,
    Retraction,
    Run,
    SelfTestResult,
    SessionDone,
)
from backstride.journal.entry import (
    AnswersEntry,
    Body,
    CheckInEntry,
    PlanIssuedEntry,
    QuestionnaireEntry,
    RetractionEntry,
    RunEntry,
    SelfTestEntry,
    SessionDoneEntry,
)
from backstride.knowledge.model import Knowledge
from backstride.knowledge.strict_yaml import parse_yaml

ENTRIES = 1500
DAYS = 730
SEED = 20261121
CASE = Path(__file__).parents[1] / "cases" / "grows-with-distance.yaml"
"""Who the runner is today: every question answered, two self-tests done."""

_KINDS = {
    Answers: AnswersEntry,
    CheckIn: CheckInEntry,
    PlanIssued: PlanIssuedEntry,
    Questionnaire: QuestionnaireEntry,
    Retraction: RetractionEntry,
    Run: RunEntry,
    SelfTestResult: SelfTestEntry,
    SessionDone: SessionDoneEntry,
}
_SOME = ("glute-bridge", "side-plank", "bird-dog", "squat", "dead-bug", "calf-raise")


def two_years(today: date, knowledge: Knowledge) -> tuple[Entry, ...]:
    """The journal: 1,500 entries of the 730 days before ``today``, and what the runner tells ``today``."""
    told = first_visit(today, knowledge)
    chance = Random(SEED)
    days = (today - timedelta(days=DAYS - nth) for nth in range(DAYS))
    everything = list(chain.from_iterable(_day(on, knowledge, chance) for on in days))
    kept = sorted(chance.sample(range(len(everything)), ENTRIES - len(told)))
    earlier = [_entry(*everything[nth], chance) for nth in kept]
    return (*_with_some_taken_back(earlier, chance), *told)


def first_visit(today: date, knowledge: Knowledge) -> tuple[Entry, ...]:
    """What the runner tells ``today``, on the first visit: every question answered, two self-tests done."""
    data = parse_yaml(CASE.read_bytes(), CASE.name)
    case = parse_case(data | {"today": today.isoformat()} if isinstance(data, dict) else data, knowledge)
    if not isinstance(case, Case):
        raise TypeError("\n".join(map(str, case)))
    return case.entries


def _day(on: date, knowledge: Knowledge, chance: Random) -> Iterator[tuple[datetime, Body]]:
    yield _at(on, 7), CheckIn(pain_morning_0_10=chance.randint(0, 2))
    if on.weekday() in (1, 3, 6):
        kilometres = chance.randint(5, 14)
        yield (
            _at(on, 18),
            Run(distance_m=1000 * kilometres, duration_s=345 * kilometres, pain_during_0_10=chance.randint(0, 2)),
        )
    else:
        some = chance.sample(_SOME, 4)
        planned = tuple(PlannedItem(exercise=each, level=1, sets=2, reps=8) for each in some)
        yield _at(on, 8), PlanIssued(for_date=on, session="strength", items=planned, knowledge_version="bench")
        done = tuple(DoneItem(exercise=each, level=1, sets_done=2, hurt_0_10=chance.randint(0, 2)) for each in some)
        yield _at(on, 19), SessionDone(session="strength", items=done, duration_s=900, completed=True, effort_0_10=5)
    if on.weekday() == 0:
        yield _at(on, 20), Answers(answers={"pain_now_0_10": Answer(value=2), "sleep_h": Answer(value=7)})
    if on.day == 1:
        seconds = chance.randint(30, 60)
        yield _at(on, 9), SelfTestResult(test=_side_plank(knowledge), results={"side_plank_left_s": seconds})
        yield _at(on, 21), Questionnaire(measure="nprs", items={"now": chance.randint(0, 3)})


def _with_some_taken_back(entries: list[Entry], chance: Random) -> Iterator[Entry]:
    for nth, entry in enumerate(entries):
        if nth % 150 == 149:
            yield _entry(entry.at, Retraction(entry=entries[nth - 1].id, reason="A mistake"), chance)
        else:
            yield entry


def _side_plank(knowledge: Knowledge) -> str:
    return knowledge.measurement_of["side_plank_left_s"][0].id


def _entry(at: datetime, body: Body, chance: Random) -> Entry:
    milliseconds, tail = int(at.timestamp() * 1000), chance.getrandbits(62)
    made: Entry = _KINDS[type(body)](id=UUID(int=milliseconds << 80 | 7 << 76 | 2 << 62 | tail), at=at, body=body)
    return made


def _at(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), UTC)
