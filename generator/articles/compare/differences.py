"""Where accounts differ: within one article and between several.

In: readings, what was found of calls, the register. Out: discrepancies, each with the few lines that show it. What only
looks like a contradiction because time went on has kind `development`; the same length of two calls, a repeated number
or a refinement is nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.articles.accounts.found_calls import Calls
from generator.articles.accounts.statements import Statement
from generator.articles.calls.triggers import Lexicon, noun_of
from generator.articles.compare.content_words import note, stems
from generator.articles.compare.contrasts import contrasts
from generator.articles.compare.heads import head_differences
from generator.articles.compare.scopes import scope_differences
from generator.articles.compare.values import length_differences, value_differences
from generator.articles.compare.wordings import wording_differences
from generator.articles.findings import Call, Discrepancy, Reference
from generator.articles.readings import Reading, by_line
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import entry

_SHARED, _LEAST = 0.3, 2
#: Stems of nouns that say where an account stands, not what it is about.
_EMPTY = frozenset(entry("compare", "places_of_accounts"))


def compare(readings: Sequence[Reading], found: Calls, register: Register) -> tuple[Discrepancy, ...]:
    """All discrepancies of a run, typed facts first, each once."""
    calls = {id(g): c for g, c in zip(found.groups, found.calls, strict=True)}
    given = list(value_differences(found.statements, calls, readings))
    differences = [
        *length_differences(found.calls),
        *given,
        *contrasts(found.statements, calls, readings, given),
        *scope_differences(readings, found.calls),
        *_emphases(found, calls, readings),
    ]
    differences += head_differences(readings, found.calls, found.groups)
    differences += wording_differences(readings, found.calls, found.groups, register)
    return tuple({(d.kind, d.call, d.lines): d for d in reversed(differences)}.values())[::-1]


def _emphases(found: Calls, calls: dict[int, Call], readings: Sequence[Reading]) -> Iterator[Discrepancy]:
    by_id = {r.article.id: r for r in readings}
    told = by_line((s for s in found.statements if s.by), lambda s: id(s.group))
    for group, call in zip(found.groups, found.calls, strict=True):
        if call.status == "held" and len(call.participants) == 2:
            yield from _emphasis(call, told.get(id(group), ()), by_id)


def _emphasis(call: Call, statements: Sequence[Statement], readings: Mapping[str, Reading]) -> Iterator[Discrepancy]:
    """Two sides whose accounts, told at length in two articles, share next to nothing."""
    sides = list(dict.fromkeys(s.side for s in statements if s.side))
    if len(sides) != 2:
        return
    by_sentence: dict[int, set[str | None]] = {}
    for s in statements:
        by_sentence.setdefault(id(s.sentence), set()).add(s.side)
    alone = [s for s in statements if len(by_sentence[id(s.sentence)]) == 1]
    accounts = [[s for s in alone if s.side == side and _subjects(s, readings)] for side in sides]
    long = all(len({s.place for s in account}) > 1 for account in accounts)
    if len({r[0] for r in call.mentioned}) < 2 or not long or not _are_apart(accounts, readings):
        return
    places = sorted({p for account in accounts for p in _weightiest(account, readings)})
    yield Discrepancy("emphasis", call.id, tuple(call.participants), tuple(places), note("emphasis"))


def _are_apart(accounts: Sequence[Sequence[Statement]], readings: Mapping[str, Reading]) -> bool:
    words = [frozenset(w for s in account for w in _subjects(s, readings)) for account in accounts]
    fewest = min(len(w) for w in words)
    return fewest >= _LEAST and len(words[0] & words[1]) <= _SHARED * fewest


def _subjects(statement: Statement, readings: Mapping[str, Reading]) -> frozenset[str]:
    """What a statement is about: its nouns, but for persons, times, and the words for the call itself."""
    reading, sentence = readings[statement.article], statement.sentence
    language = "de" if reading.article.language == "de" else "en"
    words = Lexicon(language)
    names = {w[:6] for m in reading.mentions for i in m.actors for w in i.split("-")}
    found: set[str] = set()
    for n, phrase in enumerate(sentence.phrases):
        noun = noun_of(sentence, phrase, language) if phrase.head in statement.tokens else ""
        call = words.ends(noun, "phone_nouns") or noun.lower() in words("exact_nouns")
        if noun and not call and reading.referents.who(sentence, n).kind not in ("person", "body", "outlet", "group"):
            tokens = sentence.tokens[phrase.first : phrase.last + 1]
            found |= stems(" ".join(t.text for t in tokens if t.kind == "noun"))
    for token in (t for i, t in enumerate(sentence.tokens) if t.kind == "quotation" and i in statement.tokens):
        found |= stems(" ".join(re.findall(r"[A-ZÄÖÜ]\w{4,}" if language == "de" else r"[a-z]{5,}", token.text)))
    return frozenset(found - names - _EMPTY)


def _weightiest(account: Sequence[Statement], readings: Mapping[str, Reading]) -> list[Reference]:
    return [s.place for s in sorted(account, key=lambda s: (-len(_subjects(s, readings)), s.place))[:2]]
