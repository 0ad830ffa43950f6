"""Who is meant by a noun phrase or a pronoun, decided once, sentence by sentence.

In: the document, the mentions of names, roles and bodies, the register. Out: for each phrase a `Referent` with its
ground. Persons compete by distance, by being a subject or a speaker, by gender and number; where two are as likely
as one another, nobody is meant: not knowing is an answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.articles.article import section_of
from generator.articles.findings import Mention
from generator.articles.people.bodies import body_of, office_of
from generator.articles.people.press import is_outlet
from generator.articles.text.document import Document, Phrase, Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import country_of, is_capital
from generator.articles.vocabulary.words import entry, id_of

#: Weights of what makes a person likely to be meant, and how much two must differ.
_SUBJECT, _SPEAKER, _SURE_GENDER, _WRONG_GENDER, _PER_SENTENCE, _PER_LINE = 0.6, 0.5, 0.8, -2.5, 0.3, 0.25
_UNNAMED = 0.4
_MARGIN, _LEAST, _REACH = 0.12, -0.9, 8


@dataclass(frozen=True, slots=True)
class Referent:
    """`ids` are the actors meant, () where nobody can tell. `kind`: person, body, outlet, group, or unnamed for
    somebody without a name, whose id is made of the words. `reason` says the ground."""

    ids: tuple[str, ...]
    kind: str = ""
    reason: str = ""


NOBODY = Referent((), "", "cannot tell")


@dataclass(frozen=True, slots=True)
class _Seen:
    """Somebody spoken of: where, and in which part; `unnamed` is the gender of somebody without a name."""

    ids: tuple[str, ...]
    at: int
    line: int
    section: int
    subject: bool
    body: bool
    unnamed: str = ""


class Referents:
    """The referents of one article. `read` takes its sentences in their order, `spoke` who told one; `who` answers."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        bodies: Sequence[Mention],
        gender: Mapping[str, str],
        register: Register,
    ) -> None:
        self._language = "de" if document.article.language == "de" else "en"
        self._document, self._register, self._gender = document, register, gender
        self._named = _by_line(m for m in mentions if m.kind != "compound")
        self._bodies = _by_line(bodies)
        self._houses = {m.actors for m in bodies}
        self._found: dict[tuple[int, int], Referent] = {}
        self._seen: list[_Seen] = []
        self._spoke: dict[tuple[str, ...], tuple[int, int]] = {}
        self._at: dict[int, int] = {}

    def who(self, sentence: Sentence, n: int) -> Referent:
        """Who the phrase means."""
        return self._found.get((self._at.get(id(sentence), -1), n), NOBODY)

    def group(self, sentence: Sentence, phrases: Sequence[int]) -> Referent:
        """Who several phrases mean together."""
        found = [self.who(sentence, n) for n in phrases]
        known = [r for r in found if r.ids]
        if len(known) < 2:
            return found[0] if found else NOBODY
        if any(r.kind != "unnamed" for r in known):
            known = [r for r in known if r.kind != "unnamed"]
        ids = tuple(dict.fromkeys(i for r in known for i in r.ids))
        return Referent(ids, "group" if len(known) > 1 else known[0].kind, known[0].reason)

    def spoke(self, sentence: Sentence, ids: tuple[str, ...]) -> None:
        """Remembers who told a sentence: pronouns go on with the speaker."""
        self._spoke[ids] = (self._at[id(sentence)], section_of(self._document.article, sentence.line))

    def recent(self, ids: Sequence[tuple[str, ...]], line: int) -> tuple[str, ...] | None:
        """Of some bodies the one that the line named last, else names later, else the one last named."""
        before = [s for s in reversed(self._seen) if s.ids in ids]
        here = [s.ids for s in before if s.line == line] or [
            m.actors for m in self._bodies.get(line, ()) if m.actors in ids
        ]
        return next(iter([*here, *(s.ids for s in before)]), None)

    # Walking

    def read(self, sentence: Sentence) -> None:
        """Decides who each phrase of the next sentence means."""
        at = self._at[id(sentence)] = len(self._at)
        subjects = {n for c in sentence.clauses if c.kind in ("main", "fragment") for n in c.subject}
        section = section_of(self._document.article, sentence.line)
        for n, phrase in enumerate(sentence.phrases):
            referent = self._referent(at, sentence, n, phrase, section)
            self._found[at, n] = referent
            if referent.ids and (referent.kind != "unnamed" or phrase.opener in entry(self._language, "definite")):
                first = n in subjects or (phrase.first == 0 and not phrase.preposition)
                gender = phrase.gender or {"der": "m", "die": "f", "the": "x"}.get(phrase.opener, "")
                if referent.kind == "unnamed" and not (n in subjects and gender):
                    continue
                body, gender = referent.kind in ("body", "outlet"), gender if referent.kind == "unnamed" else ""
                self._seen.append(_Seen(referent.ids, at, sentence.line, section, first, body, gender))
        groups = {p.joined for p in sentence.phrases if p.joined is not None}
        for first in sorted(groups):
            several = self.group(sentence, [first, *(m for m, p in enumerate(sentence.phrases) if p.joined == first)])
            if len(several.ids) > 1:
                self._seen.append(_Seen(several.ids, at, sentence.line, section, first in subjects, False))

    def _referent(self, at: int, sentence: Sentence, n: int, phrase: Phrase, section: int) -> Referent:
        token = sentence.tokens[phrase.head]
        if token.kind == "relative":
            return self._antecedent(at, sentence, n, phrase)
        if phrase.pronoun:
            return self._pronoun(at, sentence, n, phrase, section)
        return self._direct(sentence, phrase) or self._described(at, sentence, n, phrase, section)

    def _direct(self, sentence: Sentence, phrase: Phrase) -> Referent | None:
        """A name, role or body that a mention already says."""
        start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last].end
        head = sentence.tokens[phrase.head]
        here = [m for m in self._named.get(sentence.line, ()) if _overlap(m, start, end)]
        if here:
            best = min(here, key=lambda m: (not _overlap(m, head.start, head.end), m.kind != "name", -m.span.length))
            return Referent(best.actors, "group" if len(best.actors) > 1 else "person", f"named “{best.span.exact}”")
        there = [m for m in self._bodies.get(sentence.line, ()) if _overlap(m, head.start, head.end)]
        if there:
            longest = max(there, key=lambda m: m.span.length)
            kind = "outlet" if is_outlet(longest.actors[0], self._register) else "body"
            return Referent(longest.actors, kind, f"named “{longest.span.exact}”")
        return None

    def _described(self, at: int, sentence: Sentence, n: int, phrase: Phrase, section: int) -> Referent:
        """Somebody without a name: who speaks for another, a state by its name or capital, else words alone."""
        noun = sentence.tokens[phrase.head]
        if noun.kind == "quotation":
            return self._titled(noun.text, phrase)
        if (name := self._apposition(at, sentence, n, phrase, section)) is not None:
            return name
        for_others = _ends_with(noun.lemma, entry(self._language, "staff"))
        owner = next((m for m, p in enumerate(sentence.phrases) if p.owns == n), None)
        if owner is None:
            owner = next(
                (m for m, p in enumerate(sentence.phrases)
                 if p.first in (phrase.last + 2, phrase.last + 3) and p.preposition in ("von", "vom", "aus", "im", "in", "of", "for", "at", "from")),
                None,
            )  # fmt: skip
        if for_others and owner is not None:
            whose = self._found.get((at, owner)) or self._referent(
                at, sentence, owner, sentence.phrases[owner], section
            )
            if whose.kind == "person" and len(whose.ids) == 1:
                return Referent((office_of(whose.ids[0], self._register),), "body", "speaks for a person")
            if whose.kind == "body":
                return Referent(whose.ids, "body", "speaks for a body")
        if sentence.tokens[phrase.first].kind == "possessive":
            whose = self._pronoun_of(at, section, _gender_of_possessive(phrase.opener), sentence.line)
            if for_others and len(whose) == 1:
                return Referent((office_of(whose[0], self._register),), "body", "speaks for a person")
            if whose and noun.lemma.lower().endswith(entry(self._language, "abstract")):
                return Referent(whose, "person", "whose words they are")
        if owner is None and noun.lemma.lower() in entry(self._language, "spokespersons"):
            near = [s for s in self._seen if s.body and s.section == section and sentence.line - s.line <= 2]
            if near:
                return Referent(near[-1].ids, "body", "speaks for the body last named")
        text = " ".join(t.text for t in sentence.tokens[phrase.first : phrase.last + 1] if t.kind in ("noun", "name"))
        if land := country_of(text) or country_of(text.removesuffix("s")):
            kind = "presidency" if is_capital(text) else "government"
            return Referent((body_of(land, kind, self._register),), "body", "a state or its capital")
        return Referent((id_of(_unnamed(sentence, n, phrase)),), "unnamed", "words without a name")

    def _titled(self, quoted: str, phrase: Phrase) -> Referent:
        """`schreibt die „Norpost“`: the name of a paper between quotation marks."""
        inner = quoted.strip("„“”\"«»‚‘’'‹› .,")
        words = inner.split()
        if phrase.opener and 0 < len(words) <= 3 and all(w[:1].isupper() for w in words):
            return Referent((id_of(inner),), "unnamed", "a name between quotation marks")
        return NOBODY

    def _apposition(self, at: int, sentence: Sentence, n: int, phrase: Phrase, section: int) -> Referent | None:
        """`die Sprecherin des Palasts, Ina Peters,`: the name that explains who it is."""
        last, m = phrase.last, n + 1
        while (
            m < len(sentence.phrases)
            and sentence.phrases[m].first <= last + 2
            and (sentence.phrases[m].owns is not None or sentence.phrases[m].preposition)
        ):
            last, m = sentence.phrases[m].last, m + 1
        if m >= len(sentence.phrases):
            return None
        other = sentence.phrases[m]
        after = sentence.tokens[other.last + 1].text if other.last + 1 < len(sentence.tokens) else ""
        if other.first != last + 2 or sentence.tokens[last + 1].text != "," or other.preposition or other.opener:
            return None
        if after not in (",", ".", ":", ";", "", "–", "(") or sentence.tokens[other.head].kind != "name":
            return None
        name = " ".join(t.text for t in sentence.tokens[other.first : other.last + 1])
        return self._direct(sentence, other) or (Referent((id_of(name),), "unnamed", "a name") if " " in name else None)

    # Pronouns

    def _antecedent(self, at: int, sentence: Sentence, n: int, phrase: Phrase) -> Referent:
        """What a relative pronoun goes back to: the phrase right before its clause."""
        before = [m for m in range(n) if sentence.phrases[m].last < phrase.first and not sentence.phrases[m].pronoun]
        for m in reversed(before[-2:]):
            referent = self._found.get((at, m), NOBODY)
            if referent.kind in ("person", "body", "group"):
                return Referent(referent.ids, referent.kind, "relative pronoun")
        return self._found.get((at, before[-1]), NOBODY) if before else NOBODY

    def _pronoun(self, at: int, sentence: Sentence, n: int, phrase: Phrase, section: int) -> Referent:
        word = sentence.tokens[phrase.head].text.lower()
        if word in entry(self._language, "both"):
            pair = self._pair(at, section)
            return Referent(pair, "group", "the two last spoken of") if pair else NOBODY
        if word == "it":
            bodies = [s for s in self._seen if s.body and s.section == section and at - s.at <= 3]
            return Referent(bodies[-1].ids, "body", "the body last named") if bodies else NOBODY
        if sentence.tokens[phrase.head].kind in ("indefinite", "number", "demonstrative") and (
            name := self._apposition(at, sentence, n, phrase, section)
        ):
            return name
        if word not in entry(self._language, "third"):
            return self._described(at, sentence, n, phrase, section) if word in ("einer", "eine", "one") else NOBODY
        clause = sentence.clause_of(phrase.head)
        plural = word in ("ihnen", "they", "them")
        if word == "sie" and clause and clause.verb is not None and n in clause.subject:
            verb = sentence.tokens[clause.verb].text.lower()
            plural = verb.endswith("n") and verb != "bin"
        if plural:
            pair = self._pair(at, section)
            return Referent(pair, "group", "the two last spoken of") if pair else NOBODY
        ids = self._pronoun_of(at, section, phrase.gender or ("f" if word == "sie" else ""), sentence.line)
        return Referent(ids, "person", f"“{word}” by distance, part and gender") if ids else NOBODY

    def _pronoun_of(self, at: int, section: int, gender: str, line: int) -> tuple[str, ...]:
        """The likeliest person for a pronoun of this gender, () if two are as likely or nobody is near."""
        weights: dict[tuple[str, ...], float] = {}
        for seen in self._seen[-60:]:
            if seen.body or len(seen.ids) != 1 or seen.section != section or at - seen.at > _REACH:
                continue
            weight = _SUBJECT * seen.subject - _PER_SENTENCE * (at - seen.at) - _PER_LINE * (line - seen.line)
            known = seen.unnamed or self._gender.get(seen.ids[0])
            weight -= _UNNAMED * bool(seen.unnamed)
            if (told := self._spoke.get(seen.ids)) and told[1] == section:
                weight += max(0.0, _SPEAKER - 0.2 * (at - told[0] - 1))
            if gender and known:
                weight += _SURE_GENDER if known == gender else _WRONG_GENDER
            weights[seen.ids] = max(weights.get(seen.ids, -9.0), weight)
        ranked = sorted(weights.items(), key=lambda kv: -kv[1])
        if not ranked or ranked[0][1] < _LEAST:
            return ()
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
            return ()
        return ranked[0][0]

    def _pair(self, at: int, section: int) -> tuple[str, ...]:
        """The two persons last spoken of together, else the two of the last sentences if there are only two."""
        near = [s for s in self._seen if s.section == section and at - s.at <= 4 and not s.body]
        groups = [s for s in near if len(s.ids) > 1]
        if groups:
            return groups[-1].ids
        persons = list(dict.fromkeys(s.ids[0] for s in reversed(near)))
        return tuple(reversed(persons[:2])) if len(persons) == 2 else ()


def _by_line(mentions: object) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:  # type: ignore[attr-defined]
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
