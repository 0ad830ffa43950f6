"""Inputs that people have: encodings that say one thing and are another, pages in one file, clippings."""

from datetime import date
from pathlib import Path

import pytest

from generator.articles.article import Article
from generator.articles.read import Given, read_article, read_articles
from generator.base.problems import Problem

BODY = """<p>Bundeskanzlerin Lena Bergholz hat mit dem Premier Kenji Tanaka telefoniert. Das teilte er mit.</p>
<p>Tanaka sprach in Tokio von einem „guten Anfang“ – Bergholz will die Gespräche über die Fähren fortsetzen.</p>
<p>Über einen Termin wird noch verhandelt, hieß es in Berlin. Die Reedereien hoffen auf den Sommer.</p>"""
TEXT = """Bundeskanzlerin Lena Bergholz hat mit dem Premier Kenji Tanaka telefoniert. Das teilte er mit.

Tanaka sprach in Tokio von einem „guten Anfang“. Bergholz will die Gespräche über die Fähren fortsetzen."""


def _read(path: Path, content: bytes) -> Article:
    path.write_bytes(content)
    article = read_article(str(path))
    assert isinstance(article, Article), article
    return article


def _labels(article: Article) -> dict[str, str]:
    return {line.text: line.label for line in article.lines if line.text}


@pytest.mark.parametrize("declared", ["iso-8859-1", "ISO-8859-1", "us-ascii", "latin1"])
def test_what_is_declared_as_latin_is_read_as_browsers_read_it(declared: str, tmp_path: Path) -> None:
    page = f"<html lang=de><head><meta charset={declared}></head><body><h1>Anruf in Tokio</h1>{BODY}</body></html>"
    texts = [line.text for line in _read(tmp_path / "a.html", page.encode("cp1252")).lines]
    assert any("„guten Anfang“ – Bergholz" in text for text in texts)


def test_one_wrong_byte_leaves_a_page_what_it_is(tmp_path: Path) -> None:
    page = f"<html lang=de><meta charset=utf-8><h1>Anruf in Tokio</h1>{BODY}<p>Ein Café in Kiel schließt heute.</p>"
    content = page.encode().replace("Café".encode(), b"Caf\xe9")
    article = _read(tmp_path / "a.html", content)
    assert article.encoding == "utf-8"
    assert any("Café in Kiel schließt" in line.text for line in article.lines)


def test_a_q_element_has_the_marks_that_a_browser_sets(tmp_path: Path) -> None:
    page = f"<html lang=de><h1>Anruf in Tokio</h1>{BODY}<p>Es sei <q>ein <b>guter</b> Tag</q> gewesen, sagte sie.</p>"
    assert any("„ein guter Tag“ gewesen" in line.text for line in _read(tmp_path / "a.html", page.encode()).lines)


def test_items_of_a_list_may_hold_a_heading_and_its_text(tmp_path: Path) -> None:
    parts = [
        (
            "Berlin wartet",
            "Die Kanzlerin wartet nach Angaben ihres Sprechers auf ein Zeichen aus Tokio. Es eilt nicht.",
        ),
        ("Tokio prüft", "Die Regierung in Tokio prüft den Vorschlag, wie ein Sprecher sagte. Sie nennt keine Frist."),
    ]
    items = "".join(f"<li><h3>{head}</h3><p>{text}</p></li>" for head, text in parts)
    page = f"<html lang=de><body><article><h1>Bergholz ruft Tanaka an</h1>{BODY}<ul>{items}</ul></article></body>"
    labels = _labels(_read(tmp_path / "a.html", page.encode()))
    assert [labels[head] for head, _ in parts] == ["subhead", "subhead"]
    assert [labels[text] for _, text in parts] == ["body", "body"]


def test_a_page_with_all_its_parts_in_one_file_is_decoded(tmp_path: Path) -> None:
    page = f"<html lang=de><body><h1>Bergholz ruft Tanaka an</h1>{BODY}</body></html>"
    quoted = "".join(f"={b:02X}" if b > 126 or b == 61 else chr(b) for b in page.encode())
    mail = (
        "From: <Saved by Blink>\r\nSubject: Anruf\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n------x\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{quoted}\r\n------x\r\nContent-Type: image/png\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\niVBO\r\n------x--\r\n"
    )
    article = _read(tmp_path / "page.mhtml", mail.encode())
    assert article.media_type == "text/html"
    assert article.metadata["headline"].value == "Bergholz ruft Tanaka an"
    assert any("Gespräche über die Fähren" in line.text for line in article.lines)


def test_a_page_in_one_file_without_a_page_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "page.mht"
    path.write_bytes(
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\n"
    )
    problem = read_article(str(path))
    assert isinstance(problem, Problem)
    assert "no page" in problem.message


CLIPPING = f"""---
title: "Bergholz ruft „in Tokio“ an"
source: "https://www.n-tv.de/politik/anruf.html"
author:
  - "[[Ines Malchow]]"
published: 2027-03-02
created: 2027-04-01
tags:
  - "clippings"
---
![Bergholz am Telefon](https://www.n-tv.de/bild.jpg)

Die [Kanzlerin](https://www.n-tv.de/kanzlerin) sucht **im Streit** um die Fähren das Gespräch.

{TEXT}

## Warten in Tokio

Über einen Termin wird [noch](https://www.n-tv.de/termin) verhandelt, hieß es. Die Reedereien hoffen auf den Sommer.
"""


def test_a_clipping_says_in_its_front_matter_what_it_is_and_quotes_nothing_there(tmp_path: Path) -> None:
    article = _read(tmp_path / "a.md", CLIPPING.encode())
    values = {name: article.metadata[name].value for name in ("headline", "authors", "outlet", "published")}
    assert values == {
        "headline": "Bergholz ruft „in Tokio“ an",
        "authors": ("Ines Malchow",),
        "outlet": "ntv",
        "published": "2027-03-02",
    }
    assert article.metadata["published"].origin == "front matter"
    assert {line.label for line in article.lines[:10]} == {"boilerplate", "date"}
    assert _labels(article)["## Warten in Tokio"] == "subhead"
    assert article.lines[-1].label == "body"


def test_a_title_that_stands_only_in_front_matter_is_the_headline_and_not_its_key(tmp_path: Path) -> None:
    content = f"---\ntitle: Bergholz ruft an\nauthor: Ines Malchow\npublished: 2027-03-02\n---\n{TEXT}\n"
    article = _read(tmp_path / "a.md", content.encode())
    assert [line.label for line in article.lines[:4]] == ["boilerplate", "headline", "author", "date"]
    assert article.metadata["headline"].value == "Bergholz ruft an"


def test_a_text_between_rules_is_no_clipping(tmp_path: Path) -> None:
    article = _read(tmp_path / "a.txt", f"---\nBergholz ruft an\n---\n{TEXT}\n".encode())
    assert article.metadata["headline"].value == "Bergholz ruft an"


@pytest.mark.parametrize("before", [": ", "- ", "– "])
def test_a_headline_begins_with_its_first_word(before: str, tmp_path: Path) -> None:
    article = _read(tmp_path / "a.txt", f"{before}Bergholz ruft Tanaka an\n2. März 2027\n{TEXT}\n".encode())
    assert article.metadata["headline"].value == "Bergholz ruft Tanaka an"


def test_an_undated_article_takes_the_day_and_the_outlet_that_it_is_given(tmp_path: Path) -> None:
    undated, dated = tmp_path / "a.txt", tmp_path / "b.txt"
    undated.write_text(f"Bergholz ruft Tanaka an\n{TEXT}\n", encoding="utf-8")
    dated.write_text(
        f"Bergholz ruft an\n2. März 2027\n{TEXT} ntv.de meldet nichts.\nQuelle: ntv.de, dpa\n", encoding="utf-8"
    )
    one, other = read_articles([str(undated), str(dated)], given=Given(date(2026, 5, 4), "Förde-Blatt"))
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert (other.metadata["published"].value, other.metadata["outlet"].value) == ("2027-03-02", "ntv.de")
    alone = read_articles([str(undated)], given=Given(date(2026, 5, 4), "Förde-Blatt"))[0]
    assert isinstance(alone, Article)
    found = [
        (alone.metadata[k].value, alone.metadata[k].basis, alone.metadata[k].origin) for k in ("published", "outlet")
    ]
    assert found == [
        ("2026-05-04", "inferred", "given with --date"),
        ("Förde-Blatt", "inferred", "given with --outlet"),
    ]


def test_more_lines_than_any_page_has_are_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Bergholz ruft an\n" + "a b\n" * 9000 + TEXT, encoding="utf-8")
    problem = read_article(str(path))
    assert isinstance(problem, Problem)
    assert "more than an article: 900" in problem.message


def test_articles_of_the_same_name_in_different_folders_are_two_articles(tmp_path: Path) -> None:
    paths = []
    for folder, words in (("a", TEXT), ("b", TEXT.replace("Tanaka", "Tanabe") + "\n\nEin dritter Absatz steht hier.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "text.txt").write_text(words, "utf-8")
        paths.append(str(tmp_path / folder / "text.txt"))
    (tmp_path / "text-1.txt").write_text(TEXT, "utf-8")
    read = read_articles([*paths, str(tmp_path / "text-1.txt")])
    assert [each.id for each in read if isinstance(each, Article)] == ["text-2", "text-3", "text-1"]
