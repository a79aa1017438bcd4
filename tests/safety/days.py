"""Whoever may train, on any day of a week after whatever happened before, and everything such a day offers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st
from plain_logic import nearly_clear

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.screening import Screening
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Session, SessionItem
from backstride.advice.today import chosen_routine, today_for
from backstride.journal import Entry, Runner
from backstride.knowledge.model import Exercise, ExerciseLevel
from histories import EVENING, histories
from runners import HARMLESS, KNOWLEDGE, TODAY, NearHealthy, Told, answer, entries, ready, runner, some_of

DIRECTIONS = (
    "arching_effect", "bending_effect", "duration", "onset", "locked_last_24h", "pain_side", "training_change",
    "stress_fracture_history", "told_diagnosis", "extension_sport", "leg_tingling", "leg_shooting",
    "cough_sneeze_effect", "shoulder_sore", "extension_opt_in", "skill_opt_in", "equipment", "minutes_per_day", "run_days", "desk_days", "sitting_h",
)  # fmt: skip
"""Answers that decide which exercises fit and how much time there is, drawn more often than others."""


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
    """Somebody near enough to clear; some answers may be weeks old, and a red or a stop may have come since."""
    answers = NearHealthy({**draw(nearly_clear()), **draw(some_of(DIRECTIONS, 6))})
    old = draw(st.sets(st.sampled_from(HARMLESS), max_size=8)) if draw(st.booleans()) else set[str]()
    long_ago = entries(
        {fact: answers[fact] for fact in sorted(old) if fact in answers},
        TODAY - timedelta(days=draw(st.integers(0, 400))),
        first_id=80_000,
    )
    fresh = {fact: given for fact, given in answers.items() if fact not in old}
    since = draw(histories(most=1, days=0, at=EVENING)) if draw(st.booleans()) else ()
    before = draw(histories())
    somebody = runner(fresh, before=(*long_ago, *before), after=since)
    return OneDay(answers, (*long_ago, *before, *since), TODAY + timedelta(days=draw(st.integers(0, days))), somebody)


def offered(day: OneDay) -> Iterator[Session]:
    """Every session of the day as advised, and every seed routine the runner might ask for."""
    facts = day.facts
    outcome: Screening = screen_facts(facts)
    today = today_for(facts, outcome, weigh_factors(facts))
    for each in (today, *(chosen_routine(facts, outcome, routine) for routine in KNOWLEDGE.routines)):
        yield from each.sessions if each else ()


def items_of(day: OneDay) -> Iterator[tuple[Session, SessionItem, Exercise, ExerciseLevel]]:
    """Every item of these sessions, with its exercise and level."""
    for session in offered(day):
        for item in session.items:
            exercise = KNOWLEDGE.exercises[item.exercise]
            yield session, item, exercise, exercise.levels[item.level - 1]


@st.composite
def weeks(draw: st.DrawFn) -> Told:
    """Somebody clear with any week: run days, desk days, minutes, what is at hand and wished for."""
    answers = dict(draw(ready()))
    return NearHealthy({**answers, **{fact: draw(answer(fact)) for fact in WEEK_FACTS}})


WEEK_FACTS = (
    "run_days", "hard_run_days", "long_run_day", "desk_days", "minutes_per_day", "equipment", "extension_opt_in",
    "skill_opt_in",
)  # fmt: skip
