"""How the back answered each session and each run over 24 hours: the traffic light of each (data/traffic_lights).

The usual level is the lower median of the mornings of the ``baseline-days`` up to the day itself, so that what a
session did to the next morning is no part of what it is judged against. It judges mornings alone. Pain during and
after is judged by itself: 3 or more is amber at best and 5 is red, however sore the mornings are, so a week of worse
mornings makes no such light greener. A morning of 5 is red whatever is usual. What is left is what "usual" means: a
morning of 4 after mornings of 3 is less of a rise than after mornings of 1. So two journals can be put side by side,
the one with more pain never going further, where their usual levels are the same. Unknown is not No:

- pain told neither during nor after: no light, never a green; only a morning above usual gives it one;
- next morning not told: as long as it is the same day or the next, the light is ``awaits_morning`` and no green yet;
- after that it is a green only when pain during and pain after were both told and green.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median_low
from typing import Literal

from backstride.journal.entry import Run, SessionDone
from backstride.journal.runner import Dated, Runner
from backstride.knowledge.model import Knowledge

from .facts import Facts

Colour = Literal["green", "amber", "red", "stop"]
Part = Literal["during", "after", "morning"]
COLOURS: tuple[Colour, ...] = ("green", "amber", "red", "stop")
RANK: Mapping[Colour, int] = {colour: rank for rank, colour in enumerate(COLOURS)}
"""How bad a colour is, from 0."""

_RED_RULES = ("pain-five", "sharp-or-giving-way")
"""Stop rules that speak of the back alone; every other one is more than a red."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was known of a response from ``on`` (days since year 1): a colour, or ``unknown`` when it will have none."""

    on: int
    light: Colour | Literal["unknown"]


@dataclass(frozen=True, slots=True)
class Response:
    """The light of a session or run. ``light`` None: too little was told. ``part``: what decided it.

    ``nth``: its place in the journal. ``awaits_morning``: the next morning may still be told. ``pain_max_0_10``: the
    worst pain told in it. ``known``: what was known and from when; a green is there only when it counts as one.
    """

    on: date
    nth: int
    what: Literal["session", "run"]
    light: Colour | None
    why: str
    part: Part
    awaits_morning: bool
    pain_max_0_10: int | None
    known: tuple[Seen, ...]

    @property
    def counts(self) -> bool:
        """Whether it is one of the two greens that a step up needs."""
        return bool(self.known) and all(known.light == "green" for known in self.known)


@dataclass(frozen=True, slots=True)
class Mornings:
    """Morning scores by day (days since year 1): the worst of each day, up to ``today``."""

    scores: Mapping[int, int]
    today: int
    baseline_days: int
    _usual: dict[int, int | None] = field(default_factory=dict)

    def usual(self, day: int) -> int | None:
        """The lower median of the mornings of the last days up to ``day``; None without any."""
        if day not in self._usual:
            scores = self.scores
            young = [scores[each] for each in range(day - self.baseline_days + 1, day + 1) if each in scores]
            self._usual[day] = median_low(young) if young else None
        return self._usual[day]


def mornings_of(runner: Runner, knowledge: Knowledge, today: date) -> Mornings:
    """All mornings up to ``today``."""
    last = today.toordinal()
    worst = {day: pain_0_10 for day, pain_0_10 in runner.worst_mornings.items() if day <= last}
    return Mornings(worst, last, knowledge.number("baseline-days"))


def responses(facts: Facts) -> tuple[Response, ...]:
    """The response to every session and run up to today, in the order of the journal."""
    judge = judge_of(facts.knowledge, mornings_of(facts.runner, facts.knowledge, facts.today))
    exertions: tuple[Dated[SessionDone] | Dated[Run], ...] = (*facts.runner.sessions, *facts.runner.runs)
    found = [judge(each) for each in exertions if each.on <= facts.today]
    return tuple(sorted(found, key=lambda response: response.nth))


def judge_of(knowledge: Knowledge, mornings: Mornings) -> Callable[[Dated[SessionDone] | Dated[Run]], Response]:
    """A judge of single sessions and runs."""
    limits = limits_of(knowledge)

    def judge(done: Dated[SessionDone] | Dated[Run]) -> Response:
        return _judged(done, mornings, limits)

    return judge


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of the lights, 0 to 10 or points above the usual level."""

    green: int
    amber: int
    red: int
    morning_green_above: int
    morning_amber_above: int
    lasts_above: int


def limits_of(knowledge: Knowledge) -> Limits:
    """The numbers as the traffic-light files have them; a limit that a file leaves out allows nothing."""
    green, amber = knowledge.traffic_lights["green"], knowledge.traffic_lights["amber"]
    return Limits(
        green=green.during_max_0_10 or 0,
        amber=amber.during_max_0_10 or 0,
        red=knowledge.number("red-min-0-10"),
        morning_green_above=green.morning_above_baseline_max or 0,
        morning_amber_above=amber.morning_above_baseline_max or 0,
        lasts_above=knowledge.number("red-lasts-above-baseline"),
    )


def exertion_colour(pain_0_10: int, limits: Limits) -> Colour:
    """The colour of pain during or just after, whatever is usual for this runner."""
    if pain_0_10 >= limits.red:
        return "red"
    if pain_0_10 <= limits.green:
        return "green"
    return "amber" if pain_0_10 <= limits.amber else "red"


def morning_colour(pain_0_10: int, usual: int | None, limits: Limits) -> Colour:
    """The colour of a morning score against the usual one; without one it is judged by itself."""
    if pain_0_10 >= limits.red:
        return "red"
    green = limits.green if usual is None else usual + limits.morning_green_above
    amber = limits.amber if usual is None else usual + limits.morning_amber_above
    return "green" if pain_0_10 <= green else "amber" if pain_0_10 <= amber else "red"


def _judged(done: Dated[SessionDone] | Dated[Run], mornings: Mornings, limits: Limits) -> Response:
    day = done.on.toordinal()
    next_day, day_after = _mornings_after(day)
    usual = mornings.usual(day)
    light, why, part = _exertion(done.what, limits)
    first, second = mornings.scores.get(next_day), mornings.scores.get(day_after)
    known = [Seen(day, light)] if light not in (None, "green") else []
    for on, score, colour in (
        (next_day, first, None if first is None else morning_colour(first, usual, limits)),
        (day_after, second, _unsettled(first, second, usual, limits)),
    ):
        if score is None or colour in (None, "green"):
            continue
        known.append(Seen(on, colour))
        if light is None or RANK[colour] > RANK[light]:
            light, part, why = colour, "morning", _morning_why(score, usual, on == day_after)
    if not known:
        known = _calm(light, day, first is not None, _both_told(done.what), mornings.today)
    is_open = light in (None, "green") and first is None and mornings.today <= next_day
    what: Literal["session", "run"] = "run" if isinstance(done.what, Run) else "session"
    return Response(done.on, done.nth, what, light, why, part, is_open, _worst(done.what), tuple(known))


def _mornings_after(day: int) -> tuple[int, int]:
    return day + 1, (day + 1) + 1


def _unsettled(first: int | None, second: int | None, usual: int | None, limits: Limits) -> Colour | None:
    """The light of the second morning after a raised one, None when it says nothing. A rise that lasts longer than
    ``settle-by-h`` is red when both mornings are ``red-lasts-above-baseline`` above usual, else amber.
    """
    if second is None or (first is not None and morning_colour(first, usual, limits) == "green"):
        return None
    from_0_10 = (limits.green if usual is None else usual) + limits.lasts_above
    if second >= from_0_10 and (first is None or first >= from_0_10):
        return "red"
    return morning_colour(second, usual, limits)


def painless(done: Dated[SessionDone] | Dated[Run], mornings: Mornings) -> tuple[Seen, ...]:
    """What would be known if every pain that was told had been nothing; what was not told stays unknown."""
    day = done.on.toordinal()
    light: Colour | None = None if _worst(done.what) is None else "green"
    return tuple(_calm(light, day, day + 1 in mornings.scores, _both_told(done.what), mornings.today))


def _calm(light: Colour | None, day: int, morning_told: bool, both_told: bool, today: int) -> list[Seen]:
    """When a session without amber or red is known to be green, or to stay unknown; nothing while it is open."""
    next_day, day_after = _mornings_after(day)
    if light == "green" and morning_told:
        return [Seen(next_day, "green")]
    if day_after > today:
        return []
    return [Seen(day_after, "green" if light == "green" and both_told else "unknown")]


def _exertion(what: SessionDone | Run, limits: Limits) -> tuple[Colour | None, str, Part]:
    if isinstance(what, SessionDone) and what.stopped_by is not None:
        colour: Colour = "red" if what.stopped_by in _RED_RULES else "stop"
        return colour, "A stop sign ended it.", "during"
    if isinstance(what, Run) and what.leg_signs:
        return "stop", "Something new in a leg.", "during"
    if isinstance(what, Run) and (what.limped or what.stopped_by_pain):
        return "red", "You limped." if what.limped else "Pain made you stop.", "during"
    pain = _worst(what)
    if pain is None:
        return None, "You did not tell your pain during or after it.", "during"
    part: Part = "after" if pain == what.pain_after_0_10 != what.pain_during_0_10 else "during"
    colour = exertion_colour(pain, limits)
    return colour, f"{pain} out of 10 {'just after it' if part == 'after' else 'in it'}.", part


def _worst(what: SessionDone | Run) -> int | None:
    """The worst pain told during and after; of a session where neither was told, the worst of its exercises."""
    told = [pain for pain in (what.pain_during_0_10, what.pain_after_0_10) if pain is not None]
    if not told and isinstance(what, SessionDone):
        told = [item.hurt_0_10 for item in what.items if item.hurt_0_10 is not None]
    return max(told) if told else None


def _both_told(what: SessionDone | Run) -> bool:
    return what.pain_during_0_10 is not None and what.pain_after_0_10 is not None


def _morning_why(score: int, usual: int | None, second: bool) -> str:
    when = "on the second morning" if second else "on the next morning"
    against = "" if usual is None else f"; your usual level is {usual}"
    return f"{score} out of 10 {when}{against}."
