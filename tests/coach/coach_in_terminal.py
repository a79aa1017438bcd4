"""Run a session in this terminal, for tests that need a real one; what was done is written to the file named first.

python tests/coach/coach_in_terminal.py RESULT EXERCISE:LEVEL ... [--pain N] [--rounds N] [--plain] [--quiet] [--voice]
"""

import json
import sys
from pathlib import Path

from coach_sessions import item, knowledge, session

from backstride.cli.coach.run import CoachOptions, coach_bodies


def main(words: list[str]) -> None:
    result, *rest = words
    items = [item(name, int(level)) for name, _, level in (word.partition(":") for word in rest if ":" in word)]
    rounds = int(rest[rest.index("--rounds") + 1]) if "--rounds" in rest else 1
    pain = int(rest[rest.index("--pain") + 1]) if "--pain" in rest else None
    options = CoachOptions(
        quiet="--quiet" in rest, voice="--voice" in rest, plain="--plain" in rest, pain_before=pain, region="gb"
    )
    bodies = coach_bodies(session(*items, rounds=rounds), knowledge(), options)
    Path(result).write_text(json.dumps([body.model_dump(mode="json") for body in bodies]))


main(sys.argv[1:])
