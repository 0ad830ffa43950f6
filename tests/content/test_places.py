"""The place of a problem in a footnote in the line, which the parser gives no line for."""

import pytest

from generator.base.languages import Language
from generator.content import parse

HEAD = "---\ntitle: A\n---\n"


@pytest.mark.parametrize(
    "body",
    [
        "Eins^[zwei {.a=b drei].\n",
        "zwei\n\nEins^[zwei {.a=b drei].\n",
        "Eins[^1]\n\nund^[zwei\n{.a=b drei].\n\n[^1]: zwei\n",
        "Eins[^1]^[ein\nlanger Satz\nund {.a=b].\n\n[^1]: ein\n",
        "> Eins[^1]^[zwei {.a=b]\n\n[^1]: drei\n",
    ],
)
def test_a_problem_in_a_footnote_in_the_line_is_reported_where_it_stands(body: str) -> None:
    _, problems = parse("content/x.de.md", "page", "x", Language("de"), HEAD + body, "0")
    lines = (HEAD + body).split("\n")
    at = next((n, line.index("{") + 1) for n, line in enumerate(lines, 1) if "{" in line)
    assert [(p.place.line, p.place.column) for p in problems if "attributes" in p.message] == [at]
