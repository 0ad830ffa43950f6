"""The pages of a planned site rendered and read: links that lead nowhere, pages and sites that are too heavy.

In: a planned site, the texts of the content files, the folder of the built site where there is one. Out: problems, at
the link in a content file where it stands there. Nothing is written. What all pages share is said once. The surprising
thing: an absolute address below that of the site is looked at too, while another site on the same host is none of our
business.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.base.config import Site
from generator.base.problems import Place, Problem
from generator.base.workers import cores, in_parallel, shares
from generator.content import entry
from generator.links import Archive
from generator.pages import PlannedSite, other_files, render_page, rendering

#: Bytes of one page, without what it loads; a phone on a slow line waits a second for so much.
HEAVY_PAGE = 500_000
_BATCH = 600
_LINK = re.compile(rb'\s(?:href|src)="?([^"\s>]*)')
_ID = re.compile(rb'\sid="?([^"\s>]*)')

#: A link: the address of the page or file, and the fragment.
_Target = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Read:
    """What is in one file: its size, the ids in it, and the links of it that stay on the site."""

    size: int
    ids: frozenset[str] = frozenset()
    links: frozenset[_Target] = frozenset()


def check_rendered(
    planned: PlannedSite, archive: Archive, site: Site, texts: Mapping[str, str],
    progress: Callable[[str, int, int], None], built: Path | None = None,
) -> Iterator[Problem]:  # fmt: skip
    """All problems of the rendered site. `texts` holds the text of each content file by its path, the folder `built`
    the site itself where it has been built."""
    pages = {page.path: page for page in planned.pages}
    if built:
        names = [file.relative_to(built).as_posix() for file in sorted(built.rglob("*")) if file.is_file()]
        read = _read_all(names, lambda name: (built / name).read_bytes(), site, progress)
    else:
        read = _read_all([*pages], lambda path: render_page(pages[path], planned).content, site, progress)
        read |= {file.path: _Read(len(file.content)) for file in other_files(planned)}
        yield from _weight(sum(found.size for found in read.values()))
    subjects = {page.path: page.subject for page in planned.pages}
    places = _Places(archive, texts, subjects, site.theme)
    for (target, fragment), sources in sorted(_dead(read).items()):
        missing = f"has no place `#{fragment}`" if target in read else "is no page or file of the site"
        more = f", and {len(sources) - 1:,} other pages do" if len(sources) > 1 else ""
        message = f"the page {sources[0]} links to /{_shown(target)}, which {missing}{more}"
        yield Problem(places.of(sources[0], target, fragment), message, "correct the link", "warning")
    for path, found in sorted(read.items()):
        if path.endswith(".html") and found.size > HEAVY_PAGE:
            message = f"the page {path} weighs {found.size // 1000:,} KB; readers with a slow line wait for it"
            yield Problem(
                places.of(path), message, f"split it, so that it stays below {HEAVY_PAGE // 1000} KB", "warning"
            )


def _weight(size: int) -> Iterator[Problem]:
    """What the host would say of the whole site, which a build says itself."""
    said = f"the site weighs {size // 10**6:,} MB without the search; GitHub Pages takes 1,000 MB at most"
    if size > rendering.HEAVIEST:
        yield Problem(Place("content"), said, "split the archive")
    elif size > rendering.HEAVY:
        yield Problem(Place("content"), said, "plan how to split the archive", "warning")


def _read_all(
    names: Sequence[str], content: Callable[[str], bytes], site: Site, progress: Callable[[str, int, int], None]
) -> dict[str, _Read]:
    """Each file by its path, read on all cores, in batches that are not kept."""

    def work(share: Sequence[int]) -> dict[str, _Read]:
        return {names[n]: _read(names[n], content(names[n]), site) for n in share}

    read: dict[str, _Read] = {}
    for start in range(0, len(names), _BATCH):
        progress("read", start, len(names))
        numbers = range(start, min(start + _BATCH, len(names)))
        for part in in_parallel(work, shares(numbers, cores())):
            read |= part
    progress("read", len(names), len(names))
    return read


def _read(path: str, content: bytes, site: Site) -> _Read:
    if not path.endswith(".html"):
        return _Read(len(content))
    here = site.base_url + path.removesuffix("index.html")
    found = (_target(unescape(raw.decode()), here, site) for raw in set(_LINK.findall(content)))
    ids = frozenset(unescape(raw.decode()) for raw in _ID.findall(content))
    return _Read(len(content), ids, frozenset(target for target in found if target))


def _target(address: str, here: str, site: Site) -> _Target | None:
    """The file of the site that an address on the page `here` means; None for one of another site."""
    parts, own = urlsplit(urljoin(here, address)), urlsplit(site.base_url)
    if (parts.scheme, parts.netloc) != (own.scheme, own.netloc):
        return None
    path = unquote(parts.path)
    if not path.startswith(own.path):
        return None if urlsplit(address).netloc else (path, "")
    path = path.removeprefix(own.path)
    return (f"{path}index.html" if path.endswith("/") or not path else path), unquote(parts.fragment)


def _dead(read: Mapping[str, _Read]) -> dict[_Target, list[str]]:
    """Links that lead nowhere, with the pages they stand on."""
    found: dict[_Target, list[str]] = {}
    for path, page in sorted(read.items()):
        for target, fragment in page.links:
            there = read.get(target)
            if there is None or (fragment and target.endswith(".html") and fragment not in there.ids):
                found.setdefault((target, fragment), []).append(path)
    return found


def _shown(path: str) -> str:
    return path.lstrip("/").removesuffix("index.html")


class _Places:
    """Where a page comes from: the line of the link in a content file, else the file, else the theme."""

    def __init__(
        self, archive: Archive, texts: Mapping[str, str], subjects: Mapping[str, tuple[str, ...]], theme: str
    ) -> None:
        self._archive, self._texts, self._subjects, self._theme = archive, texts, subjects, theme

    def of(self, path: str, target: str = "", fragment: str = "") -> Place:
        editions = self._editions(path)
        for edition in editions:
            text = self._texts.get(edition.path, "")
            for wanted in filter(None, (f"#{fragment}" if fragment else "", _shown(target))):
                end = text.find(wanted + ")")
                if end >= 0:
                    at = text.rfind("(", 0, end) + 1
                    return Place(edition.path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        return Place(editions[0].path if editions else f"themes/{self._theme}")

    def _editions(self, path: str) -> list[entry.Edition]:
        """Those of the entry that the page is about, the one in the page's language first."""
        found = [self._archive.entries[i] for i in self._subjects.get(path, ()) if i in self._archive.entries]
        language = path.partition("/")[0]
        editions = [edition for each in found for edition in each.editions.values()]
        return sorted(editions, key=lambda edition: edition.language != language)
