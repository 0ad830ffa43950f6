"""The morphemes of a word: which parts of speech it may be, and which morphemes make it one of them.

In: a tagger of HanTa, whose model this reads, and a word. Out: what the tagger's own steps give, to the last digit, in
half the time: what is the same for every segment of a word, and what no tag can begin, is looked up once. The
surprising thing: nothing here is of our making but the order of the work.

Source: Christian Wartena, HanTa (Hanover Tagger), a hidden Markov model over morphemes.
"""

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

_State = tuple[int, int]
#: A tag with the cost of the step to it, its known morphemes, and what an unknown one costs it, if it has any.
_Step = tuple[int, float, Mapping[str, float], tuple[float, Any, Mapping[str, float]] | None]
_Steps = Mapping[_State, list[_Step]]
_Row = dict[_State, float]
_Back = list[dict[_State, tuple[_State, int]]]

_START: _State = (0, 1)
_UNKNOWN, _END_UNKNOWN, _LEAST = 3, -3, -1e6
#: States that go on from each place, letters of an ending, what a word of one unknown morpheme costs.
_BEST, _ENDING, _WHOLE = 3, 4, 4.6


class Morphemes:
    """The steps of one tagger."""

    def __init__(self, tagger: Any) -> None:
        self._tagger = tagger
        unknown = {
            tag: (tagger.Int_t + tagger.LP_hapax_t[tag], tagger.LP_len_t[tag], tagger.LP_s_t[tag])
            for tag in tagger.LP_hapax_t
            if tag in tagger.LP_s_t
        }
        self._steps: dict[_State, list[_Step]] = {
            state: [(tag, cost, tagger.LP_m_t[tag], unknown.get(tag)) for tag, cost in following]
            for state, following in tagger.LP_trans_nonfinal.items()
        }
        self._towards = cache(self._leading_to)

    def kinds(self, word: str) -> list[tuple[int, float]]:
        """Each part of speech that the word may be with its logarithmic probability, the likeliest first."""
        last = _walk(word, self._steps, True, None)[-1]
        ends: _Row = {}
        for state, score in last.items():
            for tag, cost in self._tagger.LP_trans_final.get(state, ()):
                if score + cost > max(_LEAST, ends.get((state[1], tag), -math.inf)):
                    ends[state[1], tag] = score + cost
        found: dict[int, float] = {}
        for (_, tag), score in ends.items():
            found[-tag] = _either(found[-tag], score) if -tag in found else score
        return sorted(found.items(), key=lambda kind: kind[1], reverse=True) or [(_UNKNOWN, 0)]

    def path(self, word: str, kind: int) -> list[tuple[int, int]]:
        """The tags of the likeliest morphemes that make the word of this kind, each with where it ends; with unknown
        morphemes only where known ones make none."""
        for guesses in (False, True):
            back: _Back = [{} for _ in range(len(word) + 1)]
            last = _walk(word, self._towards(kind), guesses, back)[-1]
            best, end = -math.inf, _START
            for state, score in last.items():
                cost = next((c for tag, c in self._tagger.LP_trans_final.get(state, ()) if tag == kind), None)
                if cost is not None and score + cost > max(_LEAST, best):
                    best, end = score + cost, state
            if best > -math.inf:
                return _followed(end, len(word), back, kind)
        return [(_UNKNOWN, len(word)), (_END_UNKNOWN, len(word) + 1)]

    def _leading_to(self, kind: int) -> _Steps:
        able = self._tagger.reachability.get(kind, frozenset())
        return {state: [step for step in steps if step[0] in able] for state, steps in self._steps.items()}


def _either(one: float, other: float) -> float:
    """The logarithmic probability that either is so."""
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))


def _walk(word: str, steps: _Steps, guesses: bool, back: _Back | None) -> list[_Row]:
    """Viterbi's algorithm: for each place of the word the states there with the scores of the best ways to them."""
    length = len(word)
    table: list[_Row] = [{_START: 0}, *({} for _ in range(length))]
    for i, row in enumerate(table):
        bound = sorted(row.values(), reverse=True)[_BEST] - 1 if len(row) > _BEST else _LEAST
        on = [(state, state[1], score, steps.get(state, [])) for state, score in row.items() if score >= bound]
        for j in range(i + 1, length + 1) if on else ():
            segment, cell, size = word[i:j], table[j], j - i
            unknown = guesses and (length < 4 or size > 2)
            most, whole = min(size, 24), _WHOLE if size == length else 0
            ends = [segment[-k:] for k in range(min(_ENDING, size - 1), 0, -1)]
            for state, before, score, following in on:
                for tag, cost, known, guess in following:
                    emitted = known.get(segment)
                    if emitted is None:
                        if not unknown or guess is None:
                            continue
                        base, sizes, endings = guess
                        for ending in ends:
                            if ending in endings:
                                break
                        else:
                            ending = ""
                        emitted = base + sizes[most] + endings[ending] - whole
                    total, reached = score + cost + emitted, (before, tag)
                    if total > cell.get(reached, _LEAST):
                        cell[reached] = total
                        if back is not None:
                            back[j][reached] = (state, i)
    return table


def _followed(end: _State, length: int, back: _Back, kind: int) -> list[tuple[int, int]]:
    """The way back from the end of the word."""
    found, state, at = [(kind, length + 1)], end, length
    while at > 0:
        found.append((state[1], at))
        state, at = back[at][state]
    return found[::-1]
