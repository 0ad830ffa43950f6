"""How well the search finds: a set of queries in, asked in the search page; recall at five, mean reciprocal rank out.

`make search` asks every set and prints what was missed; the tests ask the first and hold it to the floor.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.base.languages import Language
from generator.build import load, theme_folders
from generator.pages import plan_site
from generator.pages.site.sites import Sites
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST, FLOOR = 5, 0.95
#: The set that the search was tuned on, and those that it was not.
TUNED, *OTHERS = SETS = ("queries", "held-out", "untouched", "newsroom", "reader", "desk", "wire", "stranger")

#: Runs in the search page: what `find` of its own script answers, as addresses of the first results.
_ASK = """async ([queries, most]) => {
  const box = document.querySelector("[data-search]");
  const { contents, find, open } = await import(`${box.dataset.root}static/search-index.js`);
  const ignored = new Set(JSON.parse(box.dataset.words).ignored.split(", "));
  const folder = document.querySelector("script[data-index]").dataset.index;
  await open(folder);
  const answers = [];
  for (const query of queries) {
    const begun = performance.now();
    const { index, results, whole, instead, missing, ...remarks } = await find(folder, query, ignored);
    const pages = await contents(index, results.slice(0, most));
    const ms = performance.now() - begun;
    const said = { instead: instead.join(" "), missing: missing.join(" ") };
    const [paths, number] = [pages.map((page) => page.path), results.length];
    answers.push({ ...remarks, ...said, whole: whole.length, ms, number, paths });
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


def queries(name: str = TUNED) -> dict[str, list[dict[str, Any]]]:
    """A set of queries by language."""
    text = Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8")
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return found


def ids_by_path(language: str) -> dict[str, str]:
    """Every entry's id by the path of its page below the site's root."""
    return {path: ident for ident, path in _sites().by_language[Language(language)].permalinks.items()}


@cache
def _sites() -> Sites:
    loaded = load(ROOT, memo=True)
    assert loaded.site is not None
    assert loaded.archive is not None
    return plan_site(loaded.archive, loaded.site, theme_folders(ROOT, loaded.site.theme)).sites


def ask(tab: "Page", address: str, language: str, name: str = TUNED) -> tuple[Asked, ...]:
    """Every query of a set and a language, asked in its search page; `address` is the site's root."""
    asked = queries(name)[language]
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


def report(name: str, asked: Sequence[Asked]) -> Iterator[str]:
    recall, rank = figures(asked)
    yield f"{name}: {len(asked)} queries, recall at {FIRST} {recall:.3f}, mean reciprocal rank {rank:.3f}"
    for each in asked:
        if each.recall < 1:
            missed = [ident for ident in each.expected if ident not in each.found[:FIRST]]
            yield f"  {each.query!r} misses {', '.join(missed)} ({each.remark}); first: {', '.join(each.found[:FIRST])}"
