"""The same words, names and offices, written differently.

In: readings and register. Out: discrepancies of kind `translation` (one post, two renderings), `spelling`, `name`,
`role` (offices of one person), and `development` where somebody loses an office that an earlier article says is
kept.
"""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from generator.articles.article import base_date
from generator.articles.compare.content_words import phrases
from generator.articles.findings import Discrepancy, Reference
from generator.articles.readings import Reading
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.spellings import plain, sound

_LIKE, _EQUAL = 62, 97


def wording_differences(readings: Sequence[Reading], register: Register) -> Iterator[Discrepancy]:
    yield from _renderings(readings)
    yield from _names(readings, register)
    yield from _roles(readings)
    yield from _developments(readings)


def _renderings(readings: Sequence[Reading]) -> Iterator[Discrepancy]:
    """Quotations of one speaker in two articles of one language that are alike and not the same."""
    for i, one in enumerate(readings):
        for other in readings[i + 1 :]:
            if one.article.language != other.article.language:
                continue
            for a in one.quotations:
                for b in other.quotations:
                    if (
                        (
                            a.type == b.type == "direct"
                            and a.speaker
                            and a.speaker == b.speaker
                            and a.channel
                            and a.channel == b.channel
                        )
                        and min(len(a.span.exact.split()), len(b.span.exact.split())) >= 5
                        and _same_post(a.span.exact, b.span.exact)
                    ):
                        lines: tuple[Reference, ...] = (
                            (one.article.id, a.span.line, a.span.line),
                            (other.article.id, b.span.line, b.span.line),
                        )
                        yield Discrepancy(
                            "translation", None, a.speaker, lines, "The same words are rendered differently."
                        )


def _same_post(a: str, b: str) -> bool:
    """Whether two quotations share their beginning or a sentence, in other words."""
    one, other = plain(a.strip('„“"”»«')).lower(), plain(b.strip('„“"”»«')).lower()
    if one in other or other in one:
        return False
    short, long = sorted((one, other), key=len)
    score = (
        fuzz.partial_token_set_ratio(short, long)
        if len(short.split()) > 14
        else max(fuzz.partial_ratio(short, long), fuzz.token_set_ratio(short, long))
    )
    straight = fuzz.partial_ratio(short, long)
    return _LIKE <= straight < _EQUAL and score >= 70


def _names(readings: Sequence[Reading], register: Register) -> Iterator[Discrepancy]:
    """One entry for other given names of a person, one for all spellings that are not the register's own."""
    odd: list[Reference] = []
    persons: list[str] = []
    full: dict[str, dict[str, Reference]] = {}
    for reading in readings:
        for m in reading.mentions:
            actor = register.get(m.actors[0]) if m.kind == "name" and len(m.actors) == 1 else None
            if not actor:
                continue
            written = re.sub(r"(?:['’]s|(?<=[^sxz])s)$", "", m.span.exact)
            shown = {plain(w) for n in actor.names.values() for w in n.split()}
            if " " in written:
                full.setdefault(actor.id, {}).setdefault(written, (reading.article.id, m.span.line, m.span.line))
            last = plain(written.split()[-1])
            own = {plain(n).split()[-1] for n in actor.names.values()}
            given = plain(written.split()[0])
            if " " not in written and plain(written) in shown:
                continue
            if plain(m.span.exact.split()[-1]) in own:
                last = plain(m.span.exact.split()[-1])
            strange = last not in own or (
                " " in written and given not in shown and any(sound(given) == sound(s) for s in shown)
            )
            place = (reading.article.id, m.span.line, m.span.line)
            if strange and actor.id + reading.article.id not in persons:
                persons.append(actor.id + reading.article.id)
                odd.append(place)
    if odd:
        yield Discrepancy(
            "spelling", None, (), tuple(dict.fromkeys(odd)), "Names are spelled in other ways than the register's."
        )
    for person, forms in full.items():
        givens = {plain(f.split()[0]): place for f, place in forms.items()}
        keys = sorted(givens)
        if (
            len(keys) > 1
            and not any(sound(a) == sound(b) for a in keys for b in keys if a != b)
            and len({p[0] for p in givens.values()}) > 1
        ):
            yield Discrepancy("name", None, (person,), tuple(givens[k] for k in keys), "The given name differs.")


def _roles(readings: Sequence[Reading]) -> Iterator[Discrepancy]:
    """Envoys and the like who bear different titles in different articles."""
    titles: dict[str, dict[str, Reference]] = {}
    for reading in readings:
        for holder in reading.referents.known:
            if holder.stated and holder.kind in ("envoy", "ambassador"):
                title = re.sub(r"(?:en|er|e|n|r|s)$", "", holder.noun.lower())
                place = (reading.article.id, holder.line, holder.line)
                titles.setdefault(holder.person, {}).setdefault(title, place)
    for person, found in titles.items():
        if len(found) > 1 and len({r[0] for r in found.values()}) > 1:
            yield Discrepancy("role", None, (person,), tuple(found.values()), "The office is named differently.")


def _developments(readings: Sequence[Reading]) -> Iterator[Discrepancy]:
    """Somebody keeps an office in one article and loses it in a later one."""
    kept: dict[str, Reference] = {}
    lost: dict[str, Reference] = {}
    for reading in sorted(readings, key=lambda r: (base_date(r.article) or "9999", r.article.id)):
        for told in reading.told:
            people = [m.actors[0] for m in reading.named_in(told.line, told.start, told.end) if m.kind == "name"]
            place = (reading.article.id, told.line, told.line)
            text = reading.article.line(told.line).text[told.start : told.end]
            if phrases("lost").search(text) and re.search(
                r"\b(?:Mandat|Amt|Posten|Zuständigkeit|post|role|office|job|mandate)\b", text
            ):
                lost.update({p: place for p in people if p not in lost})
            elif phrases("kept").search(text) and re.search(r"\b(?:Teil|Team|Amt|Posten|part|team|role|post)\b", text):
                kept.update({p: place for p in people if p not in kept})
    for person in kept:
        if person in lost and kept[person][0] != lost[person][0]:
            yield Discrepancy(
                "development", None, (person,), (kept[person], lost[person]), "An office that was kept is lost later."
            )
