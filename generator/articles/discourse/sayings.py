"""Who says the words of a quotation, and who tells a sentence.

In: a sentence with its sources, the referents of its phrases. Out: the likeliest `Saying`, or None. Every source of
the sentence is weighed by its place beside the quotation, by its verb and by whether somebody is meant by it who can
speak; below a threshold nobody is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.articles.discourse.referents import Referents
from generator.articles.discourse.source_phrases import Source, clause_number
from generator.articles.discourse.unnamed import Referent
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.words import entry

_BASE = {"phrase": 2.6, "agent": 1.6, "colon": 1.2, "impersonal": 2.4, "cited": 2.6, "verb": 0.0}
_THRESHOLD, _TELLING = 1.6, 0.9
#: What opens a clause that is the content of another; English may leave it out.
_CONTENT = frozenset({"dass", "ob", "that", "whether", "", "wie", "was", "how", "what"})
_PLAIN, _SAYING, _COPULA, _ABLE, _EMBEDDED = 1.2, 0.8, -1.2, 0.8, -1.5
_BESIDE, _COLON, _INSIDE, _GOVERNS, _FAR = 2.0, 1.8, 1.0, 0.9, -1.0
_ELSEWHERE = -2.5
_PER_TOKEN = 0.01


@dataclass(frozen=True, slots=True)
class Saying:
    """Words given to somebody: `referent` says who and why, `source` where the sentence says so."""

    source: Source
    referent: Referent
    weight: float


def speaker_of(
    sentence: Sentence, token: int, sources: Sequence[Source], referents: Referents, language: str
) -> Saying | None:
    """The source of the quotation at a token."""
    rated = [_rated(sentence, token, source, referents, language) for source in sources]
    able = [s for s in rated if s.referent.ids and s.weight >= _THRESHOLD]
    best = max(able, key=lambda s: s.weight, default=None)
    if best and best.source.way == "phrase":  # `sagte X, Y zufolge`: Y passes it on
        return max(
            (s for s in able if s.source.way == "verb" and s.source.saying), key=lambda s: s.weight, default=best
        )
    return best


def passed_on(
    sentence: Sentence, token: int, sources: Sequence[Source], referents: Referents, by: Referent, language: str
) -> Saying | None:
    """`Korvat habe „mehr“ verlangt`: whose words a house, a spokesperson or a paper passes on, the subject of another
    verb of saying around the quotation; `by` tells the sentence."""
    there = clause_number(sentence, token)
    for source in sources:
        clause = sentence.clauses[source.clause]
        around = token in clause.tokens or _holds(sentence, source.clause, there)
        content = _is_content(sentence, clause, language) or by.kind == "outlet"
        reported = clause.mood in ("reported", "conditional") or content
        if source.way == "verb" and source.saying and around and reported:
            referent = referents.group(sentence, source.phrases)
            if referent.kind == "person" and referents.passes_on(by, referent.ids[0]):
                return Saying(source, referent, _THRESHOLD)
    return None


def _rated(sentence: Sentence, token: int, source: Source, referents: Referents, language: str) -> Saying:
    referent = referents.group(sentence, source.phrases)
    clause = sentence.clauses[source.clause]
    weight = _merit(source, referent) + _place(sentence, token, source, language)
    if source.way == "verb":
        before = sentence.tokens[token - 1].text if token else ""
        weight += _COPULA * (not source.saying and clause.predicate in entry(language, "copulas") and before != ":")
        embedded = clause.mood in ("reported", "conditional") or _is_content(sentence, clause, language)
        weight += _EMBEDDED * embedded
    return Saying(source, referent, weight - _PER_TOKEN * abs(source.at - token))


def _merit(source: Source, referent: Referent) -> float:
    weight = _BASE[source.way] + (_PLAIN if source.plain else _SAYING if source.saying else 0.0)
    return weight + (_ABLE if referent.kind in ("person", "body", "group", "outlet") else 0.0)


def _is_content(sentence: Sentence, clause: Clause, language: str) -> bool:
    """What a verb of saying says: `that …`, `dass …`, or a clause right behind it."""
    if clause.kind != "subordinate" or clause.parent is None or clause.opener not in _CONTENT:
        return False
    return any(p in entry(language, "saying") for p in sentence.clauses[clause.parent].predicates)


def _place(sentence: Sentence, token: int, source: Source, language: str) -> float:
    """How the source stands to the quotation."""
    clause = sentence.clauses[source.clause]
    verb = source.way == "verb"
    if source.gap:
        between = sentence.tokens[source.at : token]
        return _BESIDE if between and not any(t.text == "," for t in between) else _FAR
    if verb and _stands_beside(sentence, token, clause, source, language):
        return _BESIDE
    if source.way == "phrase" and source.phrases and source.at > token and _touches(sentence, token, source.at):
        return _BESIDE
    if verb and source.saying and _is_comment(sentence, clause, source, language):
        return _GOVERNS
    before = sentence.tokens[token - 1] if token else None
    own = clause.tokens[0] < token
    if before and before.text == ":" and source.at < token and own and _ends_at(sentence, clause, token):
        return _COLON
    if token in clause.tokens:
        return _INSIDE
    there = clause_number(sentence, token)
    if _governs(sentence, source.clause, there) or (source.saying and _is_condition(sentence, source.clause, there)):
        return _GOVERNS
    if source.way == "phrase":
        return _ELSEWHERE if clause.kind == sentence.clauses[there].kind == "main" and source.at < token else 0.3
    if source.way in ("impersonal", "agent", "cited"):
        return _ELSEWHERE
    if source.plain and clause.kind == "main" and own:
        return 0.0
    return _FAR - (1.0 if clause.kind == "relative" else 0.0)


def _stands_beside(sentence: Sentence, token: int, clause: Clause, source: Source, language: str) -> bool:
    """`„…“, sagte X` and `“…,” X said`: nothing but marks and small words between the quotation and both. In German
    the verb comes first; what begins with its subject is a sentence of its own."""
    if clause.verb is None or clause.verb < token:
        return False
    subject = sentence.phrases[source.phrases[0]].first if source.phrases else clause.verb
    first = min(subject, clause.verb)
    if first < token or (language == "de" and subject < clause.verb):
        return False
    return all(t.kind in ("mark", "adverb", "quotation") for t in sentence.tokens[token + 1 : first])


def _touches(sentence: Sentence, token: int, at: int) -> bool:
    """`„…“ laut X`, `“…,” according to Y`: nothing but marks between."""
    between = (t for t in sentence.tokens[token + 1 : at] if t.text.lower() != "according")
    return all(t.kind in ("mark", "adverb") for t in between)


def _is_comment(sentence: Sentence, clause: Clause, source: Source, language: str) -> bool:
    """`…, so formulierte es X` behind the words, `…, it said, …` between them: whose the whole sentence is."""
    tokens, own = sentence.tokens, clause.tokens
    if clause.kind != "main":
        return False
    if tokens[own[0]].text.lower() in entry(language, "so"):
        return any(tokens[i].text.lower() == "es" for i in own)
    subject = [i for n in source.phrases for i in range(sentence.phrases[n].first, sentence.phrases[n].last + 1)]
    start, end = min([clause.verb or 0, *subject]), max([clause.verb or 0, *subject])
    closed = [t.text for t in (*tokens[max(0, start - 1) : start], *tokens[end + 1 : end + 2])] == [",", ","]
    return closed and end - start <= len(subject)


def _ends_at(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether the clause, or one that depends on it, ends at the colon before a quotation."""
    last = max(i for i in clause.tokens if i < token)
    behind = [i for i in range(last + 1, token) if sentence.tokens[i].kind == "finite"]
    main = any(
        c.kind == "main" and c.mood == "reported" and c.parent is None for c in map(sentence.clause_of, behind) if c
    )
    return len(behind) <= 1 and not main


def _governs(sentence: Sentence, governor: int, dependent: int) -> bool:
    """Whether what one clause says is the content of another."""
    wie = sentence.clauses[governor]
    return _holds(sentence, governor, dependent) or (wie.kind == "subordinate" and wie.opener in ("wie", "as"))


def _holds(sentence: Sentence, governor: int, dependent: int) -> bool:
    """Whether a clause depends on another, over others too."""
    number, seen = sentence.clauses[dependent].parent, {dependent}
    while number is not None and number not in seen:
        if number == governor:
            return True
        seen.add(number)
        number = sentence.clauses[number].parent
    return False


def _is_condition(sentence: Sentence, governor: int, dependent: int) -> bool:
    """`Er drohte, sollte X nicht …`: the clause behind begins with its verb and is what the one before says."""
    clause = sentence.clauses[dependent]
    modal = sentence.tokens[clause.tokens[0]].lemma in ("sollen", "haben", "werden", "sein")
    return modal and dependent == governor + 1 and clause.verb == clause.tokens[0]


def teller_of(sentence: Sentence, sources: Sequence[Source], referents: Referents, language: str) -> Saying | None:
    """Who tells a sentence without quotations: a source phrase, else the subject of a verb that reports words."""
    back = next((s.at for s in sources if s.back), len(sentence.tokens))
    told = [s for source in sources if (s := _telling(sentence, source, referents, language)) is not None]
    able = [s for s in told if s.weight > _TELLING and s.source.at < back]
    return max(able, key=lambda s: (s.referent.kind != "outlet", s.weight), default=None)


def _telling(sentence: Sentence, source: Source, referents: Referents, language: str) -> Saying | None:
    clause = sentence.clauses[source.clause]
    referent = referents.group(sentence, source.phrases)
    if source.way == "colon" or source.gap or not referent.ids or (source.own and referent.kind == "unnamed"):
        return None
    weight = _merit(source, referent)
    if source.way != "phrase":
        content = _has_content(sentence, source.clause)
        dependent = clause.kind in ("relative", "infinitive") or (
            clause.kind == "subordinate" and clause.opener not in ("wie", "as")
        )
        held = content and referent.kind in ("person", "body") and source.way == "verb"
        if clause.mood in ("reported", "conditional") or dependent or not (source.saying or held):
            return None
        weight += 0.5 * content + 0.5 * (clause.kind == "subordinate")
    return Saying(source, referent, weight - _PER_TOKEN * source.at)


def _has_content(sentence: Sentence, number: int) -> bool:
    """Whether another clause is what this one says: `dass …`, `wie viel …`, reported speech."""
    return any(
        c.parent == number and (c.kind == "main" or (c.kind == "subordinate" and c.opener in _CONTENT))
        for c in sentence.clauses
    )
