"""Runners of the outcome tests: mornings as digits, runs and questionnaires as plain data, over real entries."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from backstride.advice.facts import Facts
from backstride.journal import CheckIn, Entry, Questionnaire, Run
from backstride.journal.entry import Body, CheckInEntry, QuestionnaireEntry, RunEntry
from runners import HEALTHY, KNOWLEDGE, TODAY, Told, entry_id, moment, runner


def journal(
    mornings: str = "", runs: Iterable[Mapping[str, Any]] = (), told: Iterable[Mapping[str, Any]] = ()
) -> list[Entry]:
    """Entries of mornings (a digit a day, a dot for none, the last is today), of runs and questionnaires."""
    days = mornings.replace(" ", "")
    bodies: list[tuple[int, Body]] = [
        (len(days) - 1 - place, CheckIn(pain_morning_0_10=int(pain))) for place, pain in enumerate(days) if pain != "."
    ]
    bodies += [(run["ago"], _run(run)) for run in runs]
    bodies += [(each["ago"], Questionnaire(measure=each["measure"], items=dict(each["items"]))) for each in told]
    return [_entry(nth, TODAY - timedelta(days=ago), body) for nth, (ago, body) in enumerate(bodies, start=1)]


def facts_of(entries: Iterable[Entry], answers: Told = HEALTHY, today: date = TODAY) -> Facts:
    """What is known of a healthy runner with this journal."""
    return Facts(runner(answers, on=today, before=tuple(entries)), KNOWLEDGE, today)


def _run(run: Mapping[str, Any]) -> Run:
    return Run(
        distance_m=run.get("distance_m", 5000),
        duration_s=run.get("duration_s", 1800),
        effort_0_10=run.get("effort"),
        pain_during_0_10=run.get("during"),
        pain_after_0_10=run.get("after"),
    )


def _entry(nth: int, on: date, body: Body) -> Entry:
    if isinstance(body, CheckIn):
        return CheckInEntry(id=entry_id(nth), at=moment(on), body=body)
    if isinstance(body, Run):
        return RunEntry(id=entry_id(nth), at=moment(on), body=body)
    if isinstance(body, Questionnaire):
        return QuestionnaireEntry(id=entry_id(nth), at=moment(on), body=body)
    raise TypeError(f"not of an outcome: {body}")
