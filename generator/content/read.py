"""Files of `content/` in, their texts out. ⚡ Touches the disk.

Walks with `lstat`: a link, a pipe or a device is a problem, never followed and never skipped. A file that is not plain
UTF-8 text with LF line ends is a problem with the place of the first byte that is wrong. What systems and editors leave
is passed over.
"""

import os
import re
import stat
from collections.abc import Iterator
from errno import EINVAL, ELOOP
from hashlib import blake2b
from pathlib import Path

from generator.base.languages import Language, is_language
from generator.base.litter import is_litter
from generator.base.notation import forbidden_character, is_id
from generator.base.problems import Place, Problem, SetupError, as_typed, did_you_mean
from generator.content.entry import COLLECTIONS, ContentFile

LARGEST = 2_000_000
CONFIGURATION = "content/site.yaml"
_NAME = re.compile(r"(.+)\.([^.]+)\.md")


def find_files(archive: Path, languages: tuple[Language, ...]) -> tuple[tuple[ContentFile, ...], tuple[Problem, ...]]:
    """All content files, sorted by path, and what does not belong there. Raises `SetupError` without `content/`."""
    root = archive / "content"
    for folder in (root, *(root / name for name in COLLECTIONS)):
        if folder.is_symlink():
            name = folder.relative_to(archive).as_posix()
            raise SetupError(f"{name}/ is a link to another place; put the folder itself there, links are not followed")
    if not root.is_dir():
        raise SetupError(
            f"there is no folder content/ in {as_typed(archive)}; run this where it is, or name it with --archive"
        )
    files, problems = list[ContentFile](), list[Problem]()
    for found in _walk(root, "content"):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        placed = _place(*found, languages)
        (problems if isinstance(placed, Problem) else files).append(placed)  # type: ignore[arg-type]
    return tuple(sorted(files, key=lambda file: file.path)), tuple(problems)


def read_text(archive: Path, path: str) -> tuple[str, str, Problem | None]:
    """The text of a file, the digest of its bytes (16 hex digits), and the problem if it is not plain text."""
    try:
        data = _bytes(f"{archive}/{path}")
    except OSError as error:
        reason = "it is no plain file" if error.errno in (ELOOP, EINVAL) else error.strerror
        return "", "", Problem(Place(path), f"cannot be read: {reason}", "put a file there that you may read")
    digest = blake2b(data, digest_size=8).hexdigest()
    if len(data) > LARGEST:
        return "", digest, Problem(Place(path), f"is larger than {LARGEST:,} bytes", "split the entry")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start].decode("utf-8"))
        return "", digest, Problem(Place(path, line, column), "is not UTF-8", "save the file as UTF-8")
    return text, digest, plain_text_problem(text, path)


def _bytes(path: str) -> bytes:
    """The bytes of a plain file, one more than allowed at most; a link is not followed, a pipe not waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(EINVAL, "no plain file")
        # As many bytes as are asked for are laid out first, so two million a file would be the larger part of reading.
        data = os.read(descriptor, min(status.st_size, LARGEST) + 1)
        return data if len(data) <= status.st_size else (data + os.read(descriptor, LARGEST))[: LARGEST + 1]
    finally:
        os.close(descriptor)


def plain_text_problem(text: str, path: str) -> Problem | None:
    """The first character that content may not hold: control, byte-order mark, CR, invisible or direction-changing."""
    found = forbidden_character(text)
    if not found:
        return None
    at, message, remedy = found
    return Problem(Place(path, *_position(text[:at])), message, remedy)


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _walk(folder: Path, path: str) -> Iterator[tuple[str, os.stat_result] | Problem]:
    """Every plain file below `folder` as (path, stat); whatever else lies there as a problem. Collections are flat."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(Place(path), f"cannot be read: {error.strerror}", "check the folder's permissions")
        return
    for entry in entries:
        if is_litter(entry.name):
            continue
        plain = entry.name.isascii() and entry.name.isprintable()
        shown = entry.name if plain else os.fsencode(entry.name).decode("utf-8", "backslashreplace")
        name = f"{path}/{shown}"
        if not plain and (forbidden_character(entry.name) or not entry.name.isprintable()):
            yield Problem(Place(name), "has a name that is no plain text", "rename it")
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue
        if stat.S_ISDIR(status.st_mode) and path.count("/") == 1:
            yield Problem(Place(name), "is a folder inside a collection", f"move its files up into {path}/")
        elif stat.S_ISDIR(status.st_mode):
            yield from _walk(folder / entry.name, name)
        elif stat.S_ISREG(status.st_mode):
            if name != CONFIGURATION:
                yield name, status
        else:
            kind = "a link" if stat.S_ISLNK(status.st_mode) else "no plain file"
            yield Problem(Place(name), f"is {kind}", "put the file itself there")


def _place(path: str, status: os.stat_result, languages: tuple[Language, ...]) -> ContentFile | Problem:
    """The file in its collection, or why its path is wrong."""
    parts = path.split("/")
    if len(parts) != 3 or parts[1] not in COLLECTIONS:
        folders = ", ".join(f"{folder}/" for folder in COLLECTIONS)
        near = did_you_mean(parts[1], COLLECTIONS) if len(parts) == 3 else ""
        return Problem(Place(path), "lies in no collection", near or f"move it into one of {folders}")
    match = _NAME.fullmatch(parts[2])
    if not match:
        return Problem(
            Place(path), "is not named <id>.<language>.md", "rename it, such as 2025-02-12-trump-putin.de.md"
        )
    ident, language = match.groups()
    if not is_id(ident):
        remedy = "use lower-case letters a to z, digits and single hyphens"
        return Problem(Place(path), f"“{ident}” is no id", remedy)
    if language not in languages and (parts[1] != "sources" or not is_language(language)):
        remedy = did_you_mean(language, languages) or f"the languages are {', '.join(languages)}; see {CONFIGURATION}"
        return Problem(Place(path), f"“{language}” is not a language of this archive", remedy)
    stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
    return ContentFile(path, COLLECTIONS[parts[1]], ident, Language(language), stamp)
