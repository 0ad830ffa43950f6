"""Two folders side by side in, the new one in the place of the published one out. ⚡ Touches the disk.

Linux (`renameat2`) and macOS (`renamex_np`) exchange two folders in one system call, so nobody ever looks into a gap. A
file system that cannot takes two renames; a build that is killed between them is repaired by the next one. Nothing is
removed that does not carry the marker, and the marker goes last, so what is half removed can still be recognised.
"""

import errno
import os
import shutil
import sys
from pathlib import Path

from generator.base.problems import SetupError, as_typed
from generator.publish.output import MARKER, may_be_removed

_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.EOPNOTSUPP, errno.EXDEV})
_EXCHANGE = 2
_AT_FDCWD = -100


def beside(output: Path, what: str) -> Path:
    """The hidden path beside the output folder for its staging folder, its old site or its lock."""
    return output.parent / f".{output.name}.{what}"


def recover(output: Path) -> None:
    """Repair what a killed build left: an old site that was moved away, a staging folder, an old one not removed.

    Raises `SetupError` if something that no build made lies in the way.
    """
    old, new = beside(output, "old"), beside(output, "new")
    for litter in (old, new):
        if os.path.lexists(litter) and not may_be_removed(litter):
            raise SetupError(f"{as_typed(litter)} is in the way and no build made it; move it elsewhere")
    if old.is_dir() and not os.path.lexists(output):
        os.rename(old, output)
    for litter in (old, new):
        remove(litter)


def swap(staging: Path, output: Path) -> None:
    """Put the staging folder in the place of the output folder; what stood there is removed."""
    if not os.path.lexists(output):
        os.rename(staging, output)
        return
    if exchange(staging, output):
        remove(staging)
        return
    old = beside(output, "old")
    os.rename(output, old)
    try:
        os.rename(staging, output)
    except BaseException:
        os.rename(old, output)
        raise
    remove(old)


def remove(folder: Path) -> None:
    """Remove a folder if it is ours, its marker last. What cannot be removed is left to the next build."""
    try:
        if not may_be_removed(folder):
            return
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path)
                elif entry.name != MARKER:
                    os.unlink(entry.path)
        (folder / MARKER).unlink(missing_ok=True)
        folder.rmdir()
    except OSError:
        return


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = libc.renamex_np(*paths, _EXCHANGE)
        else:
            failed = libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE)
    except AttributeError:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code))
