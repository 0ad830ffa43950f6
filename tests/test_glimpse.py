"""What the preview shows before it builds: equal to what the build makes of it, or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build
from generator.commands.preview.glimpse import Glimpse, Known, glimpse
from tests.pages.small_sites import CALL_DE, THEME
from tests.serving import small_archive

CALL, PERSON, TOPIC = "content/calls/ruf.de.md", "content/actors/ada-alt.de.md", "content/topics/getreide.de.md"
PAGES = ("de/gespraeche/ruf/index.html", "en/calls/ruf/index.html", "de/akteure/ada-alt/index.html",
         "de/themen/getreide/index.html")  # fmt: skip


def built(folder: Path) -> Known:
    """The archive in `folder`, built into `site` beside it, and what that build knew."""
    known: list[Known] = []
    made = build(
        folder, folder.parent / "site", search=False, known=lambda read, plan: known.append(Known(folder, read, plan))
    )
    assert not made.stopped, made.problems
    return known[0]


def seen(known: Known, path: str, old: str, new: str, shown: tuple[str, ...] = PAGES) -> Glimpse | None:
    """A glimpse after `old` was changed into `new` in one file."""
    file = known.folder / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    return glimpse(known, [path], shown)


@pytest.mark.parametrize(
    ("path", "old", "new", "page"),
    [
        (CALL, "rief an", "meldete sich", PAGES[0]),
        (CALL, "Es gibt Getreide", "Es gibt <actor:bo-neu> und Getreide", PAGES[0]),
        (CALL, "title: Ada und Bo", "title: Beide", PAGES[0]),
        (CALL, "<source:artikel#p1>", "<source:artikel#p4>\n\n## Neu\n\nEin Absatz.", PAGES[0]),
        (CALL, "duration: 1h,", "duration: 2h,", PAGES[0]),
        (CALL, "rief an", "rief an", PAGES[0]),
        ("content/calls/ruf.en.md", "There is grain", "There is much grain", PAGES[1]),
        (PERSON, "role_titles: {p: Präsidentin}", "role_titles: {p: Kanzlerin}", PAGES[2]),
        (TOPIC, "---\ntitle: Getreide\n---\n", "---\ntitle: Getreide\n---\n\nÜber <actor:ada-alt>.\n", PAGES[3]),
    ],
    ids=["prose", "statement", "title", "citation", "fact", "nothing", "translation", "role", "topic"],
)
def test_the_page_of_a_changed_entry_is_what_the_build_makes_of_it(
    tmp_path: Path, path: str, old: str, new: str, page: str
) -> None:
    known = built(small_archive(tmp_path / "archive"))
    found = seen(known, path, old, new)
    assert found
    built(known.folder)
    assert found.files[page].decode() == (tmp_path / "site" / page).read_text("utf-8")
    assert found.files.keys() == set(PAGES)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CALL, "date: 2025-02-12", "date: 2025-02-11"),
        (CALL, "[ada-alt, bo-neu]", "[ada-alt, haus]"),
        (CALL, "status: held", "status: held\nslug: anders"),
        (CALL, "status: held", "status: held\ndraft: true"),
        (PERSON, "name: Ada Alt", "name: Ada Uralt"),
        ("content/site.yaml", "Archiv", "Register"),
    ],
    ids=["date", "participants", "address", "draft", "address from a name", "configuration"],
)
def test_where_an_entry_moves_in_the_archive_there_is_no_glimpse(tmp_path: Path, path: str, old: str, new: str) -> None:
    assert seen(built(small_archive(tmp_path / "archive")), path, old, new) is None


@pytest.mark.parametrize("change", [Path.unlink, lambda file: file.with_name("neu.de.md").write_text(CALL_DE)])
def test_a_new_or_deleted_file_is_for_the_build(tmp_path: Path, change: Callable[[Path], object]) -> None:
    known = built(small_archive(tmp_path / "archive"))
    change(known.folder / CALL)
    assert glimpse(known, [CALL, "content/calls/neu.de.md"], PAGES) is None


def test_a_mistake_is_told_as_the_build_tells_it_and_nothing_is_shown(tmp_path: Path) -> None:
    known = built(small_archive(tmp_path / "archive"))
    for old, new in (("title:", "titel:"), ("titel:", "title:"), ("<actor:ada-alt>", "<actor:ada-allt>")):
        found = seen(known, CALL, old, new)
        assert found
        made = build(known.folder, tmp_path / "site", search=False)
        assert (bool(found.files), found.problems) == (not made.stopped, made.problems)
    assert any("did you mean “ada-alt”?" in str(problem) for problem in found.problems)


def test_a_template_a_style_and_a_word_are_seen_on_the_pages_that_are_open(tmp_path: Path) -> None:
    known = built(small_archive(tmp_path / "archive"))
    own = known.folder / "themes" / "default"
    for name in ("templates/call.html", "static/style.css", "locales/de.po"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        text = (THEME / name).read_text("utf-8").replace("<h1", "<p>Aus der Vorlage</p><h1", 1)
        (own / name).write_text(text.replace('msgstr "Quellen"', 'msgstr "Belege"'), "utf-8")
    (own / "static" / "style.css").write_text("h1 { color: red }", "utf-8")
    changed = [f"themes/default/{name}" for name in ("templates/call.html", "static/style.css", "locales/de.po")]
    found = glimpse(known, changed, (PAGES[0], "static/style.css"))
    assert found
    assert found.files["static/style.css"] == b"h1{color: red}"
    page = found.files[PAGES[0]].decode()
    assert "Aus der Vorlage" in page
    assert "Belege" in page
    built(known.folder)
    assert page == (tmp_path / "site" / PAGES[0]).read_text("utf-8")


def test_a_warning_elsewhere_stays_and_one_that_is_mended_goes(tmp_path: Path) -> None:
    archive = small_archive(tmp_path / "archive", {"calls/ruf.de.md": CALL_DE + "\n<b>x</b>\n"})
    known = built(archive)
    assert {problem.severity for problem in known.loaded.problems} == {"warning"}
    same = seen(known, TOPIC, "---\ntitle: Getreide\n---\n", "---\ntitle: Getreide\n---\n\nNeu.\n")
    assert same
    assert same.problems == known.loaded.problems
    mended = seen(known, CALL, "<b>x</b>", "x")
    assert mended
    assert mended.problems == ()
