"""Who tells each sentence of an article, and who says each quotation.

In: the document, the mentions and bodies, the register. Out: `Told` sentences in the order of the text, and for each
quotation its speaker. A sentence names its speaker, or goes on in the voice before it: in reported speech, or as a
quotation alone in the same paragraph. An unmatched quotation has no speaker.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.articles.article import HEADINGS, Article, section_of
from generator.articles.discourse.referents import Referents
from generator.articles.discourse.sayings import Saying, passed_on, speaker_of, teller_of
from generator.articles.discourse.source_phrases import Source
from generator.articles.discourse.sources import attribution_text, sources_in
from generator.articles.discourse.unnamed import NOBODY, Referent
from generator.articles.findings import Mention, Told
from generator.articles.people.bodies import country_of_body
from generator.articles.text.channels import channel_in
from generator.articles.text.document import Document, Sentence
from generator.articles.vocabulary.register import Register

BLOT = "□"
_FIRST_PERSON = re.compile(r"\b(?:[Ii]ch|[Mm]ir|[Mm]ich|[Mm]eine?[nmrs]?|I|[Mm]y|me)\b")
#: How a sentence goes back to the words before it: `Das sagte`, `So sprach`.
_BACK = re.compile(r"(?:das|dies|so|damit|darüber|that|this)\b")
_IN_WORDS = re.compile(r"(?:so (?:sprach|redete)|mit diesen worten|mit diesem satz|with these words|with that)\b")
#: Forms that give way to a platform already named for the speaker.
_VAGUE = frozenset({"Beitrag", "Post", "post", "Erklärung", "statement"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """The speaker of a quotation: actors, kind of referent, the ground; `channel` of the sentence."""

    referent: Referent
    channel: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Voice:
    """The voice in which a sentence may go on. `tells` if it told its last sentence (else it was only its subject),
    `colon` if that ends in a colon, `broken` if the article has spoken since, `chain` if its last sentence went on
    in it without naming it again, or announces words."""

    referent: Referent
    line: int
    channel: str | None
    tells: bool
    leads: bool = True
    colon: bool = False
    broken: bool = False
    chain: bool = False


class Speakers:
    """Walks through the sentences of one article once; `told` and `spoken` are what it found."""

    def __init__(
        self, document: Document, referents: Referents, mentions: Sequence[Mention], register: Register
    ) -> None:
        self._article, self._document, self._referents = document.article, document, referents
        self._register, self._language = register, "de" if document.article.language == "de" else "en"
        self._names: dict[int, list[Mention]] = {}
        for mention in sorted((m for m in mentions if m.kind != "compound"), key=lambda m: m.span.col):
            self._names.setdefault(mention.span.line, []).append(mention)
        self.told: list[Told] = []
        self.spoken: dict[int, Spoken] = {}
        self._weak: set[int] = set()
        self._voices: dict[int, _Voice] = {}
        self._channels: dict[tuple[tuple[str, ...], int], str] = {}
        prose = [line.n for line in document.article.prose]
        self._line_before = dict(zip(prose[1:], prose, strict=False))
        for sentence in document.sentences:
            if sentence.inside is None:
                self._read(sentence)
            else:
                self._referents.read(sentence)

    def _read(self, sentence: Sentence) -> None:
        self._referents.read(sentence)
        section = section_of(self._article, sentence.line)
        voice = self._voices.get(section)
        sources = sources_in(sentence, self._language)
        saying, goes_on = self._quotations(sentence, sources, voice)
        saying = saying or teller_of(sentence, sources, self._referents, self._language)
        told = self._told(sentence, saying, voice, sources)
        if not told.speaker and goes_on and _alone(sentence):
            told = replace(told, speaker=goes_on.referent.ids, channel=told.channel or goes_on.channel, reported=True)
        self.told.append(told)
        if told.channel:
            self._channels[told.speaker, section] = told.channel
        self._voices.update(self._next_voice(sentence, told, saying, voice, section))
        self._look_back(sentence, saying)

    def _next_voice(
        self, sentence: Sentence, told: Told, saying: Saying | None, voice: _Voice | None, section: int
    ) -> dict[int, _Voice]:
        """The voice in which the next sentence of the section may go on."""
        colon = _ends_in_colon(sentence)
        if told.reported or saying:
            before = voice.referent if voice else NOBODY
            referent = before if told.speaker == before.ids else Referent(told.speaker, before.kind)
            if saying and told.speaker in (saying.referent.ids, ()):
                referent = saying.referent
            self._referents.spoke(sentence, referent)
            chain = not told.own or _alone(sentence) or colon
            return {section: _Voice(referent, sentence.line, told.channel, True, told.leads, colon, False, chain)}
        subject = self._subject(sentence)
        if subject and subject.ids:
            return {section: _Voice(subject, sentence.line, None, False, False, colon, False, colon)}
        return {section: replace(voice, broken=not colon, colon=colon, chain=colon)} if voice else {}

    def _quotations(
        self, sentence: Sentence, sources: Sequence[Source], voice: _Voice | None
    ) -> tuple[Saying | None, Spoken | None]:
        """The speakers of the quotations in a sentence: the first that it names, and the last that it goes on with."""
        first: Saying | None = None
        last: Spoken | None = None
        for i, token in enumerate(sentence.tokens):
            if token.quotation is None:
                continue
            if token.quotation in self.spoken:  # it goes on from the paragraph before
                last = self.spoken[token.quotation]
                first = first or Saying(Source("phrase", (), 0), last.referent, 1.0)
                continue
            saying = speaker_of(sentence, i, sources, self._referents, self._language)
            before = None if saying else self._going_on(sentence, sources, voice)
            by = (saying or before or Spoken(NOBODY)).referent
            saying = passed_on(sentence, i, sources, self._referents, by, self._language) or saying
            if saying:
                first = first or saying
                last = Spoken(saying.referent.quoted, self._channel(sentence, saying), saying.source.verb)
                self._weak |= {token.quotation} if saying.source.way == "verb" and not saying.source.saying else set()
            else:
                last = before
            if last and last.referent.ids:
                self.spoken.setdefault(token.quotation, last)
        return first, last

    def _going_on(self, sentence: Sentence, sources: Sequence[Source], voice: _Voice | None) -> Spoken | None:
        """Whose words a quotation without a source goes on with: the voice of its paragraph; that of the paragraph
        before only where the speech goes on without a break."""
        official = self._official(sentence, sources)
        if official:
            return Spoken(official, self._channel(sentence, None))
        if voice is None or voice.broken:
            return None
        same = voice.line == sentence.line
        near = voice.tells and _carries_over(self._article, voice.line, sentence.line)
        follows = near and voice.chain and self._line_before.get(sentence.line) == voice.line
        own = voice.tells or (voice.referent.kind == "person" and _speaks_of_itself(sentence))
        alone = _alone(sentence) and ((same and own) or follows)
        reported = self._is_reported(sentence, same) and (same or near)
        back = near and voice.referent.kind != "unnamed" and any(s.back for s in sources)
        if alone or reported or back:
            return Spoken(voice.referent.quoted, self._channel(sentence, None) or voice.channel)
        return None

    def _look_back(self, sentence: Sentence, saying: Saying | None) -> None:
        """`„…“ Das sagte Korvat.`: the sentence behind a quotation says whose it is."""
        before = [s for s in self._document.by_line[sentence.line] if s.inside is None and s.end <= sentence.start]
        opening = " ".join(t.text.lower() for t in sentence.tokens[:3])
        pointing = _BACK.match(opening) and not any(p.first == 0 and not p.pronoun for p in sentence.phrases)
        referent = saying.referent if saying and saying.source.way == "verb" and pointing else None
        referent = referent or (self._subject(sentence) if _IN_WORDS.match(opening) else None)
        if not referent or not before:
            return
        told, quoted = self.told[-2], [t.quotation for t in before[-1].tokens if t.quotation is not None]
        weak = bool(quoted) and self._weak.issuperset(quoted)
        if not weak and (told.own or not (_alone(before[-1]) or self._is_reported(before[-1]))):
            return
        self.told[-2] = replace(told, speaker=referent.ids, channel=self.told[-1].channel, reported=True)
        for number in quoted:
            self.spoken[number] = Spoken(referent, self.told[-1].channel)

    def _told(self, sentence: Sentence, saying: Saying | None, voice: _Voice | None, sources: Sequence[Source]) -> Told:
        line, start, end = sentence.line, sentence.start, sentence.end
        text = self._blotted(sentence)
        channel = self._channel(sentence, saying)
        official = self._official(sentence, sources)
        if saying and not (official and saying.referent.kind == "outlet"):
            leads = saying.source.plain or saying.source.way != "verb" or BLOT in text
            words = attribution_text(sentence, saying.source)
            if saying.referent.kind == "unnamed":
                said = BLOT in text
                return Told(line, start, end, (), channel, said, said, leads, words if said else "", text)
            return Told(line, start, end, saying.referent.ids, channel, True, True, leads, words, text)
        if official:
            form = "Erklärung" if self._language == "de" else "statement"
            return Told(line, start, end, official.ids, channel or form, True, True, True, "", text)
        goes_back = any(s.back for s in sources)
        if not goes_back and any(_says_itself(sentence, s) for s in sources):
            return Told(line, start, end, (), channel, False, False, True, "", text)
        if voice and any(s.own for s in sources) and not voice.broken:
            return Told(line, start, end, voice.referent.ids, channel, True, True, True, "", text)
        reported = self._is_reported(sentence, voice is not None and voice.tells and voice.line == line)
        if voice and reported and not voice.tells and not voice.broken and voice.line == line:
            return Told(line, start, end, voice.referent.ids, channel, False, True, True, "", text)
        goes_on = voice and voice.tells and voice.leads and (goes_back or reported or _alone(sentence))
        if voice and goes_on and (voice.line == line or _carries_over(self._article, voice.line, line)):
            where = channel or voice.channel
            return Told(line, start, end, voice.referent.ids, where, goes_back, True, True, "", text)
        return Told(line, start, end, (), channel, False, False, True, "", text)

    def _official(self, sentence: Sentence, sources: Sequence[Source]) -> Referent | None:
        """`In der US-Erklärung hieß es`, `nach norischer Darstellung`: the body of the state that published it."""
        for source in sources:
            if source.statement is None or source.phrases:
                continue
            phrase = sentence.phrases[source.statement]
            words = (t.text for t in sentence.tokens[phrase.first : phrase.last + 1])
            land = next((c for word in words if (c := self._referents.states.of_word(word.partition("-")[0]))), None)
            if land:
                bodies = [(self._referents.house(land, kind),) for kind in ("government", "presidency")]
                own = [(a.id,) for a in self._register.others if country_of_body(a) == land]
                ids = self._referents.recent([*bodies, *own], sentence.line) or bodies[1]
                return Referent(ids, "body", "the state whose statement it is")
        return None

    def _subject(self, sentence: Sentence) -> Referent | None:
        main = next((c for c in sentence.clauses if c.kind == "main" and c.subject), None)
        referent = self._referents.group(sentence, main.subject) if main else None
        return referent if referent and referent.kind in ("person", "body") else None

    def _is_reported(self, sentence: Sentence, near: bool = True) -> bool:
        """Whether a sentence without a source goes on reporting; an English past perfect only `near`."""
        main = [c for c in sentence.clauses if c.kind == "main"]
        if self._language == "de":
            return any(c.mood in ("reported", "conditional") for c in main)
        subjects = {sentence.tokens[sentence.phrases[n].head].text.lower() for c in main for n in c.subject}
        quoted = any(t.kind == "quotation" for t in sentence.tokens)
        forms = ("would", "had") if near else ("would",)
        past = any(sentence.tokens[i].text.lower() in forms for c in main for i in c.tokens)
        return past or (quoted and subjects == {"it"})  # `It was “a frank exchange”.`

    def _channel(self, sentence: Sentence, saying: Saying | None) -> str | None:
        persons = [(m.span.col, m.span.col + m.span.length) for m in self._names_in(sentence)]
        channel = channel_in(sentence, persons, self._language)
        last = self.told[-1] if self.told else None
        if not channel and last and last.line == sentence.line and not last.words:
            channel = last.channel
        if saying and (not channel or channel in _VAGUE):
            here = section_of(self._article, sentence.line)
            channel = self._channels.get((saying.referent.ids, here)) or channel
        return channel

    def _blotted(self, sentence: Sentence) -> str:
        """The sentence with the words of quotations blotted out."""
        start = sentence.start
        letters = list(self._article.line(sentence.line).text[start : sentence.end])
        for token in sentence.tokens:
            if token.kind == "quotation":
                letters[token.start + 1 - start : token.end - 1 - start] = BLOT * (token.end - token.start - 2)
        return "".join(letters)

    def _names_in(self, sentence: Sentence) -> Sequence[Mention]:
        """The names that begin in the sentence."""
        here = self._names.get(sentence.line, [])
        first = bisect_left(here, sentence.start, key=lambda m: m.span.col)
        last = bisect_left(here, sentence.end, key=lambda m: m.span.col)
        return here[first:last]


def _says_itself(sentence: Sentence, source: Source) -> bool:
    """Whether a sentence gives its words to somebody of its own, whoever that is: `teilten beide Seiten mit`."""
    clause = sentence.clauses[source.clause]
    own = source.way == "verb" and source.saying and source.plain and clause.mood == "indicative"
    return own and clause.kind == "main"


def _speaks_of_itself(sentence: Sentence) -> bool:
    return any(_FIRST_PERSON.search(token.text) for token in sentence.tokens)


def _alone(sentence: Sentence) -> bool:
    """A sentence that is nothing but quotations, marks and small words: `Und weiter: „…“`."""
    kinds = {t.kind for t in sentence.tokens}
    return "quotation" in kinds and kinds <= {"quotation", "mark", "adverb", "conjunction"}


def _ends_in_colon(sentence: Sentence) -> bool:
    return sentence.tokens[-1].text == ":"


def _carries_over(article: Article, earlier: int, line: int) -> bool:
    """Speech goes on in the next paragraph of the section, not over a heading."""
    between = [article.line(n).label for n in range(earlier + 1, line + 1)]
    return (
        not any(label in HEADINGS for label in between)
        and article.line(earlier).label not in HEADINGS
        and sum(b == "body" for b in between) <= 3
    )
