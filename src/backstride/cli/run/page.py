"""Runs as pages: one just told with what it means for the next, and the list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from backstride.advice.facts import Facts
from backstride.advice.response import Response, responses
from backstride.advice.running.distance import as_told
from backstride.advice.running.run_day import RunDay
from backstride.advice.screening import Cleared, Incomplete
from backstride.app.advise import Advice
from backstride.cli.advice_page import show_advice, show_incomplete
from backstride.cli.columns import row
from backstride.cli.page import heading, say
from backstride.cli.run.entry_page import show_entry
from backstride.cli.run.levers_page import show_levers
from backstride.cli.run.today_page import show_run_today
from backstride.journal import Run
from backstride.journal.runner import Dated
from backstride.shown.advice_json import triage_json
from backstride.shown.care_words import stands_alone
from backstride.shown.days import short
from backstride.shown.entry_words import open_entry
from backstride.shown.lever_words import sore_run
from backstride.shown.light_words import SHAPES, TONES, felt, run_sentence
from backstride.shown.plain import plain
from backstride.shown.run_words import how_far, run_lines

_COLUMNS = ((12, None), (28, None), (0, None))


def show_added(run: Run, on: date, advice: Advice) -> None:
    """What was kept, the light so far, and the next run. Without a clearance: what comes first."""
    if stands_alone(advice.screening):
        show_advice(advice)
        return
    say(f"Kept: {short(on)}, {run_sentence(run)}.", "strong")
    response = latest(on, advice.facts)
    if response is not None:
        _show_light(response, advice)
    if not isinstance(advice.screening, Cleared):
        show_advice(advice)
        return
    if response is not None and sore_run(advice) == response:
        show_levers(advice)
    following = next_run(advice, on)
    say()
    if following is None:
        say("No run is in your plan for the next days. Plan one: backstride run plan DATE")
        return
    far = how_far(following, advice.facts.knowledge)
    title = run_lines(following, advice.facts.knowledge)[0]
    say(f"Next: {short(following.on)}. {title}{', ' + far if far else ''}.", "strong")
    say(following.says)
    if following.why != following.says:
        say(following.why, "quiet")
    say("Why this far and no further: backstride why run", "quiet")
    entry = open_entry(advice)
    if entry is not None:
        show_entry(entry)


def show_now(advice: Advice) -> None:
    """May the runner run today, the next runs, what is missing for running, and what to change first."""
    if stands_alone(advice.screening):
        show_advice(advice)
        return
    if isinstance(advice.screening, Incomplete):
        show_incomplete(advice)
        show_more()
        return
    heading("Your runs")
    show_run_today(advice, with_entry=False)
    entry = open_entry(advice)
    if entry is not None:
        show_entry(entry)
    show_levers(advice)
    say()
    say("Why this far and no further: backstride why run", "quiet")
    show_more()


def show_more() -> None:
    """What else can be done about runs."""
    say("Tell a run: backstride run add KM MINUTES. Those you told: backstride run list.", "quiet")
    say("Plan one: backstride run plan DATE. A race: backstride run race DATE KM.", "quiet")


def run_json(run: Run, on: date, advice: Advice) -> dict[str, Any]:
    """The run as kept, its light, the next run and the screening."""
    response, following = latest(on, advice.facts), next_run(advice, on)
    return {
        "on": on.isoformat(),
        "run": plain(run),
        "traffic_light": _light_json(response, advice.facts),
        "next_run": plain(following) if following else None,
        "levers": plain(advice.levers) if sore_run(advice) is not None else [],
        "entry": plain(advice.entry),
        "triage": triage_json(advice),
    }


def latest(on: date, facts: Facts) -> Response | None:
    """The light of the run told last for this day."""
    some = [each for each in responses(facts) if each.what == "run" and each.on == on]
    return some[-1] if some else None


def next_run(advice: Advice, after: date) -> RunDay | None:
    """The first run of the plan on a later day than this, and not before today."""
    days = advice.plan.days if advice.plan else ()
    return next((day.run for day in days if day.run is not None and day.on > after), None)


def show_runs(runs: Sequence[Dated[Run]], weeks: int, facts: Facts) -> None:
    """The runs, newest first, each with its light."""
    heading(f"Your runs of the last {weeks} weeks" if weeks > 1 else "Your runs of the last week")
    if not runs:
        say("No run was told in this time. Tell one: backstride run add KM MINUTES --pain-during N")
        return
    lights = {each.nth: each for each in responses(facts) if each.what == "run"}
    for each in sorted(runs, key=lambda run: (run.on, run.nth), reverse=True):
        row((short(each.on), run_sentence(each.what), _felt(each.what, lights.get(each.nth))), _COLUMNS, at_least=72)
    longest = max(each.what.distance_m for each in runs)
    total = sum(each.what.distance_m for each in runs)
    say()
    say(
        f"{len(runs)} run{'' if len(runs) == 1 else 's'}, {as_told(total)} in all, the longest {as_told(longest)}.",
        "quiet",
    )


def runs_json(runs: Sequence[Dated[Run]], facts: Facts) -> list[dict[str, Any]]:
    """Oldest first, each with its light."""
    lights = {each.nth: each for each in responses(facts) if each.what == "run"}
    return [
        {"on": each.on.isoformat(), **plain(each.what), "traffic_light": _light_json(lights.get(each.nth), facts)}
        for each in runs
    ]


def _felt(run: Run, response: Response | None) -> str:
    light = f"{SHAPES[response.light]} {response.light}" if response and response.light else "no light"
    return f"{light}; {felt(run)}"


def _show_light(response: Response, advice: Advice) -> None:
    if response.light is None:
        say(f"No light yet. {response.why}")
    else:
        so_far = " so far" if response.awaits_morning else ""
        title = f"{SHAPES[response.light]} {response.light.capitalize()}{so_far}."
        say(f"{title} {response.why}", "strong", TONES[response.light])
        say(advice.facts.knowledge.traffic_lights[response.light].action)
    if response.awaits_morning:
        say("The next morning belongs to it. Tell it with: backstride check-in", "quiet")


def _light_json(response: Response | None, facts: Facts) -> dict[str, Any] | None:
    if response is None:
        return None
    light = facts.knowledge.traffic_lights[response.light] if response.light else None
    return {
        "light": response.light,
        "why": response.why,
        "part": response.part,
        "open": response.awaits_morning,
        "counts": response.counts,
        "action": light.action if light else None,
        "sources": list(light.sources) if light else [],
    }
