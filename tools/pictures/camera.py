"""Takes pictures of a built site: a folder in, pictures of its pages as bytes out, on screens and on paper.

The folder is served on the loopback below `/repo/`, as the host of static sites does. Paper is what Chromium prints,
turned into pictures by poppler's `pdftoppm`; without that program there is no picture of paper.
"""

import base64
import shutil
import struct
import subprocess
import tempfile
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import chromium_path
from tests.conftest import CHROMIUM_FLAGS, BelowBasePath

Scheme = Literal["light", "dark"]
#: Letters of the same shape on every run: no smoothing that depends on the screen, no blinking caret.
STEADY_FLAGS = ("--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars")
#: A picture's colours by how many points have them, the 64 most frequent, and the nearest of these for every point.
_FEW_COLOURS = """async (png) => {
    const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(image, 0, 0);
    const points = context.getImageData(0, 0, width, height).data;
    const counts = new Map();
    const colours = new Uint32Array(width * height);
    for (let n = 0; n < colours.length; n += 1) {
        colours[n] = (points[4 * n] << 16) | (points[4 * n + 1] << 8) | points[4 * n + 2];
        counts.set(colours[n], (counts.get(colours[n]) || 0) + 1);
    }
    const palette = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b).slice(0, 64);
    const far = (a, b) => [16, 8, 0].reduce((sum, at) => sum + (((a >> at) & 255) - ((b >> at) & 255)) ** 2, 0);
    const nearest = new Map();
    for (const colour of counts.keys()) {
        let best = 0;
        for (let n = 1; n < palette.length; n += 1) if (far(palette[n], colour) < far(palette[best], colour)) best = n;
        nearest.set(colour, best);
    }
    return { width, height, palette, text: Array.from(colours, (c) => String.fromCharCode(nearest.get(c))).join("") };
}"""


class Camera:
    """One Chromium in front of one site; `address` is where the site's root stands."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address

    def screen(self, page: str, width: int, scheme: Scheme, height: int = 0, query: str = "", at: str = "") -> bytes:
        """A page as PNG; without a height all of it. `query` is typed into the search first, `at` scrolled to."""
        with self._tab(page, width, height or 800, scheme) as tab:
            if query:
                tab.get_by_role("searchbox").fill(query)
                tab.locator("[data-results] > li").first.wait_for()
            if at:
                tab.locator(at).evaluate("(part) => part.scrollIntoView({ block: 'start' })")
            return tab.screenshot(full_page=not height, animations="disabled")

    def paper(self, page: str) -> list[bytes]:
        """A page's sheets as PNG, 100 dots to the inch."""
        if not shutil.which("pdftoppm"):
            return []
        with self._tab(page, 1280, 800, "light") as tab, tempfile.TemporaryDirectory() as folder:
            tab.pdf(path=Path(folder) / "page.pdf", prefer_css_page_size=True)
            subprocess.run(["pdftoppm", "-png", "-r", "100", "page.pdf", "sheet"], cwd=folder, check=True, timeout=120)
            return [sheet.read_bytes() for sheet in sorted(Path(folder).glob("sheet*.png"))]

    def smaller(self, png: bytes) -> bytes:
        """The same picture in its 64 most frequent colours: a third of the size, and nobody sees it on text."""
        tab = self.browser.new_page()
        found = tab.evaluate(_FEW_COLOURS, base64.b64encode(png).decode())
        tab.close()
        return _png(found["width"], found["height"], found["palette"], found["text"].encode())

    @contextmanager
    def _tab(self, page: str, width: int, height: int, scheme: Scheme) -> Iterator[Page]:
        tab = self.browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        tab.emulate_media(reduced_motion="reduce", color_scheme=scheme)
        tab.goto(self.address + page)
        yield tab
        tab.close()


def _png(width: int, height: int, palette: list[int], points: bytes) -> bytes:
    """PNG (ISO/IEC 15948) with a palette, a byte for each point."""
    lines = b"".join(b"\x00" + points[at : at + width] for at in range(0, len(points), width))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(colour.to_bytes(3) for colour in palette)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A tab that is closed while it still loads is nothing to report."""


@contextmanager
def camera(folder: Path) -> Iterator[Camera]:
    """A camera in front of the site in a folder; Chromium has to be there."""
    server = _Server(("127.0.0.1", 0), partial(BelowBasePath, folder, "/repo/"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        flags = [*CHROMIUM_FLAGS, *STEADY_FLAGS]
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        yield Camera(browser, f"http://127.0.0.1:{server.server_port}/repo/")
        browser.close()
    server.shutdown()
    server.server_close()
