"""The JSON Schemas that editors are given, tried with a validator of their own on content that the generator takes."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.commands.editing.init import schemas, write_archive
from tests.serving import ROOT


class LikeTheServer(yaml.SafeLoader):
    """YAML as the language server reads it (core schema of 1.2): dates are text, `yes` and `no` too."""


LikeTheServer.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
LikeTheServer.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def read(text: str) -> Any:
    return yaml.load(text, LikeTheServer)  # noqa: S506  (a SafeLoader)


def schema(name: str) -> jsonschema.Draft202012Validator:
    found = json.loads(schemas()[f".schemas/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def wrong(folder: Path) -> list[str]:
    """What the schemas say of every content file of an archive."""
    said = [
        f"site.yaml: {e.message}" for e in schema("site").iter_errors(read((folder / "site.yaml").read_text("utf-8")))
    ]
    for kind in ("call", "actor", "topic", "source", "page"):
        validator = schema(kind)
        for file in sorted((folder / f"{kind}s").glob("*.md")):
            front = file.read_text("utf-8").split("\n---", 1)[0].removeprefix("---\n")
            said += [f"{file.name}: {error.message}" for error in validator.iter_errors(read(front))]
    return said


def test_the_schemas_accept_the_shipped_content_and_the_sample(tmp_path: Path) -> None:
    assert wrong(ROOT / "content") == []
    write_archive(tmp_path)
    assert wrong(tmp_path / "content") == []


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("calls/2025-01-15-muster-beispiel.de.md", "status: held", "status: done", "'done' is not one of ['announced'"),
        ("calls/2025-01-15-muster-beispiel.de.md", "title:", "titel:", "('titel' was unexpected)"),
        ("calls/2025-01-15-muster-beispiel.de.md", "date: 2025-01-15", "date: 15.1.2025", "does not match"),
        ("actors/anna-muster.de.md", "kind: person\n", "", "is not valid under any of the given schemas"),
        ("site.yaml", "languages: [de, en]", "languages: de", "'de' is not of type 'array'"),
        ("site.yaml", "theme: default", "thema: default", "('thema' was unexpected)"),
    ],
)
def test_the_schemas_find_a_mistake_while_it_is_typed(
    tmp_path: Path, path: str, old: str, new: str, message: str
) -> None:
    write_archive(tmp_path)
    file = tmp_path / "content" / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert any(message in said for said in wrong(tmp_path / "content"))


def test_the_first_line_of_every_file_of_the_sample_points_to_its_schema(tmp_path: Path) -> None:
    write_archive(tmp_path)
    files = [file for file in (tmp_path / "content").rglob("*.*") if file.is_file()]
    assert len(files) > 15
    for file in files:
        line = next(line for line in file.read_text("utf-8").splitlines() if "yaml-language-server" in line)
        assert (file.parent / line.partition("$schema=")[2]).is_file(), file
