"""What articles say: persons, quotations, calls, discrepancies.

In: the articles of one run, as read, and the register of actors. Out: `Findings`. Facts of one text are found text by
text; calls, contacts and discrepancies over all of them, because one article often dates what another only names.
"""

from collections.abc import Sequence

from generator.articles.article import Article
from generator.articles.calls.merged_calls import find_calls
from generator.articles.compare.differences import compare
from generator.articles.discourse.quotations import find_quotations
from generator.articles.discourse.referents import Referents
from generator.articles.discourse.speakers import Speakers
from generator.articles.findings import Mention
from generator.articles.people.bodies import find_bodies
from generator.articles.people.people import find_people
from generator.articles.readings import Findings, Reading
from generator.articles.remarks import remarks
from generator.articles.text.reading import read_document
from generator.articles.vocabulary.register import Register


def read_meaning(articles: Sequence[Article], register: Register) -> Findings:
    """Everything that was found. Same articles and register, same findings, in the same order."""
    readings = tuple(_reading(article, register) for article in articles)
    calls, contacts, groups = find_calls(readings, register)
    return Findings(
        readings, calls, contacts, compare(readings, calls, groups, register), tuple(remarks(readings, register))
    )


def _reading(article: Article, register: Register) -> Reading:
    names, proposals = find_people(article, register)
    bodies = find_bodies(article, names, register)
    document = read_document(article, _name_spans(names))
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
