"""Expressions that stand for a person without the name: `der Kremlchef`, `the US president`, `die beiden Präsidenten`.

In: an article, its name mentions, the register. Out: mentions of kind `role` (one person) and `group-role` (two). An
expression beside a name belongs to the name and is none; one that could mean several persons stays out.
"""

import re
from collections.abc import Sequence

from generator.articles.article import Article, Line, section_of
from generator.articles.findings import Mention, Span
from generator.articles.people.groups import group_roles
from generator.articles.people.offices import Office, may_be, offices
from generator.articles.people.salience import Fact, beside_name, countries, facts, holders
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import demonyms

#: Offices that an article with its own noun alone can stand for: `der Präsident`, `the chancellor`.
_ALONE = frozenset(
    [
        "president",
        "prime_minister",
        "chancellor",
        "state_leader",
        "government_leader",
        "foreign_minister",
        "defence_minister",
        "federal_president",
        "monarch",
        "pope",
        "spokesperson",
        "secretary_general",
        "commission_president",
        "vice_president",
        "supreme_leader",
        "minister",
        "commissioner",
    ]
)
_LOOSE = frozenset(["successor", "press", "scholar", "other_title", "lawmaker", "military", "director", "adviser"])


def find_roles(article: Article, names: Sequence[Mention], register: Register) -> tuple[Mention, ...]:
    """Role mentions in the order of the text."""
    known = facts(article, names, register)
    found: list[Mention] = []
    for line in article.prose:
        here = [m for m in names if m.span.line == line.n]
        groups = group_roles(article, line, [*names, *found], known, register)
        taken = [(m.span.col, m.span.col + m.span.length) for m in groups]
        singles = [
            m for m in _singles(article, line, here, [*names, *found], names, known, register) if not _inside(m, taken)
        ]
        found += sorted((*groups, *singles), key=lambda m: m.span.col)
    return tuple(found)


def _singles(
    article: Article,
    line: Line,
    here: Sequence[Mention],
    before: Sequence[Mention],
    names: Sequence[Mention],
    known: Sequence[Fact],
    register: Register,
) -> list[Mention]:
    found = []
    for office in offices(line.text, article.language):
        person = _person(article, line, office, here, before, names, known, register)
        if person:
            found.append(_mention(line, office.start, office.end, person, register))
    for match in demonyms(article.language).finditer(line.text):
        person = _citizen(article, line, match, here, before, known, register)
        if person:
            found.append(_mention(line, match.start(), match.end(), person, register))
    return found


def _person(
    article: Article,
    line: Line,
    office: Office,
    here: Sequence[Mention],
    before: Sequence[Mention],
    names: Sequence[Mention],
    known: Sequence[Fact],
    register: Register,
) -> str | None:
    """Whom an office expression stands for, or None."""
    if office.past or office.plural:
        return None
    if _is_counterpart(line.text, office):
        return None if beside_name(line.text, office, here) else _counterpart(line, office, before, known)
    if office.determiner in ("indefinite", "possessive") or office.kind in _LOOSE:
        return None
    if _is_predicate(line.text, office) or (not office.determiner and not _stands_bare(line, office)):
        return None
    owner = next(
        (m.actors[0] for m in here if office.person and office.person[0] <= m.span.col < office.person[1]), None
    )
    if office.person and not owner:
        return None
    choices = holders(office, owner, known, register)
    if not any(p in choices for m in (*before, *names) for p in m.actors):
        choices = _just_named(article, line, office, names, known) or choices
    named = beside_name(line.text, office, here)
    if named and (not choices or named.actors[0] in choices or line.text[office.end : named.span.col].isspace()):
        return None
    if office.bare and office.kind not in _ALONE:
        return None
    everyone = [*before, *names]
    if not office.bare and choices and not any(p in choices for m in everyone for p in m.actors):
        return _unexplained(article, everyone, known, register) or (
            choices[0] if len(choices) == 1 and not _strangers(everyone, register) else None
        )
    return _nearest(article, line.n, office.start, choices, everyone, not office.bare)


def _just_named(
    article: Article, line: Line, office: Office, names: Sequence[Mention], known: Sequence[Fact]
) -> tuple[str, ...]:
    """`Merz war am Telefon. Der Kanzler …`: the one named last in the sentences before whose office nothing states."""
    if office.kind not in may_be("leader") or office.past or office.plural:
        return ()
    before = [m for m in names if line.n - 1 <= m.span.line and (m.span.line, m.span.col) < (line.n, office.start)]
    free = [m.actors[0] for m in before if not any(f.person == m.actors[0] for f in known)]
    sentence_start = max(article.line(line.n).text.rfind(". ", 0, office.start), 0)
    here = [m for m in before if m.span.line == line.n and m.span.col > sentence_start > 0]
    return (free[-1],) if free and not here else ()


def _strangers(mentions: Sequence[Mention], register: Register) -> set[str]:
    return {p for m in mentions for p in m.actors if not register.get(p)}


def _unexplained(
    article: Article, mentions: Sequence[Mention], known: Sequence[Fact], register: Register
) -> str | None:
    """The one unknown person of the article's head whose office nothing states: who else would the head speak of?"""
    head = {p for m in mentions if section_of(article, m.span.line) == -1 for p in m.actors}
    open_ones = {p for p in head & _strangers(mentions, register) if not any(f.person == p for f in known)}
    return next(iter(open_ones)) if len(open_ones) == 1 else None


def _is_counterpart(text: str, office: Office) -> bool:
    """`seinem US-Amtskollegen`, `his French counterpart`."""
    return bool(office.country and re.search(r"counterpart|kolleg|gegenüber", text[office.noun : office.end], re.I))


def _counterpart(line: Line, office: Office, before: Sequence[Mention], known: Sequence[Fact]) -> str | None:
    """The person of the named state who holds the office of the person last spoken of."""
    earlier = sorted(
        (m for m in before if (m.span.line, m.span.col) < (line.n, office.start)),
        key=lambda m: (m.span.line, m.span.col),
    )
    for mention in reversed(earlier):
        kinds = {k for f in known if f.person in mention.actors for k in may_be(f.kind)} | may_be("leader")
        own = {f.kind for f in known if f.person in mention.actors}
        fits = [f.person for f in known if f.country == office.country and f.kind in (own or kinds)]
        if fits:
            return fits[0]
    return None


def _nearest(
    article: Article, n: int, col: int, choices: Sequence[str], mentions: Sequence[Mention], lone: bool
) -> str | None:
    """Of the persons that fit, the one last spoken of before in the section; then in the article; `lone` allows one
    whom the article names nowhere, if nobody else fits."""
    named = {p for m in mentions for p in m.actors}
    if lone and len(choices) == 1 and choices[0] in named:
        return choices[0]
    here = section_of(article, n)
    order = sorted(
        (m for m in mentions if len(m.actors) == 1 and m.actors[0] in choices), key=lambda m: (m.span.line, m.span.col)
    )
    same = [m for m in order if section_of(article, m.span.line) == here]
    for group in (same, order):
        earlier = [m for m in group if (m.span.line, m.span.col) < (n, col)]
        if earlier:
            return earlier[-1].actors[0]
        if group and lone:
            return group[0].actors[0]
    return None


def _citizen(
    article: Article,
    line: Line,
    match: re.Match[str],
    here: Sequence[Mention],
    before: Sequence[Mention],
    known: Sequence[Fact],
    register: Register,
) -> str | None:
    """Whom `der Amerikaner` or `dem Republikaner` stands for: the person of that state who is in focus."""
    code = (
        (match.lastgroup or "")[1:]
        if (match.lastgroup or "").startswith("x")
        else next(k[1:] for k, v in match.groupdict().items() if v and k.startswith("x"))
    )
    if article.language == "de" and _may_be_plural(line.text, match):
        return None
    if any(match.end() <= m.span.col <= match.end() + 1 for m in here):
        return None
    ids = {m.actors[0] for m in before if len(m.actors) == 1 and code in countries(m.actors[0], known, register)}
    politicians = {f.person for f in known if f.kind in may_be("state_leader") | may_be("leader")}
    return _nearest(article, line.n, match.start(), sorted(ids & politicians or ids), before, False)


def _may_be_plural(text: str, match: re.Match[str]) -> bool:
    determiner, noun = match["det"].lower(), match[0].split()[-1]
    if determiner == "die":
        return not noun.endswith("in")
    if noun.endswith("n") and not noun.endswith("in") and determiner in ("den", "der"):
        return True
    return determiner == "der" and bool(re.search(r"[A-ZÄÖÜ]\w+\s$", text[: match.start()]))


def _is_predicate(text: str, office: Office) -> bool:
    """`als Präsident`, `wurde Präsident`, `zum Präsidenten gewählt`, `elected president`, `the president's office`."""
    before = r"\b(?:als|as|wurde|wird|werden|become|became|elected|for|wie\s+ein)\s+$"
    if office.determiner != "definite" and re.search(before, text[: office.start], re.IGNORECASE):
        return True
    after = text[office.end : office.end + 30]
    if re.match(r"\s+(?:gewählt|ernannt|gemacht|bestimmt|vereidigt|werden)\b|-?elect\b", after):
        return True
    return bool(
        re.match(r"zum\b|zur\b", text[office.start :], re.I)
        and re.search(r"\b(?:gewählt|ernannt|bestimmt|vereidigt)\b", text[office.end :])
    )


def _stands_bare(line: Line, office: Office) -> bool:
    """An office without an article stands for a person in headings, and at the start of a clause in English."""
    if line.label in ("headline", "kicker+headline", "subhead", "update-head", "kicker"):
        return True
    return office.start == 0 and (bool(office.person) or line.label == "lead")


def _inside(mention: Mention, taken: Sequence[tuple[int, int]]) -> bool:
    start, end = mention.span.col, mention.span.col + mention.span.length
    return any(a < end and start < b for a, b in taken)


def _mention(line: Line, start: int, end: int, person: str, register: Register) -> Mention:
    text = line.text
    span = Span(line.n, start, end - start, text[start:end], text[max(0, start - 32) : start], text[end : end + 32])
    return Mention(span, "role", (person,), register.get(person) is not None)
