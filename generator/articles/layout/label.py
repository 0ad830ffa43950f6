"""Labels for the lines of an article, each with its reason.

In: the lines as they stand in the input, for a page with what its markup says of each. Out: a `Line` for each. The
surprising thing: the labels are found all at once, as the best path of the whole page; only the seam of a kicker and
the heads of updates are looked at afterwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from generator.articles.article import Label, Line
from generator.articles.capture.fetch import plain
from generator.articles.layout.features import features
from generator.articles.layout.heads import split_head
from generator.articles.layout.path import Place, best_path
from generator.articles.layout.shapes import bare, leading_time
from generator.articles.vocabulary.outlets import Outlet
from generator.base.figures.stamps import stamps


def label_lines(
    texts: Sequence[str],
    language: str,
    markup: Mapping[int, frozenset[str]] | None = None,
    outlet: Outlet | None = None,
    shown: Sequence[str] = (),
) -> tuple[Line, ...]:
    """One `Line` per text; `markup` are features of the page by index into the texts, `shown` the texts as a reader saw
    them, where that is not as they stand."""
    numbers = [n for n, text in enumerate(texts) if plain(text)]
    rows = [plain((shown or texts)[n]) for n in numbers]
    said = {i: (markup or {}).get(n, frozenset()) | rules_of(rows[i], outlet) for i, n in enumerate(numbers)}
    places = best_path(features(rows, language, said))
    labelled = {n: Line(n + 1, texts[n], *_labelled(place)) for n, place in zip(numbers, places, strict=True)}
    lines = tuple(labelled.get(n) or Line(n + 1, text, "blank") for n, text in enumerate(texts))
    return _update_heads(_split_heads(lines))


def rules_of(row: str, outlet: Outlet | None) -> frozenset[str]:
    """What the outlet's own rules say, first match wins."""
    if outlet is None:
        return frozenset()
    if bare(row) in outlet.buttons:
        return frozenset({"says boilerplate"})
    return frozenset({f"says {label}" for pattern, label in outlet.rules if pattern.search(row)})


def _labelled(place: Place) -> tuple[Label, str]:
    """The label and the reason: what weighed most for it, and the part of the page where it stands."""
    where = f"in the {place.zone}"
    return cast("Label", place.label), "; ".join(filter(None, (", ".join(place.grounds), where)))


def _split_heads(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A headline that opens with its kicker is both, unless a kicker stands above it."""
    if any(line.label == "kicker" for line in lines):
        return lines
    body = " ".join(plain(line.text) for line in lines if line.label in ("lead", "body"))
    return tuple(
        replace(line, label="kicker+headline", reason=f"{line.reason}; a kicker joined to it")
        if line.label == "headline" and split_head(plain(line.text), body) is not None
        else line
        for line in lines
    )


def _update_heads(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """In a live blog headings open updates; a time alone in an ordinary article opens none."""
    times = sum(line.label == "update-head" for line in lines)
    led = [line for line in lines if line.label in ("body", "subhead") and leading_time(plain(line.text))]
    alone = times + len(led) < 2
    repeated = sum(line.label == "author" for line in lines) >= 4
    shown = [line.label for line in lines if line.label != "blank"]
    beside = iter(zip(["", *shown], [*shown[1:], ""], strict=False))
    found = []
    for line in lines:
        near = next(beside) if line.label != "blank" else ()
        if alone and line.label == "update-head":
            timed = any(stamp.has_time for stamp in stamps(plain(line.text)))
            label: Label = "date" if timed else "subhead"
            line = replace(line, label=label, reason="a time of day" if timed else "a heading, for nothing is timed")
        elif (len(led) > 1 or repeated) and line.label == "subhead" and "update-head" not in near:
            line = replace(line, label="update-head", reason=f"{line.reason}; heading of an update")
        found.append(line)
    return tuple(found)
