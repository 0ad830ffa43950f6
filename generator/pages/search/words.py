"""Words as they are searched: texts in, plain words and the variants they are also looked for under, out. Pure.

A plain word has no case and no marks (NFD without category M), as Pagefind compares them. What Pagefind cannot know is
added beside the text: the last part of German compounds, and umlauts written out where another text writes them so. A
compound is taken apart by the archive's own words alone, without a dictionary; the surprising thing is that one known
half is enough if both halves are long, because the other half is then a word too (`Energieinfrastruktur` beside
`Energie`).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from generator.base.languages import fold

_COMPOUNDING = frozenset({"da", "de", "fi", "hu", "nb", "nl", "nn", "no", "sv"})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LINKS = ("", "s", "es", "n", "en", "e", "er")
_ENDINGS = re.compile(r"(?:e?s|e?n|ern?|e|em)$")
_SHORTEST_HEAD, _SHORTEST_TAIL, _SURE = 4, 5, 6


def writes_compounds(language: str) -> bool:
    """Whether a language writes compounds as one word."""
    return language.split("-")[0] in _COMPOUNDING


def plain(text: str) -> str:
    """Lower case, without marks on letters; `ß` stays."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c)[0] != "M")


def tokens(text: str) -> set[str]:
    """Its words as they stand there, those with a hyphen whole."""
    return set(_WORD.findall(text))


def in_order(text: str) -> list[str]:
    """Its plain words in their order."""
    return [word for token in _WORD.findall(text) for word in words_of(token)[: token.count("-") + 1]]


@lru_cache(maxsize=65536)
def words_of(token: str) -> tuple[str, ...]:
    """The plain words of a token; one with a hyphen gives its parts and the whole as one word."""
    word = plain(token)
    return (*word.split("-"), word.replace("-", "")) if "-" in word else (word,)


def variants(words: Iterable[str], language: str) -> dict[str, tuple[str, ...]]:
    """Token → what it is also found under, for all tokens of a language's texts that have such words."""
    given = set(words)
    known = {word for token in given for word in words_of(token)}
    stems = stems_of(known) if writes_compounds(language) else frozenset[str]()
    found = {token: tuple(dict.fromkeys(_others(token, known, stems))) for token in given}
    return {token: others for token, others in found.items() if others}


def _others(token: str, known: Collection[str], stems: Collection[str]) -> Iterator[str]:
    if not token.isascii():
        written_out = fold(token)
        yield from (each for each in (written_out.replace(" ", ""), *written_out.split()) if each in known)
    if stems:
        for word in words_of(token):
            yield from tails(word, stems)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Words without their endings, to compare by."""
    return frozenset(endless(word) for word in words if len(word) >= _SHORTEST_HEAD)


def tails(word: str, stems: Collection[str]) -> tuple[str, ...]:
    """The last parts that a compound can be found under: `energieinfrastruktur` → `infrastruktur`."""
    if len(word) < _SHORTEST_HEAD + _SHORTEST_TAIL or not word.isalpha() or not word.isascii():
        return ()
    cuts = range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1)
    known = [(cut, _is_head(word[:cut], stems), endless(word[cut:]) in stems) for cut in cuts]
    both = [word[cut:] for cut, head, tail in known if head and tail]
    if both:
        return tuple(both)
    tailed = [word[cut:] for cut, _, tail in known if tail and len(word) - cut >= _SURE]
    headed = [word[cut:] for cut, head, _ in known if head and cut >= _SURE and len(word) - cut > _SURE]
    return (*tailed[:1], *headed[-1:])


def _is_head(head: str, stems: Collection[str]) -> bool:
    """Whether it is a known word, or one with a letter or two that join it to the next."""
    firsts = (head.removesuffix(link) for link in _LINKS if head.endswith(link))
    return any(len(first) >= _SHORTEST_HEAD and endless(first) in stems for first in firsts)


def endless(word: str) -> str:
    """A word without its ending, to compare by."""
    short = _ENDINGS.sub("", word)
    return short if len(short) >= _SHORTEST_HEAD else word
