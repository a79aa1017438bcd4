"""A case: one runner at one date as a YAML file, for ``backstride case FILE.yaml``.

::

    today: 2026-11-20              # required
    profile:                       # fact: value
      age_y: 34
    answers:                       # fact: value, or {value: yes, course: new}; or a checklist
      pain_now_0_10: 3
      leg-feelings: [leg_tingling] # checklist id: these are yes and its other facts no; none: all no
      leg_shooting: not_sure       # a single fact counts more than its checklist
    self_tests:                    # measurement: value
      side_plank_left_s: 40
    journal:                       # earlier entries
      - {on: 2026-11-18, kind: check_in, body: {pain_morning_0_10: 4}}
      - {on: 2026-11-18, kind: calendar, what: ill}            # of that day; or first and last
      - {on: 2026-11-19, kind: run, distance_m: 5000, duration_s: 1800}
      - {on: 2026-11-19, kind: retraction, entry: 1}           # takes back the first of this list

An entry of ``journal`` is either as in JSON Lines (with id and at) or short: ``on`` and ``kind``, and the body under
``body`` or directly beside them. Two bodies have a key that is one of the entry too: the kind of a run is ``run_kind``
when it stands beside, and a planned session has its own ``on`` inside ``sessions``. An event of the calendar and a
planned week begin on the day of their entry unless ``first`` is told; an event lasts that one day unless ``last`` is
told, and a planned week seven days. ``on`` may be a list of days: the same entry on each of them. Short entries are of
12:00 UTC of their day, in the order listed; their ids follow from day and position, so a case always gives the same
entries.
Profile, answers and self-tests are told at 06:00 UTC of ``today``: what ``journal`` says of that day comes after them.
``routine`` is a routine (its id) wished for instead of the day's own choice.
``name``, ``about``, ``expect`` and ``story_of`` are for the writer of the case and not read here.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from backstride.journal import ENTRY, Answer, Entry
from backstride.journal.check import YEARS, check_entry, normalise, unknown_fact
from backstride.journal.line import KINDS, faults, shown
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem
from backstride.knowledge.strict_yaml import parse_yaml

_READ = ("today", "profile", "answers", "self_tests", "journal", "routine")
_NOT_READ = ("name", "about", "expect", "story_of")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TOLD_AT = time(6, tzinfo=UTC)
_LISTED_AT = time(12, tzinfo=UTC)
_WEEK_DAYS = 7


@dataclass(frozen=True)
class Case:
    """``replay(entries)`` is the runner of the case, to be advised for ``today``; ``routine`` is wished for, if any."""

    today: date
    entries: tuple[Entry, ...]
    routine: str | None = None


def read_case(raw: bytes, knowledge: Knowledge, place: str = "case") -> Case | tuple[Problem, ...]:
    """The case in the bytes of a file, or every fault in it at once. ``place``: the name of the file."""
    data = parse_yaml(raw, place)
    return (data,) if isinstance(data, Problem) else parse_case(data, knowledge)


def parse_case(data: object, knowledge: Knowledge) -> Case | tuple[Problem, ...]:
    """The case that plain data stands for, or every fault in it at once, each with its place and what is allowed."""
    if not isinstance(data, dict):
        return (Problem("case", f"needs the keys {', '.join(_READ)}; only today is required"),)
    problems = [
        Problem(shown(key), f"is not a key of a case; allowed: {', '.join(_READ + _NOT_READ)}")
        for key in data
        if key not in _READ + _NOT_READ
    ]
    today = _day(data.get("today"), "today", problems)
    profile = _told(data.get("profile"), "profile", knowledge, problems)
    answers = _told(data.get("answers"), "answers", knowledge, problems)
    tests = _self_tests(data.get("self_tests"), knowledge, problems)
    problems += [Problem(f"answers.{fact}", "is told under profile too") for fact in answers if fact in profile]
    listed = tuple(_listed(data.get("journal"), today, knowledge, problems))
    routine = _routine(data.get("routine"), knowledge, problems)
    if problems or today is None:
        return tuple(problems)
    return Case(today, (*listed, *_told_today(today, profile, answers, tests)), routine)


def _routine(raw: object, knowledge: Knowledge, problems: list[Problem]) -> str | None:
    if raw is None or (isinstance(raw, str) and raw in knowledge.routines):
        return raw
    problems.append(Problem("routine", f"{shown(raw)} is not allowed; one of: {', '.join(knowledge.routines)}"))
    return None


def _told_today(
    today: date, profile: dict[str, Any], answers: dict[str, Any], tests: dict[str, dict[str, Any]]
) -> Iterator[Entry]:
    bodies: list[tuple[str, dict[str, Any]]] = [("profile", {"answers": profile})] if profile else []
    bodies += [("answers", {"answers": answers})] if answers else []
    bodies += [("self_test", {"test": test, "results": results}) for test, results in tests.items()]
    for position, (kind, body) in enumerate(bodies):
        yield ENTRY.validate_json(json.dumps(_stamp(today, _TOLD_AT, position) | {"kind": kind, "body": body}))


def _stamp(on: date, at: time, position: int) -> dict[str, Any]:
    """The id (a UUID of version 7 without randomness) and time of the entry in this place."""
    moment = datetime.combine(on, at) + timedelta(milliseconds=position)
    milliseconds = (moment - _EPOCH) // timedelta(milliseconds=1)
    entry_id = UUID(int=milliseconds << 80 | 7 << 76 | 2 << 62 | position)
    return {"id": str(entry_id), "at": moment.isoformat()}


def _day(raw: object, place: str, problems: list[Problem]) -> date | None:
    if isinstance(raw, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", raw) and int(raw[:4]) in YEARS:
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    given = "is missing" if raw is None else f"{shown(raw)} is not allowed"
    problems.append(Problem(place, f"{given}; a day like 2026-11-20, from {YEARS.start} to {YEARS.stop - 1}"))
    return None


def _told(raw: object, place: str, knowledge: Knowledge, problems: list[Problem]) -> dict[str, Any]:
    """Facts and their answers as plain data; checklists are spread over their facts."""
    spread: dict[str, Any] = {}
    single: dict[str, Any] = {}
    for name, value in _pairs(raw, place, problems):
        if name in knowledge.checklists:
            spread |= _spread(name, value, f"{place}.{name}", knowledge, problems)
        elif name in knowledge.measurement_of:
            problems.append(Problem(f"{place}.{name}", "is a measurement; it belongs under self_tests"))
        elif name in knowledge.answerable:
            answer = normalise(knowledge, name, value)
            if isinstance(answer, Answer):
                single[name] = answer.model_dump(mode="json", exclude_none=True)
            else:
                problems.append(Problem(f"{place}.{name}", answer.message))
        else:
            problems.append(Problem(f"{place}.{name}", unknown_fact(knowledge, name, knowledge.checklists).message))
    return spread | single


def _spread(
    checklist_id: str, raw: object, place: str, knowledge: Knowledge, problems: list[Problem]
) -> dict[str, dict[str, str]]:
    facts = knowledge.checklists[checklist_id].facts
    ticked = [] if raw == "none" else raw
    if not isinstance(ticked, list) or not all(fact in facts for fact in ticked):
        wrong = [fact for fact in ticked if fact not in facts] if isinstance(ticked, list) else [ticked]
        given = ", ".join(shown(fact) for fact in wrong)
        problems.append(Problem(place, f"{given} is not allowed; none, or a list of: {', '.join(facts)}"))
        return {}
    return {fact: {"value": "yes" if fact in ticked else "no"} for fact in facts}


def _self_tests(raw: object, knowledge: Knowledge, problems: list[Problem]) -> dict[str, dict[str, Any]]:
    """Results by self-test, then by measurement."""
    tests: dict[str, dict[str, Any]] = {}
    for fact, value in _pairs(raw, "self_tests", problems):
        place = f"self_tests.{fact}"
        if fact in knowledge.question_of:
            problems.append(Problem(place, "is a question; it belongs under answers"))
            continue
        answer = normalise(knowledge, fact, value)
        if isinstance(answer, Problem):
            problems.append(Problem(place, answer.message))
            continue
        test, _ = knowledge.measurement_of[fact]
        tests.setdefault(test.id, {})[fact] = answer.value
    return tests


def _pairs(raw: object, place: str, problems: list[Problem]) -> Iterator[tuple[str, Any]]:
    if raw is not None and not isinstance(raw, dict):
        problems.append(Problem(place, f"{shown(raw)} is not allowed; lines of 'fact: value'"))
        return
    for name, value in (raw or {}).items():
        yield str(name), value


def _listed(raw: object, today: date | None, knowledge: Knowledge, problems: list[Problem]) -> Iterator[Entry]:
    if raw is not None and not isinstance(raw, list):
        problems.append(Problem("journal", f"{shown(raw)} is not allowed; a list of entries"))
        return
    ids: list[str] = []
    for position, item in enumerate(raw or [], 1):
        place = f"journal.{position}"
        days = _each_day(item, place, problems)
        for one in days:
            plain = _plain_entry(one, position, ids, knowledge, problems)
            entry = _typed(plain, place, knowledge, problems) if plain else None
            if entry and str(entry.id) in ids:
                problems.append(Problem(place, f"has the same id as journal.{ids.index(str(entry.id)) + 1}"))
            if entry and today and entry.at.date() > today:
                problems.append(Problem(place, f"{entry.at.date()} is after today, {today}"))
            if entry:
                yield entry
        ids.append(str(entry.id) if len(days) == 1 and entry else "")


def _each_day(item: object, place: str, problems: list[Problem]) -> list[object]:
    """The entry once for each day of its ``on``, which may be one day or a list of days that rise."""
    if not isinstance(item, dict) or not isinstance(item.get("on"), list):
        return [item]
    days = item["on"]
    if not days or not all(isinstance(day, str) for day in days) or sorted(set(days)) != days:
        problems.append(Problem(f"{place}.on", f"{shown(days)} is not allowed; one day, or several in order"))
        return []
    return [item | {"on": day} for day in days]


def _plain_entry(
    item: object, position: int, ids: list[str], knowledge: Knowledge, problems: list[Problem]
) -> dict[str, Any] | None:
    """The entry as in JSON Lines, its answers spelt out; None when something is wrong with it."""
    place = f"journal.{position}"
    if not isinstance(item, dict):
        problems.append(Problem(place, f"{shown(item)} is not allowed; an entry with on, kind and body"))
        return None
    faults_before = len(problems)
    plain = item if "id" in item or "at" in item else _from_short(item, position, ids, problems)
    body = plain.get("body")
    if plain.get("kind") in ("answers", "profile") and isinstance(body, dict) and "answers" in body:
        body = body | {"answers": _told(body["answers"], f"{place}.answers", knowledge, problems)}
    return plain | {"body": body} if len(problems) == faults_before else None


def _from_short(item: dict[Any, Any], position: int, ids: list[str], problems: list[Problem]) -> dict[str, Any]:
    place = f"journal.{position}"
    beside = {key: value for key, value in item.items() if key not in ("on", "kind", "body")}
    if "body" in item and beside:
        problems.append(Problem(place, f"{', '.join(map(shown, beside))} beside body; put everything into body"))
    on = _day(item.get("on"), f"{place}.on", problems)
    if item.get("kind") not in KINDS:
        given = f"{shown(item['kind'])} is not allowed" if "kind" in item else "is missing"
        problems.append(Problem(f"{place}.kind", f"{given}; one of: {', '.join(KINDS)}"))
    body = item.get("body", beside)
    if item.get("kind") == "retraction" and isinstance(body, dict) and isinstance(body.get("entry"), int):
        taken_back = body["entry"]
        if not 1 <= taken_back < position or not ids[taken_back - 1]:
            allowed = "the number of an entry above it, of one day"
            problems.append(Problem(f"{place}.entry", f"{taken_back} is not allowed; {allowed}"))
            return {}
        body = body | {"entry": ids[taken_back - 1]}
    body = _whole_body(item.get("kind"), body, on)
    return (_stamp(on, _LISTED_AT, position) if on else {}) | {"kind": item.get("kind"), "body": body}


def _whole_body(kind: object, body: Any, on: date | None) -> Any:
    """The body with what a short entry leaves out: the days of an event or a week, and a run's kind by its own name."""
    if not isinstance(body, dict) or on is None:
        return body
    if kind == "run" and "run_kind" in body and "kind" not in body:
        return {("kind" if key == "run_kind" else key): value for key, value in body.items()}
    if kind == "calendar":
        first = body.get("first", on.isoformat())
        return {"first": first, "last": first} | body
    if kind == "week_planned":
        last = on + timedelta(days=_WEEK_DAYS - 1)
        return {"first": on.isoformat(), "last": last.isoformat()} | body
    return body


def _typed(plain: dict[str, Any], place: str, knowledge: Knowledge, problems: list[Problem]) -> Entry | None:
    try:
        entry = ENTRY.validate_json(json.dumps(plain))
    except ValidationError as error:
        problems += [Problem(f"{place}.{where}" if where else place, what) for where, what in faults(error)]
        return None
    problems += [Problem(f"{place}.{fault.place}", fault.message) for fault in check_entry(entry, knowledge)]
    return entry
