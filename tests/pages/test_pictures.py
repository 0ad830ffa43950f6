"""The picture of a call and the last calls in time say in words what they show, and lead to what they show."""

import re
from collections.abc import Mapping

import lxml.html
import pytest
from playwright.sync_api import Page

from tests.extent import long
from tests.pages.small_sites import CALL_DE, CAST, pages_of

WEATHER = {
    f"topics/{name}.de.md": f"---\ntitle: {name.title()}\n---\n" for name in ("wetter", "handel", "reise", "sport")
}
HEAD = CALL_DE.split("\n::: account")[0]


def account(party: str, *topics: str, basis: str = "") -> str:
    statements = "".join(f"{topic}\n: Etwas zu {topic}. <source:artikel#p2>\n\n" for topic in topics)
    return f"\n::: account {party}{basis and f' basis={basis}'}\n{statements}:::\n"


def difference(kind: str, topic: str) -> str:
    text = "Die Angaben gehen auseinander. <source:artikel#p1>"
    return f'\n::: discrepancy {kind} topic={topic} between="haus hof"\n{text}\n:::\n'


#: Both speak of grain, differently, and of weather; of trade the court is known to be silent; of sport nobody can tell
#: what the house says.
CALL = (
    HEAD + account("haus", "getreide", "wetter", "handel") + account("hof", "getreide", "wetter", "sport", basis="full")
    + difference("extent", "getreide")
)  # fmt: skip


def nodes(pages: Mapping[str, str], page: str, path: str) -> list[lxml.html.HtmlElement]:
    return list(lxml.html.document_fromstring(pages[page]).xpath(path))


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_picture_of_a_call_says_how_many_points_are_shared_different_alone_and_known_to_be_silent() -> None:
    pages = pages_of(CAST | WEATHER | {"calls/ruf.de.md": CALL})
    (drawn,) = nodes(pages, "de/gespraeche/index.html", "//li//*[name()='svg'][@role='img']")
    assert text(drawn) == (
        "2 Punkte von beiden Seiten, davon 1 verschieden; 2 Punkte nur von einer Seite; bei 1 Schweigen belegt"
    )
    (english,) = nodes(pages, "en/calls/index.html", "//li//*[name()='svg'][@role='img']")
    assert text(english) == (
        "2 points by both sides, of these 1 differently; 2 points by one side only; silence known on 1"
    )


def test_the_picture_of_a_call_has_a_mark_for_each_side_and_point_and_none_where_nothing_is_known() -> None:
    pages = pages_of(CAST | WEATHER | {"calls/ruf.de.md": CALL})
    (drawn,) = nodes(pages, "de/gespraeche/index.html", "//li//*[name()='svg'][@role='img']")
    assert drawn.get("viewbox") == "0 0 31 19", "two columns, four rows"
    paths = {path.get("class", ""): path.get("d") for path in drawn.xpath(".//*[name()='path']")}
    assert paths["d"] == "M7 0v4M24 0v4", "both speak of grain, and differ"
    assert paths[""] == "M7 6v7M24 6v2M24 16v2", "house: weather and trade in one line; court: weather, and sport below"
    assert paths["s"] == "M17 12h14", "the court is silent on trade; of the house and sport there is no mark"


def test_the_picture_stands_in_every_list_of_calls_and_its_key_once_a_page() -> None:
    other = {"calls/zwei.de.md": CALL.replace("02-12", "02-14")}
    article = {"sources/artikel.de.md": CAST["sources/artikel.de.md"].replace("type:", "calls: [ruf, zwei]\ntype:")}
    pages = pages_of(CAST | WEATHER | article | other | {"calls/ruf.de.md": CALL})
    for page in ("gespraeche", "gespraeche/2025", "akteure/bo-neu", "themen/wetter", "paare/ada-alt-bo-neu"):
        html = pages[f"de/{page}/index.html"]
        assert html.count('<svg class="glyph" role="img"') == 2, page
        assert html.count("<p class=key>") == 1, page
    assert pages["de/quellen/artikel/index.html"].count('<svg class="glyph" role="img"') == 2
    without = pages_of(CAST | {"calls/ruf.de.md": HEAD})
    assert '<svg class="glyph" role="img"' not in without["de/gespraeche/index.html"]


def test_home_leads_with_the_call_whose_accounts_differ_most_and_says_what_each_side_says() -> None:
    calm = {"calls/zwei.de.md": CALL_DE.replace("02-12", "02-14").replace("duration: 1h,", "duration: 1h30min,")}
    pages = pages_of(CAST | WEATHER | calm | {"calls/ruf.de.md": CALL})
    rows = nodes(pages, "de/index.html", "//table[@class='marks']//tr")
    assert [[text(cell) for cell in row] for row in rows] == [
        ["Punkt", "Haus", "Hof"],
        ["Getreide", "anders genannt", "anders genannt"],
        ["Wetter", "genannt", "genannt"],
        ["Handel", "genannt", "nicht erwähnt"],
        ["Sport", "aus unseren Quellen nicht zu ersehen", "genannt"],
    ]
    assert nodes(pages, "de/index.html", "//table[@class='marks']//a/@href")[0] == (
        "/repo/de/gespraeche/ruf/#point.getreide"
    )


def test_a_call_begins_with_who_speaks_of_what_and_leads_to_its_points() -> None:
    page = "de/gespraeche/ruf/index.html"
    pages = pages_of(CAST | WEATHER | {"calls/ruf.de.md": CALL})
    rows = nodes(pages, page, "//table[@class='marks']//tr")
    assert [text(row[0]) for row in rows[1:]] == ["Getreide", "Wetter", "Handel", "Sport"], "as in the accounts below"
    assert [text(cell) for cell in rows[3][1:]] == ["genannt", "nicht erwähnt"]
    assert nodes(pages, page, "//table[@class='marks']//a/@href")[0] == "#point.getreide"
    assert nodes(pages, page, "//dl[@class='facts']//dt[.='Themen']") == [], "each topic is a point"


def test_the_last_calls_stand_in_lanes_with_length_status_and_own_texts() -> None:
    plan = CALL_DE.replace("status: held", "status: announced").replace("02-12", "03-01")
    unknown = re.sub(r"reports:.*---", "---", CALL_DE, flags=re.S).replace("02-12", "02-20")
    alone = CALL_DE.replace("02-12", "02-25").replace("[ada-alt, bo-neu]", "[ada-alt, hof]")
    calls = {"ruf": CALL, "plan": plan, "ohne": unknown, "allein": alone}
    pages = pages_of(CAST | WEATHER | {f"calls/{name}.de.md": call for name, call in calls.items()})
    table = "//section[contains(@class, 'lanes')]//table"
    assert [text(head) for head in nodes(pages, "de/index.html", f"{table}//tbody//th")] == ["Alt · Neu", "Weitere"]
    days = nodes(pages, "de/index.html", f"{table}//thead//th/span[@class='away']")
    assert [text(day) for day in days][1:] == [
        "12. Februar 2025",
        "20. Februar 2025",
        "25. Februar 2025",
        "1. März 2025",
    ]
    lane, others = nodes(pages, "de/index.html", f"{table}//tbody/tr")
    assert [len(cell.xpath("./a")) for cell in lane.xpath("./td")] == [1, 1, 0, 1]
    assert [len(cell.xpath("./a")) for cell in others.xpath("./td")] == [0, 0, 1, 0]
    held, blank, announced = lane.xpath("./td/a")
    assert text(held).startswith("12. Februar 2025: Ada und Bo sprechen über Getreide; 1 h 30 min (Haus); 1 h (Hof); ")
    drawn = [[(node.tag, node.get("class", "")) for node in mark.xpath(".//*[name()='svg']/*")]
             for mark in (held, blank, announced)]  # fmt: skip
    assert drawn == [[("path", ""), ("path", "m"), ("path", "t")], [("circle", "")], [("circle", "o")]]
    assert "angekündigt" in text(announced)


def test_where_no_two_speak_twice_who_speaks_often_has_a_lane() -> None:
    alone = CALL_DE.replace("02-12", "02-25").replace("[ada-alt, bo-neu]", "[ada-alt, hof]")
    pages = pages_of(CAST | {"calls/ruf.de.md": CALL_DE, "calls/allein.de.md": alone})
    (head,) = nodes(pages, "de/index.html", "//section[contains(@class, 'lanes')]//tbody//th/a")
    assert (text(head), head.get("href")) == ("Alt", "/repo/de/akteure/ada-alt/")


def test_an_archive_of_one_call_has_no_timeline_and_one_without_lengths_no_bars() -> None:
    assert "lanes" not in pages_of(CAST | {"calls/ruf.de.md": CALL_DE})["de/index.html"]
    unknown = re.sub(r"reports:.*---", "---", CALL_DE, flags=re.S)
    pages = pages_of(CAST | {"calls/a.de.md": unknown, "calls/b.de.md": unknown.replace("02-12", "02-14")})
    key = nodes(pages, "de/index.html", "//p[@class='key lanes']/span")
    assert [text(each) for each in key] == ["Dauer unbekannt"]


def test_a_long_archive_shows_the_last_days_alone() -> None:
    many = {f"calls/ruf-{n:03}.de.md": CALL_DE.replace("2025-02-12", f"20{10 + n // 10}-05-{n % 10 + 1:02}")
            for n in range(90)}  # fmt: skip
    pages = pages_of(CAST | many)
    marks = nodes(pages, "de/index.html", "//section[contains(@class, 'lanes')]//td/a/@href")
    assert len(marks) == 24
    assert marks[-1] == "/repo/de/gespraeche/ruf-089/"


def test_every_square_of_the_overview_leads_to_its_call_or_to_the_list_of_them() -> None:
    files = {f"calls/mehr-{n}.de.md": CALL_DE.replace("02-12", f"03-{n + 1:02}") for n in range(2)}
    single = CALL_DE.replace("[ada-alt, bo-neu]", "[ada-alt, hof]")
    pages = pages_of(CAST | files | {"calls/ruf.de.md": single})
    strip = nodes(pages, "de/paare/index.html", "//div[@class='strip']//td/a/@href")
    assert strip == ["/repo/de/gespraeche/ruf/", "/repo/de/gespraeche/2025/#s-zeitraum-2025-03"]
    assert 'id="s-zeitraum-2025-03"' in pages["de/gespraeche/2025/index.html"]
    matrix = {
        str(link) for link in nodes(pages, "de/paare/index.html", "//table[contains(@class, 'matrix')]//td/a/@href")
    }
    assert matrix == {"/repo/de/gespraeche/ruf/", "/repo/de/paare/ada-alt-bo-neu/"}
    assert nodes(pages, "de/index.html", "//nav[@class='sections']//a[.='Überblick']/@href") == ["/repo/de/paare/"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, long(1280)])
def test_the_pictures_are_read_and_followed_in_a_browser(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{address}de/")
    mark = tab.locator(".lanes td a").last
    said = mark.inner_text().strip()
    assert tab.get_by_role("link", name=said).count() == 1, "the words of a mark are the name of its link"
    assert mark.is_visible()
    mark.click()
    tab.wait_for_url("**/de/gespraeche/*/")
    tab.goto(f"{address}de/gespraeche/")
    picture = tab.get_by_role("img").first
    assert (
        tab.get_by_role("img", name=re.compile(r"^\d+ Punkte?.* Seite")).count() == tab.locator(".calls .glyph").count()
    )
    box = picture.bounding_box()
    assert box
    assert 0 < box["width"] <= 60
    tab.goto(f"{address}de/paare/")
    tab.locator(".strip td a").first.click()
    tab.wait_for_url("**/de/gespraeche/**")
