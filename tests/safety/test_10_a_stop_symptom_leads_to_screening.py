"""Invariant 10: a stop symptom in a session always stops it (``tests/coach``) and leads to re-screening (here)."""

from datetime import time, timedelta

from histories import histories, happening, sessions_done
from hypothesis import given
from hypothesis import strategies as st
from runners import FEWER, HEALTHY, KNOWLEDGE, TODAY, Told, entries, healthy, ready, runner, told, without

import pytest
from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared, Incomplete, Referred, next_ask, screen
from backstride.advice.screening.screen import screen_facts
from backstride.advice.today import session_for
from backstride.journal import Answer, CheckIn, Entry, Run, Runner, SessionDone
from backstride.knowledge.model import StopRule

STOP_RULES = st.sampled_from(list(KNOWLEDGE.stop_rules.values()))
AFTERNOON, EVENING, NIGHT = time(15), time(18), time(21)


def stopped(rule: str, at: time = AFTERNOON) -> Entry:
    """A session of today that this stop rule ended."""
    body = SessionDone(session="strength", items=(), duration_s=300, completed=False, stopped_by=rule)
    return happening(90_000, TODAY, at, body)
