"""Which warning signs are asked afresh although their answers are young: after a stop symptom, and in a flare."""

from datetime import date

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge


def reopened(runner: Runner, knowledge: Knowledge, today: date) -> frozenset[str]:
    """Facts whose last answer is older than a stop symptom or a red that concerns them, up to ``today``.

    A stop symptom reopens what its rule names; one that is not known here (a newer version may have written it) and a
    red morning, run or session reopen every warning sign: the questions asked again every ``flag-rescreen-days``.
    """
    signs = _warning_signs(knowledge)
    since: dict[str, int] = {}
    for session in runner.sessions:
        if session.what.stopped_by is not None and session.on <= today:
            rule = knowledge.stop_rules.get(session.what.stopped_by)
            named = (*rule.sets, *rule.ask_again) if rule else ()
            since.update(dict.fromkeys(named or signs, session.nth))
    red = _last_red_nth(runner, knowledge, today)
    if red is not None:
        since.update({fact: max(red, since.get(fact, -1)) for fact in signs})
    return frozenset(fact for fact, nth in since.items() if runner.told_nth.get(fact, -1) < nth)


def _warning_signs(knowledge: Knowledge) -> tuple[str, ...]:
    within = knowledge.number("flag-rescreen-days")
    return tuple(
        question.fact
        for question in knowledge.questions.values()
        if question.valid_days is not None and question.valid_days <= within and question.home == "answers"
    )


def _last_red_nth(runner: Runner, knowledge: Knowledge, today: date) -> int | None:
    red = knowledge.number("red-min-0-10")
    told: list[tuple[int, int | None]] = []
    told += [(item.nth, item.what.pain_morning_0_10) for item in runner.check_ins if item.on <= today]
    for session in runner.sessions:
        if session.on <= today:
            told += [(session.nth, session.what.pain_during_0_10), (session.nth, session.what.pain_after_0_10)]
    for run in runner.runs:
        if run.on <= today:
            told += [(run.nth, run.what.pain_during_0_10), (run.nth, run.what.pain_after_0_10)]
    return max((nth for nth, pain in told if pain is not None and pain >= red), default=None)
