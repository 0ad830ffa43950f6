"""What one side speaks of and the other does not.

In: readings, the statements about each call. Out: discrepancies of kind `omission`, where a text says itself that an
account is silent on something, and `emphasis`, where each side's own account names subjects that the other's does not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.articles.article import section_of
from generator.articles.calls.triggers import Lexicon, noun_of
from generator.articles.compare.content_words import phrases, stems
from generator.articles.compare.statements import Statement, call_at
from generator.articles.discourse.source_phrases import is_statement
from generator.articles.findings import Call, Discrepancy, Told
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.articles.vocabulary.words import entry

_SHARED = 0.3
_LEAST = 2
#: Characters between two statements that stand side by side.
_CLOSE = 3


def topic_differences(
    readings: Sequence[Reading], calls: Sequence[Call], told: Mapping[str, Sequence[Statement]]
) -> Iterator[Discrepancy]:
    """Stated silences first; then one difference of emphasis for each call."""
    silent: set[str | None] = set()
    for reading in readings if calls else ():
        for found in _stated(reading, calls):
            silent.add(found.call)
            yield found
    by_id = {r.article.id: r for r in readings}
    for call in calls:
        if call.status == "held" and len(call.participants) == 2 and call.id not in silent:
            yield from _emphasis(call, told[call.id], by_id)


# Silence that a text points out


def _stated(reading: Reading, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """`Das fand keine Erwähnung`, `The readout did not mention whisky`: with the line that does speak of it."""
    article = reading.article
    for i, (sentence, told) in enumerate(zip(reading.document.told, reading.told, strict=True)):
        if article.line(told.line).label != "body" or not phrases("silence").search(told.text):
            continue
        if _is_a_claim(sentence) or not (told.speaker or _names_an_account(reading, told)):
            continue
        before = [t for t in reading.told[:i] if article.line(t.line).label == "body"]
        later = [t for t in reading.told[i + 1 : i + 4] if t.speaker and t.speaker != told.speaker]
        source = _spoken_of(reading, told, before, later)
        if source:
            lines = tuple(dict.fromkeys((article.id, n, n) for n in (source.line, told.line)))
            between = tuple(dict.fromkeys([*source.speaker, *told.speaker]))
            call = call_at(calls, article.id, told.line)
            yield Discrepancy("omission", call, between, lines, "One account is silent on a point of the other.")


def _is_a_claim(sentence: Sentence) -> bool:
    """`Von Geld sei keine Rede gewesen`: somebody says so of the call, and is not silent."""
    return any(c.kind == "main" and c.mood == "reported" for c in sentence.clauses)


def _names_an_account(reading: Reading, told: Told) -> bool:
    """Whether a sentence says whose account is silent: a text, a house, a person. What merely `blieb unerwähnt` is
    nobody's."""
    language = "de" if reading.article.language == "de" else "en"
    words = re.findall(r"\w+", told.text)
    here = [m for m in (*reading.bodies, *reading.mentions) if m.kind != "group-role"]
    here = [m for m in here if m.span.line == told.line and told.start <= m.span.col < told.end]
    return bool(here) or any(is_statement(w, language) for w in words)


def _spoken_of(reading: Reading, told: Told, before: Sequence[Told], later: Sequence[Told]) -> Told | None:
    """The sentence whose subject is left out: this one itself, if it has the point; the one that shares most words;
    else the last one that somebody else tells."""
    article = reading.article
    here = [t for t in before if section_of(article, t.line) == section_of(article, told.line)]
    others = [t for t in here if t.speaker and t.speaker != told.speaker]
    if re.search(r"[;,]\s*(?:dazu|darüber|davon|hierzu|on that|which|what|was|den|die|das)\b", told.text) and others:
        return others[-1]
    if {"zahlen", "numbers", "figures"} & set(re.findall(r"\w+", told.text.lower())):
        given = [
            t
            for t in (*before, *later)
            if t.line != told.line and t.speaker != told.speaker and re.search(r"\d", t.text)
        ]
        if given:
            return given[-1]
    plain = re.sub(
        r"\b(?:Erklärung|Ausführung|Text|Mitteilung|statement|readout|account)\w*|\b[A-ZÄÖÜ]\w+er\s+(?=[A-ZÄÖÜ])",
        " ",
        told.text,
    )
    wanted = stems(plain) - {w[:6] for t in (*before, told) for s in t.speaker for w in s.split("-")}
    near = others or here or before
    rated = [(len(wanted & stems(t.text)) + _parts(wanted, t.text) + (t in near), t.line, t) for t in (*before, *later)]
    best = max(rated, key=lambda r: r[:2], default=None)
    if best and best[0] > 0:
        return best[2]
    return near[-1] if near else None


def _parts(wanted: frozenset[str], text: str) -> float:
    """Stems inside longer words: `flug` in `Direktflüge`."""
    words = [w.lower().translate(str.maketrans("äöü", "aou")) for w in re.findall(r"[A-ZÄÖÜ]\w{7,}", text)]
    return 0.5 * sum(len(w) >= 4 and any(w[:4] in word for word in words) for w in wanted)


# Emphasis


def _emphasis(call: Call, statements: Sequence[Statement], readings: Mapping[str, Reading]) -> Iterator[Discrepancy]:
    """Two sides whose accounts share next to nothing: side by side in one paragraph, or at length in two articles."""
    sides = list(dict.fromkeys(s.side for s in statements if s.side))
    if len(sides) != 2:
        return
    accounts = [[s for s in statements if s.side == side and _subjects(s, readings)] for side in sides]
    long = all(len({s.place for s in account}) > 1 for account in accounts)
    if len({r[0] for r in call.mentioned}) < 2 or not long:
        accounts = _side_by_side(*accounts)
    if not all(accounts) or not _are_apart(accounts, readings):
        return
    places = [p for account in accounts for p in _weightiest(account, readings)]
    lines = tuple(dict.fromkeys(sorted(places)))
    yield Discrepancy("emphasis", call.id, tuple(call.participants), lines, "The sides put different things first.")


def _side_by_side(one: Sequence[Statement], other: Sequence[Statement]) -> list[list[Statement]]:
    """The first two statements of the two sides that follow one another in a paragraph, both with their source."""
    for a in one:
        for b in other:
            near = (a.place == b.place and abs(a.sentence.start - b.sentence.end) < _CLOSE) or (
                a.place == b.place and abs(b.sentence.start - a.sentence.end) < _CLOSE
            )
            if near and a.sourced and b.sourced and a.sentence is not b.sentence:
                return [[a], [b]]
    return [[], []]


def _are_apart(accounts: Sequence[Sequence[Statement]], readings: Mapping[str, Reading]) -> bool:
    words = [frozenset(w for s in account for w in _subjects(s, readings)) for account in accounts]
    fewest = min(len(w) for w in words)
    return fewest >= _LEAST and len(words[0] & words[1]) <= _SHARED * fewest


def _subjects(statement: Statement, readings: Mapping[str, Reading]) -> frozenset[str]:
    """What a statement is about: its nouns, but for persons, times, and the words for the call itself."""
    language = "de" if readings[statement.article].article.language == "de" else "en"
    words, sentence = Lexicon(language), statement.sentence
    persons = {i for m in readings[statement.article].mentions for i in m.actors}
    names = {w[:6] for s in (*statement.by, *persons) for w in s.split("-")}
    found: set[str] = set()
    for n, phrase in enumerate(sentence.phrases):
        if phrase.head not in statement.tokens:
            continue
        noun = noun_of(sentence, phrase, language)
        kind = readings[statement.article].referents.who(sentence, n).kind
        call = words.ends(noun, "phone_nouns") or noun.lower() in words("exact_nouns")
        if noun and kind not in ("person", "body", "outlet", "group") and not call:
            found |= stems(
                " ".join(t.text for t in sentence.tokens[phrase.first : phrase.last + 1] if t.kind == "noun")
            )
    inside = [t for i, t in enumerate(sentence.tokens) if t.kind == "quotation" and i in statement.tokens]
    for token in inside:
        found |= stems(" ".join(re.findall(r"[A-ZÄÖÜ]\w{4,}" if language == "de" else r"[a-z]{5,}", token.text)))
    return frozenset(found - names - _EMPTY)


#: Stems of nouns that say where an account stands, not what it is about.
_EMPTY = frozenset(entry("compare", "places_of_accounts"))


def _weightiest(account: Sequence[Statement], readings: Mapping[str, Reading]) -> list[tuple[str, int, int]]:
    ranked = sorted(account, key=lambda s: (-len(_subjects(s, readings)), s.place))
    return sorted(dict.fromkeys(s.place for s in ranked))[:2] if len(account) <= 2 else [s.place for s in ranked[:2]]
