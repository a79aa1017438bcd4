"""The end of a self-test: the result with its band, what it means and does not mean, and what it changed."""

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared
from backstride.app.self_test import Recorded
from backstride.cli.advice_page import show_advice
from backstride.cli.page import bullets, heading, say
from backstride.knowledge.model import Band, SelfTest
from backstride.shown.evidence_words import evidence
from backstride.shown.self_test_result import Results, changes, compared, side_gap, values


def show_result(test: SelfTest, results: Results, before: Results, recorded: Recorded) -> None:
    """Everything after the last measurement. A result that calls for care first is told first.

    ``before``: the results of the last time, empty when this was the first.
    """
    facts = recorded.after.facts
    cared_for = isinstance(recorded.after.screening, Cleared)
    if not cared_for:
        show_advice(recorded.after)
    heading("Your result")
    for line in values(test, results, before):
        say(line, "strong", hang=2)
    for band in test.bands:
        _show_band(band, facts)
    for gap in test.gaps:
        if said := side_gap(facts.number(gap.fact), facts.knowledge):
            say(said)
    heading("What it means, and what not")
    say(test.meaning)
    say(evidence(test.grade), "quiet")
    heading("What changes")
    say("Your result is written down.")
    if cared_for:
        bullets(changes(recorded))
        _show_next(recorded)


def _show_next(recorded: Recorded) -> None:
    test = recorded.after.next_test
    say()
    if test is None:
        say("No other test would change your plan now.")
    else:
        say(f"Next, if you like: {test.name} ({test.minutes} min). Run: backstride test {test.id}")


def _show_band(band: Band, facts: Facts) -> None:
    said, norm = compared(band, facts)
    if said:
        say(said)
    if norm:
        say(norm, "quiet", indent=2)
