"""Everything that the player needs for one session, as one value: it then works without the server."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from backstride.advice.session import Session
from backstride.app.advise import Advice
from backstride.app.new_entry import now
from backstride.app.session import hurt_on, loads_used, plan_issued_body
from backstride.coach import cues, easier, player_acts, words
from backstride.coach.pain_asked import StopKind, calm_kinds, places_to_ask, stop_kinds
from backstride.coach.player_state import MOST_LOAD_G
from backstride.coach.script import Script, compile_script
from backstride.coach.stop_words import PAIN_RULE, stop_words, symptoms_to_ask
from backstride.coach.words import StepKind
from backstride.journal import PlanIssued
from backstride.knowledge.model import LEVELS, Dose, DoseCap, Exercise, Knowledge
from backstride.shown.said_in import said_in

NUMBERS = (
    "get-ready-s", "next-look-s", "switch-sides-s", "pain-stop-0-10", "pain-rise-stop", "skill-restarts-max",
    "two-for-two-extra-reps",
)  # fmt: skip
"""Numbers of the knowledge that the player reads."""

FIGURE = "/figures/{exercise}/{level}.svg"


@dataclass(frozen=True, slots=True)
class PlayerItem:
    """One exercise of the session."""

    exercise: str
    level: int
    dose: Dose
    cue: str | None
    why: str


@dataclass(frozen=True, slots=True)
class PlayerSession:
    """The session that is played."""

    kind: str
    routine: str | None
    title: str
    why: str
    rounds: int
    items: tuple[PlayerItem, ...]


@dataclass(frozen=True, slots=True)
class PlayerLevel:
    """A level: what is shown, and what decides whether it may stand in for a harder one. ``heavy``: with a weight."""

    name: str
    dose: Dose
    cap: DoseCap
    equipment: tuple[str, ...]
    contraindications: tuple[str, ...]
    start: str
    steps: tuple[str, ...]
    feel: str
    avoid: str
    breathing: str
    heavy: bool
    figure: str


@dataclass(frozen=True, slots=True)
class PlayerExercise:
    """An exercise with its levels up to the one given."""

    name: str
    kind: str
    sides: str
    levels: tuple[PlayerLevel, ...]


@dataclass(frozen=True, slots=True)
class PlayerStopRule:
    """A stop symptom. ``ask``: to pick it; ``do``: what to do now, with the region's numbers; ``rank``: how grave.

    ``then``: the page that comes after it.
    """

    name: str
    ask: str
    do: str
    rank: int
    ask_again: tuple[str, ...]
    then: str


@dataclass(frozen=True, slots=True)
class PlayerOption:
    """A place where it may hurt, or a kind of pain."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Kit:
    """What the player's rules need besides a script. ``symptoms``: the stop rules that are asked for, gravest first.

    ``places``, ``stop_kinds``, ``calm_kinds``: what "it hurts" asks.
    """

    table: dict[str, Any]
    words: dict[str, str]
    titles: dict[StepKind, str]
    numbers: dict[str, int]
    timing: dict[str, int | tuple[int, ...]]
    everyday: tuple[str, ...]
    exercises: dict[str, PlayerExercise]
    stop_rules: dict[str, PlayerStopRule]
    symptoms: tuple[str, ...]
    pain_rule: str
    places: tuple[PlayerOption, ...]
    stop_kinds: tuple[StopKind, ...]
    calm_kinds: tuple[PlayerOption, ...]


@dataclass(frozen=True, slots=True)
class SessionPackage:
    """A session ready to be played. ``pain_before``: told this morning; ``loads``: grams last used, by exercise.

    ``hurt_today``: exercises about which pain was told in an earlier session of this day.
    ``issued``: what the runner was told to do, to be sent back with what was done. ``figures``: every picture that the
    player may ask for. ``made``: when the server made this; what was told later is not in it.
    """

    for_date: date
    made: datetime
    session: PlayerSession
    script: Script
    kit: Kit
    pain_before: int | None
    loads: dict[str, int]
    hurt_today: tuple[str, ...]
    issued: PlanIssued
    figures: tuple[str, ...]


def session_package(session: Session, advice: Advice, on: date) -> SessionPackage:
    """The package of a session for a day."""
    knowledge, runner = advice.facts.knowledge, advice.facts.runner
    region = advice.facts.value("region")
    checks = [check for check in runner.check_ins if check.on == on]
    used = loads_used(runner)
    kit = kit_for(session, knowledge, region if isinstance(region, str) else None)
    units = advice.facts.units
    return SessionPackage(
        for_date=on,
        made=now(),
        session=said_in(player_session(session), units),
        script=said_in(compile_script(session, knowledge), units),
        kit=said_in(kit, units),
        pain_before=checks[-1].what.pain_morning_0_10 if checks else None,
        loads={item.exercise: used[item.exercise] for item in session.items if item.exercise in used},
        hurt_today=hurt_on(runner, on),
        issued=plan_issued_body(session, on, knowledge),
        figures=figures_of(kit),
    )


def figures_of(kit: Kit) -> tuple[str, ...]:
    """Addresses of every figure of the exercises, of both sides where there are two, and the stills for a list."""
    found: list[str] = []
    for exercise in kit.exercises.values():
        sides = ("", "?side=left") if exercise.sides == "each" else ("",)
        for level in exercise.levels:
            found += [level.figure + side for side in (*sides, "?still")]
    return tuple(found)


def player_session(session: Session) -> PlayerSession:
    """The session without what only a page about it needs."""
    items = tuple(PlayerItem(item.exercise, item.level, item.dose, item.cue, item.why) for item in session.items)
    return PlayerSession(session.kind, session.routine, session.title, session.why, session.rounds, items)


def kit_for(session: Session, knowledge: Knowledge, region: str | None) -> Kit:
    """What the rules need for this session; ``region``: where the runner lives, for numbers to call."""
    levels: dict[str, int] = {}
    for item in session.items:
        levels[item.exercise] = max(item.level, levels.get(item.exercise, 1))
    return Kit(
        table=player_table(),
        words={name: text for name, text in vars(words).items() if name.isupper() and isinstance(text, str)},
        titles=dict(words.TITLES),
        numbers={name: knowledge.number(name) for name in NUMBERS},
        timing=_timing(),
        everyday=tuple(thing.id for thing in knowledge.equipment.values() if thing.everyday),
        exercises={each: _exercise(knowledge.exercises[each], most) for each, most in levels.items()},
        stop_rules={rule: _stop_rule(rule, knowledge, region) for rule in knowledge.stop_rules},
        symptoms=tuple(rule.id for rule in symptoms_to_ask(knowledge)),
        pain_rule=PAIN_RULE,
        places=tuple(PlayerOption(str(place.id), place.text) for place in places_to_ask(knowledge)),
        stop_kinds=stop_kinds(knowledge),
        calm_kinds=tuple(PlayerOption(kind.id, kind.name) for kind in calm_kinds(knowledge)),
    )


@cache
def player_table() -> dict[str, Any]:
    """The table of the player just as it is written: the browser runs the same one."""
    table: dict[str, Any] = json.loads(files("backstride.coach").joinpath("player.json").read_text("utf-8"))
    return table


def _timing() -> dict[str, int | tuple[int, ...]]:
    return {
        "back_restarts_after_s": player_acts.BACK_RESTARTS_AFTER_S, "beeps_at_s": player_acts.BEEPS_AT_S,
        "least_s": easier.LEAST_S, "half_from_s": cues.HALF_FROM_S, "last_from_s": cues.LAST_FROM_S,
        "last_s": cues.LAST_S, "minute_from_s": cues.MINUTE_FROM_S, "minute_s": cues.MINUTE_S,
        "most_load_g": MOST_LOAD_G,
    }  # fmt: skip


def _exercise(exercise: Exercise, most: int) -> PlayerExercise:
    levels = tuple(
        PlayerLevel(
            name=level.name,
            dose=level.dose,
            cap=level.cap,
            equipment=level.equipment,
            contraindications=level.contraindications,
            start=level.start,
            steps=level.steps,
            feel=level.feel,
            avoid=level.avoid,
            breathing=level.breathing,
            heavy="heavy_leg" in (*exercise.loads, *level.loads),
            figure=FIGURE.format(exercise=exercise.id, level=nth),
        )
        for nth, level in enumerate(exercise.levels[:most], 1)
    )
    return PlayerExercise(exercise.name, exercise.kind, exercise.sides, levels)


def _stop_rule(rule: str, knowledge: Knowledge, region: str | None) -> PlayerStopRule:
    told = knowledge.stop_rules[rule]
    rank = LEVELS.index(told.level) if told.level else 0
    return PlayerStopRule(
        name=told.name,
        ask=told.ask,
        do=stop_words(rule, knowledge, region),
        rank=rank,
        ask_again=told.ask_again,
        then="/care" if told.sets and rank >= LEVELS.index("urgent") else "/questions",
    )
