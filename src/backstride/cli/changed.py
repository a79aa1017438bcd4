"""After something in the runner's week was told: what is different in the plan now."""

from typing import Any

from backstride.app.replan import Replanned
from backstride.cli.advice_page import show_advice
from backstride.cli.page import bullets, say
from backstride.cli.plan.page import show_changes
from backstride.shown.advice_json import triage_json
from backstride.shown.care_words import stands_alone
from backstride.shown.knowledge_json import print_json
from backstride.shown.plan_json import plan_json


def tell_change(kept: str, done: Replanned, told: dict[str, Any], as_json: bool, more: tuple[str, ...] = ()) -> None:
    """``kept``: what was recorded, in a sentence; ``told``: the same as plain data; ``more``: what else to say."""
    after = done.after
    if as_json:
        shown = plan_json(after.plan, after.facts.knowledge) if after.plan else None
        print_json({"told": told, "notes": list(more), "plan": shown, "triage": triage_json(after)})
        return
    if stands_alone(after.screening):
        show_advice(after)
        return
    if after.plan is None:
        say(f"{kept} It counts as soon as there is a plan.")
        show_advice(after)
        return
    say(kept, "strong")
    bullets(more)
    if not after.plan.moved:
        say("Nothing else in your week has to change.")
    show_changes(after.plan)
    say()
    say("The whole week: backstride plan", "quiet")
