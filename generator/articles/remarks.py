"""What the editor should look at although nothing is wrong: spellings of known persons that the register lacks.

In: readings, register. Out: `Remark`s in the order of the text, one for each person and form in an article.
"""

from collections.abc import Iterator, Sequence

from generator.articles.findings import Remark
from generator.articles.people.names import without_ending
from generator.articles.readings import Reading
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.spellings import plain


def remarks(readings: Sequence[Reading], register: Register) -> Iterator[Remark]:
    """`Selenskij` where the register has Selenskyj and Zelenskyy."""
    for reading in readings:
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
