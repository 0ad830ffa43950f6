"""The whole site: archive, configuration and theme in, output files out, in a fixed order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.base.config import Site
from generator.base.languages import Language
from generator.base.problems import Place, Problem
from generator.links import Archive
from generator.pages.files.data_files import data_files
from generator.pages.files.sitemap import robots, sitemap
from generator.pages.kinds.table import KINDS, sections_of, templates_of
from generator.pages.render import Renderer
from generator.pages.site.language_site import language_site
from generator.pages.site.permalinks import addresses
from generator.pages.site.plan import kinds_side_by_side, plan
from generator.pages.site.sites import Kind, Page, Sites
from generator.pages.theme.mistakes import refuse_mistakes
from generator.pages.theme.templates import environments
from generator.pages.theme.theme import share_font, site_view, static_files
from generator.pages.words.catalogues import Catalogue, read_catalogue


@dataclass(frozen=True, slots=True)
class OutputFile:
    """`path` below the output folder, with `/`."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PlannedSite:
    """Everything that is known before a page is rendered. `problems`: addresses of several, languages without words."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    sites: Sites
    renderer: Renderer
    theme_folders: tuple[Path, ...]

    def unused(self, own: Path) -> Iterator[Problem]:
        """Warnings for what nothing uses in the archive's own theme, which lies in the folder `own` if there is one,
        and notes for what it does not translate."""
        from generator.pages.theme.messages import untranslated
        from generator.pages.theme.unused import unused

        yield from unused(own, self.theme_folders, templates_of(self.sites.kinds))
        yield from untranslated(self.sites.by_language, self.theme_folders)

    @staticmethod
    def catalogues(
        languages: Iterable[str], own: Path, theme_folders: Sequence[Path], write: bool
    ) -> Iterator[tuple[Path, tuple[Problem, ...]]]:
        """The catalogues of the theme in `own` brought up to date, and what each still lacks."""
        from generator.pages.theme.messages import bring_up_to_date

        return bring_up_to_date(languages, own, theme_folders, write)


def plan_site(
    archive: Archive, site: Site, theme_folders: Sequence[Path], search: bool = False, kinds: Mapping[str, Kind] = KINDS
) -> PlannedSite:
    """Which pages there are, and what all of them need. Raises `SetupError` for a theme that cannot be read.

    Without `search` the search pages lead to the lists alone.
    """
    refuse_mistakes(theme_folders)
    words = {language: read_catalogue(language, theme_folders) for language in site.languages}
    places = addresses(site.base_url, words, sections_of(kinds), site.authority)
    sections = {kind.name: kind.section for kind in kinds.values() if kind.of_entries}
    by_language = {
        language: language_site(
            language,
            archive,
            words[language],
            places,
            sections,
            site.title[language],
            site.description[language],
            site.licence,
            site.home_zone,
        )
        for language in site.languages
    }
    parallel = kinds_side_by_side(site.theme_options.get("parallel_view", ""), sections)
    found = {language for each in archive.entries.values() for language in each.editions}
    searched = tuple(language for language in site.languages if search and language in found)
    sites = Sites(by_language, places, kinds, parallel, share_font(theme_folders))
    pages, problems = plan(sites, data_files(sites), searched)
    renderer = Renderer(
        environments(theme_folders, words),
        {language: site_view(each, kinds.values()) for language, each in by_language.items()},
        tuple(theme_folders),
    )
    return PlannedSite(pages, (*problems, *_without_words(words)), sites, renderer, tuple(theme_folders))


def _without_words(words: Mapping[Language, Catalogue]) -> Iterator[Problem]:
    for language, catalogue in words.items():
        if not catalogue.there:
            message = f"the theme has no interface words in `{language}`, so the pages use English ones"
            remedy = f"make a catalogue for them with `briefings messages {language}`"
            yield Problem(Place("content/site.yaml"), message, remedy, "warning")


def render_page(page: Page, planned: PlannedSite) -> OutputFile:
    """One page."""
    return OutputFile(page.path, planned.renderer.render(page, planned.sites))


def other_files(planned: PlannedSite, with_sitemap: bool = True) -> Iterator[OutputFile]:
    """What is not planned page by page: sitemap, robots.txt, the theme's own files."""
    sites = planned.sites
    for permalink, content in sitemap(planned.pages, sites) if with_sitemap else ():
        yield OutputFile(permalink, content)
    yield OutputFile("robots.txt", robots(sites.addresses))
    yield OutputFile(".nojekyll", b"")
    for permalink, content in static_files(planned.theme_folders):
        yield OutputFile(permalink, content)
