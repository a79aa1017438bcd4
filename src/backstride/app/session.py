"""What goes into the journal before and after a coached session."""

from datetime import date

from backstride.advice.planning.make_plan import planned_items
from backstride.advice.session import Session
from backstride.coach.outcome import Outcome
from backstride.journal import Answer, Answers, PlanIssued, Runner, SessionDone
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
        hurts=outcome.hurts or None,
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


def loads_used(runner: Runner) -> dict[str, int]:
    """The weight used last in each exercise done with one, in grams."""
    done = (item for session in runner.sessions for item in session.what.items)
    return {item.exercise: item.load_g for item in done if item.load_g is not None}


def hurt_on(runner: Runner, day: date) -> tuple[str, ...]:
    """The exercises about which pain above 0 was told in a session of that day."""
    of_day = [session.what for session in runner.sessions if session.on == day]
    during = [hurt.exercise for done in of_day for hurt in done.hurts or () if hurt.pain_0_10 and hurt.exercise]
    return tuple(sorted({item.exercise for done in of_day for item in done.items if item.hurt_0_10} | set(during)))


def _answer(fact: str, value: str, knowledge: Knowledge) -> Answer:
    return Answer(value=value, course="new" if knowledge.question_of[fact].asks_course else None)


def plan_issued_body(session: Session, on: date, knowledge: Knowledge) -> PlanIssued:
    """What the runner was told to do, so that it can be told later."""
    items = planned_items(session)
    return PlanIssued(for_date=on, session=session.kind, items=items, knowledge_version=knowledge.version)
