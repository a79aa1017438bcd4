"""The answers to the race question in a word or two."""

from backstride.shown.tone import Tone

RACE_ANSWERS: dict[str, tuple[str, Tone]] = {
    "on_track": ("On track", "good"),
    "possible": ("Possible", "care"),
    "unlikely": ("Unlikely", "care"),
    "no": ("No", "stop"),
}
