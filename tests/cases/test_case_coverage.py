"""Together the stories reach every red flag, level, seed pattern and routine."""

from case_files import KNOWLEDGE, RunnerCase, all_cases, walk

from backstride.advice.session import Session
from backstride.knowledge.model import LEVELS
from backstride.shown.advice_json import level_of


def test_every_red_flag_is_found_in_some_story() -> None:
    found = {finding.flag for case in all_cases() for finding in walk(case.id).screening.findings}

    assert {flag.flag for flag in KNOWLEDGE.red_flags.values()} - found == set()


def test_every_level_is_reached() -> None:
    assert {level_of(walk(case.id)) for case in all_cases()} == {*LEVELS, "incomplete"}


def test_every_pattern_is_recognised_in_some_story() -> None:
    recognised = {pattern for case in all_cases() for pattern in walk(case.id).patterns}

    assert set(KNOWLEDGE.patterns) - recognised == set()


def test_every_routine_is_given_in_some_story() -> None:
    given = {session.routine for case in all_cases() for session in _sessions(case)}

    assert set(KNOWLEDGE.routines) - given == set()


def test_somebody_has_no_equipment_and_somebody_has_all() -> None:
    offered = {option.id for option in KNOWLEDGE.question_of["equipment"].options}
    owned = [set(walk(case.id).facts.chosen("equipment")) for case in all_cases() if _sessions(case)]

    assert set() in owned
    assert offered in owned


def _sessions(case: RunnerCase) -> tuple[Session, ...]:
    today = walk(case.id).today
    return today.sessions if today else ()
