"""Whoever may train, on any day of a week after whatever happened before, and everything such a day offers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from histories import EVENING, histories
from hypothesis import strategies as st
from plain_logic import nearly_clear
from runners import HARMLESS, KNOWLEDGE, TODAY, NearHealthy, Told, entries, runner, some_of

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.screening import Screening
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Session, Today
from backstride.advice.today import chosen_routine, today_for
from backstride.journal import Runner

DIRECTIONS = (
    "arching_effect", "bending_effect", "duration", "onset", "locked_last_24h", "pain_side", "training_change",
    "stress_fracture_history", "told_diagnosis", "extension_sport", "leg_tingling", "leg_shooting", "cough_sneeze_effect",
    "extension_opt_in", "skill_opt_in", "equipment", "minutes_per_day", "run_days", "desk_days", "sitting_h",
)  # fmt: skip
"""Answers that decide which exercises fit and how much time there is, drawn more often than others."""


@dataclass(frozen=True)
class OneDay:
    """A runner on a day, with what was told for the message of a failing test."""

    answers: Told
    runner: Runner
    on: date

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
    somebody = runner(fresh, before=(*long_ago, *draw(histories())), after=since)
    return OneDay(answers, somebody, TODAY + timedelta(days=draw(st.integers(0, days))))


def offered(day: OneDay) -> Iterator[tuple[Today, Session]]:
    """Every session of the day as advised, and every seed routine the runner might ask for."""
    facts = day.facts
    outcome: Screening = screen_facts(facts)
    today = today_for(facts, outcome, weigh_factors(facts))
    days = [today, *(chosen_routine(facts, outcome, routine) for routine in KNOWLEDGE.routines)]
    for each in days:
        for session in each.sessions if each else ():
            yield each, session  # type: ignore[misc]
