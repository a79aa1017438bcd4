"""The player in the browser is the player in the terminal: the shared cases, and any events over any session."""

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import playwright
import pytest
from coach_sessions import events, it_hurts, item, knowledge, session, sessions
from hypothesis import given
from hypothesis import strategies as st
from player_cases import FILE, case_sessions, plain_asks, plain_effect, plain_outcome, plain_player
from pydantic import TypeAdapter

from backstride.advice.session import Session
from backstride.coach.player import advance, new_player
from backstride.coach.player_state import Event
from backstride.coach.script import Script, compile_script
from backstride.web.api.session_package import Kit, PlayerSession, kit_for, player_session

JS = Path(__file__).parents[1] / "js"
NODE = Path(playwright.__file__).parent / "driver" / "node"
"""Playwright brings one along, so that these tests run everywhere."""
_KIT, _SESSION, _SCRIPT = TypeAdapter(Kit), TypeAdapter(PlayerSession), TypeAdapter(Script)


class Browser:
    """One node process that plays what it is given."""

    def __init__(self) -> None:
        self._node = subprocess.Popen(
            [str(NODE), str(JS / "play.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def play(self, of: Session, story: list[Event]) -> dict[str, Any]:
        """What its player makes of these events."""
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        told = {**packed(of), "events": [asdict(event) for event in story]}
        self._node.stdin.write(json.dumps(told) + "\n")
        self._node.stdin.flush()
        answer: dict[str, Any] = json.loads(self._node.stdout.readline())
        return answer

    def close(self) -> None:
        """End it."""
        self._node.communicate(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    made = Browser()
    yield made
    made.close()


def packed(of: Session) -> dict[str, Any]:
    """The session as the player gets it."""
    return {
        "session": _SESSION.dump_python(player_session(of), mode="json"),
        "kit": _KIT.dump_python(kit_for(of, knowledge(), None), mode="json"),
        "script": _SCRIPT.dump_python(compile_script(of, knowledge()), mode="json"),
    }


def in_terminal(of: Session, story: list[Event]) -> dict[str, Any]:
    """What the terminal's player makes of these events."""
    script = compile_script(of, knowledge())
    player, turns = new_player(script), []
    for event in story:
        player, effects = advance(player, event, knowledge())
        told = [plain_effect(each) for each in effects]
        turns.append({"state": player.state, "at": player.at, "left_s": player.left_s, "effects": told})
    return {
        "script": _SCRIPT.dump_python(script, mode="json"),
        "turns": turns,
        "player": plain_player(player),
        "outcome": plain_outcome(player, of),
        "asks": plain_asks(player, of),
    }


@st.composite
def stories(draw: st.DrawFn) -> list[Event]:
    """What may happen in a session: mostly time goes by, and now and then something else."""
    begun = draw(st.sampled_from([[], [Event("start", pain=1)], [Event("start", pain=0)], [Event("start")]]))
    parts = st.one_of(
        events().map(lambda event: [event]),
        st.integers(1, 45).map(lambda seconds: [Event("tick")] * seconds),
        st.sampled_from(["done", "done", "skip", "easier", "harder", "pause", "resume", "back", "lost"]).map(
            lambda k: [Event(k)]
        ),
        st.integers(1, 12).map(lambda sets: [*[Event("done")] * sets, Event("easier")]),
        st.integers(1, 3).map(lambda times: [*[Event("easier")] * times, Event("done"), Event("harder")]),
        st.integers(0, 2).map(lambda pain: [*it_hurts(pain), Event("none_of_these", pain_kind="dull-ache")]),
    )
    return begun + [event for part in draw(st.lists(parts, max_size=25)) for event in part]


@given(given_session=sessions(), story=stories())
def test_any_events_over_any_session_do_the_same_in_the_browser_and_in_the_terminal(
    browser: Browser, given_session: Session, story: list[Event]
) -> None:
    played, expected = browser.play(given_session, story), in_terminal(given_session, story)

    assert played["script"] == expected["script"]
    for nth, (found, wanted) in enumerate(zip(played["turns"], expected["turns"], strict=True)):
        assert found == wanted, f"event {nth}: {story[nth]}"
    assert played == expected


@pytest.mark.parametrize("exercise", [each.id for each in knowledge().exercises.values() if each.levels])
def test_every_exercise_is_made_easier_the_same_way_at_every_level_and_set(browser: Browser, exercise: str) -> None:
    for level, rung in enumerate(knowledge().exercises[exercise].levels, 1):
        dose = rung.dose.model_copy(update={"sets": rung.cap.sets})
        steps = len(compile_script(session(item(exercise, level, dose)), knowledge()).steps)
        for done in range(steps):
            story = [Event("start"), *[Event("done")] * done, *[Event("easier"), Event("done")] * 4]
            played = browser.play(session(item(exercise, level, dose)), story)

            assert played == in_terminal(session(item(exercise, level, dose)), story), (level, done)


@pytest.mark.parametrize("exercise", [each.id for each in knowledge().exercises.values() if each.levels])
def test_every_exercise_goes_back_the_same_way_from_every_level(browser: Browser, exercise: str) -> None:
    for level, rung in enumerate(knowledge().exercises[exercise].levels, 1):
        of = session(item(exercise, level, rung.dose.model_copy(update={"sets": rung.cap.sets})))
        for down, up in ((1, 1), (2, 1), (3, 4)):
            taps = [*[Event("easier")] * down, Event("done"), *[Event("harder"), Event("done")] * up]
            story = [Event("start"), Event("done"), *taps, Event("easier"), Event("stop")]

            assert browser.play(of, story) == in_terminal(of, story), (level, down, up)


def test_the_shared_cases_pass_in_node(tmp_path: Path) -> None:
    told = json.loads(FILE.read_text("utf-8"))
    made = {name: packed(each) for name, each in case_sessions().items()}
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": told["cases"], "sessions": made}))
    done = subprocess.run(
        [str(NODE), "--test", str(JS / "cases.test.mjs")], env={**os.environ, "PLAYER_CASES": str(file)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout[-4000:]
    assert f"pass {len(told['cases'])}" in done.stdout


def test_the_figure_keeps_the_pace_of_the_set() -> None:
    done = subprocess.run(
        [str(NODE), "--test", str(JS / "pace.test.mjs")], capture_output=True, text=True, check=False, timeout=120
    )

    assert done.returncode == 0, done.stdout[-4000:]
    assert "fail 0" in done.stdout
    assert "tests 0" not in done.stdout
