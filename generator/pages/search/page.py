"""The search page of a language: a `Page` in, its view out. Its `items` are the languages that have an index."""

import json

from generator.base.languages import Language
from generator.pages.partials import jsonld
from generator.pages.partials.head import make_head
from generator.pages.search.index import ENTRY_FILE, META_FILE, WASM_FILE, WORDS_FILE
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.permalinks import Addresses, Permalink
from generator.pages.site.sites import Page, Sites
from generator.pages.views.search import OtherIndex, SearchFilter, SearchView
from generator.pages.views.shared import Link

#: Files of an index, under the addresses by which `search-index.js` and Pagefind ask for them first.
BEGINNINGS = ((WORDS_FILE, ""), (ENTRY_FILE, "?ts=fixed"), (META_FILE, ""), (WASM_FILE, ""))


def search_view(page: Page, sites: Sites) -> SearchView:
    site = sites[page.language]
    text, link = site.catalogue.text, sites.addresses.link
    title = text("Search")
    description = text("Search calls, actors, topics and sources, by name in any spelling.")
    return SearchView(
        head=make_head(page, sites, title, description, jsonld=jsonld.web_page(page, sites, title)),
        heading=title,
        button=site.catalogue.word("button", "Search"),
        index=_index(page.language, site.addresses) if page.language in page.items else "",
        root=link(""),
        words=json.dumps(_words(site), ensure_ascii=False),
        filters=_filters(site),
        others=tuple(_other(sites[Language(other)]) for other in page.items if other != page.language),
        lists=_lists(site),
        early=link("static/search-early.js"),
        scripts=(
            *(link(f"static/{name}.js") for name in ("search", "search-index", "search-query", "search-results")),
            link(index_folder(page.language) + "pagefind.js"),
        ),
        beginnings=tuple(link(index_folder(page.language) + name) + query for name, query in BEGINNINGS),
        stylesheet=link("static/search.css"),
    )


def index_folder(language: str) -> Permalink:
    """Where the files of a language's index lie."""
    return Permalink(f"pagefind/{language}/")


def _index(language: str, addresses: Addresses) -> str:
    return addresses.link(index_folder(language))


def _other(site: LanguageSite) -> OtherIndex:
    """Said in the language of the other page, to those who read it."""
    text, tongue = site.catalogue.text, site.catalogue.tongue()
    return OtherIndex(
        site.language,
        site.addresses.link(site.addresses.page(site.language, "search")),
        _index(site.language, site.addresses),
        text("1 result in %(language)s", language=tongue),
        text("{number} results in %(language)s", language=tongue),
    )


def _filters(site: LanguageSite) -> tuple[SearchFilter, ...]:
    text = site.catalogue.text
    return (
        SearchFilter("kind", text("Kind of page"), text("All kinds")),
        SearchFilter("actor", text("Actor"), text("All actors")),
        SearchFilter("topic", text("Topic"), text("All topics")),
        SearchFilter("year", text("Year"), text("All years")),
        SearchFilter("status", text("Status of the call"), text("Any status")),
    )


def _words(site: LanguageSite) -> dict[str, str]:
    """What the script says; `{number}`, `{words}` and `{query}` are filled in by it."""
    text = site.catalogue.text
    return {
        "one": text("1 result"),
        "many": text("{number} results"),
        "none": text("No result for “{query}”. The lists below lead to every page."),
        "instead": text("“{query}” was not found. Shown instead: “{words}”."),
        "without": text("Not found, and left out: {words}."),
        "also": text("{number} with all words. Below them pages with some of them or with related words."),
        "ignored": site.catalogue.word("search", "stop words"),
        "part": text("No page has all of these words. Shown are those with most of them."),
        "searching": text("Searching …"),
        "failed": text("The search could not be loaded. The lists below lead to every page."),
        "more": text("Show more results"),
        "points": text("Points of this call that match"),
    }


def _lists(site: LanguageSite) -> tuple[Link, ...]:
    """The lists that lead to every page: calls by year, actors, topics, sources."""
    text, addresses = site.catalogue.text, site.addresses
    years = tuple(
        Link(text("Calls in %(year)s", year=year), addresses.link(addresses.page(site.language, "calls", year)))
        for year, _ in site.years
    )
    return (
        Link(text("All calls"), addresses.link(addresses.page(site.language, "calls"))),
        *years,
        Link(text("Actors"), addresses.link(addresses.page(site.language, "actors"))),
        Link(text("Topics"), addresses.link(addresses.page(site.language, "topics"))),
        Link(text("Sources"), addresses.link(addresses.page(site.language, "sources"))),
    )
