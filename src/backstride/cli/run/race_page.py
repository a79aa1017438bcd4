"""The race question as a page: the honest answer first, then the way there, the day itself, and what else there is."""

from backstride.advice.running.distance import as_told
from backstride.advice.running.race import RaceAdvice
from backstride.cli.page import bullets, heading, say
from backstride.shown.days import full, short
from backstride.shown.evidence_words import evidence
from backstride.shown.race_words import RACE_ANSWERS


def show_race(race: RaceAdvice) -> None:
    """Everything about the next race."""
    far = f", {as_told(race.distance_m)}" if race.distance_m else ""
    heading(f"{race.name or 'Your race'}{far}")
    left = f"in {race.days_left} day{'' if race.days_left == 1 else 's'}" if race.days_left else "today"
    say(f"{full(race.on)}, {left}.")
    word, tone = RACE_ANSWERS[race.answer]
    say(race.says if race.waits else f"{word}. {race.says}", "strong", "care" if race.waits else tone)
    bullets(race.reasons)
    if race.steps:
        _section("The way there", tuple(f"{short(step.on)}: {step.says}" for step in race.steps))
    _section("What to look at, and when", tuple(point.says for point in race.decisions))
    _section("The week of the race", race.race_week)
    _section("On the day", race.on_the_day)
    _section("Afterwards", race.after)
    _section("What else there is", race.instead)
    say()
    if race.next_race:
        say(race.next_race)
    say(evidence(race.grade), "quiet")


def _section(title: str, texts: tuple[str, ...]) -> None:
    if texts:
        heading(title)
        bullets(texts)
