"""A place in, a folder for one run of a program in it out; nothing is left of it afterwards. ⚡ Touches the disk.

A run holds a lock on its folder, and the system lets go of the lock however the run ends. So what lies in the place
without a lock was left by a run that was killed, and the next one removes it.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def scratch(place: Path) -> Iterator[Path]:
    """An empty folder in `place`; where none can be made there, among the system's temporary ones."""
    place = place.absolute()  # programs are run in it
    missing = [above for above in (place, *place.parents) if not above.exists()]
    folder, lock = _made(place)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)
        with suppress(OSError):  # another run is at work there
            for above in dict.fromkeys((place, *missing)):
                above.rmdir()


def _made(place: Path) -> tuple[Path, int]:
    try:
        place.mkdir(parents=True, exist_ok=True)
        one_at_a_time = os.open(place, os.O_RDONLY)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="briefings-search-"))
        return folder, os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        for left in sorted(place.iterdir()):
            _remove_unless_locked(left)
        folder = Path(tempfile.mkdtemp(dir=place))
        lock = os.open(folder, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        return folder, lock
    finally:
        os.close(one_at_a_time)


def _remove_unless_locked(left: Path) -> None:
    with suppress(OSError):
        lock = os.open(left, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
        finally:
            os.close(lock)
