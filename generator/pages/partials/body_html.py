"""Pieces of a body in, finished HTML out: mentions become links, citations become numbered references.

The pieces between are HTML that `content` has made safe. The surprising thing: the blank that an author leaves before a
citation goes away, and references to one source that follow each other become one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from markupsafe import Markup, escape

from generator.base.notation import one_line
from generator.content import entry
from generator.pages.site.language_site import LanguageSite, foreign
from generator.pages.views.shared import BodySection, Place, Reference
from generator.pages.words import formats
from generator.pages.words.markup import attribute, escaped

#: What is drawn holds no `>` but that of tags: all else is escaped.
_TAG = re.compile(r"<[^>]*>")
_LIST = re.compile(r'<(?P<name>ol|ul|li|/)(?:ol|ul)?(?: start="(?P<start>[0-9]+)")?>')


@dataclass(slots=True)
class Notes:
    """The sources cited on one page, numbered in the order in which they come up; lives while a view is made."""

    site: LanguageSite
    numbers: dict[str, int] = field(default_factory=dict)
    resting: dict[str, dict[tuple[str, str], Place]] = field(default_factory=dict)
    made: dict[tuple[str, tuple[str, ...]], Reference] = field(default_factory=dict)

    def references(self, citations: Iterable[entry.Citation]) -> tuple[Reference, ...]:
        """One reference for each source, with all its locators in the label."""
        locators: dict[str, list[str]] = {}
        for citation in citations:
            words = locators.setdefault(citation.source, [])
            if citation.locator and citation.locator not in words:
                words.append(citation.locator)
        keys = [(source, tuple(words)) for source, words in locators.items()]
        for key in keys:
            if key not in self.made:
                self.made[key] = self._reference(*key)
        return tuple([self.made[key] for key in keys])

    def rest_on(self, citations: Iterable[entry.Citation], place: Place) -> None:
        """Note that what stands at `place` rests on these sources."""
        for citation in citations:
            self.resting.setdefault(citation.source, {}).setdefault((place.note, place.text), place)

    def _reference(self, source: str, locators: tuple[str, ...]) -> Reference:
        number = self.numbers.setdefault(source, len(self.numbers) + 1)
        text = self.site.catalogue.text
        outlet = self.site.outlet(self.site.entry(source), plain=True)
        where = locator_marks(locators, self.site)
        shown = f"{number} {where}" if where else str(number)  # who speaks to the page says what is to be seen
        label = text("Source %(number)s: %(outlet)s", number=shown, outlet=outlet)
        return Reference(number, f"s-source-{number}", label, where)


def locator_marks(locators: Iterable[str], site: LanguageSite) -> str:
    """“Abs. 4, 5” and “19:37, 19:56 Uhr”, behind the number of a source."""
    paragraphs = sorted((locator[1:] for locator in locators if locator.startswith("p")), key=int)
    times = sorted(locator for locator in locators if not locator.startswith("p"))
    marks = [site.catalogue.text("para. %(numbers)s", numbers=", ".join(paragraphs))] if paragraphs else []
    marks += [site.catalogue.text("%(times)s", times=", ".join(times))] if times else []
    return ", ".join(marks)


def draw(pieces: entry.Pieces, site: LanguageSite, notes: Notes | None = None) -> Markup:
    """The pieces as HTML. Without `notes` citations and footnotes are left out (excerpts away from their page)."""
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return Markup(pieces[0])  # noqa: S704  (pieces are safe HTML)
    out: list[str] = []
    cited: list[entry.Citation] = []
    blank = ""
    for piece in pieces:
        if isinstance(piece, entry.Citation):
            cited.append(piece)
        elif isinstance(piece, entry.NoteMark):
            if notes is not None:
                out.append(_note_mark(piece, site))
        elif not cited:
            out.append(piece if isinstance(piece, str) else _drawn(piece, site))
        elif isinstance(piece, str) and not piece.strip():
            blank = piece
        else:
            _flush(out, cited, notes)
            out += (blank, _drawn(piece, site))
            blank = ""
    if cited:
        _flush(out, cited, notes)
    return Markup("".join(out))  # noqa: S704 (pieces are safe HTML, everything else was escaped)


def plain(pieces: entry.Pieces, site: LanguageSite) -> str:
    """The pieces as one line of text, for data: the numbers and dashes of lists stay, citations and notes do not."""
    return one_line(unescape(_TAG.sub("", _with_marks(draw(pieces, site)))))


def _with_marks(html: str) -> str:
    """A list is told from running text by what its entries begin with."""
    counts: list[int] = []

    def marked(tag: re.Match[str]) -> str:
        name = tag["name"]
        if name == "/":
            del counts[-1:]
        elif name == "ol":
            counts.append(int(tag["start"] or 1))
        elif name == "ul":
            counts.append(-1)
        elif counts[-1] < 0:
            return f"{tag[0]}- "
        else:
            counts[-1] += 1
            return f"{tag[0]}{counts[-1] - 1}. "
        return tag[0]

    return _LIST.sub(marked, html) if "<li>" in html else html


def draw_blocks(blocks: Iterable[entry.Block], site: LanguageSite, notes: Notes | None = None) -> Markup:
    """Blocks of prose, one below the other."""
    return Markup("\n".join([draw(block.pieces, site, notes) for block in blocks]))  # noqa: S704 (drawn is safe)


def draw_sections(
    blocks: Iterable[entry.Block], site: LanguageSite, notes: Notes
) -> tuple[Markup, tuple[BodySection, ...]]:
    """The prose before the first second-level heading, and a section for each of these headings."""
    parts: list[tuple[entry.Block | None, list[entry.Block]]] = [(None, [])]
    for block in blocks:
        if block.level == 2:
            parts.append((block, []))
        else:
            parts[-1][1].append(block)
    opening = draw_blocks(parts[0][1], site, notes)
    sections = tuple(
        BodySection(heading.anchor, heading.heading, draw_blocks(below, site, notes))
        for heading, below in parts[1:]
        if heading
    )
    return opening, sections


def paragraph(html: Markup) -> Markup:
    """Inline HTML in a paragraph; blocks as they are."""
    blocks = ("<p", "<ul", "<ol", "<blockquote", "<figure", "<div", "<table", "<dl", "<pre", "<h")
    return html if not html or html.startswith(blocks) else Markup(f"<p>{html}</p>")  # noqa: S704  (it is HTML)


def sentence(pieces: entry.Sentence, site: LanguageSite, language: str, subject: str = "") -> Markup:
    """A sentence of `language` around a mention or a quotation as inline HTML; mentions of the subject are marked."""
    return Markup("".join([_in_sentence(piece, site, language, subject) for piece in pieces]))  # noqa: S704 (escaped)


def _in_sentence(piece: str | entry.Mention | entry.Quoted, site: LanguageSite, language: str, subject: str) -> str:
    if isinstance(piece, str):
        return escaped(piece)
    if isinstance(piece, entry.Quoted):
        marks = f'data-by="{escaped(piece.by)}"{foreign(piece.language, language)}'
        return f'<span class="said" {marks}>{escaped(piece.text)}</span>'
    words = _mention_words(piece, site.shown)
    return f"<mark>{words}</mark>" if piece.target == subject else words


def _mention_words(mention: entry.Mention, names: Mapping[str, str]) -> str:
    """The author's own words for a mention, made safe where the body was read, or the entry's name; as HTML."""
    if mention.html is not None:
        return mention.html
    name = names[mention.target]
    return name if isinstance(name, Markup) else escaped(name)


def _drawn(piece: entry.Piece, site: LanguageSite) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, entry.Mention):
        return f"<a href={attribute[site.hrefs[piece.target]]}>{_mention_words(piece, site.shown)}</a>"
    if isinstance(piece, entry.Attribution):
        via = f", {escape(piece.via)}" if piece.via else ""
        behind = _translated(piece.translation, site)
        link = f"<a href={attribute[site.hrefs[piece.by]]}>{escape(site.shown[piece.by])}</a>"
        return f"<span class=by>{link}{via}{behind}</span>"
    if isinstance(piece, entry.Translation):
        return _translated(piece, site)
    return ""


def _note_mark(mark: entry.NoteMark, site: LanguageSite) -> str:
    """The number of a footnote in the text, or the way back to it; of several each has its letter."""
    place = f"fnref{mark.number}" + (f"-{mark.use + 1}" if mark.use else "")
    if not mark.back:
        label = escaped(site.catalogue.text("Note %(number)s", number=mark.number))
        link = f'<a href=#fn{mark.number} id={place} role=doc-noteref aria-label="{label}">[{mark.number}]</a>'
        return f"<sup class=footnote-ref>{link}</sup>"
    letter = "abcdefghijklmnopqrstuvwxyz"[mark.use % 26] if mark.uses > 1 else ""
    number = f"{mark.number} {letter}".strip()
    label = escaped(site.catalogue.text("Back to the text, note %(number)s", number=number))
    shown = f"\u21a9\ufe0e\u00a0{letter}".strip("\u00a0")
    return f' <a href=#{place} class=footnote-backref role=doc-backlink aria-label="{label}">{shown}</a>'


def _translated(translation: entry.Translation, site: LanguageSite) -> str:
    """“ („…“, unsere Übersetzung)” behind a quotation, or that its words are a translation; nothing where neither."""
    words = translation_words(translation, site)
    return f' <span class="ours">({escape(words)})</span>' if words else ""


def translation_words(translation: entry.Translation, site: LanguageSite) -> str:
    """What is to be said of the translation of a quotation, plain text."""
    text = site.catalogue.text
    made = text("%(words)s, our translation", words=translation.text) if translation.text else ""
    language = formats.language_name(translation.original, site.locale) if translation.original else ""
    put = text("itself a translation, original: %(language)s", language=language) if language else ""
    return site.apart(filter(None, (made, put)))


def _flush(out: list[str], cited: list[entry.Citation], notes: Notes | None) -> None:
    """Write the references collected so far, close to the word before them."""
    if out:
        out[-1] = out[-1].rstrip()
    if notes is not None:
        out += (reference_html(reference) for reference in notes.references(cited))
    cited.clear()


@lru_cache(maxsize=4096)
def reference_html(reference: Reference) -> str:
    """A superscript number that leads to its source."""
    label, where = escape(reference.label), f" <span>{escape(reference.where)}</span>" if reference.where else ""
    return f'<sup class=ref><a href=#{reference.anchor} aria-label="{label}">{reference.number}{where}</a></sup>'
