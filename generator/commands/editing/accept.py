"""Checked translations in, the digests of their original written into their files out. ⚡ Writes files.

Only the key `translates` changes; every other byte of a file stays. Nothing is written for a translation that has other
units than its original: that is a problem with the place and what to do.
"""

import os
import stat
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.base.notation import NotationError, with_key
from generator.base.problems import Place, Problem, SetupError
from generator.content import entry, read_text
from generator.links import editions


def accept(folder: Path, original: entry.Edition, translation: entry.Edition) -> tuple[Problem, ...]:
    """Write the digests of the original's units into the translation's file, or say why not.

    Raises `SetupError` where the file cannot be written.
    """
    problems = tuple(_unlike(original, translation))
    if problems:
        return problems
    text, digest, problem = read_text(folder, translation.path)
    if problem:
        return (problem,)
    if digest != translation.digest:
        return (Problem(Place(translation.path), "changed while it was read", "accept it again"),)
    try:
        changed = with_key(text, "translates", [unit.digest for unit in original.units])
    except NotationError as wrong:
        place = Place(translation.path, wrong.line, wrong.column)
        return (Problem(place, wrong.message, wrong.remedy),)
    if changed != text:
        _replace(folder / translation.path, changed)
    return ()


def _unlike(original: entry.Edition, translation: entry.Edition) -> Iterator[Problem]:
    """What one edition has and the other lacks, at the place where it has to be added or removed."""
    if Counter(u.name for u in original.units) == Counter(u.name for u in translation.units):
        return
    for ours, theirs in editions.aligned(original, translation):
        if theirs is None and ours is not None:
            message = f"{editions.label(ours.name)} of the original is missing here"
            yield Problem(Place(translation.path), message, f"translate line {ours.line} of {original.path}")
        elif ours is None and theirs is not None:
            place = Place(translation.path, theirs.line)
            message = f"{editions.label(theirs.name)} is not in the original"
            yield Problem(place, message, f"remove it, or add it to {original.path}")


def chosen(
    wanted: Iterable[str], pairs: Iterable[tuple[entry.Edition, entry.Edition]]
) -> tuple[tuple[entry.Edition, entry.Edition], ...]:
    """The (original, translation) pairs for `ID`, `ID.LANGUAGE` or `all`. Raises `SetupError` for an unknown one."""
    pairs, found = tuple(pairs), list[tuple[entry.Edition, entry.Edition]]()
    for word in wanted:
        meant = [pair for pair in pairs if word in ("all", pair[1].id, f"{pair[1].id}.{pair[1].language}")]
        if not meant and word != "all":
            raise SetupError(f"there is no translation `{word}`; `briefings translations` shows them")
        found += [pair for pair in meant if pair not in found]
    return tuple(found)


def _replace(path: Path, text: str) -> None:
    """The whole new file or the old one, whatever happens in between."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.chmod(temporary, stat.S_IMODE(path.stat().st_mode))
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise SetupError(f"{path} cannot be written: {error.strerror}") from None
