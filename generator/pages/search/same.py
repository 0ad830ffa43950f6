"""Words for the same: groups of them in, what a text is also found under out. Pure.

The groups are data: the theme's catalogue has a list of each language (“truce = ceasefire”), the archive its actors'
names, so that `Selenski` finds what `Zelensky` finds. What is added to a text are the other members of every group of
which it has one; so each spelling finds the same pages, and those that have it as typed come first.
"""

from collections.abc import Iterable, Iterator

from generator.links import Entry
from generator.pages.search.words import endless, plain, tokens, words_of
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.registers import sort_name

_Groups = tuple[tuple[str, ...], ...]
#: So many letters more than the word make an inflected form of it, of words with so many letters at least.
_MORE, _LEAST = 2, 4


class Same:
    """Groups of words by the beginning of each member; a member may be several words."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for group in groups:
            members = tuple(dict.fromkeys(filter(None, (" ".join(_words(member)) for member in group))))
            for member in members if len(members) > 1 else ():
                others = tuple(other for other in members if other != member)
                self._groups.setdefault(endless(member.split()[0]), []).append((member, others))

    def of(self, text: str) -> tuple[str, ...]:
        """The words that `text` is also found under, sorted."""
        found = set[str]()
        running = ""
        for word in {word for token in tokens(text) for word in words_of(token)}:
            for member, others in self._near(word):
                if " " in member and not running:
                    running = f" {' '.join(_words(text))}"
                if f" {member}" in running if " " in member else _is_form(word, member):
                    found.update(others)
        return tuple(sorted(found))

    def _near(self, word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for start in dict.fromkeys((endless(word), word, *(word[:-n] for n in range(1, _MORE + 1)))):
            yield from self._groups.get(start, ())


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
    length = len(_words(family))
    for form in forms(actor, site):
        name = _words(form.partition(",")[0])
        first = (
            "," in form or len(name) <= length or _words(actor.edition(site.language).title)[:length] == _words(family)
        )
        yield " ".join(name[:length] if first else name[-length:]) if comma and given else form


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in plain(text)).split()


def _is_form(word: str, member: str) -> bool:
    """Whether a word is another or a form of it: a short one has to be the same."""
    inflected = endless(word) == endless(member) or (0 < len(word) - len(member) <= _MORE and word.startswith(member))
    return word == member or (len(member) >= _LEAST and inflected)
