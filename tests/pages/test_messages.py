"""Every interface word is in every catalogue of the theme, and none is left over."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.pages.theme import messages
from generator.pages.theme.messages import Message, by_variable, compared, extracted, main

ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes" / "default"
CODE = ROOT / "generator" / "pages"


@pytest.fixture(scope="module", autouse=True)
def extracted_once() -> Iterator[None]:
    """The code and the templates do not change, and are gone through once."""
    once = cache(extracted)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "extracted", lambda code, templates: once(code, tuple(templates)))
        yield


def told(locales: Path) -> list[str]:
    found = compared(sorted(locales.glob("*.po")), CODE, [THEME / "templates"])
    return [f"{file.name}:{line}: {what}: {message.meaning}|{message.text}" for file, what, message, line in found]


def test_the_catalogues_of_the_theme_are_complete_and_hold_nothing_else() -> None:
    assert told(THEME / "locales") == []


def test_messages_are_found_in_code_and_templates(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "templates").mkdir()
    code = 'text = site.catalogue.text\ntext("One")\ncatalogue.count("%(num)s a", "%(num)s b", 3)\n'
    code += 'message("Four")\nc.word("status", "held")\nf"{c.word(\'anchor\', \'point\')}-1"\n'
    (tmp_path / "code" / "a.py").write_text(code + "c.word('medium', facts.medium)\n", encoding="utf-8")
    (tmp_path / "templates" / "a.html").write_text('{{ _("Two") }}{% trans x=1 %}Three {{ x }}{% endtrans %}', "utf-8")
    assert extracted(tmp_path / "code", [tmp_path / "templates"]) == {
        Message("", "One"), Message("", "%(num)s a", "%(num)s b"), Message("status", "held"), Message("", "Two"),
        Message("", "Four"),
        Message("", "Three %(x)s"), Message("locale", "en_GB"), Message("anchor", "point"),
    }  # fmt: skip
    assert by_variable(tmp_path / "code") == {"medium"}


def copied(folder: Path, old: str, new: str) -> Path:
    """The theme's catalogues with a change in the German one."""
    shutil.copytree(THEME / "locales", folder / "locales")
    german = folder / "locales" / "de.po"
    text = german.read_text("utf-8")
    assert old in text
    german.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder / "locales"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('msgid "Summary"\nmsgstr "Zusammenfassung"', 'msgid "Summery"\nmsgstr "Sommerlich"', "unused: |Summery"),
        ('msgid "Summary"\nmsgstr "Zusammenfassung"\n', "", "missing: |Summary"),
        ('msgid "Summary"\nmsgstr "Zusammenfassung"', 'msgid "Summary"\nmsgstr ""', "untranslated: |Summary"),
        ('msgstr[1] "%(num)s Telefonate"', 'msgstr[1] ""', "untranslated: |%(num)s call"),
        ('msgctxt "address"\nmsgid "calls"\nmsgstr "gespraeche"\n', "", "missing: address|calls"),
        ('msgctxt "status"\nmsgid "announced"', 'msgctxt "status"\nmsgid "announcd"', "missing: status|announced"),
    ],
)
def test_what_is_not_in_order_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert [line for line in told(copied(tmp_path, old, new)) if line.endswith(expected)]


def test_a_missing_message_is_added_to_be_translated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    locales = copied(tmp_path, 'msgid "Summary"\nmsgstr "Zusammenfassung"\n', "")
    assert main(["--check", str(locales)]) == 1
    before = (locales / "de.po").read_text("utf-8")
    assert 'msgid "Summary"' not in before
    assert main([str(locales)]) == 1
    assert (locales / "de.po").read_text("utf-8") == before + '\nmsgid "Summary"\nmsgstr ""\n'
    assert "missing: “Summary”" in capsys.readouterr().err
    (locales / "de.po").write_text(before + '\nmsgid "Summary"\nmsgstr "Zusammenfassung"\n', encoding="utf-8")
    assert main([str(locales)]) == 0
