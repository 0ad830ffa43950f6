"""The grammatical subject of a clause.

In: the clause's tokens, its verb, its noun phrases. Out: the phrases of the subject, several where they are joined.
Every phrase that may be one is weighed by its case, by its number against the verb's, and by its place; nothing is
ruled out but what a preposition governs.
"""

from collections.abc import Sequence

from generator.articles.text.document import Phrase, Token
from generator.articles.vocabulary.words import entry

_LEAST = 0.0


def subject_of(
    own: Sequence[int],
    verb: int | None,
    here: Sequence[int],
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    language: str,
    kind: str,
) -> tuple[int, ...]:
    """The phrases of the best subject, () if no phrase is likely one."""
    able = [n for n in here if _may_be(phrases[n], tokens)]
    if not able or verb is None:
        return ()
    weigh = _german if language == "de" else _english
    rated = [(weigh(phrases[n], n, able, own, verb, tokens, phrases, kind), -n) for n in able]
    best, place = max(rated)
    return _group(-place, here, phrases) if best > _LEAST else ()


def _may_be(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    return (
        not phrase.preposition
        and phrase.owns is None
        and phrase.joined is None
        and "n" in phrase.cases
        and not phrase.bracketed
    )


def _group(first: int, here: Sequence[int], phrases: Sequence[Phrase]) -> tuple[int, ...]:
    return (first, *(n for n in here if phrases[n].joined == first))


def _german(
    phrase: Phrase,
    n: int,
    able: Sequence[int],
    own: Sequence[int],
    verb: int,
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    kind: str,
) -> float:
    head = tokens[phrase.head]
    weight = 1.0 + (1.2 if "a" not in phrase.cases else 0.0) + (0.6 if head.kind == "name" else 0.0)
    plural = _is_plural(phrase, n, phrases, tokens)
    if plural is not None:
        weight += 0.7 if plural == _plural_verb(tokens[verb]) else -1.6
    elif head.lemma == head.text and not _plural_verb(tokens[verb]) and any(p.owns == n for p in phrases[:n]):
        weight += 0.7  # `Korvats Kanzlei`: it looks like a singular
    weight += _place(phrase, able, n, own, verb, tokens, phrases, kind)
    if head.text.lower() == "es":
        weight -= 0.5
    elif head.lemma in entry("de", "times"):
        weight -= 2.5
    if head.kind == "demonstrative" and phrase.gender == "n" and len(able) > 1:
        weight -= 1.5
    if phrase.last + 2 == verb and tokens[phrase.last + 1].text == ",":
        weight -= 2.0  # `Korvats Büro, hieß es, sei …`
    if _is_address(phrase, n, able, own, verb, tokens, phrases):
        weight -= 3.0
    if head.kind == "reflexive" or _is_followed_by_zufolge(phrase, tokens):
        weight -= 5
    return weight


def _is_address(
    phrase: Phrase, n: int, able: Sequence[int], own: Sequence[int], verb: int, tokens: Sequence[Token],
    phrases: Sequence[Phrase],
) -> bool:  # fmt: skip
    """`Frau Lund, der Präsident hat …`: who is asked, where another phrase touches the verb."""
    opens = phrase.first == own[0] and tokens[phrase.first].text in ("Frau", "Herr")
    touching = any(phrases[m].last + 1 == verb for m in able if m != n)
    return opens and touching and tokens[phrase.last + 1].text == ","


def _is_followed_by_zufolge(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    return phrase.last + 1 < len(tokens) and tokens[phrase.last + 1].text == "zufolge"


def _place(
    phrase: Phrase, able: Sequence[int], n: int, own: Sequence[int], verb: int, tokens: Sequence[Token],
    phrases: Sequence[Phrase], kind: str,
) -> float:  # fmt: skip
    """Before a main clause's verb stands one thing: its first phrase, if the clause begins with it. Behind the verb,
    and in a dependent clause, the subject comes first."""
    if kind != "main":
        return 1.0 if n == able[0] else 0.0
    before = [m for m in able if phrases[m].last < verb]
    after = [m for m in able if phrases[m].first > verb]
    first = next((i for i in own if tokens[i].kind not in ("mark", "conjunction", "quotation")), verb)
    start = min([phrase.first, *(p.first for p in phrases if p.owns == n)])  # with `Korvats` before it
    if before and n == before[0] and start <= first:
        return 1.4
    if before and n in before:
        return 0.5 if n == before[-1] and phrases[before[0]].first > first else 0.2
    comma = any(t.text == "," for t in tokens[verb : phrase.first])
    return (0.8 if after and n == after[0] else 0.0) - (0.8 if comma and phrase.first > verb else 0.0)


def _is_plural(phrase: Phrase, n: int, phrases: Sequence[Phrase], tokens: Sequence[Token]) -> bool | None:
    if any(p.joined == n and (p.opener or p.pronoun or tokens[p.head].kind == "name") for p in phrases):
        return True
    if phrase.number:
        return phrase.number == "p"
    return False if tokens[phrase.head].kind == "name" else None


def _plural_verb(verb: Token) -> bool:
    return verb.text.lower().endswith(("en", "ind", "ern", "eln", "eien", "un")) or verb.text.lower() in (
        "sind",
        "seien",
    )


def _english(
    phrase: Phrase,
    n: int,
    able: Sequence[int],
    own: Sequence[int],
    verb: int,
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    kind: str,
) -> float:
    before = [m for m in able if phrases[m].last < verb]
    if before:
        weight = 2.0 if n == before[-1] and kind != "main" else 1.0 + (n == before[0]) if n in before else -1.0
        if tokens[phrase.head].lemma in entry("en", "times"):
            weight -= 2.5
        return weight
    after = [m for m in able if phrases[m].first > verb]
    return 1.5 if after and n == after[0] else -1.0
