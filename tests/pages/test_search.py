"""What can be found: records, words and their variants, the files of an index, remembered and made anew."""

import gzip
import json
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.base.problems import SetupError
from generator.build import build
from generator.pages import indexing
from generator.pages.search import index as search_index
from generator.pages.search import records as search_records
from generator.pages.search import texts as search_texts
from generator.pages.search import words as search_words
from generator.pages.search.same import Same
from generator.pages.search.scratch import scratch
from tests.pages.small_sites import CALL, CAST, DE, EN, planned
from tests.serving import small_archive

VOCABULARY = search_words.stems_of(["infrastruktur", "energie", "waffen", "ruhe", "stillstand", "gefangene", "unter"])


@pytest.mark.parametrize(
    ("word", "tails"),
    [
        ("energieinfrastruktur", {"infrastruktur"}),
        ("energieinfrastrukturen", {"infrastrukturen"}),
        ("waffenstillstand", {"stillstand"}),
        ("gefangenenaustausch", {"austausch"}),
        ("energie", set()),
        ("waffen", set()),
        ("unterricht", set()),
        ("verhandlungen", set()),
    ],
)
def test_compounds_are_taken_apart_by_the_archives_own_words(word: str, tails: set[str]) -> None:
    assert set(search_words.tails(word, VOCABULARY)) == tails


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        ("Energieinfrastruktur Energie", "de", {"Energieinfrastruktur": ("infrastruktur",)}),
        ("Energieinfrastruktur Energie", "en", {}),
        ("Küste Kueste Straße", "de", {"Küste": ("kueste",)}),
        ("Haus", "de", {}),
    ],
)
def test_a_word_is_also_found_by_the_parts_of_its_compound_and_as_another_text_writes_it_out(
    texts: str, language: str, expected: dict[str, tuple[str, ...]]
) -> None:
    assert search_words.variants(search_words.tokens(texts), language) == expected


def test_words_are_compared_without_case_and_marks_and_a_hyphen_gives_three() -> None:
    assert search_words.words_of("José") == ("jose",)
    assert search_words.words_of("Зеленський") == ("зеленськии",)
    assert search_words.words_of("Energie-Waffenruhe") == ("energie", "waffenruhe", "energiewaffenruhe")
    assert search_words.tokens("José sagt: Energie-Waffenruhe.") == {"José", "sagt", "Energie-Waffenruhe"}


def records_of(files: Mapping[str, str], language: str = "de") -> dict[str, search_records.SearchRecord]:
    sites = planned(files).sites
    return {record.path: record for record in search_records.records(sites[DE if language == "de" else EN])}


def test_only_editions_of_a_language_are_records_and_no_list_is_one() -> None:
    assert "en/sources/artikel/" not in records_of({**CAST, **CALL}, "en")
    assert set(records_of({**CAST, **CALL}, "de")) == {
        "de/gespraeche/ruf/", "de/akteure/ada-alt/", "de/akteure/bo-neu/", "de/akteure/haus/", "de/akteure/hof/",
        "de/akteure/blatt/", "de/themen/getreide/", "de/quellen/artikel/",
    }  # fmt: skip


SAME = Same([("Waffenruhe", "Waffenstillstand"), ("Nahost", "Naher Osten"), ("Selenskyj", "Zelensky", "Зеленський")])


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("Eine Waffenruhe.", {"waffenstillstand"}),
        ("Die Waffenruhen und der Waffenstillstand", {"waffenruhe", "waffenstillstand"}),
        ("Im Osten und im Naher Osten", {"nahost"}),
        ("Im Osten, Naher", set()),
        ("Selenskyjs Rede", {"zelensky", "зеленськии"}),
        ("Waffen ruhen", set()),
    ],
)
def test_a_text_is_also_found_under_the_words_for_the_same(text: str, also: set[str]) -> None:
    assert set(SAME.of(text)) == also


def test_each_spelling_of_a_name_and_each_way_to_say_a_length_finds_the_call() -> None:
    german, english = records_of({**CAST, **CALL}), records_of({**CAST, **CALL}, "en")

    assert {"old", "Ada Old"} <= {*german["de/gespraeche/ruf/"].about, *german["de/gespraeche/ruf/"].also}
    assert "alt" in english["en/calls/ruf/"].also
    assert {"1 hour 30 minutes", "90 minutes", "1.5 hours", "1 h 30 min"} <= {
        each.replace("\u00a0", " ") for each in english["en/calls/ruf/"].about
    }
    assert any("anderthalb" in each for each in german["de/gespraeche/ruf/"].about)
    assert not any("120" in each for each in german["de/gespraeche/ruf/"].about)


def test_a_call_is_known_by_every_name_of_its_participants_its_topics_and_its_date() -> None:
    call = records_of({**CAST, **CALL})["de/gespraeche/ruf/"]

    assert {"Ada Alt", "Ada Old", "Alt, Ada", "Bo Neu", "Getreide", "12. Februar 2025", "Februar 2025"} <= set(
        call.about
    )
    assert call.facets == (("Telefonat",), ("Ada Alt", "Bo Neu"), ("Getreide",), ("2025",), ("geführt",))
    assert '<h3 id="point.getreide">Getreide</h3>' in call.body
    assert "source" not in call.body


def small_index(place: Path, text: str = "Es gibt <b> Küsten.") -> dict[str, bytes]:
    record = records_of({**CAST, **CALL})["de/gespraeche/ruf/"]._replace(note=text)
    known = search_index.vocabulary(iter([record]), "de")
    return search_index.index_files(iter([record]), known, "de", search_index.program(), place)


def test_the_same_records_give_the_same_bytes_and_only_files_that_the_page_loads(tmp_path: Path) -> None:
    first, second = small_index(tmp_path / "making"), small_index(tmp_path / "making")

    assert first == second
    assert {name for name in first if "/" not in name} == {
        "licence.txt", "pagefind.js", "pagefind-entry.json", "pagefind.index.pf_meta", "wasm.index.pagefind",
        "words.json",
    }  # fmt: skip
    assert {name.split("/")[0] for name in first if "/" in name} == {"index", "texts"}
    assert b"Copyright 2022 CloudCannon" in first["licence.txt"]
    words = json.loads(first[search_index.WORDS_FILE])
    assert words["facets"] == [["Telefonat"], ["Ada Alt", "Bo Neu"], ["Getreide"], ["2025"], ["geführt"]]
    assert list(words["pages"].values()) == [[0, [0], [0, 1], [0], [0], [0]]]


def test_the_list_of_words_leaves_out_the_letters_that_a_word_shares_with_the_one_before(tmp_path: Path) -> None:
    words = json.loads(small_index(tmp_path / "making", "")[search_index.WORDS_FILE])

    assert words["names"].split()[:5] == ["002", "01", "12", "02", "1025"]
    assert words["compounds"]


def test_what_a_result_shows_is_its_record_and_the_words_that_pagefind_counts(tmp_path: Path) -> None:
    files = small_index(tmp_path / "making", "Eine Notiz.")
    [name] = json.loads(files[search_index.WORDS_FILE])["texts"]

    [shown] = json.loads(files[name]).values()

    assert (shown["path"], shown["title"], shown["note"]) == (
        "de/gespraeche/ruf/", "Ada und Bo sprechen über Getreide", "Eine Notiz.",
    )  # fmt: skip
    [point] = shown["points"]
    assert (point["id"], point["title"]) == ("point.getreide", "Getreide")
    assert shown["text"].split()[point["at"]].startswith("Getreide")


def test_texts_stand_in_one_file_until_they_are_many() -> None:
    record = records_of({**CAST, **CALL})["de/themen/getreide/"]
    made = {f"/{n}.html": record._replace(path=f"de/themen/{n}/") for n in range(40)}

    def files(length: int) -> int:
        fragments = {
            f"fragment/de_{n}.pf_fragment": gzip.compress(
                json.dumps({"url": url, "content": "x" * length, "anchors": []}).encode()
            )
            for n, url in enumerate(made)
        }
        shown = search_texts.texts(fragments, made)
        assert set(shown.places) == {f"de_{n}" for n in range(40)}
        return len(shown.files)

    assert files(100) == 1
    assert files(4000) == 14


def test_a_pagefind_that_fails_is_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho 'no room left' >&2\nexit 3\n", encoding="utf-8")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    record = records_of({**CAST, **CALL})["de/themen/getreide/"]
    known = search_index.vocabulary(iter([record]), "de")

    for program, says in ((str(broken), "no room left"), (str(tmp_path / "gone"), "did not run")):
        with pytest.raises(SetupError, match=says):
            search_index.index_files(iter([record]), known, "de", program, tmp_path / "making")
    assert not (tmp_path / "making").exists()


#: What a full disk leaves of Pagefind's files, which ends with 0 all the same.
SPOILT = {
    "cut": "for f in $(find $out -name '*.pf_meta'); do head -c 20 $f > x && mv x $f; done",
    "empty": "for f in $(find $out -name '*.pf_fragment'); do : > $f; done",
    "entry": "head -c 10 $out/pagefind-entry.json > x; mv x $out/pagefind-entry.json",
    "missing": "find $out -name '*.pf_meta' -delete",
    "no fragment": "find $out -name '*.pf_fragment' -delete",
    "nothing": "rm -r $out",
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_pagefind_made_is_looked_at_before_it_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    spoilt = tmp_path / "pagefind"
    spoilt.write_text(f'#!/bin/sh\n{search_index.program()} "$@" && out="$4"\n{SPOILT[how]}\nexit 0\n', "utf-8")
    spoilt.chmod(0o755)
    monkeypatch.setattr(search_index, "program", lambda: str(spoilt))
    with pytest.raises(SetupError, match=r"the search index could not be made, Pagefind left .*; run the build again"):
        small_index(tmp_path / "making")
    free = search_index.shutil.disk_usage(tmp_path)._replace(free=0)
    monkeypatch.setattr(search_index.shutil, "disk_usage", lambda path: free)
    with pytest.raises(SetupError, match=f"{tmp_path}/making is full"):
        small_index(tmp_path / "making")


def test_a_pagefind_that_is_stuck_is_given_up_and_a_killed_runs_folder_is_removed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, real = tmp_path / "pagefind", search_index.program()
    stuck.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    stuck.chmod(0o755)
    monkeypatch.setattr(search_index, "program", lambda: str(stuck))
    monkeypatch.setattr(search_index, "_SHORTEST_WAIT", 0.2)
    with pytest.raises(SetupError, match="Pagefind had not ended after 0 seconds; run the build again"):
        small_index(tmp_path / "making")
    monkeypatch.setattr(search_index, "_SHORTEST_WAIT", 60)
    monkeypatch.setattr(search_index, "program", lambda: real)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "making" / "left" / "site").mkdir(parents=True)
    with scratch(tmp_path / "making") as other:
        assert not (tmp_path / "making" / "left").exists()
        small_index(Path("making"))
        assert other.is_dir()
    assert not (tmp_path / "making").exists()


def test_an_index_is_made_again_only_if_something_that_can_be_found_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, made = small_archive(tmp_path), list[str]()
    real = search_index.index_files

    def counted(*args: object) -> dict[str, bytes]:
        made.append(str(args[2]))
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.pages.search_indexes.index_files", counted)

    def rebuilt() -> list[str]:
        made.clear()
        assert not build(archive, archive / "site").stopped
        return list(made)

    topic = archive / "content" / "topics" / "getreide.de.md"
    assert rebuilt() == ["de", "en"]
    read = list[str]()
    monkeypatch.setattr("generator.pages.search_indexes.records", lambda site: read.append(site.language) or [])
    assert rebuilt() == []
    assert read == [], "where no file has changed no text is put together"
    monkeypatch.setattr("generator.pages.search_indexes.records", search_records.records)
    topic.write_text("---\ntitle: Getreide und Mais\n---\n", "utf-8")
    assert "de" in rebuilt()
    before = {path: path.read_bytes() for path in (archive / "site" / "pagefind").rglob("*") if path.is_file()}
    build(archive, archive / "site", memo=False)
    assert {path: path.read_bytes() for path in (archive / "site" / "pagefind").rglob("*") if path.is_file()} == before


def test_without_pagefind_one_line_says_so_and_everything_else_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.pages.search_indexes.program", lambda: "")
    archive = small_archive(tmp_path)

    made = build(archive, archive / "site", strict=True)

    assert made.problems == (indexing.MISSING,)
    assert not made.stopped
    assert (archive / "site" / "de" / "suche" / "index.html").is_file()
    assert not (archive / "site" / "pagefind").exists()
