"""The run of today: done, planned with its limits, none planned, or none at all and why; and the next one."""

from dataclasses import dataclass

from backstride.advice.running.distance import as_told
from backstride.advice.running.run_day import RunDay
from backstride.advice.session import RunningAdvice
from backstride.app.advise import Advice
from backstride.shown.days import short
from backstride.shown.entry_words import open_entry
from backstride.shown.run_words import KINDS, answer_line, how_far, run_lines
from backstride.shown.running_today import running_today
from backstride.shown.tone import Tone


@dataclass(frozen=True, slots=True)
class RunToday:
    """``title`` with its tone (None: as any other line), what is said below it, and ``more`` in a low voice."""

    title: str
    tone: Tone | None
    says: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


def run_today(advice: Advice) -> RunToday | None:
    """May the runner run today, and how far; None when there is nothing to say of it."""
    facts, day = advice.facts, advice.plan.day(advice.facts.today) if advice.plan else None
    done = [run.what for run in facts.runner.runs if run.on == facts.today]
    if done:
        return RunToday(f"Run today: done, {', '.join(as_told(run.distance_m, facts.units) for run in done)}.", "good")
    if day is not None and day.run is not None:
        return _planned(day.run, advice)
    if advice.today is not None:
        return _unplanned(running_today(advice), advice)
    return None


def next_run(advice: Advice) -> RunDay | None:
    """The first run of the plan after today that may be run."""
    days = advice.plan.days if advice.plan else ()
    after = [day.run for day in days if day.run is not None and day.on > advice.facts.today]
    return next((run for run in after if run.answer != "no"), None)


def next_run_line(run: RunDay, advice: Advice) -> str:
    """Such as ``Tue 24 Nov. Easy run, about 5 km, at most 5.5 km.``"""
    return f"{short(run.on)}. {', '.join(run_lines(run, advice.facts.knowledge, advice.facts.units))}."


def _planned(run: RunDay, advice: Advice) -> RunToday:
    title, tone = answer_line(run)
    far = how_far(run, advice.facts.knowledge, advice.facts.units)
    whole = title + (f". {KINDS[run.kind]}, {far}" if far and run.answer != "no" else "")
    more = (run.why,) if run.why != run.says and open_entry(advice) is None else ()
    return RunToday(whole, tone, (run.says,), more)


def _unplanned(running: RunningAdvice, advice: Advice) -> RunToday:
    following = next_run(advice)
    on_ladder = advice.progress.stage is not None
    after = (f"Next run: {next_run_line(following, advice)}",) if following is not None else ()
    if running.answer == "no" or (following is None and not on_ladder):
        title, tone = answer_line(running)
        return RunToday(title, tone, (running.why, *after))
    return RunToday("Run today: none planned", None, after)
