"""Two editions of an entry and their texts in, what one says and the other does not out. Pure.

Compared are the figures, and the mentions, citations, quotations and outside addresses, unit by unit. How often
something occurs does not count, only whether. The surprising thing: a small number in words alarms only where the other
edition has another number in the same place, because languages differ in what they count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.base.figures.read import Figure, figures
from generator.base.languages import fold
from generator.base.problems import Place, Problem
from generator.content import entry
from generator.links.alignment import aligned
from generator.links.archive import Archive

_MARKS = '„“”‚‘’«»‹›「」"\u00a0\u202f'
_ADDRESS = re.compile(r"https?://[^\s)>\]]+")
_NAMES = {"mention": "the mention of", "citation": "the citation of"}


class Text(NamedTuple):
    """The source of one unit: where it begins in its file, and in which language it is."""

    path: str
    line: int
    source: str
    language: str

    def place(self, offset: int) -> Place:
        before = self.source[:offset]
        return Place(self.path, self.line + before.count("\n"), len(before) - before.rfind("\n"))


def consistency_problems(archive: Archive, texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """A warning for each thing that one published edition says and the other does not. `texts`: path -> file."""
    return tuple(
        problem
        for found in archive.entries.values()
        for edition in found.editions.values()
        if edition is not found.original and edition.path in texts and found.original.path in texts
        for problem in differences(found.original, texts[found.original.path], edition, texts[edition.path])
    )


def differences(original: entry.Edition, there: str, translation: entry.Edition, here: str) -> Iterator[Problem]:
    """The differences of two editions, at their places in the translation, with those in the original."""
    for ours, theirs in aligned(original, translation):
        if ours and theirs:
            a, b = text_of(original, ours, there), text_of(translation, theirs, here)
            yield from _figures(a, b)
            yield from _references(original, ours, a, translation, theirs, b)
            yield from _addresses(a, b)
    yield from _quotations(original, translation)


def text_of(edition: entry.Edition, unit: entry.Unit, text: str) -> Text:
    """The source of a unit. A value of the front matter reaches to the next key; the key itself is blanked."""
    lines = text.split("\n")
    last = unit.last
    if unit.name in ("title", "summary") or unit.name.startswith("role "):
        following = [line for line, _ in edition.keys.values() if line > unit.line]
        last = min([*following, lines.index("---", 1) + 1]) - 1
    source = "\n".join(lines[unit.line - 1 : last])
    if unit.name in ("title", "summary"):
        source = re.sub(r"\A[\w\"' ]+:", lambda m: " " * len(m[0]), source)
    elif unit.name.startswith("role "):
        wanted = re.search(rf"(?m)(?<=\b{re.escape(unit.name[5:])}:).*$", source)
        source = re.sub(r"[^\n]", " ", source[: wanted.start()]) + wanted[0] if wanted else ""
    return Text(edition.path, unit.line, source, edition.language)


# ---- figures -------------------------------------------------------------------------------------------------------


def unmatched(a: Sequence[Figure], b: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures of each side without a counterpart on the other; weak ones only where they stand against others."""
    left, right = _without_equal(a, b), _without_equal(b, a)
    left, right = (
        [figure for figure in left if not any(_may_be(figure, other) for other in right)],
        [figure for figure in right if not any(_may_be(figure, other) for other in left)],
    )
    return tuple(_telling(left, right)), tuple(_telling(right, left))


def _without_equal(side: Sequence[Figure], other: Sequence[Figure]) -> list[Figure]:
    """What the other side does not have as it is. A date that repeats a fuller one which it has is no new date."""
    equal = [any(_equal(figure, mate) for mate in other) for figure in side]
    known = [figure for figure, found in zip(side, equal, strict=True) if found]
    return [
        figure
        for figure, found in zip(side, equal, strict=True)
        if not found and not any(_repeats(figure, fuller) for fuller in known)
    ]


def _telling(side: Iterable[Figure], other: Sequence[Figure]) -> Iterator[Figure]:
    kinds = {figure.kind for figure in other}
    return (figure for figure in side if not figure.weak or figure.kind in kinds)


def _equal(a: Figure, b: Figure) -> bool:
    """The same value; figures of different kinds are held equal by their number, and a year by that of a date: where
    the months of a language are not known, a date is a day and a year."""
    return a.value == b.value if a.kind == b.kind else a.written in (b.written, _year(b)) or b.written == _year(a)


def _year(figure: Figure) -> int | Decimal | None:
    return figure.value[0] if figure.kind == "date" else None


def _may_be(a: Figure, b: Figure) -> bool:
    """Two dates that agree in all that both say, such as 18 March and 18 March 2025."""
    if not a.kind == b.kind == "date":
        return False
    known = [(x, y) for x, y in zip(a.value, b.value, strict=True) if x is not None and y is not None]
    return bool(known) and all(x == y for x, y in known)


def _repeats(a: Figure, fuller: Figure) -> bool:
    return _may_be(a, fuller) and all(
        y is not None for x, y in zip(a.value, fuller.value, strict=True) if x is not None
    )


def _figures(a: Text, b: Text) -> Iterator[Problem]:
    left, right = unmatched(figures(a.source, a.language), figures(b.source, b.language))
    paired = [(x, y) for x, y in zip(left, right) if x.kind == y.kind]  # noqa: B905  (the rest has no counterpart)
    for x, y in paired:
        message = f"“{_short(y)}” stands against “{_short(x)}” in {a.place(x.start)}"
        yield Problem(b.place(y.start), message, "correct one of the two", "warning")
    for y in right:
        if y not in [mate for _, mate in paired]:
            message = f"“{_short(y)}” has no counterpart in {a.place(0)}"
            yield Problem(b.place(y.start), message, "remove it here, or add it there", "warning")
    for x in left:
        if x not in [mate for mate, _ in paired]:
            message = f"“{_short(x)}” in {a.place(x.start)} has no counterpart here"
            yield Problem(b.place(_begin(b)), message, "add it here, or remove it there", "warning")


def _short(figure: Figure) -> str:
    return " ".join(figure.text.split())


def _begin(text: Text) -> int:
    return len(text.source) - len(text.source.lstrip())


# ---- references ----------------------------------------------------------------------------------------------------


def _references(
    original: entry.Edition, ours: entry.Unit, a: Text, translation: entry.Edition, theirs: entry.Unit, b: Text
) -> Iterator[Problem]:
    """Mentions and citations that stand in one of the two units only."""
    for use in ("mention", "citation"):
        left, right = _referred(original, ours, use), _referred(translation, theirs, use)
        for key in sorted(right.keys() - left.keys()):
            reference = right[key]
            message = f"{_NAMES[use]} `{_written(reference)}` has no counterpart in {a.place(0)}"
            place = Place(translation.path, reference.line, reference.column)
            yield Problem(place, message, "remove it here, or add it there", "warning")
        for key in sorted(left.keys() - right.keys()):
            reference = left[key]
            place = Place(original.path, reference.line, reference.column)
            message = f"{_NAMES[use]} `{_written(reference)}` in {place} has no counterpart here"
            yield Problem(b.place(_begin(b)), message, "add it here, or remove it there", "warning")


def _referred(edition: entry.Edition, unit: entry.Unit, use: str) -> Mapping[tuple[str, str], entry.Reference]:
    if unit.name in ("title", "summary") or unit.name.startswith("role "):
        return {}
    found = (r for r in edition.references if r.use == use and unit.line <= r.line <= unit.last)
    return {(r.target, r.locator): r for r in reversed(tuple(found))}


def _written(reference: entry.Reference) -> str:
    return f"{reference.kind}:{reference.target}" + (f"#{reference.locator}" if reference.locator else "")


def _addresses(a: Text, b: Text) -> Iterator[Problem]:
    """Outside addresses of one unit only. Pages of one host count as the language versions of each other."""
    left, right = ({m[0]: m.start() for m in _ADDRESS.finditer(text.source)} for text in (a, b))
    hosts = {_host(address) for address in left} & {_host(address) for address in right}
    for address in sorted(right.keys() - left.keys()):
        if _host(address) not in hosts:
            message = f"the address {address} has no counterpart in {a.place(0)}"
            yield Problem(b.place(right[address]), message, "remove it here, or add it there", "warning")
    for address in sorted(left.keys() - right.keys()):
        if _host(address) not in hosts:
            message = f"the address {address} in {a.place(left[address])} has no counterpart here"
            yield Problem(b.place(_begin(b)), message, "add it here, or remove it there", "warning")


def _host(address: str) -> str:
    """The last two parts of the host, `wikipedia.org`; nothing for what is no address."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return ".".join(host.rsplit(".", 2)[-2:])


def _quotations(original: entry.Edition, translation: entry.Edition) -> Iterator[Problem]:
    """Quotations that only one edition has, and words that differ where both quote in the same language."""
    for ours, theirs in aligned(original, translation):
        if ours is None or theirs is None:
            continue
        left = [q for q in original.body.quotations if _within(q, ours)]
        right = [q for q in translation.body.quotations if _within(q, theirs)]
        at = Place(original.path, ours.line)
        for q in _more(right, left):
            message = f"the quotation of `{q.by}` has no counterpart in {at}"
            place = Place(translation.path, q.line, q.column)
            yield Problem(place, message, "remove it here, or add it there", "warning")
        for q in _more(left, right):
            message = f"the quotation of `{q.by}` in {Place(original.path, q.line, q.column)} has no counterpart here"
            yield Problem(Place(translation.path, theirs.line), message, "add it here, or remove it there", "warning")
        said = {fold(q.text) for q in left}
        for q in right:
            kept = {mate.language for mate in left if mate.by == q.by}
            if kept == {q.language} and fold(q.text) not in said:
                message = f"the words “{q.text.strip(_MARKS)[:60]}” stand differently in {at}"
                place = Place(translation.path, q.line, q.column)
                yield Problem(place, message, "quote the same words, or say which language they are in", "warning")


def _within(quotation: entry.Quotation, unit: entry.Unit) -> bool:
    front = unit.name in ("title", "summary") or unit.name.startswith("role ")
    return not front and unit.line <= quotation.line <= unit.last


def _more(side: Iterable[entry.Quotation], other: Iterable[entry.Quotation]) -> Iterator[entry.Quotation]:
    """The quotations that a speaker has beyond those on the other side."""
    free = [quotation.by for quotation in other]
    for quotation in side:
        if quotation.by in free:
            free.remove(quotation.by)
        else:
            yield quotation
