"""The code keeps the rules of the house; and the rules, tried on small invented houses, really catch their breach."""

from pathlib import Path

import pytest

from tests.architecture import violations

ROOT = Path(__file__).parent.parent


def test_the_code_keeps_the_rules_of_the_house() -> None:
    found = violations(ROOT)
    if found:
        pytest.fail("\n".join(["the rules of the house are broken:", *found]), pytrace=False)


def house(folder: Path, **modules: str) -> str:
    """What is wrong with a house of these modules: `content__body="import yaml"` is generator/content/body.py."""
    for name, text in modules.items():
        path = folder / "generator" / f"{name.replace('__', '/', 1) if not name.startswith('__') else name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'"""Said."""\n{text}\n', encoding="utf-8")
    for path in [folder / "generator", *filter(Path.is_dir, (folder / "generator").iterdir())]:
        if not (path / "__init__.py").exists():
            (path / "__init__.py").write_text('"""Said."""\n', encoding="utf-8")
    return "\n".join(violations(folder))


def test_an_orderly_house_has_no_violation(tmp_path: Path) -> None:
    says = house(
        tmp_path,
        problems="class Problem: ...",
        notation="import yaml\nfrom generator.problems import Problem",
        content____init__="from generator.content.parse import parse",
        content__parse="from generator import problems\nfrom .body import body",
        content__body="from markdown_it import MarkdownIt\ndef body(): ...",
        links____init__="from generator.links.resolve import resolve",
        links__resolve="from generator import __version__\nfrom generator.content import parse\ndef resolve(): ...",
        cli_words="import click",
        cli="def main():\n    from generator.links import resolve\n    from generator.cli_words import x",
        __main__="from generator.cli import main",
    )
    assert says == ""


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        (
            {"links__order": "import generator.pages"},
            "generator/links/order.py:2: links imports pages, which comes after it in the order of the house",
        ),
        (
            {"languages": "from generator.memo import remember", "memo": ""},
            "generator/languages.py:2: languages imports memo, which comes after it in the order of the house",
        ),
        (
            {"problems": "from generator.content import Entry", "content__entry": ""},
            "generator/problems.py:2: problems imports content, which comes after it in the order of the house",
        ),
        (
            {"__init__": "from generator.languages import Language", "languages": ""},
            "generator/__init__.py:2: the map of the house imports nothing",
        ),
        (
            {"pages__plan": "from generator import cli", "cli": ""},
            "generator/pages/plan.py:2: pages imports cli, which comes after it in the order of the house",
        ),
        (
            {"content__read": "def read():\n    from generator import articles", "articles__lines": ""},
            "generator/content/read.py:3: content imports no room, but this imports articles: "
            "they meet in the files and in notation",
        ),
        (
            {"links__resolve": "from generator.content.body import body", "content__body": "def body(): ..."},
            "generator/links/resolve.py:2: generator.content.body is imported past its front door: "
            "import the name from generator.content",
        ),
        (
            {"links__resolve": "from generator.content import body", "content__body": "def body(): ..."},
            "generator/links/resolve.py:2: generator.content.body is imported past its front door: "
            "import the name from generator.content",
        ),
        (
            {"links__resolve": "from ..content import body", "content__body": "def body(): ..."},
            "generator/links/resolve.py:2: generator.content.body is imported past its front door: "
            "import the name from generator.content",
        ),
        (
            {"pages__render": "import yaml"},
            "generator/pages/render.py:2: yaml is at home in notation.py or notation/*: "
            "what is needed of it here belongs there",
        ),
        (
            {"publish__write": "def write():\n    import livereload"},
            "generator/publish/write.py:3: livereload is at home in publish/serve*.py: "
            "what is needed of it here belongs there",
        ),
        (
            {"links__order": "import networkx.algorithms"},
            "generator/links/order.py:2: networkx has no home: name one in HOMES of tests/architecture.py "
            "and declare it in pyproject.toml",
        ),
        (
            {
                "pages__plan": "import typing\nif typing.TYPE_CHECKING:\n    from generator.links import Archive",
                "links__archive": "",
            },
            "generator/pages/plan.py:4: generator.links is imported behind TYPE_CHECKING: "
            "import it openly, or move what both sides need up",
        ),
        (
            {"content__parse": "from .body import a", "content__body": "def a():\n    from .parse import b"},
            "generator/content/body.py:1: imports go in a circle: generator.content.body → generator.content.parse "
            "→ generator.content.body",
        ),
        (
            {"content____init__": "from .parse import a", "content__parse": "from generator.content import b"},
            "generator/content/__init__.py:1: imports go in a circle: generator.content → generator.content.parse "
            "→ generator.content",
        ),
        (
            {"services__web": ""},
            "generator/services/__init__.py:1: services is not in the plan of the house: "
            "put this where its result belongs\n"
            "generator/services/web.py:1: services is not in the plan of the house: put this where its result belongs",
        ),
        (
            {"links__order": "class LinkManager: ...\nITEMS = ()\ndef sort(item): ..."},
            "generator/links/order.py:2: LinkManager is called “manager”, which says nothing: say what it makes\n"
            "generator/links/order.py:3: ITEMS is called “item”, which says nothing: say what it makes",
        ),
        (
            {"pages__url_utils": ""},
            "generator/pages/url_utils.py:1: url_utils is called “util”, which says nothing: say what it makes",
        ),
        (
            {"links____init__": "__all__ = ['a', 'b', 'c', 'd', 'e', 'f', 'g']"},
            "generator/links/__init__.py:2: a front door of 7 names, at most 6: hand over one thing that holds them",
        ),
        (
            {"links__order": "def order():\n" + "    x = 1\n" * 60},
            "generator/links/order.py:2: order has 61 lines, at most 60: name its steps",
        ),
        (
            {"links__order": "x = 1\n" * 300},
            "generator/links/order.py:301: 302 lines, at most 300: find what is a part of its own",
        ),
    ],
)
def test_a_breach_is_told_with_its_place(tmp_path: Path, modules: dict[str, str], expected: str) -> None:
    assert house(tmp_path, **modules) == expected


def test_a_module_without_docstring_is_told(tmp_path: Path) -> None:
    (tmp_path / "generator").mkdir()
    (tmp_path / "generator" / "problems.py").write_text("x = 1\n", encoding="utf-8")
    assert violations(tmp_path) == (
        "generator/problems.py:1: no docstring: say what comes in, what goes out, and the one surprising thing",
    )


def test_a_third_party_type_behind_type_checking_is_allowed_at_its_home_only(tmp_path: Path) -> None:
    hidden = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from jinja2 import Environment"
    assert house(tmp_path, pages__templates=hidden, links__order=hidden) == (
        "generator/links/order.py:4: jinja2 is at home in pages/*: what is needed of it here belongs there"
    )
