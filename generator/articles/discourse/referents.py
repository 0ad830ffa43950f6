"""Who is meant by a noun phrase or a pronoun, decided once, sentence by sentence.

In: the document, the mentions of names and bodies, what is known of offices. Out: for each phrase a `Referent` with its
ground, and the mentions of roles. Not knowing is an answer.
"""

from collections.abc import Iterable, Sequence

from generator.articles.article import base_date, section_of
from generator.articles.discourse.focus import Focus, Here, Seen, parts
from generator.articles.discourse.pairs import Role
from generator.articles.discourse.roles import Roles
from generator.articles.discourse.unnamed import NOBODY, Referent, Unnamed, owner_of_staff
from generator.articles.findings import Mention, span_of
from generator.articles.people.bodies import body_kind, country_of_body, is_outlet, office_of
from generator.articles.people.cast import Cast
from generator.articles.people.holders import all_titles_of, bearer, genders, holders, parties
from generator.articles.people.introduced import states_of
from generator.articles.text.document import Document, Phrase, Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import seats
from generator.articles.vocabulary.words import entry

#: Demonstratives that mean the last named, with the gender that they show.
_THE_LAST = {"der": "m", "die": "f", "dieser": "m", "diese": "f", "letzterer": "m", "letztere": "f"}


class Referents:
    """The referents of one article. `read` takes its sentences in their order, `spoke` who told one; `who` answers.
    `roles` are the mentions of persons by their office that were found on the way, `states` those of the article."""

    def __init__(
        self, document: Document, names: Sequence[Mention], bodies: Sequence[Mention], register: Register
    ) -> None:
        self._article, self._register = document.article, register
        self._language = "de" if document.article.language == "de" else "en"
        self._named = _by_line(m for m in names if m.kind != "compound")
        self._compounds = _by_line(m for m in names if m.kind == "compound")
        self._bodies = _by_line(bodies)
        persons = frozenset(w for m in names for w in (m.span.exact, *m.span.exact.split()))
        self.states = states_of(document, persons)
        self._titles = all_titles_of(document, self.states)
        self.known = holders(document, self._titles, self._person, register, base_date(document.article))
        self.gender = genders(document, self._titles, self._person, register)
        appear = [i for m in names for i in m.actors]
        head = [i for m in names for i in m.actors if section_of(document.article, m.span.line) == -1]
        self.focus = Focus(self.gender)
        cast = Cast(self.known, self.gender, parties(document, self._person), appear, head, register)
        self._cast, self._leaders = cast, frozenset(cast.leaders())
        self._roles = Roles(cast, self.states, self._person, self.focus, self._language, self._subject)
        self._unnamed = Unnamed(
            self.focus, self.states, self.known, register, self._language, self._of_other, self._direct
        )
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

    def house(self, state: str, kind: str) -> str:
        """The body that speaks for a state, of the list or of the text: its `government` or `presidency`."""
        return self._unnamed.house(state, kind)

    def passes_on(self, by: Referent, person: str) -> bool:
        """Whether somebody tells what a person says: a paper, or a house or spokesperson that is not another's."""
        office = next((h for h in self.known if h.kind == "spokesperson" and (h.person,) == by.ids), None)
        if office:
            theirs = self._cast.lands(office.person, implied=True)
            return office.owner == person or not (office.owner or theirs - self._cast.lands(person, implied=True))
        if by.kind != "body":
            return by.kind in ("", "outlet")
        whose = {p for p in self._cast.appear if by.ids[0] in self._voices_of(p)}
        return not whose or person in whose

    def _voices_of(self, person: str) -> set[str]:
        lands = self._cast.lands(person, implied=True)
        houses = {self.house(land, kind) for land in lands for kind in ("government", "presidency")}
        return houses | {office_of(person, self._register)}

    def spoke(self, sentence: Sentence, speaker: Referent) -> None:
        """Remembers who told a sentence: pronouns go on with the speaker."""
        self.focus.spoke(speaker.ids, self._places[id(sentence)])

    def recent(self, choices: Sequence[tuple[str, ...]], line: int) -> tuple[str, ...] | None:
        """Of some bodies the one that the line named last, else names later, else the one last named."""
        later = (m.actors for m in self._bodies.get(line, ()) if m.actors in choices)
        return self.focus.last_of(choices, line) or next(later, None)

    def read(self, sentence: Sentence) -> None:
        """Decides who each phrase of the next sentence means."""
        here = Here(len(self._places), sentence.line, section_of(self._article, sentence.line))
        self._places[id(sentence)] = here
        subjects = {n for c in sentence.clauses if c.kind in ("main", "fragment") for n in c.subject}
        for n, phrase in enumerate(sentence.phrases):
            referent = self._of_other(sentence, n, here)
            if referent.ids and sentence.inside is None:
                self._remember(referent, sentence, phrase, n in subjects, here)
        for clause in sentence.clauses:
            part = next((p for p in parts(self._language) if set(clause.predicates) & parts(self._language)[p]), "")
            who = self.group(sentence, clause.subject) if part else NOBODY
            if who.kind == "person" and not clause.passive:
                self.focus.plays(part, who.ids)
        for first in sorted({p.joined for p in sentence.phrases if p.joined is not None}):
            joined = [first, *(m for m, p in enumerate(sentence.phrases) if p.joined == first)]
            several = self.group(sentence, joined)
            kinds = {self.who(sentence, m).kind for m in joined}
            persons = bool(kinds & {"person", "group"}) and not kinds & {"body", "outlet"}
            if len(several.ids) > 1 and sentence.inside is None and persons:
                self.focus.add(Seen(several.ids, here.at, here.line, here.section, first in subjects, False))

    def _remember(self, referent: Referent, sentence: Sentence, phrase: Phrase, subject: bool, here: Here) -> None:
        owned = self._of_other(sentence, phrase.owns, here) if phrase.owns is not None else NOBODY
        opens = phrase.first == 0 and not phrase.preposition and owned.kind != "person"  # not `Korvats Sprecher Hask`
        first = subject or opens
        body, gender = referent.kind in ("body", "outlet"), ""
        if referent.kind in ("person", "body", "unnamed") and len(referent.ids) == 1:
            for token in sentence.tokens[phrase.first : phrase.last + 1]:
                if token.kind in ("noun", "name") and token.lemma:
                    self.focus.called(token.lemma.lower(), referent.ids, referent.kind, here)
        if referent.kind == "unnamed":
            gender = phrase.gender or {"der": "m", "the": "x"}.get(phrase.opener, "")
            if not subject or gender in ("", "n"):
                return
        outlet = referent.kind == "outlet"
        self.focus.add(Seen(referent.ids, here.at, here.line, here.section, first, body, gender, outlet))

    def _referent(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Referent:
        token = sentence.tokens[phrase.head]
        if token.kind == "relative":
            return self._antecedent(sentence, n, phrase)
        if phrase.pronoun:
            return self._pronoun(sentence, n, phrase, here)
        return (
            self._direct(sentence, phrase)
            or self._role(sentence, n, phrase, here)
            or self._body(sentence, n, phrase)
            or self._unnamed.described(sentence, n, phrase, here)
        )

    def _of_other(self, sentence: Sentence, n: int, here: Here) -> Referent:
        """The referent of a phrase of the sentence that is being read, decided once."""
        found = self._found.get((id(sentence), n))
        if found is None:
            found = self._found[id(sentence), n] = self._referent(sentence, n, sentence.phrases[n], here)
        return found

    def _subject(self, sentence: Sentence) -> str | None:
        """The one person who is the subject of a main clause that has been read already."""
        for clause in sentence.clauses:
            found = [self._found.get((id(sentence), n), NOBODY) for n in clause.subject]
            if clause.kind == "main" and len(found) == 1 and found[0].kind == "person" and len(found[0].ids) == 1:
                return found[0].ids[0]
        return None

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
        if not here:
            return None
        best = min(here, key=lambda m: (not _overlap(m, head.start, head.end), -m.span.length))
        return Referent(best.actors, "group" if len(best.actors) > 1 else "person", f"named “{best.span.exact}”")

    def _body(self, sentence: Sentence, n: int, phrase: Phrase) -> Referent | None:
        """A body whose name the phrase has in its main word."""
        head = sentence.tokens[phrase.head]
        start = head.start if self._language == "de" else sentence.tokens[phrase.first].start  # `the Kremlin statement`
        there = [m for m in self._bodies.get(sentence.line, ()) if _overlap(m, start, head.end)]
        longest = max(there, key=lambda m: m.span.length, default=None)
        if longest is None or self._is_elsewhere(sentence, n, longest.actors[0]):
            return None
        kind = "outlet" if is_outlet(longest.actors[0], self._register) else "body"
        return self._unnamed.staffed(sentence, phrase, Referent(longest.actors, kind, f"named “{longest.span.exact}”"))

    def _is_elsewhere(self, sentence: Sentence, n: int, house: str) -> bool:
        """`das Auswärtige Amt in Osk`; a chancellery also where nobody who leads its state is in the article."""
        phrase, actor = sentence.phrases[n], self._register.get(house)
        noun, owner = sentence.tokens[phrase.head].lemma, owner_of_staff(sentence, n, phrase)
        land = seats()[house]["of"] if house in seats() else country_of_body(actor) if actor else None
        kind = body_kind(noun, self._language) or ("office" if noun == "Amt" else None)
        behind = sentence.phrases[owner] if owner is not None else None
        if land and kind and behind and behind.preposition == "in" and sentence.tokens[behind.head].kind == "name":
            return self.states.of_word(sentence.tokens[behind.head].text) != land
        led = any(land in self._cast.lands(p) for p in self._leaders)
        return kind == "chancellery" and house in seats() and not led

    def _role(self, sentence: Sentence, n: int, phrase: Phrase, here: Here) -> Referent | None:
        """An office, a citizen, a word for two."""
        title = next((t for t in self._titles[id(sentence)] if t.phrase == n), None)
        if title and not title.plural and (person := bearer(sentence, title, self._person)):
            return Referent((person,), "person", "the name beside the office")
        role = self._roles.find(sentence, n, title, self._article.line(sentence.line).label, here)
        if role is None:
            return None
        self.roles.append(self._mention(sentence, role))
        return Referent(role.ids, "group" if len(role.ids) > 1 else "person", "by office, state and focus")

    def _mention(self, sentence: Sentence, role: Role) -> Mention:
        start, end = sentence.tokens[role.first].start, sentence.tokens[role.last].end
        span = span_of(self._article.line(sentence.line), start, end)
        known = all(self._register.get(i) for i in role.ids)
        return Mention(span, "group-role" if len(role.ids) > 1 else "role", role.ids, known)

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
            return self._two(here)
        if word == "it":
            ids = self.focus.body(here)
            return Referent(ids, "body", "the body last named") if ids else NOBODY
        name = self._unnamed.apposition(sentence, n, phrase)
        if name is not None and token.kind in ("indefinite", "number", "demonstrative"):
            return name
        points = word in _THE_LAST and (token.kind == "demonstrative" or word.startswith("letzter"))
        if points and not _is_plural(sentence, n, phrase, word):
            ids = self.focus.last(_THE_LAST[word], here)
            return Referent(ids, "person", "the last named") if ids else NOBODY
        if word not in entry(self._language, "third"):
            return self._unnamed.described(sentence, n, phrase, here) if word in ("einer", "eine", "one") else NOBODY
        if _is_plural(sentence, n, phrase, word):
            return self._two(here)
        gender = phrase.gender or ("f" if word in ("sie", "ihr") else "")
        ids = self.focus.person(gender, here, self._told_of(sentence, n))
        return Referent(ids, "person", f"“{word}” by distance, part and gender") if ids else NOBODY

    def _told_of(self, sentence: Sentence, n: int) -> frozenset[tuple[str, ...]]:
        """Whom `er` is not in `Lund habe zugesagt, sagte er`: the subjects of what the clause of a pronoun says."""
        own = next((m for m, c in enumerate(sentence.clauses) if n in c.subject), None)
        told = [c.subject for c in sentence.clauses if c.parent == own is not None and c.mood == "reported"]
        able = [m for subject in told for m in subject if m < n and not sentence.phrases[m].pronoun]
        return frozenset(self.who(sentence, m).ids for m in able)

    def _two(self, here: Here) -> Referent:
        pair = self.focus.pair(here, self._leaders)
        return Referent(pair, "group", "the two last spoken of") if pair else NOBODY


def _is_plural(sentence: Sentence, n: int, phrase: Phrase, word: str) -> bool:
    clause = sentence.clause_of(phrase.head)
    if word in ("sie", "die", "diese") and clause and clause.verb is not None and n in clause.subject:
        verb = sentence.tokens[clause.verb].text.lower()
        return verb.endswith("n") and verb != "bin"
    return word in ("ihnen", "they", "them")


def _by_line(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.span.line, []).append(mention)
    return found


def _overlap(mention: Mention, start: int, end: int) -> bool:
    return mention.span.col < end and start < mention.span.col + mention.span.length
