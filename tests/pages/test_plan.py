"""Which pages there are: symmetric languages, honest fallbacks, parts of long lists, redirects, collisions."""

import pytest

from generator.pages.site.plan import in_language
from generator.pages.site.sites import Page
from tests.pages.small_sites import CALL, CAST, DE, EN, planned

ONE_CALL = CAST | CALL


def paths(files: dict[str, str], kind: str) -> list[str]:
    return [page.permalink for page in planned(files).pages if page.kind.name == kind]


def test_every_page_of_one_language_has_its_like_in_the_other() -> None:
    pages = planned(ONE_CALL).pages
    neutral = ("chooser", "404", "export", "share")
    german = [(p.kind.name, p.subject, p.part) for p in pages if p.language == DE and p.kind.name not in neutral]
    english = [(p.kind.name, p.subject, p.part) for p in pages if p.language == EN]
    assert sorted(german) == sorted(english)
    assert ("call", ("ruf",), 1) in german


def test_switching_twice_leads_back() -> None:
    site = planned(ONE_CALL)
    for page in site.pages:
        if page.permalink.endswith("/") and page.kind.name != "redirect":
            there = in_language(page, EN if page.language == DE else DE, site.sites)
            back = in_language(there, page.language, site.sites)
            assert (back.kind, back.permalink, back.subject) == (page.kind, page.permalink, page.subject)
            assert there.permalink != page.permalink


def test_an_entry_without_an_edition_is_planned_as_a_fallback() -> None:
    pages = {page.permalink: page for page in planned(CAST | {"calls/ruf.de.md": CALL["calls/ruf.de.md"]}).pages}
    assert pages["de/gespraeche/ruf/"].translated  # type: ignore[index]
    assert not pages["en/calls/ruf/"].translated  # type: ignore[index]
    assert not pages["en/sources/artikel/"].translated  # type: ignore[index]


def test_a_list_of_more_than_a_hundred_comes_in_parts() -> None:
    extra = {f"topics/t{n:03}.de.md": f"---\ntitle: Thema {n:03}\n---\n" for n in range(200)}
    pages = [page for page in planned(CAST | extra).pages if page.kind.name == "topics" and page.language == EN]
    assert [(page.permalink, len(page.items)) for page in pages] == [
        ("en/topics/", 100), ("en/topics/page-2/", 100), ("en/topics/page-3/", 1),
    ]  # fmt: skip


def test_an_alias_becomes_a_redirect_of_its_own_language_only() -> None:
    renamed = CALL["calls/ruf.en.md"].replace("summary:", "aliases: [calls/old-name]\nsummary:")
    assert paths(CAST | CALL | {"calls/ruf.en.md": renamed}, "redirect") == ["en/calls/old-name/"]


def test_two_pages_at_one_place_are_a_problem_with_its_line() -> None:
    renamed = CALL["calls/ruf.en.md"].replace("summary:", "aliases: [actors/ada-old]\nsummary:")
    found = planned(CAST | CALL | {"calls/ruf.en.md": renamed}).problems
    assert [str(problem) for problem in found] == [
        "calls/ruf.en.md:3:1: the address /en/actors/ada-old/ is already taken; "
        "give the entry another `slug`, or remove the alias"
    ]


def test_a_call_that_takes_the_address_of_a_year_is_a_problem() -> None:
    renamed = CALL["calls/ruf.de.md"].replace("date: 2025", "slug: '2025'\ndate: 2025", 1)
    found = planned(CAST | CALL | {"calls/ruf.de.md": renamed}).problems
    assert [problem.place.path for problem in found] == ["calls/ruf.de.md"]


@pytest.mark.parametrize("number", [1, 2])
def test_a_pair_has_a_page_from_two_calls_on(number: int) -> None:
    calls = {
        f"calls/ruf-{n}.{language}.md": CALL[f"calls/ruf.{language}.md"] for n in range(number) for language in (DE, EN)
    }
    expected = {1: [], 2: ["de/paare/ada-alt-bo-neu/", "en/pairs/ada-old-bo-new/"]}
    assert paths(CAST | calls, "pair") == expected[number]


def test_a_page_is_a_value() -> None:
    first = planned(ONE_CALL).pages[0]
    page = Page(first.kind, DE, first.permalink)
    assert page._replace() == page
    assert hash(page._replace()) == hash(page)


def test_each_language_sorts_by_the_family_names_of_its_own_editions() -> None:
    def person(german: str, english: str, sort_name: str, original: str = "de") -> dict[str, str]:
        ident = german.lower().replace(" ", "-").replace(".", "").replace("ö", "oe").replace("ü", "ue")
        facts = f'kind: person\nsort_name: "{sort_name}"'
        names = {"de": german, "en": english}
        return {
            f"actors/{ident}.{language}.md": f"---\nname: {name}\n{facts if language == original else ''}\n---\n"
            for language, name in names.items()
        }

    files = (
        person("Wolodymyr Selenskyj", "Volodymyr Zelenskyy", "Selenskyj, Wolodymyr")
        | person("Mohammed bin Salman", "Mohammed bin Salman Al Saud", "Salman, Mohammed bin")
        | person("J. D. Vance", "JD Vance", "Vance, J. D.")
        | person("Xi Jinping", "Xi Jinping", "Xi Jinping")
        | person("Özgür Özel", "Ozgur Ozel", "Ozel, Ozgur", "en")
        | {"actors/weisses-haus.de.md": "---\nname: Weißes Haus\nkind: body\n---\n",
           "actors/weisses-haus.en.md": "---\nname: White House\n---\n",
           "actors/nur-deutsch.de.md": '---\nname: Nur Deutsch\nkind: person\nsort_name: "Deutsch, Nur"\n---\n'}
    )  # fmt: skip
    orders = {page.language: page.items for page in planned(files).pages if page.kind.name == "actors"}
    assert orders == {
        DE: ("nur-deutsch", "oezguer-oezel", "mohammed-bin-salman", "wolodymyr-selenskyj", "j-d-vance",
             "weisses-haus", "xi-jinping"),
        EN: ("nur-deutsch", "oezguer-oezel", "mohammed-bin-salman", "j-d-vance", "weisses-haus", "xi-jinping",
             "wolodymyr-selenskyj"),
    }  # fmt: skip
