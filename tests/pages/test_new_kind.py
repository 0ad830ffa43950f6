"""A new kind of page takes the steps that CONTRIBUTING shows: they are followed here to the letter, in a copy."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import lxml.html
import pytest

from generator.commands.editing.init import write_archive
from tests import architecture

ROOT = Path(__file__).parents[2]


def steps() -> dict[str, str]:
    """The code of each step by the path that it names in its first line."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    recipe = text.partition("### A new kind of page")[2].partition("\n### ")[0]
    blocks = (dedent(block) for block in re.findall(r"^ *```\w+\n(.*?)^ *```$", recipe, re.DOTALL | re.MULTILINE))
    first = (block.partition("\n") for block in blocks)
    return {line.strip("{}# "): code for line, _, code in first}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code and the theme after the four steps, and a site built with them in `site/`."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("generator", "themes"):
        shutil.copytree(ROOT / name, copy / name)
    for path, code in steps().items():
        file = copy / path
        if not file.exists():
            file.write_text(code, "utf-8")
        elif file.suffix == ".po":
            file.write_text(file.read_text("utf-8") + "\n" + code, "utf-8")
        else:
            imports, _, row = code.partition("\n\n")
            before, rows, after = file.read_text("utf-8").partition("_ROWS = (\n")
            assert rows
            row_end = after.index("    # Files that are no pages.\n")
            docstring, _, rest = before.partition("\nfrom ")
            file.write_text(
                f"{docstring}\n{imports}\nfrom {rest}{rows}{after[:row_end]}{row}{after[row_end:]}", "utf-8"
            )
    write_archive(copy / "archive")
    built = run(copy, "-m", "generator", "build", "--archive", "archive", "--output", "site", "--no-search")
    assert (built.returncode, built.stderr) == (0, "")
    return copy


def run(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": ""}  # compile the copy once
    return subprocess.run(
        [sys.executable, *words], cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def page(copy: Path, path: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((copy / "site" / path / "index.html").read_text("utf-8"))


def addresses(of: lxml.html.HtmlElement, path: str) -> list[str]:
    return [str(href) for href in of.xpath(path)]


def test_the_steps_name_a_view_a_template_a_row_and_the_words_of_each_language() -> None:
    assert list(steps()) == [
        "generator/pages/kinds/glossary.py", "themes/default/templates/glossary.html", "generator/pages/kinds/table.py",
        "themes/default/locales/de.po", "themes/default/locales/en.po",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "title", "topic"), [("de/glossar", "Glossar", "Handel"), ("en/glossary", "Glossary", "Trade")]
)
def test_the_page_is_rendered_in_each_language_with_its_words(copy: Path, path: str, title: str, topic: str) -> None:
    shown = page(copy, path)
    assert shown.xpath("string(//h1)") == title
    assert topic in shown.xpath("string(//main)")
    assert addresses(shown, "//meta[@name='page-type']/@content") == ["glossary"]
    assert addresses(shown, "//meta[@name='robots']/@content") == []


def test_each_language_leads_to_the_page_and_the_page_to_its_like(copy: Path) -> None:
    for home, here, there in (("de", "de/glossar/", "en/glossary/"), ("en", "en/glossary/", "de/glossar/")):
        assert [href for href in addresses(page(copy, home), "//footer//a/@href") if href.endswith("/" + here)]
        shown = page(copy, here)
        assert [href for href in addresses(shown, "//nav//a/@href") if href.endswith("/" + there)]
        assert [href for href in addresses(shown, "//link[@rel='alternate']/@href") if href.endswith("/" + there)]


def test_the_page_is_in_the_sitemap_in_each_language(copy: Path) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", (copy / "site" / "sitemap.xml").read_text("utf-8"))
    assert len([place for place in listed if place.endswith(("/de/glossar/", "/en/glossary/"))]) == 2


def test_the_page_is_rendered_anew_when_a_topic_changes_and_left_where_none_did(copy: Path) -> None:
    words = ("-m", "generator", "build", "--archive", "archive", "--no-search", "--output")
    assert ": 0 written" in run(copy, *words, "site").stdout
    (topic,) = copy.glob("archive/content/topics/handel.en.md")
    topic.write_text(topic.read_text("utf-8").replace("title: Trade", "title: Commerce"), "utf-8")
    assert run(copy, *words, "site").returncode == 0
    assert "Commerce" in page(copy, "en/glossary").xpath("string(//main)")


def test_the_catalogues_are_complete_with_its_words_and_lack_nothing_else_without(copy: Path) -> None:
    (copy / "content").mkdir()
    site = "title: {de: A, en: A}\nlanguages: [de, en]\nbase_url: https://example.org/\n"
    (copy / "content" / "site.yaml").write_text(site, encoding="utf-8")
    german = copy / "themes" / "default" / "locales" / "de.po"
    whole = german.read_text("utf-8")
    german.write_text(whole.replace(steps()["themes/default/locales/de.po"], ""), "utf-8")
    missing = run(copy, "-m", "generator", "messages", "--check")
    german.write_text(whole, "utf-8")
    assert missing.returncode == 1
    assert "en.po: complete" in missing.stdout
    assert re.findall(r"/de.po.*there is no message (.*);", missing.stderr) == ["“Glossary”", "“glossary (address)”"]


def test_the_rules_of_the_house_ask_for_its_place_in_the_plan_and_nothing_else(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [violation.partition(": ")[2].partition(":")[0] for violation in architecture.violations(copy)]
    assert asked == [
        "glossary is not in the plan of the house",
        "table imports glossary, which comes after it in generator/pages/kinds",
    ]
    plan = architecture.PLAN["pages/kinds"]
    monkeypatch.setitem(architecture.PLAN, "pages/kinds", plan.replace("table", "glossary table"))
    assert architecture.violations(copy) == ()
