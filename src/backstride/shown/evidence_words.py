"""What an evidence grade means, in words."""

_MEANS = {
    "A": "tested in runners, or found again and again",
    "B": "tested in people with back pain",
    "C": "plausible, not tested well",
    "D": "the view of experts",
    "E": "studies speak against it",
}


def evidence(grade: str) -> str:
    """Such as ``Evidence B: tested in people with back pain.``; two letters name both."""
    letters = grade.split("/")
    return f"Evidence {grade}: {', or '.join(_MEANS[letter] for letter in letters)}."
