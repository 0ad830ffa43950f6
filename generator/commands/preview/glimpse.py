"""What the last build knew and the files saved since in, the pages that are open as they will be out. ⚡ Reads files.

The preview shows these at once and builds behind them. A glimpse sees a changed entry, template, catalogue or style;
lists and what other entries repeat of it follow with the build, which has the last word. In doubt there is no glimpse.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.base.problems import Problem, in_order
from generator.build import Loaded, theme_folders
from generator.content import parse, read_text
from generator.links import Archive, editions
from generator.pages import PlannedSite, other_files, plan_site, render_page

_MOST_CHANGED = 8
_THEME = re.compile(r"themes/[^/]+/(?:templates|static|locales)/.+")


@dataclass(slots=True)
class Known:
    """A sound archive and the plan of its site, as the last build left them. `numbers`: output path -> page."""

    folder: Path
    loaded: Loaded
    planned: PlannedSite
    numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbers = _numbers(self.planned)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The bytes of files of the site, none where there is an error among the problems."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def glimpse(known: Known, changed: Collection[str], shown: Collection[str]) -> Glimpse | None:
    """The files `shown` of the site with the `changed` files of the archive; None if only a build can tell.

    Raises `SetupError` for a theme that cannot be read.
    """
    archive = known.loaded.archive
    content = [path for path in changed if not _THEME.fullmatch(path)]
    if archive is None or not changed or len(content) > _MOST_CHANGED:
        return None
    problems = list[Problem]()
    for path in content:
        found = _exchanged(known, archive, path)
        if found is None:
            return None
        archive = found[0]
        problems += found[1]
    elsewhere = (problem for problem in known.loaded.problems if problem.place.path not in changed)
    said = in_order((*elsewhere, *problems))
    if any(problem.severity == "error" for problem in said):
        return Glimpse({}, said)
    if len(content) == len(changed):
        return Glimpse(dict(_pages(_with_archive(known.planned, archive), known.numbers, shown)), said)
    planned = _planned_anew(known, archive)
    pages = dict(_pages(planned, _numbers(planned), shown))
    others = (file for file in other_files(planned) if file.path in shown)
    return Glimpse({**pages, **{file.path: file.content for file in others}}, said)


def _exchanged(known: Known, archive: Archive, path: str) -> tuple[Archive, tuple[Problem, ...]] | None:
    """The archive with the edition that the file at `path` holds now, and the problems of the file and its entry."""
    before = next((edition for edition in known.loaded.editions if edition.path == path), None)
    if before is None:
        return None
    text, digest, problem = read_text(known.folder, path)
    if problem:
        return (archive, (problem,)) if (known.folder / path).exists() else None
    edition, problems = parse(path, before.kind, before.id, before.language, text, digest)
    if edition is None or any(found.severity == "error" for found in problems):
        return archive, problems
    held_back = frozenset(e.id for e in known.loaded.editions) - archive.entries.keys()
    found = editions.exchange(archive, edition, held_back)
    return (found[0], (*problems, *found[1])) if found else None


def _with_archive(planned: PlannedSite, archive: Archive) -> PlannedSite:
    """The same plan for an archive whose entries have the same addresses."""
    sites = {
        language: replace(
            site,
            archive=archive,
            names={ident: found.edition(language).title for ident, found in archive.entries.items()},
            remembered={},
        )
        for language, site in planned.sites.by_language.items()
    }
    return replace(planned, sites=replace(planned.sites, by_language=sites))


def _planned_anew(known: Known, archive: Archive) -> PlannedSite:
    """The plan of the site with the theme as it is on the disk now."""
    site = known.loaded.site
    return plan_site(archive, site, theme_folders(known.folder, site.theme)) if site else known.planned


def _numbers(planned: PlannedSite) -> dict[str, int]:
    return {page.path: n for n, page in enumerate(planned.pages)}


def _pages(planned: PlannedSite, numbers: Mapping[str, int], shown: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for path in shown:
        if path in numbers:
            yield path, render_page(planned.pages[numbers[path]], planned).content
