"""Who tells what a sentence says, token by token: one answer for lengths, claims and everything that is compared.

In: a sentence, its `Told`, the referents of the article. Out: a `Teller`, or None for what the article says itself. The
source in the same piece of the sentence wins, then who says the clause, then who told the sentences before. The
surprising thing: a piece that leaves its verb out has its own teller (`Riehl sprach von 40 Minuten, Korvats Büro von
einer Stunde`).
"""

from generator.articles.accounts.voices import Teller, Voice, Voices
from generator.articles.calls.narrator import narrator_of
from generator.articles.calls.triggers import Lexicon, group_of, is_time
from generator.articles.discourse.source_phrases import Source, clause_number, is_statement
from generator.articles.findings import Told
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import entry, id_of

_CONJUNCTIONS = frozenset({"und", "and", "während", "while", "whereas", "but", "aber"})
_CONTENT_DEPTH = 4
#: The rank of a source that stands free in another clause.
_FREE = 3


class Tellers:
    """The tellers of one article. `read` takes its sentences in their order; the others ask about the last one."""

    def __init__(self, reading: Reading, register: Register, places: frozenset[str]) -> None:
        self._all = Voices(reading, register, places)
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)
        narrator = narrator_of(reading)
        self._narrator = Teller((narrator,), "", True) if narrator else None
        self._carried: Teller | None = None
        self._line = 0
        self._voices: tuple[Voice, ...] = ()

    def read(self, sentence: Sentence, told: Told, following: Told | None = None) -> None:
        """Finds the voices of the next sentence, and whether it goes on with the teller of the one before, or the one
        that follows says whose word it was."""
        self._sentence = sentence
        self._voices = self._all.read(sentence)
        before = self._carried if self._goes_on(told) else None
        said = [v.teller for v in self._voices if v.source.saying]
        self._told = Teller(told.speaker, told.words, not told.own) if told.speaker else before or self._narrator
        if not self._told and following and following.line == sentence.line and self._says_that(following):
            self._told = Teller(following.speaker, following.words)
        self._carried = self._told or (said[0] if said else self._place(0) if sentence.clauses else None)
        self._line = sentence.line

    def _says_that(self, told: Told) -> bool:
        """`Das teilte X mit.`, `Diese Zahl nannte X.`: the sentence says who told the one before it."""
        first, second = (*told.text.lower().split(), "", "")[:2]
        points = first in self._words("that_is_said") or (
            first[:4] in ("dies", "this") and second in self._words("said_so")
        )
        return points and told.own and bool(told.speaker)

    def _goes_on(self, told: Told) -> bool:
        """Reported speech, or what points back (`demnach`), after a teller of the same or the last paragraph."""
        clauses = self._sentence.clauses
        reported = any(c.kind == "main" and c.mood in ("reported", "conditional") for c in clauses)
        words = {t.text.lower() for t in self._sentence.tokens}
        back = any(s.back for s in self._all.sources) or bool(words & set(entry(self._language, "there")))
        own = any(v.source.plain and self._tells(v.source) for v in self._voices)
        return not own and (reported or back or told.reported) and 0 <= self._sentence.line - self._line <= 1

    @property
    def stage(self) -> tuple[int, str]:
        """The line of a paragraph that says where it is told, and who is there: a place or a house."""
        return self._all.stage

    # One token

    def at(self, token: int) -> Teller | None:
        """Who tells what stands at a token."""
        first, last = self._piece(token)
        inside = [v for v in self._voices if first <= self._stands(v.source) <= last]
        parted = first > 0 or last < len(self._sentence.tokens) - 1
        if parted and not inside and (gap := self._in_gap(first, last, token)):
            return gap
        number = clause_number(self._sentence, token)
        ranks = (self._rank(v, number, token, v in inside, last) for v in self._voices)
        ranked = sorted(r for r in ranks if r is not None)
        free = not ranked or ranked[0][0] >= _FREE
        if free and (place := self._place(number)):
            return place
        if ranked:
            return self._voices[ranked[0][1]].teller
        return self._told if self._told and not self._is_others(number) else None

    def _stands(self, source: Source) -> int:
        """Where a source is named."""
        named = source.way == "verb" and source.phrases
        return self._sentence.phrases[source.phrases[0]].first if named else source.at

    def every(self) -> tuple[Teller, ...]:
        """Everybody who tells some clause of the sentence."""
        sentence = self._sentence
        main = [c for c in sentence.clauses if c.kind in ("main", "fragment", "relative") and c.tokens]
        found = [t for c in main if (t := self.at(c.tokens[-1]))]
        saying = [v.teller for v in self._voices if self._tells(v.source)]
        return tuple({t.ids: t for t in [*found, *saying]}.values())

    def _tells(self, source: Source) -> bool:
        return source.saying and (source.way != "verb" or not self._is_content(source.clause))

    def _rank(self, voice: Voice, number: int, token: int, near: bool, last: int) -> tuple[float, int] | None:
        """How close a voice is to a token of a clause, whose piece ends with `last`; None if it does not tell it."""
        source, index = voice.source, self._voices.index(voice)
        distance = abs(source.at - token) / 100 + (0 if near else 1)
        if source.clause == number:
            if source.way != "verb":
                return None if source.way == "phrase" and source.at > last else (distance, index)
            gives = not self._is_content(number) and (source.saying or self._gives(source, token))
            behind = any(self._is_as_said(v.source) for v in self._voices if v is not voice)
            return ((2.5 if behind else 0.5) + distance, index) if gives else None
        if self._is_as_said(source):
            return (2 + distance, index)
        if not self._tells(source):
            return None
        depth = self._depth(number, source.clause)
        if depth is not None:
            return (1 + depth + distance, index)
        free = source.way in ("phrase", "colon") or self._is_inserted(source)
        return (_FREE + distance, index) if near and free else None

    def _is_as_said(self, source: Source) -> bool:
        """`…, wie X mitteilte`, `so jedenfalls hatte es X verbreitet`; not `wie X ihr vorwarf`, which compares."""
        clause = self._sentence.clauses[source.clause]
        tokens = self._sentence.tokens
        if clause.tokens and tokens[clause.tokens[0]].text.lower() == "so":
            return source.way in ("verb", "impersonal") and any(tokens[i].text.lower() == "es" for i in clause.tokens)
        if source.way == "impersonal" and source.verb in self._words("emerging"):
            return True
        objects = [
            i for i in clause.tokens if tokens[i].text.lower() in ("sie", "ihn", "es", "ihr", "ihm", "it", "him")
        ]
        told = len(objects) < 2 and (source.plain or not objects)  # not `wie sie X ihr vorwarf`
        return source.way in ("verb", "impersonal") and clause.opener in ("wie", "as") and told

    def _is_content(self, number: int) -> bool:
        """Whether a clause is what somebody else says: its subject is spoken of."""
        clause = self._sentence.clauses[number]
        if clause.mood in ("reported", "conditional"):
            return clause.kind != "relative"
        if self._language == "de" or clause.parent is None or clause.kind not in ("main", "subordinate"):
            return False
        said = set(self._sentence.clauses[clause.parent].predicates) & set(entry("en", "saying"))
        return bool(said) and clause.opener in ("", "that", "whether", "how", "what")

    def _depth(self, number: int, above: int) -> int | None:
        """How many clauses lie between one and the one that it depends on."""
        parent = self._sentence.clauses[number].parent
        for depth in range(_CONTENT_DEPTH):
            if parent is None:
                return None
            if parent == above:
                return depth
            parent = self._sentence.clauses[parent].parent
        return None

    def _is_inserted(self, source: Source) -> bool:
        """`The call, it added, lasted an hour`; `…, X said`: a clause of saying that stands alone between marks."""
        clause = self._sentence.clauses[source.clause]
        if source.way == "impersonal":
            return clause.verb == clause.tokens[0] and clause.verb > 0
        if source.way != "verb" or not source.saying or not clause.tokens:
            return False
        named = [p for n, p in enumerate(self._sentence.phrases) if n in source.phrases or p.owns in source.phrases]
        first = min([clause.verb or 0, *(p.first for p in named)])
        return first == 0 or self._sentence.tokens[first - 1].kind in ("mark", "quotation")

    def _is_others(self, number: int) -> bool:
        """Whether a clause of its own, not told by whoever tells another main clause of the sentence."""
        clause = self._sentence.clauses[number]
        tells = [v for v in self._voices if self._tells(v.source) and v.source.clause != number]
        apart = clause.kind == "main" and clause.mood == "indicative" and clause.parent is None and not self._narrator
        return apart and bool(tells) and not any(self._is_inserted(v.source) for v in tells)

    def _gives(self, source: Source, token: int) -> bool:
        """`sprach von 40 Minuten`, `kam auf`, `put it at`; `sprach 40 Minuten mit` gives nothing."""
        tokens, clause = self._sentence.tokens, self._sentence.clauses[source.clause]
        if not set(clause.predicates) & set(self._words("giving")):
            return False
        subject = [tokens[self._sentence.phrases[n].last].lemma for n in source.phrases]
        if any(self._words.ends(n, "phone_nouns") or n.lower() in self._words("exact_nouns") for n in subject):
            return False
        before = {t.text.lower() for t in tokens[max(0, token - 3) : token]}
        return bool(before & {"von", "auf", "mit", "at", "of", "as", ":"}) or bool(
            set(clause.predicates) - set(self._words("giving_nothing"))
        )

    # Pieces of a sentence

    def _piece(self, token: int) -> tuple[int, int]:
        """The first and the last token of the piece that a token stands in: between semicolons, or between commas
        and conjunctions where the verb is left out."""
        tokens = self._sentence.tokens
        first, last = 0, len(tokens) - 1
        for i, t in enumerate(tokens):
            if t.text == ";" or (self._cuts(i) and self._is_gap(i)):
                if i < token:
                    first = i + 1
                elif i > token:
                    last = i - 1
                    break
        return first, last

    def _cuts(self, i: int) -> bool:
        token = self._sentence.tokens[i]
        return token.text == "," or token.text.lower() in _CONJUNCTIONS

    def _is_gap(self, i: int) -> bool:
        """Whether what follows a cut names somebody and has a figure, but no verb."""
        tokens = self._sentence.tokens
        end = next((k for k in range(i + 1, len(tokens)) if self._cuts(k) or tokens[k].text in ";."), len(tokens))
        part = tokens[i + 1 : end]
        given = {*entry(self._language, "times"), *self._words("against_here"), *self._words("multiples")}
        figure = any(t.kind in ("number", "quotation") or t.lemma in given or t.text.lower() in given for t in part)
        if not figure or any(t.kind == "finite" for t in part):
            return False
        sourced = any(i < v.source.at < end and v.source.way == "phrase" for v in self._voices)
        return sourced or any(self._left(p, i) for p in self._between(i + 1, end - 1))

    def _left(self, n: int, cut: int) -> tuple[str, ...]:
        """Who a phrase is whose verb is left out; a bare noun right behind the cut is a place or a house."""
        phrase = self._sentence.phrases[n]
        token = self._sentence.tokens[phrase.first]
        bare = (
            phrase.first == phrase.last == cut + 1 and token.text[:1].isupper() and not is_time(self._sentence, phrase)
        )
        unnamed = bare and token.kind in ("noun", "name") and not is_statement(token.lemma, self._language)
        return self._all.able(n, False) or ((id_of(token.text),) if unnamed else ())

    def _between(self, first: int, last: int) -> list[int]:
        phrases = self._sentence.phrases
        inside = [n for n, p in enumerate(phrases) if first <= p.first and p.last <= last and p.owns is None]
        return [n for n in inside if phrases[n].joined is None and not phrases[n].preposition]

    def _in_gap(self, first: int, last: int, token: int) -> Teller | None:
        """Who stands in a piece that has no source of its own, its verb left out."""
        verbs = any(t.kind == "finite" for t in self._sentence.tokens[first : last + 1])
        for n in self._between(first, last):
            group = group_of(self._sentence, n)
            holds = self._sentence.phrases[n].first <= token <= self._sentence.phrases[n].last
            if verbs and self._all.is_known(n):
                continue  # `eine Stunde sprachen die beiden; …` is not what they say
            ids = self._all.able(n, False) if verbs else self._left(n, first - 1)
            if not holds and ids:
                return Teller(ids, self._all.printed(group))
        return None

    def _place(self, number: int) -> Teller | None:
        """`In Kenia war von einer Stunde die Rede`, `beim Kreml waren es 90 Minuten`: the place that gives it."""
        clause = self._sentence.clauses[number]
        inside = {self._sentence.tokens[i].text.lower() for i in clause.tokens}
        subjects = [self._sentence.tokens[self._sentence.phrases[n].head].lemma for n in clause.subject]
        loose = (
            any(is_statement(lemma, self._language) for lemma in subjects)
            and set(clause.predicates) & set(self._words("coming_from"))
        ) or (
            inside & {"rede", "es", "man", "dasselbe", "gleiches"}
            or clause.passive
            or clause.verb is None
            or (clause.negated and inside & set(self._words("negating")))
            or set(clause.predicates) & set(self._words("holding_true"))
        )
        persons = any(self._all.is_known(n, "person") for n in clause.subject)
        for n in clause.phrases:
            phrase = self._sentence.phrases[n]
            if not loose and not is_statement(self._sentence.tokens[phrase.head].lemma, self._language):
                continue
            if is_time(self._sentence, phrase):
                continue
            side = self._sentence.tokens[phrase.head].lemma.lower() in self._words("sides")
            if (
                (phrase.preposition in self._words("places_that_give") or (side and phrase.preposition == "auf"))
                and phrase.owns is None
                and not persons
                and (ids := self._all.placed(n))
            ):
                return Teller(ids, f"{phrase.preposition} {self._sentence.text_of(phrase)}")
        return None
