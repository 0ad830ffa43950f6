"""Where accounts differ: within one article and between several.

In: readings, what was found of calls, the register. Out: discrepancies, each with the few lines that show it. What only
looks like a contradiction because time went on has kind `development`; the same length of two calls, a repeated number
or a refinement is nothing.
"""

from collections.abc import Iterator, Sequence

from generator.articles.accounts.found_calls import Calls
from generator.articles.compare.contrasts import contrasts
from generator.articles.compare.emphasis import emphasis
from generator.articles.compare.heads import head_differences
from generator.articles.compare.scopes import scope_differences
from generator.articles.compare.values import length_differences, value_differences
from generator.articles.compare.wordings import wording_differences
from generator.articles.findings import Call, Discrepancy
from generator.articles.readings import Reading, by_line
from generator.articles.vocabulary.register import Register


def compare(readings: Sequence[Reading], found: Calls, register: Register) -> tuple[Discrepancy, ...]:
    """All discrepancies of a run, typed facts first, each once."""
    calls = {id(g): c for g, c in zip(found.groups, found.calls, strict=True)}
    given = list(value_differences(found.statements, calls, readings))
    differences = [
        *length_differences(found.calls),
        *given,
        *contrasts(found.statements, calls, readings, given),
        *scope_differences(readings, found.calls),
        *_emphases(found, calls, readings),
    ]
    differences += head_differences(readings, found.calls, found.groups)
    differences += wording_differences(readings, found.calls, found.groups, register)
    return tuple({(d.kind, d.call, d.lines): d for d in reversed(differences)}.values())[::-1]


def _emphases(found: Calls, calls: dict[int, Call], readings: Sequence[Reading]) -> Iterator[Discrepancy]:
    by_id = {r.article.id: r for r in readings}
    told = by_line((s for s in found.statements if s.by), lambda s: id(s.group))
    for group, call in zip(found.groups, found.calls, strict=True):
        if call.status == "held" and len(call.participants) == 2:
            yield from emphasis(call, told.get(id(group), ()), by_id)
