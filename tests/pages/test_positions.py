"""A topic's page sets what each side said call by call, who took no part is not silent, one side can be shown alone."""

from collections.abc import Mapping
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Page

from tests.pages.small_sites import CALL_DE, CAST, THEME, pages_of

HEAD = CALL_DE.split("\n::: account")[0]


def account(party: str, topic: str, words: str, basis: str = "") -> str:
    return f"\n::: account {party}{basis and f' basis={basis}'}\n{topic}\n: {words} <source:artikel#p2>\n:::\n"


#: In March the house and the court differ on grain; in April the court, whose text is there in full, leaves it out; in
#: May the leaf's call has the house alone, and of the court nobody can tell.
CALLS = {
    "calls/maerz.de.md": HEAD.replace("2025-02-12", "2025-03-01")
    + account("haus", "getreide", "Es gibt Getreide.")
    + account("hof", "getreide", "Es gibt keines.")
    + '\n::: discrepancy extent topic=getreide between="haus hof"\nDas geht auseinander. <source:artikel#p1>\n:::\n',
    "calls/april.de.md": HEAD.replace("2025-02-12", "2025-04-01")
    + account("haus", "getreide", "Es gibt mehr Getreide.")
    + account("hof", "wetter", "Es regnet.", basis="full"),
    "calls/mai.de.md": HEAD.replace("2025-02-12", "2025-05-01") + account("ada-alt", "getreide", "Es gibt genug."),
}


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    return pages_of(CAST | CALLS | {"topics/wetter.de.md": "---\ntitle: Wetter\n---\n"})


def grid(page: str) -> list[list[str]]:
    """The words of every cell, row by row."""
    (table,) = lxml.html.document_fromstring(page).xpath("//section[@aria-labelledby='s-positions']//table")
    return [
        [" ".join(" ".join(cell.itertext()).split()) for cell in row.xpath("./th|./td")] for row in table.xpath(".//tr")
    ]


def test_each_row_is_a_call_and_each_column_a_side(pages: Mapping[str, str]) -> None:
    head, *rows = grid(pages["de/themen/getreide/index.html"])
    assert head == ["Telefonat", "Haus", "Hof", "Vereinigte Staaten"]
    assert [row[0].split(" Ada")[0] for row in rows] == ["1. Mai 2025", "1. April 2025", "1. März 2025"]
    may, april, march = rows
    assert march[1].endswith("Es gibt Getreide.")
    assert march[2].endswith("Es gibt keines.")
    assert march[1].startswith("Haus gibt abweichend an Haus")
    assert april[2] == "Hof nicht erwähnt", "its own text is there in full and does not speak of it"
    assert may[1:3] == ["", ""], "who has no account of a call is not silent in it"
    assert may[3].endswith("Es gibt genug.")


def test_a_position_leads_to_its_statement(pages: Mapping[str, str]) -> None:
    document = lxml.html.document_fromstring(pages["en/topics/grain/index.html"])
    found = document.xpath("//section[@aria-labelledby='s-positions']//a[@class='voice']/@href")
    assert found[-1] == "/repo/en/calls/maerz/#statement.getreide.hof"
    assert "id=statement.getreide.hof" in pages["en/calls/maerz/index.html"]


@pytest.mark.browser
def test_a_link_shows_one_side_alone_without_script(pages: Mapping[str, str], tab: Page) -> None:
    style = "".join((Path(THEME) / "static" / name).read_text("utf-8") for name in ("style.css", "lists.css"))
    section = lxml.html.document_fromstring(pages["de/themen/getreide/index.html"]).xpath(
        "//section[@aria-labelledby='s-positions']"
    )[0]
    tab.set_content(f"<style>{style}</style><main>{lxml.html.tostring(section, encoding='unicode')}</main>")
    tab.get_by_role("link", name="Hof").first.click()
    assert tab.locator("tbody:visible").count() == 2, "the call of May has no account of the court"
    assert "Es gibt keines." in tab.locator("table").inner_text()
    assert "Es gibt Getreide." not in tab.locator("table").inner_text()
    tab.get_by_role("link", name="Alle Seiten").click()
    assert tab.locator("tbody:visible").count() == 3
