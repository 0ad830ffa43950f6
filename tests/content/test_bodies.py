"""Bodies: what is read of Markdown, where it stands, and what of it can go stale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.languages import Language
from generator.content import entry, parse
from generator.content.entry import Attribution, Citation, Edition, Mention, Quoted, Translation
from tests.extent import examples

HEAD = "---\ntitle: A\n---\n"
CALL = "---\ntitle: A\ndate: 2025-02-12\nstatus: held\nparticipants: [anna, boris]\n---\n"


def read(body: str, kind: entry.Kind = "page", language: str = "de", head: str = HEAD) -> Edition:
    edition, problems = parse("content/x.de.md", kind, "x", Language(language), head + body, "0")
    assert edition is not None
    assert [str(problem) for problem in problems] == []
    return edition


def test_a_body_is_html_and_between_it_what_only_the_archive_can_finish() -> None:
    edition = read("<actor:anna> sprach mit [*dem* Kollegen](actor:boris). <source:s#p2>\n")
    (block,) = edition.body.opening
    assert block.pieces == (
        "<p>",
        Mention("actor", "anna"),
        " sprach mit ",
        Mention("actor", "boris", "<em>dem</em> Kollegen"),
        ". ",
        Citation("s", "p2"),
        "</p>",
    )


@pytest.mark.parametrize(
    ("language", "html"),
    [
        ("de", "<p>„a“ und ‚b‘</p>"),
        ("en", "<p>“a” und ‘b’</p>"),
        ("fr", "<p>«\u00a0a\u00a0» und “b”</p>"),
    ],
)
def test_quotation_marks_follow_the_language(language: str, html: str) -> None:
    (block,) = read("\"a\" und 'b'\n", language=language).body.opening
    assert block.pieces == (html,)


def test_each_reference_knows_its_line_and_column() -> None:
    body = (
        "Eins <actor:a> <actor:a>\nzwei [x](actor:b)\n\n"
        "- Punkt\n  - [x](<actor:c>)\n\n"
        "> Zitat\n> mit <actor:d>\n\n"
        "Wort\n: Text <source:e#p1>\n\n"
        "| a | b |\n|---|---|\n| \\| <actor:f> | [\\|](actor:g) |\n\n"
        "[„h“]{.said by=h} **und *[i](actor:i)***\\\n  <actor:j>\n"
    )
    found = [(r.target, r.line, r.column) for r in read(body).references]
    lines = (HEAD + body).split("\n")
    assert all(lines[line - 1][column - 1 :].startswith(("actor:", "source:", "h}")) for _, line, column in found)
    assert [(target, line) for target, line, _ in found] == [
        ("a", 4), ("a", 4), ("b", 5), ("c", 8), ("d", 11), ("e", 14), ("f", 18), ("g", 18), ("h", 20), ("i", 20),
        ("j", 21),
    ]  # fmt: skip
    assert found[1][2] == found[0][2] + 10


@examples(60)
@given(
    st.lists(
        st.sampled_from(["Wort", "*so*", "`x`", "\\<", "&nbsp;", "„q“", "[w](https://example.org)", "ä", "𝒳"]),
        max_size=6,
    )
)
def test_a_reference_is_found_behind_whatever_stands_before_it(words: list[str]) -> None:
    for above, margin in (("", ""), ("", "> "), ("", "- "), ("1. Eins\n", "2. "), ("", "## ")):
        line = margin + " ".join([*words, "und <actor:anna>"])
        (reference,) = (r for r in read(above + line + "\n").references if r.target == "anna")
        assert (reference.line, reference.column) == (4 + bool(above), line.index("actor:anna") + 1)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Am 18. März sprach <actor:a> lange. Dann nicht.", "Am 18. März sprach (a) lange."),
        ("Erst dies. Dann z. B. <actor:a>! Und das?", "Dann z. B. (a)!"),
        ("J. D. Vance traf <actor:a> in den U.S. Staaten.", "J. D. Vance traf (a) in den U.S. Staaten."),
        ("Er sagte: „Nein.“ <actor:a> sagte nichts.", "(a) sagte nichts."),
        ("<actor:a> und\n<actor:b> kamen. Ende.", "(a) und (b) kamen."),
        ("Mit *dem **[alten](actor:a)*** Mann", "Mit dem (a:alten) Mann"),
        ("Frage? <actor:a> schwieg", "(a) schwieg"),
    ],
)
def test_a_mention_has_the_sentence_it_stands_in(body: str, sentence: str) -> None:
    reference = next(r for r in read(body).references if r.target == "a")
    parts = [p if isinstance(p, str) else f"({p.target}{':' + p.html if p.html else ''})" for p in reference.sentence]
    assert "".join(parts) == sentence


def test_a_sentence_of_very_many_mentions_is_cut_between_them() -> None:
    references = read("<actor:a> " * 30).references
    assert [sum(isinstance(p, Mention) for p in r.sentence) for r in references] == [12] * 24 + [6] * 6


def test_statements_have_party_topic_words_and_sources() -> None:
    frieden, handel = "frieden\n: Anna will *Frieden*. <source:s#18:42>\n", "handel\n: Mehr. <source:t>\n"
    body = f"\nVorher.\n\n::: account anna\n{frieden}\n{handel}:::\n\nNachher.\n"
    edition = read(body, "call", head=CALL)
    (account,) = edition.body.accounts
    assert (account.party, account.line) == ("anna", 10)
    assert [(s.topic, s.line, s.citations) for s in account.statements] == [
        ("frieden", 12, (Citation("s", "18:42"),)),
        ("handel", 15, (Citation("t"),)),
    ]
    assert account.statements[0].pieces == ("Anna will <em>Frieden</em>. ", Citation("s", "18:42"))
    assert [block.pieces for block in edition.body.opening] == [("<p>Vorher.</p>",)]
    assert [block.pieces for block in edition.body.rest] == [("<p>Nachher.</p>",)]


def test_a_discrepancy_has_kind_topic_and_parties() -> None:
    body = '::: discrepancy extent topic=frieden between="anna boris"\nVerschieden. <source:s>\n:::\n'
    (found,) = read(body, "call", head=CALL).body.discrepancies
    assert (found.kind, found.topic, found.between, found.citations) == (
        "extent",
        "frieden",
        ("anna", "boris"),
        (Citation("s"),),
    )


def test_a_quotation_carries_our_translation_or_says_that_it_is_one() -> None:
    body = (
        'Von [“energy sites”]{.said by=anna lang=en translation="Energieanlagen"} '
        "und [„Anlagen“]{.said by=boris from=ru}."
        '\n\n{.said by=boris lang=en translation="so gut"}\n> so good\n'
    )
    edition = read(body)
    assert [(q.text, q.language, q.translation, q.original) for q in edition.body.quotations] == [
        ("“energy sites”", "en", "Energieanlagen", ""),
        ("„Anlagen“", "de", "", "ru"),
        ("so good", "en", "so gut", ""),
    ]
    pieces = next(iter(edition.body.opening)).pieces
    assert [piece for piece in pieces if isinstance(piece, Translation)] == [
        Translation("Energieanlagen", ""),
        Translation("", "ru"),
    ]
    assert Attribution("boris", "", Translation("so gut", "")) in list(edition.body.opening)[1].pieces


def test_a_translation_from_no_language_is_told() -> None:
    body = "[„a“]{.said by=anna from=Russisch}\n"
    _, problems = parse("content/pages/x.de.md", "page", "x", Language("de"), HEAD + body, "")
    assert ["`from=Russisch` is no language tag" in problem.message for problem in problems] == [True]


def test_quotations_are_noted_with_speaker_channel_and_language() -> None:
    body = 'Er nannte es [„gut“]{.said by=anna via="Truth Social"}.\n\n{.said by=boris lang=en}\n> so *good*\n'
    edition = read(body)
    assert [tuple(q)[:6] for q in edition.body.quotations] == [
        ("anna", "Truth Social", "de", "„gut“", 4, 21),
        ("boris", "", "en", "so good", 6, 1),
    ]
    assert next(iter(edition.body.opening)).pieces == (
        '<p>Er nannte es <span class="said" data-by="anna" data-via="Truth Social">„gut“</span>.</p>',
    )
    assert list(edition.body.opening)[1].pieces == (
        '<figure class="said"><blockquote lang="en">\n<p>so <em>good</em></p>\n</blockquote><figcaption>',
        Attribution("boris"),
        "</figcaption></figure>",
    )


def test_a_quotation_knows_the_sentence_it_stands_in() -> None:
    body = (
        "Vorher. <actor:boris> fand es [„gut. Sehr gut!“]{.said by=anna} und [“fine”]{.said by=anna lang=en} "
        "<source:s>. [„Ja.“]{.said by=anna} Danach ging er.\n\n{.said by=boris}\n> Allein.\n"
    )
    good, fine = Quoted("„gut. Sehr gut!“", "anna", "de"), Quoted("“fine”", "anna", "en")
    shared = (Mention("actor", "boris"), " fand es ", good, " und ", fine, ".")
    sentences = [q.sentence for q in read(body).body.quotations]
    assert sentences == [shared, shared, (Quoted("„Ja.“", "anna", "de"),), ()]


def test_updates_of_a_live_blog_are_places_of_the_source() -> None:
    head = "---\ntitle: A\noutlet: o\ntype: liveblog\n---\n"
    body = '{.update time="2025-03-19T18:42+01:00"}\n## 18.42 Uhr: Anruf\n\nText.\n'
    edition = read(body, "source", head=head)
    (update,) = edition.body.updates
    assert (update.locator, str(update.time), update.anchor, update.line) == (
        "18:42", "2025-03-19T18:42+01:00", "update-1842", 7,
    )  # fmt: skip
    assert next(iter(edition.body.opening)).pieces == ('<h2 id="update-1842">18.42 Uhr: Anruf</h2>',)


def test_headings_have_addresses_of_their_own() -> None:
    body = "## Über *Öl*\n\n## Über Öl\n\n### …\n\n## <actor:anna>\n"
    blocks = read(body).body.opening
    assert [(b.anchor, b.heading, b.level) for b in blocks] == [
        ("ueber-oel", "Über Öl", 2),
        ("ueber-oel-2", "Über Öl", 2),
        ("section", "…", 3),
        ("anna", "anna", 2),
    ]


UNITS = (
    "Eins *zwei* drei.\n\n> Vier\n> fünf\n\n- sechs\n- sieben\n\n::: account anna\nfrieden\n: acht <source:s>\n:::\n"
)


def digests(body: str, head: str = CALL) -> dict[str, str]:
    units = read(body, "call", head=head).units
    return {f"{n} {unit.name}": unit.digest for n, unit in enumerate(units)}


def test_white_space_and_facts_change_no_digest() -> None:
    spaced = UNITS.replace("Eins *zwei* drei", "Eins\n*zwei*   drei").replace("> Vier\n> fünf", "> Vier fünf")
    assert digests("\n\n" + spaced.replace("- sieben", "-   sieben")) == digests(UNITS)
    assert digests(UNITS, CALL.replace("2025-02-12", "2025-02-13")) == digests(UNITS)


@pytest.mark.parametrize(
    ("word", "unit"),
    [("zwei", "1 block"), ("fünf", "2 block"), ("sieben", "3 block"), ("acht", "4 anna/frieden")],
)
def test_a_changed_word_changes_its_unit_alone(word: str, unit: str) -> None:
    before, after = digests(UNITS), digests(UNITS.replace(word, "anders"))
    assert [name for name in before if before[name] != after[name]] == [unit]


def test_a_changed_title_changes_the_title_alone() -> None:
    before, after = digests(UNITS), digests(UNITS, CALL.replace("title: A", "title: B"))
    assert [name for name in before if before[name] != after[name]] == ["0 title"]


@examples(150)
@given(st.text(alphabet="ab*_[](){}<>!:|`#>-=\"'.&;~^\\ \n\t1é\x0b\ufffc", max_size=80))
def test_any_body_is_read_without_a_traceback_and_every_problem_has_a_place_in_it(body: str) -> None:
    edition, problems = parse("content/x.de.md", "call", "x", Language("de"), CALL + body, "0")
    assert edition is not None
    lines = (CALL + body).split("\n")
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
        assert problem.remedy


def test_a_block_of_absurdly_many_straight_quotation_marks_is_told_and_keeps_them() -> None:
    body = "\"a\" 'b'\n\n" + '"a" ' * 501 + "\n"
    edition, problems = parse("content/x.de.md", "page", "x", Language("de"), HEAD + body, "0")
    assert edition is not None
    (problem,) = problems
    assert (problem.place.line, problem.place.column) == (6, 1)
    assert problem.message == "more than 1,000 straight quotation marks stand in one block"
    first, second = edition.body.opening
    assert first.pieces == ("<p>„a“ ‚b‘</p>",)
    assert "„" not in str(second.pieces)
