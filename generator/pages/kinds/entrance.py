"""The pages before all languages: the chooser at the root, the page for lost addresses, redirects of old ones."""

from markupsafe import Markup

from generator.base.languages import direction
from generator.pages.partials import jsonld
from generator.pages.partials.head import open_graph
from generator.pages.site.sites import Page, Sites
from generator.pages.views.pages import Door, EntranceView, RedirectView
from generator.pages.views.shared import Alternate, Head, Link
from generator.pages.words import formats


def chooser_view(page: Page, sites: Sites) -> EntranceView:
    """`/`: one door for each language; it remembers nothing."""
    absolute = sites.addresses.absolute
    homes = {language: sites.addresses.page(language) for language in sites.by_language}
    alternates = (
        *(Alternate(language, absolute(home)) for language, home in homes.items()),
        Alternate("x-default", absolute("")),
    )
    titles = " · ".join(dict.fromkeys(site.title for site in sites.by_language.values()))
    descriptions = " ".join(site.description for site in sites.by_language.values())
    return _entrance(page, sites, titles, descriptions, alternates, titles)


def missing_view(page: Page, sites: Sites) -> EntranceView:
    """404: in every language that there is no such page, and the way home."""
    headings = [site.catalogue.text("Page not found") for site in sites.by_language.values()]
    return _entrance(page, sites, " · ".join(headings), "", (), "")


def redirect_view(page: Page, sites: Sites) -> RedirectView:
    site = sites[page.language]
    ident = page.subject[0]
    return RedirectView(
        page.language, site.names[ident], site.hrefs[ident], site.addresses.absolute(site.permalinks[ident])
    )


def _entrance(
    page: Page, sites: Sites, title: str, description: str, alternates: tuple[Alternate, ...], heading: str
) -> EntranceView:
    canonical = sites.addresses.absolute("") if alternates else ""
    first = sites.default
    head = Head(
        kind=page.kind.name,
        section="",
        language=first,
        direction=direction(first),
        title=title,
        description=description or title,
        path=sites.addresses.link(page.permalink),
        canonical=canonical,
        listed=bool(alternates),
        alternates=alternates,
        metadata=open_graph(sites, first, title, canonical) if alternates else (),
        jsonld=jsonld.web_site(sites, title) if alternates else Markup(""),
    )
    return EntranceView(head, heading or title, _label(sites), _doors(sites))


def _label(sites: Sites) -> str:
    return " · ".join(site.catalogue.text("Language") for site in sites.by_language.values())


def _doors(sites: Sites) -> tuple[Door, ...]:
    return tuple(
        Door(
            language,
            sites.addresses.link(sites.addresses.page(language)),
            formats.own_name(language),
            site.title,
            site.catalogue.text("Page not found"),
            site.description,
            site.catalogue.text(
                "Citations stand on the page of their call. Tables, calendars and the citations of all calls:"
            ),
            Link(
                site.catalogue.text("Data and feeds"),
                sites.addresses.link(sites.addresses.page(language, sites.kinds["data"].section)),
            ),
        )
        for language, site in sites.by_language.items()
    )
