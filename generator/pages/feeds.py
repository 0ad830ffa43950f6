"""A feed of calls in each language: Atom (RFC 4287) with permanent `tag:` ids (RFC 4151) and `xml:lang`.

In: the site of one language. Out: bytes. There is no clock: an entry's `updated` is the latest day that its content
knows of, be it the call, the publication of a source or a correction.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from generator.links import Entry
from generator.notation import PartialDate, ZonedTime
from generator.pages.call_lines import date_words
from generator.pages.head import absolute_feed
from generator.pages.language_site import LanguageSite

LENGTH = 50


def atom(site: LanguageSite, licence: str) -> bytes:
    """The newest calls of one language; entries without an edition in it are left out."""
    calls = [call for call in map(site.entry, reversed(site.archive.calls)) if call.has(site.language)][:LENGTH]
    absolute = site.addresses.absolute
    own = absolute(absolute_feed(site))
    updated = max((last_change(call, site) for call in calls), default="1970-01-01")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.language)}>',
        f"<id>{escape(tag(site, 'calls', '2025'))}</id>",
        f"<title>{escape(site.title)}</title>",
        f"<subtitle>{escape(site.description)}</subtitle>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(absolute(site.addresses.page(site.language)))}/>',
        f"<author><name>{escape(site.title)}</name></author>",
        f"<rights>{escape(licence)}</rights>",
        *(line for call in calls for line in _entry(call, site)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def tag(site: LanguageSite, name: str, year: str) -> str:
    """A permanent id. The year is part of the name, not of the truth: it never changes for one entry."""
    host = urlsplit(site.addresses.base_url).hostname or "localhost"
    return f"tag:{host},{year}:{name}:{site.language}"


def last_change(call: Entry, site: LanguageSite) -> str:
    """The latest day that a call's page knows of, ISO 8601."""
    return site.remember("changed", call.id, lambda: _last_change(call, site))


def _last_change(call: Entry, site: LanguageSite) -> str:
    edition = call.edition(site.language)
    cited = {reference.target for reference in call.original.references if reference.use in ("citation", "evidence")}
    days = [call.call.date.last.isoformat()] if call.call.status != "announced" else []
    days += [str(correction.date) for correction in edition.corrections]
    days += [_day(site.entry(source).source.published) for source in cited]
    return max(filter(None, days), default=call.call.date.last.isoformat())


def _entry(call: Entry, site: LanguageSite) -> Iterable[str]:
    edition = call.edition(site.language)
    url = site.addresses.absolute(site.permalinks[call.id])
    heading = f"{site.parties(call)}, {date_words(call.call, site)}: {edition.title}"
    yield "<entry>"
    yield f"<id>{escape(tag(site, call.id, str(call.call.date)[:4]))}</id>"
    yield f"<title>{escape(heading)}</title>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>'
    yield f"<updated>{last_change(call, site)}T00:00:00Z</updated>"
    if edition.summary:
        yield f"<summary>{escape(edition.summary)}</summary>"
    yield from (
        f"<category term={quoteattr(topic)} label={quoteattr(site.names[topic])}/>" for topic in call.call.topics
    )
    yield "</entry>"


def _day(moment: PartialDate | ZonedTime | None) -> str:
    if isinstance(moment, ZonedTime):
        return moment.local.date().isoformat()
    return moment.last.isoformat() if moment else ""
