"""The story of the made-up runner's year: how sore each week was, and what happened in it."""

from datetime import date, timedelta

from backstride.advice.facts import WEEK_DAYS
from backstride.app.answers import answer_of, every_answer
from backstride.journal import Answer
from backstride.journal.entry import AnswerValue, Body, CalendarEvent, SelfTestResult, Wish
from backstride.knowledge.model import Knowledge

WEEKS = 52
"""Whole weeks before the one of today."""

SORE_TENTHS = (
    38, 40, 36, 36, 33, 31, 30, 27, 26, 24, 21, 20, 18, 17,
    14, 12, 12, 10, 9, 9, 34, 22, 16, 12, 10, 9, 8, 8, 6, 6, 5,
    5, 5, 4, 4, 5, 4, 4, 4, 5, 12, 9, 8, 14, 16, 12, 11, 12, 11, 10, 9, 8, 8,
)  # fmt: skip
"""Pain of a usual morning in tenths of a point, week by week. A new flat was moved into in week 43."""

FLARE_WEEK, AWAY_WEEK, ILL_WEEK, RACE_WEEK, NEXT_RACE_WEEKS = 20, 14, 31, 39, 6
FLARE = {2: 6, 3: 6, 4: 5, 5: 4, 6: 3}
"""Weekday (0 is Monday) of the flare's week -> pain of that morning."""

QUIET_WEEKS = frozenset({AWAY_WEEK, ILL_WEEK})
"""Weeks with hardly any training."""

SORE_LONG_RUNS = frozenset({17, 29, 36, 46, 50})
"""Weeks in which the back complained on the long run."""

PLANNED_ANEW = frozenset({FLARE_WEEK + 1, ILL_WEEK, RACE_WEEK, 43, 45, 47, 51})
"""Weeks planned anew although the week before was: something in them is different. Even weeks always are."""

BAD_WEEKS = frozenset({2, 12, 43, 44})
"""Weeks in which half of what was planned was done."""

FIRST_USUAL_M = {"easy": 5_000, "hard": 6_000, "long": 9_000}
RACE_M = 21_100

_TOLD: dict[str, AnswerValue] = {
    "age_y": 38, "sex": "female", "region": "gb", "pregnancy": "not_pregnant", "pain_places": ("low_back",),
    "pain_side": "middle", "pain_now_0_10": 3, "pain_worst_0_10": 4, "pain_run_0_10": 3,
    "duration": "six_weeks_to_three_months", "pain_course": "on_and_off", "onset": "slowly", "onset_age_y": 37,
    "running_effect": "worse", "sitting_effect": "worse", "first_steps_effect": "worse", "bending_effect": "same",
    "arching_effect": "worse", "walking_effect": "better", "lying_effect": "better", "distance_effect": "grows",
    "night_pain": "never", "cough_sneeze_effect": "nothing", "stress_fracture_history": "never",
    "told_helped": "not_treated", "worry_0_10": 4, "fear_moving_0_10": 3, "sleep_h": 7, "stress_0_10": 5,
    "sitting_h": 8, "minutes_per_day": 20, "run_days": ("tue", "thu", "sun"), "long_run_day": "sun",
    "hard_run_days": (), "desk_days": ("mon", "tue", "wed", "thu", "fri"), "space": "travel", "strength_days": 0,
    "equipment": ("band", "kettlebell"), "height_cm": 169, "weight_kg": 63, "weekly_km": 20, "longest_run_km": 12,
    "running_years": 6, "story": "My low back aches after about 5 km and feels stiff when I get up from my desk.",
}  # fmt: skip


def first_answers(knowledge: Knowledge) -> dict[str, Answer]:
    """Every question answered as on the first day: no to each sign, nothing of each list, the rest as in the story."""
    return every_answer(knowledge, _TOLD)


def told_again(week: int, knowledge: Knowledge) -> dict[str, Answer]:
    """What is asked afresh every two weeks, as it was in this week."""
    sore = SORE_TENTHS[week]
    now: dict[str, AnswerValue] = {
        "pain_now_0_10": _points(sore),
        "pain_worst_0_10": _points(sore) + 1,
        "pain_run_0_10": _points(sore),
        "pain_course": "better" if week > 0 and sore < SORE_TENTHS[week - 1] else "on_and_off",
        "duration": "over_three_months" if week > 6 else "six_weeks_to_three_months",
        "worry_0_10": max(1, 4 - week // 10),
        "fear_moving_0_10": max(1, 3 - week // 12),
    }
    asked = [fact for fact, question in knowledge.question_of.items() if question.valid_days is not None]
    said = _TOLD | now
    return {fact: Answer(value=answer_of(knowledge.question_of[fact], said)) for fact in (*asked, *now)}


def first_tests() -> tuple[SelfTestResult, ...]:
    """The self-tests of the first weekend."""
    return (
        SelfTestResult(test="bridge-hold", results={"bridge_hold_left": "pass", "bridge_hold_right": "fail"}),
        SelfTestResult(test="side-plank-hold", results={"side_plank_left_s": 41, "side_plank_right_s": 33}),
    )


def later_tests() -> tuple[SelfTestResult, ...]:
    """The same tests half a year later."""
    return (
        SelfTestResult(test="bridge-hold", results={"bridge_hold_left": "pass", "bridge_hold_right": "pass"}),
        SelfTestResult(test="side-plank-hold", results={"side_plank_left_s": 72, "side_plank_right_s": 68}),
    )


def news(week: int, monday: date) -> tuple[Body, ...]:
    """What was told on the Monday of a week: a holiday, an illness, a race to come, something not liked."""
    sunday = monday + timedelta(days=6)
    if week == 4:
        return (Wish(exercise="dead-bug", wish="like"),)
    if week == AWAY_WEEK:
        return (CalendarEvent(what="travel", first=monday, last=sunday, equipment=("band",)),)
    if week == ILL_WEEK:
        return (CalendarEvent(what="ill", first=monday, last=monday + timedelta(days=4)),)
    if week == RACE_WEEK - 12:
        return (_race(sunday + timedelta(days=12 * WEEK_DAYS), RACE_M, "River Half"),)
    if week == WEEKS - 4:
        return (_race(sunday + timedelta(days=(4 + NEXT_RACE_WEEKS) * WEEK_DAYS), 10_000, "Winter Ten"),)
    return ()


def _race(on: date, distance_m: int, name: str) -> CalendarEvent:
    return CalendarEvent(what="race", first=on, last=on, distance_m=distance_m, name=name)


def _points(tenths: int) -> int:
    return (tenths + 5) // 10
