"""``/today``: what to do now, why, how long; may I run; the morning check; and a calm page when all is done."""

from collections.abc import Iterator
from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from backstride.advice.screening import FlagFinding, Referred
from backstride.app.advise import Advice
from backstride.shown.care_words import CARE_TITLES, spoken
from backstride.shown.day_lines import day_lines
from backstride.shown.entry_words import WORDS, entry_line, open_entry
from backstride.shown.lever_words import lever_line, lever_title, sore_run
from backstride.shown.light_words import SHAPES
from backstride.shown.plan_words import session_min
from backstride.shown.run_today import run_today
from backstride.shown.today_words import NOTHING, NOTHING_LEFT
from backstride.shown.tone import Tone
from backstride.shown.well_words import well_of
from backstride.shown.why_steps import step
from backstride.web.care_first import CareFirst
from backstride.web.page import page
from backstride.web.pages.check_in import check_due, judge, morning_told

router = APIRouter(include_in_schema=False)

_YOUNG = timedelta(days=1)
_CHANGES = 3


@router.get("/today", response_class=HTMLResponse)
def today(request: Request, advice: CareFirst) -> Response:
    """One thing to do, then everything else of the day."""
    facts, day = advice.facts, advice.today
    told = morning_told(facts)
    sessions = day.sessions if day else ()
    sore = sore_run(advice)
    why, why_more = first_sentence(sessions[0].why) if sessions else ("", "")
    done = day is not None and not sessions and bool(_done_today(advice))
    entry = open_entry(advice)
    return page(
        request, "today.html", facts=facts, knowledge=facts.knowledge, on=facts.today, shapes=SHAPES,
        check=check_due(advice), judged=judge(told, facts) if told is not None else None,
        sessions=sessions, minutes=[session_min(each, facts.knowledge) for each in sessions], done=done,
        why=why, why_more=why_more,
        nothing=NOTHING_LEFT if day and day.notes else NOTHING, notes=day.notes if day else (),
        run=run_today(advice), ran=any(each.on == facts.today for each in facts.runner.runs),
        entry=entry, entry_line=entry_line(entry) if entry else "", entry_words=WORDS,
        lever_title=lever_title(sore) if sore and advice.levers else "",
        levers=[lever_line(each) for each in advice.levers] if sore else [],
        changed=changes(advice), care=care_notice(advice), remarks=list(remarks(advice)), well=well_of(advice),
        next_test=advice.next_test, due=[each.name for each in advice.outcomes.due if each.now],
        race=advice.race, tomorrow=_day_line(advice), ladder=advice.progress.stage,
    )  # fmt: skip


def care_notice(advice: Advice) -> tuple[str, Tone, FlagFinding] | None:
    """The title with its tone, and the first finding, when a clinician should have a look."""
    found = spoken(advice.screening)
    level = advice.screening.level
    return (*CARE_TITLES[level], found[0]) if found and level in CARE_TITLES else None


def remarks(advice: Advice) -> Iterator[str]:
    """What spoke in the screening and leaves the plan as it is."""
    for finding in advice.screening.findings:
        if finding.cleared:
            yield f"{finding.name}: you told us that a clinician who knows of it said yes to exercise."
        elif finding.level == "self_care":
            going = advice.today is not None and advice.today.sessions and not isinstance(advice.screening, Referred)
            yield f"{finding.do} {finding.why}" if going else finding.why


def changes(advice: Advice) -> list[str]:
    """What is different in the plan since yesterday, with the reasons."""
    knowledge, since = advice.facts.knowledge, advice.facts.today - _YOUNG
    lines = [each.says for each in advice.plan.moved] if advice.plan else []
    for each in reversed(advice.progress.decisions):
        if each.on >= since and each.move not in ("hold", "start") and len(lines) < _CHANGES:
            about = knowledge.exercises[each.about].name if each.about in knowledge.exercises else "Your week"
            lines.append(f"{'Your runs' if each.about == 'run' else about}: {step(each)}. {each.why}")
    return lines[:_CHANGES]


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence, and the rest; a figure such as 1.5 ends none."""
    head, stop, rest = text.partition(". ")
    return f"{head}." if stop else text, rest


def _done_today(advice: Advice) -> list[str]:
    sessions = advice.facts.runner.sessions
    return [each.what.session for each in sessions if each.on == advice.facts.today and each.what.completed]


def _day_line(advice: Advice) -> str:
    """Tomorrow in a line; empty without a plan."""
    day = advice.plan.day(advice.facts.today + timedelta(days=1)) if advice.plan else None
    return "; ".join(day_lines(day, advice.facts.knowledge, advice.facts.units)) if day else ""
