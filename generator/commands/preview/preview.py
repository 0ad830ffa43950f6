"""A live preview: the archive in, a served site that follows every save out. ⚡ Starts a process, serves loopback.

The site is built into a folder of its own, for the address it is served under; `site/` is left alone. One process
builds for as long as the preview runs, so that libraries are loaded once and the archive stays in its memory for a
glimpse of the next change; if it dies, the next build starts another.
"""

import gc
import signal
import sys
import tempfile
import threading
import traceback
import webbrowser
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.parse import urlsplit

from generator.base.config import read_site
from generator.base.problems import SetupError, as_typed, did_you_mean
from generator.build import Loaded, build, load, theme_folders
from generator.commands import terminal
from generator.commands.preview.glimpse import Known, glimpse
from generator.commands.preview.serve import serve_live
from generator.commands.preview.state import Outcome, Preview
from generator.content import read_text
from generator.pages import PlannedSite, plan_site

_FAULT = "Internal error"
#: Seconds without a save after which there is time to tidy up.
_IDLE = 2.0


def preview(archive: Path, port: int, drafts: bool, quiet: bool, entry: str | None = None) -> None:
    """Serve the archive until interrupted, and open the browser on the page of `entry` if there is one.

    Raises `SetupError` where there is no content/ or the port is in use.
    """
    if not (archive / "content").is_dir():
        raise SetupError(f"there is no folder content/ in {as_typed(archive)}; run this where it is, or give --archive")
    with tempfile.TemporaryDirectory(prefix="briefings-preview-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch) / "site"
        builder = _Builder(_BuildRequest(archive, folder, drafts, entry))
        watched = (archive / "content", archive / "themes")
        shown = _Shown(quiet, entry)
        try:
            serve_live(
                Preview(
                    archive, folder, watched, builder.make, builder.glimpse, builder.hurry, builder.abandon,
                ),
                port, shown.started, shown.built,
            )  # fmt: skip
        finally:
            builder.abandon()
    terminal.say("The preview has ended.", quiet)


@dataclass(frozen=True, slots=True)
class _BuildRequest:
    """What to build, and which entry's page is asked for."""

    archive: Path
    folder: Path
    drafts: bool
    entry: str | None
    port: int = 0


@dataclass(frozen=True, slots=True)
class _GlimpseRequest:
    """A glimpse that is asked for: what has changed, and which files of the site are shown."""

    changed: tuple[str, ...]
    shown: tuple[str, ...]


class _GivenUpError(Exception):
    """A build that was ended because something newer is waiting."""


class _Builder:
    """Lets another process build. `make` waits for it; `hurry` and `abandon` are called from another thread.

    `hurry` asks the process to give up what it builds, `abandon` ends the process.
    """

    def __init__(self, request: _BuildRequest) -> None:
        self._request = request
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def make(self, port: int) -> Outcome:
        """One build. Whatever happens to the process, there is an outcome."""
        try:
            line = self._ready()
            line.send(replace(self._request, port=port))
            outcome: Outcome = line.recv()
            if outcome.made:
                self._request = replace(self._request, entry=None)
            if outcome.failure.startswith(_FAULT):
                self.abandon()
            return outcome
        except (EOFError, OSError):
            code = self._process.exitcode if self._process else None
            self.abandon()
            return Outcome(
                made=False, failure=f"The process that builds has ended ({code}); the next build starts another."
            )

    def glimpse(self, changed: Collection[str], shown: Collection[str]) -> Outcome | None:
        """What the process can show without a build; nothing where there is no process, or it dies of it."""
        if self._line is None or self._process is None or not self._process.is_alive():
            return None
        try:
            self._line.send(_GlimpseRequest(tuple(changed), tuple(shown)))
            seen: Outcome | None = self._line.recv()
            return seen
        except (EOFError, OSError):
            self.abandon()
            return None

    def hurry(self) -> None:
        with suppress(OSError):
            if self._line is not None:
                self._line.send(None)

    def abandon(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()

    def _ready(self) -> Connection:
        if self._line is None or self._process is None or not self._process.is_alive():
            context = get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_other_process, args=(theirs,), name="build")
            self._process.start()
            theirs.close()
        return self._line


def _other_process(line: Connection) -> None:
    """Ctrl-C is for the server, which ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    _build_forever(line)


def _build_forever(line: Connection) -> None:
    """Build until the line is closed.

    A fault of ours must not end the preview, so it is shown; the next build starts another process. What a build leaves
    is for the next glimpse; garbage is looked for only when nobody waits, since that takes as long as a build.
    """
    memory = _Memory(line)
    littered = False
    while True:
        try:
            if littered and not line.poll(_IDLE):
                gc.unfreeze()
                gc.collect()
                gc.freeze()
                littered = False
            request: _BuildRequest | _GlimpseRequest | None = line.recv()
        except EOFError:
            return
        try:
            if isinstance(request, _GlimpseRequest):
                line.send(_seen(request, memory.known))
            elif request:
                line.send(_outcome(request, memory))
                littered = True
        except Exception:
            line.send(Outcome(made=False, failure=f"{_FAULT}\n\n{traceback.format_exc()}"))
            return


class _Memory:
    """What the last build knew, and whether something newer is waiting at the other end of the line."""

    def __init__(self, line: Connection | None = None) -> None:
        self._line = line
        self.known: Known | None = None

    def keep(self, archive: Path) -> Callable[[Loaded, PlannedSite], None]:
        def kept(loaded: Loaded, planned: PlannedSite) -> None:
            self.known = Known(archive, loaded, planned)

        return kept

    def progress(self, stage: str, done: int, of: int) -> None:
        """Give up between reading and linking, and between two pages. Raises `_GivenUpError`."""
        between = done == of if stage == "parse" else done % 64 == 0
        if between and self._line is not None and self._line.poll():
            raise _GivenUpError


def _seen(request: _GlimpseRequest, known: Known | None) -> Outcome | None:
    """A glimpse as an outcome. A wrong set-up is for the build to say."""
    try:
        found = glimpse(known, request.changed, request.shown) if known else None
    except SetupError:
        return None
    return Outcome(made=bool(found.files), problems=found.problems, files=found.files) if found else None


def _outcome(request: _BuildRequest, memory: _Memory) -> Outcome:
    """Build, and turn everything that can come of it into something to show."""
    base_path = _base_path(request.archive)
    try:
        base_url = f"http://127.0.0.1:{request.port}{base_path}" if base_path else None
        built = build(
            request.archive, request.folder, base_url, request.drafts, progress=memory.progress, search=False,
            known=memory.keep(request.archive),
        )  # fmt: skip
    except _GivenUpError:
        return Outcome(made=False, given_up=True)
    except SetupError as error:
        return Outcome(made=False, base_path=base_path, failure=f"{error}.")
    if built.stopped or request.entry is None:
        return Outcome(not built.stopped, base_path, built.problems)
    start, unknown = _page_of(request.entry, request)
    return Outcome(made=True, base_path=base_path, problems=built.problems, failure=unknown, start=start)


def _page_of(entry: str, request: _BuildRequest) -> tuple[str, str]:
    """Where the page of an entry lies below the base path, in the entry's original language; or why there is none."""
    loaded = load(request.archive, drafts=request.drafts)
    if loaded.site is None or loaded.archive is None or not loaded.sound:
        return "", ""
    found = loaded.archive.entries.get(entry)
    if found is None:
        near = did_you_mean(entry, loaded.archive.entries)
        return "", f"there is no entry with the id “{entry}”" + (f"; {near}" if near else "")
    planned = plan_site(loaded.archive, loaded.site, theme_folders(request.archive, loaded.site.theme))
    permalink = planned.sites.by_language[found.original.language].permalinks[entry]
    return planned.sites.addresses.link(permalink).removeprefix(loaded.site.base_path), ""


def _base_path(archive: Path) -> str | None:
    """The sub-path that the configuration asks for, if it can be read."""
    text, _, problem = read_text(archive, "content/site.yaml")
    site, _ = (None, ()) if problem else read_site(text, "content/site.yaml")
    return urlsplit(site.base_url).path if site else None


class _Shown:
    """What the terminal says, and the browser that is opened once."""

    def __init__(self, quiet: bool, entry: str | None) -> None:
        self._quiet, self._entry = quiet, entry
        self._opened = entry is None
        self._said = ""

    def started(self, address: str) -> None:
        terminal.say("Building the site …", self._quiet)

    def built(self, outcome: Outcome, address: str, seconds: float) -> None:
        """Raises `SetupError` if the entry whose page is asked for is not in the first site that was made."""
        if outcome.made and outcome.failure:
            raise SetupError(outcome.failure)
        terminal.show_problems(outcome.problems)
        if outcome.failure:
            sys.stderr.write(f"{outcome.failure}\n")
        here = address + outcome.start
        if not self._said or outcome.start:
            terminal.say(f"Look at {here} – Ctrl-C ends the preview.", self._quiet and self._entry is None)
        self._said = self._said or here
        state = "Built" if outcome.made else "The preview stays as it was: not built,"
        terminal.say(f"{state} in {seconds:.2f} s.", self._quiet)
        if not self._opened:
            self._opened = True
            threading.Thread(target=webbrowser.open, args=(here,), daemon=True).start()
