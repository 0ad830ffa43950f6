"""The accounts of a call as rows of points, with what differs beside the point it concerns.

In: a call, the site of one language, the notes of the page. Out: `Column`s and `Point`s. A side that is
silent and a side of which our sources do not tell have different words.
"""

from collections.abc import Iterator

from markupsafe import Markup

from generator.content import entry
from generator.links import Entry, accounts, archive
from generator.pages.partials.body_html import Notes, draw, paragraph, translation_words
from generator.pages.partials.glyphs import accounts_in
from generator.pages.site import fragments
from generator.pages.site.language_site import LanguageSite, marked
from generator.pages.views.call import Cell, Column, DiscrepancyNote, Point, Said, WordingLine
from generator.pages.views.shared import Claim, Place

#: What two sides differ on comes before what reports do.
_FIRST = {"sides": 0, "voices": 1, "reports": 2}


class Accounts:
    """The accounts of one edition while their views are made."""

    def __init__(self, call: Entry, site: LanguageSite, notes: Notes) -> None:
        self.site, self.notes = site, notes
        self.edition = edition = call.edition(site.language)
        self.table = accounts_in(call, site)
        found = edition.body.discrepancies
        self.anchors = {id(each): anchor for each, anchor in zip(found, fragments.of_discrepancies(found), strict=True)}

    def columns(self) -> tuple[Column, ...]:
        """The sides in order, linked, each with its voices."""
        return tuple(
            Column(*self.site.side(side.key), tuple(self._voice(voice) for voice in side.voices))
            for side in self.table.sides
        )

    def _voice(self, voice: entry.Account) -> Place:
        return Place(self.site.shown[voice.party], self.site.hrefs[voice.party], basis_words(voice.basis, self.site))

    def points(self) -> tuple[Point, ...]:
        return tuple(self._point(point) for point in self.table.points)

    def legend(self) -> tuple[Place, ...]:
        """What the words in empty cells mean, as far as there are such cells."""
        text = self.site.catalogue.text
        found = {cell.silence for point in self.table.points for cell in point.cells}
        words = (
            (
                "silent",
                text("not mentioned"),
                text("We hold the side’s own text in full, or a report says that the point is missing."),
            ),
            (
                "unknown",
                text("our sources do not tell"),
                text("From excerpts and reports it cannot be told whether the side spoke of the point."),
            ),
        )
        return tuple(Place(term, key, meaning) for key, term, meaning in words if key in found)

    def differences(self) -> tuple[Claim, ...]:
        """The points in which at least two sides differ, with the matter and the parties, for the key facts."""
        return tuple(
            Claim(
                self.site.shown[point.topic],
                self.site.apart(self._matters(point)),
                href=f"#{fragments.of_point(point.topic)}",
            )
            for point in self.table.points
            if point.contested
        )

    def _matters(self, point: archive.Point) -> Iterator[str]:
        """“Geltungsbereich: USA und Russland”; without names where all sides differ; of what a side leaves out, only
        that side."""
        everyone = {side.key for side in self.table.sides}
        silent = {
            side.key for side, cell in zip(self.table.sides, point.cells, strict=True) if cell.silence == "silent"
        }
        matters = dict[str, dict[str, None]]()
        for each in point.differences:
            if each.between == "sides":
                keys = [self.site.archive.sides[party] or party for party in each.found.between]
                named = [k for k in keys if k in silent] if each.found.kind == "omission" else keys
                word = self.site.catalogue.word("difference", each.found.kind)
                if not named:  # nobody is silent: it is left out of one of several texts
                    word = self.site.catalogue.word("discrepancy", each.found.kind)
                matters.setdefault(word, {}).update(dict.fromkeys(named))
        for matter, wanted in matters.items():
            names = [self.site.side(key)[0] for key in wanted] if set(wanted) != everyone else []
            yield self.site.headed(matter, self.site.listed(names)) if names else matter

    def others(self) -> tuple[DiscrepancyNote, ...]:
        """Differences that belong to no point."""
        return tuple(self._discrepancy(each) for each in self.table.differences)

    def source_remarks(self) -> tuple[DiscrepancyNote, ...]:
        """What is odd about a source alone."""
        return tuple(self._discrepancy(archive.Difference(found, "reports")) for found in self.table.notes)

    def _point(self, point: archive.Point) -> Point:
        return Point(
            fragments.of_point(point.topic),
            self.site.shown[point.topic],
            self.site.hrefs[point.topic],
            self.site.catalogue.text("Link to this point: %(point)s", point=self.site.names[point.topic]),
            tuple(self._cell(point, side, cell) for side, cell in zip(self.table.sides, point.cells, strict=True)),
            tuple(self._discrepancy(each) for each in sorted(point.differences, key=lambda each: _FIRST[each.between])),
            tuple(map(self._wording, accounts.wordings(self.edition, point, self.site.archive.sides))),
        )

    def _wording(self, wording: accounts.Wording) -> WordingLine:
        said, text = wording.quotation, self.site.catalogue.text
        html = Markup().join(Markup("<mark>%s</mark>") % part if differs else part for part, differs in wording.parts)
        put = translation_words(entry.Translation("", said.original), self.site)
        translated = said.language != self.edition.language
        words = marked(said.text, said.language, self.edition.language)
        ours = text("our translation of %(words)s", words=words) if translated else ""
        return WordingLine(self.site.shown[wording.party], html, self.site.apart(filter(None, (ours, put))))

    def _cell(self, point: archive.Point, side: archive.Side, cell: archive.Cell) -> Cell:
        name, text = self.site.side(side.key)[0], self.site.catalogue.text
        if cell.silence:
            state = text("not mentioned") if cell.silence == "silent" else text("our sources do not tell")
            return Cell(name, (), state, cell.silence, self.notes.references(cell.shown_by))
        departing = point.departing
        said = tuple(self._said(point, statement, len(side.voices) > 1, departing) for statement in cell.statements)
        return Cell(name, said, differs=any(statement.party in departing for statement in cell.statements))

    def _said(self, point: archive.Point, statement: entry.Statement, named: bool, departing: frozenset[str]) -> Said:
        name, text = self.site.shown[statement.party], self.site.catalogue.text
        anchor = fragments.of_statement(point.topic, statement.party)
        self.notes.rest_on(statement.citations, Place(name, anchor, self.site.shown[point.topic]))
        html = paragraph(draw(statement.pieces, self.site, self.notes))
        state = text("states differently") if statement.party in departing else ""
        plain = text(
            "%(topic)s (%(party)s)", topic=self.site.names[point.topic], party=self.site.names[statement.party]
        )
        return Said(name if named else "", anchor, state, html, text("Link to this statement: %(point)s", point=plain))

    def _discrepancy(self, difference: archive.Difference) -> DiscrepancyNote:
        found, text = difference.found, self.site.catalogue.text
        anchor = self.anchors[id(found)]
        label = self.site.catalogue.word("discrepancy", found.kind)
        place = Place(text("difference"), anchor, self.site.shown[found.topic]) if found.topic else Place(label, anchor)
        self.notes.rest_on(found.citations, place)
        html = paragraph(draw(found.pieces, self.site, self.notes))
        permalink = text("Link to this difference: %(point)s", point=label)
        return DiscrepancyNote(anchor, label, html, permalink, difference.between)


def basis_words(basis: str, site: LanguageSite) -> str:
    """On what an account rests, in words: nothing where the entry does not say."""
    return site.catalogue.word("basis", basis) if basis else ""
