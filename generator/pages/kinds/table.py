"""The table of page kinds: all that is the same for the pages of one kind, one row for each. Nothing comes in.

Its order is that in which a language's pages are planned. How to add a kind is in CONTRIBUTING.
"""

from collections.abc import Mapping

from generator.pages.files.calendars import calendar
from generator.pages.files.data_files import export
from generator.pages.files.feeds import atom, json_feed
from generator.pages.kinds.actor import actor_view
from generator.pages.kinds.call import call_view
from generator.pages.kinds.data import data_view
from generator.pages.kinds.entrance import chooser_view, missing_view, redirect_view
from generator.pages.kinds.entries import free_view, source_view
from generator.pages.kinds.home import home_view
from generator.pages.kinds.lists import actors_view, calls_view, sources_view, topics_view
from generator.pages.kinds.pairs import pair_view, pairs_view
from generator.pages.kinds.parallel import parallel_view
from generator.pages.kinds.topic import topic_view
from generator.pages.search.page import search_view
from generator.pages.site import listings
from generator.pages.site.sites import Kind, Page, Sites
from generator.pages.words.catalogues import message


def _shared_picture(page: Page, sites: Sites) -> bytes:
    # The library is slow to load, and most builds draw none.
    from generator.pages.files.share_pictures import share_picture

    return share_picture(page, sites)


_ROWS = (
    Kind("home", home_view, "home.html", lists=listings.once),
    Kind("calls", calls_view, "calls.html", "calls", listings.calls,
         words="own", menu="navigation", label=message("Calls")),
    Kind("year", calls_view, "calls.html", "calls", listings.years, words="own"),
    Kind("call", call_view, "call.html", "calls", words="own"),
    Kind("pairs", pairs_view, "pairs.html", "pairs", listings.pairs,
         words="own", menu="navigation", label=message("Overview")),
    Kind("actors", actors_view, "list.html", "actors", listings.actors,
         words="own", menu="navigation", label=message("Actors")),
    Kind("actor", actor_view, "actor.html", "actors", words="referring"),
    Kind("pair", pair_view, "pair.html", "pairs", listings.calls_of_pairs, words="own"),
    Kind("topics", topics_view, "list.html", "topics", listings.topics,
         words="own", menu="navigation", label=message("Topics")),
    Kind("topic", topic_view, "topic.html", "topics", words="referring"),
    Kind("sources", sources_view, "sources.html", "sources", listings.sources,
         words="own", menu="navigation", label=message("Sources")),
    Kind("source", source_view, "source.html", "sources", words="referring"),
    Kind("page", free_view, "page.html"),
    Kind("data", data_view, "data.html", "data", listings.once, menu="footer", label=message("Data and feeds")),
    Kind("search", search_view, "search.html", "search", menu="navigation", label=message("Search")),
    Kind("parallel", parallel_view, "parallel.html", "parallel", listed=False),
    Kind("chooser", chooser_view, "chooser.html", words="own"),
    Kind("404", missing_view, "404.html", listed=False, words="own"),
    Kind("redirect", redirect_view, "redirect.html", listed=False, words="own"),
    # Files that are no pages.
    Kind("feed", atom, file="feed.xml", beside=("language", "actor", "topic", "pair"), listed=False,
         words="own"),
    Kind("json-feed", json_feed, file="feed.json", beside=("language",), listed=False, words="own"),
    Kind("calendar", calendar, file="{}.ics", beside=("language",), listed=False, words="own"),
    Kind("export", export, listed=False),
    Kind("share", _shared_picture, file="share.png", listed=False, words="names"),
)  # fmt: skip

#: The kinds by name.
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ROWS}


def sections_of(kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """The words that addresses are made of, by which catalogues name them; `page` counts the parts of long lists."""
    return (*dict.fromkeys(kind.section for kind in kinds.values() if kind.section), "page")


def templates_of(kinds: Mapping[str, Kind]) -> frozenset[str]:
    """The templates that pages are made with."""
    return frozenset(kind.template for kind in kinds.values() if kind.template)
