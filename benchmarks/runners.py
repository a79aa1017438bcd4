"""Varied runners made up from a seed: body, equipment, minutes, week, life, wishes, and weeks of training."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared
from backstride.advice.screening.screen import screen_facts
from backstride.journal import (
    Answer,
    Answers,
    CalendarEvent,
    CheckIn,
    DoneItem,
    Entry,
    Run,
    SessionDone,
    Wish,
    replay,
)
from backstride.journal.entry import (
    AnswersEntry,
    AnswerValue,
    Body,
    CalendarEntry,
    CheckInEntry,
    RunEntry,
    SessionDoneEntry,
    WishEntry,
)
from backstride.knowledge.model import Knowledge, Question

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KINDS = {
    Answers: AnswersEntry,
    CalendarEvent: CalendarEntry,
    CheckIn: CheckInEntry,
    Run: RunEntry,
    SessionDone: SessionDoneEntry,
    Wish: WishEntry,
}
_FINE: dict[str, AnswerValue] = {
    "pregnancy": "not_pregnant", "region": "gb", "pain_places": ("low_back",), "pain_side": "middle",
    "pain_now_0_10": 2, "pain_worst_0_10": 3, "pain_run_0_10": 2, "pain_course": "better", "onset": "slowly",
    "running_effect": "worse", "first_steps_effect": "same", "walking_effect": "better", "lying_effect": "better",
    "night_pain": "never", "cough_sneeze_effect": "nothing", "stress_fracture_history": "never",
    "told_helped": "not_treated", "onset_age_y": 30, "story": "",
}  # fmt: skip


def varied_runners(count: int, today: date, knowledge: Knowledge) -> Iterator[tuple[Entry, ...]]:
    """The journals of so many runners who may train today; the same for the same day."""
    seed = 0
    while count:
        journal = varied_runner(seed, today, knowledge)
        seed += 1
        if isinstance(screen_facts(Facts(replay(journal), knowledge, today)), Cleared):
            count -= 1
            yield journal


def varied_runner(seed: int, today: date, knowledge: Knowledge) -> tuple[Entry, ...]:
    """One runner's journal up to ``today``."""
    chance = Random(seed)
    happened: list[tuple[datetime, Body]] = [(_at(today, 0), Answers(answers=_answers(chance, knowledge)))]
    happened += list(_trained(chance, today, knowledge)) if chance.random() < 0.7 else []
    happened += list(_life(chance, today, knowledge))
    return tuple(_entry(nth, at, body) for nth, (at, body) in enumerate(happened))


def _answers(chance: Random, knowledge: Knowledge) -> dict[str, Answer]:
    """Every question answered without a warning sign; what decides factors, fit and the week is left to chance."""
    given: dict[str, AnswerValue] = {}
    for fact, question in knowledge.question_of.items():
        given[fact] = _FINE[fact] if fact in _FINE else _harmless(question)
    runs = chance.sample(WEEKDAYS, chance.randint(0, 6))
    own = sorted(thing.id for thing in knowledge.equipment.values() if not thing.everyday)
    given |= {
        "age_y": chance.randint(20, 64),
        "sex": chance.choice(["male", "female", "other"]),
        "height_cm": chance.randint(155, 195),
        "weight_kg": chance.randint(52, 100),
        "duration": chance.choice(["two_to_six_weeks", "six_weeks_to_three_months", "over_three_months"]),
        "sitting_effect": chance.choice(["better", "same", "worse"]),
        "bending_effect": chance.choice(["better", "same", "worse"]),
        "arching_effect": chance.choice(["better", "same", "worse"]),
        "distance_effect": chance.choice(["grows", "same", "eases"]),
        "sleep_h": chance.randint(5, 9),
        "stress_0_10": chance.randint(0, 9),
        "sitting_h": chance.randint(0, 12),
        "minutes_per_day": chance.choice([2, 5, 8, 10, 12, 15, 20, 20, 30, 30, 45, 60]),
        "run_days": tuple(sorted(runs)),
        "hard_run_days": tuple(sorted(day for day in runs if chance.random() < 0.2)),
        "long_run_day": chance.choice(runs) if runs and chance.random() < 0.7 else "none",
        "desk_days": WEEKDAYS[: chance.choice([0, 3, 5])],
        "rest_days": tuple(chance.sample(WEEKDAYS, chance.choice([0, 0, 1, 2]))),
        "equipment": tuple(sorted(chance.sample(own, chance.randint(0, len(own))))),
        "space": "travel",
        "extension_opt_in": chance.choice(["yes", "no"]),
        "skill_opt_in": chance.choice(["yes", "no"]),
        "strength_days": chance.randint(0, 3),
        "weekly_km": chance.randint(0, 80),
        "longest_run_km": chance.randint(3, 30),
        "running_years": chance.randint(0, 20),
        "tired_late_in_runs": chance.choice(["yes", "no"]),
        "hips_feel_tight": chance.choice(["yes", "no"]),
        "shoulder_sore": chance.choice(["yes", "no", "no", "no"]),
        "wrist_or_kneeling_sore": chance.choice(["yes", "no", "no", "no"]),
    }
    return {
        fact: Answer(value=value) for fact, value in given.items() if _allowed(knowledge.question_of.get(fact), value)
    }


def _harmless(question: Question) -> AnswerValue:
    if question.type == "integer":
        return question.min or 0
    if question.type == "choice":
        return question.options[0].id
    return "no" if question.type == "yes_no" else () if question.type == "multi" else ""


def _allowed(question: Question | None, value: AnswerValue) -> bool:
    if question is None:
        return False
    return question.type != "choice" or value in {option.id for option in question.options}


def _trained(chance: Random, today: date, knowledge: Knowledge) -> Iterator[tuple[datetime, Body]]:
    """Two to ten weeks of strength every few days, runs between and mornings; mostly calm."""
    exercises = [each for each in knowledge.exercises.values() if each.kind == "strength" and each.muscle_group]
    levels = {each.id: chance.randint(1, min(3, len(each.levels))) for each in chance.sample(exercises, 5)}
    pain = chance.choice([(0,) * 30 + (3,), (0, 0, 1, 1, 2, 3)])
    for ago in range(7 * chance.randint(2, 10), 0, -1):
        on = today - timedelta(days=ago)
        yield _at(on, 7), CheckIn(pain_morning_0_10=chance.choice(pain))
        if ago % 3 == 0:
            yield _at(on, 18), _strength(chance, levels, pain, knowledge)
        elif ago % 3 == 1:
            metres = 1000 * chance.randint(3, 15)
            yield _at(on, 18), Run(distance_m=metres, duration_s=metres // 3, pain_during_0_10=chance.choice(pain))


def _strength(chance: Random, levels: dict[str, int], pain: tuple[int, ...], knowledge: Knowledge) -> SessionDone:
    items = []
    for name, level in levels.items():
        dose = knowledge.exercises[name].levels[level - 1].dose
        last_set = (dose.reps or dose.duration_s or 1) + chance.choice([0, 2])
        items.append(DoneItem(exercise=name, level=level, sets_done=dose.sets, hurt_0_10=0, last_set=last_set))
    hurt = chance.choice(pain)
    return SessionDone(
        session="strength", items=tuple(items), duration_s=900, completed=True, effort_0_10=5, pain_before_0_10=0,
        pain_during_0_10=hurt, pain_after_0_10=hurt,
    )  # fmt: skip


def _life(chance: Random, today: date, knowledge: Knowledge) -> Iterator[tuple[datetime, Body]]:
    """A race, a short day, a journey, a wish: some runners have some of them."""
    at = _at(today, 6)
    strength = [each.id for each in knowledge.exercises.values() if each.kind == "strength"]
    in_some_days = today + timedelta(days=chance.randint(1, 6))
    in_some_weeks = today + timedelta(days=chance.randint(3, 60))
    if chance.random() < 0.3:
        yield at, CalendarEvent(what="race", first=in_some_weeks, last=in_some_weeks, distance_m=21_100)
    if chance.random() < 0.3:
        yield at, CalendarEvent(what="busy", first=in_some_days, last=in_some_days, minutes=chance.choice([0, 5, 10]))
    if chance.random() < 0.2:
        yield at, CalendarEvent(what="travel", first=in_some_days, last=in_some_days + timedelta(days=2))
    for name in chance.sample(strength, 2) if chance.random() < 0.4 else []:
        yield at, Wish(exercise=name, wish=chance.choice(["refuse", "like"]))


def _at(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), UTC)


def _entry(number: int, at: datetime, body: Body) -> Entry:
    made: Entry = _KINDS[type(body)](id=UUID(int=7 << 76 | 2 << 62 | number + 1), at=at, body=body)
    return made
