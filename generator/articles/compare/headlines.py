"""Heads against the text below them.

In: readings and calls. Out: discrepancies of kind `headline-body` (a head says what the text does not, or puts in marks
words that nobody said so) and `translation` (one printed statement, two wordings).
"""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from generator.articles.article import Line, section_of
from generator.articles.compare.content_words import call_at, stems
from generator.articles.findings import Call, Discrepancy, Quotation
from generator.articles.readings import Reading

_COPULA = frozenset({"es", "das", "ist", "sei", "war", "it", "that", "is", "was"})
_HEADS = frozenset({"headline", "kicker+headline", "subhead", "update-head"})


def headline_differences(readings: Sequence[Reading], calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """Article by article, head by head."""
    for reading in readings:
        for line in reading.article.prose:
            if line.label in _HEADS:
                yield from _quoted(reading, line, calls)
                yield from _unsaid(reading, line, calls)
                yield from _rounded(reading, line, calls)


def _body(reading: Reading) -> list[Quotation]:
    return [
        q
        for q in reading.quotations
        if q.type == "direct" and reading.article.line(q.span.line).label == "body" and q.nested_in is None
    ]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _quoted(reading: Reading, line: Line, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """A head's quotation: another subject beside it than in the text, or words that stand nowhere so."""
    article = reading.article
    text = _plain(" ".join(x.text for x in article.prose if x.label in ("body", "lead")))
    for q in (q for q in reading.quotations if q.span.line == line.n and q.type == "direct" and q.nested_in is None):
        words = _plain(q.span.exact)
        same = next((b for b in _body(reading) if words in _plain(b.span.exact)), None)
        if same:
            head = re.split(r"[–—:;]", line.text[: q.span.col])[-1] + line.text[q.span.col + q.span.length :]
            if not stems(q.span.exact) and _changes_subject(head, same, reading):
                yield _difference(
                    "headline-body",
                    reading,
                    calls,
                    line.n,
                    same.span.line,
                    "The head puts the quoted words with another subject than the text.",
                )
        elif words not in text and len(words.split()) > 1:
            near = _nearest(reading, words)
            if near and not any(_shortens(words, _plain(b.span.exact)) for b in _body(reading)):
                kind = (
                    "translation"
                    if re.search(r"(?i)übersetzung|translat", " ".join(x.text for x in article.prose))
                    else "headline-body"
                )
                yield _difference(
                    kind,
                    reading,
                    calls,
                    line.n,
                    near,
                    "The head puts words in marks that the text does not have in this form.",
                )


def _shortens(words: str, whole: str) -> bool:
    """`Kein Durchbruch, aber ein Anfang` of `Es ist kein Durchbruch, aber es ist ein Anfang`."""
    bare, full = (" ".join(w for w in text.split() if w not in _COPULA) for text in (words, whole))
    return bare in full


def _changes_subject(head: str, same: Quotation, reading: Reading) -> bool:
    """`„noch in diesem Jahr“`: words that say when or how, and stand beside another subject in the text."""
    body = stems(reading.article.line(same.span.line).text)
    return bool(stems(head)) and not stems(same.span.exact) & stems(head) and not stems(head) <= body


def _nearest(reading: Reading, words: str) -> int | None:
    """The line of the text that comes nearest to the quoted words, if it has most of them."""
    parts = words.split()
    rated = []
    for line in reading.article.prose:
        if line.label == "body":
            body = _plain(line.text)
            hits = sum(
                any(b[: max(4, len(w) - 3)] == w[: max(4, len(w) - 3)] for b in body.split())
                for w in parts
                if len(w) > 3
            )
            rated.append((hits, fuzz.partial_ratio(words, body), -line.n))
    best = max(rated, default=(0, 0, 0))
    return -best[2] if best[0] >= max(1, len([w for w in parts if len(w) > 3]) - 1) and best[1] >= 70 else None


def _unsaid(reading: Reading, line: Line, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """`X bestätigt Y`: the object of a commitment that the text below never names."""
    match = re.search(
        r"\b(?:bestätigt|akzeptiert|billigt|verspricht|confirms|accepts|approves|pledges"
        r"|promises)\s+(?P<object>[^,;:–—?]{6,80})",
        line.text,
    )
    if not match or "□" in match["object"] or re.search(r"[„“\"»«]", line.text) or not calls:
        return
    nouns = (
        list(re.findall(r"[A-ZÄÖÜ]\w{4,}", match["object"]))
        if reading.article.language == "de"
        else list(re.findall(r"\w{6,}", match["object"]))
    )
    here = section_of(reading.article, line.n)
    below = [
        x
        for x in reading.article.prose
        if x.n > line.n and x.label == "body" and section_of(reading.article, x.n) == here
    ]
    following = " ".join(x.text for x in below)
    missing = [w for w in nouns if w[:6].lower() not in following.lower() and not (stems(w) & stems(following))]
    contact = r"Gespräch|Telefonat|Anruf|Treffen|Termin"
    if missing and nouns[0] in missing and below and not re.match(contact, nouns[0]):
        note = "The head names something that the text does not."
        yield _difference("headline-body", reading, calls, line.n, below[0].n, note)


def _rounded(reading: Reading, line: Line, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """A number that the head states flatly and the text only as a bound."""
    for match in re.finditer(r"(?<![\d.,])(\d{2,})\s+([A-ZÄÖÜ]?\w{4,})", line.text):
        for below in reading.article.prose:
            if below.label == "body" and section_of(reading.article, below.n) == section_of(reading.article, line.n):
                bound = re.search(
                    rf"(?:[Mm]ehr\s+als|[Bb]is\s+zu|[Mm]indestens|[Ww]eniger\s+als|[Mm]ore\s+than|[Uu]p\s+to"
                    rf"|[Aa]t\s+least)\s+{match[1]}\s+{match[2][:5]}",
                    below.text,
                )
                if bound and not re.search(
                    r"(?i)mehr als|bis zu|mindestens|über|more than|up to|at least|over", line.text[: match.start()]
                ):
                    yield _difference(
                        "headline-body",
                        reading,
                        calls,
                        line.n,
                        below.n,
                        "The head states flatly a number that the text only bounds.",
                    )
                    return


def _difference(kind: str, reading: Reading, calls: Sequence[Call], head: int, body: int, note: str) -> Discrepancy:
    article = reading.article.id
    return Discrepancy(kind, call_at(calls, article, body), (), ((article, head, head), (article, body, body)), note)
