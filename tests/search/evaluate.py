"""How well the search finds: the evaluation set in, recall at five and mean reciprocal rank for each language out.

`python -m tests.search.evaluate` builds this repository's site, opens its search pages in Chromium, asks every query
with the page's own scripts, and prints the figures and what was missed. Exit code 1 below the floor.
"""

import json
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.build import build, load, theme_folders
from generator.pages import plan_site
from tests.chromium import chromium_path
from tests.conftest import BASE_URL, CHROMIUM_FLAGS, ROOT, BelowBasePath

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST, FLOOR = 5, 0.95
QUERIES = Path(__file__).with_name("queries.yaml")

#: Runs in the search page: what `find` of its own script answers, as addresses of the first results.
_ASK = """async ([queries, most]) => {
  const box = document.querySelector("[data-search]");
  const { find, open } = await import(`${box.dataset.root}static/search-index.js`);
  const ignored = new Set(JSON.parse(box.dataset.words).ignored.split(", "));
  const index = await open(box.dataset.index, box.dataset.root);
  const answers = [];
  for (const query of queries) {
    const begun = performance.now();
    const found = await find(index, query, ignored);
    const contents = await Promise.all(found.results.slice(0, most).map((result) => result.data()));
    const { results, ...remarks } = found, ms = performance.now() - begun;
    answers.push({ ...remarks, ms, number: results.length, paths: contents.map((content) => content.raw_url) });
  }
  return answers;
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the ids expected and those found first, and what the search did to find any."""

    query: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    remark: str

    @property
    def recall(self) -> float:
        return sum(ident in self.found[:FIRST] for ident in self.expected) / min(FIRST, len(self.expected))

    @property
    def reciprocal_rank(self) -> float:
        ranks = [self.found.index(ident) + 1 for ident in self.expected if ident in self.found]
        return 1 / min(ranks) if ranks else 0.0


def queries() -> dict[str, list[dict[str, Any]]]:
    """The evaluation set by language."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return found


def ids_by_path(language: str) -> dict[str, str]:
    """Every entry's id by the path of its page below the site's root."""
    loaded = load(ROOT)
    assert loaded.site is not None
    assert loaded.archive is not None
    planned = plan_site(loaded.archive, loaded.site, theme_folders(ROOT, loaded.site.theme))
    return {f"/{path}": ident for ident, path in planned.sites.by_language[language].permalinks.items()}  # type: ignore[index]


def ask(tab: "Page", address: str, language: str) -> tuple[Asked, ...]:
    """Every query of a language, asked in its search page; `address` is the site's root."""
    asked = queries()[language]
    words = {"de": "suche", "en": "search"}[language]
    tab.goto(f"{address}{language}/{words}/")
    answers = tab.evaluate(_ASK, [[each["query"] for each in asked], 10])
    ids = ids_by_path(language)
    return tuple(
        Asked(
            each["query"],
            tuple(each["expect"]),
            tuple(ids.get(path, path) for path in answer["paths"]),
            f"{answer['number']} results, {answer['ms']:.0f} ms"
            + "".join(f", {key}: {answer[key]}" for key in ("whole", "instead", "missing") if answer[key]),
        )
        for each, answer in zip(asked, answers, strict=True)
    )


def figures(asked: Sequence[Asked]) -> tuple[float, float]:
    """Mean recall at five, and mean reciprocal rank."""
    return sum(a.recall for a in asked) / len(asked), sum(a.reciprocal_rank for a in asked) / len(asked)


def report(language: str, asked: Sequence[Asked]) -> Iterator[str]:
    recall, rank = figures(asked)
    yield f"{language}: {len(asked)} queries, recall at {FIRST} {recall:.3f}, mean reciprocal rank {rank:.3f}"
    for each in asked:
        if each.recall < 1:
            missed = [ident for ident in each.expected if ident not in each.found[:FIRST]]
            yield f"  {each.query!r} misses {', '.join(missed)} ({each.remark}); first: {', '.join(each.found[:FIRST])}"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(BelowBasePath, folder, "/repo/"))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()
    server.server_close()


def main() -> int:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(scratch) / "site"
        build(ROOT, site, BASE_URL, memo=False)
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        with served(site) as address:
            asked = {language: ask(browser.new_page(), address, language) for language in queries()}
        browser.close()
    for language, each in asked.items():
        print("\n".join(report(language, each)))
    if "--json" in sys.argv:
        print(json.dumps({language: figures(each) for language, each in asked.items()}))
    return int(min(figures(each)[0] for each in asked.values()) < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
