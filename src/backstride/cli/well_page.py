"""Well again, or it came back: what stands at the top of a page."""

from backstride.app.advise import Advice
from backstride.cli.page import bullets, heading, say
from backstride.shown.days import short
from backstride.shown.well_words import well_of


def show_well(advice: Advice) -> None:
    """At the top of a page; nothing for most runners."""
    well = well_of(advice)
    if well is None:
        return
    heading(well.title, well.tone)
    for line in well.says:
        say(line)
    if well.check_due:
        say("A morning check is due: backstride check-in")
    elif well.check_on is not None:
        say(f"Next morning check: {short(well.check_on)}, with backstride check-in", "quiet")
    bullets(well.points)
    if advice.came_back is not None:
        say("The warning signs: backstride start", "quiet")
    if well.plan_of is not None:
        say(f"The last plan at green: backstride plan --week {well.plan_of}", "quiet")
    say()
