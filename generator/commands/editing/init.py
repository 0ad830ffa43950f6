"""A folder in, an archive of one’s own in it: sample content that builds, JSON Schemas for editors. ⚡ Writes files.

The sample is invented from end to end, so that nobody publishes it by mistake for a fact. Nothing that exists is
touched.
"""

import json
from pathlib import Path
from typing import get_args

from generator.base.config import site_schema
from generator.base.memo import PACKAGE
from generator.base.problems import SetupError, as_typed
from generator.content import entry, json_schema

SCHEMAS = ".schemas"
#: What git is told: built and remembered work is ignored, text has LF line ends whatever `core.autocrlf` says.
_GIT = {".gitignore": "/site/\n/.cache/\n", ".gitattributes": "* text=auto eol=lf\n"}


def write_archive(folder: Path) -> tuple[str, ...]:
    """The paths written, relative to `folder`. Raises `SetupError` if there is an archive already."""
    if (folder / "content").exists():
        raise SetupError(f"{as_typed(folder)} holds an archive already; name another folder")
    sample = PACKAGE / "sample"
    files = {str(path.relative_to(sample)): path.read_text("utf-8") for path in sorted(sample.rglob("*.*"))}
    files |= schemas()
    files |= {name: text for name, text in _GIT.items() if not (folder / name).exists()}
    try:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SetupError(f"{as_typed(folder)} cannot be written: {error.strerror}") from None
    return tuple(files)


def schemas() -> dict[str, str]:
    """The JSON Schemas of each kind of front matter and of site.yaml, by the path that the first lines point to."""
    found = {kind: json_schema(kind) for kind in get_args(entry.Kind)} | {"site": site_schema()}
    return {
        f"{SCHEMAS}/{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in found.items()
    }
