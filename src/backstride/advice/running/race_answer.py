"""Will the race work out? ``on_track``, ``possible``, ``unlikely`` or ``no``, with honest reasons. Never a promise."""

from typing import Literal

from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress
from backstride.advice.screening import Screening
from backstride.journal.entry import CalendarEvent

from .distance import as_told, rounded_down
from .longest_run import run_cap
from .may_run import lasting_sign, may_run
from .pain_of_runs import reds_and_ambers
from .race_ladder import RaceLadder
from .run_answer import CALMS_WITHIN_DAYS, free_from

RaceAnswer = Literal["on_track", "possible", "unlikely", "no"]

BEST_FIRST: tuple[RaceAnswer, ...] = ("on_track", "possible", "unlikely", "no")


def stopped_by(facts: Facts, screening: Screening) -> str | None:
    """The guidance on what has to come before any race: care, open questions, a lasting sign. None when nothing."""
    answer, reason = may_run(facts, screening)
    if answer != "no":
        return None
    return lasting_sign(facts) if reason in CALMS_WITHIN_DAYS else reason


def race_answer(
    facts: Facts, screening: Screening, progress: Progress, race: CalendarEvent, ladder: RaceLadder
) -> tuple[RaceAnswer, tuple[str, ...]]:
    """The worst of what distance, pain and time say, and each reason in one plain sentence."""
    stop = stopped_by(facts, screening)
    if stop is not None:
        return "no", (facts.knowledge.guidance[stop].says,)
    judged = [_by_distance(facts, progress, race, ladder), *_by_pain(facts, screening, progress, race)]
    worst = max((answer for answer, _ in judged), key=BEST_FIRST.index)
    return worst, tuple(why for _, why in judged)


def _by_distance(facts: Facts, progress: Progress, race: CalendarEvent, ladder: RaceLadder) -> tuple[RaceAnswer, str]:
    says = facts.knowledge.guidance
    if race.distance_m is None:
        return "possible", says["race-reason-no-distance"].says
    cap = run_cap(facts, progress, facts.today)
    answer = _by_share(facts, ladder.reach_m, race.distance_m)
    if ladder.by_stages:
        about = (
            ""
            if ladder.reach_m is None
            else f" By the day one run may be about {rounded_down(ladder.reach_m, facts.units)}."
        )
        known = progress.stage is not None or cap.longest_m is not None
        return (
            max(answer, "possible", key=BEST_FIRST.index),
            says["race-reason-stages" if known else "race-reason-longest-unknown"].says + about,
        )
    longest = (
        "" if cap.longest_m is None else f"Your longest run of late is {rounded_down(cap.longest_m, facts.units)}. "
    )
    reach = "not known" if ladder.reach_m is None else rounded_down(ladder.reach_m, facts.units)
    over = longer_by_m(race, ladder)
    longer = (
        f" That is {rounded_down(over, facts.units)} more than your runs prepare you for."
        if over and ladder.reach_m is not None
        else ""
    )
    far = as_told(race.distance_m, facts.units)
    return answer, f"{longest}By the day the limit for one run is {reach}; the race is {far}.{longer}"


def longer_by_m(race: CalendarEvent, ladder: RaceLadder) -> int:
    """Metres of the race beyond the limit for one run on its day; 0 when it lies within, or is not told."""
    return max(0, (race.distance_m or 0) - (ladder.reach_m or 0))


def _by_share(facts: Facts, reach_m: int | None, race_m: int) -> RaceAnswer:
    number = facts.knowledge.number
    share = (reach_m or 0) * 100 // max(race_m, 1)
    is_very_long = race_m > number("race-long-run-max-m")
    if share >= (number("race-on-track-long-share-pct") if is_very_long else 100):
        return "on_track"
    if share >= number("race-possible-share-pct"):
        return "possible"
    return "unlikely" if share >= number("race-unlikely-share-pct") else "no"


def _by_pain(
    facts: Facts, screening: Screening, progress: Progress, race: CalendarEvent
) -> list[tuple[RaceAnswer, str]]:
    """What today's answer and the last days leave of it; strong pain weighs more the closer the race is."""
    says = facts.knowledge.guidance
    answer, reason = may_run(facts, screening)
    lights = reds_and_ambers(facts, facts.today)
    close = (race.first - facts.today).days <= facts.knowledge.number("race-after-flare-days")
    if free_from(facts, screening, progress) > race.first:
        return [("no", says["race-reason-no-calm-time"].says)]
    if answer == "no" or reason == "run-walk-below-the-limit" or "red" in lights:
        return [("unlikely" if close else "possible", says["race-reason-strong-pain"].says)]
    if answer == "easy" or "amber" in lights:
        return [("possible", says["race-reason-sore"].says)]
    if progress.mode in ("deload", "comeback"):
        return [("possible", says["race-reason-coming-back"].says)]
    return []
