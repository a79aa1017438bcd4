"""The charts: is it working, mornings, pain in runs and sessions, sessions done, running, exercises, questionnaires."""

import sys
from collections.abc import Sequence

from backstride.advice.outcomes import Outcomes, Track
from backstride.advice.running.distance import as_told
from backstride.app.advise import Advice
from backstride.cli.page import bullets, heading, say, width
from backstride.cli.progress.chart import NOTHING, bar, spark, steps
from backstride.cli.well_page import show_well
from backstride.shown.days import short, span
from backstride.shown.item_words import dose_of, short_level
from backstride.shown.run_words import stage_name
from backstride.shown.standings import standings
from backstride.shown.weeks import ChartWeek

_LABEL = 8
_WORST = 10
_NAMED = 3


def show_progress(advice: Advice, weeks: Sequence[ChartWeek]) -> None:
    """The whole page; what has no figures yet says how to get them."""
    show_well(advice)
    _show_working(advice.outcomes)
    heading(f"The last {len(weeks)} weeks" if len(weeks) > 1 else "This week")
    say(f"Each line is a week, named by its Monday. {NOTHING} is not told.", "quiet")
    _show_mornings(weeks)
    _show_pains("Pain in runs, 0 to 10", [week.run_pains for week in weeks], weeks, "backstride run add KM MINUTES")
    _show_pains("Pain in sessions, 0 to 10", [week.session_pains for week in weeks], weeks, "backstride coach")
    _show_done(weeks)
    _show_running(weeks)
    _show_exercises(advice)
    _show_tracks(advice.outcomes)


def show_summary(outcomes: Outcomes) -> None:
    """What to take along to a clinician."""
    for title, lines in outcomes.summary.parts:
        heading(title)
        bullets(lines)


def _show_working(outcomes: Outcomes) -> None:
    heading("Is it working?")
    say(outcomes.working.says, "strong")
    for figure in outcomes.working.figures:
        values = [figure.from_hundredths // 100, figure.to_hundredths // 100]
        name = {"mornings": "Mornings", "running": "Running", "activities": "Activities"}[figure.domain]
        say(
            f"{name}: {_score(figure.from_hundredths)} to {_score(figure.to_hundredths)}"
            f" {spark(values, _WORST)}, {span(figure.first, figure.last)}.",
            "quiet",
            hang=2,
        )
    if outcomes.seek_care is not None:
        say(outcomes.seek_care.do, "care")
        say(outcomes.seek_care.why)
        say("To take along: backstride progress --summary", "quiet")


def _show_mornings(weeks: Sequence[ChartWeek]) -> None:
    _title("Mornings, pain on getting up, 0 to 10")
    if all(pain is None for week in weeks for pain in week.mornings):
        say("Nothing told yet. Ten seconds each morning: backstride check-in", indent=2)
        return
    _line("", " ".join(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")))
    for week in weeks:
        figures = " ".join(NOTHING.rjust(2) if pain is None else f"{pain:>2}" for pain in week.mornings)
        _line(_label(week), f"{figures}  {spark(week.mornings, _WORST)}")


def _show_pains(
    title: str, pains: Sequence[tuple[int | None, ...]], weeks: Sequence[ChartWeek], how_to_tell: str
) -> None:
    _title(title)
    if not any(pains):
        say(f"Nothing told yet. Begin with: {how_to_tell}", indent=2)
        return
    room = (width() - _LABEL - 2) // 4
    for week, all_pains in zip(weeks, pains, strict=True):
        some = all_pains[-room:]
        figures = " ".join(NOTHING if pain is None else str(pain) for pain in some)
        _line(_label(week), f"{figures}  {spark(some, _WORST)}" if some else "none")


def _show_done(weeks: Sequence[ChartWeek]) -> None:
    _title("Sessions, done and planned")
    if not any(week.done or week.planned for week in weeks):
        say("Nothing done yet. See your week: backstride plan", indent=2)
        return
    room = width() - _LABEL - 20
    for week in weeks:
        planned = week.planned
        of = f", {planned} planned" if planned is not None else ""
        squares = steps(week.done, max(week.done, planned or 0))
        _line(_label(week), f"{squares[:room]} {week.done} done{of}".lstrip())


def _show_running(weeks: Sequence[ChartWeek]) -> None:
    _title("Running, by week, with the longest run")
    most = max((week.distance_m for week in weeks), default=0)
    if not most:
        say("No run told yet. Tell one: backstride run add KM MINUTES", indent=2)
        return
    columns = min(30, width() - _LABEL - 24)
    for week in weeks:
        drawn = bar(week.distance_m, most, columns).ljust(columns)
        longest = f"longest {as_told(week.longest_m)}" if week.longest_m else ""
        _line(_label(week), f"{drawn} {as_told(week.distance_m):>8} {longest}")


def _show_exercises(advice: Advice) -> None:
    heading("Where you stand")
    knowledge, progress = advice.facts.knowledge, advice.progress
    if not (progress.positions or progress.stage):
        say("No exercise done yet. See your week: backstride plan")
        return
    if progress.mode != "normal":
        say(progress.mode_why)
    if progress.stage is not None:
        stage = progress.stage.stage
        say(
            f"{steps(stage, len(knowledge.run_stages) - 1)} Runs: stage {stage}, {stage_name(stage, knowledge)}", hang=2
        )
    shown, others = standings(advice)
    for each in shown:
        levels = len(knowledge.exercises[each.exercise].levels)
        name = short_level(each.exercise, each.level, knowledge)
        of = f" of {levels}" if levels > 1 else ""
        dose = each.dose.model_copy(update={"rest_s": 0})
        say(f"{steps(each.level, levels)} {name}{of}: {dose_of(each.exercise, dose, knowledge)}", hang=2)
    if others:
        names = [knowledge.exercises[each.exercise].name for each in others]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        say(f"And: {', '.join(names[:_NAMED])}{more}.", "quiet", hang=2)
    say("What the next step waits for: backstride why EXERCISE", "quiet")


def _show_tracks(outcomes: Outcomes) -> None:
    heading("Questionnaires")
    told = [track for track in outcomes.tracks.values() if track.readings and track.latest is not None]
    for track in told:
        _show_track(track)
    due = [each for each in outcomes.due if each.now]
    if due:
        names = ", ".join(each.name for each in due)
        say(f"Due now: {names}. Answer with: backstride ask")
    elif outcomes.due:
        say(f"Next: {outcomes.due[0].name}, {short(outcomes.due[0].next_on)}.", "quiet")
    elif not told:
        say("None answered yet. Begin with: backstride ask")


def _show_track(track: Track) -> None:
    scores = [each.score_hundredths for each in track.readings if each.score_hundredths is not None]
    if track.latest is None or track.latest.score_hundredths is None:
        return
    room = max(1, width() - len(track.name) - 16)
    most = max(1, *scores)
    say(f"{track.name}: {_score(track.latest.score_hundredths)} now {spark(scores[-room:], most)}", hang=2)
    say(track.mattered_why, "quiet", indent=2)


def _title(text: str) -> None:
    say()
    say(text, "strong")


def _label(week: ChartWeek) -> str:
    return f"{week.first.day} {week.first:%b}"


def _line(label: str, text: str) -> None:
    sys.stdout.write(f"{label:>{_LABEL - 2}}  {text}".rstrip() + "\n")


def _score(hundredths: int) -> str:
    return f"{hundredths / 100:g}"
