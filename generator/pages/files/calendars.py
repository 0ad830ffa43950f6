"""Calls as calendars: iCalendar (RFC 5545) of a language or of one actor. A `Page` in, bytes out.

A call whose time no source states is an all-day event. Without a clock `DTSTAMP` is the latest day that the call's page
knows of. The library writes every event once; calendars are put together from these.
"""

from datetime import UTC, datetime, timedelta

from generator.base.notation import Duration
from generator.links import Entry
from generator.pages.partials.call_lines import date_words, fact, status_note
from generator.pages.site.changes import last_change
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.sites import Page, Sites

_STATUS = {"held": "CONFIRMED", "announced": "TENTATIVE", "unconfirmed": "TENTATIVE", "cancelled": "CANCELLED"}


def calendar(page: Page, sites: Sites) -> bytes:
    """The calls of an actor, or all calls, oldest first."""
    from icalendar import Calendar

    site = sites[page.language]
    frame = Calendar()
    frame.add("version", "2.0")
    frame.add("prodid", "-//briefings//calls//EN")
    frame.add("x-wr-calname", ": ".join([site.title, *(site.names[ident] for ident in page.subject)]))
    opening, end = frame.to_ical().rsplit(b"END:VCALENDAR", 1)
    ids = site.archive.calls_of.get(page.subject[0], ()) if page.subject else site.archive.calls
    events = (_remembered(site.entry(ident), site) for ident in ids)
    return bytes(opening + b"".join(events) + b"END:VCALENDAR" + end)


def _remembered(call: Entry, site: LanguageSite) -> bytes:
    return site.remember("event", call.id, lambda: _event(call, site))


def _event(call: Entry, site: LanguageSite) -> bytes:
    from icalendar import Event

    facts = call.call
    event = Event()
    event.add("uid", site.addresses.uid(f"{call.id}.{site.language}"))
    event.add("dtstamp", datetime.fromisoformat(last_change(call, site)).replace(tzinfo=UTC))
    if facts.start:
        event.add("dtstart", facts.start.utc)
        lengths = [c.value for c in fact(call, "duration", site).claims if isinstance(c.value, Duration)]
        if len(lengths) == 1:
            event.add("duration", lengths[0].length)
    else:
        event.add("dtstart", facts.date.first)
        event.add("dtend", facts.date.last + timedelta(days=1))
    note = status_note(facts, site)
    event.add("summary", f"{site.parties(call)} ({', '.join(filter(None, (date_words(facts, site), note)))})")
    event.add("description", site.names[call.id])
    event.add("url", site.addresses.absolute(site.permalinks[call.id]))
    event.add("status", _STATUS[facts.status])
    event.add("transp", "TRANSPARENT")
    return bytes(event.to_ical())
