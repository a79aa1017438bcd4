"""What holds for every session and every order of events. Invariant 10: a stop symptom always stops."""

from coach_sessions import events, it_hurts, item, knowledge, session, sessions
from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.session import Session
from backstride.coach.effects import Ignored, Rescreen
from backstride.coach.outcome import done_in_full, session_outcome
from backstride.coach.player import advance, new_player, play
from backstride.coach.player_state import Event, Player
from backstride.coach.script import Bout, Script, compile_script
from backstride.coach.table import TABLE
from backstride.knowledge.model import Dose

SMALL = session(
    item("squat", 2, Dose(sets=2, reps=2, rep_s=2, rest_s=3)),
    item("side-plank", 2, Dose(sets=1, reps=1, rep_s=7, hold_s=6, rest_s=2)),
    rounds=2,
)
STORIES = st.lists(events() | st.just(Event("tick")), max_size=40)
BEGUN = STORIES.map(lambda story: [Event("start", pain=1), *story])
TAPS = st.sampled_from(
    ["done", "done", "done", "easier", "easier", "harder", "harder", "back", "skip", "pause", "resume"]
)
HURTING = st.tuples(st.integers(0, 2), st.sampled_from(["none_of_these", "back", "resume"])).map(
    lambda told: [*it_hurts(told[0]), Event(told[1]), Event("resume")]
)
TAPPED = TAPS.map(lambda kind: [Event(kind)])
WILD = st.lists(st.one_of(TAPPED, TAPPED, TAPPED, HURTING, events().map(lambda event: [event])), max_size=25).map(
    lambda parts: [Event("start", pain=1), *(event for part in parts for event in part)]
)
"""Stories in which easier, harder and pain come often."""


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


@given(sessions(), WILD)
def test_no_set_is_ever_more_than_what_was_advised_in_its_place(of: Session, story: list[Event]) -> None:
    advised = compile_script(of, knowledge())
    most = {(bout.item, bout.round, bout.set): bout for bout in advised.bouts}
    player = new_player(advised)
    for event in story:
        player = advance(player, event, knowledge()).player

        for bout in player.script.bouts:
            assert within(bout, most[bout.item, bout.round, bout.set]), event
        assert [place for place in places(player.script) if place not in places(advised)] == []


@given(sessions(), WILD)
def test_once_pain_was_told_no_set_ever_gets_harder(of: Session, story: list[Event]) -> None:
    player, hurt = new_player(compile_script(of, knowledge())), False
    for event in story:
        before, player = player, advance(player, event, knowledge()).player
        least = {place: bout for bout in before.script.bouts for place in places_of(bout)}

        if hurt:
            assert all(within(bout, least[place]) for bout in player.script.bouts for place in places_of(bout)), event
        hurt = hurt or (before.state == "hurting" and event.kind == "how_much" and bool(event.pain))


@given(sessions(), WILD)
def test_exercises_that_hurt_earlier_today_never_get_harder(of: Session, story: list[Event]) -> None:
    hurt_today = tuple(one.exercise for one in of.items)
    player = new_player(compile_script(of, knowledge()), hurt_today)
    for event in [story[0], Event("easier"), *story[1:], Event("harder")]:
        before, player = player, advance(player, event, knowledge()).player
        least = {place: bout for bout in before.script.bouts for place in places_of(bout)}

        assert all(within(bout, least[place]) for bout in player.script.bouts for place in places_of(bout)), event


@given(sessions(), WILD)
def test_what_was_dropped_does_not_come_back(of: Session, story: list[Event]) -> None:
    player = new_player(compile_script(of, knowledge()))
    for event in story:
        before, player = player, advance(player, event, knowledge()).player

        assert set(places(player.script)) <= set(places(before.script)), event


@given(sessions(), WILD)
def test_done_in_full_is_only_what_was_never_made_easier(of: Session, story: list[Event]) -> None:
    player, eased = new_player(compile_script(of, knowledge())), set[int]()
    for event in story:
        player = advance(player, event, knowledge()).player
        eased |= {bout.item for bout in player.script.bouts if bout.eased}

    assert not any(done_in_full(player, of, nth) for nth in eased)


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 3))
def test_so_many_taps_on_harder_as_on_easier_lead_back_and_none_further(down: int, up: int, sets_done: int) -> None:
    plank = item("side-plank", 3, Dose(sets=2, reps=1, rep_s=42, hold_s=40, rest_s=3))
    begun = [Event("start", pain=0), *[Event("done")] * sets_done]
    player = play(compile_script(session(plank), knowledge()), begun, knowledge())
    ways = [player]
    for _ in range(down):
        ways.append(advance(ways[-1], Event("easier"), knowledge()).player)
    back = ways[-1]
    for _ in range(up):
        back = advance(back, Event("harder"), knowledge()).player

    wanted = ways[max(0, down - up)]
    assert (back.step.level, back.step.work_s) == (wanted.step.level, wanted.step.work_s)


def within(bout: Bout, most: Bout) -> bool:
    """No higher level, and none longer or with more in it: at a lower level the shape of the dose may be another."""
    dose, top = bout.dose, most.dose
    if bout.level > most.level or dose.sets > top.sets or dose.set_s() > top.set_s():
        return False
    parts = [(dose.reps, top.reps), (dose.hold_s, top.hold_s), (dose.duration_s, top.duration_s)]
    same = bout.level == most.level
    return not same or all(one is None or (other is not None and one <= other) for one, other in parts)


def places_of(bout: Bout) -> list[tuple[int, int, int, str | None]]:
    return [(bout.item, bout.round, bout.set, side) for side in bout.sides]


def places(script: Script) -> list[tuple[int, int, int, str | None]]:
    return [place for bout in script.bouts for place in places_of(bout)]


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
