"""Positions, muscles and kinds of exercise in everyday words."""

from backstride.coach import words
from backstride.knowledge.model import Exercise, ExerciseLevel, Muscle, Position

KINDS = {
    "strength": "Strength",
    "activation": "Activation, before a run",
    "warm_up": "Warm-up, on the move",
    "mobility": "Mobility",
    "skill": "Skill drills",
}
POSITIONS: dict[Position, str] = {
    "standing": "standing",
    "supine": "on your back",
    "prone": "face down",
    "side_lying": "on your side",
    "hands_and_knees": "on hands and knees",
    "seated": "sitting",
    "on_ball": "on a ball",
    "walking": "walking",
    "forearms": "on your forearms",
}
MUSCLES: dict[Muscle, str] = {
    "gluteus_maximus": "buttocks",
    "gluteus_medius": "sides of the hips",
    "hip_flexors": "front of the hips",
    "hip_rotators": "deep hip muscles",
    "adductors": "inner thighs",
    "quadriceps": "front of the thighs",
    "hamstrings": "back of the thighs",
    "calves": "calves",
    "deep_abdominals": "deep tummy muscles",
    "abdominals": "tummy muscles",
    "obliques": "sides of the tummy",
    "back_extensors": "back muscles",
    "quadratus_lumborum": "sides of the low back",
    "lats": "broad back muscles",
    "shoulders": "shoulders",
}


def at_a_glance(exercise: Exercise) -> str:
    """Kind, position and muscles in one line."""
    muscles = ", ".join(MUSCLES[muscle] for muscle in exercise.muscles)
    kind = KINDS[exercise.kind].split(",")[0]
    return f"{kind}, {POSITIONS[exercise.position]}." + (f" Works: {muscles}." if muscles else "")


def most(level: ExerciseLevel, exercise: Exercise) -> str:
    """The most that a level may grow to: ``3 × 8, each held 8 s, 7 times a week``."""
    dose, cap = level.dose, level.cap
    update = {
        "sets": cap.sets,
        "reps": cap.reps if dose.reps is not None else None,
        "hold_s": cap.hold_s if dose.hold_s is not None else None,
        "duration_s": cap.duration_s if dose.duration_s is not None else None,
        "rest_s": 0,
    }
    times = {1: "once a week", 2: "twice a week"}.get(cap.per_week, f"{cap.per_week} times a week")
    return f"{words.dose(dose.model_copy(update=update), exercise.sides)}, {times}"


def capital(text: str) -> str:
    """The text with a capital at its start and everything else as it is."""
    return text[:1].upper() + text[1:]
