"""Whom an expression for two or three stands for, and who is likely meant where nothing says so.

In: a phrase of a sentence, the cast of the article, who was spoken of before. Out: a `Role`, persons. The two that an
article is about go before those who only stand near.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.articles.discourse.focus import Focus, Here
from generator.articles.people.cast import LEADING, Cast, Wanted
from generator.articles.people.offices import may_be
from generator.articles.people.states import States
from generator.articles.people.titles import Title
from generator.articles.text.document import Phrase, Sentence
from generator.articles.vocabulary.words import entry, members

_NEAR = 3
_BOTH = frozenset({"beide", "beiden", "beider", "both"})
_TWO = frozenset({"zwei", "two"})
_DEFINITE = ("die", "der", "den", "the")
_THREE = frozenset({"drei", "dreier", "three"})
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
        if (
            phrase.opener in ("des", "dem", "das")
            or (title and title.past)
            or not ((title and title.plural) or several)
        ):
            return None
        compound = any(w.endswith("-") for w in low)  # `Staats- und Regierungschefs`
        leading = title is None or compound or title.kind in ("leader", "other_title", "lawmaker")
        kinds = frozenset() if leading or title is None else may_be(title.kind)
        lands, behind = self._lands_of(sentence, phrase)
        last = max([phrase.last, *(p.last for p in behind)])
        if len(lands) == 2 and not _names_follow(sentence, last) and not set(low) & _THREE:
            found = [self._leader_of(land, title.kind if title and kinds else "leader", here) for land in lands]
            ids = tuple(dict.fromkeys(p for p in found if p))
            ids = ids or self.cast.main([p for p in self.cast.appear if not self.cast.explained(p)])
            for person in ids if not any(found) else ():
                self.cast.learn(person, None, title.kind if title else "leader")
            return Role(ids, phrase.first, last) if len(ids) == 2 else None
        if _names_follow(sentence, last):
            return None
        if set(low) & _THREE:
            before = sentence.tokens[phrase.first - 1].text.lower() if phrase.first and not phrase.opener else ""
            definite = phrase.opener in _DEFINITE or before in _DEFINITE  # `die drei`, taken for a relative pronoun
            ids = self.cast.heads_of_state() if definite and not behind else ()
            ids = ids if len(ids) < 4 else self.focus.group(here, frozenset(ids), 3)
            return Role(ids, phrase.first - bool(before), phrase.last) if len(ids) == 3 else None
        words = {t.text.lower() for p in behind for t in sentence.tokens[p.first : p.last + 1]}
        two = (
            bool(words & _BOTH) or bool(set(low) & _BOTH) or (bool(set(low) & _TWO) and phrase.opener in ("die", "the"))
        )
        bare = (
            low[-1] in members(self.language, "leaders")
            and phrase.opener
            and (compound or phrase.last - phrase.first == 1)
        )
        named = title is not None and bool(kinds) and len(self.cast.leaders(kinds)) == 2
        if title and title.kind.endswith("minister") and title.kind != "prime_minister" and not named:
            return None
        if title and title.kind == "other_title" and words & _BOTH and not several:  # `die Beamten beider Länder`
            return None
        if not two and (not (bare or (named and phrase.opener in ("die", "the"))) or behind):
            return None
        if low[-1].startswith(entry(self.language, "counterparts")) and len(self.cast.heads_of_state()) == 3:
            ids = tuple(p for p in self.cast.heads_of_state() if p != self.subject_of(sentence))  # `beide Kollegen`
            return Role(ids, phrase.first, phrase.last) if len(ids) == 2 else None
        ids = self.of_article(kinds, here, loose=title is None or title.kind in ("other_title", "lawmaker"))
        return Role(ids, phrase.first, last if words & _BOTH else phrase.last) if len(ids) == 2 else None

    def of_article(self, kinds: frozenset[str], here: Here, loose: bool) -> tuple[str, ...]:
        """The two who are meant: the only two leaders of that kind, those just spoken of together, else the two whom
        the article is about."""
        among = self.cast.leaders(kinds) if kinds else ()
        among = among if len(among) > 1 else self.cast.heads_of_state()
        if len(among) > 2:
            some = frozenset(among)
            main = () if loose else self.cast.main(among)
            return self.focus.group(here, some) or main or self.focus.pair(here, some)
        head = [p for p in self.cast.appear if p in self.cast.head and not self.cast.explained(p)]
        leaders = among if len(among) == 2 else tuple(dict.fromkeys((*among, *head)))
        return leaders if len(leaders) == 2 else self.focus.pair(here, frozenset())

    def _leader_of(self, land: str, kind: str, here: Here) -> str | None:
        for wanted in (Wanted(kind, land), Wanted("leader", land)):
            sure = [p for p in self.cast.sure(wanted) if p in self.cast.leaders() or self.cast.lands(p)]
            found = sure or self.cast.registered(wanted) or likely(self.cast, self.focus, wanted, here)
            if found:
                return self.focus.rank(found, here, alone=False)[0]
        return None

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
        return some if len(some) == 1 and not set(cast.rivals(wanted)) - set(some) else []
    if len(able) == 1 and cast.fit(able[0], wanted) > 0.0:
        return able
    near, last = ([p for p in focus.just_named(here, frozenset(), far) if p in able] for far in (_NEAR, 1))
    for some in (near, last):
        if len(best := cast.best(some, wanted)) == 1 or (best and not wanted.kind):
            return best[:1]
    return heads if len(heads) == 1 and not near and not cast.rivals(wanted) else []
