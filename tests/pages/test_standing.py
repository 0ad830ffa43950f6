"""What is announced is told from what was held, and where what is said comes from can be followed."""

import json
from collections.abc import Mapping

import lxml.html
import pytest

from tests.pages.small_sites import CALL_DE, CAST, files_of, pages_of

ANNOUNCED = CALL_DE.replace("status: held", "status: announced").replace("02-12", "02-20")
#: One call that was held and one that was announced, of the same two.
BOTH = CAST | {"calls/ruf.de.md": CALL_DE, "calls/plan.de.md": ANNOUNCED}


def words(pages: Mapping[str, str], page: str, path: str) -> list[str]:
    document = lxml.html.document_fromstring(pages[page])
    return [" ".join(" ".join(found.itertext()).split()) for found in document.xpath(path)]


def test_home_counts_and_lists_what_was_held_apart_from_what_was_announced() -> None:
    pages = pages_of(BOTH)
    assert words(pages, "de/index.html", "//ul[@class='figures']/li")[:3] == [
        "1 geführtes Telefonat", "1 angekündigt", "2 beteiligte Personen und Institutionen",
    ]  # fmt: skip
    assert words(pages, "en/index.html", "//ul[@class='figures']/li")[:2] == ["1 call held", "1 announced"]
    lead = "//section[h2='Die meisten Unterschiede']//p[@class='who']/time"
    assert words(pages, "de/index.html", lead) == ["12. Februar 2025"]
    apart = "//section[h2='Nicht als geführt belegt']//span[@class='plain']"
    assert words(pages, "de/index.html", apart) == ["20. Februar 2025 · angekündigt"]
    latest = "//section[h2='Jüngste Telefonate']//p[@class='date']"
    plain = CALL_DE.replace("duration: 1h,", "duration: 1h30min,")
    assert words(pages_of(BOTH | {"calls/ruf.de.md": plain}), "de/index.html", latest) == ["12. Februar 2025"]


def test_lists_lead_with_calls_that_were_held() -> None:
    pages = pages_of(BOTH)
    assert words(pages, "de/gespraeche/index.html", "//h2") == ["2025", "Nicht als geführt belegt"]
    assert words(pages, "de/gespraeche/2025/index.html", "//h2") == ["Februar 2025", "Nicht als geführt belegt"]
    assert words(pages, "en/calls/index.html", "//p[@class='deck']") == ["1 held, 1 announced, the newest first."]


def test_an_announced_call_is_in_no_count_of_calls_that_took_place() -> None:
    pages = pages_of(BOTH)
    pair = next(path for path in pages if path.startswith("de/paare/") and path.count("/") == 3)
    assert words(pages, pair, "//p[@class='deck']") == ["Telefonate der beiden: 1 geführt, 1 angekündigt."]
    assert words(pages, "de/paare/index.html", "//table//td[normalize-space()='1']") == ["1", "1"]
    only = pages_of(CAST | {"calls/plan.de.md": ANNOUNCED})
    assert words(only, "de/paare/index.html", "//table//tbody/tr") == []
    calls_with = "//section[h2='Telefonate mit']//span[@class='plain']"
    assert words(only, "de/akteure/bo-neu/index.html", calls_with) == ["1 angekündigt"]
    assert words(only, "en/actors/index.html", "//li[a='Bo New']/span") == ["1 announced"]


def test_an_announced_call_says_as_of_when_and_that_nothing_reports_that_it_was_held() -> None:
    pages = pages_of(BOTH)
    assert words(pages, "de/gespraeche/plan/index.html", "//article//p[@class='notice']") == [
        "Angekündigt, Stand 13. Februar 2025. Dass das Gespräch stattfand, berichtet keine Quelle dieses Archivs."
    ]
    undated = {"sources/artikel.de.md": "---\ntitle: Sie sprachen\noutlet: blatt\n---\n"}
    pages = pages_of(BOTH | undated)
    assert words(pages, "en/calls/plan/index.html", "//article//p[@class='notice']") == [
        "Announced. The sources of this archive do not report that the call took place."
    ]


def test_linked_data_and_calendars_tell_what_was_held() -> None:
    files = files_of(BOTH)
    events = {}
    for name in ("ruf", "plan"):
        page = lxml.html.document_fromstring(files[f"de/gespraeche/{name}/index.html"])
        events[name] = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))["about"]
    assert "eventStatus" not in events["ruf"], "no word of the vocabulary says that it was held"
    assert events["plan"]["eventStatus"] == "https://schema.org/EventScheduled"
    assert [line for line in files["de/gespraeche.ics"].splitlines() if line.startswith("STATUS")] == [
        "STATUS:CONFIRMED", "STATUS:TENTATIVE",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "page"), [("de", "de/gespraeche/ruf/index.html"), ("en", "en/calls/ruf/index.html")]
)
def test_who_announced_confirmed_and_denied_a_call_is_said_with_the_day_of_the_announcement(
    language: str, page: str
) -> None:
    stated = "".join(
        f"  - {{by: {by}, status: {status}, source: artikel#p{n}}}\n"
        for n, (by, status) in enumerate((("haus", "announced"), ("haus", "held"), ("hof", "denied")), 4)
    )
    text = CALL_DE.replace("status: held", "status: unconfirmed").replace("---\n\n<actor", f"{stated}---\n\n<actor")
    pages = pages_of(CAST | {"calls/ruf.de.md": text})
    expected = {
        "de": ["angekündigt am 13. Februar 2025 nach Angaben von Haus 1 Abs. 4",
               "geführt nach Angaben von Haus 1 Abs. 5",
               "bestritten nach Angaben von Hof 1 Abs. 6", "Die Angaben weichen voneinander ab"],
        "en": ["announced on 13 February 2025 according to House 1 para. 4", "held according to House 1 para. 5",
               "denied according to Court 1 para. 6", "The accounts differ"],
    }  # fmt: skip
    assert words(pages, page, "//dl/div[dt='Stand' or dt='Status']/dd/p") == expected[language]


def test_an_announcement_and_a_confirmation_are_no_difference() -> None:
    stated = "  - {by: hof, status: announced, source: artikel}\n  - {by: haus, status: held, source: artikel}\n"
    text = CALL_DE.replace("---\n\n<actor", f"{stated}---\n\n<actor").replace("duration: 1h,", "duration: 90min,")
    pages = pages_of(CAST | {"calls/ruf.de.md": text})
    assert words(pages, "de/gespraeche/ruf/index.html", "//dl/div[dt='Stand']/dd/p[@class='differ']") == []
    assert words(pages, "de/gespraeche/index.html", "//span[@class='differ']") == []


def test_places_in_a_source_stand_in_the_text() -> None:
    text = CALL_DE.replace("<source:artikel#p1>", "<source:artikel#p1> <source:artikel#07:05> <source:artikel#p12>")
    blog = {
        "sources/artikel.de.md": "---\ntitle: Sie sprachen\noutlet: blatt\npublished: 2025-02-13\ntype: liveblog\n---\n"
        '\n{.update time="2025-02-13T07:05+01:00"}\n## 7:05 Uhr\n\nNeues.\n'
    }
    pages = pages_of(CAST | blog | {"calls/ruf.de.md": text})
    said = "//div[@class='prose'][contains(., 'rief an')]//sup"
    assert words(pages, "de/gespraeche/ruf/index.html", said) == ["1 Abs. 1, 12, 07:05 Uhr"]
    assert words(pages, "en/calls/ruf/index.html", said) == ["1 para. 1, 12, 07:05"]


SOURCE = "---\ntitle: Sie sprachen\noutlet: blatt\npublished: 2025-02-13\nauthors: [Eva Ernst]\n{}---\n"


def test_a_source_without_an_address_says_so_and_what_to_search_for() -> None:
    found = "//dl/div[dt='Auffindbar mit']/dd"
    pages = pages_of(BOTH | {"sources/artikel.de.md": SOURCE.format("")})
    assert words(pages, "de/quellen/artikel/index.html", found) == [
        "Blatt, Sie sprachen, 13. Februar 2025, Eva Ernst "
        "Eine Adresse des Artikels liegt dem Archiv nicht vor; nach dieser Zeile lässt sich suchen."
    ]
    with_address = SOURCE.format("url: https://blatt.example/1\narchived_url: https://archiv.example/1\n")
    pages = pages_of(BOTH | {"sources/artikel.de.md": with_address})
    assert words(pages, "de/quellen/artikel/index.html", found) == []
    assert words(pages, "de/quellen/artikel/index.html", "//dl/div[dt='Archivierte Fassung']/dd") == [
        "https://archiv.example/1"
    ]


def test_an_outlet_that_the_article_does_not_state_says_so_wherever_it_is_named() -> None:
    files = files_of(BOTH | {"sources/artikel.de.md": SOURCE.format("outlet_basis: inferred\n")})
    for path in ("de/gespraeche/ruf/index.html", "de/quellen/index.html", "de/quellen/artikel/index.html"):
        assert "Blatt (erschlossen)" in files[path], path
    assert "The Leaf (inferred)" in files["en/calls/ruf/index.html"]
    (source,) = json.loads(files["data/archive.json"])["sources"]
    assert source["outlet_basis"] == "inferred"
    page = lxml.html.document_fromstring(files["de/quellen/artikel/index.html"])
    assert "publisher" not in json.loads(page.xpath("string(//script[@type='application/ld+json'])"))


def test_an_office_that_no_source_states_says_so() -> None:
    known = {"actors/ada-alt.de.md": CAST["actors/ada-alt.de.md"].replace("from: 2024", "from: 2024, basis: known")}
    files = files_of(BOTH | known)
    assert words(files, "de/akteure/ada-alt/index.html", "//dl/div[dt='Ämter']/dd") == [
        "Präsidentin seit 2024; allgemein bekannt, in keiner der Quellen"
    ]
    assert ",known," in files["data/roles.csv"]


def test_a_medium_that_is_not_known_is_named() -> None:
    pages = pages_of(CAST | {"calls/ruf.de.md": CALL_DE.replace("medium: phone", "medium: unknown")})
    assert words(pages, "de/gespraeche/ruf/index.html", "//dl/div[dt='Datum']/dd/span") == [
        "Gesprächsform nicht angegeben"
    ]
