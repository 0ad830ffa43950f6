"""Strangers' text stays text: no element, attribute or address outside a short list comes out of a body."""

import re

import pytest
from lxml import html

from generator.base.languages import Language
from generator.content import entry, parse
from generator.content.addresses import is_web_address
from tests.drawn import beyond, drawn
from tests.extent import long
from tests.hostile import ADDRESSES, BODIES

HEAD = "---\ntitle: A\n---\n"


KINDS: tuple[entry.Kind, ...] = ("page", "source", "call")


@pytest.mark.parametrize("kinds", [1, long(3)])
def test_a_hostile_body_stays_text(kinds: int) -> None:
    """In one kind of entry in turn; in the long run in each."""
    wrong = {
        (body, kind): found
        for number, body in enumerate(BODIES)
        for kind in (KINDS * 2)[number % 3 :][:kinds]
        if (found := beyond_in(body, kind))
    }
    assert wrong == {}


def beyond_in(body: str, kind: entry.Kind) -> list[str]:
    edition, _ = parse("content/x.de.md", kind, "x", Language("de"), HEAD + body + "\n", "0")
    assert edition is not None, body
    return [found for text in drawn(edition) for found in beyond(text)]


FRAMES = (
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
    '::: discrepancy extent between="a b"\n{} <source:a>\n:::',
)


@pytest.mark.parametrize("step", [4, long(1)])
@pytest.mark.parametrize("frame", FRAMES)
def test_a_hostile_text_stays_text_wherever_it_stands(frame: str, step: int) -> None:
    """In every fourth frame, which is another one for each text; in the long run in each."""
    wrong: dict[str, list[str]] = {}
    for text in (*BODIES, *ADDRESSES)[FRAMES.index(frame) % step :: step]:
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


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("münchen.example", True),
        ("xn--mnchen-3ya.example", True),
        ("क्षेत्र.example", True),
        ("日本語.example.", True),
        ("127.0.0.1:8080", True),
        ("[::1]", True),
        ("example.org\uff20evil.example", False),
        ("example.xn--orgevil-ky93b.example", False),
        ("example.org\uff0fevil.example", False),
        ("xn--", False),
        ("example..org", False),
        ("...", False),
    ],
)
def test_a_host_is_judged_by_what_it_shows(host: str, allowed: bool) -> None:
    assert is_web_address(f"https://{host}/") is allowed
