"""``replay``: the whole journal to everything known now. Order of arrival and repeated entries do not matter."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Any

from .entry import Answer, Answers, Entry, SelfTestResult, SessionDone
from .runner import Dated, Finding, Runner

_LISTS = {
    "self_test": "self_tests",
    "plan_issued": "plans",
    "session_done": "sessions",
    "check_in": "check_ins",
    "run": "runs",
    "questionnaire": "questionnaires",
    "week_planned": "weeks",
    "calendar": "events",
    "wish": "wishes",
}


def replay(entries: Iterable[Entry]) -> Runner:
    """Everything known from these entries, in order of time then id; a repeated id counts once.

    A retraction takes its entry out as if it had never been there; a retraction can itself be retracted.
    The day of an entry is the day of its own time offset: what the runner's calendar said.
    """
    ordered = sorted({entry.id: entry for entry in entries}.values(), key=lambda entry: (entry.at, entry.id.int))
    gone = _retracted(ordered)
    counting = [entry for entry in ordered if entry.id not in gone and entry.kind != "retraction"]
    findings: dict[str, Finding] = {}
    told_nth: dict[str, int] = {}
    lists: dict[str, list[Dated[Any]]] = {name: [] for name in (*_LISTS.values(), "stops")}
    for nth, entry in enumerate(counting):
        on = entry.at.date()
        for fact, answer in _told(entry.body).items():
            findings[fact] = _finding(findings.get(fact), answer, on)
            told_nth[fact] = nth
        stop = entry.body.stopped_by if isinstance(entry.body, SessionDone | SelfTestResult) else None
        if stop is not None:
            lists["stops"].append(Dated(on, nth, stop))
        if entry.kind in _LISTS and not (stop is not None and entry.kind == "self_test"):
            lists[_LISTS[entry.kind]].append(Dated(on, nth, entry.body))
    dated = {name: tuple(items) for name, items in lists.items()}
    return Runner(findings=MappingProxyType(findings), told_nth=MappingProxyType(told_nth), **dated)


def _retracted(ordered: list[Entry]) -> set[object]:
    gone: set[object] = set()
    for entry in reversed(ordered):
        if entry.kind == "retraction" and entry.id not in gone:
            gone.add(entry.body.entry)
    return gone


def _told(body: object) -> dict[str, Answer]:
    if isinstance(body, Answers):
        return body.answers
    if isinstance(body, SelfTestResult):
        return {fact: Answer.model_construct(value=value, course=None) for fact, value in body.results.items()}
    return {}


def _finding(before: Finding | None, answer: Answer, on: date) -> Finding:
    """The answer as it stands now. A course goes with the telling it was told with: told again, it is asked again."""
    same = before is not None and before.value == answer.value
    since = min(before.since, on) if same and before else on
    return Finding(answer.value, on, since, answer.course)
