"""The pipeline, in one function: `content/` and a theme in, the published site out. ⚡ Through the edges of the rooms.

files → editions → archive → pages → output files → the folder. All problems of a run are collected and the build stops
once, after linking, before anything is written.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from generator.base.config import Site, read_site, with_base_url
from generator.base.memo import PACKAGE, Tree
from generator.base.problems import Place, Problem, SetupError, as_typed, in_order, stopped_by
from generator.base.profile import Profile
from generator.base.workers import Apart, aside, without_collector
from generator.content import entry, read_editions, read_text
from generator.links import Archive, link

#: Says how far a stage is: its name, done, all.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A site's configuration, its archive, and all problems; the archive is sound if none of them is an error.

    `editions` are those that could be read, drafts and such without an original included.
    """

    site: Site | None
    archive: Archive | None
    problems: tuple[Problem, ...]
    editions: tuple[entry.Edition, ...] = ()
    parsed: int = 0

    @property
    def sound(self) -> bool:
        return not any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to, 0 where problems stopped it; `parsed` and `rendered` were not remembered."""

    problems: tuple[Problem, ...]
    stopped: bool
    pages: int = 0
    files: int = 0
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    read: int = 0
    parsed: int = 0
    rendered: int = 0
    planned: int = 0
    published: Tree = field(default_factory=lambda: Tree({}, {}), compare=False, repr=False)


def silent(stage: str, done: int, of: int) -> None:
    """No progress."""


def load(
    folder: Path, base_url: str | None = None, drafts: bool = False, memo: bool = False, workers: int | None = None,
    progress: Progress = silent, meanwhile: Callable[[], None] | None = None,
    apart: Apart | None = None,
) -> Loaded:  # fmt: skip
    """Read, parse and link everything below `folder`/content. Raises `SetupError` where there is nothing to read.

    `meanwhile` is done here while other processes begin to parse; what was parsed is kept `apart`.
    """
    site, problems = load_site(folder)
    if site is None:
        return Loaded(None, None, in_order(problems))
    if base_url:
        site = with_base_url(site, base_url)
    read = read_editions(folder, site, memo, workers, progress, meanwhile, apart)
    archive, linking = link(read.editions, site.languages, drafts, read.unread)
    return Loaded(site, archive, in_order((*problems, *read.problems, *linking)), read.editions, read.parsed)


def load_site(folder: Path) -> tuple[Site | None, tuple[Problem, ...]]:
    """The configuration, or None and what is wrong with it. Raises `SetupError` where there is none."""
    text, _, problem = read_text(folder, "content/site.yaml")
    if problem and not (folder / "content" / "site.yaml").exists():
        if not (folder / "content").is_dir():
            raise SetupError(
                f"there is no folder content/ in {as_typed(folder)}; run this where it is, or give --archive"
            )
        raise SetupError(
            f"there is no content/site.yaml in {as_typed(folder)}; write title, languages and base_url into it"
        )
    return (None, (problem,)) if problem else read_site(text, "content/site.yaml")


def nothing_in(archive: Archive) -> tuple[Problem, ...]:
    """What is wrong with an archive without an entry that could be published."""
    remedy = "write one with `briefings new`, or take `draft: true` out of one"
    return () if archive.entries else (Problem(Place("content"), "holds no entry to publish", remedy),)


def theme_folders(folder: Path, name: str) -> tuple[Path, ...]:
    """The archive's own theme first, then the shipped default. Raises `SetupError` if there is no such theme."""
    shipped = _shipped_themes()
    own = folder / "themes" / name
    found = [path for path in (own, shipped / name, shipped / "default") if path.is_dir()]
    if not own.is_dir() and not (shipped / name).is_dir():
        raise SetupError(
            f"there is no theme “{name}” in {as_typed(folder / 'themes')}; correct `theme` in content/site.yaml"
        )
    return tuple(dict.fromkeys(path.resolve() for path in found))


def _shipped_themes() -> Path:
    """Beside the package in a checkout, inside it in an installed wheel."""
    package = PACKAGE
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def _load_pages() -> None:
    """What renders takes a while to load."""
    importlib.import_module("generator.pages")


@without_collector()
def build(
    folder: Path, output: Path, base_url: str | None = None, drafts: bool = False, strict: bool = False,
    memo: bool = True, workers: int | None = None, progress: Progress = silent, search: bool = True,
    profile: Profile | None = None, known: Callable[[Loaded, Any], None] | None = None,
) -> Built:  # fmt: skip
    """Build the archive in `folder` into `output`. With `strict` warnings stop it too.

    With `memo` work is remembered in `folder`/.cache; the result is the same without. Without `search` no index is
    made, and the search pages lead to the lists. `profile` notes where the time goes; `known` is given what is loaded
    and the plan of the site, before a page is rendered. Raises `SetupError` for a wrong set-up; wrong content comes
    back as problems and nothing is written.
    """
    from generator.publish import check_output, writing

    target = check_output(output, folder)
    timed = profile or Profile()
    with writing(target) as write, aside() as apart:
        with timed.stage("read, parse and link"):
            loaded = load(folder, base_url, drafts, memo, workers, progress, _load_pages, apart)
        from generator.pages import indexing, plan_site, rendering

        if loaded.site is None or loaded.archive is None or stopped_by(loaded.problems, strict):
            return Built(loaded.problems, True)
        if empty := nothing_in(loaded.archive):
            return Built((*loaded.problems, *empty), True)
        program, missing = indexing.pagefind(search)
        with timed.stage("plan the pages"):
            planned = plan_site(loaded.archive, loaded.site, theme_folders(folder, loaded.site.theme), bool(program))
        problems = in_order((*loaded.problems, *planned.problems, *missing))
        if stopped_by((*loaded.problems, *planned.problems), strict):
            return Built(problems, True)
        if known:
            known(loaded, planned)
        with timed.stage("recall what is published"):
            work = rendering.rendering(planned, loaded.archive, loaded.site, target, folder, memo, workers, profile)
        with timed.stage("render, index and write"):
            found = indexing.index_of(planned, program, folder, memo)
            changes = write(lambda staging: chain(work.files(staging, progress), found))
    if memo:
        with timed.stage("remember what is published"):
            work.keep(changes.published)
    if work.weight > rendering.HEAVY:
        heavy = f"the site is larger than {rendering.HEAVY // 10**6} MB; GitHub Pages takes one of 1 GB at most"
        problems += (Problem(Place("content"), heavy, "plan how to split the archive", "warning"),)
    return Built(
        problems, False, work.pages, changes.written + changes.unchanged, changes.written, changes.unchanged,
        changes.removed, len(loaded.editions), loaded.parsed, work.rendered,
        len(planned.pages), changes.published,
    )  # fmt: skip
