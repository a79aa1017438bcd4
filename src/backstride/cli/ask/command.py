"""``backstride ask``: which questions are due, asked one by one; or one measure, also from a script."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from backstride.advice.facts import Facts
from backstride.advice.outcomes import Outcomes, outcomes_of
from backstride.advice.outcomes.score import TOTAL
from backstride.advice.outcomes.words import day
from backstride.app.journal import append, load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.app.questionnaire import keep_questionnaire, kept_questionnaire
from backstride.cli.page import bullets, problem, say
from backstride.cli.unknown_id import found
from backstride.formats.fhir_questionnaire import LoadedQuestionnaire
from backstride.journal import Answer, Profile, Questionnaire
from backstride.knowledge.model import Knowledge, Measure
from backstride.knowledge.problem import Problem
from backstride.shown.measure_words import ACTIVITIES, NOT_ASKED, score_lines

from .asking import StoppedError, ask_activities, ask_clinic_form, ask_items, ask_total


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where the answers go, and what is known."""

    data: Path
    knowledge: Knowledge

    def outcomes(self) -> Outcomes:
        return outcomes_of(Facts(load_runner(self.data), self.knowledge, today_here()))


def ask(
    ctx: typer.Context,
    measure: Annotated[str | None, typer.Argument(help="A measure, such as psfs; what is due when left out.")] = None,
    answers: Annotated[str | None, typer.Option(help="ITEM=NUMBER,... instead of questions.")] = None,
    total: Annotated[int | None, typer.Option(help="The total of a form counted on paper.")] = None,
    file: Annotated[Path | None, typer.Option(help="The clinic's form: a FHIR Questionnaire as JSON.")] = None,
    again: bool = typer.Option(False, "--again", help="Choose the activities of psfs afresh."),
    as_json: bool = typer.Option(False, "--json", help="Print plain data."),
) -> None:
    """How is it going? Answer the questions that are due."""
    asked = _Asked(ctx.obj.data, load_knowledge())
    plain = as_json or ctx.obj.json
    if measure is None:
        if answers or total is not None or file or again:
            problem("name the measure that this is for, such as: backstride ask rmdq-24 --total 7")
            raise typer.Exit(2)
        _ask_due(asked, plain)
        return
    known = {each.id for each in asked.knowledge.measures.values() if each.built and each.id not in NOT_ASKED}
    wanted = asked.knowledge.measures[found("measure", measure, sorted(known))]
    form = _kept(asked, wanted) if file is None else _loaded(asked, wanted, file)
    if answers is not None or total is not None:
        _record(asked, wanted, _told(wanted, answers, total), {})
    elif plain:
        sys.stdout.write(json.dumps(_plain(asked.outcomes(), wanted.id), ensure_ascii=False) + "\n")
        return
    elif not _ask_one(asked, wanted, form, again):
        problem("nothing was written")
        raise typer.Exit(1)
    _show(asked.outcomes(), (wanted,), plain)


def _ask_due(asked: _Asked, plain: bool) -> None:
    outcomes = asked.outcomes()
    if plain:
        sys.stdout.write(json.dumps({"due": _due(outcomes)}, ensure_ascii=False) + "\n")
        return
    now = [each.measure for each in sorted(outcomes.due, key=lambda each: each.every_days) if each.now]
    if not now:
        say("Nothing is due today.")
        bullets([f"{each.name}: {day(each.next_on)}" for each in outcomes.due])
        return
    say(f"Due now: {', '.join(outcomes.tracks[each].name for each in now)}.")
    done = []
    for each in now:
        measure = asked.knowledge.measures[each]
        if not _ask_one(asked, measure, _kept(asked, measure), again=False):
            say()
            say("What you answered is kept. Go on with: backstride ask")
            break
        done.append(measure)
    _show(asked.outcomes(), done, plain=False)


def _ask_one(asked: _Asked, measure: Measure, form: LoadedQuestionnaire | None, again: bool) -> bool:
    """Ask and record one measure; False when the runner stopped in it."""
    names: dict[str, str] = {}
    total = next((item for item in measure.items if item.id == TOTAL), None)
    try:
        if form is not None:
            items = ask_clinic_form(form)
            items = items or {form.items[0].item: 0}
        elif total is not None:
            items = ask_total(measure, total)
        elif measure.id == ACTIVITIES:
            rated = _activities(asked, measure, again)
            items, names = rated
        else:
            items = ask_items(measure, measure.items, {})
    except StoppedError:
        return False
    _record(asked, measure, items, names)
    return True


def _activities(asked: _Asked, measure: Measure, again: bool) -> tuple[dict[str, int], dict[str, str]]:
    track = asked.outcomes().tracks[measure.id]
    listed = tuple(track.first.answers) if track.first is not None and not again else ()
    findings = load_runner(asked.data).findings
    names = {fact: told.value for fact, told in findings.items() if isinstance(told.value, str)}
    rated = ask_activities(measure, listed, names, asked.knowledge.number("psfs-activities-max"))
    return rated.items, rated.names


def _record(asked: _Asked, measure: Measure, items: dict[str, int], names: dict[str, str]) -> None:
    """One entry; nothing when every question was left out."""
    if not items:
        return
    told = Questionnaire(measure=measure.id, items=items)
    answers = {fact: Answer(value=name) for fact, name in names.items()}
    append(asked.data, [told, Profile(answers=answers)] if answers else [told])


def _told(measure: Measure, answers: str | None, total: int | None) -> dict[str, int]:
    """The items in the text of --answers and --total. Ends the command with every fault."""
    parts = [part for part in (answers or "").split(",") if part.strip()]
    parts += [f"{TOTAL}={total}"] if total is not None else []
    read = [_one(measure, part) for part in parts]
    faults = [each for each in read if isinstance(each, Problem)]
    for fault in faults:
        problem(f"{fault.place}: {fault.message}")
    if faults or not read:
        problem(f"nothing was written; items: {', '.join(item.id for item in measure.items)}")
        raise typer.Exit(2)
    return dict(each for each in read if not isinstance(each, Problem))


def _one(measure: Measure, text: str) -> tuple[str, int] | Problem:
    name, equals, value = (part.strip() for part in text.partition("="))
    item = next((item for item in measure.items if item.id == name), None)
    if not equals or item is None:
        return Problem(name or text, f"is not an item of {measure.id}" if equals else "is not ITEM=NUMBER")
    if not (value.isascii() and value.isdigit() and len(value) < 6 and item.allows(int(value))):
        options = ", ".join(str(option.value) for option in item.options)
        return Problem(name, f"{value!r} is not allowed; {options or f'a whole number from {item.min} to {item.max}'}")
    return name, int(value)


def _kept(asked: _Asked, measure: Measure) -> LoadedQuestionnaire | None:
    kept = kept_questionnaire(asked.data, measure)
    if isinstance(kept, tuple):
        for fault in kept:
            problem(f"{fault}; it is not used")
        return None
    return kept


def _loaded(asked: _Asked, measure: Measure, file: Path) -> LoadedQuestionnaire:
    if not any(item.id == TOTAL for item in measure.items):
        problem(f"{measure.id} has its own questions; a clinic's file is for rmdq-24")
        raise typer.Exit(2)
    loaded = keep_questionnaire(asked.data, measure, file)
    if isinstance(loaded, LoadedQuestionnaire):
        return loaded
    for fault in loaded:
        problem(str(fault))
    raise typer.Exit(1)


def _show(outcomes: Outcomes, done: tuple[Measure, ...] | list[Measure], plain: bool) -> None:
    if plain:
        sys.stdout.write(json.dumps(_plain(outcomes, done[0].id), ensure_ascii=False) + "\n")
        return
    say()
    for measure in done:
        for line in score_lines(measure, outcomes.tracks[measure.id]):
            say(line)
    say(outcomes.working.says, "strong")
    if outcomes.seek_care is not None:
        say(outcomes.seek_care.do, "care")
        say(outcomes.seek_care.why)


def _plain(outcomes: Outcomes, measure: str) -> dict[str, object]:
    track = outcomes.tracks[measure]
    last = track.readings[-1] if track.readings else None
    return {
        "measure": measure,
        "score_hundredths": last.score_hundredths if last else None,
        "missing": last.missing if last else None,
        "substantial": last.substantial if last else None,
        "change_hundredths": track.change_hundredths,
        "mattered": track.mattered,
        "why": track.mattered_why,
        "recovered": track.recovered,
        "working": {"answer": outcomes.working.answer, "says": outcomes.working.says},
        "due": _due(outcomes),
        "grade": track.grade,
        "sources": list(track.sources),
    }


def _due(outcomes: Outcomes) -> list[dict[str, object]]:
    return [{"measure": each.measure, "next_on": each.next_on.isoformat(), "now": each.now} for each in outcomes.due]
