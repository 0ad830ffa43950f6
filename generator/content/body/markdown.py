"""Markdown in, top-level sections of checked tokens out, and tokens in, pieces out.

CommonMark with tables, footnotes, definition lists, attributes and containers; raw HTML stays text. The surprising
thing: references become NUL-framed marks while markdown-it renders (content may not hold NUL), and the rendered text is
cut at these marks into pieces.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import islice, takewhile
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.base.languages import quotation_marks
from generator.base.notation import one_line
from generator.content.body.blocks import check_blocks
from generator.content.body.bounds import bound_work, by_first_character, check_work
from generator.content.body.definitions import check_definitions
from generator.content.body.elsewhere import check_elsewhere, may_look_otherwise
from generator.content.body.emphasis import keep_emphasis
from generator.content.body.fences import CONTAINERS, check_fences
from generator.content.body.inline import SCHEMES, named, plain_text, read_inline
from generator.content.body.places import Text, keep_places
from generator.content.body.quotations import KNOWN_OF_QUOTATIONS, Attributes, Reading, said, translation_of
from generator.content.body.quotes import bound_quotes, check_marks, check_quotes
from generator.content.entry import Attribution, NoteMark, Pieces

DEEPEST = 16
#: Attributes that the parser keeps; it sets all others aside, and they are reported like these.
_ALLOWED = ("class", "id", "by", "via", "lang", "translation", "from", "time")
#: What may carry attributes behind it.
_CARRY = ("image", "code_inline", "link_close", "written", "span_close")
#: What is drawn the same wherever it stands. What ends a cell or an item is a new line, which parts it from the next.
_FIXED = {
    "em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>", "tr_open": "<tr>",
    "paragraph_open": "<p>", "paragraph_close": "</p>\n", "list_item_open": "<li>", "list_item_close": "\n",
    "th_open": "<th>", "th_close": "\n", "td_open": "<td>", "td_close": "\n", "tr_close": "", "tbody_close": "",
    "thead_open": "<thead>", "thead_close": "</thead>", "tbody_open": "<tbody>", "table_close": "</table></div>\n",
    "table_open": "<div class=scroll tabindex=0><table>", "footnote_close": "\n",
    "footnote_block_open": "<hr><section class=footnotes><ol>\n", "footnote_block_close": "</ol></section>\n",
}  # fmt: skip
_ALIGN = {"text-align:left": "start", "text-align:center": "center", "text-align:right": "end"}


@dataclass(slots=True)
class Section:
    """A top-level block: its kind, its tokens, its lines (0-based, half open).

    The kind is `prose`, a container's name, or `footnotes` for all of them together, which end the body.
    """

    kind: str
    tokens: list[Token]
    first: int
    last: int


class _Renderer(RendererHTML):
    """Draws what the library draws, but for what HTML does not need."""

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        out = list[str]()
        for n, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                out.append(self.render(token.children or (), options, env))
            elif kind == "text":
                out.append(escapeHtml(token.content))
            elif kind == "reference":
                out.append(f"\x00{token.meta['hole']}\x00")
            elif kind in _FIXED and not token.attrs:
                out.append("" if token.hidden else _FIXED[kind])
            else:
                rule = self.rules.get(kind)
                out.append(rule(tokens, n, options, env) if rule else self.renderToken(tokens, n, options, env))
        return "".join(out)


def read_sections(text: str, reading: Reading) -> list[Section]:
    """The top-level blocks of a body, checked: every attribute known, every reference a mark, every address allowed."""
    reading.fences_reported = check_fences(reading.lines, reading.first_line, reading.findings)
    defined: dict[str, Any] = {}
    tokens = _markdown(reading.language).parse(text, defined)
    check_definitions(defined, tokens, reading)
    check_quotes(defined, reading)
    check_work(defined, reading)
    check_blocks(tokens, reading)
    sections: list[Section] = []
    start, notes = 0, False
    for n, token in enumerate(tokens):
        if token.type == "footnote_block_close" or (token.level == 0 and token.nesting <= 0 and not notes):
            part = tokens[start : n + 1]
            name = part[0].type.removeprefix("container_").removesuffix("_open")
            kind = "footnotes" if notes else name if name in CONTAINERS else "prose"
            sections.append(Section(kind, part, *lines_of(part)))
            _check(part, sections[-1], reading)
            start = n + 1
        notes = notes or token.type == "footnote_block_open"
    return sections


def render(tokens: Sequence[Token], reading: Reading) -> Pieces:
    """The tokens as pieces: HTML, cut at the marks of references."""
    markdown = _markdown(reading.language)
    html = markdown.renderer.render(list(tokens), markdown.options, {"reading": reading})
    parts = enumerate(html.strip("\n").split("\x00"))
    return tuple([part if n % 2 == 0 else reading.holes[int(part)] for n, part in parts if part])


def inline_text(tokens: Sequence[Token], reading: Reading) -> str:
    """The plain words of block tokens."""
    texts = (plain_text(token.children or [], reading) for token in tokens if token.type == "inline")
    return one_line(" ".join(texts))


@lru_cache(maxsize=16)
def _markdown(language: str) -> MarkdownIt:
    """The parser for one language; only the quotation marks differ."""
    options = {
        "html": False,
        "typographer": True,
        "quotes": quotation_marks(language),
        "maxNesting": DEEPEST + 4,
        "store_labels": True,
    }
    markdown = MarkdownIt("commonmark", options, renderer_cls=_Renderer).enable(["table", "smartquotes"])
    markdown.disable(["html_block", "html_inline"])  # they would look at every line and say no
    markdown.use(footnote_plugin).use(deflist_plugin).use(attrs_plugin, after=_CARRY, spans=True, allowed=_ALLOWED).use(
        attrs_block_plugin, allowed=_ALLOWED
    )
    for name in CONTAINERS:
        markdown.use(container_plugin, name)
    keep_places(markdown)
    keep_emphasis(markdown)
    bound_quotes(markdown, language)
    bound_work(markdown)
    by_first_character(markdown)
    # Every address is judged in `inline`, where a refusal is a problem with a place instead of silence.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    # Ids need no encoding, and most addresses are ids.
    markdown.normalizeLink = _unless_id(markdown.normalizeLink)  # type: ignore[method-assign, assignment]
    markdown.normalizeLinkText = _unless_id(markdown.normalizeLinkText)  # type: ignore[method-assign, assignment]
    markdown.add_render_rule("footnote_ref", _render_note_mark)
    markdown.add_render_rule("footnote_anchor", _render_note_mark)
    markdown.add_render_rule("footnote_open", lambda _, tokens, n, *__: f"<li id=fn{tokens[n].meta['id'] + 1}>")
    markdown.add_render_rule("blockquote_close", _render_blockquote_close)
    return markdown


def _unless_id(change: Callable[[str], str]) -> Callable[[str], str]:
    """`change` for addresses that name no entry."""
    return lambda url: url if url.partition(":")[0] in SCHEMES and url.isascii() else change(url)


def _render_note_mark(self: object, tokens: Sequence[Token], n: int, _: object, env: Mapping[str, Any]) -> str:
    """A mark of a footnote, or a way back from it, which names the place it leads to: words of the page's language."""
    token, reading = tokens[n], env["reading"]
    back = token.type == "footnote_anchor"
    first = n - token.meta.get("subId", 0)
    uses = sum(1 for _ in takewhile(lambda t: t.type == "footnote_anchor", islice(tokens, first, None))) if back else 1
    reading.holes.append(NoteMark(token.meta["id"] + 1, token.meta.get("subId", 0), back, uses))
    return f"\x00{len(reading.holes) - 1}\x00"


def _render_blockquote_close(self: object, tokens: Sequence[Token], n: int, *_: object) -> str:
    hole = tokens[n].meta.get("hole")
    return "</blockquote>\n" if hole is None else f"</blockquote><figcaption>\x00{hole}\x00</figcaption></figure>\n"


def lines_of(tokens: Sequence[Token]) -> tuple[int, int]:
    """The lines that tokens stand on, 0-based, half open; (0, 0) where markdown-it knows none.

    What opens a block knows the lines of all that is in it.
    """
    if known := tokens[0].map:
        return known[0], known[1]
    maps = [token.map for token in tokens if token.map]
    return (min(m[0] for m in maps), max(m[1] for m in maps)) if maps else (0, 0)


def _check(tokens: list[Token], section: Section, reading: Reading) -> None:
    """Check and simplify the tokens of one section in place."""
    quotes: list[int] = []
    cells: dict[int, int] = {}
    marks = quotation_marks(reading.language)[:2]
    for n, token in enumerate(tokens):
        if token.level == DEEPEST and token.nesting > 0:
            line = reading.first_line + (token.map or [section.first])[0]
            message = f"lists and quotations are nested deeper than {DEEPEST} levels"
            reading.findings.wrong(line, 1, message, "flatten them; what lies deeper would be lost")
        if token.type == "inline":
            cell = _cell(token, cells, reading.lines) if tokens[n - 1].tag in ("td", "th") else None
            if _is_plain(token, marks):
                continue
            first, last = token.map or (0, len(reading.lines))
            text = Text(
                token.content, reading.lines, reading.first_line, first, max(last, first + 1), token.map is None
            )
            if cell:
                text.content, text.column = cell
                text.unescaped = token.content if text.content != token.content else ""
            check_marks(token, text, reading)
            check_elsewhere(token, text, tokens[n - 2].type == "list_item_open", reading)
            read_inline(token, text, reading)
        elif token.type == "blockquote_open":
            quotes.append(n)
        elif token.type == "blockquote_close":
            _close_quote(tokens, quotes.pop(), n, reading)
        elif token.nesting >= 0 and (token.attrs or token.meta or token.tag == "h1" or _is_inner(token)):
            _check_block(token, reading)


def _is_plain(token: Token, marks: str) -> bool:
    """Whether the text of a block is nothing but words, in which no check finds anything."""
    text = token.content
    children = token.children or ()
    if len(children) > 1 or (children and children[0].content != text) or may_look_otherwise(text):
        return False
    return '"' not in text and text.count(marks[0]) == text.count(marks[1])


def _cell(token: Token, cells: dict[int, int], lines: Sequence[str]) -> tuple[str, int] | None:
    """A cell as it is written and where in its line. Cells of one row share a line; each begins where the one before it
    ends. `\\|` has lost its backslash.
    """
    row = token.map[0] if token.map else 0
    for written in (token.content, token.content.replace("|", "\\|")):
        at = lines[row].find(written, cells.get(row, 0))
        if at >= 0:
            cells[row] = at + len(written)
            return written, at
    return None


def _check_block(token: Token, reading: Reading) -> None:
    """Keep what a block may carry, report the rest. Alignment of table cells becomes a class (no inline style)."""
    line = reading.first_line + (token.map or [0])[0]
    attributes: Attributes = {**token.attrs, **token.meta.pop("insecure_attrs", {})}
    token.attrs = {}
    if token.type in ("th_open", "td_open") and "style" in attributes:
        token.attrs["class"] = "align-" + _ALIGN.get(str(attributes.pop("style")).replace(" ", ""), "start")
    if token.type == "ordered_list_open" and "start" in attributes:
        token.attrs["start"] = attributes.pop("start")
    classes = str(attributes.pop("class", "")).split()
    if token.type == "heading_open" and "update" in classes:
        token.meta = {"update": str(attributes.pop("time", ""))}
        classes.remove("update")
    _report_attributes(classes, attributes, line, reading)
    if token.type == "heading_open" and token.tag == "h1" and token.markup == "#":
        remedy = "begin with `## `, or write `\\#` where it is text"
        reading.findings.wrong(line, 1, "the title is the page's only first-level heading", remedy)
    if _is_inner(token) and not reading.fences_reported:
        message = "a container stands inside a list, a quotation or another container"
        reading.findings.wrong(line, 1, message, "begin it in the first column, with a blank line above")


def _is_inner(token: Token) -> bool:
    """Whether it opens a container that does not stand by itself."""
    return token.level > 0 and token.type.startswith("container_")


def _close_quote(tokens: list[Token], start: int, end: int, reading: Reading) -> None:
    """A block quotation with a speaker becomes a figure with an attribution; its attributes are checked."""
    opening = tokens[start]
    attributes: Attributes = {**opening.attrs, **opening.meta.pop("insecure_attrs", {})}
    opening.attrs = {}
    classes = str(attributes.pop("class", "")).split()
    line = reading.first_line + (opening.map or [0])[0]
    if "said" in classes:
        classes.remove("said")
        kept = said(attributes, inline_text(tokens[start:end], reading), *_above(line, reading), reading)
        reading.holes.append(Attribution(kept.get("by", ""), kept.get("via", ""), translation_of(kept)))
        tokens[end].meta = {"hole": len(reading.holes) - 1}
        language = f' lang="{escape(kept["lang"])}"' if "lang" in kept else ""
        opening.type, opening.content = "html_block", f'<figure class="said"><blockquote{language}>\n'
    _report_attributes(classes, attributes, line, reading)


def _above(line: int, reading: Reading) -> tuple[int, int]:
    """The place of the brace in the line of attributes above a block that begins on `line`."""
    at = reading.lines[line - reading.first_line - 1].find("{") if line > reading.first_line else -1
    return (line - 1, at + 1) if at >= 0 else (line, 1)


def _report_attributes(classes: list[str], attributes: Attributes, line: int, reading: Reading) -> None:
    names = [*("." + name for name in classes), *attributes]
    if names:
        remedy = f"the known ones are {KNOWN_OF_QUOTATIONS} and .update (time) on a heading of a source"
        reading.findings.wrong(*_above(line, reading), f"{named(names)} no meaning here", remedy)
