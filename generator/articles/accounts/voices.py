"""The sources of a sentence that are somebody: who is meant by each, and the words that name them.

In: a sentence, the referents of its article. Out: `Voice`s. Somebody without a name (`ein Mitarbeiter`, `Corvin`, `die
Regierung in Cold Haven`) is one too, with an id made of the words; things are none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.articles.calls.triggers import Lexicon, group_of, is_time
from generator.articles.discourse.source_phrases import Source, clause_number, is_statement, owner_of
from generator.articles.discourse.sources import attribution_text, sources_in
from generator.articles.discourse.unnamed import media_name
from generator.articles.people.bodies import body_kind
from generator.articles.people.offices import kind_in
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence, Token
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import adjective_country, country_of
from generator.articles.vocabulary.words import entry, id_of

#: Letters that an adjective shares with its place.
_STEM = 5
_KNOWN = frozenset({"person", "body", "outlet", "group"})
_ONE = frozenset({"er", "sie", "he", "she"})
_OF_GENDER = {"der": ("er",), "die": ("sie",)}


@dataclass(frozen=True, slots=True)
class Teller:
    """`ids` of those who tell, `words` as printed, `carried` if a sentence before named them."""

    ids: tuple[str, ...]
    words: str
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """A source that is somebody: where it stands, how it gives its words."""

    source: Source
    teller: Teller


class Voices:
    """The voices of one article. `read` takes its sentences in their order; `able` and `printed` ask about the last."""

    def __init__(self, reading: Reading, register: Register, places: frozenset[str]) -> None:
        self._places = places
        self._reading, self._register = reading, register
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)
        self._asking = {*self._words("asking_for"), *self._words("making")}
        self._named: list[str] = []
        self.stage = (0, "")
        self._last: tuple[int, Teller | None, frozenset[str]] = (0, None, frozenset())
        self.sources: tuple[Source, ...] = ()

    def read(self, sentence: Sentence) -> tuple[Voice, ...]:
        """The voices of the next sentence."""
        self._sentence = sentence
        self._look_where()
        asked = {n for n, c in enumerate(sentence.clauses) if set(c.predicates) & self._asking}
        asked -= {n for n, c in enumerate(sentence.clauses) if not (c.passive or c.kind == "relative")}
        sources = (s for s in sources_in(sentence, self._language) if s.clause not in asked)
        self.sources = (*sources, *self._shown(), *self._left_out())
        voices = tuple(v for s in self.sources if (v := self._voice(s)))
        said = [v for v in voices if v.source.saying]
        self._named += [i for v in said for i in v.teller.ids]
        self._last = (sentence.line, said[-1].teller, self._pronouns(said[-1])) if said else (0, None, frozenset())
        return voices

    def _shown(self) -> Iterator[Source]:
        """`so stellt es X dar`, `das geht aus der Mitteilung hervor`, `X will sieben Schiffe zugesagt haben`."""
        sentence, phrases = self._sentence, self._sentence.phrases
        for n, clause in enumerate(sentence.clauses):
            if not clause.tokens or clause.verb is None:
                continue
            tokens, verbs = [sentence.tokens[i] for i in clause.tokens], set(clause.predicates)
            words, verb = {t.text.lower() for t in tokens}, clause.verb or 0
            free = [m for m in clause.phrases if phrases[m].owns is None and phrases[m].joined is None]
            opener = tokens[0].text.lower()
            if verbs & set(self._words("presenting")) and (
                opener in ("wie", "as") or (opener == "so" and "es" in words)
            ):
                behind = [m for m in free if not phrases[m].preposition and not phrases[m].pronoun]
                behind = [m for m in behind if phrases[m].first > verb or opener != "so"]
                if behind:
                    yield Source("verb", group_of(sentence, behind[0]), n, clause.predicate, phrases[behind[0]].first)
            elif (words | verbs) & set(self._words("silent")) or (
                clause.negated and verbs & set(self._words("knowing"))
            ):
                yield Source("verb", clause.subject, n, clause.predicate, verb)
            elif verbs & set(self._words("rumoured")):
                for m in (m for m in free if phrases[m].preposition in ("am", "an") and self.is_known(m, "body")):
                    yield Source("impersonal", (m,), n, clause.predicate, verb)  # `hieß es am Ballhausplatz`
            elif verbs & set(self._words("emerging")):
                texts = [m for m in free if is_statement(sentence.tokens[phrases[m].head].lemma, self._language)]
                for m in texts[:1]:
                    yield Source("impersonal", owner_of(sentence, m), n, clause.predicate, verb, statement=m)
            elif sentence.tokens[verb].lemma == "wollen" and any(t.kind == "participle" for t in tokens):
                yield Source("verb", clause.subject, n, clause.predicate, verb)

    def _left_out(self) -> Iterator[Source]:
        """`nach norischen Angaben 40, nach ostrischen 50`, `die norische Seite 40, die ostrische 50`: the noun of the
        second is left out."""
        tokens = self._sentence.tokens
        whose = (i for i, t in enumerate(tokens) if t.text.lower() in ("nach", "laut", "by"))
        who = (
            i for i, t in enumerate(tokens) if t.kind == "article" and i and tokens[i - 1].text in (",", "und", "and")
        )
        for i in (*whose, *who):
            words = [t for t in tokens[i + 1 : i + 4] if t.kind != "article"]
            ends = words[1:2] and (words[1].kind in ("number", "mark") or words[1].text == "one")
            if ends and self._land_of(words[0]) and not self._reading.referents.states.of_land(words[0].text):
                yield Source("phrase", (), clause_number(self._sentence, i), "", i)

    def _look_where(self) -> None:
        """`In Pretoria liest sich das nüchterner.`: where whoever speaks in the same paragraph is."""
        first = self._sentence.phrases[0] if self._sentence.phrases else None
        if first and first.first <= 1 and first.preposition in self._words("places_that_give"):
            head = self._sentence.tokens[first.head]
            known = self._reading.referents.who(self._sentence, 0)
            if head.kind == "name" or known.kind == "body":
                self.stage = (self._sentence.line, known.ids[0] if known.ids else id_of(head.text))

    def is_known(self, n: int, *kinds: str) -> bool:
        return self._reading.referents.who(self._sentence, n).kind in (kinds or ("person", "group"))

    def placed(self, n: int) -> tuple[str, ...]:
        head = self._sentence.tokens[self._sentence.phrases[n].head]
        if is_statement(head.lemma, self._language):
            owner = owner_of(self._sentence, n)
            known = self._reading.referents.group(self._sentence, owner)
            if owner and known.kind not in _KNOWN and (house := self._house(owner[0])):
                return house
            return known.ids or self._house(n)
        return self.able(n, False)

    def _voice(self, source: Source) -> Voice | None:
        line, last, pronouns = self._last
        gives = source.saying or source.verb in self._words("giving")
        if last and line == self._sentence.line and gives and self._word(source) in pronouns:
            return Voice(source, last)
        ids = self._ids(source)
        if source.statement is not None and source.way == "verb":
            source = replace(source, saying=True)  # `the statement also referred to …`
        return Voice(source, Teller(ids, self._words_of(source))) if ids else None

    def _pronouns(self, voice: Voice) -> frozenset[str]:
        """What goes back to a teller without a name: `er` to `ein Sprecher`, `it` to an office, `er` to `der Palast`
        where the sentence speaks of no person."""
        if self._word(voice.source) in self._last[2]:
            return self._last[2]
        phrases, tokens = self._sentence.phrases, self._sentence.tokens
        if voice.source.way != "verb" or not voice.source.phrases or self.is_known(voice.source.phrases[0]):
            return frozenset()
        phrase = phrases[voice.source.phrases[0]]
        noun = tokens[phrase.head].lemma
        one = kind_in(noun) or noun.lower().endswith(entry(self._language, "staff"))
        if one and not body_kind(noun, self._language):
            return _ONE
        persons = any(self.is_known(n) for n in range(len(phrases)))
        return frozenset(("it", "es", *(() if persons else _OF_GENDER.get(phrase.opener, ()))))

    def _word(self, source: Source) -> str:
        """The pronoun that alone names a source, in small letters."""
        phrases = [self._sentence.phrases[n] for n in source.phrases] if source.way == "verb" else []
        return self._sentence.tokens[phrases[0].head].text.lower() if len(phrases) == 1 and phrases[0].pronoun else ""

    def _ids(self, source: Source) -> tuple[str, ...]:
        if source.way == "impersonal" and source.phrases and self._is_behind_body(source.phrases[0]):
            return self.able(source.phrases[0] - 1, False)
        if source.way == "phrase" and not source.phrases and source.statement is None and not source.back:
            return self._house_of(self._sentence.tokens[source.at + 1 : source.at + 3])
        referent = self._reading.referents.group(self._sentence, source.phrases)
        if referent.kind in _KNOWN:
            whole = len(source.phrases) == 1 and referent.kind == "body"
            return self.able(source.phrases[0], False) if whole else referent.ids
        if source.statement is not None and (not source.phrases or referent.kind in ("unnamed", "")):
            house = self._house(source.statement)
            if house or not source.phrases:
                return house
        plain = source.plain and not source.own
        return tuple(i for n in source.phrases for i in self.able(n, plain))

    def _is_behind_body(self, n: int) -> bool:
        """`im Präsidialamt in Kelmar ist von neun die Rede`: the place is no speaker beside its house."""
        phrases = self._sentence.phrases
        beside = n > 0 and phrases[n].first - phrases[n - 1].last <= 2
        return beside and self._reading.referents.who(self._sentence, n - 1).kind == "body"

    def able(self, n: int, plain: bool) -> tuple[str, ...]:
        """Those of a phrase who can tell something: persons, bodies, papers, staff, a place by its name; anybody
        beside a verb that only persons do (`plain`)."""
        phrase, head = self._sentence.phrases[n], self._sentence.tokens[self._sentence.phrases[n].head]
        referent = self._reading.referents.who(self._sentence, n)
        if referent.kind in _KNOWN or self._places & set(referent.ids):
            return referent.ids
        if media := self._media(n):
            return media
        if phrase.pronoun or head.kind not in ("noun", "name") or not referent.ids or is_time(self._sentence, phrase):
            return ()
        noun, states = head.lemma.lower(), self._reading.referents.states
        if noun in self._words("sides") and (house := self._house(n)):
            return house
        if land := states.of_citizen(head.text):
            return (self._reading.referents.house(land, "presidency"),)  # `die Norier`
        if before := next((i for i in reversed(self._named) if i.split("-")[0].endswith(noun)), None):
            return (before,)
        speaks = noun.endswith((*entry(self._language, "staff"), *self._words("givers")))
        behind, after = self._place_behind(n), self._sentence.tokens[phrase.last + 1 : phrase.last + 2]
        if speaks and self._last[1] and after and after[0].text in ("there", "dort"):
            return self._last[1].ids  # `officials there`
        if speaks and behind:
            return (id_of(f"{head.lemma} {behind}"),)
        origin = next((s for t in self._sentence.tokens[phrase.first : phrase.head] if (s := self._land_of(t))), "")
        if speaks and origin:  # `das kelduinische Präsidialbüro`
            return (id_of(f"{head.lemma} {states.name_of(origin)}"),)
        anybody = (
            plain and (self._language == "de" or head.text[:1].isupper()) and noun not in self._words("no_tellers")
        )
        if speaks or (anybody and not is_statement(head.lemma, self._language)) or head.kind == "name":
            return referent.ids or (id_of(self._sentence.text_of(phrase)),)
        return ()

    def _place_behind(self, n: int) -> str:
        """`die Regierung in Cold Haven`: the place that says which."""
        behind = self._sentence.phrases[n + 1] if n + 1 < len(self._sentence.phrases) else None
        if (
            behind is None
            or behind.preposition not in ("in", "aus", "from")
            or behind.first - self._sentence.phrases[n].last > 2
        ):
            return ""
        return self._sentence.text_of(behind) if self._sentence.tokens[behind.head].kind == "name" else ""

    def _house(self, n: int) -> tuple[str, ...]:
        """`nach norischer Darstellung`: the house of the state whose account it is; `nach Berner Zählung` the place."""
        phrase = self._sentence.phrases[n]
        return self._media(n) or self._house_of(
            [t for t in self._sentence.tokens[phrase.first : phrase.last] if t.kind != "article"]
        )

    def _media(self, n: int) -> tuple[str, ...]:
        """`nach israelischen Medienberichten`: no house of the state."""
        name = media_name(self._sentence, self._sentence.phrases[n], self._language)
        return (id_of(name),) if name else ()

    def _land_of(self, word: Token) -> str | None:
        """The state that an adjective tells: `norischen`, `Berner`."""
        known = adjective_country(word.text, self._language) or country_of(word.text.removesuffix("er"))
        return known or self._reading.referents.states.of_word(word.text)

    def _house_of(self, words: Sequence[Token]) -> tuple[str, ...]:
        land = next((c for t in words if (c := self._land_of(t))), None)
        if land:
            return (self._reading.referents.house(land, "presidency"),)
        near = (p for t in words for p in sorted(self._places) if t.text.lower()[:_STEM] == p[:_STEM])
        if len(words) == 1 and (place := next(near, None)):
            return (place,)
        names = [t.text for t in words if t.text[:1].isupper() and t.start > self._sentence.start]
        return (id_of(names[-1]),) if names else ()

    def _words_of(self, source: Source) -> str:
        """The words that name a source, as printed."""
        if source.way in ("phrase", "impersonal") and (text := attribution_text(self._sentence, source)):
            return text
        return self.printed(source.phrases)

    def printed(self, phrases: Sequence[int]) -> str:
        """A phrase with the genitive before it."""
        if not phrases:
            return ""
        phrase = self._sentence.phrases[phrases[0]]
        owners = [p for p in self._sentence.phrases if p.owns == phrases[0]]
        first = min([phrase.first, *(p.first for p in owners)])
        last = max([phrase.last, *(p.last for p in owners)])
        start, end = self._sentence.tokens[first].start, self._sentence.tokens[last].end
        return self._reading.article.line(self._sentence.line).text[start:end]
