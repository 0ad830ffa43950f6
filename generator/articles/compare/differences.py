"""Where accounts differ: within one article and between several.

In: readings, calls, their mentions, the register. Out: discrepancies, each with the few lines that show it. What only
looks like a contradiction because time went on has kind `development`; the same length of two calls, a repeated number
or a refinement is nothing.
"""

from collections.abc import Sequence

from generator.articles.calls.merging import Group
from generator.articles.compare.amounts import amount_differences
from generator.articles.compare.headlines import headline_differences
from generator.articles.compare.scopes import scope_differences
from generator.articles.compare.statements import statements_of
from generator.articles.compare.topics import topic_differences
from generator.articles.compare.typed import typed_differences
from generator.articles.compare.wordings import wording_differences
from generator.articles.findings import Call, Discrepancy
from generator.articles.readings import Reading
from generator.articles.vocabulary.register import Register


def compare(
    readings: Sequence[Reading], calls: Sequence[Call], groups: Sequence[Group], register: Register
) -> tuple[Discrepancy, ...]:
    """All discrepancies of a run, typed facts first, each once."""
    told = statements_of(readings, calls, groups, register)
    found = [
        *typed_differences(readings, calls, groups),
        *amount_differences(readings, calls, groups, register),
        *scope_differences(readings, calls),
        *topic_differences(readings, calls, told),
        *headline_differences(readings, calls),
        *wording_differences(readings, register),
    ]
    return tuple(dict.fromkeys(found))
