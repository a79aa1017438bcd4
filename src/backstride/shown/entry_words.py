"""Ready to run again? Every condition in words, and what to do where it is not met or not known."""

from backstride.advice.running.entry_test import EntryCondition, EntryTest, State
from backstride.app.advise import Advice

WORDS: dict[State, str] = {"met": "✓ met", "not_met": "✗ not met", "not_known": "? not known"}


def open_entry(advice: Advice) -> EntryTest | None:
    """The test of somebody on the walk and run ladder who has not passed it and has not run on the ladder yet."""
    stage = advice.progress.stage
    if advice.entry is None or advice.entry.passed or stage is None or stage.stage > 0:
        return None
    return advice.entry


def entry_line(entry: EntryTest) -> str:
    """How far it is, and what comes next."""
    met = sum(condition.state == "met" for condition in entry.conditions)
    following = entry.next
    todo = f" Next: {following.says}" if following else ""
    return f"Before you run again, {len(entry.conditions)} things are needed; {met} of them are there.{todo}"


def entry_lines(entry: EntryTest) -> tuple[str, ...]:
    """A line for each condition, and below it, with a blank in front, what to do."""
    return tuple(line for condition in entry.conditions for line in _condition(condition))


def _condition(condition: EntryCondition) -> tuple[str, ...]:
    title = f"{WORDS[condition.state]}: {condition.name}"
    return (title,) if condition.state == "met" else (title, f" {condition.says}")
