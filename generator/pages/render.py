"""Views in, bytes of pages out. Pure but for the templates that are loaded once.

What a page's bytes depend on is its view, the view of its site, the theme and the catalogue, and nothing else; so a
page can be remembered under their digest and rendered in any process.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from generator.base.languages import Language
from generator.pages.files.calendars import calendar
from generator.pages.files.data_package import export
from generator.pages.files.feeds import atom, json_feed
from generator.pages.files.tables import calls_of_actor
from generator.pages.kinds.actor import actor_view
from generator.pages.kinds.call import call_view
from generator.pages.kinds.data import data_view
from generator.pages.kinds.entrance import chooser_view, missing_view, redirect_view
from generator.pages.kinds.entries import free_view, source_view, topic_view
from generator.pages.kinds.lists import actors_view, calls_view, home_view, sources_view, topics_view
from generator.pages.kinds.pairs import pair_view, pairs_view
from generator.pages.kinds.parallel import parallel_view
from generator.pages.partials.citations import bibtex, csl_json, ris
from generator.pages.search.page import search_view
from generator.pages.site.plan import Page
from generator.pages.site.share_pictures import picture
from generator.pages.site.sites import Sites
from generator.pages.views.shared import SiteView

#: How each kind of page is made, and its template.
_KINDS: Mapping[str, tuple[Callable[[Page, Sites], Any], str]] = {
    "home": (home_view, "home.html"),
    "calls": (calls_view, "calls.html"),
    "year": (calls_view, "calls.html"),
    "call": (call_view, "call.html"),
    "actors": (actors_view, "list.html"),
    "actor": (actor_view, "actor.html"),
    "pairs": (pairs_view, "pairs.html"),
    "pair": (pair_view, "pair.html"),
    "topics": (topics_view, "list.html"),
    "topic": (topic_view, "topic.html"),
    "sources": (sources_view, "sources.html"),
    "source": (source_view, "source.html"),
    "page": (free_view, "page.html"),
    "data": (data_view, "data.html"),
    "search": (search_view, "search.html"),
    "parallel": (parallel_view, "parallel.html"),
    "chooser": (chooser_view, "chooser.html"),
    "404": (missing_view, "404.html"),
    "redirect": (redirect_view, "redirect.html"),
}

#: The templates that pages are made with.
TEMPLATES = frozenset(template for _, template in _KINDS.values())

#: What has no template, as bytes.
_FILES: Mapping[str, Callable[[Page, Sites], bytes]] = {
    "feed": atom,
    "json-feed": json_feed,
    "calendar": calendar,
    "table": calls_of_actor,
    "bibtex": bibtex,
    "ris": ris,
    "csl": csl_json,
    "export": export,
    "share": lambda page, _: picture(page.subject[0]),
}


@dataclass(frozen=True, slots=True)
class Renderer:
    """The templates and the shared views of all languages."""

    environments: Mapping[Language, Environment]
    site_views: Mapping[Language, SiteView]

    def render(self, page: Page, view: object) -> bytes:
        """The bytes of a page, UTF-8; what has no template is bytes already."""
        if isinstance(view, bytes):
            return view
        template = self.environments[page.language].get_template(_KINDS[page.kind][1])
        return template.render(site=self.site_views[page.language], page=view).encode()


def view_of(page: Page, sites: Sites) -> object:
    """What the page's template may see: the frozen view of its kind; bytes where there is no template."""
    if page.kind in _FILES:
        return _FILES[page.kind](page, sites)
    return _KINDS[page.kind][0](page, sites)
