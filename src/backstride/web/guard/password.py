"""The password of the app: kept in the data folder as its argon2id hash."""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from backstride.app.whole_file import write_whole
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError

FILE = "password"
"""Name of the file in the data folder: the argon2id hash, then the key that signs logins."""

SHORTEST = 10
_WHOLE = re.compile(r"(\$argon2id\$\S+)\s+([0-9a-f]{64})\s*")


@dataclass(frozen=True, slots=True)
class Password:
    """``hashed``: argon2id of the password. ``key``: signs the logins; another password makes another key."""

    hashed: str
    key: str

    def is_right(self, told: str) -> bool:
        """Whether this is the password. It takes a twentieth of a second of work and 64 MB, on purpose."""
        try:
            return PasswordHasher().verify(self.hashed, told)
        except (VerificationError, InvalidHashError):
            return False


def set_password(folder: Path, password: str) -> None:
    """Keep the hash of a password, for this user only; everybody is logged out.

    ValueError: it is too short. Raises StoreError; then the one before stays.
    """
    if len(password) < SHORTEST:
        raise ValueError(f"at least {SHORTEST} characters")
    told = f"{PasswordHasher().hash(password)}\n{secrets.token_hex(32)}\n"
    write_whole(folder / FILE, told.encode())


def load_password(folder: Path) -> Password | None:
    """The password of this folder; None when none was set. Raises StoreError for a file that is damaged."""
    path = folder / FILE
    try:
        found = _WHOLE.fullmatch(path.read_text("ascii", "replace"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(Problem(str(path), f"cannot be read: {error.strerror}")) from error
    if found is None:
        raise StoreError(Problem(str(path), "is damaged; set the password again: backstride password"))
    return Password(*found.groups())
