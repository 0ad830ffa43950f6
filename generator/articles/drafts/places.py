"""Places in articles as citations of their source entries.

In: articles and the ids of their entries. Out: `id#18:42` (an update) or `id#p8` (a paragraph) for a line.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.articles.article import Article, section_of
from generator.articles.findings import Reference
from generator.base.notation import ZonedTime


class Places:
    """Looks up lines; paragraphs are the lines labelled body, counted from 1."""

    def __init__(self, articles: Sequence[Article], sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._paragraphs = {article.id: _paragraphs(article) for article in articles}
        self._clocks = {article.id: _clocks(article) for article in articles}
        self._articles = {article.id: article for article in articles}

    def citation(self, place: Reference) -> str | None:
        """The entry and the update or paragraph of the first line of the reference; None for an unknown article."""
        name, line = place[0], place[1]
        article = self._articles.get(name)
        if article is None:
            return None
        section = section_of(article, line)
        locator = self._clocks[name].get(section) or self._paragraphs[name].get(line)
        return f"{self._sources[name]}#{locator}" if locator else self._sources[name]


def _clocks(article: Article) -> dict[int, str]:
    """The time of each update, unless two updates have it."""
    clocks = {u.order: u.published[11:16] for u in article.updates if u.published and ZonedTime.parse(u.published)}
    counts = Counter(clocks.values())
    return {order: clock for order, clock in clocks.items() if counts[clock] == 1}


def _paragraphs(article: Article) -> dict[int, str]:
    body = (line.n for line in article.lines if line.label == "body")
    return {line: f"p{n}" for n, line in enumerate(body, 1)}
