"""What the lists of a page select from the archive: an entry in, mentions, supports or quotations out. Pure."""

from collections.abc import Iterator

from generator.base.languages import Language
from generator.content import entry
from generator.links import Archive, Entry
from generator.links import archive as linked


def mentions_of(ident: str, archive: Archive, language: Language) -> dict[str, list[linked.Backlink]]:
    """The entries that mention this one, each with the mentions in the edition that a language shows of it."""
    found: dict[str, list[linked.Backlink]] = {}
    for link in archive.backlinks.get(ident, ()):
        shown = archive.entries[link.id]
        if link.language == (language if language in shown.editions else shown.original.language):
            found.setdefault(link.id, []).append(link)
    return found


def supports_of(source: str, archive: Archive) -> tuple[linked.Support, ...]:
    """What rests on a source, wherever in the source it stands."""
    supports = archive.supports.get(source, ())
    return tuple(dict.fromkeys(linked.Support(s.id, s.use, "", s.party, s.topic) for s in supports))


def quotations_in(call: Entry, language: Language) -> Iterator[entry.Quotation]:
    """The quotations of a call that stand by themselves elsewhere: one for each speaker in a sentence."""
    seen = set[tuple[str, object]]()
    for quotation in call.edition(language).body.quotations:
        key = quotation.by, quotation.sentence if in_sentence(quotation) else quotation.text
        if key not in seen:
            seen.add(key)
            yield quotation


def in_sentence(quotation: entry.Quotation) -> bool:
    """Whether a quotation has words around it that belong to it."""
    around = (part for part in quotation.sentence if not isinstance(part, entry.Quoted))
    return any(not isinstance(part, str) or any(map(str.isalnum, part)) for part in around)
