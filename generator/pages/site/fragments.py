"""Fragments: the ids of what stands on a call's page. The same in every language, in feeds and in data. Pure.

They are made of ids and words of the format alone, so none of them changes when something else is added or removed, or
when a name is corrected.
"""

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

from generator.content import entry


def of_point(topic: str) -> str:
    """A row of the accounts."""
    return f"point.{topic}"


def of_statement(topic: str, party: str) -> str:
    """What one party says on one topic."""
    return f"statement.{topic}.{party}"


def of_discrepancies(found: Iterable[entry.Discrepancy]) -> tuple[str, ...]:
    """Each discrepancy of a call; further ones of the same kind, topic and parties are numbered."""
    counts = Counter[str]()
    made = []
    for each in found:
        words = ".".join(("difference", each.kind, *filter(None, (each.topic,)), *sorted(each.between)))
        counts[words] += 1
        made.append(words if counts[words] == 1 else f"{words}.{counts[words]}")
    return tuple(made)


def of_quotation(quotation: entry.Quotation) -> str:
    """A quotation by its speaker and its words: marks, case and blanks do not count, as they differ by language."""
    words = "".join(filter(str.isalnum, quotation.text.casefold())).encode()
    return f"quotation.{quotation.by}.{blake2b(words, digest_size=3).hexdigest()}"
