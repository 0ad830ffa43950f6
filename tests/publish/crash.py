"""Builds that are killed, fail or run beside one another, and what they leave. Used by the tests and by `make torture`.

In: two invented sites, old and new. Out: what stood in the published folder afterwards. A build runs in a forked child
whose audit hook sees every system call that changes something (Python raises an event before each one) and ends the
child there, as the system would; a write ends in its middle.
"""

import json
import os
import signal
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from sys import addaudithook

from generator.base.problems import SetupError
from generator.publish import write_site
from generator.publish.lock import locked
from generator.publish.output import MARKER

Site = Mapping[str, bytes]
#: Path -> mode and bytes; a folder has no bytes.
Tree = dict[str, tuple[int, bytes | None]]

#: A mount point that no folder of a test is in, as one may be in `/dev/shm`.
MOUNTED = Path("/proc") if Path("/proc").is_dir() else Path("/dev")
CHANGING = frozenset({"os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.chmod", "os.symlink"})
EXCHANGE = frozenset({"renameat2", "renamex_np"})


@dataclass(frozen=True)
class File:
    path: str
    content: bytes


def two_sites(pages: int) -> tuple[Site, Site]:
    """An old and a new site: of every four pages one is the same in both, one changed, one removed, one added."""
    old, new = dict[str, bytes](), dict[str, bytes]()
    for n in range(pages):
        path = f"de/gespräche/{n}/index.html" if n % 3 else f"en/{n}.html"
        text = f"page {n} ".encode() * 400
        if n % 4 != 3:
            old[path] = text
        if n % 4 != 2:
            new[path] = text + b"corrected" * (n % 4 == 1)
    old["was-a-folder/index.html"], new["was-a-folder"] = b"x", b"y"
    return old, new


def build(site: Site, output: Path) -> None:
    write_site(lambda _: [File(path, content) for path, content in site.items()], output)


def tree(folder: Path) -> Tree:
    """Everything below a folder; empty if there is none."""
    found: Tree = {}
    for at, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(at, name)
            mode = path.lstat().st_mode
            found[str(path.relative_to(folder))] = (mode, path.read_bytes() if path.is_file() else None)
    return found


def clean(site: Site, scratch: Path) -> Tree:
    """What a build of the site into a new folder gives."""
    scratch.mkdir()
    build(site, scratch / "site")
    found = tree(scratch / "site")
    assert {path for path, (_, content) in found.items() if content is not None} == {MARKER, *site}
    return found


# A child that is ended


def forked(run: Callable[[], None]) -> int:
    """Run in a child; its exit code: 0 fine, 1 a `SetupError`, 70 a traceback, -9 killed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child only ever uses its own thread
        child = os.fork()
    if child == 0:
        code = 70
        try:
            run()
            code = 0
        except SetupError:
            code = 1
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def watch(act: Callable[[int, str], None]) -> None:
    """Call `act(n, event)` before the n-th changing call of this process; there is no way back, so only in a child."""
    count, write = 0, os.write

    def step(event: str) -> None:
        nonlocal count
        count += 1
        act(count, event)

    def hook(event: str, args: tuple[object, ...]) -> None:
        opened = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        exchanged = event == "ctypes.dlsym" and args[1] in EXCHANGE
        if opened or exchanged or event in CHANGING:
            step("exchange" if exchanged else event)

    def half_write(handle: int, content: memoryview) -> int:
        written = write(handle, content[: (len(content) + 1) // 2])
        step("write")
        return written

    os.write = half_write  # type: ignore[assignment]
    addaudithook(hook)


def changing_calls(run: Callable[[], None], report: Path) -> list[str]:
    """The names of the changing calls of a run, in order."""
    calls: list[str] = []

    def watched() -> None:
        watch(lambda n, event: calls.append(event))
        run()
        found = json.dumps(calls)
        report.write_text(found, encoding="utf-8")

    assert forked(watched) == 0
    return list(json.loads(report.read_text(encoding="utf-8")))


def killed_at(call: int, run: Callable[[], None]) -> int:
    """Run in a child that is killed just before its n-th changing call (in the middle of it, for a write)."""

    def act(n: int, event: str) -> None:
        if n == call:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched() -> None:
        watch(act)
        run()

    return forked(watched)


def failing_at(call: int, code: int, run: Callable[[], None]) -> int:
    """Run in a child whose n-th changing call, and only that, fails with this error number."""

    def act(n: int, event: str) -> None:
        if n == call:
            raise OSError(code, os.strerror(code))

    def watched() -> None:
        watch(act)
        run()

    return forked(watched)


def killed_after(seconds: float, run: Callable[[], None], lock: Path) -> int:
    """Run in a child that is killed from outside after a time. Its own children end with it, but a moment later, and
    hold its `lock` until then; this waits for them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            run()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    for _ in range(1000):
        with suppress(SetupError), locked(lock, "busy"):
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.001)
    raise AssertionError("a child of a killed build did not end")


# A reader


@dataclass(frozen=True)
class Reading:
    reads: int
    missing: int
    wrong: int


@contextmanager
def reader(output: Path, *sites: Site, pause: float = 0) -> Iterator[Callable[[], Reading]]:
    """A process that reads, again and again, every page that is in all of the sites; the function ends it.

    `pause` is how many seconds lie between two rounds.
    """
    pages = {path: {site[path] for site in sites} for path in sites[0] if all(path in site for site in sites)}
    stop, said = os.pipe(), os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.set_blocking(stop[0], False)
        _read_until_told(output, pages, pause, stop[0], said[1])
    result: list[Reading] = []

    def end() -> Reading:
        if not result:
            os.write(stop[1], b"x")
            result.append(Reading(*json.loads(os.read(said[0], 1000))))
            os.waitpid(child, 0)
        return result[0]

    try:
        yield end
    finally:
        end()
        for handle in (*stop, *said):
            os.close(handle)


def _read_until_told(output: Path, pages: Mapping[str, set[bytes]], pause: float, stop: int, said: int) -> None:
    reads = missing = wrong = 0
    while True:
        for path, contents in pages.items():
            reads += 1
            try:
                wrong += (output / path).read_bytes() not in contents
            except OSError:
                missing += 1
        try:
            os.read(stop, 1)
            os.write(said, json.dumps([reads, missing, wrong]).encode())
            os._exit(0)
        except BlockingIOError:
            time.sleep(pause)
