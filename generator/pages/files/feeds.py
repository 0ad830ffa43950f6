"""Feeds of what is new in the archive: of a language, an actor, a topic or a pair. Atom (RFC 4287) and JSON Feed 1.1.

A `Page` in, bytes out. New is what the archive published last, not what happened last: a call of ten years ago that is
added today comes first, and each correction and change of a call is an item of its own. Ids are `tag:` addresses (RFC
4151) and stay when a page or the whole site moves. There is no clock: days are those that editions and their notes
state; of a call without them the latest day that its content knows of.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.links import Entry
from generator.pages.partials.call_lines import date_words, status_note
from generator.pages.site.changes import last_change, published_on
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.listings import together
from generator.pages.site.permalinks import Permalink
from generator.pages.site.plan import part_of
from generator.pages.site.sites import Page, Sites
from generator.pages.words.markup import escape, quoteattr

#: How many items the feed of a language has, and that of an actor, a topic or a pair; `data/` has everything.
LENGTH, OF_ONE = 50, 10


class News(NamedTuple):
    """A call, or what was corrected or changed in one. `published` may be empty, `updated` never is."""

    id: str
    title: str
    url: str
    summary: str
    published: str
    updated: str
    topics: tuple[str, ...]


def atom(page: Page, sites: Sites) -> bytes:
    """The newest items; what has no edition in the language is left out."""
    site = sites[page.language]
    items = _news(page, site)
    absolute = site.addresses.absolute
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.language)}>',
        f"<id>{escape(site.addresses.tag('calls', '+'.join(page.subject), site.language))}</id>",
        f"<title>{escape(_title(page, site))}</title>",
        f"<subtitle>{escape(site.description)}</subtitle>",
        f"<updated>{max((item.updated for item in items), default='1970-01-01')}T00:00:00Z</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(absolute(page.permalink))}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(absolute(_home(page, sites)))}/>',
        f"<author><name>{escape(site.title)}</name></author>",
        *((f"<rights>{escape(site.licence.url)}</rights>",) if site.licence else ()),
        *(site.remember("atom", item.id, lambda item=item: "\n".join(_entry(item, site))) for item in items),  # type: ignore[misc]
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def json_feed(page: Page, sites: Sites) -> bytes:
    """The same items as JSON Feed 1.1."""
    site = sites[page.language]
    absolute = site.addresses.absolute
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(page, site),
        "home_page_url": absolute(_home(page, sites)),
        "feed_url": absolute(page.permalink),
        "description": site.description,
        "language": site.language,
        "authors": [{"name": site.title, "url": absolute(site.addresses.page(site.language))}],
        "items": [_json_entry(item, site) for item in _news(page, site)],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _news(page: Page, site: LanguageSite) -> list[News]:
    """Newest first; what states no day of publication stands behind, the newest calls first."""
    calls = [call for call in map(site.entry, _calls(page.subject, site)) if call.has(site.language)]
    items = [item for call in calls for item in site.remember("news", call.id, lambda call=call: _of(call, site))]  # type: ignore[misc]
    return sorted(items, key=lambda item: item.published, reverse=True)[: OF_ONE if page.subject else LENGTH]


def _calls(subject: tuple[str, ...], site: LanguageSite) -> Iterable[str]:
    """The calls that a feed is about, newest first."""
    archive = site.archive
    if len(subject) == 2:
        return together((subject[0], subject[1]), archive)
    if not subject:
        return reversed(archive.calls)
    found = [
        calls[subject[0]] for calls in (archive.calls_of, archive.spoke_in, archive.calls_on) if subject[0] in calls
    ]
    if len(found) == 1:
        return reversed(found[0])
    about = frozenset().union(*found)
    return [call for call in reversed(archive.calls) if call in about]


def _of(call: Entry, site: LanguageSite) -> list[News]:
    return [_published(call, site), *_noted(call, site)]


def _published(call: Entry, site: LanguageSite) -> News:
    edition = call.edition(site.language)
    first, last = published_on(edition)
    url = site.addresses.absolute(site.permalinks[call.id])
    ident = site.addresses.tag(call.id, site.language)
    return News(
        ident, _heading(call, site), url, edition.summary, first, last or last_change(call, site), call.call.topics
    )


def _noted(call: Entry, site: LanguageSite) -> Iterator[News]:
    """What was corrected or changed; the id counts the notes of a day, so that a further one changes none before it."""
    edition, text = call.edition(site.language), site.catalogue.text
    url = site.addresses.absolute(site.permalinks[call.id])
    for what, notes, words in (
        ("correction", edition.corrections, text("Corrected: %(call)s", call=_heading(call, site))),
        ("change", edition.changes, text("Changed: %(call)s", call=_heading(call, site))),
    ):
        counts = Counter[str]()
        for note in notes:
            day = str(note.date)
            counts[day] += 1
            ident = site.addresses.tag(call.id, site.language, what, day, str(counts[day]))
            yield News(ident, words, f"{url}#s-{what}s", note.note, day, day, call.call.topics)


def _title(page: Page, site: LanguageSite) -> str:
    names = site.listed([site.names[ident] for ident in page.subject])
    return ": ".join(filter(None, (site.title, names)))


def _home(page: Page, sites: Sites) -> Permalink:
    """The page that the feed lies beside."""
    site = sites[page.language]
    if len(page.subject) == 2:
        return part_of(
            Page(sites.kinds["pair"], page.language, page.permalink, page.subject), 1, site.archive, site.addresses
        )
    return site.permalinks[page.subject[0]] if page.subject else site.addresses.page(site.language)


def _heading(call: Entry, site: LanguageSite) -> str:
    """“Ada and Bo, 12 February 2025 (announced): headline”."""
    note = status_note(call.call, site)
    head = f"{site.parties(call)}, {date_words(call.call, site)}{f' ({note})' if note else ''}"
    return site.headed(head, site.names[call.id])


def _entry(item: News, site: LanguageSite) -> Iterable[str]:
    yield "<entry>"
    yield f"<id>{escape(item.id)}</id>"
    yield f"<title>{escape(item.title)}</title>"
    yield f"<link href={quoteattr(item.url)}/>"
    if item.published:
        yield f"<published>{item.published}T00:00:00Z</published>"
    yield f"<updated>{item.updated}T00:00:00Z</updated>"
    if item.summary:
        yield f"<summary>{escape(item.summary)}</summary>"
    for topic in item.topics:
        yield f"<category term={quoteattr(topic)} label={quoteattr(site.names[topic])}/>"
    yield "</entry>"


def _json_entry(item: News, site: LanguageSite) -> dict[str, object]:
    found: dict[str, object] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_text": item.summary or item.title,
        "date_modified": f"{item.updated}T00:00:00Z",
    }
    if item.published:
        found["date_published"] = f"{item.published}T00:00:00Z"
    if item.topics:
        found["tags"] = [site.names[topic] for topic in item.topics]
    return found
