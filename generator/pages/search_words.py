"""Words as they are searched: texts in, plain words and the variants they are also looked for under, out. Pure.

A plain word has no case and no marks (NFD without category M), as Pagefind compares them. What Pagefind cannot know is
added beside the text: umlauts written out, `ss` for `ß`, and the last part of German compounds. A compound is taken
apart by the archive's own words alone, without a dictionary; the surprising thing is that one known half is enough if
both halves are long, because the other half is then a word too (`Energieinfrastruktur` beside `Energie`).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from generator.languages import fold

#: Languages that write compounds as one word.
COMPOUNDING = frozenset({"da", "de", "fi", "hu", "nb", "nl", "nn", "no", "sv"})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LINKS = ("", "s", "es", "n", "en", "e", "er")
_ENDINGS = re.compile(r"(?:e?s|e?n|ern?|e|em)$")
_SHORTEST_HEAD, _SHORTEST_TAIL, _SURE = 4, 5, 6


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case, without marks on letters; `ß` stays."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c)[0] != "M")


def words_of(text: str) -> Iterator[str]:
    """Its plain words; one with a hyphen also in its parts and as one word."""
    for found in _WORD.findall(text):
        word = plain(found)
        if "-" in word:
            yield from word.split("-")
        yield word.replace("-", "")


def variants(words: Iterable[str], text: str, language: str, stems: Collection[str]) -> tuple[str, ...]:
    """What a text is also found under: its words written out (`ae`, `ss`) and the last parts of its compounds.

    `words` are the text's plain words, `stems` come from `stems_of` for all texts of the language.
    """
    here = set(words)
    added = {word for found in _WORD.findall(text) for word in _written_out(found)}
    if language.split("-")[0] in COMPOUNDING:
        added |= {tail for word in here for tail in tails(word, stems)}
    return tuple(sorted(added - here))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Words without their endings, to compare by."""
    return frozenset(_stem(word) for word in words if len(word) >= _SHORTEST_HEAD)


def tails(word: str, stems: Collection[str]) -> tuple[str, ...]:
    """The last parts that a compound can be found under: `energieinfrastruktur` → `infrastruktur`."""
    if len(word) < _SHORTEST_HEAD + _SHORTEST_TAIL or not word.isalpha() or not word.isascii():
        return ()
    cuts = range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1)
    known = [(cut, _is_head(word[:cut], stems), _stem(word[cut:]) in stems) for cut in cuts]
    both = [word[cut:] for cut, head, tail in known if head and tail]
    if both:
        return tuple(both)
    tailed = [word[cut:] for cut, _, tail in known if tail and len(word) - cut >= _SURE]
    headed = [word[cut:] for cut, head, _ in known if head and cut >= _SURE and len(word) - cut > _SURE]
    return (*tailed[:1], *headed[-1:])


def _is_head(head: str, stems: Collection[str]) -> bool:
    """Whether it is a known word, or one with a letter or two that join it to the next."""
    firsts = (head.removesuffix(link) for link in _LINKS if head.endswith(link))
    return any(len(first) >= _SHORTEST_HEAD and _stem(first) in stems for first in firsts)


def _stem(word: str) -> str:
    short = _ENDINGS.sub("", word)
    return short if len(short) >= _SHORTEST_HEAD else word


def _written_out(word: str) -> Iterator[str]:
    if not word.isascii():
        yield fold(word).replace(" ", "")
        yield from (part for part in fold(word).split())
