"""Who may be the source of what a sentence tells, by its grammar alone.

In: a sentence, its language. Out: `Source`s: phrases that a sentence gives its words or facts to, with how: a source
phrase (`laut X`, `so X`), the subject of a verb, the agent of a passive, what stands before a colon, the place that
`hieß es` names. Whether a source is a person, and whether its verb is one of saying, is for others to weigh.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.articles.text.document import Clause, Phrase, Sentence
from generator.articles.vocabulary.words import entry

Way = Literal["phrase", "verb", "agent", "colon", "impersonal", "cited"]


@dataclass(frozen=True, slots=True)
class Source:
    """`phrases` are those who speak, () where the words only go back (`hieß es weiter`). `clause` is the number of the
    clause that names them, `verb` its lemma, `at` the first token of the attribution, `own` marks `nach eigenen
    Angaben`, `saying` a verb that reports words, `statement` a source that is a text (`Mitteilung`), `back` marks what
    goes back to the words before (`demnach`, `den Angaben zufolge`)."""

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


def sources_in(sentence: Sentence, language: str) -> tuple[Source, ...]:
    """All sources of a sentence in the order of their places."""
    found = [*_phrases(sentence, language), *_going_back(sentence, language)]
    for n, clause in enumerate(sentence.clauses):
        found += _of_clause(sentence, n, clause, language)
    return tuple(sorted(found, key=lambda s: s.at))


def attribution_text(sentence: Sentence, source: Source) -> str:
    """The words of an attribution: `nach Angaben des Kremls`, `Lund zufolge`, or the verb."""
    if source.way not in ("phrase", "impersonal"):
        verb = sentence.clauses[source.clause].verb
        return sentence.tokens[verb].text if verb is not None else ""
    involved = [n for n in (*source.phrases, source.statement) if n is not None]
    last = max([sentence.phrases[n].last for n in involved], default=source.at)
    if last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text == "zufolge":
        last += 1
    return " ".join(t.text for t in sentence.tokens[source.at : last + 1])


def clause_number(sentence: Sentence, token: int) -> int:
    return next((n for n in range(len(sentence.clauses) - 1, -1, -1) if token in sentence.clauses[n].tokens), 0)


def is_statement(lemma: str, language: str) -> bool:
    """Whether a noun is a text or an utterance; a compound is what its last part is (`US-Erklärung`)."""
    low = lemma.lower()
    return any(low == noun or (low.endswith(noun) and len(noun) > 4) for noun in _statements(language))


@cache
def _statements(language: str) -> tuple[str, ...]:
    return tuple(noun.lower() for noun in entry(language, "statements"))


# Source phrases


def _phrases(sentence: Sentence, language: str) -> Iterator[Source]:
    tokens = sentence.tokens
    for n, phrase in enumerate(sentence.phrases):
        if phrase.owns is not None or phrase.joined is not None:
            continue
        before = tokens[phrase.first - 1] if phrase.first else None
        after = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
        at = phrase.first - 1 if before and before.kind == "preposition" else phrase.first
        word = before.text.lower() if before else ""
        stated = is_statement(tokens[phrase.head].lemma, language)
        if (
            (word in entry(language, "sources") and word != "zufolge")
            or _is_according(sentence, phrase)
            or _is_followed(sentence, phrase)
        ):
            yield from _resolved(sentence, n, at, stated, language)
        elif stated and phrase.preposition in ("nach", "in", "by") and _opens_source(sentence, phrase, language):
            yield from _resolved(sentence, n, at, True, language)
        elif word in entry(language, "so") and _stands_free(sentence, phrase.first - 1) and "n" in phrase.cases:
            yield Source(
                "phrase",
                _group(sentence, n),
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


def _is_according(sentence: Sentence, phrase: Phrase) -> bool:
    words = [t.text.lower() for t in sentence.tokens[max(0, phrase.first - 2) : phrase.first]]
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
        yield Source("phrase", _group(sentence, n), clause, "", at, saying=True, plain=True)
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
                if p.first in (last + 1, last + 2)
                and p.preposition in ("von", "vom", "aus", "seitens", "from", "by", "of", "for")
            ),
            None,
        )
    while owner is not None and (whole := sentence.phrases[owner].owns) is not None and whole > owner:
        owner = whole  # `von Norlands Präsident Korvat`
    return () if owner is None else _group(sentence, owner)


def _group(sentence: Sentence, n: int) -> tuple[int, ...]:
    return (n, *(m for m, p in enumerate(sentence.phrases) if p.joined == n))


# Clauses


def _of_clause(sentence: Sentence, n: int, clause: Clause, language: str) -> Iterator[Source]:
    if clause.verb is None:
        yield from _before_colon(sentence, n, clause, language)
        return
    verb = clause.predicate
    modal = (
        sentence.tokens[clause.verb].lemma in entry(language, "modals") and verb != sentence.tokens[clause.verb].lemma
    )
    saying = not modal and any(p in entry(language, "saying") for p in clause.predicates)
    if set(clause.predicates) <= set(entry(language, "conversing")) and not _names_its_content(
        sentence, clause, language
    ):
        saying = False
    plain = saying and any(p in entry(language, "plainly_saying") for p in clause.predicates)
    subject = subject_with_parents(sentence, n)
    if clause.passive and (agent := _agent(sentence, clause)) is not None:
        yield Source("agent", _group(sentence, agent), n, verb, clause.verb, saying=saying, plain=plain)
    elif _is_impersonal(sentence, clause, subject, language):
        yield from _impersonal(sentence, n, clause, language)
    elif verb in entry(language, "citing") and not clause.passive and (cited := _cited(sentence, clause, subject)):
        yield Source("cited", cited, n, verb, clause.verb, saying=True, plain=True)
    elif subject and not clause.passive:
        at = min(clause.verb, sentence.phrases[subject[0]].first)
        stated = is_statement(sentence.tokens[sentence.phrases[subject[0]].head].lemma, language)
        whose = owner_of(sentence, subject[0]) if stated else subject
        yield Source("verb", whose, n, verb, at, saying=saying, plain=plain, statement=subject[0] if stated else None)


def _names_its_content(sentence: Sentence, clause: Clause, language: str) -> bool:
    """`sprach von Frieden` reports words, `sprach mit Korvat` does not."""
    about = {"von", "vom", "of", "davon", "dafür", "dagegen"}
    return any(
        sentence.tokens[i].text.lower() in about or sentence.tokens[i].kind == "quotation" for i in clause.tokens
    )


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


def _agent(sentence: Sentence, clause: Clause) -> int | None:
    return next((n for n in clause.phrases if sentence.phrases[n].preposition in ("von", "vom", "by")), None)


def _is_impersonal(sentence: Sentence, clause: Clause, subject: Sequence[int], language: str) -> bool:
    words = {sentence.tokens[sentence.phrases[n].head].text.lower() for n in subject}
    verb = clause.predicates[0] if clause.predicates else ""
    return verb in entry(language, "impersonal") and (words <= {"es", "it", "das", "dies", "dazu"} or not subject)


def _impersonal(sentence: Sentence, n: int, clause: Clause, language: str) -> Iterator[Source]:
    """`hieß es aus dem Palast`, `steht in der Mitteilung des Kremls`; without a place the words go back."""
    places = [
        m
        for m in clause.phrases
        if sentence.phrases[m].preposition
        in ("aus", "von", "vom", "in", "im", "seitens", "beim", "bei", "auf", "from", "in", "on", "by")
        and sentence.phrases[m].joined is None
    ]
    verb = clause.verb or 0
    stated = [m for m in places if is_statement(sentence.tokens[sentence.phrases[m].head].lemma, language)]
    if clause.predicates[0] not in ("heißen", "verlauten", "read") and not stated:
        return
    for m in (*stated, *places):
        is_text = m in stated
        whose = owner_of(sentence, m) if is_text else _group(sentence, m)
        if whose or is_text:
            yield Source(
                "impersonal",
                whose,
                n,
                clause.predicate,
                verb,
                saying=True,
                plain=True,
                statement=m if is_text else None,
            )
            return
    yield Source("impersonal", (), n, clause.predicate, verb, saying=True, plain=True)


def _cited(sentence: Sentence, clause: Clause, subject: Sequence[int]) -> tuple[int, ...]:
    able = [n for n in clause.phrases if n not in subject and not sentence.phrases[n].preposition]
    chosen = [n for n in able if "a" in sentence.phrases[n].cases and sentence.phrases[n].owns is None]
    return (chosen[0],) if chosen else ()


def _before_colon(sentence: Sentence, n: int, clause: Clause, language: str) -> Iterator[Source]:
    """`Korvat vor der Presse: „…“`, `Zitat von Korvat: „…“`."""
    colon = next((i for i, t in enumerate(sentence.tokens) if t.text in (":", "–", "—")), None)
    if colon is None:
        return
    for m in clause.phrases:
        phrase = sentence.phrases[m]
        if phrase.last >= colon or phrase.owns is not None or phrase.joined is not None:
            continue
        stated = is_statement(sentence.tokens[phrase.head].lemma, language)
        if stated and (whose := owner_of(sentence, m)):
            yield Source("colon", whose, n, "", phrase.first, saying=True, plain=True, statement=m)
            return
        if not phrase.preposition:
            yield Source("colon", _group(sentence, m), n, "", phrase.first, saying=True, plain=True)
            return
