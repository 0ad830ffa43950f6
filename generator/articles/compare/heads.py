"""Heads against the text below them.

In: readings, calls, the mentions that each was gathered from. Out: discrepancies of kind `headline-body` (a head says
what the text does not, or puts in marks words that nobody said so), `translation` (one printed statement, two
wordings), `stale-head` (a head that still announces a call) and `date` (another day for a meeting).
"""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from generator.articles.article import Article, Line, section_of
from generator.articles.calls.event import Event
from generator.articles.calls.merging import Group
from generator.articles.compare.content_words import call_at, note, phrases, stems
from generator.articles.findings import Call, Discrepancy, Quotation
from generator.articles.readings import Reading
from generator.base.figures.stamps import WEEKDAYS

_HEADS = frozenset({"headline", "kicker+headline", "subhead", "update-head"})
_TOP = frozenset({"headline", "kicker+headline", "lead", "kicker"})
_COPULA = frozenset({"es", "das", "ist", "sei", "war", "it", "that", "is", "was"})
_ENDING = re.compile(r"(?<=\w{3})(?:e[nrms]?|n|s)$")
#: How far from the word for a meeting its day may stand, in characters; how alike a quotation and a line must be.
_AROUND, _ALIKE = 60, 70
#: Kind, line of the text.
_Against = tuple[str, int]


def head_differences(
    readings: Sequence[Reading], calls: Sequence[Call], groups: Sequence[Group]
) -> Iterator[Discrepancy]:
    """Stale heads in the order of the calls, then article by article, head by head."""
    for call, group in zip(calls, groups, strict=True):
        for reading in readings:
            yield from _stale(reading.article, call, group)
    for reading in readings:
        yield from _meeting_days(reading)
        for line in (x for x in reading.article.prose if x.label in _HEADS):
            for kind, below in (
                *_quoted(reading, line),
                *_unsaid(reading, line, calls),
                *_rounded(reading, line),
            ):
                places = tuple((reading.article.id, n, n) for n in (line.n, below))
                yield Discrepancy(kind, call_at(calls, reading.article.id, below), (), places, note(kind))


# Words that the head puts in marks


def _quoted(reading: Reading, line: Line) -> Iterator[_Against]:
    """A head's quotation: another subject beside it than in the text, or words that stand nowhere so."""
    text = _plain(" ".join(x.text for x in reading.article.prose if x.label in ("body", "lead")))
    said = [q for q in reading.quotations if q.type == "direct" and q.nested_in is None]
    body = [q for q in said if reading.article.line(q.span.line).label == "body"]
    for q in (q for q in said if q.span.line == line.n):
        words = _plain(q.span.exact)
        same = next((b for b in body if words in _plain(b.span.exact)), None)
        if same:
            head = (
                re.split(r"[–—:;]", line.text[: q.span.col])[-1]
                + re.split(r"[–—:;]", line.text[q.span.col + q.span.length :])[0]
            )
            if not stems(q.span.exact) and _changes_subject(head, same, reading):
                yield "headline-body", same.span.line
            continue
        if words in text or len(words.split()) < 2 or any(_bare(words) in _bare(_plain(b.span.exact)) for b in body):
            continue
        if near := _nearest(reading, words):
            translated = phrases("translated").search(" ".join(x.text for x in reading.article.prose))
            yield "translation" if translated else "headline-body", near


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _bare(text: str) -> str:
    """`Kein Durchbruch, aber ein Anfang` is `Es ist kein Durchbruch, aber es ist ein Anfang`; endings are cut."""
    return " ".join(_ENDING.sub("", w) for w in text.split() if w not in _COPULA)


def _changes_subject(head: str, same: Quotation, reading: Reading) -> bool:
    """`„noch in diesem Jahr“`: words that say when or how, and stand beside another subject in the text."""
    body = stems(reading.article.line(same.span.line).text)
    return bool(stems(head)) and not stems(same.span.exact) & stems(head) and not stems(head) <= body


def _nearest(reading: Reading, words: str) -> int | None:
    """The line of the text that comes nearest to the quoted words, if it has most of them."""
    telling = [w for w in words.split() if len(w) > 3]
    rated = []
    for line in (x for x in reading.article.prose if x.label == "body"):
        body = _plain(line.text)
        starts = {b[: max(4, len(w) - 3)] for w in telling for b in body.split()}
        hits = sum(w[: max(4, len(w) - 3)] in starts for w in telling)
        rated.append((hits, fuzz.partial_ratio(words, body), -line.n))
    hits, alike, at = max(rated, default=(0, 0, 0))
    return -at if hits >= max(1, len(telling) - 1) and alike >= _ALIKE else None


# What the head states


def _below(reading: Reading, line: Line) -> list[Line]:
    here = section_of(reading.article, line.n)
    return [x for x in reading.article.prose if x.label == "body" and section_of(reading.article, x.n) == here]


def _unsaid(reading: Reading, line: Line, calls: Sequence[Call]) -> Iterator[_Against]:
    """`X bestätigt Y`: the object of a commitment that the text below never names."""
    match = phrases("committing").search(line.text)
    if not match or "□" in match["object"] or re.search(r"[„“\"»«]", line.text) or not calls:
        return
    pattern = r"[A-ZÄÖÜ]\w{4,}" if reading.article.language == "de" else r"\w{6,}"
    nouns = re.findall(pattern, match["object"])
    below = [x for x in _below(reading, line) if x.n > line.n]
    following = " ".join(x.text for x in below)
    missing = [w for w in nouns if w[:6].lower() not in following.lower() and not stems(w) & stems(following)]
    if missing and nouns[0] in missing and below and not phrases("contact").match(nouns[0]):
        yield "headline-body", below[0].n


def _rounded(reading: Reading, line: Line) -> Iterator[_Against]:
    """A number that the head states flatly and the text only as a bound."""
    for match in re.finditer(r"(?<![\d.,])(\d{2,})\s+([A-ZÄÖÜ]?\w{4,})", line.text):
        if phrases("bounding").search(line.text[: match.start()]):
            continue
        for below in _below(reading, line):
            number = re.search(rf"(?<!\d){match[1]}\s+{match[2][:5]}", below.text)
            if number and phrases("bounding_here").search(below.text[: number.start()]):
                yield "headline-body", below.n
                return


# What has gone on since


def _stale(article: Article, call: Call, group: Group) -> Iterator[Discrepancy]:
    """A head that still announces a call which the text below reports as held."""
    mine = [e for e in group.events if e.article == article.id]
    heads = [e for e in mine if article.line(e.line).label in _TOP]
    ahead = [e for e in heads if e.status == "announced"]
    done = [e for e in mine if e not in heads and (e.status == "held" or _says_over(article, e))]
    if ahead and done and article.updates and not any(e.status == "held" for e in heads):
        over = next((e for e in done if _says_over(article, e)), done[0])
        lines = tuple(dict.fromkeys((e.article, e.line, e.line) for e in [*ahead, over]))
        yield Discrepancy("stale-head", call.id, (), lines, note("stale-head"))


def _says_over(article: Article, event: Event) -> bool:
    return bool(phrases("over").search(article.line(event.line).text[event.col :]))


def _meeting_days(reading: Reading) -> Iterator[Discrepancy]:
    """A head that puts a meeting on another day of the week than the text below."""
    article = reading.article
    told = [(s.line, article.line(s.line).text[s.start : s.end]) for s in reading.document.sentences]
    days = [(n, found) for n, text in told for found in _days(text)]
    body = [(n, found) for n, found in days if article.line(n).label == "body"]
    for n, said in ((n, found) for n, found in days if article.line(n).label in _TOP):
        if body and not any(said & other for _, other in body):
            lines = tuple((article.id, x, x) for x in dict.fromkeys([n, *(m for m, _ in body[:2])]))
            yield Discrepancy("date", None, (), lines, "Head and text name different days for the meeting.")


def _days(text: str) -> Iterator[frozenset[int]]:
    """The weekdays that stand near the word for a meeting."""
    for match in phrases("meeting").finditer(text):
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        found = {number for name, number in WEEKDAYS.items() if re.search(rf"\b{name}", around, re.IGNORECASE)}
        found |= {5, 6} if phrases("weekend").search(around) else set()
        if found:
            yield frozenset(found)
