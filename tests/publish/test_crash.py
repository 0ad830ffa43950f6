"""Killed, failing or not alone: the published folder is the whole old or the whole new site, with no litter beside."""

import errno
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.base.problems import SetupError
from generator.publish import check_output, swap, write, write_site, writing
from generator.publish.lock import locked
from tests.extent import long
from tests.publish.crash import (
    File,
    Site,
    Tree,
    build,
    changing_calls,
    clean,
    failing_at,
    forked,
    killed_after,
    killed_at,
    reader,
    tree,
    two_sites,
)  # fmt: skip

OLD, NEW = two_sites(12)
#: Seconds between two rounds of who reads meanwhile: the long run reads without a pause.
PAUSE = (0, 0.002)
Record = Callable[[str, object], None]


@pytest.fixture
def whole(tmp_path: Path) -> tuple[Tree, Tree]:
    """The old and the new site as a clean build makes them."""
    return clean(OLD, tmp_path / "clean-old"), clean(NEW, tmp_path / "clean-new")


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder in which nothing but `site` may be left."""
    folder = tmp_path / "room"
    folder.mkdir()
    return folder


def no_exchange(run: Callable[[], None]) -> Callable[[], None]:
    """The same on a file system that cannot exchange folders."""

    def without() -> None:
        swap.exchange = write.exchange = lambda one, other: False  # type: ignore[assignment]
        run()

    return without


@pytest.mark.parametrize("step", [7, long(1)])
def test_killed_before_every_changing_call_the_site_is_whole(
    room: Path, whole: tuple[Tree, Tree], record_property: Record, step: int
) -> None:
    output = room / "site"
    build(OLD, output)
    calls = changing_calls(lambda: build(NEW, output), room.parent / "calls")
    assert {"exchange", "write", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"} <= set(calls)
    outcomes = {"old": 0, "new": 0}
    with reader(output, OLD, NEW, pause=PAUSE[step > 1]) as ended:
        for n in range(1, len(calls) + 1, step):
            build(OLD, output)
            assert killed_at(n, lambda: build(NEW, output)) == -9, calls[n - 1]
            found = tree(output)
            assert found in whole, f"killed before call {n}, {calls[n - 1]}"
            outcomes["old" if found == whole[0] else "new"] += 1
            build(NEW, output)
            assert tree(output) == whole[1]
            assert os.listdir(room) == ["site"]
        reading = ended()
    record_property("kills", sum(outcomes.values()))
    record_property("reads", reading.reads)
    assert outcomes["old"] > 10
    assert outcomes["new"] > 2
    assert reading.reads > 100
    assert (reading.missing, reading.wrong) == (0, 0)


@pytest.mark.parametrize("step", [12, long(1)])
def test_killed_in_the_first_build_there_is_no_site_or_the_whole_one(
    room: Path, whole: tuple[Tree, Tree], record_property: Record, step: int
) -> None:
    output = room / "site"
    calls = changing_calls(lambda: build(NEW, room.parent / "clean-new" / "other"), room.parent / "calls")
    moments = range(1, len(calls) + 1, step)
    record_property("kills", len(moments))
    for n in moments:
        assert killed_at(n, lambda: build(NEW, output)) == -9
        assert tree(output) in ({}, whole[1])
        build(OLD, output)
        assert tree(output) == whole[0]
        assert os.listdir(room) == ["site"]
        swap.remove(output)


@pytest.mark.parametrize("step", [14, long(1)])
def test_killed_where_folders_cannot_be_exchanged_nothing_is_lost(
    room: Path, whole: tuple[Tree, Tree], record_property: Record, step: int
) -> None:
    output = room / "site"
    build(OLD, output)
    calls = changing_calls(no_exchange(lambda: build(NEW, output)), room.parent / "calls")
    assert calls.count("os.rename") == 2
    between = len(calls) - calls[::-1].index("os.rename")
    gaps = 0
    moments = sorted({*range(1, len(calls) + 1, step), between})
    record_property("kills", len(moments))
    for n in moments:
        build(OLD, output)
        assert killed_at(n, no_exchange(lambda: build(NEW, output))) == -9
        found = tree(output)
        gaps += not found
        assert found in whole or tree(room / ".site.old") == whole[0]
        build(NEW, output)
        assert tree(output) == whole[1]
        assert os.listdir(room) == ["site"]
    assert gaps == 1


def test_an_old_site_that_was_moved_away_comes_back_before_anything_else(room: Path, whole: tuple[Tree, Tree]) -> None:
    output = room / "site"
    build(OLD, room / ".site.old")

    def fails() -> None:
        write_site(lambda _: [File("../x", b"")], output)

    with pytest.raises(ValueError, match="is no path of an output file"):
        fails()
    assert tree(output) == whole[0]
    assert os.listdir(room) == ["site"]


def test_an_old_site_that_was_moved_away_comes_back_even_if_the_next_build_comes_to_nothing(
    room: Path, whole: tuple[Tree, Tree]
) -> None:
    build(OLD, room / ".site.old")
    with locked(room / ".site.lock", "busy"):
        assert forked(lambda: check_output(room / "site", room / "archive")) == 0
        assert sorted(os.listdir(room)) == [".site.lock", ".site.old"]  # another build is just there
    assert check_output(room / "site", room / "archive") == room / "site"
    assert tree(room / "site") == whole[0]
    assert os.listdir(room) == ["site"]


def test_who_comes_second_is_told_before_anything_is_read(room: Path) -> None:
    with (
        locked(room / ".site.lock", "busy"),
        pytest.raises(SetupError, match="another build is writing"),
        writing(room / "site"),
    ):
        raise AssertionError("nobody comes here")


def test_a_folder_of_somebody_elses_is_not_taken_for_an_old_site(room: Path) -> None:
    (room / ".site.old").mkdir()
    (room / ".site.old" / "thesis.txt").write_text("mine")
    check_output(room / "site", room / "archive")
    assert os.listdir(room) == [".site.old"]


@pytest.mark.parametrize("step", [10, long(1)])
def test_killed_at_random_moments_the_site_is_whole(
    room: Path, tmp_path: Path, record_property: Record, step: int
) -> None:
    old, new = two_sites(120)
    whole = clean(old, tmp_path / "a"), clean(new, tmp_path / "b")
    output = room / "site"
    build(old, output)
    chance = random.Random(7)

    def builds() -> None:
        while True:
            build(new, output)
            build(old, output)

    with reader(output, old, new, pause=PAUSE[step > 1]) as ended:
        moments = range(0, 100, step)
        for _ in moments:
            assert killed_after(chance.uniform(0.001, 0.06), builds, room / ".site.lock") == -9
            assert tree(output) in whole
        build(new, output)
        reading = ended()
    record_property("kills", len(moments))
    record_property("reads", reading.reads)
    assert tree(output) == whole[1]
    assert os.listdir(room) == ["site"]
    assert reading.reads > 100
    assert (reading.missing, reading.wrong) == (0, 0)


@pytest.mark.parametrize("code", [errno.ENOSPC, long(errno.EIO), long(errno.EROFS)])
@pytest.mark.parametrize("step", [18, long(1)])
def test_whatever_call_fails_the_site_is_whole(
    room: Path, whole: tuple[Tree, Tree], code: int, record_property: Record, step: int
) -> None:
    """The child ends with one sentence (1), or fine (0) where only the old site could not be removed."""
    output = room / "site"
    build(OLD, output)
    calls = changing_calls(lambda: build(NEW, output), room.parent / "calls")
    swapped = calls.index("exchange") + 1
    moments = range(1, len(calls) + 1, step)
    record_property("failed calls", len(moments))
    for n in moments:
        build(OLD, output)
        ended = failing_at(n, code, lambda: build(NEW, output))
        found = tree(output)
        if ended == 1:
            assert found == whole[0], f"{calls[n - 1]} failed and the site is not the old one"
        else:
            assert (ended, found) == (0, whole[1]), f"{calls[n - 1]} failed"
            assert n >= swapped or calls[n - 1] in ("os.link", "os.chmod")
        build(NEW, output)
        assert tree(output) == whole[1]
        assert os.listdir(room) == ["site"]


@pytest.mark.parametrize("step", [12, long(1)])
def test_of_builds_at_once_each_succeeds_or_says_so(
    room: Path, tmp_path: Path, record_property: Record, step: int
) -> None:
    sites = two_sites(60)
    whole = [clean(site, tmp_path / str(n)) for n, site in enumerate(sites)]
    output = room / "site"
    build(sites[0], output)

    def many(site: Site) -> Callable[[], None]:
        def run() -> None:
            ended = {forked(lambda: build(site, output)) for _ in range(0, 60, step)}
            until = time.monotonic() + 30
            while 0 not in ended and time.monotonic() < until:
                ended.add(forked(lambda: build(site, output)))
            assert ended in ({0}, {0, 1})

        return run

    def both() -> None:
        other = os.fork()
        if other == 0:
            os._exit(forked(many(sites[0])))
        mine = forked(many(sites[1]))
        _, status = os.waitpid(other, 0)
        assert (mine, os.waitstatus_to_exitcode(status)) == (0, 0)

    with reader(output, *sites, pause=PAUSE[step > 1]) as ended:
        assert forked(both) == 0
        reading = ended()
    record_property("builds at once", 2 * len(range(0, 60, step)))
    record_property("reads", reading.reads)
    assert tree(output) in whole
    assert os.listdir(room) == ["site"]
    assert (reading.missing, reading.wrong) == (0, 0)
