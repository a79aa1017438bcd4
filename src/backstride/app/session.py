"""What goes into the journal after a coached session."""

from backstride.advice.session import Session
from backstride.coach.outcome import Outcome
from backstride.journal import Answer, Answers, SessionDone
from backstride.knowledge.model import Knowledge


def session_done_body(session: Session, outcome: Outcome) -> SessionDone:
    """The journal body of a session that was done, wholly or in part."""
    return SessionDone(
        session=session.kind,
        routine=session.routine,
        items=outcome.items,
        duration_s=outcome.duration_s,
        completed=outcome.completed,
        effort_0_10=outcome.effort_0_10,
        pain_before_0_10=outcome.pain_before_0_10,
        pain_during_0_10=outcome.pain_during_0_10,
        pain_after_0_10=outcome.pain_after_0_10,
        stopped_by=outcome.stopped_by,
    )


def stop_answers_body(outcome: Outcome, knowledge: Knowledge) -> Answers | None:
    """The answers that the stop symptoms told stand for, to be appended after the session; None if there are none."""
    told = {fact: value for rule in outcome.symptoms for fact, value in knowledge.stop_rules[rule].sets.items()}
    if not told:
        return None
    return Answers(answers={fact: _answer(fact, value, knowledge) for fact, value in told.items()})


def journal_bodies(session: Session, outcome: Outcome, knowledge: Knowledge) -> tuple[SessionDone | Answers, ...]:
    """Everything to append after a coached session, in this order."""
    answers = stop_answers_body(outcome, knowledge)
    return (session_done_body(session, outcome),) if answers is None else (session_done_body(session, outcome), answers)


def _answer(fact: str, value: str, knowledge: Knowledge) -> Answer:
    return Answer(value=value, course="new" if knowledge.question_of[fact].asks_course else None)
