"""What is said around the questions, in the terminal and in the app."""

from backstride.advice.screening import Ask

COURSES = ("new", "changing", "stable", "not_sure")
COURSE_ASK = "When did it start, and does it change?"
COURSE_TEXTS = (
    "New in the last two weeks",
    "Older, but changing, growing or spreading",
    "Older than three months, and not changed at all",
    "Not sure",
)
GENERAL_WHY = "It helps to choose what suits you, and to leave out what does not."
SAFETY_ASKED = "That is all that safety needs."


def why_asked(ask: Ask) -> str:
    """Why this screen is asked; in general words where the knowledge gives no reason of its own."""
    shown = ask.question or ask.course_of
    why = ask.checklist.why if ask.checklist else shown.why if shown else None
    return why or GENERAL_WHY
