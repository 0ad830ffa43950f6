"""What the browser is told of problems: the lines they stand in, from files of the archive only."""

from pathlib import Path

from generator.base.problems import Place, Problem
from generator.commands.preview.report import SHOWN, plain_report, report


def excerpts(archive: Path, *places: Place) -> list[object]:
    shown = report([Problem(place, "is wrong") for place in places], "", archive)["problems"]
    return [problem["excerpt"] for problem in shown]


def test_a_problem_comes_with_its_place_its_remedy_and_the_word_in_its_lines(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitel: <b>Ä</b>\ndate: 1\n---\nText\n", encoding="utf-8")
    problem = Problem(Place("a.md", 2, 1), "unknown key `titel`", "did you mean “title”?")
    assert report([problem], "", tmp_path) == {
        "problems": [
            {
                "place": "a.md:2:1",
                "severity": "error",
                "message": "unknown key `titel`",
                "remedy": "did you mean “title”?",
                "excerpt": [
                    {"number": 1, "text": "---"},
                    {"number": 2, "text": "", "mark": "titel", "rest": ": <b>Ä</b>"},
                    {"number": 3, "text": "date: 1"},
                    {"number": 4, "text": "---"},
                ],
            }
        ],
        "more": 0,
        "failure": "",
    }


def test_a_word_far_into_a_long_line_is_shown_with_what_stands_around_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a" * 1000 + " Wort " + "b" * 1000, encoding="utf-8")
    ((line,),) = excerpts(tmp_path, Place("a.md", 1, 1002))  # type: ignore[misc]
    assert line == {"number": 1, "text": "…" + "a" * 119 + " ", "mark": "Wort", "rest": " " + "b" * 239 + "…"}


def test_a_reference_is_marked_whole(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<actor:ada-alt> rief [sie](call:ruf#1) an.", encoding="utf-8")
    ((mention,), (link,)) = excerpts(tmp_path, Place("a.md", 1, 2), Place("a.md", 1, 28))  # type: ignore[misc]
    assert (mention["mark"], link["mark"]) == ("actor:ada-alt", "call:ruf#1")


def test_a_place_behind_the_end_of_a_line_marks_nothing_and_one_behind_the_file_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("kurz", encoding="utf-8")
    assert excerpts(tmp_path, Place("a.md", 1, 99), Place("a.md", 2, 1)) == [
        [{"number": 1, "text": "kurz", "mark": "", "rest": ""}],
        [],
    ]


def test_no_line_of_a_file_outside_the_archive_or_of_no_file_is_shown(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (archive / "link").symlink_to(tmp_path / "secret")
    paths = ("../secret", str(tmp_path / "secret"), "link", "missing", ".", "a\0b")
    assert excerpts(archive, *map(Place, paths)) == [[], [], [], [], [], []]


def test_errors_come_before_warnings_and_what_is_too_much_is_counted(tmp_path: Path) -> None:
    warnings = [Problem(Place("a.md", line), "is odd", severity="warning") for line in range(1, SHOWN + 5)]
    shown = report([*warnings, Problem(Place("z.md"), "is wrong")], "", tmp_path)
    assert [shown["problems"][0]["place"], len(shown["problems"]), shown["more"]] == ["z.md:1:1", SHOWN, 5]


def test_the_plain_report_has_a_line_for_each_problem() -> None:
    problem = Problem(Place("a.md", 2, 1), "is wrong", "mend it")
    assert plain_report([problem, problem], "It failed.") == (
        "It failed.\na.md:2:1: is wrong; mend it\na.md:2:1: is wrong; mend it"
    )
