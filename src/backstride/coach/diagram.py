"""The player's table as a page with a drawing: ``docs/player.md`` is written by this and tested to be fresh.

python -c "from backstride.coach.diagram import player_page; print(player_page(), end='')" > docs/player.md
"""

from collections.abc import Mapping

from .table import TABLE, Table


def player_page(table: Table = TABLE) -> str:
    """The whole page, in Markdown."""
    parts = (
        "# The session player",
        "This page is written from `src/backstride/coach/player.json` by `backstride.coach.diagram`; do not edit it. "
        "The terminal and the browser run the same table.",
        table.about,
        "```mermaid\n" + mermaid(table) + "```",
        "## States\n\n" + _names(table.states),
        "## Events\n\n" + _names(table.events),
        "## Conditions\n\n" + _names(table.conditions),
        "## Acts\n\n" + _names(table.acts),
        "## Moves\n\n" + _moves(table),
        "## Ignored\n\n" + "\n".join(f"- `{state}`: {', '.join(sorted(events))}"
                                      for state, events in table.ignored.items()),
    )  # fmt: skip
    return "\n\n".join(parts) + "\n"


def mermaid(table: Table = TABLE) -> str:
    """A state diagram; one arrow for every pair of states, with what leads along it."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for move in table.moves:
        label = f"{move.event} [{move.when}]" if move.when else move.event
        labels = arrows.setdefault((move.state, move.goes_to), [])
        if label not in labels:
            labels.append(label)
    lines = ["stateDiagram-v2", f"    [*] --> {table.initial}"]
    lines += [f"    {state} --> {goes_to}: {', '.join(labels)}" for (state, goes_to), labels in arrows.items()]
    return "\n".join([*lines, "    finished --> [*]"]) + "\n"


def _names(names: Mapping[str, str]) -> str:
    return "\n".join(f"- `{name}`: {text}" for name, text in names.items())


def _moves(table: Table) -> str:
    rows = [f"| {move.state} | {move.event} | {(move.when or '').replace('_', ' ')} | {move.goes_to} | "
            f"{', '.join(move.acts).replace('_', ' ')} |" for move in table.moves]  # fmt: skip
    return "\n".join(["| in | on | when | go to | do |", "|---|---|---|---|---|", *rows])
