"""Strict YAML: what is read, with which place and meaning; and no text makes it raise anything but its own error."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.notation import Mapping, Node, NotationError, Scalar, Sequence, read_yaml
from tests.extent import examples


def shape(node: Node) -> object:
    """A tree as plain values: each scalar with its meaning."""
    if isinstance(node, Scalar):
        return f"{node.meaning}:{node.text}"
    if isinstance(node, Sequence):
        return [shape(each) for each in node.items]
    return {key.text: shape(value) for key, value in node.pairs}


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("NO", "text"), ("yes", "text"), ("on", "text"), ("y", "text"), ("true", "bool"), ("FALSE", "bool"),
        ("14:30", "text"), ("2:30", "text"), ("12:30:45", "text"), ("1h30min", "text"), ("0", "int"), ("-17", "int"),
        ("+1", "int"), ("0o17", "int"), ("0x1F", "int"), ("0123", "float"), ("1_000", "text"), ("1.5", "float"),
        ("1e3", "float"), (".5", "float"), (".inf", "float"), (".NaN", "float"), ("2025-02-12", "date"),
        ("2025-02-30", "date"), ("2025-02", "text"), ("2025-03-19T18:42+01:00", "text"), ("null", "null"),
        ("~", "null"), ("", "null"), ("=", "text"), ("0b1", "text"), ("٣", "text"), ("1,000", "text"),
        ('"true"', "text"), ("'12'", "text"), ('""', "text"), ("Über uns", "text"), ("a#b", "text"),
    ],
)  # fmt: skip
def test_a_plain_scalar_means_what_the_core_schema_of_yaml_1_2_says(text: str, meaning: str) -> None:
    tree = read_yaml(f"key: {text}\n")
    assert isinstance(tree, Mapping)
    value = tree.get("key")
    assert isinstance(value, Scalar)
    assert value.meaning == meaning


def test_every_node_knows_its_line_and_column_in_the_file() -> None:
    tree = read_yaml("title: „Ä“\nlist:\n  - a\n  - {b: [c]}\n", first_line=2)
    assert isinstance(tree, Mapping)
    places = []

    def walk(node: Node) -> None:
        places.append((type(node).__name__, node.line, node.column))
        for child in node.items if isinstance(node, Sequence) else ():
            walk(child)
        for key, value in node.pairs if isinstance(node, Mapping) else ():
            walk(key)
            walk(value)

    walk(tree)
    assert places == [
        ("Mapping", 2, 1),
        ("Scalar", 2, 1),
        ("Scalar", 2, 8),
        ("Scalar", 3, 1),
        ("Sequence", 4, 3),
        ("Scalar", 4, 5),
        ("Mapping", 5, 5),
        ("Scalar", 5, 6),
        ("Sequence", 5, 9),
        ("Scalar", 5, 10),
    ]


def test_an_empty_document_and_one_of_comments_are_empty_mappings() -> None:
    assert [shape(read_yaml(text)) for text in ("", "\n\n", "# nothing\n", "---\n")] == [{}, {}, {}, "null:"]


def test_block_scalars_and_comments_are_read() -> None:
    tree = read_yaml("a: >-\n  one\n  two\nb: 'it''s' # said\nc: |\n  x\n")
    assert shape(tree) == {"a": "text:one two", "b": "text:it's", "c": "text:x\n"}


def refusal(text: str) -> NotationError | None:
    try:
        read_yaml(text, first_line=2)
    except NotationError as error:
        return error
    return None


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{" * 100_000,
        "- " * 50_000,
        "? " * 50_000,
        "a: " * 50_000,
        "&a " * 50_000,
        "*a " * 50_000,
        "!!a " * 50_000,
        '"' + "\\x41" * 50_000,
        "a: |\n" + " \n" * 50_000,
        "".join(f"k{n}: v\n" for n in range(20_000)),
        "a: [" + "x," * 100_000 + "]",
        "a: " + "9" * 500_000,
        "a: " + "0" * 500_000 + "x",
        "#" * 900_000,
        "%" * 100_000,
        "'" * 100_001,
        ": " * 100_000,
        "<<: " * 1000,
        "a: b\n--- \n" * 20_000,
        "x" * 1_000_001,
    ],
    ids=lambda text: f"{text[:8]!a} x {len(text)}",
)
def test_long_and_deep_texts_end_soon(text: str) -> None:
    start = time.process_time()
    refusal(text)
    assert time.process_time() - start < 5


@examples(400)
@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`<?,~= \n\t\\x0é.", max_size=60) | st.text(max_size=80))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    error = refusal(text)
    if error:
        assert 2 <= error.line <= 3 + text.count("\n")
        assert error.column >= 1
        assert error.message
        assert error.remedy
        assert "\n" not in error.message
