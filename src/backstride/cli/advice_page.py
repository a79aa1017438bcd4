"""The advice as a page: what to do first, then why, then what may contribute and how good the evidence is."""

from backstride.advice.duration import session_s
from backstride.advice.factors import FactorWeight
from backstride.advice.screening import FlagFinding, Incomplete, Referred, screens
from backstride.advice.session import Session, SessionItem
from backstride.app.advise import Advice
from backstride.cli.page import bullets, heading, paint, say
from backstride.cli.run.levers_page import show_levers
from backstride.cli.run.today_page import show_run_today
from backstride.cli.well_page import show_well
from backstride.knowledge.model import Knowledge
from backstride.shown.care_words import CARE_TITLES, NO_PLAN_YET, for_appointment, spoken, stands_alone, yes_would_help
from backstride.shown.days import full
from backstride.shown.evidence_words import evidence
from backstride.shown.item_words import dose_of, weight, with_level
from backstride.shown.lengths import about
from backstride.shown.today_words import NOTHING, NOTHING_LEFT


def show_advice(advice: Advice) -> None:
    """The whole page. An emergency or urgent screen stands alone."""
    outcome = advice.screening
    if isinstance(outcome, Incomplete):
        show_well(advice)
        show_incomplete(advice)
        return
    if outcome.level in CARE_TITLES:
        _show_referral(outcome.level, spoken(outcome), advice)
    if stands_alone(outcome):
        return
    show_well(advice)
    for finding in outcome.findings:
        if finding.cleared:
            say(f"{finding.name}: you told us that a clinician who knows of it said yes to exercise.")
        elif finding.level == "self_care":
            say(_self_care(finding, advice))
    if advice.today is not None:
        show_today(advice)
    if not isinstance(outcome, Referred):
        show_factors(advice)
    say()
    say(advice.facts.knowledge.guidance["safety-net"].says, "quiet")


def show_incomplete(advice: Advice) -> None:
    """What is still to be asked before anything may be advised."""
    outcome = advice.screening
    heading("A few questions first")
    count = screens(outcome.missing, advice.facts.knowledge)
    say(f"We cannot say yet whether training is safe: {count} short question{'s are' if count > 1 else ' is'} open.")
    say("Answer them with: backstride start")
    for finding in outcome.findings:
        if finding.level != "self_care":
            say(f"{finding.do} {finding.why}", "care")
    say()
    say(advice.facts.knowledge.guidance["safety-net"].says, "quiet")


def show_today(advice: Advice) -> None:
    """The run of the day, and its sessions with every exercise, dose and reason."""
    today, knowledge = advice.today, advice.facts.knowledge
    if today is None:
        return
    heading(full(today.on))
    show_run_today(advice)
    for number, session in enumerate(today.sessions):
        show_session(session, knowledge, main=number == 0)
    if not today.sessions:
        say()
        say(NOTHING_LEFT if today.notes else NOTHING)
    for note in today.notes:
        say(note)
    show_levers(advice)


def show_session(session: Session, knowledge: Knowledge, main: bool) -> None:
    """One session: title, minutes, why, and its items."""
    rounds = f", {session.rounds} rounds" if session.rounds > 1 else ""
    say()
    length = about(session_s(session, knowledge))
    say(f"{session.title} ({length}{rounds})", "strong")
    if not main:
        return
    say(session.why)
    told: set[str] = set()
    for item in session.items:
        _show_item(item, knowledge, item.exercise not in told)
        told.add(item.exercise)
    say(evidence(session.grade), "quiet")


def show_factors(advice: Advice) -> None:
    """The factors that may contribute, heaviest first, with what speaks for them."""
    noticed = advice.facts.knowledge.number("factor-noticed-pct")
    factors = [factor for factor in advice.factors if factor.weight * 100 >= noticed]
    heading("What may contribute")
    if not factors:
        say("Nothing stands out. Leg, hip and trunk strength help most runners, whatever the reason.")
    for number, factor in enumerate(factors):
        if number:
            say()
        _show_factor(factor)
    if advice.next_test is not None:
        test = advice.next_test
        say()
        say(f"To know more: {test.name} ({test.minutes} min). {test.why} Run: backstride test {test.id}")


def _show_referral(level: str, findings: tuple[FlagFinding, ...], advice: Advice) -> None:
    title, tone = CARE_TITLES[level]
    heading(title, tone)
    said: set[str] = set()
    for finding in findings:
        if finding.do not in said:
            say(finding.do, "strong")
            said.add(finding.do)
        say(finding.why, indent=2)
        if finding.who:
            say(f"Who: {finding.who}", indent=2)
    if level == "clinician":
        _show_summary(findings, advice)
    else:
        say(NO_PLAN_YET)
        if level != "emergency":
            say(advice.facts.knowledge.guidance["safety-net"].says)


def _show_summary(findings: tuple[FlagFinding, ...], advice: Advice) -> None:
    """Three lines to show at the appointment."""
    say()
    say("To show at the appointment:", "quiet")
    bullets(for_appointment(findings, advice.facts), "quiet")
    say("On one page, to take along: backstride progress --summary")
    if yes_would_help(findings, advice.facts):
        say("When a clinician has said yes to exercise: backstride tell clinician_cleared=yes", "quiet")


def _self_care(finding: FlagFinding, advice: Advice) -> str:
    """What to do and why; on a day without a session only why, so that nothing is promised that is not there."""
    return f"{finding.do} {finding.why}" if advice.today and advice.today.sessions else finding.why


def _show_item(item: SessionItem, knowledge: Knowledge, with_why: bool) -> None:
    dose = dose_of(item.exercise, item.dose, knowledge)
    say(f"• {with_level(item.exercise, item.level, knowledge)}: {dose}{weight(item.load_g)}", hang=2)
    if with_why:
        say(item.why, "quiet", indent=2)
    for limit in item.limits:
        say(limit, "quiet", indent=2)


def _show_factor(factor: FactorWeight) -> None:
    bar = round(factor.weight * 10)
    say(f"{'●' * bar}{'○' * (10 - bar)} {paint(factor.name, 'strong')}", hang=11)
    for clue in factor.for_:
        say(f"+ {clue.text}", indent=2, hang=2)
    for clue in factor.against:
        say(f"- {clue.text}", "quiet", indent=2, hang=2)
    say(f"{evidence(factor.grade)} {factor.honest}", "quiet", indent=2)
