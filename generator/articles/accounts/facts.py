"""What a sentence says in figures and frames: amounts, terms, days ahead, who asked for the call, how it was held.

In: a sentence with its words for calls, what was given before. Out: `Fact`s, each at its token; who gives them is for
`tellers` to say. The surprising thing: people are one unit, whatever they are called.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from generator.articles.article import base_date
from generator.articles.calls.triggers import Lexicon, Trigger
from generator.articles.discourse.source_phrases import clause_number
from generator.articles.readings import Reading
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.states import adjective_country
from generator.articles.vocabulary.words import entry
from generator.base.figures.lengths import Bound, bound_before
from generator.base.figures.read import Figure, figures

_DAY = 1440
#: Words of a clause that gives nothing but a number: `Korvat nennt 180.`
_SHORT = 9
#: What a term begins or ends with, and what is over.
_FROM = ("ab", "bis", "zum", "vor", "mit", "schon", "bereits", "from", "by", "until", "till", "before", "on")
_PAST = ("seit", "nach", "vor", "since", "after", "for")
_YEARS = (1900, 2100)
#: Phrases of a clause that says only that somebody rang.
_FEW = 3
#: By how much two amounts differ of which one is a rough one.
_ROUGH = Decimal("0.1")
#: The first and the last day that a date may mean; None says that there is none.
Days = tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Fact:
    """`kind`: length, number, term, date, proposal, medium. `unit`: the noun of what is counted, or empty. `value`: a
    number, months, `Days`, an id; `bound` says how exactly it is meant."""

    kind: str
    unit: str
    value: object
    token: int
    bound: Bound = "exact"

    def differs(self, other: "Fact") -> bool:
        """Whether two facts of one kind and unit cannot both be."""
        a, b = self.value, other.value
        if isinstance(a, tuple) and isinstance(b, tuple):
            return bool(a[1] < b[0] or b[1] < a[0])
        if isinstance(a, Decimal) and isinstance(b, Decimal) and {self.bound, other.bound} != {"exact"}:
            return abs(a - b) > _ROUGH * max(a, b)
        return a != b


class FactFinder:
    """Finds the facts of one article's sentences."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)
        self._asked = 0

    def of(self, sentence: Sentence, found: Sequence[Trigger], pair: frozenset[str]) -> tuple[Fact, ...]:
        """The facts of a sentence about a call of some persons, in their order."""
        text = self._reading.article.line(sentence.line).text[sentence.start : sentence.end]
        facts = [
            *self._amounts(sentence, text),
            *self._dates(sentence, found, text),
            *self._initiators(sentence, found, pair),
            *self._media(sentence, found),
        ]
        return tuple(sorted(facts, key=lambda f: f.token))

    # Amounts and terms

    def _amounts(self, sentence: Sentence, text: str) -> Iterator[Fact]:
        yield from (Fact("number", "%", Decimal(50), i) for i, t in enumerate(sentence.tokens) if t.lemma.lower() in self._words("half"))
        for figure in figures(text, self._language):
            token = token_at(sentence, sentence.start + figure.start)
            before = text[: figure.start].lower().split()[-1:]
            if text[: figure.start].endswith("(") and text[figure.start + len(figure.text) :].startswith(")"):
                continue  # how old somebody is
            if token is None or (before and before[0] in ("von", "from") and self._goes_on(text, figure)):
                continue
            following = {t.lemma.lower() for t in sentence.tokens[token + 1 : token + 2]}
            if set(before) & set(self._words("negating")) or following & set(self._words("further")):
                continue  # `19, nicht 22`, `zwei weitere Männer`
            bound = bound_before(text, figure.start, self._language)[1]
            if figure.kind == "span" or (figure.kind == "duration" and (figure.value[0] or 0) >= _DAY):
                if not set(before) & set(_PAST):
                    yield Fact("term", "term", figure.value[0], token, bound)
            elif (unit := self._unit(sentence, figure, text, token)) is not None:
                yield Fact("number", unit, figure.value[0], token, bound)

    def _goes_on(self, text: str, figure: Figure) -> bool:
        """`von 18 auf zwölf Prozent`: what is no more."""
        return bool(re.match(r"\W+(?:auf|to)\b", text[figure.start + len(figure.text) :]))

    def _unit(self, sentence: Sentence, figure: Figure, text: str, token: int) -> str | None:
        """The stem of the noun behind a number, `%`; None for what is no amount."""
        if figure.kind == "percent":
            return "%"
        after = text[figure.start + len(figure.text) :]
        if figure.kind != "number" or re.match(r"[-\w]|\s*(?:Uhr|a\.m|p\.m|GMT)", after):
            return None
        col = sentence.start + figure.start + len(figure.text)
        if sentence.tokens[token].kind == "quotation":
            inside = self._reading.document.by_line.get(sentence.line, ())
            within = next((s for s in inside if s.inside is not None and s.start <= col <= s.end), None)
            noun = self._counted(within, col) if within else ""
            return self._stem(noun) if noun else None
        if noun := self._counted(sentence, col):
            return None if self._is_person(sentence, token) else self._stem(noun)
        clause = sentence.clauses[clause_number(sentence, token)]
        before = {t.text.lower() for t in sentence.tokens[max(0, token - 2) : token]}
        given = len(clause.tokens) <= _SHORT or before & set(self._words("before_amounts"))
        given = given or bool(set(clause.predicates) & set(self._words("giving")))
        return "" if given and not _YEARS[0] <= figure.written <= _YEARS[1] else None

    def _counted(self, sentence: Sentence, col: int) -> str:
        """The noun that a number before a column counts: the first behind it, in English the last of a row of them."""
        found = ""
        for token in (t for t in sentence.tokens if t.start >= col):
            if token.kind == "noun" and token.lemma.lower() not in self._words("no_units"):
                found = token.lemma
                if self._language == "de":
                    break
            elif found or (
                token.kind not in ("adjective", "number", "name", "participle") and token.text not in ("'", "’")
            ):
                break
        return found

    def _stem(self, noun: str) -> str:
        """What is counted; people are people, whatever they are called."""
        low = noun.lower()
        return "people" if low.endswith(self._words("people")) else low

    def _is_person(self, sentence: Sentence, token: int) -> bool:
        """`die beiden`, `two officials`: those who talk, no amount."""
        here = [n for n, p in enumerate(sentence.phrases) if p.first <= token <= p.last]
        nouns = [sentence.tokens[sentence.phrases[n].last].lemma.lower() for n in here]
        nouns = [noun for noun in nouns if not noun.endswith(self._words("people"))]
        staff = (*entry(self._language, "staff"), *self._words("givers"))
        known = any(self._reading.referents.who(sentence, n).kind in ("person", "group") for n in here)
        return known or any(noun.endswith(staff) for noun in nouns)

    # Days ahead

    def _dates(self, sentence: Sentence, found: Sequence[Trigger], text: str) -> Iterator[Fact]:
        """Days, weeks and months ahead of what is agreed, and `no date`: not those of a call itself."""
        if base := base_date(self._reading.article, sentence.line):
            day = date.fromisoformat(base)
            yield from self._days_ahead(sentence, day, {t.clause for t in found}, text)
            yield from self._next_week(sentence, day)
        yield from self._undated(sentence)

    def _days_ahead(self, sentence: Sentence, day: date, called: set[int], text: str) -> Iterator[Fact]:
        for figure in figures(text, self._language):
            token = token_at(sentence, sentence.start + figure.start)
            days = _days(figure, day) if figure.kind in ("date", "weekday") else None
            if token is None or days is None or days[1] <= day:
                continue
            number = clause_number(sentence, token)
            before = {t.text.lower() for t in sentence.tokens[max(0, token - 4) : token]}
            clause = sentence.clauses[number]
            ahead = before & {*_FROM, *self._words("coming")} or self._is_ahead(sentence, clause)
            gives = {*self._words("giving")} - {*self._words("giving_nothing")}
            ahead = ahead or bool(set(clause.predicates) & gives)
            exact = figure.kind == "date" and days[0] == days[1]
            if number not in called and not self._is_contact(clause) and (ahead or exact):
                yield Fact("date", "date", days, token)

    def _next_week(self, sentence: Sentence, day: date) -> Iterator[Fact]:
        for phrase in sentence.phrases:
            words = {t.lemma.lower() for t in sentence.tokens[phrase.first : phrase.last + 1]}
            contact = self._is_contact(sentence.clauses[clause_number(sentence, phrase.last)])
            if not contact and words & set(self._words("weeks")) and words & set(self._words("coming")):
                monday = day + timedelta(days=7 - day.weekday())
                yield Fact("date", "date", (monday, monday + timedelta(days=6)), phrase.last)

    def _undated(self, sentence: Sentence) -> Iterator[Fact]:
        """`Ein Datum ist nicht gefallen`, in quotation marks or without."""
        nouns = set(self._words("date_nouns"))
        for clause in sentence.clauses:
            named = [i for i in clause.tokens if sentence.tokens[i].lemma.lower() in nouns]
            quoted = quoted_words(sentence, clause)
            if clause.negated and named:
                yield Fact("date", "date", None, named[0])
            elif named and {t.text.lower() for t in (sentence.tokens[i] for i in clause.tokens)} & set(self._words("unset")):
                yield Fact("date", "date", None, named[0])
            elif quoted & nouns and quoted & set(self._words("negating")):
                quotations = (i for i in clause.tokens if sentence.tokens[i].kind == "quotation")
                yield Fact("date", "date", None, next(quotations))

    def _is_contact(self, clause: Clause) -> bool:
        """`Sie wolle Korvat kommende Woche anrufen`: the day of a call, not of what is agreed."""
        return any(p in self._words(name) for p in clause.predicates for name in ("phoning", "calling"))

    def _is_ahead(self, sentence: Sentence, clause: Clause) -> bool:
        kinds = {sentence.tokens[i].kind for i in clause.tokens}
        lemmas = {sentence.tokens[i].lemma for i in clause.tokens}
        past = {sentence.tokens[i].text.lower() for i in clause.tokens} & {"wurde", "wurden", "worden", "was", "were"}
        ahead = bool(lemmas & {"wollen", "sollen", "werden", "will", "be", "shall"}) and not past
        return ahead and bool(kinds & {"infinitive", "participle"})

    # Who asked for the call, how it was held

    def _initiators(self, sentence: Sentence, found: Sequence[Trigger], pair: frozenset[str]) -> Iterator[Fact]:
        """`die Initiative ging von Norien aus`, `had requested the call`, `habe angerufen`: whom the clause names."""
        calls = {t.clause for t in found if t.form == "noun"} | self._clauses_of_calls(sentence)
        asked_of = self._asked == sentence.line
        for n, clause in enumerate(sentence.clauses):
            words = {sentence.tokens[i].text.lower() for i in clause.tokens} | quoted_words(sentence, clause)
            negated = words & set(self._words("negating")) and not words & set(self._words("vice_versa"))
            if clause.verb is None or negated:
                continue
            who = self._asking(sentence, n, clause, found, n in calls, asked_of)
            for fact in self._named(sentence, clause, who, pair) if who is not None else ():
                self._asked = sentence.line
                yield fact
        if found or calls:
            self._asked = sentence.line

    def _asking(
        self, sentence: Sentence, n: int, clause: Clause, found: Sequence[Trigger], of_call: bool, near: bool
    ) -> Sequence[int] | None:
        """The phrases that may name who asked for the call; None where the clause does not say it. `near`: the
        paragraph has just spoken of it."""
        lemmas = {*clause.predicates, *(sentence.tokens[i].lemma.lower() for i in clause.tokens)}
        lemmas |= quoted_words(sentence, clause)
        back = near and bool(lemmas & {*self._words("asked_for"), *self._words("contact_nouns")})
        requests = [m for m in clause.phrases if self._is_request(sentence, m)]
        if requests:
            return [k for k, p in enumerate(sentence.phrases) if p.owns in requests] or requests
        if set(clause.predicates) & set(self._words("grabbing")) and lemmas & set(self._words("phone_places")):
            return clause.subject
        if set(clause.predicates) & set(self._words("coming_from")) and (of_call or near):
            if of_call or lemmas & set(self._words("impulses")):
                return [m for m in clause.phrases if sentence.phrases[m].preposition in ("aus", "von", "from")]
        if lemmas & set(self._words("initiating")):
            return clause.phrases
        if (of_call or back) and lemmas & set(self._words("asking_for")):
            agents = [m for m in clause.phrases if sentence.phrases[m].preposition in ("von", "durch", "by")]
            return agents[::-1] if clause.passive else clause.subject
        calling = any(t.clause == n and t.form == "object" for t in found) or (
            near and bool(set(clause.predicates) & set(self._words("calling"))) and len(clause.phrases) < _FEW
        )
        reaching = near and set(clause.predicates) & set(self._words("reaching")) and lemmas & {"sich", "touch"}
        return clause.subject if (calling or reaching) and not clause.passive else None

    def _is_request(self, sentence: Sentence, n: int) -> bool:
        """`auf Bitten Ankaras`, `auf norischen Wunsch`, `at the behest of the president`, with whose it is."""
        phrase = sentence.phrases[n]
        asked = sentence.tokens[phrase.last].lemma.lower() in self._words("requests")
        return asked and phrase.preposition in ("auf", "at")

    def _clauses_of_calls(self, sentence: Sentence) -> set[int]:
        """Clauses with a word for a talk, sure or not: `bat um das Gespräch`."""
        nouns = (*self._words("exact_nouns"), *self._words("phone_nouns"))
        heard = [i for i, t in enumerate(sentence.tokens) if t.kind == "noun" and t.lemma.lower().endswith(nouns)]
        return {n for n, clause in enumerate(sentence.clauses) if set(clause.tokens) & set(heard)}

    def _named(
        self, sentence: Sentence, clause: Clause, phrases: Sequence[int], pair: frozenset[str]
    ) -> Iterator[Fact]:
        words = {sentence.tokens[i].text.lower() for i in clause.tokens} | quoted_words(sentence, clause)
        if words & set(self._words("both_calls")):
            yield Fact("proposal", "initiator", "both", clause.verb or 0)
            return
        who = [(n, self._reading.referents.who(sentence, n)) for n in phrases]
        named = [r.ids[0] for _, r in who if r.kind in ("person", "body")]
        named += [r.ids[0] for n, r in who if r.ids and sentence.tokens[sentence.phrases[n].head].kind == "name"]
        named += [land for n in phrases if (land := self._land_in(sentence, n))]
        if named:
            yield Fact("proposal", "initiator", named[0], clause.verb or 0)

    def _land_in(self, sentence: Sentence, n: int) -> str | None:
        """`der norischen Seite`, `deutschen Wunsch`: the house of the state."""
        phrase, referents = sentence.phrases[n], self._reading.referents
        for token in (t for t in sentence.tokens[phrase.first : phrase.last] if t.kind == "adjective"):
            learnt = next((h.state for h in referents.known if h.state and token.lemma.lower().startswith(h.state[1:].lower()) and h.state[0] == "~"), None)
            if land := adjective_country(token.text, self._language) or learnt:
                return referents.house(land, "presidency")
        return None

    def _media(self, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Fact]:
        for t in found:
            if t.video:
                yield Fact("medium", "medium", "video", t.token)
            elif t.sure and "tele" in sentence.tokens[t.token].text.lower() + sentence.tokens[t.token].lemma.lower():
                yield Fact("medium", "medium", "phone", t.token)


def quoted_words(sentence: Sentence, clause: Clause) -> set[str]:
    """The words of a clause that stand in quotation marks."""
    quoted = (sentence.tokens[i].text for i in clause.tokens if sentence.tokens[i].kind == "quotation")
    return {w.strip("„“”\"«»‚‘’'.,").lower() for text in quoted for w in text.split()}


def token_at(sentence: Sentence, col: int) -> int | None:
    """The token that begins at or holds a column of the line."""
    return next((i for i, t in enumerate(sentence.tokens) if t.start <= col < t.end), None)


def _days(figure: Figure, base: date) -> Days:
    """The days that a printed date or weekday means, seen from a day; the next ones where it leaves that open."""
    if figure.kind == "weekday":
        ahead = (int(figure.value[0] or 1) - 1 - base.weekday()) % 7
        return (base + timedelta(days=ahead), base + timedelta(days=ahead))
    year, month, day = (int(x) if x else 0 for x in figure.value)
    if not month:
        return None
    for candidate in (year,) if year else (base.year, base.year + 1):
        if day > monthrange(candidate, month)[1]:
            return None
        first, last = date(candidate, month, day or 1), date(candidate, month, day or monthrange(candidate, month)[1])
        if year or last >= base - timedelta(days=60):
            return first, last
    return None
