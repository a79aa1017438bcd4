"""A week in words: its sessions, what was left out by reason, what each exercise is for, and how good the plan is."""

from collections.abc import Sequence

from backstride.advice.duration import session_s
from backstride.advice.planning.plan import Plan, Proof
from backstride.advice.session import LeftOut, Session, SessionItem
from backstride.knowledge.model import Knowledge
from backstride.shown.item_words import with_level


def session_title(session: Session, knowledge: Knowledge) -> str:
    """Such as ``Strength, 18 min, 2 rounds``."""
    rounds = f", {session.rounds} rounds" if session.rounds > 1 else ""
    return f"{session.title}, {session_min(session, knowledge)} min{rounds}"


def session_min(session: Session, knowledge: Knowledge) -> int:
    """Minutes that it takes, at least one."""
    return max(1, round(session_s(session, knowledge) / 60))


def content(session: Session) -> tuple[object, ...]:
    """What makes two sessions the same."""
    items = tuple((item.exercise, item.level, item.dose.model_dump_json()) for item in session.items)
    return session.kind, session.rounds, items


def proof_words(proof: Proof) -> str:
    """How good the plan is, in one plain sentence."""
    if proof.status == "optimal":
        return "Proved: no better week exists within your limits."
    if proof.status == "kept":
        return "Your plan of before still fits, so it stays as it is."
    if proof.status == "nothing":
        return "There was nothing to choose between."
    gain_pct = max(1, -(-proof.gap_permille // 10))
    return f"Best found in the time there was; a better one could gain at most {gain_pct} %."


def own_items(plan: Plan) -> list[SessionItem]:
    """Every exercise of the week that is no routine's."""
    return [item for day in plan.days for each in day.sessions if each.routine is None for item in each.items]


def why_lines(plan: Plan, knowledge: Knowledge) -> list[str]:
    """The exercises that are no routine's, those with the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for item in own_items(plan):
        names = by_reason.setdefault(item.why, [])
        name = with_level(item.exercise, item.level, knowledge)
        if name not in names:
            names.append(name)
    return [f"{', '.join(names)}. {why}" for why, names in by_reason.items()]


def left_out_lines(some: Sequence[LeftOut], knowledge: Knowledge) -> list[str]:
    """What was left out, by reason."""
    by_reason: dict[str, list[str]] = {}
    for each in some:
        names = by_reason.setdefault(each.why, [])
        known = knowledge.exercises.get(each.exercise) or knowledge.routines.get(each.exercise)
        names.append(known.name if known else each.exercise)
    return [f"{', '.join(names)}. {why}" for why, names in by_reason.items()]
