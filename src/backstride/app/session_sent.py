"""A session that was played elsewhere, in a browser: what goes into the journal when it arrives, once."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from backstride.app.journal import JOURNAL
from backstride.app.session import stop_answers_body
from backstride.app.take_in import CONFLICT
from backstride.coach.outcome import Outcome
from backstride.coach.stop_words import PAIN_RULE, gravest
from backstride.journal import Entry, PlanIssued, Retraction, SessionDone
from backstride.journal.check import check_entry
from backstride.journal.entry import AnswersEntry, PlanIssuedEntry, RetractionEntry, SessionDoneEntry
from backstride.journal.line import faults, joined, parse_line
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem
from backstride.store.sqlite import open_journal

_ANSWERS, _RETRACTION, _ISSUED = 1, 2, 3
"""What is added to the id of the session for the entries that come with it, so that they come once as well."""

_TAIL = (1 << 62) - 1


@dataclass(frozen=True, slots=True)
class SessionSent:
    """Entries of a session that are in the journal now. ``new``: it was not there before."""

    entries: tuple[Entry, ...]
    new: bool


def keep_session(folder: Path, told: dict[str, Any], knowledge: Knowledge) -> SessionSent | Problem:
    """Record a session played in a browser. ``told``: ``entry`` (kind session_done), ``symptoms`` (stop rules told),
    ``issued`` (what the runner was to do), ``replaces`` (the id of an entry that told less of the same session).

    The stop rule and its answers are worked out here, whatever the browser made of them: a symptom told always
    counts, and so does pain at which the player stops. Raises StoreError.
    """
    entries = entries_of(told, knowledge)
    if isinstance(entries, Problem):
        return entries
    for entry in entries:
        if wrong := check_entry(entry, knowledge):
            return Problem(entry.kind, joined([str(fault) for fault in wrong]))
    with open_journal(folder / JOURNAL) as journal:
        kept = journal.append(entries)
    for problem in kept.problems:
        return Problem(problem.place, problem.message, CONFLICT)
    return SessionSent(entries, kept.new > 0)


def entries_of(told: dict[str, Any], knowledge: Knowledge) -> tuple[Entry, ...] | Problem:
    """The entries that stand for a session played in a browser, the session first, or what is wrong with it."""
    stray = sorted(set(told) - {"entry", "symptoms", "issued", "replaces"})
    if stray:
        return Problem("session", f"not known here: {', '.join(map(repr, stray[:5]))}")
    made = parse_line(json.dumps(told.get("entry")).encode(), "entry")
    if isinstance(made, Problem):
        return made
    if not isinstance(made, SessionDoneEntry):
        return Problem("entry", "kind is to be session_done")
    if made.id.int & _TAIL > _TAIL - _ISSUED:
        return Problem("entry", "id: leave room for the entries that come with it")
    symptoms = told.get("symptoms", [])
    if not isinstance(symptoms, list) or not all(rule in knowledge.stop_rules for rule in map(str, symptoms)):
        return Problem("symptoms", f"a list of stop rules: {', '.join(knowledge.stop_rules)}")
    if made.body.stopped_by is not None and made.body.stopped_by not in knowledge.stop_rules:
        return Problem("entry", f"stopped_by: one of {', '.join(knowledge.stop_rules)}")
    try:
        return tuple(_entries(made, tuple(map(str, symptoms)), told, knowledge))
    except ValidationError as error:
        return Problem("session", joined([f"{where}: {what}" for where, what in faults(error)]))


def _entries(
    made: SessionDoneEntry, told_symptoms: tuple[str, ...], told: dict[str, Any], knowledge: Knowledge
) -> list[Entry]:
    symptoms = symptoms_of(made.body, told_symptoms, knowledge)
    stopped_by = gravest(symptoms, knowledge) if symptoms else None
    done = made.body.model_copy(
        update={"stopped_by": stopped_by, "completed": made.body.completed and stopped_by is None}
    )
    entries: list[Entry] = [made.model_copy(update={"body": done})]
    answers = stop_answers_body(_outcome(done, symptoms), knowledge)
    if answers is not None:
        entries.append(AnswersEntry(id=_beside(made, _ANSWERS), at=made.at, body=answers))
    if told.get("replaces") is not None:
        before = Retraction.model_validate_json(json.dumps({"entry": told["replaces"], "reason": "told again"}))
        entries.append(RetractionEntry(id=_beside(made, _RETRACTION), at=made.at, body=before))
    elif told.get("issued") is not None:
        issued = PlanIssued.model_validate_json(json.dumps(told["issued"]))
        entries.append(PlanIssuedEntry(id=_beside(made, _ISSUED), at=made.at, body=issued))
    return entries


def symptoms_of(done: SessionDone, told: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """Every stop rule that this session tells of: those told, the one that ended it, and pain that always stops."""
    before, during = done.pain_before_0_10, done.pain_during_0_10
    most, rise = knowledge.number("pain-stop-0-10"), knowledge.number("pain-rise-stop")
    too_much = (before is not None and before >= most) or (
        during is not None and (during >= most or during - (before or 0) >= rise)
    )
    ended = (done.stopped_by,) if done.stopped_by is not None else ()
    return tuple(dict.fromkeys((*told, *ended, *((PAIN_RULE,) if too_much else ()))))


def _outcome(done: SessionDone, symptoms: tuple[str, ...]) -> Outcome:
    return Outcome(
        items=done.items, duration_s=done.duration_s, completed=done.completed, effort_0_10=done.effort_0_10,
        pain_before_0_10=done.pain_before_0_10, pain_during_0_10=done.pain_during_0_10,
        pain_after_0_10=done.pain_after_0_10, stopped_by=done.stopped_by, symptoms=symptoms,
    )  # fmt: skip


def _beside(made: SessionDoneEntry, place: int) -> UUID:
    """The id of an entry that comes with the session, right after it in the order of ids."""
    return UUID(int=made.id.int + place)
