"""Drafts from a report that somebody corrected or wrote: the same drafts, and nothing that is not in the text."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from generator.base.problems import SetupError
from generator.commands.import_articles import import_

ROOT = Path(__file__).parents[2]
TEXT = """Bergholz ruft Tanaka an
2. März 2027, 20:12 Uhr
Bundeskanzlerin Lena Bergholz hat am Dienstag eine Stunde lang mit Kenji Tanaka telefoniert.
„Wir reden weiter“, sagte Bergholz in Berlin.
"""


def run(archive: Path, *arguments: str) -> Result:
    return CliRunner().invoke(import_, [*arguments, "--archive", str(archive)])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def reported(archive: Path) -> dict[str, Any]:
    assert (
        run(archive, str(archive / "article.txt"), "--dry-run", "--report", str(archive / "found.json")).exit_code == 0
    )
    return json.loads((archive / "found.json").read_text(encoding="utf-8"))


def written(archive: Path, report: object) -> Result:
    (archive / "corrected.json").write_text(json.dumps(report), encoding="utf-8")
    return run(archive, str(archive / "article.txt"), "--from-report", str(archive / "corrected.json"))


def drafts(archive: Path) -> dict[str, str]:
    content = archive / "content"
    return {p.relative_to(content).as_posix(): p.read_text(encoding="utf-8") for p in sorted(content.rglob("*.md"))}


def test_an_unchanged_report_makes_the_drafts_of_the_import(
    archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "content").mkdir()
    report = reported(archive)
    assert run(other, str(archive / "article.txt")).exit_code == 0
    assert written(archive, report).exit_code == 0
    assert drafts(archive) == drafts(other)
    assert any(path.startswith("calls/") for path in drafts(archive))


def test_a_speaker_without_a_name_is_no_actor_of_the_drafts_either(archive: Path) -> None:
    (archive / "article.txt").write_text(TEXT + "„Ein Anfang“, sagte ein Fischer in Kiel.\n", encoding="utf-8")
    report = reported(archive)
    assert [q["speaker"] for q in report["articles"][0]["quotations"]][-1]
    assert written(archive, report).exit_code == 0
    assert sorted(path for path in drafts(archive) if path.startswith("actors/")) == [
        "actors/kenji-tanaka.de.md",
        "actors/lena-bergholz.de.md",
        "actors/unbekanntes-medium.de.md",
    ]


def test_what_was_corrected_stands_in_the_draft(archive: Path) -> None:
    report = reported(archive)
    report["articles"][0]["quotations"][0]["speaker"] = []
    report["calls"][0]["date"] = "2027-03-01"
    assert written(archive, report).exit_code == 0
    call = next(text for path, text in drafts(archive).items() if path.startswith("calls/"))
    assert "date: 2027-03-01" in call
    assert not any("{.said by=lena-bergholz" in text for text in drafts(archive).values())


def test_a_report_written_by_hand_needs_little(archive: Path) -> None:
    digest = reported(archive)["articles"][0]["source"]["sha256"]
    article = {
        "id": "article",
        "source": {"path": "article.txt", "sha256": digest},
        "metadata": {"headline": {"value": "Bergholz ruft Tanaka an", "basis": "stated", "lines": [1]}},
        "lines": [{"n": 1, "label": "headline"}, {"n": 3, "label": "body"}],
        "quotations": [{"line": 4, "exact": "„Wir reden weiter“", "speaker": ["lena-bergholz"]}],
        "proposals": [{"surface": "Lena Bergholz", "suggested_id": "lena-bergholz", "kind": "person",
                       "spans": [{"line": 3, "exact": "Lena Bergholz"}]}],
    }  # fmt: skip
    result = written(archive, {"format": "import-report", "version": 1, "articles": [article]})
    assert result.exit_code == 0, result.output
    assert "actors/lena-bergholz.de.md" in drafts(archive)
    assert not any(path.startswith("calls/") for path in drafts(archive))


def set_at(report: Any, pointer: str, value: object) -> None:
    *way, last = [int(part) if part.isdigit() else part for part in pointer.strip("/").split("/")]
    for part in way:
        report = report[part]
    report[last] = value


@pytest.mark.parametrize(
    ("pointer", "value", "says"),
    [
        ("/format", "other", "/format: is no import report of version 1; begin with "),
        ("/articles", {}, "/articles: must be a list; write a list"),
        ("/articles/0/source/sha256", "0" * 64, "/articles/0/source/sha256: none of the articles has this digest"),
        ("/articles/0/lines/0/label", "headlin",
         "/articles/0/lines/0/label: “headlin” is not known here; did you mean “headline”?"),
        ("/articles/0/lines/0/n", 99, "/articles/0/lines/0/n: the article has 4 lines; count from 1"),
        ("/articles/0/metadata/headline/value", "Erfunden",
         "/articles/0/metadata/headline/value: “Erfunden” does not stand in these lines"),
        ("/articles/0/quotations/0/exact", "„Nie gesagt“",
         "/articles/0/quotations/0/exact: “„Nie gesagt“” does not stand in line 4"),
        ("/articles/0/quotations/0/speaker", ["lena-bergholtz"],
         "/articles/0/quotations/0/speaker/0: there is no actor `lena-bergholtz`"),
        ("/articles/0/proposals", ["x"], "/articles/0/proposals/0: must be an object; write an object"),
        ("/calls/0/participants/0", "Lena Bergholz", "/calls/0/participants/0: “Lena Bergholz” is no id"),
        ("/calls/0/date", "2027-02-30", "/calls/0/date: “2027-02-30” is no day; write it as 2025-03-18"),
        ("/calls/0/status", True, "/calls/0/status: must be a text"),
        ("/calls/0/mentioned/0", "article:9", "/calls/0/mentioned/0: the article has 4 lines"),
        ("/calls/0/mentioned/0", "nowhere:1", "/calls/0/mentioned/0: “nowhere:1” names no line of an article"),
        ("/calls/0/durations", [{"value": "60", "printed": "zwei Tage", "line": "article:3"}],
         "/calls/0/durations/0/value: “60” is no length; write PT1H30M, or null"),
        ("/discrepancies", [{"kind": "odd", "call": None, "between": [], "lines": [], "note": ""}],
         "/discrepancies/0/kind: “odd” is not known here"),
    ],
)  # fmt: skip
def test_what_is_not_in_the_text_or_the_register_is_refused(
    archive: Path, pointer: str, value: object, says: str
) -> None:
    report = reported(archive)
    set_at(report, pointer, value)
    result = written(archive, report)
    assert result.exit_code == 1
    assert f"corrected.json:{says}" in result.output
    assert drafts(archive) == {}


def test_all_problems_of_a_report_are_told_in_one_run(archive: Path) -> None:
    report = reported(archive)
    for pointer, value in (("/calls/0/date", "x"), ("/calls/0/status", "x"), ("/articles/0/quotations/0/line", 77)):
        set_at(report, pointer, value)
    output = written(archive, report).output
    assert ["/calls/0/date" in output, "/calls/0/status" in output, "/quotations/0/line" in output] == [True] * 3


def test_a_file_that_is_no_report_is_one_line(archive: Path) -> None:
    (archive / "corrected.json").write_text('{"format": ', encoding="utf-8")
    result = run(archive, str(archive / "article.txt"), "--from-report", str(archive / "corrected.json"), "-q")
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "is no JSON" in result.output
    missing = run(archive, "--from-report", str(archive / "none.json"))
    assert isinstance(missing.exception, SetupError)


def test_a_report_does_not_lead_an_import_out_of_its_folder(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive)
    report = reported(archive)
    set_at(report, "/articles/0/source/path", "../article.txt")
    (archive / "corrected.json").write_text(json.dumps(report), encoding="utf-8")
    result = run(archive, "--from-report", "corrected.json")
    assert result.exit_code == 1
    assert "none of the articles has this digest" in result.output


def test_every_report_fits_the_published_schema(archive: Path) -> None:
    schema = json.loads((ROOT / "docs" / "import-report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    report = reported(archive)
    jsonschema.validate(report, schema)
    set_at(report, "/calls/0/status", "hold")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, schema)
