"""Who holds which office, and who is in focus at a place of an article.

In: an article, its name mentions, the register. Out: `Fact`s (person, office, state) from the register on the
article's date and from appositions in the text, and the persons last spoken of in one section. A section is the
head (headline and lead), one update of a live blog, or all the rest.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.articles.article import Article, section_of
from generator.articles.findings import Mention
from generator.articles.people.offices import Office, may_be, offices
from generator.articles.vocabulary.register import Actor, Register
from generator.articles.vocabulary.states import country_of, seats


@dataclass(frozen=True, slots=True)
class Fact:
    """A person's office. `owner` is the person it is derived from (`Korvats Sprecher`); `stated` in this article."""

    person: str
    kind: str
    country: str | None
    owner: str | None = None
    stated: bool = False


def base_date(article: Article, line: int | None = None) -> str | None:
    """The ISO day that "yesterday" counts from: the update's, else the article's; None if neither is known."""
    dates = [article.metadata[name].value for name in ("published", "updated") if name in article.metadata]
    published = next((d for d in dates if isinstance(d, str)), None)
    if line is not None:
        for update in article.updates:
            if update.lines[0] <= line <= update.lines[1] and update.published:
                return update.published[:10]
    return published[:10] if isinstance(published, str) and re.match(r"\d{4}-\d\d-\d\d", published) else None


def facts(article: Article, names: Sequence[Mention], register: Register) -> tuple[Fact, ...]:
    """Offices stated in the article first, then those of the register; roles not held on the date come last."""
    day = base_date(article)
    found = [
        f
        for line in article.prose
        for f in _appositions(line.text, [m for m in names if m.span.line == line.n], article.language, register)
    ]
    now: list[Fact] = []
    other: list[Fact] = []
    for actor in register.persons:
        for role in actor.roles:
            fact = _role_fact(actor, role.titles, role.of, register)
            if fact:
                (now if role.held_on(day) else other).append(fact)
    known = [*found, *now, *([] if day else other)]
    return tuple(dict.fromkeys([*found, *_in_order(article, names, known), *known]))


def countries(person: str, known: Iterable[Fact], register: Register) -> frozenset[str]:
    """The states a person acts for."""
    actor = register.get(person)
    own = {actor.country} if actor and actor.country else set()
    return frozenset(own | {f.country for f in known if f.person == person and f.country})


def holders(office: Office, owner: str | None, known: Sequence[Fact], register: Register) -> tuple[str, ...]:
    """Persons whose known offices fit an expression, those that this article states first."""
    kinds = may_be(office.kind)
    land = office.country or (seats()[office.seat]["of"] if office.seat else None)
    lands = {land} if land else set(countries(owner, known, register)) if owner else set()
    fits = [
        f
        for f in known
        if f.kind in kinds
        and ((owner and f.owner == owner) or (lands and f.country in lands) or (office.bare and not owner))
    ]
    if not any(f.stated for f in fits) and lands and not owner:
        fits = [*(f for f in known if f.kind in kinds and f.stated and f.country is None), *fits]
    return tuple(dict.fromkeys(f.person for f in sorted(fits, key=lambda f: not f.stated)))


def beside_name(line: str, office: Office, names: Iterable[Mention]) -> Mention | None:
    """The name that an office expression belongs to: `US-Präsident X`, `X, the spokesman,`, `Sprecherin …, X,`."""
    for mention in names:
        start, end = mention.span.col, mention.span.col + mention.span.length
        if office.person and office.person[0] <= start < office.person[1]:
            continue
        if end <= office.start and re.fullmatch(
            r"\s*(?:\([^)]*\))?,\s*(?:(?:einer|eine|einem|one|now|zugleich|also)\s(?:of\s)?)?(?:der|die"
            r"|dem|den|des|the|a|an)?\s*",
            line[end : office.start],
        ):
            return mention
        if start >= office.end and re.fullmatch(
            r"(?:\s+(?:\([^)]{1,12}\)\s+)?(?:(?:Prof\.|Dr\.|General)\s+)?|\s+(?:für|to|for)\s[\w\s-]{3,40}\s)",
            line[office.end : start],
        ):
            return mention
        if (
            start >= office.end
            and re.fullmatch(
                r"(?:\s(?:für|des|der|im|in|to|for|of|at)\s[^,.;:„“\"]{2,60})?,\s*", line[office.end : start]
            )
            and re.match(r"\s*[,.;:–—-]|\s*$|\s*\(", line[end:])
            and " " in mention.span.exact
        ):
            return mention
    return None


def _appositions(text: str, names: Sequence[Mention], language: str, register: Register) -> Iterable[Fact]:
    for office in offices(text, language):
        mention = beside_name(text, office, names) if names and not office.past and not office.plural else None
        if mention and mention.kind == "name":
            owner = next(
                (m.actors[0] for m in names if office.person and office.person[0] <= m.span.col < office.person[1]),
                None,
            )
            land = office.country or (seats()[office.seat]["of"] if office.seat else None)
            actor = register.get(mention.actors[0])
            yield Fact(mention.actors[0], office.kind, land or (actor.country if actor else None), owner, True)


def _in_order(article: Article, names: Sequence[Mention], known: Sequence[Fact]) -> Iterable[Fact]:
    """Two offices in a head that nobody named is known to hold belong to the two persons first named, in their order:
    `Orr and Silva speak` over `The chancellor and Portugal's prime minister …`."""
    named = {m.actors[0] for m in names}
    fixed = {f.person for f in known if f.person in named}
    first = [p for p in dict.fromkeys(m.actors[0] for m in names) if p not in fixed][:2]
    leading = may_be("leader") | {"foreign_minister", "defence_minister"}
    for line in article.prose:
        if section_of(article, line.n) != -1 or len(first) < 2:
            continue
        here = [m for m in names if m.span.line == line.n]
        free = [
            o
            for o in offices(line.text, article.language)
            if o.kind in leading
            and not (o.past or o.plural or o.person or beside_name(line.text, o, here))
            and not any(
                f.person in named and f.kind in may_be(o.kind) and o.country in (None, f.country) for f in known
            )
        ]
        if len(free) == 2:
            return [Fact(p, o.kind, o.country, None, True) for p, o in zip(first, free, strict=True)]
    return []


def _role_fact(actor: Actor, titles: Sequence[str], of: str | None, register: Register) -> Fact | None:
    body = register.get(of) if of else None
    for title in titles:
        for language in ("de", "en"):
            for office in offices(title, language):
                land = office.country or (seats()[office.seat]["of"] if office.seat else None)
                land = land or (country_of(of) if of else None) or (seats()[of]["of"] if of and of in seats() else None)
                return Fact(actor.id, office.kind, land or (body.country if body else None) or actor.country)
    return None
