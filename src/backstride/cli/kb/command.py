"""``backstride kb``: check the knowledge files and read them, also for somebody who reviews them."""

from pathlib import Path
from typing import Annotated, Any

import typer

from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.cli.columns import Column, row
from backstride.cli.page import bullets, heading, paint, problem, say
from backstride.cli.unknown_id import not_known
from backstride.knowledge.coverage import coverage as seed_coverage
from backstride.knowledge.lint import lint_folder
from backstride.knowledge.load import DATA
from backstride.knowledge.model import KINDS, Item, Knowledge
from backstride.knowledge.problem import Problem
from backstride.shown.knowledge_json import item_json, print_json

app = typer.Typer(help="Check and read what Backstride knows.", no_args_is_help=True, rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="Print plain data.")]

_COVERAGE: tuple[Column, ...] = ((3, "strong"), (24, None), (5, "quiet"), (0, None))


@app.command("lint")
def lint(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Folder with the files; without it, those of Backstride.")] = DATA,
    as_json: Json = False,
) -> None:
    """Name every fault of the knowledge files at once. Exit code 0 when there is none, else 1."""
    files = sorted(folder.rglob("*.yaml")) if folder.is_dir() else []
    if not files:
        problem(f"{folder}: {'holds no .yaml file' if folder.is_dir() else 'is not a folder'}")
        raise typer.Exit(2)
    from backstride.figures.faults import check as check_figures

    faults = list(dict.fromkeys(lint_folder(folder, (check_figures,))))
    if as_json or ctx.obj.json:
        plain = [{"place": each.place, "message": each.message, "check": each.check} for each in faults]
        print_json({"files": len(files), "faults": plain})
    else:
        _show_faults(faults, len(files))
    raise typer.Exit(1 if faults else 0)


@app.command("coverage")
def coverage(ctx: typer.Context, as_json: Json = False) -> None:
    """Which knowledge covers which row of the seed texts. Exit code 1 when a row has none."""
    rows = seed_coverage(load_knowledge())
    gaps = [each.row for each in rows if not each.by]
    if as_json or ctx.obj.json:
        plain = [{"row": r.row, "name": r.name, "seeds": list(r.seeds), "by": list(r.by)} for r in rows]
        print_json({"rows": plain, "gaps": gaps})
    else:
        heading("Seed rows and what covers them")
        for each in rows:
            by = ", ".join(each.by) if each.by else paint("nothing covers this", "stop")
            row((each.row, each.name, " ".join(each.seeds), by), _COVERAGE)
        say()
        if gaps:
            say(f"Nothing covers {len(gaps)} of {len(rows)} rows: {', '.join(gaps)}.", "stop")
        else:
            say(f"All {len(rows)} rows are covered.", "good")
    raise typer.Exit(1 if gaps else 0)


@app.command("show")
def show(
    ctx: typer.Context,
    item_id: Annotated[str, typer.Argument(metavar="ID", help="An id (bird-dog), kind/id, or a fact (pain_now_0_10).")],
    as_json: Json = False,
) -> None:
    """Show one knowledge item of any kind."""
    knowledge = load_knowledge()
    kind, item = _one(item_id, knowledge)
    if as_json or ctx.obj.json:
        print_json({"kind": kind, **item_json(item)})
        return
    from backstride.cli.kb.item import show_item

    show_item(kind, item, knowledge)


@app.command("sources")
def sources(ctx: typer.Context, as_json: Json = False) -> None:
    """List the sources and how each one was checked."""
    from backstride.cli.kb.sources import show_sources, sources_plain

    knowledge = load_knowledge()
    if as_json or ctx.obj.json:
        print_json({"sources": sources_plain(knowledge)})
        return
    show_sources(knowledge)


@app.command("rules")
def rules(ctx: typer.Context, as_json: Json = False) -> None:
    """Every warning-sign rule, gravest first, with its conditions in words, for a clinician to review."""
    from backstride.cli.kb.rules import rules_plain, show_rules

    knowledge = load_knowledge()
    if as_json or ctx.obj.json:
        print_json(rules_plain(knowledge))
        return
    show_rules(knowledge)


def _show_faults(faults: list[Problem], files: int) -> None:
    by_place: dict[str, list[Problem]] = {}
    for fault in faults:
        by_place.setdefault(fault.place.split(":")[0], []).append(fault)
    for place, told in by_place.items():
        say(place, "strong")
        bullets((str(fault).removeprefix(place).removeprefix(":").strip() for fault in told), indent=2)
    if faults:
        say()
    count = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}" if faults else "No fault"
    say(f"{count} in {files} files.", "stop" if faults else "good")


def _one(given: str, knowledge: Knowledge) -> tuple[str, Item]:
    """Kind and item of an id, kind/id or fact; ends the command when there is none or more than one."""
    facts = _of_facts(knowledge)
    if given in facts:
        return facts[given]
    items: dict[str, dict[str, Any]] = {kind: getattr(knowledge, kind) for kind in KINDS}
    folder, _, name = given.strip().casefold().replace(" ", "-").rpartition("/")
    kind = folder.replace("-", "_")
    if kind and kind not in items:
        raise not_known("kind of knowledge", kind, items)
    places = [(each, items[each][name]) for each in items if kind in ("", each) and name in items[each]]
    if len(places) == 1:
        return places[0]
    if places:
        problem(f"{name!r} is the id of several items: {', '.join(f'{each}/{name}' for each, _ in places)}")
        raise typer.Exit(2)
    known = items[kind] if kind else {found: None for each in items.values() for found in each} | facts
    raise not_known(f"id of {kind}" if kind else "id", name, known)


def _of_facts(knowledge: Knowledge) -> dict[str, tuple[str, Item]]:
    """Fact -> kind and item that ask, measure or define it."""
    found: dict[str, tuple[str, Item]] = {}
    found.update({each.fact: ("questions", each) for each in knowledge.questions.values()})
    found.update({fact: ("self_tests", test) for fact, (test, _) in knowledge.measurement_of.items()})
    found.update({each.fact: ("patterns", each) for each in knowledge.patterns.values()})
    found.update({each.fact: ("derived_facts", each) for each in knowledge.derived_facts.values()})
    return found
