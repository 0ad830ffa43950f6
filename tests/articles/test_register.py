"""The register's actors and the forms of their names."""

from pathlib import Path

import pytest

from generator.articles.people.names import NameSearch, person_forms, surnames
from generator.articles.vocabulary.register import Actor, Role, read_register
from generator.articles.vocabulary.spellings import same_given_name, sound, written_forms

ENTRY = """---
name: Béla Korvat
kind: person
sort_name: "Korvat, Béla"
country: HU
spellings:
  - {form: Bela Korwat, language: de}
roles:
  - {role: praesident, of: ungarn, from: 2028-03, to: 2033}
role_titles:
  praesident: Präsident von Ungarn
---
"""


def test_both_editions_of_an_actor_become_one(tmp_path: Path) -> None:
    (tmp_path / "bela-korvat.de.md").write_text(ENTRY, encoding="utf-8")
    (tmp_path / "bela-korvat.en.md").write_text(
        "---\nname: Béla Korvat\nrole_titles:\n  praesident: President of Hungary\n---\n", encoding="utf-8"
    )
    (actor,) = read_register(tmp_path).actors
    assert (actor.id, actor.kind, actor.country) == ("bela-korvat", "person", "HU")
    assert actor.all_names == ("Béla Korvat", "Bela Korwat")
    (role,) = actor.roles
    assert role.titles[:2] == ("Präsident von Ungarn", "President of Hungary")
    assert (role.of, role.start, role.end) == ("ungarn", "2028-03", "2033")


def test_an_entry_that_cannot_be_read_is_left_out_and_a_missing_folder_is_empty(tmp_path: Path) -> None:
    (tmp_path / "broken.de.md").write_text("---\nname: [\n", encoding="utf-8")
    assert read_register(tmp_path).actors == ()
    assert read_register(tmp_path / "nowhere").actors == ()


@pytest.mark.parametrize(
    ("day", "held"), [("2028-02-28", False), ("2028-03-01", True), ("2033-11-30", True), ("2034-01-01", False)]
)
def test_a_role_is_held_from_its_first_to_its_last_day_of_whatever_precision(day: str, held: bool) -> None:
    assert Role(("x",), None, "2028-03", "2033").held_on(day) is held


def test_without_a_date_only_a_role_without_an_end_is_held() -> None:
    assert Role(("x",)).held_on(None)
    assert not Role(("x",), None, None, "2020").held_on(None)


@pytest.mark.parametrize(
    ("name", "sort_name", "alone"),
    [
        ("Béla Korvat", "Korvat, Béla", ("Korvat",)),
        ("Ines von der Aue", "Aue, Ines von der", ("von der Aue", "Aue")),
        ("Han Seo-yun", "Han Seo-yun", ("Han",)),
        ("Juan Pérez Soto", "Pérez Soto, Juan", ("Pérez Soto",)),
        ("Solo", None, ()),
    ],
)
def test_a_surname_is_what_the_sort_name_says(name: str, sort_name: str | None, alone: tuple[str, ...]) -> None:
    assert surnames(name, sort_name) == alone


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Korvats Rede", [("Korvats", False)]),
        ("Korvat’s speech", [("Korvat’s", False)]),
        ("das Korvat-Telefonat", [("Korvat", True)]),
        ("die Korvat-Lund-Runde", [("Korvat", True), ("Lund", True)]),
        ("Anti-Korvat-Protest", [("Korvat", True)]),
        ("Bela Korvat sprach", [("Bela Korvat", False)]),
        ("Meyer-Korvat sprach", []),
        ("Korvatien und Lundgren", []),
    ],
)
def test_names_are_found_inflected_and_in_compounds_and_not_inside_words(
    line: str, found: list[tuple[str, bool]]
) -> None:
    actors = (
        Actor("bela-korvat", "person", {"de": "Béla Korvat"}, sort_name="Korvat, Béla"),
        Actor("ada-lund", "person", {"de": "Ada Lund"}, sort_name="Lund, Ada"),
    )
    search = NameSearch(form for actor in actors for form in person_forms(actor))
    assert [
        (line[h.col : h.col + (h.core if h.compound else h.length)], h.compound) for h in search.hits(line)
    ] == found


def test_transliterations_of_one_name_sound_alike_and_other_names_do_not() -> None:
    assert sound("Melnitschuk") == sound("Melnychuk")
    assert sound("Jurij") == sound("Yuriy") == sound("Yurii")
    assert sound("Melnitschuk") != sound("Melnikow")


def test_short_forms_and_initials_are_the_same_given_name() -> None:
    assert same_given_name("Mike", "Michael")
    assert same_given_name("J.", "Jurij")
    assert not same_given_name("Ada", "Eva")


def test_initials_and_umlauts_are_written_in_several_ways() -> None:
    assert {"K.J. Öz", "KJ Öz"} <= set(written_forms("K. J. Öz"))
    assert "Jörg Aehre" not in written_forms("Jörg Ähre")
    assert {"Joerg Aehre", "Jorg Ahre"} <= set(written_forms("Jörg Ähre"))
