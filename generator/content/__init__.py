"""Files of `content/` in, editions out.

The room's front door: find the files, read their texts, parse each into an `Edition`; the types of an edition are in
`generator.content.entry`, which later rooms import through here.
"""

from generator.content import entry
from generator.content.parse import parse
from generator.content.read import find_files, read_text
from generator.content.schema import json_schema
from generator.content.units import unit_texts

__all__ = ["entry", "find_files", "json_schema", "parse", "read_text", "unit_texts"]
