"""A source as it is cited."""

from backstride.knowledge.model import Source


def link(source: Source) -> str | None:
    """The address where it is found, None for what is not published."""
    return f"https://doi.org/{source.doi}" if source.doi else source.url


def cited(source: Source) -> str:
    """Title, author and year."""
    year = f", {source.year}" if source.year else ""
    return f"{source.title.rstrip('.')}. {source.by}{year}."


def reference(source: Source) -> str:
    """Title, author, year and where to find it."""
    return f"{cited(source)} {link(source) or ''}".strip()
