"""Persons in an article, each with the exact span of the name.

In: an article's outline and the register. Out: mentions (names, and names in compounds) and proposals for persons the
register lacks. A surname that two persons share stays out where the text does not tell which of them is meant.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from generator.articles.article import Line
from generator.articles.findings import Mention, Proposal, span_of
from generator.articles.people.names import Hit, NameSearch, merged, person_forms
from generator.articles.people.offices import kind_in, may_be, office_before
from generator.articles.people.strangers import Stranger, find_strangers, variants
from generator.articles.people.written import Words, Written, kind_of
from generator.articles.text.outline import Outline
from generator.articles.text.tagging import lexical
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.spellings import same_given_name
from generator.articles.vocabulary.states import seat_pattern
from generator.articles.vocabulary.words import given_names, members

_NEAR = 60
_GIVEN = re.compile(r"(?<![\w-])([A-ZÄÖÜÀ-Ž][\w’'-]*|(?:[A-Z]\.\s?)+)\s+(?:[A-Z]\.\s+)?$")
_BEHIND = re.compile(r" ([A-ZÄÖÜÀ-Ž][\w’'-]*)")
_GOES_ON = re.compile(
    r"\s+(?:Tower|Hotel|Plaza|Organization|Jr|Sr|Street|Cent(?:er|re)|Stiftung|Foundation|Park|Airport)\b"
)
_ARTICLE = r"\b(?:der|die|das|dem|den|des|eine?|im|am|in|zu[mr]|the|a)\s+"
_BEHIND_ARTICLE = re.compile(f"(?:{_ARTICLE})$")
_BEGINS = re.compile(rf"(?:^|[.!?:„“\"»«–-]\s*|{_ARTICLE})$")


@dataclass(frozen=True, slots=True)
class _Found:
    """The hits by line, the strangers by id, and how often each person is named in full."""

    hits: Mapping[int, tuple[Hit, ...]]
    strangers: Mapping[str, Stranger]
    full: Mapping[str, int]
    register: Register
    language: str


def known_names(register: Register) -> NameSearch:
    """The search for the register's persons, made once for a run."""
    return NameSearch(form for actor in register.persons for form in person_forms(actor))


def find_people(
    outline: Outline, register: Register, known: NameSearch | None = None
) -> tuple[tuple[Mention, ...], tuple[Proposal, ...]]:
    """Mentions in the order of the text, and one proposal for each unknown person, in the order of appearance."""
    known = known or known_names(register)
    written, prose = Written(outline), outline.article.prose
    hits = {line.n: known.hits(line.text) for line in prose}
    own = NameSearch(variants(written, register)) if register.persons else NameSearch(())
    hits = {line.n: merged(hits[line.n], own.hits(line.text)) for line in prose}
    strangers = find_strangers(written, lambda words: _taken(words, hits[words.cut.line.n], register))
    new = NameSearch(form for s in strangers for form in s.forms)
    by_id = {s.id: s for s in strangers}
    hits = {line.n: merged(hits[line.n], new.hits(line.text)) for line in prose}
    named = frozenset(i for found in hits.values() for h in found if h.full for i in h.ids)
    resolved = {n.n: tuple(_resolved(n.text, hits[n.n], named, register, by_id)) for n in prose}
    full = Counter(i for found in resolved.values() for h in found if h.full and len(h.ids) == 1 for i in h.ids)
    found = _Found(resolved, by_id, full, register, written.language)
    names = tuple(mention for line in prose for mention in _mentions(line, found))
    return names, tuple(p for s in strangers if (p := _proposal(s, names, register)))


def _taken(words: Words, hits: Sequence[Hit], register: Register) -> frozenset[int]:
    """The words that known names or houses take, without surnames that another given name makes somebody else's."""
    text = words.cut.line.text
    spans = [(h.col, h.end) for h in hits if h.full or h.compound or not _is_of_another(text, h, register)]
    spans += [m.span() for m in seat_pattern().finditer(text)]
    if not spans:
        return frozenset()
    return frozenset(
        n for n, (a, b) in enumerate(words.cut.pieces) if any(start < b and a < end for start, end in spans)
    )


def _resolved(
    text: str, hits: Sequence[Hit], named: frozenset[str], register: Register, strangers: Mapping[str, Stranger]
) -> Iterator[Hit]:
    """The hits that name a person; a given name right before a surname belongs to it, or makes it somebody else's."""
    for hit in hits:
        if hit.full or hit.compound:
            yield hit
        elif not _GOES_ON.match(text, hit.end) and not _is_common_word(text, hit, bool(hit.ids & named)):
            given = _given_before(text, hit)
            if given and _fits_given(given[0], hit.ids, register, strangers):
                yield Hit(given[1], hit.end - given[1], hit.core + hit.col - given[1], hit.ids, True, False)
            elif not given or given[0] not in given_names():
                yield hit


def _given_before(text: str, hit: Hit) -> tuple[str, int] | None:
    start = max(0, hit.col - _NEAR)
    found = _GIVEN.search(text[start : hit.col])
    return (found[1].strip(), start + found.start(1)) if found else None


def _is_of_another(text: str, hit: Hit, register: Register) -> bool:
    """Whether a given name before a surname, or behind a family name that stands first, makes it somebody else's."""
    given = _given_before(text, hit)
    if given and given[0] in given_names():
        return not _fits_given(given[0], hit.ids, register, {})
    names = [n.split() for i in hit.ids if (actor := register.get(i)) for n in actor.all_names]
    behind = _BEHIND.match(text, hit.end)
    if not behind or kind_of(behind[1]) not in ("plain", "given"):
        return False
    return all(len(n) == 2 and n[0] == text[hit.col : hit.end] and n[1] != behind[1] for n in names)


def _fits_given(given: str, ids: Iterable[str], register: Register, strangers: Mapping[str, Stranger]) -> bool:
    names = [n for i in ids if (actor := register.get(i)) for n in actor.all_names]
    names += [strangers[i].name for i in ids if i in strangers]
    return any(same_given_name(given, n.split()[0]) for n in names if " " in n)


def _is_common_word(text: str, hit: Hit, named: bool) -> bool:
    """A surname that is also a common word, behind an article or at the beginning of a sentence; there it is a name,
    unless it is no noun (`Kurz darauf`), if the text names the person in full."""
    word = text[hit.col : hit.col + hit.core]
    pattern = _BEHIND_ARTICLE if named and lexical(word) in (None, "noun", "name") else _BEGINS
    return word in members("common", "ambiguous") and bool(pattern.search(text[max(0, hit.col - _NEAR) : hit.col]))


# Which of several


def _mentions(line: Line, found: _Found) -> Iterator[Mention]:
    for hit in found.hits[line.n]:
        ids = _meant(line, hit, found) if len(hit.ids) > 1 else hit.ids
        if len(ids) == 1:
            actor = next(iter(ids))
            span = span_of(line, hit.col, hit.col + (hit.core if hit.compound else hit.length))
            known = found.register.get(actor) is not None
            yield Mention(span, "compound" if hit.compound else "name", (actor,), known)


def _meant(line: Line, hit: Hit, found: _Found) -> frozenset[str]:
    """Which of several persons a surname means: the only one named in full, the one whose office stands before it, the
    only one of the register, the only one introduced so far, or the only one who leads a state."""
    named = frozenset(i for i in hit.ids if found.full.get(i)) or hit.ids
    office = _office(line.text, hit, found.language)
    titled = frozenset(i for i in named if office and office in _offices_of(i, found))
    known = frozenset(i for i in named if found.register.get(i))
    before = frozenset(
        i for n, hits in found.hits.items() for h in hits for i in h.ids & named
        if h.full and (n, h.col) < (line.n, hit.col)
    )  # fmt: skip
    leading = frozenset(i for i in named if _offices_of(i, found) & may_be("leader"))
    return next((ids for ids in (named, titled, known, before, leading) if len(ids) == 1), hit.ids)


def _offices_of(person: str, found: _Found) -> frozenset[str]:
    """The kinds of the offices that a person has, by the text for strangers, else by the register."""
    stranger, actor = found.strangers.get(person), found.register.get(person)
    titles = [stranger.title or ""] if stranger else [t for role in actor.roles for t in role.titles] if actor else []
    return frozenset(kind for title in titles if (kind := kind_in(title)))


def _office(text: str, hit: Hit, language: str) -> str | None:
    words = text[max(0, hit.col - _NEAR) : hit.col].split()
    office = office_before(words, len(words), language)
    return office and office[1].kind


def _proposal(stranger: Stranger, names: Sequence[Mention], register: Register) -> Proposal | None:
    spans = tuple(m.span for m in names if m.actors == (stranger.id,))
    if not spans:
        return None
    choices = {a.id: next(iter(a.all_names), a.id) for a in register.persons}
    near = process.extract(stranger.name, choices, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    nearest = tuple((actor_id, round(score / 100, 2)) for _, score, actor_id in near)
    return Proposal(stranger.name, stranger.id, "person", stranger.title, spans, nearest)
