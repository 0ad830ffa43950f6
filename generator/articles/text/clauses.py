"""The clauses of a sentence: who does what, in which mood, and what depends on what.

In: tokens and noun phrases of one sentence. Out: `Clause`s. The sentence is cut at its marks, at what opens a dependent
clause, and at a conjunction between two verbs; a piece without a verb belongs to the clause that is still open, so that
`Korvat, der anrief, sagte` is one main clause with a relative clause inside it. No list of verbs rules anything out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.articles.text.document import Clause, ClauseKind, Mood, Phrase, Token
from generator.articles.text.subjects import Around, subject_of
from generator.articles.vocabulary.words import entry, members

_CUTS = frozenset(",;:–—()")
#: What is inserted between marks, by the mark that opens it.
_CLOSING = {"(": ")", "–": "–", "—": "—"}


@dataclass(slots=True)
class _Piece:
    """A stretch of tokens between two cuts, and what opens it."""

    tokens: list[int] = field(default_factory=list)
    opener: int | None = None
    joined: bool = False
    after_colon: bool = False
    bare: bool = False
    gerund: bool = False
    inserted: bool = False


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
    pieces = _pieces(tokens, phrases, language, begin)
    for n, piece in enumerate(pieces):
        if piece.after_colon and _is_subject(pieces[n:], tokens):
            made.append(_Open("main", piece.tokens))
        else:
            _place(piece, made, tokens, language)
    return tuple(_finished(clause, made, tokens, phrases, language) for clause in made)


# Cutting


def _pieces(tokens: Sequence[Token], phrases: Sequence[Phrase], language: str, begin: int) -> list[_Piece]:
    pieces, inside, first = [_Piece()], "", 0
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
            pieces.append(_Piece(after_colon=colon))
            continue
        opener = _opener_at(tokens, i, bool(pieces[-1].tokens), language)
        if language == "en" and token.kind == "gerund" and i and tokens[i - 1].text == ",":
            pieces[-1].gerund = True
        if opener is not None:
            if pieces[-1].tokens:
                pieces.append(_Piece())
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


def _coordinated(piece: _Piece, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[_Piece]:
    """`rief an und sagte`: a piece with a verb on both sides of its conjunction is two."""
    verbs = [i for i in piece.tokens if tokens[i].kind == "finite"]
    inside = {p.first - 1 for p in phrases if p.joined is not None and p.preposition in ("zwischen", "between")}
    joining = [i for i in piece.tokens if tokens[i].kind == "conjunction" and i not in inside]
    cuts = {max((i for i in joining if a < i < b), default=-1) for a, b in pairwise(verbs)}
    return _cut(piece, cuts, _Piece(opener=piece.opener, joined=True))


def _ended_relative(piece: _Piece, before: Sequence[_Piece], tokens: Sequence[Token]) -> list[_Piece]:
    """English: `The call that Lund had asked for | lasted an hour`: what follows a relative clause without a comma."""
    verbs = [i for i in piece.tokens if tokens[i].kind == "finite"]
    relative = piece.opener is not None and tokens[piece.opener].kind == "relative" and len(verbs) > 1
    waiting = bool(before) and not any(tokens[i].kind == "finite" for p in before for i in p.tokens)
    says = relative and tokens[verbs[0]].lemma in members("en", "saying")
    return _cut(piece, {verbs[1]}, _Piece()) if relative and waiting and not says else [piece]


def _bare_that(piece: _Piece, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[_Piece]:
    """English: `Lund said she would wait` is two clauses; the second begins with the noun phrase before its verb."""
    verbs = [i for i in piece.tokens if tokens[i].kind == "finite" or (piece.gerund and i == piece.tokens[0])]
    starts = set()
    for verb in verbs[1:]:
        near = [p for p in phrases if p.last < verb and p.first > verbs[0] and not p.preposition]
        if near and all(tokens[k].kind in ("adverb", "finite", "negation") for k in range(near[-1].last + 1, verb)):
            starts.add(near[-1].first)
    return _cut(piece, starts, _Piece(bare=True))


def _cut(piece: _Piece, starts: set[int], like: _Piece) -> list[_Piece]:
    """A piece cut before some of its tokens; what is cut off is opened like `like`."""
    first = next((n for n, i in enumerate(piece.tokens) if n and i in starts), None)
    if first is None:
        return [piece]
    rest = _Piece(piece.tokens[first:], like.opener, like.joined, bare=like.bare)
    piece.tokens = piece.tokens[:first]
    return [piece, *_cut(rest, starts, like)]


def _is_subject(pieces: Sequence[_Piece], tokens: Sequence[Token]) -> bool:
    """`…: Ada Lund, Präsidentin von Osk, rief an`: behind a colon a subject with what is said of it, then its verb."""
    verb = next((n for n, p in enumerate(pieces) if any(tokens[i].kind == "finite" for i in p.tokens)), 0)
    named = any(tokens[i].kind == "name" for i in pieces[0].tokens)
    verbs = any(tokens[i].kind in ("infinitive", "participle") for p in pieces[:verb] for i in p.tokens)
    opened = any(p.opener is not None for p in pieces[: verb + 1])
    return verb > 1 and named and not opened and not verbs and tokens[pieces[verb].tokens[0]].kind == "finite"


# Putting together


def _place(piece: _Piece, made: list[_Open], tokens: Sequence[Token], language: str) -> None:
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


def _shared(piece: _Piece, made: Sequence[_Open], tokens: Sequence[Token]) -> int | None:
    """English: `He came, praised the deal and left`: the clause with whose subject a piece goes on that begins with its
    verb; `…, said Lund` has its own."""
    first = next((i for i in piece.tokens if tokens[i].kind != "conjunction"), piece.tokens[0])
    plain = first == piece.tokens[0] and tokens[first].lemma in members("en", "plainly_saying")
    if (plain and all(tokens[i].kind != "quotation" for i in piece.tokens)) or piece.inserted or tokens[first].kind != "finite":
        return None
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
    before = next((n for n in range(len(made) - 2, -1, -1) if made[n].kind == "main"), None)
    if before is not None and tokens[new.tokens[0]].kind == "finite" and made[before].parent is None:
        new.parent = None
        while before is not None:  # `sie sei gut gewesen und habe …, teilte Korvat mit`
            made[before].parent = len(made) - 1
            before = made[before].shares


def _lacks_verb(clause: _Open, tokens: Sequence[Token]) -> bool:
    return clause.kind != "infinitive" and not any(tokens[i].kind == "finite" for i in clause.tokens)


def _awaits_infinitive(piece: _Piece, last: _Open, tokens: Sequence[Token]) -> bool:
    """`Lund will den Präsidenten von Osk, Béla Korvat, anrufen`: the clause whose verb a bare infinitive completes."""
    verbs = [tokens[i] for i in piece.tokens if tokens[i].kind in ("infinitive", "to")]
    bare = bool(verbs) and all(t.kind == "infinitive" and t.text.lower() == t.lemma for t in verbs)
    inside = [tokens[i] for i in last.tokens]
    waits = any(t.kind == "finite" and t.lemma in entry("de", "modals") for t in inside)
    return bare and waits and not any(t.kind == "infinitive" for t in inside)


def _governor(piece: _Piece, made: Sequence[_Open], tokens: Sequence[Token]) -> int | None:
    """Reported speech without `dass` depends on the clause before it."""
    verb = next(tokens[i] for i in piece.tokens if tokens[i].kind == "finite") if made else None
    if verb is None or _mood(verb) == "indicative":
        return None
    return next((n for n in range(len(made) - 1, -1, -1) if made[n].kind == "main"), None)


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
