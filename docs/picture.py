"""Draws ``docs/today.svg`` and ``docs/plan.svg``: what ``backstride today`` and ``backstride plan`` print for the
runner of ``cases/grows-with-distance.yaml``.

    .venv/bin/python docs/picture.py

The answers of the case are brought in as if told today, with the weekdays turned so that today is the same day of
the runner's week as in the case; then each command runs in a terminal of 80 columns.
"""

import os
import pty
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from backstride.advice.calendar import WEEKDAYS
from backstride.app.new_entry import today
from backstride.formats.case_yaml import Case, read_case
from backstride.formats.journal_jsonl import write_journal
from backstride.knowledge.load import load_knowledge

HERE = Path(__file__).parent
CASE = HERE.parent / "cases" / "grows-with-distance.yaml"
COMMANDS = ("today", "plan")
"""Each has a picture named after it."""

COLUMNS = 80

_FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_THEME = TerminalTheme(
    (27, 31, 38), (222, 226, 231),
    [(27, 31, 38), (240, 113, 103), (126, 200, 120), (229, 181, 90), (110, 168, 254), (190, 140, 230), (100, 200, 200),
     (200, 205, 212)],
)  # fmt: skip
_FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img"
     aria-label="What backstride {unique_id} prints">
  <style>
    .{unique_id}-matrix {{ font-family: FONT; font-size: {char_height}px; line-height: {line_height}px; }}
    .{unique_id}-title {{ font-family: FONT; font-size: 16px; }}
    {styles}
  </style>
  <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
  </defs>
  {chrome}
  <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
  </g>
</svg>
""".replace("FONT", _FONT)


def main() -> None:
    """Write the pictures anew."""
    for command in COMMANDS:
        (HERE / f"{command}.svg").write_text(drawn(command, printed(command)), "utf-8")


def drawn(command: str, text: str) -> str:
    """A page with its colours as an SVG picture of a terminal."""
    with open(os.devnull, "w") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere)
        console.print(Text.from_ansi(text))
        svg = console.export_svg(title=f"backstride {command}", theme=_THEME, code_format=_FRAME, unique_id=command)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def printed(command: str) -> str:
    """What the command prints today, with its colours."""
    with tempfile.TemporaryDirectory() as data:
        environ = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PYTHONPATH")}
        environ |= {"BACKSTRIDE_DATA": data, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
        backstride = [sys.executable, "-m", "backstride"]
        subprocess.run([*backstride, "journal", "import", "-"], input=journal(), env=environ, check=True)  # noqa: S603
        return in_terminal([*backstride, command], environ)


def journal() -> bytes:
    """The journal of the runner of the case, as if all of it had been told today."""
    case = read_case(case_told(today()), load_knowledge())
    if not isinstance(case, Case):
        raise SystemExit("\n".join(map(str, case)))
    return b"".join(write_journal(case.entries))


def case_told(on: date) -> bytes:
    """The case as if told on this day, which takes the place in the week that the day of the case has."""
    text = CASE.read_text("utf-8")
    told_on = date.fromisoformat(re.findall(r"^today: (\S+)", text, re.MULTILINE)[0])
    days = on.weekday() - told_on.weekday()
    text = re.sub(rf"\b({'|'.join(WEEKDAYS)})\b", lambda day: _later(day[0], days), text)
    return text.replace(f"today: {told_on}", f"today: {on}").encode()


def _later(weekday: str, days: int) -> str:
    return WEEKDAYS[(WEEKDAYS.index(weekday) + days) % 7]


def in_terminal(command: list[str], environ: dict[str, str]) -> str:
    """What a command prints to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, env=environ):  # noqa: S603
        os.close(theirs)
        printed = b""
        while some := _some(ours):
            printed += some
    os.close(ours)
    return printed.decode().replace("\r\n", "\n").strip("\n")


def _some(ours: int) -> bytes:
    """More of the output; nothing when the other end of the terminal is closed (Linux says so with an error)."""
    try:
        return os.read(ours, 65_536)
    except OSError:
        return b""


if __name__ == "__main__":
    main()
