"""What articles say: persons, quotations, calls, discrepancies.

In: the articles of one run, as read, and the register of actors. Out: `Findings`. Facts of one text are found text by
text; calls, contacts and discrepancies over all of them, because one article often dates what another only names.
"""

from collections.abc import Sequence

from generator.articles.article import Article
from generator.articles.bodies import find_bodies
from generator.articles.calls import find_calls
from generator.articles.compare import compare
from generator.articles.findings import Findings, Reading
from generator.articles.people import find_people
from generator.articles.quotations import find_quotations
from generator.articles.register import Register
from generator.articles.remarks import remarks
from generator.articles.telling import told


def read_meaning(articles: Sequence[Article], register: Register) -> Findings:
    """Everything that was found. Same articles and register, same findings, in the same order."""
    readings = tuple(_reading(article, register) for article in articles)
    calls, contacts, groups = find_calls(readings, register)
    return Findings(
        readings, calls, contacts, compare(readings, calls, groups, register), tuple(remarks(readings, register))
    )


def _reading(article: Article, register: Register) -> Reading:
    mentions, proposals = find_people(article, register)
    bodies = find_bodies(article, mentions, register)
    stories = told(article, mentions, bodies, register)
    quotations = find_quotations(article, mentions, stories, register)
    return Reading(article, mentions, proposals, bodies, stories, quotations)
