"""What machines read: feeds, calendars, tables, the archive as JSON; each read back by its own library."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import duckdb
import icalendar
import jsonschema
import lxml.etree
import lxml.html
import pytest
from frictionless import Package

from generator.base.config import Site
from generator.pages.files.calendars import escaped as calendar_text
from generator.pages.files.calendars import folded
from generator.pages.files.data_tables import TABLES
from generator.pages.files.sitemap import sitemap
from generator.pages.output import render_page
from tests.pages.small_sites import CALL, CALL_DE, CAST, DE, SITE, files_of, planned

ONE_CALL = CAST | CALL
DOCUMENTED = Path(__file__).parents[2] / "docs" / "data.md"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_feed_has_permanent_ids_and_says_its_language() -> None:
    feed = lxml.etree.fromstring(files_of(ONE_CALL)["en/feed.xml"].encode())
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")] == ["tag:archive.example,2025:ruf:en"]
    assert feed.findtext(f"{ATOM}updated") == "2025-02-13T00:00:00Z", "the day of the latest source"


def test_ids_outlive_a_move_of_the_site() -> None:
    def ids(site: Site) -> list[str]:
        files = files_of(ONE_CALL, site)
        atom = lxml.etree.fromstring(files["en/actors/ada-old/feed.xml"].encode())
        (event,) = icalendar.Calendar.from_ical(files["de/gespraeche.ics"]).events
        return [
            *(str(found.text) for found in atom.iter(f"{ATOM}id")),
            *(entry["id"] for entry in json.loads(files["de/feed.json"])["items"]),
            str(event["UID"]),
        ]

    moved = replace(SITE, base_url="https://elsewhere.example/")
    assert ids(SITE) == ids(moved)
    assert ids(SITE) == [
        "tag:archive.example,2025:calls:ada-alt:en", "tag:archive.example,2025:ruf:en",
        "tag:archive.example,2025:ruf:de", "ruf.de@archive.example",
    ]  # fmt: skip


def test_an_entry_without_an_edition_is_in_no_feed_of_that_language() -> None:
    files = files_of(CAST | {"calls/ruf.de.md": CALL_DE})
    assert len(json.loads(files["de/feed.json"])["items"]) == 1
    assert json.loads(files["en/feed.json"])["items"] == []


def test_a_json_feed_names_itself_and_its_page() -> None:
    feed = json.loads(files_of(ONE_CALL)["de/feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == "https://example.org/repo/de/"
    assert feed["items"][0]["url"] == "https://example.org/repo/de/gespraeche/ruf/"


def test_a_call_without_a_time_is_an_all_day_event() -> None:
    (event,) = icalendar.Calendar.from_ical(files_of(ONE_CALL)["en/calls.ics"]).events
    assert (str(event.start), str(event.end)) == ("2025-02-12", "2025-02-13")
    assert event["STATUS"] == "CONFIRMED"


def test_a_call_with_a_time_is_an_event_in_utc() -> None:
    text = CALL_DE.replace("status: held", "start: 2025-02-12T16:00 Europe/Berlin\nstatus: announced")
    calendar = files_of(CAST | {"calls/ruf.de.md": text})["de/gespraeche.ics"]
    (event,) = icalendar.Calendar.from_ical(calendar).events
    assert str(event.start) == "2025-02-12 15:00:00+00:00"
    assert event["STATUS"] == "TENTATIVE"


def test_a_calendar_is_written_as_the_library_writes_it() -> None:
    titles = (
        "Ein langer Titel, der über die Zeile hinausgeht; mit „Anführung“, Komma und \\ Strich " + "äöü€𝄞" * 40,
        *("x" * n + ",;^\\" * 30 for n in range(12)),
    )  # fmt: skip
    texts = {
        f"calls/ruf-{n}.de.md": CALL_DE.replace(
            "Ada und Bo sprechen über Getreide", json.dumps(title, ensure_ascii=False)
        )
        for n, title in enumerate(titles)
        if title
    }
    timed = CALL_DE.replace("status: held", "start: 2025-02-12T16:00 Europe/Berlin\nstatus: held")
    files = files_of(
        CAST | texts | {"calls/zeit.de.md": timed, "calls/bald.de.md": CALL_DE.replace("-02-12", "-12-31")}
    )
    calendar = files["de/gespraeche.ics"].encode()
    read = icalendar.Calendar.from_ical(calendar)
    assert len(read.events) == len(texts) + 2
    assert read.to_ical() == calendar


@pytest.mark.parametrize(
    "words", ["", "a", "a;b,c\\d", "one\ntwo\r\nthree\rfour", "ä" * 80, "𝄞" * 40, "x" * 66 + "\\;,"]
)
def test_a_line_of_a_calendar_is_what_the_library_makes_of_it(words: str) -> None:
    event = icalendar.Event()
    event.add("summary", words)
    assert folded("SUMMARY:" + calendar_text(words)) in event.to_ical()


def test_who_took_part_or_speaks_has_a_feed_and_no_further_file() -> None:
    files = files_of(ONE_CALL)
    beside = {
        name: {path.rsplit("/", 1)[1] for path in files if path.startswith(f"en/actors/{name}/")} - {"index.html"}
        for name in ("ada-old", "house", "the-leaf")
    }
    assert beside == {"ada-old": {"feed.xml"}, "house": {"feed.xml"}, "the-leaf": set()}


def news(files: dict[str, str], path: str) -> list[tuple[str, ...]]:
    """Title, address, day of publication and of the last change of each item of a feed."""
    names = ("title", "published", "updated")
    return [
        (*(str(found.findtext(f"{ATOM}{name}") or "")[:60] for name in names), found.find(f"{ATOM}link").get("href"))
        for found in lxml.etree.fromstring(files[path].encode()).iter(f"{ATOM}entry")
    ]


def test_a_feed_begins_with_what_the_archive_published_last_and_tells_each_correction_and_change() -> None:
    old = CALL_DE.replace("2025-02-12", "2015-02-12").replace(
        "summary:",
        "first_published: 2025-06-01\ncorrections: [{date: 2025-07-02, note: Die Dauer war falsch.}]\n"
        "changes: [{date: 2025-07-01, note: Die Darstellung des Hofs kam hinzu.}]\nsummary:",
        1,
    )
    newer = CALL_DE.replace("summary:", "first_published: 2025-05-01\nsummary:", 1)
    undated = CALL_DE.replace("2025-02-12", "2025-03-12")
    files = files_of(CAST | {"calls/alt.de.md": old, "calls/neu.de.md": newer, "calls/ohne.de.md": undated})
    address = "https://example.org/repo/de/gespraeche"
    found = news(files, "de/feed.xml")
    assert [(title.split(":")[0], day[:10], changed[:10], href) for title, day, changed, href in found] == [
        ("Berichtigt", "2025-07-02", "2025-07-02", f"{address}/alt/#s-corrections"),
        ("Geändert", "2025-07-01", "2025-07-01", f"{address}/alt/#s-changes"),
        ("Ada Alt und Bo Neu, 12. Februar 2015", "2025-06-01", "2025-07-02", f"{address}/alt/"),
        ("Ada Alt und Bo Neu, 12. Februar 2025", "2025-05-01", "2025-05-01", f"{address}/neu/"),
        ("Ada Alt und Bo Neu, 12. März 2025", "", "2025-03-12", f"{address}/ohne/"),
    ]
    page = lxml.html.document_fromstring(files["de/gespraeche/alt/index.html"])
    assert page.xpath("//*[@id='s-corrections' or @id='s-changes']")
    assert [item["url"] for item in json.loads(files["de/feed.json"])["items"]] == [href for *_, href in found]


def test_topics_pairs_and_speakers_can_be_followed() -> None:
    again = CALL_DE.replace("2025-02-12", "2025-03-12")
    files = files_of(CAST | {"calls/ruf.de.md": CALL_DE, "calls/zwei.de.md": again})
    pair = next(path for path in files if path.startswith("de/paare/") and path.endswith("feed.xml"))
    for path in ("de/themen/getreide/feed.xml", pair, "de/akteure/haus/feed.xml"):
        assert len(news(files, path)) == 2, path
        page = lxml.html.document_fromstring(files[path.replace("feed.xml", "index.html")])
        assert page.xpath(f"//head/link[@href='/repo/{path}'] and //main//a[@href='/repo/{path}']"), path


def test_an_announced_call_says_so_in_feeds() -> None:
    files = files_of(CAST | {"calls/ruf.de.md": CALL_DE.replace("status: held", "status: announced")})
    assert news(files, "de/feed.xml")[0][0].startswith("Ada Alt und Bo Neu, 12. Februar 2025 (angekündigt)")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "-cmd|’ /C calc’!A0", "1=1"])
def test_a_cell_is_no_formula(title: str) -> None:
    text = CALL_DE.replace("title: Ada und Bo sprechen über Getreide", f"title: {json.dumps(title)}")
    files = files_of(CAST | {"calls/ruf.de.md": text})
    expected = title if title == "1=1" else f"'{title}"
    (row,) = csv.DictReader(io.StringIO(files["data/calls.csv"]))
    assert row["title_de"] == expected
    (found,) = json.loads(files["data/calls-2025.json"])["calls"]
    assert found["editions"]["de"]["title"] == title, "JSON is no table"


def test_the_json_of_the_archive_keeps_to_its_schema() -> None:
    files = files_of(ONE_CALL)
    schema = json.loads(files["data/archive.schema.json"])
    jsonschema.validate(json.loads(files["data/archive.json"]), schema)
    year = json.loads(files["data/calls-2025.json"])
    jsonschema.validate(year, schema)
    assert year["calls"][0]["facts"][0]["standing"] == "differ"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(year | {"calls": [{"id": "x"}]}, schema)


def test_the_calls_of_a_year_have_a_file_of_their_own_that_the_archive_names() -> None:
    old = CALL_DE.replace("2025-02-12", "2015-02-12")
    files = files_of(ONE_CALL | {"calls/alt.de.md": old})
    schema = json.loads(files["data/archive.schema.json"])
    whole = json.loads(files["data/archive.json"])
    for year, ids in (("2015", ["alt"]), ("2025", ["ruf"])):
        found = json.loads(files[f"data/calls-{year}.json"])
        jsonschema.validate(found, schema)
        assert [call["id"] for call in found.pop("calls")] == ids
        assert found == {key: whole[key] for key in ("format", "title", "licence") if key in whole}
    assert whole["years"] == ["calls-2025.json", "calls-2015.json"]
    records = [record for key in ("actors", "topics", "sources") for record in whole[key]]
    assert files["data/archive.json"].count("\n{") == len(records)


def test_the_zip_holds_every_file() -> None:
    plan = planned(ONE_CALL)
    made = {page.subject[0]: page for page in plan.pages if page.kind.name == "export"}
    files = {name: render_page(page, plan).content for name, page in made.items()}
    with zipfile.ZipFile(io.BytesIO(files["archive.zip"])) as packed:
        found = {name.removeprefix("archive/"): packed.read(name) for name in packed.namelist()}
    assert found == {name: data for name, data in files.items() if name != "archive.zip"}


def test_the_flat_table_has_a_row_for_each_statement_and_source_as_spreadsheets_of_its_language_open_it() -> None:
    text = CALL_DE.replace("Getreide. <source:artikel#p2>", "Getreide. <source:artikel#p1> <source:artikel#p2>")
    files = files_of(CAST | CALL | {"calls/zwei.de.md": text.replace("2025-02-12", "2025-03-12")})
    german, english = files["data/archive.de.csv"], files["data/archive.en.csv"]
    assert german.startswith("\ufeffdate;call;participants;side;party;topic;text;language;source;locator;address\r\n")
    assert english.startswith("\ufeffdate,call,")
    rows = list(csv.DictReader(io.StringIO(german[1:]), delimiter=";"))
    assert [(row["call"], row["locator"]) for row in rows] == [("ruf", "p2"), ("zwei", "p1"), ("zwei", "p2")]
    assert rows[0] == {
        "date": "2025-02-12", "call": "ruf", "participants": "Ada Alt und Bo Neu", "side": "Haus", "party": "Haus",
        "topic": "Getreide", "text": "Es gibt Getreide.", "language": "de", "source": "Blatt: Sie sprachen",
        "locator": "p2",
        "address": "https://example.org/repo/de/gespraeche/ruf/#statement.getreide.haus",
    }  # fmt: skip
    translated = list(csv.DictReader(io.StringIO(english[1:])))
    assert [(row["call"], row["text"], row["language"]) for row in translated] == [
        ("ruf", "There is grain.", "en"), ("zwei", "Es gibt Getreide.", "de"), ("zwei", "Es gibt Getreide.", "de"),
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "page"), [("de", "de/daten/"), ("en", "en/data/")])
def test_the_recipes_of_the_data_page_and_of_the_documentation_do_what_they_say(
    language: str, page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = {
        f"calls/zwei.{tag}.md": CALL[f"calls/ruf.{tag}.md"].replace("2025-02-12", "2025-03-12") for tag in ("de", "en")
    }
    files = files_of(ONE_CALL | again)
    for path, text in files.items():
        if path.startswith("data/"):
            (tmp_path / path[5:]).write_bytes(text.encode())
    shown = lxml.html.document_fromstring(files[f"{page}index.html"]).xpath("//pre[@data-recipe]")
    recipes = [pre.text_content() for pre in shown]
    if language == "en":
        documented = re.findall(r"```(?:python|sql)\n(.*?)\n```", DOCUMENTED.read_text("utf-8"), re.DOTALL)
        assert [code.replace("https://example.org/", "https://example.org/repo/") for code in documented] == recipes
    here = [code.replace("https://example.org/repo/data", tmp_path.as_posix()) for code in recipes]
    exec(here[0], {})  # noqa: S102  (our own words)
    told = capsys.readouterr().out.split()
    party, topic = {"de": ("Haus", "Getreide"), "en": ("House", "Grain")}[language]
    assert told == ["side", party, "topic", topic, "2"]
    counted, joined = (statement for statement in here[1].split(";") if statement.strip())
    assert duckdb.sql(counted).fetchall() == [(topic, party, 2)]
    said = {"de": "Es gibt Getreide.", "en": "There is grain."}[language]
    assert [(str(day), *rest) for day, *rest in duckdb.sql(joined).fetchall()] == [
        ("2025-02-12", "haus", said), ("2025-03-12", "haus", said),
    ]  # fmt: skip


#: A call with whatever the tables can hold.
RICH = CALL_DE.replace("topics:", "corrections:\n  - {date: 2025-03-04, note: Zahl berichtigt.}\ntopics:", 1).replace(
    "rief an.", 'rief an: [“Grano”]{.said by=bo-neu via="Radio" lang=it}.'
) + "".join(
    f'\n::: discrepancy extent topic=getreide between="haus hof"\n{words}. <source:artikel#p{n}>\n:::\n'
    for n, words in enumerate(("Erstens", "Zweitens"), 1)
) + '\n::: discrepancy stale-head between="blatt"\nDrittens. <source:artikel>\n:::\n'  # fmt: skip


def test_whatever_a_call_page_says_is_in_the_tables_and_in_the_json() -> None:
    source = CAST["sources/artikel.de.md"].replace("type:", "calls: [ruf]\ntype:")
    files = files_of(CAST | {"calls/ruf.de.md": RICH, "sources/artikel.de.md": source})

    def table(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"])))

    assert [row["text_de"] for row in table("remarks")] == ["Drittens."]
    assert [row["text_de"] for row in table("discrepancies")] == ["Erstens.", "Zweitens."]
    assert [(r["discrepancy"], r["source"], r["locator"]) for r in table("discrepancy-sources")] == [
        ("1", "artikel", "p1"), ("2", "artikel", "p2"), ("3", "artikel", ""),
    ]  # fmt: skip
    (quoted,) = table("quotations")
    assert (quoted["edition"], quoted["by"], quoted["via"], quoted["language"], quoted["text"]) == (
        "de", "bo-neu", "Radio", "it", "“Grano”",
    )  # fmt: skip
    assert table("source-calls") == [{"source": "artikel", "call": "ruf"}]
    (corrected,) = table("corrections")
    assert (corrected["entry"], corrected["date"], corrected["note"]) == ("ruf", "2025-03-04", "Zahl berichtigt.")
    assert table("sources")[0]["page_en"] == "https://example.org/repo/en/sources/artikel/"
    year = json.loads(files["data/calls-2025.json"])
    jsonschema.validate(year, json.loads(files["data/archive.schema.json"]))
    (call,) = year["calls"]
    assert [(d["kind"], d["text"], d["sources"]) for d in call["discrepancies"]] == [
        ("extent", {"de": "Erstens."}, [{"source": "artikel", "locator": "p1"}]),
        ("extent", {"de": "Zweitens."}, [{"source": "artikel", "locator": "p2"}]),
    ]
    assert [(d["fragment"], d["among"]) for d in call["discrepancies"]] == [
        ("difference.extent.getreide.haus.hof", "sides"), ("difference.extent.getreide.haus.hof.2", "sides"),
    ]  # fmt: skip
    assert [row["fragment"] for row in table("discrepancies")] == [d["fragment"] for d in call["discrepancies"]]
    assert [row["fragment"] for row in table("statements")] == ["statement.getreide.haus"]
    assert call["quotations"] == [
        {
            "edition": "de",
            "by": "bo-neu",
            "via": "Radio",
            "language": "it",
            "fragment": quoted["fragment"],
            "text": "“Grano”",
        }
    ]
    assert call["editions"]["de"]["corrections"] == [{"date": "2025-03-04", "note": "Zahl berichtigt."}]


def test_the_data_tell_sides_and_on_what_an_account_rests_and_silence_that_is_known_from_silence_that_is_not() -> None:
    more = (
        "\n::: account hof basis=reported\nwetter\n: Es regnet. <source:artikel>\n"
        "\ngetreide\n: – <source:artikel#p9>\n:::"
        "\n\n::: account bo-neu basis=excerpt\nsteuern\n: Ja. <source:artikel>\n:::\n"
    )
    topics = {f"topics/{name}.de.md": f"---\ntitle: {name}\n---\n" for name in ("wetter", "steuern")}
    text = CALL_DE.replace("account haus", "account haus basis=full") + more
    files = files_of(CAST | topics | {"calls/ruf.de.md": text})
    rows = {name: list(csv.reader(io.StringIO(files[f"data/{name}.csv"])))[1:] for name in ("accounts", "silences")}
    assert rows["accounts"] == [
        ["ruf", "haus", "haus", "full"], ["ruf", "hof", "hof", "reported"], ["ruf", "bo-neu", "RU", "excerpt"],
    ]  # fmt: skip
    assert rows["silences"] == [
        ["ruf", "getreide", "hof", "silent", "artikel#p9"], ["ruf", "getreide", "RU", "unknown", ""],
        ["ruf", "wetter", "haus", "silent", ""], ["ruf", "wetter", "RU", "unknown", ""],
        ["ruf", "steuern", "haus", "silent", ""], ["ruf", "steuern", "hof", "unknown", ""],
    ]  # fmt: skip
    year = json.loads(files["data/calls-2025.json"])
    jsonschema.validate(year, json.loads(files["data/archive.schema.json"]))
    (call,) = year["calls"]
    assert call["accounts"][2] == {"party": "bo-neu", "side": "RU", "basis": "excerpt"}
    assert call["silences"][0] == {
        "topic": "getreide", "side": "hof", "silence": "silent", "sources": [{"source": "artikel", "locator": "p9"}],
    }  # fmt: skip


def test_the_data_page_names_every_file_and_says_how_to_read_them() -> None:
    files = files_of(ONE_CALL)
    page = lxml.html.document_fromstring(files["en/data/index.html"])
    linked = {href.removeprefix("/repo/") for href in page.xpath("//main//a/@href")}
    assert {path for path in files if path.startswith("data/")} <= linked
    assert "title_en" in page.xpath("string(//main)")
    assert "apostrophe" in page.xpath("string(//main)")
    (described,) = page.xpath("//script[@type='application/ld+json']/text()")
    data_set = json.loads(described)
    named = {path for path in files if path.startswith("data/")} | {"data/archive.zip"}
    assert {"https://example.org/repo/" + path for path in named} == {
        file["contentUrl"] for file in data_set["distribution"]
    }
    assert {file["name"].split(".", 1)[1]: file["encodingFormat"] for file in data_set["distribution"]} == {
        "zip": "application/zip", "csv": "text/csv", "de.csv": "text/csv", "en.csv": "text/csv",
        "json": "application/json", "schema.json": "application/json",
        **{f"{tag}.bib": "application/x-bibtex" for tag in ("de", "en")},
        **{f"{tag}.ris": "application/x-research-info-systems" for tag in ("de", "en")},
        **{f"{tag}.csl.json": "application/vnd.citationstyles.csl+json" for tag in ("de", "en")},
    }  # fmt: skip
    assert data_set["temporalCoverage"] == "2025-02-12/2025-02-12"


def test_the_tables_keep_to_the_data_package(tmp_path: Path) -> None:
    for path, text in files_of(ONE_CALL | {"calls/reich.de.md": RICH}).items():
        if path.startswith("data/"):
            (tmp_path / path[5:]).write_bytes(text.encode())
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])
    statements = list(csv.DictReader(io.StringIO((tmp_path / "statements.csv").read_text("utf-8"))))
    assert [(row["party"], row["text_de"], row["text_en"]) for row in statements if row["call"] == "ruf"] == [
        ("haus", "Es gibt Getreide.", "There is grain.")
    ]


def test_the_sitemap_lists_real_pages_only_and_is_cut_where_it_gets_too_long() -> None:
    plan = planned(CAST | {"calls/ruf.de.md": CALL_DE})
    ((name, text),) = sitemap(plan.pages, plan.sites)
    assert name == "sitemap.xml"
    assert b"/de/gespraeche/ruf/<" in text
    assert b"/en/calls/ruf/<" not in text, "a fallback"
    assert b"404" not in text
    assert b".xml<" not in text
    parts = dict(sitemap(plan.pages, plan.sites, longest=10))
    assert list(parts)[:2] == ["sitemap.xml", "sitemap-1.xml"]
    assert parts["sitemap.xml"].count(b"<sitemap>") == len(parts) - 1
    assert DE in plan.sites.by_language


def test_the_sitemap_says_when_pages_changed_and_makes_nothing_up() -> None:
    corrected = CALL_DE.replace("topics:", "corrections:\n  - {date: 2025-03-04, note: Zahl berichtigt.}\ntopics:", 1)
    free = {"pages/impressum.de.md": "---\ntitle: Impressum\n---\n\nKein Datum.\n"}
    read = CAST["sources/artikel.de.md"].replace("published: 2025-02-13", "accessed: 2025-02-20\npublished: 2025-02-13")
    plan = planned(ONE_CALL | free | {"calls/ruf.de.md": corrected, "sources/artikel.de.md": read})
    days = {
        url.findtext("{*}loc").removeprefix("https://example.org/repo/"): url.findtext("{*}lastmod")  # type: ignore[union-attr]
        for _, text in sitemap(plan.pages, plan.sites)
        for url in lxml.etree.fromstring(text)
    }
    assert days["de/gespraeche/ruf/"] == "2025-03-04", "the correction of this edition"
    assert days["en/calls/ruf/"] == "2025-02-13", "the source"
    assert days["de/quellen/artikel/"] == "2025-02-20", "retrieved"
    assert days["de/akteure/ada-alt/"] == days["de/themen/getreide/"] == days["de/gespraeche/2025/"] == "2025-03-04"
    assert days["en/actors/ada-old/"] == days["en/calls/2025/"] == "2025-02-13"
    assert days["de/"] == days["de/akteure/"] == "2025-03-04"
    assert days["de/impressum/"] is None
    assert days["de/akteure/blatt/"] is None, "nobody speaks of it"


def test_the_document_names_every_table_and_no_other() -> None:
    document = (Path(__file__).parents[2] / "docs" / "data.md").read_text("utf-8").split("\n## Tables", 1)[1]
    rows = document.split("\n## ", 1)[0].split("|---|---|\n", 1)[1]
    named = [name for row in rows.splitlines() if row for name in re.findall(r"`([a-z-]+)`", row.split("|")[1])]
    assert sorted(named) == sorted(table.name for table in TABLES)
