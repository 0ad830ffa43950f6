"""Who is meant by a phrase without a name: a house, a state, somebody's staff, an apposition, or words alone.

In: a phrase of a sentence, who is in focus, the states of the article. Out: a `Referent`. Of somebody whom nothing
identifies only the words are known; they are an id of their own and are marked as unnamed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from generator.articles.discourse.focus import Focus, Here
from generator.articles.discourse.roles import possessor_gender
from generator.articles.people.bodies import body_kind, body_of, ministry_of, office_of, outlet_id
from generator.articles.people.holders import Holder, lands_of
from generator.articles.people.offices import kind_in
from generator.articles.people.somebody import is_of_adjective, is_somebody
from generator.articles.people.states import States
from generator.articles.text.document import Phrase, Sentence, Token
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import adjective_country, is_capital
from generator.articles.vocabulary.words import entry, id_of

_DEFINITE = ("der", "die", "das", "dem", "des", "den", "the")
_BESIDE = ("von", "vom", "aus", "im", "in", "of", "for", "at", "from")


@dataclass(frozen=True, slots=True)
class Referent:
    """`ids` are the actors meant, () where nobody can tell. `kind`: person, body, outlet, group, or unnamed for
    somebody without a name, whose id is made of the words. `reason` says the ground. `staff` is the id of somebody
    without a name through whom a body speaks, and who is not its spokesman."""

    ids: tuple[str, ...]
    kind: str = ""
    reason: str = ""
    staff: str = ""

    @property
    def quoted(self) -> "Referent":
        """Whose words a quotation has: those of an official are not his house's."""
        return Referent((self.staff,), "unnamed", self.reason) if self.staff else self


NOBODY = Referent((), "", "cannot tell")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """`find` gives the referent of another phrase of the sentence, `find_name` that of a phrase that has a name."""

    focus: Focus
    states: States
    known: Sequence[Holder]
    register: Register
    language: str
    find: Callable[[Sentence, int, Here], Referent]
    find_name: Callable[[Sentence, Phrase], Referent | None]

    def described(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Referent:
        """Somebody without a name: who speaks for another, a state by its name or capital, else words alone."""
        noun = sentence.tokens[phrase.head]
        both = phrase.opener in entry(self.language, "both") or sentence.tokens[phrase.first].text.lower() == "both"
        if noun.kind == "quotation" or (both and noun.lemma.lower() in entry(self.language, "sides")):
            return NOBODY
        if (name := self.apposition(sentence, n, phrase)) is not None:
            return name
        if ids := self._outlet(sentence, phrase, here):
            return Referent(ids, "outlet", "a paper, station or agency by its name, or last named")
        body = self._house_of(sentence, n, phrase, here) or self._for_another(sentence, n, phrase, here)
        if body is None and owner_of_staff(sentence, n, phrase) is None:
            body = self._again(sentence, phrase, here)
        if body is not None:
            return self.staffed(sentence, phrase, body)
        text = " ".join(t.text for t in sentence.tokens[phrase.first : phrase.last + 1] if t.kind in ("noun", "name"))
        if land := self.states.of_land(text):
            kind = "presidency" if is_capital(text) else "government"
            return Referent((self.house(land, kind),), "body", "a state or its capital")
        words = media_name(sentence, phrase, self.language)
        if words or noun.kind != "noun" or any(is_somebody(w, self.language) for w in (noun.lemma, noun.text)):
            return Referent((id_of(words or _unnamed(sentence, n, phrase)),), "unnamed", "words without a name")
        return NOBODY

    def staffed(self, sentence: Sentence, phrase: Phrase, body: Referent) -> Referent:
        """A body with the official who speaks: `ein Mitarbeiter des Palasts`, `a palace official`."""
        noun = sentence.tokens[phrase.head].lemma
        official = body.kind == "body" and _ends_with(noun, entry(self.language, "officials"))
        return replace(body, staff=id_of(f"{noun} {body.ids[0]}")) if official else body

    def _outlet(self, sentence: Sentence, phrase: Phrase, here: Here) -> tuple[str, ...]:
        """`die Zeitung „Norpost“`; `das Blatt` is the outlet last named."""
        if name := _outlet(sentence, phrase):
            return (outlet_id(name, self.register),)
        again = phrase.opener in _DEFINITE and sentence.tokens[phrase.head].lemma.lower() in _kinds_of_outlets()
        return self.focus.outlet(here) if again else ()

    def house(self, state: str, kind: str) -> str:
        """The id of a state's body; where no list knows the state, made of the name that the text gives it."""
        noun = {"de": {"government": "regierung"}, "en": {"government": "government", "presidency": "presidency"}}
        made = f"{noun[self.language].get(kind, 'praesidialamt')}-{id_of(self.states.name_of(state))}"
        return made if state[0] == "~" else body_of(state, kind, self.register, made)

    def _house_of(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Referent | None:
        """`der Palast in Norien`, `die norische Regierung`, `Hagens Büro`, `the presidential palace in Dorsk`; a
        presidency or chancellery without its state belongs to the one president or chancellor of the article."""
        noun, kind, prefix = self._noun_of_body(sentence, phrase)
        if not kind:
            return None
        owner = owner_of_staff(sentence, n, phrase)
        whose = self.find(sentence, owner, here) if owner is not None else NOBODY
        whose = self.find_name(sentence, phrase) or whose  # `Trump-Regierung`
        if whose.kind == "person":
            return Referent((self._of_person(whose.ids[0], kind, noun),), "body", "the house of a person")
        state = self._state_of(sentence, phrase, owner, prefix)
        bare = state is None and owner is None and phrase.opener in _DEFINITE
        before, kind_before = self.focus.again(noun.lower(), here) if bare else ((), "")
        if kind_before == "body":
            return Referent(before, "body", "called by this noun before")
        office = {"presidency": "president", "chancellery": "chancellor"}.get(kind)
        if state is None and office:
            lands = {h.state for h in self.known if h.stated and h.kind == office and h.state and not h.implied}
            state = lands.pop() if len(lands) == 1 else None
        if state is not None:
            return Referent((self._of_state(state, kind, noun),), "body", "a house by its noun and its state")
        place = sentence.tokens[sentence.phrases[owner].head] if owner is not None else None
        if place is None and office:
            return Referent((id_of(noun),), "body", "a house by its noun")
        if place is None or place.kind != "name":
            return None
        return Referent((id_of(f"{noun} {place.lemma}"),), "body", "a house by its noun and its place")

    def _noun_of_body(self, sentence: Sentence, phrase: Phrase) -> tuple[str, str, str]:
        """The noun of a body, its class, and what stands before it in a compound; empty where it is none."""
        tokens = sentence.tokens
        if self.language == "de":
            prefix, _, noun = tokens[phrase.head].lemma.rpartition("-")
            kind = body_kind(tokens[phrase.head].lemma, "de") or body_kind(noun, "de") or ""
            return (noun, kind, prefix)
        for first in range(max(phrase.first, phrase.last - 2), phrase.last + 1):
            for last in (phrase.last + 3, phrase.last, phrase.last - 1):
                noun = " ".join(t.text.lower() for t in tokens[first : last + 1])
                if kind := body_kind(noun, "en") or "":
                    return (noun, kind, "")
        return ("", "", "")

    def _state_of(self, sentence: Sentence, phrase: Phrase, owner: int | None, prefix: str) -> str | None:
        around = [phrase, *([sentence.phrases[owner]] if owner is not None else [])]
        words = [t for p in around for t in sentence.tokens[p.first : p.last + 1] if t.text[:1].isalpha()]
        found = (
            self.states.of_word(t.text)
            for t in words
            if t.kind != "article" and (t is not words[-1] or len(around) > 1)
        )
        german = sentence.tokens[phrase.head].text.startswith("Bundes")
        return self.states.of_word(prefix) or next((s for s in found if s), None) or ("DE" if german else None)

    def _of_person(self, person: str, kind: str, noun: str) -> str:
        lands = lands_of(person, self.known, self.register)
        land = next(iter(sorted(lands)), None)
        if kind in ("government", "chancellery") and land:
            return self.house(land, "government" if kind == "government" else "presidency")
        made = id_of(f"{noun} {person.split('-')[-1]}")
        return made if kind == "chancellery" else office_of(person, self.register)

    def _of_state(self, state: str, kind: str, noun: str) -> str:
        if kind in ("presidency", "government") or (kind == "chancellery" and state == "DE"):
            return self.house(state, "government" if kind == "government" else "presidency")
        known = ministry_of(state, noun, self.register) if state[0] != "~" else None
        return known or id_of(f"{noun} {self.states.name_of(state)}")

    def _for_another(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Referent | None:
        """`ein Sprecher des Palasts`, `sein Büro`, `seine Worte`."""
        noun = sentence.tokens[phrase.head]
        for_others = _ends_with(noun.lemma, entry(self.language, "staff"))
        of_another = "-" not in noun.text  # `ein IWF-Sprecher aus Washington`
        owner = owner_of_staff(sentence, n, phrase) if of_another else None
        if for_others and owner is not None:
            whose = self.find(sentence, owner, here)
            if whose.kind == "person":
                return Referent((office_of(whose.ids[0], self.register),), "body", "speaks for a person")
            if whose.kind == "body":
                return Referent(whose.ids, "body", "speaks for a body")
        if sentence.tokens[phrase.first].kind == "possessive":
            its = phrase.opener == "its"
            ids = self.focus.body(here) if its else self.focus.person(possessor_gender(phrase.opener), here)
            if for_others and len(ids) == 1 and not its:
                return Referent((office_of(ids[0], self.register),), "body", "speaks for a person")
            if ids and noun.lemma.lower().endswith(entry(self.language, "abstract")):
                return Referent(ids, "body" if its else "person", "whose words they are")
        return None

    def _again(self, sentence: Sentence, phrase: Phrase, here: Here) -> Referent | None:
        """`ein Sprecher`, `the official`, `das Amt`: of the body that tells it, called so before, or last named."""
        noun, alone = sentence.tokens[phrase.head].lemma.lower(), phrase.head - phrase.first <= 1
        definite = phrase.opener in _DEFINITE
        staff = alone and noun in entry(self.language, "spokespersons")  # not `a Rwandan spokesman`
        staff |= definite and noun in entry(self.language, "officials")
        ids, kind = self.focus.again(noun, here) if definite else ((), "")
        if staff and (telling := self.focus.telling_body(here)):
            return Referent(telling, "body", "speaks for the body that tells it")
        if ids and (staff or kind == "body" or kind_in(noun)):
            return Referent(ids, kind, "called by this noun before")
        house = definite and phrase.head == phrase.first + 1 and noun in entry(self.language, "houses")
        ids = self.focus.body(here) if staff or house else ()
        return Referent(ids, "body", "the body last named") if ids else None

    def apposition(self, sentence: Sentence, n: int, phrase: Phrase) -> Referent | None:
        """`die Sprecherin des Palasts, Ina Peters,`, `chief of staff Ina Peters`: the name that explains who it
        is."""
        last, m = phrase.last, n + 1
        phrases, tokens = sentence.phrases, sentence.tokens
        of = m < len(phrases) and phrases[m].preposition == "of"
        if (
            of
            and tokens[last].lemma.lower() in ("secretary", "chief")
            and (name := self.find_name(sentence, phrases[m]))
        ):
            return name
        while (
            m < len(phrases)
            and phrases[m].first <= last + 2
            and (phrases[m].owns is not None or phrases[m].preposition or phrases[m].joined == n)
        ):
            last, m = phrases[m].last, m + 1
        if m >= len(phrases):
            return None
        other = phrases[m]
        closed = all(t.text in (",", ".", ":", ";", "–", "(") for t in tokens[other.last + 1 : other.last + 2])
        named = tokens[other.head].kind == "name" and not other.opener
        if other.first != last + 2 or tokens[last + 1].text != "," or not closed or not named:
            return None
        text = " ".join(t.text for t in tokens[other.first : other.last + 1])
        return self.find_name(sentence, other) or (
            Referent((id_of(text),), "unnamed", "a name") if " " in text else None
        )


@cache
def _kinds_of_outlets() -> frozenset[str]:
    return frozenset(kind.lower() for kind in entry("channels", "kinds"))


def _outlet(sentence: Sentence, phrase: Phrase) -> str | None:
    """`die Zeitung „Norpost“`, `Nachrichtenagentur Xinhua`: the name behind the word for what it is."""
    pairs = pairwise(t.text for t in sentence.tokens[phrase.first : phrase.last + 1])
    names = (other.strip('„“”"«»') for one, other in pairs if one.lower() in _kinds_of_outlets())
    return next((name for name in names if name[:1].isupper()), None)


def owner_of_staff(sentence: Sentence, n: int, phrase: Phrase) -> int | None:
    """The phrase of the one whose staff a phrase is: its genitive, or what follows with `von`, `im`, `of`."""
    owner = next((m for m, p in enumerate(sentence.phrases) if p.owns == n), None)
    if owner is not None:
        return owner
    after = sentence.tokens[phrase.last + 1 : phrase.last + 2]
    ends = (phrase.last + 2, phrase.last + 3) if after and after[0].kind != "finite" else ()
    return next((m for m, p in enumerate(sentence.phrases) if p.first in ends and p.preposition in _BESIDE), None)


def _ends_with(lemma: str, nouns: Sequence[str]) -> bool:
    return any(re.fullmatch(rf"(?:\w*-)?\w*{re.escape(noun)}s?", lemma, re.IGNORECASE) for noun in nouns)


def media_name(sentence: Sentence, phrase: Phrase, language: str) -> str:
    """`israelische Medien` for `israelischen Medienberichten`, `Israeli media` for `Israeli media reports`."""
    tokens = sentence.tokens[phrase.first : phrase.last + 1]
    if not any(t.text.lower().startswith(entry(language, "media")) for t in tokens):
        return ""
    if language == "en":
        return f"{next((t.text for t in tokens if adjective_country(t.text, 'en')), '')} media"
    land = next((t.lemma.lower() for t in tokens if adjective_country(t.text.lower(), "de")), "")
    return f"{land}{'e' if land else ''} Medien"


def _nominative(token: Token) -> str:
    if token.text == f"{token.lemma}en" and token.lemma.lower().endswith(entry("de", "staff")):
        return token.text[:-1]  # `Regierungskreisen`
    bare = token.text in (f"{token.lemma}s", f"{token.lemma}es") or is_of_adjective(token.text)
    return token.lemma if bare else token.text


def _unnamed(sentence: Sentence, n: int, phrase: Phrase) -> str:
    """The nouns of a phrase, in the nominative, and of the genitive that belongs to it; a full name alone."""
    names = [t.text for t in sentence.tokens[phrase.first : phrase.last + 1] if t.kind == "name"]
    if len(names) > 1:
        return " ".join(names)
    words = [_nominative(t) for t in sentence.tokens[phrase.first : phrase.last + 1] if t.kind in ("noun", "name")]
    for other in sentence.phrases:
        if other.owns == n:
            words += [t.text for t in sentence.tokens[other.first : other.last + 1] if t.kind in ("noun", "name")]
    return " ".join(words or [sentence.tokens[phrase.head].text])
