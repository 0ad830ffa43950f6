"""An actor's page: the actor in, its `ActorView` out, with roles, calls by year, counterparts, statements, mentions."""

from itertools import groupby
from typing import Any

from generator.content import entry
from generator.links import Entry
from generator.pages.kinds.lists import above, part_links, with_part
from generator.pages.partials import jsonld, pictures
from generator.pages.partials.body_html import Notes, draw_blocks
from generator.pages.partials.call_lines import date_words, durations_in_words, status_note, tally
from generator.pages.partials.glyphs import glyph
from generator.pages.partials.head import feeds_of, followed, make_head
from generator.pages.partials.mentions import mention_lines, statements_of
from generator.pages.partials.quotations import quotations_of
from generator.pages.partials.source_notes import correction_lines, source_notes
from generator.pages.site.language_site import LanguageSite, foreign
from generator.pages.site.pagination import PART, Part, part
from generator.pages.site.plan import part_of
from generator.pages.site.registers import by_number
from generator.pages.site.sites import Page, Sites
from generator.pages.views.pages import ActorCall, ActorView, ActorYear, Counterpart
from generator.pages.views.pictures import Strip
from generator.pages.views.shared import NOTHING, Link, Particular
from generator.pages.words import formats

#: The language of a name in its own script, by country; for the `lang` attribute.
_LANGUAGES = {
    "RU": "ru",
    "UA": "uk",
    "BY": "be",
    "CN": "zh",
    "JP": "ja",
    "KR": "ko",
    "IL": "he",
    "IR": "fa",
    "TR": "tr",
}


def actor_view(page: Page, sites: Sites) -> ActorView:
    site = sites[page.language]
    actor = site.entry(page.subject[0])
    edition = actor.edition(site.language)
    facts = actor.actor
    notes = Notes(site)
    calls = tuple(site.entry(ident) for ident in reversed(site.archive.calls_of.get(actor.id, ())))
    first, heard = page.part == 1, bool(calls or site.archive.spoke_in.get(actor.id))
    profile = draw_blocks((*edition.body.opening, *edition.body.rest), site, notes) if first else NOTHING
    shown = part(calls, page.part, lambda call: call).lines
    lists = _lists(actor, calls, page, site)
    title = with_part(edition.title, page, site)
    country = formats.territory(facts.country, site.locale) if facts.country else ""
    return ActorView(
        head=make_head(
            page, sites, title, _description(actor, calls, site), kind="profile",
            breadcrumbs=above(page, Link(site.catalogue.text("Actors"), _section(site)), site),
            jsonld=jsonld.actor(page, actor, sites) if first else jsonld.web_page(page, sites, title, "CollectionPage"),
            feeds=feeds_of((actor.id,), site.headed(site.title, edition.title), site.language, sites) if heard else (),
        ),
        kind=site.catalogue.word("actor", facts.kind),
        country="" if country == edition.title else country,
        name=with_part(site.shown[actor.id], page, site),
        original_name=facts.original_name if first and facts.original_name != edition.title else "",
        original_language=_original_language(facts),
        facts=tuple(_particulars(actor, site)) if first else (),
        profile=profile,
        years=tuple(
            ActorYear(year, _anchor(year), tuple(_call(call, actor, site) for call in group))
            for year, group in groupby(shown, key=lambda call: str(call.call.date)[:4])
        ),
        calls_caption=site.catalogue.text("Calls of %(name)s by year", name=site.shown[actor.id]),
        strip=_strip(calls, page, site) if first else None,
        counterparts=lists["counterparts"].lines,
        quotations=lists["quotations"].lines,
        statements=lists["statements"].lines,
        mentions=lists["mentions"].lines,
        sources=source_notes(notes),
        corrections=correction_lines(edition, site) if first else (),
        downloads=followed((actor.id,), page.language, sites) if heard and first else (),
        pages={
            name: part_links(page, site, length, f"s-{name}")
            for name, length in (("calls", len(calls)), *((name, found.of) for name, found in lists.items()))
        },
        body_language=foreign(edition.language, site.language),
    )  # fmt: skip


def _lists(actor: Entry, calls: tuple[Entry, ...], page: Page, site: LanguageSite) -> dict[str, Part[Any]]:
    """What this part has of each list besides the calls, by the name of its section."""
    return {
        "counterparts": _counterparts(actor, calls, site, page.part),
        "statements": statements_of(actor.id, site, page.part),
        "quotations": quotations_of(actor.id, site, page.part),
        "mentions": mention_lines(actor.id, site, page.part),
    }


def _strip(calls: tuple[Entry, ...], page: Page, site: LanguageSite) -> Strip | None:
    """The calls by month; a year or several calls lead to the part of the table that the year begins on."""
    numbers: dict[str, int] = {}
    for n, call in enumerate(calls):
        numbers.setdefault(str(call.call.date)[:4], n // PART + 1)

    def href(period: str) -> str:
        year = period[:4]
        if numbers[year] == 1:
            return f"#{_anchor(year)}"
        return site.addresses.link(part_of(page, numbers[year], site.archive, site.addresses), _anchor(year))

    return pictures.year_strip(calls, site, site.catalogue.text("Calls by month and year"), href)


def _anchor(year: str) -> str:
    """The id of a year in the table of calls."""
    return f"s-{year}"


def role_words(role: entry.Role, actor: Entry, site: LanguageSite) -> Link:
    """A role with its dates as far as they are known."""
    title = actor.edition(site.language).role_titles.get(role.role, role.role)
    known = site.catalogue.text("common knowledge, in none of the sources") if role.basis == "known" else ""
    return Link(
        title,
        "",
        site.apart(filter(None, (_period(role, site), known))),
        site.lang(actor.id),
    )


def _section(site: LanguageSite) -> str:
    return site.addresses.link(site.addresses.page(site.language, "actors"))


def _description(actor: Entry, calls: tuple[Entry, ...], site: LanguageSite) -> str:
    edition = actor.edition(site.language)
    if edition.summary:
        return edition.summary
    titles = [edition.role_titles.get(role.role, "") for role in actor.actor.roles]
    counted = site.catalogue.text("In this archive: %(calls)s", calls=tally(calls, site))
    return site.headed(edition.title, f"{site.apart([*filter(None, titles), counted])}.")


def _particulars(actor: Entry, site: LanguageSite) -> "list[Particular]":
    text, facts = site.catalogue.text, actor.actor
    rows = []
    roles = tuple(role_words(role, actor, site) for role in facts.roles)
    if roles:
        rows.append(Particular(text("Roles") if facts.kind == "person" else text("Function"), roles))
    names = tuple(
        Link(edition.title, "", formats.language_name(language, site.locale), foreign(language, site.language))
        for language, edition in actor.editions.items()
    )
    if len({edition.title for edition in actor.editions.values()}) > 1:
        rows.append(Particular(text("Names"), names))
    shown = {edition.title for edition in actor.editions.values()} | {facts.original_name}
    spellings = tuple(
        Link(
            s.form,
            "",
            ", ".join(filter(None, (_name_of(s.language, site), s.scheme))),
            foreign(s.language or site.language, site.language),
        )
        for s in facts.spellings
        if s.form not in shown
    )
    if spellings:
        rows.append(Particular(text("Other spellings"), spellings, run_in=True))
    if facts.wikidata:
        url = f"https://www.wikidata.org/wiki/{facts.wikidata}"
        rows.append(Particular("Wikidata", (Link(facts.wikidata, url, external=True),)))
    return rows


def _name_of(language: str, site: LanguageSite) -> str:
    return formats.language_name(language, site.locale) if language else ""


def _period(role: entry.Role, site: LanguageSite) -> str:
    text = site.catalogue.text
    start = formats.partial_date(str(role.start), site.locale) if role.start else ""
    end = formats.partial_date(str(role.end), site.locale) if role.end else ""
    if start and end:
        return text("%(start)s to %(end)s", start=start, end=end)
    if start:
        return text("since %(start)s", start=start)
    return text("until %(end)s", end=end) if end else ""


def _call(call: Entry, actor: Entry, site: LanguageSite) -> ActorCall:
    others = [site.shown[ident] for ident in call.call.participants if ident != actor.id]
    return ActorCall(
        date=date_words(call.call, site),
        status=status_note(call.call, site),
        href=site.hrefs[call.id],
        counterparts=site.listed(others) or site.shown[actor.id],
        role=site.shown_role(actor.id, call.call.date) or site.catalogue.text("none known"),
        duration=durations_in_words(call, site, site.shown) or site.catalogue.text("not stated"),
        title=call.edition(site.language).summary or site.names[call.id],
        glyph=glyph(call, site),
        lang=site.lang(call.id),
    )


def _counterparts(actor: Entry, calls: tuple[Entry, ...], site: LanguageSite, number: int) -> Part[Counterpart]:
    ranked = site.remember("counterparts", actor.id, lambda: _ranked(actor, calls, site))  # for all parts of its page
    return part(
        ranked,
        number,
        lambda found: Counterpart(
            site.shown[found[0]],
            site.hrefs[found[0]],
            tally(found[1], site),
            pair_href(actor.id, found[0], site),
        ),
    )


def _ranked(actor: Entry, calls: tuple[Entry, ...], site: LanguageSite) -> list[tuple[str, list[Entry]]]:
    """With whom an actor spoke, those of most calls that were held first, and these calls."""
    shared: dict[str, list[Entry]] = {}
    for call in calls:
        for ident in dict.fromkeys(call.call.participants):
            if ident != actor.id:
                shared.setdefault(ident, []).append(call)
    held = {ident: sum(call.call.status == "held" for call in found) for ident, found in shared.items()}
    return [(ident, shared[ident]) for ident in by_number(held, site.archive, site.language)]


def pair_href(one: str, other: str, site: LanguageSite) -> str:
    """The page of two actors, or nothing if they have none."""
    first, second = sorted((one, other))
    if (first, second) not in site.archive.pairs:
        return ""
    slug = "-".join(site.entry(ident).slugs[site.language] for ident in (first, second))
    return site.addresses.link(site.addresses.page(site.language, "pairs", slug))


def _original_language(facts: entry.ActorFacts) -> str:
    """The language of the name in its own script: its country's, else undetermined (BCP 47 `und`)."""
    return _LANGUAGES.get(facts.country, "und")
