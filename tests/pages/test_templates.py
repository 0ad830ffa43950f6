"""Templates are compiled once, kept between builds, and never from content."""

from pathlib import Path

import pytest

from generator.base.languages import Language
from generator.base.problems import SetupError
from generator.pages.theme import templates
from generator.pages.theme.templates import environments
from generator.pages.words.catalogues import read_catalogue
from tests.pages.small_sites import DE, EN, THEME

CATALOGUES = {language: read_catalogue(language, [THEME]) for language in (DE, EN)}


def test_compiled_templates_are_kept_between_builds_and_follow_their_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme, kept = tmp_path / "theme", tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setattr(templates, "cache_folder", lambda name: kept)
    (theme / "templates").mkdir(parents=True)
    (theme / "templates" / "a.html").write_text('{{ _("Sources") }}', "utf-8")
    for _ in range(2):
        both = environments([theme], CATALOGUES)
        assert [both[tag].get_template("a.html").render() for tag in (DE, EN)] == ["Quellen", "Sources"]
    assert len(list(kept.rglob("*.bin"))) == 1
    (theme / "templates" / "a.html").write_text("anders", "utf-8")
    assert environments([theme], CATALOGUES)[DE].get_template("a.html").render() == "anders"


def test_what_a_view_does_not_have_is_an_error_and_text_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text("{{ page.nothing }}", "utf-8")
    (tmp_path / "templates" / "b.html.j2").write_text('<p title="{{ page }}">', "utf-8")
    german = environments([tmp_path], CATALOGUES)[DE]
    with pytest.raises(AttributeError):
        german.get_template("a.html").render(page="")
    assert german.from_string("{{ page.nothing is defined }} {{ loop is defined }}").render(page="") == "False False"
    assert german.get_template("b.html.j2").render(page='"><b>{{ 7 }}') == '<p title="&#34;&gt;&lt;b&gt;{{ 7 }}">'


def test_a_catalogue_that_is_none_is_a_wrong_set_up(tmp_path: Path) -> None:
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "de.po").write_text("no catalogue\n", "utf-8")
    with pytest.raises(SetupError, match=r"locales/de\.po is no message catalogue"):
        read_catalogue(DE, [tmp_path, THEME])


@pytest.mark.parametrize("translation", ["%(zahl)s Quellen", "100 % von %(num)s"])
def test_a_translation_that_cannot_be_filled_in_is_a_wrong_set_up(tmp_path: Path, translation: str) -> None:
    (tmp_path / "locales").mkdir()
    entry = f'msgid "%(num)s source"\nmsgid_plural "%(num)s sources"\nmsgstr[0] "x"\nmsgstr[1] "{translation}"\n'
    (tmp_path / "locales" / "de.po").write_text(entry, "utf-8")
    with pytest.raises(SetupError, match=r"cannot be filled in; between % signs stands %\(num\)s"):
        read_catalogue(DE, [tmp_path, THEME])


def test_a_language_without_a_catalogue_is_shown_in_english() -> None:
    spanish = read_catalogue(Language("es"), [THEME])
    assert spanish.text("Sources") == "Sources"
    assert spanish.count("%(num)s call", "%(num)s calls", 2) == "2 calls"
    assert spanish.word("basis", "full") == "own text, in full"
    assert (spanish.locale, spanish.there, spanish.tongue()) == ("es", False, "Spanish")
