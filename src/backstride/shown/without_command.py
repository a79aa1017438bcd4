"""Sentences that end in a command of the terminal, for doors that are none."""

_NAME = ": backstride "


def without_command(text: str) -> str:
    """``Answer the warning signs again: backstride start.`` becomes ``Answer the warning signs again.``"""
    head, found, _ = text.partition(_NAME)
    return f"{head}." if found else text
