"""What came of leaving an exercise out of the week, or of wishing for one."""

from backstride.advice.barred import unsuited
from backstride.app.advise import Advice
from backstride.app.replan import Replanned
from backstride.knowledge.model import Exercise


def what_came(gone: Exercise, other: Exercise | None, done: Replanned) -> tuple[str, ...]:
    """What took its place, or why nothing did; and why the one that was wished for is not there."""
    before, after = _given(done.before), _given(done.after)
    names = done.after.facts.knowledge.exercises
    if done.after.plan is None:
        return ()
    lines: list[str] = []
    if other is not None and other.id not in after:
        reason = next((each.why for each in done.after.plan.left_out if each.exercise == other.id), None)
        barred = unsuited(other, 1, done.after.facts)
        why = reason or (barred.why if barred else "this week other exercises do more for you in the time you have.")
        lines.append(f"{other.name} is not in your week: {why}")
    new = [names[each].name for each in after if each not in before]
    if new:
        lines.append(f"New in your week: {', '.join(new)}.")
    elif gone.id in before:
        lines.append("No new exercise came in its place: those that you have take over as far as they can.")
    else:
        lines.append(f"{gone.name} was not in this week, so nothing had to take its place.")
    return tuple(lines)


def _given(advice: Advice) -> tuple[str, ...]:
    """The exercises of the week, each once."""
    days = advice.plan.days if advice.plan else ()
    every = [item.exercise for day in days for session in day.sessions for item in session.items]
    return tuple(dict.fromkeys(every))
