"""The search page in Chromium: query, address, keyboard, filters, the other language, no script, no index."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.build import build
from tests.conftest import Site
from tests.search.evaluate import FLOOR, ask, figures, report
from tests.serving import small_archive

pytestmark = pytest.mark.browser

GRAIN_ONLY_GERMAN = "---\ntitle: Getreideausfuhr\n---\n\nDie Ausfuhr von Getreide über Straßen und Häfen.\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path, str], str]) -> str:
    """A small archive with its search, served: a call, its cast, and a topic that only German has."""
    folder = small_archive(tmp_path_factory.mktemp("small"), {"topics/ausfuhr.de.md": GRAIN_ONLY_GERMAN})
    made = build(folder, folder / "site")
    assert not made.stopped, made.problems
    return serve_folder(folder / "site", "/repo/")


def results(tab: Page) -> list[str]:
    return tab.locator("[data-results] .name a").all_inner_texts()


def said(tab: Page) -> str:
    return tab.get_by_role("status").inner_text()


def search(tab: Page, query: str, status: str) -> None:
    tab.get_by_role("searchbox").fill(query)
    expect(tab.get_by_role("status")).to_have_text(status)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_evaluation_set_finds_what_readers_expect(tab: Page, site_address: str, language: str) -> None:
    asked = ask(tab, site_address, language)

    recall, _ = figures(asked)

    assert len(asked) >= 30
    assert recall >= FLOOR, "\n".join(report(language, asked))


def test_a_query_in_the_address_is_answered_and_going_back_brings_the_one_before(tab: Page, small: str) -> None:
    tab.goto(f"{small}de/suche/?q=Getreide")
    expect(tab.get_by_role("status")).to_have_text("3 Treffer.")
    assert tab.get_by_role("searchbox").input_value() == "Getreide"
    assert sorted(results(tab)) == ["Ada und Bo sprechen über Getreide", "Getreide", "Getreideausfuhr"]

    tab.get_by_role("searchbox").fill("Neu Bo")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(f"{small}de/suche/?q=Neu+Bo")
    expect(tab.locator("[data-results] .name a").first).to_have_text("Bo Neu")
    tab.go_back()

    expect(tab.get_by_role("searchbox")).to_have_value("Getreide")
    expect(tab.get_by_role("status")).to_have_text("3 Treffer.")


def test_results_are_links_that_the_keyboard_reaches_and_opens(tab: Page, small: str) -> None:
    tab.goto(f"{small}en/search/")
    tab.get_by_role("searchbox").focus()
    tab.keyboard.type("Ada Old")
    expect(tab.locator("[data-results] .name a").first).to_have_text("Ada Old")

    for _ in range(20):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.closest('[data-results]') !== null"):
            break
    tab.keyboard.press("Enter")

    expect(tab).to_have_url(f"{small}en/actors/ada-old/")


def test_filters_narrow_the_results_with_their_numbers_and_stand_in_the_address(tab: Page, small: str) -> None:
    tab.goto(f"{small}de/suche/?q=Getreide")
    topic = tab.get_by_label("Thema")
    expect(topic.locator("option")).to_have_text(["Alle Themen", "Getreide (2)", "Getreideausfuhr (1)"])
    expect(tab.get_by_label("Stand des Telefonats").locator("option")).to_have_text(["Jeder Stand", "geführt (1)"])

    topic.select_option("Getreide")
    expect(tab.get_by_role("status")).to_have_text("2 Treffer.")
    tab.get_by_label("Art der Seite").select_option("Telefonat")
    expect(tab.get_by_role("status")).to_have_text("1 Treffer.")

    assert tab.url == f"{small}de/suche/?q=Getreide&kind=Telefonat&topic=Getreide"
    assert results(tab) == ["Ada und Bo sprechen über Getreide"]
    tab.reload()
    expect(tab.get_by_role("status")).to_have_text("1 Treffer.")


def test_results_of_the_other_language_are_counted_behind_a_link_with_the_query(tab: Page, small: str) -> None:
    tab.goto(f"{small}de/suche/?q=grain")
    other = tab.locator("[data-elsewhere] a")
    expect(other).to_have_text("2 results in English")

    other.click()

    expect(tab).to_have_url(f"{small}en/search/?q=grain")
    expect(tab.get_by_role("status")).to_have_text("2 results.")
    assert sorted(results(tab)) == ["Ada and Bo talk about grain", "Grain"]


@pytest.mark.parametrize(
    ("query", "status", "first"),
    [
        ("Haefen", "1 Treffer.", "Getreideausfuhr"),
        ("Hafen", "1 Treffer.", "Getreideausfuhr"),
        ("Strassen", "1 Treffer.", "Getreideausfuhr"),
        ("Ausfuhr", "1 Treffer.", "Getreideausfuhr"),
        ("Ada Old", "2 Treffer.", "Ada Alt"),
        ("Alt Häfen", "Keine Seite enthält alle diese Wörter.", "Getreideausfuhr"),
        ("Häfen gibtsnicht", "1 Treffer. Nicht gefunden und weggelassen: gibtsnicht.", "Getreideausfuhr"),
        ("„Es gibt Getreide“", "1 Treffer.", "Ada und Bo sprechen über Getreide"),
        ("Getriede", "„Getriede“ wurde nicht gefunden. Gezeigt wird: „getreide“.", "Getreide"),
        ("xqzvkwjy", "Kein Treffer für „xqzvkwjy“.", None),
        ("<fett>", "Kein Treffer für „<fett>“.", None),
    ],
)
def test_words_are_found_in_other_forms_and_what_was_changed_is_said(
    tab: Page, small: str, query: str, status: str, first: str | None
) -> None:
    tab.goto(f"{small}de/suche/")

    tab.get_by_role("searchbox").fill(query)

    expect(tab.get_by_role("status")).to_contain_text(status)
    assert first in results(tab) if first else results(tab) == []


def test_a_page_that_is_not_translated_is_found_in_its_own_language_alone(tab: Page, small: str) -> None:
    tab.goto(f"{small}en/search/")

    search(tab, "Getreideausfuhr", "No result for “Getreideausfuhr”.")

    assert results(tab) == []
    expect(tab.locator("[data-elsewhere] a")).to_have_text("1 Treffer auf Deutsch")


def test_nothing_breaks_the_content_security_policy_and_nothing_fails_to_load(tab: Page, small: str) -> None:
    said_by_browser: list[str] = []
    tab.on("console", lambda message: said_by_browser.append(message.text))
    tab.on("response", lambda response: response.status >= 400 and said_by_browser.append(response.url))

    tab.goto(f"{small}de/suche/?q=Getreide")
    expect(tab.get_by_role("status")).to_have_text("3 Treffer.")

    assert said_by_browser == []


@pytest.fixture
def without_script(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_script_the_page_leads_to_the_lists_and_has_no_dead_control(without_script: Page, small: str) -> None:
    without_script.goto(f"{small}de/suche/")
    main = without_script.locator("main")

    assert main.locator("input:visible, button:visible, select:visible").count() == 0
    expect(main).to_contain_text("Die Suche braucht JavaScript.")
    for name in ("Telefonate 2025", "Akteure", "Themen"):
        assert main.get_by_role("link", name=name, exact=True).count() == 1, name


def test_a_site_built_without_search_says_so_and_loads_no_script_for_it(
    tab: Page, tmp_path: Path, serve_folder: Callable[[Path, str], str]
) -> None:
    archive = small_archive(tmp_path)
    assert not build(archive, tmp_path / "site", search=False).stopped
    tab.goto(f"{serve_folder(tmp_path / 'site', '/repo/')}en/search/")

    expect(tab.locator("main")).to_contain_text("built without its search")
    assert tab.locator("main input, main select, script[type=module]").count() == 0
    assert not (tmp_path / "site" / "pagefind").exists()
    assert "wasm" not in (tmp_path / "site" / "en" / "search" / "index.html").read_text(encoding="utf-8")


def test_only_the_search_page_may_compile_webassembly(site: Site) -> None:
    allowed = {
        path.parent.relative_to(site.folder).as_posix()
        for path in site.folder.rglob("*.html")
        if re.search(r"http-equiv=\"Content-Security-Policy\"[^>]*wasm", path.read_text(encoding="utf-8"))
    }
    assert allowed == {"de/suche", "en/search"}
