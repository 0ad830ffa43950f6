"""Where names that are known beforehand stand in a line, with their exact spans.

In: the forms of persons or bodies, and a line. Out: hits with column, length and the ids the form can mean. All forms
are searched in one pass (Aho-Corasick); a genitive s belongs to the name, the rest of a hyphenated word does not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import ahocorasick

from generator.articles.vocabulary.register import Actor
from generator.articles.vocabulary.spellings import plain, written_forms
from generator.articles.vocabulary.words import entry

_PARTICLES = frozenset(entry("common", "particles"))
#: Words of grammar that are also family names (`He`, `An`, `Will`): they name nobody by themselves.
_WORDS = frozenset(entry("common", "no_names"))
_PREFIXES = ("Anti-", "Pro-", "Ex-", "Post-", "Nicht-", "Ur-", "anti-", "pro-", "ex-", "post-", "pre-", "non-")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name; `full` unless it is a surname alone."""

    text: str
    ids: frozenset[str]
    full: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A form in a line. `core` is the length without a genitive ending."""

    col: int
    length: int
    core: int
    ids: frozenset[str]
    full: bool
    compound: bool

    @property
    def end(self) -> int:
        return self.col + self.length


class NameSearch:
    """All forms in one automaton. `hits` gives the longest, leftmost matches of a line."""

    def __init__(self, forms: Iterable[Form]) -> None:
        table: dict[str, Form] = {}
        for form in forms:
            for text in written_forms(form.text):
                for written in {plain(text), plain(text).upper() if len(text) > 3 else plain(text)}:
                    old = table.get(written)
                    ids = form.ids | old.ids if old and old.full == form.full else form.ids
                    if not (old and old.full and not form.full):
                        table[written] = Form(written, ids, form.full)
        self._automaton = ahocorasick.Automaton()
        for written in sorted(table):
            self._automaton.add_word(written, table[written])
        self._filled = bool(table)
        if self._filled:
            self._automaton.make_automaton()

    def hits(self, line: str) -> tuple[Hit, ...]:
        if not self._filled:
            return ()
        found = [hit for end, form in self._automaton.iter(plain(line)) if (hit := _hit(line, end + 1, form))]
        chosen: list[Hit] = []
        for hit in sorted(found, key=lambda h: (h.col, -h.length)):
            if chosen and hit.col < chosen[-1].end:
                continue
            if _is_own_word(line, hit.col) or (chosen and chosen[-1].end == hit.col - 1):
                chosen.append(hit)
        return tuple(chosen)


def merged(one: Sequence[Hit], other: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits of two searches: the leftmost, longest of those that overlap; a full name goes before a surname."""
    chosen: list[Hit] = []
    for hit in sorted((*one, *other), key=lambda h: (h.col, -h.length, not h.full)):
        last = chosen[-1] if chosen else None
        if last and (hit.col, hit.length, hit.full) == (last.col, last.length, last.full):
            chosen[-1] = replace(last, ids=last.ids | hit.ids)
        elif not last or hit.col >= last.end:
            chosen.append(hit)
    return tuple(chosen)


def person_forms(actor: Actor) -> tuple[Form, ...]:
    """Full names, and the surname alone, of a person of the register; a surname that is a word of grammar only in full
    names."""
    ids = frozenset({actor.id})
    names = actor.all_names
    bare = {n for n in names if " " not in n} | {s for n in names for s in surnames(n, actor.sort_name)}
    bare = {s for s in bare if not is_word(s)}
    return tuple(Form(n, ids, True) for n in names if " " in n) + tuple(Form(s, ids, False) for s in sorted(bare))


def is_word(name: str) -> bool:
    """Whether a name alone is a word of grammar: `He`, `An`, `May`."""
    return name.lower() in _WORDS


def surnames(name: str, sort_name: str | None) -> tuple[str, ...]:
    """What of a full name stands alone: the part before the comma of the sort name, else the last word, with the
    particles in front of it."""
    words = name.split()
    if len(words) < 2:
        return ()
    if sort_name and "," not in sort_name and plain(words[0]) == plain(sort_name.split()[0]):
        return (words[0],)
    if sort_name and "," in sort_name:
        last = sort_name.split(",")[0].split()
        tail = [plain(w) for w in words[-len(last) :]]
        if tail == [plain(w) for w in last]:
            first = len(words) - len(last)
        elif plain(words[0]) == plain(last[0]):
            return (words[0],)
        else:
            first = len(words) - 1
    else:
        first = len(words) - 1
    start = first
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return tuple(dict.fromkeys((" ".join(words[start:]), " ".join(words[first:]))))


def _hit(line: str, end: int, form: Form) -> Hit | None:
    start = end - len(form.text)
    before, after = line[start - 1] if start else " ", line[end] if end < len(line) else " "
    if before.isalnum() or before == "_":
        return None
    hyphen_before = before in "-‑" and start > 1 and line[start - 2].isalnum()
    ending = _genitive(line, end, form.text)
    rest = line[end + ending : end + ending + 2]
    if rest[:1].isalnum() or rest[:1] == "_":
        return None
    compound = hyphen_before or (rest[:1] in ("-", "‑") and rest[1:].isalpha())
    if ending and compound and after in "'’":
        return None
    return Hit(start, end - start + ending, end - start, form.ids, form.full, compound)


def _is_own_word(line: str, col: int) -> bool:
    """Whether a name that follows a hyphen is a word of its own: `Anti-Lund`, but not `Meyer-Lund`."""
    word = re.search(r"[\w‑-]*$", line[:col])
    return not word or not word.group() or word.group().endswith(_PREFIXES)


def _genitive(line: str, end: int, name: str) -> int:
    """Length of a genitive ending after the name: `s`, `'s`, `’s`, or a lone apostrophe behind a hissing sound."""
    rest = line[end : end + 3]
    if re.match(r"s(?!\w)", rest) and name[-1] not in "sxzß":
        return 1
    if re.match(r"['’]s(?!\w)", rest):
        return 2
    hissing = name[-1] in "sxzßşšç" and re.match(r"’(?!\w)", rest)
    return 1 if hissing and not re.search("[‚‘]", line[:end]) else 0


def without_ending(word: str) -> str:
    """A word of a name without a genitive ending, whatever the name: for comparison only."""
    return re.sub(r"(?:['’]s?|(?<=[^sxzß])s)$", "", word)
