"""Everything that is found in the articles of one run, by article id, as the report and the drafts need it.

In: articles and the register. Out: a `Found`.
"""

from collections.abc import Sequence

from generator.articles.article import Article
from generator.articles.findings import Found
from generator.articles.meaning import read_meaning
from generator.articles.vocabulary.register import Register


def collect(articles: Sequence[Article], register: Register) -> Found:
    """What the run found."""
    findings = read_meaning(articles, register)
    return Found(
        articles=tuple(articles),
        mentions={r.article.id: r.mentions for r in findings.readings},
        proposals={r.article.id: r.proposals for r in findings.readings},
        quotations={r.article.id: r.quotations for r in findings.readings},
        calls=findings.calls,
        contacts=findings.contacts,
        discrepancies=findings.discrepancies,
        warnings=findings.warnings,
    )
