"""An ordinary sore back, with every question answered and nothing alarming: what each simulated runner begins with."""

from backstride.app.answers import every_answer
from backstride.journal import Answer
from backstride.journal.entry import AnswerValue
from backstride.knowledge.model import Knowledge

_ORDINARY: dict[str, AnswerValue] = {
    "age_y": 35,
    "sex": "male",
    "region": "gb",
    "pregnancy": "not_pregnant",
    "pain_places": ("low_back",),
    "pain_side": "middle",
    "pain_now_0_10": 2,
    "pain_worst_0_10": 3,
    "pain_run_0_10": 2,
    "duration": "two_to_six_weeks",
    "pain_course": "on_and_off",
    "onset": "slowly",
    "onset_age_y": 34,
    "running_effect": "worse",
    "sitting_effect": "same",
    "first_steps_effect": "same",
    "bending_effect": "same",
    "arching_effect": "same",
    "walking_effect": "better",
    "lying_effect": "better",
    "distance_effect": "grows",
    "night_pain": "never",
    "cough_sneeze_effect": "nothing",
    "stress_fracture_history": "never",
    "told_helped": "not_treated",
    "worry_0_10": 3,
    "fear_moving_0_10": 3,
    "sleep_h": 7,
    "stress_0_10": 4,
    "sitting_h": 8,
    "minutes_per_day": 20,
    "run_days": ("tue", "thu", "sat"),
    "long_run_day": "sat",
    "space": "travel",
    "strength_days": 0,
    "height_cm": 175,
    "weight_kg": 70,
    "weekly_km": 30,
    "longest_run_km": 12,
    "running_years": 5,
    "story": "My low back aches after a few miles.",
}


def ordinary_answers(knowledge: Knowledge) -> dict[str, Answer]:
    """Every question answered: no to each sign, nothing of each list, and the rest as above."""
    return every_answer(knowledge, _ORDINARY)
