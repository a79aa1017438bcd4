"""Does what was told fit what is known? ``check_entry`` for a typed entry, ``normalise`` for plain data."""

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from backstride.knowledge.model import Answerable, Knowledge, Question
from backstride.knowledge.problem import Problem

from .entry import (
    NOTE_CHARS,
    Answer,
    Answers,
    AnswerValue,
    CalendarEvent,
    Course,
    DoneItem,
    Entry,
    PainTold,
    PlanIssued,
    PlannedItem,
    Questionnaire,
    SelfTestResult,
    SessionDone,
    WeekPlanned,
    Wish,
)  # fmt: skip
from .line import shown

UNKNOWN = "unknown-id"
"""``Problem.check`` of an id that is not known here: a newer version may have written it, so it need not be damage."""

ELSEWHERE = "elsewhere"
"""Where it hurts, when it is none of the places that are asked about."""

COURSES: tuple[Course, ...] = ("new", "changing", "stable", "not_sure")
YEARS = range(2000, 2200)
"""Years an entry can be of; dates near the ends of the calendar cannot be reckoned with."""


def check_entry(entry: Entry, knowledge: Knowledge) -> tuple[Problem, ...]:
    """Every id that is not known (``check`` is UNKNOWN) and every value that cannot be, with what is allowed."""
    return (*_day(entry.at.date(), "at"), *_body(entry.body, knowledge))


def normalise(knowledge: Knowledge, fact: str, raw: object) -> Answer | Problem:
    """The answer that plain data (a case file, the command line) stands for, or why it cannot be one.

    ``raw``: true, false, yes, no, not_sure; an option id; several as a list or with commas, none of them as
    ``none``; a whole number; text; or any of these as ``{value: ..., course: ...}``.
    """
    shape = knowledge.answerable.get(fact)
    if shape is None:
        return unknown_fact(knowledge, fact)
    course: object = None
    if isinstance(raw, dict):
        stray = [shown(key) for key in raw if key not in ("value", "course")]
        if stray or "value" not in raw:
            return Problem(fact, "only value and course are known here" if stray else "the value is missing")
        course = raw.get("course")
        raw = raw["value"]
    value = _plain(shape, raw)
    if value is None or not _fits(shape, value):
        return Problem(fact, _not_allowed(shape, raw))
    fault = _course_fault(shape, value, course)
    return Problem(fact, fault) if fault else Answer.model_validate({"value": value, "course": course})


def unknown_fact(knowledge: Knowledge, fact: str, also: Iterable[str] = ()) -> Problem:
    """Why this fact cannot be told: it is worked out by us, or not known (with the nearest ids, or ids of ``also``)."""
    if fact in _derived(knowledge):
        return Problem(fact, "is worked out from other answers; it cannot be told")
    return _unknown(fact, (*knowledge.answerable, *also), "question or measurement", fact)


def allowed_values(shape: Answerable) -> str:
    """The allowed values of a fact, in words."""
    unsure = " or not_sure" if _may_be_unsure(shape) else ""
    options = ", ".join(option.id for option in shape.options)
    if shape.type == "yes_no":
        return "yes, no or not_sure" if unsure else "yes or no"
    if shape.type == "choice":
        return f"one of: {options}{unsure}"
    if shape.type == "multi":
        return f"any of: {options}; or none{unsure}"
    if shape.type == "integer":
        return f"a whole number from {shape.min} to {shape.max} ({shape.unit}){unsure}"
    return f"text of at most {NOTE_CHARS:,} characters"


def _body(body: object, knowledge: Knowledge) -> Iterator[Problem]:
    if isinstance(body, Answers):
        for fact, answer in body.answers.items():
            yield from _answer(knowledge, fact, answer.value, answer.course)
    elif isinstance(body, SelfTestResult):
        yield from _self_test(body, knowledge)
    elif isinstance(body, Questionnaire):
        yield from _questionnaire(body, knowledge)
    elif isinstance(body, PlanIssued):
        yield from _day(body.for_date, "for_date")
        yield from _items(body.items, knowledge)
    elif isinstance(body, WeekPlanned):
        yield from _week(body, knowledge)
    elif isinstance(body, CalendarEvent):
        yield from _day(body.first, "first")
        yield from _day(body.last, "last")
        for item in body.equipment:
            if item not in knowledge.equipment:
                yield _unknown("equipment", knowledge.equipment, "piece of equipment", item)
    elif isinstance(body, Wish):
        if body.exercise not in knowledge.exercises:
            yield _unknown("exercise", knowledge.exercises, "exercise", body.exercise)
    elif isinstance(body, SessionDone):
        yield from _items(body.items, knowledge)
        if body.routine is not None and body.routine not in knowledge.routines:
            yield _unknown("routine", knowledge.routines, "routine", body.routine)
        if body.stopped_by is not None and body.stopped_by not in knowledge.stop_rules:
            yield _unknown("stopped_by", knowledge.stop_rules, "stop rule", body.stopped_by)
        for told in body.hurts or ():
            yield from _pain_told(told, knowledge)


def _pain_told(told: PainTold, knowledge: Knowledge) -> Iterator[Problem]:
    places = (*(option.id for option in knowledge.question_of["pain_places"].options), ELSEWHERE)
    for name, value, known, what in (
        ("exercise", told.exercise, knowledge.exercises, "exercise"),
        ("place", told.place, places, "place"),
        ("pain_kind", told.pain_kind, knowledge.pain_kinds, "kind of pain"),
    ):
        if value is not None and value not in known:
            yield _unknown(name, known, what, value)


def _answer(knowledge: Knowledge, fact: str, value: AnswerValue, course: object) -> Iterator[Problem]:
    shape = knowledge.answerable.get(fact)
    if shape is None:
        yield unknown_fact(knowledge, fact)
        return
    fault = _course_fault(shape, value, course) if _fits(shape, value) else _not_allowed(shape, value)
    if fault:
        yield Problem(fact, fault)


def _self_test(body: SelfTestResult, knowledge: Knowledge) -> Iterator[Problem]:
    test = knowledge.self_tests.get(body.test)
    if body.stopped_by is not None and body.stopped_by not in knowledge.stop_rules:
        yield _unknown("stopped_by", knowledge.stop_rules, "stop rule", body.stopped_by)
    if test is None:
        yield _unknown("test", knowledge.self_tests, "self-test", body.test)
    for fact, value in body.results.items():
        home = knowledge.measurement_of.get(fact)
        if test is not None and home is not None and home[0].id != test.id:
            yield Problem(fact, f"is measured by {home[0].id}, not by {test.id}")
        else:
            yield from _answer(knowledge, fact, value, None)


def _questionnaire(body: Questionnaire, knowledge: Knowledge) -> Iterator[Problem]:
    measure = knowledge.measures.get(body.measure)
    if measure is None:
        yield _unknown("measure", knowledge.measures, "measure", body.measure)
        return
    items = {item.id: item for item in measure.items}
    for item_id, value in body.items.items():
        item = items.get(item_id)
        if item is None:
            yield _unknown(shown(item_id), items, f"item of {measure.id}", item_id)
        elif not item.allows(value):
            allowed = ", ".join(str(option.value) for option in item.options)
            allowed = f"one of: {allowed}" if allowed else f"a whole number from {item.min} to {item.max}"
            yield Problem(item_id, f"{_given(value)} is not allowed; {allowed}")


def _week(body: WeekPlanned, knowledge: Knowledge) -> Iterator[Problem]:
    yield from _day(body.first, "first")
    for session in body.sessions:
        yield from _items(session.items, knowledge)
        if session.routine is not None and session.routine not in knowledge.routines:
            yield _unknown("routine", knowledge.routines, "routine", session.routine)


def _items(items: tuple[PlannedItem, ...] | tuple[DoneItem, ...], knowledge: Knowledge) -> Iterator[Problem]:
    for item in items:
        exercise = knowledge.exercises.get(item.exercise)
        if exercise is None:
            yield _unknown("exercise", knowledge.exercises, "exercise", item.exercise)
        elif item.level > len(exercise.levels):
            yield Problem(item.exercise, f"level {item.level} is not known; it has {len(exercise.levels)}", UNKNOWN)


def _day(day: date, place: str) -> Iterator[Problem]:
    if day.year not in YEARS:
        yield Problem(place, f"{day} is not allowed; a year from {YEARS.start} to {YEARS.stop - 1}")


def _fits(shape: Answerable, value: AnswerValue) -> bool:
    ids = {option.id for option in shape.options}
    if shape.type == "text":
        return isinstance(value, str) and len(value) <= NOTE_CHARS and _is_utf8(value)
    if value == "not_sure":
        return _may_be_unsure(shape)
    if shape.type == "integer":
        return isinstance(value, int) and (shape.min or 0) <= value <= (shape.max or 0)
    if shape.type == "multi":
        return isinstance(value, tuple) and ids.issuperset(value) and len(set(value)) == len(value)
    return value in (("yes", "no") if shape.type == "yes_no" else ids)


def _not_allowed(shape: Answerable, given: object) -> str:
    return f"{_given(given)} is not allowed; {allowed_values(shape)}"


def _course_fault(shape: Answerable, value: AnswerValue, course: object) -> str | None:
    if course is None:
        return None
    if not (isinstance(shape, Question) and shape.asks_course):
        return "takes no course"
    if value != "yes":
        return "a course goes only with yes"
    return None if course in COURSES else f"course {_given(course)} is not allowed; one of: {', '.join(COURSES)}"


def _plain(shape: Answerable, raw: object) -> AnswerValue | None:
    if isinstance(raw, bool):
        return ("yes" if raw else "no") if shape.type == "yes_no" else None
    if shape.type == "multi":
        return _several(raw)
    if isinstance(raw, str) and shape.type != "text":
        digits = raw.strip()
        return int(digits) if shape.type == "integer" and digits.isdecimal() and len(digits) < 10 else _word(raw)
    return raw if isinstance(raw, str | int) else None


def _several(raw: object) -> AnswerValue | None:
    parts = raw.split(",") if isinstance(raw, str) else raw
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        return None
    words = tuple(_word(part) for part in parts)
    if words == ("not_sure",):
        return "not_sure"
    return () if words == ("none",) else words


def _word(raw: str) -> str:
    return raw.strip().casefold().replace(" ", "_").replace("-", "_")


def _may_be_unsure(shape: Answerable) -> bool:
    return isinstance(shape, Question) and shape.not_sure


def _is_utf8(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _given(value: object) -> str:
    if isinstance(value, tuple | list):
        return "[" + ", ".join(shown(part) for part in value[:5]) + (", ...]" if len(value) > 5 else "]")
    return shown(value) if value is not None else "an empty value"


def _derived(knowledge: Knowledge) -> frozenset[str]:
    derived = {fact.fact for fact in knowledge.derived_facts.values()}.union(knowledge.pattern_of)
    for test in knowledge.self_tests.values():
        derived.update(band.fact for band in test.bands)
        derived.update(gap.fact for gap in test.gaps)
    return frozenset(derived)


def _unknown(place: str, known: Iterable[str], what: str, name: str) -> Problem:
    near = _nearest(name, tuple(known))
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return Problem(place, f"{shown(name)} is not a known {what}{hint}", UNKNOWN)


@lru_cache(maxsize=1024)
def _nearest(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(get_close_matches(name, known, n=3, cutoff=0.7))
