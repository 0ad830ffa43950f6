"""Who may be the source of what a sentence tells, by its grammar alone.

In: a sentence, its language. Out: `Source`s: phrases that a sentence gives its words or facts to, with how: a source
phrase (`laut X`, `so X`), the subject of a verb, the agent of a passive, what stands before a colon, the place that
`hieß es` names. Whether a source is a person, and whether its verb is one of saying, is for others to weigh.
"""

from collections.abc import Iterator, Sequence

from generator.articles.discourse.source_phrases import (
    Source,
    group_of,
    is_statement,
    owner_of,
    source_phrases,
    subject_with_parents,
)
from generator.articles.people.somebody import is_somebody
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.words import entry, members

#: Prepositions of the places that `hieß es` names.
_AT = ("aus", "von", "vom", "in", "im", "seitens", "beim", "bei", "auf", "from", "in", "on", "by")
_ABOUT = frozenset({"von", "vom", "of", "davon", "dafür", "dagegen"})


def sources_in(sentence: Sentence, language: str) -> tuple[Source, ...]:
    """All sources of a sentence in the order of their places."""
    found = [*source_phrases(sentence, language)]
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
    last += any(t.text == "zufolge" for t in sentence.tokens[last + 1 : last + 2])
    return " ".join(t.text for t in sentence.tokens[source.at : last + 1])


# Clauses


def _of_clause(sentence: Sentence, n: int, clause: Clause, language: str) -> Iterator[Source]:
    verb = clause.predicate
    if clause.verb is None:
        if clause.kind == "infinitive" and set(clause.predicates) & members(language, "saying"):
            yield Source("verb", subject_with_parents(sentence, n), n, verb, clause.tokens[0])
        if clause.kind == "fragment":
            yield from _before_colon(sentence, n, clause, language)
        return
    yield from _gapped(sentence, n, clause)
    saying, plain = _reports(sentence, clause, language)
    to = clause.passive and any(sentence.tokens[i].kind == "to" for i in clause.tokens)
    hearsay = to and any(p in members(language, "saying") for p in clause.predicates[1:])  # `is said to have joked`
    citing = verb in entry(language, "citing")
    subject = _speaking(sentence, n, clause, saying, language)
    if hearsay and subject:
        yield Source("verb", subject, n, verb, clause.verb)
    elif clause.passive and citing and subject:
        yield Source("cited", subject, n, verb, clause.verb)
    elif clause.passive and (agent := _agent(sentence, clause)) is not None:
        yield Source("agent", group_of(sentence, agent), n, verb, clause.verb, saying=saying, plain=plain)
    elif _is_impersonal(sentence, clause, subject, language):
        yield from _impersonal(sentence, n, clause, language)
    elif citing and (cited := _cited(sentence, clause, subject)):
        yield Source("cited", cited, n, verb, clause.verb)
    elif subject and not clause.passive:
        at = min(clause.verb, sentence.phrases[subject[0]].first)
        stated = is_statement(sentence.tokens[sentence.phrases[subject[0]].head].lemma, language)
        phrase = sentence.phrases[subject[0]]
        inside = sentence.tokens[phrase.first : phrase.head]
        own = any(t.kind == "possessive" or (t.kind == "name" and language == "en") for t in inside)
        whose = owner_of(sentence, subject[0]) if stated and not own else subject  # `its account says`
        back = stated and saying and not whose and phrase.opener in entry(language, "definite")
        text = subject[0] if stated else None
        yield Source("verb", whose, n, verb, at, saying=saying, plain=plain, statement=text, back=back)
        if _announces(sentence, clause):
            yield from _from_place(sentence, n, clause, subject)


def _reports(sentence: Sentence, clause: Clause, language: str) -> tuple[bool, bool]:
    """Whether the verb of a clause reports words, and whether it plainly does."""
    tokens, verbs = [sentence.tokens[i] for i in clause.tokens], set(clause.predicates)
    words = {t.text.lower() for t in tokens}
    lemma = sentence.tokens[clause.verb].lemma if clause.verb is not None else ""
    modal = lemma in members(language, "modals") and clause.predicate != lemma
    modal = modal and not (lemma == "sollen" and "haben" in words)  # `soll gesagt haben` reports what was said
    saying = not modal and bool(verbs & members(language, "saying"))
    if verbs <= members(language, "conversing"):  # `sprach von Frieden` reports words, `sprach mit Korvat` does not
        saying = saying and (bool(words & _ABOUT) or any(t.kind == "quotation" for t in tokens))
    announces = _announces(sentence, clause)
    heads = (sentence.tokens[sentence.phrases[n].head].lemma for n in clause.phrases if n not in clause.subject)
    publishes = verbs & members(language, "publishing") and any(is_statement(lemma, language) for lemma in heads)
    saying = saying or announces or bool(publishes)
    return saying, announces or (saying and bool(verbs & members(language, "plainly_saying")))


def _announces(sentence: Sentence, clause: Clause) -> bool:
    """`Riehl wurde deutlicher: Es gebe …`: a clause before a colon, with reported speech behind it."""
    end = clause.tokens[-1] + 1
    colon = clause.kind == "main" and any(t.text == ":" for t in sentence.tokens[end : end + 1])
    return colon and any(c.mood == "reported" and c.tokens[0] > end for c in sentence.clauses)


def _from_place(sentence: Sentence, n: int, clause: Clause, subject: tuple[int, ...]) -> Iterator[Source]:
    """`In Korvats Büro klingt das anders: Es gebe …`, `Aus dem Palast kam eine Absage: Man habe …`."""
    for m in clause.phrases:
        phrase = sentence.phrases[m]
        if phrase.preposition in _AT and phrase.owns is None and phrase.joined is None and m not in subject:
            yield Source("verb", (m,), n, clause.predicate, phrase.first, plain=False)


def _speaking(sentence: Sentence, n: int, clause: Clause, saying: bool, language: str) -> tuple[int, ...]:
    """The subject of a clause: behind an `es` that only points (`so formulierte es X`) or a thing that may be the
    object (`Das Gespräch nannte sie „…“`), beside the verb of an insertion (`Both, it said, had …`), never out of what
    is said (`says that X “…”`)."""
    subject, verb = subject_with_parents(sentence, n), clause.verb or 0
    if not saying or not subject:
        return subject
    phrases, tokens = sentence.phrases, sentence.tokens
    if language == "de":
        points = [tokens[phrases[m].head].text.lower() for m in subject] == ["es"]
        if not points and ("a" not in phrases[subject[0]].cases or _is_able(sentence, subject[0])):
            return subject
        free = [m for m in clause.phrases if phrases[m].first > verb and m not in subject and "n" in phrases[m].cases]
        behind = [m for m in free if not phrases[m].preposition and phrases[m].owns is None]
        able = [m for m in behind if not (points and phrases[m].pronoun) and _is_able(sentence, m)]
        return group_of(sentence, able[0]) if able else subject
    beside = next((m for m, p in enumerate(phrases) if p.last == verb - 1 and not p.preposition), None)
    if beside is not None and beside not in subject and tokens[phrases[beside].first - 1].text == ",":
        return group_of(sentence, beside)
    first = phrases[subject[0]].first
    inside = first > verb and any(t.text.lower() in ("that", "whether") for t in tokens[verb:first])
    return () if inside else subject


def _is_able(sentence: Sentence, n: int) -> bool:
    """German: whether a phrase is no thing."""
    head = sentence.tokens[sentence.phrases[n].head]
    return head.kind != "noun" or is_somebody(head.lemma, "de")


def _gapped(sentence: Sentence, n: int, clause: Clause) -> Iterator[Source]:
    """`Holm sprach von „…“, Korvat dagegen von „…“`: the verb is left out, its second subject stands after a comma."""
    tokens = sentence.tokens
    commas = [i for i, t in enumerate(tokens) if t.text in (",", ";")]
    for m in clause.phrases:
        phrase = sentence.phrases[m]
        start = max((i for i in commas if i < phrase.first), default=-1)
        able = not phrase.preposition and phrase.owns is None and "n" in phrase.cases
        named = start == phrase.first - 1 - (tokens[phrase.first - 1].kind == "conjunction") or (
            tokens[phrase.head].kind == "name" and tokens[start + 1].kind == "preposition"
        )
        if start < (clause.verb or 0) or not able or not named:
            continue
        end = next((i for i in commas if i > phrase.last), len(tokens))
        kinds = {t.kind for t in tokens[start + 1 : end]}
        if "quotation" in kinds and "finite" not in kinds:
            yield Source("verb", group_of(sentence, m), n, clause.predicate, start + 1, plain=False, gap=True)


def _agent(sentence: Sentence, clause: Clause) -> int | None:
    return next((n for n in clause.phrases if sentence.phrases[n].preposition in ("von", "vom", "by")), None)


def _is_impersonal(sentence: Sentence, clause: Clause, subject: Sequence[int], language: str) -> bool:
    words = {sentence.tokens[sentence.phrases[n].head].text.lower() for n in subject}
    verb = _bare(clause)
    if verb in entry(language, "copulas") and words & members(language, "talk"):
        return True
    if words == {"man"} and set(clause.predicates) & members(language, "saying"):  # `im Palast sprach man von „…“`
        return True
    return verb in entry(language, "impersonal") and words <= {"es", "it", "das", "dies", "dazu"}


def _bare(clause: Clause) -> str:
    """The first verb of a clause, without the `weiter` of `hieß es weiter`."""
    return clause.predicates[0].removeprefix("weiter")


def _impersonal(sentence: Sentence, n: int, clause: Clause, language: str) -> Iterator[Source]:
    """`hieß es aus dem Palast`, `steht in der Mitteilung des Kremls`; without a place the words go back."""
    phrases, verb = sentence.phrases, clause.verb or 0
    heads = {m: sentence.tokens[phrases[m].head] for m in clause.phrases}
    places = [m for m in clause.phrases if phrases[m].preposition in _AT and phrases[m].joined is None]
    places = [m for m in places if phrases[m].owns is None]
    stated = [m for m in places if heads[m].kind == "relative" or is_statement(heads[m].lemma, language)]
    there = any(sentence.tokens[i].text.lower() in entry(language, "there") for i in clause.tokens)
    talk = _bare(clause) not in entry(language, "impersonal")  # `in der Mitteilung ist von „…“ die Rede`
    if talk:
        places = [m for m in places if phrases[m].preposition in ("in", "im", "aus")]
        places = [m for m in places if heads[m].kind == "name" or m in stated]
        stated = [m for m in stated if m in places]
        if not places and not there:
            return
    elif _bare(clause) not in ("heißen", "verlauten", "read", *entry(language, "saying")) and not stated and not there:
        return
    elif there and not stated:
        places = []
    place = next(iter((*stated, *places)), None)
    if place is None:
        yield Source("impersonal", (), n, clause.predicate, verb, back=True)
        return
    whose = owner_of(sentence, place) if place in stated else group_of(sentence, place)
    if not whose and not phrases[place].opener:
        whose = (place,)  # `aus Regierungskreisen`: somebody, but not whoever spoke last
    text = place if place in stated else None
    yield Source("impersonal", whose, n, clause.predicate, verb, statement=text, back=not whose)


def _cited(sentence: Sentence, clause: Clause, subject: Sequence[int]) -> tuple[int, ...]:
    able = (n for n in clause.phrases if n not in subject and not sentence.phrases[n].preposition)
    return tuple(n for n in able if sentence.phrases[n].owns is None)[:1]


def _before_colon(sentence: Sentence, n: int, clause: Clause, language: str) -> Iterator[Source]:
    """`Korvat vor der Presse: „…“`, `Zitat von Korvat: „…“`."""
    colon = next((i for i, t in enumerate(sentence.tokens) if t.text in (":", "–", "—")), 0)
    for m in clause.phrases:
        phrase = sentence.phrases[m]
        if phrase.last >= colon or phrase.owns is not None:
            continue
        stated = is_statement(sentence.tokens[phrase.head].lemma, language)
        whose = owner_of(sentence, m) if stated else ()
        if whose or not phrase.preposition:
            yield Source("colon", whose or group_of(sentence, m), n, "", phrase.first, statement=m if whose else None)
            return
