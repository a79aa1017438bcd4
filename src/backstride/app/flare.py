"""It hurts more today: what goes into the journal."""

from backstride.advice.facts import Facts
from backstride.journal import Answer, Answers, CheckIn
from backstride.journal.entry import Body

PAIN_NOW = "pain_now_0_10"


def flare_bodies(pain_0_10: int, before: Facts) -> list[Body]:
    """The pain of now, and a check of today unless one at least as high is there: a flare is never talked down."""
    bodies: list[Body] = [Answers(answers={PAIN_NOW: Answer(value=pain_0_10)})]
    today = [check.what.pain_morning_0_10 for check in before.runner.check_ins if check.on == before.today]
    if not today or pain_0_10 > max(today):
        bodies.append(CheckIn(pain_morning_0_10=pain_0_10, note="flare"))
    return bodies
