"""How long it takes from a save until the new text stands in the browser: `python -m tools.latency [CALLS] [SAVES]`.

A made-up archive, a real preview that notes the time at each hand-over, a real Chromium. Prints the median and the
extremes of each part in milliseconds. The machine should have nothing else to do.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.chromium import chromium_path
from tests.conftest import CHROMIUM_FLAGS, NO_CHROMIUM, ROOT
from tests.pages.small_sites import CALL_DE, CALL_EN
from tests.serving import small_archive

_MARK = "@@"
_WATCH = """(word) => {
  window.seen = null;
  new MutationObserver((_, observer) => {
    if (!document.body.textContent.includes(word)) return;
    window.seen = (performance.timeOrigin + performance.now()) / 1000;
    observer.disconnect();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


def main(words: Sequence[str]) -> int:
    """Measure, and print a table."""
    calls, saves = (*map(int, words), *(1000, 10)[len(words) :])
    path = chromium_path()
    if path is None:
        sys.stderr.write(NO_CHROMIUM + "\n")
        return 1
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        archive = corpus(Path(scratch) / "archive", calls)
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        rows = list(measured(archive, calls // 2, saves, browser.new_page()))
        browser.close()
    print(f"{calls:,} calls, {len(rows)} saves: median (least, most) in ms")
    for name in rows[0]:
        times = [1000 * row[name] for row in rows]
        print(f"{median(times):8.0f} ({min(times):.0f}, {max(times):.0f})  {name}")
    return 0


def corpus(folder: Path, calls: int) -> Path:
    """An archive of so many calls, one a day, each with accounts in both editions."""
    days = (time.gmtime(86_400 * n) for n in range(calls))
    files = {}
    for n, day in enumerate(days):
        german = CALL_DE.replace("2025-02-12", time.strftime("%Y-%m-%d", day)).replace("Getreide", f"Getreide {n}")
        prose = "\n\n".join(f"Absatz {n}.{k} über Getreide. <source:artikel#p{k}>" for k in range(1, 9))
        files[f"calls/ruf-{n:05}.de.md"] = german.replace("\n\n<actor", f"\n\n{prose}\n\n<actor", 1)
        files[f"calls/ruf-{n:05}.en.md"] = CALL_EN
    return small_archive(folder, files)


def measured(archive: Path, number: int, saves: int, page: Page) -> Iterator[dict[str, float]]:
    """The parts of each save in seconds. The first save is not counted: it loads what the others find loaded."""
    command = [sys.executable, "-m", "tools.latency", "--serve", str(archive)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    marks, address = _listen(process)
    file = archive / "content" / "calls" / f"ruf-{number:05}.de.md"
    text = file.read_text("utf-8")
    try:
        page.goto(f"{address}de/gespraeche/ruf-{number:05}/")
        page.wait_for_timeout(1000)
        for n in range(saves + 1):
            marks.clear()
            page.evaluate(_WATCH, f"Neuling {n}.")
            file.write_text(text.replace("rief an", f"rief an. Neuling {n}."), "utf-8")
            saved = time.time()
            _until(lambda: page.evaluate("window.seen") is not None)
            _until(lambda: "built" in marks)
            time.sleep(0.5)
            if n:
                yield _parts(saved, page.evaluate("window.seen"), marks)
    finally:
        process.terminate()
        process.wait()


def _parts(saved: float, seen: float, marks: dict[str, float]) -> dict[str, float]:
    return {
        "until it is noticed": marks["noticed"] - saved,
        "glimpse": marks["glimpsed"] - marks["noticed"],
        "tell, fetch, exchange": seen - marks["glimpsed"],
        "SAVE → NEW TEXT": seen - saved,
        "the build behind it": marks["built"] - marks["building"],
    }


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("waited in vain")
        time.sleep(0.02)


def _listen(process: subprocess.Popen[str]) -> tuple[dict[str, float], str]:
    """The marks, as they come, and the address of the preview."""
    marks, address, told = dict[str, float](), list[str](), threading.Event()

    def read() -> None:
        for line in process.stdout or ():
            if line.startswith(_MARK):
                marks.update(json.loads(line.removeprefix(_MARK)))
            if found := re.search(r"Look at (http://\S+)", line):
                address.append(found[1])
                told.set()

    threading.Thread(target=read, daemon=True).start()
    if not told.wait(600):
        raise TimeoutError("the preview says no address")
    return marks, address[0]


def serve(archive: Path) -> None:
    """A preview that prints a mark with the time at each hand-over."""
    from generator.commands.preview import preview
    from generator.commands.preview.watch import QuietWatcher

    def marking(kind: type, name: str, before: str, after: str) -> None:
        original = getattr(kind, name)

        def marked(*words: Any) -> Any:
            _say(before)
            found = original(*words)
            _say(after if found else "")
            return found

        setattr(kind, name, marked)

    marking(QuietWatcher, "_changed", "", "noticed")
    marking(preview._Builder, "glimpse", "", "glimpsed")
    marking(preview._Builder, "make", "building", "built")
    preview.preview(archive, 0, False, False, None)


def _say(mark: str) -> None:
    if mark:
        os.write(1, f"\n{_MARK}{json.dumps({mark: time.time()})}\n".encode())  # in one piece, whoever else prints


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(Path(sys.argv[2]))
    else:
        sys.exit(main(sys.argv[1:]))
