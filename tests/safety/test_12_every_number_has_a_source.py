"""Invariant 12: every number shown to a runner can be traced to a knowledge file with a source."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from days import OneDay, offered, one_day
from hypothesis import given
from plain_logic import near_rules

import backstride
from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.running import running_advice
from backstride.advice.screening.screen import screen_facts
from backstride.advice.today import session_for
from backstride.knowledge.model import Strict
from runners import KNOWLEDGE, TODAY, Told, anybody, runner

SRC = Path(backstride.__file__).parent
ENGINE = sorted(path for folder in ("advice", "coach") for path in (SRC / folder).rglob("*.py"))


def _sourced(sources: Iterable[str]) -> bool:
    named = tuple(sources)
    return bool(named) and all(source in KNOWLEDGE.sources for source in named)


@given(one_day())
def test_every_item_and_session_that_is_offered_names_its_sources_and_grade(day: OneDay) -> None:
    for session in offered(day):
        assert _sourced(session.sources), session.title
        assert session.grade
        for item in session.items:
            assert _sourced(item.sources), (session.title, item.exercise)
            assert item.grade
            assert item.why


@given(near_rules() | anybody())
def test_every_finding_names_its_sources_and_its_reason(answers: Told) -> None:
    for finding in screen_facts(Facts(runner(answers), KNOWLEDGE, TODAY)).findings:
        assert _sourced(finding.sources), finding.id
        assert finding.grade
        assert finding.because
        assert finding.do
        assert finding.why
        assert "{" not in finding.do


@given(near_rules() | anybody())
def test_every_factor_and_clue_names_its_sources(answers: Told) -> None:
    for factor in weigh_factors(Facts(runner(answers), KNOWLEDGE, TODAY)):
        assert _sourced(factor.sources), factor.id
        assert factor.grade
        for clue in (*factor.for_, *factor.against, *factor.unknown):
            assert _sourced(clue.sources), (factor.id, clue.id)
            assert clue.grade


@given(one_day())
def test_the_weight_of_a_factor_is_the_sum_of_what_its_files_say(day: OneDay) -> None:
    for factor in weigh_factors(day.facts):
        clues = (*factor.for_, *factor.against)
        assert factor.log_odds_clo == KNOWLEDGE.factors[factor.id].prior_clo + sum(clue.clo for clue in clues)


@given(one_day())
def test_every_advice_on_running_names_its_sources(day: OneDay) -> None:
    advice = [running_advice(day.facts, screen_facts(day.facts))]
    today = session_for(day.runner, KNOWLEDGE, day.on)
    advice += [today.running] if today else []

    assert all(_sourced(each.sources) and each.why for each in advice)


@pytest.mark.parametrize("number", KNOWLEDGE.numbers.values(), ids=lambda number: number.id)
def test_every_clinical_number_has_a_source_a_unit_and_a_meaning(number: Strict) -> None:
    found = KNOWLEDGE.numbers[getattr(number, "id", "")]

    assert _sourced(found.sources)
    assert found.unit
    assert found.says


SCALE = re.compile(r"\b(out of|0 to) 10\b")
UNITS = {
    0: "nothing, the first, or the foot of a scale",
    1: "one: the first, the next, the least",
    -1: "the last, or before the first",
    24: "hours a day",
    60: "seconds a minute",
    100: "percent and hundredths",
    365: "days a year",
    7: "days a week",
}
"""Numbers that are units and counting, not medicine. Any other literal in engine code needs a line in ALLOWED."""

ALLOWED: dict[tuple[str, float], str] = {
    ("advice/duration.py", 2): "both sides",
    ("advice/factors.py", 3): "digits of a rounded weight",
    ("advice/limits.py", 2): "the levels that the number plank-total-cap-level-1-2-s is named after",
    ("advice/planning/build_week.py", 2): "the levels that the number plank-total-cap-level-1-2-s is named after",
    ("advice/planning/build_week.py", 3): "parts of a weekly dose, and days looked at beyond the plan",
    ("advice/planning/costs.py", 3): "things that a sentence lists",
    ("advice/planning/keep.py", 8): "bytes of a fingerprint",
    ("advice/planning/make_plan.py", 1000): "per mille",
    ("advice/planning/model.py", 2): "a column is on from a half",
    ("advice/planning/solve.py", 0.99): "all points are whole numbers",
    ("advice/planning/solve.py", 2): "half a point, as all points are whole numbers",
    ("advice/planning/solve.py", 50): "an option of the solver",
    ("advice/planning/units.py", 10): "tenths",
    ("advice/progression/dose_of.py", 1000): "per mille",
    ("advice/running/distance.py", 1000): "metres a kilometre, and millimetres a metre",
    ("advice/running/distance.py", 1_000_000): "millimetres a kilometre",
    ("advice/running/distance.py", 1_609_344): "millimetres a mile",
    ("advice/running/distance.py", 10): "tenths",
    ("advice/running/distance.py", 2): "to the nearest, and hundredths",
    ("advice/units.py", 1000): "grams a kilogram",
    ("advice/units.py", 45_359_237): "hundred thousandths of a gram in a pound",
    ("advice/units.py", 100_000): "the same in a gram",
    ("advice/units.py", 10): "tenths",
    ("advice/units.py", 2): "to the nearest",
    ("advice/strength_rest.py", 2): "today and tomorrow",
    ("advice/strength.py", 6): "digits at which two gains count as equal",
    ("advice/strength.py", 99): "an exercise on no ladder comes after all rungs",
    ("coach/cues.py", 2): "half way, and the way into a hold and out of it",
    ("coach/cues.py", 5): "seconds before the end at which the end is said",
    ("coach/cues.py", 15): "seconds from which on the end is said at all",
    ("coach/cues.py", 20): "seconds from which on half way is said",
    ("coach/cues.py", 180): "seconds from which on the last minute is said",
    ("coach/easier.py", 2): "half of it is easier; only ever down",
    ("coach/easier.py", 5): "the least seconds that the shape of a dose allows",
    ("coach/player_acts.py", 2): "beeps before the end of a step",
    ("coach/player_acts.py", 3): "beeps before the end of a step, and when back means this step",
    ("coach/player_state.py", 10): "the top of the scale from 0 to 10",
    ("coach/player_state.py", 300_000): "the most grams that the journal takes",
    ("coach/words.py", 3): "seconds of a pause worth saying",
}
"""File and literal to the reason why it is no clinical number."""


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.relative_to(SRC).as_posix())
def test_engine_code_holds_no_clinical_number(path: Path) -> None:
    name = path.relative_to(SRC).as_posix()

    found = [(line, value) for line, value in _numbers(path) if value not in UNITS and (name, value) not in ALLOWED]

    assert found == [], f"{name} (line, number): put it into knowledge/data/numbers, or say in ALLOWED why not"


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.relative_to(SRC).as_posix())
def test_words_in_engine_code_state_no_number(path: Path) -> None:
    stated = [text for text in _texts(path) if re.search(r"\d", SCALE.sub("", text)) and " " in text.strip()]

    assert stated == [], "words with a number in them belong into a knowledge file, or take the number from there"


def test_every_exception_is_still_needed() -> None:
    there = {(path.relative_to(SRC).as_posix(), value) for path in ENGINE for _, value in _numbers(path)}

    assert ALLOWED.keys() - there == set()


def _numbers(path: Path) -> Iterator[tuple[int, float]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
            yield node.lineno, node.value


def _texts(path: Path) -> Iterator[str]:
    """String literals that may reach a runner: no docstrings, no words of an error."""
    tree = ast.parse(path.read_text("utf-8"))
    apart: list[ast.AST] = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    apart += [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    not_shown = {id(part) for node in apart for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in not_shown:
            yield node.value
