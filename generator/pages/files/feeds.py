"""Feeds of calls, of a language or of one actor: Atom (RFC 4287) and JSON Feed 1.1. A `Page` in, bytes out.

Ids are `tag:` addresses (RFC 4151) and stay when a page or the whole site moves. There is no clock: `updated` is the
latest day that an entry's content knows of, be it the call, the publication of a source or a correction.
"""

import json
from collections.abc import Iterable

from generator.links import Entry
from generator.pages.partials.call_lines import date_words
from generator.pages.site.changes import last_change
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.permalinks import Permalink
from generator.pages.site.sites import Page, Sites
from generator.pages.words.markup import escape, quoteattr

#: How many calls the feed of a language has; that of an actor has all, and says so (RFC 5005).
LENGTH = 50
_HISTORY = ' xmlns:fh="http://purl.org/syndication/history/1.0"'


def atom(page: Page, sites: Sites) -> bytes:
    """The newest calls, or all of an actor; entries without an edition in the page's language are left out."""
    site = sites[page.language]
    calls = _calls(page, site)
    absolute = site.addresses.absolute
    complete = bool(page.subject)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"{_HISTORY if complete else ""} xml:lang={quoteattr(site.language)}>',
        f"<id>{escape(site.addresses.tag('calls', ''.join(page.subject), site.language))}</id>",
        f"<title>{escape(_title(page, site))}</title>",
        f"<subtitle>{escape(site.description)}</subtitle>",
        *(("<fh:complete/>",) if complete else ()),
        f"<updated>{_updated(calls, site)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(absolute(page.permalink))}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(absolute(_home(page, site)))}/>',
        f"<author><name>{escape(site.title)}</name></author>",
        *((f"<rights>{escape(site.licence.url)}</rights>",) if site.licence else ()),
        *(site.remember("atom", call.id, lambda call=call: "\n".join(_entry(call, site))) for call in calls),  # type: ignore[misc]
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def json_feed(page: Page, sites: Sites) -> bytes:
    """The same calls as JSON Feed 1.1."""
    site = sites[page.language]
    absolute = site.addresses.absolute
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(page, site),
        "home_page_url": absolute(_home(page, site)),
        "feed_url": absolute(page.permalink),
        "description": site.description,
        "language": site.language,
        "authors": [{"name": site.title, "url": absolute(site.addresses.page(site.language))}],
        "items": [_json_entry(call, site) for call in _calls(page, site)],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _calls(page: Page, site: LanguageSite) -> list[Entry]:
    ids = site.archive.calls_of.get(page.subject[0], ()) if page.subject else site.archive.calls
    calls = [call for call in map(site.entry, reversed(ids)) if call.has(site.language)]
    return calls if page.subject else calls[:LENGTH]


def _title(page: Page, site: LanguageSite) -> str:
    return ": ".join([site.title, *(site.names[ident] for ident in page.subject)])


def _home(page: Page, site: LanguageSite) -> Permalink:
    return site.permalinks[page.subject[0]] if page.subject else site.addresses.page(site.language)


def _updated(calls: Iterable[Entry], site: LanguageSite) -> str:
    return max((last_change(call, site) for call in calls), default="1970-01-01") + "T00:00:00Z"


def _heading(call: Entry, site: LanguageSite) -> str:
    return f"{site.parties(call)}, {date_words(call.call, site)}: {site.names[call.id]}"


def _entry(call: Entry, site: LanguageSite) -> Iterable[str]:
    summary = call.edition(site.language).summary
    url = site.addresses.absolute(site.permalinks[call.id])
    yield "<entry>"
    yield f"<id>{escape(site.addresses.tag(call.id, site.language))}</id>"
    yield f"<title>{escape(_heading(call, site))}</title>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>'
    yield f"<updated>{last_change(call, site)}T00:00:00Z</updated>"
    if summary:
        yield f"<summary>{escape(summary)}</summary>"
    for topic in call.call.topics:
        yield f"<category term={quoteattr(topic)} label={quoteattr(site.names[topic])}/>"
    yield "</entry>"


def _json_entry(call: Entry, site: LanguageSite) -> dict[str, object]:
    item: dict[str, object] = {
        "id": site.addresses.tag(call.id, site.language),
        "url": site.addresses.absolute(site.permalinks[call.id]),
        "title": _heading(call, site),
        "content_text": call.edition(site.language).summary or site.names[call.id],
        "date_modified": f"{last_change(call, site)}T00:00:00Z",
    }
    if call.call.topics:
        item["tags"] = [site.names[topic] for topic in call.call.topics]
    return item
