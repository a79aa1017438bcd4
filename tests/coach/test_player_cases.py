"""The shared cases, played by the player of the terminal. tests/js plays the same ones in the browser's."""

import pytest
from coach_sessions import knowledge
from player_cases import Case, case_sessions, cases, event_of, missing, seen

from backstride.coach.effects import Effect
from backstride.coach.player import advance, new_player
from backstride.coach.script import compile_script


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_the_player_of_the_terminal_does_what_the_case_says(case: Case) -> None:
    session = case_sessions()[case["session"]]
    player = new_player(compile_script(session, knowledge()))
    for nth, told in enumerate(case["play"]):
        effects: tuple[Effect, ...] = ()
        for _ in range(told.get("n", 1)):
            player, effects = advance(player, event_of(told), knowledge())

        assert missing(told.get("then", {}), seen(player, effects, session)) == [], f"after event {nth}, {told['on']}"


def test_every_case_says_what_it_expects() -> None:
    assert all(any("then" in told for told in case["play"]) for case in cases())
