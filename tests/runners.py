"""Runners for tests: a healthy one with every question answered, and Hypothesis strategies for any others.

Whatever is told goes through real journal entries and ``replay``, over the real knowledge. A ``Told`` is what one
runner says on one day: fact to ``Answer``, self-test results included.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st

from backstride.journal import Answer, Answers, Entry, Profile, Runner, SelfTestResult, replay
from backstride.journal.entry import AnswersEntry, AnswerValue, ProfileEntry, SelfTestEntry
from backstride.knowledge.load import load_knowledge
from backstride.knowledge.model import Answerable, Condition, Question

KNOWLEDGE = load_knowledge()
TODAY = date(2026, 11, 21)
NOON = time(12)

Told = Mapping[str, Answer]


class NearHealthy(dict[str, Answer]):
    """What somebody told, shown as how it differs from ``HEALTHY``: a failing example stays short."""

    def __repr__(self) -> str:
        changed = {fact: given for fact, given in self.items() if HEALTHY.get(fact) != given}
        parts = [
            f"{fact}={given.value}{f' ({given.course})' if given.course else ''}" for fact, given in changed.items()
        ]
        return f"healthy but for: {', '.join(parts)}; not told: {[fact for fact in HEALTHY if fact not in self]}"


_FINE: dict[str, AnswerValue] = {
    "age_y": 35,
    "sex": "male",
    "region": "gb",
    "pregnancy": "not_pregnant",
    "pain_places": ("low_back",),
    "pain_side": "middle",
    "pain_now_0_10": 2,
    "pain_worst_0_10": 3,
    "pain_run_0_10": 2,
    "duration": "two_to_six_weeks",
    "pain_course": "better",
    "onset": "slowly",
    "onset_age_y": 34,
    "running_effect": "worse",
    "sitting_effect": "same",
    "first_steps_effect": "same",
    "bending_effect": "same",
    "arching_effect": "same",
    "walking_effect": "better",
    "lying_effect": "better",
    "distance_effect": "grows",
    "night_pain": "never",
    "cough_sneeze_effect": "nothing",
    "stress_fracture_history": "never",
    "told_helped": "not_treated",
    "worry_0_10": 3,
    "fear_moving_0_10": 3,
    "sleep_h": 7,
    "stress_0_10": 4,
    "sitting_h": 8,
    "minutes_per_day": 20,
    "run_days": ("tue", "thu", "sat"),
    "long_run_day": "sat",
    "desk_days": ("mon", "tue", "wed", "thu", "fri"),
    "space": "travel",
    "strength_days": 0,
    "equipment": ("band",),
    "height_cm": 175,
    "weight_kg": 70,
    "weekly_km": 30,
    "longest_run_km": 12,
    "running_years": 5,
    "story": "My low back aches after a few miles.",
}


def _fine(question: Question) -> AnswerValue:
    if question.fact in _FINE:
        return _FINE[question.fact]
    return {"yes_no": "no", "text": ""}.get(question.type, ())


HEALTHY: Told = MappingProxyType(
    {fact: Answer(value=_fine(question)) for fact, question in KNOWLEDGE.question_of.items()}
)
"""Every question answered, nothing alarming: ordinary low back pain of a runner of 35."""


def told(answers: Mapping[str, AnswerValue | Answer]) -> Told:
    """Plain values as answers."""
    return {fact: value if isinstance(value, Answer) else Answer(value=value) for fact, value in answers.items()}


def healthy(**changes: AnswerValue | Answer) -> Told:
    """``HEALTHY`` with a few answers changed."""
    return {**HEALTHY, **told(changes)}


def without(answers: Told, *facts: str) -> Told:
    """What was told, but for these facts."""
    return {fact: answer for fact, answer in answers.items() if fact not in facts}


def entry_id(number: int) -> UUID:
    """The UUIDv7 with this number in its low bits."""
    return UUID(int=7 << 76 | 2 << 62 | number)


def moment(day: date, at: time = NOON) -> datetime:
    """A time of a day, in UTC."""
    return datetime.combine(day, at, tzinfo=UTC)


def entries(answers: Told, on: date = TODAY, at: time = NOON, first_id: int = 10_000) -> tuple[Entry, ...]:
    """The entries that tell all this at one moment: answers, profile, and one entry for each self-test."""
    parts: dict[str, dict[str, Answer]] = {}
    for fact, answer in answers.items():
        parts.setdefault(_home(fact), {})[fact] = answer
    made: list[Entry] = []
    for home, facts in parts.items():
        number, when = entry_id(first_id + len(made)), moment(on, at)
        if home == "profile":
            made.append(ProfileEntry(id=number, at=when, body=Profile(answers=facts)))
        elif home == "answers":
            made.append(AnswersEntry(id=number, at=when, body=Answers(answers=facts)))
        else:
            results = {fact: answer.value for fact, answer in facts.items() if not isinstance(answer.value, tuple)}
            made.append(SelfTestEntry(id=number, at=when, body=SelfTestResult(test=home, results=results)))
    return tuple(made)


def runner(answers: Told, on: date = TODAY, before: Iterable[Entry] = (), after: Iterable[Entry] = ()) -> Runner:
    """Who told all this at noon of a day, with entries of before and after."""
    return replay((*before, *entries(answers, on), *after))


def _home(fact: str) -> str:
    question = KNOWLEDGE.question_of.get(fact)
    return question.home if question is not None else KNOWLEDGE.measurement_of[fact][0].id


@cache
def facts_below(fact: str) -> frozenset[str]:
    """The fact itself and what decides it: the facts of a pattern, and those that decide whether it is asked."""
    below = {fact}
    pattern, question = KNOWLEDGE.pattern_of.get(fact), KNOWLEDGE.question_of.get(fact)
    for condition in (pattern.when if pattern else None, question.ask_when if question else None):
        for part in condition.facts() if condition else ():
            below |= facts_below(part)
    return frozenset(below)


def _facts_of_flags() -> frozenset[str]:
    rules = [rule for flag in KNOWLEDGE.red_flags.values() for rule in flag.rules]
    return frozenset(below for rule in rules for fact in rule.when.facts() for below in facts_below(fact))


FLAG_FACTS = tuple(sorted(_facts_of_flags() & KNOWLEDGE.answerable.keys()))
"""Every answer and measurement on which a red flag can hang."""

REQUIRED = tuple(sorted(question.fact for question in KNOWLEDGE.questions.values() if question.required))
CLEARANCE = "clinician_cleared"
HARMLESS = tuple(sorted(KNOWLEDGE.answerable.keys() - {*FLAG_FACTS, *REQUIRED, CLEARANCE}))
"""Answers and measurements that no red flag reads: week, equipment, body limits, most self-tests."""

COURSES = (None, "new", "changing", "stable", "not_sure")
FEWER = settings(max_examples=max(10, settings().max_examples // 4))
"""For properties that look at many answers in every example."""


@cache
def _edges(fact: str) -> tuple[int, ...]:
    """Numbers at which some condition changes its mind, and their neighbours."""
    shape = KNOWLEDGE.answerable[fact]
    low, high = shape.min or 0, shape.max or 0
    limits = {low, high}
    for leaf in _leaves():
        if leaf.fact == fact:
            for limit in (leaf.min, leaf.max, leaf.above, leaf.below):
                limits |= {limit - 1, limit, limit + 1} if limit is not None else set()
    return tuple(sorted(number for number in limits if low <= number <= high))


@cache
def _leaves() -> tuple[Condition, ...]:
    conditions = [rule.when for flag in KNOWLEDGE.red_flags.values() for rule in flag.rules]
    conditions += [contraindication.when for contraindication in KNOWLEDGE.contraindications.values()]
    conditions += [pattern.when for pattern in KNOWLEDGE.patterns.values()]
    conditions += [clue.when for factor in KNOWLEDGE.factors.values() for clue in factor.evidence]
    conditions += [question.ask_when for question in KNOWLEDGE.questions.values() if question.ask_when]
    rungs = (rung for exercise in KNOWLEDGE.exercises.values() for rung in exercise.levels)
    conditions += [rung.start_when for rung in rungs if rung.start_when]
    found: list[Condition] = []
    while conditions:
        condition = conditions.pop()
        found += [condition] if condition.fact else []
        conditions += condition.children()
    return tuple(found)


def _sure(shape: Answerable, fact: str) -> st.SearchStrategy[AnswerValue]:
    ids = [option.id for option in shape.options]
    if shape.type == "yes_no":
        return st.sampled_from(["no", "yes"])
    if shape.type == "choice":
        return st.sampled_from(ids)
    if shape.type == "multi":
        return st.lists(st.sampled_from(ids), unique=True, max_size=4).map(tuple)
    if shape.type == "integer":
        return st.sampled_from(_edges(fact)) | st.integers(shape.min, shape.max)
    return st.sampled_from(["", "It hurts when I cough.", "Dizzy once, and I had cancer."])


@cache
def answer(fact: str) -> st.SearchStrategy[Answer]:
    """Any allowed answer to a question, "not sure" and every course included, or any result of a measurement."""
    shape = KNOWLEDGE.answerable[fact]
    values = _sure(shape, fact)
    if isinstance(shape, Question) and shape.not_sure and shape.type != "text":
        values |= st.just("not_sure")
    if isinstance(shape, Question) and shape.asks_course:
        return st.tuples(values, st.sampled_from(COURSES)).map(_with_course)
    return values.map(lambda value: Answer(value=value))


def _with_course(pair: tuple[AnswerValue, object]) -> Answer:
    value, course = pair
    return Answer.model_validate({"value": value, "course": course if value == "yes" else None})


def some_of(facts: Iterable[str], most: int) -> st.SearchStrategy[Told]:
    """Any answers to at most so many of these facts."""
    one = st.sampled_from(tuple(facts)).flatmap(lambda fact: st.tuples(st.just(fact), answer(fact)))
    return st.lists(one, max_size=most).map(dict)


@cache
def any_subset() -> st.SearchStrategy[Told]:
    """Any answers to any of all questions and measurements; nearly always a reason to see somebody."""
    return st.fixed_dictionaries({}, optional={fact: answer(fact) for fact in KNOWLEDGE.answerable})


@st.composite
def nearly_healthy(draw: st.DrawFn, changes: int = 4, gaps: int = 4) -> Told:
    """``HEALTHY`` with a few answers changed and a few questions not asked."""
    sex = draw(st.sampled_from(["male", "female", "other"]))
    answers = {**healthy(sex=sex), **draw(some_of(FLAG_FACTS, changes)), **draw(some_of(HARMLESS, changes))}
    return NearHealthy(without(answers, *draw(st.lists(st.sampled_from(tuple(answers)), max_size=gaps))))


@cache
def anybody() -> st.SearchStrategy[Told]:
    """Near the healthy runner, far from them, or nobody at all."""
    return st.one_of(nearly_healthy(), any_subset(), some_of(KNOWLEDGE.answerable, 12))


@st.composite
def ready(draw: st.DrawFn) -> Told:
    """Somebody with no warning sign: any week, equipment, body limits and test results, some of them not known."""
    age = draw(st.integers(18, 65))
    sex = draw(st.sampled_from(["male", "female", "other"]))
    answers = {**healthy(age_y=age, sex=sex), **draw(some_of(HARMLESS, 25))}
    return NearHealthy(without(answers, *draw(st.lists(st.sampled_from(HARMLESS), max_size=6))))


def days_after(most: int = 6) -> st.SearchStrategy[date]:
    """A day from ``TODAY`` on."""
    return st.integers(0, most).map(lambda days: TODAY + timedelta(days=days))


@cache
def every_answer(fact: str) -> tuple[Answer, ...]:
    """Each allowed answer: every course, several things alone and none, numbers where something may change."""
    shape = KNOWLEDGE.answerable[fact]
    ids = tuple(option.id for option in shape.options)
    values: tuple[AnswerValue, ...]
    if shape.type == "yes_no":
        values = ("no", "yes")
    elif shape.type == "multi":
        values = ((), *((one,) for one in ids), ids)
    else:
        values = _edges(fact) if shape.type == "integer" else ids
    if isinstance(shape, Question) and shape.not_sure and shape.type != "text":
        values = (*values, "not_sure")
    given = [Answer(value=value) for value in values]
    if isinstance(shape, Question) and shape.asks_course:
        given += [Answer.model_validate({"value": "yes", "course": course}) for course in COURSES[1:]]
    return tuple(given)
