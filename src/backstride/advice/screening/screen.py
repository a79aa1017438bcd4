"""``screen``: every red flag judged on what is known; the strongest decides. Nothing offsets an emergency."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from backstride.advice.facts import CLEARANCE, Facts
from backstride.advice.verdict import Truth, Verdict
from backstride.journal.runner import Runner
from backstride.knowledge.model import LEVELS, FlagRule, Knowledge, Level, RedFlag

from .outcome import Cleared, FlagFinding, Incomplete, Referred, Screening

_NEEDS_CARE: Level = "clinician"
_MOST_RAISED: Level = "urgent"

_Open = list[tuple[FlagRule, tuple[str, ...]]]
_Judged = tuple[FlagFinding | None, _Open]


def screen(runner: Runner, knowledge: Knowledge, today: date) -> Screening:
    """Whether this runner may train on ``today``, with every finding that spoke and what is still to be asked.

    Levels: emergency (now), urgent (same day to 48 h), clinician (1 to 2 weeks), self_care. Sources: each flag's.
    """
    return screen_facts(Facts(runner, knowledge, today))


def screen_facts(facts: Facts) -> Screening:
    """``screen`` on facts already looked up."""
    knowledge = facts.knowledge
    judged = [_judge(flag, facts) for flag in knowledge.red_flags.values() if flag.status != "retired"]
    raised = _raise_clusters([finding for finding, _ in judged if finding is not None], facts)
    findings = [_after_clearance(finding, facts) for finding in raised]
    findings = sorted(findings, key=lambda finding: (-_rank(finding.level), finding.flag, finding.id))
    level = findings[0].level if findings else None
    stopping = [finding for finding in findings if _rank(finding.level) >= 1 and not finding.self_care]
    if stopping:
        return _referred(stopping[0].level, findings, judged, knowledge)
    missing = _in_order([*_required(facts), *_facts_above("self_care", judged)], knowledge)
    if missing:
        return Incomplete(level, _without_lone(findings, knowledge), missing)
    alone = all(_rank(finding.level) == 0 for finding in findings)
    return Cleared(level or "self_care", tuple(findings) if alone else _without_lone(findings, knowledge))


def _referred(level: Level, findings: list[FlagFinding], judged: list[_Judged], knowledge: Knowledge) -> Referred:
    """Care first; on clinician an easy walk, unless a rule forbids that or may yet: unknown is never No."""
    above, walk = _facts_above(level, judged), _facts_against_walking(judged) if level == _NEEDS_CARE else []
    walking = level == _NEEDS_CARE and not walk and not any(finding.no_walking for finding in findings)
    return Referred(level, _without_lone(findings, knowledge), _in_order([*above, *walk], knowledge), walking)


def _judge(flag: RedFlag, facts: Facts) -> _Judged:
    """The strongest rule of the flag that speaks, and the facts that could make a stronger one speak."""
    open_rules: _Open = []
    unsure: FlagFinding | None = None
    for rule in sorted(flag.rules, key=lambda rule: -_rank(rule.level)):
        verdict = facts.judge(rule.when, flag.unsure_is_yes)
        if verdict.truth is Truth.YES:
            return _stronger(_spoken(flag, rule, verdict, facts), unsure), open_rules
        if verdict.truth is Truth.UNKNOWN:
            if verdict.missing:
                open_rules.append((rule, verdict.missing))
            elif verdict.unsure and unsure is None:
                unsure = _not_sure(flag, rule, verdict, facts)
    return unsure, open_rules


def _spoken(flag: RedFlag, rule: FlagRule, verdict: Verdict, facts: Facts) -> FlagFinding:
    return FlagFinding(
        flag=flag.flag, id=flag.id, name=flag.name, level=rule.level, do=_with_numbers(rule.do, facts), why=rule.why,
        because=verdict.because, grade=flag.grade, sources=flag.sources, self_care=rule.self_care,
        gentle=rule.gentle, stop_running=rule.stop_running, no_walking=rule.no_walking, who=flag.who,
    )  # fmt: skip


def _with_numbers(text: str, facts: Facts) -> str:
    """The numbers to call where this runner lives; without a region, those that work almost everywhere."""
    return facts.knowledge.with_numbers(text, str(facts.value("region")))


def _today(said: str, facts: Facts) -> str:
    """What to do, and how a doctor is reached the same day where this runner lives."""
    return _with_numbers(f"{said} {{urgent_text}}", facts)


def _not_sure(flag: RedFlag, rule: FlagRule, verdict: Verdict, facts: Facts) -> FlagFinding | None:
    """A "not sure" on which a flag hinges does not clear: care one level below a yes, at least a clinician."""
    if rule.level == "self_care":
        return None
    level = LEVELS[max(_rank(_NEEDS_CARE), _rank(rule.level) - 1)]
    soon = level == _NEEDS_CARE
    said = facts.knowledge.guidance["not-sure-soon" if soon else "not-sure-today"].says
    return FlagFinding(
        flag=flag.flag, id=flag.id, name=flag.name, level=level, do=said if soon else _today(said, facts),
        why=f"You were not sure about something we need to know: {flag.name[0].lower()}{flag.name[1:]}.",
        because=verdict.unsure, grade=flag.grade, sources=flag.sources, self_care=rule.self_care,
        gentle=True, stop_running=rule.stop_running, no_walking=rule.no_walking, unsure=True, who=flag.who,
    )  # fmt: skip


def _stronger(spoken: FlagFinding, unsure: FlagFinding | None) -> FlagFinding:
    """Of a rule that speaks and a stronger one that is not sure, the one that asks for more care."""
    if unsure is None or _rank(unsure.level) < _rank(spoken.level):
        return spoken
    return replace(spoken, level=unsure.level, self_care=spoken.self_care and unsure.self_care)


def _after_clearance(finding: FlagFinding, facts: Facts) -> FlagFinding:
    """Self-care, where a clinician who knew of it said yes. Never for urgent or emergency, nor for later signs."""
    flag = facts.knowledge.red_flags[finding.id]
    clearable = flag.clearable and finding.level == _NEEDS_CARE and not _may_be_worse(flag, facts)
    if not clearable or facts.value(CLEARANCE) != "yes":
        return finding
    findings = facts.runner.findings
    given = findings[CLEARANCE].told_on
    if any(fact in findings and findings[fact].since > given for fact in finding.because):
        return finding
    return replace(
        finding, level="self_care", self_care=True, gentle=False, stop_running=False, no_walking=False, cleared=True
    )


def _may_be_worse(flag: RedFlag, facts: Facts) -> bool:
    """Whether a "not sure" could be a yes that no clinician's yes lifts."""
    graver = (rule for rule in flag.rules if _rank(rule.level) > _rank(_NEEDS_CARE))
    return any(facts.judge(rule.when, unsure_is_yes=True).truth is Truth.YES for rule in graver)


def _raise_clusters(findings: list[FlagFinding], facts: Facts) -> list[FlagFinding]:
    """Weak flags of one cluster raise each other by one level, to urgent at most, when there are enough of them."""
    knowledge = facts.knowledge
    weak: dict[str, list[FlagFinding]] = {}
    for finding in findings:
        flag = knowledge.red_flags[finding.id]
        if flag.weak and flag.cluster:
            weak.setdefault(flag.cluster, []).append(finding)
    enough = knowledge.number("weak-flags-to-raise")
    raised = {finding.id for group in weak.values() if len(group) >= enough for finding in group}
    return [_raised(finding, facts) if finding.id in raised else finding for finding in findings]


def _raised(finding: FlagFinding, facts: Facts) -> FlagFinding:
    rank = min(_rank(finding.level) + 1, max(_rank(_MOST_RAISED), _rank(finding.level)))
    if rank == _rank(finding.level):
        return finding
    said = _today(facts.knowledge.guidance["two-weak-signs"].says, facts)
    return replace(finding, level=LEVELS[rank], do=said, self_care=False, raised=True)


def _without_lone(findings: Iterable[FlagFinding], knowledge: Knowledge) -> tuple[FlagFinding, ...]:
    """Without what is said only when nothing else is to be said ("no warning sign")."""
    return tuple(finding for finding in findings if not knowledge.red_flags[finding.id].only_alone)


def _facts_above(level: Level, judged: Iterable[_Judged]) -> list[str]:
    """Facts of rules above ``level`` that are open because of them."""
    rules = (each for _, rules in judged for each in rules)
    return [fact for rule, missing in rules if _rank(rule.level) > _rank(level) for fact in missing]


def _facts_against_walking(judged: Iterable[_Judged]) -> list[str]:
    """Facts of open rules that would not even allow an easy walk."""
    return [fact for _, rules in judged for rule, missing in rules if rule.no_walking for fact in missing]


def _required(facts: Facts) -> list[str]:
    """Open facts that nobody is cleared without, flags or not: the required ones, and all to be asked afresh."""
    questions = facts.knowledge.questions.values()
    wanted = (q.fact for q in questions if q.required or (q.fact in facts.reopened and q.fact != CLEARANCE))
    return [fact for fact in wanted if facts.state(fact) == "missing"]


def _in_order(wanted: Iterable[str], knowledge: Knowledge) -> tuple[str, ...]:
    asked = set(wanted)
    return tuple(fact for fact in knowledge.question_of if fact in asked)


def _rank(level: Level) -> int:
    return LEVELS.index(level)
