"""The whole walk for one runner and one day: screening, factors, next test, plan, today's sessions and their script."""

from dataclasses import dataclass
from datetime import date

from backstride.advice.factors import FactorWeight, weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.next_test import NextTest, next_test
from backstride.advice.outcomes import Outcomes, outcomes_of
from backstride.advice.planning.make_plan import make_plan
from backstride.advice.planning.plan import Plan
from backstride.advice.progression.follow import progress_of
from backstride.advice.progression.progress import Progress
from backstride.advice.recovered import CameBack, Recovered, came_back, recovered
from backstride.advice.running.entry_test import EntryTest, entry_test
from backstride.advice.running.levers import Lever, levers
from backstride.advice.running.race import RaceAdvice, race_advice
from backstride.advice.screening import Cleared, Remark, Screening, remarks
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Today
from backstride.advice.today import chosen_routine, today_for
from backstride.advice.units import METRIC, Units
from backstride.coach.script import Script, compile_script
from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge


@dataclass(frozen=True, slots=True)
class Advice:
    """Every value of the walk. ``plan``: None when there may be none; ``today`` and ``script`` (of the first session)
    are None when there is no session. ``entry``: whether the walk and run ladder may begin, for whom it is for;
    ``levers``: what to change first in runs after amber or red; ``race``: None without a race to come.
    ``recovered``: well again; ``came_back``: it came back after that.
    """

    facts: Facts
    screening: Screening
    patterns: tuple[str, ...]
    remarks: tuple[Remark, ...]
    factors: tuple[FactorWeight, ...]
    next_test: NextTest | None
    progress: Progress
    plan: Plan | None
    today: Today | None
    script: Script | None
    entry: EntryTest | None
    levers: tuple[Lever, ...]
    race: RaceAdvice | None
    outcomes: Outcomes
    recovered: Recovered | None
    came_back: CameBack | None


def advise(
    runner: Runner,
    knowledge: Knowledge,
    today: date,
    routine: str | None = None,
    first: date | None = None,
    with_costs: bool = False,
    units: Units = METRIC,
) -> Advice:
    """Advice for ``today``. ``routine``: a seed routine that is wished for instead of the day's own choice.

    ``first``: the first day of the plan when it is not today (it then is a preview); ``with_costs``: see make_plan.
    ``units``: what its sentences speak in.
    """
    facts = Facts(runner, knowledge, today, units)
    screening = screen_facts(facts)
    factors = weigh_factors(facts)
    progress = progress_of(facts)
    plan = make_plan(facts, screening, factors, progress, first, with_costs)
    day = chosen_routine(facts, screening, routine) if routine else today_for(facts, screening, plan)
    main = day.sessions[0] if day and day.sessions else None
    outcomes = outcomes_of(facts)
    return Advice(
        facts=facts,
        screening=screening,
        patterns=tuple(pattern.id for pattern in knowledge.patterns.values() if facts.holds(pattern.fact)),
        remarks=remarks(facts),
        factors=factors,
        next_test=next_test(facts, screening.gentle) if isinstance(screening, Cleared) else None,
        progress=progress,
        plan=plan,
        today=day,
        script=compile_script(main, knowledge) if main else None,
        entry=entry_test(facts, screening) if progress.stage is not None else None,
        levers=levers(facts),
        race=race_advice(facts, screening, progress),
        outcomes=outcomes,
        recovered=recovered(facts, outcomes),
        came_back=came_back(facts),
    )
