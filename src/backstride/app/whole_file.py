"""``write_whole``: a small file that is there as a whole or not at all, for this user only."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of what was there. Nobody else may read it at any moment. Raises StoreError."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
            try:
                new.write(content)
                new.flush()
                os.fsync(new.fileno())
                new.close()
                os.replace(new.name, path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(new.name)
                raise
    except OSError as error:
        raise StoreError(Problem(str(path), f"cannot be written: {error.strerror}")) from error
