"""The notation of the content files: strict YAML, front matter, and the values written in it.

Read in this order: the `characters` that no content holds, the `nodes` of YAML, the `values` in them, `front_matter`.

In: text. Out: nodes that know their line and column, and values (ids, dates, times, durations, locators). Everything
that reads or writes a content file meets here; PyYAML is at home in `nodes.py`.
"""

from generator.base.notation.characters import forbidden_character, one_line
from generator.base.notation.front_matter import TODO, FrontMatter, Written, split, unwritten, with_key, write
from generator.base.notation.nodes import Mapping, Node, NotationError, Scalar, Sequence, read_yaml
from generator.base.notation.values import Duration, PartialDate, ZonedTime, is_device, is_id, is_locator, time_zone

__all__ = [
    "TODO",
    "Duration",
    "FrontMatter",
    "Mapping",
    "Node",
    "NotationError",
    "PartialDate",
    "Scalar",
    "Sequence",
    "Written",
    "ZonedTime",
    "forbidden_character",
    "is_device",
    "is_id",
    "is_locator",
    "one_line",
    "read_yaml",
    "split",
    "time_zone",
    "unwritten",
    "with_key",
    "write",
]  # fmt: skip
