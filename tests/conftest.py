"""What tests share: the built site, a server that serves a folder below a base path, and Chromium.

The site is built once a run, by the real command line, whatever number of workers the tests are spread over. A module
stays with one worker, so that what its tests share is made once; those that need Chromium come first. What tests write
is written to memory where that can be had.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from generator.build import Loaded, load
from tests.chromium import chromium_path

#: Every day the same made-up inputs, so that a run says something of the change at hand; every night others.
settings.register_profile("every-day", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "every-day"))

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
BASE_URL = "https://example.org/repo/"

# Nothing that Chromium starts by itself may leave the machine; the sandbox needs rights that root in a container lacks.
# One process for all pages, which are our own: a new one for each visit takes longer than the visit.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",
    "--process-per-site",
    "--disable-site-isolation-trials",
)

NO_CHROMIUM = (
    "NOT LOOKED AT IN A BROWSER: no Chromium was found; install one (Debian: apt-get install chromium) or name it in "
    "BRIEFINGS_CHROMIUM"
)


#: A file system in memory, and what has to be free there: builds write thousands of small files, and disks are slow.
MEMORY, ENOUGH = Path("/dev/shm"), 2 * 2**30
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)  # for workers, commands and Chromium too

# Machines are shared: how long one example takes says nothing about the code.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its folder, the base URL that it was built for with that address's path, what the build said."""

    folder: Path
    base_url: str
    base_path: str
    said: str


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Modules that take long come first, so that no worker is left alone with one at the end.

    What only the long run tries stays out of `-m browser` too: it has to be asked for by its name.
    """
    if "long" not in config.option.markexpr:
        left_out = [test for test in items if test.get_closest_marker("long")]
        items[:] = [test for test in items if test not in left_out]
        config.hook.pytest_deselected(items=left_out)
    first = {test.path for test in items if test.get_closest_marker("browser")}
    items.sort(key=lambda test: test.path not in first)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly, as the last thing, what was not looked at."""
    missed = sum(NO_CHROMIUM in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ()))
    if missed:
        terminalreporter.write_line(f"{NO_CHROMIUM} ({missed} tests)", red=True, bold=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Site:
    """This repository's own content, built by `briefings build` for a sub-path."""
    run = tmp_path_factory.getbasetemp()
    shared = (run if worker_id == "master" else run.parent) / "shared-site"
    shared.mkdir(exist_ok=True)
    with locked(shared / "lock"):
        if not (shared / "log").exists():
            (shared / "log").write_text(build(shared / "site"), encoding="utf-8")
    log = (shared / "log").read_text(encoding="utf-8")
    if not log.startswith("exit 0\n"):
        pytest.fail(f"briefings build of this repository: {log}", pytrace=False)
    return Site(shared / "site", BASE_URL, urlsplit(BASE_URL).path, log)


@pytest.fixture(scope="session")
def shipped(site: Site) -> Loaded:
    """This repository's own content, drafts included, as the build of its site remembers it."""
    return load(ROOT, drafts=True, memo=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def build(output: Path) -> str:
    """Exit code and everything that was printed."""
    command = [sys.executable, "-m", "generator", "build", "--output", str(output), "--base-url", BASE_URL]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL)
    return f"exit {done.returncode}\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path, str], str]]:
    """`serve_folder(folder, "/repo/")` gives the address under which the folder is now served on the loopback."""
    servers: list[ThreadingHTTPServer] = []

    def serve(folder: Path, base_path: str = "/") -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(BelowBasePath, folder, base_path))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{base_path}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


class BelowBasePath(SimpleHTTPRequestHandler):
    """Serves one folder as the host of static sites does: below a base path, with its 404.html for what is missing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, base_path: str, *args: Any) -> None:
        self.base_path = base_path
        super().__init__(*args, directory=str(folder))

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.base_path):
            return os.path.join(self.directory, "no such page")
        return super().translate_path("/" + path.removeprefix(self.base_path))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def site_address(site: Site, serve_folder: Callable[[Path, str], str]) -> str:
    """Where the built site of this repository is served, with its base path: `http://127.0.0.1:…/repo/`."""
    return serve_folder(site.folder, site.base_path)


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """One Chromium for all browser tests; without one they are skipped loudly, and fail when CI=true."""
    path = chromium_path()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(NO_CHROMIUM, pytrace=False)
        pytest.skip(NO_CHROMIUM)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=20_000)  # on a busy machine too; what is there is not waited for
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


class Window:
    """A browser window with one tab; `asked` are the hosts that its pages asked for something."""

    def __init__(self, chromium: "Browser") -> None:
        self.context = chromium.new_context()
        self.asked: set[str] = set()
        self.context.on("request", lambda request: self.asked.add(urlsplit(request.url).hostname or "127.0.0.1"))
        self.tab = self.context.new_page()

    def put_back(self) -> None:
        """As it was when it was opened: one empty tab of the usual size, nothing stored, nothing intercepted.

        What it has read of a site is kept: no test changes that, and of a preview browsers keep nothing.
        """
        for other in [page for page in self.context.pages if page != self.tab]:
            other.close()
        self.tab.unroute_all()
        self.context.set_offline(False)
        if self.tab.url.startswith("http"):
            self.tab.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.tab.goto("about:blank")
        self.tab.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
        self.tab.set_viewport_size({"width": 1280, "height": 720})
        self.context.clear_cookies()
        self.asked.clear()


@pytest.fixture(scope="session")
def windows(chromium: "Browser") -> Iterator[list[Window]]:
    """At most one: opening a tab takes longer than most of what is looked at in it."""
    found: list[Window] = []
    yield found
    for window in found:
        window.context.close()


@pytest.fixture
def tab(chromium: "Browser", windows: list[Window], request: pytest.FixtureRequest) -> Iterator["Page"]:
    """An empty tab with no storage; at the end it must have asked nobody but this machine."""
    from playwright.sync_api import Error

    if not windows:
        windows.append(Window(chromium))
    window, failed = windows[0], request.session.testsfailed
    yield window.tab
    asked = set(window.asked)
    try:
        if request.session.testsfailed > failed:
            raise Error("whatever state it is in")
        window.put_back()
    except Error:  # such as a page that just goes elsewhere by itself
        windows.remove(window)
        window.context.close()
    assert asked <= {"127.0.0.1"}, f"requests left this machine: {sorted(asked)}"


@pytest.fixture
def own_tab(chromium: "Browser") -> Iterator["Page"]:
    """A tab in a window of its own, for a test that changes what cannot be put back."""
    window = Window(chromium)
    yield window.tab
    window.context.close()
    assert window.asked <= {"127.0.0.1"}, f"requests left this machine: {sorted(window.asked)}"
