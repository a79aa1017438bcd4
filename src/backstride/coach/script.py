"""``compile_script``: a session as a flat list of timed steps, its total time known before it begins.

Order: get ready; then for every round, exercise and set: left, switch sides, right (or once), and rest. Before
another exercise there is a short look at what comes next. There is no rest after the very last work step.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from backstride.advice.session import Session
from backstride.knowledge.model import Dose, ExerciseLevel, Knowledge

from . import words
from .cues import Cue, work_cues
from .words import Side, StepKind


@dataclass(frozen=True, slots=True)
class Bout:
    """One set of one exercise, as the script was made from it. ``item``: its place in the session, from 0.

    ``sides``: ``(None,)`` for an exercise done once. ``eased``: how often it was made easier (0: as advised), not
    counting what was ``taken_back``. ``before``: level and dose before each time, the last one last.
    """

    item: int
    exercise: str
    level: int
    dose: Dose
    sides: tuple[Side | None, ...]
    round: int
    of_rounds: int
    set: int
    of_sets: int
    cue: str | None = None
    eased: int = 0
    taken_back: int = 0
    before: tuple[tuple[int, Dose], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One timed step. ``title``: what to do (Go, Rest ...); ``name``: the exercise; ``cue``: said as it begins.

    ``bout``: the place in ``Script.bouts`` of the set that it is, or leads to. ``work_s``: seconds of work in that
    set on one side: ``reps`` of ``rep_s`` seconds, of which ``hold_s`` still, or None for timed work. ``round``,
    ``set`` and ``level`` count from 1. ``cues`` are at seconds within the step.
    """

    kind: StepKind
    seconds: int
    bout: int
    exercise: str
    level: int
    name: str
    level_name: str
    side: Side | None
    round: int
    of_rounds: int
    set: int
    of_sets: int
    reps: int | None
    rep_s: int | None
    hold_s: int | None
    work_s: int
    title: str
    cue: str
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """A whole session: ``steps`` in order (the last is ``done``, of 0 seconds) and ``total_s``, their sum."""

    steps: tuple[Step, ...]
    total_s: int
    bouts: tuple[Bout, ...]


@dataclass(frozen=True, slots=True)
class Instructions:
    """How to do an exercise at a level, to be shown."""

    start: str
    steps: tuple[str, ...]
    feel: str
    avoid: str
    breathing: str


def compile_script(session: Session, knowledge: Knowledge) -> Script:
    """The script of a session.

    Raises ValueError for a session without exercises; KeyError or IndexError for an exercise or level that
    knowledge does not have.
    """
    if not session.items:
        raise ValueError("a session has at least one exercise")
    bouts = tuple(
        Bout(
            item=nth,
            exercise=item.exercise,
            level=item.level,
            dose=item.dose,
            sides=sides_of(item.exercise, knowledge),
            round=round_,
            of_rounds=session.rounds,
            set=set_,
            of_sets=item.dose.sets,
            cue=item.cue,
        )
        for round_ in range(1, session.rounds + 1)
        for nth, item in enumerate(session.items)
        for set_ in range(1, item.dose.sets + 1)
    )
    return script_of(bouts, knowledge)


def script_of(bouts: tuple[Bout, ...], knowledge: Knowledge) -> Script:
    """The script of these sets, in this order."""
    steps = tuple(_steps(bouts, knowledge))
    return Script(steps, sum(step.seconds for step in steps), bouts)


def instructions(exercise: str, level: int, knowledge: Knowledge) -> Instructions:
    """How to do ``exercise`` at ``level`` (from 1), in the words of its knowledge file."""
    rung = level_of(exercise, level, knowledge)
    return Instructions(rung.start, rung.steps, rung.feel, rung.avoid, rung.breathing)


def level_of(exercise: str, level: int, knowledge: Knowledge) -> ExerciseLevel:
    """The level of an exercise; ``level`` counts from 1."""
    if level < 1:
        raise IndexError(f"{exercise}: levels count from 1")
    return knowledge.exercises[exercise].levels[level - 1]


def sides_of(exercise: str, knowledge: Knowledge) -> tuple[Side | None, ...]:
    """Left and right, or once."""
    return ("left", "right") if knowledge.exercises[exercise].sides == "each" else (None,)


def _steps(bouts: tuple[Bout, ...], knowledge: Knowledge) -> Iterator[Step]:
    for nth, bout in enumerate(bouts):
        before = bouts[nth - 1] if nth else None
        if before and before.dose.rest_s:
            cue = _rest_cue(before, bout, knowledge)
            yield _step("rest", before.dose.rest_s, nth, bout, knowledge, bout.sides[0], cue)
        if before is None or _looks_different(before, bout):
            yield _look(nth, bout, knowledge)
        yield from _work(nth, bout, knowledge)
    yield replace(_step("done", 0, len(bouts) - 1, bouts[-1], knowledge, None, words.SESSION_OVER), name="")


def _looks_different(before: Bout, bout: Bout) -> bool:
    one, other = ((each.exercise, each.level, each.eased, each.taken_back) for each in (before, bout))
    return one != other


def _look(nth: int, bout: Bout, knowledge: Knowledge) -> Step:
    name = knowledge.exercises[bout.exercise].name
    dose = words.amount(bout.dose.reps, bout.dose.hold_s, bout.dose.set_s())
    cue = words.look(name, bout.sides, dose, level_of(bout.exercise, bout.level, knowledge).start)
    if nth == 0:
        return _step("get_ready", knowledge.number("get-ready-s"), nth, bout, knowledge, bout.sides[0], cue)
    return _step("next", knowledge.number("next-look-s"), nth, bout, knowledge, bout.sides[0], cue)


def _work(nth: int, bout: Bout, knowledge: Knowledge) -> Iterator[Step]:
    cue = bout.cue or level_of(bout.exercise, bout.level, knowledge).breathing
    for turn, side in enumerate(bout.sides):
        if turn:
            switch_s = knowledge.number("switch-sides-s")
            yield _step("switch_sides", switch_s, nth, bout, knowledge, side, words.switch_to(side))
        work = _step("work", bout.dose.set_s(), nth, bout, knowledge, side, cue)
        yield replace(work, cues=work_cues(bout.dose))


def _rest_cue(before: Bout, bout: Bout, knowledge: Knowledge) -> str:
    if _looks_different(before, bout):
        return words.rest_before(knowledge.exercises[bout.exercise].name)
    if bout.of_sets > 1:
        return words.rest_then("set", bout.set, bout.of_sets)
    return words.rest_then("round", bout.round, bout.of_rounds)


def _step(
    kind: StepKind, seconds: int, nth: int, bout: Bout, knowledge: Knowledge, side: Side | None, cue: str
) -> Step:
    return Step(
        kind=kind,
        seconds=seconds,
        bout=nth,
        exercise=bout.exercise,
        level=bout.level,
        name=knowledge.exercises[bout.exercise].name,
        level_name=level_of(bout.exercise, bout.level, knowledge).name,
        side=side,
        round=bout.round,
        of_rounds=bout.of_rounds,
        set=bout.set,
        of_sets=bout.of_sets,
        reps=bout.dose.reps,
        rep_s=bout.dose.rep_s,
        hold_s=bout.dose.hold_s,
        work_s=bout.dose.set_s(),
        title=words.TITLES[kind],
        cue=cue,
    )
