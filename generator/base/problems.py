"""What can be wrong, as a value: a `Problem` with its place, and a `SetupError` for wrong use.

In: nothing. Out: problems, their order and the one line each is printed as. Wrong content is data (a `Problem` is
returned and shown together with all others), a wrong set-up is an exception, a bug is a traceback.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

#: A note is said and stops nothing, not even what is strict.
Severity = Literal["error", "warning", "note"]
_LONGEST_WORD = 200
#: How many problems of one kind in one file are told one by one.
FEW = 20
#: What tells two problems of one kind apart: what they quote, and figures.
_OWN = re.compile(r"`[^`]*`|“[^”]*”|„[^“]*“|[0-9]+")


class Place(NamedTuple):
    """Where something stands: `path` relative to the archive with `/`, `line` and `column` from 1.

    In JSON `pointer` (RFC 6901) says it instead of line and column.
    """

    path: str
    line: int = 1
    column: int = 1
    pointer: str = ""

    def __str__(self) -> str:
        if self.pointer:
            return f"{shown(self.path)}:{shown(self.pointer)}"
        return f"{shown(self.path)}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong with the content, and what to type instead."""

    place: Place
    message: str
    remedy: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """`path:line:column: message; remedy`, with `warning: ` or `note: ` before the message of one."""
        mark = "" if self.severity == "error" else f"{self.severity}: "
        said = self.message + (f"; {self.remedy}" if self.remedy else "")
        return f"{self.place}: {mark}{shown(said)}"


class SetupError(Exception):
    """Wrong use or a wrong set-up, said in one sentence; the command line ends with exit code 2."""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, sorted by place, then message."""
    return tuple(sorted(set(problems)))


def stopped_by(problems: Iterable[Problem], strict: bool) -> bool:
    """Whether there is an error, or with `strict` a warning among them."""
    return any(problem.severity == "error" or (strict and problem.severity == "warning") for problem in problems)


def first_few(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems in their order; of each kind in a file the first `FEW`, then one that counts the others."""
    problems = tuple(problems)
    all_of = Counter(map(_kind, problems))
    told = Counter[tuple[str, str, str]]()
    for problem in problems:
        kind = _kind(problem)
        told[kind] += 1
        more = all_of[kind] - FEW
        if told[kind] <= FEW:
            yield problem
        elif told[kind] == FEW + 1:
            message = f"{kind[2]} – and {more:,} more of this kind in this file"
            yield Problem(problem.place, message, severity=problem.severity)


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.place.path, problem.severity, _OWN.sub("…", problem.message)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The remedy `did you mean “x”?` for the nearest of the known words, or nothing."""
    from difflib import get_close_matches  # here, since it takes longer to load than most commands need

    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6) if len(word) <= _LONGEST_WORD else []
    return f"did you mean “{near[0]}”?" if near else ""


def with_article(word: str) -> str:
    """`an actor`, `a call`."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def as_typed(path: object) -> str:
    """A path as it is typed into a shell: in quotation marks where a blank or a sign asks for it."""
    from shlex import quote  # here, since most commands end without a path

    return quote(str(path))


def shown(text: str) -> str:
    """Text that stays in its line and does nothing to a terminal: what cannot be printed is written as an escape."""
    return "".join(c if c.isprintable() or c in "\u00a0\u202f" else ascii(c)[1:-1] for c in text)
