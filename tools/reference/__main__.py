"""`make reference`: docs/reference.md from the tables that check entries and site.yaml, and an example of each key.

In: the schema of the front matter and of the configuration; `examples/`, of which a test sees that they hold every key
and are read without a problem. Out: Markdown, the same bytes for the same tables.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.base.config import site_schema
from generator.content.fields import Field
from generator.content.schema import EACH, FIELDS, RECORDS

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "docs" / "reference.md"
EXAMPLES = Path(__file__).parent / "examples"
HEAD = """# Every key

Of the front matter of each kind of entry, and of `content/site.yaml`. This page is made by `make reference` from the
tables that check what you write; how entries are written is in [the content format](content-format.md). A key in
**bold** has to be there.
"""
COLLECTIONS = {
    "call": ("calls", "A call"),
    "actor": ("actors", "A person, body, state or outlet"),
    "source": ("sources", "An article or own text"),
    "topic": ("topics", "What is spoken of"),
    "page": ("pages", "A page of the archive's own"),
}


def main() -> int:
    TARGET.write_text(reference(), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: every key.")
    return 0


def reference() -> str:
    parts = [HEAD]
    for kind, fields in FIELDS.items():
        folder, title = COLLECTIONS[kind]
        own = [each for each in fields if each not in EACH]
        shown = example(kind)
        parts.append(f"## {folder}\n\n{title}: `content/{folder}/ID.LANGUAGE.md`.\n")
        if text := [each for each in own if not each.fact]:
            parts.append(f"Text, in every edition:\n\n{table(text, shown)}")
        if facts := [each for each in own if each.fact]:
            parts.append(f"Facts, in the original alone:\n\n{table(facts, shown)}")
        for keys, record in RECORDS.items():
            if any(each.key in keys for each in own):
                parts.append(
                    f"### Each of {' and '.join(f'`{key}`' for key in keys)}\n\n{table(record, shown[keys[0]][0])}"
                )
    parts.append(f"## Every edition of every kind\n\n{table(EACH, example('each'))}")
    corrections = example("each")["corrections"][0]
    parts.append(f"### Each of `corrections` and `changes`\n\n{table(RECORDS['corrections', 'changes'], corrections)}")
    parts.append(f"## site.yaml\n\n{site_table()}")
    return "\n".join(parts)


def example(name: str) -> dict[str, Any]:
    """The example of a kind; every value that is no list or mapping is the text that was written."""
    found: dict[str, Any] = yaml.load((EXAMPLES / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  text only
    return found


def table(fields: Iterable[Field], shown: Mapping[str, Any]) -> str:
    rows = [(each.key, each.needed, each.doc, takes(each), written(each.key, shown[each.key])) for each in fields]
    lines = [f"| {key_cell(key, needed)} | {doc} | {kind} | `{line}` |" for key, needed, doc, kind, line in rows]
    return "\n".join(["| key | says | takes | example |", "|---|---|---|---|", *lines]) + "\n"


def site_table() -> str:
    schema, shown = site_schema(), example("site")
    properties: Any = schema["properties"]
    required: Any = schema["required"]
    lines = [
        f"| {key_cell(key, key in required)} | {value['description']} | `{written(key, shown[key])}` |"
        for key, value in properties.items()
    ]
    return "\n".join(["| key | says | example |", "|---|---|---|", *lines]) + "\n"


def key_cell(key: str, needed: bool) -> str:
    return f"**`{key}`**" if needed else f"`{key}`"


def takes(field: Field) -> str:
    """What a value has to be, as the messages say it."""
    if any(field.key in keys for keys in RECORDS):
        return "a list of mappings, see below"
    return re.sub(r"^a list of (?:the (id)|an?) (?:of an? )?(\w+)", _several, field.type.expected)


def _several(found: re.Match[str]) -> str:
    one, more = found[2], "es" if found[2].endswith("s") else "s"
    return f"a list of {'ids of ' if found[1] else ''}{one}{more}"


def written(key: str, value: Any) -> str:
    """`key: value` as one line of YAML."""
    return f"{key}: {value if isinstance(value, str) else flow(value)}"


def flow(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join('{…}' if isinstance(each, dict) else flow(each) for each in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    return f'"{value}"' if ", " in value else str(value)


if __name__ == "__main__":
    sys.exit(main())
