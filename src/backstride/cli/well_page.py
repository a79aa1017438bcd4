"""Well again: how little keeps it and when to check; and when it came back, what to do first."""

from backstride.advice.recovered import CameBack, Recovered
from backstride.app.advise import Advice
from backstride.cli.days import short
from backstride.cli.page import bullets, heading, say


def show_well(advice: Advice) -> None:
    """At the top of a page; nothing for most runners."""
    if advice.came_back is not None:
        _show_came_back(advice.came_back)
    elif advice.recovered is not None:
        _show_recovered(advice.recovered, advice)
    else:
        return
    say()


def _show_recovered(well: Recovered, advice: Advice) -> None:
    heading(f"You are well again, since {short(well.since)}", "good")
    say(well.why)
    say(f"To keep it so: {well.tick_over.says}")
    if well.next_check_on <= advice.facts.today:
        say("A morning check is due: backstride check-in")
    else:
        say(f"Next morning check: {short(well.next_check_on)}, with backstride check-in", "quiet")
    bullets(well.also)


def _show_came_back(back: CameBack) -> None:
    heading("It came back: first things first", "care")
    say(f"On {short(back.on)} you told {back.pain_0_10} out of 10.")
    bullets(back.do)
    if back.plan_of is not None:
        say(f"The last plan at green: backstride plan --week {back.plan_of}", "quiet")
