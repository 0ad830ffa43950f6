"""Everything that is found in the articles of one run, gathered.

In: articles and the register. Out: a `Found`. Persons and quotations are looked for article by article, calls and
discrepancies over all of them.
"""

from collections.abc import Callable, Sequence

from generator.articles.article import Article
from generator.articles.people import find_people
from generator.articles.register import Register
from generator.articles.report import Found


def collect(
    articles: Sequence[Article], register: Register, progress: Callable[[str], None] = lambda path: None
) -> Found:
    """What the run found. `progress` is told the path of each article."""
    mentions, proposals = {}, {}
    for article in articles:
        progress(article.path)
        mentions[article.id], proposals[article.id] = find_people(article, register)
    return Found(tuple(articles), mentions, proposals, dict.fromkeys(mentions, ()))
