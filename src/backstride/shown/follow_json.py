"""What followed from mornings, sessions and runs as plain data: traffic lights, progression, runs and the race."""

from typing import Any

from backstride.advice.response import responses
from backstride.advice.running.longest_run import run_cap
from backstride.advice.traffic_light import morning_light
from backstride.app.advise import Advice
from backstride.shown.plain import plain
from backstride.shown.running_today import running_today


def traffic_light_json(advice: Advice) -> dict[str, Any]:
    """The light of this morning (null when it was not told), and of every session and run, oldest first."""
    return {
        "morning": morning_json(advice),
        "responses": [{**plain(each), "counts": each.counts} for each in responses(advice.facts)],
    }


def progression_json(advice: Advice) -> dict[str, Any]:
    """Mode, position of each exercise, stage, what rose last, and every decision."""
    progress: dict[str, Any] = plain(advice.progress)
    return progress


def running_json(advice: Advice) -> dict[str, Any]:
    """May the runner run today; the runs of the week, the stage, the limit of a single run, and the race."""
    running = running_today(advice)
    days = advice.plan.days if advice.plan else ()
    return {
        "answer": running.answer,
        "why": running.why,
        "sources": list(running.sources),
        "runs": [plain(day.run) for day in days if day.run is not None],
        "stage": plain(advice.progress.stage),
        "cap": plain(run_cap(advice.facts, advice.progress, advice.facts.today)),
        "race": plain(advice.race),
        "entry": plain(advice.entry),
        "levers": plain(advice.levers),
    }


def well_json(advice: Advice) -> dict[str, Any]:
    """Being well again, and having had it come back; each null for most runners."""
    return {"recovered": plain(advice.recovered), "came_back": plain(advice.came_back)}


def morning_json(advice: Advice) -> dict[str, Any] | None:
    """The light of this morning; None when it was not told."""
    facts = advice.facts
    told = [check.what.pain_morning_0_10 for check in facts.runner.check_ins if check.on == facts.today]
    if not told:
        return None
    judged = morning_light(told[-1], facts.runner, facts.knowledge, facts.today)
    return {
        "pain_0_10": told[-1],
        "light": judged.light.colour,
        "usual_0_10": judged.usual_0_10,
        "why": judged.why,
        "action": judged.light.action,
        "sources": list(judged.light.sources),
    }
