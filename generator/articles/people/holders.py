"""Who holds which office, as the article says it and as the register knows it for the article's day.

In: the document, the mentions of names, the register. Out: `Holder`s: person, class of office, state; and what the
article shows of grammatical gender and party. A title in one phrase with a name, or beside it as an apposition, says
who holds it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.articles.people.offices import country_in, german_office, kind_in, may_be
from generator.articles.people.states import States
from generator.articles.people.titles import Title, titles
from generator.articles.text.document import Document, Phrase, Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import seats
from generator.articles.vocabulary.words import entry, gender_of

#: Gives the person whom a phrase names, or a compound at a token (`Korvat-Sprecher`), if one does.
Namer = Callable[[Sentence, Phrase | int], str | None]


@dataclass(frozen=True, slots=True)
class Holder:
    """A person's office. `owner` is the person it is derived from; `stated` in this article, else in the register;
    `noun` and `line` say where the article states it; `implied` if only the name of the office has the state."""

    person: str
    kind: str
    state: str | None
    owner: str | None = None
    stated: bool = False
    noun: str = ""
    line: int = 0
    implied: bool = False


def holders(
    document: Document, all_titles: dict[int, tuple[Title, ...]], named: Namer, register: Register, day: str | None
) -> tuple[Holder, ...]:
    """Those stated in the article first, then those of the register that hold their office on the day."""
    stated = [
        holder
        for sentence in document.sentences
        for title in all_titles[id(sentence)]
        if not title.past
        for holder in (
            _respective(sentence, title, named, register)
            if title.plural
            else _stated(sentence, title, all_titles[id(sentence)], named, register)
        )
    ]
    known = [holder for actor in register.persons for holder in _registered(actor.id, register, day)]
    return tuple(dict.fromkeys([*stated, *known]))


def _stated(
    sentence: Sentence, title: Title, beside: Iterable[Title], named: Namer, register: Register
) -> Iterator[Holder]:
    person = bearer(sentence, title, named)
    if person:
        owner = owner_of_title(sentence, title, named) or _possessor(sentence, title, named, person)
        actor = register.get(person)
        noun = sentence.tokens[title.noun].lemma
        land = title.land or (actor.country if actor else None)
        alike = title.kind == "successor" and title.state and noun.lower().startswith(_counterparts())
        beside = [t for t in beside if t is not title and not t.plural and bearer(sentence, t, named)]
        same = next((t.kind for t in beside if t.kind not in may_be("leader")), "leader")  # a minister's is a minister
        kind = same if alike else title.kind
        yield Holder(person, kind, land, owner, True, noun, sentence.line, title.implied)


def _possessor(sentence: Sentence, title: Title, named: Namer, person: str) -> str | None:
    """`Korvat kam nicht, sein Sprecher Jorin Hask sagte …`: the subject of the sentence."""
    if title.definite != "possessive":
        return None
    subject = next((c.subject for c in sentence.clauses if c.subject), ())
    whose = named(sentence, sentence.phrases[subject[0]]) if len(subject) == 1 else None
    return whose if whose != person else None


def _respective(sentence: Sentence, title: Title, named: Namer, register: Register) -> Iterator[Holder]:
    """`die Präsidenten von Norien und Vestmark, Milan Korvat und Ilka Torvund`: each name with its own state."""
    following = (n for n, p in enumerate(sentence.phrases) if p.first == title.last + 2 and not p.preposition)
    first = next(following, None)
    if first is None or sentence.tokens[title.last + 1].text != ",":
        return
    persons = [named(sentence, p) for n, p in enumerate(sentence.phrases) if n == first or p.joined == first]
    for person, land in zip(persons, title.lands, strict=False) if len(persons) == len(title.lands) else ():
        if person:
            yield Holder(person, title.kind, land, None, True, sentence.tokens[title.noun].lemma, sentence.line)


@cache
def _counterparts() -> tuple[str, ...]:
    """Nouns whose bearer has the office of somebody else: `ihre norische Amtskollegin`."""
    return (*entry("de", "counterparts"), *entry("en", "counterparts"))


def owner_of_title(sentence: Sentence, title: Title, named: Namer) -> str | None:
    """The person whose office it is: `Korvats Sprecher`, `Korvat-Sprecher`."""
    if title.owner is not None:
        return named(sentence, sentence.phrases[title.owner])
    return named(sentence, title.noun)


def bearer(sentence: Sentence, title: Title, named: Namer) -> str | None:
    """The person whose name stands in the title's phrase or beside it as an apposition."""
    phrases, n = sentence.phrases, title.phrase
    if own := named(sentence, phrases[n]):
        return own
    after = None if _is_of_another(sentence, title) else _apposed_after(sentence, title)
    found = (named(sentence, phrases[m]) for m in (_apposed_before(sentence, title), after) if m is not None)
    return next((person for person in found if person), None)


def _is_of_another(sentence: Sentence, title: Title) -> bool:
    """`ein Sprecher der Präsidentin, Jorin Hask,`: the name explains whose genitive the title is."""
    whole = sentence.phrases[title.phrase].owns
    noun = sentence.tokens[sentence.phrases[whole].head].text if whole is not None else ""
    return whole is not None and whole < title.phrase and german_office(noun) is not None


def _apposed_before(sentence: Sentence, title: Title) -> int | None:
    """`Korvat, der norische Präsident` and `Korvat (FDP), Präsident`."""
    start = title.first - 1
    while start >= 0 and sentence.tokens[start].text == ")":
        start = next((i for i in range(start, -1, -1) if sentence.tokens[i].text == "("), 0) - 1
    while start > title.first - 4 and start >= 0 and sentence.tokens[start].kind in ("preposition", "noun", "number"):
        start -= 1  # `Korvat, seit März Präsident von …`
    if start < 0 or sentence.tokens[start].text != ",":
        return None
    last = start - 1
    if last >= 0 and sentence.tokens[last].text == ")":
        last = next((i for i in range(last, -1, -1) if sentence.tokens[i].text == "("), 0) - 1
    return next((m for m, p in enumerate(sentence.phrases) if p.last == last and not p.pronoun), None)


def _apposed_after(sentence: Sentence, title: Title) -> int | None:
    """`die Sprecherin der Regierung, Ina Peters,` and `Regierungssprecher (SPD) Jonas Riehl`."""
    tokens = sentence.tokens
    last = max([title.last, *(p.last for p in sentence.phrases if p.owns == title.phrase)])
    while last + 1 < len(tokens) and tokens[last + 1].text == "(":
        last = next((i for i in range(last + 1, len(tokens)) if tokens[i].text == ")"), len(tokens) - 1)
    for m, phrase in enumerate(sentence.phrases):
        comma = phrase.first == last + 2 and tokens[last + 1].text == ","
        if (comma or (phrase.first == last + 1 and last > title.last)) and not phrase.opener and not phrase.preposition:
            ends = phrase.last + 1 >= len(tokens) or tokens[phrase.last + 1].kind in ("mark", "quotation")
            return m if (ends or not comma) and tokens[phrase.head].kind == "name" else None
    return None


def _registered(person: str, register: Register, day: str | None) -> Iterator[Holder]:
    actor = register.get(person)
    for role in actor.roles if actor else ():
        if not role.held_on(day) and day:
            continue
        for text in role.titles:
            if kind := kind_in(text):
                body = register.get(role.of) if role.of else None
                land = country_in(role.of or "") or country_in(text) or (body.country if body else None)
                house = seats()[role.of]["of"] if role.of and role.of in seats() else None
                yield Holder(person, kind, land or house or (actor.country if actor else None))
                break


def genders(
    document: Document, all_titles: dict[int, tuple[Title, ...]], named: Namer, register: Register
) -> dict[str, str]:
    """`f` or `m` by person: from the title beside the name, from Mr and Frau, from the given name."""
    language = "de" if document.article.language == "de" else "en"
    found: dict[str, str] = {}
    for sentence in document.sentences:
        for title in all_titles[id(sentence)]:
            person = bearer(sentence, title, named) if not title.plural else None
            if person and (gender := _of_title(sentence, title, language)):
                found.setdefault(person, gender)
        for phrase in sentence.phrases:
            person = named(sentence, phrase)
            if person and (gender := _of_form(sentence, phrase)):
                found.setdefault(person, gender)
    known = ((a.id, gender_of(n.split()[0])) for a in register.persons for n in a.all_names if " " in n)
    return {person: gender for person, gender in known if gender} | found


_ADJECTIVAL = frozenset({"envoy", "high_representative", "party_leader", "lawmaker", "military"})


def _of_title(sentence: Sentence, title: Title, language: str) -> str:
    noun = sentence.tokens[title.noun].text.lower()
    if language == "en":
        return "f" if noun.endswith(("woman", "queen", "lady")) else "m" if noun.endswith(("man", "king")) else ""
    if noun.endswith(("in", "frau", "tochter", "gattin")):
        return "f"
    if noun.endswith(("te", "ter", "ten", "de", "der", "den")) and title.kind in _ADJECTIVAL:
        opener = sentence.phrases[title.phrase].opener
        return "f" if opener in ("die", "eine") else "m" if opener in ("der", "ein") and noun[-1] == "e" else ""
    return "m"


def _of_form(sentence: Sentence, phrase: Phrase) -> str:
    words = [t.text.rstrip(".") for t in sentence.tokens[max(0, phrase.first - 1) : phrase.last + 1]]
    if set(words) & {"Frau", "Mrs", "Ms", "Madame", "Lady", "Dame"}:
        return "f"
    if set(words) & {"Herr", "Herrn", "Mr", "Sir", "Lord"}:
        return "m"
    name = sentence.tokens[phrase.head].text.split()
    return gender_of(name[0]) if len(name) > 1 else ""


def lands_of(person: str, known: Iterable[Holder], register: Register) -> frozenset[str]:
    """The states that a person acts for."""
    actor = register.get(person)
    own = {actor.country} if actor and actor.country else set()
    return frozenset(own | {h.state for h in known if h.person == person and h.state})


def parties(document: Document, named: Namer) -> dict[str, str]:
    """The party in brackets behind a name: `Lena Bergholz (FDP)`."""
    found: dict[str, str] = {}
    for sentence in document.sentences:
        for phrase in sentence.phrases:
            text = " ".join(t.text for t in sentence.tokens[phrase.last + 1 : phrase.last + 4])
            if (party := re.match(r"\( ([A-ZÄÖÜ][\w/-]{1,11}) \)", text)) and (person := named(sentence, phrase)):
                found.setdefault(person, party[1])
    return found


def all_titles_of(document: Document, states: States) -> dict[int, tuple[Title, ...]]:
    """The titles of every sentence, by the identity of the sentence."""
    language = "de" if document.article.language == "de" else "en"
    return {id(sentence): titles(sentence, states, language) for sentence in document.sentences}
