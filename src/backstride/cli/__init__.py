"""The terminal door: parses, calls, prints."""


def main() -> None:
    """Entry point of the ``backstride`` command."""
    from .main import run

    run()
