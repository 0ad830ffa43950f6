"""The accounts of a call as rows of points, with what differs beside the point it concerns, and what all of them name.

In: a call, the site of one language, the notes of the page. Out: `Point`s and `PointGroup`s. Silence has its words.
"""

from collections.abc import Iterable, Iterator

from generator.base.languages import slugify
from generator.content import entry
from generator.links import Entry, accounts, archive
from generator.pages.partials.body_html import Notes, draw, paragraph
from generator.pages.site.language_site import LanguageSite, joined, mixed
from generator.pages.views.call import Cell, DiscrepancyNote, Point, PointGroup
from generator.pages.views.shared import Claim, Link, Place

#: Kinds of discrepancies in which a party's statement itself departs from another's.
_CONTRADICTING = frozenset(
    (
        "duration",
        "date",
        "start",
        "status",
        "participants",
        "scope",
        "term",
        "proposal",
        "reciprocity",
        "condition",
        "number",
    )
)


class Accounts:
    """The accounts of one edition while their views are made."""

    def __init__(self, call: Entry, site: LanguageSite, notes: Notes) -> None:
        self.site, self.notes = site, notes
        self.table = accounts.side_by_side(call.edition(site.language))
        self.count = 0

    def columns(self) -> tuple[Link, ...]:
        """The parties in order, linked."""
        return tuple(Link(self.site.shown[party], self.site.hrefs[party]) for party in self.table.parties)

    def points(self) -> tuple[Point, ...]:
        return tuple(self._point(point) for point in self.table.points)

    def differences(self) -> tuple[Claim, ...]:
        """The points in which at least two accounts differ, with the matter and the parties, for the key facts."""
        return tuple(
            Claim(self.site.shown[point.topic], joined("; ", matters), href=f"#{self._anchor(point.topic)}")
            for point in self.table.points
            if (matters := tuple(self._matters(point)))
        )

    def _matters(self, point: archive.Point) -> Iterator[str]:
        """“Reichweite: Weißes Haus und Kreml”; of what an account leaves out, only that account."""
        silent = {party for party, said in zip(self.table.parties, point.cells, strict=True) if said is None}
        sides = dict[str, set[str]]()
        for found in point.discrepancies:
            between = set(found.between) & set(self.table.parties)
            if len(between) > 1:
                named = between & silent if found.kind == "omission" else between
                sides.setdefault(self.site.catalogue.word("difference", found.kind), set()).update(named)
        for matter, parties in sides.items():
            named_in_order = [self.site.shown[party] for party in self.table.parties if party in parties]
            yield mixed("%s: %s", matter, self.site.listed(named_in_order)) if named_in_order else matter

    def others(self) -> tuple[DiscrepancyNote, ...]:
        """Discrepancies that belong to no point."""
        return tuple(self._discrepancy(found) for found in self.table.discrepancies)

    def groups(self) -> tuple[PointGroup, ...]:
        """Which points all accounts name, which several, which one alone."""
        parties = len(self.table.parties)
        text = self.site.catalogue.text
        if parties < 2:
            return ()
        rows = [(point, [s for s in point.cells if s]) for point in self.table.points]
        everyone = text("In both accounts:") if parties == 2 else text("In all accounts:")
        groups = (
            PointGroup(everyone, tuple(self._place(p, s, False) for p, s in rows if len(s) == parties)),
            PointGroup(
                text("In several accounts:"), tuple(self._place(p, s, True) for p, s in rows if 1 < len(s) < parties)
            ),
            PointGroup(text("In one account only:"), tuple(self._place(p, s, True) for p, s in rows if len(s) == 1)),
        )
        return tuple(group for group in groups if group.points)

    def _place(self, point: archive.Point, said: Iterable[entry.Statement], named: bool) -> Place:
        notes = [self.site.listed([self.site.shown[s.party] for s in said])] if named else []
        if _contradicted(point):
            notes.append(self.site.catalogue.text("the accounts differ"))
        return Place(self.site.shown[point.topic], self._anchor(point.topic), joined(", ", notes))

    def _point(self, point: archive.Point) -> Point:
        name = self.site.names[point.topic]
        anchor = self._anchor(point.topic)
        return Point(
            anchor,
            self.site.shown[point.topic],
            self.site.hrefs[point.topic],
            self.site.catalogue.text("Link to this point: %(point)s", point=name),
            tuple(self._cell(point, n, statement) for n, statement in enumerate(point.cells)),
            tuple(self._discrepancy(found) for found in point.discrepancies),
        )

    def _cell(self, point: archive.Point, n: int, statement: entry.Statement | None) -> Cell:
        party = self.table.parties[n]
        name = self.site.shown[party]
        text = self.site.catalogue.text
        if statement is None:
            return Cell(name, "", text("not mentioned"), paragraph(draw((), self.site)))
        anchor = statement_anchor(point.topic, party, self.site)
        topic = self.site.shown[point.topic]
        self.notes.rest_on(statement.citations, Place(text("%(topic)s (%(party)s)", topic=topic, party=name), anchor))
        html = paragraph(draw(statement.pieces, self.site, self.notes))
        differs = any(party in found.between for found in point.discrepancies if found.kind in _CONTRADICTING)
        return Cell(name, anchor, text("states differently") if differs else text("states"), html, differs)

    def _discrepancy(self, found: entry.Discrepancy) -> DiscrepancyNote:
        self.count += 1
        anchor = f"{self.site.catalogue.word('anchor', 'difference')}-{self.count}"
        label = self.site.catalogue.word("discrepancy", found.kind)
        about = self.site.shown[found.topic] if found.topic else label
        difference = self.site.catalogue.text("difference")
        words = (
            self.site.catalogue.text("%(topic)s (%(party)s)", topic=about, party=difference) if found.topic else label
        )
        self.notes.rest_on(found.citations, Place(words, anchor))
        return DiscrepancyNote(anchor, label, paragraph(draw(found.pieces, self.site, self.notes)))

    def _anchor(self, topic: str) -> str:
        return point_anchor(topic, self.site)


def point_anchor(topic: str, site: LanguageSite) -> str:
    """The id of a point on a call's page."""
    return f"{site.catalogue.word('anchor', 'point')}-{site.entry(topic).slugs[site.language]}"


def statement_anchor(topic: str, party: str, site: LanguageSite) -> str:
    """The id of a statement on its call's page; readable, and the same from every page that links to it."""
    return f"{point_anchor(topic, site)}-{slugify(site.names[party], site.language) or party}"


def _contradicted(point: archive.Point) -> bool:
    return any(found.kind in _CONTRADICTING for found in point.discrepancies)
