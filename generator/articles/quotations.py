"""Quotations, each with its speaker and channel, and reported speech.

In: an article, its mentions and bodies, the register. Out: direct quotations in the order of their opening marks, then
sentences of indirect speech. The speaker is looked for in the quotation's own sentence, then in what was said before
in the paragraph and the section; a heading is resolved through the text that repeats its words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from generator.articles.article import Article, Line
from generator.articles.attribution import Attribution, attributions
from generator.articles.bodies import body_of
from generator.articles.channels import channel_in
from generator.articles.findings import Mention, Quotation, Span, Told
from generator.articles.focus import section_of
from generator.articles.marks import Marked, marked
from generator.articles.offices import seats
from generator.articles.pronouns import genders, referent, subjects
from generator.articles.register import Register
from generator.articles.sentences import BLOT, blotted, sentences
from generator.articles.voices import Voice, country_voice, voices

#: Forms that give way to a platform already named for the speaker.
_VAGUE = frozenset({"Beitrag", "post", "Erklärung", "statement"})
_HEADS = frozenset({"kicker", "headline", "kicker+headline", "subhead", "update-head"})


def told(
    article: Article, mentions: Sequence[Mention], bodies: Sequence[Mention], register: Register
) -> tuple[Told, ...]:
    """Every sentence of the prose with its speaker, in the order of the text."""
    marks = marked(article)
    out: list[Told] = []
    gender = genders(article, mentions)
    for line in article.prose:
        text, everyone = _line_voices(article, line, marks, mentions, bodies)
        same = [t for t in out if section_of(article, t.line) == section_of(article, line.n)]
        for start, end in sentences(text):
            out.append(_told(article, line, text, (start, end), everyone, same, register, mentions, bodies, gender))
            same.append(out[-1])
            if len(out) > 1 and re.match(r"(?:Das|Dies|Darüber)\s+(?!habe|hätte|sei|werde|soll)\w+", out[-1].text) and out[-1].own and out[-2].line == line.n and not out[-2].speaker:
                out[-2] = same[-2] = replace(out[-2], speaker=out[-1].speaker, channel=out[-1].channel, reported=True)
    return tuple(out)


def find_quotations(
    article: Article, mentions: Sequence[Mention], stories: Sequence[Told], register: Register
) -> tuple[Quotation, ...]:
    """Direct quotations first, then indirect ones; `nested_in` counts in this order."""
    marks = marked(article)
    direct = [_direct(article, mark, stories, register) for mark in marks]
    resolved = [_resolved(article, q, direct, stories, mentions, register) for q in direct]
    spoken = _one_channel_per_voice(article, resolved)
    return (*spoken, *_indirect(article, stories, marks))


def _line_voices(
    article: Article, line: Line, marks: Sequence[Marked], mentions: Sequence[Mention], bodies: Sequence[Mention]
) -> tuple[str, tuple[Voice, ...]]:
    spans = [
        (m.col if m.line == line.n else -1, m.end if m.last_line == line.n else len(line.text) + 1)
        for m in marks
        if m.line <= line.n <= m.last_line and m.outer is None
    ]
    text = blotted(line.text, spans)
    outside = [m for m in mentions if m.span.line == line.n and text[m.span.col] != BLOT]
    around = [m for m in bodies if m.span.line == line.n and text[m.span.col] != BLOT]
    return text, voices(text, outside, around, "de" if article.language == "de" else "en")


def _told(article: Article, line: Line, text: str, span: tuple[int, int], everyone: Sequence[Voice], before: Sequence[Told], register: Register,
          mentions: Sequence[Mention], bodies: Sequence[Mention], gender: Mapping[str, str]) -> Told:  # fmt: skip
    start, end = span
    language = "de" if article.language == "de" else "en"
    found = [a for a in attributions(text, span, everyone, language) if not a.embedded]
    last = next((t for t in reversed(before) if t.speaker and t.leads), None)
    inside = text[start:end]
    words = _without_people(line, text, mentions)[start:end]
    channel = channel_in(words, language) or next(
        (t.channel for t in before[-1:] if t.line == line.n and not t.words), None
    )
    found = [_with_referent(article, line, a, last, mentions, bodies, gender) for a in found]
    named = [a for a in found if a.ids]
    main = _main(named, inside, start) or (found[0] if found else None)
    if main and main.ids:
        earlier = _channel_before(main.ids, before)
        where = earlier if not channel or (earlier and channel in _VAGUE) else channel
        return Told(line.n, start, end, main.ids, where, True, True, _leads(main, inside), main.text, inside)
    if official := _official(article, inside, before, register):
        form = "Erklärung" if language == "de" else "statement"
        return Told(line.n, start, end, official, channel or form, True, True, True, "", inside)
    if main and last:
        return Told(
            line.n,
            start,
            end,
            last.speaker,
            channel or last.channel,
            True,
            True,
            _leads(main, inside),
            main.text,
            inside,
        )
    reported = bool(last) and (_is_reported(inside, language) or BLOT in inside)
    if reported and last and (last.line == line.n or _carries_over(article, last, line)):
        return Told(line.n, start, end, last.speaker, channel or last.channel, False, True, True, "", inside)
    return Told(line.n, start, end, (), channel, False, False, True, "", inside)


def _with_referent(article: Article, line: Line, found: Attribution, last: Told | None, mentions: Sequence[Mention], bodies: Sequence[Mention],
                   gender: Mapping[str, str]) -> Attribution:  # fmt: skip
    """An attribution to a pronoun, with those whom it means."""
    if re.search(r"\beigenen\b|\bown account\b", found.text):
        earlier = [
            m
            for m in mentions
            if (m.span.line, m.span.col) < (line.n, found.start)
            and len(m.actors) == 1
            and section_of(article, m.span.line) == section_of(article, line.n)
        ]
        topics = (
            subjects(article, [m for m in earlier if m.span.line == line.n]) or subjects(article, earlier) or earlier
        )
        return replace(found, ids=topics[-1].actors if topics else ())
    if found.ids or not found.pronoun:
        return found
    ids = referent(
        article, found.pronoun, (line.n, found.start), last.speaker if last else (), mentions, bodies, gender
    )
    return replace(found, ids=ids)


def _leads(main: Attribution, text: str) -> bool:
    """Agreeing or thanking is no speech yet; a quotation or a pronoun shows that it is."""
    return main.strong or bool(main.pronoun) or BLOT in text


def _main(named: Sequence[Attribution], text: str, offset: int) -> Attribution | None:
    """The attribution that a sentence hangs on: the one beside its quotation, else the first strong one."""
    if not named:
        return None
    if BLOT in text:
        first, last = offset + text.index(BLOT), offset + text.rindex(BLOT)
        after = [a for a in named if last < a.start <= last + 4]
        before = [a for a in named if a.start < first]
        if after:
            return after[0]
        if before:
            strong = [a for a in before if a.strong]
            return (strong or before)[-1] if len(strong) < 2 else strong[-1]
        later = [a for a in named if a.start > last]
        if later:
            return later[0]
    return next((a for a in named if a.strong), named[0])


def _is_reported(text: str, language: str) -> bool:
    """Whether a sentence without a speaker goes on reporting: subjunctive in German, `would` or a pronoun in English."""
    if language == "de":
        return bool(
            re.search(
                r"\b(?:sei|seien|habe|hätte|hätten|werde|würde|würden|könne|könnte|könnten|müsse|müssten|solle|sollten|wolle|wollten|gebe|gehe|stehe|komme|dürfe|bleibe|sehe|gelte|handle)\b",
                text,
            )
        )
    return bool(re.search(r"\b(?:he|she|they|it)\b[^.]*\b(?:would|had|will)\b", text, re.IGNORECASE))


def _carries_over(article: Article, last: Told, line: Line) -> bool:
    """Speech goes on in the next paragraph of the section, not over a heading."""
    between = [article.line(n).label for n in range(last.line + 1, line.n + 1)]
    return (
        not any(label in _HEADS for label in between)
        and article.line(last.line).label not in _HEADS
        and sum(b == "body" for b in between) <= 3
    )


def _channel_before(ids: tuple[str, ...], before: Sequence[Told]) -> str | None:
    return next((t.channel for t in reversed(before) if t.speaker == ids and t.channel), None)


def _official(article: Article, text: str, before: Sequence[Told], register: Register) -> tuple[str, ...]:
    """`In der US-Erklärung hieß es`, `the Russian readout said`: the body of the state that was last spoken of."""
    match = re.search(
        r"\b(?P<land>US|EU|UN)-(?:Erklärung|Statement|Mitteilung|Darstellung|Angaben|Verlautbarung)\b", text
    )
    if not match:
        return ()
    land = country_voice(match["land"]) or ""
    house, government = body_of(land, "presidency", register), body_of(land, "government", register)
    recent = " ".join(t.text for t in before[-3:])
    return (government,) if "Regierung" in recent or "administration" in recent else (house,)


def _without_people(line: Line, text: str, mentions: Sequence[Mention]) -> str:
    letters = list(text)
    for m in mentions:
        if m.span.line == line.n and m.kind != "compound":
            letters[m.span.col : m.span.col + m.span.length] = "·" * m.span.length
    return "".join(letters)


def _direct(article: Article, mark: Marked, stories: Sequence[Told], register: Register) -> Quotation:
    span = _span(article, mark)
    story = next((t for t in stories if t.line == mark.line and t.start <= mark.col < t.end), None)
    speaker = story.speaker if story else ()
    channel = story.channel if story and speaker else None
    if speaker and not channel and story and _is_statement(story.words, speaker, register):
        channel = "Erklärung" if article.language == "de" else "statement"
    inner = span.exact.strip("„“”\"«»‚‘’'‹› ")
    return Quotation(span, mark.last_line, " ".join(inner.split()[:5]), speaker, channel, "direct", mark.outer)


def _is_statement(verb: str, speaker: tuple[str, ...], register: Register) -> bool:
    """A house that "explains" or "announces" does so in a statement; a person may say it anywhere."""
    bodies = all((a := register.get(i)) is not None and a.kind in ("body", "group") or i in seats() for i in speaker)
    return bodies and bool(
        re.match(r"(?:erklär|teil|mitteil|mitgeteilt|gab|gibt|bekannt|ließ|sprach|stated|declared|announced)", verb)
    )


def _span(article: Article, mark: Marked) -> Span:
    if mark.line == mark.last_line:
        text = article.line(mark.line).text
        return Span(
            mark.line,
            mark.col,
            mark.end - mark.col,
            text[mark.col : mark.end],
            text[max(0, mark.col - 32) : mark.col],
            text[mark.end : mark.end + 32],
        )
    lines = [article.line(n).text for n in range(mark.line, mark.last_line + 1)]
    exact = "\n".join([lines[0][mark.col :], *lines[1:-1], lines[-1][: mark.end]])
    return Span(
        mark.line,
        mark.col,
        len(exact),
        exact,
        lines[0][max(0, mark.col - 32) : mark.col],
        lines[-1][mark.end : mark.end + 32],
    )


def _resolved(
    article: Article,
    quotation: Quotation,
    everything: Sequence[Quotation],
    stories: Sequence[Told],
    mentions: Sequence[Mention],
    register: Register,
) -> Quotation:
    """A quotation of a heading gets its speaker and channel from the text below; one without a speaker looks ahead."""
    line = article.line(quotation.span.line)
    if quotation.nested_in is not None:
        return quotation
    if line.label in _HEADS | {"lead"}:
        twin = _twin(article, quotation, everything)
        head = _before_colon(article, quotation, mentions)
        if twin and (not head or head == twin.speaker):
            return _with(quotation, twin.speaker, twin.channel)
        speaker = head or quotation.speaker or _heading_speaker(article, quotation, mentions, register)
        return _with(quotation, speaker, quotation.channel)
    if quotation.speaker:
        return quotation
    ahead = [
        t
        for t in stories
        if t.speaker
        and section_of(article, t.line) == section_of(article, line.n)
        and (t.line, t.start) > (line.n, quotation.span.col)
    ]
    near = next((t for t in ahead if t.line == line.n), None) or next(
        (t for t in reversed(stories) if t.speaker and t.line < line.n and _carries_over(article, t, line)), None
    )
    near = near or next((t for t in ahead if t.line <= line.n + 2), None)
    return _with(quotation, near.speaker, near.channel) if near else quotation


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
    """The person who opens a heading of the form `X …: …`."""
    text = article.line(quotation.span.line).text
    colon = text.find(":")
    here = [
        m for m in mentions if m.span.line == quotation.span.line and m.kind in ("name", "role") and m.span.col == 0
    ]
    return here[0].actors if here and 0 < colon < quotation.span.col else ()


def _heading_speaker(
    article: Article, quotation: Quotation, mentions: Sequence[Mention], register: Register
) -> tuple[str, ...]:
    """`Trump: „…“`, `„…“: X warnt`: the first person of the heading; a state that heads it speaks by its government."""
    here = [m for m in mentions if m.span.line == quotation.span.line and m.kind in ("name", "role")]
    if here:
        return here[0].actors
    first = re.match(r"[„“\"]?(\w+)", article.line(quotation.span.line).text)
    land = country_voice(first[1]) if first else None
    return (body_of(land, "government", register),) if land else ()


def _one_channel_per_voice(article: Article, quotations: Sequence[Quotation]) -> list[Quotation]:
    """A speaker whose words in one section come from one named place said all of them there; so, in an article without
    updates, over the whole text."""
    out = []
    for q in quotations:
        own = [c for c in quotations if c.speaker == q.speaker and c.channel]
        beside = {c.channel for c in own if c.span.line == q.span.line}
        same = {c.channel for c in own if section_of(article, c.span.line) == section_of(article, q.span.line)}
        near = beside if len(beside) == 1 else same
        out.append(_with(q, q.speaker, next(iter(near))) if q.speaker and not q.channel and len(near) == 1 else q)
    return out


def _with(quotation: Quotation, speaker: tuple[str, ...], channel: str | None) -> Quotation:
    return Quotation(
        quotation.span, quotation.last_line, quotation.opening, speaker, channel, quotation.type, quotation.nested_in
    )


def _indirect(article: Article, stories: Sequence[Told], marks: Sequence[Marked]) -> list[Quotation]:
    """Reported speech: sentences with a speaker and no quotation in them."""
    out = []
    for t in stories:
        if t.reported and t.speaker and BLOT not in t.text and article.line(t.line).label not in _HEADS:
            text = article.line(t.line).text
            end = t.start + len(text[t.start : t.end].rstrip())
            span = Span(
                t.line,
                t.start,
                end - t.start,
                text[t.start : end],
                text[max(0, t.start - 32) : t.start],
                text[end : end + 32],
            )
            out.append(
                Quotation(span, t.line, " ".join(span.exact.split()[:5]), t.speaker, t.channel, "indirect", None)
            )
    return out
