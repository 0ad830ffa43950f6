"""How readers get around: by keyboard, with large letters, own colours, unsteady hands or no movement, in Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.extent import long

pytestmark = pytest.mark.browser

CALL = "de/gespraeche/unterschiede/"
PAGES = (CALL, "de/", "de/akteure/bo-neu/", "de/paare/", "de/gespraeche/", "de/akteure/", "de/themen/punkt-nummer-1/")
#: How many things the keyboard stops at, and those of them that have the focus and do not show it, or out of sight.
UNSEEN = """() => {
    const stops = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")].filter(
        (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({visibilityProperty: true}));
    const unseen = stops.filter((element) => {
        element.focus();
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
        return document.activeElement !== element || !drawn || !seen;
    });
    return [stops.length, unseen.map((element) => element.outerHTML.slice(0, 80))];
}"""
#: Targets smaller than 24 pixels (WCAG 2.2, 2.5.8), those within a sentence left out.
SMALL = """() => {
    const targets = [...document.querySelectorAll("a, button, input, select")].map((element) => {
        const box = element.getBoundingClientRect();
        return [element, box, box.left + box.width / 2, box.top + box.height / 2];
    });
    return targets.filter(([element, box, x, y]) => {
        if (!box.width || Math.min(box.width, box.height) >= 24 || element.closest(".skip, .away")) return false;
        const crowded = targets.some(([other, _, u, v]) => other !== element && Math.hypot(x - u, y - v) < 24);
        const around = element.closest("p, li, dd, td, th, figcaption");
        const beside = around?.textContent.trim() !== element.textContent.trim();
        return crowded && !(beside && getComputedStyle(element).display === "inline");
    }).map(([element]) => element.outerHTML.slice(0, 80));
}"""


def test_the_first_stop_skips_to_the_content(tab: Page, address: str) -> None:
    tab.emulate_media(reduced_motion="reduce")
    tab.goto(address + CALL)
    tab.keyboard.press("Tab")
    skip = tab.locator(".skip")
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "s-main"
    tab.keyboard.press("Tab")
    assert tab.evaluate("Boolean(document.activeElement.closest('main'))")


@pytest.mark.parametrize("scheme", ["light", long("dark")])
def test_whatever_has_the_focus_shows_it(tab: Page, address: str, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    for path in PAGES:
        tab.goto(address + path)
        tab.keyboard.press("Tab")  # from now on it is the keyboard that moves the focus
        stops, unseen = tab.evaluate(UNSEEN)
        assert (stops > 10, unseen) == (True, []), path


def test_targets_are_large_enough_for_unsteady_hands(tab: Page, address: str) -> None:
    small = {}
    for path in PAGES:
        tab.goto(address + path)
        for width in (320, 1280):
            tab.set_viewport_size({"width": width, "height": 800})
            small[path, width] = tab.evaluate(SMALL)
    assert {where: found for where, found in small.items() if found} == {}


def test_a_preview_stays_while_the_pointer_goes_over_to_it(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(address + CALL)
    link = tab.locator(".facts a", has_text="Ada Alt")
    link.hover()
    card = tab.get_by_role("tooltip")
    card.wait_for()
    at, box = link.bounding_box(), card.bounding_box()
    assert at
    assert box
    tab.mouse.move(at["x"] + 10, at["y"] + at["height"] - 2)
    tab.mouse.move(at["x"] + 10, box["y"] + 4)
    tab.mouse.move(at["x"] + 10, box["y"] + 12)
    assert card.is_visible()
    tab.mouse.move(1200, 10)
    assert card.count() == 0


def test_nothing_moves_for_who_wants_no_movement(tab: Page, address: str) -> None:
    moving = "getComputedStyle(document.documentElement).scrollBehavior"
    tab.emulate_media(reduced_motion="no-preference")
    tab.goto(address + CALL)
    assert tab.evaluate(moving) == "smooth"
    tab.emulate_media(reduced_motion="reduce")
    assert tab.evaluate(moving) == "auto"
    durations = "[...document.querySelectorAll('*')].map((e) => getComputedStyle(e).transitionDuration)"
    assert set(tab.evaluate(durations)) == {"0s"}


def test_readers_own_colours_keep_what_backgrounds_said(tab: Page, address: str) -> None:
    tab.emulate_media(forced_colors="active")
    tab.goto(address + CALL)
    contested = tab.locator(".contested").first
    assert contested.evaluate("(cell) => getComputedStyle(cell).borderInlineStartWidth") == "4px"
    other = tab.locator(".accounts td:not(.contested, .silent)").first
    assert other.evaluate("(cell) => getComputedStyle(cell).borderInlineStartWidth") == "0px"
    tab.goto(f"{address}de/akteure/bo-neu/")
    dot = tab.locator(".strip td i").first.evaluate("(dot) => getComputedStyle(dot).backgroundColor")
    assert dot != tab.evaluate("getComputedStyle(document.body).backgroundColor")


def test_two_and_four_times_the_size_read_in_one_column(tab: Page, address: str) -> None:
    for path in PAGES:
        tab.goto(address + path)
        for width, height in ((640, 512), (320, 256)):
            tab.set_viewport_size({"width": width, "height": height})
            assert tab.evaluate("document.scrollingElement.scrollWidth") <= width, path
            covering = (
                "[...document.querySelectorAll('body *')].filter((e) => getComputedStyle(e).position === 'fixed')"
            )
            assert tab.evaluate(f"{covering}.length") == 0, path


def test_states_are_said_in_words_and_every_point_has_its_address(tab: Page, address: str) -> None:
    tab.goto(address + CALL)
    states = tab.locator(".accounts td .state, .accounts :is(.silent, .unknown) p")
    said = [re.sub(r"\s+", " ", text) for text in states.all_inner_texts()]
    assert said == [
        "aus unseren Quellen nicht zu ersehen", *["gibt abweichend an"] * 2, "nicht erwähnt", "nicht erwähnt",
    ]  # fmt: skip
    links = tab.locator(".accounts tbody th .anchor")
    assert links.count() == tab.locator(".accounts tbody").count() == 5
    assert links.first.get_attribute("aria-label") == "Link zu diesem Punkt: Punkt Nummer 0"


def test_the_switch_of_language_leads_to_the_same_statement(tab: Page, address: str) -> None:
    tab.goto(f"{address}{CALL}#statement.punkt-01.haus")
    other = expect(tab.locator(".switch a").first)
    other.to_have_attribute("href", re.compile(r"#statement\.punkt-01\.haus$"))
    tab.locator("[id='point.punkt-02'] th .anchor").click()
    other.to_have_attribute("href", re.compile(r"#point\.punkt-02$"))  # told by an event that comes after the click
    tab.goto(f"{address}{CALL}#s-sources")
    other.to_have_attribute("href", re.compile(r"^[^#]+$"))


def test_the_link_of_a_statement_offers_its_address_and_the_citation_to_be_copied(tab: Page, address: str) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(address + CALL)
    tools = tab.locator(".copy")
    assert not tools.is_visible()
    link = tab.locator("[id='statement.punkt-01.haus'] .anchor")
    link.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#statement.punkt-01.haus", "it is a link first"
    tools.get_by_role("button", name="Link kopieren").click()
    expect(tools.get_by_role("status")).to_have_text("Kopiert")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("/de/gespraeche/unterschiede/#statement.punkt-01.haus")
    tools.get_by_role("button", name="Nachweis kopieren").click()
    tab.wait_for_function("async () => (await navigator.clipboard.readText()).includes('abgerufen')")
    cited = tab.evaluate("navigator.clipboard.readText()")
    assert copied in cited
    tab.keyboard.press("Escape")
    assert not tools.is_visible()


def test_a_phone_folds_the_sources_which_open_for_who_is_led_there_and_stand_open_elsewhere(
    tab: Page, address: str
) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(address + CALL)
    sources = tab.locator(".sources")
    assert not sources.is_visible()
    tab.locator(".prose .ref a").first.click()
    assert sources.is_visible(), "a number leads into the folded part"
    tab.goto(address + CALL)
    tab.get_by_text(re.compile(r"^\d+ Quellen?$")).last.click()
    assert sources.is_visible(), "a tap opens it, without script"
    tab.goto("about:blank")
    tab.goto(address + CALL)
    tab.emulate_media(media="print")
    assert sources.is_visible()
    tab.emulate_media(media="screen")
    tab.set_viewport_size({"width": 1280, "height": 740})
    assert sources.is_visible()
    assert tab.locator(".fold > summary:visible").count() == 0
