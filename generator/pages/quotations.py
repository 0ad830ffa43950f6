"""Marked quotations: those of a call with speaker and channel, those of a speaker across the calls. Views out.

The words stand in the language they were printed in. A quotation that an entry marks twice is shown once.
"""

from collections.abc import Iterator

from markupsafe import Markup, escape

from generator.content import entry
from generator.links import Entry
from generator.pages.call_lines import date_words
from generator.pages.language_site import LanguageSite, foreign
from generator.pages.views import Link, QuotationLine, StatementLine


def quotation_lines(call: Entry, site: LanguageSite) -> tuple[QuotationLine, ...]:
    """Every quotation of a call's page, in the order of its text."""
    return tuple(
        QuotationLine(q.text, foreign(q.language, site.language), Link(site.names[q.by], site.hrefs[q.by]), q.via)
        for q in _once(call, site)
    )


def quotations_of(actor: str, site: LanguageSite) -> tuple[StatementLine, ...]:
    """What an actor is quoted with in the texts on calls, newest call first."""
    by_speaker = site.remember("quotations", "", lambda: _by_speaker(site))
    return tuple(_line(call, quotation, site) for call, quotation in by_speaker.get(actor, ()))


def _by_speaker(site: LanguageSite) -> dict[str, list[tuple[Entry, entry.Quotation]]]:
    found: dict[str, list[tuple[Entry, entry.Quotation]]] = {}
    for call in map(site.entry, reversed(site.archive.calls)):
        for quotation in _once(call, site):
            found.setdefault(quotation.by, []).append((call, quotation))
    return found


def _once(call: Entry, site: LanguageSite) -> Iterator[entry.Quotation]:
    seen = set[tuple[str, str]]()
    for quotation in call.edition(site.language).body.quotations:
        if (quotation.by, quotation.text) not in seen:
            seen.add((quotation.by, quotation.text))
            yield quotation


def _line(call: Entry, quotation: entry.Quotation, site: LanguageSite) -> StatementLine:
    return StatementLine(
        account=quotation.via,
        date=date_words(call.call, site),
        href=site.hrefs[call.id],
        text=site.parties(call),
        html=Markup("<p>%s</p>") % escape(quotation.text),
        lang=foreign(quotation.language, site.language),
    )
