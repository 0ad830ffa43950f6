"""The live preview in a real browser, with real saves: what changes is shown where the reader stands, what is wrong is
shown over it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.pages.small_sites import CALL_DE
from tests.serving import Live, serving, small_archive, until

pytestmark = pytest.mark.browser

LONG = CALL_DE + "".join(f"\nAbsatz {number} über Getreide.\n" for number in range(200))
PAGE = "/repo/de/gespraeche/ruf/"
THEME = Path(__file__).parent.parent / "themes" / "default"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with serving(archive_in(tmp_path_factory.mktemp("archive"))) as found:
        yield found


@pytest.fixture
def live(running: Live) -> Live:
    """A preview that tests share; its archive is put back, and built, when the tab shows none of it any more."""
    made = running.built
    shutil.rmtree(running.archive / "themes", ignore_errors=True)
    archive_in(running.archive)
    until(lambda: running.built > made)
    return running


def archive_in(folder: Path) -> Path:
    return small_archive(folder, {"calls/ruf.de.md": LONG})


def opened(tab: Page, live: Live, path: str = PAGE) -> None:
    """Open a page, wait for the preview to know it, and leave a mark that a reload would wipe out."""
    heard: list[str] = []  # from the first frame on: it may come before the page has loaded
    tab.on("websocket", lambda found: found.on("framereceived", lambda text: heard.append(str(text))))
    tab.goto(f"http://127.0.0.1:{live.port}{path}")
    for _ in range(1500):
        if any('"built"' in text for text in heard):
            break
        tab.wait_for_timeout(20)
    assert any('"built"' in text for text in heard)
    tab.wait_for_load_state()
    tab.evaluate("window.before = true")


def reloaded(tab: Page) -> bool:
    return not tab.evaluate("window.before === true")


def call(live: Live) -> Path:
    return live.archive / "content" / "calls" / "ruf.de.md"


def test_a_saved_change_is_shown_where_the_reader_stands_without_a_reload(tab: Page, live: Live) -> None:
    opened(tab, live)
    tab.evaluate("document.querySelector('main').lastElementChild.dataset.kept = 'yes'; scrollTo(0, 2000)")
    texts = [LONG.replace("Absatz 150 über", "Absatz 150 ohne"), LONG.replace("Absatz 150 über", "Neu\n\nAbsatz")]
    for text, expected in zip(texts, ("Absatz 150 ohne Getreide.", "Absatz Getreide."), strict=True):
        call(live).write_text(text, encoding="utf-8")
        expect(tab.get_by_text(expected, exact=True)).to_have_count(1)
    assert (tab.evaluate("scrollY"), reloaded(tab)) == (2000, False)
    assert tab.evaluate("document.querySelectorAll('[data-kept=yes]').length") == 1
    expect(tab.get_by_text("Absatz 150 über Getreide.")).to_have_count(0)


def test_head_and_title_follow_and_what_scripts_have_set_stays(tab: Page, live: Live) -> None:
    opened(tab, live, "/repo/de/themen/getreide/")
    tab.locator("button[data-theme-switch]").click()
    chosen = tab.evaluate("document.documentElement.dataset.theme")
    (live.archive / "content" / "topics" / "getreide.de.md").write_text(
        "---\ntitle: Weizen\nslug: getreide\nsummary: Von Weizen.\n---\n", encoding="utf-8"
    )
    expect(tab.locator("h1")).to_have_text("Weizen")
    assert "Weizen" in tab.title()
    assert tab.locator("meta[name=description]").get_attribute("content") == "Von Weizen."
    assert tab.evaluate("document.documentElement.dataset.theme") == chosen
    expect(tab.locator("button[data-theme-switch]")).to_be_visible()
    assert not reloaded(tab)


def test_a_page_that_does_not_change_is_left_alone(tab: Page, live: Live) -> None:
    opened(tab, live, "/repo/en/topics/grain/")
    fetched: list[str] = []
    tab.on("request", lambda request: fetched.append(request.url))
    with tab.context.expect_page():
        tab.evaluate("open('about:blank')")
    (live.archive / "content" / "actors" / "hof.de.md").write_text("---\nname: Hofstaat\nkind: body\n---\n", "utf-8")
    other = tab.context.new_page()
    other.goto(f"http://127.0.0.1:{live.port}/repo/de/akteure/hofstaat/")
    expect(other.locator("h1")).to_have_text("Hofstaat", timeout=10_000)
    assert (fetched, reloaded(tab)) == ([], False)


def test_a_style_sheet_is_exchanged_without_a_reload(tab: Page, live: Live) -> None:
    archive = live.archive
    style = archive / "themes" / "default" / "static" / "style.css"
    style.parent.mkdir(parents=True)
    style.write_bytes((THEME / "static" / "style.css").read_bytes())
    opened(tab, live)
    tab.evaluate("scrollTo(0, 50)")
    for number in (1, 2, 3):
        style.write_bytes(style.read_bytes() + f"h1 {{ color: rgb(0, 0, {number}) !important }}\n".encode())
        expect(tab.locator("h1")).to_have_css("color", f"rgb(0, 0, {number})")
    expect(tab.locator("link[rel=stylesheet]")).to_have_count(1)
    assert (tab.evaluate("scrollY"), reloaded(tab)) == (50, False)


def test_a_changed_script_or_template_is_shown_too(tab: Page, live: Live) -> None:
    archive = live.archive
    own = archive / "themes" / "default"
    for name in ("static/theme.js", "templates/call.html"):
        (own / name).parent.mkdir(parents=True)
        (own / name).write_bytes((THEME / name).read_bytes())
    opened(tab, live)
    tab.evaluate("scrollTo(0, 1500)")
    script = own / "static" / "theme.js"
    script.write_text(script.read_text() + "document.documentElement.dataset.mine = '1';\n")
    expect(tab.locator("html")).to_have_attribute("data-mine", "1")
    assert reloaded(tab)
    tab.wait_for_load_state()
    expect(tab.locator("main")).to_be_visible()
    assert tab.evaluate("scrollY") == 1500
    template = own / "templates" / "call.html"
    template.write_text(template.read_text().replace("<h1", "<p>Aus der Vorlage</p><h1", 1))
    expect(tab.get_by_text("Aus der Vorlage")).to_be_visible()


def test_what_is_wrong_is_shown_over_the_last_good_page_and_goes_when_it_is_mended(tab: Page, live: Live) -> None:
    opened(tab, live)
    call(live).write_text(LONG.replace("title:", "titel: <b>x</b>"), encoding="utf-8")
    panel = tab.locator("briefings-preview section")
    expect(panel).to_contain_text("content/calls/ruf.de.md:2:1")
    expect(panel).to_contain_text("unknown key `titel`")
    expect(panel).to_contain_text("did you mean “title”?")
    expect(panel.locator("pre .here").first).to_contain_text("2titel: <b>x</b>")
    expect(panel.locator("mark").first).to_have_text("titel")
    expect(tab.locator("h1")).to_contain_text("Ada Alt")
    tab.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    tab.get_by_role("button", name="error").click()
    expect(panel).to_be_visible()
    call(live).write_text(CALL_DE.replace("rief an", "meldete sich"), encoding="utf-8")
    expect(tab.get_by_text("meldete sich")).to_be_visible()
    expect(tab.locator("briefings-preview")).to_have_count(0)
    assert not reloaded(tab)


def test_a_page_opened_while_content_is_broken_shows_what_is_wrong(tab: Page, live: Live) -> None:
    call(live).write_text(CALL_DE.replace("<actor:ada-alt>", "<actor:ada-allt>"), encoding="utf-8")
    opened(tab, live, "/repo/de/themen/")
    panel = tab.locator("briefings-preview section")
    expect(panel).to_contain_text("ada-alt")
    call(live).write_text("", encoding="utf-8")
    expect(panel).to_contain_text("content/calls/ruf.de.md:1:1")
    call(live).write_text(CALL_DE, encoding="utf-8")
    expect(tab.locator("briefings-preview")).to_have_count(0)


def test_a_first_build_that_fails_is_shown_and_becomes_the_page_that_was_asked_for(tab: Page, tmp_path: Path) -> None:
    archive = small_archive(tmp_path, {"calls/ruf.de.md": CALL_DE.replace("title:", "titel:")})
    with serving(archive, "--open", "bo-neu", environment={"BROWSER": "true %s"}) as live:
        opened(tab, live, "/repo/")
        expect(tab.locator("h1")).to_have_text("There is no site yet")
        expect(tab.locator("briefings-preview section")).to_contain_text("content/calls/ruf.de.md:2:1")
        expect(tab.locator("briefings-preview section")).not_to_contain_text("last good")
        call(live).write_text(CALL_DE, encoding="utf-8")
        expect(tab.locator("h1")).to_have_text("Bo Neu")
        assert tab.url.endswith("/repo/de/akteure/bo-neu/")


def test_a_page_that_is_gone_becomes_the_lost_page_and_comes_back(tab: Page, live: Live) -> None:
    opened(tab, live, "/repo/de/akteure/hof/")
    file = live.archive / "content" / "actors" / "hof.de.md"
    text = file.read_text()
    file.write_text(text.replace("kind: body", "kind: body\nslug: hofstaat"))
    expect(tab.locator("meta[name=page-type][content='404']")).to_have_count(1)
    file.write_text(text)
    expect(tab.locator("h1")).to_have_text("Hof")


def test_a_new_base_path_takes_the_open_page_along(tab: Page, live: Live) -> None:
    opened(tab, live)
    file = live.archive / "content" / "site.yaml"
    file.write_text(file.read_text().replace("/repo/", "/anders/"))
    tab.wait_for_url("**/anders/de/gespraeche/ruf/")
    expect(tab.locator("h1")).to_contain_text("Ada Alt")


def test_two_tabs_are_told_what_concerns_each(tab: Page, live: Live) -> None:
    other = tab.context.new_page()
    said: list[dict[str, object]] = []
    other.on("websocket", lambda found: found.on("framereceived", lambda text: said.append(json.loads(text))))
    opened(tab, live)
    opened(other, live, "/repo/de/themen/getreide/")
    call(live).write_text(CALL_DE.replace("rief an", "meldete sich"), encoding="utf-8")
    expect(tab.get_by_text("meldete sich")).to_be_visible()
    other.wait_for_function("() => true")
    (live.archive / "content" / "topics" / "getreide.de.md").write_text("---\ntitle: Mais\nslug: getreide\n---\n")
    expect(other.locator("h1")).to_have_text("Mais")
    assert [message["page"] for message in said if message["command"] == "built"][-1] is True
    assert not reloaded(tab)
    assert not reloaded(other)
