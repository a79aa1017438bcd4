"""The traffic light of this morning for programs: it never says to train while something else comes first."""

from typing import Any

from backstride.advice.screening import Incomplete
from backstride.app.advise import Advice
from backstride.shown.care_words import stands_alone
from backstride.shown.follow_json import morning_json

_STOPS = "red"


def morning_of(advice: Advice) -> dict[str, Any] | None:
    """The light. None when it was not told today, and when help is needed now.

    While safety questions are open it comes without what to do (``action`` is null), but for red: that says to stop.
    """
    told = None if stands_alone(advice.screening) else morning_json(advice)
    if told is not None and isinstance(advice.screening, Incomplete) and told["light"] != _STOPS:
        return {**told, "action": None}
    return told
