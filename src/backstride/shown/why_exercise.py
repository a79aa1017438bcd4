"""Why an exercise is in the plan or not, where the runner stands with it, and what comes next."""

from datetime import date

from backstride.advice.barred import unsuited
from backstride.advice.session import LeftOut, Session, SessionItem
from backstride.app.advise import Advice
from backstride.knowledge.model import Exercise
from backstride.shown.days import short
from backstride.shown.evidence_words import evidence
from backstride.shown.exercise_json import sources_of
from backstride.shown.item_words import dose_of, weight
from backstride.shown.why_answer import NO_PLAN, UNWANTED, Why, decisions_about, once, questions

_OTHERS = "You may do it. This week other exercises do more for you in the time that you have."


def why_exercise(exercise: Exercise, advice: Advice) -> Why:
    """For the plan of this week."""
    knowledge = advice.facts.knowledge
    places = _places(exercise.id, advice)
    days = tuple(dict.fromkeys(on for on, _, _ in places))
    decisions = decisions_about(exercise.id, advice)
    next_step = _next(exercise, advice)
    why_not = None if places else _why_not(exercise, advice)
    return Why(
        item=exercise.id,
        kind="exercise",
        name=exercise.name,
        verdict=f"It is in your week: {', '.join(map(short, days))}." if days else "It is not in your week.",
        reasons=_reasons(places) if why_not is None else (why_not.why,),
        days=days,
        open=questions(why_not.unlock, knowledge) if why_not else (),
        stands=_stands(exercise, advice, places),
        next=next_step,
        waits_for=decisions[-1].why if decisions and next_step and decisions[-1].move != "up" else None,
        decisions=decisions,
        evidence=_evidence(exercise, advice),
        sources=sources_of(exercise),
    )


def _places(exercise: str, advice: Advice) -> list[tuple[date, Session, SessionItem]]:
    days = advice.plan.days if advice.plan else ()
    return [
        (day.on, session, item)
        for day in days
        for session in day.sessions
        for item in session.items
        if item.exercise == exercise
    ]


def _reasons(places: list[tuple[date, Session, SessionItem]]) -> tuple[str, ...]:
    return once([item.why for _, _, item in places] + [limit for _, _, item in places for limit in item.limits])


def _why_not(exercise: Exercise, advice: Advice) -> LeftOut:
    """The planner's reason; else what rules it out; else that others do more."""
    if advice.plan is None:
        return LeftOut(exercise.id, NO_PLAN)
    wishes = [wish.what.wish for wish in advice.facts.runner.wishes if wish.what.exercise == exercise.id]
    if wishes and wishes[-1] == "refuse":
        return LeftOut(exercise.id, UNWANTED)
    told = next((each for each in advice.plan.left_out if each.exercise == exercise.id), None)
    return told or unsuited(exercise, 1, advice.facts) or LeftOut(exercise.id, _OTHERS)


def _stands(exercise: Exercise, advice: Advice, places: list[tuple[date, Session, SessionItem]]) -> tuple[str, ...]:
    knowledge = advice.facts.knowledge
    position = advice.progress.positions.get(exercise.id)
    if position is None:
        first = places[0][2] if places else None
        return (f"New for you: {_level(exercise, first.level)}.",) if first else ()
    loaded = weight(position.load_g, advice.facts.units)
    side = f"Begin with the {position.weaker_side} side, the weaker one." if position.weaker_side else ""
    return once(
        [
            f"{_level(exercise, position.level)} since {short(position.since)}:"
            f" {dose_of(exercise.id, position.dose, knowledge)}{loaded}.",
            position.why,
            *position.limits,
            side,
        ]
    )


def _level(exercise: Exercise, level: int) -> str:
    name, of = exercise.levels[level - 1].name, len(exercise.levels)
    return f"Level {level} of {of}, {name[:1].lower()}{name[1:]}" if of > 1 else name


def _next(exercise: Exercise, advice: Advice) -> str | None:
    """The level above; at the top, what follows on the ladder."""
    position = advice.progress.positions.get(exercise.id)
    if position is None:
        return None
    knowledge = advice.facts.knowledge
    if position.level < len(exercise.levels):
        return f"{_level(exercise, position.level + 1)}."
    for ladder in knowledge.ladders.values():
        rungs = [(rung.exercise, rung.level) for rung in ladder.rungs]
        if (exercise.id, position.level) in rungs[:-1]:
            name, level = rungs[rungs.index((exercise.id, position.level)) + 1]
            return f"{knowledge.exercises[name].name}: {_level(knowledge.exercises[name], level)}."
    return None


def _evidence(exercise: Exercise, advice: Advice) -> tuple[str, ...]:
    weights = {factor.id: factor for factor in advice.factors}
    lines = [f"The exercise as a whole. {evidence(exercise.grade)}"]
    for link in sorted(exercise.helps, key=lambda link: -weights[link.factor].weight if link.factor in weights else 0):
        factor = advice.facts.knowledge.factors[link.factor]
        lines.append(f"It may help with {factor.name[0].lower()}{factor.name[1:]}. {evidence(link.grade)}")
    return tuple(lines)
