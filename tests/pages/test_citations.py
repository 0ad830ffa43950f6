"""How to cite a call: a record on its page, three of all calls, read back by a strict reader of each."""

import json
import re
from dataclasses import replace

import lxml.html
import pytest

from tests.pages.small_sites import CALL, CALL_DE, CAST, DE, EN, SITE, RenderedFiles, files_of

ONE_CALL = CAST | CALL
#: The same, with the days of our own edition.
DATED = CAST | {path: text.replace("summary:", "first_published: 2025-05-01\nlast_changed: 2025-05-03\nsummary:", 1)
                for path, text in CALL.items()}  # fmt: skip
TITLE = "title: Ada und Bo sprechen über Getreide"
#: What TeX calls the characters that it keeps for itself.
TEX = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^", r"\%": "%", r"\&": "&", r"\$": "$", r"\#": "#", r"\_": "_",
}  # fmt: skip


def read_bibtex(text: str) -> tuple[str, dict[str, str]]:
    """Key and fields of the one entry of a file, values as BibTeX sees them: braces counted, escaped or not."""
    opening = re.match(r"@misc\{([a-z0-9-]+),\n", text)
    assert opening
    fields, at = {}, opening.end()
    while text[at] != "}":
        name = re.compile(r"  ([a-z]+) = \{").match(text, at)
        assert name, text[at:]
        depth, end = 1, name.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        fields[name[1]] = text[name.end() : end - 1]
        at = end + len(",\n") if text[end] == "," else end + len("\n")
    assert text[at:] == "}\n"
    return opening[1], fields


def from_tex(value: str) -> str:
    found = re.sub(r"\\[a-z]+\{\}|\\.|.", lambda match: TEX.get(match[0], match[0]), value[1:-1])
    assert not set(re.sub("|".join(map(re.escape, TEX)), "", value[1:-1])) & set("\\{}%&$#_~^")
    return found


def read_ris(content: str) -> list[tuple[str, str]]:
    """Tags and values of the one record of a file."""
    assert content.endswith("ER  - \r\n")
    lines = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in content.split("\r\n")[:-1]]
    assert all(lines), content
    return [(line[1], line[2]) for line in lines if line]


def records(files: RenderedFiles, path: str) -> dict[str, str]:
    """The record of a page, and those of the files of all calls, by their ending."""
    (shown,) = lxml.html.document_fromstring(files[path]).xpath("//details/pre")
    ident = re.match(r"@misc{(.*),", shown.text)[1]  # type: ignore[index]
    of_all = f"citations.{ident.rpartition('-')[2]}"
    (item,) = (item for item in json.loads(files[f"data/{of_all}.csl.json"]) if item["id"] == ident)
    (ris,) = (
        record for record in re.findall(r"(?s)TY.*?ER  - \r\n", files[f"data/{of_all}.ris"]) if f"- {ident}\r" in record
    )
    return {"bib": shown.text, "ris": ris, "csl.json": json.dumps(item)}


def test_a_call_can_be_cited_in_three_formats() -> None:
    files = files_of(DATED)
    address = "https://example.org/repo/en/calls/ruf/"
    title = "Ada Old and Bo New, 12 February 2025. Ada and Bo talk about grain"
    assert read_bibtex(records(files, "en/calls/ruf/index.html")["bib"]) == ("ruf-en", {
        "author": "{Archive}", "title": "{" + title + "}", "date": "2025-05-03", "year": "2025",
        "origdate": "2025-05-01",
        "version": "2025-05-03", "url": address,
        "langid": "british",
    })  # fmt: skip
    assert read_ris(records(files, "en/calls/ruf/index.html")["ris"]) == [
        ("TY", "ELEC"), ("ID", "ruf-en"), ("TI", title), ("AU", "Archive"), ("PB", "Archive"), ("PY", "2025"),
        ("DA", "2025/05/03"),
        ("ET", "2025-05-03"),
        ("LA", "en"), ("AB", "They talked."), ("UR", address), ("ER", ""),
    ]  # fmt: skip
    found = json.loads(records(files, "en/calls/ruf/index.html")["csl.json"])
    assert (found["type"], found["title"], found["URL"]) == ("webpage", title, address)
    assert (found["issued"], found["version"]) == ({"date-parts": [[2025, 5, 3]]}, "2025-05-03")
    assert found["original-date"] == {"date-parts": [[2025, 5, 1]]}


def test_without_days_of_our_own_a_citation_has_no_date_and_never_that_of_a_source() -> None:
    files = files_of(ONE_CALL)
    _, fields = read_bibtex(records(files, "de/gespraeche/ruf/index.html")["bib"])
    assert not set(fields) & {"date", "year", "origdate", "version"}
    assert not {tag for tag, _ in read_ris(records(files, "de/gespraeche/ruf/index.html")["ris"])} & {"PY", "DA", "ET"}
    found = json.loads(records(files, "de/gespraeche/ruf/index.html")["csl.json"])
    assert not set(found) & {"issued", "original-date", "version"}
    page = files["de/gespraeche/ruf/index.html"]
    assert "citation_publication_date" not in page
    assert "datePublished" not in page


def test_the_readable_citation_has_version_and_advice() -> None:
    files = files_of(DATED)
    shown = {
        language: lxml.html.document_fromstring(files[path]).xpath("string(//p[@class='cite'])")
        for language, path in (("de", "de/gespraeche/ruf/index.html"), ("en", "en/calls/ruf/index.html"))
    }
    assert shown == {
        "de": "Archiv: Ada Alt und Bo Neu, 12. Februar 2025. Ada und Bo sprechen über Getreide. "
        "Fassung vom 3. Mai 2025, "
        "zuerst veröffentlicht am 1. Mai 2025. https://example.org/repo/de/gespraeche/ruf/ "
        "(abgerufen am: Tag des Abrufs einsetzen)",
        "en": "Archive: Ada Old and Bo New, 12 February 2025. Ada and Bo talk about grain. Version of 3 May 2025, "
        "first published on 1 May 2025. https://example.org/repo/en/calls/ruf/ (accessed: add the day of your visit)",
    }


def test_a_correction_is_a_new_version_whether_or_not_the_entry_says_so() -> None:
    text = CALL_DE.replace("summary:", "first_published: 2025-05-01\n"
                           "corrections: [{date: 2025-06-02, note: Zahl berichtigt.}]\nsummary:", 1)  # fmt: skip
    files = files_of(CAST | {"calls/ruf.de.md": text})
    found = json.loads(records(files, "de/gespraeche/ruf/index.html")["csl.json"])
    assert found["version"] == "2025-06-02"


def test_the_records_of_all_calls_are_those_of_their_pages() -> None:
    files = files_of(DATED | {"calls/zwei.de.md": CALL_DE.replace("2025-02-12", "2025-03-12")})
    assert "zwei" not in files["data/citations.en.bib"], "a fallback is cited as its original"
    for language, ids in (("de", ("ruf", "zwei")), ("en", ("ruf",))):
        folder = {"de": "de/gespraeche", "en": "en/calls"}[language]
        pages = [records(files, f"{folder}/{call}/index.html") for call in ids]
        assert files[f"data/citations.{language}.bib"] == "\n".join(page["bib"] for page in pages)
        assert files[f"data/citations.{language}.ris"] == "\r\n".join(page["ris"] for page in pages)
        every = json.loads(files[f"data/citations.{language}.csl.json"])
        assert [item["id"] for item in every] == [f"{call}-{language}" for call in ids]


def test_a_record_says_as_what_it_is_saved() -> None:
    document = lxml.html.document_fromstring(files_of(ONE_CALL)["de/gespraeche/ruf/index.html"])
    found = [(d.findtext("summary"), d.find("pre").get("data-name")) for d in document.find_class("record")]
    assert found == [("BibTeX", "ruf.de.bib")], "a script makes the others"


def test_a_fallback_is_cited_as_its_original() -> None:
    files = files_of(CAST | {"calls/ruf.de.md": CALL_DE})
    assert not [path for path in files if "/cite." in path]
    found = records(files, "en/calls/ruf/index.html")
    assert found == records(files, "de/gespraeche/ruf/index.html")
    document = lxml.html.document_fromstring(files["en/calls/ruf/index.html"])
    assert document.xpath("//meta[@property='og:url']/@content") == ["https://example.org/repo/de/gespraeche/ruf/"]
    assert document.xpath("//meta[@name='citation_language']/@content") == ["de"]


@pytest.mark.parametrize(
    "title",
    [
        r"A } brace { and a \ stroke", "50 % & more: #1_a ~ ^ $5", 'He said "yes", {twice}', "\\textbf{bold} % note",
        "ends with a stroke \\", "ER  - ", "} @misc{other, title = {x}}", "İstanbul’da görüşme, Їжак “ß”",
    ],
)  # fmt: skip
def test_no_title_breaks_out_of_its_field(title: str) -> None:
    text = CALL_DE.replace(TITLE, f"title: {json.dumps(title)}")
    files = files_of(CAST | {"calls/ruf.de.md": text}, replace(SITE, title={DE: "Archiv TY  - BOOK, {", EN: "Y"}))
    shown = " ".join(title.split()).rstrip(".").replace('"yes"', "„yes“")
    said = f"Ada Alt und Bo Neu, 12. Februar 2025. {shown}"
    _, fields = read_bibtex(records(files, "de/gespraeche/ruf/index.html")["bib"])
    assert list(fields) == ["author", "title", "url", "langid"]
    assert from_tex(fields["title"]) == said
    record = dict(read_ris(records(files, "de/gespraeche/ruf/index.html")["ris"]))
    assert record["TI"] == said
    assert (record["TY"], record["AU"]) == ("ELEC", "Archiv TY - BOOK, {")
    assert json.loads(records(files, "de/gespraeche/ruf/index.html")["csl.json"])["title"].split() == said.split()


def test_reference_managers_find_a_report_of_the_archive_and_no_person() -> None:
    document = lxml.html.document_fromstring(files_of(DATED)["en/calls/ruf/index.html"])
    found = {meta.get("name"): meta.get("content") for meta in document.xpath("//meta[@name]")}
    assert found["citation_title"] == "Ada Old and Bo New, 12 February 2025: Ada and Bo talk about grain"
    assert found["citation_technical_report_institution"] == "Archive"
    assert found["citation_publication_date"] == "2025/05/03"
    assert document.xpath("//meta[@property='og:url']/@content") == ["https://example.org/repo/en/calls/ruf/"]
    assert "citation_author" not in found
