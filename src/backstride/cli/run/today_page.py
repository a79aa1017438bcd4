"""The run of today, and what is missing before the ladder of runs begins."""

from backstride.app.advise import Advice
from backstride.cli.page import say
from backstride.cli.run.entry_page import entry_paragraph
from backstride.shown.entry_words import open_entry
from backstride.shown.run_today import run_today


def show_run_today(advice: Advice, with_entry: bool = True) -> None:
    """May the runner run today, and how far.

    ``with_entry``: before the ladder of runs begins also what is missing for it, in one paragraph.
    """
    run = run_today(advice)
    if run is not None:
        say(run.title, "strong", *([run.tone] if run.tone else []))
        for line in run.says:
            say(line)
        for line in run.more:
            say(line, "quiet")
    entry = open_entry(advice)
    if entry is not None and with_entry:
        say(entry_paragraph(entry))
