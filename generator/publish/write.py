"""Output files in, a published folder out: staged beside it and swapped in at once. ⚡ Touches the disk.

Whoever looks sees the whole old site or the whole new one: the smallest folder around everything that differs, or the
one file that does, is exchanged in one step; where nothing changed nothing is touched at all. What a killed build
leaves behind is removed by the next one, under a lock that two builds at once cannot both hold.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from generator.base.memo import Record, Tree, record, tree
from generator.base.problems import SetupError
from generator.base.workers import ahead
from generator.publish.lock import locked, reason
from generator.publish.output import refuse_foreign
from generator.publish.stage import Changes, OutputFile, Staged, Staging, add_folders, complete, stage
from generator.publish.swap import beside, exchange, recover, remove, swap

#: Writes a site: what gives its files is given the staging folder and what is published there.
Write = Callable[[Callable[[Staging], Iterable[OutputFile]]], Changes]


def write_site(files: Callable[[Staging], Iterable[OutputFile]], output: Path) -> Changes:
    """Replace the folder `output` (checked by `check_output`). Raises `SetupError`, and then the old site stands."""
    with writing(output) as write:
        return write(files)


@contextmanager
def writing(output: Path) -> Iterator[Write]:
    """What writes the site, once, under the lock that keeps other builds away; what is published is read meanwhile."""
    with locked(beside(output, "lock"), f"another build is writing {output}; try again when it has ended"):
        with _told(output):
            recover(output)
        with ahead(lambda: tree(output)) as published:
            yield lambda files: _write(files, output, published)


@contextmanager
def _told(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SetupError(f"{output} could not be written ({reason(error)}); the site there is unchanged") from None


def _write(files: Callable[[Staging], Iterable[OutputFile]], output: Path, published: Callable[[], Tree]) -> Changes:
    staging = Staging(output, beside(output, "new"), published())
    with _told(output):
        try:
            staged = stage(files(staging), staging)
            if not staged.differing:
                return replace(staged.changes, published=staging.published)
            refuse_foreign(output, output)
            touched = _publish(staged, staging)
        finally:
            remove(staging.folder)
        return replace(staged.changes, published=_published(staged, staging, touched))


def _publish(staged: Staged, staging: Staging) -> AbstractSet[str]:
    """Put the staged in the place of the published, in one step: a file, the folder around what differs, or all.

    Gives the files whose records that changes, on the disk: those that were exchanged, if only for another link.
    """
    inside = f"{staged.around}/" if staged.around else ""
    if len(staged.differing) == 1 and staged.written:
        os.replace(staging.folder / staged.written[0], staging.output / staged.written[0])
        return set(staged.written)
    if staged.around and _exchange_within(staged, staging):
        return {name for name in staged.names if name.startswith(inside)}
    complete(staged, staging, "")
    swap(staging.folder, staging.output)
    return staged.names


def _published(staged: Staged, staging: Staging, touched: AbstractSet[str]) -> Tree:
    """What is published now; the records are read when the old files are gone, since they tell that too."""
    before, around = staging.published, {""}
    for name in touched:
        add_folders(name, around)

    def now(names: Iterable[str], changed: AbstractSet[str], known: dict[str, Record]) -> dict[str, Record]:
        return {n: record(f"{staging.output}/{n}") if n in changed else known[n] for n in names}

    return Tree(now(staged.names, touched, before.files), now(staged.folders, around, before.folders))


def _exchange_within(staged: Staged, staging: Staging) -> bool:
    complete(staged, staging, staged.around)
    return exchange(staging.folder / staged.around, staging.output / staged.around)
