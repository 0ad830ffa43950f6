"""When a page last changed, as far as its content knows: a page in, a day in ISO 8601 out, or nothing. Pure.

Without a clock it is the latest day that stands in what the page shows: of a call, of the publication, update or
retrieval of a source, of a correction. A page that holds no date, such as an imprint, has none, and nothing is made up.
"""

from collections.abc import Iterable

from generator.content import entry
from generator.links import Entry
from generator.base.notation import PartialDate, ZonedTime
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.sites import Page, Sites


def last_change(call: Entry, site: LanguageSite) -> str:
    """The latest day that a call's page knows of; that of the call itself if there is no other."""
    return site.remember("changed", call.id, lambda: _last_change(call, site))


def published_on(edition: entry.Edition) -> tuple[str, str]:
    """When we first published an edition and last changed it, as it says; empty where it does not.

    A correction or a change counts as a change, whether or not `last_changed` was brought up to date.
    """
    if not edition.first_published:
        return "", ""
    known = [str(each.date) for each in (*edition.corrections, *edition.changes)]
    return str(edition.first_published), max((str(edition.last_changed or edition.first_published), *known))


def changed_on(page: Page, sites: Sites) -> str:
    """The latest day that a page knows of, empty where it knows none."""
    site = sites[page.language]
    if page.items and _days(site).keys() >= set(page.items):
        return _latest(page.items, site)
    if len(page.subject) == 1 and page.subject[0] in site.archive.entries:
        return _of_entry(page.subject[0], site)
    return site.remember("newest", "", lambda: _latest((*site.archive.calls, *site.archive.sources), site))


def _last_change(call: Entry, site: LanguageSite) -> str:
    """The day of the call if it was held, of every source it cites, of corrections."""
    published = site.remember("published", "", lambda: _published(site))
    cited = (r.target for r in call.original.references if r.use in ("citation", "evidence"))
    held = "" if call.call.status == "announced" else day_of(call.call.date)
    known = max((held, *(published[source] for source in cited), *_corrected(call, site)))
    return known or day_of(call.call.date)


def announced_as_of(call: Entry, site: LanguageSite) -> str:
    """The day of the newest source of a call that is only announced; empty where no source has a day."""
    published = site.remember("published", "", lambda: _published(site))
    return max((published[r.target] for r in call.original.references if r.use in ("citation", "evidence")), default="")


def _published(site: LanguageSite) -> dict[str, str]:
    return {source.id: day_of(source.source.published) for source in site.archive.of(*site.archive.sources)}


def _of_entry(ident: str, site: LanguageSite) -> str:
    found, archive = site.entry(ident), site.archive
    shown: set[str] = set()
    if found.kind in ("call", "source"):
        shown = {ident}
    elif found.kind == "page":
        shown = {reference.target for reference in found.edition(site.language).references}
    else:
        shown = {link.id for link in archive.backlinks.get(ident, ())}
        for calls in (archive.calls_of, archive.spoke_in, archive.calls_on):
            shown.update(calls.get(ident, ()))
    return max((_latest(shown, site), *_corrected(found, site)))


def _latest(ids: Iterable[str], site: LanguageSite) -> str:
    """The latest day of calls and sources among these entries."""
    days = _days(site)
    return max((days.get(ident, "") for ident in ids), default="")


def _days(site: LanguageSite) -> dict[str, str]:
    """The latest day that every call and every source knows of."""
    return site.remember("days", "", lambda: _made_days(site))


def _made_days(site: LanguageSite) -> dict[str, str]:
    calls = {call.id: last_change(call, site) for call in site.archive.of(*site.archive.calls)}
    return calls | {source.id: _day_of(source, site) for source in site.archive.of(*site.archive.sources)}


def _day_of(source: Entry, site: LanguageSite) -> str:
    facts = source.source
    return max((day_of(facts.published), day_of(facts.updated), day_of(facts.accessed), *_corrected(source, site)))


def _corrected(found: Entry, site: LanguageSite) -> list[str]:
    edition = found.edition(site.language)
    dated = [str(each.date) for each in (*edition.corrections, *edition.changes)]
    return [*dated, *filter(None, published_on(edition))]


def day_of(moment: PartialDate | ZonedTime | None) -> str:
    """The day in ISO 8601, the last of a month or year; empty where none is known."""
    if isinstance(moment, ZonedTime):
        return moment.local.date().isoformat()
    text = str(moment or "")
    return text if len(text) in (0, len("2025-01-31")) or moment is None else moment.last.isoformat()
