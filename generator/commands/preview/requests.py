"""Requests to the preview: what was asked in, which file of the site is meant out, or a refusal. Pure.

Other websites that are open in the same browser can reach this machine's loopback. So a request must name the loopback
as its host (else a name could be rebound to 127.0.0.1), and a WebSocket must come from a page of the preview itself.
"""

import mimetypes
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

#: What the browser is told, whatever the machine's own table of types says.
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "xsl": "application/xml",
    "atom": "application/atom+xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/vnd.microsoft.icon",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "bib": "text/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}
_LONGEST = 1_000
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def is_own_host(hosts: Sequence[str], port: int) -> bool:
    """Whether the values of the Host header are one, and that one is this server's."""
    return len(hosts) == 1 and hosts[0].lower() in _own(port)


def is_own_origin(origins: Sequence[str], host: str) -> bool:
    """Whether the values of the Origin header are one, and that one is the preview under the host that was asked."""
    return len(origins) == 1 and origins[0].lower() == f"http://{host.lower()}"


def _own(port: int) -> frozenset[str]:
    return frozenset(f"{name}:{port}" for name in LOOPBACK) | (frozenset(LOOPBACK) if port == 80 else frozenset())


def site_path(raw: str, base_path: str) -> str | None:
    """The path below the site's folder that a request's raw path means, or None if it can mean nothing there.

    Percent-encoding is undone once, and must be UTF-8. The result has no empty, hidden (`.x`), `.` or `..` part, no
    backslash and no control character; it is empty for the site's root and ends with `/` for a folder. It is no longer
    than a file system takes.
    """
    try:
        path = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeError:
        return None
    if not path.startswith(base_path):
        return None
    rest = path[len(base_path) :]
    if len(rest) > _LONGEST:
        return None
    names = rest.removesuffix("/").split("/") if rest else []
    return rest if all(map(_is_plain, names)) else None


def _is_plain(name: str) -> bool:
    if not name or name.startswith(".") or len(name.encode("utf-8")) > 255:
        return False
    return name.isprintable() and "\\" not in name


def content_type(path: str) -> str:
    """The value of Content-Type for a file of this name."""
    known = _TYPES.get(path.rpartition(".")[2].lower())
    return known or mimetypes.guess_type(path)[0] or "application/octet-stream"
