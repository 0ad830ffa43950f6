"""Where accounts differ: within one article and between several.

In: readings, calls, their mentions, the register. Out: discrepancies, each with the few lines that show it. What only
looks like a contradiction because time went on has kind `development`; the same length of two calls, a repeated number
or a refinement is nothing.
"""

from collections.abc import Sequence

from generator.articles.calls.merging import Group
from generator.articles.compare.accounts import account_differences
from generator.articles.compare.headlines import headline_differences
from generator.articles.compare.omissions import omissions
from generator.articles.compare.typed import typed_differences
from generator.articles.compare.wordings import wording_differences
from generator.articles.findings import Call, Discrepancy
from generator.articles.readings import Reading
from generator.articles.vocabulary.register import Register


def compare(
    readings: Sequence[Reading], calls: Sequence[Call], groups: Sequence[Group], register: Register
) -> tuple[Discrepancy, ...]:
    """All discrepancies of a run, typed facts first, each once."""
    found = [
        *typed_differences(readings, calls, groups),
        *omissions(readings, calls, register),
        *account_differences(readings, calls, register),
        *headline_differences(readings, calls),
        *wording_differences(readings, register),
    ]
    return tuple(dict.fromkeys(found))
