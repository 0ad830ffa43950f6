"""Pages stay whole at the extremes: nothing overflows at 320 pixels, everything is there, in Chromium."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.pages.theme import static_files
from tests.pages.extremes import extremes
from tests.pages.small_sites import THEME, files_of

PAGES = (
    "de/gespraeche/eine-darstellung/",
    "de/gespraeche/sechs-darstellungen/",
    "de/gespraeche/vierzig-aussagen/",
    "de/gespraeche/ohne-quellen/",
    "de/gespraeche/langer-titel/",
    "de/gespraeche/andere-schriften/",
    "en/calls/sechs-darstellungen/",
    "de/akteure/bo-neu/",
    "de/themen/davon-spricht-niemand/",
    "de/gespraeche/seite-2/",
    "de/paare/",
    "",
    "404.html",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path, str], str]) -> str:
    folder = tmp_path_factory.mktemp("extremes")
    files = {path: text.encode() for path, text in files_of(extremes()).items()} | dict(static_files([THEME]))
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return serve_folder(folder, "/repo/")


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_overflows(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        tab.goto(address + path)
        assert tab.evaluate("document.scrollingElement.scrollWidth") <= width, path


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
    with tab.expect_download() as saved:
        tab.get_by_role("link", name="BibTeX").click()
    assert saved.value.suggested_filename == "eine-darstellung.de.bib"
    assert Path(saved.value.path()).read_text("utf-8").startswith("@misc{eine-darstellung-de,")


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
