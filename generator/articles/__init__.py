"""Source articles become drafts of entries.

In: plain text or saved HTML. Out: `sources/` entries, drafts of the calls, stubs of actors, and the import report.

Read in this order: the types (`article`, `findings`), what is known beforehand (`vocabulary`); a file becomes text
(`capture`), lines with labels (`layout`), an article with metadata (`metadata`, `read`); then who is named (`text`,
`people`), who says what (`discourse`), which calls there were (`calls`), what is told of them and for which side
(`accounts`), and where accounts differ (`compare`); all of it is put together (`remarks`, `meaning`, `collect`) and
written (`drafts`, `intake`).
"""

from generator.articles.intake import Imported, import_articles, import_report
from generator.articles.read import Given, read_article

__all__ = ["Given", "Imported", "import_articles", "import_report", "read_article"]
