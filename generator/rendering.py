"""A planned site in, its output files out: pages that are published already are left, the others rendered on all cores.

In: an archive and the folder it is published in. Out: output files, `content` None where the published file stands. A
page's key is the digest of everything its view may see: the code, the theme, the configuration, the cards of all
entries (what other pages show of them), and the whole editions of the entry it is about. ⚡ Reads the published folder.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

from generator.config import Site
from generator.links import Archive
from generator.memo import Tree, recall, remember, version
from generator.pages import PlannedSite, other_files, output_path, render_page
from generator.problems import SetupError
from generator.profile import Profile
from generator.workers import cores, in_parallel, shares

#: Pages are rendered in batches, so that what is in memory does not grow with the site.
_BATCH = 1500
_WORTH_FORKING = 40
#: Bytes of a site: from the first on the editor is warned, with the second the build stops (the host takes 1 GB).
HEAVY, HEAVIEST = 500 * 10**6, 950 * 10**6

#: What is remembered of a published page: its key, and size and time of its file.
_Remembered = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Rendered:
    """`content` None: what is published at `path` is what would be rendered."""

    path: str
    content: bytes | None


@dataclass(slots=True)
class Rendering:
    """The pages of one build with their keys, and what is known of the published ones."""

    planned: PlannedSite
    keys: dict[str, str]
    before: dict[str, _Remembered]
    store: Path
    made_with: str
    workers: int | None
    profile: Profile | None = None
    rendered: int = 0
    weight: int = 0
    pages: int = 0

    def files(self, published: Tree, progress: Callable[[str, int, int], None]) -> Iterator[Rendered]:
        """Every file of the site, in the order of the plan, then those that are no pages."""
        stands = partial(self._stands, published)
        pages = self.planned.pages
        done = 0
        for start in range(0, len(pages), _BATCH):
            batch = pages[start : start + _BATCH]
            paths = [output_path(page.permalink) for page in batch]
            wanted = [n for n, path in enumerate(paths, start) if not stands(path)]
            made = self._render(wanted)
            self.rendered += len(wanted)
            for n, path in enumerate(paths, start):
                done += 1
                progress("write", done, len(pages))
                yield self._weighed(Rendered(path, made.get(n)))
        for file in other_files(self.planned):
            yield self._weighed(Rendered(file.path, file.content))

    def _weighed(self, file: Rendered) -> Rendered:
        """The file, counted, if the host would still take the site with it."""
        self.pages += file.path.endswith(".html")
        self.weight += self.before[file.path][1] if file.content is None else len(file.content)
        if self.weight > HEAVIEST:
            raise SetupError(f"the site is larger than {HEAVIEST // 10**6} MB, which GitHub Pages refuses; split it")
        return file

    def keep(self, published: Tree) -> None:
        """Remember what is published now."""
        now = {path: (key, *row) for path, key in self.keys.items() if (row := _plain(published, path))}
        changed = [path for path in now.keys() | self.before.keys() if now.get(path) != self.before.get(path)]
        remember(self.store, self.made_with, now, changed)

    def _stands(self, published: Tree, path: str) -> bool:
        before = self.before.get(path)
        return before is not None and before[0] == self.keys[path] and _plain(published, path) == before[1:]

    def _render(self, wanted: Sequence[int]) -> dict[int, bytes]:
        """The bytes of the pages with these numbers in the plan."""

        def work(share: Sequence[int]) -> dict[int, bytes]:
            return {n: render_page(self.planned.pages[n], self.planned).content for n in share}

        if self.profile:
            return self._render_timed(wanted, self.profile)
        number = cores(self.workers) if len(wanted) >= _WORTH_FORKING else 1
        made: dict[int, bytes] = {}
        for part in in_parallel(work, shares(wanted, number)):
            made |= part
        return made

    def _render_timed(self, wanted: Sequence[int], profile: Profile) -> dict[int, bytes]:
        """One after the other in this process, each page with its time."""
        made: dict[int, bytes] = {}
        for n in wanted:
            page = self.planned.pages[n]
            with profile.page(page.kind, output_path(page.permalink)):
                made[n] = render_page(page, self.planned).content
        return made


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
    package = Path(__file__).parent
    theme = [(path, root) for root in planned.theme_folders for path in sorted(root.rglob("*")) if path.is_file()]
    theme_files = [f"{path.relative_to(root)}\0{_digest(path.read_bytes())}" for path, root in theme]
    made_with = version(package, repr(site), *theme_files)
    store = folder / ".cache" / "pages" / _digest(os.fsencode(published))
    before: dict[str, _Remembered] = recall(store, made_with) if memo else {}
    return Rendering(planned, _keys(planned, archive) if memo else {}, before, store, made_with, workers, profile)


def _keys(planned: PlannedSite, archive: Archive) -> dict[str, str]:
    """Output path -> the digest of everything that page is made of, besides code, theme and configuration."""
    editions = [(found, edition) for found in archive.entries.values() for edition in found.editions.values()]
    cards = "\n".join(f"{edition.path} {edition.card}" for _, edition in editions)
    # Every page leads to the search, so every page has to know what kind of search there is.
    search = [page for page in planned.pages if page.kind == "search"]
    shared = _digest(f"{cards} {search!r}".encode())
    own: dict[str, str] = {}
    for found, edition in editions:
        own[found.id] = f"{own.get(found.id, '')} {edition.digest}"
    return {
        output_path(page.permalink): _digest(
            f"{shared} {page!r} {[own.get(ident, '') for ident in page.subject]}".encode()
        )
        for page in planned.pages
    }


def _plain(published: Tree, path: str) -> tuple[int, int] | None:
    """Size and time of a published file that is as it was written."""
    row = published.files.get(path)
    return row[:2] if row and row[4] == stat.S_IFREG | 0o644 else None


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=12).hexdigest()
