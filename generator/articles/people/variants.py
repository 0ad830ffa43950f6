"""Forms of known persons' names that occur in one article and that the register lacks.

In: the words of an article, the register. Out: `Form`s: transliterations, single slips, and in English the given name
alone of somebody named in full (`I told Keir`).
"""

from collections.abc import Iterator

from generator.articles.people.names import Form
from generator.articles.people.written import Written, kind_of, without_genitive
from generator.articles.vocabulary.register import Actor, Register
from generator.articles.vocabulary.spellings import is_slip, plain, same_given_name, sound

_LEAST = 4


def variants(written: Written, register: Register) -> Iterator[Form]:
    """All forms; what is only near a name counts with the given name beside it, or beside the right spelling."""
    givens = _givens(written)
    words = sorted({without_genitive(w) for w in written.capitals if len(w) >= _LEAST and w.isalpha()})
    by_sound: dict[str, list[str]] = {}
    by_start: dict[str, list[str]] = {}
    for word in words:
        by_sound.setdefault(sound(word), []).append(word)
        by_start.setdefault(word[0], []).append(word)
    for actor in register.persons:
        lasts = {n.split()[-1]: n.split()[0] for n in actor.all_names if " " in n}
        yield from _by_sound(actor, lasts, by_sound, givens)
        yield from _by_slip(actor, lasts, by_start, givens, written)
    yield from _first_names(written, register, givens)


def _givens(written: Written) -> dict[str, set[str]]:
    """The given names that stand before each word."""
    found: dict[str, set[str]] = {}
    for words in written.sentences:
        for i in range(1, len(words.texts)):
            if words.adjacent(i) and words.texts[i][0].isupper() and kind_of(words.texts[i - 1]) == "given":
                found.setdefault(without_genitive(words.texts[i]), set()).add(words.texts[i - 1])
    return found


def _by_sound(
    actor: Actor, lasts: dict[str, str], by_sound: dict[str, list[str]], givens: dict[str, set[str]]
) -> Iterator[Form]:
    foreign = bool(actor.original_name) or len({*actor.names.values()}) > 1
    for last, given in lasts.items() if foreign else ():
        for word in by_sound.get(sound(last), ()) if len(last) > _LEAST else ():
            if word != last:
                yield Form(word, frozenset({actor.id}), False)
                fits = sorted(g for g in givens.get(word, ()) if same_given_name(g, given))
                yield from (Form(f"{g} {word}", frozenset({actor.id}), True) for g in fits)


def _by_slip(
    actor: Actor, lasts: dict[str, str], by_start: dict[str, list[str]], givens: dict[str, set[str]], written: Written
) -> Iterator[Form]:
    for last, given in lasts.items():
        for word in by_start.get(last[0], ()):
            if abs(len(word) - len(last)) > 1 or not is_slip(word, last):
                continue
            fits = sorted(g for g in givens.get(word, ()) if plain(g) == plain(given))
            yield from (Form(f"{g} {word}", frozenset({actor.id}), True) for g in fits)
            if last in written.capitals and len(last) > 6 and not givens.get(word):
                yield Form(word, frozenset({actor.id}), False)


def _first_names(written: Written, register: Register, givens: dict[str, set[str]]) -> Iterator[Form]:
    """`I told Keir`: a given name alone of a person whom the article names in full, and nobody else's."""
    surnames: dict[str, set[str]] = {}
    for last, names in givens.items():
        for name in names:
            surnames.setdefault(name, set()).add(last)
    for actor in register.persons:
        for name in actor.all_names:
            given, _, last = name.partition(" ")
            if last and given in written.addressed and surnames.get(given, set()) == {last.split()[-1]}:
                yield Form(given, frozenset({actor.id}), False)
