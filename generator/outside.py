"""Whether outside addresses still answer: an archive in, warnings out. ⚡ Uses the network, and only when asked to.

Polite: each address once, one after the other, a pause between two to the same host, the head of a page before its
body, and a name that says who asks. Only what the archive itself links to is asked.
"""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from generator import __version__
from generator.links import Archive
from generator.problems import Place, Problem

PAUSE, PATIENCE = 1.0, 15.0
_AGENT = f"briefings/{__version__} (checks the links of an archive)"


def ask_outside(archive: Archive, progress: Callable[[str, int, int], None]) -> Iterator[Problem]:
    """A warning for each address of a source that does not answer with success."""
    addresses = tuple(_addresses(archive))
    asked: dict[str, float] = {}
    for n, (url, place) in enumerate(addresses):
        progress("ask", n, len(addresses))
        host = urlsplit(url).netloc
        time.sleep(max(0.0, asked.get(host, 0.0) + PAUSE - time.monotonic()))
        asked[host] = time.monotonic()
        trouble = _trouble(url)
        if trouble:
            yield Problem(
                place, f"{url} does not answer ({trouble})", "correct it, or rely on `archived_url`", "warning"
            )
    progress("ask", len(addresses), len(addresses))


def _addresses(archive: Archive) -> Iterator[tuple[str, Place]]:
    seen: set[str] = set()
    for source in archive.of(*archive.sources):
        for key, url in (("url", source.source.url), ("archived_url", source.source.archived_url)):
            if url and url not in seen:
                seen.add(url)
                yield url, Place(source.original.path, *source.original.keys.get(key, (1, 1)))


def _trouble(url: str) -> str:
    """What is wrong with an address, or nothing. A server that refuses `HEAD` is asked for the page."""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(url, method=method, headers={"User-Agent": _AGENT})  # noqa: S310  (http only)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
                return ""
        except urllib.error.HTTPError as error:
            if method == "GET" or error.code not in (403, 405, 501):
                return f"status {error.code}"
        except (OSError, http.client.HTTPException, ValueError) as error:
            return str(getattr(error, "reason", error)) or type(error).__name__
    return ""
