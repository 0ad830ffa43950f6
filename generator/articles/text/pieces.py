"""The pieces of a sentence between its marks, subordinators and conjunctions, of which clauses are put together.

In: tokens and noun phrases of one sentence. Out: `Piece`s in their order, with what opens each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.articles.text.document import Phrase, Token

_CUTS = frozenset(",;:–—()")


@dataclass(slots=True)
class Piece:
    """A stretch of tokens between two cuts, and what opens it."""

    tokens: list[int]
    opener: int | None = None
    joined: bool = False
    after_colon: bool = False
    bare: bool = False
    gerund: bool = False


def pieces_of(tokens: Sequence[Token], phrases: Sequence[Phrase], language: str) -> list[Piece]:
    """A sentence cut at its marks, what opens a dependent clause, and a conjunction between two verbs."""
    pieces = [Piece([])]
    for i, token in enumerate(tokens):
        opener = _opener_at(tokens, i, bool(pieces[-1].tokens), language)
        if token.text in _CUTS or (token.text in ("-", "/") and token.kind == "mark"):
            pieces.append(
                Piece([], after_colon=token.text == ":" or (not pieces[-1].tokens and pieces[-1].after_colon))
            )
            continue
        if language == "en" and token.kind == "gerund" and i and tokens[i - 1].text == ",":
            pieces[-1].gerund = True
        if opener is not None:
            if pieces[-1].tokens:
                pieces.append(Piece([]))
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


def _coordinated(piece: Piece, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Piece]:
    """`rief an und sagte`: a piece with a verb on both sides of its conjunction is two."""
    verbs = [i for i in piece.tokens if tokens[i].kind == "finite"]
    if len(verbs) < 2:
        return [piece]
    inside = {p.first - 1 for p in phrases if p.joined is not None and p.preposition in ("zwischen", "between")}
    joining = [i for i in piece.tokens if tokens[i].kind == "conjunction" and i not in inside]
    cuts = {max((i for i in joining if a < i < b), default=-1) for a, b in pairwise(verbs)}
    parts = [Piece([], piece.opener, after_colon=piece.after_colon)]
    for i in piece.tokens:
        if i in cuts:
            parts.append(Piece([], piece.opener, joined=True))
        parts[-1].tokens.append(i)
    return parts


def _bare_that(piece: Piece, tokens: Sequence[Token], phrases: Sequence[Phrase], language: str) -> list[Piece]:
    """English: `Lund said she would wait` is two clauses; the second begins with the noun phrase before its verb."""
    verbs = [i for i in piece.tokens if tokens[i].kind == "finite" or (piece.gerund and i == piece.tokens[0])]
    if language != "en" or len(verbs) < 2:
        return [piece]
    starts = []
    for verb in verbs[1:]:
        near = [p for p in phrases if p.last < verb and p.first > verbs[0] and not p.preposition]
        if near and all(tokens[k].kind in ("adverb", "finite", "negation") for k in range(near[-1].last + 1, verb)):
            starts.append(near[-1].first)
    parts = [Piece([], piece.opener, piece.joined, piece.after_colon, gerund=piece.gerund)]
    for i in piece.tokens:
        if i in starts:
            parts.append(Piece([], bare=True))
        parts[-1].tokens.append(i)
    return [p for p in parts if p.tokens]


def is_subject(pieces: Sequence[Piece], tokens: Sequence[Token]) -> bool:
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
