"""The documentation of themes names every template, every block and every context of interface words."""

import re
from pathlib import Path

from babel.messages.pofile import read_po

from tests.pages.small_sites import THEME

DOCUMENT = (Path(__file__).parents[2] / "docs" / "theming.md").read_text("utf-8")
#: Parts of pages and helpers, which are named in prose.
TEMPLATES = sorted(path.name for path in (THEME / "templates").iterdir())


def test_every_template_is_named() -> None:
    assert [name for name in TEMPLATES if f"`{name}`" not in DOCUMENT] == []


def test_every_block_of_the_larger_templates_is_named_in_its_row() -> None:
    rows: dict[str, str] = {}
    for line in DOCUMENT.splitlines():
        if line.startswith("| `"):
            rows |= dict.fromkeys(re.findall(r"`([\w.]+\.html)`", line.split("|")[1]), line)
    missing = []
    for name in ("base.html", "home.html", "call.html", "actor.html", "topic.html", "source.html"):
        blocks = re.findall(r"{% block (\w+)", (THEME / "templates" / name).read_text("utf-8"))
        missing += [f"{name}: {block}" for block in blocks if block != "main" and f"`{block}`" not in rows[name]]
    assert missing == []


def test_every_context_of_interface_words_is_explained() -> None:
    with (THEME / "locales" / "en.po").open("rb") as stream:
        contexts = {message.context for message in read_po(stream) if message.context}
    assert sorted(context for context in contexts if f"`{context}`" not in DOCUMENT) == []


def test_every_file_of_the_theme_is_small_enough_to_read() -> None:
    assert [path.name for path in THEME.rglob("*.html") if path.read_text("utf-8").count("\n") > 250] == []
