"""How far what was agreed reaches: what it covers, for how long, for whom.

In: readings, calls. Out: discrepancies of kind `scope`, `term` and `reciprocity`. A thing that can be limited (a
halt, a ban, a delivery) is compared by what stands behind it: `ein Stopp der Angriffe auf Häfen` against `auf Häfen und
Brücken`. Which nouns can be limited stands in `words/frames_de.yaml` and `words/frames_en.yaml`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.articles.calls.triggers import Lexicon, group_of, noun_of
from generator.articles.compare.content_words import call_at, note, phrases, stems
from generator.articles.findings import Call, Discrepancy, Reference
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.articles.vocabulary.words import alternation, split, word_list
from generator.base.figures.read import figures

_COVERING = frozenset({"auf", "gegen", "für", "bei", "in", "im", "on", "against", "for", "to", "of", "at"})
_DAY = 1440


@dataclass(frozen=True, slots=True)
class _Limit:
    """A sentence that names something limited: what it covers, as stems, and how long it holds, if it says so."""

    place: Reference
    text: str
    wide: str
    speaker: tuple[str, ...]
    covers: frozenset[str]
    term: object


def scope_differences(readings: Sequence[Reading], calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """Each kind once for an article or a run."""
    every = [limit for r in readings for limit in _limits(r)] if calls else []
    found = [("scope", _scopes([x for x in every if x.place[0] == r.article.id])) for r in readings]
    for kind, places in (*found, ("term", _terms(readings, every)), ("reciprocity", _reciprocity(every))):
        if places:
            call = next((c for a, n, _ in reversed(places) if (c := call_at(calls, a, n))), None)
            yield Discrepancy(kind, call, (), tuple(dict.fromkeys(places)), note(kind))


def _limits(reading: Reading) -> Iterator[_Limit]:
    language = "de" if reading.article.language == "de" else "en"
    told = {t.line: t.speaker for t in reversed(reading.told)}
    exact = {(t.line, t.start): t.speaker for t in reading.told}
    before = ""
    for sentence in reading.document.sentences:
        line = reading.article.line(sentence.line)
        if line.label != "body":
            continue
        text = line.text[sentence.start : sentence.end]
        covers = _covered(sentence, language)
        if covers is not None:
            speaker = exact.get((sentence.line, sentence.start), told.get(sentence.line, ()))
            place = (reading.article.id, sentence.line, sentence.line)
            yield _Limit(place, text, f"{before} {text}", speaker, covers, _term(text, language))
        before = text


def _covered(sentence: Sentence, language: str) -> frozenset[str] | None:
    """What stands behind a noun that can be limited; None if the sentence has no such noun."""
    words = Lexicon(language)
    found: frozenset[str] | None = None
    for n, phrase in enumerate(sentence.phrases):
        if not words.ends(noun_of(sentence, phrase, language), "limited"):
            continue
        found = found or frozenset()
        m = n + 1
        if (
            m < len(sentence.phrases)
            and sentence.phrases[m].preposition in _COVERING
            and sentence.phrases[m].first <= phrase.last + 2
        ):
            for k in group_of(sentence, m):
                found |= stems(sentence.text_of(sentence.phrases[k]))
    return found


def _term(text: str, language: str) -> object:
    read = figures(text, language)
    spans = [f for f in read if f.kind == "span" or (f.kind == "duration" and (f.value[0] or 0) >= _DAY)]
    return spans[0].value[0] if spans else None


def _scopes(limits: Sequence[_Limit]) -> list[Reference]:
    """Two or more ways in which one article puts what is covered."""
    seen: dict[frozenset[str], _Limit] = {}
    for limit in limits:
        if limit.covers:
            seen.setdefault(limit.covers, limit)
    for covers, first in seen.items():
        alike = [x for c, x in seen.items() if c & covers and c != covers and x.place != first.place]
        if len({x.speaker for x in (first, *alike) if x.speaker}) > 1:
            return sorted({first.place, *(x.place for x in alike)})[:4]
    return []


def _terms(readings: Sequence[Reading], limits: Sequence[_Limit]) -> list[Reference]:
    """A term that reports give and a printed statement on the same thing does not."""
    given = [x for x in limits if x.term is not None and x.covers]
    printed = [(r.article.id, q) for r in readings for q in r.quotations if q.last_line > q.span.line]
    for article, q in printed:
        inside = [x for x in limits if x.place[0] == article and q.span.line <= x.place[1] <= q.last_line]
        if any(x.term is not None for x in inside):
            continue
        for without in inside:
            if same := [x.place for x in given if x.covers & without.covers]:
                return [*same[:3], without.place]
    return []


def _reciprocity(limits: Sequence[_Limit]) -> list[Reference]:
    """Something that binds both sides in one place and only one in another."""
    covering = [x for x in limits if x.covers]
    mutual = [x.place for x in covering if phrases("mutual").search(x.wide)]
    single = [x.place for x in covering if x.place not in mutual and _of_one_state().search(x.text)]
    return [mutual[0], *single][:3] if mutual and single else []


@cache
def _of_one_state() -> re.Pattern[str]:
    """A target that belongs to one state: `ukrainische Anlagen`, `facilities in Ukraine`."""
    records = word_list("countries").values()
    states = alternation(a for r in records for a in (*split(r["adj"]), *split(r["en_adj"])))
    names = alternation(n for r in records for n in (*split(r["de"]), *split(r["en"])))
    return re.compile(
        rf"\b(?:auf|gegen|on|against|für|for)\s+{states}\w*\s+\w+|\b\w+(?:anlagen|infrastruktur|infrastructure|facilities)\s+(?:in|of)\s+(?:der\s+|the\s+)?{names}",
        re.IGNORECASE,
    )
