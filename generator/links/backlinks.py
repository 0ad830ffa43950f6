"""Backlinks in both directions: who mentions an entry, in which sentence; and what rests on a source.

In: entries whose references resolve. Out: tuples by target, in the order of the entries given.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.content import entry
from generator.links.archive import Backlink, Entry, Support


def find_backlinks(entries: Iterable[Entry]) -> Mapping[str, tuple[Backlink, ...]]:
    """Target -> mentions of it in running text of other entries, one for each sentence."""
    found: dict[str, list[Backlink]] = {}
    for each in entries:
        for language, edition in each.editions.items():
            told: dict[str, list[entry.Sentence]] = {}
            for _, target, use, line, _, _, sentence in edition.references:
                if use == "mention" and target != each.id and sentence not in (known := told.setdefault(target, [])):
                    known.append(sentence)
                    found.setdefault(target, []).append(Backlink(each.id, language, sentence, line))
    return {target: tuple(links) for target, links in found.items()}


def find_supports(entries: Iterable[Entry]) -> Mapping[str, tuple[Support, ...]]:
    """Source -> what rests on it, by the original editions; each thing once."""
    found: dict[str, dict[Support, None]] = {}
    for each in entries:
        for source, support in _supports(each):
            found.setdefault(source, {})[support] = None
    return {source: tuple(supports) for source, supports in found.items()}


def _supports(each: Entry) -> Iterator[tuple[str, Support]]:
    body = each.original.body
    if isinstance(each.original.facts, entry.CallFacts):
        for report in each.original.facts.reports:
            yield report.source, Support(each.id, "fact", report.locator, report.by)
    inside: set[tuple[str, str]] = set()
    for account in body.accounts:
        for statement in account.statements:
            for citation in statement.citations:
                inside.add((citation.source, citation.locator))
                yield citation.source, Support(each.id, "statement", citation.locator, account.party, statement.topic)
        for silence in account.silences:
            for citation in silence.citations:
                inside.add((citation.source, citation.locator))
                yield citation.source, Support(each.id, "silence", citation.locator, account.party, silence.topic)
    for discrepancy in body.discrepancies:
        for citation in discrepancy.citations:
            inside.add((citation.source, citation.locator))
            yield citation.source, Support(each.id, "discrepancy", citation.locator, "", discrepancy.topic)
    for reference in each.original.references:
        if reference.use == "citation" and (reference.target, reference.locator) not in inside:
            yield reference.target, Support(each.id, "prose", reference.locator)
