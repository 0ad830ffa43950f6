"""Text that would take absurdly long is refused with a problem at its line; what people write is not touched."""

import pytest

from generator.base.languages import Language
from generator.content import entry, parse
from tests.drawn import drawn

HEAD = "---\ntitle: A\n---\n"
ROW = "|a" * 30 + "|\n" + "|-" * 30 + "|\n"


def read(body: str) -> tuple[str, list[str]]:
    """What is drawn, and what is said."""
    edition, problems = parse("content/x.de.md", "page", "x", Language("de"), HEAD + body, "0")
    assert isinstance(edition, entry.Edition)
    return "".join(drawn(edition)), [str(problem).partition(":")[2] for problem in problems]


@pytest.mark.parametrize(
    "text", ["[" * 9, "[" * 5000 + "]" * 5000, "![" * 9 + "](a)" * 9, "^[" * 9 + "]" * 9, "a [[[[ [[[[ ["]
)
def test_brackets_that_nest_absurdly_stay_text_with_one_problem(text: str) -> None:
    html, said = read(f"Ein Satz.\n\n{text}\n")
    assert html == f"<p>Ein Satz.</p><p>{text}</p>"
    assert said == [
        "6:1: brackets stand inside one another deeper than 8 levels, or stay open; "
        "close them, or write \\[ where one is meant as text"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[„Wort […] ^[mit *[Anker](https://example.org)*]“]{.said by=anna}",
        "[a] " * 500,
        "\\[" * 20,
        "[" * 8 + "]" * 8,
    ],
)
def test_brackets_that_people_write_are_read(text: str) -> None:
    _, said = read(f"{text}\n")
    assert said == []


def test_a_table_of_cells_that_nobody_wrote_is_no_table() -> None:
    html, said = read(ROW + "|\n" * 100)
    assert "<table" not in html
    assert said == ["4:1: the rows of tables leave out more than 2,000 cells; write every cell with its `|`"]


def test_tables_are_counted_together() -> None:
    html, said = read((ROW + "|\n" * 30 + "\n") * 4)
    assert html.count("<table") == 2
    assert [line.partition(" ")[0] for line in said] == ["70:1:", "103:1:"]


def test_a_table_that_leaves_out_some_cells_is_one() -> None:
    html, said = read("| a | b |\n|---|---|\n" + "| c\n" * 300)
    assert html.count("<tr>") == 301
    assert said == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a\n" * 10_001, "has more than 10,000 lines"),
        ("[a]\n\n" * 3000 + "[a] " * 8000, "has more than 10,000 opening brackets"),
        ("a" * 1_000_001, "is longer than 1,000,000 characters"),
    ],
)
def test_a_body_of_too_much_is_refused_at_once(text: str, what: str) -> None:
    html, said = read(text)
    assert html == ""
    assert said == [f"4:1: the body {what}; split the entry"]
