"""What the markup of a page says of its blocks, as features for their labels.

In: a captured page. Out: features by index of the block. The surprising thing: names say little, for
pages wrap everything in a `widget` or a `topic-ukraine`; how much trafilatura keeps says more.
"""

import re
from collections.abc import Sequence

from generator.articles.capture.fetch import letters
from generator.articles.capture.page import Block, Page
from generator.articles.layout.heads import without_outlet
from generator.articles.layout.shapes import words
from generator.articles.vocabulary.words import entry


def _named_like(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[-_])(?:{'|'.join(entry('page_data', f'{kind}_names'))})(?:$|[-_])")


_FURNITURE_TAGS = frozenset(entry("page_data", "furniture_elements"))
_FURNITURE = _named_like("furniture")
_NAMED = tuple((_named_like(kind), f"marked as {kind}") for kind in ("kicker", "picture", "author", "topics", "lead"))


def markup_features(page: Page) -> dict[int, frozenset[str]]:
    """The features of each block."""
    blocks = page.blocks
    headline = headline_index(blocks, page)
    kept = [i for i, share in enumerate(page.kept) if share >= 0.6 and words(blocks[i].text) >= 6]
    last = kept[-1] if kept else len(blocks) - 1
    lead = {_key(str(c.value)) for c in page.data.all("lead")}
    counts = len(kept) > 1 and sum(share >= 0.6 for share in page.kept) * 2 <= len(blocks)
    found = {}
    for i, block in enumerate(blocks):
        features = _of(block)
        if headline is not None:
            features.add("main heading" if i == headline else "beside the main heading")
            if _stands_in_furniture(blocks[headline]):
                features.discard("element of furniture")
        if page.kept[i] >= 0.6 and counts:
            features.add("kept")
        elif page.kept[i] < 0.2 and len(kept) > 1:
            features.add("not kept" if words(block.text) >= 12 else "short and not kept")
        if i > last or i < (headline or 0) - 2:
            features.add("below what is kept" if i > last else "above what is kept")
            features |= {"elsewhere"} if kept else set()
        if _key(block.text) in lead:
            features.add("description of the page")
        found[i] = frozenset(features)
    return found


def _of(block: Block) -> set[str]:
    """What the block's own element and those above it say."""
    found = set()
    if named := _named(block):
        found.add(named)
    if _stands_in_furniture(block):
        found.add("element of furniture")
    elif _has_name_of_furniture(block):
        found.add("name of furniture")
    if "figcaption" in block.tags[:4] or "figure" in block.tags[:6]:
        found.add("caption")
    if any(re.fullmatch(r"h[2-6]", tag) for tag in block.tags[:2]):
        found.add("heading")
    elif block.tags[0] == "li":
        found.add("list")
    elif block.tags[0] == "p":
        found.add("paragraph")
    if block.links > 0.8 and words(block.text) > 1:
        found.add("link")
    return found


def headline_index(blocks: Sequence[Block], page: Page) -> int | None:
    """The heading that says what the page's data says, else the first main heading outside its furniture."""
    titles = [key for c in page.data.all("headline") if len(key := _key(without_outlet(str(c.value)))) > 8]
    headings = [i for i, b in enumerate(blocks) if {"h1", "h2"} & set(b.tags[:3]) and not _is_trail(b)]
    same = next((i for title in titles for i in headings if _key(blocks[i].text) == title), None)
    if same is not None:
        return same
    tops = [i for i, b in enumerate(blocks) if "h1" in b.tags[:3] and _named(b) != "marked as kicker"]
    tops = [i for i in tops if not _is_trail(blocks[i]) and re.search(r"\w", blocks[i].text)] or tops
    alike = (i for i, b in enumerate(blocks) if words(b.text) >= 4 and any(t.startswith(_key(b.text)) for t in titles))
    return next((i for i in tops if not _stands_in_furniture(blocks[i])), tops[0] if tops else next(alike, None))


def _is_trail(block: Block) -> bool:
    """A heading that stands in a list of links to the sections above."""
    return _stands_in_furniture(block) or any("breadcrumb" in name for names in block.names[:4] for name in names)


def _named(block: Block) -> str | None:
    """What a class, id or role of the element, or of one of the three above it, marks it as."""
    names = (name for names in block.names[:4] for name in names)
    return next((feature for name in names for pattern, feature in _NAMED if pattern.search(name)), None)


def _stands_in_furniture(block: Block) -> bool:
    in_head = "header" in block.tags and not {"article", "main", "h1"} & set(block.tags)
    return in_head or not _FURNITURE_TAGS.isdisjoint(block.tags)


def _has_name_of_furniture(block: Block) -> bool:
    return any(_FURNITURE.search(name) for names in block.names[: len(block.tags) - 2][:6] for name in names)


def _key(text: str) -> str:
    return letters(text)[:60]
