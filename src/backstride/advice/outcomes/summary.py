"""The summary to take along to a clinician: one page of plain lines, from what the runner told and recorded."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from backstride.advice.facts import NOT_SURE, Facts
from backstride.advice.running.distance import as_told, as_typed
from backstride.advice.screening.screen import screen_facts
from backstride.advice.units import load
from backstride.advice.weekly_pain import mornings
from backstride.journal.entry import DoneItem
from backstride.knowledge.model import LEVELS

from .tracks import Summary, Track, WeekEffort, Working
from .words import day, number

_WHAT = ("pain_places", "pain_side", "onset", "trigger", "running_effect", "sitting_effect", "told_diagnosis")
_SINCE = ("duration", "pain_course", "first_episode", "three_episodes_a_year")
_NUMBERS = ("pain_now_0_10", "pain_worst_0_10", "pain_run_0_10")
_LIFE = ("age_y", "weekly_km", "longest_run_km", "sitting_h", "sleep_h")
_ON_THE_PAIN_SCALE = "_0_10"
_KM = "km"
_QUESTIONS = "questions-to-ask-a-provider"


def summary_of(facts: Facts, tracks: Mapping[str, Track], working: Working, loads: tuple[WeekEffort, ...]) -> Summary:
    """The parts that have something to say; only what was told, recorded or screened, and no judgement of a cause."""
    parts = (
        ("What", (*_told(facts, _WHAT), *_told(facts, _LIFE))),
        ("Since when", _told(facts, _SINCE)),
        ("Pain in numbers, 0 to 10", (*_told(facts, _NUMBERS), *_mornings(facts), *_scores(tracks))),
        ("What was tried", (*_exercises(facts), *_runs(facts), *_week(loads))),
        ("How it responded", (working.says, *_flares(facts))),
        ("Warning signs", _flags(facts)),
        ("Questions to ask", _questions(facts)),
    )
    return Summary(tuple((heading, lines) for heading, lines in parts if lines))


def _told(facts: Facts, wanted: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in (_answer(facts, fact) for fact in wanted) if line)


def _answer(facts: Facts, fact: str) -> str | None:
    """The question and what was answered last, with its day; what was never told is left out."""
    finding, question = facts.runner.findings.get(fact), facts.knowledge.question_of.get(fact)
    if finding is None or question is None or finding.told_on > facts.today:
        return None
    options = {option.id: option.text for option in question.options}
    value = finding.value
    if isinstance(value, tuple):
        said = ", ".join(options.get(one, one) for one in value) or "none of these"
    else:
        said = options.get(str(value), str(value))
    said = "not sure" if value == NOT_SURE else said
    if isinstance(value, int) and not fact.endswith(_ON_THE_PAIN_SCALE):
        said = as_typed(value, facts.units) if question.unit == _KM else f"{said} {question.unit}"
    return f"{question.ask} {said} ({day(finding.told_on)})"


def _mornings(facts: Facts) -> tuple[str, ...]:
    weeks = mornings(facts.runner, facts.knowledge, facts.today).weeks
    if not weeks:
        return ()
    usual = ", ".join(str(week.usual_0_10) for week in weeks[-facts.knowledge.number("flare-count-weeks") :])
    return (f"Usual pain on getting up, week by week up to {day(weeks[-1].last)}: {usual}.",)


def _scores(tracks: Mapping[str, Track]) -> tuple[str, ...]:
    """First and latest score of every measure that has one."""
    found = [track for track in tracks.values() if track.first is not None and track.latest is not None]
    return tuple(f"{track.name}: {_from_to(track)}" for track in found)


def _from_to(track: Track) -> str:
    first, latest = track.first, track.latest
    if first is None or latest is None:
        return ""
    start, now = first.score_hundredths or 0, latest.score_hundredths or 0
    if first is latest:
        return f"{number(start)} ({day(first.on)})"
    return f"{number(start)} ({day(first.on)}), {number(now)} ({day(latest.on)})"


def _exercises(facts: Facts) -> tuple[str, ...]:
    """Each exercise that was done: how often, from when to when, and the dose of the last time."""
    done: dict[str, list[tuple[date, DoneItem]]] = {}
    for session in facts.runner.sessions:
        for item in session.what.items:
            if session.on <= facts.today and item.sets_done:
                done.setdefault(item.exercise, []).append((session.on, item))
    most = facts.knowledge.number("plan-exercises-max")
    often = sorted(done.items(), key=lambda each: (-len(each[1]), each[0]))
    lines = [_exercise(facts, exercise, times) for exercise, times in often[:most]]
    return (*lines, f"And {len(often) - most} more exercises, less often.") if len(often) > most else tuple(lines)


def _exercise(facts: Facts, exercise: str, times: list[tuple[date, DoneItem]]) -> str:
    first, (last, item) = times[0][0], times[-1]
    known = facts.knowledge.exercises.get(exercise)
    reps = f" with {item.last_set} in the last set" if item.last_set is not None else ""
    sides = (item.last_set_left, item.last_set_right)
    if reps == "" and None not in sides:
        reps = f" with {sides[0]} left and {sides[1]} right in the last set"
    loaded = f", {load(item.load_g, facts.units)}" if item.load_g else ""
    sets = "one set" if item.sets_done == 1 else f"{item.sets_done} sets"
    dose = f"last at level {item.level}, {sets}{reps}{loaded}"
    often = "once" if len(times) == 1 else f"{len(times)} times"
    return f"{known.name if known else exercise}: {often}, {day(first)} to {day(last)}; {dose}."


def _runs(facts: Facts) -> tuple[str, ...]:
    """The runs of the last weeks."""
    weeks = facts.knowledge.number("trend-weeks")
    since = facts.today - timedelta(days=7 * weeks - 1)
    runs = [run.what for run in facts.runner.runs if since <= run.on <= facts.today]
    if not runs:
        return ()
    pains = [run.pain_during_0_10 for run in runs if run.pain_during_0_10 is not None]
    worst = f"; worst pain while running {max(pains)}" if pains else ""
    longest = as_told(max(run.distance_m for run in runs), facts.units)
    return (f"Runs in the last {weeks} weeks: {len(runs)}, the longest {longest}{worst}.",)


def _week(loads: tuple[WeekEffort, ...]) -> tuple[str, ...]:
    """Effort times minutes, week by week; nothing when none was told."""
    if not any(load.counted for load in loads):
        return ()
    return (f"Effort times minutes, week by week: {', '.join(str(load.load_au) for load in loads)}.",)


def _flares(facts: Facts) -> tuple[str, ...]:
    flares = facts.number("recent_flares") or 0
    weeks = facts.knowledge.number("flare-count-weeks")
    return (f"Flares (pain at red) in the last {weeks} weeks: {flares}.",)


def _flags(facts: Facts) -> tuple[str, ...]:
    """What spoke in the screening, or that nothing did; questions that are open are not called clear."""
    screening = screen_facts(facts)
    spoke = [f"{each.name}: {each.why}" for each in screening.findings if each.level != LEVELS[0] or each.cleared]
    if screening.missing:
        return (*spoke, f"Questions about warning signs that are still open: {len(screening.missing)}.")
    return tuple(spoke) or ("All questions about warning signs were answered, and none spoke.",)


def _questions(facts: Facts) -> tuple[str, ...]:
    said = facts.knowledge.guidance[_QUESTIONS].says
    return tuple(f"{question.strip()}?" for question in said.split("?") if question.strip())
