"""Output files in, a staging folder out that holds what differs from the published folder. ⚡ Touches the disk.

A file that did not change is shared with the old site by a hard link, which is safe because no published file is ever
written to. Modes do not depend on the umask: what is published is meant to be read.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.base.memo import Tree
from generator.base.problems import SetupError
from generator.publish.output import MARKER, placeholders

_MARK = b"Made by briefings. Everything in this folder is replaced by the next build.\n"
_FILE_MODE = 0o644
FOLDER_MODE = stat.S_IFDIR | 0o755
#: Empty, `.` and `..` parts, repositories, separators of other systems, control characters.
_UNFIT = re.compile(r"(?:^|/)(?:\.{0,2}|\.git)(?:/|$)|[\\\x00-\x1f\x7f]", re.IGNORECASE)


class OutputFile(Protocol):
    """`path` relative to the output folder with `/`, and its bytes; None if they are published or staged already."""

    @property
    def path(self) -> str: ...
    @property
    def content(self) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to the published folder: numbers of files; and what is published now."""

    written: int
    unchanged: int
    removed: int
    published: Tree = field(default_factory=lambda: Tree({}, {}), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Staging:
    """The staging `folder` of the folder `output`, where `published` lies. `made` are its folders, as far as known.

    `rendered`: files that any process may have put there; they come without content, as those do that still stand.
    """

    output: Path
    folder: Path
    published: Tree
    made: set[str] = field(default_factory=set)
    rendered: set[str] = field(default_factory=set)

    def put(self, name: str, content: bytes) -> bool:
        """Write a file unless the published one is the same. Any process of a build may do so."""
        if _UNFIT.search(name):
            raise ValueError(f"{name!r} is no path of an output file")
        if name in self.published.files and _same(f"{self.output}/{name}", content):
            return False
        _make_folder(self.folder, name.rpartition("/")[0], self.made)
        _write(f"{self.folder}/{name}", content)
        return True


class Staged(NamedTuple):
    """What is in a staging folder: the `written` files.

    `names` are all files of the new site, `folders` all its folders. `unchanged` files are missing here, since the
    published ones will do. `differing` are all files, and folders with a `/`, that the published folder has otherwise
    or not at all, or has and should not; `around` is the smallest folder of the site in which all of them lie.
    """

    changes: Changes
    names: frozenset[str]
    folders: frozenset[str]
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    differing: frozenset[str]
    around: str


def stage(files: Iterable[OutputFile], staging: Staging) -> Staged:
    """Put the files that differ from the published ones into the staging folder, if there are any."""
    before = staging.published.files.keys()
    folders_before = {folder for folder, row in staging.published.folders.items() if row[4] == FOLDER_MODE}
    kept = placeholders(staging.output)
    folders, names, unchanged, written = {""}, {MARKER}, list[str](), list[str]()
    for name, content in _checked(files, kept):
        names.add(name)
        add_folders(name, folders)
        if content is None:
            here = name in staging.rendered and os.path.lexists(f"{staging.folder}/{name}")
        else:
            here = staging.put(name, content)
        if not here and name not in before:
            raise SetupError(f"{staging.output / name} has vanished while the site was built; run it again")
        (written if here else unchanged).append(name)
    changes = Changes(
        sum(name not in kept for name in written), sum(name not in kept for name in unchanged), len(before - names)
    )
    odd = {f"{folder}/" for folder in folders ^ folders_before}
    differing = odd | (before ^ names) | set(written)
    around = "" if "/" in odd else _around(differing)
    return Staged(
        changes, frozenset(names), frozenset(folders), tuple(written), tuple(unchanged), frozenset(differing), around
    )  # fmt: skip


def complete(staged: Staged, staging: Staging, around: str) -> None:
    """Let the staging folder hold everything that the new site has in the folder `around`, or all of it (``""``)."""
    _make_folder(staging.folder, around, staging.made)
    inside = f"{around}/" if around else ""
    for name in staged.unchanged:
        if name.startswith(inside) and not os.path.lexists(f"{staging.folder}/{name}"):
            _make_folder(staging.folder, name.rpartition("/")[0], staging.made)
            _share(f"{staging.output}/{name}", f"{staging.folder}/{name}")


def _around(names: Iterable[str]) -> str:
    """The deepest folder in which all these files and folders lie."""
    return os.path.commonpath({f"/{name.rstrip('/').rpartition('/')[0]}" for name in names} or {"/"}).strip("/")


def _checked(files: Iterable[OutputFile], kept: dict[str, bytes]) -> Iterator[tuple[str, bytes | None]]:
    """Names and contents, no two of them one file anywhere. Raises `ValueError`: such a name is a bug of ours."""
    yield from kept.items()
    taken, folders = {MARKER, *kept}, {"": ""}
    for file in files:
        folder = file.path.rpartition("/")[0]
        folded = _fold(file.path)
        if _UNFIT.search(file.path) or folded in taken or folded in folders or not _fits(folder, taken, folders):
            raise ValueError(f"{file.path!r} is no path of an output file, or there are two for it")
        taken.add(folded)
        yield file.path, file.content


def _fits(folder: str, taken: set[str], folders: dict[str, str]) -> bool:
    """Whether no file has the name of this folder or one above it, and no folder has it in another spelling."""
    while folders.get(_fold(folder)) != folder:
        folded = _fold(folder)
        if folded in taken or folded in folders:
            return False
        folders[folded] = folder
        folder = folder.rpartition("/")[0]
    return True


def _fold(path: str) -> str:
    """What a file system that ignores case or the form of Unicode makes of a path."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def add_folders(name: str, folders: set[str]) -> None:
    """Add all folders above a file, but the outermost, which is there."""
    folder = name.rpartition("/")[0]
    while folder not in folders:
        folders.add(folder)
        folder = folder.rpartition("/")[0]


def _make_folder(staging: Path, folder: str, made: set[str]) -> None:
    """Make a folder of the staging folder and those above it, unless another process has; the first gets the marker."""
    if folder in made:
        return
    if folder:
        _make_folder(staging, folder.rpartition("/")[0], made)
    path = f"{staging}/{folder}"
    made.add(folder)
    try:
        os.mkdir(path, stat.S_IMODE(FOLDER_MODE))
    except FileExistsError:
        return
    os.chmod(path, stat.S_IMODE(FOLDER_MODE))
    if not folder:
        _write(f"{staging}/{MARKER}", _MARK)


def _share(published: str, path: str) -> None:
    """Give the staging folder a file of the old site; a copy where the file system has no hard links."""
    try:
        os.link(published, path, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except OSError:
        with open(published, "rb") as file:
            _write(path, file.read())


def _write(path: str, content: bytes) -> None:
    """Write a new file. One that is there is what another process began to write before it broke off."""
    how = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        handle = os.open(path, how, _FILE_MODE)
    except FileExistsError:
        os.unlink(path)
        handle = os.open(path, how, _FILE_MODE)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
        os.fchmod(handle, _FILE_MODE)
    finally:
        os.close(handle)


def _same(path: str, content: bytes) -> bool:
    """Whether a plain file of the right mode with this content is published there. Never waits for a pipe."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or stat.S_IMODE(status.st_mode) != _FILE_MODE:
            return False
        return status.st_size == len(content) and os.read(handle, len(content) + 1) == content
    finally:
        os.close(handle)
