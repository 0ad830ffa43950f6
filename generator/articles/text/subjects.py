"""The grammatical subject of a clause.

In: the clause's tokens, its verb, its noun phrases. Out: the phrases of the subject, several where they are joined.
Every phrase that may be one is weighed by its case, by its number against the verb's, and by its place; nothing is
ruled out but what a preposition governs.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.articles.text.document import Phrase, Token
from generator.articles.vocabulary.words import entry


class Around(NamedTuple):
    """A clause: its own tokens, its verb, the phrases in it, whether it is `main`; of its sentence all tokens and
    phrases."""

    own: Sequence[int]
    verb: int | None
    here: Sequence[int]
    kind: str
    tokens: Sequence[Token]
    phrases: Sequence[Phrase]


def subject_of(clause: Around, language: str) -> tuple[int, ...]:
    """The phrases of the best subject, () if no phrase is likely one."""
    able = [n for n in clause.here if _may_be(clause.phrases[n])]
    if not able or clause.verb is None:
        return ()
    weigh = _german if language == "de" else _english
    best, place = max((weigh(clause, n, able, clause.verb), -n) for n in able)
    return (-place, *(m for m in clause.here if clause.phrases[m].joined == -place)) if best > 0.0 else ()


def _may_be(phrase: Phrase) -> bool:
    free = not phrase.preposition and phrase.owns is None and phrase.joined is None and not phrase.bracketed
    return free and "n" in phrase.cases


def _german(clause: Around, n: int, able: Sequence[int], verb: int) -> float:
    tokens, phrase = clause.tokens, clause.phrases[n]
    head, behind = tokens[phrase.head], tokens[phrase.last + 1 : phrase.last + 2]
    named = head.kind == "name"
    dative = named and phrase.opener == "der" and phrase.head == phrase.first + 1  # `sagte der F.A.Z.`
    weight = 1.0 + (0.0 if dative else 1.2 * ("a" not in phrase.cases) + 0.7 * named)
    weight += phrase.pronoun and phrase.cases == "n"  # `Taiwan erwähnte er nicht`
    plural, plural_verb = _is_plural(clause, n), _is_plural_verb(tokens[verb])
    if plural is not None:
        weight += 0.7 if plural == plural_verb else -1.6
    elif head.text.lower() == "sie":
        weight += 0.7  # it fits either number
    elif head.lemma == head.text and not plural_verb and any(p.owns == n for p in clause.phrases[:n]):
        weight += 0.7  # `Korvats Kanzlei`: it looks like a singular
    weight += _place(clause, n, able, verb)
    if head.text.lower() == "es":
        weight -= 0.5
    elif head.lemma in entry("de", "times"):
        weight -= 2.5
    if head.kind == "demonstrative" and phrase.gender == "n" and len(able) > 1:
        weight -= 1.5
    if behind and behind[0].text == ",":  # `Korvats Büro, hieß es, sei …`; `Frau Lund, der Präsident hat …`
        addressed = phrase.first == clause.own[0] and tokens[phrase.first].text in ("Frau", "Herr") and len(able) > 1
        weight -= 2.0 if phrase.last + 2 == verb else 3.0 * addressed
    return weight - 5 * bool(behind and behind[0].text == "zufolge")


def _place(clause: Around, n: int, able: Sequence[int], verb: int) -> float:
    """Before a main clause's verb stands one thing: its first phrase, if the clause begins with it. Behind the verb,
    and in a dependent clause, the subject comes first."""
    tokens, phrases = clause.tokens, clause.phrases
    if clause.kind != "main":
        return 1.0 if n == able[0] else 0.0
    before = [m for m in able if phrases[m].last < verb]
    after = [m for m in able if phrases[m].first > verb]
    if n in before:
        if [t.text.lower() for t in tokens[max(0, verb - 2) : verb]] == [",", "so"]:
            return -2.0  # `Ein Gespräch, so erklärte sie es, dauert …`
        first = next((i for i in clause.own if tokens[i].kind not in ("mark", "conjunction", "quotation")), verb)
        start = min([phrases[n].first, *(p.first for p in phrases if p.owns == n)])  # with `Korvats` before it
        if n == before[0] and start <= first:
            return 1.4
        return 0.5 if n == before[-1] and phrases[before[0]].first > first else 0.2
    comma = any(t.text == "," for t in tokens[verb : phrases[n].first])
    return 0.8 * (n in after[:1]) - 0.8 * comma


def _is_plural(clause: Around, n: int) -> bool | None:
    tokens, phrase = clause.tokens, clause.phrases[n]
    if any(p.joined == n and (p.opener or p.pronoun or tokens[p.head].kind == "name") for p in clause.phrases):
        return True
    added = phrase.first > 0 and tokens[phrase.first - 1].kind == "conjunction"
    if phrase.number or (phrase.opener == "der" and not added):  # `der`, where it may be a subject, is one man
        return phrase.number == "p"
    return False if tokens[phrase.head].kind == "name" else None


def _is_plural_verb(verb: Token) -> bool:
    return verb.text.lower().endswith(("en", "ind", "ern", "eln", "un"))


def _english(clause: Around, n: int, able: Sequence[int], verb: int) -> float:
    before = [m for m in able if clause.phrases[m].last < verb]
    if not before:
        return 1.5 if n == able[0] else -1.0
    weight = 2.0 if n == before[-1] and clause.kind != "main" else 1.0 + (n == before[0]) if n in before else -1.0
    return weight - 2.5 * (clause.tokens[clause.phrases[n].head].lemma in entry("en", "times"))
