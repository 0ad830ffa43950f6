"""Files of `content/` in, editions out.

Read in this order: the types of an edition (`pieces`, `facts`, `entry`), what a key may hold (`addresses`, `plain`,
`fields`, `schema`), what can go stale by itself (`units`), the `body`, what other pages show of it (`card`), one file
(`checks`, `parse`), all files (`read`, `reading`).

The room's front door: find the files, read their texts, parse each into an `Edition`, all of them at once on all
cores; the types of an edition are in `generator.content.entry`, which later rooms import through here.
"""

from generator.content import entry
from generator.content.parse import parse
from generator.content.read import read_text
from generator.content.reading import read_editions
from generator.content.schema import json_schema
from generator.content.units import unit_texts

__all__ = ["entry", "json_schema", "parse", "read_editions", "read_text", "unit_texts"]
