"""Texts that were broken into rows of one width: read by paragraphs, reported by rows."""

import json
import textwrap
from pathlib import Path

from generator.articles import import_articles
from generator.articles.capture.wrapped import joined, paragraphs

PARAGRAPH = (
    "Bundeskanzlerin Lena Bergholz hat am Dienstag mit dem japanischen Premier Kenji Tanaka telefoniert. "
    "„Wir reden weiter und bald wieder über die Fähren in der Ostsee“, sagte Bergholz danach in Berlin. "
    "Das Gespräch habe rund vierzig Minuten gedauert, sagte ein Sprecher der Regierung am Abend in Berlin."
)


def test_rows_that_break_where_the_next_word_does_not_fit_are_one_paragraph() -> None:
    rows = ["Kopf", "", *textwrap.wrap(PARAGRAPH, 60), "", "Ende"]
    assert [joined(part) for part in paragraphs(rows)] == ["Kopf", "", PARAGRAPH, "", "Ende"]


def test_paragraphs_of_one_line_each_are_not_wrapped() -> None:
    assert paragraphs(["Kopf", PARAGRAPH, "Kurz.", PARAGRAPH, "Noch ein Satz, der kurz ist."]) == ()
    assert paragraphs(["Startseite", "Politik", "Sport", "Wetter", "Abo"]) == ()


def test_what_is_found_stands_in_the_rows_of_the_file(tmp_path: Path) -> None:
    rows = ["Bergholz ruft in Tokio an", "", "02.03.2027", "", *textwrap.wrap(PARAGRAPH, 60)]
    path = tmp_path / "mail.txt"
    path.write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "content" / "actors").mkdir(parents=True)
    report = json.loads(import_articles([str(path)], tmp_path / "content", dry_run=True).report)
    (article,) = report["articles"]
    assert {line["n"] for line in article["lines"] if line["label"] == "body"} == set(range(5, len(rows) + 1))
    for found in article["mentions"]:
        assert rows[found["line"] - 1][found["col"] :].startswith(found["exact"].split()[0])
    (quotation,) = [q for q in article["quotations"] if q["type"] == "direct"]
    first, last = quotation["lines"]
    assert rows[first - 1][quotation["col"]] == "„"
    assert "“" in rows[last - 1]
    assert quotation["length"] == len(quotation["exact"])
