"""The documentation of the design says what the style sheet has: every token with its colours and contrasts."""

import re
from pathlib import Path

import pytest

from tests.pages.small_sites import THEME

STYLE = (THEME / "static" / "style.css").read_text("utf-8")
DOCUMENT = (Path(__file__).parents[2] / "docs" / "design.md").read_text("utf-8")
PAIRS = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\)", STYLE))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours after WCAG 2.2."""
    return (max(map(luminance, (one, other))) + 0.05) / (min(map(luminance, (one, other))) + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def on(ink: str, ground: str) -> list[float]:
    """The contrast of a token on another, light and dark."""
    inks, grounds = (PAIRS[name].split(", ") for name in (ink, ground))
    return [contrast(a, b) for a, b in zip(inks, grounds, strict=True)]


@pytest.mark.parametrize("ink", ["ink", "soft", "accent", "accent-strong"])
@pytest.mark.parametrize("ground", ["paper", "panel", "accent-wash"])
def test_text_has_seven_to_one_on_every_ground(ink: str, ground: str) -> None:
    assert min(on(ink, ground)) >= 7


def test_lines_that_carry_meaning_have_three_to_one() -> None:
    assert min(on("rule-strong", "paper")) >= 3


def test_a_browser_without_light_dark_gets_the_light_colours() -> None:
    plain = dict(re.findall(r"--([\w-]+): (#\w{6});", STYLE.split("@supports")[0]))
    assert plain == {name: pair.split(", ")[0] for name, pair in PAIRS.items()}


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_every_colour_stands_in_the_documentation_with_its_contrast(name: str) -> None:
    light, dark = PAIRS[name].split(", ")
    figures = " / ".join(f"{figure:.1f}" for figure in on(name, "paper"))
    assert f"| `--{name}` | `{light}` | `{dark}` | {figures if name != 'paper' else '–'} |" in DOCUMENT


def test_every_picture_is_shown_and_none_is_missing() -> None:
    pictures = Path(__file__).parents[2] / "docs" / "pictures"
    shown = {
        name
        for path in (*pictures.parent.glob("*.md"), pictures.parents[1] / "README.md")
        for name in re.findall(r"pictures/([\w-]+\.png)", path.read_text("utf-8"))
    }
    assert shown == {path.name for path in pictures.iterdir()}
