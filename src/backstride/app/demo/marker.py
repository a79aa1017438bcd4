"""The file that tells a made-up runner's data from a real one's."""

from pathlib import Path

MARKER = "made-up-runner.txt"
"""Says that the journal beside it is made up, of which day it is, and by which version."""


def is_demo(folder: Path) -> bool:
    """Whether the data in this folder are those of a made-up runner."""
    return (folder / MARKER).exists()
