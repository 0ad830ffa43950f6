"""Metadata for reference managers: `citation_*` as Highwire Press defined it, which Zotero and others read.

In: a call and the site of its edition's language. Out: names and values in order. There is no `citation_author`: it
is read as a person's name, and of the archive's name would become a surname and initials.
"""

from generator.links import Entry
from generator.pages.partials.call_lines import date_words
from generator.pages.site.changes import published_on
from generator.pages.site.language_site import LanguageSite


def call_names(call: Entry, site: LanguageSite) -> tuple[tuple[str, str], ...]:
    """Zotero reads these as a report of the archive as an institution."""
    heading = site.headed(f"{site.parties(call)}, {date_words(call.call, site)}", site.names[call.id])
    _, day = published_on(call.edition(site.language))
    names = (
        ("citation_title", heading),
        ("citation_technical_report_institution", site.title),
        ("citation_publication_date", day.replace("-", "/")),
        ("citation_language", call.edition(site.language).language),
    )
    return tuple((name, value) for name, value in names if value)
