"""What holds for progression whatever the journal says: more pain never goes further up, and one thing a week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from os import environ
from typing import TypeVar

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backstride.advice.facts import Facts
from backstride.advice.progression.follow import progress_of
from backstride.advice.progression.progress import Decision, Position, Progress
from backstride.advice.response import mornings_of
from backstride.journal import CheckIn, DoneItem, Run, SessionDone
from backstride.journal.entry import Body, SelfTestResult
from backstride.journal.runner import Dated
from runners import KNOWLEDGE, TODAY, healthy, runner

T = TypeVar("T")

DAYS = 63
FIRST = TODAY - timedelta(days=DAYS)
EXERCISES = (
    "glute-bridge", "side-plank", "plank", "bird-dog", "hollow-hold", "squat", "prone-glute-raise", "cat-camel",
)  # fmt: skip
TRIES = settings(max_examples=150 if "BACKSTRIDE_LONG" not in environ else 600)
HOME = runner(healthy(equipment=tuple(KNOWLEDGE.equipment), skill_opt_in="yes", extension_opt_in="yes"))

Told = tuple[int, Body]
"""Days after ``FIRST`` and what was told."""


@dataclass(frozen=True)
class Pains:
    """How much is added to the pain of one thing told: during, after, each exercise; and what stopped it."""

    during: int = 0
    after: int = 0
    hurt: int = 0
    stopped: bool = False


def more(pain: int | None, add: int) -> int | None:
    return None if pain is None else min(10, pain + add)


def with_more(body: Body, pains: Pains) -> Body:
    if isinstance(body, CheckIn):
        return CheckIn(pain_morning_0_10=min(10, body.pain_morning_0_10 + pains.during))
    if isinstance(body, Run):
        return body.model_copy(
            update={
                "pain_during_0_10": more(body.pain_during_0_10, pains.during),
                "pain_after_0_10": more(body.pain_after_0_10, pains.after),
                "limped": body.limped or pains.stopped,
            }
        )
    if isinstance(body, SessionDone):
        items = tuple(item.model_copy(update={"hurt_0_10": more(item.hurt_0_10, pains.hurt)}) for item in body.items)
        return body.model_copy(
            update={
                "pain_during_0_10": more(body.pain_during_0_10, pains.during),
                "pain_after_0_10": more(body.pain_after_0_10, pains.after),
                "items": items,
                "stopped_by": "pain-five" if pains.stopped else body.stopped_by,
            }
        )
    return body


CALM = st.sampled_from((0, 0, 1, 1, 2))
MAYBE = st.sampled_from((0, 0, 1, 1, 2, 3, 5, None))


@st.composite
def items(draw: st.DrawFn, exercise: str) -> DoneItem:
    top = len(KNOWLEDGE.exercises[exercise].levels)
    return DoneItem(
        exercise=exercise,
        level=min(top, draw(st.sampled_from((1, 1, 1, 2, 2, 3, 4)))),
        sets_done=2,
        easier=draw(st.sampled_from((False,) * 19 + (True,))),
        restarted=draw(st.sampled_from((False,) * 9 + (True,))),
        hurt_0_10=draw(st.sampled_from((None, None, 0, 0, 1, 2))),
        last_set=draw(st.sampled_from((None, 6, 12, 14, 17, 17, 23, 31))),
        last_set_left=draw(st.sampled_from((None, None, None, 10))),
        load_g=draw(st.sampled_from((None, None, 10_000))),
    )


@st.composite
def sessions(draw: st.DrawFn, pain: st.SearchStrategy[int | None] = MAYBE) -> SessionDone:
    names = draw(st.lists(st.sampled_from(EXERCISES), min_size=1, max_size=3, unique=True))
    return SessionDone(
        session=draw(st.sampled_from(("strength", "strength", "strength", "skill", "walk"))),
        items=tuple(draw(items(name)) for name in names),
        duration_s=1800,
        completed=True,
        pain_during_0_10=draw(pain),
        pain_after_0_10=draw(pain),
    )


@st.composite
def runs(draw: st.DrawFn, pain: st.SearchStrategy[int | None] = MAYBE) -> Run:
    return Run(
        distance_m=draw(st.sampled_from((2000, 4000, 6000))),
        duration_s=1800,
        stage=draw(st.sampled_from((None, 1, 2, 3, 5, 7, 10))),
        longest_stretch_s=draw(st.sampled_from((None, 60, 300))),
        pain_during_0_10=draw(pain),
        pain_after_0_10=draw(pain),
    )


@st.composite
def journals(draw: st.DrawFn) -> tuple[Told, ...]:
    """Nine weeks: strength on some days of the week, runs on others, some mornings told, some weeks left out."""
    told: list[Told] = []
    strength = draw(st.sampled_from(((0, 3), (0, 2, 4), (1, 5), (0,))))
    running = draw(st.sampled_from(((), (1, 4), (1, 3, 6))))
    plain = draw(sessions(CALM))
    run = draw(runs(CALM))
    away = draw(st.sampled_from(((), (), (), range(20, 36), range(25, 55))))
    mornings = draw(st.sampled_from((0, 0, 1)))
    usual = draw(st.sampled_from((0, 1, 1, 2)))
    for day in range(DAYS):
        if mornings == 0 or draw(st.integers(0, 3)) == 0:
            told.append((day, CheckIn(pain_morning_0_10=usual)))
        if day in away:
            continue
        if day % 7 in strength:
            told.append((day, draw(sessions()) if draw(st.integers(0, 11)) == 0 else plain))
        if day % 7 in running:
            told.append((day, draw(runs()) if draw(st.integers(0, 11)) == 0 else run))
    if draw(st.booleans()):
        at = draw(st.integers(0, DAYS - 1))
        results: dict[str, int | str] = {"side_plank_left_s": 80, "side_plank_right_s": 60}
        told.append((at, SelfTestResult(test="side-plank-hold", results=results)))
    return tuple(sorted(told, key=lambda each: (each[0], not isinstance(each[1], CheckIn))))


def pains_for(count: int) -> st.SearchStrategy[dict[int, Pains]]:
    add = st.sampled_from((0, 0, 1, 2, 4))
    one = st.builds(Pains, add, add, add, st.sampled_from((False, False, False, True)))
    return st.dictionaries(st.integers(0, max(0, count - 1)), one, min_size=1, max_size=5)


def facts_of(told: Sequence[Told], today: date = TODAY) -> Facts:
    def those(kind: type[T]) -> tuple[Dated[T], ...]:
        return tuple(
            Dated(FIRST + timedelta(days=day), nth, body)
            for nth, (day, body) in enumerate(told)
            if isinstance(body, kind)
        )

    somebody = replace(
        HOME,
        sessions=those(SessionDone),
        runs=those(Run),
        check_ins=those(CheckIn),
        self_tests=those(SelfTestResult),
    )
    return Facts(somebody, KNOWLEDGE, today)


def usual_levels(facts: Facts) -> list[int | None]:
    mornings = mornings_of(facts.runner, KNOWLEDGE, TODAY)
    return [mornings.usual(FIRST.toordinal() + day) for day in range(DAYS)]


def size(position: Position) -> tuple[int, ...]:
    dose = position.dose
    return (dose.sets, dose.reps or 0, dose.hold_s or 0, dose.duration_s or 0, position.load_g or 0)


def not_above(one: Progress, other: Progress) -> None:
    """Position by position, ``one`` stands no higher than ``other``."""
    for name, position in one.positions.items():
        before = other.positions[name]
        assert position.level <= before.level, name
        if position.level == before.level:
            assert all(a <= b for a, b in zip(size(position), size(before), strict=True)), name
            assert position.passed <= before.passed, name
    if one.stage is not None and other.stage is not None:
        assert one.stage.stage <= other.stage.stage
    assert not (one.stage is None and other.stage is not None), "off the ladder sooner"


@given(journals(), st.data())
@TRIES
def test_more_pain_in_any_session_or_run_never_gives_a_higher_level_dose_or_stage(
    told: tuple[Told, ...], data: st.DataObject
) -> None:
    pains = data.draw(pains_for(len(told)))
    worse = [
        with_more(body, pains[nth]) if nth in pains and not isinstance(body, CheckIn) else body
        for nth, (_, body) in enumerate(told)
    ]

    harder = progress_of(facts_of([(day, body) for (day, _), body in zip(told, worse, strict=True)]))

    not_above(harder, progress_of(facts_of(told)))


@given(journals(), st.data())
@TRIES
def test_a_worse_morning_never_gives_a_higher_level_dose_or_stage(told: tuple[Told, ...], data: st.DataObject) -> None:
    pains = data.draw(pains_for(len(told)))
    worse = tuple((day, with_more(body, pains[nth]) if nth in pains else body) for nth, (day, body) in enumerate(told))
    calm, sore = facts_of(told), facts_of(worse)
    assume(usual_levels(calm) == usual_levels(sore))  # the usual level is what everything else is judged against

    not_above(progress_of(sore), progress_of(calm))


@given(journals())
@TRIES
def test_only_one_kind_of_thing_rises_in_any_seven_days(told: tuple[Told, ...]) -> None:
    decided = progress_of(facts_of(told)).decisions
    ups = [(each.on, each.variable) for each in decided if each.move == "up" and is_harder(each)]

    for (one, kind), (other, other_kind) in pairwise(ups):
        assert kind == other_kind or (other - one).days >= 7


@given(journals())
@TRIES
def test_in_any_seven_days_one_exercise_of_a_muscle_group_goes_up_a_level(told: tuple[Told, ...]) -> None:
    decided = [each for each in progress_of(facts_of(told)).decisions if (each.move, each.variable) == ("up", "level")]
    for group in ("legs_hips", "trunk"):
        ups = [each.on for each in decided if KNOWLEDGE.exercises[each.about].muscle_group == group]
        assert all((after - before).days >= 7 for before, after in pairwise(ups))


@given(journals())
@TRIES
def test_waiting_for_a_turn_is_told_once(told: tuple[Told, ...]) -> None:
    decided = progress_of(facts_of(told)).decisions
    for about in {each.about for each in decided}:
        for before, after in pairwise([each for each in decided if each.about == about]):
            waits = after.move == "hold" and after.asked is not None
            assert not waits or (before.why, before.asked) != (after.why, after.asked)


@given(journals())
@TRIES
def test_what_rose_last_is_never_a_walk_a_stretch_or_a_drill(told: tuple[Told, ...]) -> None:
    progress = progress_of(facts_of(told))
    ups = [each.on for each in without_taken_back(progress.decisions) if each.move == "up" and is_harder(each)]

    assert progress.rose is None or progress.rose[0] == "run" or progress.rose[1] >= ups[-1]


def is_harder(decision: Decision) -> bool:
    """Of running or strength."""
    return decision.about == "run" or KNOWLEDGE.exercises[decision.about].kind == "strength"


def without_taken_back(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions without the steps up that were never done, and without the word that takes each of them back."""
    kept: list[Decision] = []
    for each in decisions:
        if each.move == "down" and ("not done it yet" in each.why or "waits for its next turn" in each.why):
            last_up = max(nth for nth, one in enumerate(kept) if one.about == each.about and one.move == "up")
            del kept[last_up]
        else:
            kept.append(each)
    return kept


@given(journals())
@TRIES
def test_nothing_is_above_the_cap_of_its_level(told: tuple[Told, ...]) -> None:
    for position in progress_of(facts_of(told)).positions.values():
        cap = KNOWLEDGE.exercises[position.exercise].levels[position.level - 1].cap
        assert position.dose.sets <= cap.sets
        assert (position.dose.reps or 0) <= (cap.reps or 0) or position.dose.reps is None
        assert position.dose.hold_s is None or position.dose.hold_s <= (cap.hold_s or 0)


@given(journals())
@TRIES
def test_a_level_lasts_two_weeks_before_the_next_one(told: tuple[Told, ...]) -> None:
    decided = without_taken_back(progress_of(facts_of(told)).decisions)
    for name in {each.about for each in decided} - {"run", "week"}:
        changes = [
            each for each in decided if each.about == name and (each.variable == "level" or each.move == "start")
        ]
        for before, after in pairwise([each for each in changes if each.before != each.after]):
            if after.move == "up":
                assert (after.on - before.on).days >= 7 * KNOWLEDGE.number("min-weeks-per-level")


@given(journals(), st.integers(1, DAYS))
@TRIES
def test_what_was_decided_stays_decided(told: tuple[Told, ...], day: int) -> None:
    then = FIRST + timedelta(days=day)
    known_then = [each for each in told if each[0] <= day]

    decided_then = progress_of(facts_of(known_then, then)).decisions
    decided_now = progress_of(facts_of(told)).decisions

    settled = then - timedelta(days=3)
    assert [e for e in decided_then if e.on < settled] == [e for e in decided_now if e.on < settled]


@given(journals())
@TRIES
def test_every_decision_has_a_reason_rules_and_sources(told: tuple[Told, ...]) -> None:
    for decision in progress_of(facts_of(told)).decisions:
        assert decision.why.endswith(".")
        assert set(decision.rules) <= set(KNOWLEDGE.progression)
        assert decision.sources
        assert all(source in KNOWLEDGE.sources for source in decision.sources)
