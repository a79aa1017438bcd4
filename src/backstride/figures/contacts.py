"""What parts of the body and places on it are, in spots of the skeleton."""

from collections.abc import Mapping

PARTS: dict[str, tuple[str, ...]] = {
    "foot": ("heel", "toe"), "toes": ("toe",), "heel": ("heel",), "knee": ("knee",), "shin": ("knee", "toe"),
    "thigh": ("thigh", "hip"), "hand": ("knuckle", "tip"), "fingertips": ("tip",), "forearm": ("elbow", "wrist"),
    "elbow": ("elbow",), "hip": ("hip",), "shoulder": ("shoulder",),
}  # fmt: skip
"""Spots of the parts that there are twice; the first one also keeps its place on the floor."""

PLURALS = {
    "feet": "foot", "toes": "toes", "heels": "heel", "knees": "knee", "shins": "shin", "thighs": "thigh",
    "hands": "hand", "fingertips": "fingertips", "forearms": "forearm", "elbows": "elbow",
}  # fmt: skip

MIDDLE: dict[str, tuple[str, ...]] = {
    "bottom": ("right_buttock", "left_buttock"),
    "back": ("right_buttock", "left_buttock", "right_blade", "left_blade"),
    "low_back": ("right_loin", "left_loin"),
    "shoulders": ("right_blade", "left_blade"),
    "head": ("head",),
    "forehead": ("head",),
    "belly": ("belly",),
    "chest": ("breast",),
}

LAID_ON: dict[str, str] = {
    "ankle": "ankle_front", "foot": "instep", "shin": "shin_front", "knee": "knee_front", "thigh": "thigh_front",
    "hip": "hip_side", "hand": "knuckle", "elbow": "elbow", "shoulder": "shoulder", "ear": "ear", "bottom": "buttock",
    "heel": "heel", "calf": "calf",
}  # fmt: skip

MOVERS = {"hand": "knuckle", "ankle": "ankle", "heel": "heel"}


def spots_of_part(part: str) -> tuple[tuple[str, ...], ...]:
    """The spots that touch, for each side of the part; a part in the middle is one group."""
    if part in MIDDLE:
        return (MIDDLE[part],)
    if part in PLURALS:
        return tuple(tuple(f"{side}_{spot}" for spot in PARTS[PLURALS[part]]) for side in ("right", "left"))
    side, _, name = part.partition("_")
    return (tuple(f"{side}_{spot}" for spot in PARTS[name]),)


def spot_laid_on(spot: str) -> str:
    """The spot of the skeleton for a place that something is laid on."""
    if spot in ("forehead", "belly"):
        return spot
    for beginning, name in (("behind_", "thigh_back"), ("above_", "above_knee")):
        if spot.startswith(beginning):
            return f"{spot.removeprefix(beginning).partition('_')[0]}_{name}"
    side, _, name = spot.partition("_")
    return f"{side}_{LAID_ON[name]}"


def spot_of_mover(mover: str) -> str:
    """The spot of the skeleton for what is laid somewhere."""
    if mover == "forehead":
        return mover
    side, _, name = mover.partition("_")
    return f"{side}_{MOVERS[name]}"


def resting_in_both(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """What goes on resting on the way between two poses: part -> surface. Of ``feet`` and ``right_toes``: the toes."""
    shared: dict[str, str] = {}
    for surface in dict.fromkeys(one.values()):
        spots = _spots_on(surface, one) & _spots_on(surface, other)
        for part in _LARGEST_FIRST:
            group = spots_of_part(part)[0]
            if spots.issuperset(group):
                shared[part] = surface
                spots -= set(group)
    return shared


def _spots_on(surface: str, on: Mapping[str, str]) -> set[str]:
    return {spot for part, under in on.items() if under == surface for group in spots_of_part(part) for spot in group}


_LARGEST_FIRST = sorted(
    (*(f"{side}_{part}" for part in PARTS for side in ("right", "left")), *MIDDLE),
    key=lambda part: -len(spots_of_part(part)[0]),
)
