"""Files of `content/` in, editions out: what was parsed before is remembered, the rest is parsed on all cores. ⚡

In: an archive's folder. Out: editions in the order of their files, the problems of the files, the ids that could not be
read. A file is read again unless its record on the disk is the same and old enough to be trusted; it is parsed again
only if its bytes have another digest.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.base.config import Site
from generator.base.memo import PACKAGE, SETTLED, recall, remember, version
from generator.base.problems import Problem
from generator.base.workers import MOST_SHARES, Apart, cores, in_parallel, shares, without_collector
from generator.content.entry import ContentFile, Edition
from generator.content.parse import parse
from generator.content.read import find_files, read_text

#: Fewer files than this are parsed sooner here than by several processes.
_WORTH_FORKING = 60
#: So many shares for each process: who is sooner done with them does more.
_SHARES = 40

Parsed = tuple[Edition | None, tuple[Problem, ...]]
#: What is remembered of a file: its record on the disk, the digest of its bytes, what came of it.
_Remembered = tuple[tuple[int, ...], str, Parsed]


class Read(NamedTuple):
    """All editions, what is wrong with the files, ids of files of which no edition came, how many were parsed."""

    editions: tuple[Edition, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[str]
    parsed: int


def read_editions(
    folder: Path,
    site: Site,
    memo: bool,
    workers: int | None,
    progress: Callable[[str, int, int], None],
    meanwhile: Callable[[], None] | None = None,
    apart: Apart | None = None,
) -> Read:
    """Every edition of the archive in `folder`. With `memo` results are kept in its `.cache/`, many of them `apart`.

    `meanwhile` is done here while other processes, if there are any, begin to parse.
    """
    files, problems = find_files(folder, site.languages)
    settled = time.time_ns() - SETTLED
    base = PACKAGE / "base"
    code = (base / "notation", base / "languages.py", PACKAGE / "content")
    made_with = version(*code) if memo else ""
    store = folder / ".cache" / "editions"
    before: dict[str, _Remembered] = recall(store, made_with) if memo else {}
    known = {
        file.path: found
        for file in files
        if (found := before.get(file.path)) and found[0] == file.stamp and max(file.stamp[:2]) < settled
    }
    rest = [file for file in files if file.path not in known]
    progress("parse", len(known), len(files))
    fresh, parsed = _parse(folder, rest, before, workers, meanwhile)
    known |= fresh
    progress("parse", len(files), len(files))
    if memo and (fresh or before.keys() - known.keys()):
        keep = partial(remember, store, made_with, known, [*fresh, *(before.keys() - known.keys())])
        apart(keep) if apart and len(fresh) >= _WORTH_FORKING else keep()
    results = [known[file.path][2] for file in files]
    editions = tuple(edition for edition, _ in results if edition)
    unread = {file.id for file in files if known[file.path][2][0] is None}
    wrong = [problem for _, found in results for problem in found]
    return Read(editions, (*problems, *wrong), frozenset(unread), parsed)


def _parse(
    folder: Path,
    files: Sequence[ContentFile],
    before: dict[str, _Remembered],
    workers: int | None,
    meanwhile: Callable[[], None] | None,
) -> tuple[dict[str, _Remembered], int]:
    """What came of the files, and how many of them had to be parsed."""

    def work(share: Sequence[ContentFile]) -> tuple[dict[str, _Remembered], int]:
        with without_collector():
            made = {file.path: _parse_one(folder, file, before.get(file.path)) for file in share}
        return {path: result for path, (result, _) in made.items()}, sum(anew for _, anew in made.values())

    number = cores(workers) if len(files) >= _WORTH_FORKING else 1
    results: dict[str, _Remembered] = {}
    parsed = 0
    for made, count in in_parallel(work, shares(files, min(number * _SHARES, MOST_SHARES)), number, meanwhile):
        results |= made
        parsed += count
    return results, parsed


def _parse_one(folder: Path, file: ContentFile, before: _Remembered | None) -> tuple[_Remembered, bool]:
    text, digest, problem = read_text(folder, file.path)
    if before and before[1] == digest:
        return (file.stamp, digest, before[2]), False
    if problem:
        return (file.stamp, digest, (None, (problem,))), True
    return (file.stamp, digest, parse(file.path, file.kind, file.id, file.language, text, digest)), True
