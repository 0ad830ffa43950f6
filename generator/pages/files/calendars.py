"""Calls as a calendar: iCalendar (RFC 5545) of a language. A `Page` in, bytes out.

A call whose time no source states is an all-day event. Without a clock `DTSTAMP` is the latest day that the call's page
knows of. Lines are written here, because a library for all of the format takes longer over them than all feeds take;
a test compares them with what it writes.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from generator.base.notation import Duration
from generator.links import Entry
from generator.pages.partials.call_lines import date_words, fact, status_note
from generator.pages.site.changes import last_change
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.sites import Page, Sites

_STATUS = {"held": "CONFIRMED", "announced": "TENTATIVE", "unconfirmed": "TENTATIVE", "cancelled": "CANCELLED"}
_MEANT = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
#: So many calls of the latest days are in a calendar: what is over is followed by nobody, and stands in the tables.
LENGTH = 500
#: A line holds fewer bytes than this; what is longer goes on behind a blank.
_LINE = 75


def calendar(page: Page, sites: Sites) -> bytes:
    """The latest calls, oldest first."""
    site = sites[page.language]
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefings//calls//EN", f"X-WR-CALNAME:{escaped(site.title)}")
    events = (line for call in site.archive.of(*site.archive.calls[-LENGTH:]) for line in _event(call, site))
    return b"".join(folded(line) for line in (*head, *events, "END:VCALENDAR"))


def _event(call: Entry, site: LanguageSite) -> Iterator[str]:
    facts = call.call
    note = status_note(facts, site)
    yield "BEGIN:VEVENT"
    yield "SUMMARY:" + escaped(f"{site.parties(call)} ({', '.join(filter(None, (date_words(facts, site), note)))})")
    if facts.start:
        yield f"DTSTART:{_digits(facts.start.utc.isoformat()[:19])}Z"
        lengths = [c.value for c in fact(call, "duration", site).claims if isinstance(c.value, Duration)]
        if len(lengths) == 1:
            yield f"DURATION:{lengths[0].iso}"
    else:
        yield f"DTSTART;VALUE=DATE:{_digits(facts.date.first.isoformat())}"
        yield f"DTEND;VALUE=DATE:{_digits((facts.date.last + timedelta(days=1)).isoformat())}"
    yield f"DTSTAMP:{_digits(last_change(call, site))}T000000Z"
    yield "UID:" + escaped(site.addresses.uid(f"{call.id}.{site.language}"))
    yield "DESCRIPTION:" + escaped(site.names[call.id])
    yield f"STATUS:{_STATUS[facts.status]}"
    yield "TRANSP:TRANSPARENT"
    yield "URL:" + site.addresses.absolute(site.permalinks[call.id])
    yield "END:VEVENT"


def _digits(moment: str) -> str:
    """A day or a moment of ISO 8601 in its basic form."""
    return moment.replace("-", "").replace(":", "")


def escaped(words: str) -> str:
    """A value of type TEXT."""
    return re.sub("\r\n?", "\n", words).translate(_MEANT)


def folded(line: str) -> bytes:
    """A content line with its end; no letter and no escape is cut in two."""
    rest, parts = line.encode(), []
    while len(rest) >= _LINE:
        end = _LINE - 1
        while rest[end] & 0xC0 == 0x80:
            end -= 1
        end -= rest[end - 1 : end] in (b"\\", b"^")
        parts.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join((*parts, rest)) + b"\r\n"
