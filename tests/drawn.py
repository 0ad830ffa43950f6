"""What an edition brings into a page, as HTML; and what of that is beyond the short list of what a body may bring.

In: an edition; a piece of HTML. Out: pieces of HTML; the names of elements, attributes and addresses not on the list.
"""

import re
from collections.abc import Iterator

from lxml import html

from generator.content import entry

#: All that a body may bring into a page, with the attributes each element may carry.
ALLOWED: dict[str, set[str]] = {
    **{
        name: set()
        for name in [
            "br",
            "dd",
            "dl",
            "dt",
            "em",
            "figcaption",
            "p",
            "pre",
            "strong",
            "table",
            "tbody",
            "thead",
            "tr",
            "ul",
        ]
    },
    **{name: {"id"} for name in ["h1", "h2", "h3", "h4", "h5", "h6"]},
    **{name: {"class"} for name in ["code", "figure", "hr", "section", "sup", "td", "th"]},
    "a": {"href", "id", "class"},
    "blockquote": {"lang"},
    "div": {"class", "tabindex"},
    "li": {"class", "id"},
    "ol": {"class", "start"},
    "span": {"class", "lang", "data-by", "data-via"},
}
ADDRESS = re.compile(r"https?://[^\s\"'<>]+|mailto:[^\s\"'<>]+|#fn(?:ref)?[0-9:]+")
CLASS = re.compile(r"said|scroll|align-(?:start|center|end)|footnote[a-z-]*|account|discrepancy|language-[^\s]*|")


def drawn(edition: entry.Edition) -> Iterator[str]:
    """Every HTML text of an edition as it would stand in a page, each mark of a reference as plain text."""
    body = edition.body
    parts = [block.pieces for block in (*body.opening, *body.rest)]
    parts += [statement.pieces for account in body.accounts for statement in account.statements]
    parts += [discrepancy.pieces for discrepancy in body.discrepancies]
    for pieces in parts:
        yield "".join(piece if isinstance(piece, str) else "REFERENCE" for piece in pieces)
        yield from (piece.html for piece in pieces if isinstance(piece, entry.Mention) and piece.html is not None)
    for reference in edition.references:
        yield from (p.html for p in reference.sentence if isinstance(p, entry.Mention) and p.html is not None)


def beyond(text: str) -> list[str]:
    """What is not on the list."""
    found = []
    for element in html.fromstring(f"<main>{text}</main>").iterdescendants():
        if element.tag not in ALLOWED:
            found.append(f"element {element.tag}")
            continue
        found += [f"{element.tag}.{name}" for name in element.attrib if name not in ALLOWED[element.tag]]
        if element.tag == "a" and not ADDRESS.fullmatch(element.get("href", "")):
            found.append(f"address {element.get('href')}")
        if not all(CLASS.fullmatch(name) for name in element.get("class", "").split()):
            found.append(f"class {element.get('class')}")
        if not re.fullmatch(r"[A-Za-z-]*", element.get("lang", "")):
            found.append(f"lang {element.get('lang')}")
    return found
