"""Problems as lines: one each, in order, once, and harmless to a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.problems import Place, Problem, did_you_mean, first_few, in_order, with_article


def test_a_problem_is_one_line_of_place_message_and_remedy() -> None:
    assert str(Problem(Place("content/a.md", 3, 7), "is wrong", "write x")) == "content/a.md:3:7: is wrong; write x"
    assert str(Problem(Place("content/a.md"), "is odd", "", "warning")) == "content/a.md:1:1: warning: is odd"


@given(st.text(), st.text(), st.text())
def test_whatever_it_quotes_it_stays_in_its_line_and_can_be_printed(path: str, message: str, remedy: str) -> None:
    line = str(Problem(Place(path), message, remedy))
    assert line.splitlines() == [line]
    assert line.isprintable() or set(filter(lambda c: not c.isprintable(), line)) <= {"\u00a0", "\u202f"}
    line.encode()


def test_problems_are_sorted_by_place_and_told_once() -> None:
    a, b, c = (Problem(Place(path, line), "x") for path, line in [("a", 2), ("a", 10), ("b", 1)])
    assert in_order([c, b, a, b]) == (a, b, c)


@pytest.mark.parametrize(
    ("word", "remedy"),
    [("titel", "did you mean “title”?"), ("xyz", ""), ("", ""), ("t" * 100_000, ""), ("Slug", "did you mean “slug”?")],
)
def test_the_nearest_known_word_is_offered(word: str, remedy: str) -> None:
    assert did_you_mean(word, {"title", "slug", "summary"}) == remedy


def test_words_get_their_article() -> None:
    assert [with_article(kind) for kind in ("actor", "call", "source")] == ["an actor", "a call", "a source"]


def test_many_problems_of_a_kind_in_a_file_are_counted_and_others_told() -> None:
    many = [Problem(Place("a", n), f"unknown key `x{n}`", f"did you mean “y{n}”?") for n in range(1, 2001)]
    other = [Problem(Place("a", 2001), "is not UTF-8"), Problem(Place("b", 1), "unknown key `x`")]
    warned = [Problem(Place("c", n), f"the quotation has {n} words", "", "warning") for n in range(1, 22)]
    told = [str(problem) for problem in first_few([*many, *other, *warned])]
    assert told[:20] == [str(problem) for problem in many[:20]]
    assert told[20:23] == [
        "a:21:1: unknown key … – and 1,980 more of this kind in this file",
        "a:2001:1: is not UTF-8",
        "b:1:1: unknown key `x`",
    ]
    assert told[23 + 20 :] == ["c:21:1: warning: the quotation has … words – and 1 more of this kind in this file"]
