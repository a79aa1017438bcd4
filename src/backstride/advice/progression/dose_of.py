"""The dose of an exercise at a level after so many steps, as numbers: repetitions, seconds of a hold, grams."""

from dataclasses import dataclass

from backstride.advice.limits import within_cap
from backstride.knowledge.model import Dose, ExerciseLevel

from .track import Numbers, Track


@dataclass(frozen=True, slots=True)
class DoseNow:
    """A dose, what was asked before the cap of its level, and why it was lowered."""

    dose: Dose
    asked: Dose
    limits: tuple[str, ...]


def is_hold(dose: Dose) -> bool:
    """Whether a repetition is mostly holding still, so that more would mean a longer hold."""
    return dose.hold_s is not None and dose.rep_s is not None and dose.hold_s > dose.rep_s - dose.hold_s


def is_single_hold(dose: Dose) -> bool:
    """Whether a set is one hold, so that its last set is told in seconds; else in repetitions."""
    return is_hold(dose) and dose.reps == 1


def start_hold_s(rung: ExerciseLevel, test_hold_s: int | None) -> int:
    """The hold to begin this level with: what the self-test gave, else the level's own, never above the cap."""
    asked = rung.dose.hold_s or 1
    if test_hold_s is not None:
        asked = max(1, test_hold_s)
    return asked if rung.cap.hold_s is None else min(asked, rung.cap.hold_s)


def hold_now_s(track: Track, numbers: Numbers) -> int:
    """Seconds of each hold now."""
    asked = start_hold_s(track.rung, track.test_hold_s) + track.hold_up * numbers.hold_step_s
    return asked if track.rung.cap.hold_s is None else min(asked, track.rung.cap.hold_s)


def reps_now(track: Track, numbers: Numbers) -> int:
    """Repetitions of each set now."""
    asked = (track.rung.dose.reps or 1) + track.reps_up * numbers.extra_reps
    return asked if track.rung.cap.reps is None else min(asked, track.rung.cap.reps)


def load_now_g(track: Track, numbers: Numbers) -> int | None:
    """Grams to use now: the first load told at this level and the steps since, each rounded down; None without."""
    load_g = track.loads_g.get(track.level)
    if load_g is None:
        return None
    for _ in range(track.load_up):
        load_g += load_g * load_permille(track, numbers) // PER_MILLE
    return load_g


PER_MILLE = 1000


def load_permille(track: Track, numbers: Numbers) -> int:
    """The step of the load in per mille: smaller for work on one leg."""
    single = track.exercise.sides == "each" or "single_leg" in (*track.exercise.loads, *track.rung.loads)
    return numbers.single_leg_load_permille if single else numbers.load_permille


def dose_now(track: Track, numbers: Numbers) -> DoseNow:
    """The whole dose, within the cap of the level."""
    rung = track.rung
    if rung.dose.reps is None:
        return within(rung.dose, rung)
    if is_hold(rung.dose):
        return within(with_hold(rung.dose, hold_now_s(track, numbers)), rung)
    reps = rung.dose.reps + track.reps_up * numbers.extra_reps
    return within(rung.dose.model_copy(update={"reps": reps}), rung) if track.reps_up else within(rung.dose, rung)


def with_hold(dose: Dose, hold_s: int) -> Dose:
    """The dose with another hold; the way in and out of it takes as long as before."""
    if dose.hold_s is None or dose.rep_s is None or hold_s == dose.hold_s:
        return dose
    return dose.model_copy(update={"hold_s": hold_s, "rep_s": dose.rep_s + hold_s - dose.hold_s})


def within(asked: Dose, rung: ExerciseLevel) -> DoseNow:
    """The dose within the cap of the level."""
    dose, limits = within_cap(asked, rung.cap)
    return DoseNow(dose, asked, limits)
