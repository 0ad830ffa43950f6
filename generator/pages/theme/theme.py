"""The theme's own files: folders in; what `site` is in templates, a font, the files to copy out. Touches the disk."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.base.litter import is_litter
from generator.links import Entry
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.permalinks import Permalink
from generator.pages.site.sites import Kind
from generator.pages.views.shared import Link, NavigationLink, SiteView

#: So many free pages, in the order of their `menu`, stand in the navigation; the others in the footer.
_IN_NAVIGATION = 1
#: Strings of a style sheet, which stay, comments, and blanks, of which one is enough or none.
_SHEET = re.compile(rb"""("[^"]*"|'[^']*')|/\*.*?\*/|\s*([{};,])\s*|\s+""", re.DOTALL)


def static_files(folders: Sequence[Path]) -> Iterator[tuple[Permalink, bytes]]:
    """Every file of `static/`, sorted; a file of the first folder hides one of the same name in the next.

    Style sheets go out without comments and blanks.
    """
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        static = folder / "static"
        for file in sorted(static.rglob("*")):
            if file.is_file() and not any(map(is_litter, file.relative_to(static).parts)):
                found[file.relative_to(static).as_posix()] = file
    for name, file in sorted(found.items()):
        content = file.read_bytes()
        if name.endswith(".css"):
            content = _SHEET.sub(lambda found: found[1] or found[2] or b" " * (found[0][:1] != b"/"), content)
        yield Permalink(f"static/{name}"), content


def share_font(folders: Sequence[Path]) -> Path:
    """The font of the first theme that has one in `share/`."""
    return next(file for folder in folders for file in sorted((folder / "share").glob("*.[ot]tf")))


def site_view(site: LanguageSite, kinds: Iterable[Kind]) -> SiteView:
    """What all pages of a language share; `kinds` in the order in which the navigation has them."""
    addresses = site.addresses
    listed = [page for page in map(site.entry, site.archive.pages) if page.page.menu is not None]
    pages = sorted(listed, key=lambda page: (page.page.menu or 0, page.id))
    in_navigation, in_footer = pages[:_IN_NAVIGATION], pages[_IN_NAVIGATION:]
    navigation = [
        NavigationLink(link.text, link.href, kind.section, kind.name) for kind, link in _menu("navigation", site, kinds)
    ]
    navigation += [NavigationLink(site.shown[page.id], site.hrefs[page.id], page.id, "page") for page in in_navigation]
    return SiteView(
        title=site.title,
        description=site.description,
        home=addresses.link(addresses.page(site.language)),
        navigation=tuple(navigation),
        footer=(*(_page_link(page, site) for page in in_footer), *(link for _, link in _menu("footer", site, kinds))),
        licence=Link(site.licence.name, site.licence.url) if site.licence else None,
        static=addresses.link("static/"),
        stylesheet=addresses.link("static/style.css"),
        script=addresses.link("static/theme.js"),
        icon=addresses.link("static/icon.svg"),
    )


def _page_link(page: Entry, site: LanguageSite) -> Link:
    return Link(site.shown[page.id], site.hrefs[page.id])


def _menu(place: str, site: LanguageSite, kinds: Iterable[Kind]) -> Iterator[tuple[Kind, Link]]:
    """The kinds whose page is linked from a place on every page."""
    for kind in kinds:
        if kind.menu == place:
            href = site.addresses.link(site.addresses.page(site.language, kind.section))
            yield kind, Link(site.catalogue.text(kind.label), href)
