"""Whom an expression for two or three stands for, and who is likely meant where nothing says so.

In: a phrase of a sentence, the cast of the article, who was spoken of before. Out: a `Role`, persons. The two that an
article is about go before those who only stand near.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.articles.discourse.focus import Focus, Here
from generator.articles.people.cast import LEADING, Cast, Wanted
from generator.articles.people.offices import may_be
from generator.articles.people.states import States
from generator.articles.people.titles import Title
from generator.articles.text.document import Phrase, Sentence
from generator.articles.vocabulary.words import members

_NEAR = 3
_BOTH = frozenset({"beide", "beiden", "beider", "both", "pair", "duo"})
_TWO = frozenset({"zwei", "two"})
_DEFINITE = ("die", "der", "den", "the")
_THREE = frozenset({"drei", "dreier", "three"})
#: Classes of words for leaders of any kind.
_ANY = ("leader", "other_title", "lawmaker")
#: `Regierungschef*innen`, `Regierungschef:innen`
_GENDERED = re.compile(r"[*:_](?=innen$)")


@dataclass(frozen=True, slots=True)
class Role:
    """`first` and `last` are the tokens of the expression."""

    ids: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """The expressions for two of one article."""

    cast: Cast
    states: States
    focus: Focus
    language: str
    subject_of: Callable[[Sentence], str | None]

    def find(self, sentence: Sentence, title: Title | None, phrase: Phrase, here: Here) -> Role | None:
        """`die beiden Präsidenten`, `the presidents of Hungary and Ukraine`, `die Regierungschefs beider Länder`."""
        low = [_GENDERED.sub("", t.text.lower()) for t in sentence.tokens[phrase.first : phrase.last + 1]]
        several = low[-1] in members(self.language, "several")
        past = title is not None and title.past
        if phrase.opener in ("des", "dem", "das") or past or not (several or (title and title.plural)):
            return None
        lands, behind = self._lands_of(sentence, phrase)
        last = max([phrase.last, *(p.last for p in behind)])
        if _names_follow(sentence, last):
            return None
        compound = any(w.endswith("-") for w in low)  # `Staats- und Regierungschefs`
        kind = "leader" if title is None or compound or title.kind in _ANY else title.kind
        if set(low) & _THREE:
            return self._three(sentence, phrase, here) if not behind else None
        if len(lands) == 2:
            ids = self._of_lands(lands, kind, here)
            return Role(ids, phrase.first, last) if len(ids) == 2 else None
        words = {t.text.lower() for p in behind for t in sentence.tokens[p.first : p.last + 1]}
        definite = phrase.opener in ("die", "the") or (phrase.opener == "der" and title is not None and title.plural)
        two = bool((words | set(low)) & _BOTH) or (bool(set(low) & _TWO) and (definite or here.section == -1))
        leaders = low[-1] in members(self.language, "leaders") and (compound or phrase.last - phrase.first == 1)
        among = self.cast.leaders(may_be(kind)) if kind != "leader" else ()
        named = len(among) > 1
        minister = kind.endswith("minister") and kind != "prime_minister"
        official = title is not None and title.kind not in LEADING and not several  # `die Beamten beider Länder`
        if (minister and not named) or (kind == "minister" and not two) or (official and words & _BOTH):
            return None
        bare = phrase.first == phrase.last and here.section == -1
        able = (leaders and (phrase.opener or bare)) or (named and definite)
        if not two and (behind or not able):
            return None
        ids = self._two(sentence, kind, here)
        return Role(ids, phrase.first, last if words & _BOTH else phrase.last) if len(ids) == 2 else None

    def _three(self, sentence: Sentence, phrase: Phrase, here: Here) -> Role | None:
        """`die drei`, where `die` may look like a relative pronoun: all leaders, or three who were told together."""
        before = sentence.tokens[phrase.first - 1].text.lower() if phrase.first and not phrase.opener else ""
        ids = self.cast.heads_of_state() if phrase.opener in _DEFINITE or before in _DEFINITE else ()
        ids = ids if len(ids) < 4 else tuple(p for p in self.focus.just_named(here, frozenset(), 6) if p in ids)
        return Role(ids, phrase.first - bool(before), phrase.last) if len(ids) == 3 else None

    def _of_lands(self, lands: list[str], kind: str, here: Here) -> tuple[str, ...]:
        """The leaders of two states; where none of them is known, the two whom the article is about."""
        found = {land: self._leader_of(land, kind, here) for land in lands}
        known = [p for p in found.values() if p]
        able = [p for p in self.cast.heads_of_state() if not self.cast.lands(p, implied=True) and p not in known]
        able = able or [p for p in self.cast.appear if not self.cast.explained(p)]
        others = self.cast.main((*known, *able)) if len(set(known)) < len(lands) else ()
        others = others if set(known) <= set(others) else ()
        for person in set(others) - set(known):
            self.cast.learn(person, next((of for of, p in found.items() if not p), None) if known else None, kind)
        return tuple(dict.fromkeys((*known, *others)))

    def _leader_of(self, land: str, kind: str, here: Here) -> str | None:
        found = self.cast.sure(Wanted(kind, land)) or self.cast.sure(Wanted("leader", land))
        return self.focus.rank(found, here, alone=False)[0] if found else None

    def _two(self, sentence: Sentence, kind: str, here: Here) -> tuple[str, ...]:
        """The two who are meant: the only two leaders of that kind, those just spoken of together, else the two whom
        the article is about."""
        heads = self.cast.heads_of_state()
        among = self.cast.leaders(may_be(kind)) if kind != "leader" else ()
        among = tuple(p for p in (among if len(among) > 1 else heads) if p != self.subject_of(sentence))
        if len(among) > 2:
            some = frozenset(among)
            last, near = ([p for p in self.focus.just_named(here, frozenset(), far) if p in some] for far in (1, 2))
            head = [p for p in among if p in self.cast.head]
            nearest = self.focus.pair(here, some)
            whole = (head, near, self.cast.main(among), nearest) if here.section < 1 else (near, nearest, head)
            able: list[Sequence[str]] = [last, self.focus.group(here, some), *whole]  # an update may be about others
            return next((tuple(two) for two in able if len(two) == 2), ())
        head = [p for p in self.cast.appear if p in self.cast.head and not self.cast.explained(p)]
        leaders = among if len(among) == 2 else tuple(dict.fromkeys((*among, *head)))
        return leaders if len(leaders) == 2 else self.focus.pair(here, frozenset())

    def _lands_of(self, sentence: Sentence, phrase: Phrase) -> tuple[list[str], list[Phrase]]:
        """The states in the phrase and in the genitives behind it."""
        index = sentence.phrases.index(phrase)
        of = (p.preposition in ("von", "of") and p.first == phrase.last + 2 for p in sentence.phrases)
        heads = [n for n, (p, near) in enumerate(zip(sentence.phrases, of, strict=True)) if p.owns == index or near]
        behind = [p for n, p in enumerate(sentence.phrases) if n > index and (n in heads or p.joined in heads)]
        tokens = [t for p in (phrase, *behind) for t in sentence.tokens[p.first : p.last + 1]]
        able = (t for t in tokens if t.kind in ("adjective", "name", "noun", "other"))
        return list(dict.fromkeys(s for t in able if (s := self.states.of_word(t.text)))), behind


def _names_follow(sentence: Sentence, last: int) -> bool:
    """`die Präsidenten von Norien und Vestmark, Milan Korvat und …`: the names say who they are."""
    names = (p.first for p in sentence.phrases if sentence.tokens[p.head].kind == "name")
    return any(first in (last + 1, last + 2) for first in names) and sentence.tokens[last + 1].kind in ("mark", "name")


def likely(cast: Cast, focus: Focus, wanted: Wanted, here: Here, subject: str | None = None) -> list[str]:
    """The one who may be meant although nothing says so: just spoken of, else of the head; none of two."""
    if wanted.owner or (wanted.kind and wanted.kind not in LEADING and wanted.kind != "minister"):
        return []
    able = [p for p in cast.possible(wanted) if p != subject]
    heads = [p for p in able if p in cast.head]
    if here.section == -1:
        some = heads or cast.unexplained(able) or ([] if cast.head else able)
        return some if len(some) == 1 else []
    if len(able) == 1 and cast.fit(able[0], wanted) > 0.0:
        return able
    told = bool(wanted.kind and wanted.land)
    near, last = ([p for p in focus.just_named(here, frozenset(), far, told) if p in able] for far in (_NEAR, 1))
    for some in (near, last):
        if len(best := cast.best(some, wanted)) == 1 or (best and not wanted.kind):
            return best[:1]
    if told and not near and len(lone := [p for p in able if not cast.explained(p)]) == 1:
        return lone  # `die Präsidentin von Norien … Mit Ilka Torvund sprach er`
    return heads if len(heads) == 1 and not near else []
