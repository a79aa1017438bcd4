"""``backstride exercises``: all exercises by kind, those that fit a wish, or one with its instructions."""

import typing
from typing import Annotated, Any

import typer

from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.my_exercises import Mine, my_exercises
from backstride.cli.exercises.page import CLOSED, Choice, show_exercise, show_list
from backstride.cli.unknown_id import found
from backstride.knowledge.model import Exercise, Knowledge, Position
from backstride.shown.choose_exercises import NO_EQUIPMENT, equipment_of, factors_of, positions_of
from backstride.shown.exercise_json import exercise_json
from backstride.shown.knowledge_json import print_json

POSITIONS: tuple[str, ...] = typing.get_args(Position)


def exercises(
    ctx: typer.Context,
    exercise_id: Annotated[str | None, typer.Argument(metavar="ID", help="Show this one, such as bird-dog.")] = None,
    factor: Annotated[str | None, typer.Option(metavar="ID", help="May help with this, such as sitting.")] = None,
    equipment: Annotated[str | None, typer.Option(metavar="ID", help="Uses this, such as band; or none.")] = None,
    position: Annotated[str | None, typer.Option(metavar="NAME", help="Done like this, such as supine.")] = None,
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="From a seed row (X17), text (S3) or source.")
    ] = None,
    mine: bool = typer.Option(False, "--mine", help="Only what you may do now, and why the others are left out."),
    as_json: bool = typer.Option(False, "--json", help="Print plain data."),
) -> None:
    """All exercises by kind, or one with its levels, instructions and evidence."""
    knowledge = load_knowledge()
    plain = as_json or ctx.obj.json
    own = my_exercises(ctx.obj.data, knowledge) if mine else None
    if exercise_id is not None:
        exercise = knowledge.exercises[found("exercise", exercise_id, knowledge.exercises)]
        if plain:
            print_json(exercise_json(exercise, knowledge) | _mine_plain(exercise, own))
        else:
            show_exercise(exercise, knowledge, own)
        return
    choice = _choice(knowledge, factor, equipment, position, source)
    if plain:
        print_json(_list_plain(choice, own, knowledge))
    else:
        show_list(choice, own, knowledge)
    if own is not None and own.closed:
        raise typer.Exit(1)


def _choice(
    knowledge: Knowledge, factor: str | None, equipment: str | None, position: str | None, source: str | None
) -> Choice:
    """The exercises that fit every wish, and the wishes in words. An unknown id ends the command."""
    some = tuple(knowledge.exercises.values())
    wishes: list[str] = []
    if factor is not None:
        factor = found("factor", factor, knowledge.factors)
        some = tuple(each for each in some if factor in factors_of(each))
        wishes.append(f"may help with: {knowledge.factors[factor].name.lower()}")
    if equipment is not None:
        equipment = found("equipment", equipment, (NO_EQUIPMENT, *knowledge.equipment))
        some = tuple(each for each in some if equipment in equipment_of(each, knowledge))
        nothing = equipment == NO_EQUIPMENT
        wishes.append("needs no equipment" if nothing else f"uses: {knowledge.equipment[equipment].name.lower()}")
    if position is not None:
        position = found("position", position, POSITIONS)
        some = tuple(each for each in some if position in positions_of(each))
        wishes.append(f"position: {position.replace('_', ' ')}")
    if source is not None:
        rows, words = _rows(source, knowledge)
        some = tuple(each for each in some if rows & {*each.covers, *each.sources})
        wishes.append(words)
    return Choice(some, tuple(wishes))


def _rows(source: str, knowledge: Knowledge) -> tuple[set[str], str]:
    """What an exercise covers or cites if it comes from ``source``: seed rows, or the id of a source."""
    rows = {item.row: item for item in knowledge.seed_rows}
    texts = sorted({text for item in rows.values() for text in item.seeds})
    name = found("source", source, (*rows, *texts, *knowledge.sources))
    if name in rows:
        return {name}, f"seed row {name}: {rows[name].name}"
    if name in texts:
        return {row for row, item in rows.items() if name in item.seeds}, f"seed text {name}"
    return {name}, f"source {name}"


def _list_plain(choice: Choice, own: Mine | None, knowledge: Knowledge) -> dict[str, Any]:
    listed = [each for each in choice.exercises if own is None or each.id in own.levels]
    plain: dict[str, Any] = {"exercises": [exercise_json(each, knowledge) | _mine_plain(each, own) for each in listed]}
    if own is not None:
        chosen = {each.id for each in choice.exercises}
        plain["closed"] = CLOSED[own.closed] if own.closed else None
        plain["left_out"] = [
            {"exercise": out.exercise, "why": out.why, "unlock": list(out.unlock)}
            for out in own.left_out
            if out.exercise in chosen
        ]
    return plain


def _mine_plain(exercise: Exercise, own: Mine | None) -> dict[str, Any]:
    return {"levels_for_you": list(own.levels.get(exercise.id, ()))} if own is not None else {}
