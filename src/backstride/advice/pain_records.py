"""Every record of pain in the journal, oldest first: mornings, sessions and runs."""

from dataclasses import dataclass
from datetime import date

from backstride.journal.entry import Run, SessionDone
from backstride.journal.runner import Dated, Runner


@dataclass(frozen=True, slots=True)
class PainRecord:
    """The worst pain told on one occasion, 0 to 10, with its day and its place in the journal."""

    on: date
    nth: int
    pain_0_10: int


def pain_records(runner: Runner, today: date) -> tuple[PainRecord, ...]:
    """All records up to ``today``."""
    found = [PainRecord(each.on, each.nth, each.what.pain_morning_0_10) for each in runner.check_ins]
    exertions: tuple[Dated[SessionDone] | Dated[Run], ...] = (*runner.sessions, *runner.runs)
    for each in exertions:
        told = [pain for pain in (each.what.pain_during_0_10, each.what.pain_after_0_10) if pain is not None]
        found += [PainRecord(each.on, each.nth, max(told))] if told else []
    return tuple(sorted((record for record in found if record.on <= today), key=lambda record: record.nth))


def red_spells(records: tuple[PainRecord, ...], red_0_10: int) -> tuple[tuple[PainRecord, ...], ...]:
    """Runs of records at ``red_0_10`` or more without a calmer one between them, oldest first."""
    spells: list[list[PainRecord]] = []
    before_red = False
    for record in records:
        is_red = record.pain_0_10 >= red_0_10
        if is_red and before_red:
            spells[-1].append(record)
        elif is_red:
            spells.append([record])
        before_red = is_red
    return tuple(tuple(spell) for spell in spells)
