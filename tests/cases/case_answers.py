"""What a runner told in a case, as far as it matters for what came out, in the words of the questions."""

from collections.abc import Iterator
from datetime import date

from case_expect import TOP
from case_files import KNOWLEDGE, RunnerCase

from backstride.advice.facts import Facts, Known
from backstride.app.advise import Advice
from backstride.journal import DoneItem
from backstride.knowledge.model import Answerable

ALWAYS = (
    "pain_places",
    "pain_side",
    "pain_now_0_10",
    "pain_worst_0_10",
    "duration",
    "pain_course",
    "onset",
    "running_effect",
)
"""Told in every story that has them: where, how strong, how long, how it goes."""

IN_THE_HEADING = ("age_y", "sex", "region")

COURSE = {"new": "new", "changing": "changing", "stable": "old and unchanged", "not_sure": "not sure since when"}


def told_lines(case: RunnerCase, advice: Advice) -> Iterator[str]:
    """Who and when, the answers that matter, the self-tests and the journal."""
    yield _heading(case, advice.facts)
    yield ""
    listed = [*_answers(advice), *_journal(advice.facts)]
    yield from [f"- {line}" for line in listed] if listed else ["- Nothing was answered."]
    yield ""


def _heading(case: RunnerCase, facts: Facts) -> str:
    age, on = facts.number("age_y"), case.case.today
    who = [f"{age} years" if age is not None else "age not told"]
    who += [_shown(fact, facts) for fact in ("sex", "region") if facts.value(fact) is not None]
    wish = f" Asks for: {KNOWLEDGE.routines[case.case.routine].name}." if case.case.routine else ""
    return f"**Told** ({', '.join(who)}; {on:%A} {on.day} {on:%B %Y}).{wish}"


def _answers(advice: Advice) -> Iterator[str]:
    facts = advice.facts
    matters = _matters(advice)
    for fact in (*KNOWLEDGE.question_of, *KNOWLEDGE.measurement_of):
        told = fact in facts.runner.findings and fact not in IN_THE_HEADING
        if told and (fact in matters or _is_a_yes(fact, facts)):
            yield f"{_ask(fact)} **{_shown(fact, facts)}**"


def _ask(fact: str) -> str:
    question = KNOWLEDGE.question_of.get(fact)
    return question.ask if question else KNOWLEDGE.measurement_of[fact][1].ask


def _matters(advice: Advice) -> set[str]:
    """Facts on which a finding or one of the heaviest factors rests, and the outline of the pain."""
    found = {fact for finding in advice.screening.findings for fact in finding.because}
    clues = (clue for factor in advice.factors[:TOP] for clue in factor.for_)
    return {*ALWAYS, *KNOWLEDGE.measurement_of, *found}.union(*(clue.facts for clue in clues))


def _is_a_yes(fact: str, facts: Facts) -> bool:
    shape = KNOWLEDGE.answerable[fact]
    value = facts.runner.findings[fact].value
    return value == "not_sure" or (shape.type == "yes_no" and value == "yes") or shape.type == "text"


def _shown(fact: str, facts: Facts) -> str:
    value = facts.runner.findings[fact].value
    shape = KNOWLEDGE.answerable[fact]
    state = facts.state(fact)
    course = COURSE.get(str(state.course), "") if isinstance(state, Known) and state.course else ""
    stale = "" if isinstance(state, Known) or state == "unsure" else "to be asked again"
    more = "; ".join(note for note in (course, stale) if note)
    return _text(shape, value) + (f" ({more})" if more else "")


def _text(shape: Answerable, value: object) -> str:
    texts = {option.id: option.text for option in shape.options}
    if isinstance(value, tuple):
        return ", ".join(texts[each] for each in value) or "None"
    if isinstance(value, int):
        return f"{value} {shape.unit}" if shape.unit and not shape.unit.startswith("0-") else str(value)
    return texts.get(str(value), str(value).replace("_", " "))


def _journal(facts: Facts) -> Iterator[str]:
    runner = facts.runner
    mornings = [f"{_on(each.on)}: {each.what.pain_morning_0_10}" for each in runner.check_ins]
    if mornings:
        yield f"Journal, pain on getting up. **{', '.join(mornings)}**"
    for session in runner.sessions:
        stop = KNOWLEDGE.stop_rules.get(session.what.stopped_by or "")
        ended = f"ended by “{stop.name}”" if stop else "done"
        items = "; ".join(_item(item) for item in session.what.items)
        pain = _pain(session.what.pain_during_0_10)
        yield f"Journal, {_on(session.on)}: {session.what.session} session. {items} **{ended}{pain}**"
    for run in runner.runs:
        stage = f", stage {run.what.stage}" if run.what.stage is not None else ""
        pain = _pain(run.what.pain_during_0_10)
        yield f"Journal, {_on(run.on)}: run of {run.what.distance_m} m{stage}. **done{pain}**"
    for event in runner.events:
        what = event.what
        days = _on(what.first) if what.first == what.last else f"{_on(what.first)} to {_on(what.last)}"
        yield f"Calendar, {days}: **{what.what}**"
    for wish in runner.wishes:
        yield f"Wish: {KNOWLEDGE.exercises[wish.what.exercise].name}: **{wish.what.wish}**"


def _on(day: date) -> str:
    return f"{day.day} {day:%b}"


def _item(item: DoneItem) -> str:
    last = f", last set {item.last_set}" if item.last_set is not None else ""
    return f"{KNOWLEDGE.exercises[item.exercise].name} level {item.level}, {item.sets_done} sets{last}"


def _pain(pain_0_10: int | None) -> str:
    return "" if pain_0_10 is None else f", pain {pain_0_10}"
