"""What an archive knows beyond the package: its folder `vocabulary/` with outlets and words, laid over ours.

In: the archive's folder, said once before anything is read. Out: what its files hold, and ours. The surprising thing:
it counts for the whole process, because patterns made of words are remembered; another folder makes them forgotten.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.base.notation import Node, NotationError, Scalar, Sequence, read_yaml
from generator.base.problems import SetupError, did_you_mean

FOLDER = "vocabulary"
_used: list[Path] = []


def use(archive: Path) -> None:
    """Let the `vocabulary/` of this archive count. Raises `SetupError` for a file that is none of ours."""
    folders = [folder] if (folder := (archive / FOLDER).resolve()).is_dir() else []
    if folders == _used:
        return
    _used[:] = folders
    for name in [name for name in sys.modules if name.startswith("generator.articles.")]:
        for function in vars(sys.modules[name]).values():
            if callable(forget := getattr(function, "cache_clear", None)):
                forget()
    known = [path.stem for path in (Path(__file__).parent / "words").glob("*.yaml")]
    for path in own_files("words"):
        if path.stem not in known:
            near = did_you_mean(path.stem, known) or f"the lists are {', '.join(sorted(known))}"
            raise SetupError(f"{shown(path)} is the name of no word list; {near}")


def own_files(kind: str) -> Iterator[Path]:
    """The archive's files of a kind, `outlets` or `words`, by name."""
    for folder in _used:
        yield from sorted((folder / kind).glob("*.yaml"))


def content(path: Path) -> Any:
    """What stands in a file, as texts, lists and dictionaries. Raises `SetupError` with the place of what cannot be
    read."""
    try:
        return _plain(read_yaml(path.read_text(encoding="utf-8")))
    except NotationError as wrong:
        raise SetupError(f"{shown(path)}:{wrong.line}:{wrong.column}: {wrong.message}; {wrong.remedy}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{shown(path)} cannot be read: {error}") from None


def shown(path: Path) -> str:
    return "/".join(path.parts[-3:])


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.pairs}
