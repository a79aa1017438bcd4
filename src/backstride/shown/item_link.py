"""Where a knowledge item that another one names can be read: its own page, or what it says in a sentence."""

from dataclasses import dataclass

from backstride.knowledge.model import (
    Contraindication,
    Exercise,
    Factor,
    Guidance,
    Knowledge,
    LearnPage,
    ProgressionRule,
    Provider,
    RedFlag,
    Routine,
    RunStage,
    SelfTest,
    TrafficLight,
)  # fmt: skip
from backstride.knowledge.model.knowledge import Item


@dataclass(frozen=True, slots=True)
class ItemLink:
    """``path``: of its own page; without one ``says`` is what it says."""

    name: str
    path: str | None = None
    says: str | None = None


def item_link(reference: str, knowledge: Knowledge) -> ItemLink:
    """For a reference such as ``factors/sitting``. An unknown one is a fault of the knowledge files (KeyError)."""
    kind, _, name = reference.partition("/")
    items: dict[str, Item] = getattr(knowledge, kind)
    return _link(items[name])


def _link(item: Item) -> ItemLink:
    match item:
        case LearnPage():
            return ItemLink(item.title, f"/learn/{item.id}")
        case Factor():
            return ItemLink(item.name, f"/learn/factor/{item.id}")
        case Exercise():
            return ItemLink(item.name, f"/exercises/{item.id}")
        case Provider():
            return ItemLink(item.name, f"/help#{item.id}")
        case Guidance() | ProgressionRule():
            return ItemLink(item.name, says=item.says)
        case Contraindication():
            return ItemLink(item.name, says=item.because)
        case RedFlag():
            return ItemLink(item.name, says=item.who)
        case TrafficLight():
            return ItemLink(item.colour.capitalize(), says=f"{item.during} {item.action}")
        case RunStage():
            return ItemLink(f"Stage {item.stage}: {item.name}", says=item.pass_rule)
        case SelfTest():
            return ItemLink(item.name, says=item.purpose)
        case Routine():
            return ItemLink(item.name, says=item.why)
        case _:
            return ItemLink(item.id)
