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
_WHOSE = ("von", "vom", "aus", "seitens", "from", "by", "of", "for")
#: Texts that tell their subject or their place with `nach`, and no source.
_PLACES = ("Bericht", "Brief", "Schreiben", "Seite", "Kreis", "Umfeld")


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
    saying: bool = True
    plain: bool = True
    statement: int | None = None
    back: bool = False
    gap: bool = False


def source_phrases(sentence: Sentence, language: str) -> Iterator[Source]:
    """The source phrases of a sentence; `demnach` goes back to whoever spoke last."""
    for n, phrase in enumerate(sentence.phrases):
        if phrase.owns is None and phrase.joined is None:
            yield from _of_phrase(sentence, n, phrase, language)
    for i, token in enumerate(sentence.tokens):
        if token.lemma in entry(language, "going_back") and token.kind == "adverb":
            yield Source("phrase", (), clause_number(sentence, i), token.lemma, i, back=True)


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


def _of_phrase(sentence: Sentence, n: int, phrase: Phrase, language: str) -> Iterator[Source]:
    tokens, clause = sentence.tokens, clause_number(sentence, phrase.first)
    first = min([phrase.first, *(p.first for p in sentence.phrases if p.owns == n)])  # with `Korvat's` before it
    before = tokens[first - 1] if first else None
    word = before.text.lower() if before else ""
    at = first - 1 if before and before.kind == "preposition" else first
    lemma = tokens[phrase.head].lemma
    stated = is_statement(lemma, language)
    so = word in entry(language, "so") and (first == 1 or tokens[first - 2].kind in ("mark", "quotation"))
    listed = (word in entry(language, "sources") and word != "zufolge") or so
    according = [t.text.lower() for t in tokens[max(0, first - 2) : first]] == ["according", "to"]
    opens = stated and phrase.preposition in ("nach", "by") and lemma not in _PLACES
    if listed or according or opens or _is_followed(sentence, n):
        if not stated:
            yield Source("phrase", group_of(sentence, n), clause, "so" if so else "", at - so)
            return
        inside = tokens[phrase.first : phrase.last + 1]
        own = any(t.kind == "possessive" or t.text.lower() in entry(language, "own") for t in inside)
        whose = subject_with_parents(sentence, clause) if own else owner_of(sentence, n)
        back = not whose and (own or phrase.opener in entry(language, "definite"))
        yield Source("phrase", whose, clause, "", at, own=own, statement=n, back=back)


def _is_followed(sentence: Sentence, n: int) -> bool:
    """`dem Kreml zufolge`, `der Sprecherin der Regierung zufolge`: the word stands behind the whole."""
    last = sentence.phrases[n].last
    for other in sentence.phrases:
        if (other.first == last + 1 and other.owns is not None) or other.joined == n:
            last = other.last
    return any(t.text.lower() == "zufolge" for t in sentence.tokens[last + 1 : last + 2])


def owner_of(sentence: Sentence, n: int) -> tuple[int, ...]:
    """Whose a statement is: its genitive, or what follows with `von` or `aus`."""
    phrases, last = sentence.phrases, sentence.phrases[n].last
    owner = next((m for m, p in enumerate(phrases) if p.owns == n), None)
    inside = sentence.tokens[phrases[n].first : phrases[n].last]
    if owner is None and not any(t.kind == "adjective" and t.lemma.endswith("isch") for t in inside):
        able = ((m, p) for m, p in enumerate(phrases) if p.preposition in _WHOSE)
        near = (m for m, p in able if p.first in (last + 1, last + 2) or _is_issued(sentence, last, p))
        owner = next(near, None)
    while owner is not None and (whole := phrases[owner].owns) is not None and whole > owner:
        if whole == n and any(t.kind == "genitive" for t in sentence.tokens[phrases[owner].last : phrases[n].last]):
            break  # `by Norland's count`
        owner = whole  # `von Norlands Präsident Korvat`
    return () if owner is None else group_of(sentence, owner)


def _is_issued(sentence: Sentence, last: int, phrase: Phrase) -> bool:
    """`a log released by the presidency`: a participle between the text and whose it is."""
    between = sentence.tokens[last + 1 : phrase.first]
    return bool(between) and between[0].kind == "participle" and phrase.preposition == "by" and len(between) <= 3


def group_of(sentence: Sentence, n: int) -> tuple[int, ...]:
    """A phrase and those joined to it."""
    return (n, *(m for m, p in enumerate(sentence.phrases) if p.joined == n))


def subject_with_parents(sentence: Sentence, n: int) -> tuple[int, ...]:
    """The subject of a clause; where it has none, that of the clause it is joined to or depends on."""
    clause = sentence.clauses[n]
    for _ in range(4):
        if clause.subject or clause.parent is None or not (clause.kind == "infinitive" or clause.verb is not None):
            break
        clause = sentence.clauses[clause.parent]
    return clause.subject
