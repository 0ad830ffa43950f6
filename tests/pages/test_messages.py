"""Every interface word is in every catalogue of the theme, and none is left over."""

import shutil
from pathlib import Path

import pytest

from generator.base.languages import Language
from generator.pages.theme.messages import Message, by_variable, compared, extracted
from generator.pages.words.catalogues import read_catalogue
from tests.commands import briefings

ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes" / "default"


def told(locales: Path) -> list[str]:
    found = compared(sorted(locales.glob("*.po")), [locales.parent])
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
    """The theme with a change in its German catalogue."""
    shutil.copytree(THEME, folder, dirs_exist_ok=True)
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


SITE = "title: {de: A, en: A, es: A}\nlanguages: [de, en, es]\nbase_url: https://example.org/\n"


def small(folder: Path, theme: str = "default") -> Path:
    (folder / "content").mkdir()
    (folder / "content" / "site.yaml").write_text(f"{SITE}theme: {theme}\n", encoding="utf-8")
    return folder / "themes" / theme / "locales"


def test_a_missing_message_is_added_to_be_translated(tmp_path: Path) -> None:
    locales = small(tmp_path, "eigen")
    locales.mkdir(parents=True)
    (locales.parent / "templates").mkdir()
    (locales.parent / "templates" / "page.html").write_text('{{ _("Our own words") }}', encoding="utf-8")
    (locales / "de.po").write_text('msgid "Sources"\nmsgstr "Belege"\n', encoding="utf-8")
    assert briefings("messages", "de", "--check", "--archive", str(tmp_path))[0] == 1
    assert "Our own words" not in (locales / "de.po").read_text("utf-8")

    code, said, problems = briefings("messages", "de", "--archive", str(tmp_path))

    assert (code, said) == (0, "themes/eigen/locales/de.po: 1 message to translate or remove\n")
    assert problems == (
        "themes/eigen/locales/de.po:3:1: warning: not translated: “Our own words”; write its `msgstr`\n"
    )
    text = (locales / "de.po").read_text("utf-8")
    assert text == 'msgid "Sources"\nmsgstr "Belege"\n\nmsgid "Our own words"\nmsgstr ""\n'
    (locales / "de.po").write_text(text.replace('msgstr ""', 'msgstr "Eigenes"'), encoding="utf-8")
    assert briefings("messages", "de", "--check", "--archive", str(tmp_path)) == (
        0, "themes/eigen/locales/de.po: complete\n", "",
    )  # fmt: skip


def test_a_language_without_a_catalogue_gets_one_by_the_command_that_the_warning_names(tmp_path: Path) -> None:
    locales = small(tmp_path)

    code, said, problems = briefings("messages", "es", "--archive", str(tmp_path))

    assert (code, [file.name for file in locales.glob("*")]) == (0, ["es.po"])
    assert said.startswith("themes/default/locales/es.po: ")
    assert "more of this kind" in problems
    text = (locales / "es.po").read_text("utf-8")
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text
    assert '#. English: by telephone\nmsgctxt "medium"\nmsgid "phone"\nmsgstr ""' in text
    catalogue = read_catalogue(Language("es"), (locales.parent, THEME))
    assert (catalogue.there, catalogue.locale, catalogue.word("medium", "phone")) == (True, "es", "by telephone")
    assert catalogue.count("%(num)s call", "%(num)s calls", 2) == "2 calls"
    assert catalogue.word("address", "calls") == "calls"


def test_what_is_translated_counts_and_the_rest_is_said_in_english(tmp_path: Path) -> None:
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "pt.po").write_text('msgid "Sources"\nmsgstr "Fontes"\n', encoding="utf-8")
    catalogue = read_catalogue(Language("pt-BR"), (tmp_path, THEME))
    assert (catalogue.locale, catalogue.text("Sources"), catalogue.text("Topics")) == ("pt_BR", "Fontes", "Topics")
    assert catalogue.word("discrepancy", "duration") == "The figures for the duration differ"


def test_no_catalogue_is_made_for_what_is_no_language(tmp_path: Path) -> None:
    small(tmp_path)
    code, _, problems = briefings("messages", "../../es", "--archive", str(tmp_path))
    assert (code, problems) == (2, "briefings: “../../es” is no language tag; write it as fr or pt-BR\n")
