"""Pictures of the live preview for the documentation: `python -m tools.pictures.preview_pictures` writes them.

A real `briefings serve` on a copy of the sample archive, a real Chromium, real saves. The moving picture sets the file
that is edited beside the page that follows it.
"""

import base64
import sys
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from generator.commands.editing.init import write_archive
from tests.chromium import chromium_path
from tests.conftest import CHROMIUM_FLAGS, NO_CHROMIUM, ROOT
from tests.serving import Live, serving
from tools.pictures.animated import Frame, animated

CALL = "content/calls/2025-01-15-muster-beispiel.en.md"
ADDRESS = "en/calls/2025-01-15-muster-beispiel/"
WIDTH, HEIGHT = 560, 600
_EDITOR = """<!doctype html><meta charset="utf-8"><style>
body { width: 560px; margin: 0; background: #14181d; color: #dfe3e8; font: 13px/1.55 "DejaVu Sans Mono", monospace; }
h1 { margin: 0; padding: 9px 14px; background: #242b33; color: #aeb8c2; font: inherit; }
div { padding: 0 14px 0 44px; white-space: pre-wrap; overflow-wrap: anywhere; }
i { float: left; margin-left: -32px; color: #69747f; font-style: normal; }
.here { background: #26384a; } mark { background: #4c7d3f; color: #fff; }
</style>"""


def main(folder: Path = ROOT / "docs" / "pictures") -> int:
    """Write every picture; exit code 1 if there is no Chromium."""
    path = chromium_path()
    if path is None:
        sys.stderr.write(NO_CHROMIUM + "\n")
        return 1
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        archive = Path(scratch) / "my-archive"
        write_archive(archive)
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        with serving(archive) as live:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
            page.goto(live.address + ADDRESS)
            frames = _loop(live, page, browser.new_page(viewport={"width": WIDTH * 2, "height": HEIGHT}))
            (folder / "preview-loop.png").write_bytes(animated(frames))
            _panels(live, browser.new_page(viewport={"width": 1000, "height": 720}, color_scheme="light"), folder)
        _first(archive, browser.new_page(viewport={"width": 1000, "height": 560}, color_scheme="light"), folder)
        browser.close()
    return 0


def _loop(live: Live, page: Page, canvas: Page) -> Sequence[Frame]:
    """A headline is made longer and seen; a name is misspelt, told and mended."""
    file = live.archive / CALL
    text = file.read_text("utf-8")
    added = text.replace("about tariffs\n", "about tariffs and deliveries\n")
    broken = added.replace("<actor:anna-muster>", "<actor:anna-mustre>", 1)
    expect(page.locator("h1")).to_be_visible()
    frames = [Frame(_whole(canvas, _editor(canvas, text, ""), _shot(page)), 0, 0, 1600)]
    for version, word, told, shown in (
        (added, " and deliveries", None, 2200),
        (broken, "anna-mustre", "did you mean", 3200),
        (added, "anna-muster", None, 2000),
    ):
        frames.append(Frame(_editor(canvas, version, word), 0, 0, 900))
        file.write_text(version, "utf-8")
        if told:
            expect(page.locator("briefings-preview section")).to_contain_text(told)
        else:
            expect(page.locator("briefings-preview")).to_have_count(0)
            expect(page.get_by_text("about tariffs and deliveries").first).to_be_visible()
        frames.append(Frame(_shot(page), WIDTH, 0, shown))
    return frames


def _panels(live: Live, page: Page, folder: Path) -> None:
    """Two mistakes over the page, and the panel put aside."""
    file = live.archive / CALL.replace(".en.", ".de.")
    text = file.read_text("utf-8")
    page.goto(live.address + ADDRESS.replace("en/calls", "de/gespraeche"))
    wrong = text.replace("medium: phone", "medium: telephone").replace("status: held", "status: hold")
    file.write_text(wrong, "utf-8")
    expect(page.locator("briefings-preview li")).to_have_count(2)
    page.screenshot(path=folder / "preview-problems.png")
    page.keyboard.press("Escape")
    expect(page.locator("briefings-preview section")).to_have_count(0)
    page.screenshot(path=folder / "preview-aside.png")
    file.write_text(text, "utf-8")


def _first(archive: Path, page: Page, folder: Path) -> None:
    """A preview whose very first build fails."""
    file = archive / CALL
    text = file.read_text("utf-8")
    file.write_text(text.replace("title:", "titel:"), "utf-8")
    with serving(archive) as live:
        page.goto(live.address)
        expect(page.locator("briefings-preview section")).to_contain_text("unknown key")
        page.screenshot(path=folder / "preview-first.png")
    file.write_text(text, "utf-8")


def _editor(canvas: Page, text: str, word: str) -> bytes:
    """The file as a text editor shows it, with the word that was just typed marked."""
    rows = []
    for number, line in enumerate(text.splitlines()[:24], 1):
        if line.startswith("# yaml-language-server"):
            line = "# yaml-language-server: …"
        before, typed, after = line.partition(word) if word else (line, "", "")
        marked = f"{escape(before)}<mark>{escape(typed)}</mark>{escape(after)}" if typed else escape(line)
        rows.append(f'<div class="{"here" if typed else ""}"><i>{number}</i>{marked}&#8203;</div>')
    canvas.set_content(f"{_EDITOR}<h1>{escape(CALL)}</h1>{''.join(rows)}")
    return _shot(canvas)


def _whole(canvas: Page, editor: bytes, page: bytes) -> bytes:
    """Both side by side."""
    pictures = "".join(f'<img src="data:image/png;base64,{base64.b64encode(png).decode()}">' for png in (editor, page))
    canvas.set_content(f"<body style='margin:0;display:flex'>{pictures}")
    canvas.wait_for_function("[...document.images].every((image) => image.complete)")
    return canvas.screenshot(clip={"x": 0, "y": 0, "width": 2 * WIDTH, "height": HEIGHT})


def _shot(page: Page) -> bytes:
    return page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})


if __name__ == "__main__":
    sys.exit(main())
