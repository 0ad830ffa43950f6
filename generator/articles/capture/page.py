"""A saved page as it is captured: its visible blocks, how much of each trafilatura keeps, the data beside the text.

In: the text of an HTML page. Out: a `Page`, or None if it holds no markup that can be parsed. The surprising thing:
furniture is kept as blocks, so that an editor sees what was left out and why. The home of lxml and of trafilatura.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.articles.capture.fetch import INVISIBLE, letters
from generator.articles.capture.page_data import PageData, page_data
from generator.articles.vocabulary.words import entry
from generator.base.languages import quotation_marks

_SKIPPED = frozenset(entry("page_data", "unseen_elements"))
_BLOCKS = frozenset(entry("page_data", "block_elements"))
#: Inline elements that stand for a line of their own: the kicker and the headline inside one heading.
_LINES = re.compile(
    r"(?:^|[-_\s])(?:kicker|overline|dachzeile|topline|eyebrow|roofline|headline-intro|heading__title|"
    r"headline--text|headline__text)(?:$|[-_\s])"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAMING = ("class", "id", "role", "data-component", "data-testid", "data-gu-name", "itemprop")
_SENTENCE = re.compile(r"(?<=[.!?:|])\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """`tags` and `names` are those of the element and all above it, nearest first; `names` are classes, ids and roles.

    `links` is the share of the text that stands in links; `moment` the `datetime` of a time element inside."""

    text: str
    tags: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    links: float
    moment: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """`kept` is the share of each block's letters that trafilatura takes for the article's text, 0 to 1."""

    blocks: tuple[Block, ...]
    kept: tuple[float, ...]
    data: PageData


def read_page(text: str) -> Page | None:
    """The page's blocks, what is kept of them, and its data."""
    import lxml.html  # type: ignore[import-untyped]
    from lxml.etree import ParserError  # type: ignore[import-untyped]

    cleaned = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    try:
        root = lxml.html.document_fromstring(cleaned)
    except (ParserError, ValueError):
        return None
    blocks = visible_blocks(root)
    data = page_data(root, [b.text for b in blocks if {"h1", "h2"} & set(b.tags[:3])])
    return Page(blocks, tuple(kept_shares([b.text for b in blocks], "".join(_extracted(cleaned)))), data)


def _extracted(text: str) -> list[str]:
    """The paragraphs that trafilatura takes for the article's text."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return (trafilatura.extract(text, include_comments=False) or "").split("\n")


def kept_shares(blocks: Sequence[str], extracted: str) -> Iterator[float]:
    """For each block the share of its letters, sentence by sentence, that are in the extracted text."""
    stream = letters(extracted)
    for block in blocks:
        parts = [whole] if (whole := letters(block)) in stream else [letters(s) for s in _SENTENCE.split(block)]
        yield sum(len(part) for part in parts if len(part) >= 8 and part in stream) / (len(whole) or 1)


def visible_blocks(root: Any) -> tuple[Block, ...]:
    """Blocks of the page's body; white space collapsed, none empty."""
    pieces: list[_Piece] = []
    body = root.find(".//body")
    _walk(body if body is not None else root, pieces)
    return tuple(block for block in _joined(pieces) if block)


@dataclass(slots=True)
class _Piece:
    """A run of text, or a boundary (`text` None); `element` is the nearest block element."""

    text: str | None
    element: Any
    linked: bool = False
    moment: str | None = None


def _walk(start: Any, pieces: list[_Piece]) -> None:
    """Depth first without recursion, because saved pages nest as deep as they like."""
    from lxml.etree import iterwalk

    open_: list[tuple[Any, Any, bool]] = [(None, start, False)]  # the element, the block that it is in, whether linked
    walk = iterwalk(start, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        _, block, linked = open_[-1]
        if event != "start":
            if open_[-1][0] is element:
                open_.pop()
                if element.tag == "q":
                    pieces.append(_Piece(_quotation_marks(element)[1], block, linked))
                if _is_block(element):
                    pieces.append(_Piece(None, block))
            if element is not start and element.tail:
                pieces.append(_Piece(element.tail, *open_[-1][1:]))
            continue
        if element.tag in _SKIPPED or _is_hidden(element):
            walk.skip_subtree()
            continue
        if _is_block(element):
            block = element
            pieces.append(_Piece(None, block))
        if element.tag == "br":
            pieces.append(_Piece("\n", block))
        if element.tag == "q":
            pieces.append(_Piece(_quotation_marks(element)[0], block, linked))
        moment = element.get("datetime") if element.tag == "time" else None
        open_.append((element, block, linked or element.tag == "a"))
        if element.text or moment:
            pieces.append(_Piece(element.text or "", block, open_[-1][2], moment))


def _quotation_marks(element: Any) -> Sequence[str]:
    """The marks that a browser sets around `q`, by the language that the page declares."""
    language = next((e.get("lang") for e in (element, *element.iterancestors()) if e.get("lang")), "de")
    return quotation_marks("de" if language[:2].lower() == "de" else "en")


def _is_block(element: Any) -> bool:
    parent = element.getparent() if element.tag == "time" else None
    if parent is not None:
        return parent.tag not in ("p", "li") or len(" ".join(parent.itertext())) < 80
    marked = element.tag == "span" and _LINES.search((element.get("class") or "").lower())
    return element.tag in _BLOCKS or bool(marked)


def _is_hidden(element: Any) -> bool:
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "") is not None


def _joined(pieces: list[_Piece]) -> Iterator[Block | None]:
    run: list[_Piece] = []
    for piece in pieces:
        if piece.text is None or (run and piece.element is not run[-1].element):
            yield from _broken(run)
            run = []
        if piece.text is not None:
            run.append(piece)
    yield from _broken(run)


def _broken(run: list[_Piece]) -> Iterator[Block | None]:
    """A run of text as blocks: two line breaks in a row part paragraphs."""
    part: list[_Piece] = []
    for k, piece in enumerate(run):
        following = next((p for p in run[k + 1 :] if p.text and p.text.strip(" \t")), None)
        if piece.text == "\n" and part and following is not None and following.text == "\n":
            yield _block(part)
            part = []
        part.append(piece)
    yield _block(part)


def _block(run: list[_Piece]) -> Block | None:
    text = " ".join(INVISIBLE.sub("", "".join(p.text or "" for p in run)).split())
    if not text:
        return None
    linked = sum(len((p.text or "").strip()) for p in run if p.linked)
    element = run[0].element
    chain = [element, *element.iterancestors()]
    return Block(
        text=text,
        tags=tuple(e.tag for e in chain if isinstance(e.tag, str)),
        names=tuple(_names(e) for e in chain if isinstance(e.tag, str)),
        links=min(1.0, linked / len(text)),
        moment=next((p.moment for p in run if p.moment), None),
    )


def _names(element: Any) -> tuple[str, ...]:
    return tuple(" ".join(element.get(name) or "" for name in _NAMING).lower().split())
