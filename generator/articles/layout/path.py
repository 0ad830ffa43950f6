"""The best path of a page through its zones: top, kicker, headline, head, lead, text, boxes, colophon, foot.

In: the features of each line. Out: for each line a zone, a label, and the features that spoke for it. Viterbi's
algorithm over data: what a feature weighs for a label or a zone, what a step from zone to zone and from
label to label costs. The surprising thing: nothing is decided before the last line is read. Weights are counted in
tenths, as whole numbers, so that their sums are the same in any order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.articles.vocabulary.words import word_list

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


def best_path(found: Sequence[set[str]]) -> tuple[Place, ...]:
    """A place for each line."""
    grammar = page_grammar()
    if not found:
        return ()
    scores = [s + e for s, e in zip(grammar.start, _emission(found[0], grammar), strict=True)]
    back: list[list[int]] = []
    for features in found[1:]:
        emitted = _emission(features, grammar)
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
    zone_steps = word_list("layout_steps")
    zones = {zone: table["labels"].split("|") for zone, table in zone_steps.items() if "labels" in table}
    states = tuple((zone, label) for zone, labels in zones.items() for label in labels)
    pairs = word_list("layout_pairs")
    steps = tuple(
        tuple(
            (k, cost)
            for k, before in enumerate(states)
            if (cost := _step(before, state, zone_steps, pairs)) > _NEVER // 2
        )
        or ((0, _NEVER),)
        for state in states
    )
    weights = {name: _weighed(table, states) for name, table in word_list("layout_weights").items()}
    start = tuple(_tenths(zone_steps["start"].get(zone)) for zone, _ in states)
    end = tuple(_tenths(zone_steps[zone].get("end")) for zone, _ in states)
    return Grammar(states, steps, start, end, weights)


def _step(
    before: tuple[str, str], state: tuple[str, str], zones: dict[str, dict[str, str]], pairs: dict[str, dict[str, str]]
) -> int:
    cost = _tenths(zones[before[0]].get(state[0]))
    return cost + sum(_tenths(pairs.get(key, {}).get(state[1], "0")) for key in (before[1], " ".join(before)))


def _tenths(printed: str | None) -> int:
    """A weight in tenths; none is a step that is never made."""
    return _NEVER if printed is None else round(10 * float(printed))


def _weighed(table: dict[str, str], states: Sequence[tuple[str, str]]) -> tuple[tuple[int, int], ...]:
    """A feature's weights by state: what is said of the label, the zone, and both (`foot boilerplate`) adds up."""
    sums = [sum(_tenths(table.get(key, "0")) for key in (label, f"in {z}", f"{z} {label}")) for z, label in states]
    return tuple((k, weight) for k, weight in enumerate(sums) if weight)
