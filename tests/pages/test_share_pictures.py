"""A call is shared with a picture of its own, in each language, where others can fetch it."""

import io
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

from generator.links.archive import Mark
from generator.pages import render_page
from generator.pages.files.share_pictures import picture
from generator.pages.rendering import rendering
from generator.pages.site.permalinks import is_public
from tests.pages.small_sites import CALL, CALL_DE, CAST, SITE, THEME, planned

FONT = THEME / "share" / "NotoSerif-Bold.ttf"
PUBLIC = replace(SITE, base_url="https://calls.museum/repo/")
ONE_CALL = CAST | CALL


def dark(png: bytes, box: tuple[int, int, int, int]) -> float:
    """How much of a part of a picture is ink, from 0 to 1."""
    points = Image.open(io.BytesIO(png)).convert("L").crop(box).tobytes()
    return sum(point < 180 for point in points) / len(points)


def test_each_language_of_a_call_has_a_picture_beside_its_page_and_the_page_says_what_it_shows() -> None:
    plan = planned(ONE_CALL, PUBLIC)
    pictures = {page.path: page for page in plan.pages if page.kind.name == "share"}
    assert list(pictures) == ["de/gespraeche/ruf/share.png", "en/calls/ruf/share.png"]
    drawn = {path: render_page(page, plan).content for path, page in pictures.items()}
    assert drawn["de/gespraeche/ruf/share.png"] != drawn["en/calls/ruf/share.png"]
    image = Image.open(io.BytesIO(drawn["de/gespraeche/ruf/share.png"]))
    assert (image.format, image.size, image.mode) == ("PNG", (800, 420), "P")
    (page,) = (page for page in plan.pages if page.path == "en/calls/ruf/index.html")
    head = lxml.html.document_fromstring(render_page(page, plan).content.decode())
    shown = {meta.get("property"): meta.get("content") for meta in head.xpath("//meta[@property]")}
    assert shown["og:image"] == "https://calls.museum/repo/en/calls/ruf/share.png"
    assert (shown["og:image:width"], shown["og:image:height"]) == ("800", "420")
    assert shown["og:image:alt"] == "Ada Old and Bo New, 12 February 2025. 1 point, one side only"


def test_a_page_without_an_edition_is_shared_with_the_picture_of_its_original() -> None:
    plan = planned(CAST | {"calls/ruf.de.md": CALL_DE}, PUBLIC)
    assert [page.path for page in plan.pages if page.kind.name == "share"] == ["de/gespraeche/ruf/share.png"]
    (page,) = (page for page in plan.pages if page.path == "en/calls/ruf/index.html")
    assert 'content="https://calls.museum/repo/de/gespraeche/ruf/share.png"' in render_page(page, plan).content.decode()


def test_an_address_that_nobody_can_reach_has_no_pictures_but_the_general_one() -> None:
    plan = planned(ONE_CALL)
    assert not [page for page in plan.pages if page.kind.name == "share"]
    (page,) = (page for page in plan.pages if page.path == "en/calls/ruf/index.html")
    assert 'content="https://example.org/repo/static/share.png"' in render_page(page, plan).content.decode()


@pytest.mark.parametrize(
    ("host", "public"),
    [("calls.museum", True), ("owner.github.io", True), ("example.com", False), ("www.example.org", False),
     ("briefings.example", False), ("localhost", False), ("127.0.0.1", False), ("::1", False), ("a.test", False)],
)  # fmt: skip
def test_which_hosts_others_can_reach(host: str, public: bool) -> None:
    assert is_public(host) is public


def test_a_bar_is_where_a_side_speaks_a_heavy_one_where_it_departs_and_none_where_nobody_can_tell() -> None:
    thin = picture("Ada und Bo", "1. Mai 2025", ("A", "B"), [("stated", "unknown")], FONT)
    heavy = picture("Ada und Bo", "1. Mai 2025", ("A", "B"), [("differs", "unknown")], FONT)
    broken = picture("Ada und Bo", "1. Mai 2025", ("A", "B"), [("silent", "unknown")], FONT)
    below_heads, middle = 205, 400
    left, right = (44, below_heads, middle - 14, 400), (middle + 14, below_heads, 756, 400)
    assert 0 < dark(broken, left) < dark(thin, left) < dark(heavy, left)
    assert {dark(each, right) for each in (thin, heavy, broken)} == {0}
    assert picture("Ada und Bo", "1. Mai 2025", ("A", "B"), [("stated", "unknown")], FONT) == thin


def test_names_that_the_font_cannot_write_are_left_out_and_long_ones_stay_in_the_picture() -> None:
    row: list[tuple[Mark, ...]] = [("stated", "stated")]
    without = picture("", "1. Mai 2025", ("A", "B"), row, FONT)
    assert picture("習近平 und Ada", "1. Mai 2025", ("A", "B"), row, FONT) == without
    long = picture("Donaudampfschifffahrtsgesellschaftskapitän " * 9, "1. Mai 2025", ("A", "B"), row, FONT)
    assert dark(long, (0, 100, 800, 300)) > dark(without, (0, 100, 800, 300))
    forty = picture("Ada", "1. Mai 2025", ("A", "B"), [("differs", "stated")] * 40, FONT)
    assert dark(forty, (44, 400, 756, 420)) == 0, "forty points fit too"


def test_a_picture_is_drawn_anew_for_names_and_not_for_other_calls_and_topics(tmp_path: Path) -> None:
    def keys(files: dict[str, str]) -> dict[str, str]:
        plan = planned(files, PUBLIC)
        work = rendering(plan, plan.sites.archive, PUBLIC, tmp_path / "site", tmp_path, True, 1)
        return {path: key for path, key in work.keys().items() if path.endswith("ruf/share.png")}

    before = keys(ONE_CALL)
    assert len(before) == 2
    another = {"calls/zwei.de.md": CALL_DE.replace("02-12", "02-14")}
    topic = {"topics/getreide.de.md": "---\ntitle: Korn\n---\n", "topics/getreide.en.md": "---\ntitle: Corn\n---\n"}
    assert keys(ONE_CALL | another | topic) == before
    renamed = {"actors/ada-alt.de.md": CAST["actors/ada-alt.de.md"].replace("Ada Alt", "Ada Uralt")}
    assert set(keys(ONE_CALL | renamed).values()).isdisjoint(before.values())
