"""Who holds which office, as the article says it and as the register knows it for the article's day.

In: the document, the mentions of names, the register. Out: `Holder`s: person, class of office, state; and what the
article shows of grammatical gender and party. A title in one phrase with a name, or beside it as an apposition, says
who holds it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.articles.people.offices import country_in, german_office, kind_in, may_be
from generator.articles.people.states import States
from generator.articles.people.titles import Title, titles
from generator.articles.text.document import Document, Phrase, Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import seats
from generator.articles.vocabulary.words import entry, gender_of, members

#: Gives the person whom a phrase names, or a compound at a token (`Korvat-Sprecher`), if one does.
Namer = Callable[[Sentence, Phrase | int], str | None]
#: Classes of office whose noun is an adjective (`der Gesandte`, `die Gesandte`).
_ADJECTIVAL = frozenset({"envoy", "high_representative", "party_leader", "lawmaker", "military"})


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


def all_titles_of(document: Document, states: States) -> dict[int, tuple[Title, ...]]:
    """The titles of every sentence, by the identity of the sentence."""
    language = "de" if document.article.language == "de" else "en"
    return {id(sentence): titles(sentence, states, language) for sentence in document.sentences}


def holders(
    document: Document, all_titles: dict[int, tuple[Title, ...]], named: Namer, register: Register, day: str | None
) -> tuple[Holder, ...]:
    """Those stated in the article first, then those of the register that hold their office on the day."""
    found: list[Holder] = []
    for sentence in document.sentences:
        beside = all_titles[id(sentence)]
        for title in (t for t in beside if not t.past):
            if title.plural:
                found += _respective(sentence, title, named)
            elif person := bearer(sentence, title, named):
                found.append(_stated(sentence, title, person, beside, named, register))
    known = (holder for actor in register.persons for holder in _registered(actor.id, register, day))
    return tuple(dict.fromkeys([*found, *known]))


def _stated(
    sentence: Sentence, title: Title, person: str, beside: Iterable[Title], named: Namer, register: Register
) -> Holder:
    owner = owner_of_title(sentence, title, named)
    actor, noun = register.get(person), sentence.tokens[title.noun].lemma
    kind = title.kind
    if kind == "successor" and title.state and noun.lower().startswith(_counterparts()):  # a minister's is a minister
        others = (t for t in beside if t is not title and not t.plural and bearer(sentence, t, named))
        kind = next((t.kind for t in others if t.kind not in may_be("leader")), "leader")
    land = title.land or (actor.country if actor else None)
    return Holder(person, kind, land, owner, True, noun, sentence.line, title.implied)


def _respective(sentence: Sentence, title: Title, named: Namer) -> Iterator[Holder]:
    """`die Präsidenten von Norien und Vestmark, Milan Korvat und Ilka Torvund`: each name with its own state."""
    phrases = sentence.phrases
    first = next((n for n, p in enumerate(phrases) if p.first == title.last + 2 and not p.preposition), None)
    if first is None or sentence.tokens[title.last + 1].text != ",":
        return
    persons = [named(sentence, p) for n, p in enumerate(phrases) if n == first or p.joined == first]
    for person, land in zip(persons, title.lands, strict=False) if len(persons) == len(title.lands) else ():
        if person:
            yield Holder(person, title.kind, land, None, True, sentence.tokens[title.noun].lemma, sentence.line)


def _counterparts() -> tuple[str, ...]:
    """Nouns whose bearer has the office of somebody else: `ihre norische Amtskollegin`."""
    return (*entry("de", "counterparts"), *entry("en", "counterparts"))


def owner_of_title(sentence: Sentence, title: Title, named: Namer) -> str | None:
    """The person whose office it is: `Korvats Sprecher`, `Korvat-Sprecher`."""
    return named(sentence, title.noun if title.owner is None else sentence.phrases[title.owner])


def bearer(sentence: Sentence, title: Title, named: Namer) -> str | None:
    """The person whose name stands in the title's phrase or beside it as an apposition."""
    if own := named(sentence, sentence.phrases[title.phrase]):
        return own
    after = None if _is_of_another(sentence, title) else _apposed_after(sentence, title)
    before = _apposed_before(sentence, title)
    if before and after and any(t.kind == "noun" for t in sentence.tokens[before.first : before.head]):
        before = None  # `Präsidentin Ina Holm, der Staatschef von Norien, Milan Korvat, und …`
    found = (named(sentence, phrase) for phrase in (before, after) if phrase)
    return next((person for person in found if person), None)


def _is_of_another(sentence: Sentence, title: Title) -> bool:
    """`ein Sprecher der Präsidentin, Jorin Hask,`: the name explains whose genitive the title is."""
    whole = sentence.phrases[title.phrase].owns
    noun = sentence.tokens[sentence.phrases[whole].head].text if whole is not None else ""
    return whole is not None and whole < title.phrase and german_office(noun) is not None


def _apposed_before(sentence: Sentence, title: Title) -> Phrase | None:
    """`Korvat, der norische Präsident` and `Korvat (FDP), Präsident`; not `told Korvat, a spokesman said`."""
    tokens = sentence.tokens
    if [t.kind for t in tokens[title.last + 1 : title.last + 2]] == ["finite"]:
        return None
    start = _before_brackets(sentence, title.first - 1)
    while start > title.first - 4 and start >= 0 and tokens[start].kind in ("preposition", "noun", "number"):
        start -= 1  # `Korvat, seit März Präsident von …`
    if start < 0 or tokens[start].text != ",":
        return None
    last = _before_brackets(sentence, start - 1)
    return next((p for p in sentence.phrases if p.last == last and not p.pronoun), None)


def _before_brackets(sentence: Sentence, at: int) -> int:
    """The token itself, or that before the brackets which it closes."""
    if at >= 0 and sentence.tokens[at].text == ")":
        return next((i for i in range(at, -1, -1) if sentence.tokens[i].text == "("), 0) - 1
    return at


def _apposed_after(sentence: Sentence, title: Title) -> Phrase | None:
    """`die Sprecherin der Regierung, Ina Peters,` and `Regierungssprecher (SPD) Jonas Riehl`."""
    tokens = sentence.tokens
    end = last = max([title.last, *(p.last for p in sentence.phrases if p.owns == title.phrase)])
    if last + 1 < len(tokens) and tokens[last + 1].text == "(":
        last = next((i for i in range(last + 1, len(tokens)) if tokens[i].text == ")"), len(tokens) - 1)
    behind = next((p.last for p in sentence.phrases if p.preposition and p.first == last + 2 and not p.pronoun), last)
    if behind + 1 < len(tokens) and tokens[behind + 1].text == ",":  # `der Chef von Norpost, Jorin Hask,`
        end = last = behind
    for phrase in sentence.phrases:
        comma = phrase.first == last + 2 and tokens[last + 1].text == ","
        if (comma or phrase.first == last + 1 > end + 1) and not phrase.opener and not phrase.preposition:
            closed = all(t.kind in ("mark", "quotation") for t in tokens[phrase.last + 1 : phrase.last + 2])
            return phrase if (closed or not comma) and tokens[phrase.head].kind == "name" else None
    return None


def _registered(person: str, register: Register, day: str | None) -> Iterator[Holder]:
    actor = register.get(person)
    for role in actor.roles if actor else ():
        kind, of = next((k for text in role.titles if (k := kind_in(text))), None), role.of or ""
        if kind and (role.held_on(day) or not day):
            body = register.get(of)
            named = (country_in(text) for text in (of, *role.titles))
            land = next((land for land in named if land), None) or (body.country if body else None)
            house = seats()[of]["of"] if of in seats() else None
            yield Holder(person, kind, land or house or (actor.country if actor else None))


def genders(
    document: Document, all_titles: dict[int, tuple[Title, ...]], named: Namer, register: Register
) -> dict[str, str]:
    """`f` or `m` by person: from the title beside the name, from Mr and Frau, from the given name."""
    language = "de" if document.article.language == "de" else "en"
    found: dict[str, str] = {}
    for sentence in document.sentences:
        titled = ((bearer(sentence, t, named), _of_title(sentence, t, language)) for t in all_titles[id(sentence)])
        forms = ((named(sentence, phrase), _of_form(sentence, phrase)) for phrase in sentence.phrases)
        for person, gender in (*titled, *forms):
            if person and gender:
                found.setdefault(person, gender)
    known = ((a.id, gender_of(n.split()[0])) for a in register.persons for n in a.all_names if " " in n)
    return {person: gender for person, gender in known if gender} | found


def _of_title(sentence: Sentence, title: Title, language: str) -> str:
    noun = sentence.tokens[title.noun].text.lower()
    if title.plural:
        return ""
    if language == "en":
        return "f" if noun.endswith(("woman", "queen", "lady")) else "m" if noun.endswith(("man", "king")) else ""
    if noun.endswith(("in", "frau", "tochter", "gattin")):
        return "f"
    if noun.endswith(("te", "ter", "ten", "de", "der", "den")) and title.kind in _ADJECTIVAL:
        opener = sentence.phrases[title.phrase].opener
        return "f" if opener in ("die", "eine") else "m" if opener in ("der", "ein") else ""
    return "m"


def _of_form(sentence: Sentence, phrase: Phrase) -> str:
    words = {t.text.rstrip(".") for t in sentence.tokens[max(0, phrase.first - 1) : phrase.last + 1]}
    for gender, forms in (("f", members("common", "of_women")), ("m", members("common", "of_men"))):
        if words & forms:
            return gender
    name = sentence.tokens[phrase.head].text.split()
    return gender_of(name[0]) if len(name) > 1 else ""


def lands_of(person: str, known: Iterable[Holder], register: Register) -> frozenset[str]:
    """The states that a person acts for."""
    actor = register.get(person)
    found = {actor.country if actor else None, *(h.state for h in known if h.person == person)}
    return frozenset(land for land in found if land)


def parties(document: Document, named: Namer) -> dict[str, str]:
    """The party in brackets behind a name: `Lena Bergholz (FDP)`."""
    found: dict[str, str] = {}
    for sentence in document.sentences:
        for phrase in sentence.phrases:
            text = " ".join(t.text for t in sentence.tokens[phrase.last + 1 : phrase.last + 4])
            if (party := re.match(r"\( ([A-ZÄÖÜ][\w/-]{1,11}) \)", text)) and (person := named(sentence, phrase)):
                found.setdefault(person, party[1])
    return found
