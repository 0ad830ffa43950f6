"""Front matter split, written, read back, and changed key by key."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.base.notation import Mapping, Node, NotationError, Scalar, Sequence, read_yaml, split, with_key, write
from generator.base.notation.characters import forbidden_character
from tests.extent import examples

TRAPS = [
    "NO", "14:30", "0123", "1e3", "null", "~", "true", "- a", "-", "a: b", "# x", "2025-02-30", "2025-02-12", "---",
    "...", "\"", "'", "\\", "|", ">", "=", "<<", "2025-03-19T18:42+01:00", "a-b#18:42", "a#b", "a #b", "x:", ":x",
    ".inf", "0x1f", "0o7", "+1", "?", "? a", "%a", "@a", "`a", "  a", "a  ", "a\tb", "\n", "a\nb", "", "[a]",
    "{a: b}", "a, b", "!a", "&a", "*a", "„Über“", "\u00a0", "\u3000", "-a", "1:", "a:b",
]  # fmt: skip
TEXT = st.sampled_from(TRAPS) | st.text(max_size=30).filter(lambda text: not forbidden_character(text))
SCALAR = TEXT | st.booleans() | st.integers(-(10**6), 10**6)
TREE = st.recursive(
    SCALAR | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def value(node: Node) -> Any:
    if isinstance(node, Sequence):
        return [value(each) for each in node.items]
    if isinstance(node, Mapping):
        return {key.text: value(inner) for key, inner in node.pairs}
    meanings = {"null": lambda _: None, "bool": lambda text: text == "true", "int": int}
    return meanings.get(node.meaning, str)(node.text)


@examples(300)
@given(st.dictionaries(TEXT, TREE, max_size=4))
@example({trap: trap for trap in TRAPS})
@example({"list": list(TRAPS), "deep": {"er": [{trap: [trap]} for trap in TRAPS]}})
def test_what_is_written_is_read_back(keys: dict[str, Any]) -> None:
    assert value(read_yaml(split(write(keys, "Text.")).yaml)) == keys


@examples(100)
@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), TREE, max_size=4))
def test_a_written_file_that_is_read_and_written_again_is_the_same(keys: dict[str, Any]) -> None:
    text = write(keys, "Ein Absatz.\n")
    again = split(text)
    assert write(value(read_yaml(again.yaml)), again.body) == text


def test_a_file_is_written_as_an_editor_would_write_it() -> None:
    keys = {
        "title": "Trump und Putin: ein Gespräch",
        "date": "2025-03-18",
        "start": "2025-03-18T15:00+01:00",
        "participants": ["donald-trump", "wladimir-putin"],
        "reports": [{"by": "kreml", "duration": "2h", "approximate": True, "source": "2025-03-18-sz#18:42"}],
        "role_titles": {"praesident": "Präsident"},
        "topics": [],
        "summary": "NO",
        "number": "0123",
    }
    assert write(keys, "Ein Text.") == (
        "---\n"
        'title: "Trump und Putin: ein Gespräch"\n'
        "date: 2025-03-18\n"
        "start: 2025-03-18T15:00+01:00\n"
        "participants: [donald-trump, wladimir-putin]\n"
        "reports:\n"
        "  - {by: kreml, duration: 2h, approximate: true, source: 2025-03-18-sz#18:42}\n"
        "role_titles:\n"
        "  praesident: Präsident\n"
        "topics: []\n"
        "summary: NO\n"
        'number: "0123"\n'
        "---\n"
        "\n"
        "Ein Text.\n"
    )


@pytest.mark.parametrize(
    ("text", "yaml", "body", "body_line"),
    [
        ("---\ntitle: A\n---\nText\n", "title: A\n", "Text\n", 4),
        ("---\n---\nText\n", "", "Text\n", 3),
        ("---\n---", "", "", 3),
        ("---\ntitle: A\n---", "title: A\n", "", 4),
        ("---\ntitle: A\n---  \t\n\n---\n", "title: A\n", "\n---\n", 4),
        ("---\na: |\n  ---\n---\n", "a: |\n  ---\n", "", 5),
    ],
)
def test_a_file_is_split_at_its_lines_of_hyphens(text: str, yaml: str, body: str, body_line: int) -> None:
    parts = split(text)
    assert (parts.yaml, parts.body, parts.yaml_line, parts.body_line) == (yaml, body, 2, body_line)


FILE = """---
title: A  # the head
# a remark on the list

aliases: [one,
two]
spellings:
- Be
- {form: Bee}

summary: >-
  two
  lines

draft: false
---

Text with aliases: [none]
"""


@pytest.mark.parametrize(
    ("key", "new", "gone", "come"),
    [
        ("title", "B", "title: A  # the head\n", "title: B\n"),
        ("aliases", ["x"], "aliases: [one,\ntwo]\n", "aliases: [x]\n"),
        ("spellings", None, "spellings:\n- Be\n- {form: Bee}\n", ""),
        ("summary", "one", "summary: >-\n  two\n  lines\n", "summary: one\n"),
        ("draft", True, "draft: false\n", "draft: true\n"),
        ("slug", "b", "---\n\nText", "slug: b\n---\n\nText"),
        ("slug", None, "", ""),
    ],
)
def test_setting_a_key_leaves_every_other_line_alone(key: str, new: Any, gone: str, come: str) -> None:
    assert with_key(FILE, key, new) == (FILE.replace(gone, come, 1) if gone else FILE)


@examples(300)
@given(st.text(alphabet="ab:-[]{}#|>'\"% \n,?", max_size=60), st.sampled_from(["a", "b", "title"]), SCALAR | st.none())
def test_after_setting_a_key_all_other_values_are_as_before(yaml: str, key: str, new: Any) -> None:
    text = f"---\n{yaml}\n---\nText\n"
    try:
        before = value(read_yaml(split(text).yaml))
        changed = with_key(text, key, new)
    except NotationError:
        return
    others = {name: kept for name, kept in before.items() if name != key}
    assert value(read_yaml(split(changed).yaml)) == others | ({} if new is None else {key: new})
    assert changed.endswith("\n---\nText\n")


def test_a_file_whose_keys_do_not_begin_lines_is_refused() -> None:
    with pytest.raises(NotationError) as refused:
        with_key("---\n{title: A, slug: b}\n---\n", "slug", "c")
    assert (refused.value.message, refused.value.line) == ("the keys do not begin lines", 2)


def test_a_scalar_is_hashable_and_frozen() -> None:
    assert len({Scalar("a", False, 1, 1), Scalar("a", False, 1, 1)}) == 1
