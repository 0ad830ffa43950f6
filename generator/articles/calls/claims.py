"""What the parties say of a call, clause by clause.

In: a reading, one call's mentions, all calls. Out: claims: the lines that carry what one party says, told directly or
indirectly, at most twelve in all; `by` None is what the article states itself. What a house or an agency of a state
tells of a party who takes part is that party's claim, passed on (`via`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.articles.article import section_of
from generator.articles.calls.event import Event
from generator.articles.calls.merging import Group
from generator.articles.calls.triggers import Lexicon
from generator.articles.discourse.source_phrases import is_statement, owner_of
from generator.articles.discourse.sources import sources_in
from generator.articles.findings import Claim, Reference, Told
from generator.articles.people.bodies import is_of_state, is_outlet
from generator.articles.readings import Reading, by_line
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.register import Register

_MOST = 12
_TEXT = frozenset({"body", "lead"})
_By = tuple[str | None, str | None]
#: A sentence and who tells it.
Telling = tuple[Sentence, Told]


def claims_of(reading: Reading, group: Group, about: Iterable[Telling], register: Register) -> list[Claim]:
    """The claims about a call in one article, of the sentences that speak of it: one for each party and channel, in the
    order of the text."""
    gathered: dict[tuple[str | None, str | None, str | None], list[int]] = {}
    for sentence, told in about:
        for by, via in speakers(reading, sentence, told, group, register):
            lines = gathered.setdefault((by, via, told.channel if by else None), [])
            if told.line not in lines:
                lines.append(told.line)
    out = []
    for (by, via, channel), lines in gathered.items():
        for i in range(0, len(lines), _MOST):
            refs: tuple[Reference, ...] = tuple((reading.article.id, n, n) for n in lines[i : i + _MOST])
            out.append(Claim(by, via, channel, refs))
    return out


# Who speaks


def speakers(reading: Reading, sentence: Sentence, told: Told, group: Group, register: Register) -> tuple[_By, ...]:
    """Who claims what a sentence tells, and who passes it on."""
    found: list[_By] = []
    parties = tuple(p for p in _acting(reading, sentence) if p in group.pair)
    for by in told.speaker or (None,):
        if by and is_of_state(by) and (party := _first_party(reading, told, group)):
            found.append((party, by))
        else:
            found.append((by, None))
    found += [(by, None) for by in _saying(reading, sentence) if (by, None) not in found]
    by_itself = [by for by, _ in found if by and not is_outlet(by, register)]
    if by_itself:
        found += [(p, by_itself[0]) for p in parties if p not in by_itself and (p, by_itself[0]) not in found]
    return tuple(dict.fromkeys(found))


def _saying(reading: Reading, sentence: Sentence) -> Iterator[str]:
    """Those who say something in a clause of their own: `X stressed …; Y warned …`, `the readout named …`."""
    language = "de" if reading.article.language == "de" else "en"
    for source in sources_in(sentence, language):
        clause = sentence.clauses[source.clause]
        if (
            source.way != "verb"
            or clause.kind not in ("main", "fragment")
            or clause.mood in ("reported", "conditional")
        ):
            continue
        if set(clause.predicates) & set(Lexicon(language)("talking")):
            continue
        referent = reading.referents.group(sentence, source.phrases)
        if referent.kind in ("person", "body", "group") and (
            source.plain or source.saying or source.statement is not None
        ):
            yield from referent.ids
    for clause in sentence.clauses:
        placed = [n for n in clause.phrases if sentence.phrases[n].preposition in ("in", "im", "laut", "nach", "in")]
        for n in (*clause.subject, *placed):
            phrase = sentence.phrases[n]
            if any(is_statement(t.lemma, language) for t in sentence.tokens[phrase.first : phrase.last + 1]):
                owner = reading.referents.group(sentence, owner_of(sentence, n) or (n,))
                if owner.kind in ("person", "body"):
                    yield from owner.ids


def _acting(reading: Reading, sentence: Sentence) -> Iterator[str]:
    """The persons who are subjects of what is told: `Korvat warb laut Palast für …`."""
    language = "de" if reading.article.language == "de" else "en"
    words = Lexicon(language)
    for clause in sentence.clauses:
        if clause.kind in ("main", "subordinate") and not _is_talk(clause, words):
            referent = reading.referents.group(sentence, clause.subject)
            if referent.kind == "person":
                yield from referent.ids


def _is_talk(clause: Clause, words: Lexicon) -> bool:
    names = ("phoning", "calling", "talking", "meeting", "lasting")
    return any(p in words(name) for p in clause.predicates for name in names)


def _first_party(reading: Reading, told: Told, group: Group) -> str | None:
    """The one who takes part in the call and is named first in a sentence."""
    here = reading.named_in(told.line, told.start, told.end)
    named = [m.actors[0] for m in here if len(m.actors) == 1]
    return next((p for p in named if p in group.pair), None)


# Which sentences


def tied(reading: Reading, groups: Sequence[Group], every: bool = False) -> dict[int, list[Telling]]:
    """By the identity of each call the sentences that speak of it, in the order of the text; `every`: also those that
    nobody tells."""
    article = reading.article
    mentioned = mentioned_in(reading, groups)
    mine = _in_the_article(reading, groups)
    current: dict[int, list[Group]] = {}
    found: dict[int, list[Telling]] = {id(g): [] for g in groups}
    for sentence, told in zip(reading.document.told, reading.told, strict=True):
        here = section_of(article, told.line)
        events = [(g, e) for g, e in mentioned.get(told.line, ()) if told.start <= e.col < told.end]
        named = _each(g for g, _ in events)
        if article.line(told.line).label not in _TEXT:
            current[here] = named[-1:] or current.get(here, [])
            continue
        current[here] = _each(g for g, e in events if not (e.aside or e.earlier)) or current.get(here, [])
        about = named or current[here] or (current.get(-1, []) if here == 0 else [])
        if not about and here > 0:
            about = _only_call_of(told, mine)
        own = {id(g) for g, _ in mentioned.get(told.line, ())}
        for group in about:
            if every or told.speaker or named or told.reported or id(group) in own:
                found[id(group)].append((sentence, told))
    return found


def mentioned_in(reading: Reading, groups: Sequence[Group]) -> dict[int, tuple[tuple[Group, Event], ...]]:
    """The mentions of calls in each line of the article."""
    events = ((g, e) for g in groups for e in g.events if e.article == reading.article.id)
    return by_line(events, lambda pair: pair[1].line)


def _in_the_article(reading: Reading, groups: Sequence[Group]) -> dict[str, list[Group]]:
    """The calls of the article that were not before it, by participant."""
    found: dict[str, list[Group]] = {}
    for g in groups:
        if any(e.article == reading.article.id and not e.earlier for e in g.events):
            for person in g.pair:
                found.setdefault(person, []).append(g)
    return found


def _only_call_of(told: Told, mine: Mapping[str, list[Group]]) -> list[Group]:
    """In an update that names no call: the one call of the article in which its speaker took part."""
    fits = _each(g for person in told.speaker for g in mine.get(person, ()))
    return fits if len(fits) == 1 else []


def _each(groups: Iterable[Group]) -> list[Group]:
    """Each call once, by identity."""
    return list({id(g): g for g in groups}.values())
