"""The player is a table: complete, named, drawn, and the page that shows it is fresh."""

import json
from pathlib import Path

from backstride.coach.diagram import mermaid, player_page
from backstride.coach.player_acts import ACTS, CONDITIONS
from backstride.coach.table import TABLE

PAGE = Path(__file__).parents[2] / "docs" / "player.md"
SOURCE = Path(__file__).parents[2] / "src" / "backstride" / "coach" / "player.json"


def test_every_state_names_every_event_as_allowed_or_ignored_and_never_both() -> None:
    for state in TABLE.states:
        allowed = {move.event for move in TABLE.moves if move.state == state}

        assert allowed | TABLE.ignored[state] == set(TABLE.events), state
        assert not allowed & TABLE.ignored[state], state


def test_every_allowed_event_has_a_move_without_a_condition_and_it_stands_last() -> None:
    for state in TABLE.states:
        for event in TABLE.events:
            conditions = [move.when for move in TABLE.moves_for(state, event)]

            assert conditions.count(None) == (1 if conditions else 0), (state, event)
            assert not conditions or conditions[-1] is None, (state, event)


def test_every_name_in_the_table_is_explained_and_used_and_every_meaning_is_written() -> None:
    assert {move.state for move in TABLE.moves} | {move.goes_to for move in TABLE.moves} == set(TABLE.states)
    assert {move.event for move in TABLE.moves} == set(TABLE.events)
    assert {move.when for move in TABLE.moves if move.when} == set(TABLE.conditions) == set(CONDITIONS)
    assert {act for move in TABLE.moves for act in move.acts} == set(TABLE.acts) == set(ACTS)
    assert set(TABLE.ignored) == set(TABLE.states)


def test_a_symptom_leads_to_stopped_from_every_state_without_any_condition() -> None:
    for state in TABLE.states:
        assert [(move.when, move.goes_to) for move in TABLE.moves_for(state, "symptom")] == [(None, "stopped")]


def test_nothing_leads_from_stopped_back_to_the_exercises() -> None:
    assert {move.goes_to for move in TABLE.moves if move.state == "stopped"} == {"stopped", "finished"}
    assert {move.goes_to for move in TABLE.moves if move.state == "finished"} == {"stopped"}


def test_every_state_can_be_reached_and_every_state_can_end() -> None:
    ahead = {state: {move.goes_to for move in TABLE.moves if move.state == state} for state in TABLE.states}

    def reached(start: str) -> set[str]:
        seen, new = {start}, {start}
        while new:
            new = {goal for state in new for goal in ahead[state]} - seen
            seen |= new
        return seen

    assert reached(TABLE.initial) == set(TABLE.states)
    assert all("finished" in reached(state) for state in TABLE.states)


def test_no_key_stands_twice_in_the_json() -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len(pairs) == len(dict(pairs))
        return dict(pairs)

    json.loads(SOURCE.read_text("utf-8"), object_pairs_hook=once)


def test_the_diagram_has_an_arrow_for_every_pair_of_states_that_a_move_joins() -> None:
    drawn = mermaid()

    for move in TABLE.moves:
        assert f"    {move.state} --> {move.goes_to}: " in drawn


def test_the_page_about_the_player_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == player_page(), "write it again: the command is in backstride.coach.diagram"
