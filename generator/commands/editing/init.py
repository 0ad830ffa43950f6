"""A folder and languages in, an archive of one’s own in it out, as a repository that publishes itself. ⚡ Writes files.

The sample is invented from end to end, so that nobody publishes it by mistake for a fact. Nothing that exists is
touched.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from generator.base.config import site_schema
from generator.base.languages import Language
from generator.base.memo import PACKAGE
from generator.base.problems import SetupError, as_typed
from generator.commands.editing.pinned import WHEELS, Pinned, pinned
from generator.commands.editing.sample import sample
from generator.content import entry, json_schema

SCHEMAS = ".schemas"
#: What git is told: built and remembered work is ignored, text has LF line ends whatever `core.autocrlf` says.
_GIT = {".gitignore": "/site/\n/.cache/\n/.venv/\n", ".gitattributes": "* text=auto eol=lf\n"}
_BOTH = (Language("de"), Language("en"))


def write_archive(
    folder: Path, languages: Sequence[Language] = _BOTH, installed: Pinned | None = None
) -> tuple[str, ...]:
    """The paths written, relative to `folder`; the first language is the archive's own, `installed` what builds it.

    Raises `SetupError` if there is an archive already.
    """
    if (folder / "content").exists():
        raise SetupError(f"{as_typed(folder)} holds an archive already; name another folder")
    installed = installed or pinned()
    files: dict[str, str | bytes] = {f"content/{name}": text for name, text in sample(languages).items()}
    files |= schemas()
    files |= {name: text for name, text in _repository(languages[0], installed).items() if not (folder / name).exists()}
    try:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    except OSError as error:
        raise SetupError(f"{as_typed(folder)} cannot be written: {error.strerror}") from None
    return tuple(files)


def _repository(language: str, installed: Pinned) -> dict[str, str | bytes]:
    """What makes a folder with content a repository that publishes; its README in the language, else in English."""
    files: dict[str, str | bytes] = {**_GIT, "requirements.txt": f"{installed.line}\n"}
    shipped = PACKAGE / "sample" / "repository"
    own = shipped / f"README.{language.split('-')[0]}.md"
    files["README.md"] = (own if own.is_file() else shipped / "README.md").read_text("utf-8")
    files |= {
        path.relative_to(shipped).as_posix(): path.read_text("utf-8")
        for path in sorted(shipped.rglob("*.*"))
        if path.is_file() and path.parent != shipped
    }
    if installed.wheel:
        files[f"{WHEELS}/{installed.wheel.name}"] = installed.wheel.read_bytes()
    return files


def schemas() -> dict[str, str]:
    """The JSON Schemas of each kind of front matter and of site.yaml, by the path that the first lines point to."""
    found = {kind: json_schema(kind) for kind in get_args(entry.Kind)} | {"site": site_schema()}
    return {
        f"{SCHEMAS}/{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in found.items()
    }
