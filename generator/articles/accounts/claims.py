"""What the parties say of a call.

In: the statements about it. Out: claims: the lines that carry what one party says, told directly or indirectly, at most
twelve in all; `by` None is what the article states itself. What a house, a spokesperson or an agency tells for a party
is that party's claim too, passed on (`via`).
"""

from collections.abc import Iterator, Sequence

from generator.articles.accounts.statements import Statement
from generator.articles.findings import Claim, Reference

_MOST = 12
_By = tuple[str | None, str | None]


def claims_of(statements: Sequence[Statement], outlets: frozenset[str]) -> Iterator[Claim]:
    """One claim for each article, party and channel, in the order of the texts. `outlets` tell on their own."""
    gathered: dict[tuple[str, str | None, str | None, str | None], list[int]] = {}
    for s in statements:
        for by, via in _speakers(s, outlets):
            lines = gathered.setdefault((s.article, by, via, s.told.channel if by else None), [])
            if s.told.line not in lines:
                lines.append(s.told.line)
    for (article, by, via, channel), lines in gathered.items():
        for i in range(0, len(lines), _MOST):
            refs: tuple[Reference, ...] = tuple((article, n, n) for n in lines[i : i + _MOST])
            yield Claim(by, via, channel, refs)


def _speakers(s: Statement, outlets: frozenset[str]) -> Iterator[_By]:
    """Who claims what a statement says, and who passes it on."""
    if not s.by:
        if s.named or s.told.reported:
            yield None, None
        return
    for by in s.by:
        if s.side and by != s.side and by not in s.group.pair:
            yield s.side, by
        if not (s.side and by in outlets):
            yield by, None
    if s.by[0] not in outlets:
        yield from ((p, s.by[0]) for p in s.acting if p in s.group.pair and p not in s.by and p != s.side)
