"""Pictures of the site for the documentation: `python -m tests.pages.screenshots` writes them into docs/pictures/.

The repository's own content is built below a sub-path, served on the loopback and looked at in Chromium.
"""

import sys
import tempfile
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import chromium_path
from tests.conftest import CHROMIUM_FLAGS, NO_CHROMIUM, ROOT, BelowBasePath, build

CALL = "gespraeche/2025-03-18-trump-putin/"
#: Name of the file -> page below /de/, width, height, scheme.
SHOTS = {
    "home": ("", 1280, 1000, "light"),
    "call": (CALL, 1280, 1500, "light"),
    "call-dark": (CALL, 1280, 1500, "dark"),
    "call-phone": (CALL, 360, 740, "light"),
    "call-tablet": (CALL, 768, 1100, "light"),
    "actor": ("akteure/wladimir-putin/", 1280, 1200, "light"),
    "topic": ("themen/energie-waffenruhe/", 1280, 1000, "light"),
    "source": ("quellen/2025-03-19-merkur/", 1280, 900, "light"),
    "pairs": ("paare/", 1280, 900, "light"),
}


def main(folder: Path = ROOT / "docs" / "pictures") -> int:
    """Write every picture; exit code 1 if there is no Chromium or the site does not build."""
    path = chromium_path()
    if path is None:
        sys.stderr.write(NO_CHROMIUM + "\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        log = build(Path(scratch) / "site")
        if not log.startswith("exit 0\n"):
            sys.stderr.write(log)
            return 1
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(BelowBasePath, Path(scratch) / "site", "/repo/"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
            for name, (page, width, height, scheme) in SHOTS.items():
                tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
                tab.goto(f"http://127.0.0.1:{server.server_port}/repo/de/{page}")
                tab.screenshot(path=folder / f"{name}.png")
                tab.close()
            browser.close()
        server.shutdown()
        server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
