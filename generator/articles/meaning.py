"""What articles say: persons, quotations, calls, discrepancies.

In: the articles of one run, as read, and the register of actors. Out: `Found`. Facts of one text are found text by
text; calls, contacts and discrepancies over all of them, because one article often dates what another only names.
"""

from collections.abc import Sequence

from generator.articles.accounts.found_calls import find_calls
from generator.articles.article import Article
from generator.articles.compare.differences import compare
from generator.articles.discourse.quotations import find_quotations
from generator.articles.discourse.referents import Referents
from generator.articles.discourse.speakers import Speakers
from generator.articles.findings import Found, Mention
from generator.articles.people.bodies import find_bodies, known_bodies
from generator.articles.people.names import NameSearch
from generator.articles.people.people import find_people, known_names
from generator.articles.readings import Reading
from generator.articles.remarks import remarks
from generator.articles.text.outline import outline_of
from generator.articles.text.reading import read_document
from generator.articles.vocabulary.register import Register


def collect(articles: Sequence[Article], register: Register) -> Found:
    """What the run found. Same articles and register, same findings, in the same order."""
    persons, bodies = known_names(register), known_bodies(register)
    readings = tuple(_reading(article, register, persons, bodies) for article in articles)
    found = find_calls(readings, register)
    return Found(
        articles=tuple(articles),
        mentions={r.article.id: r.mentions for r in readings},
        proposals={r.article.id: r.proposals for r in readings},
        quotations={r.article.id: r.quotations for r in readings},
        calls=found.calls,
        contacts=found.contacts,
        discrepancies=compare(readings, found, register),
        warnings=tuple(remarks(readings, register)),
    )


def _reading(article: Article, register: Register, persons: NameSearch, houses: NameSearch) -> Reading:
    outline = outline_of(article)
    names, proposals = find_people(outline, register, persons)
    bodies = find_bodies(article, houses, register)
    numbered = [body for body in bodies if any(c.isdigit() for c in body.span.exact)]  # `No 10` is no number
    document = read_document(outline, _name_spans((*names, *numbered)))
    referents = Referents(document, names, bodies, register)
    speakers = Speakers(document, referents, names, register)
    mentions = tuple(sorted((*names, *referents.roles), key=lambda m: (m.span.line, m.span.col, -m.span.length)))
    stories = tuple(speakers.told)
    quotations = find_quotations(article, document.quotations, mentions, stories, speakers.spoken, register)
    return Reading(article, mentions, proposals, bodies, stories, quotations, document, referents)


def _name_spans(mentions: Sequence[Mention]) -> dict[int, list[tuple[int, int]]]:
    spans: dict[int, list[tuple[int, int]]] = {}
    for mention in mentions:
        if mention.kind == "name":
            spans.setdefault(mention.span.line, []).append((mention.span.col, mention.span.col + mention.span.length))
    return spans
