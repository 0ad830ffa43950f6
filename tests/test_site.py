"""The built site of this repository, read in Chromium and link by link, as it will stand below a sub-path."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page

from generator.build import Loaded
from generator.commands.checking.rendered import HEAVY_PAGE
from generator.commands.checking.review import review
from generator.content import read_text
from tests.conftest import ROOT, Site

CALLS = sorted(path.name.split(".")[0] for path in (ROOT / "content" / "calls").glob("*.de.md"))


Pages = Mapping[str, html.HtmlElement]


@pytest.fixture(scope="module")
def pages(site: Site) -> Pages:
    """Every page by its address below the site."""
    found = sorted(site.folder.rglob("*.html"))
    return {
        path.relative_to(site.folder).as_posix().removesuffix("index.html"): html.parse(str(path)).getroot()
        for path in found
    }


def kind_of(document: html.HtmlElement) -> str:
    return str(document.xpath("string(//meta[@name='page-type']/@content)"))


def sides_of(ident: str) -> int:
    """How many countries and others speak in the accounts of a call, as its file and those of the actors say."""
    text = (ROOT / "content" / "calls" / f"{ident}.de.md").read_text("utf-8")
    sides = set()
    for party in re.findall(r"^::: account (\S+)", text, re.MULTILINE):
        country = re.search(r"^country: (\S+)", (ROOT / "content/actors" / f"{party}.de.md").read_text("utf-8"), re.M)
        sides.add(country[1] if country else party)
    return len(sides)


def test_neither_the_build_nor_the_review_has_anything_to_say_of_the_content(site: Site, shipped: Loaded) -> None:
    assert re.fullmatch(r"exit 0\n.*: [\d,]+ written, .*\.\nThe site is in .*\.\n", site.said)
    assert shipped.problems == ()
    assert shipped.archive
    assert shipped.site
    texts = {edition.path: read_text(ROOT, edition.path)[0] for edition in shipped.editions}
    assert list(review(shipped.archive, shipped.site.quotation_words, texts, strict=True)) == []
    assert [path for path in site.folder.rglob("*.html") if path.stat().st_size > HEAVY_PAGE] == []


def test_the_site_has_its_pages_in_both_languages(pages: Pages) -> None:
    kinds = Counter(kind_of(document) for document in pages.values())
    assert len(pages) >= 150
    assert kinds["call"] == 2 * len(CALLS) >= 40
    assert {kind_of(pages["de/"]), kind_of(pages["en/"])} == {"home"}


def test_every_link_and_every_fragment_leads_somewhere(site: Site, pages: Pages) -> None:
    ids = {address: set(document.xpath("//@id")) for address, document in pages.items()}
    broken = []
    for address, document in pages.items():
        for target in set(document.xpath("//@href | //@src")):
            parts = urlsplit(urljoin(site.base_path + address, target))
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path).removeprefix(site.base_path)
            there = path in pages or (site.folder / path).is_file()
            fragment = unquote(parts.fragment)
            if not there or (fragment and path in ids and fragment not in ids[path]):
                broken.append(f"{address}: {target}")
    assert broken == []


def test_nothing_on_the_site_comes_from_elsewhere_or_runs_inline(pages: Pages) -> None:
    for address, document in pages.items():
        assert document.xpath("//script[not(@src) and not(@type='application/ld+json')]") == [], address
        assert document.xpath("//@style | //@*[starts-with(name(), 'on')]") == [], address
        loaded = document.xpath("//script/@src | //img/@src | //link[@rel='stylesheet']/@href")
        assert [source for source in loaded if urlsplit(source).netloc] == [], address


@pytest.mark.parametrize("ident", CALLS)
def test_a_call_shows_its_accounts_side_by_side_and_links_whom_it_names(pages: Pages, site: Site, ident: str) -> None:
    page = pages[f"de/gespraeche/{ident}/"]
    assert len(page.xpath("//h1")) == 1
    columns = page.xpath("//table[contains(@class, 'accounts')]/thead//th")
    if sides_of(ident) >= 2:
        assert len(columns) == sides_of(ident) + 1
    assert len(page.xpath(f"//main//a[starts-with(@href, '{site.base_path}de/akteure/')]")) >= 2


@pytest.mark.browser
def test_a_click_leads_to_the_other_language_and_another_back(tab: Page, site_address: str) -> None:
    tab.goto(f"{site_address}de/gespraeche/{CALLS[0]}/")
    tab.locator("header a[hreflang='en']").click()
    assert "/repo/en/calls/" in tab.url
    assert tab.locator("html").get_attribute("lang") == "en"
    tab.locator("header a[hreflang='de']").click()
    assert tab.url == f"{site_address}de/gespraeche/{CALLS[0]}/"


@pytest.mark.browser
def test_it_reads_on_a_narrow_screen_without_script_and_on_paper(
    chromium: object, site_address: str, tmp_path: Path
) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{site_address}de/gespraeche/2025-03-18-trump-putin/")
    assert page.locator("main").inner_text().count("aus unseren Quellen nicht zu ersehen") >= 3
    assert page.locator("button:visible").count() == 0
    page.goto(f"{site_address}de/gespraeche/2025-09-29-trump-netanjahu-al-thani/")
    page.pdf(path=tmp_path / "call.pdf", format="A4")
    sheets = re.findall(rb"/Type\s*/Page[^s]", (tmp_path / "call.pdf").read_bytes())
    assert 1 <= len(sheets) <= 3
    context.close()


@pytest.mark.browser
def test_no_page_type_overflows_a_narrow_screen(tab: Page, pages: Pages, site_address: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    seen: dict[str, str] = {}
    for address, document in pages.items():
        seen.setdefault(kind_of(document), address)
    for kind, address in seen.items():
        tab.goto(site_address + address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, (kind, address)


@pytest.mark.browser
def test_the_keyboard_reaches_the_content_first(tab: Page, site_address: str) -> None:
    tab.goto(f"{site_address}en/calls/2025-02-12-trump-putin/")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash")
    assert tab.evaluate("document.querySelector(location.hash).matches('main, main *')")
