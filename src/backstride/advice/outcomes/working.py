"""Is it working? One sentence with the figure behind it, from mornings, pain while running and what you can do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backstride.advice import weekly_pain
from backstride.advice.facts import Facts
from backstride.advice.weekly_pain import PainSpell
from backstride.knowledge.model import Measure

from .change import mattered_direction
from .tracks import Domain, Figure, Track, Working, WorkingAnswer
from .words import number, weeks_between

_NAMES: Mapping[Domain, str] = {
    "mornings": "Your mornings",
    "weeks": "Your weekly averages",
    "running": "Your runs of about the same length",
    "activities": "What you can do again",
}
_BEST_FIRST: tuple[WorkingAnswer, ...] = ("yes", "a little", "no", "not yet", "too early")


@dataclass(frozen=True, slots=True)
class _Said:
    answer: WorkingAnswer
    says: str
    figure: Figure | None = None


def working(facts: Facts, tracks: Mapping[str, Track]) -> Working:
    """The answer of all domains that are known. Worse in one of them is worse; else the best one counts.

    A gain in one domain is told with the others beside it in ``figures``.
    """
    said = [each for each in _domains(facts, tracks) if each is not None]
    figures = tuple(each.figure for each in said if each.figure is not None)
    sources = facts.knowledge.measures["nprs"].sources
    for answer in ("worse", *_BEST_FIRST):
        for each in said:
            if each.answer == answer:
                return Working(each.answer, each.says, each.figure, figures, sources)
    if said:
        return Working("not known", said[0].says, said[0].figure, figures, sources)
    return Working(
        "not known", "There are too few records to tell. A morning check takes ten seconds.", None, (), sources
    )


def _domains(facts: Facts, tracks: Mapping[str, Track]) -> Iterable[_Said | None]:
    measures = facts.knowledge.measures
    told = (facts.runner, facts.knowledge, facts.today)
    yield _of_pain("mornings", weekly_pain.mornings(*told), measures["nprs"], facts)
    yield _of_pain("weeks", weekly_pain.weekly_answers(*told), measures["nprs"], facts)
    yield _of_pain("running", weekly_pain.running(*told), measures["running-nprs"], facts)
    yield _of_activities(tracks.get("psfs"), measures["psfs"])


def _of_pain(domain: Domain, spell: PainSpell, measure: Measure, facts: Facts) -> _Said | None:
    name, compared = _NAMES[domain], spell.compared
    if not spell.weeks:
        return None
    in_a_row = weekly_pain.rising(spell)
    if domain != "running" and in_a_row >= facts.knowledge.number("no-progress-review-weeks"):
        start, now = spell.weeks[-1 - in_a_row].usual_0_10, spell.weeks[-1].usual_0_10
        says = f"{name} went from {start} to {now} and got worse {in_a_row} weeks in a row."
        return _Said("worse", says, _figure(domain, spell))
    if compared is None:
        if (facts.today - spell.weeks[-1].last).days > weekly_pain.WEEK_DAYS:
            return _Said("not known", f"{name} were last told too long ago to say.")
        return _Said("too early", f"It is too early to say: {name.lower()} need two weeks after the first one.")
    first, before, last = (100 * week.usual_0_10 for week in compared)
    ways = {mattered_direction(measure, first, week) for week in (before, last)}
    long = compared[-1].number - compared[0].number >= facts.knowledge.number("no-progress-clinician-weeks")
    return _said(facts, name, _figure(domain, spell), ways.pop() if len(ways) == 1 else None, long and before >= first)


def _said(facts: Facts, name: str, figure: Figure, mattered: str | None, stuck: bool) -> _Said:
    start, now = figure.from_hundredths, figure.to_hundredths
    went = f"{name} went from {number(start)} to {number(now)} over {weeks_between(figure.first, figure.last)}"
    if mattered == "worse":
        return _Said("worse", f"{went}: that is a change for the worse that matters.", figure)
    if mattered == "better":
        return _Said("yes", f"{went}: that is a change that matters.", figure)
    if now < start:
        return _Said("a little", f"{went}: a little better, and not yet a change that matters.", figure)
    stretch = weeks_between(figure.first, figure.last)
    stayed = f"{name} were at {number(start)} at first and are at {number(now)} after {stretch}"
    if now <= 100 * facts.knowledge.number("well-morning-max-0-10"):
        return _Said("not known", f"{stayed}: calm all along, so they cannot show a change.", figure)
    if stuck:
        return _Said("no", f"{stayed}: no change for the better.", figure)
    return _Said("not yet", f"{stayed}: no change for the better yet.", figure)


def _figure(domain: Domain, spell: PainSpell) -> Figure:
    first, last = spell.weeks[0], spell.weeks[-1]
    count = sum(week.count for week in spell.weeks)
    return Figure(domain, 100 * first.usual_0_10, 100 * last.usual_0_10, first.first, last.last, count)


def _of_activities(track: Track | None, measure: Measure) -> _Said | None:
    if track is None or track.first is None or track.latest is None or track.change_hundredths is None:
        return None
    start = track.first.score_hundredths or 0
    now = start + track.change_hundredths
    count = sum(reading.score_hundredths is not None for reading in track.readings)
    figure = Figure("activities", start, now, track.first.on, track.latest.on, count)
    stretch = weeks_between(track.first.on, track.latest.on)
    went = (
        f"{_NAMES['activities']} went from {number(start)} to {number(now)} out of {measure.score_max} over {stretch}"
    )
    if track.mattered == "worse":
        return _Said("worse", f"{went}: that is a change for the worse that matters.", figure)
    if track.mattered == "better":
        return _Said("yes", f"{went}: that is a change that matters.", figure)
    if track.change_hundredths > 0:
        return _Said("a little", f"{went}: a little better, and not yet a change that matters.", figure)
    return _Said("not yet", f"{went}: no change for the better yet.", figure)
