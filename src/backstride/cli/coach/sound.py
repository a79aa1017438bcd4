"""Speech, where the computer has a voice: ``espeak-ng`` or ``say``. Never waits for it, never uses a network."""

import shutil
import subprocess
from contextlib import suppress

_SPEAKERS = (("espeak-ng", "-s", "160", "--"), ("say",))


class Voice:
    """Speaks one thing at a time. Something urgent cuts off what is being said; anything else is dropped then."""

    def __init__(self, command: tuple[str, ...] | None) -> None:
        self._command = command
        self._speaking: subprocess.Popen[bytes] | None = None
        self._ended: list[subprocess.Popen[bytes]] = []

    def say(self, text: str, urgent: bool = True) -> None:
        """Begin to speak and return at once. A voice that cannot be started is silent from then on."""
        if self._command is None or not text:
            return
        if self._speaking is not None and self._speaking.poll() is None:
            if not urgent:
                return
            self.hush()
        try:
            self._speaking = subprocess.Popen(  # noqa: S603  (the path was looked up; the words are one argument)
                [*self._command, text],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            self._command = None

    def hush(self) -> None:
        """End what is being said, without waiting for it."""
        self._ended = [speaker for speaker in self._ended if speaker.poll() is None]
        if self._speaking is not None:
            self._speaking.terminate()
            self._ended.append(self._speaking)
            self._speaking = None

    def close(self) -> None:
        """End what is being said and wait, for at most half a second each, until it has ended."""
        self.hush()
        for speaker in self._ended:
            with suppress(subprocess.TimeoutExpired):
                speaker.wait(timeout=0.5)


def find_voice() -> Voice:
    """The voice of this computer; a silent one where there is none."""
    for program, *options in _SPEAKERS:
        path = shutil.which(program)
        if path:
            return Voice((path, *options))
    return Voice(None)
