"""A fact has one definition, one question file named after it, and stands in at most one checklist or grid."""

from collections import defaultdict
from collections.abc import Iterator

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .fact_table import fact_shapes
from .walk import place_of


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Facts defined twice or asked on two screens, and questions whose id is not their fact."""
    defined = defaultdict[str, list[str]](list)
    for shape in fact_shapes(knowledge):
        defined[shape.fact].append(shape.place)
    listed = defaultdict[str, list[str]](list)
    for checklist in knowledge.checklists.values():
        for fact in checklist.facts:
            listed[fact].append(place_of("checklists", checklist.id))
    for grid in knowledge.grids.values():
        for row in grid.rows:
            listed[row.fact].append(place_of("grids", grid.id))
    for fact, places in (*defined.items(), *listed.items()):
        if len(places) > 1:
            verb = "defined" if places is defined[fact] else "asked"
            message = f"the fact '{fact}' is also {verb} in {', '.join(places[:-1])}"
            yield Problem(places[-1], message, "unique_facts")
    for question in knowledge.questions.values():
        if question.id != question.fact.replace("_", "-"):
            place = place_of("questions", question.id)
            yield Problem(place, f"the id must be the fact '{question.fact}' with dashes", "unique_facts")
