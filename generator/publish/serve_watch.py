"""Folders in, a call for every settled change out: livereload's watcher, off the event loop. ⚡ Watches the disk.

Livereload looks at modification times from inside the event loop, every 0.8 s. This one looks from a thread of its own,
as often as a look is cheap. It waits until nothing was saved for a moment, so that a half-saved file is passed over and
two saves within one tick of the file system's clock are never taken for one.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator

from livereload.watcher import Watcher

#: Seconds. A save is settled when it is SETTLED old; whoever saves without pause is waited for no longer than PATIENCE.
SETTLED, PATIENCE, QUICKEST, SLOWEST = 0.02, 0.4, 0.03, 2.0
#: A look at all files may take this share of the time.
_SHARE = 1 / 20

_Stamp = tuple[int, int, int, int]
_BACKUP = (".swp", ".swx", ".tmp", ".bak", ".orig", "~")


class QuietWatcher(Watcher):  # type: ignore[misc]  # livereload has no types
    """Calls back from its own thread after each settled change below the watched paths."""

    def __init__(self) -> None:
        super().__init__()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._seen: dict[str, _Stamp | None] = {}

    def start(self, callback: Callable[[], None]) -> bool:
        """Begin to watch; what is on the disk now is no change."""
        self._seen = dict(self._look())
        self._thread = threading.Thread(target=self._run, args=(callback,), name="watch", daemon=True)
        self._thread.start()
        return True

    def stop(self) -> None:
        """End the thread."""
        self._ended.set()
        if self._thread:
            self._thread.join()

    def examine(self) -> tuple[str | None, None]:
        """One look: the path of a file that has changed since the last one, if any, once it is settled."""
        now = self._settled()
        changed = [path for path in now.keys() | self._seen.keys() if now.get(path) != self._seen.get(path)]
        self._seen = now
        self.filepath = min(changed, default=None)
        return self.filepath, None

    def _run(self, callback: Callable[[], None]) -> None:
        pause = QUICKEST
        while not self._ended.wait(pause):
            began = time.perf_counter()
            changed, _ = self.examine()
            if changed:
                callback()
            pause = min(SLOWEST, max(QUICKEST, (time.perf_counter() - began) / _SHARE))

    def _settled(self) -> dict[str, _Stamp | None]:
        """Every file with its stamp, or None for one that is written without pause: it will look changed again."""
        began = time.monotonic()
        while True:
            looked = time.time_ns()
            now = dict(self._look())
            fresh = [path for path, stamp in now.items() if 0 <= looked - stamp[1] < SETTLED * 1e9]
            if not fresh:
                return dict(now)
            if time.monotonic() - began > PATIENCE or self._ended.wait(SETTLED):
                return {**now, **dict.fromkeys(fresh)}

    def _look(self) -> Iterator[tuple[str, _Stamp]]:
        for path in self._tasks:
            yield from _stamps(path)


def _stamps(path: str) -> Iterator[tuple[str, _Stamp]]:
    """Each file below `path` with mtime and ctime in ns, size and inode. Hidden files and backups are left out."""
    try:
        if not os.path.isdir(path):
            found = os.lstat(path)
            yield path, (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
            return
        with os.scandir(path) as entries:
            children = list(entries)
    except OSError:
        return
    for child in children:
        if child.name.startswith((".", "#")) or child.name.endswith(_BACKUP):
            continue
        try:
            if child.is_dir(follow_symlinks=False):
                yield from _stamps(child.path)
            else:
                found = child.stat(follow_symlinks=False)
                yield child.path, (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        except OSError:
            continue
