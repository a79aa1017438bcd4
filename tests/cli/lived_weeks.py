"""A runner who has lived with the program for some weeks, in a data folder: mornings, runs and sessions."""

from datetime import date, timedelta
from pathlib import Path

from in_process import tell

from backstride.app.journal import append
from backstride.app.new_entry import today
from backstride.journal import CheckIn, DoneItem, Run, SessionDone
from runners import HEALTHY, Told

TODAY = today()


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


def lived(data: Path, days: int = 28, told: Told = HEALTHY) -> Path:
    """Told all that is asked; then for so many days a calm morning, a run every third day and strength every third."""
    tell(data, told)
    for number in range(days, 0, -1):
        append(data, [CheckIn(pain_morning_0_10=1)], ago(number))
        if number % 3 == 0:
            append(data, [a_run()], ago(number))
        elif number % 3 == 1:
            append(data, [a_session()], ago(number))
    return data


def a_run(distance_m: int = 8_000, pain_0_10: int = 1) -> Run:
    """An easy run with its pain told."""
    return Run(distance_m=distance_m, duration_s=3_000, pain_during_0_10=pain_0_10, pain_after_0_10=pain_0_10)


def a_session() -> SessionDone:
    """A strength session with bridge and side plank, done to the end."""
    items = (
        DoneItem(exercise="glute-bridge", level=1, sets_done=2),
        DoneItem(exercise="side-plank", level=1, sets_done=2),
    )
    return SessionDone(
        session="strength", items=items, duration_s=900, completed=True, pain_during_0_10=1, pain_after_0_10=1
    )
