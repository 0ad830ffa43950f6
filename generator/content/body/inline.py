"""Inline tokens in, marks for references out: mentions, citations, quotations, with their places and sentences.

In: one `inline` token of markdown-it, whose children are changed in place: a link of our schemes becomes one
`reference` token with the number of its piece; every other address is judged by the allow list. markdown-it knows no
columns, so each reference is looked up again in the source lines, in order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote

from markdown_it.token import Token

from generator.content.body.sentences import sentences_of
from generator.content.entry import Citation, Kind, Mention, Piece, Quotation, Reference
from generator.content.fields import Findings, is_web_address
from generator.languages import is_language
from generator.notation import is_id, is_locator
from generator.problems import did_you_mean

SCHEMES: dict[str, Kind] = {"actor": "actor", "call": "call", "topic": "topic", "source": "source"}
#: What markdown-it keeps on a token.
Attributes = dict[str, str | int | float]
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_TAG = re.compile(r"<[A-Za-z/!?][^>]{0,80}>?")
_STRAY = re.compile(r"\]\{\s*\.?(\w+)|\[\^[^\]\s]+\]")


@dataclass(slots=True)
class Reading:
    """One body while it is read: whose it is, its lines, and what was found so far."""

    kind: Kind
    language: str
    first_line: int
    lines: list[str]
    findings: Findings
    holes: list[Piece] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)


@dataclass(slots=True)
class _Cursor:
    """Where in the source the last reference was found; `line` is 0-based in the body."""

    line: int
    end: int
    column: int = 0

    def find(self, needle: str, reading: Reading) -> tuple[int, int]:
        """Line and column in the file (from 1) of the next `needle`, or of the block where it cannot be found."""
        for n in range(self.line, min(self.end, len(reading.lines))):
            at = reading.lines[n].find(needle, self.column if n == self.line else 0)
            if at >= 0:
                self.line, self.column = n, at + len(needle)
                return reading.first_line + n, at + 1
        return reading.first_line + self.line, 1


def read_inline(token: Token, block: tuple[int, int], reading: Reading) -> None:
    """Replace references in the token's children by marks; `block` is its first and last line (0-based, half open)."""
    cursor = _Cursor(*block)
    children, mentions = list[Token](), list[tuple[int, Mention, int, int]]()
    source = token.children or []
    n = 0
    while n < len(source):
        child = source[n]
        if child.type == "link_open":
            end = _closing(source, n)
            inner = source[n + 1 : end]
            n = end + 1
            children += _link(child, inner, cursor, reading, mentions)
            continue
        if child.type == "image":
            line, column = cursor.find("![", reading)
            reading.findings.wrong(
                line, column, "an image cannot be shown here", "link to it: [what it shows](https://…)"
            )
        elif child.type == "text":
            _check_text(child, cursor, reading)
            children.append(child)
        else:
            _check_span(child, source[n + 1 :], cursor, reading)
            children.append(child)
        n += 1
    token.children = children
    if mentions:
        _add_references(children, mentions, reading)


def said(attributes: Attributes, words: str, line: int, column: int, reading: Reading) -> dict[str, str]:
    """Check the attributes of a quotation, note it, and give those that are right (`by`, `via`, `lang`)."""
    kept: dict[str, str] = {name: str(attributes.pop(name)) for name in ("by", "via", "lang") if name in attributes}
    by = kept.get("by", "")
    if not is_id(by):
        message = "a quotation names who said it" if not by else f"`by={by}` is not the id of an actor"
        reading.findings.wrong(line, column, message, "write {.said by=donald-trump} with the actor's id")
    else:
        reading.findings.references.append(Reference("actor", by, "speaker", line, column))
    if "lang" in kept and not is_language(kept["lang"]):
        message = f"`lang={kept['lang']}` is no language tag"
        reading.findings.wrong(line, column, message, "write lang=de, lang=en or the like")
        del kept["lang"]
    language = kept.get("lang", reading.language)
    reading.quotations.append(Quotation(by, kept.get("via", ""), language, " ".join(words.split()), line, column))
    return kept


def plain_text(tokens: Sequence[Token], reading: Reading) -> str:
    """The words of inline tokens without markup; a mention stands as its own words or its id."""
    out = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            out.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            out.append(" ")
        elif token.type == "reference" and isinstance(mention := reading.holes[token.meta["hole"]], Mention):
            out.append(token.meta["words"] or mention.target)
        elif token.children:
            out.append(plain_text(token.children, reading))
    return "".join(out)


def _closing(tokens: Sequence[Token], n: int) -> int:
    """The index of the token that closes the link opened at `n`."""
    depth = 0
    for end in range(n, len(tokens)):
        depth += (tokens[end].type == "link_open") - (tokens[end].type == "link_close")
        if not depth:
            return end
    return len(tokens) - 1


def _link(
    opening: Token, inner: list[Token], cursor: _Cursor, reading: Reading, mentions: list[tuple[int, Mention, int, int]]
) -> list[Token]:
    """The tokens that stand for a link: a reference, a checked outside link, or its bare words with a problem."""
    href = str(opening.attrs.get("href", ""))
    bare = opening.markup == "autolink"
    match = _SCHEME.fullmatch(unquote(href))
    line, column = cursor.find(href if bare else "](", reading)
    extra = set(opening.attrs) - {"href", "title"}
    if extra:
        reading.findings.wrong(
            line, column, f"the attribute `{sorted(extra)[0]}` has no meaning on a link", "remove it"
        )
    opening.attrs = {"href": href}
    kind = SCHEMES.get(match[1]) if match else None
    if match and kind:
        column = column if bare else _inside(column, href, cursor, reading)
        return [_reference(kind, match[2], [] if bare else inner, line, column, reading, mentions)]
    problem = _address_problem(href, match[1] if match else "")
    if problem:
        reading.findings.wrong(line, column, *problem)
        return inner
    return [opening, *inner, Token("link_close", "a", -1)]


def _inside(column: int, href: str, cursor: _Cursor, reading: Reading) -> int:
    """The column of the address itself, behind `](`."""
    at = reading.lines[cursor.line].find(href, column - 1) if cursor.line < len(reading.lines) else -1
    return at + 1 if at >= 0 else column


def _reference(
    kind: Kind, rest: str, inner: list[Token], line: int, column: int, reading: Reading,
    mentions: list[tuple[int, Mention, int, int]],
) -> Token:  # fmt: skip
    """One mark for a mention or a citation, with the problem if its target is not well formed."""
    target, _, locator = rest.partition("#")
    if not is_id(target):
        reading.findings.wrong(line, column, f"“{target[:60]}” is no id", "write the id as in the file name")
    elif locator and kind != "source":
        reading.findings.wrong(line, column, f"a {kind} has no place `#{locator}`", f"write {kind}:{target}")
    elif "#" in rest and kind == "source" and not is_locator(locator):
        reading.findings.wrong(line, column, f"“#{locator}” is no place in a source", "write #18:42 or #p8")
    token = Token("reference", "", 0)
    words = plain_text(inner, reading)
    if kind == "source" and not words:
        reading.holes.append(Citation(target, locator))
        reading.findings.references.append(Reference("source", target, "citation", line, column, locator))
    else:
        mention = Mention(kind, target, _plain_html(inner, reading) if inner else None)
        reading.holes.append(mention)
        mentions.append((len(reading.holes) - 1, mention, line, column))
    token.meta = {"hole": len(reading.holes) - 1, "words": words}
    return token


def _plain_html(inner: Sequence[Token], reading: Reading) -> str:
    """The author's own words for a mention, as safe HTML with emphasis; anything else in them as plain text."""
    tags = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}
    return "".join(tags.get(token.type) or escape(plain_text([token], reading), quote=False) for token in inner)


def _address_problem(href: str, scheme: str) -> tuple[str, str] | None:
    """Why an address is not allowed, and what to write; None for http, https and mailto."""
    if scheme.lower() in ("http", "https") and is_web_address(href):
        return None
    if scheme.lower() == "mailto" and re.fullmatch(r"mailto:[^\s<>\"'?&%]+@[A-Za-z0-9.-]+", href):
        return None
    if scheme and scheme.lower() not in ("http", "https", "mailto"):
        remedy = did_you_mean(scheme.lower(), SCHEMES) or "use http, https, mailto, actor, call, topic or source"
        return f"addresses of the scheme `{scheme}:` are not allowed", remedy
    if scheme:
        return f"“{href[:60]}” is no {scheme} address", "write it in full, such as https://example.org/page"
    return f"the address “{href[:60]}” is relative", "refer to entries as [words](call:ID); write others in full"


def _check_text(token: Token, cursor: _Cursor, reading: Reading) -> None:
    """Markup that was meant and stayed text."""
    if "<" in token.content and (tag := _TAG.search(token.content)):
        line, column = _Cursor(cursor.line, cursor.end).find(tag[0][:8], reading)
        scheme = re.match(r"<(\w+):", tag[0])
        if scheme and scheme[1] in SCHEMES:
            reading.findings.wrong(line, column, f"{tag[0]} is not a reference", "write no blanks inside < and >")
        else:
            message = f"raw HTML {tag[0]} is shown as text"
            reading.findings.wrong(line, column, message, "use Markdown", "warning")
    if ("{" in token.content or "[^" in token.content) and (stray := _STRAY.search(token.content)):
        line, column = _Cursor(cursor.line, cursor.end).find(stray[0][:4], reading)
        if stray[0].startswith("[^"):
            reading.findings.wrong(line, column, f"the footnote {stray[0]} has no text", f"add a line `{stray[0]}: …`")
        else:
            remedy = 'write [words]{.said by=id via="…"}, values with blanks, `:` or `+` in quotation marks'
            reading.findings.wrong(line, column, "these attributes do not take effect", remedy)


def _check_span(token: Token, following: Sequence[Token], cursor: _Cursor, reading: Reading) -> None:
    """Attributes of a span: a marked quotation, or a problem."""
    if not token.attrs:
        return
    attributes, token.attrs = dict(token.attrs), {}
    classes = str(attributes.pop("class", "")).split()
    line, column = cursor.line + reading.first_line, 1
    if token.type == "span_open" and "said" in classes:
        line, column = cursor.find("{.said", reading)
        end = next((n for n, t in enumerate(following) if t.type == "span_close" and t.level == token.level), 0)
        words = plain_text(following[:end], reading)
        kept = said(attributes, words, line, column, reading)
        token.tag = "span"
        token.attrs = {"class": "said", **({"lang": kept["lang"]} if "lang" in kept else {})}
        classes.remove("said")
    for name in [*("." + c for c in classes), *attributes]:
        remedy = "the known ones are .said (by, via, lang) on a quotation"
        reading.findings.wrong(line, column, f"the attribute `{name}` has no meaning here", remedy)


def _add_references(children: list[Token], mentions: list[tuple[int, Mention, int, int]], reading: Reading) -> None:
    """One `Reference` for each mention, with the sentence it stands in."""
    flat: list[str | Mention] = []
    for child in children:
        hole = reading.holes[child.meta["hole"]] if child.type == "reference" else None
        if isinstance(hole, Mention):
            words = child.meta["words"]
            flat.append(Mention(hole.kind, hole.target, escape(words, quote=False) if words else None))
        elif hole is None:
            flat.append(plain_text([child], reading))
    sentences = sentences_of(flat)
    for (_, mention, line, column), sentence in zip(mentions, sentences, strict=True):
        reading.findings.references.append(
            Reference(mention.kind, mention.target, "mention", line, column, "", sentence)
        )
