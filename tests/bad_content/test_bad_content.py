"""Broken content, each case with its whole world and the exact report that `check` prints; and nothing is written.

The cases stand in the text files beside this module: `#####` begins one, `=== PATH` a file of it, `=== report` what is
printed. Files above the first case belong to every case of that file of cases. Those that no text file can hold (bytes,
links, names) stand below.
"""

import contextlib
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.build import load
from tests.commands import briefings

SITE = "title: Archiv\nlanguages: [de, en]\nbase_url: https://example.org/\n"
HERE = Path(__file__).parent


class Case(NamedTuple):
    title: str
    files: dict[str, str]
    report: str


def cases(path: Path) -> Iterator[Case]:
    head, *rest = re.split(r"(?m)^##### ", path.read_text(encoding="utf-8"))
    _, world = files_of(head)
    for text in rest:
        title, files = files_of(text)
        report = files.pop("report").strip()
        yield Case(title.strip(), world | files, report)


def files_of(text: str) -> tuple[str, dict[str, str]]:
    before, *rest = re.split(r"(?m)^=== (.+)\n", text)
    return before, dict(zip(rest[::2], rest[1::2], strict=True))


CASES = [case for path in sorted(HERE.glob("*.txt")) for case in cases(path)]


def written(folder: Path, files: dict[str, str]) -> Path:
    for path, text in {"content/site.yaml": SITE, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def checked(folder: Path) -> tuple[int, str]:
    """Exit code of `briefings check`, and what it says is wrong; anything but an orderly end is raised.

    `check` also advises (what nothing refers to, what nobody translated); that must not crowd out a line of these.
    """
    done = briefings("check", "--quiet", "--archive", str(folder))
    report = [str(problem) for problem in load(folder).problems]
    assert [line for line in done.err.splitlines() if line in report] == report
    return done.code, "\n".join(report)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_each_mistake_is_told_in_these_words_at_this_place(case: Case, tmp_path: Path) -> None:
    code, report = checked(written(tmp_path, case.files))
    assert report == case.report
    assert code == (0 if all(": warning: " in line for line in report.splitlines()) else 1)


def test_there_are_many_cases_each_with_its_own_title() -> None:
    assert len({case.title for case in CASES}) == len(CASES) > 100
    assert not [case.title for case in CASES if not case.report]


HEAD = b"---\ntitle: A\n---\n"
BYTES = {
    "nul": (HEAD + b"a\nb\x00c\n", "5:2: a NUL character is not allowed; delete it"),
    "byte-order mark": (
        b"\xef\xbb\xbf" + HEAD,
        "1:1: a byte-order mark is not allowed; save the file as UTF-8 without BOM",
    ),
    "crlf": (
        HEAD.replace(b"\n", b"\r\n"),
        "1:4: Windows line ends (CRLF) are not allowed; save the file with LF line ends",
    ),
    "cr": (
        HEAD.replace(b"\n", b"\r"),
        "1:4: Windows line ends (CRLF) are not allowed; save the file with LF line ends",
    ),
    "latin-1": (HEAD + "Über\n".encode("latin-1"), "4:1: is not UTF-8; save the file as UTF-8"),
    "utf-16": (HEAD.decode().encode("utf-16"), "1:1: is not UTF-8; save the file as UTF-8"),
    "a surrogate": (HEAD + b"ab \xed\xa0\x80\n", "4:4: is not UTF-8; save the file as UTF-8"),
    "an overlong form": (HEAD + b"\xc0\xaf", "4:1: is not UTF-8; save the file as UTF-8"),
    "a cut character": (HEAD + "ä".encode()[:1], "4:1: is not UTF-8; save the file as UTF-8"),
    "right to left": (HEAD + "a\u202eb".encode(), "4:2: the invisible character U+202E is not allowed; delete it"),
    "isolate": (HEAD + "\u2066".encode(), "4:1: the invisible character U+2066 is not allowed; delete it"),
    "zero width": (HEAD + "a\u200bb".encode(), "4:2: the invisible character U+200B is not allowed; delete it"),
    "escape": (HEAD + b"\x1b[31m", "4:1: the invisible character U+001B is not allowed; delete it"),
    "next line": (
        HEAD + "a\x85b".encode(),
        "4:2: a line end of another kind (U+0085) is not allowed; replace it by a new line",
    ),
    "line separator": (HEAD + "a\u2028b".encode(), "4:2: the invisible character U+2028 is not allowed; delete it"),
    "embedded object": (
        HEAD + "\ufffc".encode(),
        "4:1: the mark of an embedded object (U+FFFC) is not allowed; delete it",
    ),
    "tag letters": (HEAD + "\U000e0041".encode(), "4:1: the invisible character U+E0041 is not allowed; delete it"),
    "too large": (HEAD + b"a" * 2_000_000, "1:1: is larger than 2,000,000 bytes; split the entry"),
    "a long body": (HEAD + b"a" * 1_500_000, "4:1: the body is longer than 1,000,000 characters; split the entry"),
    "a number of five thousand digits": (
        b"---\ntitle: A\nmenu: " + b"1" * 5000 + b"\n---\n",
        f"3:7: `menu` must be a whole number, not “{'1' * 40}”; write a number such as 1",
    ),
    "a title of five thousand digits": (
        b"---\ntitle: " + b"1" * 5000 + b"\n---\n",
        f"2:8: `title` must be text, but “{'1' * 40}…” without quotation marks is not; put it into quotation marks",
    ),
    "a long title": (
        b"---\ntitle: " + b"a" * 5000 + b"\n---\n",
        "2:8: `title` is longer than 2,000 characters; shorten it; prose belongs into the body",
    ),
    "an address word of many bytes": (
        b"---\ntitle: A\nslug: " + ("字" * 100).encode() + b"\n---\n",
        f"3:7: `slug` must be an address word, not “{'字' * 40}”; write letters, digits and single hyphens, lower case",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_plain_text_are_told_with_their_place(name: str, tmp_path: Path) -> None:
    data, expected = BYTES[name]
    page = written(tmp_path, {"content/pages/a.de.md": ""}) / "content/pages/a.de.md"
    page.write_bytes(data)
    assert checked(tmp_path) == (1, f"content/pages/a.de.md:{expected}")


NAMES = {
    "content/pages/Über.de.md": "“Über” is no id; use lower-case letters a to z, digits and single hyphens",
    "content/pages/a--b.de.md": "“a--b” is no id; use lower-case letters a to z, digits and single hyphens",
    "content/pages/a.b.de.md": "“a.b” is no id; use lower-case letters a to z, digits and single hyphens",
    "content/pages/a.md": "is not named <id>.<language>.md; rename it, such as 2025-02-12-trump-putin.de.md",
    "content/pages/a.de.markdown": "is not named <id>.<language>.md; rename it, such as 2025-02-12-trump-putin.de.md",
    "content/pages/.de.md~": "",
    "content/pages/a.fr.md": "“fr” is not a language of this archive; the languages are de, en; see content/site.yaml",
    "content/pages/a.DE.md": "“DE” is not a language of this archive; the languages are de, en; see content/site.yaml",
    "content/sources/a.english.md": (
        "“english” is not a language of this archive; the languages are de, en; see content/site.yaml"
    ),
    "content/page/a.de.md": "lies in no collection; did you mean “pages”?",
    "content/notes.de.md": "lies in no collection; move it into one of sources/, calls/, actors/, topics/, pages/",
    "content/pages/a\nb.de.md": "has a name that is no plain text; rename it",
    "content/pages/a\x1b[31m.de.md": "has a name that is no plain text; rename it",
    "content/pages/a\udcff.de.md": "has a name that is no plain text; rename it",
}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_files_that_lie_or_are_named_wrongly_are_told(name: str, tmp_path: Path) -> None:
    written(tmp_path, {"content/pages/b.de.md": "---\ntitle: B\n---\n", name: "---\ntitle: A\n---\n"})
    shown = name.replace("\n", "\\n").replace("\x1b", "\\x1b").replace("\udcff", "\\xff")
    assert checked(tmp_path) == ((1, f"{shown}:1:1: {NAMES[name]}") if NAMES[name] else (0, ""))


def test_links_pipes_and_folders_are_told_and_never_followed(tmp_path: Path) -> None:
    written(tmp_path, {"content/pages/a.de.md": "---\ntitle: A\n---\n", "content/pages/old/b.de.md": "", "secret": "x"})
    (tmp_path / "content/pages/b.de.md").symlink_to("a.de.md")
    (tmp_path / "content/pages/c.de.md").symlink_to("/etc/passwd")
    (tmp_path / "content/pages/d.de.md").symlink_to("nowhere")
    (tmp_path / "content/pages/f").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "content/pages/e.de.md")
    with contextlib.chdir(tmp_path / "content/pages"):
        for name in ("x", *["y"] * 1200):
            os.mkdir(name)
            os.chdir(name)
    code, report = checked(tmp_path)
    subprocess.run(["rm", "-r", tmp_path / "content/pages/x"], check=True)
    assert code == 1
    assert report.splitlines() == [
        "content/pages/b.de.md:1:1: is a link; put the file itself there",
        "content/pages/c.de.md:1:1: is a link; put the file itself there",
        "content/pages/d.de.md:1:1: is a link; put the file itself there",
        "content/pages/e.de.md:1:1: is no plain file; put the file itself there",
        "content/pages/f:1:1: is a link; put the file itself there",
        "content/pages/old:1:1: is a folder inside a collection; move its files up into content/pages/",
        "content/pages/x:1:1: is a folder inside a collection; move its files up into content/pages/",
    ]


def test_a_configuration_that_is_a_link_or_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    site = written(tmp_path, {}) / "content/site.yaml"
    site.unlink()
    site.symlink_to("/dev/zero")
    expected = "content/site.yaml:1:1: cannot be read: it is no plain file; put a file there that you may read"
    assert checked(tmp_path) == (1, expected)
    site.unlink()
    os.mkfifo(site)
    assert checked(tmp_path) == (1, expected)


def test_all_problems_of_all_files_are_told_in_one_run_in_order_and_once(tmp_path: Path) -> None:
    files = {case.title: case.files for case in CASES}
    world = {
        f"content/pages/p{n}.de.md": text
        for n, made in enumerate(files.values())
        for path, text in made.items()
        if path == "content/pages/a.de.md"
    }
    code, report = checked(written(tmp_path, world))
    lines = report.splitlines()
    assert code == 1
    assert len(lines) == len(set(lines)) > 150
    paths = [line.split(":")[0] for line in lines]
    assert paths == sorted(paths)
    assert "Traceback" not in report


@pytest.mark.parametrize("n", range(0, len(CASES), 40))
def test_a_build_that_meets_a_mistake_leaves_the_old_site_untouched(n: int, tmp_path: Path) -> None:
    error = next(case for case in CASES[n:] if ": warning: " not in case.report)
    written(tmp_path, error.files)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("the old site", encoding="utf-8")
    before = tree(tmp_path)
    done = briefings("build", "--archive", str(tmp_path), "--output", str(tmp_path / "new"))
    assert (done.code, done.out) == (1, "")
    assert set(done.err.splitlines()) >= set(error.report.splitlines())
    assert {path: text for path, text in tree(tmp_path).items() if not path.startswith(".cache")} == before


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
