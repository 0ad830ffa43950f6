"""The same text everywhere: on the page, in feeds, tables and JSON, as it was typed, in both languages."""

import csv
import io
import json
import re
from html import unescape

import lxml.etree
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extent import examples
from tests.pages.small_sites import CAST, archive_of, files_of

ATOM = "{http://www.w3.org/2005/Atom}"
TOPICS = {f"topics/{name}.{tag}.md": f"---\ntitle: {name}\n---\n" for name in ("t", "getreide") for tag in ("de", "en")}


def call(text: str, head: bool = True) -> str:
    """A call that says one text in its title, its summary, a statement, a quotation and a difference."""
    quoted = "'" + text.replace("'", "''") + "'"
    facts = "date: 2025-02-12\nstatus: held\nparticipants: [ada-alt, bo-neu]\ntopics: [getreide]\n" if head else ""
    return (
        f"---\ntitle: {quoted}\nsummary: {quoted}\n{facts}---\n\nX {text}\n\n"
        f"::: account haus\ngetreide\n: X {text} <source:artikel#p2>\n:::\n\n"
        f'::: discrepancy extent between="haus hof"\nX {text} <source:artikel#p2>\n:::\n\n'
        f"Er sagte [X {text}]{{.said by=ada-alt}}.\n"
    )


def page_of(files: dict[str, str], language: str) -> lxml.html.HtmlElement:
    """The page of the call."""
    paths = ("de/gespraeche/ruf/index.html", "en/calls/ruf/index.html")
    return lxml.html.fromstring(files[paths[language == "en"]])


def said_everywhere(german: str, english: str) -> dict[str, dict[str, str]]:
    """Each place of the site that shows the text, by language."""
    files = files_of(CAST | TOPICS | {"calls/ruf.de.md": call(german), "calls/ruf.en.md": call(english, head=False)})
    (archive,) = json.loads(files["data/calls-2025.json"])["calls"]
    tables = ("calls", "statements", "discrepancies", "quotations")
    rows = {name: list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"]))) for name in tables}
    out: dict[str, dict[str, str]] = {}
    for tag in ("de", "en"):
        feed = lxml.etree.fromstring(files[f"{tag}/feed.xml"].encode())
        tree = page_of(files, tag)
        quotation = next(row["text"] for row in rows["quotations"] if row["edition"] == tag)
        out[tag] = {
            "page summary": tree.xpath("string(//meta[@name='description']/@content)"),
            "page title": tree.xpath("string(//p[@class='deck'])"),
            "page statement": tree.xpath("string(//div[@class='saying']/p/text()[1])"),
            "page text": tree.xpath("string(//section[h2/@id='s-summary']//p)"),
            "citation": tree.xpath("string(//meta[@name='citation_title']/@content)").partition("2025: ")[2],
            "page quotation": tree.xpath("string(//span[@class='said'])"),
            "atom summary": feed.findtext(f"{ATOM}entry/{ATOM}summary") or "",
            "json feed": json.loads(files[f"{tag}/feed.json"])["items"][0]["content_text"],
            "csv title": rows["calls"][0][f"title_{tag}"].removeprefix("'"),
            "csv summary": rows["calls"][0][f"summary_{tag}"].removeprefix("'"),
            "csv statement": rows["statements"][0][f"text_{tag}"],
            "csv difference": rows["discrepancies"][0][f"text_{tag}"],
            "csv quotation": quotation,
            "json title": archive["editions"][tag]["title"],
            "json statement": archive["statements"][0]["text"][tag],
            "json difference": archive["discrepancies"][0]["text"][tag],
            "json quotation": next(q["text"] for q in archive["quotations"] if q["edition"] == tag),
        }
    return out


def plain(text: str) -> str:
    return " ".join(text.removeprefix("X ").split(" "))


@pytest.mark.parametrize(
    ("german", "english", "shown_de", "shown_en"),
    [
        (
            'Am 3. Mai: "Ja" zu 5 * 3',
            'On 3 May: "Yes" to 5 * 3',
            "Am 3. Mai: „Ja“ zu 5 * 3",
            "On 3 May: “Yes” to 5 * 3",
        ),
        ("die '90er & Hans' R&D <3", "the '90s & Hans' R&D <3", "die ’90er & Hans’ R&D <3", "the ’90s & Hans’ R&D <3"),
        ("z.\u202fB. Lehrer*in #Eins", "Nr.\u00a05 a_b_c #One", "z.\u202fB. Lehrer*in #Eins", "Nr.\u00a05 a_b_c #One"),
        ("Gru\u0308ße ~100 {x} [y]", "cafe\u0301 ~100 {x} [y]", "Grüße ~100 {x} [y]", "café ~100 {x} [y]"),
    ],
)
def test_a_text_is_the_same_wherever_it_stands(german: str, english: str, shown_de: str, shown_en: str) -> None:
    found = said_everywhere(german, english)
    assert {place: plain(text).strip() for place, text in found["de"].items()} == dict.fromkeys(found["de"], shown_de)
    assert {place: plain(text).strip() for place, text in found["en"].items()} == dict.fromkeys(found["en"], shown_en)


WORDS = [
    "Kanzler", "talks", "Öl", "3", "1986.", "18.", "Mai", "*", "_", "~", "#", "+", "-", "--", "<3", "&", "&amp;", "|",
    "[", "]", "(", ")", "{", "}", ":", "!", '"', "'", "„", "“", "”", "’", "…", ".", "%", "@", "§", "$", "^",
    "Lehrer*innen", "a_b", "**x**",
]  # fmt: skip
_SAME = str.maketrans({"„": '"', "“": '"', "”": '"', "‚": "'", "‘": "'", "’": "'"})


@examples(40)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), st.sampled_from([" ", ""]))
def test_any_sentence_is_the_same_everywhere_or_told(words: list[str], between: str) -> None:
    text = between.join(words).strip()
    files = CAST | TOPICS | {"calls/ruf.de.md": call(text), "calls/ruf.en.md": call(text, head=False)}
    _, problems = archive_of(files)
    if any("calls/ruf" in str(problem) for problem in problems):
        return
    for language, found in said_everywhere(text, text).items():
        for place, shown in found.items():
            bare = shown.strip().removeprefix("X ").translate(_SAME)
            assert bare == text.translate(_SAME), (language, place)


def test_the_numbers_of_a_list_stay_in_data() -> None:
    german = call("x").replace(": X x", ": Erstens dies:\n\n  1. Öl\n  2. Gas\n\n  - a\n  - b")
    files = files_of(CAST | TOPICS | {"calls/ruf.de.md": german})
    (row,) = csv.DictReader(io.StringIO(files["data/statements.csv"]))
    assert row["text_de"] == "Erstens dies: 1. Öl 2. Gas - a - b"


def test_a_footnote_that_is_used_twice_has_one_number_and_two_ways_back() -> None:
    german = call("x").replace("X x\n", "Eins[^a], zwei[^b], drei[^a].\n\n[^a]: Ah.\n[^b]: Be.\n", 1)
    english = call("x", head=False).replace("X x\n", "One[^a], two[^b], three[^a].\n\n[^a]: Ah.\n[^b]: Be.\n", 1)
    files = files_of(CAST | TOPICS | {"calls/ruf.de.md": german, "calls/ruf.en.md": english})
    for tag, note, back in (
        ("de", "Anmerkung", "Zurück zum Text, Anmerkung"),
        ("en", "Note", "Back to the text, note"),
    ):
        page = page_of(files, tag)
        marks = page.xpath("//a[@role='doc-noteref']")
        assert [(m.text, m.get("aria-label"), m.get("href"), m.get("id")) for m in marks] == [
            ("[1]", f"{note} 1", "#fn1", "fnref1"),
            ("[2]", f"{note} 2", "#fn2", "fnref2"),
            ("[1]", f"{note} 1", "#fn1", "fnref1-2"),
        ]
        ways = page.xpath("//a[@role='doc-backlink']")
        assert [(w.get("aria-label"), w.get("href")) for w in ways] == [
            (f"{back} 1 a", "#fnref1"),
            (f"{back} 1 b", "#fnref1-2"),
            (f"{back} 2", "#fnref2"),
        ]
        assert [re.sub(r"[^a-z]", "", unescape(w.text)) for w in ways] == ["a", "b", ""]
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
