"""A planned site in, its output files out: what is published already is left, the other pages rendered on all cores.

In: an archive and the folder it is published in. Out: output files, `content` None where the published file stands or
where the process that rendered the page has staged it, so that no page travels between processes. A page's key is the
digest of everything its view may see: the code, the theme, the configuration, the cards of all entries (what other
pages show of them), their words if the page gathers what is said elsewhere, and the whole editions of the entry that it
is about.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import blake2b
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.base.config import Site
from generator.base.languages import Language
from generator.base.memo import PACKAGE, Tree, has_secret, recall, remember, version
from generator.base.problems import SetupError
from generator.base.profile import Profile
from generator.base.workers import MOST_SHARES, ahead, cores, in_parallel, shares, tidied
from generator.links import Archive
from generator.pages.files import sitemap
from generator.pages.output import OutputFile, PlannedSite, other_files, render_page
from generator.pages.site.sites import Page

#: Pages are rendered in batches, so that it can be said how far a build is. Each starts its processes anew, which copy
#: what they touch and make once more what pages repeat: an archive of ten thousand calls is one.
_BATCH = 30_000
_WORTH_FORKING = 40
#: One page of so many is left to the process that is sooner done with the others, in so many shares.
_REST, _SHARES = 8, 8
#: Where the code stands that has a say in what is on a page.
_ROOMS = ("base", "content", "links", "pages", "publish")
#: Bytes of a site: from the first on the editor is warned, with the second the build stops (the host takes 1 GB).
HEAVY, HEAVIEST = 500 * 10**6, 950 * 10**6

#: What is remembered of a published page: its key, size, and time; a digest of its bytes where others could write it.
_Remembered = tuple[str, int, int]


class Staging(Protocol):
    """Where a build puts its files: what is `published` so far, and `put`, which any process may call.

    `rendered` is told which files were made by whichever process.
    """

    @property
    def published(self) -> Tree: ...
    @property
    def rendered(self) -> set[str]: ...
    def put(self, name: str, content: bytes) -> bool: ...


class Rendered(NamedTuple):
    """`content` None: what is published or staged at `path` is what would be rendered."""

    path: str
    content: bytes | None


@dataclass(slots=True)
class Rendering:
    """The pages of one build with their keys, made once when they are needed, and what is known of the published."""

    planned: PlannedSite
    keys: Callable[[], dict[str, str]]
    before: dict[str, _Remembered]
    published: Path
    store: Path
    made_with: str
    workers: int | None
    profile: Profile | None = None
    sealed: bool = field(default_factory=has_secret)
    rendered: int = 0
    weight: int = 0
    pages: int = 0

    def files(self, staging: Staging, progress: Callable[[str, int, int], None]) -> Iterator[Rendered]:
        """Every file of the site, in the order of the plan, then the others: a child makes a new sitemap."""
        listed = self._stands(staging.published, sitemap.NAME)
        make = partial(_others, self.planned, listed)
        with nullcontext(make) if listed or self.profile else ahead(make) as others:
            yield from self._pages(staging, progress)
            if listed:
                yield self._weighed(Rendered(sitemap.NAME, None), self.before[sitemap.NAME][1])
            for file in others():
                yield self._weighed(Rendered(file.path, file.content), len(file.content))

    def _pages(self, staging: Staging, progress: Callable[[str, int, int], None]) -> Iterator[Rendered]:
        pages = self.planned.pages
        done = 0
        for start in range(0, len(pages), _BATCH):
            paths = [page.path for page in pages[start : start + _BATCH]]
            wanted = [n for n, path in enumerate(paths, start) if not self._stands(staging.published, path)]
            sizes = self._render(wanted, staging)
            staging.rendered.update(pages[n].path for n in wanted)
            self.rendered += len(wanted)
            for n, path in enumerate(paths, start):
                done += 1
                progress("write", done, len(pages))
                yield self._weighed(Rendered(path, None), sizes[n] if n in sizes else self.before[path][1])

    def _weighed(self, file: Rendered, size: int) -> Rendered:
        """The file, counted, if the host would still take the site with it."""
        self.pages += file.path.endswith(".html")
        self.weight += size
        if self.weight > HEAVIEST:
            raise SetupError(f"the site is larger than {HEAVIEST // 10**6} MB, which GitHub Pages refuses; split it")
        return file

    def keep(self, published: Tree) -> None:
        """Remember what is published now."""
        now = {path: (key, *row) for path, key in self.keys().items() if (row := self._plain(published, path))}
        changed = [path for path in now.keys() | self.before.keys() if now.get(path) != self.before.get(path)]
        remember(self.store, self.made_with, now, changed)

    def _stands(self, published: Tree, path: str) -> bool:
        before = self.before.get(path)
        return before is not None and before[0] == self.keys().get(path) and self._plain(published, path) == before[1:]

    def _plain(self, published: Tree, path: str) -> tuple[int, int] | None:
        """What a published file that is as it was written is known by."""
        row = published.files.get(path)
        if not row or row[4] != stat.S_IFREG | 0o644:
            return None
        if not self.sealed:
            return row[:2]
        content = (self.published / path).read_bytes()
        return len(content), int.from_bytes(blake2b(content, digest_size=16).digest())

    def _render(self, wanted: Sequence[int], staging: Staging) -> dict[int, int]:
        """Stage the pages with these numbers in the plan; their sizes in bytes."""
        pages = self.planned.pages

        def work(share: Sequence[int]) -> dict[int, int]:
            return {n: self._rendered(n, staging) for n in tidied(share)}

        alone = self.profile or len(wanted) < _WORTH_FORKING
        number = 1 if alone else cores(self.workers)
        parts = in_parallel(work, _dealt(wanted, pages, number), number, self.keys)
        return dict(chain.from_iterable(part.items() for part in parts))

    def _rendered(self, n: int, staging: Staging) -> int:
        page = self.planned.pages[n]
        path = page.path
        with self.profile.page(page.kind.name, path) if self.profile else nullcontext():
            content = render_page(page, self.planned).content
        staging.put(path, content)
        return len(content)


def _others(planned: PlannedSite, listed: bool) -> tuple[OutputFile, ...]:
    return tuple(other_files(planned, not listed))


def _dealt(wanted: Sequence[int], pages: Sequence[Page], number: int) -> list[Sequence[int]]:
    """A share for each process, then small ones for who is sooner done with it.

    A process gets the pages of one language where that is possible, since what they repeat is made once. Pages of a
    kind stand one after the other, so that each process gets as many of them. The default language comes last, with
    the files of all data, which stay together: who does the first share holds what the others made as well.
    """
    if number == 1:
        return [wanted]
    languages = list(dict.fromkeys(pages[n].language for n in wanted))[::-1]
    ordered = sorted(wanted, key=lambda n: pages[n].kind.name)
    if number % max(len(languages), 1):
        each = shares(ordered, number)
    else:
        in_language = ([n for n in ordered if pages[n].language == language] for language in languages)
        each = [share for found in in_language for share in shares(found, number // len(languages))]
    later: list[Sequence[int]] = [[n for n in share[::_REST] if pages[n].kind.name != "export"] for share in each]
    left = set(chain.from_iterable(later))
    many = max(min(_SHARES, MOST_SHARES // number - 1), 1)
    small = (part for share in later for part in shares(share, many) if part)
    return [*([n for n in share if n not in left] for share in each), *small]


def rendering(
    planned: PlannedSite,
    archive: Archive,
    site: Site,
    published: Path,
    folder: Path,
    memo: bool,
    workers: int | None,
    profile: Profile | None = None,
) -> Rendering:
    """The pages of `planned` with what is remembered of the folder they are published in."""
    theme = [(path, root) for root in planned.theme_folders for path in sorted(root.rglob("*")) if path.is_file()]
    theme_files = [f"{path.relative_to(root)}\0{_digest(path.read_bytes())}" for path, root in theme]
    code = (PACKAGE / "__init__.py", PACKAGE / "build.py", *(PACKAGE / room for room in _ROOMS))
    made_with = version(*code, repr(site), *theme_files)
    store = folder / ".cache" / "pages" / _digest(os.fsencode(published))
    before: dict[str, _Remembered] = recall(store, made_with) if memo else {}
    keys = cache(partial(_keys, planned, archive) if memo else dict[str, str])
    return Rendering(planned, keys, before, published, store, made_with, workers, profile)


def _keys(planned: PlannedSite, archive: Archive) -> dict[str, str]:
    """Output path -> the digest of everything that page is made of, besides code, theme and configuration."""
    editions = [(found, edition) for found in archive.entries.values() for edition in found.editions.values()]
    cards = {edition.path: f"{edition.path} {edition.card}" for _, edition in editions}
    names = _digest("\n".join(cards[edition.path] for found, edition in editions if found.kind == "actor").encode())
    # Every page leads to the search, so every page has to know what kind of search there is.
    search = [page for page in planned.pages if page.kind.name == "search"]
    shared = _digest("\n".join((*cards.values(), repr(search))).encode())
    own: dict[str, str] = {}
    for found, edition in editions:
        own[found.id] = f"{own.get(found.id, '')} {edition.digest}"
    words = _words(archive)
    whole = attrgetter(*type(planned.pages[0])._fields)  # a page in words, as its `repr` is, in a fifth of the time
    listed = [page.permalink for page in planned.pages if page.listed]
    keys = {sitemap.NAME: _digest("\n".join((shared, *listed)).encode())} if len(listed) <= sitemap.LONGEST else {}
    return keys | {
        page.path: _digest(
            f"{names if page.kind.words == 'names' else shared} {words(page)} {whole(page)} "
            f"{[own.get(ident, '') for ident in page.subject]}".encode()
        )
        for page in planned.pages
    }


def _words(archive: Archive) -> Callable[[Page], str]:
    """By page: digests of the words that its kind may show of entries it is not about, in the page's language."""
    every, by_target = [], dict[tuple[str, Language], list[str]]()
    for found in archive.entries.values():
        every.append(" ".join((found.id, *(edition.words for edition in found.editions.values()))))
        told = [(language, f"{found.id} {found.edition(language).words}") for language in archive.languages]
        for target in {reference.target for edition in found.editions.values() for reference in edition.references}:
            for language, words in told:
                by_target.setdefault((target, language), []).append(words)
    all_words = _digest("\n".join(every).encode())

    @cache
    def referring(subject: tuple[str, ...], language: Language) -> str:
        return _digest("\n\n".join("\n".join(by_target.get((ident, language), ())) for ident in subject).encode())

    def of(page: Page) -> str:
        if page.kind.words in ("names", "own"):
            return ""
        return referring(page.subject, page.language) if page.kind.words == "referring" else all_words

    return of


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=12).hexdigest()
