"""Output files in, a published folder out: staged beside it and swapped in at once. ⚡ Touches the disk.

Whoever looks sees the whole old site or the whole new one. Linux exchanges the two folders in one system call
(`renameat2`); elsewhere two renames are used, and a build that was killed between them is repaired by the next. What a
killed build leaves behind is removed by the next one, under a lock that two builds at once cannot both hold.
"""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.problems import SetupError
from generator.publish.output import MARKER, placeholders

_MARK = b"Made by briefings. Everything in this folder is replaced by the next build.\n"
_EXCHANGE = 2
_AT_FDCWD = -100


class OutputFile(Protocol):
    """`path` relative to the output folder with `/`, and its bytes."""

    @property
    def path(self) -> str: ...
    @property
    def content(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to the published folder: numbers of files."""

    written: int
    unchanged: int
    removed: int


def write_site(files: Iterable[OutputFile], output: Path) -> Changes:
    """Replace the folder `output` (checked by `check_output`). Raises `SetupError`, and then the old site stands."""
    with _locked(output):
        _recover(output)
        staging = _beside(output, "new")
        try:
            staging.mkdir()
            changes = _stage(files, output, staging)
            _swap(staging, output)
        except OSError as error:
            raise SetupError(f"{output} could not be written ({_reason(error)}); the site there is unchanged") from None
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        return changes


def _stage(files: Iterable[OutputFile], output: Path, staging: Path) -> Changes:
    """Write every file into the staging folder, counting against the published one."""
    made, written, unchanged = set[str](), 0, 0
    target, published = str(staging), str(output)
    kept = placeholders(output)
    for name, content in _with_marker(files, kept):
        folder = name.rpartition("/")[0]
        if folder not in made:
            os.makedirs(f"{target}/{folder}", exist_ok=True)
            made.add(folder)
        if _same(f"{published}/{name}", content):
            unchanged += 1
        else:
            written += 1
        _write(f"{target}/{name}", content)
    before = sum(len(names) for _, _, names in os.walk(output))
    return Changes(written, unchanged, max(0, before - unchanged - len(kept)) if before else 0)


def _with_marker(files: Iterable[OutputFile], kept: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    seen = set[str]()
    yield from kept.items()
    yield MARKER, _MARK
    for file in files:
        key = file.path.casefold()
        if key in seen or not file.path or file.path.startswith("/") or ".." in file.path.split("/"):
            raise ValueError(f"two output files, or none, for {file.path!r}")
        seen.add(key)
        yield file.path, file.content


def _write(path: str, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
        os.fchmod(handle, 0o644)
    finally:
        os.close(handle)


def _same(path: str, content: bytes) -> bool:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        return os.fstat(handle).st_size == len(content) and os.read(handle, len(content) + 1) == content
    finally:
        os.close(handle)


def _beside(output: Path, what: str) -> Path:
    return output.parent / f".{output.name}.{what}"


@contextmanager
def _locked(output: Path) -> Iterator[None]:
    """Hold the lock of this output folder; the lock file is gone afterwards."""
    path = _beside(output, "lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise SetupError(f"{output.parent} cannot be written ({_reason(error)}); nothing was changed") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SetupError(f"another build is writing {output}; try again when it has ended") from None
        if not path.exists() or os.fstat(handle).st_ino != path.stat().st_ino:
            raise SetupError(f"another build has just written {output}; try again")
        yield
        path.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _recover(output: Path) -> None:
    """Repair what a killed build left: an old site that was moved away, a staging folder, an old one not removed."""
    old, new = _beside(output, "old"), _beside(output, "new")
    if old.is_dir() and not output.exists():
        os.rename(old, output)
    for litter in (old, new):
        if litter.is_dir() and not litter.is_symlink():
            shutil.rmtree(litter)


def _swap(staging: Path, output: Path) -> None:
    """Put the staging folder in the place of the output folder."""
    if not output.exists():
        os.rename(staging, output)
        return
    if _exchange(staging, output):
        return
    old = _beside(output, "old")
    os.rename(output, old)
    try:
        os.rename(staging, output)
    except OSError:
        os.rename(old, output)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL, errno.EPERM):
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
