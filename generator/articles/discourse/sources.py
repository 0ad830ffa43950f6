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
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.words import entry, members


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
    if last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text == "zufolge":
        last += 1
    return " ".join(t.text for t in sentence.tokens[source.at : last + 1])


# Clauses


def _of_clause(sentence: Sentence, n: int, clause: Clause, language: str) -> Iterator[Source]:
    if clause.verb is None:
        if clause.kind == "infinitive" and set(clause.predicates) & set(entry(language, "saying")):
            yield Source(
                "verb", subject_with_parents(sentence, n), n, clause.predicate, clause.tokens[0], False, True, True
            )
        if clause.kind == "fragment":
            yield from _before_colon(sentence, n, clause, language)
        return
    verb = clause.predicate
    yield from _gapped(sentence, n, clause, language)
    saying, plain = _reports(sentence, clause, language)
    said = clause.passive and "to" in {sentence.tokens[i].kind for i in clause.tokens}
    hearsay = said and any(p in members(language, "saying") for p in clause.predicates[1:])  # `is said to have joked`
    subject = _speaking(sentence, n, clause, saying, language)
    if hearsay and subject:
        yield Source("verb", subject, n, verb, clause.verb, saying=True, plain=True)
    elif clause.passive and verb in entry(language, "citing") and subject:
        yield Source("cited", subject, n, verb, clause.verb, saying=True, plain=True)
    elif clause.passive and (agent := _agent(sentence, clause)) is not None:
        yield Source("agent", group_of(sentence, agent), n, verb, clause.verb, saying=saying, plain=plain)
    elif _is_impersonal(sentence, clause, subject, language):
        yield from _impersonal(sentence, n, clause, language)
    elif verb in entry(language, "citing") and not clause.passive and (cited := _cited(sentence, clause, subject)):
        yield Source("cited", cited, n, verb, clause.verb, saying=True, plain=True)
    elif subject and not clause.passive:
        at = min(clause.verb, sentence.phrases[subject[0]].first)
        stated = is_statement(sentence.tokens[sentence.phrases[subject[0]].head].lemma, language)
        own = stated and sentence.tokens[sentence.phrases[subject[0]].first].kind == "possessive"
        whose = owner_of(sentence, subject[0]) if stated and not own else subject  # `its account says`
        yield Source("verb", whose, n, verb, at, saying=saying, plain=plain, statement=subject[0] if stated else None)


def _reports(sentence: Sentence, clause: Clause, language: str) -> tuple[bool, bool]:
    """Whether the verb of a clause reports words, and whether it plainly does."""
    lemma = sentence.tokens[clause.verb or 0].lemma
    words = {sentence.tokens[i].text.lower() for i in clause.tokens}
    modal = lemma in members(language, "modals") and clause.predicate != lemma
    modal = modal and not (lemma == "sollen" and "haben" in words)  # `soll gesagt haben` reports what was said
    saying = not modal and bool(set(clause.predicates) & members(language, "saying"))
    if set(clause.predicates) <= members(language, "conversing"):
        saying = saying and _names_its_content(sentence, clause, language)
    announces = _announces(sentence, clause)
    saying = saying or announces or _publishes(sentence, clause, language)
    plain = announces or (saying and bool(set(clause.predicates) & members(language, "plainly_saying")))
    return saying, plain


def _announces(sentence: Sentence, clause: Clause) -> bool:
    """`Riehl wurde deutlicher: Es gebe …`: a clause before a colon, with reported speech behind it."""
    end = clause.tokens[-1] + 1
    colon = clause.kind == "main" and end < len(sentence.tokens) and sentence.tokens[end].text == ":"
    return colon and any(c.mood == "reported" and c.tokens[0] > end for c in sentence.clauses)


def _publishes(sentence: Sentence, clause: Clause, language: str) -> bool:
    """`veröffentlichte eine Mitteilung`: a statement, by the one who gives it out."""
    if not set(clause.predicates) & members(language, "publishing"):
        return False
    heads = (sentence.tokens[sentence.phrases[n].head].lemma for n in clause.phrases if n not in clause.subject)
    return any(is_statement(lemma, language) for lemma in heads)


def _speaking(sentence: Sentence, n: int, clause: Clause, saying: bool, language: str) -> tuple[int, ...]:
    """The subject of a clause: behind an `es` that only points (`so formulierte es X`), beside the verb of an
    insertion (`Both, it said, had …`), never out of what is said (`says that X “…”`)."""
    subject, verb = subject_with_parents(sentence, n), clause.verb or 0
    if not saying or not subject:
        return subject
    phrases, tokens = sentence.phrases, sentence.tokens
    if language == "de" and [tokens[phrases[m].head].text.lower() for m in subject] == ["es"]:
        behind = [
            m for m in clause.phrases
            if phrases[m].first > verb and m not in subject and not phrases[m].preposition
            and phrases[m].owns is None and "n" in phrases[m].cases and not phrases[m].pronoun
        ]  # fmt: skip
        return group_of(sentence, behind[0]) if behind else subject
    if language == "en":
        beside = next((m for m, p in enumerate(phrases) if p.last == verb - 1 and not p.preposition), None)
        if beside is not None and beside not in subject and tokens[phrases[beside].first - 1].text == ",":
            return group_of(sentence, beside)
        first = phrases[subject[0]].first
        if first > verb and any(t.text.lower() in ("that", "whether") for t in tokens[verb:first]):
            return ()
    return subject


def _gapped(sentence: Sentence, n: int, clause: Clause, language: str) -> Iterator[Source]:
    """`Holm sprach von „…“, Korvat dagegen von „…“`: the verb is left out, its second subject stands after a comma."""
    commas = [i for i, t in enumerate(sentence.tokens) if t.text in (",", ";")]
    for m in clause.phrases:
        phrase = sentence.phrases[m]
        comma = phrase.first - 1 in commas or (
            phrase.first - 2 in commas and sentence.tokens[phrase.first - 1].kind == "conjunction"
        )
        if not comma or phrase.first < (clause.verb or 0) or phrase.preposition or phrase.owns is not None:
            continue
        end = next((i for i in commas if i > phrase.last), len(sentence.tokens))
        part = sentence.tokens[phrase.last + 1 : end]
        if (
            any(t.kind == "quotation" for t in part)
            and not any(t.kind == "finite" for t in part)
            and "n" in phrase.cases
        ):
            yield Source("verb", group_of(sentence, m), n, clause.predicate, phrase.first, saying=True, gap=True)


def _names_its_content(sentence: Sentence, clause: Clause, language: str) -> bool:
    """`sprach von Frieden` reports words, `sprach mit Korvat` does not."""
    about = {"von", "vom", "of", "davon", "dafür", "dagegen"}
    return any(
        sentence.tokens[i].text.lower() in about or sentence.tokens[i].kind == "quotation" for i in clause.tokens
    )


def _agent(sentence: Sentence, clause: Clause) -> int | None:
    return next((n for n in clause.phrases if sentence.phrases[n].preposition in ("von", "vom", "by")), None)


def _is_impersonal(sentence: Sentence, clause: Clause, subject: Sequence[int], language: str) -> bool:
    words = {sentence.tokens[sentence.phrases[n].head].text.lower() for n in subject}
    verb = _bare(clause)
    if verb in entry(language, "copulas") and words & set(entry(language, "talk")):
        return True
    return verb in entry(language, "impersonal") and (words <= {"es", "it", "das", "dies", "dazu"} or not subject)


def _bare(clause: Clause) -> str:
    """The first verb of a clause, without the `weiter` of `hieß es weiter`."""
    return clause.predicates[0].removeprefix("weiter") if clause.predicates else ""


def _impersonal(sentence: Sentence, n: int, clause: Clause, language: str) -> Iterator[Source]:
    """`hieß es aus dem Palast`, `steht in der Mitteilung des Kremls`; without a place the words go back."""
    places = [
        m
        for m in clause.phrases
        if sentence.phrases[m].preposition
        in ("aus", "von", "vom", "in", "im", "seitens", "beim", "bei", "auf", "from", "in", "on", "by")
        and sentence.phrases[m].joined is None
        and sentence.phrases[m].owns is None
    ]
    verb = clause.verb or 0
    talk = _bare(clause) not in entry(language, "impersonal")  # `in der Mitteilung ist von „…“ die Rede`
    if talk:
        places = [
            m
            for m in places
            if sentence.phrases[m].preposition in ("in", "im", "aus")
            and (
                sentence.tokens[sentence.phrases[m].head].kind in ("name", "relative")
                or is_statement(sentence.tokens[sentence.phrases[m].head].lemma, language)
            )
        ]
        if not places and not any(sentence.tokens[i].text.lower() in entry(language, "there") for i in clause.tokens):
            return
    heads = {m: sentence.tokens[sentence.phrases[m].head] for m in places}
    stated = [m for m in places if heads[m].kind == "relative" or is_statement(heads[m].lemma, language)]
    if _bare(clause) not in ("heißen", "verlauten", "read") and not stated and not talk:
        return
    for m in (*stated, *places):
        is_text = m in stated
        whose = owner_of(sentence, m) if is_text else group_of(sentence, m)
        if not whose and not is_text:
            continue
        if not whose and not sentence.phrases[m].opener:
            whose = (m,)  # `aus Regierungskreisen`: somebody, but not whoever spoke last
        text = m if is_text else None
        yield Source("impersonal", whose, n, clause.predicate, verb, False, True, True, text, back=not whose)
        return
    yield Source("impersonal", (), n, clause.predicate, verb, saying=True, plain=True, back=True)


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
            yield Source("colon", group_of(sentence, m), n, "", phrase.first, saying=True, plain=True)
            return
