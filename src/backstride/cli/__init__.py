"""The terminal door: parses, calls, prints."""


def main() -> None:
    """Entry point of the ``backstride`` command."""
    from backstride.cli.main import run

    run()
