"""The run of today: done, planned with its limits, none planned, or none at all and why; and the next one."""

from backstride.advice.running.run_day import RunDay
from backstride.advice.running.run_today import run_today
from backstride.advice.session import RunningAdvice
from backstride.app.advise import Advice
from backstride.cli.days import short
from backstride.cli.page import say
from backstride.cli.run.entry_page import entry_line, open_entry
from backstride.cli.run_words import KINDS, answer_line, how_far, run_lines, told_km


def show_run_today(advice: Advice, with_entry: bool = True) -> None:
    """May the runner run today, and how far.

    ``with_entry``: before the ladder of runs begins also what is missing for it, in one paragraph.
    """
    facts, day = advice.facts, advice.plan.day(advice.facts.today) if advice.plan else None
    done = [run.what for run in facts.runner.runs if run.on == facts.today]
    if done:
        say(f"Run today: done, {', '.join(told_km(run.distance_m) for run in done)}.", "strong", "good")
    elif day is not None and day.run is not None:
        _show_planned(day.run, advice)
    elif advice.today is not None:
        _show_unplanned(running_today(advice), advice)
    entry = open_entry(advice)
    if entry is not None and with_entry:
        say(entry_line(entry))


def running_today(advice: Advice) -> RunningAdvice:
    """May the runner run today: as the plan says of today's run, with the stage of the walk and run ladder."""
    day = advice.plan.day(advice.facts.today) if advice.plan else None
    return run_today(advice.facts, advice.screening, advice.progress, day.run if day else None)


def next_run(advice: Advice) -> RunDay | None:
    """The first run of the plan after today that may be run."""
    days = advice.plan.days if advice.plan else ()
    after = [day.run for day in days if day.run is not None and day.on > advice.facts.today]
    return next((run for run in after if run.answer != "no"), None)


def next_run_line(run: RunDay, advice: Advice) -> str:
    """Such as ``Tue 24 Nov. Easy run, about 5 km, at most 5.5 km.``"""
    return f"{short(run.on)}. {', '.join(run_lines(run, advice.facts.knowledge))}."


def _show_planned(run: RunDay, advice: Advice) -> None:
    title, tone = answer_line(run)
    far = how_far(run, advice.facts.knowledge)
    say(title + (f". {KINDS[run.kind]}, {far}" if far and run.answer != "no" else ""), "strong", tone)
    say(run.says)
    if run.why != run.says and open_entry(advice) is None:
        say(run.why, "quiet")


def _show_unplanned(running: RunningAdvice, advice: Advice) -> None:
    following = next_run(advice)
    on_ladder = advice.progress.stage is not None
    if running.answer == "no" or (following is None and not on_ladder):
        title, tone = answer_line(running)
        say(title, "strong", tone)
        say(running.why)
    else:
        say("Run today: none planned", "strong")
    if following is not None:
        say(f"Next run: {next_run_line(following, advice)}")
