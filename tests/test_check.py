"""One small archive with a fault of each kind: `check` tells all of them in one run, with place and remedy."""

import re
from pathlib import Path

import pytest

from generator.base.languages import slugify
from generator.build import build
from generator.commands.checking import rendered
from generator.commands.checking.check import check
from tests.pages.small_sites import CALL, CALL_DE, CALL_EN, CAST, THEME
from tests.serving import small_archive

SOURCE = CAST["sources/artikel.de.md"]


def told(folder: Path, strict: bool = False) -> list[str]:
    """The problems in their order, each shortened to its place, the first words of the message, and the remedy."""
    return [str(problem) for problem in check(folder, strict=strict).problems]


def test_everything_that_stops_a_build_is_told_in_one_run_in_the_order_of_places(tmp_path: Path) -> None:
    archive = small_archive(
        tmp_path,
        {
            "calls/ruf.de.md": CALL_DE.replace("<actor:ada-alt>", "<actor:ada-allt>")
            .replace("topics: [getreide]", "topics: [haus]")
            .replace("source: artikel#p2", "source: artikel#18:42"),
            "calls/ruf.en.md": CALL_EN.replace("There is grain. <source:artikel#p2>", "There is grain."),
            "topics/getreide.de.md": "---\ntitel: Getreide\n---\n",
            "topics/mais.de.md": "---\ntitle: Mais\nparent: mais\n---\n\n[x](../anderswo/)\n",
            "actors/blatt.en.md": "---\nname: The Leaf\nkind: outlet\n---\n",
            "actors/hof.en.md": "---\nname: Court\nrole_titles: {k: King}\n---\n",
        },
    )
    assert told(archive) == [
        "content/actors/blatt.en.md:3:1: the fact `kind` stands in a translation; remove it; facts stand in "
        "content/actors/blatt.de.md alone",
        "content/actors/hof.en.md:3:1: `role_titles` has `k`, which is no role of `hof`; remove it, or add the role to "
        "the original",
        "content/calls/ruf.de.md:8:10: `haus` is an actor, not a topic; correct the id",
        "content/calls/ruf.de.md:10:43: `artikel` has no update of 18:42; use #p8 for a paragraph",
        "content/calls/ruf.de.md:14:2: there is no actor `ada-allt`; did you mean “ada-alt”?",
        "content/calls/ruf.en.md:10:1: the statement of `haus` on `getreide` has no source; add a citation <source:ID> "
        "behind it",
        "content/topics/getreide.de.md:2:1: the key `title` is missing; add `title: …` (the headline of the entry)",
        "content/topics/getreide.de.md:2:1: unknown key `titel`; did you mean “title”?",
        "content/topics/mais.de.md:3:1: the topic `mais` is its own parent; remove or correct `parent`",
        "content/topics/mais.de.md:6:5: the address “../anderswo/” is relative; refer to entries as [words](call:ID); "
        "write others in full",
    ]


def faulty(folder: Path) -> Path:
    """An archive that builds, with every kind of thing that a review finds."""
    long = " ".join(["wort"] * 41)
    archive = small_archive(
        folder,
        {
            "calls/ruf.de.md": CALL_DE.replace("date: 2025-02-12", "date: 2023-02-12")
            .replace("rief an.", "rief für Nora Niemand an, 90 Minuten lang.")
            .replace("Es gibt", f"[„{long}“]{{.said by=haus}} Es gibt"),
            "calls/ruf.en.md": CALL_EN.replace("---\n\n", "translates: [00000000]\n---\n\n", 1).replace(
                "called.", "called for 80 minutes."
            ),
            "calls/nichts.de.md": "---\ntitle: Leer\ndate: 2025-03-01\nstatus: held\n"
            "participants: [ada-alt, bo-neu]\n---\n",
            "sources/artikel.de.md": SOURCE.replace("type: article", "type: article\nurl: https://example.org/a"),
            "topics/mais.de.md": "---\ntitle: Mais\n---\n",
            "topics/getreide.de.md": "---\ntitle: Getreide\n---\n\n<actor:nora-niemand> [a](https://example.org/repo/x/)\n",
            "actors/nora-niemand.de.md": "---\nname: Nora Niemand\nkind: person\n---\n",
            "actors/leer.de.md": "---\nname: Leer\nkind: body\n---\n",
        },
    )
    own = archive / "themes" / "default"
    (own / "templates").mkdir(parents=True)
    (own / "locales").mkdir()
    (own / "templates" / "cal.html").write_text("x")
    (own / "templates" / "page.html").write_text('{% extends "default/page.html" %}{% include "note.html" %}')
    (own / "templates" / "note.html").write_text("n")
    (own / "locales" / "de.po").write_text(
        '#\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Sources"\nmsgstr "Belege"\n\n'
        'msgid "Sauces"\nmsgstr "Soßen"\n'
    )
    return archive


def test_everything_a_review_finds_is_told_in_one_run(tmp_path: Path) -> None:
    expected = [
        "content/actors/ada-alt.de.md:2:1: warning: the address is made of the name, and 14 others are; when",
        "content/actors/leer.de.md:2:1: warning: nothing refers to the actor `leer`; refer to it somewhere, or",
        "content/calls/nichts.de.md:2:1: warning: the call `nichts` rests on no source; add citations <source:ID>, or",
        "content/calls/ruf.de.md:2:1: warning: 3 editions of calls do not say on which day they were first pub",
        "content/calls/ruf.de.md:7:16: warning: `ada-alt` held no role on 2023-02-12 that the archive knows of; add ",
        "content/calls/ruf.de.md:14:26: warning: Nora Niemand is named and not linked; write [Nora Niemand](actor:nora",
        "content/calls/ruf.de.md:16:1: warning: the account of `haus` does not say on what it rests; write `:",
        "content/calls/ruf.de.md:18:211: warning: the quotation has 41 words; the archive’s limit is 40; shorten it,",
        "content/calls/ruf.en.md:4:1: warning: this translation is older than its original in the title (line 2), new:",
        "content/calls/ruf.en.md:7:28: warning: “80 minutes” stands against “90 Minuten” in content/calls/ruf.de.md:",
        "content/calls/ruf.en.md:11:1: warning: the quotation of `haus` in content/calls/ruf.de.md:18:211 has no cou",
        "content/topics/getreide.de.md:5:26: warning: the page de/themen/getreide/index.html links to /x/, which is no",
        "content/topics/mais.de.md:2:1: warning: nothing refers to the topic `mais`; refer to it somewhere, or delete",
        "themes/default/locales/de.po:8:1: warning: nothing asks for the message “Sauces”; remove it",
        "themes/default/templates/cal.html:1:1: warning: nothing uses the template `cal.html`; did you mean “call.ht",
    ]
    found = told(faulty(tmp_path))
    assert [line[: len(wanted)] for line, wanted in zip(found, expected, strict=True)] == expected


def test_a_page_that_is_too_heavy_is_told_with_its_weight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = small_archive(tmp_path)
    monkeypatch.setattr(rendered, "HEAVY_PAGE", 4_000)
    heavy = [line for line in told(archive) if line.startswith("content/calls/ruf.en.md:1:1: ")]
    assert len(heavy) == 1
    assert re.search(r"the page en/calls/ruf/index.html weighs \d+ KB; .* below 4 KB", heavy[0])


def test_a_strict_review_asks_for_every_translation(tmp_path: Path) -> None:
    small_archive(tmp_path, {"topics/getreide.de.md": CAST["topics/getreide.de.md"] + "\nÜber Getreide.\n"})
    (tmp_path / "content" / "topics" / "getreide.en.md").unlink()
    missing = (
        "content/topics/getreide.de.md:1:1: warning: there is no edition in `en`; write it with "
        "`briefings new topic getreide`, or finish its draft"
    )
    assert missing in told(tmp_path, strict=True)
    assert not any("no edition" in problem for problem in told(tmp_path))


def test_a_link_to_a_page_that_the_site_does_not_have_is_told_and_one_to_another_site_is_not(tmp_path: Path) -> None:
    links = "[a](https://example.org/repo/der/) [b](https://example.org/repo/de/) [c](https://example.org/andere/)"
    archive = small_archive(tmp_path, {"topics/getreide.de.md": f"---\ntitle: Getreide\n---\n\n{links}\n"})
    found = [problem for problem in told(archive) if "links to" in problem]
    assert found == [
        "content/topics/getreide.de.md:5:5: warning: the page de/themen/getreide/index.html links to /der/, which is "
        "no page or file of the site; correct the link"
    ]


def test_a_link_that_every_page_has_is_told_once(tmp_path: Path) -> None:
    archive = small_archive(tmp_path)
    own = archive / "themes" / "default" / "templates"
    own.mkdir(parents=True)
    base = (THEME / "templates" / "base.html").read_text("utf-8")
    (own / "base.html").write_text(base.replace("</body>", '<a href="/repo/weg/">x</a></body>'), "utf-8")
    [found] = [problem for problem in told(archive) if "links to" in problem]
    assert re.fullmatch(
        r"themes/default:1:1: warning: the page \S+ links to /weg/, which is no page or file of the site, and \d\d "
        r"other pages do; correct the link",
        found,
    )


@pytest.mark.parametrize(("size", "severity"), [(499_999_999, ""), (500_000_001, "warning"), (950_000_001, "error")])
def test_the_host_s_limits_are_told_before_they_are_met(size: int, severity: str) -> None:
    found = [(problem.severity, str(problem)) for problem in rendered._weight(size)]
    assert [kind for kind, _ in found] == ([severity] if severity else [])
    assert all("GitHub Pages takes 1,000 MB at most" in text for _, text in found)


def test_a_sound_archive_has_no_problem(tmp_path: Path) -> None:
    complete = {
        path: text.replace("account haus", "account haus basis=full" if ".de." in path else "account haus")
        .replace("---\n", "---\nfirst_published: 2025-05-01\n", 1)
        for path, text in CALL.items()
    }  # fmt: skip
    named = {path: text.split("\n", 2) for path, text in CAST.items() if not path.startswith("sources/")}
    slugs = {
        path: "\n".join((opening, name, f"slug: {slugify(name.split(': ')[1], path[-5:-3])}", rest))
        for path, (opening, name, rest) in named.items()
    }
    assert told(small_archive(tmp_path, complete | slugs)) == []


def test_what_a_build_refuses_for_want_of_entries_is_told_by_check_too(tmp_path: Path) -> None:
    archive = small_archive(tmp_path, {})
    for path in archive.glob("content/*/*.md"):
        path.unlink()
    said = "content:1:1: holds no entry to publish; write one with `briefings new`, or take `draft: true` out of one"
    assert told(archive) == [said]
    assert [str(problem) for problem in build(archive, tmp_path / "site").problems] == [said]
