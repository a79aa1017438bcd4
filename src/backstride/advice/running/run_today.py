"""May the runner run today, with where progression stands: calm days, and the stage of the walk and run ladder."""

from datetime import date

from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress
from backstride.advice.screening import Screening
from backstride.advice.session import RunningAdvice

from .entry_test import entry_test, has_begun
from .ladder_days import rested
from .may_run import running_advice
from .run_day import RunDay
from .run_week import ladder_stage

_CALM = "no-run-calm-days"


def run_today(facts: Facts, screening: Screening, progress: Progress, planned: RunDay | None) -> RunningAdvice:
    """``running_advice`` for this runner as they stand; never freer. ``planned``: the run of today in the plan.

    On the ladder: what the plan says of today's run, with its stage; without one, the stage on a rested day.
    """
    advice, stage = running_advice(facts, screening), ladder_stage(facts, progress)
    if advice.answer == "no":
        return advice
    if progress.mode == "calm":
        return _of(facts, _CALM)
    if stage is None:
        return advice
    if planned is not None:
        says = f"{planned.says} {planned.why}" if planned.answer == "no" else planned.says
        return RunningAdvice(planned.answer, _with_stage(facts, planned.stage, says), planned.sources)
    return _unplanned(facts, screening, progress, stage)


def _unplanned(facts: Facts, screening: Screening, progress: Progress, stage: int) -> RunningAdvice:
    if stage == 0 or not (has_begun(facts) or entry_test(facts, screening).passed):
        return _of(facts, "ladder-walk-first", stage=0)
    if _rests(progress, facts.today):
        return _of(facts, "no-run-rest-after-red")
    if not rested(facts, facts.today):
        return _of(facts, "no-run-between-ladder-runs")
    guidance = facts.knowledge.guidance["ladder-run"]
    return RunningAdvice("easy", _with_stage(facts, stage, guidance.says), guidance.sources)


def _rests(progress: Progress, today: date) -> bool:
    return progress.stage is not None and progress.stage.rest_until is not None and today < progress.stage.rest_until


def _of(facts: Facts, guidance_id: str, stage: int | None = None) -> RunningAdvice:
    guidance = facts.knowledge.guidance[guidance_id]
    return RunningAdvice("no", _with_stage(facts, stage, guidance.says), guidance.sources)


def _with_stage(facts: Facts, stage: int | None, says: str) -> str:
    name = next((each.name for each in facts.knowledge.run_stages.values() if each.stage == stage), None)
    return says if name is None else f"You are at stage {stage}: {name}. {says}"
