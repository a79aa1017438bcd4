"""The race question as runners ask it: each file in ``running/`` is a story and what the advice is to be."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from run_stories import STORIES, Story, read_story

from backstride.advice.running.race import RaceAdvice, race_advice
from backstride.advice.screening.screen import screen_facts
from runners import KNOWLEDGE, TODAY


def advised(story: Story) -> RaceAdvice | None:
    return race_advice(story.facts, screen_facts(story.facts), story.progress)


def test_there_are_at_least_twenty_stories() -> None:
    assert len(STORIES) >= 20


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_race_story_is_answered_as_expected(path: Path) -> None:
    story = read_story(path)

    advice = advised(story)

    for key, wanted in story.expect.items():
        assert _holds(key, wanted, advice), (key, wanted, advice)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_answer_has_reasons_and_sources_that_exist(path: Path) -> None:
    advice = advised(read_story(path))
    if advice is None:
        return

    assert advice.says
    assert all(advice.reasons)
    assert set(advice.sources) <= KNOWLEDGE.sources.keys()
    assert [step.on for step in advice.steps] == sorted(step.on for step in advice.steps)
    assert all(TODAY <= step.on < advice.on and step.says for step in advice.steps)
    assert all(TODAY <= point.by < advice.on and point.says for point in advice.decisions)


def _holds(key: str, wanted: Any, advice: RaceAdvice | None) -> bool:
    if key == "none":
        return (advice is None) is wanted
    assert advice is not None
    distances = [step.distance_m for step in advice.steps if step.distance_m is not None]
    checks: dict[str, Any] = {
        "answer": lambda: advice.answer == wanted,
        "answer_in": lambda: advice.answer in wanted,
        "says": lambda: wanted in advice.says,
        "waits": lambda: advice.waits is wanted,
        "name": lambda: advice.name == wanted,
        "reason": lambda: any(wanted in reason for reason in advice.reasons),
        "instead": lambda: all(any(_WORDS[one] in says for says in advice.instead) for one in wanted),
        "on_the_day": lambda: any(wanted in says for says in advice.on_the_day),
        "next_race": lambda: wanted in (advice.next_race or ""),
        "limit_km": lambda: advice.limit_m == wanted * 1000,
        "steps_at_least": lambda: len(advice.steps) >= wanted,
        "steps_at_most": lambda: len(advice.steps) <= wanted,
        "decisions_at_least": lambda: len(advice.decisions) >= wanted,
        "decisions_at_most": lambda: len(advice.decisions) <= wanted,
        "longest_step_at_most_km": lambda: bool(distances) and max(distances) <= wanted * 1000,
        "first_step_at_most_km": lambda: bool(distances) and distances[0] <= wanted * 1000,
        "first_step_not_before_days": lambda: advice.steps[0].on >= TODAY + timedelta(days=wanted),
        "stages_to": lambda: max(step.stage for step in advice.steps if step.stage is not None) == wanted,
        "first_things_first": lambda: (not advice.on_the_day and not advice.decisions) is wanted,
    }
    return bool(checks[key]())


_WORDS = {
    "shorter": KNOWLEDGE.guidance["race-instead-shorter"].says,
    "later": KNOWLEDGE.guidance["race-instead-later"].says,
    "run-walk": KNOWLEDGE.guidance["race-instead-run-walk"].says,
}
