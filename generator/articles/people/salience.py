"""The day that an article speaks from, and the name that an office in a line belongs to.

In: an article, or a line with its offices and names. Out: an ISO day or None; a mention or None.
"""

import re
from collections.abc import Iterable

from generator.articles.article import Article
from generator.articles.findings import Mention
from generator.articles.people.offices import Office


def base_date(article: Article, line: int | None = None) -> str | None:
    """The ISO day that "yesterday" counts from: the update's, else the article's; None if neither is known."""
    dates = [article.metadata[name].value for name in ("published", "updated") if name in article.metadata]
    published = next((d for d in dates if isinstance(d, str)), None)
    if line is not None:
        for update in article.updates:
            if update.lines[0] <= line <= update.lines[1] and update.published:
                return update.published[:10]
    return published[:10] if isinstance(published, str) and re.match(r"\d{4}-\d\d-\d\d", published) else None


def beside_name(line: str, office: Office, names: Iterable[Mention]) -> Mention | None:
    """The name that an office expression belongs to: `US-Präsident X`, `X, the spokesman,`, `Sprecherin …, X,`."""
    for mention in names:
        start, end = mention.span.col, mention.span.col + mention.span.length
        if office.person and office.person[0] <= start < office.person[1]:
            continue
        if end <= office.start and re.fullmatch(
            r"\s*(?:\([^)]*\))?,\s*(?:(?:einer|eine|einem|one|now|zugleich|also)\s(?:of\s)?)?(?:der|die"
            r"|dem|den|des|the|a|an)?\s*",
            line[end : office.start],
        ):
            return mention
        if start >= office.end and re.fullmatch(
            r"(?:\s+(?:\([^)]{1,12}\)\s+)?(?:(?:Prof\.|Dr\.|General)\s+)?|\s+(?:für|to|for)\s[\w\s-]{3,40}\s)",
            line[office.end : start],
        ):
            return mention
        if (
            start >= office.end
            and re.fullmatch(
                r"(?:\s(?:für|des|der|im|in|to|for|of|at)\s[^,.;:„“\"]{2,60})?,\s*", line[office.end : start]
            )
            and re.match(r"\s*[,.;:–—-]|\s*$|\s*\(", line[end:])
            and " " in mention.span.exact
        ):
            return mention
    return None
