"""From a save to the new text in the browser: `briefings serve` and Chromium, both real.

In: a built archive and the address of a page below the site's root. Out: seconds of each save. The clock runs from
before the file is written until a script in the page has found the new text in it.
"""

import time
from collections.abc import Callable
from pathlib import Path

from tests.chromium import chromium_path
from tests.conftest import CHROMIUM_FLAGS
from tests.serving import Live, serving, until
from tools.speed import corpus

SAVES = 10
FIRST_VERSION = 1000  # above those of the builds
_SHOWN = "(text) => document.querySelector('main').textContent.includes(text)"
_LOOK_EVERY = 5  # ms


def saves(archive: Path, calls: int, page: str, number: int = SAVES, patience: float = 600) -> list[float]:
    """Seconds from each of `number` saves until its text is shown, in their order."""
    from playwright.sync_api import sync_playwright

    with serving(archive, within=patience) as live, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        tab = browser.new_page()
        with tab.expect_websocket() as socket:
            tab.goto(f"http://127.0.0.1:{live.port}/{page}")
        socket.value.wait_for_event("framereceived", lambda message: '"built"' in str(message))

        def shown(text: str) -> None:
            tab.wait_for_function(_SHOWN, arg=text, polling=_LOOK_EVERY, timeout=1000 * patience)

        seconds = [_save(archive, calls, n, live, shown, patience) for n in range(number)]
        browser.close()
    return seconds


def _save(archive: Path, calls: int, n: int, live: Live, shown: Callable[[str], None], patience: float) -> float:
    before = _builds(live)
    begun = time.monotonic()
    told = corpus.edit(archive, calls, FIRST_VERSION + n)
    shown(told)
    seconds = time.monotonic() - begun
    until(lambda: _builds(live) > before, patience)
    time.sleep(0.3)  # nobody saves again at once
    return seconds


def _builds(live: Live) -> int:
    return sum(line.startswith("Built in") for line in live.printed)
