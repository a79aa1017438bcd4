"""``docs/cases.md``: every case with what the software says, for a physiotherapist to read. ``make docs`` writes it."""

from collections.abc import Iterator
from itertools import chain

from case_answers import told_lines
from case_expect import TOP
from case_files import KNOWLEDGE, ROOT, RunnerCase, all_cases, walk
from case_plan_page import week_lines

from backstride.advice.duration import session_s
from backstride.advice.factors import Clue, FactorWeight
from backstride.advice.screening import Cleared, FlagFinding, Incomplete, Referred
from backstride.advice.session import LeftOut, Session, Today
from backstride.app.advise import Advice
from backstride.coach import words
from backstride.shown.advice_json import level_of
from backstride.shown.lengths import about

PAGE = ROOT / "docs" / "cases.md"

LEVELS = {
    "emergency": "Emergency: help now",
    "urgent": "Urgent: today or within 48 hours",
    "clinician": "Clinician: within a week or two",
    "self_care": "Self-care: a plan may be made",
    "incomplete": "Not enough is known: no plan",
}

INTRODUCTION = """\
# Runner stories and what Backstride answers

<!-- Written by `make docs` from cases/*.yaml. Do not edit: change the case, then run it again. -->

Each story is an invented runner. The file in `cases/` holds the answers, the self-tests and the journal. This
page shows what the software makes of them: how soon somebody should be seen and why, what may contribute, and the
session of the day. The tests compare every story with what its author expected.

**No clinician has reviewed these stories or the rules behind them.** They are written so that one can. Please ask of
each story:

1. Is the level right? Too late would be a danger, too early a burden.
2. Are the words right, for somebody who reads them alone and worried?
3. Do the factors on top fit the story? They are things that may contribute, never a diagnosis.
4. Would you give this session, at this dose, to this runner today? What is missing?

The number after a clue is what it adds to the weight, in hundredths of log-odds. Evidence runs from A (tested in
runners) to E (studies speak against it). A dose is sets × repetitions, or sets × the length of a hold.

A story marked **open** has a question that its author could not settle: the wished answer and the software's answer
differ. [How to change a story or write a new one](../cases/README.md).
"""

OUTCOMES = {
    Referred: "{}, no plan until somebody has looked",
    Cleared: "{}, a plan may be made",
    Incomplete: "not enough is known, so no plan",
}

Lines = Iterator[str]


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join(chain([INTRODUCTION], _table(), *map(_group, LEVELS))).rstrip() + "\n"


def _of_level(level: str) -> list[RunnerCase]:
    return [case for case in all_cases() if level_of(walk(case.id)) == level]


def _table() -> Lines:
    yield "| Level | Story | Found | May contribute most | Session | Run today |"
    yield "|---|---|---|---|---|---|"
    for level in LEVELS:
        for case in _of_level(level):
            advice = walk(case.id)
            link = f"[{case.story.name}](#{case.id})" + (" (**open**)" if case.story.expect.open else "")
            found = ", ".join(dict.fromkeys(finding.flag for finding in advice.screening.findings)) or "nothing"
            factor = advice.factors[0].name if _plan_is_shown(advice) else ""
            sessions = advice.today.sessions if advice.today else ()
            session = sessions[0].title if sessions else "none"
            running = advice.today.running.answer if advice.today else "no"
            cells = [level.replace("_", "-"), link, found, factor, session, running]
            yield "| " + " | ".join(cells) + " |"
    yield ""


def _group(level: str) -> Lines:
    yield f"## {LEVELS[level]}"
    yield ""
    for case in _of_level(level):
        yield from _case(case)


def _case(case: RunnerCase) -> Lines:
    advice = walk(case.id)
    yield f'<a id="{case.id}"></a>'
    yield ""
    yield f"### {case.story.name}"
    yield ""
    yield f"> {case.story.about}"
    yield ""
    yield from told_lines(case, advice)
    yield from _triage(advice)
    if _plan_is_shown(advice):
        yield from _factors(advice)
    yield from _day(advice.today)
    yield from week_lines(case, advice)
    yield from _open(case)
    yield f"<sub>`cases/{case.id}.yaml`</sub>"
    yield ""


def _plan_is_shown(advice: Advice) -> bool:
    outcome = advice.screening
    return level_of(advice) != "incomplete" and not (isinstance(outcome, Referred) and outcome.level != "clinician")


def _triage(advice: Advice) -> Lines:
    outcome = advice.screening
    yield f"**Triage: {OUTCOMES[type(outcome)].format(level_of(advice).replace('_', '-'))}**"
    yield ""
    yield from _bullets(_finding(finding) for finding in outcome.findings)
    if outcome.missing:
        count = len(outcome.missing)
        yield f"Still to be asked: {count} question{'s' if count > 1 else ''}, first {_asks(outcome.missing[:4])}."
        yield ""
    patterns = [KNOWLEDGE.patterns[pattern] for pattern in advice.patterns]
    if patterns and _plan_is_shown(advice):
        yield "Pattern: " + " ".join(f"*{pattern.name}.* {pattern.say}" for pattern in patterns)
        yield ""
    yield from _bullets(f"Asked because of the free text (“{remark.words}”): {remark.ask}" for remark in advice.remarks)


def _finding(finding: FlagFinding) -> str:
    if finding.cleared:
        return f"{finding.flag} {finding.name}: set aside, because a clinician who knew of it said yes."
    marks = {
        "raised by a second weak sign": finding.raised,
        "because of a “not sure”": finding.unsure,
        "gentle exercise may go on": finding.self_care and finding.level == "clinician",
        "no running": finding.stop_running,
    }
    level = ", ".join([finding.level.replace("_", "-"), *(mark for mark, holds in marks.items() if holds)])
    return f"{finding.flag} {finding.name} ({level}). “{finding.do}” {finding.why}"


def _asks(facts: tuple[str, ...]) -> str:
    return "; ".join(f"“{KNOWLEDGE.question_of[fact].ask}”" for fact in facts)


def _factors(advice: Advice) -> Lines:
    yield "**What may contribute**"
    yield ""
    yield "| | Weight | Speaks for it | Speaks against it | Evidence |"
    yield "|---|---|---|---|---|"
    for factor in advice.factors[:TOP]:
        yield _factor(factor)
    yield ""
    if advice.next_test is not None:
        test = advice.next_test
        yield f"Next self-test: {test.name} ({test.minutes} min)."
        yield ""


def _factor(factor: FactorWeight) -> str:
    weight = f"{round(factor.weight * 100)} %"
    return f"| {factor.name} | {weight} | {_clues(factor.for_)} | {_clues(factor.against)} | {factor.grade} |"


def _clues(clues: tuple[Clue, ...]) -> str:
    return "<br>".join(f"{clue.text} ({clue.clo:+d})" for clue in clues)


def _day(today: Today | None) -> Lines:
    if today is None:
        yield "**Today**: no session and no run."
        yield ""
        return
    yield f"**Today** ({today.day_kind.replace('_', ' ')}). Run: {today.running.answer}. {today.running.why}"
    yield ""
    for number, session in enumerate(today.sessions):
        yield from _session(session) if number == 0 else _also(session)
    yield from _left_out(today.left_out)


def _left_out(left_out: tuple[LeftOut, ...]) -> Lines:
    names: dict[str, list[str]] = {}
    for out in left_out:
        if out.exercise in KNOWLEDGE.exercises:
            names.setdefault(out.why, []).append(_name(out.exercise))
    yield from _bullets(f"Left out: {', '.join(these)}. {why}" for why, these in names.items())


def _session(session: Session) -> Lines:
    rounds = f", {session.rounds} rounds" if session.rounds > 1 else ""
    length = about(session_s(session, KNOWLEDGE))
    yield f"*{session.title}* ({length}{rounds}, evidence {session.grade}). {session.why}"
    yield ""
    yield "| Exercise | Level | Dose | Why | Lowered |"
    yield "|---|---|---|---|---|"
    for item in session.items:
        exercise = KNOWLEDGE.exercises[item.exercise]
        level = f"{item.level}: {exercise.levels[item.level - 1].name}"
        dose = words.dose(item.dose, exercise.sides)
        yield f"| {exercise.name} | {level} | {dose} | {item.why} | {' '.join(item.limits)} |"
    yield ""


def _also(session: Session) -> Lines:
    names = dict.fromkeys(_name(item.exercise) for item in session.items)
    yield f"Also today: {session.title} ({about(session_s(session, KNOWLEDGE))}): {', '.join(names)}."
    yield ""


def _name(exercise: str) -> str:
    return KNOWLEDGE.exercises[exercise].name


def _open(case: RunnerCase) -> Lines:
    question = case.story.expect.open
    if question is not None:
        wished = question.model_dump(exclude_defaults=True, exclude={"because"}, mode="json")
        shown = "; ".join(f"{key.replace('_', ' ')}: {_plain(value)}" for key, value in wished.items())
        yield f"**Open question.** {question.because} Wished: {shown}."
        yield ""


def _plain(value: object) -> str:
    if value is True:
        return "yes"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _bullets(texts: Iterator[str]) -> Lines:
    listed = [f"- {text}" for text in texts]
    if listed:
        yield from [*listed, ""]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
