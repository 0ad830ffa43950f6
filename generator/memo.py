"""Remembered work: results stored under the digest of everything they were made from. ⚡ Touches the disk.

In: a folder, the version of what makes the results, results by name. Out: the same results at the next run, or none. A
store that is missing, broken or of another version is empty, never wrong: each shard carries the digest of its bytes,
and only types of this package are unpickled. Shards are replaced by renaming, so a crash or two builds at once leave
each either old or new. Whoever deletes the folder loses time and nothing else.
"""

import contextlib
import os
import pickle
import stat
import sys
import sysconfig
import time
from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

SHARDS = 32
#: How long ago (in ns) a file must have been written for its times to be trusted: longer than any clock's tick.
SETTLED = 500_000_000
#: Modules whose types results are made of.
_MODULES = frozenset(
    {"generator.content.entry", "generator.content.pieces", "generator.notation.values", "generator.problems"}
)
_HEAD = b"briefings memo 1\n"


def version(*parts: str | Path) -> str:
    """A digest of texts and of the Python files below folders, of the interpreter and its libraries (32 hex digits)."""
    hashed = blake2b(sys.version.encode(), digest_size=16)
    hashed.update("\n".join(_libraries()).encode())
    for part in parts:
        for path in _python_files(part) if isinstance(part, Path) else ():
            hashed.update(path.name.encode() + b"\0" + path.read_bytes())
        if isinstance(part, str):
            hashed.update(b"\0" + part.encode())
    return hashed.hexdigest()


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


def tree_stamp(root: Path, passed_over: Collection[str] = (), settled: bool = True) -> str:
    """A digest of the names, sizes and times of all files below `root`: equal stamps mean that nothing was written.

    Times are those of the last change of content and of the file's record (`st_ctime`), which no program can set back.
    With `settled` the stamp is empty if a file was written just now: a second write within one tick of the clock would
    not show.
    """
    rows = sorted(_stamps(str(root), "", passed_over))
    if settled and max((newest for _, newest in rows), default=0) > time.time_ns() - SETTLED:
        return ""
    listing = "\n".join(row for row, _ in rows)
    return blake2b(listing.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _stamps(root: str, path: str, passed_over: Collection[str]) -> Iterator[tuple[str, int]]:
    try:
        entries = list(os.scandir(f"{root}/{path}"))
    except OSError:
        return
    for entry in entries:
        name = f"{path}{entry.name}"
        if entry.name in passed_over:
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:
            yield f"{name} gone", time.time_ns()
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _stamps(root, name + "/", passed_over)
        else:
            row = f"{name} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {status.st_mode}"
            yield row, max(status.st_mtime_ns, status.st_ctime_ns)


def _libraries() -> list[str]:
    """The installed libraries with their versions, by the names of their records."""
    with contextlib.suppress(OSError):
        return sorted(name for name in os.listdir(sysconfig.get_paths()["purelib"]) if name.endswith(".dist-info"))
    return []


def _python_files(part: Path) -> list[Path]:
    return sorted(part.rglob("*.py")) if part.is_dir() else [part]


def _shard(name: str) -> int:
    return blake2b(name.encode("utf-8", "surrogateescape"), digest_size=2).digest()[0] % SHARDS


def _packed(results: dict[str, Any], made_with: str) -> bytes:
    payload = pickle.dumps(results, protocol=5)
    return _HEAD + made_with.encode() + blake2b(payload, digest_size=16).digest() + payload


def _unpacked(data: bytes, made_with: str) -> dict[str, Any]:
    head = _HEAD + made_with.encode()
    digest, payload = data[len(head) : len(head) + 16], data[len(head) + 16 :]
    if not data.startswith(head) or blake2b(payload, digest_size=16).digest() != digest:
        return {}
    results = _Unpickler(BytesIO(payload)).load()
    return results if isinstance(results, dict) else {}


def _clear_litter(folder: Path) -> None:
    """Remove what a run that was killed left half-written, an hour later so that no other run is disturbed."""
    for path in folder.glob("*.*"):
        if path.stat().st_mtime < time.time() - 3600:
            path.unlink(missing_ok=True)


def _replace(path: Path, data: bytes) -> None:
    scratch = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        scratch.write_bytes(data)
        os.replace(scratch, path)
    finally:
        scratch.unlink(missing_ok=True)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module in _MODULES else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a result")
        return found
