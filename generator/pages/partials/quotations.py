"""Marked quotations: those of a call with speaker and channel, those of a speaker across the calls. Views out.

The words stand in the language they were printed in. On a call's page a quotation that the entry marks twice is shown
once. A few quoted words say little by themselves, so away from its call a quotation stands in the sentence in which the
entry quotes it, once for all quotations of the speaker in that sentence. Alone stand block quotations, and quotations
beside which the sentence has no word of its own.
"""

from markupsafe import Markup, escape

from generator.content import entry
from generator.links import Entry
from generator.pages.partials.body_html import sentence, translation_words
from generator.pages.partials.call_lines import date_words
from generator.pages.site import fragments
from generator.pages.site.language_site import LanguageSite, foreign
from generator.pages.site.pagination import Part, part
from generator.pages.site.selections import in_sentence, quotations_in
from generator.pages.views.shared import Link, QuotationLine, StatementLine


def quotation_lines(call: Entry, site: LanguageSite) -> tuple[QuotationLine, ...]:
    """Every quotation of a call's page, in the order of its text."""
    once = {fragments.of_quotation(q): q for q in reversed(call.edition(site.language).body.quotations)}
    return tuple(
        QuotationLine(
            q.text, foreign(q.language, site.language), Link(site.shown[q.by], site.hrefs[q.by]), q.via, anchor,
            site.catalogue.text("Link to this quotation: %(speaker)s", speaker=site.names[q.by]),
            translation_words(entry.Translation(q.translation, q.original), site),
        )
        for anchor, q in reversed(once.items())
    )  # fmt: skip


def quotations_of(actor: str, site: LanguageSite, number: int) -> Part[StatementLine]:
    """What an actor is quoted with in the texts on calls, newest call first; the `number`th part of it."""
    by_speaker = site.remember("quotations", "", lambda: _by_speaker(site))
    return part(by_speaker.get(actor, ()), number, lambda found: _line(*found, site))


def _by_speaker(site: LanguageSite) -> dict[str, list[tuple[Entry, entry.Quotation]]]:
    found: dict[str, list[tuple[Entry, entry.Quotation]]] = {}
    for call in map(site.entry, reversed(site.archive.calls)):
        for quotation in quotations_in(call, site.language):
            found.setdefault(quotation.by, []).append((call, quotation))
    return found


def _line(call: Entry, quotation: entry.Quotation, site: LanguageSite) -> StatementLine:
    whole = in_sentence(quotation)
    language = call.edition(site.language).language if whole else quotation.language
    words = sentence(quotation.sentence, site, language) if whole else escape(quotation.text)
    return StatementLine(
        account="" if whole else quotation.via,
        date=date_words(call.call, site),
        href=site.hrefs[call.id],
        text=site.shown_parties(call),
        html=Markup("<p>%s</p>") % words,
        lang=foreign(language, site.language),
    )
