"""The clauses of a sentence: who does what, in which mood, and what depends on what.

In: tokens and noun phrases of one sentence. Out: `Clause`s. A piece without a verb belongs to the clause that is still
open, so that `Korvat, der anrief, sagte` is one main clause with a relative clause inside it. No list of verbs rules
anything out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.articles.text.document import Clause, ClauseKind, Mood, Phrase, Token
from generator.articles.text.pieces import Piece, pieces_of
from generator.articles.text.subjects import Around, subject_of
from generator.articles.vocabulary.words import entry, members


@dataclass(slots=True)
class _Open:
    """A clause that is being put together."""

    kind: ClauseKind
    tokens: list[int] = field(default_factory=list)
    opener: int | None = None
    parent: int | None = None
    shares: int | None = None
    inserted: bool = False


def clauses(tokens: Sequence[Token], phrases: Sequence[Phrase], language: str, begin: int = 0) -> tuple[Clause, ...]:
    """The clauses in the order of their first tokens; a sentence without any verb is one fragment. Tokens before
    `begin`, those of a dateline, are part of none."""
    made: list[_Open] = []
    pieces = pieces_of(tokens, phrases, language, begin)
    for n, piece in enumerate(pieces):
        if piece.after_colon and _is_subject(pieces[n:], tokens):
            made.append(_Open("main", piece.tokens))
        else:
            _place(piece, made, tokens, language)
    return tuple(_finished(clause, made, tokens, phrases, language) for clause in made)


def _is_subject(pieces: Sequence[Piece], tokens: Sequence[Token]) -> bool:
    """`…: Ada Lund, Präsidentin von Osk, rief an`: behind a colon a subject with what is said of it, then its verb."""
    verb = next((n for n, p in enumerate(pieces) if any(tokens[i].kind == "finite" for i in p.tokens)), 0)
    named = any(tokens[i].kind == "name" for i in pieces[0].tokens)
    verbs = any(tokens[i].kind in ("infinitive", "participle") for p in pieces[:verb] for i in p.tokens)
    opened = any(p.opener is not None for p in pieces[: verb + 1])
    return verb > 1 and named and not opened and not verbs and tokens[pieces[verb].tokens[0]].kind == "finite"


# Putting together


def _place(piece: Piece, made: list[_Open], tokens: Sequence[Token], language: str) -> None:
    """A piece begins a clause, goes on with the one that lacks its verb, or belongs to the last."""
    kinds = {tokens[i].kind for i in piece.tokens}
    has_verb, last = "finite" in kinds, len(made) - 1
    lacking = next((n for n in range(last, -1, -1) if _lacks_verb(made[n], tokens)), None)
    if piece.after_colon and has_verb:
        lacking = None
    if piece.joined:
        made.append(_Open(made[last].kind, piece.tokens, made[last].opener, made[last].parent, shares=last))
    elif piece.gerund and made:
        made.append(_Open("infinitive", piece.tokens, None, last))
    elif piece.bare:
        made.append(_Open("subordinate", piece.tokens, None, last))
    elif piece.opener is not None:
        kind: ClauseKind = "relative" if tokens[piece.opener].kind == "relative" else "subordinate"
        made.append(_Open(kind, piece.tokens, piece.opener, last if made else None))
    elif has_verb and lacking is not None and not piece.inserted:
        made[lacking].tokens += piece.tokens
    elif not has_verb and made and _awaits_infinitive(piece, made[-1], tokens):
        made[-1].tokens += piece.tokens
    elif not has_verb and "infinitive" in kinds and made and not _lacks_verb(made[-1], tokens):
        made.append(_Open("infinitive", piece.tokens, None, last))
    elif language == "en" and has_verb and (subject := _shared(piece, made, tokens)) is not None:
        made.append(_Open("main", piece.tokens, None, made[subject].parent, shares=subject))
    elif has_verb or not made:
        made.append(_Open("main", piece.tokens, None, _governor(piece, made, tokens), inserted=piece.inserted))
        _take_object(made, tokens)
    else:
        target = lacking if lacking is not None else _going_on(made, tokens, language)
        if target is None:
            made.append(_Open("main", piece.tokens))
        else:
            made[target].tokens += piece.tokens


def _shared(piece: Piece, made: Sequence[_Open], tokens: Sequence[Token]) -> int | None:
    """English: `He came, praised the deal and left`: the clause with whose subject a piece goes on that begins with its
    verb; `…, said Lund` has its own."""
    first = next((i for i in piece.tokens if tokens[i].kind != "conjunction"), piece.tokens[0])
    quoted = any(tokens[i].kind == "quotation" for i in piece.tokens)
    inverted = first == piece.tokens[0] and tokens[first].lemma in members("en", "plainly_saying") and not quoted
    if inverted or piece.inserted or tokens[first].kind != "finite":
        return None
    return _last_main(made)


def _last_main(made: Sequence[_Open]) -> int | None:
    return next((n for n in range(len(made) - 1, -1, -1) if made[n].kind == "main"), None)


def _going_on(made: Sequence[_Open], tokens: Sequence[Token], language: str) -> int | None:
    """The clause that a piece without a verb belongs to: a German dependent clause ends with its verb."""
    if made[-1].inserted:
        return max((n for n, clause in enumerate(made) if not clause.inserted), default=None)
    last = made[-1]
    if language != "de" or last.kind == "main" or tokens[last.tokens[-1]].kind != "finite":
        return len(made) - 1
    return last.parent


def _take_object(made: list[_Open], tokens: Sequence[Token]) -> None:
    """`Es sei gut gewesen, teilte Korvat mit`: a main clause that begins with its verb says the one before it."""
    new = made[-1]
    before = _last_main(made[:-1])
    if before is not None and tokens[new.tokens[0]].kind == "finite" and made[before].parent is None:
        new.parent = None
        while before is not None:  # `sie sei gut gewesen und habe …, teilte Korvat mit`
            made[before].parent = len(made) - 1
            before = made[before].shares


def _lacks_verb(clause: _Open, tokens: Sequence[Token]) -> bool:
    return clause.kind != "infinitive" and not any(tokens[i].kind == "finite" for i in clause.tokens)


def _awaits_infinitive(piece: Piece, last: _Open, tokens: Sequence[Token]) -> bool:
    """`Lund will den Präsidenten von Osk, Béla Korvat, anrufen`: the clause whose verb a bare infinitive completes."""
    verbs = [tokens[i] for i in piece.tokens if tokens[i].kind in ("infinitive", "to")]
    bare = bool(verbs) and all(t.kind == "infinitive" and t.text.lower() == t.lemma for t in verbs)
    inside = [tokens[i] for i in last.tokens]
    waits = any(t.kind == "finite" and t.lemma in entry("de", "modals") for t in inside)
    return bare and waits and not any(t.kind == "infinitive" for t in inside)


def _governor(piece: Piece, made: Sequence[_Open], tokens: Sequence[Token]) -> int | None:
    """Reported speech without `dass` depends on the clause before it."""
    verb = next(tokens[i] for i in piece.tokens if tokens[i].kind == "finite") if made else None
    if verb is None or _mood(verb) == "indicative":
        return None
    return _last_main(made)


# Reading


def _finished(
    clause: _Open, made: Sequence[_Open], tokens: Sequence[Token], phrases: Sequence[Phrase], language: str
) -> Clause:
    own = tuple(sorted(clause.tokens))
    here = tuple(n for n, p in enumerate(phrases) if p.head in own)
    inside = [tokens[i] for i in own]
    verb = next((i for i in own if tokens[i].kind == "finite"), None)
    lemmas = _predicates(own, verb, tokens)
    first = next((t.kind for t in inside if t.kind != "conjunction"), "")
    shares = clause.shares is not None and clause.kind == "main" and first == "finite"  # `und sagte`
    subject = () if shares else subject_of(Around(own, verb, here, clause.kind, tokens, phrases), language)
    kinds, verbs = (
        {t.kind for t in inside},
        {t.lemma for t in inside if t.kind in ("finite", "infinitive", "participle")},
    )
    hearsay = verb is not None and tokens[verb].lemma == "sollen" and kinds >= {"participle", "infinitive"}
    return Clause(
        kind="fragment" if verb is None and clause.kind == "main" else clause.kind,
        tokens=own,
        verb=verb,
        predicate=lemmas[-1] if lemmas else "",
        predicates=lemmas,
        mood="none" if verb is None else "reported" if hearsay else _mood(tokens[verb]),  # `soll angewiesen haben`
        passive=verb is not None and "participle" in kinds and bool(verbs & {"werden", "be"}),
        negated=any(t.kind == "negation" or t.lemma in entry(language, "negations") for t in inside),
        subject=subject,
        phrases=here,
        opener=tokens[clause.opener].lemma if clause.opener is not None else "",
        parent=clause.shares if clause.shares is not None and not subject else clause.parent,
    )


def _predicates(own: Sequence[int], verb: int | None, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Lemmas of the verbs that carry meaning, the finite one first; a separated prefix goes back to its verb."""
    found = [tokens[i].lemma for i in own if tokens[i].kind in ("participle", "infinitive", "gerund")]
    if verb is None:
        return tuple(found)
    lemma = tokens[verb].lemma
    auxiliary = lemma in entry("de", "auxiliaries") or lemma in entry("en", "auxiliaries")
    if auxiliary and found:
        return tuple(found)
    prefix = next((tokens[i].lemma for i in reversed(own) if tokens[i].kind == "prefix" and i > verb), "")
    whole = prefix + lemma if lemma.endswith("n") else lemma
    return (whole, *found) if auxiliary else (whole,)


def _mood(token: Token) -> Mood:
    word = token.text.lower()
    if word in entry("de", "conditional"):
        return "conditional"
    formed = token.lemma.endswith("en") and word == f"{token.lemma.removesuffix('en')}e"
    return "reported" if formed or word in entry("de", "reported") else "indicative"
