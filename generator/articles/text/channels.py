"""Through which channel something was said: a platform, an outlet, an agency, a form of statement, a place.

In: a sentence, the spans of the persons' names in it. Out: the channel's name as the report prints it, or None. A
channel is a phrase: a name of the lists, a name behind the word that says what it is (`dem Sender X`, `the daily X`)
or that a verb makes one (`schrieb auf X`), or a word of the forms with the preposition that goes with it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.articles.text.document import Phrase, Sentence, Token
from generator.articles.vocabulary.states import adjective_country, country_of
from generator.articles.vocabulary.words import alternation, entry, members

_PLATFORM, _MEDIUM, _AGENCY, _FORM = range(4)
_HIDDEN = "·"
#: Prepositions before a platform.
_ON = frozenset({"auf", "bei", "über", "via", "on", "to"})


class _Form(NamedTuple):
    """`prepositions` it needs, any if empty; the last of `words` is the phrase's last noun, the others stand in it."""

    printed: str
    prepositions: tuple[str, ...]
    words: tuple[str, ...]


def channel_in(sentence: Sentence, persons: Sequence[tuple[int, int]], language: str) -> str | None:
    """The most telling channel that a sentence names: platform, then outlet, then agency, then form."""
    language = language if language == "de" else "en"
    hidden = frozenset(
        i
        for i, t in enumerate(sentence.tokens)
        if t.kind == "quotation" or any(t.start < end and start < t.end for start, end in persons)
    )
    found = list(_listed(sentence, hidden))
    for phrase in sentence.phrases:
        if not hidden & set(range(phrase.first, phrase.last + 1)):
            found += _described(sentence, phrase, hidden, language)
            found += _formed(sentence, phrase, language)
    return min(found, key=lambda c: c[0], default=(0, None))[1]


def _listed(sentence: Sentence, hidden: frozenset[int]) -> Iterator[tuple[float, str]]:
    """Names of the lists. Those that are common words need the word that makes them a channel: see `_described`."""
    text = " ".join(_HIDDEN if i in hidden else t.text for i, t in enumerate(sentence.tokens))
    for rank, key in ((_PLATFORM, "platforms"), (_MEDIUM, "media")):
        if match := _names(key).search(text):
            yield rank, match[0]
    for before, token in pairwise(sentence.tokens):
        if before.lemma in _ON and token.text.rstrip(".") in _short():
            yield _PLATFORM, token.text.rstrip(".")


@cache
def _short() -> frozenset[str]:
    """Platforms whose names are too short to stand alone."""
    return frozenset(name for name in entry("channels", "platforms") if len(name) <= 3)


@cache
def _names(key: str) -> re.Pattern[str]:
    common = entry("channels", "common")
    clear = [n for n in entry("channels", key) if n not in common and (len(n) > 3 or (key == "media" and n.isupper()))]
    return re.compile(rf"(?<![\w-]){alternation(clear)}(?![\w-])")


def _described(
    sentence: Sentence, phrase: Phrase, hidden: frozenset[int], language: str
) -> Iterator[tuple[float, str]]:
    """`dem Sender X`, `auf der Plattform X`, `im Magazin „X“`; else what a verb makes a channel."""
    tokens = sentence.tokens
    kinds = [(i, kind) for i in range(phrase.first, phrase.last + 1) if (kind := _kind(tokens[i])) is not None]
    at, rank = kinds[-1] if kinds else (phrase.last, _MEDIUM)
    name = _name(tokens, at + 1, phrase.last, hidden) if kinds else ""
    if not name:
        yield from _made(sentence, phrase, hidden, language)
    else:
        whole = tokens[at].text.lower().endswith(("radio", "podcast")) and at + 1 <= phrase.last
        yield rank, f"{tokens[at].text} {name}" if whole else name


def _made(sentence: Sentence, phrase: Phrase, hidden: frozenset[int], language: str) -> Iterator[tuple[float, str]]:
    """`schrieb auf X`, `sagte zu X`, `told the X`, `im Interview mit X`."""
    head, clause = sentence.tokens[phrase.head], sentence.clause_of(phrase.first)
    name = _name(sentence.tokens, phrase.first + bool(phrase.opener), phrase.last, hidden)
    if not name or (phrase.opener and head.kind != "name") or country_of(name) or adjective_country(name, language):
        return
    before = sentence.tokens[phrase.first - 1].lemma.lower() if phrase.first else ""
    if before in ("auf", "on") and clause and set(clause.predicates) & members("channels", "writing"):
        yield _PLATFORM, name
    acronym = head.text.isupper() and len(head.text) > 1
    to_medium = before in ("zu", "gegenüber") and (acronym or name in entry("channels", "media"))
    told = language == "en" and before == "tell" and head.kind == "name"
    if to_medium or told or (_interview(sentence, phrase) and (acronym or head.kind == "name")):
        yield _MEDIUM, name


def _interview(sentence: Sentence, phrase: Phrase) -> bool:
    """`im Interview mit X`, `in an interview with X`."""
    before = sentence.tokens[max(0, phrase.first - 3) : phrase.first]
    return phrase.preposition in ("mit", "with", "by") and any(t.lemma.lower().endswith("interview") for t in before)


def _kind(token: Token) -> int | None:
    """What a noun says of the name behind it: that of a platform, of an outlet, or nothing."""
    low = token.lemma.lower() if token.kind in ("noun", "name") else ""
    for rank, key in ((_PLATFORM, "platform_kinds"), (_MEDIUM, "kinds")):
        if any(low == kind or (low.endswith(kind) and len(kind) > 4) for kind in _lowered(key)):
            return rank
    return None


@cache
def _lowered(key: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in entry("channels", key))


def _name(tokens: Sequence[Token], first: int, last: int, hidden: frozenset[int]) -> str:
    """The name at some tokens, between marks too; a number behind it belongs to it (`Kanal 5`)."""
    if first < len(tokens) and tokens[first].text in ("„", "“", '"', "»", "«", "‚"):
        end = next((i for i in range(first + 1, len(tokens)) if tokens[i].kind == "mark"), first)
        return " ".join(t.text for t in tokens[first + 1 : end])
    if first > last or not tokens[first].text[:1].isupper() or hidden & set(range(first, last + 1)):
        return ""
    if last + 1 < len(tokens) and tokens[last + 1].kind == "number":
        last += 1
    return " ".join(t.text for t in tokens[first : last + 1]).rstrip(".")


def _formed(sentence: Sentence, phrase: Phrase, language: str) -> Iterator[tuple[float, str]]:
    """A form of statement, or whom somebody spoke before; a compound is printed as it stands (`Staatsfernsehen`)."""
    tokens, inner = sentence.tokens, sentence.tokens[phrase.first : phrase.last + 1]
    noun = next((t for t in reversed(inner) if t.kind == "noun"), None)
    if noun is None:
        return
    words = {w.lower() for t in inner for w in (t.lemma, t.text)}
    around = [*tokens[max(0, phrase.first - 1) : phrase.first], *tokens[phrase.last + 1 : phrase.last + 2]]
    places = {phrase.preposition, *(t.text.lower() for t in around)}
    for n, form in enumerate(_forms(language)):
        *others, last = form.words
        exact = last in (noun.lemma.lower(), noun.text.lower())
        compound = noun.lemma.lower().endswith(last) and len(last) > 4
        fits = (exact or compound) and words.issuperset(others)
        if fits and (not form.prepositions or places & set(form.prepositions)):
            whole = not exact and "-" not in noun.text
            printed = form.printed and (noun.lemma if whole else form.printed)
            yield (_FORM if printed else _AGENCY) + n / 100, printed or sentence.text_of(phrase)
            return


@cache
def _forms(language: str) -> tuple[_Form, ...]:
    lines = [line.split(":") for line in entry("channels", f"forms_{language}")]
    return tuple(
        _Form(printed, tuple(p for p in places.split(",") if p), tuple(noun.lower().split()))
        for printed, places, nouns in lines
        for noun in nouns.split(",")
    )
