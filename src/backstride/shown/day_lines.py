"""One day of a plan in short lines."""

from backstride.advice.planning.plan import PlanDay
from backstride.advice.running.run_day import RunDay
from backstride.advice.units import METRIC, Units
from backstride.knowledge.model import Knowledge
from backstride.shown.plan_words import session_title
from backstride.shown.run_words import run_lines

REST = "Rest, or an easy walk."


def day_lines(day: PlanDay, knowledge: Knowledge, units: Units = METRIC) -> tuple[str, ...]:
    """The run, then every session with its minutes; rest when there is neither."""
    runs = (run_line(day.run, knowledge, units),) if day.run is not None else ()
    return (*runs, *(session_title(session, knowledge) for session in day.sessions)) or (REST,)


def run_line(run: RunDay, knowledge: Knowledge, units: Units = METRIC) -> str:
    """Such as ``Easy run, about 5 km, at most 5.5 km``."""
    return ", ".join(run_lines(run, knowledge, units))
