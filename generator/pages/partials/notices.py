"""What a page says of its edition: that its original has changed since, and where all editions stand side by side."""

from collections import Counter

from generator.links import Entry, editions
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.plan import has_parallel, in_language, parallel_page
from generator.pages.site.sites import Page, Sites
from generator.pages.views.shared import Link, Notice

_SHOWN = 8


def stale_notice(page: Page, sites: Sites) -> Notice | None:
    """The passages of the original that changed since this page was translated; None where none did."""
    if not page.kind.of_entries or not page.translated or page.part > 1:
        return None
    site = sites[page.language]
    found = site.entry(page.subject[0])
    edition = found.edition(page.language)
    if edition is found.original or not editions.outdated(found.original, edition):
        return None
    staleness = editions.staleness(found.original, edition)
    text = site.catalogue.text
    parallel = sites.addresses.link(parallel_page(found, page.language, sites).permalink)
    names = unit_names(found, site)
    changed = [change.unit for change in staleness.changes if change.unit]
    places = tuple(
        Link(names[number], f"{parallel}#{anchor(number)}")
        for number, unit in enumerate(found.original.units)
        if unit in changed
    )
    words = text("The original of this page has changed since it was translated.")
    original = found.original.language
    if original not in sites.by_language:
        return Notice(words, places=places[:_SHOWN])
    there = in_language(page, original, sites)
    link = text("Go to the original page")
    return Notice(words, sites.addresses.link(there.permalink), link, original, places[:_SHOWN])


def parallel_link(page: Page, sites: Sites) -> Link | None:
    """The way to the page that shows the editions of an entry side by side, where there is one."""
    if not page.kind.of_entries:
        return None
    site = sites[page.language]
    found = site.entry(page.subject[0])
    if not has_parallel(found, sites.parallel):
        return None
    href = sites.addresses.link(parallel_page(found, page.language, sites).permalink)
    return Link(site.catalogue.text("All language editions side by side"), href)


def anchor(number: int) -> str:
    """The anchor of the original's unit of that number (from 0) on the page of all editions."""
    return f"u-{number + 1}"


def unit_names(found: Entry, site: LanguageSite) -> list[str]:
    """What the units of the original are called, in their order: “Summary”, “Paragraph 3”."""
    headings = {b.line for b in (*found.original.body.opening, *found.original.body.rest) if b.level}
    counts = Counter[str]()
    names = []
    for unit in found.original.units:
        name = "heading" if unit.name == "block" and unit.line in headings else unit.name
        counts[name] += 1
        names.append(_name(name, counts[name], site))
    return names


def _name(name: str, number: int, site: LanguageSite) -> str:
    text = site.catalogue.text
    if "/" in name:
        party, _, topic = name.partition("/")
        return site.headed(site.shown.get(party, party), site.shown.get(topic, topic))
    if name.startswith("role "):
        return text("Role")
    fixed = {"title": text("Title"), "summary": text("Summary")}
    numbered = {
        "heading": text("Heading %(number)s", number=number),
        "discrepancy": text("Difference %(number)s", number=number),
        "footnote": text("Note %(number)s", number=number),
    }
    return fixed.get(name) or numbered.get(name) or text("Paragraph %(number)s", number=number)
