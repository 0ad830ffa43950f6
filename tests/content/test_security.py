"""Strangers' text stays text: no element, attribute or address outside a short list comes out of a body."""

import re
from collections.abc import Iterator

import pytest
from lxml import html

from generator.content import entry, parse
from generator.languages import Language
from tests.hostile import ADDRESSES, BODIES

HEAD = "---\ntitle: A\n---\n"
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
    "span": {"class", "lang"},
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


@pytest.mark.parametrize("kind", ["page", "source", "call"])
@pytest.mark.parametrize("body", BODIES)
def test_a_hostile_body_stays_text(body: str, kind: entry.Kind) -> None:
    edition, _ = parse("content/x.de.md", kind, "x", Language("de"), HEAD + body + "\n", "0")
    assert edition is not None
    assert [(text, wrong) for text in drawn(edition) if (wrong := beyond(text))] == []


@pytest.mark.parametrize(
    "frame",
    [
        "- a\n\n  {}",
        "> {}",
        "| a |\n|---|\n| {} |",
        "Wort\n: {}",
        "## {}",
        "a[^1]\n\n[^1]: {}",
        "a^[{}]",
        "**{}**",
        "[{}](https://example.org)",
        "[{}](actor:anna)",
        "[{}]{{.said by=anna}}",
        '{{.said by=anna via="{}"}}\n> x',
        "[x]({})",
        '[x](https://example.org "{}")',
        "[x][y]\n\n[y]: {}",
        "::: account anna\nfrieden\n: {} <source:a>\n:::",
        '::: discrepancy scope between="a b"\n{} <source:a>\n:::',
    ],
)
def test_a_hostile_text_stays_text_wherever_it_stands(frame: str) -> None:
    wrong: dict[str, list[str]] = {}
    for text in (*BODIES, *ADDRESSES):
        body = frame.replace("{}", text).replace("{{", "{").replace("}}", "}")
        edition, _ = parse("content/x.de.md", "call", "x", Language("de"), HEAD + body + "\n", "0")
        assert edition is not None
        found = [each for made in drawn(edition) for each in beyond(made)]
        if found:
            wrong[text] = found
    assert wrong == {}


def test_hostile_words_are_read_and_not_lost() -> None:
    edition, _ = parse("content/x.de.md", "page", "x", Language("de"), HEAD + "<script>pwned()</script>\n", "0")
    assert edition is not None
    assert list(drawn(edition)) == ["<p>&lt;script&gt;pwned()&lt;/script&gt;</p>"]


@pytest.mark.parametrize("address", ADDRESSES, ids=ascii)
def test_a_link_to_an_address_beyond_the_list_is_an_error_or_none_or_encoded(address: str) -> None:
    edition, problems = parse("content/x.de.md", "page", "x", Language("de"), f"{HEAD}[x](<{address}>)\n", "0")
    assert edition is not None
    links = [link.get("href") for text in drawn(edition) for link in html.fromstring(f"<p>{text}</p>").iter("a")]
    if any(problem.severity == "error" for problem in problems):
        assert links == []
    else:
        encoded = re.compile(r"https://(?:example\.org|xn--example-so3f\.org)/[\w%.~-]*|mailto:[\w@.]+")
        assert [link for link in links if not encoded.fullmatch(link or "")] == []


@pytest.mark.parametrize("address", ADDRESSES, ids=ascii)
def test_an_address_beyond_the_list_is_refused_in_front_matter(address: str) -> None:
    quoted = address.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\x01", "\\x01")
    head = f'---\ntitle: A\noutlet: a\nurl: "{quoted}"\n---\n'
    edition, problems = parse("content/x.de.md", "source", "x", Language("de"), head, "0")
    assert edition is None or (isinstance(edition.facts, entry.SourceFacts) and edition.facts.url == "")
    assert [problem.place.line for problem in problems] == [4]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a/b?c=d&e=f#g",
        "https://example.org/a%20b/%C3%BCber",
        "https://example.org/über/中文",
        "https://xn--bcher-kva.example/(a)",
        "https://example.org/~name/;x=1,2",
        "https://[::1]/",
    ],
)
def test_ordinary_addresses_are_allowed(address: str) -> None:
    head = f'---\ntitle: A\noutlet: a\nurl: "{address}"\n---\n[x](<{address}>)\n'
    edition, problems = parse("content/x.de.md", "source", "x", Language("de"), head, "0")
    assert problems == ()
    assert edition is not None
    assert isinstance(edition.facts, entry.SourceFacts)
    assert edition.facts.url == address
