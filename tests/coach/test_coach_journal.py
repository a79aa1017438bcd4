"""What a coached session leaves in the journal."""

import json

from coach_sessions import it_hurts, item, knowledge, session

from backstride.app.session import journal_bodies, loads_used, session_done_body
from backstride.coach.outcome import Outcome, session_outcome
from backstride.coach.player import play
from backstride.coach.player_state import Event
from backstride.coach.script import compile_script
from backstride.journal import ENTRY, Answer, Answers, DoneItem, Entry, Runner, SessionDone, replay
from backstride.knowledge.model import Dose

SESSION = session(
    item("side-plank", 2, Dose(sets=2, reps=1, rep_s=17, hold_s=15, rest_s=30)),
    item("squat", 1),
)
DONE, EASIER, STOP = Event("done"), Event("easier"), Event("stop")
ONE_SET = [DONE, DONE, DONE, DONE]
"""Get ready (or rest), left, switch, right."""


def outcome_of(*events: Event) -> Outcome | None:
    return session_outcome(play(compile_script(SESSION, knowledge()), events, knowledge()), SESSION)


def test_a_session_that_was_not_begun_leaves_nothing() -> None:
    assert outcome_of() is None
    assert outcome_of(STOP) is None


def test_sets_are_counted_and_a_set_on_one_side_only_is_not() -> None:
    outcome = outcome_of(Event("start", pain=2), *ONE_SET, DONE, DONE, STOP, Event("answered_after", effort=3, pain=1))

    assert outcome is not None
    assert session_done_body(SESSION, outcome) == SessionDone(
        session="strength",
        items=(
            DoneItem(exercise="side-plank", level=2, sets_done=1, last_set=0),
            DoneItem(exercise="squat", level=1, sets_done=0),
        ),
        duration_s=0,
        completed=False,
        effort_0_10=3,
        pain_before_0_10=2,
        pain_after_0_10=1,
    )


def test_an_exercise_made_easier_on_the_way_is_told_at_both_levels() -> None:
    outcome = outcome_of(Event("start"), *ONE_SET, DONE, EASIER, DONE, DONE, DONE, DONE, STOP)

    assert outcome is not None
    assert outcome.items[:2] == (
        DoneItem(exercise="side-plank", level=2, sets_done=1, last_set=0),
        DoneItem(exercise="side-plank", level=1, sets_done=1, easier=True, last_set=0),
    )


def test_an_exercise_of_which_every_set_was_skipped_is_told_as_skipped() -> None:
    skip = Event("skip")
    outcome = outcome_of(Event("start"), *[skip] * 9, Event("skip"), DONE, DONE)

    assert outcome is not None
    assert outcome.items[0] == DoneItem(exercise="side-plank", level=2, sets_done=0, skipped=True)
    assert outcome.completed is False


def test_pain_is_told_with_the_exercise_it_came_in() -> None:
    outcome = outcome_of(Event("start", pain=1), DONE, *it_hurts(2), STOP)

    assert outcome is not None
    assert outcome.items[0].hurt_0_10 == 2
    assert outcome.pain_during_0_10 == 2


def test_a_stop_symptom_is_told_with_the_answers_it_stands_for() -> None:
    outcome = outcome_of(Event("start"), DONE, Event("symptom", rule="chest-or-breath"))

    assert outcome is not None
    done, answers = journal_bodies(SESSION, outcome, knowledge())
    assert isinstance(done, SessionDone)
    assert (done.stopped_by, done.completed) == ("chest-or-breath", False)
    assert isinstance(answers, Answers)
    assert answers.answers == {"chest_symptoms": Answer(value="yes")}


def test_every_stop_rule_can_be_written_to_the_journal() -> None:
    for rule in knowledge().stop_rules:
        outcome = outcome_of(Event("start"), Event("symptom", rule=rule))

        assert outcome is not None
        done = journal_bodies(SESSION, outcome, knowledge())[0]
        assert isinstance(done, SessionDone)
        assert done.stopped_by == rule


def test_the_weight_of_last_time_is_the_one_told_last() -> None:
    def lifted(number: int, on: str, load_g: int | None) -> Entry:
        done = {"exercise": "kettlebell-swing", "level": 1, "sets_done": 2, "load_g": load_g}
        body = {"session": "strength", "items": [done], "duration_s": 60, "completed": True}
        line = {"id": f"00000000-0000-7000-8000-{number:012}", "at": f"{on}T08:00:00Z", "kind": "session_done"}
        return ENTRY.validate_json(json.dumps(line | {"body": body}))

    runner = replay([lifted(1, "2026-03-09", None), lifted(2, "2026-03-02", 8000), lifted(3, "2026-03-05", 9000)])

    assert loads_used(runner) == {"kettlebell-swing": 9000}
    assert loads_used(Runner()) == {}
