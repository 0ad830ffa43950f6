"""Offices that a noun phrase names: `der norische Präsident`, `Noriens Präsident`, `the White House press secretary`.

In: a sentence, the states that the article speaks of. Out: `Title`s: the class of the office, the state, house or
person it belongs to, whether it is definite.
"""

import re
from dataclasses import dataclass
from functools import cache

from generator.articles.people.offices import OfficeNoun, german_office, office_before
from generator.articles.people.states import States
from generator.articles.text.document import Phrase, Sentence
from generator.articles.vocabulary.states import prefix_country, seat_in, seats
from generator.articles.vocabulary.words import entry, split, word_list

_FUSED = frozenset({"zum", "zur", "vom", "beim", "im", "am"})
_OF = frozenset({"von", "vom", "aus", "in", "im", "of", "at"})
_INDEFINITE = ("ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "a", "an", "no", "jeder", "mehrere")


@dataclass(frozen=True, slots=True)
class Title:
    """An office in a phrase. `state` is an ISO code, or `~` and the stem of a state of the text; `seat` a house;
    `owner` the phrase of the person it is derived from. `first` and `last` are the tokens of the whole expression,
    with its genitive and a fused preposition. `definite`: definite, indefinite, possessive or empty. `foreign`: it
    belongs to something that is neither state, house nor person (`Sprecher des Ministeriums`), `implied` that only the
    name of the office has the state (`Bundespräsident`), `lands` those of several (`Präsidenten von X und Y`)."""

    phrase: int
    kind: str
    noun: int
    first: int
    last: int
    state: str | None = None
    seat: str | None = None
    owner: int | None = None
    definite: str = ""
    past: bool = False
    plural: bool = False
    foreign: bool = False
    implied: bool = False
    lands: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        return not (self.state or self.seat or self.owner is not None)

    @property
    def land(self) -> str | None:
        return self.state or (seats()[self.seat]["of"] if self.seat else None)


def titles(sentence: Sentence, states: States, language: str) -> tuple[Title, ...]:
    """The offices of a sentence, at most one for each phrase."""
    found = (_title(sentence, n, phrase, states, language) for n, phrase in enumerate(sentence.phrases))
    return tuple(title for title in found if title)


def _title(sentence: Sentence, n: int, phrase: Phrase, states: States, language: str) -> Title | None:
    match = _noun_of(sentence, phrase, states, language)
    if match is None:
        return None
    first_noun, noun, office = match
    kind, prefix = office.kind, office.prefix
    state, seat, past = _around(sentence, phrase, first_noun, prefix, states, language)
    owner, first, last, foreign = None, phrase.first, noun, False
    if before := phrase.first and sentence.tokens[phrase.first - 1].text.lower() in _FUSED:
        first -= bool(before)
    whose = next((m for m, p in enumerate(sentence.phrases) if p.owns == n), None)
    if whose is None and not state and not seat and noun <= phrase.last:
        whose = _behind(sentence, phrase)
    if whose is not None:
        state, seat, owner, belongs = _of(sentence, whose, state, seat, states)
        vague = sentence.tokens[sentence.phrases[whose].last].text.lower().endswith(entry("de", "lands"))
        foreign = not (belongs or vague or owner is not None) and sentence.phrases[whose].owns == n
        if belongs:
            first, last = min(first, sentence.phrases[whose].first), max(last, sentence.phrases[whose].last)
    noun_text = " ".join(t.text for t in sentence.tokens[first_noun : noun + 1]).lower()
    implied = None if state or seat or owner is not None else word_list("implied").get(noun_text, {}).get("")
    preposed = whose is not None and sentence.phrases[whose].last < phrase.first
    definite = "definite" if preposed else _definite(sentence, phrase, first)
    plural = _is_plural(sentence, phrase, noun, language)
    state = state or implied
    lands: tuple[str, ...] = ()
    if plural and whose is not None:
        several = [p for m, p in enumerate(sentence.phrases) if m == whose or p.joined == whose]
        lands = tuple(land for p in several if (land := states.of_word(sentence.tokens[p.last].text)))
        last = max(last, *(p.last for p in several)) if len(lands) == len(several) else last
    made = implied is not None
    return Title(n, kind, noun, first, last, state, seat, owner, definite, past, plural, foreign, made, lands)


def _noun_of(sentence: Sentence, phrase: Phrase, states: States, language: str) -> tuple[int, int, OfficeNoun] | None:
    """First and last token of the office's noun, and what it is."""
    if phrase.pronoun:
        return None
    tokens = sentence.tokens
    if language == "de":
        for i in range(phrase.last, phrase.first - 1, -1):
            word = tokens[i]
            if (word.kind == "noun" or (word.kind == "name" and not states.is_person(word.text))) and (
                office := german_office(word.text)
            ):
                return i, i, office
        return None
    words = ["" if t.kind == "name" and " " in t.text else t.text for t in tokens]
    ends = [*range(phrase.last, phrase.first - 1, -1)]
    if words[phrase.last].lower().rstrip("s") == "head":
        ends = [phrase.last + 2, *ends]
    for end in (e for e in ends if e < len(tokens)):
        found = office_before(words[: end + 1], end + 1, language)
        if found and phrase.first <= found[0] <= phrase.last:
            return found[0], end, found[1]
    return None


def _around(
    sentence: Sentence, phrase: Phrase, noun: int, prefix: str, states: States, language: str
) -> tuple[str | None, str | None, bool]:
    """State, house and whether it is past, by what stands before the noun in its phrase."""
    state, seat = None, None
    part = re.sub(r"^(?:Ex|Alt|Vize)-", "", prefix)
    past = part != prefix
    if part:
        state, seat = (
            prefix_country(part.rstrip("-")),
            seat_in(part.rstrip("-").capitalize()) or seat_in(part.rstrip("-")),
        )
    before = sentence.tokens[phrase.first : noun]
    for token in before:
        past = past or token.text.lower() in _past_words()
        if token.kind in ("adjective", "name", "noun", "other"):
            state = states.of_word(token.text.strip("-")) or state
    text = " ".join(t.text for t in before)
    for house, record in seats().items() if language == "en" else ():
        if any(re.search(rf"\b{re.escape(name)}\b", text) for name in split(record["en"])):
            seat = house
    return state, seat, past


def _behind(sentence: Sentence, phrase: Phrase) -> int | None:
    """`des Weißen Hauses`, `im Kreml`, `von Norien`, `of Hungary`: the phrase that follows with its preposition."""
    return next(
        (
            m
            for m, p in enumerate(sentence.phrases)
            if p.preposition in _OF and p.first == phrase.last + 2 and not p.pronoun
        ),
        None,
    )


def _of(
    sentence: Sentence, whose: int, state: str | None, seat: str | None, states: States
) -> tuple[str | None, str | None, int | None, bool]:
    """What the genitive makes of an office: (state, house, owner, whether it belongs to the expression)."""
    phrase = sentence.phrases[whose]
    words = [t for t in sentence.tokens[phrase.first : phrase.last + 1] if t.kind in ("noun", "name", "adjective")]
    text = " ".join(t.text for t in words)
    if house := seat_in(text) or seat_in(text.removesuffix("s")):
        return state, house, None, True
    if land := states.of_word(text) or (states.of_word(words[-1].text) if words else None):
        return land, seat, None, True
    if phrase.owns is not None and sentence.tokens[phrase.head].kind == "name":
        return state, seat, whose, sentence.phrases[phrase.owns].first > phrase.last
    return state, seat, None, False


def _definite(sentence: Sentence, phrase: Phrase, first: int) -> str:
    opener = phrase.opener
    if sentence.tokens[phrase.first].kind == "possessive":
        own = sentence.tokens[phrase.last].text.lower() not in entry("de", "majesties")  # `Seine Majestät`
        return "possessive" if own else "definite"
    if opener in _INDEFINITE:
        return "indefinite"
    return "definite" if opener or first < phrase.first else ""


def _is_plural(sentence: Sentence, phrase: Phrase, noun: int, language: str) -> bool:
    text = sentence.tokens[noun].text
    if language == "en":
        return text.endswith("s") and not text.endswith("ss") and sentence.tokens[noun].lemma.lower() != text.lower()
    if any(t.lemma in ("beide", "zwei") for t in sentence.tokens[phrase.first : noun]):
        return True
    if phrase.opener == "der" and text == f"{sentence.tokens[noun].lemma}en":  # `der Präsidenten`: of several
        return True
    masculine = not text.endswith(("in", "te", "frau", "tät", "heit"))
    if (phrase.opener == "der" and phrase.owns is not None and masculine) or (
        text.endswith("chefs") and not phrase.opener.endswith("s")
    ):
        return True  # `ein Treffen der Minister`, `Regierungschefs reden`
    weak = text.endswith("en") and masculine
    return (phrase.opener in ("die", "ihre", "seine", "diese") and masculine) or (
        weak and phrase.opener == "" and not phrase.preposition
    )


@cache
def _past_words() -> frozenset[str]:
    stems = entry("de", "no_longer")
    return frozenset((*(f"{s}{e}" for s in stems for e in ("e", "en", "er", "em", "es")), *entry("en", "no_longer")))
