"""Sources that need no verb: `laut X`, `nach Angaben von X`, `X zufolge`, `so X`, `according to X`.

In: a sentence, its language. Out: `Source`s, and whose a statement is. The surprising thing: `nach eigenen Angaben`
means the subject of its clause, and `den Angaben zufolge` whoever spoke before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from generator.articles.text.document import Phrase, Sentence
from generator.articles.vocabulary.words import entry

Way = Literal["phrase", "verb", "agent", "colon", "impersonal", "cited"]


@dataclass(frozen=True, slots=True)
class Source:
    """`phrases` are those who speak, () where the words only go back (`hieß es weiter`). `clause` is the number of the
    clause that names them, `verb` its lemma, `at` the first token of the attribution, `own` marks `nach eigenen
    Angaben`, `saying` a verb that reports words, `statement` a source that is a text (`Mitteilung`), `back` marks what
    goes back to the words before (`demnach`, `den Angaben zufolge`), `gap` a subject whose verb is left out."""

    way: Way
    phrases: tuple[int, ...]
    clause: int
    verb: str = ""
    at: int = 0
    own: bool = False
    saying: bool = False
    plain: bool = False
    statement: int | None = None
    back: bool = False
    gap: bool = False


def source_phrases(sentence: Sentence, language: str) -> tuple[Source, ...]:
    """The source phrases of a sentence."""
    return (*_phrases(sentence, language), *_going_back(sentence, language))


def clause_number(sentence: Sentence, token: int) -> int:
    return next((n for n in range(len(sentence.clauses) - 1, -1, -1) if token in sentence.clauses[n].tokens), 0)


@lru_cache(8192)
def is_statement(lemma: str, language: str) -> bool:
    """Whether a noun is a text or an utterance; a compound is what its last part is (`US-Erklärung`)."""
    low = lemma.lower()
    return any(low == noun or (low.endswith(noun) and len(noun) > 4) for noun in _statements(language))


@cache
def _statements(language: str) -> tuple[str, ...]:
    return tuple(noun.lower() for noun in entry(language, "statements"))


def _phrases(sentence: Sentence, language: str) -> Iterator[Source]:
    tokens = sentence.tokens
    for n, phrase in enumerate(sentence.phrases):
        if phrase.owns is not None or phrase.joined is not None:
            continue
        first = _start(sentence, n)
        before = tokens[first - 1] if first else None
        after = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
        at = first - 1 if before and before.kind == "preposition" else first
        word = before.text.lower() if before else ""
        stated = is_statement(tokens[phrase.head].lemma, language)
        if (
            (word in entry(language, "sources") and word != "zufolge")
            or _is_according(sentence, first)
            or _is_followed(sentence, phrase)
        ):
            yield from _resolved(sentence, n, at, stated, language)
        elif stated and phrase.preposition in ("nach", "in", "by") and _opens_source(sentence, phrase, language):
            yield from _resolved(sentence, n, at, True, language)
        elif word in entry(language, "so") and _stands_free(sentence, phrase.first - 1) and "n" in phrase.cases:
            yield Source(
                "phrase",
                group_of(sentence, n),
                clause_number(sentence, phrase.first),
                "so",
                at - 1,
                plain=True,
                saying=True,
            )
        elif after and after.text.lower() == "zufolge":
            yield from _resolved(sentence, n, at, stated, language)


def _going_back(sentence: Sentence, language: str) -> Iterator[Source]:
    """`demnach`: the words go back to whoever spoke last."""
    for i, token in enumerate(sentence.tokens):
        if token.lemma in entry(language, "going_back") and token.kind == "adverb":
            yield Source("phrase", (), clause_number(sentence, i), token.lemma, i, saying=True, plain=True, back=True)


def _is_followed(sentence: Sentence, phrase: Phrase) -> bool:
    """`dem Kreml zufolge`, `der Sprecherin der Regierung zufolge`: the word stands behind the whole."""
    last = phrase.last
    for other in sentence.phrases:
        if (other.first == last + 1 and other.owns is not None) or (
            other.joined is not None and sentence.phrases[other.joined] is phrase
        ):
            last = other.last
    return last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text.lower() == "zufolge"


def _start(sentence: Sentence, n: int) -> int:
    """The first token of a phrase, with a genitive in front of it (`Korvat's office`)."""
    owners = [p.first for p in sentence.phrases if p.owns == n and p.last < sentence.phrases[n].first]
    return min([sentence.phrases[n].first, *owners])


def _is_according(sentence: Sentence, first: int) -> bool:
    words = [t.text.lower() for t in sentence.tokens[max(0, first - 2) : first]]
    return words == ["according", "to"]


def _opens_source(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """`nach Angaben …`: the noun without an article; `in einer Erklärung` is a place unless its verb is impersonal."""
    lemma = sentence.tokens[phrase.head].lemma
    return phrase.preposition != "in" and lemma not in ("Bericht", "Brief", "Schreiben", "Seite", "Kreis", "Umfeld")


def _stands_free(sentence: Sentence, at: int) -> bool:
    """`so` begins an insertion: at the start, or after a mark or a quotation."""
    return at == 0 or sentence.tokens[at - 1].kind in ("mark", "quotation")


def _resolved(sentence: Sentence, n: int, at: int, stated: bool, language: str) -> Iterator[Source]:
    """The source itself, or whose statement it is."""
    clause = clause_number(sentence, sentence.phrases[n].first)
    if not stated:
        yield Source("phrase", group_of(sentence, n), clause, "", at, saying=True, plain=True)
        return
    phrase = sentence.phrases[n]
    own = any(t.text.lower() in entry(language, "own") for t in sentence.tokens[phrase.first : phrase.last + 1])
    whose = subject_with_parents(sentence, clause) if own else owner_of(sentence, n)
    back = not whose and (own or phrase.opener in entry(language, "definite"))
    yield Source("phrase", whose, clause, "", at, own=own, saying=True, plain=True, statement=n, back=back)


def owner_of(sentence: Sentence, n: int) -> tuple[int, ...]:
    """Whose a statement is: its genitive, or what follows with `von` or `aus`."""
    owner = next((m for m, p in enumerate(sentence.phrases) if p.owns == n), None)
    if owner is None:
        last = sentence.phrases[n].last
        owner = next(
            (
                m
                for m, p in enumerate(sentence.phrases)
                if (p.first in (last + 1, last + 2) or _is_issued(sentence, last, p))
                and p.preposition in ("von", "vom", "aus", "seitens", "from", "by", "of", "for")
            ),
            None,
        )
    while owner is not None and (whole := sentence.phrases[owner].owns) is not None and whole > owner:
        owner = whole  # `von Norlands Präsident Korvat`
    return _publisher(sentence, n) if owner is None else group_of(sentence, owner)


def _publisher(sentence: Sentence, n: int) -> tuple[int, ...]:
    """`die Mitteilung, die X verbreitete`, `X gab eine Mitteilung heraus, in der …`: who published a statement."""
    phrase = sentence.phrases[n]
    relative = sentence.tokens[phrase.head].kind == "relative"
    for clause in sentence.clauses:
        behind = clause.kind == "relative" and bool(clause.tokens) and clause.tokens[0] == phrase.last + 2
        before = relative and clause.kind == "main" and clause.tokens[0] < phrase.first
        if (behind or before) and not clause.passive and set(clause.predicates) & _publishing():
            return tuple(m for m in clause.subject if sentence.tokens[sentence.phrases[m].head].kind != "relative")
    return ()


@cache
def _publishing() -> frozenset[str]:
    return frozenset((*entry("de", "publishing"), *entry("en", "publishing")))


def _is_issued(sentence: Sentence, last: int, phrase: Phrase) -> bool:
    """`a log released by the presidency`: a participle between the text and whose it is."""
    between = sentence.tokens[last + 1 : phrase.first]
    return bool(between) and between[0].kind == "participle" and phrase.preposition == "by" and len(between) <= 3


def group_of(sentence: Sentence, n: int) -> tuple[int, ...]:
    """A phrase and those joined to it."""
    return (n, *(m for m, p in enumerate(sentence.phrases) if p.joined == n))


def subject_with_parents(sentence: Sentence, n: int) -> tuple[int, ...]:
    """The subject of a clause; where it has none, that of the clause it is joined to or depends on."""
    seen = 0
    clause = sentence.clauses[n]
    while (
        not clause.subject
        and clause.parent is not None
        and seen < 4
        and (clause.kind == "infinitive" or clause.verb is not None)
    ):
        clause, seen = sentence.clauses[clause.parent], seen + 1
    return clause.subject
