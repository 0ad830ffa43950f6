"""Folders in, a call for every settled change out: livereload's watcher, off the event loop. ⚡ Watches the disk.

Livereload looks at modification times from inside the event loop, every 0.8 s. This one looks from a thread of its own,
as often as a look is cheap. It waits until nothing was saved for a moment, so that a half-saved file is passed over and
two saves within one tick of the file system's clock are never taken for one.
"""

import os
import threading
import time
from collections.abc import Callable

from livereload.watcher import Watcher

from generator.base.litter import is_litter

#: Seconds. A save is settled when it is SETTLED old; whoever saves without pause is waited for no longer than PATIENCE.
SETTLED, PATIENCE, QUICKEST, SLOWEST = 0.02, 0.4, 0.03, 2.0
#: A look at all files may take this share of the time.
_SHARE = 1 / 20
#: So many files that changed last are looked at every time.
_LATEST = 20

_Stamp = tuple[int, int, int, int]


class QuietWatcher(Watcher):  # type: ignore[misc]  # livereload has no types
    """Calls back from its own thread after each settled change below the watched paths."""

    def __init__(self) -> None:
        super().__init__()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._seen: dict[str, _Stamp | None] = {}
        self._folders: dict[str, int] = {}
        self._latest: list[str] = []
        self._news: set[str] = set()

    def start(self, callback: Callable[[], None]) -> bool:
        """Begin to watch; what is on the disk now is no change."""
        self._seen = {**self._look()}
        self._thread = threading.Thread(target=self._run, args=(callback,), name="watch", daemon=True)
        self._thread.start()
        return True

    def stop(self) -> None:
        """End the thread."""
        self._ended.set()
        if self._thread:
            self._thread.join()

    def news(self) -> frozenset[str]:
        """The paths that have changed since this was last asked."""
        told = frozenset(self._news)
        self._news -= told
        return told

    def examine(self) -> tuple[str | None, None]:
        """One look at everything: the path of a file that has changed since the last one, if any, once settled."""
        now = self._settled(self._look)
        return self._changed(now), None

    def glance(self) -> str | None:
        """The same for what is quickly looked at: the files that changed last, and the folders.

        A new, replaced, renamed or deleted file changes its folder, and then everything is looked at.
        """
        if any(_modified(folder) != modified for folder, modified in self._folders.items()):
            return self.examine()[0]
        if all(_stamp(path) == self._seen.get(path) for path in self._latest):
            return None
        now = self._settled(lambda: {path: stamp for path in self._latest if (stamp := _stamp(path))})
        return self._changed({**self._seen, **now})

    def _run(self, callback: Callable[[], None]) -> None:
        due = 0.0
        while not self._ended.wait(QUICKEST):
            began = time.monotonic()
            if began >= due:
                changed, _ = self.examine()
                took = time.monotonic() - began
                due = began + min(SLOWEST, max(QUICKEST, took / _SHARE))
            else:
                changed = self.glance()
            if changed:
                callback()

    def _changed(self, now: dict[str, _Stamp | None]) -> str | None:
        paths = [path for path in now.keys() | self._seen.keys() if now.get(path) != self._seen.get(path)]
        self._seen = now
        self._news.update(paths)
        self._latest = [*(path for path in self._latest if path not in paths), *paths][-_LATEST:]
        self.filepath = min(paths, default=None)
        return self.filepath

    def _settled(self, look: Callable[[], dict[str, _Stamp]]) -> dict[str, _Stamp | None]:
        """Every file with its stamp, or None for one that is written without pause: it will look changed again."""
        patient = 0.0  # until when, from the first look that found something fresh
        while True:
            settled = time.time_ns() - SETTLED * 1e9
            now = look()
            until = time.time_ns()  # what is later was written by another clock
            fresh = [
                path for path, stamp in now.items() if settled < stamp[1] <= until or self._is_emptied(path, stamp)
            ]
            if not fresh:
                return {**now}
            patient = patient or time.monotonic() + PATIENCE
            if time.monotonic() > patient or self._ended.wait(SETTLED):
                return {**now, **dict.fromkeys(fresh)}

    def _is_emptied(self, path: str, stamp: _Stamp) -> bool:
        """Whether the file had something in it when last seen: who saves in place empties it first."""
        seen = self._seen.get(path)
        return not stamp[2] and bool(seen and seen[2])

    def _look(self) -> dict[str, _Stamp]:
        files, folders = dict[str, _Stamp](), dict[str, int]()
        for path in self._tasks:
            _survey(path, files, folders)
        self._folders = folders
        return files


def _survey(path: str, files: dict[str, _Stamp], folders: dict[str, int]) -> None:
    """Enter each file and folder below `path`. Litter is left out, links are not followed."""
    folders[path] = _modified(path)
    try:
        with os.scandir(path) as entries:
            children = [entry for entry in entries if not is_litter(entry.name)]
    except OSError:
        return
    for child in children:
        try:
            if child.is_dir(follow_symlinks=False):
                _survey(child.path, files, folders)
            else:
                files[child.path] = _of(child.stat(follow_symlinks=False))
        except OSError:
            continue


def _stamp(path: str) -> _Stamp | None:
    try:
        return _of(os.lstat(path))
    except OSError:
        return None


def _of(found: os.stat_result) -> _Stamp:
    """Modification and change time in ns, size, inode."""
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _modified(folder: str) -> int:
    """The folder's modification time in ns, 0 where there is none."""
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0
