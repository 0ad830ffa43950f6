"""Linked data in each page, as schema.org has it: the call an `Event`, our text an `Article` about it.

In: a page and what it shows. Out: JSON as `Markup`, safe inside `<script type="application/ld+json">`. There is no
`ClaimReview`, because the archive gives no verdicts.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from generator.base.notation import Duration
from generator.content import entry
from generator.links import Entry
from generator.pages.partials.call_lines import date_words, fact
from generator.pages.site.changes import published_on
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.permalinks import Permalink
from generator.pages.site.sites import Page, Sites

Node = dict[str, Any]
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
#: The vocabulary has no word for what was held, and none for what is not certain.
_STATUS = {
    "announced": "https://schema.org/EventScheduled",
    "cancelled": "https://schema.org/EventCancelled",
}
_ACTOR_TYPES = {
    "person": "Person",
    "state": "Country",
    "body": "GovernmentOrganization",
    "outlet": "NewsMediaOrganization",
}


def web_page(page: Page, sites: Sites, title: str, kind: str = "WebPage", **more: object) -> Markup:
    """A page that shows no single thing: home, lists, free pages."""
    site = sites[page.language]
    node: Node = {
        "@type": kind,
        "name": title,
        "url": site.addresses.absolute(page.permalink),
        "inLanguage": page.language,
    }
    return _document([node | {"isPartOf": _archive(site)} | more])


def web_site(sites: Sites, title: str) -> Markup:
    """The archive as a whole."""
    url = sites.addresses.absolute(Permalink(""))
    return _document([{"@type": "WebSite", "name": title, "url": url, "inLanguage": list(sites.by_language)}])


def call(page: Page, found: Entry, sites: Sites) -> Markup:
    """Our text about the call, and the call as what it is about. What the head says besides (address, description,
    translations) is not said again."""
    site = sites[page.language]
    facts = found.call
    event: Node = {
        "@type": "Event",
        "@id": "#event",
        "name": f"{site.parties(found)}, {date_words(facts, site)}",
        "startDate": _start(facts),
        "location": {"@type": "VirtualLocation", "name": site.catalogue.word("medium", facts.medium)},
        "attendee": [_actor_link(ident, site) for ident in facts.participants],
    }
    if facts.topics:
        event["keywords"] = [site.names[topic] for topic in facts.topics]
    if status := _STATUS.get(facts.status):
        event["eventStatus"] = status
    durations = [claim.value for claim in fact(found, "duration", site).claims if isinstance(claim.value, Duration)]
    if len(durations) == 1:
        event["duration"] = durations[0].iso
    if facts.initiator:
        event["organizer"] = _actor_link(facts.initiator, site)
    edition = found.edition(site.language)
    first, last = published_on(edition)
    article: Node = {
        "@type": "Article",
        "headline": edition.title,
        "inLanguage": edition.language,
        **({"datePublished": first, "dateModified": last} if first else {}),
        **_licence(site),
        "publisher": {"@type": "Organization", "name": site.title, "url": site.addresses.absolute(_home(site))},
        "about": event,
    }
    return _document([article])


def _licence(site: LanguageSite) -> Node:
    return {"license": site.licence.url} if site.licence else {}


def data_set(page: Page, sites: Sites, files: Mapping[str, str]) -> Markup:
    """The archive as data, with the names of its files and their media types."""
    site = sites[page.language]
    absolute = sites.addresses.absolute
    node: Node = {
        "@type": "Dataset",
        "name": site.title,
        "description": site.description,
        "url": absolute(page.permalink),
        **_licence(site),
        "inLanguage": list(sites.by_language),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site.title, "url": absolute(_home(site))},
        "identifier": sites.addresses.tag("archive"),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": media_type,
                "contentUrl": absolute(f"data/{name}"),
            }
            for name, media_type in files.items()
        ],
    }
    days = [site.entry(ident).call.date for ident in site.archive.calls]
    if days:
        node["temporalCoverage"] = f"{min(days)}/{max(days)}"
    return _document([node])


def actor(page: Page, found: Entry, sites: Sites) -> Markup:
    site = sites[page.language]
    url = site.addresses.absolute(page.permalink)
    facts = found.actor
    other_names = {edition.title for edition in found.editions.values()} | {s.form for s in facts.spellings}
    names = sorted((other_names | {facts.original_name}) - {site.names[found.id], ""})
    node: Node = {"@type": _ACTOR_TYPES[facts.kind], "@id": url + "#actor", "name": site.names[found.id], "url": url}
    if names:
        node["alternateName"] = names
    if facts.wikidata:
        node["sameAs"] = f"https://www.wikidata.org/entity/{facts.wikidata}"
    roles = [_role(role, found, site) for role in facts.roles]
    if roles:
        node["hasOccupation" if facts.kind == "person" else "memberOf"] = roles
    return _document([node])


def topic(page: Page, found: Entry, sites: Sites) -> Markup:
    site = sites[page.language]
    url = site.addresses.absolute(page.permalink)
    term: Node = {"@type": "DefinedTerm", "@id": url + "#topic", "name": site.names[found.id], "url": url}
    summary = found.edition(site.language).summary
    return _document([term | ({"description": summary} if summary else {})])


def source(page: Page, found: Entry, sites: Sites) -> Markup:
    return _document([_source(found.id, sites[page.language])])


def _document(nodes: Sequence[Mapping[str, object]]) -> Markup:
    body: Node = {"@context": "https://schema.org"}
    body |= dict(nodes[0]) if len(nodes) == 1 else {"@graph": list(nodes)}
    return htmlsafe_json_dumps(body, dumps=_JSON.encode)


def _home(site: LanguageSite) -> Permalink:
    return site.addresses.page(site.language)


def _archive(site: LanguageSite) -> Node:
    return {"@type": "WebSite", "name": site.title, "url": site.addresses.absolute(_home(site))}


def _actor_link(ident: str, site: LanguageSite) -> Node:
    kind = _ACTOR_TYPES[site.entry(ident).actor.kind]
    return {"@type": kind, "@id": _id(ident, site), "name": site.names[ident]}


def _role(role: entry.Role, found: Entry, site: LanguageSite) -> Node:
    title = found.edition(site.language).role_titles.get(role.role, role.role)
    node: Node = {"@type": "Role", "roleName": title}
    if role.start:
        node["startDate"] = str(role.start)
    if role.end:
        node["endDate"] = str(role.end)
    return node


def _source(ident: str, site: LanguageSite) -> Node:
    found = site.entry(ident)
    facts = found.source
    kind = "LiveBlogPosting" if facts.type == "liveblog" else "NewsArticle"
    node: Node = {"@type": kind, "@id": _id(ident, site)}
    node |= {"headline": found.original.title, "inLanguage": found.original.language}
    if facts.outlet_basis != "inferred":
        node["publisher"] = {"@type": "NewsMediaOrganization", "name": site.names[facts.outlet]}
    if facts.published:
        node["datePublished"] = _moment(facts.published)
    if facts.authors:
        node["author"] = [{"@type": "Person", "name": name} for name in facts.authors]
    if facts.url:
        node["url"] = facts.url
    return node


def _id(ident: str, site: LanguageSite) -> str:
    """The node that our page about an entry describes."""
    return f"{site.addresses.absolute(site.permalinks[ident])}#{site.entry(ident).kind}"


def _moment(value: object) -> str:
    local = getattr(value, "local", None)
    return local.isoformat() if local else str(value)


def _start(facts: entry.CallFacts) -> str:
    return facts.start.local.isoformat() if facts.start else str(facts.date)
