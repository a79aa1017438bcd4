"""Ready to run again? As a page, and as one paragraph."""

from backstride.advice.running.entry_test import TESTED, EntryTest
from backstride.cli.page import heading, say
from backstride.shown.entry_words import entry_line, entry_lines

TEST = "The self-test for it: backstride test ready-to-run"


def entry_paragraph(entry: EntryTest) -> str:
    """How far it is, what comes next and where the rest stands."""
    test = f" {TEST}." if entry.next is not None and entry.next.id in TESTED else ""
    return f"{entry_line(entry)}{test} All of them: backstride run"


def show_entry(entry: EntryTest) -> None:
    """All conditions in order; what to do stands below those that are not met or not known."""
    heading("Ready to run again?")
    if entry.passed:
        say("Yes: everything is met.", "strong", "good")
    for line in entry_lines(entry):
        say(line.strip(), indent=2 if line.startswith(" ") else 0)
    if any(each.state != "met" for each in entry.conditions if each.id in TESTED):
        say(f"{TEST}.", "quiet")
