"""The sources at the end of a page, and the corrections of an edition. In: notes of a page. Out: lines in order."""

from collections.abc import Iterable

from generator.base.notation import PartialDate, ZonedTime
from generator.content import entry
from generator.links import Entry
from generator.pages.partials.body_html import Notes
from generator.pages.site.language_site import LanguageSite, joined, marked
from generator.pages.views.shared import CorrectionLine, SourceNote
from generator.pages.words import formats


def source_notes(notes: Notes) -> tuple[SourceNote, ...]:
    """Every source that was cited, by number."""
    return tuple(_note(ident, number, notes) for ident, number in notes.numbers.items())


def source_particulars(source: Entry, site: LanguageSite) -> str:
    """“Liveblog, Deutsch, 18. März 2025 (erschlossen), abgerufen am 3. April 2025”."""
    facts, text = source.source, site.catalogue.text
    form = site.catalogue.word("source", facts.type)
    words = [
        f"{form} ({facts.platform})" if facts.platform else form,
        formats.language_name(source.original.language, site.locale),
    ]
    if facts.published:
        when = moment_words(facts.published, site)
        words.append(text("%(date)s (inferred)", date=when) if facts.published_basis == "inferred" else when)
    if facts.accessed:
        words.append(text("retrieved on %(date)s", date=moment_words(facts.accessed, site)))
    return ", ".join(words)


def search_words(source: Entry, site: LanguageSite) -> str:
    """Outlet, headline, day and authors in one line, by which an article without an address may be found."""
    facts = source.source
    day = moment_words(facts.published, site) if facts.published else ""
    headline = marked(source.original.title, source.original.language, site.language)
    return joined(", ", filter(None, (site.outlet(source), headline, day, *facts.authors)))


def moment_words(value: PartialDate | ZonedTime, site: LanguageSite) -> str:
    """A date, or a date with the time of day where it was written."""
    if isinstance(value, PartialDate):
        return formats.partial_date(str(value), site.locale)
    local = value.local
    clock = formats.local_clock(local.replace(tzinfo=None), site.locale)
    return site.catalogue.text("%(date)s, %(time)s", date=formats.day(local.date(), site.locale), time=clock)


def correction_lines(edition: entry.Edition, site: LanguageSite) -> tuple[CorrectionLine, ...]:
    return _noted(edition.corrections, site)


def change_lines(edition: entry.Edition, site: LanguageSite) -> tuple[CorrectionLine, ...]:
    return _noted(edition.changes, site)


def _noted(notes: Iterable[entry.Correction], site: LanguageSite) -> tuple[CorrectionLine, ...]:
    return tuple(CorrectionLine(formats.partial_date(str(each.date), site.locale), each.note) for each in notes)


def _note(ident: str, number: int, notes: Notes) -> SourceNote:
    site = notes.site
    source = site.entry(ident)
    facts = source.source
    return SourceNote(
        number,
        f"s-source-{number}",
        site.outlet(source),
        source.original.title,
        source.original.language,
        site.hrefs[ident],
        source_particulars(source, site),
        facts.url,
        facts.archived_url,
        tuple(notes.resting.get(ident, {}).values()),
    )
