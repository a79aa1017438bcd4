"""Whoever may train, on any day of a week after whatever happened before, and everything such a day offers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st
from plain_logic import nearly_clear

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.levels import level_for
from backstride.advice.screening import Cleared
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Session, SessionItem
from backstride.advice.strength import strength_session
from backstride.advice.today import chosen_routine
from backstride.journal import CheckIn, DoneItem, Entry, Runner, SessionDone
from backstride.knowledge.model import Exercise, ExerciseLevel
from histories import EVENING, MORNING, OFFERED, happening, histories
from runners import HARMLESS, KNOWLEDGE, TODAY, NearHealthy, Told, answer, entries, ready, runner, some_of, told

DIRECTIONS = (
    "arching_effect", "bending_effect", "duration", "onset", "locked_last_24h", "pain_side", "training_change",
    "stress_fracture_history", "told_diagnosis", "extension_sport", "leg_tingling", "leg_shooting", "shoulder_sore",
    "cough_sneeze_effect", "extension_opt_in", "skill_opt_in", "equipment", "run_days", "desk_days",
    "sitting_h",
)  # fmt: skip
"""Answers that decide which exercises fit, drawn more often than others."""
MINUTES = (2, 4, 7, 12, 20, 30, 45, 90)


@dataclass(frozen=True)
class OneDay:
    """A runner on a day; shown by what was told and what happened."""

    answers: Told
    happened: tuple[Entry, ...]
    on: date
    runner: Runner = field(repr=False)

    @property
    def facts(self) -> Facts:
        return Facts(self.runner, KNOWLEDGE, self.on)


@st.composite
def one_day(draw: st.DrawFn, days: int = 6) -> OneDay:
    """Somebody near enough to clear; some answers may be weeks old, and a red or a stop may have come since.

    Every other one is eager: strong, well equipped, weeks without pain, with any level of any exercise behind them.
    """
    eager = draw(st.booleans())
    minutes = told({"minutes_per_day": draw(st.sampled_from(MINUTES))})
    own = {**draw(nearly_clear()), **minutes, **(EAGER if eager else {})}
    answers = NearHealthy({**own, **draw(some_of(DIRECTIONS, 4))})
    old = draw(st.sets(st.sampled_from(HARMLESS), max_size=8)) if draw(st.booleans()) else set[str]()
    long_ago = entries(
        {fact: answers[fact] for fact in sorted(old) if fact in answers},
        TODAY - timedelta(days=draw(st.integers(0, 400))),
        first_id=80_000,
    )
    fresh = {fact: given for fact, given in answers.items() if fact not in old}
    since = draw(histories(most=1, days=0, at=EVENING)) if draw(st.booleans()) else ()
    before = (*long_ago, *(draw(_green_weeks()) if eager else draw(histories(days=draw(st.sampled_from([3, 70]))))))
    somebody = runner(fresh, before=before, after=since)
    return OneDay(answers, (*before, *since), TODAY + timedelta(days=draw(st.integers(0, days))), somebody)


EAGER = told(
    {
        "equipment": tuple(thing.id for thing in KNOWLEDGE.equipment.values() if not thing.everyday),
        "extension_opt_in": "yes",
        "skill_opt_in": "yes",
        "arching_effect": "better",
        "bending_effect": "better",
        "front_plank_s": 200,
        "side_plank_left_s": 150,
        "side_plank_right_s": 150,
        "bridge_left_reps": 40,
        "bridge_right_reps": 40,
        "bridge_hold_left": "pass",
        "bridge_hold_right": "pass",
        "balance_left": "pass",
        "balance_right": "pass",
        "single_leg_squat_left": "good",
        "single_leg_squat_right": "good",
    }
)


@st.composite
def _green_weeks(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Six weeks without a bad morning, and a session a week ago of some exercises at any of their levels."""
    mornings = [
        happening(
            number, TODAY - timedelta(days=7 * number), MORNING, CheckIn(pain_morning_0_10=draw(st.integers(0, 2)))
        )
        for number in range(6)
    ]
    exercises = draw(st.lists(st.sampled_from(OFFERED), max_size=6, unique=True))
    items = tuple(
        DoneItem(exercise=name, level=draw(st.integers(1, len(KNOWLEDGE.exercises[name].levels))), sets_done=2)
        for name in exercises
    )
    done = SessionDone(session="strength", items=items, duration_s=900, completed=True)
    return (*mornings, happening(10, TODAY - timedelta(days=draw(st.integers(1, 20))), MORNING, done))


def offered(day: OneDay) -> Iterator[Session]:
    """A strength session on whatever day, and every seed routine asked for; ``plans.py`` has the days of a plan."""
    facts = day.facts
    outcome, weights = screen_facts(facts), weigh_factors(facts)
    for each in (chosen_routine(facts, outcome, name) for name in KNOWLEDGE.routines):
        yield from each.sessions if each else ()
    if isinstance(outcome, Cleared):
        minutes = facts.number("minutes_per_day") or KNOWLEDGE.number("minutes-per-day-usual")
        strength, _ = strength_session(facts, weights, outcome.gentle, 60 * minutes)
        yield from (strength,) if strength else ()


def items_of(day: OneDay) -> Iterator[tuple[Session, SessionItem, Exercise, ExerciseLevel]]:
    """Every item of these sessions, with its exercise and level."""
    for session in offered(day):
        for item in session.items:
            exercise = KNOWLEDGE.exercises[item.exercise]
            yield session, item, exercise, exercise.levels[item.level - 1]


def levels_open(day: OneDay) -> Iterator[tuple[str, Exercise, ExerciseLevel]]:
    """What the runner may do: every item of these sessions, and the level each exercise would be given at."""
    for session, item, exercise, rung in items_of(day):
        yield f"{session.title}: {item.exercise} {item.level}", exercise, rung
    for exercise in KNOWLEDGE.exercises.values():
        level = level_for(exercise, day.facts, gentle=False)
        if isinstance(level, int):
            yield f"{exercise.id} {level}", exercise, exercise.levels[level - 1]


@st.composite
def weeks(draw: st.DrawFn) -> Told:
    """Somebody clear with any week: run days, desk days, minutes, what is at hand and wished for."""
    answers = dict(draw(ready()))
    return NearHealthy({**answers, **{fact: draw(answer(fact)) for fact in WEEK_FACTS}})


WEEK_FACTS = (
    "run_days", "hard_run_days", "long_run_day", "desk_days", "minutes_per_day", "equipment", "extension_opt_in",
    "skill_opt_in",
)  # fmt: skip
