"""The code keeps the rules of the house; and the rules, tried on small invented houses, really catch their breach."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture import PLAN, violations

ROOT = Path(__file__).parent.parent


def test_the_code_keeps_the_rules_of_the_house() -> None:
    found = violations(ROOT)
    if found:
        pytest.fail("\n".join(["the rules of the house are broken:", *found]), pytrace=False)


@pytest.mark.parametrize("folder", [folder for folder in PLAN if folder and not folder.startswith("articles")])
def test_each_folder_says_how_to_read_it_in_the_order_of_the_plan(folder: str) -> None:
    said = ast.get_docstring(ast.parse((ROOT / "generator" / folder / "__init__.py").read_text("utf-8"))) or ""
    (order,) = re.findall(r"^Read in this order: (.*?)(?:\n\n|$(?!\n))", said, re.DOTALL | re.MULTILINE)
    named = [name for name in re.findall(r"`(\w+)`", order) if name in PLAN[folder].split()]
    assert named == PLAN[folder].split()


def test_the_generator_imports_no_test_and_tests_import_no_tool() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for folder, forbidden in (("generator", "tests|tools"), ("tests", "tools"))
        for path in (ROOT / folder).rglob("*.py")
        if re.search(rf"^ *(?:from|import) (?:{forbidden})\b", path.read_text("utf-8"), re.MULTILINE)
    }
    assert found == set(), "move what both need to tests/"


def house(folder: Path, **modules: str) -> str:
    """What is wrong with a house of these modules: `content__body="import yaml"` is generator/content/body.py."""
    package = folder / "generator"
    for name, text in modules.items():
        place = re.sub(r"(?<=[a-z0-9])__(?=[a-z_])(?!$)", "/", name)
        path = package / f"{place}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'"""Said."""\n{text}\n', encoding="utf-8")
    for path in [package, *filter(Path.is_dir, package.rglob("*"))]:
        if not (path / "__init__.py").exists():
            (path / "__init__.py").write_text('"""Said."""\n', encoding="utf-8")
    return "\n".join(violations(folder))


def test_an_orderly_house_has_no_violation(tmp_path: Path) -> None:
    says = house(
        tmp_path,
        base__problems="class Problem: ...",
        base__notation__nodes="import yaml\nfrom generator.base.problems import Problem",
        content____init__="from generator.content.parse import parse",
        content__parse="from generator.base import problems\nfrom .body.read import body",
        content__body__inline="from markdown_it.token import Token",
        content__body__read="from generator.content.body.inline import Token\ndef body(): ...",
        links____init__="from generator.links.resolve import resolve",
        links__resolve="from generator import __version__\nfrom generator.content import parse\ndef resolve(): ...",
        commands__completion="import click",
        commands__cli="def main():\n    from generator.links import x\n    from generator.commands.completion import y",
        __main__="from generator.commands.cli import main",
    )
    assert says == ""


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        (
            {"links__order": "import generator.pages"},
            "generator/links/order.py:2: "
            "links imports pages, which comes after it in generator: "
            "move what both need before links, or change the order in PLAN of tests/architecture.py",
        ),
        (
            {"base__languages": "from generator.base.memo import remember", "base__memo": ""},
            "generator/base/languages.py:2: "
            "languages imports memo, which comes after it in generator/base: "
            "move what both need before languages, or change the order in PLAN of tests/architecture.py",
        ),
        (
            {"pages__words__formats": "from generator.pages.site.plan import Page", "pages__site__plan": ""},
            "generator/pages/words/formats.py:2: "
            "words imports site, which comes after it in generator/pages: "
            "move what both need before words, or change the order in PLAN of tests/architecture.py",
        ),
        (
            {"base__problems": "from generator.content import Entry", "content__entry": ""},
            "generator/base/problems.py:2: "
            "base imports content, which comes after it in generator: "
            "move what both need before base, or change the order in PLAN of tests/architecture.py",
        ),
        (
            {"__init__": "from generator.base.languages import Language", "base__languages": ""},
            "generator/__init__.py:2: the map of the house imports nothing",
        ),
        (
            {"pages__render": "from generator.commands import cli", "commands__cli": ""},
            "generator/pages/render.py:2: "
            "pages imports commands, which comes after it in generator: "
            "move what both need before pages, or change the order in PLAN of tests/architecture.py",
        ),
        (
            {"content__read": "def read():\n    from generator import articles", "articles__article": ""},
            "generator/content/read.py:3: content imports no room, but this imports articles: "
            "they meet in the files and in notation",
        ),
        (
            {"links__resolve": "from generator.content.parse import body", "content__parse": "def body(): ..."},
            "generator/links/resolve.py:2: generator.content.parse is imported past its front door: "
            "import the name from generator.content",
        ),
        (
            {"links__resolve": "from generator.content import parse", "content__parse": "def body(): ..."},
            "generator/links/resolve.py:2: generator.content.parse is imported past its front door: "
            "import the name from generator.content",
        ),
        (
            {"links__resolve": "from ..content import parse", "content__parse": "def body(): ..."},
            "generator/links/resolve.py:2: generator.content.parse is imported past its front door: "
            "import the name from generator.content",
        ),
        (
            {"pages__render": "import yaml"},
            "generator/pages/render.py:2: yaml is at home in base/notation/*: what is needed of it here belongs there",
        ),
        (
            {"publish__write": "def write():\n    import livereload"},
            "generator/publish/write.py:3: livereload is at home in commands/preview/*: "
            "what is needed of it here belongs there",
        ),
        (
            {"links__order": "import networkx.algorithms"},
            "generator/links/order.py:2: networkx has no home: name one in HOMES of tests/architecture.py "
            "and declare it in pyproject.toml",
        ),
        (
            {
                "pages__render": "import typing\nif typing.TYPE_CHECKING:\n    from generator.links import Archive",
                "links__archive": "",
            },
            "generator/pages/render.py:4: generator.links is imported behind TYPE_CHECKING: "
            "import it openly, or move what both sides need up",
        ),
        (
            {"content__parse": "from .checks import a", "content__checks": "def a():\n    from .parse import b"},
            "generator/content/checks.py:1: imports go in a circle: generator.content.checks → generator.content.parse "
            "→ generator.content.checks\n"
            "generator/content/checks.py:3: "
            "checks imports parse, which comes after it in generator/content: "
            "move what both need before checks, or change the order in PLAN of tests/architecture.py",
        ),
        (
            {"content____init__": "from .parse import a", "content__parse": "from generator.content import b"},
            "generator/content/__init__.py:1: imports go in a circle: generator.content → generator.content.parse "
            "→ generator.content",
        ),
        (
            {"services____init__": ""},
            "generator/services/__init__.py:1: services is not in the plan of the house: "
            "put this where its result belongs, and give it its place in PLAN of tests/architecture.py",
        ),
        (
            {"links__web": ""},
            "generator/links/web.py:1: web is not in the plan of the house: "
            "put this where its result belongs, and give it its place in PLAN of tests/architecture.py",
        ),
        (
            {"links__order": "class LinkManager: ...\nITEMS = ()\ndef sort(item): ..."},
            "generator/links/order.py:2: LinkManager is called “manager”, which says nothing: say what it makes\n"
            "generator/links/order.py:3: ITEMS is called “item”, which says nothing: say what it makes",
        ),
        (
            {"pages__url_utils": ""},
            "generator/pages/url_utils.py:1: url_utils is called “util”, which says nothing: say what it makes\n"
            "generator/pages/url_utils.py:1: url_utils is not in the plan of the house: "
            "put this where its result belongs, and give it its place in PLAN of tests/architecture.py",
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
    (tmp_path / "generator" / "build.py").write_text("x = 1\n", encoding="utf-8")
    assert violations(tmp_path) == (
        "generator/build.py:1: no docstring: say what comes in, what goes out, and the one surprising thing",
    )


def test_a_third_party_type_behind_type_checking_is_allowed_at_its_home_only(tmp_path: Path) -> None:
    hidden = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from jinja2 import Environment"
    assert house(tmp_path, pages__theme__templates=hidden, links__order=hidden) == (
        "generator/links/order.py:4: jinja2 is at home in pages/*: what is needed of it here belongs there"
    )


def test_a_folder_is_taken_in_at_a_glance(tmp_path: Path) -> None:
    says = house(tmp_path, **{f"links__part{n}": "" for n in range(15)})
    assert "generator/links/__init__.py:1: 15 modules in one folder, at most 14: find which of them make a room" in says


def test_the_plan_names_nothing_that_is_not_there() -> None:
    package = ROOT / "generator"
    named = [f"{folder}/{name}".lstrip("/") for folder, names in PLAN.items() for name in names.split()]
    assert [
        n for n in named if not (package / f"{n}.py").is_file() and not (package / n / "__init__.py").is_file()
    ] == []
