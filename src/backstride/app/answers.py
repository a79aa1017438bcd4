"""Answers as they go into the journal."""

from backstride.journal import Answer, Answers, Profile
from backstride.knowledge.model import Knowledge


def bodies_of(told: dict[str, Answer], knowledge: Knowledge) -> list[Profile | Answers]:
    """The journal bodies of these answers: what belongs to the profile, then the rest."""
    questions = knowledge.question_of
    profile = {fact: answer for fact, answer in told.items() if questions[fact].home == "profile"}
    answers = {fact: answer for fact, answer in told.items() if questions[fact].home == "answers"}
    bodies: list[Profile | Answers] = []
    if profile:
        bodies.append(Profile(answers=profile))
    if answers:
        bodies.append(Answers(answers=answers))
    return bodies
