"""The tutorial can be typed as it stands, and ends with the page that it shows."""

from pathlib import Path

import lxml.html

from tests.tutorial import TUTORIAL, follow


def test_what_the_tutorial_says_to_type_ends_with_a_page_that_passes_every_check(tmp_path: Path) -> None:
    begun = follow(tmp_path, range(1, 4))
    assert begun.returncode == 0, begun.stderr
    draft = (tmp_path / "ferries/content/calls/2027-03-02-tanaka-bergholz.en.md").read_text("utf-8")
    assert "duration: 40min, approximate: true" in draft
    assert "draft: true" in draft

    done = follow(tmp_path, range(4, 7))
    assert (done.returncode, done.stderr) == (0, "")
    page = lxml.html.parse(tmp_path / "ferries/site/en/calls/2027-03-02-tanaka-bergholz/index.html").getroot()
    words = " ".join(page.text_content().split())
    assert "Bergholz and Tanaka disagree about when ferries run again" in words
    assert "about 40 minutes" in words
    assert "No date for the ferries has been agreed." in words


def test_the_pictures_of_the_tutorial_are_there() -> None:
    for name in ("tutorial-draft.png", "tutorial-call.png"):
        assert f"pictures/{name}" in TUTORIAL.read_text("utf-8")
        assert (TUTORIAL.parent / "pictures" / name).is_file()
