"""The connection of one open page: what changed for it in, one message out. Livereload's protocol, narrowed. ⚡

Livereload keeps its connections in a class attribute, drops what comes within three seconds of the last reload, and
tells every page to reload. Here each connection belongs to its server, and each page is told what concerns it alone:
whether its own page changed, which of the files that it shows changed, and what is wrong with the content.
"""

import json
from collections.abc import Mapping
from typing import Any

from livereload.handlers import LiveReloadHandler
from tornado.websocket import WebSocketClosedError

from generator.commands.preview.report import report
from generator.commands.preview.state import Served

_MOST_PAGES = 100
_MOST_FILES = 60


class OpenPage(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """A page that is open in a browser. It says `info` once; from then on `tell` sends it what is new."""

    def initialize(self, served: Served, pages: set["OpenPage"]) -> None:
        self._served, self._pages = served, pages
        self._versions: dict[str, str] = {}
        self._path = ""

    def check_origin(self, origin: str) -> bool:
        """Checked before, with the host."""
        return True

    def open(self, *args: str, **kwargs: str) -> None:
        if len(self._pages) >= _MOST_PAGES:
            self.close(1013, "too many pages are open")

    def on_close(self) -> None:
        self._pages.discard(self)

    def on_message(self, message: str | bytes) -> None:
        said = _object(message)
        if said is None:
            self.close(1003, "not understood")
        elif said.get("command") == "hello":
            super().on_message(json.dumps({"command": "hello"}))
        elif said.get("command") == "info":
            self._introduce(said)

    @property
    def shown(self) -> tuple[str, ...]:
        """The address paths of the page and of the files that it shows."""
        return tuple(self._versions)

    def _introduce(self, said: Mapping[str, Any]) -> None:
        """Remember what the page was made of. Its style is in doubt if another build than this may have served it."""
        served = self._served
        files = said.get("files")
        paths = [str(path) for path in (files[:_MOST_FILES] if isinstance(files, list) else ())]
        sure = said.get("build") == served.stamp and not served.building
        self._versions = {path: served.version(path) if sure or not path.endswith(".css") else "" for path in paths}
        self._path = str(said.get("url"))
        self._versions[self._path] = str(said.get("page"))
        self._pages.add(self)
        if not served.building:
            self.tell()

    def tell(self) -> None:
        """Send what the latest build means for this page."""
        served = self._served
        now = {path: served.version(path) for path in self._versions} if served.ever else self._versions
        changed = [path for path, version in now.items() if version != self._versions[path]]
        self._versions = now
        message = {
            "command": "built",
            "build": served.stamp,
            "base": served.base_path,
            "start": served.start,
            "site": served.ever,
            "page": self._path in changed,
            "files": [path for path in changed if path != self._path],
            **report(served.outcome.problems, served.outcome.failure, served.archive),
        }
        try:
            self.write_message(json.dumps(message))
        except WebSocketClosedError:
            self._pages.discard(self)


def _object(message: str | bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(message)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None
