"""The logins that the app gave out: a random name each, signed, good for thirty days, or until it is ended."""

import os
import secrets
from pathlib import Path

from itsdangerous import BadSignature, Signer, TimestampSigner

from backstride.app.whole_file import write_whole
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError

DAYS_S = 30 * 24 * 3600
"""So long a login is good for."""

ENDED = "ended-logins"
"""Name of the file in the data folder: the names of the logins that were ended, one a line."""


class Logins:
    """``key``: signs them. Those that were ended are on disk, so that they stay ended when the app starts again.

    Several processes may serve one folder: each looks at the file again when it has changed.
    """

    def __init__(self, folder: Path, key: str) -> None:
        self._file = folder / ENDED
        self._signer, self._browser = TimestampSigner(key, salt="login"), Signer(key, salt="browser")
        self._read: tuple[object, frozenset[str]] = (None, frozenset())

    def begin(self) -> str:
        """The value of a new login."""
        return self._signer.sign(secrets.token_hex(16)).decode()

    def knows(self, value: str) -> bool:
        """Whether this is a login that is good now. None is while it cannot be seen which were ended."""
        name = self._name(value)
        try:
            return name is not None and name not in self._ended()
        except StoreError:
            return False

    def end(self, value: str) -> None:
        """From now on this login opens nothing, on whatever device it is. Raises StoreError; then it is as before."""
        name = self._name(value)
        if name is not None and name not in self._ended():
            write_whole(self._file, "".join(f"{each}\n" for each in sorted({*self._ended(), name})).encode())

    def mark(self) -> str:
        """The value for a browser that has logged in, by which it is known again when it tries a password."""
        return self._browser.sign(secrets.token_hex(16)).decode()

    def browser(self, value: str) -> str | None:
        """The name of a browser that has logged in before; None for any other."""
        try:
            return self._browser.unsign(value).decode()
        except BadSignature:
            return None

    def _name(self, value: str) -> str | None:
        try:
            return self._signer.unsign(value, max_age=DAYS_S).decode()
        except BadSignature:
            return None

    def _ended(self) -> frozenset[str]:
        try:
            state = os.stat(self._file)
            stamp = (state.st_mtime_ns, state.st_size, state.st_ino)
            if self._read[0] != stamp:
                self._read = (stamp, frozenset(self._file.read_text("ascii").split()))
        except FileNotFoundError:
            return frozenset()
        except OSError as error:
            raise StoreError(Problem(str(self._file), f"cannot be read: {error.strerror}")) from error
        return self._read[1]
