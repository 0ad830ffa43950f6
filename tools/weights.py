"""What features of a line weigh, learnt from labelled articles: `words/layout_weights.yaml` in, the same file out.

`python -m tools.weights FOLDER…` reads the articles (`NAME.txt` with `NAME.gold.yaml`, as in `tests/articles/cases/`)
of the folders and the cases of the outlets, says how many lines get their label now, and how many would in articles
that were not learnt from (five-fold); `--write` puts the learnt weights in place. With `--scrambled N` it learns from
N pages with swapped furniture too (`scrambled.py`), of one half of its forms, and is tried on the other. A weight that
is not in the file stays 0. The model is a conditional random field whose zones are hidden: only labels are known. Far
from the present weights is dear (`--keep`).
"""

import argparse
import random
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from generator.articles.capture.fetch import plain
from generator.articles.layout.features import features
from generator.articles.layout.label import page_grammar, rules_of
from generator.articles.metadata.metadata import language_of, outlet_of
from generator.articles.vocabulary.words import word_list
from tests.conftest import ROOT
from tools.scrambled import scrambled

FILE = ROOT / "generator" / "articles" / "vocabulary" / "words" / "layout_weights.yaml"
GRAMMAR = page_grammar()
STATES = GRAMMAR.states
LABELS = np.array([label for _, label in STATES])
KEYS = sorted({key for zone, label in STATES for key in (label, f"in {zone}", f"{zone} {label}")})
#: Which keys of a feature count in which state.
COUNTS = np.array([[key in (label, f"in {zone}", f"{zone} {label}") for zone, label in STATES] for key in KEYS], float)
STEPS = np.zeros((len(STATES), len(STATES)))
for to, steps in enumerate(GRAMMAR.steps):
    for source, cost in steps:
        STEPS[source, to] = np.exp(cost / 10) if cost > -1e8 else 0.0
START, END = (np.array([np.exp(c / 10) if c > -1e8 else 0.0 for c in costs]) for costs in (GRAMMAR.start, GRAMMAR.end))
TABLE = word_list("layout_weights")
NAMES = sorted(TABLE)
PRESENT = np.array([[float(TABLE[name].get(key, 0)) for key in KEYS] for name in NAMES])
ALIKE = {"kicker+headline": {"headline"}, "notice": {"notice", "boilerplate"}}


@dataclass
class Page:
    """`shown` has 1 for each line and its features, `right` is true for the states that have the line's label."""

    shown: np.ndarray
    right: np.ndarray


def page_of(text: str, labels: Sequence[str | None]) -> Page:
    lines = text.split("\n")
    kept = [(plain(line), label) for line, label in zip(lines, labels, strict=False) if plain(line)]
    live = any(label == "update-head" for _, label in kept)
    heads = {"subhead", "update-head"}
    allowed = [heads if live and label in heads else ALIKE.get(label or "", {label}) for _, label in kept]
    return _page([row for row, _ in kept], allowed)


def _page(rows: Sequence[str], allowed: Sequence[Collection[str | None]]) -> Page:
    said = {i: rules_of(row, outlet_of(rows)) for i, row in enumerate(rows)}
    found = features(rows, language_of("\n".join(rows)) or "en", said)
    right = np.array([[label in known or known == {None} for label in LABELS] for known in allowed])
    return Page(np.array([[name in f for name in NAMES] for f in found], float), right)


def articles_in(folder: Path) -> list[tuple[str, list[str | None]]]:
    """Text and label of each line of the articles of a folder."""
    found = []
    for path in sorted(folder.glob("*.gold.yaml")):
        text = path.with_name(path.name.replace(".gold.yaml", ".txt"))
        if text.exists() and not text.with_suffix(".html").exists():
            gold = yaml.safe_load(path.read_text(encoding="utf-8"))["line_labels"]
            at = {n: label for label, spans in gold.items() for a, b in spans for n in range(a, b + 1)}
            lines = text.read_text(encoding="utf-8").replace("\r", "")
            found.append((lines, [at.get(n) for n in range(1, lines.count("\n") + 2)]))
    return found


def scrambled_pages(articles: Sequence[tuple[str, list[str | None]]], count: int, half: int) -> list[Page]:
    """Pages with swapped furniture; the same each time."""
    chance = random.Random(half)
    found = []
    for _ in range(count):
        text, labels = chance.choice(articles)
        lines = [(plain(t), label) for t, label in zip(text.split("\n"), labels, strict=False) if label and plain(t)]
        page = scrambled(lines, language_of(text) or "en", half, chance)
        found.append(_page([line for line, _ in page], [known for _, known in page]))
    return found


def outlet_cases() -> list[Page]:
    cases = yaml.safe_load((ROOT / "tests" / "articles" / "outlets.yaml").read_text(encoding="utf-8"))
    return [page_of(case["text"], case["labels"]) for case in cases.values()]


def expected(page: Page, weights: np.ndarray, known: bool) -> np.ndarray:
    """How likely each line is in each state, with its label known or not."""
    scores = page.shown @ (weights @ COUNTS)
    scores = np.exp(scores - scores.max(1, keepdims=True)) * (page.right if known else 1) + 1e-300
    forward, backward = np.zeros_like(scores), np.zeros_like(scores)
    forward[0] = START * scores[0]
    for t in range(1, len(scores)):
        forward[t] = forward[t - 1] / forward[t - 1].sum() @ STEPS * scores[t]
    backward[-1] = END
    for t in range(len(scores) - 2, -1, -1):
        backward[t] = STEPS @ (backward[t + 1] / backward[t + 1].sum() * scores[t + 1])
    both = forward * backward
    likely: np.ndarray = both / both.sum(1, keepdims=True)
    return likely


def learnt(pages: Sequence[Page], keep: float, rounds: int = 80, pace: float = 0.08) -> np.ndarray:
    """The weights that make the known labels likeliest, near to the present ones (Adam)."""
    weights, mean, square = PRESENT.copy(), np.zeros_like(PRESENT), np.zeros_like(PRESENT)
    for n in range(1, rounds + 1):
        by_state = sum(p.shown.T @ (expected(p, weights, True) - expected(p, weights, False)) for p in pages)
        slope = (by_state @ COUNTS.T - keep * (weights - PRESENT)) * (PRESENT != 0)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights += pace * (mean / (1 - 0.9**n)) / (np.sqrt(square / (1 - 0.99**n)) + 1e-6)
    return weights


def right(pages: Sequence[Page], weights: np.ndarray) -> tuple[int, int]:
    """Lines with the right label on the best path, and all lines."""
    hits = lines = 0
    with np.errstate(divide="ignore"):
        steps, end = np.log(STEPS), np.log(END)
        for page in pages:
            scores = page.shown @ (weights @ COUNTS)
            best, back = np.log(START) + scores[0], []
            for row in scores[1:]:
                ways = best[:, None] + steps
                back.append(ways.argmax(0))
                best = ways.max(0) + row
            way = [int((best + end).argmax())]
            for before in reversed(back):
                way.append(int(before[way[-1]]))
            hits += sum(page.right[t, state] for t, state in enumerate(reversed(way)))
            lines += len(scores)
    return hits, lines


def written(weights: np.ndarray) -> str:
    """The file with each weight that has moved by 0.15 and more, to one place."""
    lines = FILE.read_text(encoding="utf-8").split("\n")
    for i, line in enumerate(lines):
        entry = re.match(r"([^#:][^:]*): \{(.*)\}$", line)
        if entry and entry[1] in NAMES:
            row = NAMES.index(entry[1])
            new = {k: weights[row, KEYS.index(k)] for k in TABLE[entry[1]]}
            old = TABLE[entry[1]]
            kept = {
                k: old[k] if abs(v - float(old[k])) < 0.15 else f"{v:.1f}".removesuffix(".0") for k, v in new.items()
            }
            lines[i] = f"{entry[1]}: {{{', '.join(f'{k}: {v}' for k, v in kept.items())}}}"
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="besides tests/articles/cases")
    parser.add_argument("--scrambled", type=int, default=0, help="pages with swapped furniture to learn from")
    parser.add_argument("--keep", type=float, default=1.5)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    folders = (ROOT / "tests" / "articles" / "cases", *args.folders)
    articles = [article for folder in folders for article in articles_in(folder)]
    pages = [*outlet_cases(), *(page_of(*article) for article in articles)]
    pages = [
        page for page in pages if np.isfinite(expected(page, PRESENT, True)).all()
    ]  # a walk that the grammar allows
    random.Random(1).shuffle(pages)
    print("now, hits and lines:", *right(pages, PRESENT))
    other, tried = (scrambled_pages(articles, n, half) for half, n in enumerate((args.scrambled, args.scrambled // 3)))
    parts = [
        right(pages[k::5], learnt([*other, *(p for i, p in enumerate(pages) if i % 5 != k)], args.keep))
        for k in range(5)
    ]
    print("learnt, on articles left out:", *map(sum, zip(*parts, strict=True)))
    weights = learnt([*pages, *other], args.keep)
    print("learnt, on all:", *right(pages, weights))
    if tried:
        print("other forms of furniture, now and learnt:", *right(tried, PRESENT), *right(tried, weights))
    if args.write:
        FILE.write_text(written(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
