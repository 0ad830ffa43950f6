"""What articles say: persons, quotations, calls, discrepancies.

In: the articles of one run, as read, and the register of actors. Out: `Findings`. Facts of one text are found text by
text; calls, contacts and discrepancies over all of them, because one article often dates what another only names.
"""

from collections.abc import Sequence

from generator.articles.article import Article
from generator.articles.findings import Findings
from generator.articles.register import Register


def read_meaning(articles: Sequence[Article], register: Register) -> Findings:
    """Everything that was found. Same articles and register, same findings, in the same order."""
    raise NotImplementedError
