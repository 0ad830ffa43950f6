"""Where Chromium is: the path of the browser that the tests start, printed when run as a program.

Out: a path, or nothing and exit code 1. Chosen in this order: what `BRIEFINGS_CHROMIUM` names, the system's Chromium
or Chrome, the one that Playwright has installed. The Chromium that has no window to show takes a third less work for
the same pages, so it comes first.
"""

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def chromium_path() -> str | None:
    """The executable, or None where there is none. A wrong `BRIEFINGS_CHROMIUM` is not passed over in silence."""
    named = os.environ.get("BRIEFINGS_CHROMIUM")
    if named:
        return named if os.access(named, os.X_OK) else None
    found = next(filter(None, (shutil.which(name) for name in (*NAMES, *PLACES))), None)
    return found or playwrights_own()


def playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    path = chromium_path()
    print(path or "no Chromium found")
    sys.exit(path is None)
