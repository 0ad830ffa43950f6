"""Whether outside addresses still answer: an archive in, warnings out. ⚡ Uses the network, and only when asked to.

Polite: each address once, one after the other, a pause between two to the same host, the head of a page before its
body, and a name that says who asks. Only what the archive itself links to is asked. A server that asks to be left alone
for a while (429, 503) is left alone, and nothing is said about it.
"""

import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

from generator import __version__
from generator.base.problems import Place, Problem
from generator.links import Archive

PAUSE, PATIENCE = 1.0, 15.0
_LINK = re.compile(r"(?:\]\(|<)(https?://[^\s)>]+)")
_AGENT = f"briefings/{__version__} (checks the links of an archive)"


def check_outside_links(
    archive: Archive, texts: Mapping[str, str], progress: Callable[[str, int, int], None]
) -> Iterator[Problem]:
    """A warning for each address in the archive that does not answer with success. `texts`: path -> content file."""
    addresses = tuple(_addresses(archive, texts))
    asked: dict[str, float] = {}
    for n, (url, place, remedy) in enumerate(addresses):
        progress("ask", n, len(addresses))
        host = urlsplit(url).netloc
        time.sleep(max(0.0, asked.get(host, 0.0) + PAUSE - time.monotonic()))
        trouble = _trouble(url)
        asked[host] = time.monotonic()
        if trouble:
            yield Problem(place, f"{url} does not answer ({trouble})", remedy, "warning")
    progress("ask", len(addresses), len(addresses))


def _addresses(archive: Archive, texts: Mapping[str, str]) -> Iterator[tuple[str, Place, str]]:
    """Each address once: those of the sources, then those of links in prose; with its place and what to do."""
    seen: set[str] = set()
    for source in archive.of(*archive.sources):
        for key, url in (("url", source.source.url), ("archived_url", source.source.archived_url)):
            if url and url not in seen:
                seen.add(url)
                kept = key == "url" and source.source.archived_url
                remedy = "readers have `archived_url`" if kept else "correct it, or add `archived_url`"
                yield url, Place(source.original.path, *source.original.keys.get(key, (1, 1))), remedy
    for found in archive.entries.values():
        for edition in found.editions.values():
            text = texts.get(edition.path, "")
            for link in _LINK.finditer(text):
                if link[1] not in seen:
                    seen.add(link[1])
                    line, column = (
                        text.count("\n", 0, link.start(1)) + 1,
                        link.start(1) - text.rfind("\n", 0, link.start(1)),
                    )
                    yield link[1], Place(edition.path, line, column), "correct it, or remove the link"


def _trouble(url: str) -> str:
    """What is wrong with an address, or nothing. A server that refuses `HEAD` is asked for the page."""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(url, method=method, headers={"User-Agent": _AGENT})  # noqa: S310  (http only)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
                return ""
        except urllib.error.HTTPError as error:
            if error.code in (429, 503):
                return ""
            if method == "GET" or error.code not in (403, 405, 501):
                return f"status {error.code}"
        except (OSError, http.client.HTTPException, ValueError) as error:
            return str(getattr(error, "reason", error)) or type(error).__name__
    return ""
