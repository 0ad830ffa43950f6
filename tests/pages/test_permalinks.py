"""Addresses read naturally in each language, are encoded once, and work below a sub-path."""

import pytest

from generator.base.languages import Language
from generator.pages.kinds.table import KINDS, sections_of
from generator.pages.site.permalinks import Addresses, Permalink, addresses, encoded, output_path
from generator.pages.words.catalogues import read_catalogue
from tests.pages.small_sites import THEME

DE, EN = Language("de"), Language("en")
CATALOGUES = {language: read_catalogue(language, [THEME]) for language in (DE, EN)}
SECTIONS = sections_of(KINDS)
BELOW = addresses("https://example.org/repo/", CATALOGUES, SECTIONS)
AT_ROOT = addresses("https://example.org/", CATALOGUES, SECTIONS)


@pytest.mark.parametrize(
    ("permalink", "expected"),
    [
        (BELOW.page(DE), "de/"),
        (BELOW.page(DE, "calls"), "de/gespraeche/"),
        (BELOW.page(EN, "calls"), "en/calls/"),
        (BELOW.page(DE, "calls", "2025-02-12-a-b"), "de/gespraeche/2025-02-12-a-b/"),
        (BELOW.page(EN, "calls", "2025", number=3), "en/calls/2025/page-3/"),
        (BELOW.page(DE, "actors", "wladimir-putin"), "de/akteure/wladimir-putin/"),
        (BELOW.page(DE, "pairs", "a-b"), "de/paare/a-b/"),
        (BELOW.page(DE, "", "ueber-das-archiv"), "de/ueber-das-archiv/"),
        (BELOW.alias(EN, "/calls/old-name/"), "en/calls/old-name/"),
        (BELOW.file(BELOW.page(DE), "feed.xml"), "de/feed.xml"),
    ],
)
def test_a_permalink_is_the_place_below_the_root(permalink: Permalink, expected: str) -> None:
    assert permalink == expected


@pytest.mark.parametrize(
    ("site", "permalink", "link", "absolute"),
    [
        (BELOW, "", "/repo/", "https://example.org/repo/"),
        (BELOW, "de/", "/repo/de/", "https://example.org/repo/de/"),
        (AT_ROOT, "de/", "/de/", "https://example.org/de/"),
        (BELOW, "de/akteure/習近平/", "/repo/de/akteure/%E7%BF%92%E8%BF%91%E5%B9%B3/",
         "https://example.org/repo/de/akteure/%E7%BF%92%E8%BF%91%E5%B9%B3/"),
    ],
)  # fmt: skip
def test_links_are_root_relative_and_encoded_and_absolute_ones_are_full(
    site: Addresses, permalink: str, link: str, absolute: str
) -> None:
    assert site.link(permalink) == link
    assert site.absolute(permalink) == absolute


def test_an_anchor_is_encoded_too() -> None:
    assert BELOW.link("de/x/", "punkt-müll") == "/repo/de/x/#punkt-m%C3%BCll"


@pytest.mark.parametrize("bad", ['"', "<", ">", " ", "\\", "`", "'", "&", "%", "\n"])
def test_nothing_that_could_leave_an_attribute_stays_in_an_address(bad: str) -> None:
    assert bad not in encoded(f"a{bad}b").replace("%25" if bad == "%" else "%", "")


@pytest.mark.parametrize(
    ("permalink", "path"),
    [("", "index.html"), ("de/", "de/index.html"), ("404.html", "404.html"), ("de/feed.xml",) * 2],
)
def test_a_page_is_the_index_of_its_folder(permalink: str, path: str) -> None:
    assert output_path(permalink) == path


def test_a_third_language_needs_a_catalogue_only() -> None:
    french = Language("fr")
    site = addresses("https://example.org/", {french: read_catalogue(french, [THEME])}, SECTIONS)
    assert site.page(french, "calls", "x") == "fr/appels/x/"
