"""The pieces of a sentence, before they are put together to clauses.

In: tokens and noun phrases of one sentence. Out: `Piece`s. The sentence is cut at its marks, at what opens a dependent
clause, and at a conjunction between two verbs; in English also before a clause that nothing opens.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.articles.text.document import Phrase, Token
from generator.articles.vocabulary.words import members

_CUTS = frozenset(",;:–—()")
#: What is inserted between marks, by the mark that opens it.
_CLOSING = {"(": ")", "–": "–", "—": "—"}


@dataclass(slots=True)
class Piece:
    """A stretch of tokens between two cuts, and what opens it."""

    tokens: list[int] = field(default_factory=list)
    opener: int | None = None
    joined: bool = False
    after_colon: bool = False
    bare: bool = False
    gerund: bool = False
    inserted: bool = False


def pieces_of(tokens: Sequence[Token], phrases: Sequence[Phrase], language: str, begin: int) -> list[Piece]:
    """The pieces of a sentence in their order."""
    pieces, inside, first = [Piece()], "", 0
    for i, token in enumerate(tokens):
        if i < begin:
            continue
        if token.text in _CUTS or (token.text in ("-", "/") and token.kind == "mark"):
            colon = token.text == ":" or (not pieces[-1].tokens and pieces[-1].after_colon)
            if inside and token.text in _CLOSING.get(inside, ""):
                for piece in pieces[first:]:
                    piece.inserted = True
                inside = ""
            elif token.text in _CLOSING:
                inside, first = token.text, len(pieces)
            pieces.append(Piece(after_colon=colon))
            continue
        opener = _opener_at(tokens, i, bool(pieces[-1].tokens), language)
        if language == "en" and token.kind == "gerund" and i and tokens[i - 1].text == ",":
            pieces[-1].gerund = True
        if opener is not None:
            if pieces[-1].tokens:
                pieces.append(Piece())
            pieces[-1].opener = opener
        pieces[-1].tokens.append(i)
    cut = [part for piece in pieces if piece.tokens for part in _coordinated(piece, tokens, phrases)]
    if language != "en":
        return cut
    ended = [part for n, piece in enumerate(cut) for part in _ended_relative(piece, cut[:n], tokens)]
    return [part for piece in ended for part in _bare_that(piece, tokens, phrases)]


def _opener_at(tokens: Sequence[Token], i: int, inside: bool, language: str) -> int | None:
    """The token that opens a dependent clause here, itself or behind its preposition."""
    token = tokens[i]
    j = i + 1 if token.kind == "preposition" and i + 1 < len(tokens) else i
    after_cut = not inside or tokens[i - 1].kind in ("conjunction", "mark")
    if tokens[j].kind == "subordinator":
        return j if j == i and (language == "en" or after_cut) and _is_clausal(tokens, j) else None
    if tokens[j].kind == "relative":
        return j if after_cut or language == "en" else None
    if tokens[j].kind == "question" and after_cut:
        return j if i or (tokens[-1].text != "?" and tokens[j].text.lower() in ("wie", "wann")) else None
    return i if token.text == "als" and not inside and _ends_in_verb(tokens, i) else None


def _ends_in_verb(tokens: Sequence[Token], i: int) -> bool:
    """`…, als in Osk das Telefon klingelte`: what the tagger takes for a comparison is a clause of its own."""
    end = next((j for j in range(i + 1, len(tokens)) if tokens[j].kind == "mark"), len(tokens))
    return tokens[end - 1].kind == "finite"


def _is_clausal(tokens: Sequence[Token], j: int) -> bool:
    """A subordinator has a verb behind it; `as of Monday`, `than ever` have none."""
    following = tokens[j + 1 : j + 30]
    end = next((i for i, t in enumerate(following) if t.text in (";", ":", "–", "—")), len(following))
    return any(t.kind in ("finite", "infinitive", "gerund") for t in following[:end])


def _coordinated(piece: Piece, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Piece]:
    """`rief an und sagte`: a piece with a verb on both sides of its conjunction is two."""
    verbs = [i for i in piece.tokens if tokens[i].kind == "finite"]
    inside = {p.first - 1 for p in phrases if p.joined is not None and p.preposition in ("zwischen", "between")}
    joining = [i for i in piece.tokens if tokens[i].kind == "conjunction" and i not in inside]
    cuts = {max((i for i in joining if a < i < b), default=-1) for a, b in pairwise(verbs)}
    return _cut(piece, cuts, Piece(opener=piece.opener, joined=True))


def _ended_relative(piece: Piece, before: Sequence[Piece], tokens: Sequence[Token]) -> list[Piece]:
    """English: `The call that Lund had asked for | lasted an hour`: what follows a relative clause without a comma."""
    verbs = [i for i in piece.tokens if tokens[i].kind == "finite"]
    relative = piece.opener is not None and tokens[piece.opener].kind == "relative" and len(verbs) > 1
    waiting = bool(before) and not any(tokens[i].kind == "finite" for p in before for i in p.tokens)
    says = relative and tokens[verbs[0]].lemma in members("en", "saying")
    return _cut(piece, {verbs[1]}, Piece()) if relative and waiting and not says else [piece]


def _bare_that(piece: Piece, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Piece]:
    """English: `Lund said she would wait` is two clauses; the second begins with the noun phrase before its verb."""
    verbs = [i for i in piece.tokens if tokens[i].kind == "finite" or (piece.gerund and i == piece.tokens[0])]
    starts = set()
    for verb in verbs[1:]:
        near = [p for p in phrases if p.last < verb and p.first > verbs[0] and not p.preposition]
        if near and all(tokens[k].kind in ("adverb", "finite", "negation") for k in range(near[-1].last + 1, verb)):
            starts.add(near[-1].first)
    return _cut(piece, starts, Piece(bare=True))


def _cut(piece: Piece, starts: set[int], like: Piece) -> list[Piece]:
    """A piece cut before some of its tokens; what is cut off is opened like `like`."""
    first = next((n for n, i in enumerate(piece.tokens) if n and i in starts), None)
    if first is None:
        return [piece]
    rest = Piece(piece.tokens[first:], like.opener, like.joined, bare=like.bare)
    piece.tokens = piece.tokens[:first]
    return [piece, *_cut(rest, starts, like)]
