"""May the runner run on a day of the plan: today's answer, and what calm days and rest after red make of later ones."""

from datetime import date, timedelta

from backstride.advice.facts import Facts
from backstride.advice.pause import pause_days
from backstride.advice.progression.progress import Progress
from backstride.advice.screening import Screening

from .may_run import Answer, lasting_sign, may_run
from .rest_after_red import free_after_red

CALMS_WITHIN_DAYS = frozenset({"no-run-strong-pain", "no-run-seized-up", "no-run-rest-after-red"})
_REST_AFTER_FLARE = frozenset({"no-run-strong-pain", "no-run-seized-up"})


def answer_on(facts: Facts, screening: Screening, progress: Progress, on: date) -> tuple[Answer, str]:
    """The answer for a day from today on, and the id of the guidance with its reason. No day is freer than today."""
    answer, reason = may_run(facts, screening)
    if on < free_from(facts, screening, progress):
        return ("no", reason) if answer == "no" else ("no", _rest_reason(progress, on))
    if answer != "no":
        return answer, reason
    if reason in CALMS_WITHIN_DAYS:
        lasting = lasting_sign(facts)
        return ("no", lasting) if lasting else ("easy", "run-when-calmed")
    return answer, reason


def free_from(facts: Facts, screening: Screening, progress: Progress) -> date:
    """The first day that strong pain, calm days and the rest after red leave free, if all goes well."""
    free = [facts.today]
    _, reason = may_run(facts, screening)
    after_red = free_after_red(facts)
    if after_red is not None:
        free.append(after_red)
    if reason in _REST_AFTER_FLARE:
        free.append(facts.today + timedelta(days=pause_days(facts.knowledge.number("flare-easy-max-h"))))
    if progress.mode == "calm":
        until = progress.mode_until or facts.today + timedelta(days=7)
        free.append(until + timedelta(days=1))
    if progress.stage is not None and progress.stage.rest_until is not None:
        free.append(progress.stage.rest_until)
    return max(free)


def _rest_reason(progress: Progress, on: date) -> str:
    stage = progress.stage
    resting = stage is not None and stage.rest_until is not None and on < stage.rest_until
    return "no-run-rest-after-red" if resting else "no-run-calm-days"
