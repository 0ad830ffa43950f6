"""Persons in an article, each with the exact span of the name.

In: an article and the register. Out: mentions (names, names in compounds, roles that stand alone) and proposals for
persons the register lacks. Only the article's own prose is searched. A surname that two persons share stays out where
the text does not tell which of them is meant.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from generator.articles.article import Article, Line
from generator.articles.findings import Mention, Proposal, Span
from generator.articles.people.names import Form, Hit, NameSearch, person_forms
from generator.articles.people.offices import offices
from generator.articles.people.strangers import Stranger, find_strangers
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.spellings import is_slip, plain, same_given_name, sound
from generator.articles.vocabulary.words import entry, given_names

_CONTEXT = 32


def find_people(article: Article, register: Register) -> tuple[tuple[Mention, ...], tuple[Proposal, ...]]:
    """Mentions in the order of the text, and one proposal for each unknown person, in the order of appearance."""
    known = [form for actor in register.persons for form in person_forms(actor)]
    known += _variants(article, register)
    known += _first_names(article, register)
    search = NameSearch(known)
    strangers = find_strangers(article, lambda text: _occupied(search, text, register))
    everything = NameSearch([*known, *(f for s in strangers for f in s.forms)])
    hits = {line.n: _resolved_hits(everything, line, register, strangers) for line in article.prose}
    owners = _owners(hits.values())
    names = tuple(m for line in article.prose for m in _mentions(article, line, hits, owners, register))
    return names, tuple(p for s in strangers if (p := _proposal(s, names, register)))


def span_of(line: Line, col: int, length: int, texts: tuple[str, str] = ("", "")) -> Span:
    """A span with 32 characters of the line on either side (`texts`: what continues it before and after)."""
    end = col + length
    return Span(
        line.n,
        col,
        length,
        line.text[col:end],
        line.text[max(0, col - _CONTEXT) : col],
        line.text[end : end + _CONTEXT],
    )


def _occupied(search: NameSearch, text: str, register: Register) -> tuple[tuple[int, int], ...]:
    """Spans of known names, without surnames that another given name makes somebody else's."""
    return tuple(
        (h.col, h.end) for h in search.hits(text) if h.full or h.compound or not _other_given(text, h, register)
    )


def _resolved_hits(
    search: NameSearch, line: Line, register: Register, strangers: tuple[Stranger, ...]
) -> tuple[Hit, ...]:
    found = []
    for hit in search.hits(line.text):
        if not hit.full and not hit.compound:
            if _follows_as_place(line.text, hit) or _common_word(line.text, hit):
                continue
            given = _given_before(line.text, hit)
            if given and _fits_given(given[0], hit.ids, register, strangers):
                hit = Hit(given[1], hit.end - given[1], hit.core + hit.col - given[1], hit.ids, True, False)
            elif given and given[0] in given_names():
                continue
        found.append(hit)
    return tuple(found)


def _owners(lines: Iterable[tuple[Hit, ...]]) -> Counter[str]:
    """How often each person is named in full."""
    return Counter(i for hits in lines for h in hits if h.full and len(h.ids) == 1 for i in h.ids)


def _mentions(
    article: Article, line: Line, hits: Mapping[int, tuple[Hit, ...]], owners: Counter[str], register: Register
) -> Iterable[Mention]:
    for hit in hits[line.n]:
        ids = _one_of(article, line, hit, hits, owners, register) if len(hit.ids) > 1 else hit.ids
        if len(ids) == 1:
            actor = next(iter(ids))
            length = hit.core if hit.compound else hit.length
            span = span_of(line, hit.col, length)
            yield Mention(span, "compound" if hit.compound else "name", (actor,), register.get(actor) is not None)


def _one_of(
    article: Article,
    line: Line,
    hit: Hit,
    hits: Mapping[int, tuple[Hit, ...]],
    owners: Counter[str],
    register: Register,
) -> frozenset[str]:
    """Which of several persons a surname means: the only one named in full, the one whose title stands before it, the
    only one of the register, or the only one introduced so far."""
    named = frozenset(i for i in hit.ids if owners[i])
    known = frozenset(i for i in named if register.get(i))
    if len(named) < 2:
        return named or hit.ids
    titles = {o.kind for o in offices(line.text[: hit.col], article.language) if o.end >= hit.col - 1}
    titled = frozenset(i for i in named if titles & _titles_of(article, hits, i))
    if titles and len(titled) == 1:
        return titled
    if len(known) == 1:
        return known
    before = frozenset(
        i
        for n, found in hits.items()
        for h in found
        for i in h.ids & named
        if h.full and (n, h.col) < (line.n, hit.col)
    )
    return before if len(before) == 1 else hit.ids


def _titles_of(article: Article, hits: Mapping[int, tuple[Hit, ...]], person: str) -> frozenset[str]:
    """Classes of the offices that stand directly before a person's full name anywhere in the article."""
    found = set()
    for n, line_hits in hits.items():
        for hit in line_hits:
            if hit.full and hit.ids == frozenset({person}):
                text = article.line(n).text[: hit.col]
                found |= {o.kind for o in offices(text, article.language) if o.end >= hit.col - 1}
    return frozenset(found)


def _given_before(text: str, hit: Hit) -> tuple[str, int] | None:
    found = re.search(r"(?<![\w-])([A-ZÄÖÜÀ-Ž][\w’'-]*|(?:[A-Z]\.\s?)+)\s+(?:[A-Z]\.\s+)?$", text[: hit.col])
    return (found[1].strip(), found.start(1)) if found else None


def _other_given(text: str, hit: Hit, register: Register) -> bool:
    given = _given_before(text, hit)
    return bool(given and given[0] in given_names() and not _fits_given(given[0], hit.ids, register, ()))


def _fits_given(given: str, ids: frozenset[str], register: Register, strangers: tuple[Stranger, ...]) -> bool:
    names = [n for i in ids if (a := register.get(i)) for n in a.all_names if " " in n]
    names += [s.name for s in strangers if s.id in ids and " " in s.name]
    return any(same_given_name(given, n.split()[0]) for n in names)


def _follows_as_place(text: str, hit: Hit) -> bool:
    """`Lund Tower`, `Lund Jr.`: the name is part of another one."""
    return bool(
        re.match(
            r"\s+(?:Tower|Hotel|Plaza|Organization|Jr|Sr|Street|Center|Centre|Stiftung|Foundation|Park|Airport)\b",
            text[hit.end :],
        )
    )


_PRONOUNS = frozenset({"He", "She", "It", "We", "You", "They", "Er", "Sie", "Es", "Wir", "Ihr"})


def _common_word(text: str, hit: Hit) -> bool:
    """A surname that is also a common word, at the beginning of a sentence or after an article."""
    if text[hit.col : hit.col + hit.core] in _PRONOUNS:  # `He` alone is no Mr He
        return True
    if text[hit.col : hit.col + hit.core] not in entry("common", "ambiguous"):
        return False
    return bool(
        re.search(
            r"(?:^|[.!?:„“\"»«–-]\s*|\b(?:der|die|das|dem|den|des|ein|eine|im|am|in|zum|zur|the|a)\s+)$",
            text[: hit.col],
        )
    )


def _variants(article: Article, register: Register) -> list[Form]:
    """Spellings that occur in this article and that the register lacks: transliterations and single slips."""
    text = "\n".join(line.text for line in article.prose)
    words = sorted(set(re.findall(r"(?<![\w-])[A-ZÄÖÜ][^\W\d_]{3,}(?:-[A-Z]\w+)?", text)))
    forms = []
    for actor in register.persons:
        ids, names = frozenset({actor.id}), [n.split() for n in actor.all_names if " " in n]
        lasts, foreign = {n[-1] for n in names}, bool(actor.original_name) or len({*actor.names.values()}) > 1
        for word in words:
            bare = word[:-1] if word.endswith("s") and word not in lasts else word
            if foreign and any(len(x) > 4 and x != bare and sound(x) == sound(bare) for x in lasts):
                forms.append(Form(bare, ids, False))
                forms += [
                    Form(f"{m} {bare}", ids, True)
                    for m in _givens_before(text, bare)
                    if any(same_given_name(m, n[0]) for n in names)
                ]
            elif any(is_slip(bare, x) for x in lasts):
                forms += [
                    Form(f"{m} {bare}", ids, True)
                    for m in _givens_before(text, bare)
                    if any(plain(m) == plain(n[0]) for n in names)
                ]
                if any(
                    re.search(rf"(?<!\w){re.escape(x)}(?!\w)", text) and len(x) > 6 for x in lasts
                ) and not _givens_before(text, bare):
                    forms.append(Form(bare, ids, False))
    return forms


def _first_names(article: Article, register: Register) -> list[Form]:
    """`I told Keir`: the given name alone of a person whom an English article names in full, and nobody else's."""
    text = "\n".join(line.text for line in article.prose) if article.language == "en" else ""
    forms = []
    for actor in register.persons if text else ():
        for name in actor.all_names:
            given, _, last = name.partition(" ")
            alone = (
                rf"\b(?:told|with|to|thank(?:ed)?|friend|dear|Sir|Dame|Lord)\s+{re.escape(given)}(?![\w’'-]|\s+[A-Z])"
            )
            if last and len(given) > 3 and name in text and re.search(alone, text):
                others = re.findall(rf"\b{re.escape(given)}\s+([A-Z]\w+)", text)
                if all(other in last.split() for other in others):
                    forms.append(Form(given, frozenset({actor.id}), False))
    return forms


def _givens_before(text: str, surname: str) -> list[str]:
    return sorted(set(re.findall(rf"(?<![\w-])([A-ZÄÖÜ][\w-]+)\s+{re.escape(surname)}", text)) & given_names())


def _proposal(stranger: Stranger, names: tuple[Mention, ...], register: Register) -> Proposal | None:
    spans = tuple(m.span for m in names if m.actors == (stranger.id,))
    if not spans:
        return None
    choices = {a.id: next(iter(a.all_names), a.id) for a in register.persons}
    near = process.extract(stranger.name, choices, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    nearest = tuple((actor_id, round(score / 100, 2)) for _, score, actor_id in near)
    return Proposal(stranger.name, stranger.id, "person", stranger.title, spans, nearest)
