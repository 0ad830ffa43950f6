"""Quotations, each with its speaker and channel, and reported speech.

In: an article, its mentions and bodies, the register. Out: direct quotations in the order of their opening marks, then
sentences of indirect speech. The speaker is looked for in the quotation's own sentence, then in what was said before
in the paragraph and the section; a heading is resolved through the text that repeats its words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from generator.articles.article import HEADINGS, Article, section_of
from generator.articles.discourse.speakers import BLOT, Spoken
from generator.articles.findings import Mention, Quotation, Span, Told, span_of
from generator.articles.text.quotation_marks import Marked
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import seats


def find_quotations(
    article: Article,
    marks: Sequence[Marked],
    mentions: Sequence[Mention],
    stories: Sequence[Told],
    spoken: Mapping[int, Spoken],
    register: Register,
) -> tuple[Quotation, ...]:
    """Direct quotations first, then indirect ones; `nested_in` counts in this order."""
    direct = [_direct(article, mark, _spoken(n, marks, spoken), register) for n, mark in enumerate(marks)]
    resolved = [_resolved(article, q, direct, mentions) for q in direct]
    voiced = _one_channel_per_voice(article, resolved, stories)
    return (*voiced, *_indirect(article, stories, marks))


def _spoken(n: int, marks: Sequence[Marked], spoken: Mapping[int, Spoken]) -> Spoken | None:
    """The speaker of a quotation; a nested one is said by whoever says the outer."""
    outer = marks[n].outer
    return spoken.get(n) or (_spoken(outer, marks, spoken) if outer is not None else None)


def _direct(article: Article, mark: Marked, said: Spoken | None, register: Register) -> Quotation:
    span = _span(article, mark)
    speaker = said.referent.ids if said else ()
    channel = said.channel if said and speaker else None
    named = not said or said.referent.kind != "unnamed"
    if speaker and not channel and said and said.words == "mitteilen":
        channel = "Mitteilung"
    elif speaker and not channel and said and _is_statement(said.words, speaker, register):
        channel = "Erklärung" if article.language == "de" else "statement"
    inner = span.exact.strip("„“”\"«»‚‘’'‹› ")
    return Quotation(span, mark.last_line, " ".join(inner.split()[:5]), speaker, channel, "direct", mark.outer, named)


def _is_statement(verb: str, speaker: tuple[str, ...], register: Register) -> bool:
    """A house that "explains" or "announces" does so in a statement; a person may say it anywhere."""
    bodies = all(((a := register.get(i)) is not None and a.kind in ("body", "group")) or i in seats() for i in speaker)
    return bodies and bool(re.match(r"(?:erklär|mitteil|bekannt|ankündig|sprechen|state|declare|announce)", verb))


def _span(article: Article, mark: Marked) -> Span:
    first, last = article.line(mark.line), article.line(mark.last_line)
    if first is last:
        return span_of(first, mark.col, mark.end)
    between = [article.line(n).text for n in range(mark.line + 1, mark.last_line)]
    exact = "\n".join([first.text[mark.col :], *between, last.text[: mark.end]])
    before, after = first.text[max(0, mark.col - 32) : mark.col], last.text[mark.end : mark.end + 32]
    return Span(mark.line, mark.col, len(exact), exact, before, after)


def _resolved(
    article: Article,
    quotation: Quotation,
    everything: Sequence[Quotation],
    mentions: Sequence[Mention],
) -> Quotation:
    """A quotation of a heading gets its speaker and channel from the text below."""
    label = article.line(quotation.span.line).label
    if quotation.nested_in is not None or label not in HEADINGS | {"lead"}:
        return quotation
    twin = _twin(article, quotation, everything)
    head = _before_colon(article, quotation, mentions)
    if twin and (not head or head == twin.speaker):
        return _with(quotation, twin.speaker, twin.channel)
    speaker = head or quotation.speaker
    return _with(quotation, speaker, quotation.channel)


def _twin(article: Article, quotation: Quotation, everything: Sequence[Quotation]) -> Quotation | None:
    """The quotation of the body that a heading repeats, whole or in part, word for word or nearly so."""
    words = _words(quotation.span.exact)
    body = [q for q in everything if q.speaker and article.line(q.span.line).label == "body" and q.nested_in is None]
    exact = [q for q in body if words in _words(q.span.exact)]
    if exact:
        here = section_of(article, quotation.span.line)
        return min(
            exact, key=lambda q: (section_of(article, q.span.line) != here, abs(q.span.line - quotation.span.line))
        )
    rated = [(fuzz.token_set_ratio(words, _words(q.span.exact)), q) for q in body if len(words.split()) > 1]
    best = max(rated, key=lambda r: r[0], default=(0, None))
    return best[1] if best[0] >= 80 else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _before_colon(article: Article, quotation: Quotation, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The person who opens a heading, or the part of it, of the form `X …: …`."""
    text = article.line(quotation.span.line).text[: quotation.span.col]
    part = re.search(r"(?:^|[“”\"»«–—|]\s*)([^“”\"»«–—|]+):[^:]*$", text)
    here = [m for m in mentions if m.span.line == quotation.span.line and m.kind in ("name", "role")]
    return next((m.actors for m in here if part and m.span.col == part.start(1)), ())


def _one_channel_per_voice(
    article: Article, quotations: Sequence[Quotation], stories: Sequence[Told]
) -> list[Quotation]:
    """A speaker whose words in one section come from one named place said all of them there, in one line reported
    words too; so, in an article without updates, within two lines."""
    out = []
    for q in quotations:
        line, here = q.span.line, section_of(article, q.span.line)
        own = [c for c in quotations if c.channel and c.speaker == q.speaker]
        beside = {c.channel for c in own if c.span.line == line}
        beside |= {t.channel for t in stories if t.speaker == q.speaker and t.line == line and t.channel}
        near = (c for c in own if section_of(article, c.span.line) == here)
        same = {c.channel for c in near if here or abs(c.span.line - line) <= 2}
        channels = beside if len(beside) == 1 else same
        silent = q.speaker and not q.channel and len(channels) == 1
        out.append(_with(q, q.speaker, next(iter(channels))) if silent else q)
    return out


def _with(quotation: Quotation, speaker: tuple[str, ...], channel: str | None) -> Quotation:
    named = quotation.named or speaker != quotation.speaker
    return replace(quotation, speaker=speaker, channel=channel, named=named)


def _indirect(article: Article, stories: Sequence[Told], marks: Sequence[Marked]) -> list[Quotation]:
    """Reported speech: sentences with a speaker and no quotation in them."""
    out = []
    for t in stories:
        if t.reported and t.speaker and BLOT not in t.text and article.line(t.line).label not in HEADINGS:
            text = article.line(t.line).text[t.start : t.end].rstrip()
            span = span_of(article.line(t.line), t.start, t.start + len(text))
            out.append(
                Quotation(span, t.line, " ".join(span.exact.split()[:5]), t.speaker, t.channel, "indirect", None)
            )
    return out
