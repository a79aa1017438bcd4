"""Outcome measures case by case: the journal above, the score and the words below, in outcome_cases/."""

from pathlib import Path
from typing import Any

import pytest
from outcome_runners import facts_of, journal

from backstride.advice.outcomes import outcomes_of
from backstride.advice.screening import Cleared
from backstride.advice.screening.screen import screen_facts
from backstride.knowledge.problem import Problem
from backstride.knowledge.strict_yaml import parse_yaml

FOLDER = Path(__file__).with_name("outcome_cases")


def _cases(name: str) -> list[dict[str, Any]]:
    found = parse_yaml((FOLDER / name).read_bytes(), name)
    assert not isinstance(found, Problem)
    assert isinstance(found, list)
    return found


def _hundredths(score: Any) -> int | None:
    return None if score is None else round(float(score) * 100)


@pytest.mark.parametrize("case", _cases("measures.yaml"), ids=lambda case: case["name"].replace(" ", "-"))
def test_a_measure_is_scored_and_compared_as_its_file_says(case: dict[str, Any]) -> None:
    expect = case["expect"]
    facts = facts_of(journal(case.get("mornings", ""), case.get("runs", ()), case.get("told", ())))

    track = outcomes_of(facts).tracks[expect["measure"]]

    seen = {
        "scores": [reading.score_hundredths for reading in track.readings],
        "missing": [reading.missing for reading in track.readings[-1:]],
        "substantial": [reading.substantial for reading in track.readings],
        "change": track.change_hundredths,
        "mattered": track.mattered,
        "why": track.mattered_why,
        "recovered": track.recovered,
    }
    wanted = {key: value for key, value in expect.items() if key != "measure"}
    if "scores" in wanted:
        wanted["scores"] = [_hundredths(score) for score in wanted["scores"]]
    if "change" in wanted:
        wanted["change"] = _hundredths(wanted["change"])
    assert {key: seen[key] for key in wanted} == wanted


@pytest.mark.parametrize("case", _cases("is_it_working.yaml"), ids=lambda case: case["name"].replace(" ", "-"))
def test_is_it_working_is_one_sentence_with_its_figure(case: dict[str, Any]) -> None:
    expect = case["expect"]
    facts = facts_of(journal(case.get("mornings", ""), case.get("runs", ()), case.get("told", ())))

    outcomes = outcomes_of(facts)
    screening = screen_facts(facts)

    working, figure = outcomes.working, outcomes.working.figure
    seen = {
        "answer": working.answer,
        "says": working.says,
        "clinician": outcomes.seek_care is not None,
        "figure": figure and [figure.from_hundredths // 100, figure.to_hundredths // 100, figure.readings],
    }
    assert {key: seen[key] for key in expect} == expect
    assert isinstance(screening, Cleared)
    assert (screening.level == "clinician") == (outcomes.seek_care is not None)
