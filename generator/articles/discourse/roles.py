"""Whom an office, a citizen's noun or a word for two stands for: `der Staatschef`, `der Norier`, `beide Politiker`.

In: titles, the cast of the article, who was spoken of before. Out: actors and the span of the expression. What stands
beside a name belongs to it; what could mean several persons alike means nobody.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.articles.article import HEADINGS
from generator.articles.discourse.focus import Focus, Here
from generator.articles.discourse.pairs import Pairs, Role, likely
from generator.articles.people.cast import LEADING, Cast, Wanted
from generator.articles.people.holders import Namer, owner_of_title
from generator.articles.people.offices import german_office
from generator.articles.people.states import States, same_state
from generator.articles.people.titles import Title
from generator.articles.text.document import Phrase, Sentence
from generator.articles.vocabulary.states import seat_in, seats
from generator.articles.vocabulary.words import entry, members, split, word_list

#: `der 61-Jährige`
_AGED = re.compile(r"\d{2}[-‑]?[Jj]ährige[rnm]?")
#: Where a state stands whose house or people speak, and the kinds of words that name it.
_SAID_IN = frozenset({"", "in", "im", "aus", "von", "laut", "nach", "of", "from"})
#: Endings of nouns for men and women.
_EITHER = ("te", "ter", "ten", "haupt", "haupts", "hauptes")
_NAMING = frozenset({"adjective", "name", "noun", "other"})


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of one article. `subject_of` gives the person who is the subject of a sentence, if one is read."""

    cast: Cast
    states: States
    named: Namer
    focus: Focus
    language: str
    subject_of: Callable[[Sentence], str | None]

    @property
    def pairs(self) -> Pairs:
        return Pairs(self.cast, self.states, self.focus, self.language, self.subject_of)

    def find(self, sentence: Sentence, n: int, title: Title | None, label: str, here: Here) -> Role | None:
        """Whom a phrase without a name stands for, if it is an expression for one or two."""
        phrase = sentence.phrases[n]
        return (
            self.pairs.find(sentence, title, phrase, here)
            or (self._of_title(sentence, title, label, here) if title else None)
            or self._citizen(sentence, n, phrase, here)
            or self._epithet(sentence, title, phrase, here)
        )

    # One by an office

    def _of_title(self, sentence: Sentence, title: Title, label: str, here: Here) -> Role | None:
        phrase, noun = sentence.phrases[title.phrase], sentence.tokens[title.noun].text
        if title.past or title.foreign or title.plural:
            return None
        gender = self._gender(phrase, noun)
        if title.kind == "successor":
            return self._counterpart(sentence, title, gender, here)
        if title.definite == "possessive":
            return self._of_possessor(sentence, title, gender, here)
        if title.kind in members("common", "loose") or title.definite == "indefinite":
            return None
        if title.definite == "" and not _stands_bare(title, label):
            return None
        if title.kind == "spokesperson" and title.bare and title.definite == "definite":
            return self._spokesperson(sentence, title, gender, here)
        owner = owner_of_title(sentence, title, self.named)
        if (title.owner is not None and not owner) or (
            title.bare and not owner and title.kind not in members("common", "alone")
        ):
            return None
        wanted = Wanted(title.kind, title.land or self._land_before(sentence, title, gender), gender, owner=owner)
        role = self._chosen(wanted, (title.first, title.last), here, title.bare, self.subject_of(sentence))
        after = sentence.tokens[title.noun + 1].text if title.last > title.noun else ""
        if (
            role is None and after in ("in", "im", "aus") and title.kind in members("common", "alone")
        ):  # `wird der Kanzler in Oslo erwartet`
            sure = self.cast.sure(Wanted(title.kind, None, gender))
            return Role((sure[0],), title.first, title.noun) if len(sure) == 1 else None
        if role and not title.implied:
            self.cast.learn(role.ids[0], title.land, title.kind, gender)
        return None if title.land and _is_apposed(sentence, title) else role

    def _spokesperson(self, sentence: Sentence, title: Title, gender: str, here: Here) -> Role | None:
        """`the spokesperson`: who was called so before; else the only one named before, unless a house spoke last."""
        noun = sentence.tokens[title.noun].lemma
        ids, kind = self.focus.again(noun.lower(), here)
        compound = self.language == "de" and not noun.startswith("Sprecher")
        if not ids and (compound or not self.focus.telling_body(here)):
            sure = self.cast.sure(Wanted(title.kind, None, gender))
            before = (p for p in self.focus.just_named(here, frozenset(), here.at) if p in sure)
            ids, kind = tuple(before)[:1], "person"
        return Role(ids, title.first, title.last) if ids and kind == "person" else None

    def _chosen(
        self, wanted: Wanted, span: tuple[int, int], here: Here, alone: bool, subject: str | None
    ) -> Role | None:
        """The person meant: of those who surely fit the one in focus, else the only one near whom nothing contradicts,
        else the one of the register."""
        sure = self.cast.sure(wanted)
        sure = [p for p in sure if p != subject] or sure
        ranked = self.focus.rank(sure, here, alone) if sure else []
        if not ranked and (not sure or alone):
            ranked = likely(self.cast, self.focus, wanted, here, subject)
        if not ranked and wanted.land and wanted.kind:
            known = self.cast.registered(wanted)
            ranked = known if len(known) == 1 else []
        return Role((ranked[0],), *span) if ranked else None

    def _land_before(self, sentence: Sentence, title: Title, gender: str) -> str | None:
        """The state whose house, or in whose capital somebody, speaks of a bare office: `Das norische Außenministerium
        erklärte, der Minister …`; if several who fit hold the office, it is that of this state."""
        if not title.bare or len(self.cast.sure(Wanted(title.kind, None, gender))) < 2:
            return None
        able = [p for p in sentence.phrases if p.last < title.first and p.preposition in _SAID_IN]
        tokens = [t for p in able for t in sentence.tokens[p.first : p.last + 1] if t.kind in _NAMING]
        lands = {land for t in tokens if (land := self.states.of_word(t.text))}
        lands |= {land for p in able if (land := self._seat(sentence, p))}
        lands |= {land for p in able if (who := self.named(sentence, p)) for land in self.cast.lands(who)}
        land = lands.pop() if len(lands) == 1 else None
        return land if land and self.cast.sure(Wanted(title.kind, land, gender)) else None

    @staticmethod
    def _seat(sentence: Sentence, phrase: Phrase) -> str | None:
        """The state of a house by its name (`das Weiße Haus`, `Kremlsprecher`)."""
        words = [t.text for t in sentence.tokens[phrase.first : phrase.last + 1] if t.kind in _NAMING]
        office = german_office(words[0]) if words else None
        house = seat_in(" ".join(words)) or (seat_in(office.prefix) if office else None)
        return seats()[house]["of"] if house else None

    def _shares(self, person: str, lands: frozenset[str]) -> bool:
        return any(same_state(a, b) for a in lands for b in self.cast.lands(person, implied=True))

    def _of_possessor(self, sentence: Sentence, title: Title, gender: str, here: Here) -> Role | None:
        """`seine Chefin`, `his president`: whom somebody just spoken of works for, or who leads the same state."""
        if title.kind not in LEADING:
            return None
        wanted = Wanted(title.kind, title.land, gender)
        opener = sentence.tokens[sentence.phrases[title.phrase].first].text.lower()
        staff, boss = self._speaks_later(sentence, title)
        whose = staff or self.subject_of(sentence) or next(iter(self.focus.person(possessor_gender(opener), here)), "")
        lands = self.cast.lands(whose, implied=True)
        able = [p for p in self.cast.possible(wanted) if p != whose]
        fits = [p for p in able if p in (boss, self.cast.owner(whose))] or [p for p in able if self._shares(p, lands)]
        fits = fits or [p for p in self.cast.sure(wanted) if p in able and self.cast.gender.get(p) == gender]
        return Role((fits[0],), title.first, title.last) if len(fits) == 1 else None

    def _speaks_later(self, sentence: Sentence, title: Title) -> tuple[str, str]:
        """`Ihr Chef habe aufgelegt, sagte Korvats Sprecherin`: who says it behind, and whose staff that is."""
        clause = sentence.clause_of(title.noun)
        while clause is not None and clause.parent is not None:
            clause = sentence.clauses[clause.parent]
            for n in clause.subject[:1]:
                if sentence.phrases[n].first > title.last:
                    owners = [p for p in sentence.phrases if p.owns == n]
                    boss = next((person for p in owners if (person := self.named(sentence, p))), "")
                    return self.named(sentence, sentence.phrases[n]) or "", boss
        return "", ""

    def _counterpart(self, sentence: Sentence, title: Title, gender: str, here: Here) -> Role | None:
        """`Ihr norischer Kollege`, `his French counterpart`: who leads the named state, else the other of the two."""
        noun = sentence.tokens[title.noun].text.lower()
        meant = title.definite in ("definite", "possessive") and not title.plural
        if not meant or not noun.startswith(entry(self.language, "counterparts")):
            return None
        wanted = Wanted("", title.state, gender)
        heads, owner = self.cast.heads_of_state(), self.subject_of(sentence)
        lesser = owner is not None and self.cast.explained(owner) and owner not in heads  # a minister's is a minister
        leading = [p for p in self.cast.leaders() if self.cast.fit(p, wanted) > 0.0 and not (lesser and p in heads)]
        if not title.state:
            pair = self.cast.heads_of_state()
            pair = pair if len(pair) == 2 else tuple(p for p in self.cast.appear if p in self.cast.head)
            opener = sentence.tokens[sentence.phrases[title.phrase].first].text.lower()
            whose = self.focus.person(possessor_gender(opener), here) if title.definite == "possessive" else ()
            sure = owner_of_title(sentence, title, self.named) or self.subject_of(sentence)
            able = [p for p in pair if p != sure and self.cast.fit(p, wanted) >= 0.0]
            owner = sure or next(iter(whose), "")
            if title.definite == "definite" and (part := self.focus.part(noun, pair)):
                return Role(part, title.first, title.last)
            if not owner and noun.startswith(("amtskolleg", "gegenüber", "gesprächspartner", "counterpart")):
                owner = next(iter(self.focus.rank(pair, here, alone=True)), "")
            other = able if len(able) == 1 else [p for p in able if p != owner]
            leading = other if owner in pair and len(pair) == 2 else []
        elif not leading and not lesser:
            leading = likely(self.cast, self.focus, Wanted("leader", title.state, gender), here)
        ranked = self.focus.rank(leading, here, alone=False)
        return Role((ranked[0],), title.first, title.last) if ranked else None

    def _gender(self, phrase: Phrase, noun: str) -> str:
        """The gender that a noun and its article allow; women exactly as men."""
        if noun.lower().startswith(("gast", "gegenüber")) and not noun.lower().startswith("gastgeber"):
            return ""
        if noun.lower() in members("de", "majesties"):
            return possessor_gender(phrase.opener)
        gender = phrase.gender.strip("n") or ("f" if noun.endswith("in") else "")
        if self.language == "de" and not gender and phrase.opener not in ("die", "eine", "einer"):
            either = ("haupt", "haupts", "hauptes") if phrase.opener in ("den", "dem", "des") else _EITHER
            return "" if noun.endswith(either) else "m"
        return gender

    # One by a state, a party or a word

    def _citizen(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Role | None:
        """`der Norier`, `die Liberale`, `dem Republikaner`: the politician of that state who is in focus."""
        token = sentence.tokens[phrase.last]
        noun = token.kind == "noun" or (token.kind == "name" and not self.states.is_person(token.text))
        alone = phrase.opener in members(self.language, "definite") and phrase.last - phrase.first == 1
        fused = phrase.preposition in ("zum", "zur", "vom", "beim") and phrase.first == phrase.last
        if not noun or not (alone or fused) or self.named(sentence, phrase):
            return None
        land, party = self.states.of_citizen(token.text), self._party_of(token.text)
        if not (land or party) or any(p.owns == n for p in sentence.phrases):
            return None
        subject = any(n in c.subject for c in sentence.clauses)
        if _may_be_plural(phrase, token.text) if self.language == "de" else not subject:
            return None
        gender = self._gender(phrase, token.text)
        wanted = Wanted("", land or (party or "").split("|")[0], gender, party or "")
        sure = self.cast.sure(wanted)
        leading = [p for p in self.cast.heads_of_state() if p in sure]
        leading = leading or [p for p in self.cast.leaders() if p in sure]
        ranked = self.focus.rank(leading or sure, here, alone=True)
        ranked = ranked or likely(self.cast, self.focus, wanted, here, self.subject_of(sentence))
        if not ranked:
            return None
        self.cast.learn(ranked[0], wanted.land, gender=gender)
        return Role((ranked[0],), phrase.first - fused, phrase.last)

    def _party_of(self, noun: str) -> str | None:
        """State and initials of the party whose member the noun is: `US|`, `DE|FDP`."""
        for code, record in word_list("parties").items():
            if (initials := noun.partition("-")[0]) in split(record["initials"]) and initials != noun:
                return f"{code}|{initials}"
            for member in split(record.get(self.language, "")):
                if re.fullmatch(rf"{re.escape(member)}(?:s|en|n|in|r)?", noun):
                    return "|".join((code, *entry("parties_of_members", member)))
        return None

    def _epithet(self, sentence: Sentence, title: Title | None, phrase: Phrase, here: Here) -> Role | None:
        """`der Manager`, `die frühere Politikerin`, `the lawmaker`: a word for somebody just named."""
        token = sentence.tokens[phrase.last]
        again = title is not None and title.kind in members("common", "said_again") and title.bare
        loose = again and title is not None and not (title.plural or title.foreign)
        aged = bool(_AGED.fullmatch(token.text))
        trade = title is None and phrase.gender == "f" and token.text.endswith("in")  # `die Dolmetscherin`
        named = aged or loose or trade or token.text.lower() in members(self.language, "epithets")
        adjectives = all(t.kind == "adjective" for t in sentence.tokens[phrase.first + 1 : phrase.last])
        definite = phrase.opener in ("der", "die", "the") and adjectives and phrase.first < phrase.last
        if not named or not definite or phrase.preposition:
            return None
        if any(p.owns is not None and sentence.phrases[p.owns] is phrase for p in sentence.phrases):
            return None
        called, kind = self.focus.again(token.lemma.lower(), here)
        if called and kind != "person":
            return None
        gender = {"die": "f", "der": "m"}.get(phrase.opener, "")
        near = self.focus.just_named(here, frozenset(), 3)
        near = [p for p in near if not gender or self.cast.gender.get(p) == gender]
        ids = self.focus.in_line(gender, here) or tuple(near[:1] if len(near) == 1 else ())
        ids = ids or tuple(p for p in self.focus.person(gender, here) if aged and p in self.cast.appear)
        return Role(ids, phrase.first, phrase.last) if ids else None


def possessor_gender(opener: str) -> str:
    """The gender of the one to whom a possessive points: `sein` m, `ihr` (which may be several, too) and `her` f."""
    return "m" if opener.startswith(("sein", "his")) else "f" if opener.startswith(("ihr", "her")) else ""


def _stands_bare(title: Title, label: str) -> bool:
    """An office without an article stands for a person in headings, and at the start of a text."""
    return label in HEADINGS or (title.first == 0 and (title.owner is not None or label == "lead"))


def _is_apposed(sentence: Sentence, title: Title) -> bool:
    """`mit Ada Lund telefoniert, der Präsidentin von Osk`: behind a comma, in the dative, and nothing but a mark
    behind it."""
    phrase, tokens = sentence.phrases[title.phrase], sentence.tokens
    dative = phrase.opener in ("dem", "der") and title.first > 1 and tokens[title.first - 1].text == ","
    return (
        dative
        and tokens[title.first - 2].kind in ("participle", "infinitive")
        and all(t.kind == "mark" for t in tokens[title.last + 1 : title.last + 2])
    )


def _may_be_plural(phrase: Phrase, noun: str) -> bool:
    if phrase.opener == "die":
        return not noun.endswith(("in", "e"))
    if phrase.opener == "der" and phrase.owns is not None:
        return not noun.endswith("in")
    return phrase.opener == "den" and noun.endswith("n") and not noun.endswith("in")
