"""What the editor should look at although nothing is wrong.

In: readings, register. Out: `Remark`s: spellings of known persons that the register lacks, one for each person and form
in an article, then quotations whose speaker the text does not name, each at its line.
"""

from collections.abc import Iterator, Sequence

from generator.articles.findings import Remark
from generator.articles.people.names import without_ending
from generator.articles.readings import Reading
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.spellings import plain

_SHOWN = 40


def remarks(readings: Sequence[Reading], register: Register) -> Iterator[Remark]:
    """All remarks, article by article."""
    for reading in readings:
        yield from _variants(reading, register)
        yield from _open_speakers(reading)


def _open_speakers(reading: Reading) -> Iterator[Remark]:
    for q in reading.quotations:
        if q.type == "direct" and q.nested_in is None and not (q.speaker and q.named):
            who = f", only “{q.speaker[0]}”" if q.speaker else ""
            words = q.span.exact if len(q.span.exact) <= _SHOWN else q.span.exact[: _SHOWN - 1] + "…"
            yield Remark(reading.article.id, q.span.line, "speaker-open", f"the text names no speaker{who}: {words}")


def _variants(reading: Reading, register: Register) -> Iterator[Remark]:
    """`Selenskij` where the register has Selenskyj and Zelenskyy."""
    seen: set[tuple[str, str]] = set()
    for m in reading.mentions:
        actor = register.get(m.actors[0]) if m.kind == "name" and len(m.actors) == 1 else None
        if not actor:
            continue
        known = {plain(word) for name in actor.all_names for word in name.split()}
        odd = [w for w in m.span.exact.split() if not {plain(w), plain(without_ending(w))} & known]
        if odd and (actor.id, odd[-1]) not in seen:
            seen.add((actor.id, odd[-1]))
            names = ", ".join(actor.all_names)
            message = f"{m.span.exact} is taken for {actor.id}, whose entry knows only {names}"
            yield Remark(reading.article.id, m.span.line, "name-variant", message)
