"""The import as a whole: its report, its repetition, other inputs beside a broken one, and no network."""

import hashlib
import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.articles import import_articles
from generator.commands.import_articles import import_

TEXT = """Bergholz ruft Tanaka an
2. März 2027, 20:12 Uhr
Bundeskanzlerin Lena Bergholz hat mit Kenji Tanaka telefoniert. Das teilte ein Sprecher mit.
„Wir reden weiter“, sagte Bergholz in Berlin. Tanaka nickte.
"""


def _archive(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    return content


def _run(tmp_path: Path, *arguments: str, **options: str) -> Result:
    return CliRunner().invoke(import_, [*arguments, "--archive", str(tmp_path)], **options)  # type: ignore[arg-type]


def test_the_report_has_every_key_in_its_order_and_the_digest_of_the_input(tmp_path: Path) -> None:
    content = _archive(tmp_path)
    report = json.loads(import_articles([str(tmp_path / "article.txt")], content, dry_run=True).report)
    assert list(report) == [
        "format",
        "version",
        "generator",
        "actors",
        "articles",
        "calls",
        "contacts",
        "discrepancies",
        "warnings",
    ]
    article = report["articles"][0]
    assert list(article) == ["id", "source", "metadata", "lines", "updates", "mentions", "proposals", "quotations"]
    assert article["source"]["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (article["source"]["path"], article["source"]["lines"]) == ("article.txt", 4)
    assert article["metadata"]["published"] == {
        "value": "2027-03-02T20:12+01:00", "basis": "stated", "lines": [2], "origin": "date line"
    }  # fmt: skip
    assert [line["n"] for line in article["lines"]] == [1, 2, 3, 4]


def test_the_same_input_gives_the_same_bytes_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = _archive(tmp_path)
    first = import_articles([str(tmp_path / "article.txt")], content, dry_run=True).report
    monkeypatch.chdir(tmp_path)
    assert import_articles(["article.txt"], content, dry_run=True).report == first
    assert str(tmp_path) not in first


def test_two_inputs_that_share_a_name_go_by_their_whole_names(tmp_path: Path) -> None:
    content = _archive(tmp_path)
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.splitlines()[2:])
    (tmp_path / "article.html").write_text(f"<html><body><h1>Bergholz ruft Tanaka an</h1>{paragraphs}</body></html>")
    both = import_articles([str(tmp_path / f"article.{kind}") for kind in ("txt", "html")], content, dry_run=True)
    assert [a.id for a in both.articles] == ["article.txt", "article.html"]


def test_no_network_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the import opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    content = _archive(tmp_path)
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><h1>Bergholz ruft Tanaka an</h1><p>{TEXT.splitlines()[2]}</p></body></html>")
    assert len(import_articles([str(tmp_path / "article.txt"), str(page)], content).articles) == 2


def test_a_broken_input_is_one_sentence_and_the_others_are_imported(tmp_path: Path) -> None:
    _archive(tmp_path)
    (tmp_path / "empty.txt").write_text("")
    result = _run(tmp_path, str(tmp_path / "empty.txt"), str(tmp_path / "article.txt"))
    assert result.exit_code == 1
    assert "empty.txt:1:1: the file is empty; save the article again" in result.stderr
    assert len(list((tmp_path / "content/sources").glob("*.md"))) == 1


def test_a_second_import_updates_nothing_and_says_so(tmp_path: Path) -> None:
    _archive(tmp_path)
    first = _run(tmp_path, str(tmp_path / "article.txt"))
    before = {p: p.read_bytes() for p in (tmp_path / "content").rglob("*.md")}
    second = _run(tmp_path, str(tmp_path / "article.txt"))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "Nothing was updated." in second.stdout
    assert {p: p.read_bytes() for p in (tmp_path / "content").rglob("*.md")} == before


def test_the_report_on_standard_output_stands_there_alone(tmp_path: Path) -> None:
    _archive(tmp_path)
    result = _run(tmp_path, "-", "--dry-run", "--report", "-", input=TEXT)
    assert json.loads(result.stdout)["articles"][0]["id"] == "stdin"
    assert "would be written" in result.stderr
    assert not (tmp_path / "content/sources").exists()


def test_a_missing_content_folder_is_a_wrong_set_up(tmp_path: Path) -> None:
    result = _run(tmp_path, "a.txt")
    assert "there is no folder" in str(result.exception)


def test_an_article_without_a_call_says_so(tmp_path: Path) -> None:
    _archive(tmp_path)
    text = (
        "Hund rettet Katze\nIn Kiel hat ein Hund eine Katze gerettet. "
        "Das sagte die Feuerwehr.\nBeide sind wohlauf. Der Hund bekam Wurst."
    )
    assert "no call was found" in _run(tmp_path, "-", input=text).stdout


def test_new_ids_in_the_report_are_in_the_language_of_the_archive_as_in_the_drafts(tmp_path: Path) -> None:
    content = _archive(tmp_path)
    said = TEXT.replace("Tanaka nickte.", "Der Kreml teilte mit, das sei nichts Neues.")
    (tmp_path / "article.txt").write_text(said, encoding="utf-8")
    for language, own, other in (("de", "kreml", "kremlin"), ("fr", "kremlin", "kreml")):
        site = f"title: {{{language}: A}}\nlanguages: [{language}]\nbase_url: https://example.org/\n"
        (content / "site.yaml").write_text(site, encoding="utf-8")
        imported = import_articles([str(tmp_path / "article.txt")], content, dry_run=True)
        assert f'"{own}"' in imported.report
        assert f'"{other}"' not in imported.report
        assert f"actors/{own}.{language}.md" in {change.path for change in imported.changes}


def test_an_article_in_another_language_is_a_source_in_it_and_what_is_not_read_is_told(
    tmp_path: Path,
) -> None:
    _archive(tmp_path)
    (tmp_path / "article.txt").write_text(
        "Presidente liga para o primeiro-ministro\n2 de março de 2027\n"
        "A presidente Ana Muster conversou por telefone com o primeiro-ministro Ben Beispiel na terça-feira.\n"
        "Os dois falaram sobre comércio e não disseram quando voltam a conversar, segundo o governo em nota.\n",
        encoding="utf-8",
    )
    result = _run(tmp_path, str(tmp_path / "article.txt"))
    assert "is in `pt`; calls and speakers are read in German and English only" in result.output
    assert [path.name.split(".")[1] for path in (tmp_path / "content" / "sources").iterdir()] == ["pt"]
