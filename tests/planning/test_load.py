"""An item of a plan shows the weight to use."""

from collections.abc import Iterable
from datetime import timedelta

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.planning.make_plan import make_plan
from backstride.advice.progression.follow import progress_of
from backstride.advice.screening.screen import screen_facts
from backstride.journal import DoneItem, Entry, SessionDone, replay
from histories import EVENING, happening
from runners import KNOWLEDGE, TODAY, entries, healthy


def test_what_was_done_with_a_weight_is_planned_with_it_and_nothing_else_is() -> None:
    home = entries(healthy())
    exercise = next(iter(loads(home)))
    item = DoneItem(exercise=exercise, level=1, sets_done=2, last_set=8, load_g=8_000)
    done = SessionDone(session="strength", items=(item,), duration_s=600, completed=True, pain_during_0_10=0)

    planned = loads((happening(1, TODAY - timedelta(days=2), EVENING, done), *home))

    assert planned[exercise] == {8_000}
    assert {load for name, each in planned.items() if name != exercise for load in each} == {None}


def loads(journal: Iterable[Entry]) -> dict[str, set[int | None]]:
    """Strength exercise of the plan to the weights that its items show."""
    facts = Facts(replay(journal), KNOWLEDGE, TODAY)
    plan = make_plan(facts, screen_facts(facts), weigh_factors(facts), progress_of(facts))
    assert plan is not None
    shown: dict[str, set[int | None]] = {}
    for session in (each for day in plan.days for each in day.sessions if each.kind == "strength"):
        for item in session.items:
            shown.setdefault(item.exercise, set()).add(item.load_g)
    return shown
