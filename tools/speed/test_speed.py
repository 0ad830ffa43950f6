"""The benchmark measures what it says: one sound archive for both, a clock that sees, a table that is right."""

import re
import sys
from pathlib import Path

import pytest

from generator.build import build
from tests.test_project import locked, unsafe_lines
from tools.speed import building, corpus
from tools.speed.building import COLD, EDITED, OURS, PEER, RETITLED, ROOT, SEARCH, UNCHANGED, Run, Workplace
from tools.speed.shares import shares
from tools.speed.table import Measured, busy, put, table
from tools.speed.words import full_name


def contents(folder: Path) -> dict[str, str]:
    paths = sorted((folder / "content").rglob("*.*"))
    return {
        path.relative_to(folder / "content").as_posix(): path.read_text("utf-8") for path in paths if path.is_file()
    }


# The archive


def test_the_invented_archive_builds_without_a_problem_and_has_a_page_of_each_entry(tmp_path: Path) -> None:
    corpus.write_archive(tmp_path, 3)
    built = build(tmp_path, tmp_path / "site", memo=False, workers=1, search=False)
    assert (built.problems, built.stopped) == ((), False)
    pages = [path.parent.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("index.html")]
    calls = [path for path in pages if re.search(r"-call-\d$", path)]
    assert sorted(path.split("/")[0] for path in calls) == ["de"] * 3 + ["en"] * 3
    assert {"de/akteure/aurel-ahrau", "en/actors/aurel-ahrau", "de/themen/seekabel", "en/sources/article-0"} <= set(
        pages
    )
    page = (tmp_path / "site" / "de" / "gespraeche" / corpus.edited_call(3) / "index.html").read_text("utf-8")
    assert corpus.EDITED[0].format(1) in page
    assert "Ostmarschen" in page


def test_the_edit_is_one_that_only_the_pages_of_its_entry_show_and_the_headline_is_not(tmp_path: Path) -> None:
    corpus.write_archive(tmp_path, 3)
    first = build(tmp_path, tmp_path / "site", workers=1, search=False)
    corpus.edit(tmp_path, 3, 2)
    edited = build(tmp_path, tmp_path / "site", workers=1, search=False)
    corpus.edit_headline(tmp_path, 3, 2)
    retitled = build(tmp_path, tmp_path / "site", workers=1, search=False)
    assert (edited.parsed, edited.written) == (1, 1)
    assert edited.rendered < 10 < retitled.rendered == first.rendered


def test_the_same_seed_gives_the_same_files_and_another_one_other_texts(tmp_path: Path) -> None:
    for name, seed in (("once", 1), ("again", 1), ("other", 2)):
        corpus.write_archive(tmp_path / name, 3, seed)
    once, again, other = (contents(tmp_path / name) for name in ("once", "again", "other"))
    assert once == again
    assert once.keys() == other.keys()
    assert once != other


def test_so_many_calls_have_their_share_of_actors_and_no_two_have_one_name(tmp_path: Path) -> None:
    names = [full_name(number) for number in range(7680)]
    assert len(set(names)) == 7680
    people = [each for each in corpus.invent(100, 1) if each.facts.get("kind") == "person" and each.original]
    assert len(people) == 15


def test_the_peer_gets_the_same_prose_without_our_notation(tmp_path: Path) -> None:
    corpus.write_archive(tmp_path / "ours", 3)
    corpus.write_for_peer(tmp_path / "peer", 3)
    ours, peers = contents(tmp_path / "ours"), contents(tmp_path / "peer")
    assert len(peers) == len(ours)  # without the configuration, and with the article in both languages
    notation = re.compile(r"<\w+:|:::|\{\.|\]\(\w+:[^/]")
    assert [name for name, text in peers.items() if notation.search(text)] == []
    assert [name for name, text in ours.items() if notation.search(text)] != []
    name = f"calls/{corpus.edited_call(3)}.en.md"
    sentences = [
        set(re.findall(r"The \w[\w ,*’]+[.;]", text.partition("\n---\n")[2])) for text in (ours[name], peers[name])
    ]
    assert len(sentences[0]) > 15
    assert sentences[0] == sentences[1]


def test_an_edit_changes_one_word_of_one_file(tmp_path: Path) -> None:
    corpus.write_archive(tmp_path, 3)
    before = contents(tmp_path)
    assert corpus.edit(tmp_path, 3, 7) == "Dies ist Fassung 7 des Textes."
    after = contents(tmp_path)
    [changed] = [name for name in before if before[name] != after[name]]
    assert changed == f"calls/{corpus.edited_call(3)}.de.md"
    assert after[changed] == before[changed].replace("Fassung 1 des", "Fassung 7 des")


# The builds

GENERATOR = """
import pathlib, sys
for path in pathlib.Path("content/calls").glob("*.de.md"):
    page = pathlib.Path("site/de/calls", path.name.split(".")[0], "index.html")
    page.parent.mkdir(parents=True, exist_ok=True)
    if not page.exists() or sys.argv[1] == "sees":
        page.write_text(path.read_text())
"""


def invented_generator(folder: Path, monkeypatch: pytest.MonkeyPatch, eyes: str) -> Workplace:
    """A generator that copies texts, and may be one that never looks at a text again."""
    corpus.write_archive(folder, 3)
    (folder / "generator.py").write_text(f"import os; os.chdir({str(folder)!r})\n{GENERATOR}", "utf-8")
    monkeypatch.setattr(building, "SETTLED", 0)
    return Workplace(PEER, folder, (sys.executable, "-I", str(folder / "generator.py"), eyes), ("site",))


def test_each_round_builds_cold_then_unchanged_then_edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = invented_generator(tmp_path, monkeypatch, "sees")
    told: list[str] = []
    runs = list(building.rounds([place], 3, 2, told.append))
    order = [(run.round, run.what) for run in runs if run.what != SEARCH]
    assert order == [(turn, what) for turn in (1, 2) for what in (COLD, UNCHANGED, EDITED, RETITLED)]
    assert all(run.seconds > 0 and run.memory > 1 for run in runs)
    assert [line.split(":")[0] for line in told][4:6] == [
        f"3 calls, round 1 of 2, {SEARCH}",
        f"3 calls, round 2 of 2, {COLD}",
    ]
    assert "Dies ist Fassung 3 des Textes." in building.edited_page(place, 3).read_text("utf-8")


def test_a_generator_that_does_not_see_the_edit_is_no_fast_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = invented_generator(tmp_path, monkeypatch, "never looks again")
    with pytest.raises(AssertionError, match="Hugo: the edit is missing"):
        list(building.rounds([place], 3, 1, lambda text: None))


def test_the_clock_sees_the_memory_of_the_command_and_not_that_of_this_process() -> None:
    ballast = bytearray(b"x") * 200_000_000
    small, large = (
        building.clocked(sys.executable, "-I", "-S", "-c", f"bytearray(b'x') * {size}")[2] for size in (1, 90_000_000)
    )
    assert small < 60 < 85 < large < len(ballast) / 2**20


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match=r"ended with 3:\nno content"):
        building.clocked(sys.executable, "-c", "import sys; print('no content', file=sys.stderr); sys.exit(3)")


# The tables


def runs(generator: str, *costs: tuple[str, float]) -> list[Run]:
    return [
        Run(1000, turn, generator, what, seconds * turn, seconds / 2, 40.0 if generator == OURS else 200.0)
        for turn in (1, 2, 3)
        for what, seconds in costs
    ]


def test_the_table_tells_medians_ratios_and_whether_targets_are_met() -> None:
    ours = runs(OURS, (COLD, 3.0), (UNCHANGED, 0.1), (EDITED, 0.5), (RETITLED, 2.5), (SEARCH, 4.0))
    peers = runs(PEER, (COLD, 2.0), (UNCHANGED, 2.0), (EDITED, 2.0), (RETITLED, 2.0))
    measured = Measured(1000, [*ours, *peers], {OURS: 2500, PEER: 2400}, [0.2, 0.1, 0.12])
    assert table([measured]) == (
        "| calls | what | Briefings | Hugo | ratio | of processor time | target | met |\n"
        "|---:|---|---:|---:|---:|---:|---|---|\n"
        "| 1,000 | cold build | 6.00 s | 4.00 s | 1.50 | 1.50 | ≤ 1.0 | **no** |\n"
        "|  | nothing changed | 0.20 s | 4.00 s | 0.05 | 0.05 | ≤ 0.08 | yes |\n"
        "|  | one entry edited | 1.00 s | 4.00 s | 0.25 | 0.25 | ≤ 0.15 | **no** |\n"
        "|  | one headline edited | 5.00 s | 4.00 s | 1.25 | 1.25 |  |  |\n"
        "|  | peak memory of a cold build | 40 MiB | 200 MiB | 0.20 |  | ≤ 0.4 | yes |\n"
        "|  | a save until it is in the browser | 120 ms |  |  |  | ≤ 150 ms | yes |\n"
        "|  | cold build with the search index | 8.00 s |  |  |  |  |  |\n"
        "|  | pages written | 2,500 | 2,400 |  |  |  |  |\n"
    )


def test_without_a_peer_and_below_a_hundred_calls_nothing_is_judged() -> None:
    told = table([Measured(3, runs(OURS, (COLD, 3.0)), {OURS: 88}, [])])
    assert "| 3 | cold build | 6.00 s |  |  |  |  |  |" in told
    assert "| pages written | 88 | – |" in told
    assert "≤" not in told
    assert "browser" not in told


def test_a_busy_machine_is_told() -> None:
    assert busy(0.2, 2) == "The machine was quiet: load average 0.2 on 2 cores before the first run."
    assert busy(1.0, 2).startswith("The machine was busy: load average 1.0 on 2 cores")


def test_a_table_goes_between_its_own_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text(
        "a\n<!-- make bench: one -->\nold\n<!-- to here -->\nb\n<!-- make bench: two -->\n<!-- to here -->\n"
    )
    put(page, "one", "new\n")
    expected = "a\n<!-- make bench: one -->\nnew\n<!-- to here -->\nb\n<!-- make bench: two -->\n<!-- to here -->\n"
    assert page.read_text() == expected
    with pytest.raises(ValueError, match=r"speed\.md has no place for the table"):
        put(page, "three", "new")
    assert page.read_text() == expected


def test_the_documentation_has_a_place_for_each_table() -> None:
    marks = re.findall(
        r"<!-- make bench: (\w+) -->\n(?:.*\n)+?<!-- to here -->", (ROOT / "docs" / "speed.md").read_text("utf-8")
    )
    assert marks == ["builds", "shares"]


def test_the_shares_of_a_cold_build_are_those_of_the_whole(tmp_path: Path) -> None:
    corpus.write_archive(tmp_path, 3)
    told = shares(tmp_path, tmp_path / "site")
    assert "64 files" not in told  # the configuration is no entry
    assert "for 63 files read" in told
    found = [int(share) for share in re.findall(r"\| (\d+) % \|", told)]
    assert len(found) == 8
    assert 95 <= sum(found) <= 105


def test_the_peers_lock_holds_the_peer_alone_by_its_hashes() -> None:
    lock = (ROOT / "requirements-bench.txt").read_text("utf-8")
    assert unsafe_lines(lock) == []
    assert [*locked(lock)] == (ROOT / "tools" / "speed" / "requirements.in").read_text("utf-8").split()
