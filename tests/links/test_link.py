"""Editions linked into an archive: paired, ordered, compared, set side by side, referred to from both ends."""

import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.notation import PartialDate
from generator.links import Archive, accounts, link
from generator.links.archive import Neighbours, SideBySide
from tests.archives import DE, EN, actor, call, edition, linked
from tests.extent import examples

WORLD = {
    "actors/anna.de.md": actor("Anna"),
    "actors/boris.de.md": actor("Boris"),
    "actors/clara.de.md": actor("Clara"),
    "actors/blatt.de.md": actor("Blatt", "outlet"),
    "topics/frieden.de.md": "---\ntitle: Frieden\n---\n",
    "topics/handel.de.md": "---\ntitle: Handel\n---\n",
    "sources/s1.de.md": "---\ntitle: S1\noutlet: blatt\npublished: 2025-01-02\n---\n",
    "sources/s2.de.md": "---\ntitle: S2\noutlet: blatt\n---\n",
}


def archive_of(**calls: str) -> Archive:
    archive, problems = linked(WORLD | {f"calls/{name}.de.md": text for name, text in calls.items()})
    assert problems == []
    return archive


def test_the_edition_with_facts_is_the_original_whatever_its_language() -> None:
    archive, problems = linked(
        {
            "actors/a.en.md": actor("Ann"),
            "actors/a.de.md": "---\nname: Anna\n---\n",
            "pages/p.en.md": "---\ntitle: P\n---\n",
        }
    )
    assert problems == []
    anna, page = archive.entries["a"], archive.entries["p"]
    assert (anna.original.language, list(anna.editions)) == (EN, [DE, EN])
    assert (anna.edition(DE).title, anna.edition(EN).title) == ("Anna", "Ann")
    assert (page.has(DE), page.edition(DE).title, dict(page.slugs)) == (False, "P", {DE: "p", EN: "p"})


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2025-01-20", "", "2025-01-20", True),
        ("2025-01-20", "", "2025-01-19", False),
        ("2025-01-20", "", "2025-01", True),
        ("2025-01", "", "2025-01-01", True),
        ("2025", "2025", "2025-12-31", True),
        ("2025", "2025", "2026-01-01", False),
        ("", "2025-02", "2025-02-28", True),
        ("", "2025-02", "2025-03-01", False),
        ("", "2025-02-11", "2025-02", True),
        ("", "", "1900-01-01", True),
    ],
)
def test_a_role_is_held_on_each_day_that_its_dates_allow(start: str, end: str, day: str, held: bool) -> None:
    dates = (f", from: {start}" if start else "") + (f", to: {end}" if end else "")
    more = f"roles: [{{role: kanzlerin{dates}}}]\nrole_titles: {{kanzlerin: Kanzlerin}}\n"
    archive, _ = linked({"actors/anna.de.md": actor("Anna", more=more)})
    assert (archive.entries["anna"].role_on(PartialDate(day)) is not None) is held


def test_calls_are_in_the_order_of_time_and_what_is_only_known_to_lie_before_comes_first() -> None:
    archive = archive_of(
        e=call("2025-02-12", "anna", "boris"),
        d=call("2025-02-12", "anna", "boris", more="start: 2025-02-12T09:00 Europe/Berlin\n"),
        c=call("2025-02-12", "anna", "boris", more="start: 2025-02-12T01:00-05:00\n"),
        b=call("2025-02-12", "anna", "clara", more="date_precision: by\n"),
        f=call("2025-02", "anna", "boris", more="date_precision: month\n"),
        a=call("2025-02-12", "boris", "anna"),
    )
    assert archive.calls == ("f", "b", "c", "d", "a", "e")
    assert archive.calls_of["clara"] == ("b",)
    assert archive.pairs == {("anna", "boris"): ("f", "c", "d", "a", "e")}
    assert archive.neighbours["b"] == Neighbours(None, None)
    assert [archive.neighbours[name] for name in ("f", "c", "e")] == [
        Neighbours(None, "c"),
        Neighbours("f", "d"),
        Neighbours("a", None),
    ]


def test_sources_are_newest_first_and_undated_last() -> None:
    texts = {
        "a": "2025-03-18T23:00-05:00",
        "b": "2025-03-19T01:00+01:00",
        "c": "2025-03-19T02:00+05:00",
        "d": "2025-03-18",
    }
    sources = {
        f"sources/{n}.de.md": f"---\ntitle: T\noutlet: blatt\npublished: {when}\n---\n" for n, when in texts.items()
    }
    archive, _ = linked(WORLD | sources)
    assert archive.sources == ("b", "c", "a", "d", "s1", "s2")


REPORTS = {
    "agree": ["{by: anna, F, source: s1}", "{by: boris, F, source: s2}"],
    "one-side": ["{by: anna, F, source: s1}", "{by: anna, F, source: s2#p3}"],
    "not-stated": [],
}
FACTS = {
    "duration": ("duration: 2h", "duration: 90min", "duration: 120min"),
    "start": (
        "start: 2025-02-12T15:00+01:00",
        "start: 2025-02-12T15:30+01:00",
        "start: 2025-02-12T09:00 America/New_York",
    ),
    "initiator": ("initiator: anna", "initiator: boris", "initiator: anna"),
    "status": ("status: held", "status: unconfirmed", "status: held"),
    "participants": ("participants: [anna, boris]", "participants: [anna, clara]", "participants: [boris, anna]"),
}


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("standing", [*REPORTS, "differ", "agree, said otherwise"])
def test_typed_facts_are_compared(fact: str, standing: str) -> None:
    one, other, same = FACTS[fact]
    reports = [report.replace("F", one) for report in REPORTS.get(standing, REPORTS["agree"])]
    if standing == "differ":
        reports[1] = reports[1].replace(one, other)
    if standing.endswith("otherwise"):
        reports[1] = reports[1].replace(one, same)
    more = "reports:\n" + "".join(f"  - {report}\n" for report in reports) if reports else ""
    archive = archive_of(x=call("2025-02-12", "anna", "boris", more=more))
    compared = {each.fact: each for each in accounts.compare_facts(archive.entries["x"].call, archive.sides)}
    assert compared[fact].standing == standing.split(",")[0]
    assert [c.standing for name, c in compared.items() if name != fact] == ["not-stated"] * 4
    parties = [claim.by for claim in compared[fact].claims]
    expected = {"differ": [("anna",), ("boris",)], "one-side": [("anna",)], "not-stated": []}
    assert parties == expected.get(standing, [("anna", "boris")])


BODY = """
::: account anna
frieden
: Anna will Frieden, sagt <actor:clara>. <source:s1#p2>
:::

::: account boris
handel
: Boris will Handel. <source:s2>

frieden
: Er auch. <source:s1#p2>
:::

::: discrepancy extent topic=frieden between="anna boris"
Verschieden. <source:s2#p1>
:::

::: discrepancy headline-body between="blatt"
Auch das. <source:s2>
:::
"""


def test_accounts_stand_side_by_side_and_silence_is_shown() -> None:
    archive = archive_of(x=call("2025-02-12", "anna", "boris", body=BODY))
    table = accounts.side_by_side(archive.entries["x"], archive.entries["x"].original, archive.sides)
    assert [side.key for side in table.sides] == ["anna", "boris"]
    assert [
        (p.topic, [cell.silence for cell in p.cells], [d.found.kind for d in p.differences]) for p in table.points
    ] == [
        ("frieden", ["", ""], ["extent"]),
        ("handel", ["unknown", ""], []),
    ]
    assert (table.differences, [d.kind for d in table.notes]) == ((), ["headline-body"])
    assert archive.spoke_in == {"anna": ("x",), "boris": ("x",)}
    assert archive.calls_on == {"frieden": ("x",), "handel": ("x",)}


#: Two who speak for Peru, one for Togo, one for no country; each country with a text of its own.
SIDES = {
    "actors/praesident.de.md": actor("Präsident", more="country: PE\n"),
    "actors/palast.de.md": actor("Palast", "body", more="country: PE\n"),
    "actors/lome.de.md": actor("Lomé", "body", more="country: TG\n"),
    "actors/verein.de.md": actor("Verein", "body"),
    "actors/funk.de.md": actor("Funk", "outlet", more="country: PE\n"),
}
VOICES = """
::: account palast basis=excerpt
frieden
: Der Palast will Frieden. <source:s1>
:::

::: account praesident basis=full
frieden
: Auch der Präsident. <source:s2>

handel
: Über Zölle. <source:s2>
:::

::: account lome basis=reported
kupfer
: Über Kupfer. <source:s1>

handel
: – <source:s2#p4>
:::

::: account verein
kupfer
: Ja. <source:s1>
:::
"""


def sides_of(body: str) -> tuple[Archive, SideBySide]:
    copper = {"topics/kupfer.de.md": "---\ntitle: Kupfer\n---\n"}
    files = {"calls/x.de.md": call("2025-02-12", "praesident", "lome", body=body)}
    archive, problems = linked(WORLD | SIDES | copper | files)
    assert problems == []
    found = archive.entries["x"]
    return archive, accounts.side_by_side(found, found.original, archive.sides)


def test_voices_of_one_country_are_one_side_and_who_has_none_is_one_alone() -> None:
    archive, table = sides_of(VOICES)
    assert [(side.key, [voice.party for voice in side.voices]) for side in table.sides] == [
        ("PE", ["palast", "praesident"]), ("TG", ["lome"]), ("verein", ["verein"]),
    ]  # fmt: skip
    assert archive.sides["funk"] == "", "who reports speaks for no side"
    assert [[s.party for s in cell.statements] for cell in table.points[0].cells] == [["palast", "praesident"], [], []]


def test_a_side_is_silent_only_where_its_whole_text_or_a_source_shows_it() -> None:
    _, table = sides_of(VOICES)
    assert {point.topic: [cell.silence for cell in point.cells] for point in table.points} == {
        "frieden": ["", "unknown", "unknown"],
        "handel": ["", "silent", "unknown"],
        "kupfer": ["unknown", "", ""],  # of one voice the whole text is held, of the other less
    }
    _, table = sides_of(re.sub(r"(?<=account )(palast|praesident)(?: basis=\w+)?", r"\1 basis=full", VOICES))
    assert [cell.silence for cell in table.points[2].cells] == ["silent", "", ""]
    assert [(c.source, c.locator) for c in table.points[1].cells[1].shown_by] == [("s2", "p4")]


@pytest.mark.parametrize("basis", ["", " basis=excerpt", " basis=reported"])
def test_nothing_less_than_a_whole_text_shows_silence(basis: str) -> None:
    _, table = sides_of(VOICES.replace(" basis=full", basis))
    assert [cell.silence for cell in table.points[2].cells] == ["unknown", "", ""]


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("palast lome", "sides"), ("verein lome", "sides"), ("palast praesident", "voices"),
        ("blatt funk", "reports"), ("funk palast", "reports"), ("blatt palast lome", "sides"),
        ("palast", "reports"),
    ],
)  # fmt: skip
def test_who_differs_is_told_by_the_sides(between: str, expected: str) -> None:
    _, table = sides_of(f'{VOICES}\n::: discrepancy number between="{between}"\nSo. <source:s1>\n:::\n')
    assert [each.between for each in table.differences] == [expected]


@pytest.mark.parametrize(
    ("one", "other", "standing"),
    [
        ("palast", "lome", ("agree", "differ")),
        ("palast", "praesident", ("one-side", "reports-differ")),
        ("blatt", "funk", ("reported", "reports-differ")),
        ("blatt", "lome", ("one-side", "reports-differ")),
    ],
)
def test_figures_are_compared_by_side(one: str, other: str, standing: tuple[str, str]) -> None:
    for second, expected in zip(("2h", "3h"), standing, strict=True):
        reports = f"reports: [{{by: {one}, duration: 2h, source: s1}}, {{by: {other}, duration: {second}, source: s2}}]"
        files = WORLD | SIDES | {"calls/x.de.md": call("2025-02-12", "praesident", "lome", more=reports + "\n")}
        archive, problems = linked(files)
        assert problems == []
        compared = accounts.compare_facts(archive.entries["x"].call, archive.sides)
        assert compared[0].standing == expected


def test_a_source_knows_all_that_rests_on_it() -> None:
    more = "reports: [{by: anna, duration: 2h, source: s1#p9}]\n"
    archive = archive_of(x=call("2025-02-12", "anna", "boris", more=more, body="Ein Satz. <source:s1>\n" + BODY))
    assert [(s.use, s.locator, s.party, s.topic) for s in archive.supports["s1"]] == [
        ("fact", "p9", "anna", ""),
        ("statement", "p2", "anna", "frieden"),
        ("statement", "p2", "boris", "frieden"),
        ("prose", "", "", ""),
    ]
    assert [(s.use, s.locator, s.topic) for s in archive.supports["s2"]] == [
        ("statement", "", "handel"),
        ("discrepancy", "p1", "frieden"),
        ("discrepancy", "", ""),
    ]


def test_a_mention_is_found_from_its_target_once_a_sentence() -> None:
    body = "Erst spricht <actor:clara>, dann\nwieder [Clara](actor:clara). Danach ruft <actor:clara> an.\n"
    archive = archive_of(x=call("2025-02-12", "anna", "boris", body=body))
    links = archive.backlinks["clara"]
    assert [(link.id, link.language, link.line) for link in links] == [("x", DE, 7), ("x", DE, 8)]
    assert ["".join(p if isinstance(p, str) else f"({p.target})" for p in link.sentence) for link in links] == [
        "Erst spricht (clara), dann wieder (clara).",
        "Danach ruft (clara) an.",
    ]


def test_drafts_are_held_back_unless_asked_for() -> None:
    files = WORLD | {"calls/x.de.md": call("2025-02-12", "anna", "boris", more="draft: true\n")}
    assert linked(files)[0].calls == ()
    assert linked(files, drafts=True)[0].calls == ("x",)


def test_an_archive_with_an_error_has_its_entries_all_the_same() -> None:
    archive, problems = linked({"calls/x.de.md": call("2025-02-12", "anna", "boris")})
    assert len(problems) == 2
    assert list(archive.entries) == ["x"]
    assert archive.calls_of == {"anna": ("x",), "boris": ("x",)}


def test_the_order_of_files_changes_nothing() -> None:
    calls = {f"calls/{n}.de.md": call("2025-02-12", "anna", "boris", body=BODY) for n in ("x", "y")}
    files = {path: WORLD[path] for path in WORLD if not path.startswith("actors/c")} | calls
    files["actors/clara.de.md"] = actor("Clara")
    editions = [edition(*file) for file in files.items()]
    first = repr(link(editions, (DE, EN)))
    for few in list(permutations(range(4)))[:12]:
        moved = [editions[n] for n in few] + editions[:3:-1]
        assert repr(link(moved, (DE, EN))) == first


NAMES = st.sampled_from([f"n{n}" for n in range(8)])


@examples(80)
@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=5), min_size=8, max_size=8))
def test_whatever_mentions_is_found_from_what_is_mentioned_and_back(mentions: dict[str, list[str]]) -> None:
    files = {
        f"topics/{name}.de.md": f"---\ntitle: T {name}\n---\n" + "".join(f"Satz zu <topic:{to}>.\n\n" for to in targets)
        for name, targets in mentions.items()
    }
    archive, problems = linked(files)
    assert problems == []
    forth = {(name, to) for name, targets in mentions.items() for to in targets if to != name}
    back = {(link.id, to) for to, links in archive.backlinks.items() for link in links}
    assert back == forth
    assert all(len(link.sentence) == 3 for links in archive.backlinks.values() for link in links)
