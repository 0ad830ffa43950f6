"""The importer against the invented articles in `cases/`: each reaches exactly the scores that are pinned."""

from typing import Any

import pytest
import yaml

from tests.articles.pin import text_of
from tests.articles.scoring import MEASURES, NAMES, REACHED, Case, calls, imported, labels, mentions, pinned, score


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return imported(tmp_path_factory.mktemp("import"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("measure", MEASURES)
def test_a_case_is_read_exactly_as_well_as_it_was(report: dict[str, Any], name: str, measure: str) -> None:
    found, misses = score(name, measure, report)
    reached = pinned(name)[measure]
    how = "better: well done" if found > reached else "worse"
    again = "is it meant? `python -m tests.articles.pin` pins it anew"
    assert found == reached, "\n".join([f"{measure} of {name}: {found}, not {reached} – {how}; {again}", *misses])


def test_what_is_pinned_is_written_as_the_command_writes_it() -> None:
    below = yaml.safe_load(REACHED.read_text(encoding="utf-8"))
    assert set(below) <= set(NAMES)
    assert all(0 <= value < 1 for scores in below.values() for value in scores.values())
    assert REACHED.read_text(encoding="utf-8") == text_of({name: pinned(name) for name in NAMES})


@pytest.mark.parametrize("name", NAMES)
def test_a_report_that_says_what_the_case_says_has_full_marks(name: str) -> None:
    case = Case(name, {"articles": [said(name)], "calls": []})
    case.calls = case.truth["calls"]
    assert {m: MEASURES[m](case) for m in MEASURES} == dict.fromkeys(MEASURES, (1.0, []))


def test_a_lost_line_a_moved_name_and_a_call_with_one_person_cost_marks() -> None:
    article = said("en-wire-brief")
    article["lines"].pop()
    article["mentions"][0]["col"] += 1
    call = {
        "participants": ["imogen-ashdown"],
        "date": "2026-03-03",
        "status": "held",
        "mentioned": ["en-wire-brief:3"],
    }
    case = Case("en-wire-brief", {"articles": [article], "calls": [call]})
    assert labels(case) == (5 / 6, ["6: None for author: (Reporting by Kofi Larbi; Editing by Ann Dreyer)"])
    assert mentions(case)[1] == ["1:23:8 'Tremaine' missed", "1:24:8 'remaine ' wrong"]
    assert calls(case)[0] == 0


def said(name: str) -> dict[str, Any]:
    """The article part of a report that says exactly what the case says, a page as blocks with other numbers."""
    blank = Case(name, {"articles": [{"id": name, "lines": []}], "calls": []})
    shift = 7 if blank.html else 0
    fields = blank.truth["metadata"] | {k: blank.truth[k] for k in ("headline", "kicker")}
    fields["lead"] = " ".join(blank.text[n - 1] for n in sorted(blank.label) if blank.label[n] == "lead")
    spans = [(a["id"], *map(int, place.split(":"))) for a in blank.truth["actors"] for place in a["spans"]]
    return {
        "id": name,
        "metadata": {k: {"value": v} for k, v in fields.items()},
        "lines": [{"n": n + shift, "label": blank.label[n], "text": blank.text[n - 1]} for n in sorted(blank.label)],
        "mentions": [{"line": n + shift, "col": c, "length": k, "actors": [i], "kind": "name"} for i, n, c, k in spans],
        "quotations": [
            q
            | {
                "line": q["line"] + shift,
                "lines": [n + shift for n in q.get("lines", [])],
                "length": q.get("length", 9),
            }
            for q in blank.truth["quotations"]
        ],
    }
