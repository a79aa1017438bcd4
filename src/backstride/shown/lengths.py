"""Stretches of time as pages say them."""


def about(seconds: int) -> str:
    """Such as "about 12 minutes"; under a minute and a half in seconds."""
    return f"about {round(seconds / 60)} minutes" if seconds >= 90 else f"{seconds} seconds"
