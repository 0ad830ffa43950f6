"""A translation knows which paragraph of its original changed, and nothing else alarms it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.languages import Language
from generator.content import entry, parse
from generator.links import editions, link
from generator.links.staleness import changes

DE, EN, UK = Language("de"), Language("en"), Language("uk")
ORIGINAL = """---
title: Ada und Bo sprechen
summary: Sie sprachen.
date: 2025-02-12
status: held
participants: [ada, bo]
---

Ada rief an.[^1]

Bo nahm ab, und beide sprachen
lange.

> Ein Wort
> im Kasten.

[^1]: Am Abend.

::: account haus
getreide
: Es gibt Getreide. <source:artikel#p2>

hafen
: Der Hafen bleibt offen. <source:artikel#p3>
:::

::: discrepancy extent topic=getreide between="haus hof"
Beide meinen Verschiedenes. <source:artikel#p2>
:::
"""
TRANSLATION = """---
title: Ada and Bo talk
summary: They talked.
---

Ada called.[^1]

Bo answered, and they talked at length.

> A word in a box.

[^1]: In the evening.

::: account haus
getreide
: There is grain. <source:artikel#p2>

hafen
: The port stays open. <source:artikel#p3>
:::

::: discrepancy extent topic=getreide between="haus hof"
They mean different things. <source:artikel#p2>
:::
"""


def edition(text: str, language: Language = DE, kind: entry.Kind = "call") -> entry.Edition:
    found, problems = parse(f"content/calls/ruf.{language}.md", kind, "ruf", language, text, "0" * 16)
    assert found
    assert not problems, problems
    return found


def accepted(original: str, translation: str = TRANSLATION) -> entry.Edition:
    return edition(translation, EN)._replace(translates=tuple(u.digest for u in edition(original).units))


def stale_after(old: str, new: str) -> list[tuple[str, str, int]]:
    """(what happened, which unit, on which line) after `old` became `new` in the original."""
    assert old in ORIGINAL
    changed = ORIGINAL.replace(old, new)
    found = editions.staleness(edition(changed), accepted(ORIGINAL))
    return [(c.kind, c.unit.name if c.unit else "", c.unit.line if c.unit else 0) for c in found.changes]


def test_a_translation_that_records_all_units_is_current() -> None:
    found = editions.staleness(edition(ORIGINAL), accepted(ORIGINAL))
    assert (found.state, found.changes, found.units, found.own) == ("current", (), 9, 9)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bo nahm ab, und beide sprachen\nlange.", "Bo nahm ab,\nund beide sprachen lange."),
        ("Ada rief an.", "Ada  rief\u00a0an."),
        ("> Ein Wort\n> im Kasten.", "> Ein Wort im\n> Kasten."),
        ("date: 2025-02-12", "date: 2025-02-13"),
        ("status: held", "medium: video\nstatus: held"),
        ("status: held\n", "# geprüft\nstatus: held  # so\n"),
        (
            "title: Ada und Bo sprechen\nsummary: Sie sprachen.\n",
            "summary: Sie sprachen.\ntitle: Ada und Bo sprechen\n",
        ),
        ("summary: Sie sprachen.", "summary: >-\n  Sie\n  sprachen."),
        (": Es gibt Getreide. <source:artikel#p2>\n", ": Es gibt Getreide.\n  <source:artikel#p2>\n"),
        (": Es gibt Getreide.", ":   Es gibt Getreide."),
        ("\n\nhafen\n", "\n\n\n\nhafen\n"),
        ("[^1]: Am Abend.", "[^1]: Am\n    Abend."),
    ],
)
def test_white_space_facts_and_comments_do_not_alarm(old: str, new: str) -> None:
    assert stale_after(old, new) == []


def test_a_letter_in_another_form_of_unicode_does_not_alarm() -> None:
    composed, decomposed = ORIGINAL.replace("Hafen", "H\u00e4fen"), ORIGINAL.replace("Hafen", "Ha\u0308fen")
    assert editions.staleness(edition(decomposed), accepted(composed)).state == "current"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Ada und Bo sprechen", "Ada und Bo streiten", ("changed", "title", 2)),
        ("Sie sprachen.", "Sie schwiegen.", ("changed", "summary", 3)),
        ("Ada rief an.", "Bo rief an.", ("changed", "block", 9)),
        ("lange.", "kurz.", ("changed", "block", 11)),
        ("im Kasten", "am Rand", ("changed", "block", 14)),
        ("Am Abend", "Am Morgen", ("changed", "footnote", 17)),
        ("Es gibt Getreide", "Es gibt kein Getreide", ("changed", "haus/getreide", 21)),
        ("bleibt offen", "bleibt zu", ("changed", "haus/hafen", 24)),
        ("Verschiedenes", "dasselbe", ("changed", "discrepancy", 27)),
        ("<source:artikel#p3>", "<source:artikel#p4>", ("changed", "haus/hafen", 24)),
        ("Bo nahm ab", "Ein Satz dazwischen.\n\nBo nahm ab", ("added", "block", 11)),
        ("> Ein Wort\n> im Kasten.\n\n", "", ("removed", "", 0)),
    ],
)
def test_a_changed_word_alarms_for_its_unit_only(old: str, new: str, expected: tuple[str, str, int]) -> None:
    assert stale_after(old, new) == [expected]


def test_an_attribute_that_says_how_a_quotation_was_made_belongs_to_its_unit() -> None:
    with_via = ORIGINAL.replace("> Ein Wort", '{.said by=ada via="Rede"}\n> Ein Wort')
    spoken = with_via.replace("Rede", "Brief")
    found = editions.staleness(edition(spoken), accepted(with_via))
    assert [(c.kind, c.unit and c.unit.line) for c in found.changes] == [("changed", 14)]


def test_the_title_of_a_role_goes_stale_by_itself() -> None:
    text = "---\nname: Ada\nkind: person\nroles: [{role: p}, {role: m}]\n"
    text += "role_titles: {p: Präsidentin, m: Ministerin}\n---\n"
    old = edition(text, kind="actor")
    new = edition(text.replace("Ministerin", "Kanzlerin"), kind="actor")
    translation = old._replace(language=EN, translates=tuple(u.digest for u in old.units))
    assert [c.unit and c.unit.name for c in editions.staleness(new, translation).changes] == ["role m"]


def test_a_paragraph_that_moved_is_said_to_have_moved() -> None:
    moved = ORIGINAL.replace("Ada rief an.[^1]\n\n", "").replace("> Ein Wort", "Ada rief an.[^1]\n\n> Ein Wort")
    found = editions.staleness(edition(moved), accepted(ORIGINAL))
    assert [c.kind for c in found.changes] == ["moved"]


def test_a_translation_with_a_paragraph_of_its_own_is_ahead() -> None:
    longer = accepted(ORIGINAL, TRANSLATION.replace("> A word", "One more.\n\n> A word"))
    found = editions.staleness(edition(ORIGINAL), longer)
    assert (found.state, found.units, found.own) == ("ahead", 9, 10)


def test_a_translation_that_lost_a_paragraph_after_it_was_accepted_is_stale() -> None:
    shorter = accepted(ORIGINAL, TRANSLATION.replace("> A word in a box.\n\n", ""))
    found = editions.staleness(edition(ORIGINAL), shorter)
    assert found.state == "stale"
    assert [c.kind for c in found.changes] == ["untranslated"]


def test_a_translation_that_records_nothing_is_stale_with_every_unit() -> None:
    found = editions.staleness(edition(ORIGINAL), edition(TRANSLATION, EN))
    assert (found.state, found.accepted, len(found.changes)) == ("stale", False, 9)


def test_missing_editions_and_orphans_stand_in_the_table_but_sources_never_do() -> None:
    orphan = edition(TRANSLATION, EN)._replace(id="allein", path="content/calls/allein.en.md", translates=())
    source = edition(ORIGINAL)._replace(id="artikel", kind="source")
    found = editions.staleness_of_all([edition(ORIGINAL), accepted(ORIGINAL), orphan, source], (DE, EN, UK))
    assert [(s.id, s.language, s.state) for s in found] == [
        ("allein", "en", "orphan"),
        ("ruf", "en", "current"),
        ("ruf", "uk", "missing"),
    ]


def test_digests_edited_by_hand_make_the_translation_stale() -> None:
    translation = accepted(ORIGINAL)
    assert translation.translates
    forged = translation._replace(translates=("0" * 8, *translation.translates[1:]))
    found = editions.staleness(edition(ORIGINAL), forged)
    assert [(c.kind, c.unit and c.unit.name, c.was) for c in found.changes] == [("changed", "title", "00000000")]


# ---- what check says -----------------------------------------------------------------------------------------------


def said(original: str, translation: entry.Edition | None, strict: bool, *languages: Language) -> list[str]:
    extra = [edition("---\nname: A\nkind: person\n---\n", kind="actor")]
    cast = [extra[0]._replace(id=i, title=i, path=f"content/actors/{i}.de.md") for i in ("ada", "bo")]
    small = ORIGINAL[: ORIGINAL.index("::: account")].replace("Am Abend.", original)
    found = [edition(small), *cast]
    if translation:
        found.append(translation._replace(body=entry.Body(), references=()))
    archive, problems = link(found, languages or (DE, EN))
    assert not problems, problems
    return [str(p) for p in editions.translation_problems(archive, strict) if "/ruf" in str(p)]


def short(text: str) -> str:
    return text[: text.index("::: account")]


def test_check_warns_of_a_stale_translation_with_the_lines_of_the_original() -> None:
    translation = accepted(short(ORIGINAL), short(TRANSLATION))._replace(keys={"translates": (4, 1)})
    assert said("Am Abend.", translation, False) == []
    assert said("Am Morgen.", translation, False) == [
        "content/calls/ruf.en.md:4:1: warning: this translation is older than its original in a footnote (line 17); "
        "see `briefings translations --diff ruf.en`, correct it, then `--accept ruf.en`"
    ]


def test_only_strict_asks_for_what_was_never_accepted_or_never_written() -> None:
    never = edition(short(TRANSLATION), EN)
    assert said("Am Abend.", never, False) == []
    assert said("Am Abend.", never, True) == [
        "content/calls/ruf.en.md:1:1: warning: this translation was never accepted; compare it with "
        "content/calls/ruf.de.md, then run `briefings translations --accept ruf.en`"
    ]
    assert said("Am Abend.", None, False) == []
    assert said("Am Abend.", None, True) == [
        "content/calls/ruf.de.md:1:1: warning: there is no edition in `en`; write it with "
        "`briefings new call ruf`, or finish its draft"
    ]


# ---- the alignment, whatever the texts are --------------------------------------------------------------------------

DIGESTS = st.lists(st.sampled_from([f"{n:08x}" for n in range(6)]), max_size=12)
FRESH = "ffffffff"


def units(digests: list[str]) -> list[entry.Unit]:
    return [entry.Unit("block", digest, line, line) for line, digest in enumerate(digests, 1)]


@given(DIGESTS)
def test_nothing_changed_alarms_nothing(digests: list[str]) -> None:
    assert changes(digests, units(digests)) == ()


@given(DIGESTS, st.data())
def test_one_unit_put_in_marks_just_that_unit(digests: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(digests)))
    found = changes(digests, units([*digests[:at], FRESH, *digests[at:]]))
    assert [(c.kind, c.unit and c.unit.line) for c in found] == [("added", at + 1)]


@given(DIGESTS.filter(bool), st.data())
def test_one_changed_unit_marks_just_that_unit(digests: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(digests) - 1))
    found = changes(digests, units([*digests[:at], FRESH, *digests[at + 1 :]]))
    assert [(c.kind, c.unit and c.unit.line, c.was) for c in found] == [("changed", at + 1, digests[at])]


@given(DIGESTS.filter(bool), st.data())
def test_one_unit_taken_out_is_one_removal(digests: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(digests) - 1))
    found = changes(digests, units(digests[:at] + digests[at + 1 :]))
    assert [(c.kind, c.was) for c in found] == [("removed", digests[at])]


@given(DIGESTS, DIGESTS)
def test_whatever_happened_the_marks_account_for_it(old: list[str], new: list[str]) -> None:
    """What is not marked is the same on both sides, in the same order; equal texts are never marked as changed."""
    found = changes(old, units(new))
    marked = {c.unit.line for c in found if c.unit}
    gone = [c.was for c in found if c.kind in ("changed", "removed", "moved")]
    kept_new = [digest for line, digest in enumerate(new, 1) if line not in marked]
    kept_old = list(old)
    for digest in gone:
        kept_old.remove(digest)
    assert sorted(kept_new) == sorted(kept_old)
    assert all(c.unit is None or c.unit.digest != c.was for c in found if c.kind == "changed")
    assert bool(found) == (old != new)
