"""An id that is not known: one message with the nearest ones, exit code 2."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

import typer

from backstride.cli.page import problem

_ALL_UP_TO = 12
_ALL_WITHOUT_NEAR_UP_TO = 30


def found(what: str, given: str, known: Collection[str]) -> str:
    """The known id that ``given`` means, capitals and spaces apart. Ends the command when there is none."""
    if given in known:
        return given
    plain = given.strip().casefold().replace(" ", "-").replace("_", "-")
    for each in known:
        if each.casefold().replace("_", "-") == plain:
            return each
    raise not_known(what, given, known)


def not_known(what: str, given: str, known: Iterable[str]) -> typer.Exit:
    """Say which id is not known, with the nearest (or all, when they are few); to be raised: exit code 2."""
    ids = list(known)
    near = get_close_matches(given.casefold().replace(" ", "-"), ids, n=3, cutoff=0.5)
    near = near or [each for each in ids if given.casefold() in each][:3]
    most = _ALL_UP_TO if near else _ALL_WITHOUT_NEAR_UP_TO
    hint = f"Did you mean {' or '.join(near)}?" if near else ""
    if len(ids) <= most:
        hint = f"Known: {', '.join(ids)}."
    problem(f"{given!r} is not a known {what}. {hint}".rstrip())
    return typer.Exit(2)
