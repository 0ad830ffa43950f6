"""No two files of a site have one name on any system, whatever addresses people choose."""

import pytest

from generator.base.languages import Language
from generator.base.notation import is_id
from generator.content import parse
from tests.pages.small_sites import CALL, CAST, planned

ALIASES = [
    "akteure", "akteure/ada-alt", "akteure/bo-neu", "gespraeche", "gespraeche/ruf", "gespraeche/2025", "themen",
    "themen/getreide", "quellen", "quellen/artikel", "paare", "suche", "daten",
]  # fmt: skip


def with_alias(alias: str) -> dict[str, str]:
    return {**CAST, **CALL, "pages/x.de.md": f"---\ntitle: Eine Seite\naliases: [{alias}]\n---\n"}


@pytest.mark.parametrize("alias", ALIASES)
def test_an_alias_that_is_the_address_of_a_page_is_a_problem_at_its_line(alias: str) -> None:
    (problem,) = planned(with_alias(alias)).problems
    assert str(problem).startswith(f"pages/x.de.md:3:1: the address /de/{alias}/ is already taken")


@pytest.mark.parametrize(
    "alias", ["alt/seite", "en", "data", "static", "pagefind", "gespraeche/seite-2", "gespraeche/alt"]
)
def test_an_alias_that_is_nobodys_address_is_none(alias: str) -> None:
    assert planned(with_alias(alias)).problems == ()


@pytest.mark.parametrize("word", ["con", "aux", "nul", "prn", "com1", "lpt9"])
@pytest.mark.parametrize("key", ["slug: {}", "aliases: [{}]", "aliases: [alt/{}/x]"])
def test_no_folder_is_called_like_a_device_of_windows(word: str, key: str) -> None:
    text = f"---\ntitle: A\n{key.format(word)}\n---\n"
    _, problems = parse("content/pages/x.de.md", "page", "x", Language("de"), text, "0")
    assert [problem.place.line for problem in problems] == [3]


def test_an_entry_that_is_called_like_a_device_has_the_address_of_its_id() -> None:
    plan = planned({"pages/zeichen.de.md": "---\ntitle: Con\n---\n", **CAST, **CALL})
    addresses = {str(page.permalink) for page in plan.pages if page.subject == ("zeichen",)}
    assert addresses == {"de/zeichen/", "en/zeichen/"}


@pytest.mark.parametrize("ident", ["con", "aux", "com1"])
def test_no_file_is_called_like_a_device_of_windows(ident: str) -> None:
    assert not is_id(ident)
    assert is_id(f"{ident}-2")
