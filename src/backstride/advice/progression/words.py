"""Doses and levels in plain words, for decisions."""

from backstride.knowledge.model import Dose

from .dose_of import PER_MILLE, dose_now, is_hold, load_now_g
from .track import Numbers, Track


def in_words(track: Track, numbers: Numbers) -> str:
    """Level and dose of a track: "level 2, Side plank: 3 holds of 20 seconds"."""
    dose = dose_now(track, numbers).dose
    return f"level {track.level}, {track.rung.name}: {_amount(dose)}{_load(track, numbers, ', with ')}"


def dose_in_words(track: Track, numbers: Numbers) -> str:
    """What grows at this level, in short: "holds of 20 s", "sets of 10", "10.5 kg"."""
    load = _load(track, numbers, "")
    dose = dose_now(track, numbers).dose
    if load and not is_hold(dose):
        return load
    return f"holds of {dose.hold_s} s" if is_hold(dose) else f"sets of {dose.reps}"


def seconds(count: int | None) -> str:
    """ "1 second" or "20 seconds"."""
    return f"{count} second" if count == 1 else f"{count} seconds"


def _length(count: int | None) -> str:
    """Whole minutes as such: "20 minutes", else seconds."""
    minutes, rest_s = divmod(count or 0, 60)
    return f"{minutes} minutes" if minutes > 1 and not rest_s else seconds(count)


def _amount(dose: Dose) -> str:
    sets = f"{dose.sets} set" if dose.sets == 1 else f"{dose.sets} sets"
    if dose.reps is None:
        return f"{sets} of {_length(dose.duration_s)}"
    if dose.hold_s is not None and dose.reps == 1:
        return f"{dose.sets} {'hold' if dose.sets == 1 else 'holds'} of {seconds(dose.hold_s)}"
    return f"{sets} of {dose.reps}" + ("" if dose.hold_s is None else f", each held for {seconds(dose.hold_s)}")


def _load(track: Track, numbers: Numbers, before: str) -> str:
    load_g = load_now_g(track, numbers)
    return "" if load_g is None else f"{before}{load_g / PER_MILLE:g} kg"
