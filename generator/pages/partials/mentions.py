"""Where an entry is mentioned and what is said on it elsewhere: backlinks with their sentences, statements, supports.

In: an entry's id, the site of one language, the number of a part. Out: lines in the order of the archive, newest calls
first, those of that part. Sentences come from the edition in the page's language, or from the original where there is
none.
"""

from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

from generator.base.notation import PartialDate, ZonedTime
from generator.content import entry
from generator.links import Entry, accounts
from generator.links import archive as linked
from generator.pages.partials.body_html import draw, paragraph, sentence
from generator.pages.partials.call_lines import date_words
from generator.pages.partials.source_notes import moment_words
from generator.pages.site import fragments
from generator.pages.site.language_site import LanguageSite, foreign
from generator.pages.site.pagination import Part, part
from generator.pages.site.selections import mentions_of, supports_of
from generator.pages.views.shared import MentionLine, StatementLine


def mention_lines(ident: str, site: LanguageSite, number: int) -> Part[MentionLine]:
    """One line for each entry that mentions this one: calls newest first, then sources, topics, pages and actors."""
    ranked = site.remember("mentions", ident, lambda: _ranked(ident, site))  # for all parts of its page
    return part(ranked, number, lambda found: _mention(found[0], ident, found[1], site))


def _ranked(ident: str, site: LanguageSite) -> list[tuple[Entry, list[linked.Backlink]]]:
    links = mentions_of(ident, site.archive, site.language)
    order = {"call": 0, "source": 1, "topic": 2, "page": 3, "actor": 4}
    dated = sorted((site.entry(other) for other in links), key=_newest_first)
    return [(other, links[other.id]) for other in sorted(dated, key=lambda other: order[other.kind])]


def statements_of(actor: str, site: LanguageSite, number: int) -> Part[StatementLine]:
    """What an actor says in its own accounts, newest call first."""
    said = [
        (call, statement)
        for call in _newest_calls(site.archive.spoke_in.get(actor, ()), site)
        for statement in _statements(call, actor, site)
    ]
    return part(said, number, lambda found: _statement(*found, site, named=False))


def supported_by(source: str, site: LanguageSite, number: int) -> Part[StatementLine]:
    """Everything that rests on a source, each thing once."""
    return part(supports_of(source, site.archive), number, lambda support: _support(support, site))


def _support(support: linked.Support, site: LanguageSite) -> StatementLine:
    found = site.entry(support.id)
    for statement in _statements(found, support.party, site) if support.use == "statement" else ():
        if statement.topic == support.topic:
            return _statement(found, statement, site, named=True)
    words = {
        "fact": site.catalogue.text("key facts"),
        "discrepancy": site.catalogue.text("a difference between accounts"),
        "silence": site.headed(site.shown[support.topic], site.catalogue.text("not mentioned"))
        if support.use == "silence"
        else "",
    }.get(support.use, site.catalogue.text("text of the page"))
    account = site.shown[support.party] if support.party else ""
    rows = accounts.topics_of(found.original) if support.use in ("discrepancy", "silence") else ()
    pointed = support.topic in rows
    anchor = fragments.of_point(support.topic) if pointed else ""
    href = site.hrefs[found.id] + (f"#{anchor}" if anchor else "")
    return StatementLine(account, _date(found, site), href, site.headed(_heading(found, site), words), Markup(""))


def said(call: Entry, statement: entry.Statement, site: LanguageSite) -> Markup:
    """A statement away from its call: pages of its party, its topic and its sources show it."""
    place = f"{call.id} {statement.topic} {statement.party}"
    return site.remember("said", place, lambda: paragraph(draw(statement.pieces, site)))


def _statement(call: Entry, statement: entry.Statement, site: LanguageSite, named: bool) -> StatementLine:
    anchor = fragments.of_statement(statement.topic, statement.party)
    return StatementLine(
        account=site.shown[statement.party] if named else "",
        date=_date(call, site),
        href=site.addresses.link(site.permalinks[call.id], anchor),
        text=site.headed(site.shown_parties(call), site.shown[statement.topic]),
        html=said(call, statement, site),
        lang=foreign(call.edition(site.language).language, site.language),
    )


def _statements(call: Entry, party: str, site: LanguageSite) -> Iterator[entry.Statement]:
    """What a party says in its own account."""
    for account in call.edition(site.language).body.accounts:
        if account.party == party:
            yield from account.statements


def _newest_calls(ids: tuple[str, ...], site: LanguageSite) -> Iterator[Entry]:
    return (site.entry(ident) for ident in reversed(ids))


def _mention(other: Entry, subject: str, links: list[linked.Backlink], site: LanguageSite) -> MentionLine:
    role = ""
    if other.kind == "call" and site.entry(subject).kind == "actor":
        role = site.shown_role(subject, other.call.date)
    edition = other.edition(site.language)
    return MentionLine(
        text=_heading(other, site),
        href=site.hrefs[other.id],
        date=_date(other, site),
        role=role,
        sentences=tuple(sentence(link.sentence, site, link.language, subject) for link in links),
        lang=foreign(edition.language, site.language),
    )


def _heading(found: Entry, site: LanguageSite) -> str:
    if found.kind == "call":
        return site.shown_parties(found)
    if found.kind == "source":
        return site.headed(site.outlet(found), site.shown[found.id])
    return site.shown[found.id]


def _date(found: Entry, site: LanguageSite) -> str:
    if found.kind == "call":
        return date_words(found.call, site)
    published = found.source.published if found.kind == "source" else None
    if isinstance(published, ZonedTime):
        published = PartialDate(published.local.date().isoformat())
    return moment_words(published, site) if published else ""


def _newest_first(found: Entry) -> tuple[int, ...]:
    """A key that puts what is newest first; what has no date comes last."""
    when = found.call.date if found.kind == "call" else found.source.published if found.kind == "source" else None
    return _descending(str(when or ""))


@cache
def _descending(text: str) -> tuple[int, ...]:
    return tuple([-ord(letter) for letter in text])
