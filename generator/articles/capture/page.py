"""A saved page as it is captured: its visible blocks, how much of each trafilatura keeps, the data beside the text.

In: the text of an HTML page. Out: a `Page`, or None if it holds no markup that can be parsed. The surprising thing:
what trafilatura keeps is laid onto the blocks by position, letter for letter, because it cuts and joins paragraphs
otherwise than the page does; this is the home of lxml and of trafilatura.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from generator.articles.capture.blocks import Block, visible_blocks
from generator.articles.capture.fetch import letters
from generator.articles.capture.page_data import PageData, page_data


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
    blocks = _with_split_heading(blocks, data)
    return Page(blocks, kept_shares([b.text for b in blocks], _extracted(cleaned)), data)


def _with_split_heading(blocks: Sequence[Block], data: PageData) -> tuple[Block, ...]:
    """A main heading whose end is the headline of the page's data has its kicker in front: two blocks."""
    titles = sorted({c.value for c in data.all("headline") if isinstance(c.value, str) and len(c.value.split()) > 2})
    split: list[Block] = []
    for block in blocks:
        title = next((t for t in titles if "h1" in block.tags[:3] and block.text.endswith(t) and block.text != t), None)
        if title and len(block.text.removesuffix(title).split()) <= 8:
            kicker = block.text.removesuffix(title).strip(" :|–")
            split += [replace(block, text=kicker, names=(("kicker",), *block.names))] if kicker else []
            split.append(replace(block, text=title))
        else:
            split.append(block)
    return tuple(split)


def _extracted(text: str) -> list[str]:
    """The paragraphs that trafilatura takes for the article's text."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return (trafilatura.extract(text, include_comments=False) or "").split("\n")


def kept_shares(blocks: Sequence[str], paragraphs: Sequence[str]) -> tuple[float, ...]:
    """For each block the share of its letters that the paragraphs cover, which stand in the order of the blocks.

    A paragraph that is not found as a whole is looked for sentence by sentence; the first place after the one before
    goes first, so that a teaser with the same words above the text is not taken for it."""
    printed = [letters(text) for text in blocks]
    starts = [0, *accumulate(map(len, printed))]
    stream = "".join(printed)
    covered = bytearray(len(stream))
    at = 0
    for paragraph in paragraphs:
        for piece in _pieces(paragraph, stream):
            start = stream.find(piece, at)
            start = start if start >= 0 else stream.find(piece)
            if start >= 0:
                covered[start : start + len(piece)] = b"\x01" * len(piece)
                at = start + len(piece) if start >= at else at
    return tuple(sum(covered[a:b]) / (b - a) if b > a else 0.0 for a, b in pairwise(starts))


def _pieces(paragraph: str, stream: str) -> list[str]:
    whole = letters(paragraph.lstrip("-• |"))
    if len(whole) < 8 or whole in stream:
        return [whole] if len(whole) >= 8 else []
    return [p for part in re.split(r"(?<=[.!?:|])\s+", paragraph) if len(p := letters(part)) >= 12]
