"""The review of an archive: each warning where it belongs, and none on the sample archive."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.base.problems import Problem
from generator.commands.checking.check import check
from generator.commands.editing.init import write_archive

CALL = "content/calls/2025-01-15-muster-beispiel.de.md"
PAGES = ("impressum.de", "impressum.en", "ueber.de", "ueber.en")
SOURCE = "content/sources/2025-01-16-musterblatt.de.md"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write_archive(tmp_path)
    return tmp_path


def told(archive: Path) -> tuple[Problem, ...]:
    """What is wrong with an archive, besides what only its owner can fill in."""
    return tuple(problem for problem in check(archive).problems if problem.severity != "note")


def add(path: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / path).write_text((folder / path).read_text() + text)


def put(path: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: (folder / path).write_text((folder / path).read_text().replace(old, new, 1))


LONG = "„" + "wort " * 30 + "ende“"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put("content/topics/handel.de.md", "\n---\n\n", "\n---\n\nAuch Ben Beispiel. "),
         "content/topics/handel.de.md:8:6: warning: Ben Beispiel is named and not linked; write [Ben Beispiel]"),
        (add(SOURCE, f"\n[{LONG}]{{.said by=anna-muster}}\n"),
         f"{SOURCE}:16:"),
        (put(SOURCE, "rights: quotations", "rights: metadata"),
         f"{SOURCE}:14:"),
    ],
    ids=["unlinked name", "long quotation", "rights"],
)  # fmt: skip
def test_each_warning_has_its_place_and_what_to_do(
    archive: Path, edit: Callable[[Path], object], expected: str
) -> None:
    edit(archive)
    found = [str(problem) for problem in told(archive)]
    assert any(problem.startswith(expected) for problem in found), found
    assert all("warning" in problem for problem in found)


def test_the_sample_archive_has_no_warning_but_says_what_its_owner_has_to_fill_in(archive: Path) -> None:
    assert told(archive) == ()
    assert check(archive, strict=True).problems == ()
    assert [(p.place.path, p.message.partition(":")[0]) for p in check(archive).problems] == [
        *((f"content/pages/{page}.md", "the page is not filled in") for page in PAGES),
        ("content/site.yaml", "`base_url` is an example’s"),
        ("content/site.yaml", "`authority` is an example’s"),
    ]


def test_an_address_of_ones_own_is_none_of_an_example(archive: Path) -> None:
    put("content/site.yaml", "https://briefings.example/", "https://briefings.example.org/")(archive)
    put("content/site.yaml", "authority: briefings.example,", "authority: calls.example.org,")(archive)
    assert not any(problem.place.path == "content/site.yaml" for problem in check(archive).problems)


def test_an_entry_that_nothing_refers_to_is_told(archive: Path) -> None:
    (archive / "content/topics/klima.de.md").write_text("---\ntitle: Klima\nslug: klima\n---\n\nEin Thema.\n")
    [problem] = told(archive)
    assert str(problem).startswith("content/topics/klima.de.md:2:1: warning: nothing refers to the topic `klima`")


def test_a_name_within_the_words_of_a_link_is_not_told(archive: Path) -> None:
    put(
        "content/topics/handel.de.md",
        "\n---\n\n",
        "\n---\n\n[Anruf von Ben Beispiel](call:2025-01-15-muster-beispiel). ",
    )(archive)
    assert not any("not linked" in problem.message for problem in told(archive))


@pytest.mark.parametrize(
    ("basis", "dash", "warned"), [("excerpt", False, True), ("excerpt", True, False), ("full", False, False)]
)
def test_an_omission_needs_a_whole_text_or_a_source_that_shows_it(
    archive: Path, basis: str, dash: bool, warned: bool
) -> None:
    for language in ("de", "en"):
        path = archive / CALL.replace(".de.", f".{language}.")
        text = path.read_text()
        spoken = "\nklima\n: Auch das. <source:2025-01-16-musterblatt#p1>\n:::\n\n::: discrepancy omission topic=klima"
        text = text.replace(":::\n\n::: discrepancy extent topic=handel", spoken)
        if language == "de":
            text = text.replace("basis=excerpt", f"basis={basis}")
            silent = "klima\n: – <source:2025-01-16-musterblatt#p2>\n\n" if dash else ""
            text = text.replace("handel\n: Zölle", f"{silent}handel\n: Zölle")
        path.write_text(text)
    (archive / "content/topics/klima.de.md").write_text("---\ntitle: Klima\nslug: klima\n---\n\nEin Thema.\n")
    found = [problem.message for problem in told(archive)]
    assert any("an omission on `klima`" in message for message in found) is warned, found


def test_an_account_that_does_not_say_on_what_it_rests_is_told_with_what_to_type(archive: Path) -> None:
    put(CALL, " basis=excerpt", "")(archive)
    [problem] = told(archive)
    assert str(problem) == (
        f"{CALL}:18:1: warning: the account of `anna-muster` does not say on what it rests; "
        "write `::: account anna-muster basis=full`, or `excerpt` or `reported` for less"
    )


def test_an_address_made_of_a_name_is_told_and_the_remedy_keeps_it(archive: Path) -> None:
    path = "content/actors/anna-muster.de.md"
    put(path, "slug: anna-muster\n", "")(archive)
    [problem] = told(archive)
    assert "write `slug: anna-muster`" in problem.remedy
    put(path, "---\n", "---\nslug: anna-muster\n")(archive)
    assert told(archive) == ()


def test_a_page_that_still_holds_its_template_is_told(archive: Path) -> None:
    body = "\\[Name und Ort\\]\\\n\\[Adresse\\]\n\nEin \\[…\\] bleibt.\n"
    page = f"---\ntitle: Impressum\nslug: impressum\nmenu: 2\n---\n\n{body}"
    (archive / "content/pages/impressum.de.md").write_text(page)
    problem = next(p for p in check(archive).problems if p.place.path.endswith("impressum.de.md"))
    assert str(problem) == (
        "content/pages/impressum.de.md:7:1: note: the page is not filled in: “Name und Ort” and 1 more; "
        "replace what stands in square brackets, and remove the brackets"
    )
