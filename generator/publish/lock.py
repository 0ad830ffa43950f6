"""A path in, a lock on it while a block runs. ⚡ Touches the disk.

The lock belongs to the process and to the children that it has: however these end, the system lets go of it. The file
is gone afterwards, which the next to come must expect: one that opened the file just before it was removed holds a lock
on nothing and begins again.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.base.problems import SetupError, as_typed


@contextmanager
def locked(path: Path, busy: str) -> Iterator[None]:
    """Hold the lock file `path`. Raises `SetupError(busy)` at once if another process holds it."""
    handle = _acquired(path, busy)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(handle)


def _acquired(path: Path, busy: str) -> int:
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
        except OSError as error:
            raise SetupError(f"{as_typed(path)} cannot be written ({reason(error)}); nothing was changed") from None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.lexists(path) and os.path.samestat(os.fstat(handle), os.lstat(path)):
                return handle
        except BlockingIOError:
            os.close(handle)
            raise SetupError(busy) from None
        except FileNotFoundError:
            pass
        except OSError as error:
            os.close(handle)
            raise SetupError(f"{as_typed(path)} cannot be locked ({reason(error)}); nothing was changed") from None
        os.close(handle)


def reason(error: OSError) -> str:
    """Why, in the system's words, for the middle of a sentence."""
    return (error.strerror or str(error)).lower()
