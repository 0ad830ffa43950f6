"""A build that remembers equals a clean one, byte for byte, after every one of many random edits of every kind.

The edits are drawn from a seed, so that a failure can be repeated; each writes real files of a small archive. Every run
makes every kind of edit once, two between two builds, in an order that the seed decides; the long run many more, from
six seeds, and builds after each.
"""

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from generator.base.notation import write
from generator.build import build

PEOPLE = ("ada-berg", "ben-cole", "cleo-dahl", "dario-evers")


class Archive:
    """A small archive on the disk and the edits that can be made to it. Every edit leaves it sound or says so."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random, self.count = folder, random.Random(seed), 0
        (folder / "content").mkdir(parents=True)
        # An address that others can reach, so that pictures to share are made too.
        self.site("https://calls.museum/repo/", "Gespräche", "Calls")
        for ident in PEOPLE:
            name = ident.replace("-", " ").title()
            role = {"roles": [{"role": "praesident", "of": "nordland"}], "role_titles": {"praesident": "Präsident"}}
            self.put("actors", ident, "de", {"name": name, "kind": "person", **role}, f"{name} ist im Amt.")
            self.put("actors", ident, "en", {"name": name, "role_titles": {"praesident": "President"}}, "In office.")
        for ident, kind in (("nordland", "state"), ("blatt", "outlet")):
            self.put("actors", ident, "de", {"name": ident.title(), "kind": kind}, "Ein Akteur.")
        for ident in ("handel", "klima"):
            self.put("topics", ident, "de", {"title": ident.title()}, "Ein Thema.")
        for n in (1, 2):
            keys = {"title": f"Bericht {n}", "outlet": "blatt", "published": f"2025-01-0{n}"}
            self.put("sources", f"bericht-{n}", "de", keys, "Unsere Notiz.")
        for _ in range(3):
            self.add_call()

    def put(self, folder: str, ident: str, language: str, keys: dict[str, object], body: str) -> None:
        path = self.folder / "content" / folder / f"{ident}.{language}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(write(keys, body), "utf-8")  # type: ignore[arg-type]

    def site(self, url: str, german: str, english: str) -> None:
        keys = f"base_url: {url}\nlanguages: [de, en]\ntitle: {{de: {german}, en: {english}}}\n"
        (self.folder / "content" / "site.yaml").write_text(keys, "utf-8")

    def files(self, pattern: str) -> list[Path]:
        return sorted((self.folder / "content").glob(pattern))

    def pick(self, pattern: str) -> Path:
        return self.random.choice(self.files(pattern))

    def replace(self, path: Path, pattern: str, new: str) -> None:
        path.write_text(re.sub(pattern, lambda _: new, path.read_text("utf-8"), count=1, flags=re.M), "utf-8")

    # ---- edits

    def add_call(self) -> None:
        self.count += 1
        one, two = self.random.sample(PEOPLE, 2)
        ident = f"2025-01-{self.count % 28 + 1:02d}-gespraech-{self.count}"
        report = {"by": one, "duration": f"{self.random.randint(10, 90)}min", "source": "bericht-1"}
        keys = {"title": f"Gespräch {self.count}", "date": ident[:10], "status": "held", "participants": [one, two]}
        account = f"::: account {one}\nhandel\n: Zusage Nummer {self.count}. <source:bericht-2>\n:::"
        body = f"<actor:{one}> sprach mit <actor:{two}>. <source:bericht-1>\n\nMehr.\n\n{account}"
        self.put("calls", ident, "de", {**keys, "topics": ["handel"], "reports": [report]}, body)
        english = f"<actor:{one}> called.\n\n{account.replace('Zusage Nummer', 'Promise number')}"
        self.put("calls", ident, "en", {"title": f"Call {self.count}"}, english)

    def delete_call(self) -> None:
        if len(self.files("calls/*.de.md")) > 2:
            self.pick("calls/*.de.md")
            ident = self.pick("calls/*.de.md").name.split(".")[0]
            for path in self.files(f"calls/{ident}.*.md"):
                path.unlink()

    def delete_translation(self) -> None:
        if found := self.files("*/*.en.md"):
            self.random.choice(found).unlink()

    def add_translation(self) -> None:
        path = self.pick("topics/*.de.md")
        self.put("topics", path.name.split(".")[0], "en", {"title": f"Topic {self.random.random()}"}, "A topic.")

    def add_paragraph(self) -> None:
        path = self.pick("*/*.md")
        path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n\nAbsatz {self.random.random()}.\n", "utf-8")

    def change_word(self) -> None:
        self.replace(self.pick("calls/*.de.md"), r"^Mehr.*", f"Mehr {self.random.random()}.")

    def change_title(self) -> None:
        self.replace(self.pick("[ct]*/*.md"), r"^title: .*", f"title: Titel {self.random.random()} neu")

    def change_name(self) -> None:
        self.replace(self.pick("actors/*.md"), r"^name: .*", f"name: Name {self.random.randint(1, 10**6)} neu")

    def add_summary(self) -> None:
        path = self.pick("*/*.md")
        self.replace(path, r"^summary: .*\n", "")
        self.replace(path, r"\A---\n", f"---\nsummary: Kurz {self.random.random()} gesagt\n")

    def change_duration(self) -> None:
        self.replace(self.pick("calls/*.de.md"), r"\d+min", f"{self.random.randint(10, 90)}min")

    def change_status(self) -> None:
        self.replace(self.pick("calls/*.de.md"), r"^status: .*", f"status: {self.random.choice(['held', 'announced'])}")

    def change_slug(self) -> None:
        path = self.pick("*/*.md")
        self.replace(path, r"^slug: .*\n", "")
        self.replace(path, r"\A---\n", f"---\nslug: wort-{self.random.randint(1, 10**6)}\n")

    def add_alias(self) -> None:
        path = self.pick("calls/*.md")
        self.replace(path, r"^aliases: .*\n", "")
        self.replace(path, r"\A---\n", f"---\naliases: [alt/wort-{self.random.randint(1, 10**6)}]\n")

    def toggle_draft(self) -> None:
        path = self.pick("calls/*.md")
        if "\ndraft: true" in path.read_text("utf-8"):
            self.replace(path, r"^draft: true\n", "")
        else:
            self.replace(path, r"\A---\n", "---\ndraft: true\n")

    def add_mention(self) -> None:
        person = self.random.choice(PEOPLE)
        self.replace(self.pick("topics/*.de.md"), r"\Z", f"\nAuch <actor:{person}> sprach davon.\n")

    def change_statement(self) -> None:
        self.replace(self.pick("calls/*.md"), r"^: (Zusage|Promise)[^<]*", f": Zusage {self.random.random()}. ")

    def change_sentence_of_a_mention(self) -> None:
        self.replace(self.pick("calls/*.de.md"), r"> sprach.*? mit", f"> sprach {self.random.random()} mit")

    def change_configuration(self) -> None:
        self.site(
            f"https://calls.museum/{self.random.choice(['repo', 'archive', 'a'])}/", f"G{self.random.random()}", "C"
        )

    def own_template(self) -> None:
        path = self.folder / "themes" / "default" / "templates" / "404.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.random.random() < 0.4:
            path.unlink(missing_ok=True)
        else:
            path.write_text(f'{{% extends "default/404.html" %}}\n{{# {self.random.random()} #}}\n', "utf-8")

    def own_static_file(self) -> None:
        path = self.folder / "themes" / "default" / "static" / "extra.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/* {self.random.random()} */\n", "utf-8")

    def own_catalogue(self) -> None:
        path = self.folder / "themes" / "default" / "locales" / "de.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        path.write_text(f'{header}\nmsgid "Sources"\nmsgstr "Belege {self.random.random()}"\n', "utf-8")

    def touch(self) -> None:
        path = self.pick("*/*.md")
        path.write_bytes(path.read_bytes())

    def break_and_build(self) -> None:
        """A half-saved file: the build stops and the published site stays; then the file is whole again."""
        path = self.pick("*/*.md")
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 3])
        before = tree(self.folder / "site")
        built = build(self.folder, self.folder / "site", workers=1, search=False)
        assert not built.stopped or tree(self.folder / "site") == before
        path.write_bytes(whole)


Edit = Callable[[Archive], None]
EDITS: tuple[Edit, ...] = (
    Archive.add_call, Archive.delete_call, Archive.delete_translation, Archive.add_translation, Archive.add_paragraph,
    Archive.change_word, Archive.change_title, Archive.change_name, Archive.add_summary, Archive.change_duration,
    Archive.change_status, Archive.change_slug, Archive.add_alias, Archive.toggle_draft, Archive.add_mention,
    Archive.change_statement, Archive.change_configuration, Archive.own_template, Archive.own_static_file,
    Archive.own_catalogue, Archive.touch, Archive.break_and_build, Archive.change_sentence_of_a_mention,
)  # fmt: skip


def batched(edits: Sequence[Edit], number: int) -> Iterator[Sequence[Edit]]:
    return (edits[n : n + number] for n in range(0, len(edits), number))


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


MANY = [pytest.param(seed, 3, 1, marks=pytest.mark.long) for seed in range(1, 7)]


@pytest.mark.parametrize(("seed", "rounds", "at_once"), [(0, 1, 2), *MANY])
def test_a_build_that_remembers_equals_a_clean_one_after_every_edit(
    tmp_path: Path, seed: int, rounds: int, at_once: int
) -> None:
    archive = Archive(tmp_path / "archive", seed)
    edits = list(EDITS) * rounds
    archive.random.shuffle(edits)
    remembered = 0
    for edits_made in ([Archive.touch], *batched(edits, at_once)):
        for edit in edits_made:
            edit(archive)
        names = [edit.__name__ for edit in edits_made]
        built = build(archive.folder, archive.folder / "site", workers=1, search=False)
        clean = build(archive.folder, tmp_path / "clean", memo=False, workers=1, search=False)
        assert (built.stopped, built.problems) == (clean.stopped, clean.problems), names
        assert not built.stopped, (names, [str(problem) for problem in built.problems])
        ours, theirs = tree(archive.folder / "site"), tree(tmp_path / "clean")
        assert ours.keys() == theirs.keys(), names
        assert [path for path in ours if ours[path] != theirs[path]] == [], names
        remembered += built.rendered < clean.rendered
    assert remembered, "nothing was ever remembered, so nothing was tested"


def test_a_broken_store_is_made_anew_and_never_believed(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive", 0)
    build(archive.folder, archive.folder / "site", workers=1, search=False)
    before = tree(archive.folder / "site")
    for shard in (archive.folder / ".cache").rglob("*"):
        if shard.is_file():
            shard.write_bytes(shard.read_bytes()[:-7] + b"garbage")
    again = build(archive.folder, archive.folder / "site", workers=1, search=False)
    assert again.rendered == again.planned
    assert tree(archive.folder / "site") == before
    shutil.rmtree(archive.folder / ".cache")
    assert build(archive.folder, archive.folder / "site", workers=1, search=False).rendered == again.planned


def test_with_a_secret_a_page_stands_by_its_bytes_wherever_it_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_MEMO_KEY", "ours")
    archive = Archive(tmp_path / "archive", 0)
    site = archive.folder / "site"
    build(archive.folder, site, workers=1, search=False)
    before = tree(site)
    shutil.move(archive.folder, tmp_path / "kept")
    shutil.copytree(
        tmp_path / "kept", archive.folder, copy_function=shutil.copyfile
    )  # as a cache unpacks it: new times
    assert build(archive.folder, site, workers=1, search=False).rendered == 0

    forged = next(site.rglob("calls/*/index.html"))
    times = forged.stat()
    forged.write_bytes(forged.read_bytes().replace(b"<h1", b"<h2"))
    os.utime(forged, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert tree(site) != before
    assert build(archive.folder, site, workers=1, search=False).rendered == 1
    assert tree(site) == before


def test_two_workers_make_the_same_site_as_one(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive", 1)
    for _ in range(40):
        archive.add_call()
    for workers in (1, 2, 3):
        build(archive.folder, tmp_path / str(workers), memo=False, workers=workers, search=False)
    assert tree(tmp_path / "1") == tree(tmp_path / "2") == tree(tmp_path / "3")


#: Words of a call that other pages repeat: what they stand in, and what they are changed to.
WORDS = {
    "a quotation": ("langes, gutes Gespräch", "langes Gespräch"),
    "the sentence of a mention": ("stand zuerst auf der Liste", "stand auf der Liste"),
    "a statement": ("Zusage Nummer 1.", "Zusage Nummer eins."),
}
QUOTING = "[„Es war ein langes, gutes Gespräch“]{.said by=ada-berg} <source:bericht-1>\n\n"
NAMING = "Cleo stand zuerst auf der Liste von <actor:cleo-dahl>. <source:bericht-1>\n\n"


@pytest.mark.parametrize("old", WORDS)
def test_changed_words_change_the_pages_that_gather_them_and_no_lists(tmp_path: Path, old: str) -> None:
    archive = Archive(tmp_path / "archive", 0)
    for _ in range(12):
        archive.add_call()
    [path] = archive.files("calls/*-gespraech-1.de.md")
    path.write_text(path.read_text("utf-8").replace("Mehr.\n\n", QUOTING + NAMING), "utf-8")
    first = build(archive.folder, archive.folder / "site", workers=1, search=False)
    text = path.read_text("utf-8")
    assert WORDS[old][0] in text
    path.write_text(text.replace(*WORDS[old]), "utf-8")
    built = build(archive.folder, archive.folder / "site", workers=1, search=False)
    clean = build(archive.folder, tmp_path / "clean", memo=False, workers=1, search=False)
    assert not built.stopped
    made = tree(archive.folder / "site")
    assert made == tree(tmp_path / "clean")
    changed = [page for page in made if page.endswith("index.html") and WORDS[old][1].encode() in made[page]]
    assert len(changed) >= 2, "the page and one that repeats its words"
    assert built.rendered < first.rendered / 2
    assert clean.rendered == first.rendered
