"""The whole walk for one runner and one day: screening, factors, next test, today's sessions and their script."""

from dataclasses import dataclass
from datetime import date

from backstride.advice.factors import FactorWeight, weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.next_test import NextTest, next_test
from backstride.advice.screening import Cleared, Remark, Screening, remarks
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Today
from backstride.advice.today import chosen_routine, today_for
from backstride.coach.script import Script, compile_script
from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge


@dataclass(frozen=True, slots=True)
class Advice:
    """Every value of the walk. ``today`` and ``script`` (of the first session) are None when there is no session."""

    facts: Facts
    screening: Screening
    patterns: tuple[str, ...]
    remarks: tuple[Remark, ...]
    factors: tuple[FactorWeight, ...]
    next_test: NextTest | None
    today: Today | None
    script: Script | None


def advise(runner: Runner, knowledge: Knowledge, today: date, routine: str | None = None) -> Advice:
    """Advice for ``today``. ``routine``: a seed routine that is wished for instead of the day's own choice."""
    facts = Facts(runner, knowledge, today)
    screening = screen_facts(facts)
    factors = weigh_factors(facts)
    day = chosen_routine(facts, screening, routine) if routine else today_for(facts, screening, factors)
    main = day.sessions[0] if day and day.sessions else None
    return Advice(
        facts=facts,
        screening=screening,
        patterns=tuple(pattern.id for pattern in knowledge.patterns.values() if facts.holds(pattern.fact)),
        remarks=remarks(facts),
        factors=factors,
        next_test=next_test(facts, screening.gentle) if isinstance(screening, Cleared) else None,
        today=day,
        script=compile_script(main, knowledge) if main else None,
    )
