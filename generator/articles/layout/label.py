"""Labels for the lines of an article, each with its reason.

In: the lines as they stand in the input, for a page with what its markup says of each. Out: a `Line` for each. The
surprising thing: the labels are found all at once, as the best path of the whole page through its zones (top, kicker,
headline, head, lead, text, boxes, colophon, foot), by Viterbi's algorithm over data: what a feature weighs for a label
or a zone, what a step from zone to zone and from label to label costs, in whole tenths, so that sums are the same in
any order. Only the seam of a kicker and the heads of updates are looked at afterwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import cast

from generator.articles.article import Label, Line
from generator.articles.capture.fetch import plain
from generator.articles.layout.features import features
from generator.articles.layout.heads import split_head
from generator.articles.layout.shapes import bare, leading_time
from generator.articles.vocabulary.outlets import Outlet
from generator.articles.vocabulary.words import word_list
from generator.base.figures.stamps import stamps

_NEVER = -(10**9)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands on the best path; `grounds` are the features that weighed most, heaviest first."""

    zone: str
    label: str
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The states (zone, label), the steps into each from those before it, the states that may begin and end a page."""

    states: tuple[tuple[str, str], ...]
    steps: tuple[tuple[tuple[int, int], ...], ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    weights: dict[str, tuple[tuple[int, int], ...]]


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
    led = sum(leading_time(plain(line.text)) is not None for line in lines if line.label in ("body", "subhead"))
    alone = led + sum(line.label == "update-head" for line in lines) < 2
    repeated = sum(line.label == "author" for line in lines) >= 4
    shown = [line for line in lines if line.label != "blank"]
    beside = {a.n for a, b in pairwise(shown) if b.label == "update-head"}
    beside |= {b.n for a, b in pairwise(shown) if a.label == "update-head"}
    found = []
    for line in lines:
        if alone and line.label == "update-head":
            timed = any(stamp.has_time for stamp in stamps(plain(line.text)))
            line = replace(line, label="date" if timed else "subhead", reason="nothing else is timed")
        elif (led > 1 or repeated) and line.label == "subhead" and line.n not in beside:
            line = replace(line, label="update-head", reason=f"{line.reason}; heading of an update")
        found.append(line)
    return tuple(found)


def best_path(found: Sequence[set[str]]) -> tuple[Place, ...]:
    """A place for each line."""
    grammar = page_grammar()
    if not found:
        return ()
    scores = [s + e for s, e in zip(grammar.start, _emission(found[0], grammar), strict=True)]
    back: list[list[int]] = []
    for shown in found[1:]:
        emitted = _emission(shown, grammar)
        best = [max((scores[k] + cost, k) for k, cost in steps) for steps in grammar.steps]
        back.append([source for _, source in best])
        scores = [score + own for (score, _), own in zip(best, emitted, strict=True)]
    at = max(range(len(scores)), key=lambda k: scores[k] + grammar.end[k])
    way = [at, *(at := before[at] for before in reversed(back))][::-1]
    return tuple(Place(*grammar.states[k], _grounds(f, k, grammar)) for f, k in zip(found, way, strict=True))


def _emission(features: set[str], grammar: Grammar) -> list[int]:
    scores = [0] * len(grammar.states)
    for name in features:
        for state, weight in grammar.weights.get(name, ()):
            scores[state] += weight
    return scores


def _grounds(features: set[str], state: int, grammar: Grammar) -> tuple[str, ...]:
    weighed = {n: sum(w for k, w in grammar.weights.get(n, ()) if k == state) for n in features}
    return tuple(sorted((n for n in weighed if weighed[n] > 2), key=lambda n: (-weighed[n], n)))[:2]


@cache
def page_grammar() -> Grammar:
    """The grammar and the weights of `words/layout_steps`, `layout_pairs` and `layout_weights.yaml`."""
    zones, pairs = word_list("layout_steps"), word_list("layout_pairs")
    states = tuple((z, label) for z, table in zones.items() for label in table.get("labels", "").split("|") if label)

    def step(before: tuple[str, str], state: tuple[str, str]) -> int:
        worth = (pairs.get(key, {}).get(state[1], "0") for key in (before[1], " ".join(before)))
        return _tenths(zones[before[0]].get(state[0])) + sum(map(_tenths, worth))

    def weighed(table: dict[str, str]) -> tuple[tuple[int, int], ...]:
        """By state: what is said of the label, the zone, and both (`foot boilerplate`) adds up."""
        keys = ((label, f"in {zone}", f"{zone} {label}") for zone, label in states)
        sums = [sum(_tenths(table.get(key, "0")) for key in each) for each in keys]
        return tuple((k, weight) for k, weight in enumerate(sums) if weight)

    costs = [[(k, step(before, state)) for k, before in enumerate(states)] for state in states]
    return Grammar(
        states,
        tuple(tuple(p for p in each if p[1] > _NEVER // 2) or ((0, _NEVER),) for each in costs),
        tuple(_tenths(zones["start"].get(zone)) for zone, _ in states),
        tuple(_tenths(zones[zone].get("end")) for zone, _ in states),
        {name: weighed(table) for name, table in word_list("layout_weights").items()},
    )


def _tenths(printed: str | None) -> int:
    """A weight in tenths; none is a step that is never made."""
    return _NEVER if printed is None else round(10 * float(printed))
