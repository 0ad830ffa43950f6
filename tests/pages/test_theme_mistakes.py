"""A mistake in an own theme is one sentence with file and line, whichever command meets it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.base.problems import SetupError
from generator.build import build
from generator.commands.checking.check import check
from tests.serving import small_archive

MISTAKES = {
    "an attribute": (
        '{% extends "default/call.html" %}\n{% block main %}\n<p>{{ page.nothing }}</p>\n{% endblock %}\n',
        "themes/default/templates/call.html:3: `CallView` has no `nothing`; ",
    ),
    "a name": (
        '{% extends "default/call.html" %}\n{% block main %}{{ nothing }}{% endblock %}\n',
        "themes/default/templates/call.html:2: 'nothing' is undefined; ",
    ),
    "syntax": (
        '{% extends "default/call.html" %}\n{% block main %}\n{{ page.head. }}\n{% endblock %}\n',
        "themes/default/templates/call.html:3: ",
    ),
    "a block": (
        '{% extends "default/call.html" %}\n\n{% block acounts %}x{% endblock %}\n',
        "themes/default/templates/call.html:3: `default/call.html` has no block `acounts`; did you mean “accounts”?",
    ),
    "a template": (
        '{% extends "default/cal.html" %}\n',
        "themes/default/templates/call.html:1: there is no template `default/cal.html`",
    ),
    "itself": ('{% extends "call.html" %}\n', "themes/default/templates/call.html:1: `call.html` extends itself; "),
    "arithmetic": (
        '{% extends "default/call.html" %}\n{% block main %}\n\n{{ 1 + page.head.title }}{% endblock %}\n',
        "themes/default/templates/call.html:4: unsupported operand",
    ),
}


@pytest.mark.parametrize("run", [check, lambda a: build(a, a / "site", search=False)], ids=["check", "build"])
@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_template_is_told_with_its_place(
    tmp_path: Path, name: str, run: Callable[[Path], object]
) -> None:
    archive = small_archive(tmp_path)
    text, said = MISTAKES[name]
    (archive / "themes/default/templates").mkdir(parents=True)
    (archive / "themes/default/templates/call.html").write_text(text, "utf-8")
    with pytest.raises(SetupError) as told:
        run(archive)
    assert str(told.value).startswith(said)
    assert "\n" not in str(told.value)


def test_blocks_of_ones_own_inside_known_ones_are_no_mistake(tmp_path: Path) -> None:
    archive = small_archive(tmp_path)
    (archive / "themes/default/templates").mkdir(parents=True)
    text = '{% extends "default/call.html" %}\n{% block main %}{% block mine %}Mine{% endblock %}{% endblock %}\n'
    (archive / "themes/default/templates/call.html").write_text(text, "utf-8")
    assert not build(archive, tmp_path / "site", search=False).stopped
