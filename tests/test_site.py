"""The built site of this repository, read in Chromium and link by link, as it will stand below a sub-path."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.conftest import Site

ROOT = Path(__file__).parent.parent
CALLS = sorted(path.name.split(".")[0] for path in (ROOT / "content" / "calls").glob("*.de.md"))


def pages(site: Site, kind: str = "") -> list[tuple[str, html.HtmlElement]]:
    """Address below the site and parsed document of every page (of one page type)."""
    found = []
    for path in sorted(site.folder.rglob("*.html")):
        document = html.parse(str(path)).getroot()
        types = document.xpath("//meta[@name='page-type']/@content")
        if not kind or kind in types:
            found.append((str(path.relative_to(site.folder)).removesuffix("index.html"), document))
    return found


def sides_of(ident: str) -> int:
    """How many countries and others speak in the accounts of a call, as its file and those of the actors say."""
    text = (ROOT / "content" / "calls" / f"{ident}.de.md").read_text("utf-8")
    sides = set()
    for party in re.findall(r"^::: account (\S+)", text, re.MULTILINE):
        country = re.search(r"^country: (\S+)", (ROOT / "content/actors" / f"{party}.de.md").read_text("utf-8"), re.M)
        sides.add(country[1] if country else party)
    return len(sides)


def test_the_site_has_its_pages_in_both_languages(site: Site) -> None:
    assert len(pages(site)) >= 150
    assert len(pages(site, "call")) == 2 * len(CALLS) >= 40
    for language in ("de", "en"):
        assert [address for address, _ in pages(site, "home") if address == f"{language}/"]


def test_every_link_and_every_fragment_leads_somewhere(site: Site) -> None:
    documents = dict(pages(site))
    ids = {address: set(document.xpath("//@id")) for address, document in documents.items()}
    broken = []
    for address, document in documents.items():
        for target in document.xpath("//@href | //@src"):
            parts = urlsplit(urljoin(site.base_path + address, target))
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path).removeprefix(site.base_path)
            file = site.folder / (path + "index.html" if path.endswith("/") or not path else path)
            fragment = unquote(parts.fragment)
            if not file.is_file() or (fragment and path in ids and fragment not in ids[path]):
                broken.append(f"{address}: {target}")
    assert broken == []


def test_nothing_on_the_site_comes_from_elsewhere_or_runs_inline(site: Site) -> None:
    for address, document in pages(site):
        assert document.xpath("//script[not(@src) and not(@type='application/ld+json')]") == [], address
        assert document.xpath("//@style | //@*[starts-with(name(), 'on')]") == [], address
        loaded = document.xpath("//script/@src | //img/@src | //link[@rel='stylesheet']/@href")
        assert [source for source in loaded if urlsplit(source).netloc] == [], address


def test_the_way_to_the_other_language_and_back_ends_where_it_began(site: Site) -> None:
    switches = {
        address: {unquote(urlsplit(href).path).removeprefix(site.base_path) for href in
                  document.xpath("//header//a[@hreflang and @lang]/@href")}
        for address, document in pages(site)
    }  # fmt: skip
    there = {address: to for address, to in switches.items() if to and address.split("/")[0] in ("de", "en")}
    assert len(there) > 150
    for address, to in there.items():
        for other in to:
            assert address in switches[other], (address, other)


@pytest.mark.browser
@pytest.mark.parametrize("ident", CALLS)
def test_a_call_shows_its_accounts_side_by_side_and_links_whom_it_names(
    tab: Page, site: Site, site_address: str, ident: str
) -> None:
    tab.goto(f"{site_address}de/gespraeche/{ident}/")
    assert tab.locator("h1").count() == 1
    columns = tab.locator("table.accounts thead th")
    if sides_of(ident) >= 2:
        assert columns.count() == sides_of(ident) + 1
    assert tab.locator(f"main a[href^='{site.base_path}de/akteure/']").count() >= 2
    tab.locator("header a[hreflang='en']").click()
    assert "/repo/en/calls/" in tab.url
    assert tab.locator("html").get_attribute("lang") == "en"
    tab.locator("header a[hreflang='de']").click()
    assert tab.url == f"{site_address}de/gespraeche/{ident}/"


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
def test_no_page_type_overflows_a_narrow_screen(tab: Page, site: Site, site_address: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    seen: dict[str, str] = {}
    for address, document in pages(site):
        seen.setdefault(document.xpath("string(//meta[@name='page-type']/@content)"), address)
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
