"""Little journals that a physiotherapist can read, and what progression decides on them: tests/advice/progression."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from backstride.advice.facts import Facts
from backstride.advice.progression.follow import progress_of
from backstride.advice.progression.progress import Decision, Position, Progress
from backstride.journal import CheckIn, DoneItem, Run, Runner, SessionDone
from backstride.journal.entry import CalendarEvent
from backstride.journal.runner import Dated
from runners import KNOWLEDGE, healthy, runner

FIRST = date(2026, 3, 2)
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "progression").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_progression_decides_as_the_case_says(case: dict[str, Any]) -> None:
    progress = progress_of(Facts(runner_of(case), KNOWLEDGE, on(case["today"])))

    if "expect" in case:
        found = [{"day": (each.on - FIRST).days, **_parts(each)} for each in progress.decisions]
        assert len(found) == len(case["expect"]), found
        for one, asked in zip(found, case["expect"], strict=True):
            assert asked.get("says", "") in one["says"]
            rest = {key: value for key, value in asked.items() if key != "says"}
            assert {key: one[key] for key in rest} == rest
    assert _now(progress, case["now"]) == case["now"]


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


def runner_of(case: dict[str, Any]) -> Runner:
    """What the case tells, in the order of days: mornings first, then sessions and runs."""
    told: list[tuple[int, int, Any]] = []
    mornings: dict[int, int] = {}
    for block in (*case.get("sessions", ()), *case.get("runs", ())):
        for day in block["days"]:
            if "exercises" in block:
                told.append((day, 1, _session(block)))
            elif "stage" in block:
                told.append((day, 1, _run(block)))
            if "mornings" in block:
                after = day + 1 if "exercises" in block or "stage" in block else day
                mornings[after] = max(mornings.get(after, 0), block["mornings"])
    told += [(day, 0, CheckIn(pain_morning_0_10=score)) for day, score in mornings.items() if day <= case["today"]]
    dated = [Dated(on(day), nth, body) for nth, (day, _, body) in enumerate(sorted(told, key=lambda one: one[:2]))]
    return replace(
        runner(healthy(equipment=tuple(case.get("equipment", KNOWLEDGE.equipment)))),
        sessions=tuple(each for each in dated if isinstance(each.what, SessionDone)),
        runs=tuple(each for each in dated if isinstance(each.what, Run)),
        check_ins=tuple(each for each in dated if isinstance(each.what, CheckIn)),
        events=tuple(Dated(on(each.pop("told", 0)), 0, _event(each)) for each in map(dict, case.get("events", ()))),
    )


def _event(each: dict[str, Any]) -> CalendarEvent:
    days = {name: on(each[name]) for name in ("first", "last")}
    return CalendarEvent(**{**each, **days, "equipment": tuple(each.get("equipment", ()))})


def _session(block: dict[str, Any]) -> SessionDone:
    told = {
        key: block[key]
        for key in ("last_set", "last_set_left", "last_set_right", "load_g", "restarted")
        if key in block
    }
    hurts = block.get("hurts", {})
    items = tuple(
        DoneItem(exercise=name, level=level, sets_done=2, hurt_0_10=hurts.get(name), **told)
        for name, level in block["exercises"].items()
    )
    pain = block.get("pain")
    return SessionDone(
        session=block.get("kind", "strength"), items=items, duration_s=1200, completed=True,
        pain_during_0_10=pain, pain_after_0_10=pain,
    )  # fmt: skip


def _run(block: dict[str, Any]) -> Run:
    return Run(
        distance_m=3000, duration_s=1800, stage=block["stage"], longest_stretch_s=block.get("stretch_s"),
        limped=block.get("limped", False), pain_during_0_10=block["pain"], pain_after_0_10=block["pain"],
    )  # fmt: skip


def _parts(decision: Decision) -> dict[str, Any]:
    named = ("about", "move", "variable", "asked", "before", "after")
    return {name: getattr(decision, name) for name in named} | {"says": decision.why}


def _now(progress: Progress, asked: dict[str, Any]) -> dict[str, Any]:
    """What the case names, as it is."""
    found: dict[str, Any] = {}
    for name, parts in asked.items():
        if name == "mode":
            found[name] = progress.mode
        elif name == "until":
            found[name] = progress.mode_until and (progress.mode_until - FIRST).days
        elif name == "stage":
            found[name] = progress.stage and progress.stage.stage
        elif name == "rest_until":
            rest = progress.stage and progress.stage.rest_until
            found[name] = rest and (rest - FIRST).days
        else:
            found[name] = {part: _part(progress.positions[name], part) for part in parts}
    return found


def _part(position: Position, part: str) -> Any:
    return getattr(position.dose, part) if part in ("reps", "hold_s", "sets") else getattr(position, part)
