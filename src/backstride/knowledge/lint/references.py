"""Everything that one file names in another exists and is not retired."""

from collections.abc import Iterator

from backstride.knowledge.model import KINDS, Knowledge
from backstride.knowledge.problem import Problem

from .walk import Part, parts, place_of

NAMED_BY = {
    "sources": "sources",
    "contraindications": "contraindications",
    "equipment": "equipment",
    "factor": "factors",
    "factors": "factors",
    "numbers": "numbers",
    "exercise": "exercises",
    "red_flags": "red_flags",
    "methods": "guidance",
    "stop_rule": "stop_rules",
    "beside": "checklists",
    "checklist": "checklists",
}
"""Field that holds one id or several -> the kind of thing it names."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A name without its thing, a level an exercise does not have, an answer option without its file."""
    for part in parts(knowledge):
        for field, kind in NAMED_BY.items():
            named = getattr(part.model, field, None)
            for item_id in (named,) if isinstance(named, str) else named or ():
                yield from _names(knowledge, part, field, kind, item_id)
        for ref in getattr(part.model, "see_also", ()):
            yield from _leads(knowledge, part, ref)
        yield from _level(knowledge, part)
    yield from _options(knowledge, "region", "regions", {*knowledge.regions})
    optional = {item.id for item in knowledge.equipment.values() if not item.everyday}
    yield from _options(knowledge, "equipment", "equipment", optional)


def _names(knowledge: Knowledge, part: Part, field: str, kind: str, item_id: str) -> Iterator[Problem]:
    item = getattr(knowledge, kind).get(item_id)
    if item is None:
        yield Problem(part.at(field), f"there is no {place_of(kind, item_id)}", "references")
    elif item.status == "retired":
        yield Problem(part.at(field), f"{place_of(kind, item_id)} is retired", "references")


def _leads(knowledge: Knowledge, part: Part, ref: str) -> Iterator[Problem]:
    """What kind/id names is there, and is not the page itself."""
    kind, _, item_id = ref.partition("/")
    if kind not in KINDS:
        yield Problem(part.at("see_also"), f"'{kind}' is no kind of knowledge", "references")
    elif place_of(kind, item_id) == part.place:
        yield Problem(part.at("see_also"), "leads to itself", "references")
    else:
        yield from _names(knowledge, part, "see_also", kind, item_id)


def _level(knowledge: Knowledge, part: Part) -> Iterator[Problem]:
    exercise = knowledge.exercises.get(getattr(part.model, "exercise", ""))
    level = getattr(part.model, "level", None)
    if exercise is not None and isinstance(level, int) and level > len(exercise.levels):
        message = f"{exercise.id} has {len(exercise.levels)} levels, so there is no level {level}"
        yield Problem(part.at("level"), message, "references")


def _options(knowledge: Knowledge, fact: str, kind: str, item_ids: set[str]) -> Iterator[Problem]:
    """The question that chooses among the files of a kind offers exactly them."""
    question = knowledge.question_of.get(fact)
    if question is None:
        yield Problem("questions", f"no question asks the fact '{fact}'", "references")
        return
    offered = {option.id.replace("_", "-") for option in question.options}
    place = f"{place_of('questions', question.id)}: options"
    for item_id in sorted(offered - item_ids):
        yield Problem(place, f"option '{item_id}' has no {place_of(kind, item_id)}", "references")
    for item_id in sorted(item_ids - offered):
        yield Problem(place, f"{place_of(kind, item_id)} is not among the options", "references")
