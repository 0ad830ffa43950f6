"""Metadata: what is stated, what is inferred, and what stays empty."""

from datetime import date
from pathlib import Path

import pytest

from generator.articles.article import Article, Value
from generator.articles.read import read_articles
from generator.base.figures.stamps import settled, stamps, zoned

BODY = (
    "Bundeskanzlerin Lena Bergholz hat mit Kenji Tanaka telefoniert. "
    "Das teilte ein Sprecher mit.\nEs ging um Fähren. Tanaka will beraten."
)


def _read(tmp_path: Path, *texts: str) -> list[Article]:
    paths = []
    for n, text in enumerate(texts):
        path = tmp_path / f"{n}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    articles = read_articles(paths)
    assert all(isinstance(a, Article) for a in articles)
    return [a for a in articles if isinstance(a, Article)]


def _value(tmp_path: Path, text: str, field: str) -> Value:
    return _read(tmp_path, text)[0].metadata[field]


def test_a_printed_date_is_stated_with_its_line_and_zone(tmp_path: Path) -> None:
    found = _value(tmp_path, f"Bergholz ruft Tanaka an\n02.07.2027, 20:12 Uhr\n{BODY}", "published")
    assert (found.value, found.basis, found.lines) == ("2027-07-02T20:12+02:00", "stated", (2,))


def test_english_times_have_an_offset_only_if_one_is_printed(tmp_path: Path) -> None:
    body = "Chancellor Lena Bergholz called Kenji Tanaka, the office said. It was about the ferries and the ports."
    zoned = _value(tmp_path, f"Bergholz calls Tanaka\nMarch 2, 2027 8:15 PM EST\n{body}", "published")
    bare = _value(tmp_path, f"Bergholz calls Tanaka\nMarch 2, 2027 8:15 PM\n{body}", "published")
    assert (zoned.value, bare.value) == ("2027-03-02T20:15-05:00", "2027-03-02T20:15")


def test_without_a_date_nothing_is_invented(tmp_path: Path) -> None:
    article = _read(tmp_path, f"Bergholz ruft Tanaka an\n{BODY}")[0]
    empty = ("published", "updated", "kicker", "outlet", "dateline", "status")
    assert [article.metadata[field] for field in empty] == [Value()] * len(empty)
    assert [
        article.metadata[field].value for field in ("authors", "agencies", "image_credits", "corrections", "tags")
    ] == [()] * 5


def test_yesterday_with_its_date_gives_the_day_and_another_article_of_the_run_the_year(tmp_path: Path) -> None:
    undated = (
        f"Bergholz ruft Tanaka an\n{BODY}\nBeide hatten "
        f"gestern (1. März) am Montag geschrieben. Am Dienstag riefen sie an."
    )
    dated = f"Ein anderer Text\n5. April 2027\n{BODY}"
    alone, both = _read(tmp_path, undated)[0], _read(tmp_path, undated, dated)[0]
    assert alone.metadata["published"].value is None
    assert (both.metadata["published"].value, both.metadata["published"].basis) == ("2027-03-02", "inferred")


def test_a_year_whose_weekday_disagrees_is_not_taken(tmp_path: Path) -> None:
    undated = f"Bergholz ruft Tanaka an\n{BODY}\nBeide hatten gestern (1. März) am Samstag geschrieben."
    assert _read(tmp_path, undated, f"Ein anderer Text\n5. April 2027\n{BODY}")[0].metadata["published"].value is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Ines Malchow, Tokio, und Max Quast, Berlin", ("Ines Malchow", "Max Quast")),
        ("VON INES MALCHOW UND MAX QUAST, KIEL", ("Ines Malchow", "Max Quast")),
        ("By Ada Fielding and Tom Okri, CNN", ("Ada Fielding", "Tom Okri")),
        ("Ein Kommentar von Rita Ode", ("Rita Ode",)),
        ("Gastbeitrag von Rita Ode", ("Rita Ode",)),
        ("Maike Dörfler, Tokio", ("Maike Dörfler",)),
        ("Maike Dörfler • 02.03.2027", ("Maike Dörfler",)),
        ("Rita Ode und Tjorven Kraft, Tokio", ("Rita Ode", "Tjorven Kraft")),
        ("Tom Okri (now) and Isolde Fielding (earlier)", ("Tom Okri", "Isolde Fielding")),
        ("Rosa Teague, political reporter", ("Rosa Teague",)),
    ],
)
def test_bylines_name_persons_and_no_places_or_outlets(line: str, names: tuple[str, ...], tmp_path: Path) -> None:
    assert _value(tmp_path, f"Bergholz ruft Tanaka an\n{line}\n2. März 2027\n{BODY}", "authors").value == names


def test_initials_are_authors_only_where_no_name_stands(tmp_path: Path) -> None:
    text = f"Bergholz ruft Tanaka an\n{BODY}\nQuelle: ntv.de, kst/dpa"
    article = _read(tmp_path, text)[0]
    assert (article.metadata["authors"].value, article.metadata["agencies"].value) == (("kst",), ("dpa",))
    assert article.metadata["outlet"].value == "ntv.de"
    named = _value(tmp_path, text.replace("an\n", "an\nVon Rita Ode\n", 1), "authors")
    assert named.value == ("Rita Ode",)


def test_an_agency_that_took_the_picture_or_is_quoted_is_not_credited(tmp_path: Path) -> None:
    text = f"Bergholz ruft Tanaka an\nFoto: Ole Muster/dpa\n{BODY}\nDas sagte er der Agentur AFP. Mehr sagte er nicht."
    assert _value(tmp_path, text, "agencies").value == ()
    assert _value(tmp_path, text, "image_credits").value == ("Ole Muster/dpa",)


def test_a_dateline_gives_place_and_agency(tmp_path: Path) -> None:
    article = _read(tmp_path, f"Bergholz ruft Tanaka an\nBerlin (dpa) - {BODY}")[0]
    assert (article.metadata["dateline"].value, article.metadata["agencies"].value) == ("Berlin (dpa)", ("dpa",))


@pytest.mark.parametrize(
    "opening", ["Oslo, 3.3.2027 (sda/afp)", "Oslo (APA, 3.3.2027) -", "Oslo, 3. März 2027 (dpa) -"]
)
def test_a_dateline_gives_the_day(tmp_path: Path, opening: str) -> None:
    assert _value(tmp_path, f"Bergholz ruft Tanaka an\n{opening} {BODY}", "published").value == "2027-03-03"


def test_the_only_date_may_stand_below_the_text(tmp_path: Path) -> None:
    text = f"Bergholz ruft Tanaka an\n{BODY}\n{BODY}\nMittwoch, 3. März 2027"
    assert _value(tmp_path, text, "published").value == "2027-03-03"


def test_an_agency_in_brackets_may_open_the_text_without_a_place(tmp_path: Path) -> None:
    text = "Bergholz ruft Tanaka an\n2. März 2027\n(sda) Lena Bergholz hat Kenji Tanaka angerufen. Sie sprachen lange."
    assert _value(tmp_path, text, "agencies").value == ("SDA",)


def test_a_correction_points_to_the_paragraph_that_holds_the_words_it_quotes(tmp_path: Path) -> None:
    quoted = (
        f"Bergholz ruft Tanaka an\nDie Kanzlerin ruft an.\n{BODY}\nKorrektur: "
        f"In einer früheren Fassung stand es falsch. Richtig ist „um Fähren“."
    )
    assert _value(tmp_path, quoted, "corrections").value == ({"lines": [5], "corrects_lines": [4]},)


def test_an_archived_page_says_so(tmp_path: Path) -> None:
    text = f"Fährstreit im Liveblog\nDieser Ticker ist archiviert.\n{BODY}"
    assert _value(tmp_path, text, "status") == Value("archived", "stated", (2,))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("17. Mai 2025, 21:11 Uhr", (2025, 5, 17, 21, 11, None)),
        ("Tue 18 Mar 2025 14.05 GMT", (2025, 3, 18, 14, 5, "GMT")),
        ("Published 9:30 a.m. ET, Feb. 12, 2025", (2025, 2, 12, 9, 30, "ET")),
        ("2025-03-19T23:04:11+01:00", (2025, 3, 19, 23, 4, "+01:00")),
        ("May 11, 2026 4:22 PM GMT+2", (2026, 5, 11, 16, 22, "GMT+2")),
    ],
)
def test_a_date_and_its_time_are_one_stamp(text: str, found: tuple[object, ...]) -> None:
    stamp = stamps(text)[0]
    assert (stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.zone) == found


@pytest.mark.parametrize("text", ["05/06/2025", "31. Februar 2025", "Version 1.2.3", "ein Verhältnis von 3:2"])
def test_what_is_no_date_or_may_be_two_is_none(text: str) -> None:
    assert [s for s in stamps(text) if s.date()] == []


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("05/06/2025", "Europe/Berlin", date(2025, 6, 5)),
        ("05/06/2025", "America/New_York", date(2025, 5, 6)),
        ("05/06/2025 14:30 BST", None, date(2025, 6, 5)),
        ("05/06/2025 2:30 p.m. ET", None, date(2025, 5, 6)),
        ("05/06/2025 14:30 GMT", None, None),
        ("05/06/2025", None, None),
    ],
)
def test_a_date_that_may_be_two_is_read_as_its_place_or_printed_zone_writes_it(
    text: str, place: str | None, day: date | None
) -> None:
    assert settled(stamps(text)[0], place).date() == day


def test_an_offset_from_greenwich_is_part_of_the_time() -> None:
    assert zoned(date(2026, 5, 11), 16, 22, "GMT+2", None) == "2026-05-11T16:22+02:00"
    assert zoned(date(2026, 5, 11), 16, 22, "UTC-4:30", None) == "2026-05-11T16:22-04:30"
