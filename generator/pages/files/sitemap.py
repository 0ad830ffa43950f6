"""The sitemap (sitemaps.org 0.9) and robots.txt: all pages in, bytes out. Fallbacks, redirects and 404 are not listed.

More than 50,000 addresses go into several files with an index, as the protocol asks. `lastmod` is the latest day that
stands in what a page shows, and is left out where there is none. Which page is which in another language is said in
the head of every page and not here again: it would make the sitemap four times as large.
"""

from collections.abc import Iterable, Iterator, Sequence

from generator.pages.site.changes import changed_on
from generator.pages.site.permalinks import Addresses, Permalink
from generator.pages.site.sites import Page, Sites
from generator.pages.words.markup import escape

NAME, LONGEST = Permalink("sitemap.xml"), 50_000
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'

#: An address, and the day of its last change or nothing.
_Line = tuple[Permalink, str]


def sitemap(pages: Iterable[Page], sites: Sites, longest: int = LONGEST) -> Iterator[tuple[Permalink, bytes]]:
    """`sitemap.xml`, and `sitemap-1.xml` and so on where one file is not enough."""
    lines = [(page.permalink, changed_on(page, sites)) for page in pages if page.listed]
    parts = [lines[n : n + longest] for n in range(0, len(lines), longest)] or [[]]
    if len(parts) == 1:
        yield NAME, _document("urlset", "url", parts[0], sites.addresses)
        return
    names = [Permalink(f"sitemap-{n}.xml") for n in range(1, len(parts) + 1)]
    index = [(name, max(day for _, day in part)) for name, part in zip(names, parts, strict=True)]
    yield NAME, _document("sitemapindex", "sitemap", index, sites.addresses)
    for name, part in zip(names, parts, strict=True):
        yield name, _document("urlset", "url", part, sites.addresses)


def robots(addresses: Addresses) -> bytes:
    """Everything may be read; the sitemap's address."""
    return f"User-agent: *\nAllow: /\nSitemap: {addresses.absolute('sitemap.xml')}\n".encode()


def _document(root: str, kind: str, lines: Sequence[_Line], addresses: Addresses) -> bytes:
    written = (
        f"<{kind}><loc>{escape(addresses.absolute(permalink))}</loc>"
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + f"</{kind}>\n"
        for permalink, day in lines
    )
    return (_OPEN.format(root) + "".join(written) + f"</{root}>\n").encode()
