"""The search page in Chromium: query, address, keyboard, filters, the other language, no script, no index."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.build import build
from tests.conftest import Site
from tests.extent import long
from tests.search.asking import FLOOR, ask, figures, report
from tests.serving import small_archive

pytestmark = pytest.mark.browser

GRAIN_ONLY_GERMAN = (
    "---\ntitle: Getreideausfuhr\n---\n\nDie Ausfuhr von Getreide über Straßen und Häfen nach der Vereinbarung.\n"
)


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


#: A query, what is said of it, and one of the results.
QUERIES = (
    ("Haefen", "1 Treffer.", "Getreideausfuhr"),
    ("Hafen", "1 Treffer.", "Getreideausfuhr"),
    ("Strassen", "1 Treffer.", "Getreideausfuhr"),
    ("Ausfuhr", "1 Treffer.", "Getreideausfuhr"),
    ("Ada Old", "2 Treffer.", "Ada Alt"),
    ("Alt Häfen", "Keine Seite enthält alle diese Wörter.", "Getreideausfuhr"),
    ("Häfen gibtsnicht", "1 Treffer. Nicht gefunden und weggelassen: gibtsnicht.", "Getreideausfuhr"),
    ("„Es gibt Getreide“", "1 Treffer.", "Ada und Bo sprechen über Getreide"),
    ("Getriede", "„Getriede“ wurde nicht gefunden. Gezeigt wird: „Getreide“.", "Getreide"),
    ("Abkommen", "1 Treffer.", "Getreideausfuhr"),
    ("90 Minuten", "1 Treffer", "Ada und Bo sprechen über Getreide"),
    ("anderthalb Stunden", "1 Treffer", "Ada und Bo sprechen über Getreide"),
    ("Wie lange sprachen Ada und Bo?", "1 Treffer", "Ada und Bo sprechen über Getreide"),
    ("Warenausfuhr", "„Warenausfuhr“ wurde nicht gefunden. Gezeigt wird: „Getreideausfuhr“.", "Getreideausfuhr"),
    ("xqzvkwjy", "Kein Treffer für „xqzvkwjy“.", None),
    ("<fett>", "Kein Treffer für „<fett>“.", None),
)


def test_words_are_found_in_other_forms_and_what_was_changed_is_said(tab: Page, small: str) -> None:
    tab.goto(f"{small}de/suche/")
    for query, status, first in QUERIES:
        tab.get_by_role("searchbox").fill("")
        expect(tab.locator("[data-results] > li")).to_have_count(0)
        tab.get_by_role("searchbox").fill(query)
        expect(tab.get_by_role("status")).to_contain_text(status)
        assert first in results(tab) if first else results(tab) == [], query


def test_a_page_that_is_not_translated_is_found_in_its_own_language_alone(tab: Page, small: str) -> None:
    tab.goto(f"{small}en/search/")

    search(tab, "Getreideausfuhr", "No result for “Getreideausfuhr”. The lists below lead to every page.")

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
        if re.search(r"http-equiv=Content-Security-Policy[^>]*wasm", path.read_text(encoding="utf-8"))
    }
    assert allowed == {"de/suche", "en/search"}


WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { node, previousRect, currentRect } of list.getEntries().flatMap((entry) => entry.sources)) {
    if (node?.closest?.("main")) shifts.push([node.className, previousRect.toJSON(), currentRect.toJSON()]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [360, long(1280)])
def test_what_comes_with_the_answer_to_a_query_in_the_address_moves_nothing(
    own_tab: Page, small: str, width: int
) -> None:
    tab = own_tab
    tab.add_init_script(WATCH_SHIFTS)
    tab.set_viewport_size({"width": width, "height": 800})

    tab.goto(f"{small}de/suche/?q=grain&year=2025")
    expect(tab.locator("[data-results] .name a")).to_have_count(0)
    tab.goto(f"{small}de/suche/?q=Getreide")
    expect(tab.get_by_role("status")).to_have_text("3 Treffer.")
    tab.goto(f"{small}en/search/?q=Ada+Old")
    expect(tab.locator("[data-elsewhere] a")).to_be_visible()

    assert tab.evaluate("shifts") == []
    assert tab.locator("#s-lists").bounding_box()["y"] >= 800  # type: ignore[index]


def test_everything_a_first_answer_begins_with_is_asked_for_at_once_and_only_once(tab: Page, small: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.removeprefix(small)))
    tab.goto(f"{small}de/suche/?q=Getreide")
    expect(tab.get_by_role("status")).to_have_text("3 Treffer.")

    early = tab.locator("head link[rel=preload], head link[rel=modulepreload]").evaluate_all(
        "links => links.map((link) => link.href)"
    )
    of_index = [address for address in asked if address.startswith("pagefind/de/")]

    assert len(early) == 8
    assert set(of_index) - {address.removeprefix(small) for address in early} == {
        address for address in of_index if address.startswith(("pagefind/de/index/", "pagefind/de/texts/"))
    }
    assert all(asked.count(address.removeprefix(small)) == 1 for address in early), asked


def test_a_search_without_connection_says_so_and_answers_when_there_is_one_again(own_tab: Page, small: str) -> None:
    tab = own_tab  # which has read nothing of the search yet
    tab.goto(f"{small}de/suche/")
    tab.wait_for_load_state("networkidle")
    tab.context.set_offline(True)

    search(tab, "Getreide", "Die Suche ließ sich nicht laden. Die Listen unten führen zu jeder Seite.")
    assert results(tab) == []
    tab.context.set_offline(False)

    expect(tab.get_by_role("status")).to_have_text("3 Treffer.")
    assert "Getreide" in results(tab)


@pytest.mark.parametrize("missing", ["static/search.js", "static/search-query.js"])
def test_a_script_that_does_not_load_leaves_a_message_and_no_dead_control(tab: Page, small: str, missing: str) -> None:
    tab.route(f"**/{missing}", lambda route: route.abort())
    tab.goto(f"{small}en/search/?q=grain")
    main = tab.locator("main")

    expect(main.get_by_role("alert")).to_have_text(
        "The search could not be loaded. The lists below lead to every page."
    )
    assert main.locator("input:visible, button:visible, select:visible").count() == 0
    expect(main.get_by_role("link", name="Actors", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    "name", ["words.json", "texts/*.json", long("wasm.index.pagefind"), long("pagefind-entry.json*")]
)
def test_an_index_that_is_not_there_is_told_and_not_taken_for_no_result(tab: Page, small: str, name: str) -> None:
    tab.route(f"**/pagefind/de/{name}", lambda route: route.fulfill(status=404, body="Not found"))

    tab.goto(f"{small}de/suche/?q=Getreide")

    expect(tab.get_by_role("status")).to_contain_text("Die Suche ließ sich nicht laden.")


def test_beginnings_that_a_browser_kept_from_before_a_publication_are_loaded_anew(tab: Page, small: str) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) > 1:
            route.continue_()
            return
        stored = route.fetch().json()
        pages = {f"old_{ident}": page for ident, page in stored["pages"].items()}
        route.fulfill(json={**stored, "pages": pages, "lesser": []})

    tab.route("**/pagefind/de/words.json", answer)
    tab.goto(f"{small}de/suche/?q=Getreide")

    expect(tab.get_by_role("status")).to_have_text("3 Treffer.")
    assert len(asked) > 1


def test_of_what_is_typed_quickly_only_the_last_state_is_shown(tab: Page, small: str) -> None:
    tab.route("**/pagefind/de/index/*", lambda route: (time.sleep(0.3), route.continue_()))
    tab.goto(f"{small}de/suche/")
    tab.get_by_role("searchbox").focus()

    tab.keyboard.type("Bo Neu", delay=80)
    for _ in range(6):
        tab.keyboard.press("Backspace")
    tab.keyboard.type("Ausfuhr", delay=20)

    expect(tab.get_by_role("status")).to_have_text("1 Treffer.")
    assert results(tab) == ["Getreideausfuhr"]
    expect(tab).to_have_url(f"{small}de/suche/?q=Ausfuhr")
    assert results(tab) == ["Getreideausfuhr"]


def test_going_back_leads_from_what_was_typed_to_the_query_before_it(tab: Page, small: str) -> None:
    tab.goto(f"{small}de/suche/?q=Getreide")
    expect(tab.get_by_role("status")).to_have_text("3 Treffer.")
    tab.get_by_role("searchbox").fill("")
    tab.keyboard.type("Ausfuhr", delay=150)
    expect(tab).to_have_url(f"{small}de/suche/?q=Ausfuhr")
    tab.locator("[data-results] .name a").first.click()
    expect(tab).to_have_url(f"{small}de/themen/getreideausfuhr/")

    tab.go_back()
    expect(tab.get_by_role("status")).to_have_text("1 Treffer.")
    expect(tab.get_by_role("searchbox")).to_have_value("Ausfuhr")
    tab.go_back()
    expect(tab.get_by_role("status")).to_have_text("3 Treffer.")
    tab.go_forward()
    expect(tab.get_by_role("status")).to_have_text("1 Treffer.")


def test_more_results_are_there_again_when_the_reader_comes_back(tab: Page, site_address: str) -> None:
    tab.goto(f"{site_address}en/search/?q=Trump")
    rows = tab.locator("[data-results] > li")
    expect(rows).to_have_count(10)
    tab.get_by_role("button", name="Show more results").click()
    expect(rows).to_have_count(20)
    assert tab.evaluate("document.activeElement.closest('li') === document.querySelectorAll('[data-results] > li')[10]")

    rows.nth(15).locator(".name a").click()
    expect(tab.get_by_role("searchbox")).to_have_count(0)
    tab.go_back()

    expect(rows).to_have_count(20)
    expect(rows.nth(15)).to_be_in_viewport()


def test_a_phrase_is_found_where_its_words_are_names_of_the_page_as_well(tab: Page, small: str) -> None:
    tab.goto(f"{small}de/suche/")

    search(tab, "„sprechen über Getreide“", "1 Treffer.")
    assert results(tab) == ["Ada und Bo sprechen über Getreide"]
    search(
        tab,
        "„Getreide über sprechen“",
        "3 Treffer. Keine Seite enthält alle diese Wörter. Gezeigt werden die mit den meisten davon.",
    )


def test_a_call_among_the_results_has_its_picture(tab: Page, small: str) -> None:
    tab.goto(f"{small}de/suche/?q=Getreide")
    picture = tab.locator("[data-results] > li", has_text="Ada und Bo sprechen").get_by_role("img")
    expect(picture).to_have_accessible_name(re.compile(r"^1 Punkt"))
    assert tab.locator("[data-results] .glyph").count() == 1, "only calls have one"
    expect(tab.locator(".search .key")).to_be_visible()


def test_an_excerpt_shows_where_the_words_are_and_leads_to_the_point_of_the_call(tab: Page, small: str) -> None:
    tab.goto(f"{small}de/suche/?q=Getreide&kind=Telefonat")
    row = tab.locator("[data-results] > li")
    expect(row).to_have_count(1)

    assert set(row.locator("mark").all_inner_texts()) <= {"Getreide", "Getreide."}
    assert row.locator("mark").count() >= 1
    expect(row.locator(".points a")).to_have_attribute("href", re.compile(r"/de/gespraeche/ruf/#point\.getreide$"))


def test_without_any_result_the_filters_rest_and_nothing_is_listed(tab: Page, small: str) -> None:
    tab.goto(f"{small}de/suche/?q=xqzvkwjy")
    expect(tab.get_by_role("status")).to_have_text(
        "Kein Treffer für „xqzvkwjy“. Die Listen unten führen zu jeder Seite."
    )

    expect(tab.locator("select:enabled")).to_have_count(0)
    expect(tab.locator("select:visible")).to_have_count(5)
    assert tab.locator("[data-search] a:visible").count() == 0
