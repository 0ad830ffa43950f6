"""Words for the same: groups of them in, what a text is also found under out. Pure.

The groups are data: the theme's catalogue has a list of each language (“truce = ceasefire”), the archive its actors'
names, so that `Selenski` finds what `Zelensky` finds. What is added to a text are the other members of every group of
which it has one; so each spelling finds the same pages, and those that have it as typed come first.
"""

from collections.abc import Iterable, Iterator

from generator.links import Entry
from generator.pages.search.words import endless, in_order, tokens, words_of
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.registers import sort_name

#: A member of a group with the others; others found under a word, and members of several words that it may begin.
_Member = tuple[str, tuple[str, ...]]
_Met = tuple[tuple[str, ...], tuple[_Member, ...]]
#: So many letters more than the word make an inflected form of it, of words with so many letters at least.
_MORE, _LEAST = 2, 4


class Same:
    """Groups of words by the beginning of each member; a member may be several words."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._met: dict[str, _Met] = {}
        self._groups: dict[str, list[_Member]] = {}
        for group in groups:
            members = tuple(dict.fromkeys(filter(None, (" ".join(in_order(member)) for member in group))))
            for member in members if len(members) > 1 else ():
                others = tuple(other for other in members if other != member)
                self._groups.setdefault(endless(member.split()[0]), []).append((member, others))

    def of(self, text: str) -> tuple[str, ...]:
        """The words that `text` is also found under, sorted."""
        found, phrases = set[str](), set[_Member]()
        for token in tokens(text):
            for word in words_of(token):
                others, begun = self._met.get(word) or self._meet(word)
                if others:
                    found.update(others)
                if begun:
                    phrases.update(begun)
        running = f" {' '.join(in_order(text))}" if phrases else ""
        for phrase, others in phrases:
            if f" {phrase}" in running:
                found.update(others)
        return tuple(sorted(found))

    def _meet(self, word: str) -> _Met:
        """What a word is also found under, and the members of several words that it may begin; remembered."""
        starts = dict.fromkeys((endless(word), word, *(word[:-n] for n in range(1, _MORE + 1))))
        near = {each for start in starts for each in self._groups.get(start, ())}
        single = (others for member, others in near if " " not in member and _is_form(word, member))
        met = tuple({other for others in single for other in others}), tuple(each for each in near if " " in each[0])
        self._met[word] = met
        return met


def same_words(site: LanguageSite) -> Same:
    """The catalogue's groups, and the names of each actor."""
    listed = site.catalogue.word("search", "truce = ceasefire")
    actors = site.archive.of(*site.archive.actors)
    return Same((*(group.split("=") for group in listed.split(",")), *(_names(actor, site) for actor in actors)))


def forms(actor: Entry, site: LanguageSite) -> tuple[str, ...]:
    """Every form of an actor's name that the archive knows, this language's first."""
    facts = actor.actor
    known = (
        actor.edition(site.language).title,
        *(edition.title for edition in actor.editions.values()),
        facts.original_name,
        facts.sort_name,
        *(spelling.form for spelling in facts.spellings),
    )
    return tuple(dict.fromkeys(filter(None, known)))


def _names(actor: Entry, site: LanguageSite) -> Iterator[str]:
    """Names that stand for one another: of persons their family names, as long as the one that is sorted by."""
    family, comma, given = sort_name(actor, site.language).partition(", ")
    length = len(in_order(family))
    for form in forms(actor, site):
        name = in_order(form.partition(",")[0])
        first = (
            "," in form
            or len(name) <= length
            or in_order(actor.edition(site.language).title)[:length] == in_order(family)
        )
        yield " ".join(name[:length] if first else name[-length:]) if comma and given else form


def _is_form(word: str, member: str) -> bool:
    """Whether a word is another or a form of it: a short one has to be the same."""
    inflected = endless(word) == endless(member) or (0 < len(word) - len(member) <= _MORE and word.startswith(member))
    return word == member or (len(member) >= _LEAST and inflected)
