"""The sitemap (sitemaps.org 0.9) and robots.txt: all pages in, bytes out. Fallbacks, redirects and 404 are not listed.

More than 50,000 addresses go into several files with an index, as the protocol asks.
"""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from generator.pages.permalinks import Addresses, Permalink
from generator.pages.plan import UNLISTED, Page

LONGEST = 50_000
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(pages: Iterable[Page], addresses: Addresses, longest: int = LONGEST) -> Iterator[tuple[Permalink, bytes]]:
    """`sitemap.xml`, and `sitemap-1.xml` and so on where one file is not enough."""
    listed = [page.permalink for page in pages if page.translated and page.kind not in UNLISTED]
    parts = [listed[n : n + longest] for n in range(0, len(listed), longest)] or [[]]
    if len(parts) == 1:
        yield Permalink("sitemap.xml"), _urls(parts[0], addresses)
        return
    names = [Permalink(f"sitemap-{n}.xml") for n in range(1, len(parts) + 1)]
    yield Permalink("sitemap.xml"), _document("sitemapindex", "sitemap", names, addresses)
    yield from ((name, _urls(part, addresses)) for name, part in zip(names, parts, strict=True))


def robots(addresses: Addresses) -> bytes:
    """Everything may be read; the sitemap's address."""
    return f"User-agent: *\nAllow: /\nSitemap: {addresses.absolute('sitemap.xml')}\n".encode()


def _urls(permalinks: Sequence[Permalink], addresses: Addresses) -> bytes:
    return _document("urlset", "url", permalinks, addresses)


def _document(root: str, item: str, permalinks: Sequence[Permalink], addresses: Addresses) -> bytes:
    lines = (f"<{item}><loc>{escape(addresses.absolute(permalink))}</loc></{item}>\n" for permalink in permalinks)
    return (_OPEN.format(root) + "".join(lines) + f"</{root}>\n").encode()
