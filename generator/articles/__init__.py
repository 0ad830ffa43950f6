"""Source articles become drafts of entries.

In: plain text or saved HTML. Out: `sources/` entries, drafts of the calls, stubs of actors, and the import report. The
pipeline: fetch, extract, lines, metadata, updates, people, quotations, calls, compare, draft, write.
"""

from generator.articles.intake import Imported, import_articles
from generator.articles.read import read_article

__all__ = ["Imported", "import_articles", "read_article"]
