"""Which warning signs are asked afresh although their answers are young: after a stop symptom, a red, a return."""

from datetime import date

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge

from .pain_records import PainRecord
from .well_again import ended_by


def reopened(runner: Runner, pains: tuple[PainRecord, ...], knowledge: Knowledge, today: date) -> frozenset[str]:
    """Facts whose last answer is older than a stop symptom or a red that concerns them, up to ``today``.

    A stop symptom reopens what its rule names; one that is not known here (a newer version may have written it) and a
    red morning, run or session reopen every warning sign: the questions asked again every ``flag-rescreen-days``. So
    do a run with something new in a leg, and the record above green with which the pain came back to somebody who was
    well again.
    """
    signs = _warning_signs(knowledge)
    since: dict[str, int] = {}
    for stop in runner.stops:
        rule = knowledge.stop_rules.get(stop.what)
        if stop.on <= today:
            named = (*rule.sets, *rule.ask_again) if rule else ()
            since.update(dict.fromkeys(named or signs, stop.nth))
    red = knowledge.number("red-min-0-10")
    last_red = max((each.nth for each in pains if each.pain_0_10 >= red), default=-1)
    back = ended_by(runner, pains, knowledge)
    leg_signs = max((run.nth for run in runner.runs if run.what.leg_signs and run.on <= today), default=-1)
    latest = max(last_red, leg_signs, back.nth if back else -1)
    since.update({fact: max(latest, since.get(fact, -1)) for fact in signs})
    return frozenset(fact for fact, nth in since.items() if runner.told_nth.get(fact, -1) < nth)


def _warning_signs(knowledge: Knowledge) -> tuple[str, ...]:
    within = knowledge.number("flag-rescreen-days")
    return tuple(
        question.fact
        for question in knowledge.questions.values()
        if question.valid_days is not None and question.valid_days <= within and question.home == "answers"
    )
