"""A body: Markdown in, pieces out. markdown-it-py is at home in this folder and nowhere else.

Read in this order: checks of the text itself (`fences`); rules for the parser (`places`, `sentences`, `quotations`,
`inline`, `blocks`, `bounds`, `definitions`, `elsewhere`, `emphasis`, `quotes`); the parser with all of them
(`markdown`); accounts and discrepancies (`statements`); the whole body (`read`).
"""

from generator.content.body.quotes import typeset
from generator.content.body.read import read_body

__all__ = ["read_body", "typeset"]
