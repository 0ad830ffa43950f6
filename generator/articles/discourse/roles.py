"""Whom an office, a citizen's noun or a word for two stands for: `der Staatschef`, `der Norier`, `beide Politiker`.

In: titles with those who hold them, and who was spoken of before. Out: actors and the span of the expression. What
stands beside a name belongs to it; what could mean several persons alike means nobody.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.articles.people.holders import Holder, Namer, bearer, lands_of, of_kind, owner_of_title
from generator.articles.people.offices import may_be
from generator.articles.people.states import States, same_state
from generator.articles.people.titles import Title
from generator.articles.text.document import Phrase, Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import entry, split, word_list

#: Offices that an article with its own noun alone can stand for: `der Präsident`, `the chancellor`.
_ALONE = frozenset({
    "president", "prime_minister", "chancellor", "state_leader", "government_leader", "foreign_minister",
    "defence_minister", "federal_president", "monarch", "pope", "spokesperson", "secretary_general", "minister",
    "commission_president", "vice_president", "supreme_leader", "commissioner", "envoy", "mayor", "governor",
})  # fmt: skip
_LOOSE = frozenset({"press", "scholar", "other_title", "lawmaker", "military", "director"})
_EPITHETS = frozenset({"scholar", "other_title", "lawmaker", "director", "mayor", "governor"})
_HEADINGS = frozenset({"headline", "kicker+headline", "subhead", "update-head", "kicker"})
LEADING = may_be("leader") | may_be("state_leader") | {"foreign_minister", "defence_minister"}
#: Gives the persons named in the last sentences whose office nothing states, the last first.
#: Ranks persons that fit by how likely they are meant here, the likeliest first.
Unexplained = Callable[[frozenset[str]], Sequence[str]]
Ranking = Callable[[Sequence[str], str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Role:
    """`first` and `last` are the tokens of the expression."""

    ids: tuple[str, ...]
    first: int
    last: int


class Roles:
    """The roles of one article."""

    def __init__(
        self,
        known: Sequence[Holder],
        states: States,
        named: Namer,
        gender: Mapping[str, str],
        party: Mapping[str, str],
        register: Register,
        language: str,
        appear: frozenset[str],
        head: frozenset[str],
    ) -> None:
        self._known, self._states, self._named, self._gender = known, states, named, gender
        self._explained = frozenset(h.person for h in known)
        self._party, self._register, self._language, self._appear, self._head = party, register, language, appear, head

    def of_title(
        self, sentence: Sentence, title: Title, label: str, rank: Ranking, just_named: Unexplained
    ) -> Role | None:
        """Whom a title without a name stands for."""
        phrase = sentence.phrases[title.phrase]
        if title.past or title.foreign or title.kind in _LOOSE or bearer(sentence, title, self._named):
            return None
        if title.kind == "successor":
            return self._counterpart(sentence, title, rank)
        if title.plural:
            return None
        if title.definite in ("indefinite", "possessive") or _is_predicate(sentence, title):
            return None
        if title.definite == "" and not _stands_bare(title, label):
            return None
        owner = owner_of_title(sentence, title, self._named)
        if title.owner is not None and not owner:
            return None
        if title.bare and not owner and title.kind not in _ALONE:
            return None
        lands = lands_of(owner, self._known, self._register) if owner else frozenset()
        fits = list(dict.fromkeys(h.person for h in of_kind(title, owner, self._known, lands)))
        fits = self._of_gender(fits, phrase, sentence.tokens[title.noun].text)
        here = [p for p in fits if p in self._appear]
        if not here and not owner and (title.bare or title.kind not in LEADING):
            here = self._of_gender(just_named(self._explained), phrase, sentence.tokens[title.noun].text)[:1]
        if not here and (owner or not title.bare):
            here = self._only_one(fits)
        ranked = rank(here, label)
        return Role((ranked[0],), title.first, title.last) if ranked else None

    def _only_one(self, fits: Sequence[str]) -> list[str]:
        """The one unknown person of the head whose office nothing states, else a holder whom no line names."""
        unexplained = [p for p in self._head if p not in self._explained and not self._register.get(p)]
        if len(unexplained) == 1:
            return unexplained
        return list(fits[:1]) if len(fits) == 1 else []

    def _of_gender(self, persons: Sequence[str], phrase: Phrase, noun: str) -> list[str]:
        """Those whose gender the noun allows; women exactly as men."""
        wanted = phrase.gender or ("f" if noun.endswith("in") else "")
        if self._language == "de" and not wanted and phrase.opener in ("der", "dem", "des", "den"):
            wanted = "" if noun.endswith(("te", "ter", "ten")) else "m"
        return [p for p in persons if not wanted or self._gender.get(p, wanted) == wanted]

    def _counterpart(self, sentence: Sentence, title: Title, rank: Ranking) -> Role | None:
        """`Ihr norischer Kollege`, `his French counterpart`: who leads the named state."""
        noun = sentence.tokens[title.noun].text.lower()
        if not re.search(r"kolleg|gegenüber|counterpart|colleague", noun) or title.plural:
            return None
        leading = [h for h in self._known if h.kind in LEADING and h.person in self._appear]
        fits = [h.person for h in leading if same_state(h.state, title.state)]
        if not title.state and (owner := owner_of_title(sentence, title, self._named)):
            fits = [h.person for h in leading if h.person != owner]
            fits = fits if len(set(fits)) == 1 else []
        ranked = rank(list(dict.fromkeys(self._of_gender(fits, sentence.phrases[title.phrase], noun))), "")
        return Role((ranked[0],), title.first, title.last) if ranked else None

    def of_citizen(self, sentence: Sentence, n: int, phrase: Phrase, rank: Ranking) -> Role | None:
        """`der Norier`, `die Liberale`, `dem Republikaner`: the politician of that state who is in focus."""
        token = sentence.tokens[phrase.last]
        noun = token.kind == "noun" or (token.kind == "name" and self._language == "en")
        alone = phrase.opener in entry(self._language, "definite") and noun and phrase.last - phrase.first == 1
        fused = phrase.preposition in ("zum", "zur", "vom", "beim") and token.kind == "noun"
        if not (alone or fused) or phrase.joined is not None or self._named(sentence, phrase):
            return None
        land, party = self._states.of_citizen(token.text), self._party_of(token.text)
        if not land and not party:
            return None
        if self._language == "de" and _may_be_plural(phrase, token.text):
            return None
        if self._language == "en" and not _is_subject(sentence, n):
            return None
        if any(p.owns == n for p in sentence.phrases):
            return None
        able = [p for p in self._appear if self._fits(p, land, party)]
        leading = [p for p in able if any(h.person == p and h.kind in LEADING for h in self._known)]
        ranked = rank(self._of_gender(leading or able, phrase, token.text), "")
        first = phrase.first - fused
        return Role((ranked[0],), first, phrase.last) if ranked else None

    def of_epithet(
        self, sentence: Sentence, title: Title | None, phrase: Phrase, in_line: Callable[[str], tuple[str, ...]]
    ) -> Role | None:
        """`der Manager`, `die Politikerin`: a word for somebody just named, with the definite article alone."""
        token = sentence.tokens[phrase.last]
        loose = title is not None and title.kind in _EPITHETS and title.bare and not title.plural and not title.foreign
        named = loose or token.text.lower() in entry(self._language, "epithets")
        definite = phrase.opener in ("der", "die", "the") and phrase.last - phrase.first == 1
        if not named or not definite or phrase.preposition or (title is not None and title.past):
            return None
        if any(p.owns is not None and sentence.phrases[p.owns] is phrase for p in sentence.phrases):
            return None
        ids = in_line("f" if phrase.opener == "die" else "m" if phrase.opener == "der" else "")
        return Role(ids, phrase.first, phrase.last) if ids else None

    def _fits(self, person: str, land: str | None, party: str | None) -> bool:
        own = self._party.get(person)
        if party and own:
            return own.split("/")[0] in party.split("|")
        state = land or (party or "").split("|")[0]
        return any(same_state(state, s) for s in lands_of(person, self._known, self._register))

    def _party_of(self, noun: str) -> str | None:
        """State and initials of the party whose member the noun is: `US|`, `DE|FDP`."""
        for code, record in word_list("parties").items():
            for member in split(record.get(self._language, "")):
                if re.fullmatch(rf"{re.escape(member)}(?:s|en|n|in|r)?", noun):
                    return "|".join((code, *entry("parties_of_members", member)))
        return None

    def of_several(
        self, sentence: Sentence, title: Title | None, phrase: Phrase, pair: Callable[[frozenset[str]], tuple[str, ...]]
    ) -> Role | None:
        """`die beiden Präsidenten`, `the presidents of Hungary and Ukraine`, `die Staats- und Regierungschefs`."""
        words = [t.text for t in sentence.tokens[phrase.first : phrase.last + 1]]
        low = [w.lower() for w in words]
        two = bool({"beide", "beiden", "zwei", "two", "both"} & set(low))
        plural = bool(title and title.plural) or low[-1] in entry(self._language, "several")
        if not plural or (title is not None and title.past):
            return None
        kinds = (
            may_be(title.kind) | (LEADING if title.kind in ("leader", "other_title", "lawmaker") else frozenset())
            if title
            else frozenset()
        )
        lands = self._lands_of(sentence, phrase)
        last = max([phrase.last, *(p.last for p in lands[1])])
        if len(lands[0]) == 2:
            ids = tuple(dict.fromkeys(p for land in lands[0] if (p := self._holder(land, kinds))))
            return Role(ids, phrase.first, last) if len(ids) == 2 else None
        behind = {t.text.lower() for p in lands[1] for t in sentence.tokens[p.first : p.last + 1]}
        two = two or bool({"beider", "beiden", "both", "two"} & behind)
        if not two and not (low[-1] in entry(self._language, "leaders") and phrase.opener and not lands[1]):
            return None
        ids = pair(frozenset(h.person for h in self._known if h.kind in kinds) if kinds else frozenset())
        return Role(ids, phrase.first, last if behind else phrase.last) if len(ids) == 2 else None

    def _lands_of(self, sentence: Sentence, phrase: Phrase) -> tuple[list[str], list[Phrase]]:
        """The states in the phrase and in the genitives behind it."""
        index = sentence.phrases.index(phrase)
        behind = [
            p
            for p in sentence.phrases[index + 1 :]
            if p.owns == index or (p.preposition in ("von", "of") and p.first == phrase.last + 2)
        ]
        heads = [sentence.phrases.index(p) for p in behind]
        behind += [p for p in sentence.phrases if p.joined in heads]
        tokens = [t for p in (phrase, *behind) for t in sentence.tokens[p.first : p.last + 1]]
        lands = [
            s
            for t in tokens
            if t.kind in ("adjective", "name", "noun", "other") and (s := self._states.of_word(t.text))
        ]
        return list(dict.fromkeys(lands)), behind

    def _holder(self, land: str, kinds: frozenset[str]) -> str | None:
        fits = [h for h in self._known if same_state(h.state, land) and h.kind in (kinds or LEADING)]
        fits = fits or [h for h in self._known if same_state(h.state, land) and h.kind in LEADING]
        here = [h for h in fits if h.person in self._appear] or fits
        return here[0].person if here else None


def _stands_bare(title: Title, label: str) -> bool:
    """An office without an article stands for a person in headings, and at the start of a text."""
    return label in _HEADINGS or (title.first == 0 and (title.owner is not None or label == "lead"))


def _is_predicate(sentence: Sentence, title: Title) -> bool:
    """`als Präsident`, `wurde Präsident`, `zum Präsidenten gewählt`, `elected president`, `ist der Präsident`."""
    tokens = sentence.tokens
    before = tokens[title.first - 1].text.lower() if title.first else ""
    if title.definite != "definite" and before in entry("de", "before_predicates") + entry("en", "before_predicates"):
        return True
    after = {t.lemma for t in tokens[title.last + 1 :]} | {t.text for t in tokens[title.last + 1 :]}
    chosen = set(entry("de", "made_so"))
    if tokens[title.first].text.lower() in ("zum", "zur"):
        return bool(after & chosen)
    following = tokens[title.last + 1].lemma if title.last + 1 < len(tokens) else ""
    return following in chosen


def _may_be_plural(phrase: Phrase, noun: str) -> bool:
    if phrase.opener == "die":
        return not noun.endswith(("in", "e"))
    if phrase.opener == "der" and phrase.owns is not None:
        return True
    return phrase.opener == "den" and noun.endswith("n") and not noun.endswith("in")


def _is_subject(sentence: Sentence, n: int) -> bool:
    return any(n in c.subject for c in sentence.clauses)
