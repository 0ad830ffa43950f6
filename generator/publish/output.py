"""Which folder may be written: one that is ours, by its marker file, or one that is empty or not there yet.

In: the path asked for and the archive's folder. Out: the real path, or a `SetupError`. Folders are compared by what
they are on the disk (device and inode) and not only by their names, so that `..`, another case on a file system that
ignores it, or a second mount of the same folder gets past nothing.
"""

import os
import pwd
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.base.problems import SetupError, as_typed
from generator.publish.lock import locked

MARKER = ".briefings-site"
#: What may lie in a folder that is not ours yet: placeholders that keep it in a checkout.
_PLACEHOLDERS = frozenset({".gitkeep", ".gitignore"})
#: Folders of an archive in and below which nothing is ever replaced.
_KEPT = ("content", "themes", ".git", ".github", "generator", "tests", "docs")


def check_output(output: Path, archive: Path) -> Path:
    """The real path of the output folder. Raises `SetupError` if it must not be replaced."""
    link = next(_links(output, archive), None)
    if link == output:
        raise SetupError(f"{as_typed(output)} is a link; name the folder itself with --output")
    if link:
        raise SetupError(
            f"{as_typed(output)} passes through the link {as_typed(link)}; name the folder itself with --output"
        )
    real, root = _real(output), _real(archive)
    _refuse_places(output, real, root)
    if os.path.lexists(real) and not real.is_dir():
        raise SetupError(f"{as_typed(output)} is a file; name a folder with --output")
    if not real.parent.is_dir():
        raise SetupError(f"there is no folder {as_typed(real.parent)} to put {as_typed(real.name)} into; make it first")
    refuse_foreign(real, output)
    _bring_back(real)
    return real


def _bring_back(output: Path) -> None:
    """Put back an old site that a killed build had moved away, even if this build will come to nothing.

    Not while another build is at work: it may be just there."""
    old = output.parent / f".{output.name}.old"
    if os.path.lexists(output) or not is_ours(old):
        return
    with suppress(SetupError, OSError), locked(output.parent / f".{output.name}.lock", "busy"):
        if not os.path.lexists(output):
            os.rename(old, output)


def refuse_foreign(real: Path, output: Path) -> None:
    """Raise `SetupError` if the folder `real`, called `output`, holds what no build made."""
    if not real.is_dir():
        return
    try:
        names = set(os.listdir(real))
    except OSError as error:
        raise SetupError(f"{as_typed(output)} cannot be read ({(error.strerror or str(error)).lower()})") from None
    if ".git" in names:
        raise SetupError(f"{as_typed(output)} is a repository; name a folder of its own with --output")
    foreign = sorted(names - _PLACEHOLDERS)
    if foreign and not is_ours(real):
        raise SetupError(
            f"{as_typed(output)} holds files that no build made ({foreign[0]}); empty it, or name another folder"
        )


def is_ours(folder: Path) -> bool:
    """Whether the folder holds the marker that every build leaves."""
    return not folder.is_symlink() and (folder / MARKER).is_file() and not (folder / MARKER).is_symlink()


def may_be_removed(folder: Path) -> bool:
    """Whether a build may remove this: a real folder that is ours, or that holds at most placeholders."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return is_ours(folder) or set(os.listdir(folder)) <= _PLACEHOLDERS


def placeholders(folder: Path) -> dict[str, bytes]:
    """The placeholder files of a folder, which a new site takes along."""
    if not folder.is_dir():
        return {}
    found = [folder / name for name in sorted(_PLACEHOLDERS & set(os.listdir(folder)))]
    return {path.name: path.read_bytes() for path in found if path.is_file() and not path.is_symlink()}


def _refuse_places(output: Path, real: Path, root: Path) -> None:
    """Raise `SetupError` for the folders whose loss would be one: above, in and around the archive, and home."""
    above = (root, *root.parents, *(folder for home in _homes() for folder in (home, *home.parents)))
    if any(_is_same(real, folder) for folder in above):
        raise SetupError(f"{as_typed(output)} holds more than a site; name a folder of its own with --output")
    for name in _KEPT:
        if any(_is_same(folder, root / name) for folder in (real, *real.parents)):
            raise SetupError(f"{as_typed(output)} lies in {name}/; name a folder of its own with --output")
    if any(part.casefold() == ".git" for part in real.parts):
        raise SetupError(f"{as_typed(output)} lies in a repository’s .git; name a folder of its own with --output")
    if _is_same(real, root / ".cache"):
        raise SetupError(f"{as_typed(output)} is for remembered work; name a folder of its own with --output")
    if os.path.ismount(real):
        raise SetupError(f"{as_typed(output)} is a mount point, which cannot be replaced; name a folder inside it")


def _links(output: Path, archive: Path) -> Iterator[Path]:
    """The links on the way to `output`, itself included, the outermost first.

    Followed are links in the root folder (`/tmp` on macOS), which are the system's, and links outside the archive that
    lead towards it or towards the folder for temporary files: those are as their owner wants them.
    """
    from tempfile import gettempdir  # here, since it loads much that is not needed otherwise

    root = _real(archive)
    towards = {folder for end in (root, _real(Path(gettempdir()))) for folder in (end, *end.parents)}
    for n in range(3 if output.is_absolute() else 1, len(output.parts) + 1):
        way = Path(*output.parts[:n])
        if way.is_symlink() and (way == output or _real(way) not in towards or _is_below(_real(way.parent), root)):
            yield way


def _is_below(folder: Path, root: Path) -> bool:
    return folder == root or root in folder.parents


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _homes() -> tuple[Path, ...]:
    """The home folder as the environment and as the system's list of users names it."""
    named = [os.environ.get("HOME", "")]
    with suppress(KeyError):
        named.append(pwd.getpwuid(os.getuid()).pw_dir)
    return tuple(dict.fromkeys(_real(Path(home)) for home in named if home.startswith("/")))


def _is_same(one: Path, other: Path) -> bool:
    """Whether both are one folder: by device and inode if both exist, else by name in any case."""
    try:
        return os.path.samestat(os.stat(one), os.stat(other))
    except OSError:
        return str(one).casefold() == str(other).casefold()
