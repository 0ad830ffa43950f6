"""Long lists come in parts that are pages of their own: linked, symmetric, complete; files hold everything."""

import json

import icalendar
import lxml.html
import pytest

from generator.pages.files.sitemap import sitemap
from tests.pages.small_sites import CALL, CALL_DE, CAST, DE, EN, files_of, planned

HEAD = CALL_DE.split("\n<actor:ada-alt>", maxsplit=1)[0] + "\n"
#: A statement with a quotation in it, on one source.
SAID = "::: account haus\ngetreide\n: Es gibt [„{n}-mal“]{{.said by=bo-neu}} Getreide. <source:artikel#p{n}>\n:::\n"


def call(n: int) -> dict[str, str]:
    """The `n`th call, with a statement, a quotation and a mention."""
    dated = HEAD.replace("2025-02-12", f"{2000 + n // 12}-{n % 12 + 1:02}-12")
    text = f"{dated}\n<actor:ada-alt> rief an.\n\n{SAID.format(n=n)}"
    english = "\n<actor:ada-alt> called.\n\n" + SAID.format(n=n).replace("Es gibt", "There is").replace("„", "“")
    return {
        f"calls/ruf-{n:03}.de.md": text,
        f"calls/ruf-{n:03}.en.md": f"---\ntitle: Call {n}\n---\n{english}",
    }


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return files_of(CAST | {path: text for n in range(1, 202) for path, text in call(n).items()})


def found(html: str, path: str) -> list[str]:
    return [str(value) for value in lxml.html.document_fromstring(html).xpath(path)]


def test_every_line_of_a_long_list_stands_on_one_of_the_parts(files: dict[str, str]) -> None:
    actor = [f"en/actors/ada-old/{part}index.html" for part in ("", "page-2/", "page-3/")]
    calls = [found(files[path], "//table[contains(@class, 'ledger')]//tr/td/a/@href") for path in actor]
    assert [len(part) for part in calls] == [100, 100, 1]
    assert len(set().union(*calls)) == 201
    assert calls[0][0] == "/repo/en/calls/ruf-201/"
    assert "en/actors/ada-old/page-4/index.html" not in files
    lists = {"en/actors/house": "statements", "en/actors/bo-new": "quotations", "en/actors/ada-old": "mentions"}
    for folder, name in lists.items():
        lines = [
            found(files[f"{folder}/{part}index.html"], f"//section[h2/@id='s-{name}']//li//a[1]/@href")
            for part in ("", "page-2/", "page-3/")
        ]
        assert [len(part) for part in lines] == [100, 100, 1], folder
        assert len(set().union(*lines)) == 201, folder
    rows = [
        found(
            files[f"en/topics/grain/{part}index.html"], "//section[@aria-labelledby='s-positions']//tbody//th//a/@href"
        )
        for part in ("", "page-2/", "page-3/")
    ]
    assert [len(part) for part in rows] == [100, 100, 1]
    assert rows[0][0] == "/repo/en/calls/ruf-201/#point.getreide"
    resting = [
        len(found(files[f"de/quellen/artikel/{part}index.html"], "//section[h2/@id='s-supports']//li"))
        for part in ("", *(f"seite-{n}/" for n in range(2, 8)))
    ]
    assert resting == [100] * 6 + [3], "a statement and two reports of each call"


def test_parts_lead_to_each_other_and_to_the_same_list(files: dict[str, str]) -> None:
    page = files["en/actors/ada-old/page-2/index.html"]
    pager = "//nav[@aria-labelledby='s-calls']"
    assert found(page, f"{pager}/a/@href") == [
        "/repo/en/actors/ada-old/#s-calls",
        "/repo/en/actors/ada-old/page-3/#s-calls",
    ]
    assert found(page, f"{pager}/a/@rel") == ["prev", "next"]
    assert found(page, f"{pager}/span/text()") == ["2"]
    head = "https://example.org/repo/en/actors/ada-old/"
    assert found(page, "//link[@rel='prev' or @rel='next']/@href") == [
        "/repo/en/actors/ada-old/", "/repo/en/actors/ada-old/page-3/",
    ]  # fmt: skip
    described = [found(files[path], "//meta[@name='description']/@content")[0] for path in files if "/ada-old/" in path
                 and path.endswith(".html")]  # fmt: skip
    assert len(set(described)) == len(described) == 3
    assert found(page, "//link[@rel='canonical']/@href") == [f"{head}page-2/"]
    assert found(page, "//nav[@class='crumbs']//a/@href")[-1] == "/repo/en/actors/ada-old/"
    assert found(files["en/actors/ada-old/index.html"], "//link[@rel='prev']") == []
    assert found(files["en/actors/bo-new/page-2/index.html"], "//nav[@aria-labelledby]/@aria-labelledby") == [
        "s-calls", "s-quotations",
    ], "the list of mentions is short"  # fmt: skip


def test_a_part_has_its_like_in_the_other_language(files: dict[str, str]) -> None:
    page = files["en/actors/ada-old/page-2/index.html"]
    assert found(page, "//link[@hreflang='de']/@href") == ["https://example.org/repo/de/akteure/ada-alt/seite-2/"]
    assert found(page, "//a[@hreflang='de']/@href") == ["/repo/de/akteure/ada-alt/seite-2/"]
    assert "de/akteure/ada-alt/seite-2/index.html" in files
    assert found(page, "//head/title/text()") == ["Ada Old, page 2 · Archive"]


def test_only_the_first_part_has_more_than_lists(files: dict[str, str]) -> None:
    first, second = files["en/actors/ada-old/index.html"], files["en/actors/ada-old/page-2/index.html"]
    for path in ("//dl", "//div[@class='strip']", "//ul[@class='downloads']"):
        assert found(first, path), path
        assert not found(second, path), path
    assert "No call" not in files["en/topics/grain/page-2/index.html"]


def test_a_year_in_the_picture_leads_to_the_part_it_begins_on(files: dict[str, str]) -> None:
    years = found(files["en/actors/ada-old/index.html"], "//div[@class='strip']//tbody//th/a/@href")
    assert years[0] == "#s-2016"
    assert years[-1] == "/repo/en/actors/ada-old/page-2/#s-2000"
    for href in years:
        path, _, anchor = href.removeprefix("/repo/").partition("#")
        assert f"id={anchor}>" in files[f"{path or 'en/actors/ada-old/'}index.html"]


def test_files_hold_what_the_parts_hold_together(files: dict[str, str]) -> None:
    assert len(icalendar.Calendar.from_ical(files["en/calls.ics"]).events) == 201
    assert files["en/actors/ada-old/feed.xml"].count("<entry>") == 10
    assert files["en/feed.xml"].count("<entry>") == len(json.loads(files["en/feed.json"])["items"]) == 50


def test_parts_of_fallbacks_are_canonical_to_the_same_part_of_the_original() -> None:
    german = {path: text for n in range(1, 102) for path, text in call(n).items() if path.endswith(".de.md")}
    cast = {path: text for path, text in CAST.items() if path != "actors/ada-alt.en.md"}
    files = files_of(cast | german)
    page = files["en/actors/ada-alt/page-2/index.html"]
    assert found(page, "//link[@rel='canonical']/@href") == ["https://example.org/repo/de/akteure/ada-alt/seite-2/"]
    assert found(page, "//link/@hreflang") == []
    assert found(page, "//p[@class='notice']/a/@href") == ["/repo/de/akteure/ada-alt/seite-2/"]


def test_no_part_is_an_orphan_and_all_are_in_the_sitemap(files: dict[str, str]) -> None:
    plan = planned(CAST | {path: text for n in range(1, 202) for path, text in call(n).items()})
    parts = [page for page in plan.pages if page.kind.name in ("actor", "topic", "source", "pair") and page.part > 1]
    assert {page.language for page in parts} == {DE, EN}
    listed = b"".join(text for _, text in sitemap(plan.pages, plan.sites)).decode()
    linked = {href for text in files.values() if "<html" in text for href in found(text, "//a/@href")}
    for page in parts:
        assert any(href.split("#")[0] == plan.sites.addresses.link(page.permalink) for href in linked), page.permalink
        assert (f"{plan.sites.addresses.absolute(page.permalink)}<" in listed) == page.translated


def test_short_lists_have_no_parts() -> None:
    plan = planned(CAST | CALL)
    assert [page for page in plan.pages if page.parts > 1] == []
    assert not [text for text in files_of(CAST | CALL).values() if "class=jump aria-labelledby" in text]
