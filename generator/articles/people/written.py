"""The words of an article as they are written, and how it uses them: alone, with an article, in small letters.

In: an outline. Out: `Written`, with the words of each sentence and counts over the whole text, taken once. These are
the grounds on which an unknown capitalised word is a name or a noun.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from generator.articles.article import HEADINGS
from generator.articles.people.bodies import body_kind
from generator.articles.people.offices import english_office, german_office, may_be, office_before
from generator.articles.text.outline import Cut, Outline
from generator.articles.text.tagging import lexical
from generator.articles.vocabulary.spellings import plain
from generator.articles.vocabulary.states import adjective_country, country_of
from generator.articles.vocabulary.words import entry, given_names, members
from generator.base.figures.stamps import MONTHS, WEEKDAYS

_MOST_REMEMBERED = 20_000
_NOUN = re.compile(r".{3,}(?:ungs?|ungen|heit|keit|schaft|schaften|tion|tionen|ismus|tät|tum|ments?|mente)")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.(?:\s?[A-Z]\.)*")
_NUMBER = re.compile(r"[IVX]+\.?")
_ARABIC = re.compile(r"(?:al|el|ad|as|an|ar|ash|at|az)[-‑]\w+|[dl]['’]\w+", re.IGNORECASE)
_GENITIVE = re.compile(r"(?:['’]s?|(?<=[^sxz])s)$")


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence of a line: its words and marks with their places. `heading` if most of its words have capitals."""

    cut: Cut
    texts: tuple[str, ...]

    @property
    def heading(self) -> bool:
        words = [w for w in self.texts if w[0].isalpha()] if self.cut.line.label in HEADINGS else []
        return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.55 * len(words)

    def adjacent(self, i: int) -> bool:
        """Whether nothing but a blank stands between word `i` and the one before."""
        pieces = self.cut.pieces
        return 0 < i < len(pieces) and pieces[i][0] - pieces[i - 1][1] == 1


class Written:
    """All words of the prose, and how they are used."""

    def __init__(self, outline: Outline) -> None:
        self.language = "de" if outline.article.language == "de" else "en"
        self.sentences = tuple(_words_of(cut) for cut in outline.cuts)

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that also stand in small letters."""
        return frozenset(w for s in self.sentences for w in s.texts if w.islower())

    @cached_property
    def capitals(self) -> frozenset[str]:
        return frozenset(w for s in self.sentences for w in s.texts if w[0].isupper())

    @cached_property
    def nouns(self) -> Counter[str]:
        """How often a capitalised word stands behind an article, with an adjective between them or not."""
        return Counter(word for s in self.sentences for word in _behind_articles(s))

    @cached_property
    def alone(self) -> Counter[str]:
        """How often a capitalised word has no other beside it, without its genitive ending too."""
        found: Counter[str] = Counter()
        for s in self.sentences:
            for i, word in enumerate(s.texts):
                if word[0].isupper() and not (_is_capital(s, i - 1, i) or _is_capital(s, i + 1, i + 1)):
                    found.update({word, without_genitive(word)})
        return found

    def stands(self, name: Sequence[str], start: int, end: int) -> bool:
        """Whether the part of a name stands somewhere without its word before and behind."""
        run, size = tuple(plain(w).lower() for w in name[start:end]), end - start
        if kind_of(name[end - 1]) == "particle" and name[end - 1].islower():
            return False
        for words, low in self._low:
            for i in range(len(low) - size + 1):
                last = low[i + size - 1]
                if low[i : i + size - 1] != run[:-1] or run[-1] not in (last, without_genitive(last)):
                    continue
                before = words.texts[i - 1] if words.adjacent(i) else ""
                after = words.texts[i + size] if words.adjacent(i + size) else ""
                if not any(w and (w in name or kind_of(w) == "given") for w in (before, after)):
                    return True
        return False

    @cached_property
    def _low(self) -> tuple[tuple[Words, tuple[str, ...]], ...]:
        """The sentences with their words in small letters without accents."""
        return tuple((words, tuple(plain(t).lower() for t in words.texts)) for words in self.sentences)

    @cached_property
    def addressed(self) -> frozenset[str]:
        """Words with no other capital beside them behind `told`, `with`, or in what somebody says: `I told Keir`."""
        return frozenset(
            s.texts[i]
            for s in self.sentences
            for i in range(len(s.texts))
            if kind_of(s.texts[i]) in ("given", "plain") and len(s.texts[i]) > 3
            and (s.cut.inside is not None or (i and s.texts[i - 1] in members("speech", "addressing")))
            and not (_is_capital(s, i - 1, i) or _is_capital(s, i + 1, i + 1))
        )  # fmt: skip

    @cached_property
    def saying(self) -> frozenset[str]:
        """The words that alone, without an article, stand behind a verb of saying: `sagte Lund`."""
        behind = (
            (s, i)
            for s in self.sentences
            for i in range(1, len(s.texts))
            if s.texts[i - 1] in forms_of_saying(self.language) and s.adjacent(i) and s.texts[i][0].isupper()
        )
        return frozenset(s.texts[i] for s, i in behind if not _is_capital(s, i + 1, i + 1))

    @cached_property
    def lands(self) -> frozenset[str]:
        """The first words behind the office of a state's leader and `von`: `die Präsidentin von Alto Verde`."""
        leaders = may_be("state_leader") | may_be("government_leader")
        able = ((s.texts, i) for s in self.sentences for i in range(2, len(s.texts)) if s.texts[i - 1] in ("von", "of"))
        found = ((texts[i], office_before(texts, i - 1, self.language)) for texts, i in able)
        return frozenset(word for word, office in found if office and office[1].kind in leaders)

    def name_of(self, word: str) -> str:
        """A word of a name without a genitive ending, if an apostrophe or the bare form in the text shows it."""
        bare = without_genitive(word)
        shown = word[-2:-1] in "'’" or word[-1] in "'’" or (bare in self.capitals and kind_of(bare) != "function")
        return bare if bare != word and shown else word


def _words_of(cut: Cut) -> Words:
    return Words(cut, tuple(cut.line.text[a:b] for a, b in cut.pieces))


def _is_capital(words: Words, i: int, gap: int) -> bool:
    if not 0 <= i < len(words.texts) or not words.adjacent(gap):
        return False
    return kind_of(words.texts[i]) in ("given", "plain", "initial", "noun", "organisation")


def _behind_articles(words: Words) -> Iterator[str]:
    """The capitalised words behind an article, or behind an adjective that has one."""
    texts = words.texts
    for i, word in enumerate(texts):
        at = i - 2 if i > 1 and texts[i - 1].islower() and texts[i - 1].endswith(_ADJECTIVAL) else i - 1
        before = {texts[i - 1].lower(), texts[at].lower()} if i else set()
        relative = i > 1 and texts[i - 2] == "," and _is_capital(words, i + 1, i + 1)  # `…, den Ada Lund anschlug`
        if word[0].isupper() and not relative and before & members("common", "articles"):
            yield word


_ADJECTIVAL = ("e", "en", "er", "em", "es")


@cache
def forms_of_saying(language: str) -> frozenset[str]:
    """Forms of the verbs of saying: those that are irregular as data, the others by rule."""
    stems = [v.removesuffix("n").removesuffix("e") if language == "de" else v for v in entry(language, "saying")]
    endings = ("t", "te", "ten", "et", "ete", "eten") if language == "de" else ("s", "ed", "d")
    made = {f"{stem}{ending}" for stem in stems for ending in endings}
    doubled = {f"{v}{v[-1]}ed" for v in stems if language == "en"} | {f"{v[:-1]}ied" for v in stems if v[-1:] == "y"}
    return frozenset({*made, *doubled, *entry("speech", f"strong_{language}")})


def without_genitive(word: str) -> str:
    return _GENITIVE.sub("", word)


def is_number(word: str) -> bool:
    """The number of a monarch or pope: `II.`, `XIV`."""
    return bool(_NUMBER.fullmatch(word))


@lru_cache(_MOST_REMEMBERED)
def kind_of(word: str) -> str:
    """What a word can be in a name: given, plain, initial, particle; or, for none: office, honorific, function,
    organisation, state, noun, acronym, other."""
    if word in members("common", "nouns_before_names"):
        return "honorific"
    if word in members("common", "particles") or _ARABIC.fullmatch(word):
        return "particle"
    if not word[0].isupper():
        return "other"
    if _INITIAL.fullmatch(word):
        return "initial"
    if word in given_names():
        return "given"
    return _kind_of_noun(word)


def _kind_of_noun(word: str) -> str:
    bare = without_genitive(word)
    preposition = len(word) > 3 and lexical(word.lower()) == "preposition"  # `Zwischen Laugenfurt und Kesmar`
    if preposition or word in members("common", "functions") or word in _calendar():
        return "function"
    if country_of(word) or country_of(bare) or adjective_country(word, "en"):
        return "state"
    if german_office(word) or english_office(word):
        return "office"
    if body_kind(word, "de") or any(word in members("common", key) for key in ("organisations", "headline_verbs")):
        return "organisation"
    if word in members("channels", "platforms") or (word.isupper() and 1 < len(word) <= 4):
        return "acronym"
    return "noun" if _NOUN.fullmatch(word) else "plain" if word[-1].isalpha() else "other"


@lru_cache(1)
def _calendar() -> frozenset[str]:
    return frozenset(name.capitalize() for name in (*MONTHS, *WEEKDAYS) if len(name) > 3 or name == "mai")


def is_name_word(word: str, after_given: bool) -> bool:
    """Whether a word has the form of a family name; behind a given name any noun or adverb does (`Sebastian Kurz`)."""
    kind = kind_of(word)
    return kind in ("plain", "given") or (kind in ("noun", "function") and after_given)
