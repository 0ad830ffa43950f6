"""Remembered work: results stored under the digest of everything they were made from. ⚡ Touches the disk.

In: a folder, the version of what makes the results, results by name. Out: the same results at the next run, or none. A
store that is missing, broken or of another version is empty, never wrong: each shard carries the digest of its bytes,
and only types of this package are unpickled. Where others could write the store, as in a cache of GitHub Actions, a
secret in `BRIEFINGS_MEMO_KEY` makes it a digest that only who knows the secret can make. Shards are replaced by
renaming, so a crash or two builds at once leave each either old or new. Whoever deletes the folder loses time and
nothing else.
"""

import contextlib
import hmac
import marshal
import os
import pickle
import sys
import sysconfig
import time
from collections.abc import Collection, Mapping
from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

#: The folder of this package.
PACKAGE = Path(__file__).parent.parent
SHARDS = 32
#: How long ago (in ns) a file must have been written for its times to be trusted: longer than any clock's tick.
SETTLED = 500_000_000
#: Modules whose types results are made of.
_MODULES = frozenset(
    {
        "generator.content.entry",
        "generator.content.facts",
        "generator.content.pieces",
        "generator.base.notation.values",
        "generator.base.problems",
    }
)
_HEAD = b"briefings memo 1\n"


def version(*parts: str | Path) -> str:
    """A digest of texts and of the Python files below folders, of the interpreter and its libraries (32 hex digits)."""
    hashed = blake2b(sys.version.encode(), digest_size=16)
    hashed.update("\n".join(_libraries()).encode())
    for part in parts:
        hashed.update(_code(part) if isinstance(part, Path) else b"\0" + part.encode())
    return hashed.hexdigest()


def has_secret() -> bool:
    """Whether others could write what is remembered, so that a secret and not a time says that it is ours."""
    return bool(_secret())


def recall(folder: Path, made_with: str) -> dict[str, Any]:
    """What `remember` stored there with the same version; less than that where something is missing or broken."""
    results: dict[str, Any] = {}
    for n in range(SHARDS):
        with contextlib.suppress(
            OSError, ValueError, KeyError, EOFError, pickle.UnpicklingError, AttributeError, TypeError
        ):
            results |= _unpacked((folder / f"{n:02d}").read_bytes(), made_with)
    return results


def remember(folder: Path, made_with: str, results: Mapping[str, Any], changed: Collection[str] | None = None) -> None:
    """Store the results, and nothing else, in the folder. `changed` names what is new since `recall`.

    A folder that cannot be written is passed over: the next run works a little longer.
    """
    shards: list[dict[str, Any]] = [{} for _ in range(SHARDS)]
    for name, result in results.items():
        shards[_shard(name)][name] = result
    dirty = range(SHARDS) if changed is None else sorted({_shard(name) for name in changed})
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _clear_litter(folder)
        for n in dirty:
            _replace(folder / f"{n:02d}", _packed(shards[n], made_with))


#: Size, times of the last change of content and of the record (ns), inode, mode of a file or folder. The record's time
#: is `st_ctime`, which no program can set back.
Record = tuple[int, int, int, int, int]


class Tree(NamedTuple):
    """What lies below a folder: paths below it with `/`, its own is ``""``. Files are whatever is no folder."""

    files: dict[str, Record]
    folders: dict[str, Record]


def tree(root: Path, passed_over: Collection[str] = ()) -> Tree:
    """Everything below `root`, read in one pass; nothing if that is no folder."""
    found = Tree({}, {})
    waiting = [""] if root.is_dir() else []
    while waiting:
        folder = waiting.pop()
        path = f"{root}/{folder}" if folder else str(root)
        try:
            found.folders[folder] = _record(os.stat(path))
            entries = list(os.scandir(path))
        except OSError:
            continue
        for entry in entries:
            name = f"{folder}/{entry.name}" if folder else entry.name
            if entry.name in passed_over:
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(name)
            else:
                found.files[name] = record(entry.path)
    return found


def record(path: str) -> Record:
    """The record of a file; one of now if it has just vanished."""
    try:
        return _record(os.lstat(path))
    except OSError:
        return 0, 0, time.time_ns(), 0, 0


def tree_stamp(found: Tree) -> str:
    """A digest of the names and records of all files: equal stamps mean that nothing was written. Empty if a file was
    written just now: a second write within one tick of the clock would not show."""
    rows = sorted(found.files.items())
    if max((max(row[1], row[2]) for _, row in rows), default=0) > time.time_ns() - SETTLED:
        return ""
    return _digest(rows)


def noted(found: Tree) -> tuple[str, str]:
    """The paths of all files and folders, one a line, and a digest of their records: see `is_as_noted`."""
    rows = found.files | found.folders
    return "\n".join(rows), _digest(list(rows.values()))


def is_as_noted(root: Path, paths: str, records: str) -> bool:
    """Whether everything below `root` has the record it had; a folder in which a name is new has another."""
    with contextlib.suppress(OSError):
        return records == _digest([_record(os.lstat(f"{root}/{path}")) for path in paths.split("\n")])
    return False


def _record(status: os.stat_result) -> Record:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_mode


def _digest(rows: list[Any]) -> str:
    return blake2b(marshal.dumps(rows, 2), digest_size=16).hexdigest()


def _libraries() -> list[str]:
    """The installed libraries with their versions, by the names of their records."""
    with contextlib.suppress(OSError):
        return sorted(name for name in os.listdir(sysconfig.get_paths()["purelib"]) if name.endswith(".dist-info"))
    return []


@cache
def _code(part: Path) -> bytes:
    """A digest of the Python files below a folder, which stay as they are loaded while a process runs."""
    hashed = blake2b(digest_size=16)
    for path in sorted(part.rglob("*.py")) if part.is_dir() else [part]:
        hashed.update(path.name.encode() + b"\0" + path.read_bytes())
    return hashed.digest()


def _shard(name: str) -> int:
    return blake2b(name.encode("utf-8", "surrogateescape"), digest_size=2).digest()[0] % SHARDS


def _packed(results: dict[str, Any], made_with: str) -> bytes:
    payload = pickle.dumps(results, protocol=5)
    head = _HEAD + made_with.encode()
    return head + _seal(head, payload) + payload


def _unpacked(data: bytes, made_with: str) -> dict[str, Any]:
    head = _HEAD + made_with.encode()
    start = len(head) + 16
    if not data.startswith(head) or not hmac.compare_digest(
        _seal(head, memoryview(data)[start:]), data[len(head) : start]
    ):
        return {}
    packed = BytesIO(data)
    packed.seek(start)
    results = _Unpickler(packed).load()
    return results if isinstance(results, dict) else {}


def _seal(head: bytes, payload: bytes | memoryview) -> bytes:
    """A digest of 16 bytes that takes the secret to make where there is one: HMAC with SHA-256, known to processors."""
    hashed = hmac.new(_secret(), head, "sha256")
    hashed.update(payload)
    return hashed.digest()[:16]


def _secret() -> bytes:
    return os.environ.get("BRIEFINGS_MEMO_KEY", "").encode("utf-8", "surrogateescape")


def _clear_litter(folder: Path) -> None:
    """Remove what a run that was killed left half-written, an hour later so that no other run is disturbed."""
    for path in folder.glob("*.*"):
        if path.stat().st_mtime < time.time() - 3600:
            path.unlink(missing_ok=True)


def _replace(path: Path, data: bytes) -> None:
    scratch = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        scratch.unlink(missing_ok=True)  # never through a link that lies there
        with scratch.open("xb") as file:
            file.write(data)
        os.replace(scratch, path)
    finally:
        scratch.unlink(missing_ok=True)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module in _MODULES else None
        # A name with dots would lead to what the module imports, and `io.FileIO` is a type too.
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a result")
        return found
