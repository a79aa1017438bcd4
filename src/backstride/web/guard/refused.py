"""What a page says when a request cannot be answered."""

_WORDS = {
    400: "That could not be read.",
    403: "This was not sent from a page of this app.",
    404: "There is no such page.",
    405: "That cannot be done here.",
    409: "That has changed in the meantime.",
    413: "That is too much at once.",
    421: "The app does not answer to this name.",
    422: "Something in that is not allowed.",
    429: "Too many tries. Wait a minute, then try again.",
    503: "Your journal cannot be read or written now. Nothing was lost.",
}


def refused(status: int) -> str:
    """One plain sentence for a status of 400 or more."""
    return _WORDS.get(status, "Something went wrong on our side. Nothing was lost.")
