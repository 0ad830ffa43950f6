"""Inline tokens in, marks for references out: mentions, citations, quotations, with their places and sentences.

In: one `inline` token of markdown-it, whose children are changed in place: a link of our schemes becomes one
`reference` token with the number of its piece; every other address is judged by the allow list, also where it stands
inside the words of another link.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from html import escape
from sys import intern
from urllib.parse import unquote

from markdown_it.token import Token

from generator.base.notation import is_id, is_locator
from generator.base.problems import Severity, did_you_mean, with_article
from generator.content.addresses import is_web_address
from generator.content.body.places import Text, stays_open
from generator.content.body.quotations import (
    KNOWN_OF_QUOTATIONS,
    Attributes,
    Reading,
    quoted_attributes,
    said,
    translation_of,
)
from generator.content.body.sentences import sentences_of
from generator.content.entry import Citation, Kind, Mention, Quoted, Reference

SCHEMES: dict[str, Kind] = {"actor": "actor", "call": "call", "topic": "topic", "source": "source"}
#: What becomes something else, or may carry what it must not.
_READ = frozenset({"link_open", "written", "image", "stray", "span_open", "code_inline"})
_OF_LINKS = frozenset({"href", "title"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)


@dataclass(slots=True)
class _Running:
    """The running text that is being read, and the mentions found in it: hole, mention, line, column."""

    text: Text
    reading: Reading
    mentions: list[tuple[Mention, int, int]] = field(default_factory=list)

    def wrong(self, offset: int, message: str, remedy: str, severity: Severity = "error") -> None:
        self.reading.findings.wrong(*self.text.place(offset), message, remedy, severity)


def read_inline(token: Token, text: Text, reading: Reading) -> None:
    """Replace references in the token's children by marks; `text` knows where its words stand."""
    if _READ.isdisjoint([child.type for child in token.children or ()]):
        return
    running = _Running(text, reading)
    token.children = _read(token.children or [], running, inside=False)
    if running.mentions:
        _add_references(token.children, running)
    if any("said" in child.meta for child in token.children):
        _add_sentences(token.children, reading)


def _read(source: Sequence[Token], running: _Running, inside: bool) -> list[Token]:
    """The tokens that are drawn. `inside` the words of a link no other link may stand."""
    children = list[Token]()
    n = 0
    while n < len(source):
        child = source[n]
        if child.type in ("link_open", "written"):
            end = _closing(source, n)
            if inside:
                running.wrong(child.meta["at"], "a link stands inside the words of another", "end the one before it")
                children += source[n + 1 : end] or [Token("text", "", 0, content=child.content)]
            else:
                children += _link(child, source[n + 1 : end], source[end], running)
            n = end
        elif child.type == "image":
            remedy = "link to it: [what it shows](https://…)"
            running.wrong(child.meta["at"], "an image cannot be shown here", remedy)
        elif child.type == "stray":
            _report_stray(child, running)
        else:
            if child.type in ("span_open", "code_inline"):
                _check_span(child, source[n + 1 :] if child.type == "span_open" else (), running)
            children.append(child)
            if "behind" in child.meta:
                children.append(Token("reference", "", 0, meta={"hole": child.meta["behind"], "words": ""}))
        n += 1
    return children


def _report_stray(token: Token, running: _Running) -> None:
    message, remedy, severity = token.meta["problem"]
    if not (message.startswith("this `:::`") and running.reading.fences_reported):
        running.wrong(token.meta["at"], message, remedy, severity)


def plain_text(tokens: Sequence[Token], reading: Reading) -> str:
    """The words of inline tokens without markup; a mention stands as its own words or its id."""
    out = []
    for token in tokens:
        if token.type in ("text", "code_inline", "written"):
            out.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            out.append(" ")
        elif token.type == "reference" and isinstance(mention := reading.holes[token.meta["hole"]], Mention):
            out.append(token.meta["words"] or mention.target)
    return "".join(out)


def _closing(tokens: Sequence[Token], n: int) -> int:
    """The index of the token that closes the link opened at `n`; it is that one where it is all of it."""
    depth = 0
    for end in range(n, len(tokens)):
        depth += (tokens[end].type == "link_open") - (tokens[end].type == "link_close")
        if not depth:
            return end
    return len(tokens) - 1


def _link(opening: Token, inner: Sequence[Token], closing: Token, running: _Running) -> list[Token]:
    """The tokens that stand for a link: a reference, a checked outside link, or its bare words with a problem."""
    href, at = str(opening.attrs.get("href", "")), opening.meta["address"]
    bare = opening.markup == "autolink"
    match = _SCHEME.fullmatch(unquote(href))
    words = _read(inner, running, inside=True)
    if "title" in opening.attrs:
        remedy = "remove it, or put it into the text"
        running.wrong(opening.meta["at"], "the title of a link is not shown", remedy, "warning")
    if names := _attribute_names(opening, _OF_LINKS):
        running.wrong(closing.meta.get("attributes", at), f"{named(names)} no meaning on a link", "remove it")
    elif "attributes" in closing.meta:
        running.wrong(closing.meta["attributes"], "these attributes say nothing", "remove them")
    opening.attrs = {"href": href}
    kind = SCHEMES.get(match[1]) if match else None
    if match and kind:
        return [_reference(kind, match[2], [] if bare else words, at, running)]
    problem = _address_problem(href, match[1] if match else "")
    if problem:
        running.wrong(at, *problem)
        return words
    return [opening, *words, Token("link_close", "a", -1)]


def _reference(kind: Kind, rest: str, inner: list[Token], at: int, running: _Running) -> Token:
    """One mark for a mention or a citation, with the problem if its target is not well formed."""
    target, _, locator = rest.partition("#")
    target = intern(target)  # an id stands in many files, and once in memory
    reading, holes = running.reading, running.reading.holes
    if not is_id(target):
        running.wrong(at, f"“{target[:60]}” is no id", "write the id as in the file name")
    elif locator and kind != "source":
        running.wrong(at, f"{with_article(kind)} has no place `#{locator[:60]}`", f"write {kind}:{target}")
    elif "#" in rest and kind == "source" and not is_locator(locator):
        running.wrong(at, f"“#{locator[:60]}” is no place in a source", "write #18:42 or #p8")
    token = Token("reference", "", 0)
    words = plain_text(inner, reading)
    line, column = running.text.place(at)
    if kind == "source" and not words:
        holes.append(Citation(target, locator))
        if is_id(target):
            reading.findings.references.append(Reference("source", target, "citation", line, column, locator))
    else:
        mention = Mention(kind, target, _plain_html(inner, reading) if inner else None)
        holes.append(mention)
        running.mentions.append((mention, line, column))
    token.meta = {"hole": len(holes) - 1, "words": words}
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
        example = "mailto:name@example.org" if scheme.lower() == "mailto" else "https://example.org/page"
        return f"“{href[:60]}” is no {scheme} address", f"write it in full, such as {example}"
    return f"the address “{href[:60]}” is relative", "refer to entries as [words](call:ID); write others in full"


def _check_span(token: Token, following: Sequence[Token], running: _Running) -> None:
    """Attributes of a span: a marked quotation, or a problem."""
    attributes: Attributes = {**token.attrs, **token.meta.pop("insecure_attrs", {})}
    token.attrs = {}
    classes = str(attributes.pop("class", "")).split()
    at = token.meta.get("attributes", 0)
    if token.type == "span_open" and "said" in classes:
        end = next((n for n, t in enumerate(following) if t.type == "span_close" and t.level == token.level), 0)
        words = plain_text(following[:end], running.reading)
        kept = said(attributes, words, *running.text.place(at), running.reading)
        if not words.strip():
            running.wrong(at, "the quotation has no words", "write `\\[` where a bracket is text")
        elif stays_open(running.text.content, token.meta["at"]):
            running.wrong(token.meta["at"], "a `[` above stays open and cuts the quotation", "close it, or write `\\[`")
        token.attrs = {"class": "said", **quoted_attributes(kept)}
        token.meta["said"] = len(running.reading.quotations) - 1
        if following and any(translation_of(kept)):
            running.reading.holes.append(translation_of(kept))
            following[end].meta["behind"] = len(running.reading.holes) - 1
        classes.remove("said")
    elif not classes and not attributes and (token.type == "span_open" or "attributes" in token.meta):
        running.wrong(at, "these attributes say nothing", "write {.said by=…}, or remove them")
    if names := [*("." + name for name in classes), *attributes]:
        running.wrong(
            at,
            f"{named(names)} no meaning here",
            f"the known ones are {KNOWN_OF_QUOTATIONS}",
        )


def named(names: Sequence[str]) -> str:
    """`the attribute `x` has`, `the attributes `x`, `y` have`."""
    listed = ", ".join(f"`{name[:60]}`" for name in names)
    return f"the attribute {listed} has" if len(names) == 1 else f"the attributes {listed} have"


def _attribute_names(token: Token, known: AbstractSet[str]) -> list[str]:
    """The attributes that a writer gave a token, classes with their dot."""
    if token.attrs.keys() <= known and "insecure_attrs" not in token.meta:
        return []
    attributes = {**token.attrs, **token.meta.pop("insecure_attrs", {})}
    classes = str(attributes.pop("class", "")).split()
    return [*("." + name for name in classes), *(name for name in attributes if name not in known)]


def _add_references(children: Sequence[Token], running: _Running) -> None:
    """One `Reference` for each mention, with the sentence it stands in."""
    reading = running.reading
    flat = [_flat(child, reading) for child in children]
    for (mention, line, column), sentence in zip(running.mentions, sentences_of(flat), strict=True):
        if is_id(mention.target):
            reading.findings.references.append(
                Reference(mention.kind, mention.target, "mention", line, column, "", sentence)
            )


def _add_sentences(children: Sequence[Token], reading: Reading) -> None:
    """Give each quotation the sentence it stands in; the quotations of one sentence share it."""
    flat: list[str | Mention | Quoted] = []
    numbers, end = list[int](), 0
    for n, child in enumerate(children):
        if "said" in child.meta and n >= end:
            numbers.append(child.meta["said"])
            quotation = reading.quotations[numbers[-1]]
            flat.append(Quoted(quotation.text, quotation.by, quotation.language))
            closing = (m for m in range(n, len(children)) if children[m].type == "span_close")
            end = next((m for m in closing if children[m].level == child.level), n)
        elif n >= end:
            flat.append(_flat(child, reading))
    found = (
        sentence
        for part, sentence in zip((p for p in flat if not isinstance(p, str)), sentences_of(flat), strict=True)
        if isinstance(part, Quoted)
    )
    for number, sentence in zip(numbers, found, strict=True):
        reading.quotations[number] = reading.quotations[number]._replace(sentence=sentence)


def _flat(child: Token, reading: Reading) -> str | Mention:
    """A token as plain text or as a mention; a citation is nothing."""
    if child.type == "text":
        return child.content
    hole = reading.holes[child.meta["hole"]] if child.type == "reference" else None
    if isinstance(hole, Mention):
        words = child.meta["words"]
        return Mention(hole.kind, hole.target, escape(words, quote=False) if words else None)
    return "" if hole else plain_text([child], reading)
