"""Places in articles as citations of their source entries.

In: articles and the ids of their entries. Out: `id#18:42` (an update) or `id#p8` (a paragraph) for a line.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.articles.article import Article
from generator.articles.findings import Reference
from generator.base.notation import ZonedTime


class Places:
    """Looks up lines; paragraphs are the lines labelled body, counted from 1."""

    def __init__(self, articles: Sequence[Article], sources: Mapping[str, str]) -> None:
        self._articles = {article.id: article for article in articles}
        self._sources = sources

    def citation(self, place: Reference) -> str | None:
        """The entry and the update or paragraph of the first line of the reference; None for an unknown article."""
        article = self._articles.get(place[0])
        if article is None:
            return None
        source = self._sources[article.id]
        locator = self._clock(article, place[1]) or self._paragraph(article, place[1])
        return f"{source}#{locator}" if locator else source

    @staticmethod
    def _clock(article: Article, line: int) -> str | None:
        """The time of the update that holds the line, unless two updates have it."""
        clocks = {u.order: u.published[11:16] for u in article.updates if u.published and ZonedTime.parse(u.published)}
        holding = next((u for u in article.updates if u.lines[0] <= line <= u.lines[1]), None)
        clock = clocks.get(holding.order) if holding else None
        return clock if clock and Counter(clocks.values())[clock] == 1 else None

    @staticmethod
    def _paragraph(article: Article, line: int) -> str | None:
        body = [item.n for item in article.lines if item.label == "body"]
        return f"p{body.index(line) + 1}" if line in body else None
