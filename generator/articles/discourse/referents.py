"""Who is meant by a noun phrase or a pronoun, decided once, sentence by sentence.

In: the document, the mentions of names and bodies, what is known of offices. Out: for each phrase a `Referent` with its
ground, and the mentions of roles. Not knowing is an answer.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.articles.article import section_of
from generator.articles.discourse.focus import Focus, Here, Seen
from generator.articles.discourse.roles import LEADING, Role, Roles
from generator.articles.findings import Mention, Span
from generator.articles.people.bodies import body_kind, body_of, office_of
from generator.articles.people.holders import all_titles_of, genders, holders, parties
from generator.articles.people.press import is_outlet
from generator.articles.people.salience import base_date
from generator.articles.people.titles import States
from generator.articles.text.document import Document, Phrase, Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import is_capital
from generator.articles.vocabulary.words import entry, id_of

_BESIDE = ("von", "vom", "aus", "im", "in", "of", "for", "at", "from")


@dataclass(frozen=True, slots=True)
class Referent:
    """`ids` are the actors meant, () where nobody can tell. `kind`: person, body, outlet, group, or unnamed for
    somebody without a name, whose id is made of the words. `reason` says the ground."""

    ids: tuple[str, ...]
    kind: str = ""
    reason: str = ""


NOBODY = Referent((), "", "cannot tell")


class Referents:
    """The referents of one article. `read` takes its sentences in their order, `spoke` who told one; `who` answers.
    `roles` are the mentions of persons by their office that were found on the way."""

    def __init__(
        self, document: Document, names: Sequence[Mention], bodies: Sequence[Mention], register: Register
    ) -> None:
        self._article, self._register = document.article, register
        self._language = "de" if document.article.language == "de" else "en"
        self._named = _by_line(m for m in names if m.kind != "compound")
        self._compounds = _by_line(m for m in names if m.kind == "compound")
        self._bodies = _by_line(bodies)
        persons = frozenset(w for m in names for w in (m.span.exact, *m.span.exact.split()))
        self._states = States(document, persons)
        self._titles = all_titles_of(document, self._states)
        self.known = holders(document, self._titles, self._person, register, base_date(document.article))
        self.gender = genders(document, self._titles, self._person)
        appear = frozenset(i for m in names for i in m.actors)
        head = frozenset(i for m in names for i in m.actors if section_of(document.article, m.span.line) == -1)
        party = parties(document, self._person)
        self._leaders = frozenset(h.person for h in self.known if h.kind in LEADING) & appear
        self._roles = Roles(
            self.known, self._states, self._person, self.gender, party, register, self._language, appear, head
        )
        self.focus = Focus(self.gender)
        self.roles: list[Mention] = []
        self._found: dict[tuple[int, int], Referent] = {}
        self._places: dict[int, Here] = {}

    def who(self, sentence: Sentence, n: int) -> Referent:
        """Who the phrase means."""
        return self._found.get((id(sentence), n), NOBODY)

    def group(self, sentence: Sentence, phrases: Sequence[int]) -> Referent:
        """Who several phrases mean together."""
        found = [self.who(sentence, n) for n in phrases]
        known = [r for r in found if r.ids]
        if len(known) < 2:
            return known[0] if known else found[0] if found else NOBODY
        if any(r.kind != "unnamed" for r in known):
            known = [r for r in known if r.kind != "unnamed"]
        ids = tuple(dict.fromkeys(i for r in known for i in r.ids))
        return Referent(ids, "group" if len(known) > 1 else known[0].kind, known[0].reason)

    def spoke(self, sentence: Sentence, ids: tuple[str, ...]) -> None:
        """Remembers who told a sentence: pronouns go on with the speaker."""
        self.focus.spoke(ids, self._places[id(sentence)])

    def recent(self, choices: Sequence[tuple[str, ...]], line: int) -> tuple[str, ...] | None:
        """Of some bodies the one that the line named last, else names later, else the one last named."""
        before = self.focus.last_of(choices, line)
        later = [m.actors for m in self._bodies.get(line, ()) if m.actors in choices]
        return before or next(iter(later), None)

    def read(self, sentence: Sentence) -> None:
        """Decides who each phrase of the next sentence means."""
        here = Here(len(self._places), sentence.line, section_of(self._article, sentence.line))
        self._places[id(sentence)] = here
        subjects = {n for c in sentence.clauses if c.kind in ("main", "fragment") for n in c.subject}
        for n, phrase in enumerate(sentence.phrases):
            referent = self._referent(sentence, n, phrase, here)
            self._found[id(sentence), n] = referent
            if referent.ids and sentence.inside is None:
                self._remember(referent, phrase, n in subjects, here)
        for first in sorted({p.joined for p in sentence.phrases if p.joined is not None}):
            several = self.group(sentence, [first, *(m for m, p in enumerate(sentence.phrases) if p.joined == first)])
            if len(several.ids) > 1 and sentence.inside is None:
                self.focus.add(Seen(several.ids, here.at, here.line, here.section, first in subjects, False))

    def _remember(self, referent: Referent, phrase: Phrase, subject: bool, here: Here) -> None:
        first = subject or (phrase.first == 0 and not phrase.preposition)
        body, gender = referent.kind in ("body", "outlet"), ""
        if referent.kind == "unnamed":
            gender = phrase.gender or {"der": "m", "die": "f", "the": "x"}.get(phrase.opener, "")
            if not (subject and gender):
                return
        self.focus.add(Seen(referent.ids, here.at, here.line, here.section, first, body, gender))

    def _referent(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Referent:
        token = sentence.tokens[phrase.head]
        if token.kind == "relative":
            return self._antecedent(sentence, n, phrase)
        if phrase.pronoun:
            return self._pronoun(sentence, n, phrase, here)
        return (
            self._direct(sentence, phrase)
            or self._role(sentence, n, phrase, here)
            or self._body(sentence, phrase)
            or self._described(sentence, n, phrase, here)
        )

    # Names and roles

    def _person(self, sentence: Sentence, phrase: Phrase | int) -> str | None:
        """The person whose name stands in the phrase, or in the compound at a token."""
        if isinstance(phrase, int):
            token = sentence.tokens[phrase]
            inside = [m for m in self._compounds.get(sentence.line, ()) if _overlap(m, token.start, token.end)]
            return inside[0].actors[0] if inside and len(inside[0].actors) == 1 else None
        start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last].end
        here = [m for m in self._named.get(sentence.line, ()) if _overlap(m, start, end) and len(m.actors) == 1]
        return here[-1].actors[0] if here else None

    def _direct(self, sentence: Sentence, phrase: Phrase) -> Referent | None:
        """A name that a mention already says."""
        start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last].end
        head = sentence.tokens[phrase.head]
        here = [m for m in self._named.get(sentence.line, ()) if _overlap(m, start, end)]
        if here:
            best = min(here, key=lambda m: (not _overlap(m, head.start, head.end), -m.span.length))
            return Referent(best.actors, "group" if len(best.actors) > 1 else "person", f"named “{best.span.exact}”")
        return None

    def _body(self, sentence: Sentence, phrase: Phrase) -> Referent | None:
        """A body whose name the phrase has in its main word."""
        head = sentence.tokens[phrase.head]
        there = [m for m in self._bodies.get(sentence.line, ()) if _overlap(m, head.start, head.end)]
        if there:
            longest = max(there, key=lambda m: m.span.length)
            kind = "outlet" if is_outlet(longest.actors[0], self._register) else "body"
            return Referent(longest.actors, kind, f"named “{longest.span.exact}”")
        return None

    def _role(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Referent | None:
        """An office, a citizen, a word for two."""
        title = next((t for t in self._titles[id(sentence)] if t.phrase == n), None)
        label = self._article.line(sentence.line).label

        def rank(persons: Sequence[str], _: str) -> Sequence[str]:
            return self.focus.rank(persons, here, alone=bool(title and title.bare) or title is None)

        role = self._roles.of_several(sentence, title, phrase, lambda among: self.focus.pair(here, among))
        if role is None and title:
            role = self._roles.of_title(sentence, title, label, rank, lambda known: self.focus.just_named(here, known))
        role = role or self._roles.of_citizen(sentence, n, phrase, rank)
        if role is None:
            return None
        self.roles.append(self._mention(sentence, role))
        return Referent(role.ids, "group" if len(role.ids) > 1 else "person", "by office, state and focus")

    def _mention(self, sentence: Sentence, role: Role) -> Mention:
        text = self._article.line(sentence.line).text
        start, end = sentence.tokens[role.first].start, sentence.tokens[role.last].end
        span = Span(sentence.line, start, end - start, text[start:end], text[max(0, start - 32) : start], text[end : end + 32])  # fmt: skip
        known = all(self._register.get(i) for i in role.ids)
        return Mention(span, "group-role" if len(role.ids) > 1 else "role", role.ids, known)

    # Others

    def _described(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Referent:
        """Somebody without a name: who speaks for another, a state by its name or capital, else words alone."""
        noun = sentence.tokens[phrase.head]
        if noun.kind == "quotation":
            return _titled(noun.text, phrase)
        if (name := self._apposition(sentence, n, phrase)) is not None:
            return name
        if (other := self._for_another(sentence, n, phrase, here)) is not None:
            return other
        text = " ".join(t.text for t in sentence.tokens[phrase.first : phrase.last + 1] if t.kind in ("noun", "name"))
        if land := self._states.of_word(text) if text[:1].isupper() and noun.kind in ("name", "noun") else None:
            kind = "presidency" if is_capital(text) else "government"
            return Referent((self._house(land, kind),), "body", "a state or its capital")
        if (house := self._house_of(sentence, n, phrase)) is not None:
            return house
        return Referent((id_of(_unnamed(sentence, n, phrase)),), "unnamed", "words without a name")

    def _house(self, state: str, kind: str) -> str:
        if state[0] != "~":
            return body_of(state, kind, self._register)
        return f"{'regierung' if kind == 'government' else 'praesidialamt'}-{id_of(self._states.name_of(state))}"

    def _house_of(self, sentence: Sentence, n: int, phrase: Phrase) -> Referent | None:
        """`der Palast in Norien`, `die norische Regierung`, `das Außenministerium Noriens`; a presidency without its
        state belongs to the one president of the article."""
        noun = sentence.tokens[phrase.head]
        kind = body_kind(noun.text, self._language)
        if kind is None:
            return None
        owner = _owner(sentence, n, phrase)
        around = [phrase, *([sentence.phrases[owner]] if owner is not None else [])]
        words = [
            t for p in around for t in sentence.tokens[p.first : p.last + 1] if t is not noun and t.text[:1].isalpha()
        ]
        state = next((s for t in words if t.kind != "article" and (s := self._states.of_word(t.text))), None)
        if state is None and kind == "presidency":
            lands = {h.state for h in self.known if h.stated and h.kind == "president" and h.state}
            state = lands.pop() if len(lands) == 1 else None
        if state is None:
            return None
        if kind in ("presidency", "chancellery", "government"):
            made = self._house(state, "government" if kind == "government" else "presidency")
        else:
            made = f"{id_of(noun.lemma)}-{id_of(self._states.name_of(state))}"
        return Referent((made,), "body", "a house by its noun and its state")

    def _for_another(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Referent | None:
        """`ein Sprecher des Palasts`, `sein Büro`, `seine Worte`."""
        noun = sentence.tokens[phrase.head]
        for_others = _ends_with(noun.lemma, entry(self._language, "staff"))
        owner = _owner(sentence, n, phrase)
        if for_others and owner is not None:
            whose = self._found.get((id(sentence), owner)) or self._referent(
                sentence, owner, sentence.phrases[owner], here
            )
            if whose.kind == "person" and len(whose.ids) == 1:
                return Referent((office_of(whose.ids[0], self._register),), "body", "speaks for a person")
            if whose.kind == "body":
                return Referent(whose.ids, "body", "speaks for a body")
        if sentence.tokens[phrase.first].kind == "possessive":
            ids = self.focus.person(_gender_of_possessive(phrase.opener), here)
            if for_others and len(ids) == 1:
                return Referent((office_of(ids[0], self._register),), "body", "speaks for a person")
            if ids and noun.lemma.lower().endswith(entry(self._language, "abstract")):
                return Referent(ids, "person", "whose words they are")
        if owner is None and noun.lemma.lower() in entry(self._language, "spokespersons"):
            if ids := self.focus.body(here):
                return Referent(ids, "body", "speaks for the body last named")
        return None

    def _apposition(self, sentence: Sentence, n: int, phrase: Phrase) -> Referent | None:
        """`die Sprecherin des Palasts, Ina Peters,`: the name that explains who it is."""
        last, m = phrase.last, n + 1
        phrases, tokens = sentence.phrases, sentence.tokens
        while (
            m < len(phrases)
            and phrases[m].first <= last + 2
            and (phrases[m].owns is not None or phrases[m].preposition or phrases[m].joined == n)
        ):
            last, m = phrases[m].last, m + 1
        if m >= len(phrases):
            return None
        other = phrases[m]
        after = tokens[other.last + 1].text if other.last + 1 < len(tokens) else ""
        if other.first != last + 2 or tokens[last + 1].text != "," or other.preposition or other.opener:
            return None
        if after not in (",", ".", ":", ";", "", "–", "(") or tokens[other.head].kind != "name":
            return None
        name = " ".join(t.text for t in tokens[other.first : other.last + 1])
        return self._direct(sentence, other) or (Referent((id_of(name),), "unnamed", "a name") if " " in name else None)

    # Pronouns

    def _antecedent(self, sentence: Sentence, n: int, phrase: Phrase) -> Referent:
        """What a relative pronoun goes back to: the phrase right before its clause."""
        before = [m for m in range(n) if sentence.phrases[m].last < phrase.first and not sentence.phrases[m].pronoun]
        for m in reversed(before[-2:]):
            referent = self._found.get((id(sentence), m), NOBODY)
            if referent.kind in ("person", "body", "group"):
                return Referent(referent.ids, referent.kind, "relative pronoun")
        return self._found.get((id(sentence), before[-1]), NOBODY) if before else NOBODY

    def _pronoun(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Referent:
        token = sentence.tokens[phrase.head]
        word = token.text.lower()
        if sentence.inside is not None:
            return NOBODY
        if word in entry(self._language, "both"):
            return _two(self.focus.pair(here, self._leaders))
        if word == "it":
            ids = self.focus.body(here)
            return Referent(ids, "body", "the body last named") if ids else NOBODY
        if token.kind in ("indefinite", "number", "demonstrative") and (name := self._apposition(sentence, n, phrase)):
            return name
        if word not in entry(self._language, "third"):
            return self._described(sentence, n, phrase, here) if word in ("einer", "eine", "one") else NOBODY
        if _is_plural(sentence, n, phrase, word):
            return _two(self.focus.pair(here, self._leaders))
        ids = self.focus.person(phrase.gender or ("f" if word == "sie" else ""), here)
        return Referent(ids, "person", f"“{word}” by distance, part and gender") if ids else NOBODY


def _two(pair: tuple[str, ...]) -> Referent:
    return Referent(pair, "group", "the two last spoken of") if pair else NOBODY


def _is_plural(sentence: Sentence, n: int, phrase: Phrase, word: str) -> bool:
    clause = sentence.clause_of(phrase.head)
    if word == "sie" and clause and clause.verb is not None and n in clause.subject:
        verb = sentence.tokens[clause.verb].text.lower()
        return verb.endswith("n") and verb != "bin"
    return word in ("ihnen", "they", "them")


def _titled(quoted: str, phrase: Phrase) -> Referent:
    """`schreibt die „Norpost“`: the name of a paper between quotation marks."""
    inner = quoted.strip("„“”\"«»‚‘’'‹› .,")
    words = inner.split()
    if phrase.opener and 0 < len(words) <= 3 and all(w[:1].isupper() for w in words):
        return Referent((id_of(inner),), "unnamed", "a name between quotation marks")
    return NOBODY


def _owner(sentence: Sentence, n: int, phrase: Phrase) -> int | None:
    """The phrase of the one whose staff a phrase is: its genitive, or what follows with `von`, `im`, `of`."""
    owner = next((m for m, p in enumerate(sentence.phrases) if p.owns == n), None)
    if owner is not None:
        return owner
    ends = (phrase.last + 2, phrase.last + 3)
    return next((m for m, p in enumerate(sentence.phrases) if p.first in ends and p.preposition in _BESIDE), None)


def _by_line(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.span.line, []).append(mention)
    return found


def _overlap(mention: Mention, start: int, end: int) -> bool:
    return mention.span.col < end and start < mention.span.col + mention.span.length


def _ends_with(lemma: str, nouns: Sequence[str]) -> bool:
    return any(re.fullmatch(rf"(?:\w*-)?\w*{re.escape(noun)}s?", lemma, re.IGNORECASE) for noun in nouns)


def _gender_of_possessive(opener: str) -> str:
    return "m" if opener.startswith(("sein", "his")) else "f" if opener == "her" else ""


def _unnamed(sentence: Sentence, n: int, phrase: Phrase) -> str:
    """The nouns of a phrase and of the genitive that belongs to it."""
    words = [t.text for t in sentence.tokens[phrase.first : phrase.last + 1] if t.kind in ("noun", "name")]
    for other in sentence.phrases:
        if other.owns == n:
            words += [t.text for t in sentence.tokens[other.first : other.last + 1] if t.kind in ("noun", "name")]
    return " ".join(words or [sentence.tokens[phrase.head].text])
