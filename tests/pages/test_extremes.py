"""Pages stay whole at the extremes: nothing leaves the window or is cut, whatever its width, spacing or script."""

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

PAGES = (
    "de/gespraeche/eine-darstellung/",
    "de/gespraeche/sechs-darstellungen/",
    "de/gespraeche/vierzig-aussagen/",
    "de/gespraeche/ohne-quellen/",
    "de/gespraeche/langer-titel/",
    "de/gespraeche/andere-schriften/",
    "de/gespraeche/unterschiede/",
    "en/calls/sechs-darstellungen/",
    "de/akteure/bo-neu/",
    "de/themen/davon-spricht-niemand/",
    "de/gespraeche/seite-2/",
    "de/paare/",
    "de/",
    "",
    "404.html",
)


#: What stands outside the window or is cut; only tables may be wider, within a part that scrolls, and words unseen.
ASTRAY = """() => {
    const allowed = ".away, .skip, .scroll *, .accounts thead *, .ledger thead *";
    const width = document.documentElement.clientWidth;
    const found = [...document.querySelectorAll("body *")].filter((element) => {
        if (element.matches(allowed) || element.closest(".away, [hidden], thead")) return false;
        const box = element.getBoundingClientRect();
        const cut = ["hidden", "clip"].includes(getComputedStyle(element).overflowX)
            && element.scrollWidth > element.clientWidth + 1;
        return box.width && (box.left < -1 || box.right > width + 1 || cut);
    });
    const wide = document.scrollingElement.scrollWidth > width ? ["the page"] : [];
    return [...wide, ...found.slice(0, 5).map((element) => element.outerHTML.slice(0, 90))];
}"""
#: The spacing that readers may set, after WCAG 2.2, 1.4.12. The policy of the pages allows no other way to add it.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        + "word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    document.adoptedStyleSheets = [sheet];
}"""


WIDTHS = (320, 768, 1280)


@pytest.mark.browser
def test_nothing_leaves_the_window_or_is_cut_nor_when_readers_space_letters_words_and_lines(
    tab: Page, address: str
) -> None:
    astray = {}
    for path in PAGES:
        tab.set_viewport_size({"width": WIDTHS[0], "height": 256})
        tab.goto(address + path)
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 256})
            astray[path, width] = tab.evaluate(ASTRAY)
        tab.set_viewport_size({"width": WIDTHS[0], "height": 256})
        tab.evaluate(SPACED)
        astray[path, "spaced"] = tab.evaluate(ASTRAY)
    assert len(astray) == len(PAGES) * (len(WIDTHS) + 1)
    assert {where: found for where, found in astray.items() if found} == {}


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("width", [280, 320, 360, 480, 640, 768, 1024, 1280, 2560])
def test_nothing_leaves_a_window_that_was_opened_in_that_width(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    astray = {}
    for path in PAGES:
        tab.goto(address + path)
        astray[path] = tab.evaluate(ASTRAY)
    assert {path: found for path, found in astray.items() if found} == {}


@pytest.mark.browser
def test_on_paper_a_table_is_as_wide_as_the_sheet_and_what_only_screens_need_is_gone(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 680, "height": 1000})
    tab.emulate_media(media="print")
    for path in ("sechs-darstellungen", "vierzig-aussagen", "andere-schriften", "langer-titel"):
        tab.goto(f"{address}de/gespraeche/{path}/")
        assert tab.evaluate(ASTRAY.replace(".scroll *, ", "")) == [], path
        assert tab.locator("nav:visible, button:visible").count() == 0
        for part in ("h1", ".facts", ".sources", ".cite"):
            assert tab.locator(part).first.is_visible(), part


@pytest.mark.browser
def test_a_name_in_another_script_does_not_turn_round_what_stands_beside_it(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{address}de/paare/")
    row = tab.locator(".matrix tbody tr", has_text="محمد")
    name, first = (row.locator(part).first.bounding_box() for part in ("th a", "td"))
    assert name
    assert first
    assert name["x"] + name["width"] <= first["x"] + 1, "the row still begins with its name"
    tab.goto(f"{address}de/gespraeche/andere-schriften/")
    took_part = tab.locator(".facts div", has_text="Beteiligte").locator("a")
    edges = [took_part.nth(n).bounding_box()["x"] for n in range(3)]  # type: ignore[index]
    assert max(edges) - min(edges) < 2, "every name begins at the same edge"
    assert took_part.all_inner_texts() == ["Владимир Владимирович Путин", "محمد بن سلمان آل سعود", "習近平"]


@pytest.mark.browser
def test_a_phone_shows_first_how_long_and_where_the_accounts_differ(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{address}de/gespraeche/unterschiede/")
    for part in ("h1", ".deck", ".facts dt:text('Dauer') + dd", ".facts dt:text('Abweichungen') + dd"):
        box = tab.locator(part).bounding_box()
        assert box
        assert box["y"] + box["height"] <= 740, part
    tab.locator(".facts a", has_text="Punkt Nummer 1").click()
    assert tab.evaluate("location.hash") == "#point.punkt-01"
    states = tab.locator("[id='point.punkt-01'] .contested .state")
    assert states.all_inner_texts() == ["gibt abweichend an"] * 2
    assert tab.locator("[id='point.punkt-02'] .contested").count() == 0


@pytest.mark.browser
def test_the_parties_stay_in_sight_above_a_long_table(tab: Page, address: str) -> None:
    tab.emulate_media(reduced_motion="reduce")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{address}de/gespraeche/vierzig-aussagen/#point.punkt-30")
    head = tab.locator(".accounts thead th").last
    assert 0 <= head.bounding_box()["y"] < 100  # type: ignore[index]
    point = tab.locator("[id='point.punkt-30']").bounding_box()
    assert point
    assert point["y"] >= head.bounding_box()["y"] + head.bounding_box()["height"] - 1  # type: ignore[index]


@pytest.mark.browser
def test_four_hundred_calls_are_dots_that_fit_a_phone(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{address}de/akteure/bo-neu/")
    assert tab.locator(".strip tbody tr").count() == 21
    assert tab.locator(".strip td i").count() == 406
    dot = tab.locator(".strip td i").first.bounding_box()
    cell = tab.locator(".strip td:has(i)").first.bounding_box()
    assert dot
    assert cell
    assert dot["width"] >= 6
    assert cell["x"] <= dot["x"] <= cell["x"] + cell["width"] - dot["width"]


@pytest.mark.browser
def test_one_account_is_one_column_and_six_are_six(tab: Page, address: str) -> None:
    def columns(path: str) -> int:
        tab.goto(f"{address}de/gespraeche/{path}/")
        return tab.locator(".accounts thead th").count() - 1

    assert columns("eine-darstellung") == 1
    assert columns("sechs-darstellungen") == 6
    tab.goto(f"{address}de/gespraeche/ohne-quellen/")
    assert tab.locator(".accounts").count() == 0
    assert "noch keine" in tab.locator(".facts").inner_text()


@pytest.mark.browser
def test_accounts_are_a_table_when_wide_and_cards_when_narrow(tab: Page, address: str) -> None:
    tab.goto(f"{address}de/gespraeche/vierzig-aussagen/")
    row = tab.locator(".accounts tbody tr").first
    cells = row.locator("td")

    def tops() -> set[int]:
        return {round(cells.nth(n).bounding_box()["y"]) for n in range(2)}  # type: ignore[index]

    tab.set_viewport_size({"width": 1280, "height": 800})
    assert len(tops()) == 1
    assert not row.locator(".party").first.is_visible()
    tab.set_viewport_size({"width": 360, "height": 800})
    assert len(tops()) == 2
    assert row.locator(".party").first.is_visible()
    assert tab.locator(".accounts tbody").count() == 40


@pytest.mark.browser
def test_the_theme_switch_is_hidden_without_script_and_remembers_the_choice_with_it(tab: Page, address: str) -> None:
    tab.emulate_media(color_scheme="light")
    tab.goto(f"{address}de/")
    button = tab.get_by_role("button", name="Dunkle Darstellung")
    assert button.get_attribute("aria-pressed") == "false"
    before = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    tab.goto(f"{address}en/")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != before
    assert "data-theme-switch hidden" in tab.request.get(f"{address}en/").text()


@pytest.mark.browser
def test_a_citation_is_saved_as_a_file(tab: Page, address: str) -> None:
    tab.goto(f"{address}de/gespraeche/eine-darstellung/")
    every = tab.request.get(f"{address}data/citations.de.csl.json").json()
    ris = tab.request.get(f"{address}data/citations.de.ris").text()
    for form, ending, beginning in (
        ("BibTeX", "bib", b"@misc{eine-darstellung-de,\n"), ("RIS", "ris", b"TY  - ELEC\r\n"),
        ("CSL-JSON", "csl.json", b"[\n"),
    ):  # fmt: skip
        tab.get_by_text(form, exact=True).click()
        with tab.expect_download() as saved:
            tab.get_by_role("button", name="Als Datei speichern").click()
        assert saved.value.suggested_filename == f"eine-darstellung.de.{ending}"
        assert Path(saved.value.path()).read_bytes().startswith(beginning)
    made = json.loads(tab.locator(".record pre").last.text_content() or "")
    assert made == [item for item in every if item["id"] == "eine-darstellung-de"], "of BibTeX and the head"
    assert (tab.locator(".record pre").nth(1).text_content() or "").replace("\n", "\r\n") in ris
    assert tab.locator("details[open]").count() == 1


@pytest.mark.browser
def test_a_file_that_is_gone_leads_on_to_the_page_that_it_lay_beside(tab: Page, address: str) -> None:
    lost = urljoin(address, "de/gespraeche/eine-darstellung/cite.bib")
    missing = tab.request.get(f"{address}404.html").text()
    tab.route(lost, lambda route: route.fulfill(status=404, content_type="text/html", body=missing))
    tab.goto(lost)
    expect(tab.get_by_text("Nachweise stehen auf der Seite des Telefonats")).to_be_visible()
    tab.locator("[data-lost] p a").last.click()
    expect(tab).to_have_url(f"{address}de/gespraeche/eine-darstellung/")
    expect(tab.locator("h1")).to_be_visible()


@pytest.mark.browser
def test_a_list_filters_with_its_state_in_the_address(tab: Page, address: str) -> None:
    tab.goto(f"{address}de/akteure/")
    tab.get_by_label("Liste filtern").fill("STELLE b")
    assert tab.locator(".columns > li:visible").all_inner_texts() == ["Die Stelle-B"]
    assert tab.get_by_role("status").inner_text().startswith("1 von ")
    assert tab.url.endswith("/de/akteure/?q=STELLE+b")
    tab.goto(f"{address}de/akteure/?q=alt")
    assert tab.locator(".columns > li:visible").count() == 1
    tab.get_by_label("Liste filtern").fill("")
    assert tab.url.endswith("/de/akteure/")


@pytest.mark.browser
def test_a_link_shows_what_it_leads_to_on_focus_and_esc_closes_it(tab: Page, address: str) -> None:
    tab.goto(f"{address}de/gespraeche/eine-darstellung/")
    link = tab.locator(".facts a", has_text="Ada Alt")
    tab.keyboard.press("Tab")
    link.focus()
    card = tab.get_by_role("tooltip")
    card.wait_for()
    assert "Präsidentin" in card.inner_text()
    assert link.get_attribute("aria-describedby") == card.get_attribute("id")
    tab.keyboard.press("Escape")
    assert card.count() == 0
    assert link.get_attribute("aria-describedby") is None
