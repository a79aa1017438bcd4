"""Answers as they go into the journal."""

from collections.abc import Mapping

from backstride.journal import Answer, Answers, Profile
from backstride.journal.entry import AnswerValue
from backstride.knowledge.model import Knowledge, Question


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


def every_answer(knowledge: Knowledge, told: Mapping[str, AnswerValue]) -> dict[str, Answer]:
    """Every question answered by a made-up runner: as told, else no to each sign and nothing of each list."""
    return {fact: Answer(value=answer_of(question, told)) for fact, question in knowledge.question_of.items()}


def answer_of(question: Question, told: Mapping[str, AnswerValue]) -> AnswerValue:
    """What a made-up runner says to one question: as told, else the calmest answer there is."""
    if question.fact in told:
        return told[question.fact]
    if question.type == "yes_no":
        return "no"
    if question.type == "multi":
        return ()
    if question.type == "integer":
        return question.min or 0
    return question.options[0].id if question.options else ""
