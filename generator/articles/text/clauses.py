"""The clauses of a sentence: who does what, in which mood, and what depends on what.

In: tokens and noun phrases of one sentence. Out: `Clause`s. A sentence is cut at its marks and its subordinators;
a piece without a verb belongs to the clause that is still open, so that `Korvat, der anrief, sagte` is one main clause
with a relative clause inside it. The surprising thing: nothing is ruled out by a list of verbs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.articles.text.document import Clause, ClauseKind, Mood, Phrase, Token
from generator.articles.text.subjects import subject_of
from generator.articles.vocabulary.words import entry

_CUTS = frozenset(",;:–—()")
_OPENING = {
    "subordinator": "subordinate",
    "comparison": "subordinate",
    "relative": "relative",
    "question": "subordinate",
}


@dataclass(slots=True)
class _Piece:
    """A stretch of tokens between two cuts, and what opens it."""

    tokens: list[int]
    opener: int | None = None
    joined: bool = False
    after_colon: bool = False
    bare: bool = False
    gerund: bool = False


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
    pieces = _pieces(tokens, phrases, language)
    for n, piece in enumerate(pieces):
        if piece.after_colon and _is_subject(pieces[n:], tokens):
            made.append(_Open("main", piece.tokens))
        else:
            _place(piece, made, tokens, language)
    return tuple(_finished(clause, i, made, tokens, phrases, language) for i, clause in enumerate(made))


# Cutting


def _pieces(tokens: Sequence[Token], phrases: Sequence[Phrase], language: str) -> list[_Piece]:
    pieces = [_Piece([])]
    for i, token in enumerate(tokens):
        opener = _opener_at(tokens, i, bool(pieces[-1].tokens), language)
        if token.text in _CUTS or (token.text in ("-", "/") and token.kind == "mark"):
            pieces.append(
                _Piece([], after_colon=token.text == ":" or (not pieces[-1].tokens and pieces[-1].after_colon))
            )
            continue
        if language == "en" and token.kind == "gerund" and i and tokens[i - 1].text == ",":
            pieces[-1].gerund = True
        if opener is not None:
            if pieces[-1].tokens:
                pieces.append(_Piece([]))
            pieces[-1].opener = opener
        pieces[-1].tokens.append(i)
    cut = [part for piece in pieces if piece.tokens for part in _coordinated(piece, tokens, phrases)]
    return [part for piece in cut for part in _bare_that(piece, tokens, phrases, language)]


def _opener_at(tokens: Sequence[Token], i: int, inside: bool, language: str) -> int | None:
    """The token that opens a dependent clause here, itself or behind its preposition."""
    token = tokens[i]
    j = i + 1 if token.kind == "preposition" and i + 1 < len(tokens) else i
    after_cut = not inside or (i and tokens[i - 1].kind in ("conjunction", "mark"))
    if tokens[j].kind == "subordinator":
        return j if j == i and (language == "en" or after_cut) and _is_clausal(tokens, j, language) else None
    if tokens[j].kind == "relative":
        return j if after_cut or language == "en" else None
    if tokens[j].kind == "question" and after_cut:
        return j if i else (j if tokens[-1].text != "?" and tokens[j].text.lower() in ("wie", "wann") else None)
    return i if token.text == "als" and not inside and _ends_in_verb(tokens, i) else None


def _ends_in_verb(tokens: Sequence[Token], i: int) -> bool:
    """`…, als in Osk das Telefon klingelte`: what the tagger takes for a comparison is a clause of its own."""
    end = next((j for j in range(i + 1, len(tokens)) if tokens[j].kind == "mark"), len(tokens))
    return tokens[end - 1].kind == "finite"


def _is_clausal(tokens: Sequence[Token], j: int, language: str) -> bool:
    """A subordinator has a verb behind it; `as of Monday`, `than ever` have none."""
    following = tokens[j + 1 : j + 30]
    end = next((i for i, t in enumerate(following) if t.text in (";", ":", "–", "—")), len(following))
    return any(t.kind in ("finite", "infinitive", "gerund") for t in following[:end])


def _coordinated(piece: _Piece, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[_Piece]:
    """`rief an und sagte`: a piece with a verb on both sides of its conjunction is two."""
    verbs = [i for i in piece.tokens if tokens[i].kind == "finite"]
    if len(verbs) < 2:
        return [piece]
    inside = {p.first - 1 for p in phrases if p.joined is not None and p.preposition in ("zwischen", "between")}
    joining = [i for i in piece.tokens if tokens[i].kind == "conjunction" and i not in inside]
    cuts = {max((i for i in joining if a < i < b), default=-1) for a, b in pairwise(verbs)}
    parts = [_Piece([], piece.opener, after_colon=piece.after_colon)]
    for i in piece.tokens:
        if i in cuts:
            parts.append(_Piece([], piece.opener, joined=True))
        parts[-1].tokens.append(i)
    return parts


def _bare_that(piece: _Piece, tokens: Sequence[Token], phrases: Sequence[Phrase], language: str) -> list[_Piece]:
    """English: `Lund said she would wait` is two clauses; the second begins with the noun phrase before its verb."""
    verbs = [i for i in piece.tokens if tokens[i].kind == "finite" or (piece.gerund and i == piece.tokens[0])]
    if language != "en" or len(verbs) < 2:
        return [piece]
    starts = []
    for verb in verbs[1:]:
        near = [p for p in phrases if p.last < verb and p.first > verbs[0] and not p.preposition]
        if near and all(tokens[k].kind in ("adverb", "finite", "negation") for k in range(near[-1].last + 1, verb)):
            starts.append(near[-1].first)
    parts = [_Piece([], piece.opener, piece.joined, piece.after_colon, gerund=piece.gerund)]
    for i in piece.tokens:
        if i in starts:
            parts.append(_Piece([], bare=True))
        parts[-1].tokens.append(i)
    return [p for p in parts if p.tokens]


def _is_subject(pieces: Sequence[_Piece], tokens: Sequence[Token]) -> bool:
    """`…: Ada Lund, Präsidentin von Osk, rief an`: behind a colon a subject with what is said of it, then its verb."""
    verb = next((n for n, p in enumerate(pieces) if any(tokens[i].kind == "finite" for i in p.tokens)), 0)
    between = pieces[:verb]
    named = any(tokens[i].kind == "name" for i in pieces[0].tokens)
    return (
        verb > 1
        and named
        and all(p.opener is None for p in pieces[: verb + 1])
        and tokens[pieces[verb].tokens[0]].kind == "finite"
        and not any(tokens[i].kind in ("infinitive", "participle") for p in between for i in p.tokens)
    )


# Putting together


def _place(piece: _Piece, made: list[_Open], tokens: Sequence[Token], language: str) -> None:
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


def _is_infinitive(piece: _Piece, tokens: Sequence[Token]) -> bool:
    kinds = [tokens[i].kind for i in piece.tokens]
    return "infinitive" in kinds and "finite" not in kinds


def _awaiting_infinitive(piece: _Piece, made: Sequence[_Open], tokens: Sequence[Token]) -> int | None:
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


def _governor(piece: _Piece, made: Sequence[_Open], tokens: Sequence[Token]) -> int | None:
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
