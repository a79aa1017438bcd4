"""What holds for every session and every order of events. Invariant 10: a stop symptom always stops."""

from coach_sessions import events, item, knowledge, session, sessions
from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.session import Session
from backstride.coach.effects import Ignored, Rescreen
from backstride.coach.outcome import session_outcome
from backstride.coach.player import advance, new_player, play
from backstride.coach.player_state import Event, Player
from backstride.coach.script import Script, compile_script
from backstride.coach.table import TABLE
from backstride.knowledge.model import Dose

SMALL = session(
    item("squat", 2, Dose(sets=2, reps=2, rep_s=2, rest_s=3)),
    item("side-plank", 2, Dose(sets=1, reps=1, rep_s=7, hold_s=6, rest_s=2)),
    rounds=2,
)
STORIES = st.lists(events() | st.just(Event("tick")), max_size=40)
BEGUN = STORIES.map(lambda story: [Event("start", pain=1), *story])


def script() -> Script:
    return compile_script(SMALL, knowledge())


def told(story: list[Event]) -> Player:
    return play(script(), story, knowledge())


@given(STORIES | BEGUN, st.sampled_from(sorted(knowledge().stop_rules)))
def test_a_stop_symptom_always_stops_and_asks_the_warning_signs_again(story: list[Event], rule: str) -> None:
    player, effects = advance(told(story), Event("symptom", rule=rule), knowledge())
    asked = {fact for effect in effects if isinstance(effect, Rescreen) for fact in effect.facts}

    assert player.state == "stopped"
    assert rule in player.symptoms
    assert player.stopped_by is not None
    assert set(knowledge().stop_rules[rule].ask_again) <= asked


@given(BEGUN, STORIES, st.sampled_from(sorted(knowledge().stop_rules)))
def test_after_a_stop_symptom_no_exercise_ever_goes_on(before: list[Event], after: list[Event], rule: str) -> None:
    stopped = told([*before, Event("symptom", rule=rule)])
    later = told([*before, Event("symptom", rule=rule), *after])

    assert later.state in ("stopped", "finished")
    assert (later.at, later.elapsed_s, later.done) == (stopped.at, stopped.elapsed_s, stopped.done)


@given(BEGUN, st.integers(0, 10))
def test_more_pain_never_goes_on_where_less_pain_stops(story: list[Event], pain: int) -> None:
    asked, _ = advance(told(story), Event("hurts"), knowledge())
    hurting, _ = advance(asked, Event("where", place="low_back"), knowledge())
    if hurting.state != "hurting":
        return
    less = advance(hurting, Event("how_much", pain=pain), knowledge()).player
    more = advance(hurting, Event("how_much", pain=min(10, pain + 1)), knowledge()).player

    assert less.state != "stopped" or more.state == "stopped"


@given(STORIES | BEGUN, events())
def test_an_event_that_does_not_fit_changes_nothing_and_is_reported(story: list[Event], event: Event) -> None:
    player = told(story)
    after, effects = advance(player, event, knowledge())

    if event.kind in TABLE.ignored[player.state]:
        assert after == player
        assert effects == (Ignored(player.state, event.kind),)
    else:
        assert not any(isinstance(effect, Ignored) for effect in effects)


@given(STORIES | BEGUN)
def test_the_place_in_the_script_is_always_one_that_exists(story: list[Event]) -> None:
    player = told(story)
    step = player.script.steps[player.at]

    assert 0 <= player.left_s <= step.seconds
    assert player.state != "running" or (step.kind != "done" and player.left_s >= 1)
    assert player.script.total_s == sum(each.seconds for each in player.script.steps)


@given(BEGUN)
def test_the_same_events_give_the_same_player(story: list[Event]) -> None:
    player = new_player(script())
    for event in story:
        player = advance(player, event, knowledge()).player

    assert player == told(story)


@given(BEGUN)
def test_pause_and_resume_keep_what_was_left(story: list[Event]) -> None:
    before = told(story)
    after = told([*story, Event("pause"), Event("tick"), Event("resume")])

    if before.state == "running":
        assert after == before


@given(BEGUN)
def test_no_story_makes_the_work_of_a_session_longer(story: list[Event]) -> None:
    def work_s(script: Script) -> int:
        return sum(step.seconds for step in script.steps if step.kind == "work")

    assert work_s(told(story).script) <= work_s(script())


@given(STORIES | BEGUN)
def test_what_was_done_never_exceeds_what_was_planned(story: list[Event]) -> None:
    outcome = session_outcome(told(story), SMALL)
    if outcome is None:
        return
    sets = {one.exercise: one.dose.sets * SMALL.rounds for one in SMALL.items}

    for exercise, planned in sets.items():
        assert sum(one.sets_done for one in outcome.items if one.exercise == exercise) <= planned
    assert not (outcome.completed and outcome.stopped_by)


@given(sessions())
def test_a_session_left_to_the_clock_takes_its_total_time_and_is_completed(session: Session) -> None:
    script = compile_script(session, knowledge())
    player = play(script, [Event("start", pain=0), *[Event("tick")] * script.total_s], knowledge())
    outcome = session_outcome(player, session)

    assert outcome is not None
    assert (player.state, outcome.duration_s, outcome.completed) == ("asking_after", script.total_s, True)
    assert [one.sets_done for one in outcome.items] == [one.dose.sets * session.rounds for one in session.items]
