"""Which folder may be written: one that is ours, by its marker file, or one that is empty or not there yet.

In: the path asked for and the archive's folder. Out: the real path, or a `SetupError`. Judged by real path, so a
link, a `..` or another spelling of a dangerous folder is refused as well.
"""

import os
from pathlib import Path

from generator.problems import SetupError

MARKER = ".briefings-site"
#: What may lie in a folder that is not ours yet: placeholders that keep it in a checkout.
_PLACEHOLDERS = frozenset({".gitkeep", ".gitignore"})


def check_output(output: Path, archive: Path) -> Path:
    """The real path of the output folder. Raises `SetupError` if it must not be replaced."""
    if output.is_symlink():
        raise SetupError(f"{output} is a link; name the folder itself with --output")
    real = Path(os.path.realpath(output))
    root = Path(os.path.realpath(archive))
    if real in (Path(real.anchor), Path.home().resolve()) or real == root or real in root.parents:
        raise SetupError(f"{output} holds more than a site; name a folder of its own with --output")
    for room in ("content", "themes", ".git", ".cache", "generator", "tests"):
        if real == root / room or root / room in real.parents:
            raise SetupError(f"{output} lies in {room}/; name a folder of its own with --output")
    if real.exists() and not real.is_dir():
        raise SetupError(f"{output} is a file; name a folder with --output")
    if not real.parent.is_dir():
        raise SetupError(f"there is no folder {real.parent} to put {real.name} into; make it first")
    if real.is_dir() and not is_ours(real):
        foreign = sorted(set(os.listdir(real)) - _PLACEHOLDERS)
        if foreign:
            raise SetupError(
                f"{output} holds files that no build made ({foreign[0]}); empty it, or name another with --output"
            )
    return real


def is_ours(folder: Path) -> bool:
    """Whether the folder holds the marker that every build leaves."""
    return (folder / MARKER).is_file() and not (folder / MARKER).is_symlink()


def placeholders(folder: Path) -> dict[str, bytes]:
    """The placeholder files of a folder, which a new site takes along."""
    if not folder.is_dir():
        return {}
    names = sorted(_PLACEHOLDERS & set(os.listdir(folder)))
    return {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}
