"""What each limit of the runner's week costs: the week solved again without it, and what would then be different."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from backstride.advice.facts import Facts

from .build_week import Setting
from .plan import Cost
from .score import points
from .solve import solve
from .week import Choice, Week


def costs_of(setting: Setting, choice: Choice, facts: Facts) -> tuple[Cost, ...]:
    """One sentence for each limit of time that changes the plan; limits that cost nothing are not told."""
    return tuple(_costs(setting, choice, facts))


def _costs(setting: Setting, choice: Choice, facts: Facts) -> Iterator[Cost]:
    limit_s = facts.knowledge.number("plan-solver-limit-s")
    stay = facts.knowledge.number("plan-points-kept")
    told = [number for number, day in enumerate(setting.days) if day.busy]
    for number in told:
        day = setting.days[number]
        limit = f"{day.budget_s // 60} minutes on {day.on:%A}"
        usual = max(each.budget_s for each in setting.days)
        freed = solve(_with_days(setting.week, {number: usual}, choice, stay), limit_s)
        said = _difference(setting, choice, freed.choice, facts)
        if said:
            yield Cost(limit, f"{limit}: {said}")
    spare = 60 * facts.knowledge.number("plan-cost-more-min")
    more = {number: seconds + spare for number, seconds in enumerate(setting.week.days) if seconds}
    freed = solve(_with_days(setting.week, more, choice, stay), limit_s)
    said = _difference(setting, choice, freed.choice, facts)
    if said and freed.points > points(setting.week, choice):
        yield Cost("minutes", f"With {spare // 60} more minutes a day: {said}")


def _with_days(week: Week, seconds: dict[int, int], choice: Choice, stay: int) -> Week:
    """The week with other minutes on some days, and every item worth staying where it is, so that only gains show."""
    days = tuple(max(old, seconds.get(number, old)) for number, old in enumerate(week.days))
    candidates = tuple(
        replace(each, days=tuple(
            tuple(replace(option, points=option.points + stay * (choice.sets.get((each.exercise, day)) is not None))
                  for option in options)
            for day, options in enumerate(each.days)))
        for each in week.candidates
    )  # fmt: skip
    return replace(week, days=days, candidates=candidates)


def _difference(setting: Setting, now: Choice, then: Choice, facts: Facts) -> str:
    """What the freer week has that this one has not, at most three things."""
    gains: list[str] = []
    for candidate in setting.week.candidates:
        name = facts.knowledge.exercises[candidate.exercise].name
        for day, options in enumerate(candidate.days):
            before, after = now.sets.get((candidate.exercise, day)), then.sets.get((candidate.exercise, day))
            more = (options[after].sets if after is not None else 0) - (
                options[before].sets if before is not None else 0
            )
            if more > 0:
                sets = f"{more} more set{'s' if more > 1 else ''} of " if before is not None else ""
                gains.append(f"{sets}{name.lower()} on {setting.days[day].on:%A}")
    return f"there would be {_listed(gains)}." if gains else ""


def _listed(parts: Sequence[str]) -> str:
    shown = list(parts[:3])
    more = len(parts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
