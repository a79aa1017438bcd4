"""Digits five lines high, for a countdown that can be read from the mat."""

HEIGHT = 5

_GLYPHS = {
    "0": ("111", "101", "101", "101", "111"),
    "1": ("010", "110", "010", "010", "111"),
    "2": ("111", "001", "111", "100", "111"),
    "3": ("111", "001", "111", "001", "111"),
    "4": ("101", "101", "111", "001", "001"),
    "5": ("111", "100", "111", "001", "111"),
    "6": ("111", "100", "111", "101", "111"),
    "7": ("111", "001", "001", "001", "001"),
    "8": ("111", "101", "111", "101", "111"),
    "9": ("111", "101", "111", "001", "111"),
    ":": ("0", "1", "0", "1", "0"),
}


def big(text: str, ink: str = "█") -> tuple[str, ...]:
    """Five lines that draw ``text`` (digits and colons), each dot two columns wide."""
    return tuple("  ".join(_row(_GLYPHS[letter][row], ink) for letter in text) for row in range(HEIGHT))


def countdown(seconds: int) -> str:
    """Seconds as they are counted down: ``45``, from 100 on ``1:40``."""
    return str(seconds) if seconds < 100 else f"{seconds // 60}:{seconds % 60:02d}"


def _row(dots: str, ink: str) -> str:
    return "".join((ink if dot == "1" else " ") * 2 for dot in dots)
