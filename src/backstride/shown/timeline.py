"""Day by day on one line of time: pain, sessions, runs, steps on the ladders and questionnaires."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from backstride.advice.facts import WEEK_DAYS
from backstride.app.advise import Advice
from backstride.shown.past import UNTOLD, planned_on


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """One day. ``morning``, and in and after runs and sessions: the worst pain told, 0 to 10, None when none was.

    ``distance_m``: run on it. ``done``, ``missed``: sessions done, and planned and not done (of days that are over;
    desk breaks and walks are not counted). ``ups``, ``downs``: steps on the ladders. ``asked``: questionnaires filled
    in, by their short names.
    """

    on: date
    morning: int | None
    in_run: int | None
    after_run: int | None
    in_session: int | None
    after_session: int | None
    distance_m: int
    done: int
    missed: int
    ups: int
    downs: int
    asked: tuple[str, ...]


def timeline(advice: Advice, weeks: int) -> tuple[TimelineDay, ...]:
    """The last ``weeks`` weeks up to and with today's, from a Monday; without those before the first record."""
    facts = advice.facts
    monday = facts.today - timedelta(days=facts.today.weekday())
    first = monday - timedelta(days=WEEK_DAYS * (weeks - 1))
    runner = facts.runner
    mornings, runs, sessions = ([each.on for each in runner.check_ins], [each.on for each in runner.runs],
                                [each.on for each in runner.sessions])  # fmt: skip
    begun = min((on for on in (*mornings, *runs, *sessions) if on <= facts.today), default=facts.today)
    first = max(first, begun - timedelta(days=begun.weekday()))
    return tuple(_days(advice, first))


def _days(advice: Advice, first: date) -> Iterator[TimelineDay]:
    facts, runner = advice.facts, advice.facts.runner
    moves = Counter((each.on, each.move) for each in advice.progress.decisions)
    names = {track.measure: track.name for track in advice.outcomes.tracks.values()}
    for number in range((facts.today - first).days + 1):
        on = first + timedelta(days=number)
        mornings = [each.what.pain_morning_0_10 for each in runner.check_ins if each.on == on]
        runs = [each.what for each in runner.runs if each.on == on]
        sessions = [each.what for each in runner.sessions if each.on == on]
        done = [each.session for each in sessions if each.session not in UNTOLD]
        planned = Counter(each.session for each in planned_on(on, facts) if each.session not in UNTOLD)
        asked = (names.get(each.what.measure) for each in runner.questionnaires if each.on == on)
        yield TimelineDay(
            on=on,
            morning=max(mornings, default=None),
            in_run=_worst(run.pain_during_0_10 for run in runs),
            after_run=_worst(run.pain_after_0_10 for run in runs),
            in_session=_worst(session.pain_during_0_10 for session in sessions),
            after_session=_worst(session.pain_after_0_10 for session in sessions),
            distance_m=sum(run.distance_m for run in runs),
            done=len(done),
            missed=(planned - Counter(done)).total() if on < facts.today else 0,
            ups=moves[on, "up"],
            downs=moves[on, "down"] + moves[on, "restart"],
            asked=tuple(dict.fromkeys(name for name in asked if name is not None)),
        )


def _worst(pains: Iterator[int | None]) -> int | None:
    return max((pain for pain in pains if pain is not None), default=None)
