"""Which session is meant: today's first one, one by its kind, its place or its routine; or why there is none."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared, Incomplete
from backstride.advice.session import Session
from backstride.advice.today import today_for
from backstride.app.advise import Advice, advise
from backstride.knowledge.model import SessionKind

DAYS_AHEAD = 7
"""For so many days a session can be had before its day, to be played without a connection."""

_CARE_FIRST = ("emergency", "urgent")
_KINDS = get_args(SessionKind)


@dataclass(frozen=True, slots=True)
class NoSession:
    """``then``: the page to go to. ``known``: whether what was asked for exists at all."""

    says: str
    then: str
    known: bool = True


def which_session(advice: Advice, which: str | None, on: date | None) -> Session | NoSession:
    """The session of a day (of today, when ``on`` is before it). ``which``: kind, place from 1, or routine."""
    barred = barred_by_screening(advice)
    if barred is not None:
        return barred
    day = max(on or advice.facts.today, advice.facts.today)
    if day > advice.facts.today + timedelta(days=DAYS_AHEAD):
        return NoSession("That day is too far ahead to be planned.", "/week")
    sessions = _sessions(advice, day)
    if which is None:
        return sessions[0] if sessions else NoSession("There is no session left for this day.", "/today")
    by_place = {str(place): session for place, session in enumerate(sessions, 1)}
    by_kind: dict[str, Session] = {session.kind: session for session in reversed(sessions)}
    found = by_place.get(which) or by_kind.get(which)
    if found is None and which in advice.facts.knowledge.routines and day == advice.facts.today:
        return _of_routine(advice, which)
    return found or NoSession("That is not one of this day's sessions.", "/today", known=which in _KINDS)


def barred_by_screening(advice: Advice) -> NoSession | None:
    """Why there may be no session at all: care comes first, or something is still to be asked."""
    screening = advice.screening
    if not isinstance(screening, Cleared | Incomplete) and screening.level in _CARE_FIRST:
        return NoSession("Something you told us needs care first.", "/care")
    if isinstance(screening, Incomplete):
        serious = screening.level in _CARE_FIRST
        return NoSession("Some safety questions come first.", "/care" if serious else "/questions")
    return None


def _sessions(advice: Advice, day: date) -> tuple[Session, ...]:
    if day == advice.facts.today:
        return advice.today.sessions if advice.today else ()
    facts = Facts(advice.facts.runner, advice.facts.knowledge, day, advice.facts.units)
    ahead = today_for(facts, advice.screening, advice.plan)
    return ahead.sessions if ahead else ()


def _of_routine(advice: Advice, routine: str) -> Session | NoSession:
    facts = advice.facts
    today = advise(facts.runner, facts.knowledge, facts.today, routine, units=facts.units).today
    if today is not None and today.sessions:
        return today.sessions[0]
    why = today.left_out[0].why if today is not None and today.left_out else "This is not for you today."
    return NoSession(why, "/today")
