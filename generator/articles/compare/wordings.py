"""The same words, names, offices and plans, put otherwise or by now otherwise.

In: readings, calls with their mentions, register. Out: discrepancies of kind `translation` (one post, two renderings),
`spelling`, `name`, `role` (offices of one person), and `development` where somebody loses an office that an earlier
article says is kept, or a call that was announced is put off: time went on, nothing contradicts.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from generator.articles.article import base_date
from generator.articles.calls.merging import Group
from generator.articles.compare.content_words import note, phrases
from generator.articles.findings import Call, Discrepancy, Quotation, Reference
from generator.articles.readings import Reading
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.spellings import plain, sound

_LIKE, _EQUAL, _SCORE = 62, 97, 70
_ENDING = re.compile(r"(?:en|er|e|n|r|s)$")
#: Words of a quotation that may be told from another, and of one that is compared by its parts.
_LEAST, _LONG = 5, 14


def wording_differences(
    readings: Sequence[Reading], calls: Sequence[Call], groups: Sequence[Group], register: Register
) -> Iterator[Discrepancy]:
    yield from _renderings(readings)
    yield from _given_names(readings, register)
    yield from _roles(readings)
    for call, group in zip(calls, groups, strict=True):
        yield from _put_off(call, group)
    yield from _offices(readings)


def _renderings(readings: Sequence[Reading]) -> Iterator[Discrepancy]:
    """Quotations of one speaker in two articles of one language that are alike and not the same."""
    for one, other in combinations(readings, 2):
        for a in one.quotations if one.article.language == other.article.language else ():
            for b in other.quotations:
                if _is_one_post(a, b):
                    lines = tuple((r.article.id, q.span.line, q.span.line) for r, q in ((one, a), (other, b)))
                    yield Discrepancy("translation", None, a.speaker, lines, note("translation"))


def _is_one_post(a: Quotation, b: Quotation) -> bool:
    """Whether two quotations of one speaker share their beginning or a sentence, in other words."""
    told = a.type == b.type == "direct" and a.speaker and a.channel
    if not told or (a.speaker, a.channel) != (b.speaker, b.channel):
        return False
    one, other = (plain(q.span.exact.strip('„“"”»«')).lower() for q in (a, b))
    short, long = sorted((one, other), key=len)
    if short in long or min(len(q.span.exact.split()) for q in (a, b)) < _LEAST:
        return False
    straight = fuzz.partial_ratio(short, long)
    parts = len(short.split()) > _LONG
    score = fuzz.partial_token_set_ratio(short, long) if parts else max(straight, fuzz.token_set_ratio(short, long))
    return _LIKE <= straight < _EQUAL and score >= _SCORE


def _given_names(readings: Sequence[Reading], register: Register) -> Iterator[Discrepancy]:
    """Given names of one person in several articles that do not sound alike."""
    found: dict[str, dict[str, Reference]] = {}
    for reading in readings:
        for m in (m for m in reading.mentions if m.kind == "name" and " " in m.span.exact):
            if len(m.actors) == 1 and register.get(m.actors[0]):
                place = (reading.article.id, m.span.line, m.span.line)
                found.setdefault(m.actors[0], {})[plain(m.span.exact.split()[0])] = place
    for person, givens in found.items():
        alike = any(sound(a) == sound(b) for a, b in combinations(givens, 2))
        if len(givens) > 1 and not alike and len({p[0] for p in givens.values()}) > 1:
            places = tuple(givens[k] for k in sorted(givens))
            yield Discrepancy("name", None, (person,), places, "The given name differs.")


def _roles(readings: Sequence[Reading]) -> Iterator[Discrepancy]:
    """Envoys and the like who bear different titles in different articles."""
    titles: dict[str, dict[str, Reference]] = {}
    for reading in readings:
        for holder in reading.referents.known:
            if holder.stated and holder.kind in ("envoy", "ambassador"):
                place = (reading.article.id, holder.line, holder.line)
                titles.setdefault(holder.person, {}).setdefault(_ENDING.sub("", holder.noun.lower()), place)
    for person, found in titles.items():
        if len(found) > 1 and len({r[0] for r in found.values()}) > 1:
            yield Discrepancy("role", None, (person,), tuple(found.values()), "The office is named differently.")


def _put_off(call: Call, group: Group) -> Iterator[Discrepancy]:
    """A call that was announced and then cancelled: a development, no contradiction."""
    off = [e for e in group.events if e.status == "cancelled"]
    ahead = [e for e in group.events if e.status == "announced" and e not in off]
    if call.status == "cancelled" and off and ahead:
        before = next((e for e in reversed(ahead) if (e.article, e.line) < (off[-1].article, off[-1].line)), ahead[0])
        lines: tuple[Reference, ...] = tuple(dict.fromkeys((e.article, e.line, e.line) for e in (before, off[-1])))
        yield Discrepancy("development", call.id, (), lines, "The call was announced and then put off.")


def _offices(readings: Sequence[Reading]) -> Iterator[Discrepancy]:
    """Somebody keeps an office in one article and loses it in a later one."""
    kept: dict[str, Reference] = {}
    lost: dict[str, Reference] = {}
    for reading in sorted(readings, key=lambda r: (base_date(r.article) or "9999", r.article.id)):
        for told in reading.told:
            people = [m.actors[0] for m in reading.named_in(told.line, told.start, told.end) if m.kind == "name"]
            place = (reading.article.id, told.line, told.line)
            text = reading.article.line(told.line).text[told.start : told.end]
            if phrases("lost").search(text) and phrases("office_lost").search(text):
                lost.update({p: place for p in people if p not in lost})
            elif phrases("kept").search(text) and phrases("office_kept").search(text):
                kept.update({p: place for p in people if p not in kept})
    for person in kept:
        if person in lost and kept[person][0] != lost[person][0]:
            places, what = (kept[person], lost[person]), "An office that was kept is lost later."
            yield Discrepancy("development", None, (person,), places, what)
