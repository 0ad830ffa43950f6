"""What one side says and the other leaves out.

In: readings, calls with their claims, the register. Out: discrepancies of kind `omission`: where a text says itself
that an account is silent on something, and where one side states a condition that the other side's full
account does not touch. Silence in a short account proves nothing, so those need three lines or a printed statement.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.articles.article import section_of
from generator.articles.compare.stances import phrases, side_of_speakers, stems
from generator.articles.findings import Call, Discrepancy, Reference, Told
from generator.articles.readings import Reading
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import country_of

_FULL = 3


def omissions(readings: Sequence[Reading], calls: Sequence[Call], register: Register) -> Iterator[Discrepancy]:
    """Stated silences first, then found ones, at most one of each kind for a call and a side."""
    sides = side_of_speakers(readings, register)
    for reading in readings:
        yield from _stated(reading, calls)
    for call in calls:
        if call.status == "held" and len(call.participants) == 2:
            yield from _found(readings, call, "condition", sides)


def call_at(calls: Sequence[Call], article: str, line: int) -> str | None:
    """The call that a line makes claims about or mentions; None if several do."""
    ids = [c.id for c in calls if any(r[0] == article and r[1] <= line <= r[2] for k in c.claims for r in k.lines)]
    ids = ids or [c.id for c in calls if any(r[0] == article and r[1] == line for r in c.mentioned)]
    return ids[0] if len(set(ids)) == 1 else None


def _stated(reading: Reading, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """`Das fand keine Erwähnung`, `The readout did not mention whisky`: with the line that does speak of it."""
    article = reading.article
    if not calls:
        return
    for i, told in enumerate(reading.told):
        if article.line(told.line).label != "body" or not phrases("silence").search(told.text):
            continue
        before = [t for t in reading.told[:i] if article.line(t.line).label == "body"]
        here = [t for t in before if section_of(article, t.line) == section_of(article, told.line)]
        others = [t for t in here if t.speaker and t.speaker != told.speaker]
        source = _own_point(told, here) or _spoken_of(told, before, here if others else before)
        later = [t for t in reading.told[i + 1 :] if t.speaker and t.speaker != told.speaker]
        ahead = (
            [t for t in later if _subject(told) & stems(t.text)]
            if source and not _subject(told) & stems(source.text)
            else []
        )
        source = ahead[0] if ahead else source
        if source:
            lines = tuple(dict.fromkeys((article.id, n, n) for n in (source.line, told.line)))
            between = tuple(dict.fromkeys([*source.speaker, *told.speaker]))
            yield Discrepancy(
                "omission",
                call_at(calls, article.id, told.line),
                between,
                lines,
                "One account is silent on a point of the other.",
            )


def _subject(told: Told) -> frozenset[str]:
    """The stems of what `Von … sprach X nicht` leaves out."""
    match = re.match(r"(?:Von|Über|Of|On)\s+(.+?)\s+(?:sprach|sagte|ist|war|was|steht)\b", told.text)
    return stems(match[1]) if match else frozenset()


def _own_point(told: Told, before: Sequence[Told]) -> Told | None:
    """`… which No 10 did not mention`: the sentence itself has the point; the account that is silent comes before."""
    if not re.search(
        r"\b(?:which|that|what|was|den|die|das)\s+[^,.;]{2,40}?\s(?:did\s+not|made\s+no|nicht)\b", told.text
    ):
        return None
    return next((t for t in reversed(before) if t.speaker and t.speaker != told.speaker), None)


def _spoken_of(told: Told, before: Sequence[Told], near: Sequence[Told]) -> Told | None:
    """The sentence whose subject is left out: the one that shares most words, else one of the same section (`near`)."""
    text = re.sub(
        r"\b(?:Erklärung|Ausführung|Text|Mitteilung|statement|readout|account)\w*|\b[A-ZÄÖÜ]\w+er\s+(?=[A-ZÄÖÜ])",
        " ",
        told.text,
    )
    wanted = stems(text) - {w[:6] for s in told.speaker for w in s.split("-")} - _names(told, before)
    numbers = [
        t
        for t in before
        if re.search(r"\bZahlen|\bnumbers|\bfigures", told.text)
        and re.search(r"\b\d+\b|□", t.text)
        and t.speaker != told.speaker
    ]
    if numbers:
        return next((t for t in numbers if re.search(r"\b\d+\b", t.text)), numbers[-1])
    rated = [
        (len(wanted & stems(t.text)) + (sum(_part(w, t.text) for w in wanted) if t in near else 0), i)
        for i, t in enumerate(before)
    ]
    best = max(rated, default=(0, 0))
    if best[0] > 0:
        return before[best[1]]
    starts = {w[:5] for w in wanted if len(w) > 4}
    alike = [t for t in near if t.speaker != told.speaker and starts & {w[:5] for w in stems(t.text)}]
    if alike:
        return alike[-1]
    return (
        near[-1]
        if near and re.match(r"(?:Das|Dies|Davon|This|That|It)\b", told.text)
        else next((t for t in reversed(near) if t.speaker and t.speaker != told.speaker), None)
    )


def _names(told: Told, before: Sequence[Told]) -> set[str]:
    """Stems of the surnames of all who have spoken so far: a name is no subject."""
    return {w[:6] for t in (*before, told) for s in t.speaker for w in s.split("-")}


def _part(stem: str, text: str) -> bool:
    """Whether a stem stands inside a longer word: `flug` in `Direktflüge`."""
    short = stem[:4]
    return len(stem) >= 5 and any(
        short in w.lower().replace("ü", "u").replace("ö", "o").replace("ä", "a")
        for w in re.findall(r"[A-ZÄÖÜ]\w{7,}", text)
    )


def _found(readings: Sequence[Reading], call: Call, kind: str, sides: Mapping[str, str]) -> Iterator[Discrepancy]:
    """A condition or pledge of one side that the other side's full account does not touch; one for each side."""
    done: set[str] = set()
    parties = {p: sides[p] for p in call.participants if p in sides}
    if len(set(parties.values())) < 2:
        return
    own = {s: land for s, land in sides.items() if land in parties.values()}
    for reading in readings:
        for told in reading.told:
            side = next((own[s] for s in told.speaker if s in own), None)
            text = reading.article.line(told.line).text[told.start : told.end]
            if (
                not side
                or side in done
                or not phrases(kind).search(text)
                or not _claims(call, reading.article.id, told.line)
            ):
                continue
            point = _point(text, reading, told)
            other = _full_account(readings, reading, call, side, own)
            if len(point) < 2 or other is None:
                continue
            account = " ".join(readings_line(readings, other[0], n) for n in range(other[1], other[2] + 1))
            if point & stems(account):
                continue
            done.add(side)
            speaker = next(s for s in told.speaker if sides.get(s) == side)
            lines: tuple[Reference, ...] = ((reading.article.id, told.line, told.line), other)
            yield Discrepancy(
                "omission",
                call.id,
                (speaker, *(p for p in call.participants if sides.get(p) not in (side, None))),
                lines,
                f"A {kind} stated by one side is absent from the other side's account.",
            )


def _point(text: str, reading: Reading, told: Told) -> frozenset[str]:
    """The three longest nouns of a condition or pledge, persons left out: what an account touching it would name."""
    people = {w for m in reading.mentions if m.span.line == told.line for w in m.span.exact.split()}
    pattern = r"[A-ZÄÖÜ][\w-]{5,}" if reading.article.language == "de" else r"\b[a-z]{5,}\b"
    named = r"(?i)(?:Schlüssel|Vor)?bedingung|Forderung|Eskalation"
    words = [w for w in re.findall(pattern, text) if not re.match(named, w)]
    words = [w for w in words if (first := w.split("-")[0]) not in people and not country_of(first)]
    return stems(" ".join(sorted(words, key=lambda w: (-len(w), w))[:3]))


def _claims(call: Call, article: str, line: int) -> bool:
    return any(r[0] == article and r[1] <= line <= r[2] for c in call.claims if c.by for r in c.lines)


def _full_account(
    readings: Sequence[Reading], near: Reading, call: Call, side: str, sides: Mapping[str, str]
) -> Reference | None:
    """The longest run of lines in which another side speaks of the call; in this article, else in another one."""
    best: Reference | None = None
    bodies = {b.actors[0] for r in readings for b in r.bodies}
    for reading in sorted(readings, key=lambda r: r is not near):
        for quotation in reading.quotations:
            if (
                quotation.last_line > quotation.span.line
                and any(s in bodies for s in quotation.speaker)
                and any(sides.get(s, side) != side for s in quotation.speaker)
                and _claims(call, reading.article.id, quotation.span.line)
            ):
                return (reading.article.id, quotation.span.line, quotation.last_line)
        lines = sorted(
            {
                t.line
                for t in reading.told
                if any(sides.get(s, side) != side for s in t.speaker) and _claims(call, reading.article.id, t.line)
            }
        )
        for run in _runs(lines):
            if len(run) >= _FULL and (
                best is None or (best[0] == reading.article.id and len(run) > best[2] - best[1] + 1)
            ):
                best = (reading.article.id, run[0], run[-1])
    return best


def _runs(lines: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for n in lines:
        if runs and n - runs[-1][-1] <= 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def readings_line(readings: Sequence[Reading], article: str, n: int) -> str:
    """The text of a line, by article id."""
    return next(r.article.line(n).text for r in readings if r.article.id == article)
