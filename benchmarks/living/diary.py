"""A life on paper, day by day: what was told, advised, done and decided, for reading against the clinical rules."""

from collections.abc import Iterator

from backstride.advice.screening import Cleared, Referred
from backstride.advice.session import Session
from backstride.journal import Run, SessionDone

from .life import Day, Life
from .people import Person
from .runner_model import strain
from .seen import Violation


def diary(life: Life, violations: list[Violation]) -> Iterator[str]:
    """The life line by line; a violation stands under its day."""
    yield from _who(life.person)
    earlier: set[tuple[str, str]] = set()
    for day in life.days:
        yield from _day(day)
        yield from _decided(day, earlier)
        these = [each for each in violations if each.on == day.on]
        yield from (f"    !! invariant {each.invariant}: {each.says}" for each in these)


_ASKED = (
    "age_y", "run_days", "long_run_day", "hard_run_days", "rest_days", "minutes_per_day", "equipment", "weekly_km",
    "longest_run_km", "strength_days", "extension_opt_in", "arching_effect", "bending_effect",
)  # fmt: skip


def _who(person: Person) -> Iterator[str]:
    told = person.answers
    yield f"seed {person.seed}: " + ", ".join(f"{name}={told[name].value}" for name in _ASKED if name in told)
    yield f"  body: {person.body}; irritation {person.irritation:.1f}"
    yield f"  habits: {person.habits}"
    yield f"  tests: {person.tests}; sign: {person.sign}; wishes: {[(w.exercise, w.wish) for w in person.wishes]}"
    yield f"  gaps: {[(str(first), str(last)) for first, last in person.gaps]}"
    yield from (f"  event told {on}: {event.model_dump(exclude_defaults=True)}" for on, event in person.events)


def _day(day: Day) -> Iterator[str]:
    back, advised = day.back, day.advised
    screening = advised.screening
    said = "-"
    if isinstance(screening, Cleared):
        said = "cleared" if screening.level == "self_care" else f"cleared ({screening.level})"
    elif isinstance(screening, Referred):
        said = f"referred {screening.level}: {', '.join(each.id for each in screening.findings)}"
    elif screening is not None:
        said = f"incomplete, {len(screening.missing)} open"
    mode = advised.progress.mode if advised.progress is not None else "-"
    told = "not told" if day.told_0_10 is None else f"told {day.told_0_10}"
    yield (
        f"{day.on} {day.on:%a} pain {day.pain_0_10} ({told}) irritation {back.irritation:.1f} "
        f"{'FLARE ' if day.flared else ''}{'GAP ' if day.gap else ''}| {said} | {mode}"
        f"{f' | {day.screens} screens' if day.screens else ''}"
    )
    if advised.plan is not None:
        ahead = " ".join(
            f"{each.on:%a}:{'+'.join(s.kind[:4] for s in each.sessions) or '-'}" for each in advised.plan.days
        )
        yield f"    plan ({advised.plan.proof.status}) {ahead}"
        yield from (f"    moved: {each.says}" for each in advised.plan.moved)
    for session in advised.sessions:
        yield f"    advised {session.kind}{f' ({session.routine})' if session.routine else ''}: {_items(session)}"
    if advised.run is not None:
        run = advised.run
        far = f"stage {run.stage}" if run.stage is not None else f"{run.distance_m} m, at most {run.distance_max_m}"
        yield f"    run advised: {run.kind} {run.answer}, {far}: {run.why}"
    for did in day.did:
        yield f"    did {_told(did.told)} (true pain {did.pain_0_10}, strain {strain(back, did.work):.2f})"


def _items(session: Session) -> str:
    parts = []
    for item in session.items:
        dose = item.dose
        much = f"{dose.reps}x{dose.hold_s}s" if dose.hold_s else f"{dose.reps}" if dose.reps else f"{dose.duration_s}s"
        parts.append(f"{item.exercise} {item.level} {dose.sets}x{much}")
    return f"{', '.join(parts)}{f', {session.rounds} rounds' if session.rounds > 1 else ''}"


def _told(told: SessionDone | Run | None) -> str:
    if isinstance(told, Run):
        stage = f" stage {told.stage}" if told.stage is not None else ""
        return f"run {told.kind} {told.distance_m} m{stage}, told pain {told.pain_during_0_10}"
    if told is None:
        return "nothing told"
    stopped = f", stopped by {told.stopped_by}" if told.stopped_by else ""
    sets = " ".join(f"{item.exercise}:{item.sets_done}/{item.last_set}" for item in told.items)
    return f"{told.session}, told pain {told.pain_during_0_10}{stopped} [{sets}]"


def _decided(day: Day, earlier: set[tuple[str, str]]) -> Iterator[str]:
    progress = day.advised.progress
    for each in progress.decisions if progress is not None else ():
        key = str(each.on), f"{each.about} {each.move} {each.before} {each.after}"
        if key not in earlier:
            earlier.add(key)
            what = f"{each.about}: {each.move} {each.variable or ''}"
            yield f"    decided {each.on} {what} {each.before} -> {each.after}: {each.why}"
