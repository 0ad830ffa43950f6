"""Names without an edition in a page's language are marked with their own, wherever they stand."""

import re
from collections.abc import Iterator
from dataclasses import replace

import lxml.html
import pytest

from tests.pages.small_sites import CALL_DE, SITE, files_of, pages_of
from tests.test_languages_site import three  # noqa: F401  (a fixture)

#: Every German name ends in a word that no English text has.
NAMES = re.compile(r"\w*öx\w*")
GERMAN = {
    "actors/ada.de.md": "---\nname: Adaöx\nkind: person\nsort_name: Adaöx\ncountry: US\n"
    "roles:\n  - {role: p, from: 2024, of: haus}\nrole_titles: {p: Präsidentöx}\n---\n\n<actor:bo> ist anders.\n",
    "actors/bo.de.md": "---\nname: Boöx\nkind: person\nspellings: [Bo]\n---\n",
    "actors/haus.de.md": "---\nname: Hausöx\nkind: body\n---\n",
    "actors/hof.de.md": "---\nname: Hoföx\nkind: body\n---\n",
    "actors/blatt.de.md": "---\nname: Blattöx\nkind: outlet\n---\n",
    "topics/korn.de.md": "---\ntitle: Kornöx\n---\n\nDas meint <actor:ada>.\n",
    "topics/mais.de.md": "---\ntitle: Maisöx\nparent: korn\n---\n",
    "pages/ueber.de.md": "---\ntitle: Überöx\nmenu: 1\n---\n\nÜber <actor:ada> und [den Anruf](call:ruf).\n",
    "pages/mehr.de.md": "---\ntitle: Mehröx\nmenu: 9\n---\n",
    "sources/artikel.de.md": "---\ntitle: Titelöx\noutlet: blatt\npublished: 2025-02-13\ntype: article\n"
    "calls: [ruf]\n---\n\nNotiz zu <actor:ada>.\n",
}
HEAD = CALL_DE.split("topics:")[0].replace("[ada-alt, bo-neu]", "[ada, bo]").replace("Ada und Bo", "Titelöx")
BODY = """topics: [korn, mais]
reports:
  - {by: haus, duration: 1h30min, initiator: ada, source: artikel#p2}
  - {by: hof, duration: 1h, initiator: bo, source: artikel#p3}
---

<actor:ada> %s <actor:bo> [“Grano”]{.said by=bo lang=it}. <source:artikel#p1>

::: account haus
korn
: %s <actor:ada>. <source:artikel#p2>
:::

::: account hof
korn
: %s. <source:artikel#p2>
:::

::: discrepancy extent topic=korn between="haus hof"
%s <actor:ada>. <source:artikel>
:::
"""
#: With the editions of calls side by side.
BESIDE = replace(SITE, theme_options={"parallel_view": "call"})
WORDS = ("rief an", "Ja zu", "Nein", "Weiter")
ENGLISH = "---\ntitle: They talk\nsummary: They talked.\n---" + BODY.split("---", 1)[1]
CALLS = {
    "calls/ruf.de.md": HEAD + BODY % WORDS,
    "calls/zwei.de.md": HEAD.replace("02-12", "02-14") + BODY % WORDS,
    "calls/ruf.en.md": ENGLISH % ("called", "Yes to", "No", "More"),
}


def texts(html: str) -> Iterator[tuple[str, str, str]]:
    """Every text of a page's body with its language and the elements that it stands in."""
    for node in lxml.html.document_fromstring(html).xpath("//body//text()[not(ancestor::script)]"):
        owner = node.getparent().getparent() if node.is_tail else node.getparent()
        path = [owner, *owner.iterancestors()]
        language = next(element.get("lang") for element in path if element.get("lang"))
        yield str(node), language, "/".join(element.tag for element in reversed(path))


def test_every_german_name_on_an_english_page_says_that_it_is_german() -> None:
    english = {path: html for path, html in pages_of(GERMAN | CALLS, BESIDE).items() if path.startswith("en/")}
    found = [(path, text, where) for path, html in english.items() for text, language, where in texts(html)
             if language != "de" and NAMES.search(text) and not where.endswith("/pre")]  # fmt: skip
    assert found == []
    kinds = {re.search(r'page-type content="([^"]+)"', html)[1] for html in english.values()}  # type: ignore[index]
    assert kinds >= {"home", "call", "actor", "actors", "pair", "pairs", "topic", "topics", "source", "sources", "page",
                     "calls", "year", "parallel"}  # fmt: skip
    marked = sum(language == "de" and bool(NAMES.search(text)) for html in english.values()
                 for text, language, _ in texts(html))  # fmt: skip
    assert marked > 150


def test_no_mark_is_shown_as_text_or_reaches_files_and_attributes() -> None:
    for path, text in files_of(GERMAN | CALLS).items():
        assert "&lt;span" not in text, path
        if not path.endswith(".html"):
            assert "<span" not in text, path
            continue
        document = lxml.html.document_fromstring(text)
        assert not [value for value in document.xpath("//@*") if "<span" in value], path
        assert "<span" not in document.xpath("string(//title)"), path


def test_german_pages_mark_no_german_name() -> None:
    for path, html in pages_of(GERMAN | CALLS).items():
        twice = "//span[@lang='de'][ancestor::*[@lang][1]/@lang = 'de']"
        assert not path.startswith("de/") or not lxml.html.document_fromstring(html).xpath(twice), path


@pytest.mark.parametrize(("name", "language"), [("Das Blatt", "de"), ("Газета", "uk")])
def test_names_of_a_site_in_three_languages_are_marked(three, name: str, language: str) -> None:  # type: ignore[no-untyped-def]  # noqa: F811
    pages = [path for path in sorted(three.rglob("*.html")) if path.parts[-2] != "static"]
    seen = [(path, said, where) for path in pages for text, said, where in texts(path.read_text("utf-8"))
            if name in text]  # fmt: skip
    assert len({path for path, _, _ in seen}) >= 5
    assert [found for found in seen if found[1] != language] == []
