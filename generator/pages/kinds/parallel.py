"""All editions of an entry side by side, unit by unit: for who checks a translation, learns a language, prints both.

In: a `Page`. Out: its view. The original stands first. Figures are looked for in the finished HTML, with everything
that is no text blanked, so that a mark can be put at the place where one was found.
"""

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from generator.content import entry
from generator.links import Entry, editions
from generator.pages.partials.body_html import Notes, draw, paragraph
from generator.pages.partials.head import make_head
from generator.pages.partials.notices import anchor, unit_names
from generator.pages.partials.source_notes import source_notes
from generator.pages.site.language_site import LanguageSite, foreign
from generator.pages.site.sites import Page, Sites
from generator.pages.views.parallel import Column, ParallelCell, ParallelRow, ParallelView
from generator.pages.views.shared import NOTHING, Link
from generator.pages.words import formats

_NO_TEXT = re.compile(r"<sup\b.*?</sup>|<[^>]*>|&[#\w]+;", re.DOTALL)
_ANCHORS = re.compile(r' (?:id|href)="(?:#[^"]*|[^"/:]*)"')


def parallel_view(page: Page, sites: Sites) -> ParallelView:
    """The editions of an entry side by side."""
    site = sites[page.language]
    found = site.entry(page.subject[0])
    text, shown, notes = site.catalogue.text, found.edition(site.language), Notes(site)
    written = tuple(found.editions.values())
    others = (edition for edition in written if edition is not found.original)
    in_order = (found.original, *others)
    columns = tuple(_column(edition, found, sites, site) for edition in in_order)
    title = text("%(title)s: all language editions", title=shown.title)
    shorter = (site.headed(text("All language editions side by side"), shown.title),)
    return ParallelView(
        head=make_head(
            page, sites, title, title, breadcrumbs=(Link(shown.title, site.hrefs[found.id], lang=site.lang(found.id)),),
            shorter=shorter,
        ),
        title=shown.title,
        title_language=foreign(shown.language, site.language),
        intro=text("Marked figures stand in one edition and not, or differently, in another."),
        caption=text("The editions of this page, passage by passage"),
        missing=text("Not in this edition"),
        back=Link(text("Back to the page"), site.hrefs[found.id]),
        columns=columns,
        rows=_rows(found, in_order, columns, sites, notes),
        sources=source_notes(notes),
    )  # fmt: skip


def _column(edition: entry.Edition, found: Entry, sites: Sites, site: LanguageSite) -> Column:
    text = site.catalogue.text
    note = text("Original") if edition is found.original else text("Translation")
    there = sites.by_language.get(edition.language)
    lang = foreign(edition.language, site.language)
    return Column(formats.own_name(edition.language), note, there.hrefs[found.id] if there else "", lang)


def _rows(
    found: Entry, in_order: Sequence[entry.Edition], columns: Sequence[Column], sites: Sites, notes: Notes
) -> tuple[ParallelRow, ...]:
    """The units of the original, and behind them what only a translation has."""
    site = notes.site
    original, translations = in_order[0], in_order[1:]
    drawn = [_drawn(edition, sites.by_language.get(edition.language, site), notes) for edition in in_order]
    partners = [
        {pair.original: pair.translation for pair in editions.aligned(original, edition) if pair.original}
        for edition in translations
    ]
    changed = {
        change.unit
        for edition in translations
        if editions.outdated(original, edition)
        for change in editions.staleness(original, edition).changes
    }
    since = site.catalogue.text("Changed since it was translated")
    rows = list[ParallelRow]()
    for number, (unit, name) in enumerate(zip(original.units, unit_names(found, site), strict=True)):
        mates = [partner.get(unit) for partner in partners]
        htmls = [drawn[0][unit], *(drawn[n][mate] if mate else NOTHING for n, mate in enumerate(mates, 1))]
        if any(htmls):
            cells = _cells(_marked(htmls, in_order), columns)
            rows.append(ParallelRow(anchor(number), name, cells, since if unit in changed else ""))
    for n, edition in enumerate(translations, 1):
        for pair in editions.aligned(original, edition):
            if pair.original is None and pair.translation and drawn[n][pair.translation]:
                htmls = [drawn[n][pair.translation] if m == n else NOTHING for m in range(len(in_order))]
                more = site.catalogue.text("Further passage")
                rows.append(ParallelRow(f"x-{len(rows) + 1}", more, _cells(htmls, columns)))
    return tuple(rows)


def _cells(htmls: Sequence[Markup], columns: Sequence[Column]) -> tuple[ParallelCell, ...]:
    return tuple(ParallelCell(html, column.name, column.lang) for html, column in zip(htmls, columns, strict=True))


def _drawn(edition: entry.Edition, site: LanguageSite, notes: Notes) -> Mapping[entry.Unit, Markup]:
    """The units of an edition as HTML, with the names and addresses of its own language."""
    blocks = {block.line: block for block in (*edition.body.opening, *edition.body.rest)}
    pieces = {s.line: s.pieces for account in edition.body.accounts for s in account.statements}
    pieces |= {discrepancy.line: discrepancy.pieces for discrepancy in edition.body.discrepancies}
    front = {"title": edition.title, "summary": edition.summary}
    front |= {f"role {role}": title for role, title in edition.role_titles.items()}
    out = dict[entry.Unit, Markup]()
    for unit in edition.units:
        block = blocks.get(unit.line) or blocks.get(unit.line + 1)
        if unit.name in front:
            html = Markup("<p>%s</p>") % front[unit.name]
        elif unit.name not in ("block", "footnote"):
            html = paragraph(draw(pieces.get(unit.line, ()), site, notes))
        elif block and block.level:
            html = Markup("<p><strong>%s</strong></p>") % escape(block.heading)
        else:
            html = draw(block.pieces, site, notes) if block else NOTHING
        out[unit] = Markup(_without_places(html))  # noqa: S704  (made of safe HTML by taking attributes away)
    return out


def _without_places(html: str) -> str:
    """Without the anchors of notes and headings, which would stand twice on the page; references keep theirs."""
    return _ANCHORS.sub(lambda m: m[0] if m[0].startswith(' href="#s-source-') else "", html)


def _marked(htmls: Sequence[Markup], in_order: Sequence[entry.Edition]) -> list[Markup]:
    """The same HTML, figures marked that the original has and a translation has not, or the other way round."""
    found = [editions.figures(_text(html), e.language) for html, e in zip(htmls, in_order, strict=True)]
    marks = [list[editions.Figure]() for _ in htmls]
    for n in range(1, len(htmls)):
        if htmls[0] and htmls[n]:
            left, right = editions.unmatched(found[0], found[n])
            marks[0] += (figure for figure in left if figure not in marks[0])
            marks[n] += right
    return [_with_marks(html, mine) for html, mine in zip(htmls, marks, strict=True)]


def _text(html: str) -> str:
    """The text of HTML at its own places: tags, entities and numbers of references are blanks."""
    return _NO_TEXT.sub(lambda m: " " * len(m[0]), html)


def _with_marks(html: Markup, marks: Sequence[editions.Figure]) -> Markup:
    out, end = list[str](), len(html)
    for figure in sorted(marks, key=lambda figure: figure.start, reverse=True):
        words = re.match(r"[^<]*", html[figure.start : figure.start + len(figure.text)])
        last = figure.start + len((words[0] if words else "").rstrip())
        out += [html[last:end], "</mark>", html[figure.start : last], "<mark>"]
        end = figure.start
    out.append(html[:end])
    return Markup("".join(str(part) for part in reversed(out)))  # noqa: S704  (safe HTML, cut between tags)
