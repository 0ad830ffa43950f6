"""Takes pictures of a built site: a folder in, pictures of its pages as bytes out, on screens and on paper.

The folder is served on the loopback below `/repo/`, as the host of static sites does. Paper is what Chromium prints,
turned into pictures by poppler's `pdftoppm`; without that program there is no picture of paper.
"""

import base64
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import chromium_path
from tests.conftest import CHROMIUM_FLAGS, BelowBasePath

Scheme = Literal["light", "dark"]
#: Letters of the same shape on every run: no smoothing that depends on the screen, no blinking caret.
STEADY_FLAGS = ("--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars")
#: Chromium writes WebP without loss for this quality; it is a third of the same picture as PNG.
_WEBP = """async (png) => {
    const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext("2d").drawImage(image, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality: 1 })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


class Camera:
    """One Chromium in front of one site; `address` is where the site's root stands."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address

    def screen(self, page: str, width: int, scheme: Scheme, height: int = 0, query: str = "") -> bytes:
        """A page as PNG; without a height all of it. `query` is typed into the search first."""
        with self._tab(page, width, height or 800, scheme) as tab:
            if query:
                tab.get_by_role("searchbox").fill(query)
                tab.locator("[data-results] > li").first.wait_for()
            return tab.screenshot(full_page=not height, animations="disabled")

    def paper(self, page: str) -> list[bytes]:
        """A page's sheets as PNG, 100 dots to the inch."""
        if not shutil.which("pdftoppm"):
            return []
        with self._tab(page, 1280, 800, "light") as tab, tempfile.TemporaryDirectory() as folder:
            tab.pdf(path=Path(folder) / "page.pdf", prefer_css_page_size=True)
            subprocess.run(["pdftoppm", "-png", "-r", "100", "page.pdf", "sheet"], cwd=folder, check=True, timeout=120)
            return [sheet.read_bytes() for sheet in sorted(Path(folder).glob("sheet*.png"))]

    def webp(self, png: bytes) -> bytes:
        """The same picture, smaller, not a point of it changed."""
        with self._tab("", 100, 100, "light") as tab:
            tab.goto("about:blank")
            return base64.b64decode(tab.evaluate(_WEBP, base64.b64encode(png).decode()))

    @contextmanager
    def _tab(self, page: str, width: int, height: int, scheme: Scheme):  # type: ignore[no-untyped-def]
        tab = self.browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        tab.emulate_media(reduced_motion="reduce", color_scheme=scheme)
        tab.goto(self.address + page)
        yield tab
        tab.close()


@contextmanager
def camera(folder: Path) -> Iterator[Camera]:
    """A camera in front of the site in a folder; Chromium has to be there."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(BelowBasePath, folder, "/repo/"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        flags = [*CHROMIUM_FLAGS, *STEADY_FLAGS]
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        yield Camera(browser, f"http://127.0.0.1:{server.server_port}/repo/")
        browser.close()
    server.shutdown()
    server.server_close()
