"""A saved page becomes lines with hints: visible blocks, labelled as far as markup and trafilatura can tell.

In: the text of an HTML page. Out: its blocks, hints for `label_lines`, and the data beside the text. The surprising
thing: trafilatura decides what is running text and what is not, but not the label; it is the home of that library.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.articles.article import Label
from generator.articles.capture.blocks import Block, visible_blocks
from generator.articles.capture.fetch import plain
from generator.articles.capture.linked import PageData, page_data
from generator.articles.layout.furniture import is_correction, is_notice
from generator.articles.layout.shapes import is_date_line, is_prose, leading_time, words
from generator.articles.layout.signatures import is_credit_line

_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "button", "form", "dialog", "menu", "label"})
_FURNITURE = re.compile(
    r"(?:^|[-_])(?:nav(?:igation|bar)?|menu|breadcrumbs?|footer|sidebar|related|recommend(?:ed|ations?)?|"
    r"recirc\w*|teasers?|newsletter|subscribe|subscription|"
    r"comments?|kommentare?|disqus|share(?:bar|tools)?|sharing|social|promo(?:tion)?|advert\w*|ads?|banner|"
    r"cookies?|consent|cmp|paywall|popup|modal|overlay|toolbar|"
    r"most-?(?:read|popular|viewed)|trending|outbrain|taboola|skip(?:-?link)?|search|login|signup|sign-up|"
    r"copyright|legal|offer|donat\w+|"
    r"mehr-?zum-?thema|weitere|jump-?(?:list|marks?)|toc|key-?events?|pagination|widget|read-?more|also)(?:$|[-_])"
)
_LABELS: tuple[tuple[re.Pattern[str], Label], ...] = (
    (re.compile(r"(?:^|[-_])(?:kicker|overline|dachzeile|topline|eyebrow|roofline|spitzmarke|headline-intro)(?:$|"
                r"[-_])"), "kicker"),
    (re.compile(r"(?:^|[-_])(?:corrections?|korrektur|clarification|amendment|erratum)(?:$|[-_])"), "correction"),
    (re.compile(r"(?:^|[-_])(?:caption|figcaption|image-?credit|photo-?credit|bildnachweis|bildunterschrift|"
                r"image-?source)(?:$|[-_])"), "image"),
    (re.compile(r"(?:^|[-_])(?:by-?line|authors?|autor(?:en)?|autorenzeile|writer|contributors?)(?:$|[-_])"), "author"),
    (re.compile(r"(?:^|[-_])(?:tags?|topics?|keywords?|schlagw\w+|themen)(?:$|[-_])"), "tags"),
    (re.compile(r"(?:^|[-_])(?:lead|standfirst|dek|intro(?:duction|text)?|vorspann|sub-?headline|subtitle|deck|"
                r"article__summary|article-?summary|teaser-?text|anlauf)(?:$|[-_])"), "lead"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """`hints` go by index into `blocks`."""

    blocks: tuple[Block, ...]
    hints: Mapping[int, tuple[Label, str]]
    data: PageData


def extract(text: str) -> Page | None:
    """The page's blocks and hints; None if the text holds no markup that can be parsed."""
    import lxml.html  # type: ignore[import-untyped]
    from lxml.etree import ParserError  # type: ignore[import-untyped]

    cleaned = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    try:
        root = lxml.html.document_fromstring(cleaned)
    except (ParserError, ValueError):
        return None
    data = page_data(root)
    blocks = _with_split_heading(visible_blocks(root), data)
    kept = _kept_by_trafilatura(cleaned)
    return Page(blocks, _hints(blocks, kept, data), data)


def _with_split_heading(blocks: Sequence[Block], data: PageData) -> tuple[Block, ...]:
    """A main heading whose end is the headline of the page's data has its kicker in front: two blocks."""
    titles = {c.value for c in data.all("headline") if isinstance(c.value, str) and words(c.value) > 2}
    split: list[Block] = []
    for block in blocks:
        title = next(
            (t for t in sorted(titles) if "h1" in block.tags[:3] and block.text.endswith(t) and block.text != t), None
        )
        if title and words(block.text.removesuffix(title)) <= 8:
            kicker = block.text.removesuffix(title).strip(" :|–")
            split += [replace(block, text=kicker, names=(("kicker",), *block.names))] if kicker else []
            split.append(replace(block, text=title))
        else:
            split.append(block)
    return tuple(split)


def _kept_by_trafilatura(text: str) -> frozenset[str]:
    """The beginnings of the paragraphs that trafilatura takes for the article's text."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    extracted = trafilatura.extract(text, include_comments=False, include_tables=False, deduplicate=False) or ""
    return frozenset(_key(line.lstrip("-• ")) for line in extracted.split("\n") if line.strip())


def _key(text: str) -> str:
    return re.sub(r"\W+", "", plain(text).casefold())[:60]


def _hints(blocks: Sequence[Block], kept: frozenset[str], data: PageData) -> dict[int, tuple[Label, str]]:
    hints: dict[int, tuple[Label, str]] = {}
    blocks = _without_shared_names(blocks, kept)
    headline = _headline(blocks, data)
    inside = _article_range(blocks, kept, headline)
    for i, block in enumerate(blocks):
        if i == headline:
            hints[i] = ("headline", "the page's main heading")
        elif found := _hint(block, i, kept, inside, headline):
            hints[i] = found
    return hints


def _without_shared_names(blocks: Sequence[Block], kept: frozenset[str]) -> list[Block]:
    """The blocks without the names and tags that a third of the article's paragraphs stand below: those say nothing.

    Pages wrap everything in one form, or in a `widget` or a `topic-ukraine`."""
    paragraphs = [b for b in blocks if _key(b.text) in kept and words(b.text) >= 8]
    counts = Counter(
        n for b in paragraphs for n in {*(x for names in b.names for x in names), *(f"<{t}>" for t in b.tags)}
    )
    shared = {n for n, count in counts.items() if count >= 3 and count * 3 >= len(paragraphs)}
    return [
        replace(
            b,
            names=tuple(tuple(x for x in names if x not in shared) for names in b.names),
            tags=(b.tags[0], *("div" if f"<{t}>" in shared and t in _FURNITURE_TAGS else t for t in b.tags[1:])),
        )
        for b in blocks
    ]


def _headline(blocks: Sequence[Block], data: PageData) -> int | None:
    """The heading that says what the page's data says, else the first main heading outside its furniture."""
    titles = [_key(str(c.value)) for c in data.all("headline")]
    tops = [i for i, b in enumerate(blocks) if "h1" in b.tags[:3] and (_named(b) or ("",))[0] != "kicker"]
    for i in tops:
        key = _key(blocks[i].text)
        if any(key and (title.startswith(key) or key.startswith(title[:50])) for title in titles if title):
            return i
    inside = [i for i in tops if not _is_furniture(blocks[i], strict=True)]
    if inside or tops:
        return (inside or tops)[0]
    same = [i for i, b in enumerate(blocks) if any(t.startswith(_key(b.text)) for t in titles) and words(b.text) >= 4]
    return same[0] if same else None


def _article_range(blocks: Sequence[Block], kept: frozenset[str], headline: int | None) -> range:
    """From the heading (or the first kept paragraph) to the last kept one."""
    paragraphs = [i for i, block in enumerate(blocks) if _key(block.text) in kept and words(block.text) >= 6]
    if not paragraphs:
        paragraphs = [i for i, b in enumerate(blocks) if is_prose(b.text) and b.tags[0] == "p" and not _is_furniture(b)]
    after = [i for i in paragraphs if headline is None or i > headline] or paragraphs
    first = headline if headline is not None else (after[0] if after else 0)
    return range(max(0, min(first, after[0] if after else first) - 4), (after[-1] if after else len(blocks) - 1) + 1)


def _hint(block: Block, i: int, kept: frozenset[str], inside: range, headline: int | None) -> tuple[Label, str] | None:
    keeps = _key(block.text) in kept
    if is_date_line(block.text) and not _is_furniture(block, strict=True) and i in range(inside.start, inside.stop + 3):
        return "date", "a date and nothing else"
    named = _named(block)
    if named and i in range(inside.start, inside.stop + 6) and not _is_furniture(block, strict=True):
        label, name = named
        if label == "tags" and block.tags[0][0] == "h":
            return "boilerplate", "heading of the topics"
        if label in ("author", "tags", "kicker") and keeps and is_prose(block.text) and words(block.text) > 12:
            return None
        if label == "lead" and (headline is None or i < headline or i > headline + 8 or words(block.text) < 5):
            return None
        if not (label == "kicker" and headline is not None and i > headline) and not (
            label == "author" and words(block.text) > 25
        ):
            return label, f"markup: {name}"
    if _is_furniture(block) and not (keeps and is_prose(block.text) and not _is_furniture(block, strict=True)):
        return "boilerplate", "markup: furniture of the page"
    if "figcaption" in block.tags[:4] or ("figure" in block.tags[:6] and not keeps):
        return "image", "markup: caption"
    if i < inside.start or (i >= inside.stop and block.tags[0] in ("li", "a", "h2", "h3", "h4")):
        return "boilerplate", "outside the article's text"
    if i >= inside.stop and len(kept) > 2 and is_prose(block.text) and not _is_note(block.text):
        return "boilerplate", "below what trafilatura keeps"
    if (
        block.links > 0.8
        and words(block.text) > 3
        and not keeps
        and not (block.tags[0][0] == "h" and block.tags[0] != "header")
    ):
        return "boilerplate", "a link and nothing else"
    if (
        i in inside
        and re.fullmatch(r"h[2-6]", block.tags[0])
        and headline is not None
        and i > headline
        and not leading_time(block.text)
    ):
        return ("subhead", "markup: heading") if keeps or block.links < 0.8 else ("boilerplate", "heading of a link")
    if (
        keeps
        and i in inside
        and block.tags[0] in ("p", "li", "blockquote")
        and not is_prose(block.text)
        and words(block.text) >= 12
    ):
        return "body", "trafilatura keeps it"
    return None


def _is_note(text: str) -> bool:
    """A correction, a source line or the like, which may stand below the text."""
    return is_correction(text) or is_notice(text) or is_credit_line(text)


def _named(block: Block) -> tuple[Label, str] | None:
    """The label that a class, id or role of the element, or of one of the three above it, stands for."""
    for names in block.names[:4]:
        for name in names:
            for pattern, label in _LABELS:
                if pattern.search(name) and not (label == "image" and block.tags[0] == "p" and words(block.text) > 45):
                    return label, name
    return None


def _is_furniture(block: Block, strict: bool = False) -> bool:
    """Whether the block stands in an element of the page's furniture; `strict` looks at elements only, not at names."""
    tags = block.tags[: block.tags.index("article")] if "article" in block.tags and not strict else block.tags
    if any(tag in _FURNITURE_TAGS for tag in tags):
        return True
    if "header" in block.tags and "article" not in block.tags and "main" not in block.tags and "h1" not in block.tags:
        return True
    if strict:
        return False
    return any(_FURNITURE.search(name) for names in block.names[: len(block.tags) - 2][:6] for name in names)
