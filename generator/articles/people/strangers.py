"""Persons whom an article names and the register lacks.

In: an article and the names that are known. Out: `Stranger`s with a suggested id and the forms to search for. German
nouns are capitalised too, so two capitalised words are a person only with a ground: a given name, an office before
them, a verb of saying beside them. A surname alone counts after a title, if nothing in the text makes it a noun.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.articles.article import Article
from generator.articles.people.names import Form, is_word, surnames
from generator.articles.people.offices import offices
from generator.articles.people.plausible import (
    in_contact,
    may_be_name,
    may_stand_alone,
    particles,
    recurs,
    said_beside,
    saying,
    without_genitive,
)
from generator.articles.vocabulary.spellings import plain, same_given_name
from generator.articles.vocabulary.states import seat_pattern
from generator.articles.vocabulary.words import given_names, id_of

_WORD = r"(?:[A-Z]\.(?:\s?[A-Z]\.)*|[A-ZÄÖÜÀ-ÖØ-ÞČŠŽŁŚŻĐĞİŞ][^\W\d_]*(?:['’‑-][^\W\d_]+)*)"


_SEQUENCE = re.compile(
    rf"(?<![\w-]){_WORD}(?:\s+(?:(?:v[oa]n der|von|van|de la|de|del|della|di|da|dos|do|du|la|le|al"
    rf"|bin|ben|ibn|zu)\s+)?{_WORD})*(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Stranger:
    """`name` as it is first written in full; `forms` what to search for; `title` the office beside the name."""

    id: str
    name: str
    title: str | None
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class _Sighting:
    words: tuple[str, ...]
    title: str | None
    line: int


def find_strangers(article: Article, taken: Callable[[str], tuple[tuple[int, int], ...]]) -> tuple[Stranger, ...]:
    """The unknown persons of an article's prose; `taken` gives the spans of a line that known names occupy."""
    text = "\n".join(line.text for line in article.prose)
    seen = [
        s for line in article.prose for s in _sightings(line.n, line.text, article.language, taken(line.text), text)
    ]
    full = [s for s in seen if len(s.words) > 1]
    people: dict[str, list[_Sighting]] = {}
    for sighting in full:
        people.setdefault(_person_key(sighting.words, people), []).append(sighting)
    known_last = {w for s in full for w in (s.words[-1], s.words[0])}
    for sighting in seen:
        if len(sighting.words) == 1 and sighting.words[0] not in known_last:
            people.setdefault(sighting.words[0], []).append(sighting)
    return tuple(_stranger(group, text) for group in people.values())


def _person_key(words: tuple[str, ...], people: dict[str, list[_Sighting]]) -> str:
    """The key of a person already seen under the same surname and a matching given name, else a new one."""
    for key, group in people.items():
        other = group[0].words
        if plain(other[-1]) == plain(words[-1]) and same_given_name(other[0], words[0]):
            return key
    return " ".join(words)


def _stranger(group: list[_Sighting], text: str) -> Stranger:
    names = list(dict.fromkeys(" ".join(s.words) for s in group))
    name = max(names, key=lambda n: (len(n.split()), -names.index(n)))
    identity = frozenset({id_of(name)})
    full = [Form(n, identity, True) for n in names if " " in n]
    bare = [n for n in names if " " not in n] or list(_bare_forms(name, text))
    title = next((s.title for s in group if s.title), None)
    return Stranger(
        next(iter(identity)), name, title, (*full, *(Form(b, identity, False) for b in bare if not is_word(b)))
    )


def _bare_forms(name: str, text: str) -> tuple[str, ...]:
    """What of the name stands alone in the text: the last word, or the first where names begin with the family."""
    words = name.split()
    last = surnames(name, None)
    alone = r"(?<!\w)(?<!-){}s?(?!\w)"
    uses = len(re.findall(alone.format(re.escape(words[-1])), text)) - text.count(name)
    first = len(re.findall(alone.format(re.escape(words[0])), text)) - len(
        re.findall(rf"{re.escape(words[0])}\s+[A-Z]", text)
    )
    if first > 0 and uses <= 0 and words[0][-1] != ".":
        return (words[0],)
    middle = tuple(w for w in words[1:-1] if len(w) > 3 and w not in given_names() and w[0].isupper())
    for word in middle:
        if uses <= 0 and len(re.findall(alone.format(re.escape(word)), text)) > text.count(name):
            return (word,)
    return last


def _sightings(n: int, line: str, language: str, taken: tuple[tuple[int, int], ...], text: str) -> Iterator[_Sighting]:
    masked = list(line)
    for start, end in (*taken, *(m.span() for m in seat_pattern().finditer(line))):
        masked[start:end] = "\0" * (end - start)
    hidden = "".join(masked)
    titles = {o.end: (o.kind, line[o.noun : o.end]) for o in offices(line, language)}
    title_case = len(re.findall(r"\b[A-Z]\w*", line)) > 0.55 * max(1, len(re.findall(r"\b[^\W\d_]\w*", line)))
    for match in _SEQUENCE.finditer(hidden):
        words = [(m[0], match.start() + m.start()) for m in re.finditer(r"\S+", match[0])]
        yield from _persons(n, line, words, match.end(), language, titles, title_case, text)


def _persons(
    n: int,
    line: str,
    words: list[tuple[str, int]],
    end: int,
    language: str,
    titles: dict[int, tuple[str, str]],
    title_case: bool,
    text: str,
) -> Iterator[_Sighting]:
    i = 0
    while i < len(words):
        if re.fullmatch(r"X\.", words[i][0]) and re.search(r"\b(?:auf|on|via|bei|to|über)\s+$", line[: words[i][1]]):
            i += 1
            continue
        title = _title_before(line, words[i][1], titles)
        if not title and _is_noun_before(words, i):
            i += 1
            continue
        length = _name_length(words, i, language, title_case, bool(title))
        if length > 1:
            found, last = [w for w, _ in words[i : i + length]], _end(words, i + length - 1)
            found[-1] = without_genitive(found[-1], text)
            after = _title_after(line, last, titles, language)
            if (
                title
                or after
                or words[i][0] in given_names()
                or (
                    not title_case
                    and (
                        said_beside(line, words[i][1], last, i, language)
                        or ((language != "de" or in_contact(line, words[i][1])) and recurs(found, text))
                    )
                )
            ):
                yield _Sighting(tuple(found), (title or after or ("", ""))[1] or None, n)
                i += length
                continue
        if title and title[0] not in _LOOSE and length >= 1 and may_stand_alone(words[i][0], line, text):
            yield _Sighting((without_genitive(words[i][0], text),), title[1], n)
        i += 1


def _is_noun_before(words: list[tuple[str, int]], i: int) -> bool:
    """`Landrätin Ina Petersen`: a noun that is no given name, before one that is, with a surname behind it."""
    given = given_names()
    return (
        i + 2 < len(words)
        and words[i][0] not in given
        and words[i + 1][0] in given
        and len(words[i][0]) > 3
        and words[i][0].endswith(("in", "er", "or", "at"))
        and may_be_name(words[i + 2][0], True)
    )


_LOOSE = frozenset({"successor", "other_title", "director", "press", "scholar", "leader"})


def _name_length(words: list[tuple[str, int]], i: int, language: str, title_case: bool, titled: bool) -> int:
    """How many words from `i` on make one name: given names, initials, particles and a surname."""
    if not may_be_name(words[i][0]) or not words[i][0][0].isupper():
        return 0
    j, given = i, given_names()
    while (
        j + 1 < len(words)
        and (words[j][0] in given or words[j][0].endswith(".") or words[j][0] in particles())
        and (may_be_name(words[j + 1][0], words[j][0] in given) or words[j + 1][0] in particles())
    ):
        j += 1
        if words[j][0] not in given and words[j][0] not in particles() and not words[j][0].endswith("."):
            break
    k = i + 1
    while j == i and titled and k < len(words) and words[k][0] in particles():
        k += 1
    if i + 1 < k < len(words) and may_be_name(words[k][0]):
        j = k
    if (j == i and titled and i + 1 < len(words) and may_be_name(words[i + 1][0])) or (
        j == i and not titled and i + 1 < len(words) and may_be_name(words[i + 1][0])
    ):
        j += 1
    iberian = {"da", "de", "do", "dos", "di", "del"}
    if j + 2 < len(words) and words[j + 1][0] in iberian and may_be_name(words[j + 2][0]):
        j += 2
    elif (
        j + 3 < len(words)
        and words[j + 2][0] in iberian
        and may_be_name(words[j + 1][0])
        and may_be_name(words[j + 3][0])
    ):
        j += 3
    elif (
        language != "de"
        and not title_case
        and j + 1 < len(words)
        and may_be_name(words[j + 1][0])
        and words[j + 1][0] not in given
    ) or (j + 1 < len(words) and len(words[j + 1][0]) <= 3 and len(words[j][0]) <= 5 and may_be_name(words[j + 1][0])):
        j += 1
    if j + 1 < len(words) and words[j][0] in _ARABIC and may_be_name(words[j + 1][0]):
        j += 1
    elif j + 2 < len(words) and words[j + 1][0] in _ARABIC and may_be_name(words[j + 2][0]):
        j += 2
    return j - i + 1


_ARABIC = frozenset({"Al", "El", "Ben", "Bin", "al", "bin"})


def _title_before(line: str, col: int, titles: dict[int, tuple[str, str]]) -> tuple[str, str] | None:
    """The office directly before a name; `Herr`, `Mrs`, `Dr.` count as one."""
    before = line[:col]
    for end, title in titles.items():
        between = line[end:col]
        if (
            end < col
            and (
                re.fullmatch(r"\s+|\s+\([^)]*\)\s+|,\s+", between)
                or re.fullmatch(
                    r"\s+(?:Prof\.|Dr\.|der\s\w+|für\s(?!(?:de[rnms]|dessen|deren|die|das|sein|ihr|ein)\w*\s)[\w\s-]{3,40})\s+|\s+(?:to|for)\s+(?:the\s)?[\w\s-]{3,30},?\s+",
                    between,
                )
            )
            and ("," not in between or re.match(r"[^,.]+,", line[col:]))
        ):
            return title
    found = re.search(
        r"(?<!\w)(Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.|Professor|Sir|Lord|Dame|Madame|Lady)\s+$", before
    )
    return ("honorific", found[1]) if found else None


def _title_after(line: str, end: int, titles: dict[int, tuple[str, str]], language: str) -> tuple[str, str] | None:
    """The office in an apposition after a name: `, Sprecher des …`, `, a senior fellow at …`; an apposition of any
    kind between the name and a verb of saying."""
    if re.compile(rf",\s+[^,.;:]{{3,60}},\s+(?:{saying(language)})\b").match(line, end):
        return ("relative", "")
    found = re.compile(r",\s+(?:(?:der|die|dem|den|ein|eine|the|a|an|his|her)\s+)?").match(line, end)
    if not found:
        return None
    if re.match(r"(?:who|whose|dessen|deren)\b", line[found.end() :]):
        return ("relative", "")
    near = [(e, t) for e, t in titles.items() if found.end() < e <= found.end() + 45]
    return min(near)[1] if near else None


def _end(words: list[tuple[str, int]], i: int) -> int:
    return words[i][1] + len(words[i][0])
