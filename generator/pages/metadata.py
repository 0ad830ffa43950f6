"""Metadata for reference managers: `citation_*` as Highwire Press defined it, which Zotero reads.

In: a call and the site of one language. Out: names and values in order.
"""

from generator.links import Entry
from generator.pages.call_lines import date_words
from generator.pages.feeds import last_change
from generator.pages.language_site import LanguageSite


def call_names(call: Entry, site: LanguageSite) -> tuple[tuple[str, str], ...]:
    """Zotero reads these as a report of the archive as an institution."""
    heading = f"{site.parties(call)}, {date_words(call.call, site)}: {site.names[call.id]}"
    return (
        ("citation_title", heading),
        ("citation_author", site.title),
        ("citation_technical_report_institution", site.title),
        ("citation_publication_date", last_change(call, site).replace("-", "/")),
        ("citation_language", call.edition(site.language).language),
        ("citation_public_url", site.addresses.absolute(site.permalinks[call.id])),
        ("DC.title", heading),
        ("DC.publisher", site.title),
        ("DC.language", call.edition(site.language).language),
        ("DC.type", "Text"),
    )
