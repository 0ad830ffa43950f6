"""A request in, an answer out: the Tornado application of the preview. ⚡ Serves the loopback.

Every request passes `Application.find_handler`, which refuses what is not for this server before anything else is
looked at. Nothing is cached, nothing is listed, nothing may be embedded by another website.
"""

from html import escape
from pathlib import Path
from typing import Any

from tornado import httputil, web

from generator.commands.preview.report import plain_report
from generator.commands.preview.requests import content_type, is_own_host, is_own_origin
from generator.commands.preview.script import script_tag, with_script
from generator.commands.preview.socket import OpenPage
from generator.commands.preview.state import OWN, Served, digest

_ASSETS = Path(__file__).parent / "assets"
_SECURITY = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Server": "briefings",
}
_LARGEST_MESSAGE = 65_536
_NO_SITE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
<pre>{text}</pre>
</body>
</html>
"""


class Application(web.Application):
    """Answers for one `Served`; `pages` are the connections of the pages that are open in browsers."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.pages: set[OpenPage] = set()
        super().__init__(
            log_function=lambda _: None, websocket_max_message_size=_LARGEST_MESSAGE, websocket_ping_interval=30
        )

    def find_handler(self, request: httputil.HTTPServerRequest, **kwargs: Any) -> Any:
        """Tornado's name for: which class answers this request."""
        hosts = request.headers.get_list("Host")
        if not is_own_host(hosts, self.served.port):
            return self._refusal(request, 421, "This preview answers as localhost and 127.0.0.1 only.")
        if request.method not in ("GET", "HEAD"):
            return self._refusal(request, 405, "This preview is only read.")
        own = self.served.base_path + OWN
        if request.path == own + "socket":
            if not is_own_origin(request.headers.get_list("Origin"), hosts[0]):
                return self._refusal(request, 403, "Only pages of this preview connect to it.")
            return self.get_handler_delegate(request, OpenPage, {"served": self.served, "pages": self.pages})
        if request.path.startswith(own):
            return self.get_handler_delegate(request, OwnFile, {"name": request.path.removeprefix(own)})
        return self.get_handler_delegate(request, SiteFile, {"served": self.served})

    def _refusal(self, request: httputil.HTTPServerRequest, status: int, text: str) -> Any:
        return self.get_handler_delegate(request, Refusal, {"status": status, "text": text})


class _Answer(web.RequestHandler):
    def set_default_headers(self) -> None:
        for name, value in _SECURITY.items():
            self.set_header(name, value)

    def compute_etag(self) -> None:
        """None: a browser always asks anew."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Tornado's own refusals, in our words' form."""
        self.plain(status_code, self._reason)

    def plain(self, status: int, text: str) -> None:
        self.set_status(status)
        if status == 405:
            self.set_header("Allow", "GET, HEAD")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(text + "\n")


class Refusal(_Answer):
    """Says why there is no answer, whatever was asked."""

    def initialize(self, status: int, text: str) -> None:
        self._status, self._text = status, text

    def prepare(self) -> None:
        self.plain(self._status, self._text)


class OwnFile(_Answer):
    """The preview's script and its style."""

    def initialize(self, name: str) -> None:
        self._name = name

    def get(self) -> None:
        if self._name not in ("preview.js", "preview.css"):
            self.plain(404, "There is no such file.")
            return
        self.set_header("Content-Type", content_type(self._name))
        self.finish((_ASSETS / self._name).read_bytes())

    head = get


class SiteFile(_Answer):
    """A file of the site, a redirect to it, the page for what is missing, or, while there is no site, what is wrong."""

    def initialize(self, served: Served) -> None:
        self._served = served

    def get(self) -> None:
        served, path = self._served, self.request.path
        target = self._elsewhere(path)
        if target is not None:
            self.redirect(target)
        elif not path.startswith(served.base_path):
            self.plain(404, f"The site is at {served.address}")
        elif not served.ever:
            self._no_site()
        else:
            self._file(served.read(path), served.read(served.base_path + "404.html"))

    head = get

    def _elsewhere(self, path: str) -> str | None:
        """Where a path without a page leads: from outside to the site, from a folder's name to the folder."""
        served = self._served
        if path in ("/", served.base_path.rstrip("/")) and path != served.base_path:
            return served.base_path
        if not path.endswith("/") and served.is_folder(path):
            return path + "/"
        return None

    def _file(self, found: tuple[str, bytes] | None, missing: tuple[str, bytes] | None) -> None:
        if not (found or missing):
            self.plain(404, "There is no such page.")
        elif found:
            self._send(found[1], content_type(found[0]), 200)
        elif missing:
            self._send(missing[1], content_type("html"), 404)

    def _no_site(self) -> None:
        served = self._served
        failed = bool(served.outcome.problems or served.outcome.failure)
        title = "There is no site yet" if failed else "The site is being built"
        text = escape(plain_report(served.outcome.problems, served.outcome.failure))
        self._send(_NO_SITE.format(title=title, text=text).encode(), content_type("html"), 503)

    def _send(self, content: bytes, kind: str, status: int) -> None:
        if kind.startswith("text/html"):
            tag = script_tag(self._served.own("preview.js"), self._served.stamp, digest(content))
            content = with_script(content, tag, self.request.headers["Host"].lower())
        self.set_status(status)
        self.set_header("Content-Type", kind)
        self.finish(content)
