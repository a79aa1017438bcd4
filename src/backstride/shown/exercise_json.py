"""An exercise as plain data, with everything that it names spelt out."""

from typing import Any

from backstride.knowledge.model import Exercise, Knowledge
from backstride.shown.evidence_words import evidence
from backstride.shown.knowledge_json import item_json, sources_json


def exercise_json(exercise: Exercise, knowledge: Knowledge) -> dict[str, Any]:
    """Every field of its file; contraindications, factors and sources in full; seed texts it comes from."""
    seeds_of = {item.row: item.seeds for item in knowledge.seed_rows}
    named = contraindications_of(exercise)
    return {
        **item_json(exercise),
        "evidence": evidence(exercise.grade),
        "seeds": sorted({seed for row in exercise.covers for seed in seeds_of.get(row, ())}),
        "contraindications_in_full": [item_json(knowledge.contraindications[each]) for each in named],
        "may_help_with": [
            {"factor": link.factor, "name": knowledge.factors[link.factor].name, "evidence": evidence(link.grade)}
            for link in exercise.helps
        ],
        "sources_in_full": sources_json(sources_of(exercise), knowledge),
    }


def contraindications_of(exercise: Exercise) -> tuple[str, ...]:
    """Ids of the contraindications of the exercise, then those of single levels."""
    own = [each for level in exercise.levels for each in level.contraindications]
    return tuple(dict.fromkeys((*exercise.contraindications, *own)))


def sources_of(exercise: Exercise) -> tuple[str, ...]:
    """Ids of the sources of the exercise, then those of its links to factors."""
    linked = [source for link in exercise.helps for source in link.sources]
    return tuple(dict.fromkeys((*exercise.sources, *linked)))
