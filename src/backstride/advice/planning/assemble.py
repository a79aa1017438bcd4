"""A solved week as sessions in the order of each day, every item with its reason."""

from backstride.advice.duration import session_s
from backstride.advice.facts import Facts
from backstride.advice.routines import routine_session
from backstride.advice.session import DayKind, Session, SessionItem
from backstride.advice.strength import strength_of

from .build_week import Setting
from .fits import facts_at, with_sets
from .plan import PlanDay
from .week import Choice

_ORDER = ("strength", "activation", "walk", "mobility", "skill", "evening", "desk_break")


def plan_days(setting: Setting, choice: Choice, facts: Facts, count: int) -> tuple[PlanDay, ...]:
    """The first ``count`` days of the week with their sessions; the main session of a day comes first."""
    return tuple(_day(setting, choice, facts, number) for number in range(count))


def exercises_of(setting: Setting, choice: Choice) -> tuple[str, ...]:
    """The strength exercises of the week, the most sets first (equal: by id)."""
    total: dict[str, int] = {}
    for candidate in setting.week.candidates:
        for day, options in enumerate(candidate.days):
            place = choice.sets.get((candidate.exercise, day))
            if place is not None:
                total[candidate.exercise] = total.get(candidate.exercise, 0) + options[place].sets
    return tuple(sorted(total, key=lambda exercise: (-total[exercise], exercise)))


def desk_break(facts: Facts) -> Session | None:
    """The break from sitting; it is part of the working day and takes no training time."""
    longest = 60 * facts.knowledge.number("desk-break-length-max")
    return routine_session(facts.knowledge.routines["desk-break"], facts, longest)[0]


def _day(setting: Setting, choice: Choice, facts: Facts, number: int) -> PlanDay:
    day, run = setting.days[number], setting.runs[number]
    strength = strength_of(_items(setting, choice, number), facts)
    blocks = [setting.sessions[each] for each in sorted(choice.blocks) if setting.week.blocks[each].day == number]
    pause = desk_break(facts_at(facts, day.equipment)) if day.sits and not day.ill else None
    sessions = sorted(
        (*(each for each in (strength, pause) if each), *blocks), key=lambda session: _ORDER.index(session.kind)
    )
    used = sum(session_s(session, facts.knowledge) for session in sessions if session.kind != "desk_break")
    runs = run is not None and run.answer != "no"
    kind: DayKind = "strength_day" if strength else "run_day" if runs else "desk_day" if day.sits else "rest_day"
    notes = (facts.knowledge.progression["same-day-run-first"].says,) if strength and runs else ()
    return PlanDay(day.on, kind, tuple(sessions), run, day.budget_s, used, notes)


def _items(setting: Setting, choice: Choice, day: int) -> list[SessionItem]:
    """Legs and trunk by turns, those that are worth most first, so that each rests while the other works."""
    chosen: dict[str, list[tuple[int, SessionItem]]] = {"legs_hips": [], "trunk": []}
    for fit, candidate in zip(setting.fits, setting.week.candidates, strict=True):
        place, item = choice.sets.get((candidate.exercise, day)), fit.days[day]
        if place is not None and item is not None:
            worth = sum(setting.week.weights[factor] * units for factor, units in candidate.helps)
            chosen[candidate.group].append((-worth, with_sets(item, candidate.days[day][place].sets)))
    groups = [[item for _, item in sorted(each, key=lambda one: (one[0], one[1].exercise))] for each in chosen.values()]
    turns = max(len(group) for group in groups)
    return [group[turn] for turn in range(turns) for group in groups if turn < len(group)]
