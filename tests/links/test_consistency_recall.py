"""How much that goes wrong in a translation `check` notices: one thing at a time is changed in the shipped editions."""

import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from generator.build import Loaded
from generator.content import parse, read_text
from generator.content.entry import Edition
from generator.links import Entry
from generator.links.editions import differences
from tests.conftest import ROOT
from tests.extent import long

NO_TEXT = re.compile(
    r"<[a-z]+:[^>]*>|\]\([^)]*\)|\{[^}]*\}|https?://\S+|"
    r"^(?:slug|first_published|last_changed):.*|^translates:.*\n(?:  - .*\n)*",
    re.MULTILINE,
)


#: A translation, its entry, the text of its original and its own.
Translation = tuple[Entry, str, Edition, str]


@pytest.fixture(scope="module")
def translations(shipped: Loaded) -> tuple[Translation, ...]:
    """Those of the archive."""
    assert shipped.archive
    return tuple(
        (found, read_text(ROOT, found.original.path)[0], edition, read_text(ROOT, edition.path)[0])
        for found in shipped.archive.entries.values()
        for edition in found.editions.values()
        if edition is not found.original
    )


def tries(
    translations: Sequence[Translation], pattern: str, change: Callable[[str], str], anywhere: bool, most: int
) -> Iterator[bool]:
    """For places of the pattern in the translations, spread evenly over them, whether its change is noticed."""
    places = []
    for found, original, edition, text in translations:
        searched = text if anywhere else NO_TEXT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
        places += [(found, original, edition, text, match) for match in re.finditer(pattern, searched)]
    for found, original, edition, text, match in places[:: len(places) // most + 1]:
        changed = text[: match.start()] + change(match[0]) + text[match.end() :]
        wrong, _ = parse(edition.path, edition.kind, edition.id, edition.language, changed, "")
        if wrong:
            yield any(differences(found.original, original, wrong, changed))


@pytest.mark.parametrize("most", [30, long(240)])
@pytest.mark.parametrize(
    ("pattern", "change", "anywhere", "floor"),
    [
        (r"\d+", lambda digits: str(int(digits) + 1), False, 0.95),
        (r"\b(?:January|February|March|April|May|June)\b", lambda _: "August", False, 0.9),
        (
            r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
            lambda day: "Friday" if day != "Friday" else "Monday",
            False,
            1,
        ),
        (r"<actor:[^>]*>", lambda _: "Somebody", True, 0.95),
        (r"(?<=\{\.said by=)[a-z-]+", lambda _: "nobody", True, 1),
        (r" <source:[^>]*>", lambda _: "", True, 0.9),
    ],
    ids=["digits", "months", "weekdays", "mentions", "speakers", "citations"],
)
def test_what_differs_is_noticed(
    translations: Sequence[Translation], pattern: str, change: Callable[[str], str], anywhere: bool, floor: float,
    most: int,
) -> None:  # fmt: skip
    noticed = list(tries(translations, pattern, change, anywhere, most))
    assert len(noticed) > 5
    assert sum(noticed) / len(noticed) >= floor
