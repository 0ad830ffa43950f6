"""`content/site.yaml`: what it may hold, and what is said of what it may not."""

import pytest

from generator.base.config import Licence, Site, base_url, read_site, with_base_url
from generator.base.problems import SetupError

RIGHT = """base_url: https://example.org/archive
languages: [de, en]
title: {de: Archiv, en: Archive}
description: An archive
theme: plain
theme_options: {colour: blue}
quotation_words: 25
"""


def report(text: str) -> list[str]:
    site, problems = read_site(text, "site.yaml")
    assert (site is None) == bool(problems)
    return [str(problem) for problem in problems]


def test_a_right_configuration_is_read() -> None:
    site, problems = read_site(RIGHT, "site.yaml")
    assert problems == ()
    assert site == Site(
        "https://example.org/archive/",
        ("de", "en"),  # type: ignore[arg-type]
        {"de": "Archiv", "en": "Archive"},  # type: ignore[dict-item]
        {"de": "An archive", "en": "An archive"},  # type: ignore[dict-item]
        "plain",
        {"colour": "blue"},
        25,
        "example.org,2025",
    )
    assert site.base_path == "/archive/"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: {de: Archiv, en: Archive}\n", "", ["1:1: the key `title` is missing; add a line `title: …`"]),
        ("description", "descripton", ["4:1: unknown key `descripton`; did you mean “description”?"]),
        ("[de, en]", "de", ["2:12: `languages` must list language tags, each once; write them as [de, en]"]),
        ("[de, en]", "[de, de]", ["2:12: `languages` must list language tags, each once; write them as [de, en]"]),
        ("[de, en]", "[de, English]", ["2:12: `languages` must list language tags, each once; write them as [de, en]"]),
        ("en: Archive", "fr: Archive", [
            "3:21: `title` has the language `fr`, which `languages` does not list; remove it",
            "3:8: `title` is missing in `en`; add a line `en: …` below it"]),
        ("en: Archive", "en: [a]", ["3:25: `title` in `en` must be text; write the text behind the colon"]),
        ("plain", "../evil", ["5:8: `theme` must be the name of a folder in themes/; write a name such as default"]),
        ("{colour: blue}", "{colour: [blue]}", [
            "6:16: `theme_options` must be keys with one plain value each; write `key: value`"]),
        ("plain\n", "plain\nlicence: CC-BY\n", [
            "6:10: `licence` is neither an SPDX id of Creative Commons nor a name with an address; "
            "write one such as CC-BY-4.0, or {name: …, url: https://…}"]),
        ("plain\n", "plain\nlicence: {name: Ours}\n", [
            "6:10: `licence` is neither an SPDX id of Creative Commons nor a name with an address; "
            "write one such as CC-BY-4.0, or {name: …, url: https://…}"]),
        ("plain\n", "plain\nhome_zone: Berlin\n", [
            "6:12: `home_zone` is no time zone; write its IANA name, such as Europe/Berlin"]),
        ("25", "many", ["7:18: `quotation_words` must be a number from 1 to 9999; write a number such as 40"]),
        ("25", "010", ["7:18: `quotation_words` must be a number from 1 to 9999; write a number such as 40"]),
        ("25", '"25"', ["7:18: `quotation_words` must be a number from 1 to 9999; write a number such as 40"]),
        ("plain\n", "plain\nauthority: example.org\n", [
            "6:12: `authority` is no domain with a date; "
            "write a domain and a day on which it was yours, such as example.org,2025-03-01"]),
        ("https://example.org/archive", "example.org", [
            "1:11: `base_url` is no http(s) address; write one such as https://example.org/archive/"]),
        ("languages: [de, en]", "languages: [de, en]\nlanguages: [de]", [
            "3:1: the key `languages` stands twice; keep one of the lines 2 and 3"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(old: str, new: str, expected: list[str]) -> None:
    assert sorted(report(RIGHT.replace(old, new))) == [f"site.yaml:{line}" for line in expected]


def test_a_configuration_that_is_a_list_or_nothing_is_told() -> None:
    assert report("- a\n") == ["site.yaml:1:1: the configuration must be keys and values; write `key: value`"]
    assert [line.split(";")[0] for line in report("")] == [
        f"site.yaml:1:1: the key `{key}` is missing" for key in ("base_url", "languages", "title")
    ]


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://example.org", "https://example.org/"),
        ("http://localhost:8000/a/b", "http://localhost:8000/a/b/"),
        ("https://user.github.io/repo/", "https://user.github.io/repo/"),
        ("https://example.org/~a/b.c/", "https://example.org/~a/b.c/"),
    ],
)
def test_a_base_url_ends_with_a_slash(url: str, normal: str) -> None:
    assert base_url(url) == normal


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "ftp://example.org", "https://", "https://-", "https://a..b", "https://.org", "https://a/../b",
     "https://a/./b", "https://a//b", "https://a?b", "https://a#b", "https://user@a", "https://a:0", "https://a:999999",
     "https://a/b c", 'https://a/"onclick', "https://a/%2e%2e", "https://a\n", "javascript:alert(1)", "https://ä.de"],
)  # fmt: skip
def test_no_base_url(url: str) -> None:
    assert base_url(url) is None
    site, _ = read_site(RIGHT, "site.yaml")
    assert site is not None
    with pytest.raises(SetupError, match="is no base URL"):
        with_base_url(site, url)


@pytest.mark.parametrize(
    ("line", "expected"),
    [("", "example.org,2025"), ("authority: archive.example,2024-12\n", "archive.example,2024-12")],
)
def test_permanent_ids_do_not_follow_the_address_of_a_build(line: str, expected: str) -> None:
    site, _ = read_site(RIGHT + line, "site.yaml")
    assert site is not None
    assert site.authority == expected
    assert with_base_url(site, "https://elsewhere.example/x").authority == expected


def test_titles_are_one_line() -> None:
    site, _ = read_site(RIGHT.replace("An archive", "|\n  An\n  archive"), "site.yaml")
    assert site is not None
    assert set(site.description.values()) == {"An archive"}


@pytest.mark.parametrize(
    ("written", "licence"),
    [
        ("CC-BY-4.0", Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0")),
        (
            "CC-BY-NC-SA-3.0",
            Licence("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/", "CC-BY-NC-SA-3.0"),
        ),
        ("CC0-1.0", Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0")),
        ("{name: Ours, url: https://example.org/l}", Licence("Ours", "https://example.org/l")),
    ],
)
def test_a_licence_is_an_spdx_id_or_a_name_with_an_address(written: str, licence: Licence) -> None:
    site, problems = read_site(f"{RIGHT}licence: {written}\nhome_zone: America/Sao_Paulo\n", "site.yaml")
    assert problems == ()
    assert site is not None
    assert (site.licence, site.home_zone) == (licence, "America/Sao_Paulo")
