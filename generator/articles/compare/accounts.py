"""Differences in what was agreed: how far it reaches, for how long, for whom, on whose proposal.

In: readings, calls, register. Out: discrepancies of kind `scope`, `term`, `proposal`, `reciprocity`, `number` and
`emphasis`. Everything rests on words of the language for halts, targets and terms; what an article says of its own
accord (`Unstimmigkeit`, `four, not two`) counts first.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from generator.articles.compare.numbers import number_differences
from generator.articles.compare.omissions import call_at
from generator.articles.compare.stances import phrases, side_of_speakers, stems
from generator.articles.findings import Call, Discrepancy, Reference, Told
from generator.articles.readings import Reading
from generator.articles.text.sentences import sentences
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import alternation, split, word_list
from generator.base.languages import fold

_Place = tuple[str, int]
_TERM = re.compile(
    r"\b(\d+|ein(?:en|e)?|zwei|drei|vier|sechs|one|two|three|four|six)[\s-]*(Tag|Woche|Monat|day|week|month)",
    re.IGNORECASE,
)


def account_differences(
    readings: Sequence[Reading], calls: Sequence[Call], register: Register
) -> Iterator[Discrepancy]:
    """Differences stated by an article, then found ones, each kind once for an article or a run."""
    stated = [d for r in readings for d in _stated(r, calls)]
    yield from stated
    said = {d.lines[0][0] for d in stated if d.lines}
    for reading in readings:
        yield from number_differences(reading, calls)
        if reading.article.id not in said:
            yield from _scopes(reading, calls)
    yield from _terms(readings, calls)
    yield from _proposals(readings, calls)
    yield from _reciprocity(readings, calls)
    yield from _emphasis(readings, calls, register)


def _places(found: Sequence[_Place]) -> tuple[Reference, ...]:
    return tuple((a, n, n) for a, n in dict.fromkeys(found))


def _stated(reading: Reading, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """A text that calls accounts inconsistent, with the lines below it that quote them."""
    article = reading.article
    for told in reading.told:
        if article.line(told.line).label == "body" and phrases("differ").search(told.text):
            close = [t for t in reading.told if told.line <= t.line <= told.line + 2 and t.speaker and "□" in t.text]
            if len({t.speaker for t in close}) > 1:
                between = tuple(dict.fromkeys(s for t in close for s in t.speaker))
                places = [(article.id, told.line), *((article.id, t.line) for t in close)]
                yield Discrepancy(
                    "scope",
                    call_at(calls, article.id, told.line),
                    between,
                    _places(places),
                    "The article itself reports that accounts differ.",
                )


def _targets(text: str) -> Iterator[frozenset[str]]:
    """What a halt or an attack is aimed at, as sets of closed words: {energieinfrastruktur}, {energie, …}."""
    for match in phrases("target").finditer(text):
        tail = re.split(
            r"[.;:!?“”]|,\s|\s(?:vereinbart|zu|ein|zugestimmt|ausgehandelt|könne|sein|sind|ist|wird|in|im"
            r"|for|at|während|sowie\s+mit)\b",
            text[match.end() : match.end() + 80].lstrip(" „\"“«»‘'"),
        )[0]
        tail = re.sub(r"(\w+)-\s+und\s+(?:(\w+)\s+)*(\w+)", r"\1\3 und \2 \3", tail)
        parts = re.split(r"\s+(?:und|and|sowie)\s+|/", tail)
        words = [
            [w for w in re.sub(r"(?<=\w)-(?=\w)", "", p).split() if w[:1].isupper() or (w.islower() and len(w) > 4)]
            for p in parts
        ]
        found = frozenset(fold(w[-1]) for w in words if w)
        if found:
            yield found


def _scopes(reading: Reading, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """Two or more ways in which one article puts the reach of one halt."""
    seen: dict[frozenset[str], _Place] = {}
    for line in reading.article.prose:
        if line.label != "body":
            continue
        for start, end in sentences(line.text):
            sentence = line.text[start:end]
            if phrases("halt").search(sentence):
                for target in _targets(sentence):
                    seen.setdefault(target, (reading.article.id, line.n))
    for target in seen:
        root = next(iter(sorted(target)))[:6]
        alike = {t: p for t, p in seen.items() if any(w[:6] == root for w in t)}
        if len(alike) > 1 and len(set(alike.values())) > 1:
            places = sorted(set(alike.values()))[:4]
            call = next((c for _, n in places if (c := call_at(calls, reading.article.id, n))), None)
            yield Discrepancy(
                "scope", call, (), _places(places), "The reach of what was agreed is put in different ways."
            )
            return


def _halts(readings: Sequence[Reading]) -> Iterator[tuple[Reading, int, str, str]]:
    """Sentences on a halt with the one before: (reading, line, sentence, with what precedes it)."""
    for reading in readings:
        for line in reading.article.prose:
            if line.label != "body":
                continue
            previous = ""
            for start, end in sentences(line.text):
                sentence = line.text[start:end]
                if phrases("halt").search(sentence) or (_TERM.search(sentence) and phrases("halt").search(previous)):
                    yield reading, line.n, sentence, previous + " " + sentence
                previous = sentence


def _terms(readings: Sequence[Reading], calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """A term that some accounts give and a printed statement on the same halt does not."""
    given = [
        (r, n)
        for r, n, sentence, wide in _halts(readings)
        if _TERM.search(sentence) and (_has_scope(wide)) and "orschlag für" not in sentence
    ]
    printed = [(r, q) for r in readings for q in r.quotations if q.last_line > q.span.line]
    for reading, quotation in printed:
        without = [
            n
            for n in range(quotation.span.line, quotation.last_line + 1)
            if phrases("halt").search(reading.article.line(n).text) and _has_scope(reading.article.line(n).text)
        ]
        if given and without and not any(_TERM.search(reading.article.line(n).text) for n in without):
            places = [*((r.article.id, n) for r, n in given[:3]), (reading.article.id, without[0])]
            yield Discrepancy(
                "term",
                call_at(calls, reading.article.id, without[0]),
                (),
                _places(places),
                "A term is given in reports and missing in the printed statement.",
            )
            return
    values: dict[str, list[_Place]] = {}
    for reading, n, sentence, _ in _halts(readings):
        if (match := _TERM.search(sentence)) and "orschlag" not in sentence and "proposal" not in sentence:
            values.setdefault(f"{match[1]} {match[2][:2]}".lower(), []).append((reading.article.id, n))
    if len(values) > 1:
        places = [p[0] for p in values.values()][:3]
        if len(set(places)) > 1:
            yield Discrepancy("term", call_at(calls, *places[0]), (), _places(places), "Different terms are given.")


def _has_scope(text: str) -> bool:
    return bool(
        re.search(
            r"(?i:angriff\w*|attacken?|attacks|strikes)\s+(?:auf|gegen|on|against)\b|in\s+den\s+Bereichen|energ",
            text,
            re.IGNORECASE,
        )
    )


def _proposals(readings: Sequence[Reading], calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """One side's proposal that is a partial halt in one place and a general one in another."""
    partial: list[_Place] = []
    general: list[_Place] = []
    for reading, n, sentence, _wide in _halts(readings):
        if re.search(
            r"\b(?:US|EU|UN|\w+)-Vorschlag|Vorschlag\s+(?:für|der|des)|\b(?:US|American|Russian|Ukrainian"
            r"|\w+ian)\s+proposal|proposal\s+(?:for|to)",
            sentence,
        ):
            (partial if _has_scope(sentence) else general).append((reading.article.id, n))
    if partial and general:
        places = [partial[0], *dict.fromkeys(general)][:4]
        yield Discrepancy(
            "proposal", None, (), _places(places), "The same proposal is described as partial and as general."
        )


def _reciprocity(readings: Sequence[Reading], calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """A halt that binds both sides in one place and only one in another."""
    mutual: list[_Place] = []
    single: list[_Place] = []
    for reading, n, sentence, wide in _halts(readings):
        if not _has_scope(sentence):
            continue
        if phrases("mutual").search(wide):
            mutual.append((reading.article.id, n))
        elif _one_sided().search(sentence) and not re.search(r"weiter|bleiben|remain", sentence):
            single.append((reading.article.id, n))
    if mutual and single:
        places = [mutual[0], *dict.fromkeys(single)][:3]
        yield Discrepancy(
            "reciprocity",
            call_at(calls, *single[0]),
            (),
            _places(places),
            "The halt binds both sides in one account, one side in another.",
        )


@cache
def _one_sided() -> re.Pattern[str]:
    """A target that belongs to one state: `ukrainische Anlagen`, `facilities in Ukraine`."""
    records = word_list("countries").values()
    states = alternation(a for r in records for a in (*split(r["adj"]), *split(r["en_adj"])))
    target = r"\w*(?:infrastruktur|anlagen|kraftwerke|infrastructure|facilities|plants|cities)"
    place = r"(?:in\s+der|in\s+den|der|in|of)\s+[A-ZÄÖÜ]\w+"
    return re.compile(rf"\b{states}\w*\s+{target}|{target}\s+{place}", re.IGNORECASE)


def _emphasis(readings: Sequence[Reading], calls: Sequence[Call], register: Register) -> Iterator[Discrepancy]:
    """Two sides that speak of one call at length, and of different things; not where a text itself points out a gap."""
    sides = side_of_speakers(readings, register)
    for call in calls:
        if call.status != "held" or len(call.participants) != 2:
            continue
        if len({r[0] for r in call.mentioned}) < 2:
            continue
        accounts = _accounts(readings, call, sides)
        if len(accounts) != 2 or any(len(lines) < 2 for lines in accounts.values()):
            continue
        if any(
            phrases("silence").search(t.text) or phrases("differ").search(t.text)
            for r in readings
            for t in r.told
            if _about(call, r, t)
        ):
            continue
        (_, one), (_, other) = sorted(accounts.items())
        shared = _words(one) & _words(other)
        if len(shared) < 0.3 * min(len(_words(one)), len(_words(other))):
            places = [p for lines in (one, other) for p in _weightiest(lines)]
            between = tuple(p for p in call.participants)
            yield Discrepancy(
                "emphasis", call.id, between, _places(sorted(places)), "The sides put different things first."
            )


def _about(call: Call, reading: Reading, told: Told) -> bool:
    return any(r[0] == reading.article.id and r[1] <= told.line <= r[2] for c in call.claims for r in c.lines)


def _accounts(readings: Sequence[Reading], call: Call, sides: Mapping[str, str]) -> dict[str, dict[_Place, str]]:
    """The lines in which each side speaks of the call, with their text."""
    mine = {sides.get(p) for p in call.participants} - {None}
    accounts: dict[str, dict[_Place, str]] = {}
    for reading in readings:
        for told in reading.told:
            side = next((sides[s] for s in told.speaker if sides.get(s) in mine), None)
            if side and reading.article.line(told.line).label == "body" and _about(call, reading, told):
                place = (reading.article.id, told.line)
                lines = accounts.setdefault(side, {})
                lines[place] = lines.get(place, "") + " " + reading.article.line(told.line).text[told.start : told.end]
    return accounts


def _words(lines: Mapping[_Place, str]) -> frozenset[str]:
    return stems(" ".join(lines.values()))


def _weightiest(lines: Mapping[_Place, str]) -> list[_Place]:
    return sorted(sorted(lines, key=lambda p: -len(stems(lines[p])))[:2])
