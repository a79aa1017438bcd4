"""Race stories as YAML: what somebody told, ran and plans, and what the advice is to be. All days count from ``TODAY``.

told: answers that differ from the healthy runner. not_told: questions left out. runs, check_ins: ``ago`` in days.
races: ``in`` days. progress: mode, stage, greens, rose (a variable that rose yesterday).
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Mode, Progress, StagePosition, Variable
from backstride.journal import CheckIn, Entry, Run
from backstride.journal.entry import CalendarEntry, CalendarEvent, CheckInEntry, RunEntry
from runners import KNOWLEDGE, TODAY, entry_id, healthy, moment, runner, without

STORIES = sorted((Path(__file__).parent / "running").glob("*.yaml"))


@dataclass(frozen=True)
class Story:
    """A runner at ``TODAY``, what progression decided, and what is expected."""

    facts: Facts
    progress: Progress
    expect: dict[str, Any]


def read_story(path: Path) -> Story:
    """The story of one file; an unknown key is a fault of the file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = data.keys() - {"story", "told", "not_told", "runs", "check_ins", "races", "progress", "expect"}
    if unknown:
        raise KeyError(f"{path.name}: {unknown}")
    entries = [*map(_run, data.get("runs", ())), *map(_check_in, data.get("check_ins", ()))]
    entries = [make(number) for number, make in enumerate([*entries, *map(_race, data.get("races", ()))], start=1)]
    answers = without(healthy(**data["told"]), *data.get("not_told", ()))
    facts = Facts(runner(answers, before=entries), KNOWLEDGE, TODAY)
    return Story(facts, progress(**data.get("progress", {})), data["expect"])


def progress(
    mode: Mode = "normal", stage: int | None = None, greens: int = 0, rose: Variable | None = None, rest_days: int = 0
) -> Progress:
    """What progression decided, by hand. ``rose``: what got harder yesterday."""
    rest_until = TODAY + timedelta(days=rest_days) if rest_days else None
    position = None if stage is None else StagePosition(stage, TODAY, greens, "Your stage.", rest_until)
    since = None if rose is None else (rose, TODAY - timedelta(days=1))
    return Progress(mode, "", None, {}, position, since, ())


def _run(told: dict[str, Any]) -> Any:
    def entry(number: int) -> Entry:
        body = Run.model_validate(
            {
                "distance_m": round(told["km"] * 1000), "duration_s": round(told["km"] * 360),
                "kind": told.get("kind", "easy"), "stage": told.get("stage"),
                "pain_during_0_10": told.get("pain"), "pain_after_0_10": told.get("pain"),
            }
        )  # fmt: skip
        return RunEntry(id=entry_id(number), at=moment(TODAY - timedelta(days=told["ago"])), body=body)

    return entry


def _check_in(told: dict[str, Any]) -> Any:
    def entry(number: int) -> Entry:
        at = moment(TODAY - timedelta(days=told["ago"]))
        return CheckInEntry(id=entry_id(number), at=at, body=CheckIn(pain_morning_0_10=told["pain"]))

    return entry


def _race(told: dict[str, Any]) -> Any:
    def entry(number: int) -> Entry:
        on = TODAY + timedelta(days=told["in"])
        distance_m = round(told["km"] * 1000) if "km" in told else None
        event = CalendarEvent(what="race", first=on, last=on, distance_m=distance_m, name=told.get("name"))
        return CalendarEntry(id=entry_id(number), at=moment(TODAY - timedelta(days=60)), body=event)

    return entry
