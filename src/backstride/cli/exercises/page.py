"""Exercises as pages: the list by kind, and one exercise with everything about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from backstride.app.my_exercises import Closed, Mine
from backstride.cli.columns import both_ends
from backstride.cli.page import bullets, heading, say
from backstride.coach import words
from backstride.knowledge.model import Exercise, ExerciseLevel, Knowledge
from backstride.shown.evidence_words import evidence
from backstride.shown.exercise_json import contraindications_of, sources_of
from backstride.shown.exercise_words import KINDS, at_a_glance, capital, most
from backstride.shown.references import reference

CLOSED: dict[Closed, str] = {
    "questions": "A few safety questions come first. Answer them with: backstride start",
    "care": "See the right person first. What to do now: backstride",
    "walk": "Until somebody has looked at your back, easy walking is what we offer. What to do now: backstride",
}
"""Why there is nothing, or only walking, now."""

_GENTLE = "A clinician is to see your back first, so these are the gentle levels only."
_OPT_IN = "Optional: you only see it in a session after you have asked for it in your profile."


@dataclass(frozen=True, slots=True)
class Choice:
    """Exercises to list, and the wishes that chose them, in words."""

    exercises: tuple[Exercise, ...]
    wishes: tuple[str, ...]


def show_list(choice: Choice, own: Mine | None, knowledge: Knowledge) -> None:
    """The exercises by kind, each with one sentence; then those not offered, or left out for this runner."""
    chosen = choice.exercises
    listed = [each for each in chosen if (each.id in own.levels if own else each.offered)]
    if own is not None and own.closed is not None:
        say(CLOSED[own.closed], "care")
    if own is not None and own.gentle and own.closed is None:
        say(_GENTLE, "care")
    if choice.wishes:
        say(f"{_count(len(listed))}, {'; '.join(choice.wishes)}.")
    for kind, title in KINDS.items():
        some = [each for each in listed if each.kind == kind]
        if some:
            heading(title)
            for exercise in some:
                _show_line(exercise, own)
    _show_left_out([each for each in chosen if each not in listed], own, knowledge)
    if listed:
        first = min(listed, key=lambda each: list(KINDS).index(each.kind))
        say()
        say(f"How to do one: backstride exercises {first.id}", "quiet")
    elif not choice.wishes and own is None:
        say("There are none.")


def show_exercise(exercise: Exercise, knowledge: Knowledge, own: Mine | None) -> None:
    """Summary, levels with dose and instructions, when to leave it out, what it may help with, sources."""
    heading(exercise.name)
    say(exercise.summary)
    say()
    say(at_a_glance(exercise), "quiet")
    if exercise.opt_in:
        say(_OPT_IN)
    if not exercise.offered:
        say("Not offered.", "care")
        say(exercise.not_offered_because or "")
    if own is not None:
        _show_own(exercise, own)
    for number, level in enumerate(exercise.levels, start=1):
        _show_level(number, level, exercise, knowledge)
    _show_contraindications(exercise, knowledge)
    _show_helps(exercise, knowledge)
    heading("Sources")
    bullets(reference(knowledge.sources[each]) for each in sources_of(exercise))
    if exercise.note:
        say()
        say(exercise.note, "quiet")


def _count(number: int) -> str:
    return f"{number or 'No'} exercise{'' if number == 1 else 's'}"


def _show_line(exercise: Exercise, own: Mine | None) -> None:
    levels = own.levels[exercise.id] if own else ()
    fewer = own is not None and len(levels) < len(exercise.levels)
    which = f", {_level_words(levels)} of {len(exercise.levels)}" if fewer else ""
    optional = ", optional" if exercise.opt_in else ""
    both_ends(exercise.name, exercise.id, f"{optional}{which}")
    say(exercise.summary.split(". ")[0].rstrip(".") + ".", indent=2)


def _level_words(levels: Sequence[int]) -> str:
    return f"level{'' if len(levels) == 1 else 's'} {', '.join(map(str, levels))}"


def _show_left_out(exercises: list[Exercise], own: Mine | None, knowledge: Knowledge) -> None:
    if not exercises or (own is not None and own.closed):
        return
    out_of = {out.exercise: out for out in own.left_out} if own else {}
    heading("Left out for you" if own else "Not offered")
    for exercise in exercises:
        both_ends(exercise.name, exercise.id)
        out = out_of.get(exercise.id)
        say(out.why if out else exercise.not_offered_because or "", indent=2)
        open_facts = out.unlock if out and not exercise.opt_in else ()
        asked = [knowledge.question_of[fact].ask for fact in open_facts if fact in knowledge.question_of]
        if asked:
            say(f"Open: {' / '.join(asked)}", "quiet", indent=2)


def _show_own(exercise: Exercise, own: Mine) -> None:
    levels = own.levels.get(exercise.id)
    if levels:
        say(f"For you now: {_level_words(levels)} of {len(exercise.levels)}.", "good")
        return
    why = (
        CLOSED[own.closed] if own.closed else next((out.why for out in own.left_out if out.exercise == exercise.id), "")
    )
    say(f"Not for you now. {why}", "care")


def _show_level(number: int, level: ExerciseLevel, exercise: Exercise, knowledge: Knowledge) -> None:
    heading(f"Level {number}: {level.name}" if len(exercise.levels) > 1 else "How to do it")
    say(capital(words.dose(level.dose, exercise.sides)), "strong")
    say(f"At most: {most(level, exercise)}", "quiet")
    if level.equipment:
        say("You need: " + ", ".join(knowledge.equipment[each].name.lower() for each in level.equipment))
    say()
    say(level.start)
    for nth, step in enumerate(level.steps, start=1):
        say(f"{nth}  {step}", indent=2, hang=3)
    say(f"Feel     {level.feel}", hang=9)
    say(f"Avoid    {level.avoid}", hang=9)
    say(f"Breathe  {level.breathing}", hang=9)


def _show_contraindications(exercise: Exercise, knowledge: Knowledge) -> None:
    named = contraindications_of(exercise)
    if not named:
        return
    heading("We leave it out when")
    for each in named:
        contraindication = knowledge.contraindications[each]
        only = "" if each in exercise.contraindications else f" ({_levels_with(each, exercise)} only)"
        say(f"• {contraindication.name}{only}. {contraindication.because}", hang=2)


def _levels_with(contraindication: str, exercise: Exercise) -> str:
    numbered = enumerate(exercise.levels, start=1)
    return _level_words([number for number, level in numbered if contraindication in level.contraindications])


def _show_helps(exercise: Exercise, knowledge: Knowledge) -> None:
    heading("How good the evidence is")
    say(f"The exercise as a whole. {evidence(exercise.grade)}")
    if exercise.helps:
        say("It may help with:")
    for link in exercise.helps:
        say(f"• {knowledge.factors[link.factor].name}. {evidence(link.grade)}", hang=2)
    if exercise.status == "sourced":
        say("Written from its sources; no clinician has reviewed it yet.", "quiet")
