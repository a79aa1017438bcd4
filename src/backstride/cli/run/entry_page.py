"""Ready to run again? Every condition, whether it is met, and what to do where it is not or not known."""

from backstride.advice.running.entry_test import EntryCondition, EntryTest, State
from backstride.app.advise import Advice
from backstride.cli.page import heading, say

WORDS: dict[State, str] = {"met": "✓ met", "not_met": "✗ not met", "not_known": "? not known"}


def open_entry(advice: Advice) -> EntryTest | None:
    """The test of somebody on the walk and run ladder who has not passed it and has not run on the ladder yet."""
    stage = advice.progress.stage
    if advice.entry is None or advice.entry.passed or stage is None or stage.stage > 0:
        return None
    return advice.entry


def entry_line(entry: EntryTest) -> str:
    """How far it is, what comes next and where the rest stands, in one paragraph."""
    met = sum(condition.state == "met" for condition in entry.conditions)
    following = entry.next
    todo = f" Next: {following.says}" if following else ""
    return (
        f"Before you run again, {len(entry.conditions)} things are needed; {met} of them are there.{todo} "
        "All of them: backstride run"
    )


def show_entry(entry: EntryTest) -> None:
    """All conditions in order; what to do stands below those that are not met or not known."""
    heading("Ready to run again?")
    if entry.passed:
        say("Yes: everything is met.", "strong", "good")
    for line in entry_lines(entry):
        say(line.strip(), indent=2 if line.startswith(" ") else 0)


def entry_lines(entry: EntryTest) -> tuple[str, ...]:
    """A line for each condition, and below it, with a blank in front, what to do."""
    return tuple(line for condition in entry.conditions for line in _condition(condition))


def _condition(condition: EntryCondition) -> tuple[str, ...]:
    title = f"{WORDS[condition.state]}: {condition.name}"
    return (title,) if condition.state == "met" else (title, f" {condition.says}")
