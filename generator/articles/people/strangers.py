"""Persons whom an article names and the register lacks.

In: the words of an article, and which of them known names take. Out: `Stranger`s with a suggested id and the forms to
search for; and forms of known persons' names that the register lacks. German nouns are capitalised too, so words with
capitals are weighed: an office or honorific beside them, a given name, a verb of saying, the use of the last word alone
speak for a person; articles and small letters against.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.articles.people.grounds import is_noun_before_name, names_a_thing, title_after, title_before, weight
from generator.articles.people.names import Form, is_word, surnames
from generator.articles.people.offices import office_before
from generator.articles.people.written import Words, Written, is_name_word, is_number, kind_of, without_genitive
from generator.articles.text.tagging import lexical
from generator.articles.vocabulary.register import Actor, Register
from generator.articles.vocabulary.spellings import plain, same_given_name, sound
from generator.articles.vocabulary.words import id_of, members

#: The least weight of a person.
_LEAST = 1.9
#: Letters of a word that may be a name spelled differently.
_SHORTEST = 4
#: What it adds that a name stands behind another and `und`.
_JOINED = 1.5
#: Offices that make a single word behind them no surname.
_LOOSE = frozenset({"successor", "other_title", "director", "press", "scholar", "leader"})


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


def find_strangers(written: Written, taken: Callable[[Words], frozenset[int]]) -> tuple[Stranger, ...]:
    """The unknown persons of the prose; `taken` gives the words of a sentence that are known names."""
    seen = [s for words in written.sentences for s in _sightings(words, taken(words), written)]
    people: dict[str, list[_Sighting]] = {}
    keys: dict[str, list[str]] = {}
    sure = {s.words[-1]: s.words[0] for s in seen if len(s.words) == 2 and kind_of(s.words[0]) == "given"}
    seen = [_without_another(s, sure) for s in seen]
    for sighting in (s for s in seen if len(s.words) > 1 and not _is_cut_wrong(s, sure)):
        surname = plain(sighting.words[-1])
        fits = (k for k in keys.get(surname, ()) if _is_same(people[k][0].words, sighting.words))
        key = next(fits, " ".join(sighting.words))
        if key not in people:
            keys.setdefault(surname, []).append(key)
        people.setdefault(key, []).append(sighting)
    known = {w for group in people.values() for s in group for w in (s.words[-1], s.words[0])}
    for sighting in seen:
        if len(sighting.words) == 1 and sighting.words[0] not in known:
            people.setdefault(sighting.words[0], []).append(sighting)
    return tuple(_stranger(group, written) for group in people.values())


def _without_another(sighting: _Sighting, sure: Mapping[str, str]) -> _Sighting:
    """`hatte Ina Petersen Korvat angerufen`: without the surname behind it of somebody with another given name."""
    *words, last = sighting.words
    two = len(words) > 1 and last in sure and not any(same_given_name(word, sure[last]) for word in words)
    return replace(sighting, words=tuple(words)) if two else sighting


def _is_cut_wrong(sighting: _Sighting, sure: Mapping[str, str]) -> bool:
    """`auf Wunsch de Malherbes`, `mit Präsident Korvat Reformen vereinbart`: a noun beside the surname of somebody
    whose given name the text tells."""
    first, second, *_ = kinds = [kind_of(word) for word in sighting.words[:2]]
    named = sighting.words[0] in sure or without_genitive(sighting.words[0]) in sure
    behind = kinds == ["plain", "plain"] and named and len(sighting.words) == 2
    return behind or ((first, second) == ("plain", "particle") and not sighting.title and sighting.words[-1] in sure)


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Names with one surname: of like given names, or one the end of the other (`Luis Gómez del Prado`, `Gómez del
    Prado`)."""
    short, long = sorted((one, other), key=len)
    return same_given_name(one[0], other[0]) or (len(short) < len(long) and long[-len(short) :] == short)


def _stranger(group: Sequence[_Sighting], written: Written) -> Stranger:
    names = list(dict.fromkeys(" ".join(s.words) for s in group))
    name = max(names, key=lambda n: (len(n.split()), -names.index(n)))
    ids = frozenset({id_of(name)})
    bare = [n for n in names if " " not in n] or _bare_forms(name, written)
    first = [name.split()[0]] if " " in name and name.split()[0] in written.addressed else []
    forms = [Form(n, ids, True) for n in names if " " in n]
    forms += [Form(b, ids, False) for b in (*bare, *first) if not is_word(b)]
    return Stranger(id_of(name), name, next((s.title for s in group if s.title), None), tuple(forms))


def _bare_forms(name: str, written: Written) -> Sequence[str]:
    """What of the name stands for it in the text, the first names left out: `Estévez`, `Estévez de la Cruz`, `Mac
    Aodha`, `al-Faroun`; else its last word, or the first, where names begin with the family."""
    words = tuple(w for n, w in enumerate(name.split()) if not (n and is_number(w)))
    ends = [n for n in range(1, len(words)) if kind_of(words[n]) != "initial"]
    runs = [(a, b + 1) for a in ends for b in ends if a <= b and written.stands(words, a, b + 1)]
    if runs or len(words) == 1:
        return [" ".join(words[a:b]) for a, b in runs] or words
    first = written.alone[words[0]] and kind_of(words[0]) != "initial"
    return words[:1] if first else surnames(" ".join(words), None)


# Where names stand


def _sightings(words: Words, taken: frozenset[int], written: Written) -> Iterator[_Sighting]:
    i, named = 0, -1
    titled = words.cut.inside is not None and len(words.texts) < 4  # the ship „Ada Lund“
    while i < len(words.texts):
        end = i if i in taken else _end_of_name(words, i, taken, written)
        title = title_before(words, i, end, written.language) if end > i else None
        joined = named >= 0 and named == i - 1 and words.texts[named] in ("und", "and", "sowie")
        if (
            end > i + 1
            and not (titled and end == len(words.texts))
            and weight(words, i, end, title, written) + _JOINED * joined >= _LEAST
        ):
            after = title or title_after(words, end, written.language)
            yield _Sighting(_written_out(words, i, end, written), (after or ("", ""))[1] or None)
            i = named = end
        elif (
            end > i
            and title
            and title[0] not in _LOOSE
            and _may_stand_alone(words, i, written, title[0] in ("monarch", "pope"))
        ):
            yield _Sighting((written.name_of(words.texts[i]),), title[1])
            i += 1
        else:
            named = i + 1 if i in taken else named
            i += 1


def _written_out(words: Words, i: int, end: int, written: Written) -> tuple[str, ...]:
    return (*words.texts[i : end - 1], written.name_of(words.texts[end - 1]))


def _end_of_name(words: Words, i: int, taken: frozenset[int], written: Written) -> int:
    """The end of the name that may begin with a word: given names, initials, particles, a surname or two."""
    texts = words.texts
    first = kind_of(texts[i])
    titled = i > 0 and kind_of(texts[i - 1]) == "office"
    if titled and texts[i] in members("common", "named_like_offices"):
        first = "given"  # `dem Präsidenten Emir Kalay`
    if first not in ("given", "plain", "initial") or (first == "initial" and _is_platform(texts, i)):
        return i
    thing = names_a_thing(texts[i]) and not titled  # `Stabschef Antal Rehm`
    if first == "plain" and written.language == "de" and (thing or is_noun_before_name(words, i)):
        return i
    end, plains = i + 1, int(first == "plain")
    most = 2 if written.language == "de" or words.heading else 3
    while end < len(texts) and end not in taken and words.adjacent(end):
        kind, after_given = kind_of(texts[end]), kind_of(texts[end - 1]) in ("given", "initial")
        joins = after_given or texts[end].lower() not in members("common", "prepositions")
        if kind in ("given", "plain", "function") and joins and _is_particle(texts[end]):
            kind = "particle"  # `Ruprecht Van der Lohe`
        if kind == "particle":
            last = _behind_particles(words, end, taken)
            if not last or not _may_join(words, i, end, written.language):
                break
            plains, end = plains + 1, last
            continue
        before_office = any(kind_of(text) == "office" for text in texts[end + 1 : end + 2])
        if before_office and texts[end].lower() in members("en", "no_origin"):
            break  # `Norian Foreign Minister`
        if kind == "office" and after_given and not _goes_on(words, end):  # `Hannes Dorfmeister`, `John King`
            return end + 1
        if is_number(texts[end]) and end == i + 1:  # `Leo XIV.`, `Abdullah II`
            return end + 1
        short = plains == 2 and (len(texts[end - 1]) <= 3 or _is_long(words, i, end, written.language))
        if kind != "initial" and not (
            is_name_word(texts[end], after_given) and (kind == "given" or plains < most or short)
        ):
            break
        plains += kind not in ("initial", "given")
        end += 1
    return end


def _is_long(words: Words, i: int, end: int, language: str) -> bool:
    """`Gian Andri Pult` behind an office, or of words that no lexicon has: a name of three words."""
    titled = office_before(words.texts, i, language) is not None
    return language == "de" and lexical(words.texts[i]) in (None, "name") and (titled or not lexical(words.texts[end]))


def _goes_on(words: Words, at: int) -> bool:
    follows = at + 1 < len(words.texts) and words.adjacent(at + 1)
    return follows and kind_of(words.texts[at + 1]) in ("plain", "given", "initial", "particle")


def _may_join(words: Words, i: int, at: int, language: str) -> bool:
    """Whether a particle goes on with a name: in German `von` and `zu` do only before a surname, since they are
    prepositions too."""
    particle = words.texts[at].lower()
    if particle not in members("common", "prepositions") or language != "de":
        return True
    if all(kind_of(t) in ("given", "initial") for t in words.texts[i:at]):
        return True
    following = next((t for t in words.texts[at:] if t[0].isupper()), "")
    strange = not lexical(words.texts[i]) and lexical(following) in (None, "name")
    if strange and particle in ("da", "das", "du") and lexical(words.texts[at - 1]) in (None, "name"):
        return True  # `João Ferreira da Silva`
    return at == i + 1 and (strange or office_before(words.texts, i, language) is not None)


def _behind_particles(words: Words, at: int, taken: frozenset[int]) -> int:
    """The end of `van der Meulen`, `del Carmen`, `al-Faroun`; 0 if no name follows."""
    texts = words.texts
    while at < len(texts) and (_is_particle(texts[at]) or kind_of(texts[at]) == "particle") and words.adjacent(at):
        if any(c.isupper() for c in texts[at][1:]):  # `al-Faroun`
            return at + 1
        at += 1
    fits = at < len(texts) and at not in taken and words.adjacent(at) and is_name_word(texts[at], after_given=False)
    return at + 1 if fits else 0


def _is_particle(word: str) -> bool:
    return word.lower() in members("common", "particles")


def _is_platform(texts: Sequence[str], i: int) -> bool:
    return texts[i] == "X." and i > 0 and texts[i - 1].lower() in ("auf", "on", "via", "bei", "to", "über")


def _may_stand_alone(words: Words, i: int, written: Written, ruler: bool) -> bool:
    """Whether a word right behind an office can only be a surname: nowhere with an article, no noun's ending, no
    genitive of a land (`die Präsidentin Noriens`)."""
    if written.language == "de" and words.texts[i].endswith(("iens", "lands", "stans", "reichs")):
        return False
    word, before = words.texts[i], words.texts[i - 1] if i else ""
    direct = kind_of(before) in ("honorific", "office", "other") and before not in members("common", "articles")
    used = written.nouns[word] or written.nouns[written.name_of(word)]
    noun = written.language == "de" and lexical(word) == "noun"
    again = written.alone[word] > 1 and not (i > 1 and words.texts[i - 2].lower() in members("common", "articles"))
    known = kind_of(word) == "given" and (again or ruler)  # `Königin Ingrid`
    plain_word = kind_of(word) == "plain" and (again or not noun)
    return (known or plain_word) and len(word) > 1 and direct and before[:1].isalpha() and not used


# Other spellings of persons whom the register knows


def variants(written: Written, register: Register) -> Iterator[Form]:
    """All forms; what is only near a name counts with the given name beside it, or beside the right spelling."""
    givens = _givens(written)
    words = sorted({without_genitive(w) for w in written.capitals if len(w) >= _SHORTEST and w.isalpha()})
    by_sound: dict[str, list[str]] = {}
    for word in words:
        by_sound.setdefault(sound(word), []).append(word)
    for actor in register.persons:
        lasts = {n.split()[-1]: n.split()[0] for n in actor.all_names if " " in n}
        yield from _by_sound(actor, lasts, by_sound, givens)
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
        for word in by_sound.get(sound(last), ()) if len(last) > _SHORTEST else ():
            if word != last:
                yield Form(word, frozenset({actor.id}), False)
                fits = sorted(g for g in givens.get(word, ()) if same_given_name(g, given))
                yield from (Form(f"{g} {word}", frozenset({actor.id}), True) for g in fits)


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
