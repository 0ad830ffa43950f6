"""The clauses of a sentence: who does what, in which mood, and what depends on what.

In: tokens and noun phrases of one sentence. Out: `Clause`s. A piece without a verb belongs to the clause
that is still open, so that `Korvat, der anrief, sagte` is one main clause with a relative clause inside it. The
surprising thing: nothing is ruled out by a list of verbs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.articles.text.document import Clause, ClauseKind, Mood, Phrase, Token
from generator.articles.text.pieces import Piece, is_subject, pieces_of
from generator.articles.text.subjects import subject_of
from generator.articles.vocabulary.words import entry

_OPENING = {
    "subordinator": "subordinate",
    "comparison": "subordinate",
    "relative": "relative",
    "question": "subordinate",
}


@dataclass(slots=True)
class _Open:
    """A clause that is being put together."""

    kind: ClauseKind
    tokens: list[int] = field(default_factory=list)
    opener: int | None = None
    parent: int | None = None
    shares: int | None = None


def clauses(tokens: Sequence[Token], phrases: Sequence[Phrase], language: str) -> tuple[Clause, ...]:
    """The clauses in the order of their first tokens; a sentence without any verb is one fragment."""
    made: list[_Open] = []
    pieces = pieces_of(tokens, phrases, language)
    for n, piece in enumerate(pieces):
        if piece.after_colon and is_subject(pieces[n:], tokens):
            made.append(_Open("main", piece.tokens))
        else:
            _place(piece, made, tokens, language)
    return tuple(_finished(clause, i, made, tokens, phrases, language) for i, clause in enumerate(made))


# Putting together


def _place(piece: Piece, made: list[_Open], tokens: Sequence[Token], language: str) -> None:
    """A piece begins a clause, goes on with the one that lacks its verb, or belongs to the last."""
    has_verb = any(tokens[i].kind == "finite" for i in piece.tokens)
    lacking = next((n for n in range(len(made) - 1, -1, -1) if _lacks_verb(made[n], tokens)), None)
    if piece.after_colon and has_verb:
        lacking = None
    if piece.joined and made:
        last = len(made) - 1
        made.append(_Open(made[last].kind, piece.tokens, made[last].opener, made[last].parent, shares=last))
    elif piece.gerund and made:
        made.append(_Open("infinitive", piece.tokens, None, len(made) - 1))
    elif piece.bare and made:
        made.append(_Open("subordinate", piece.tokens, None, len(made) - 1))
    elif piece.opener is not None:
        kind = _OPENING.get(tokens[piece.opener].kind, "subordinate")  # `als` before a clause is tagged otherwise
        parent = _parent(made, tokens)
        made.append(_Open(kind, piece.tokens, piece.opener, parent))  # type: ignore[arg-type]
    elif has_verb and lacking is not None:
        made[lacking].tokens += piece.tokens
    elif made and (modal := _awaiting_infinitive(piece, made, tokens)) is not None:
        made[modal].tokens += piece.tokens
    elif _is_infinitive(piece, tokens) and made and not _lacks_infinitive(made[-1], tokens):
        made.append(_Open("infinitive", piece.tokens, None, len(made) - 1))
    elif has_verb or not made:
        made.append(_Open("main", piece.tokens, None, _governor(piece, made, tokens)))
        _take_object(made, tokens)
    else:
        target = lacking if lacking is not None else _going_on(made, tokens, language)
        if target is None:
            made.append(_Open("main", piece.tokens))
        else:
            made[target].tokens += piece.tokens


def _going_on(made: Sequence[_Open], tokens: Sequence[Token], language: str) -> int | None:
    """The clause that a piece without a verb belongs to: a German dependent clause ends with its verb."""
    last = made[-1]
    if language != "de" or last.kind == "main" or tokens[last.tokens[-1]].kind != "finite":
        return len(made) - 1
    return last.parent


def _take_object(made: list[_Open], tokens: Sequence[Token]) -> None:
    """`Es sei gut gewesen, teilte Korvat mit`: a main clause that begins with its verb says the one before it."""
    new = made[-1]
    before = next((n for n in range(len(made) - 2, -1, -1) if made[n].kind == "main"), None)
    if before is not None and tokens[new.tokens[0]].kind == "finite" and made[before].parent is None:
        new.parent = None
        joined: int | None = before
        while joined is not None:  # `sie sei gut gewesen und habe …, teilte Korvat mit`
            made[joined].parent = len(made) - 1
            joined = made[joined].shares


def _lacks_verb(clause: _Open, tokens: Sequence[Token]) -> bool:
    return clause.kind != "infinitive" and not any(tokens[i].kind == "finite" for i in clause.tokens)


def _lacks_infinitive(clause: _Open, tokens: Sequence[Token]) -> bool:
    return _lacks_verb(clause, tokens)


def _is_infinitive(piece: Piece, tokens: Sequence[Token]) -> bool:
    kinds = [tokens[i].kind for i in piece.tokens]
    return "infinitive" in kinds and "finite" not in kinds


def _awaiting_infinitive(piece: Piece, made: Sequence[_Open], tokens: Sequence[Token]) -> int | None:
    """`Lund will den Präsidenten von Osk, Béla Korvat, anrufen`: the clause whose verb a bare infinitive completes."""
    verbs = [tokens[i] for i in piece.tokens if tokens[i].kind in ("infinitive", "to")]
    if not _is_infinitive(piece, tokens) or any(t.kind == "to" or t.text.lower() != t.lemma for t in verbs):
        return None
    open_ = made[-1]
    inside = [tokens[i] for i in open_.tokens]
    waits = any(t.kind == "finite" and t.lemma in entry("de", "modals") for t in inside)
    return len(made) - 1 if waits and not any(t.kind == "infinitive" for t in inside) else None


def _parent(made: Sequence[_Open], tokens: Sequence[Token]) -> int | None:
    return len(made) - 1 if made else None


def _governor(piece: Piece, made: Sequence[_Open], tokens: Sequence[Token]) -> int | None:
    """Reported speech without `dass` depends on the clause before it."""
    verb = next(i for i in piece.tokens if tokens[i].kind == "finite") if made else None
    if verb is None or _mood(tokens[verb]) == "indicative":
        return None
    return next((n for n in range(len(made) - 1, -1, -1) if made[n].kind == "main"), None)


# Reading


def _finished(
    clause: _Open, at: int, made: Sequence[_Open], tokens: Sequence[Token], phrases: Sequence[Phrase], language: str
) -> Clause:
    own = tuple(sorted(clause.tokens))
    mine = frozenset(own)
    here = tuple(n for n, p in enumerate(phrases) if p.head in mine)
    verb = next((i for i in own if tokens[i].kind == "finite"), None)
    lemmas = _predicates(own, verb, tokens)
    shares = clause.shares is not None and clause.kind == "main" and verb is not None and _begins_with_verb(own, tokens)
    subject = () if shares else subject_of(own, verb, here, tokens, phrases, language, clause.kind)
    return Clause(
        kind="fragment" if verb is None and clause.kind == "main" else clause.kind,
        tokens=own,
        verb=verb,
        predicate=lemmas[-1] if lemmas else "",
        predicates=lemmas,
        mood="none" if verb is None else "reported" if _is_hearsay(own, verb, tokens) else _mood(tokens[verb]),
        passive=_is_passive(own, verb, tokens),
        negated=any(tokens[i].kind == "negation" or tokens[i].lemma in entry(language, "negations") for i in own),
        subject=subject,
        phrases=here,
        opener=tokens[clause.opener].lemma if clause.opener is not None else "",
        parent=clause.shares if clause.shares is not None and not subject else clause.parent,
    )


def _begins_with_verb(own: Sequence[int], tokens: Sequence[Token]) -> bool:
    """`und sagte`: the second verb of a pair has no subject of its own."""
    return next((tokens[i].kind for i in own if tokens[i].kind != "conjunction"), "") == "finite"


def _predicates(own: Sequence[int], verb: int | None, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Lemmas of the verbs that carry meaning, the finite one first; a separated prefix goes back to its verb."""
    found = [tokens[i].lemma for i in own if tokens[i].kind in ("participle", "infinitive", "gerund")]
    if verb is None:
        return tuple(found)
    auxiliary = tokens[verb].lemma in entry("de", "auxiliaries") or tokens[verb].lemma in entry("en", "auxiliaries")
    if not auxiliary or not found:
        prefix = next((tokens[i].lemma for i in reversed(own) if tokens[i].kind == "prefix" and i > verb), "")
        found.insert(0, prefix + tokens[verb].lemma if _is_german(tokens[verb]) else tokens[verb].lemma)
        return tuple(found[:1] if not auxiliary else found)
    return tuple(found)


def _is_german(token: Token) -> bool:
    return token.lemma.endswith("n")


def _is_passive(own: Sequence[int], verb: int | None, tokens: Sequence[Token]) -> bool:
    if verb is None or not any(tokens[i].kind == "participle" for i in own):
        return False
    lemmas = {tokens[i].lemma for i in own if tokens[i].kind in ("finite", "infinitive", "participle")}
    return "werden" in lemmas or ("be" in lemmas)


def _is_hearsay(own: Sequence[int], verb: int, tokens: Sequence[Token]) -> bool:
    """`soll angewiesen haben`: what others say."""
    kinds = [tokens[i].kind for i in own]
    return tokens[verb].lemma == "sollen" and "participle" in kinds and "infinitive" in kinds


def _mood(token: Token) -> Mood:
    word = token.text.lower()
    if word in entry("de", "reported"):
        return "reported"
    if word in entry("de", "conditional"):
        return "conditional"
    stem = token.lemma.removesuffix("en")
    if token.lemma.endswith("en") and word == f"{stem}e":
        return "reported"
    return "indicative"
