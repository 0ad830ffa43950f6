"""How well the importer reads the invented articles in `cases/`: one run over all of them, then five measures of each.

A case is `NAME.txt`, or `NAME.html` with its visible blocks, one a line, in `NAME.txt`; `NAME.gold.yaml` says what is
in it (see `cases/README.md`). All positions are compared in the lines of `NAME.txt`. A measure gives a score from 0 to
1, and in words what is wrong. The scores that were reached are pinned in `cases/reached.yaml`, which `pin.py` writes.
"""

import datetime
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.commands import briefings

CASES = Path(__file__).parent / "cases"
REACHED = CASES / "reached.yaml"
NAMES = sorted(path.name.removesuffix(".gold.yaml") for path in CASES.glob("*.gold.yaml"))


def imported(folder: Path) -> dict[str, Any]:
    """The report of `briefings import` over all cases, written into a folder."""
    out = folder / "report.json"
    files = [str(article_file(name)) for name in NAMES]
    ended = briefings("import", *files, "--dry-run", "--report", str(out))
    assert out.exists(), f"exit {ended.code}: {ended.err[-2000:]}"
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def pinned(name: str) -> dict[str, float]:
    """The scores that a case has reached; full marks where nothing is written."""
    below: dict[str, dict[str, float]] = _yaml(REACHED) or {}
    return {measure: below.get(name, {}).get(measure, 1.0) for measure in MEASURES}


@cache  # each file is asked for five times and more, and stays as it is
def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def score(name: str, measure: str, report: dict[str, Any]) -> tuple[float, list[str]]:
    """The score as it is pinned, to four places, and what is wrong."""
    found, misses = MEASURES[measure](Case(name, report))
    return round(found, 4), misses


class Case:
    """One article: what is in it (`truth`) and what the importer found (`found`), in the lines of the text."""

    def __init__(self, name: str, report: dict[str, Any]) -> None:
        self.name = name
        self.truth = _yaml(CASES / f"{name}.gold.yaml")
        self.text = [line.rstrip("\r") for line in (CASES / f"{name}.txt").read_bytes().decode().split("\n")]
        self.found = next(article for article in report["articles"] if article["id"] == name)
        self.calls = [c for c in report["calls"] if any(m.startswith(f"{name}:") for m in c["mentioned"])]
        self.html = article_file(name).suffix == ".html"
        self.label = {
            n: label
            for label, ranges in self.truth["line_labels"].items()
            for first, last in ranges
            for n in range(first, last + 1)
        }
        self.blocks = self._blocks() if self.html else {}

    def _blocks(self) -> dict[int, list[tuple[int, int]]]:
        """For each block of the page the lines that it holds: (line, where its text begins in the block's text)."""
        held: dict[int, list[tuple[int, int]]] = {}
        used: set[int] = set()
        for block in self.found["lines"]:
            text = " ".join(block["text"].split())
            same = [n for n in self.label if self.text[n - 1] == text and n not in used][:1]
            part = [n for n in self.label if len(self.text[n - 1]) > 3 and self.text[n - 1] in text and n not in used]
            whole = [n for n in self.label if len(text) >= 20 and text in self.text[n - 1]]
            lines = same or part or whole
            used.update(lines)
            held[block["n"]] = [
                (n, text.find(self.text[n - 1]) if n not in whole else -self.text[n - 1].find(text)) for n in lines
            ]
        return held

    def place(self, line: int, col: int) -> tuple[int, int]:
        """A place of the report in the lines of the text; line 0 is text that is not part of the case."""
        if not self.html:
            return line, col
        inside = [(n, col - start) for n, start in self.blocks.get(line, []) if start <= col]
        return inside[-1] if inside else (0, col)


def article_file(name: str) -> Path:
    page = CASES / f"{name}.html"
    return page if page.exists() else CASES / f"{name}.txt"


def f1(want: set[Any], have: set[Any], show: Any = str) -> tuple[float, list[str]]:
    misses = [f"{show(x)} missed" for x in sorted(want - have, key=str)]
    misses += [f"{show(x)} wrong" for x in sorted(have - want, key=str)]
    return 2 * len(want & have) / (len(want) + len(have)) if want or have else 1.0, misses


# The measures: each gives a score from 0 to 1 and what is wrong


def labels(case: Case) -> tuple[float, list[str]]:
    """Share of lines with the right label. Junk of a page may be left out; an update's head and subhead are alike."""
    have = (
        {n: b["label"] for b in case.found["lines"] for n, _ in case.blocks.get(b["n"], [])}
        if case.html
        else {b["n"]: b["label"] for b in case.found["lines"]}
    )
    misses = []
    for n, want in case.label.items():
        alike = {want} | ({"update-head", "subhead"} if want in ("update-head", "subhead") else set())
        alike |= {"boilerplate"} | ({None} if case.html else set()) if want in ("boilerplate", "notice") else set()
        if have.get(n) not in alike:
            misses.append(f"{n}: {have.get(n)} for {want}: {case.text[n - 1][:50]}")
    return 1 - len(misses) / len(case.label), misses


def metadata(case: Case) -> tuple[float, list[str]]:
    """Share of fields with the right value. A value with a remark in parentheses may also stay empty."""
    want: dict[str, Any] = {"headline": case.truth["headline"], "kicker": case.truth["kicker"]}
    want["lead"] = " ".join(case.text[n - 1] for n in sorted(case.label) if case.label[n] == "lead")
    want |= {
        k: case.truth["metadata"][k]
        for k in ("authors", "agencies", "published", "updated", "image_credits")
        if k in case.truth["metadata"]
    }
    misses = []
    for field, value in want.items():
        have = (case.found["metadata"].get(field) or {}).get("value")
        if comparable(value) != comparable(have) and not (not have and "(" in value):
            misses.append(f"{field}: {have!r} for {value!r}")
    return 1 - len(misses) / len(want), misses


def comparable(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(comparable(v) for v in value)
    text = " ".join(re.sub(r"\(.*?\)|©", "", str(value or "")).split()).casefold()
    if re.fullmatch(r"\d{4}-\d\d-\d\dt\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|z)", text):
        return datetime.datetime.fromisoformat(text.upper()).astimezone(datetime.UTC).replace(second=0)
    return text


def mentions(case: Case) -> tuple[float, list[str]]:
    """F1 over names, each with its place and its person; names in captions, bylines and credits do not count."""
    want = {(*map(int, place.split(":")), a["id"]) for a in case.truth["actors"] for place in a["spans"]}
    have = {
        (*case.place(m["line"], m["col"]), m["length"], i)
        for m in case.found["mentions"]
        if m["kind"] in ("name", "compound")
        for i in m["actors"]
    }
    aside = ("image", "author", "credit", "tags", "date", "outlet")
    have = {m for m in have if case.label.get(m[0]) not in aside}
    return f1(want, have, lambda m: f"{m[0]}:{m[1]}:{m[2]} {case.text[m[0] - 1][m[1] : m[1] + m[2]]!r}")


def quotations(case: Case) -> tuple[float, list[str]]:
    """F1 over direct quotations by line and end; the marks may be in or out. Over paragraphs: first and last line."""
    want = {where(case, q) for q in case.truth["quotations"]}
    have = set()
    for q in case.found["quotations"]:
        if q.get("type", "direct") == "direct" and q.get("nested_in") is None:
            line, col = case.place(q["line"], q["col"])
            lines = [case.place(n, 0)[0] for n in q.get("lines") or []]
            mine = where(case, {"line": line, "col": col, "length": q["length"], "lines": lines})
            have.add(next((w for w in want if alike(w, mine)), mine))
    aside = ("image", "author", "credit", "correction", "tags")
    have = {q for q in have if case.label.get(q[0]) not in aside}
    return f1(want, have, lambda q: f"{q[0]}:{q[1]} {case.text[q[0] - 1][q[1] :][:40]!r}")


def where(case: Case, quotation: dict[str, Any]) -> tuple[int, int, int, int]:
    line, col = quotation["line"], quotation["col"]
    last = (quotation.get("lines") or [line])[-1]
    return line, col, last, -1 if last != line else col + quotation["length"]


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[0] == other[0] and one[2] == other[2] and abs(one[1] - other[1]) <= 1 and abs(one[3] - other[3]) <= 2


def calls(case: Case) -> tuple[float, list[str]]:
    """F1 over calls; right when the persons, the day and the status are right."""

    def facts(found: Iterable[dict[str, Any]]) -> set[tuple[Any, ...]]:
        return {(tuple(sorted(c["participants"])), c["date"], c["status"]) for c in found}

    return f1(facts(case.truth["calls"]), facts(case.calls))


MEASURES = {"labels": labels, "metadata": metadata, "mentions": mentions, "quotations": quotations, "calls": calls}
