"""How well the search finds: sets of queries in, recall at five and mean reciprocal rank for each language out.

`python -m tools.search` builds this repository's site, opens its search pages in Chromium, asks every query of
`tests/search/` with the page's own scripts, and prints the figures and what was missed; names of sets ask those alone.
Exit code 1 if the first set is below the floor: the others say what that figure is worth.
"""

import gzip
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.build import build
from tests.chromium import chromium_path
from tests.conftest import BASE_URL, CHROMIUM_FLAGS, ROOT, BelowBasePath
from tests.search.asking import FLOOR, SETS, TUNED, ask, figures, queries, report


def weight(folder: Path) -> tuple[int, int]:
    """Bytes and number of an index's files, compressed where they are not already."""
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return sum(min(len(each), len(gzip.compress(each, 9))) for each in contents), len(contents)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(BelowBasePath, folder, "/repo/"))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()
    server.server_close()


def main() -> int:
    names = [name for name in sys.argv[1:] if name in SETS] or SETS
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(scratch) / "site"
        build(ROOT, site, BASE_URL, memo=False)
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        tab = browser.new_page()
        with served(site) as address:
            asked = {
                (name, language): ask(tab, address, language, name) for name in names for language in queries(name)
            }
        browser.close()
        sizes = {language: weight(site / "pagefind" / language) for language in queries()}
    for language, (size, number) in sizes.items():
        print(f"{language}: {size / 1024:.1f} KiB of {number} files, as a host sends them (gzip)")
    for (name, language), each in asked.items():
        print("\n".join(report(f"{name} {language}", each)))
    return int(min((figures(each)[0] for (name, _), each in asked.items() if name == TUNED), default=1) < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
