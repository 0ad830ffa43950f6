"""The watcher: each settled change once, none missed, nothing that no build reads."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.commands.preview import watch as serve_watch
from generator.commands.preview.watch import QuietWatcher


class Bell:
    """Counts how often it was rung, and waits for it."""

    def __init__(self) -> None:
        self.rung, self._event = 0, threading.Event()

    def ring(self) -> None:
        self.rung += 1
        self._event.set()

    def heard(self, within: float = 5) -> bool:
        found = self._event.wait(within)
        self._event.clear()
        return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (content / "calls").mkdir(parents=True)
    (content / "calls" / "a.md").write_text("eins")
    time.sleep(0.03)
    return content


@pytest.fixture
def bell(folder: Path) -> Iterator[Bell]:
    found = Bell()
    watcher = QuietWatcher()
    watcher.watch(str(folder))
    watcher.watch(str(folder.parent / "themes"))
    watcher.start(found.ring)
    yield found
    watcher.stop()


def test_a_saved_file_rings_once(folder: Path, bell: Bell) -> None:
    (folder / "calls" / "a.md").write_text("zwei")
    assert bell.heard()
    assert not bell.heard(0.3)
    assert bell.rung == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "calls" / "b.md").write_text("neu"),
        lambda folder: (folder / "calls" / "a.md").unlink(),
        lambda folder: (folder / "calls" / "a.md").rename(folder / "calls" / "c.md"),
        lambda folder: (folder / "calls").rename(folder / "actors"),
        lambda folder: os.replace(made(folder / "calls" / ".a.md.new"), folder / "calls" / "a.md"),
        lambda folder: os.utime(folder / "calls" / "a.md", (0, 0)),
        lambda folder: (folder / "calls" / "a.md").chmod(0o600),
        lambda folder: (folder / "calls" / "link.md").symlink_to("a.md"),
        lambda folder: made(folder.parent / "themes" / "own" / "templates" / "base.html"),
    ],
    ids=["new", "deleted", "renamed", "folder renamed", "replaced", "older", "mode", "link", "a folder from nothing"],
)
def test_every_kind_of_change_rings(folder: Path, bell: Bell, change: object) -> None:
    change(folder)  # type: ignore[operator]
    assert bell.heard()


def made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("gemacht")
    return path


def test_what_editors_leave_beside_a_file_does_not_ring(folder: Path, bell: Bell) -> None:
    for name in (".a.md.swp", "a.md~", "#a.md#", "a.md.tmp", "a.md.orig", "4913", "a.md___jb_tmp___", "Thumbs.db"):
        (folder / "calls" / name).write_text("Kopie")
    assert not bell.heard(0.3)


def test_a_file_of_the_same_size_saved_twice_within_a_tick_of_the_clock_is_seen_as_it_is_in_the_end(
    folder: Path,
) -> None:
    watcher = QuietWatcher()
    watcher.watch(str(folder))
    watcher.examine()
    for _ in range(20):
        file = folder / "calls" / "a.md"
        file.write_text("zwei")
        changed, _ = watcher.examine()  # returns only when the save is too old to share its time with another
        file.write_text("drei")
        assert changed == str(file)
        assert watcher.examine()[0] == str(file)
        assert watcher.examine()[0] is None


def test_in_a_very_large_archive_the_latest_files_and_the_folders_are_looked_at_all_the_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watcher = QuietWatcher()
    watcher.watch(str(folder))
    watcher.examine()
    file, other = folder / "calls" / "a.md", made(folder / "calls" / "b.md")
    assert watcher.glance() == str(other)
    assert watcher.glance() is None
    monkeypatch.setattr(watcher, "examine", lambda: pytest.fail("looked at everything"))
    other.write_text("zwei")
    assert watcher.glance() == str(other)
    assert watcher.glance() is None
    file.write_text("zwei")
    assert watcher.glance() == str(file)
    assert watcher.glance() is None


def test_who_saves_without_pause_is_not_waited_for_and_looks_changed_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve_watch, "PATIENCE", 0.1)
    file, pauses = folder / "calls" / "a.md", [False]

    class Interrupted(QuietWatcher):
        def _look(self) -> dict[str, tuple[int, int, int, int]]:
            if not pauses[0]:
                file.write_text(f"mehr und mehr, {time.monotonic_ns()}")  # a save before each look
            return super()._look()

    watcher = Interrupted()
    watcher.watch(str(folder))
    pauses[0] = True
    watcher.examine()
    pauses[0] = False
    assert watcher.examine()[0] == str(file)
    pauses[0] = True
    assert watcher.examine()[0] == str(file)
    assert watcher.examine()[0] is None


def test_a_file_that_is_emptied_to_be_written_anew_is_waited_for(folder: Path) -> None:
    watcher, file = QuietWatcher(), folder / "calls" / "a.md"
    watcher.watch(str(folder))
    watcher.examine()
    file.write_text("")
    time.sleep(2 * serve_watch.SETTLED)
    writing = threading.Timer(0.05, lambda: file.write_text("zwei"))
    writing.start()
    assert watcher.examine()[0] == str(file)
    writing.join()
    assert watcher.examine()[0] is None
    file.write_text("")
    assert watcher.examine()[0] == str(file)  # it stays empty, so that is how it is meant
    watcher.examine()
    assert watcher.examine()[0] is None
