"""Doses and levels in plain words, for decisions."""

from .dose_of import dose_now, load_now_g
from .track import Numbers, Track


def in_words(track: Track, numbers: Numbers) -> str:
    """Level and dose of a track: "level 2, Side plank: 3 times 20 seconds"."""
    dose = dose_now(track, numbers).dose
    if dose.reps is None:
        amount = f"{dose.sets} times {dose.duration_s} seconds"
    elif dose.hold_s is not None and dose.reps == 1:
        amount = f"{dose.sets} times {dose.hold_s} seconds"
    else:
        amount = f"{dose.sets} sets of {dose.reps}"
        amount += f", each held for {dose.hold_s} seconds" if dose.hold_s is not None else ""
    load_g = load_now_g(track, numbers)
    amount += f", with {load_g} g" if load_g is not None else ""
    return f"level {track.level}, {track.rung.name}: {amount}"
