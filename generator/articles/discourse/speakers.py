"""Who tells each sentence of an article.

In: an article, its mentions and bodies, the register. Out: `Told` sentences in the order of the text. A sentence
names its speaker, or goes on in the voice before it: a pronoun, the subjunctive of reported speech, a quotation
without a verb.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from generator.articles.article import Article, Line, section_of
from generator.articles.discourse.attribution import Attribution, attributions
from generator.articles.discourse.pronouns import genders, referent, subjects
from generator.articles.discourse.speaker_mentions import Voice, country_voice, voices
from generator.articles.discourse.unnamed import unnamed_voices
from generator.articles.findings import Mention, Told
from generator.articles.people.bodies import body_of
from generator.articles.people.press import is_outlet
from generator.articles.text.channels import channel_in
from generator.articles.text.quotation_marks import Marked, marked
from generator.articles.text.sentences import BLOT, blotted, sentences
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import adjective_country
from generator.articles.vocabulary.words import alternation, split, word_list

_HEADS = frozenset({"kicker", "headline", "kicker+headline", "subhead", "update-head"})


#: Forms that give way to a platform already named for the speaker.
_VAGUE = frozenset({"Beitrag", "post", "Erklärung", "statement"})


def told(
    article: Article, mentions: Sequence[Mention], bodies: Sequence[Mention], register: Register
) -> tuple[Told, ...]:
    """Every sentence of the prose with its speaker, in the order of the text."""
    marks = marked(article)
    out: list[Told] = []
    gender = genders(article, mentions)
    for line in article.prose:
        text, named = _line_voices(article, line, marks, mentions, bodies)
        everyone = unnamed_voices(article, line, text, named, bodies, mentions, register)
        same = [t for t in out if section_of(article, t.line) == section_of(article, line.n)]
        for start, end in sentences(text):
            out.append(_told(article, line, text, (start, end), everyone, same, register, mentions, bodies, gender))
            same.append(out[-1])
            if (
                len(out) > 1
                and re.match(r"(?:Das|Dies|Darüber)\s+(?!habe|hätte|sei|werde|soll)\w+", out[-1].text)
                and out[-1].own
                and out[-2].line == line.n
                and not out[-2].speaker
            ):
                out[-2] = same[-2] = replace(out[-2], speaker=out[-1].speaker, channel=out[-1].channel, reported=True)
    return tuple(out)


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


def _told(
    article: Article,
    line: Line,
    text: str,
    span: tuple[int, int],
    everyone: Sequence[Voice],
    before: Sequence[Told],
    register: Register,
    mentions: Sequence[Mention],
    bodies: Sequence[Mention],
    gender: Mapping[str, str],
) -> Told:
    start, end = span
    language = "de" if article.language == "de" else "en"
    found = [a for a in attributions(text, span, everyone, language) if not a.embedded]
    last = next((t for t in reversed(before) if t.speaker and t.leads), None)
    inside = text[start:end]
    words = _without_people(line, text, mentions)[start:end]
    channel = channel_in(words, language) or next(
        (t.channel for t in before[-1:] if t.line == line.n and not t.words), None
    )
    resolved = [_with_referent(article, line, a, last, mentions, bodies, gender) for a in found]
    found = _within(text, span, everyone, found, resolved, bodies)
    named = [a for a in found if a.ids]
    parties = [a for a in named if not is_outlet(a.ids[0], register)]
    main = _main(parties, inside, start)
    official = () if main else _official(article, inside, before, register)
    if not main and not official:
        main = _main(named, inside, start) or (found[0] if found else None)
    if main and main.ids:
        earlier = _channel_before(main.ids, before)
        where = earlier if not channel or (earlier and channel in _VAGUE) else channel
        return Told(line.n, start, end, main.ids, where, True, True, _leads(main, inside), main.text, inside)
    if not main and official:
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
    if reported and last and (last.line == line.n or carries_over(article, last, line)):
        return Told(line.n, start, end, last.speaker, channel or last.channel, False, True, True, "", inside)
    return Told(line.n, start, end, (), channel, False, False, True, "", inside)


def _with_referent(
    article: Article,
    line: Line,
    found: Attribution,
    last: Told | None,
    mentions: Sequence[Mention],
    bodies: Sequence[Mention],
    gender: Mapping[str, str],
) -> Attribution:
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


def _within(
    text: str,
    span: tuple[int, int],
    everyone: Sequence[Voice],
    found: Sequence[Attribution],
    resolved: Sequence[Attribution],
    bodies: Sequence[Mention],
) -> list[Attribution]:
    """A pronoun in a relative clause means who speaks in the same sentence (`X said … a call that he described`), else
    its subject (`X spoke to Y, whom he called …`)."""
    houses = {m.actors for m in bodies}
    out: list[Attribution] = []
    for plain, full in zip(found, resolved, strict=True):
        before: list[tuple[str, ...]] = []
        if re.search(r"\b(?:whom|which|that|de[nmr]|die|das)\s+(?:he|she|er|sie)\s+$", text[span[0] : plain.start]):
            before = [a.ids for a in out if a.strong and len(a.ids) == 1 and a.ids not in houses]
            subject = [
                v for v in everyone if span[0] <= v.start < plain.start and not (v.governed or v.owner or v.body)
            ]
            before = before or [v.ids for v in subject[:1]]
        personal = plain.pronoun in ("he", "she", "er", "sie") and not plain.ids
        out.append(replace(full, ids=before[-1]) if personal and before else full)
    return out


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
    closing = [a for a in named if a.strong and a.pronoun and not re.search(r"\w", text[a.end - offset :])]
    return next(iter(closing), None) or next((a for a in named if a.strong), named[0])


def _is_reported(text: str, language: str) -> bool:
    """Whether a sentence without a speaker goes on reporting: subjunctive in German, `would` in English."""
    if language == "de":
        return bool(
            re.search(
                r"\b(?:sei|seien|habe|hätte|hätten|werde|würde|würden|könne|könnte|könnten|müsse|müssten|solle"
                r"|sollten|wolle|wollten|gebe|gehe|stehe|komme|dürfe|bleibe|sehe|gelte|handle)\b",
                text,
            )
        )
    return bool(re.search(r"\b(?:he|she|they|it)\b[^.]*\b(?:would|had|will)\b", text, re.IGNORECASE))


def carries_over(article: Article, last: Told, line: Line) -> bool:
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
    match = _official_text().search(text)
    land = match and (country_voice(match["land"]) if match["land"] else _land_of(match["adj"] or "") or "RU")
    if not match or not land:
        return ()
    house, government = body_of(land, "presidency", register), body_of(land, "government", register)
    recent = " ".join(t.text for t in before[-3:])
    return (government,) if "Regierung" in recent or "administration" in recent else (house,)


def _land_of(adjective: str) -> str | None:
    return adjective_country(adjective, "de") or adjective_country(adjective, "en")


@cache
def _official_text() -> re.Pattern[str]:
    """What a state has published: `US-Erklärung`, `chinesische Mitteilung`, `the Russian readout`."""
    records = word_list("countries").values()
    german = alternation(a for r in records for a in split(r["adj"]))
    english = alternation(a for r in records for a in split(r["en_adj"]))
    noun = "Erklärung|Statement|Mitteilung|Darstellung|Angaben|Verlautbarung|Lesart|Version|Seite"
    return re.compile(
        rf"\b(?P<land>US|EU|UN)-(?:{noun})\b|\bKreml(?:-(?:{noun})|angaben|mitteilung|erklärung)\b|\b(?P<adj>{german}(?:e[nr]?)(?=\s+(?:{noun})\b)"
        rf"|{english}(?=\s+(?:readout|statement|account|summary|version|side)\b))"
    )


def _without_people(line: Line, text: str, mentions: Sequence[Mention]) -> str:
    letters = list(text)
    for m in mentions:
        if m.span.line == line.n and m.kind != "compound":
            letters[m.span.col : m.span.col + m.span.length] = "·" * m.span.length
    return "".join(letters)
