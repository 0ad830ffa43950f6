"""What is typed is what is published, or a problem says where it would not be, and its remedy works when typed."""

import re
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.languages import Language
from generator.content import parse
from generator.content.entry import Edition
from generator.pages.partials.body_html import _with_marks
from tests.extent import examples

HEAD = "---\ntitle: A\n---\n"
CALL = "---\ntitle: A\ndate: 2025-02-12\nstatus: held\nparticipants: [anna, boris]\n---\n"


def read(text: str, language: str = "de", kind: str = "page") -> tuple[Edition, list[str]]:
    edition, problems = parse(f"content/x.{language}.md", kind, "x", Language(language), text, "0")  # type: ignore[arg-type]
    assert edition is not None
    return edition, [str(problem).split(":", 1)[1] for problem in problems]


def visible(edition: Edition) -> str:
    """The words that a reader sees, with the numbers and dashes that lists have."""
    body = edition.body
    pieces = [p for block in (*body.opening, *body.rest) for p in (*block.pieces, "\n")]
    pieces += [p for account in body.accounts for said in account.statements for p in (*said.pieces, "\n")]
    pieces += [p for found in body.discrepancies for p in (*found.pieces, "\n")]
    return words("".join(p for p in pieces if isinstance(p, str)))


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", _with_marks(html))).split())


#: What is typed, what is said of it (`LINE:COLUMN: …` from the body's first line), what the remedy makes of it, and
#: what the reader then sees; in German and English.
TYPED = {
    "an ordinal": (
        "7. Mai 2024: Sie reden.",
        "1:1: this date would become a list",
        "7\\. Mai 2024: Sie reden.",
        "7. Mai 2024: Sie reden.",
    ),
    "a year": (
        "1991. A new era began.",
        "1:1: “1991.” would begin a list",
        "1991\\. A new era began.",
        "1991. A new era began.",
    ),
    "a wrapped first": (
        "Sie trafen sich am\n1. Juli in Genf.",
        "2:1: this date would become a list",
        "Sie trafen sich am\n1\\. Juli in Genf.",
        "Sie trafen sich am 1. Juli in Genf.",
    ),
    "one of a kind": (
        "1. FC Union siegte.",
        "1:1: “1.” would become a list of one",
        "1\\. FC Union siegte.",
        "1. FC Union siegte.",
    ),
    "a bracket": ("1) one\n2) two", "1:1: “1)” would be shown as “1.”", "1. one\n2. two", "1. one 2. two"),
    "all ones": (
        "1. Platz: A\n1. Rang: B",
        "2:1: “1.” would be shown as “2.”",
        "1. Platz: A\n2. Rang: B",
        "1. Platz: A 2. Rang: B",
    ),
    "a number with zero": ("01. a\n02. b", "1:1: “01.” would be shown as “1.”", "1. a\n2. b", "1. a 2. b"),
    "a date of digits": (
        "3. 4. 2025 war ein Tag.",
        "1:1: “3.” would begin a list",
        "3\\. 4. 2025 war ein Tag.",
        "3. 4. 2025 war ein Tag.",
    ),
    "a dash": (
        "The talk was long\n- very long.",
        "2:1: “-” would begin a list inside a paragraph",
        "The talk was long\n\\- very long.",
        "The talk was long - very long.",
    ),
    "a dash in an entry": (
        "- Sie reden\n  - sehr lange.",
        "2:3: “-” would begin a list inside a paragraph",
        "- Sie reden\n  \\- sehr lange.",
        "- Sie reden - sehr lange.",
    ),
    "a plus": ("+ 5 Grad", "1:1: “+” would become a list of one", "\\+ 5 Grad", "+ 5 Grad"),
    "born": ("* 7. Oktober 1952", "1:1: “*” would become a list of one", "\\* 7. Oktober 1952", "* 7. Oktober 1952"),
    "a minus": ("- 5 degrees", "1:1: warning: “-” becomes a list of one", "\\- 5 degrees", "- 5 degrees"),
    "a lone dash": ("-\n\nx", "1:1: “-” would become a list of one", "\\-\n\nx", "- x"),
    "a number in an entry": (
        "- 1.\n- 2\n- 3",
        "1:3: “1.” would become a list of one",
        "- 1\\.\n- 2\n- 3",
        "- 1. - 2 - 3",
    ),
    "more than": (
        "Support rose to\n> 50 percent.",
        "2:1: “>” would begin a quotation inside a paragraph",
        "Support rose to\n\\> 50 percent.",
        "Support rose to > 50 percent.",
    ),
    "more than, first": ("> 50 Prozent", "1:1: warning: “>” makes a quotation here", "\\> 50 Prozent", "> 50 Prozent"),
    "words behind a quotation": (
        "> Wir reden.\nSagte sie.",
        "2:1: this line would belong to the quotation above",
        "> Wir reden.\n\nSagte sie.",
        "Wir reden. Sagte sie.",
    ),
    "a notice": ("> [!NOTE]\n> x", "1:1: warning: GitHub makes a notice of this", "> \\[!NOTE]\n> x", "[!NOTE] x"),
    "an underline": (
        "Ein Satz.\n---\nNoch einer.",
        "2:1: this line would make a heading of the text above",
        "Ein Satz.\n\n---\nNoch einer.",
        "Ein Satz. Noch einer.",
    ),
    "another underline": (
        "A sentence.\n==",
        "2:1: this line would make a heading of the text above",
        "A sentence.\n\n==",
        "A sentence. ==",
    ),
    "a number sign": (
        "# 1 of the list",
        "1:1: the title is the page's only first-level heading",
        "\\# 1 of the list",
        "# 1 of the list",
    ),
    "a heading's end": (
        "## Sprache C #",
        "1:1: the # at the end would not be shown",
        "## Sprache C \\#",
        "Sprache C #",
    ),
    "a heading of nothing": ("##\n\nx", "1:1: this heading has no words", "\\##\n\nx", "## x"),
    "four blanks": ("    Ein Satz.", "1:5: a line indented by four blanks would become code", "Ein Satz.", "Ein Satz."),
    "blanks at the end": (
        "Eins  \nzwei",
        "1:5: warning: two blanks at the end of this line break it",
        "Eins\\\nzwei",
        "Eins zwei",
    ),
    "a fence": (
        "~~~ 5 Prozent ~~~\n\nWeiter.",
        "1:1: this code is not closed",
        "\\~~~ 5 Prozent \\~~~\n\nWeiter.",
        "~~~ 5 Prozent ~~~ Weiter.",
    ),
    "about": (
        "Beteiligung\n~ 50 Prozent",
        "2:1: “~” would make a definition of this line",
        "Beteiligung\n\\~ 50 Prozent",
        "Beteiligung ~ 50 Prozent",
    ),
    "an entity": ("R&amp;D", "1:2: warning: `&amp;` is shown as &", "R&D", "R&D"),
    "an entity meant": ("&auml;", "1:1: warning: `&auml;` is shown as ä", "\\&auml;", "&auml;"),
    "a number of a character": ("&#252;", "1:1: warning: `&#252;` is shown as ü", "ü", "ü"),
    "tags": ("Ein <br> hier", "1:5: warning: raw HTML <br> is shown as text", "Ein \\<br> hier", "Ein <br> hier"),
    "stars in words": (
        "Lehrer*innen und Bäcker*innen",
        "1:7: the `*` here and the next one",
        "Lehrer\\*innen und Bäcker\\*innen",
        "Lehrer*innen und Bäcker*innen",
    ),
    "products": ("2*3 and 4*5", "1:2: the `*` here and the next one", "2\\*3 and 4\\*5", "2*3 and 4*5"),
    "letters": ("M*A*S*H", "1:2: the `*` here and the next one", "M\\*A\\*S\\*H", "M*A*S*H"),
    "a note's star": ("*Lehrer*innen", "1:1: the `*` here and the next one", "\\*Lehrer\\*innen", "*Lehrer*innen"),
    "a star that closes a bracket": (
        "*) Siehe Wort*",
        "1:1: the `*` here and the next one",
        "\\*) Siehe Wort\\*",
        "*) Siehe Wort*",
    ),
    "a star behind a word": (
        "*Note: every Lehrer*in",
        "1:1: the `*` here and the next one",
        "\\*Note: every Lehrer\\*in",
        "*Note: every Lehrer*in",
    ),
    "strong inside words": (
        "Sh**t and F**k",
        "1:3: the `*` here and the next one",
        "Sh\\*\\*t and F\\*\\*k",
        "Sh**t and F**k",
    ),
    "marks beside German marks": (
        "**„neu“**es Wort",
        "1:1: warning: this `*` makes no emphasis",
        "**„neu“es** Wort",
        "„neu“es Wort",
    ),
    "underscores beside marks": ("_„neu“_es", "1:1: warning: this `_` makes no emphasis", "\\_„neu“\\_es", "_„neu“_es"),
    "struck": (
        "Das ~~nicht~~ doch.",
        "1:5: warning: GitHub strikes this out",
        "Das \\~~nicht\\~~ doch.",
        "Das ~~nicht~~ doch.",
    ),
    "struck by one": (
        "It is ~not~ so.",
        "1:7: warning: GitHub strikes this out",
        "It is \\~not\\~ so.",
        "It is ~not~ so.",
    ),
    "a box": (
        "- [ ] tun\n- [x] getan",
        "1:3: warning: GitHub shows a box here",
        "- \\[ ] tun\n- \\[x] getan",
        "- [ ] tun - [x] getan",
    ),
    "an address": (
        "Siehe https://example.org/a_b.",
        "1:7: warning: this address is no link here",
        "Siehe <https://example.org/a_b>.",
        "Siehe https://example.org/a_b.",
    ),
    "an address as text": (
        "See www.example.org.",
        "1:5: warning: this address is no link here",
        "See www\\.example.org.",
        "See www.example.org.",
    ),
    "a mail": (
        "An post@example.org",
        "1:4: warning: this address is no link here",
        "An <post@example.org>",
        "An post@example.org",
    ),
    "too many cells": (
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
        "3:1: this row has 3 cells, the table has 2 columns",
        "| a | b |\n|---|---|\n| 1 | 2 \\| 3 |",
        "a b 1 2 | 3",
    ),
    "a bar in a quotation": (
        "| a | b |\n|---|---|\n| „x | y“ |",
        "3:1: a bar cuts a quotation",
        "| a | b |\n|---|---|\n| „x \\| y“ |",
        "a b „x | y“",
    ),
    "a bar in an English quotation": (
        "| a | b |\n|---|---|\n| “x | y” |",
        "3:1: a bar cuts a quotation",
        "| a | b |\n|---|---|\n| “x \\| y” |",
        "a b “x | y”",
    ),
    "a bar in a marked quotation": (
        "| a | b |\n|---|---|\n| [x | y]{.said by=anna} |",
        "3:1: a bar cuts a quotation",
        "| a | b |\n|---|---|\n| [x \\| y]{.said by=anna} |",
        "a b x | y",
    ),
    "a bar in code": (
        "| a | b |\n|---|---|\n| `x | y` |",
        "3:1: a bar cuts a quotation",
        "| a | b |\n|---|---|\n| `x \\| y` |",
        "a b x | y",
    ),
    "words below a table": (
        "| a | b |\n|---|---|\n| 1 | 2 |\nQuelle",
        "4:1: this line would become a row of the table",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nQuelle",
        "a b 1 2 Quelle",
    ),
    "no table": ("| a | b |\n|---|---|---|", "2:1: warning: this is no table", "| a | b | c |\n|---|---|---|", "a b c"),
    "a comment": ("{% later %}\nText", "1:1: this line would vanish", "\\{% later %}\nText", "{% later %} Text"),
    "a bracket in a quotation": (
        "Er: [a [b c]{.said by=anna}.",
        "1:8: a `[` above stays open",
        "Er: [a \\[b c]{.said by=anna}.",
        "Er: a [b c.",
    ),
    "a comment behind code": ("`c`{%x%} d", "1:4: these attributes say nothing", "`c` d", "c d"),
    "a comment behind a link": (
        "[a](https://example.org){%x%} d",
        "1:25: these attributes say nothing",
        "[a](https://example.org) d",
        "a d",
    ),
    "two notes of a name": (
        "a[^1]\n\n[^1]: b\n\n[^1]: c",
        "5:1: the footnote [^1] has a text already",
        "a[^1]\n\n[^1]: b\n\nc",
        "a c b",
    ),
    "two addresses of a name": (
        "[a][x]\n\n[x]: https://a.example\n[x]: https://b.example",
        "4:1: an address of this name is defined already",
        "[a][x]\n\n[x]: https://a.example",
        "a",
    ),
    "a mark without partner": (
        'Er sagt: "Nein',
        "1:10: warning: this quotation mark has no partner",
        "Er sagt: „Nein",
        "Er sagt: „Nein",
    ),
    "marks of two languages": (
        "Er sagt: „Nein”.",
        "1:15: warning: „ is closed by ”",
        "Er sagt: „Nein“.",
        "Er sagt: „Nein“.",
    ),
}
ENGLISH = (
    "a year",
    "a bracket",
    "a dash",
    "a minus",
    "more than",
    "another underline",
    "products",
    "struck by one",
    "an address as text",
    "a bar in an English quotation",
)


@pytest.mark.parametrize("name", TYPED)
def test_what_would_change_is_told_and_its_remedy_works(name: str) -> None:
    typed, expected, remedied, shown = TYPED[name]
    language = "en" if name in ENGLISH else "de"
    _, said = read(HEAD + typed + "\n", language)
    line, rest = expected.split(":", 1)
    assert said, typed
    assert said[0].startswith(f"{int(line) + 3}:{rest}"), said
    edition, said = read(HEAD + remedied + "\n", language)
    assert said == []
    assert visible(edition) == shown


@pytest.mark.parametrize("margin", ["", "- ", "> ", "1. Eins\n2. ", "Wort\n: ", "[^1]\n\n[^1]: "])
@pytest.mark.parametrize("language", ["de", "en"])
def test_ordinals_are_told_wherever_text_stands(margin: str, language: str) -> None:
    month = {"de": "März", "en": "March"}[language]
    _, said = read(HEAD + f"{margin}19. {month} 2024: x\n", language)
    assert "this date would become a list; write `19\\.`" in said[0]
    edition, said = read(HEAD + f"{margin}19\\. {month} 2024: x\n", language)
    assert said == []
    assert f"19. {month} 2024: x" in visible(edition)


@pytest.mark.parametrize("name", ["an ordinal", "stars in words", "struck", "an entity", "a mark without partner"])
def test_the_same_is_told_of_statements_and_discrepancies(name: str) -> None:
    typed, expected, remedied, shown = TYPED[name]
    for before, behind in (
        ("::: account anna\nt\n: ", " <source:s>\n:::\n"),
        ('::: discrepancy extent between="anna boris"\n', " <source:s>\n:::\n"),
    ):
        _, said = read(CALL + before + typed + behind, kind="call")
        assert expected.partition(": ")[2] in said[0]
        edition, said = read(CALL + before + remedied + behind, kind="call")
        assert said == []
        assert visible(edition) == shown


def test_two_ordinals_are_both_told_and_none_is_counted_up() -> None:
    _, said = read(HEAD + "18. Mai: A.\n\n18. Juni: B.\n")
    assert [line.split(": ")[0] for line in said] == ["4:1", "6:1"]


@pytest.mark.parametrize(
    "body",
    [
        "1. eins\n2. zwei\n3. drei",
        "1. eins\n\n   mehr\n\n2. zwei",
        "1. eins\n2. zwei\n\nZwischen.\n\n3. drei",
        "- a\n- b\n  - c\n  - d",
        "* a\n* b",
        "- 1. eins\n  2. zwei\n- b",
        "> a\n>\n> b",
        "{.said by=anna}\n> 30 Tage Ruhe",
        "Ein *Wort*, **zwei**, *Energie*infrastruktur und _drei_.",
        "Ein Händler*in, 5 * 3, a_b_c, ~100 und ~200, #MeToo, 50 %.",
        "Er kam 1986.\nDas war 2025.",
        "| a | b |\n|---|---|\n| 1 |\n| 2 | 3 |",
        "```\n1) x *y* z\n```",
        "Eins\\\nzwei",
        "&nbsp;&shy;a",
        "[www.example.org](https://www.example.org) und [a@b.example](mailto:a@b.example)",
        "## Titel ##",
        "`https://example.org` und https\\://example.org und a\\@b.example",
        "„Er sagt ‚ja‘“, “yes” und »nein«",
    ],
)
def test_what_is_meant_is_not_told(body: str) -> None:
    assert read(HEAD + body + "\n")[1] == []


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [
        ("de", '"Wir reden"', "„Wir reden“"),
        ("de", '„Wir reden"', "„Wir reden“"),
        ("de", '"Wir reden“', "„Wir reden“"),
        ("en", '“We talk"', "“We talk”"),
        ("en", '"We talk”', "“We talk”"),
        ("de", "die '80er und '90er", "die ’80er und ’90er"),
        ("en", "the '80s and '90s", "the ’80s and ’90s"),
        ("en", "Rock 'n' Roll, 'tis late", "Rock ’n’ Roll, ’tis late"),
        ("de", "'s ist Hans' Haus, geht's", "’s ist Hans’ Haus, geht’s"),
        ("en", "the Smiths' house, isn't it", "the Smiths’ house, isn’t it"),
        ("de", "Er sagte: \"Er rief 'Halt'.\"", "Er sagte: „Er rief ‚Halt‘.“"),
        ("en", 'He said (“no") and "yes".', "He said (“no”) and “yes”."),
        ("de", 'ein Bildschirm von 27"', 'ein Bildschirm von 27"'),
        ("de", "Gru\u0308\u00dfe a\u0308u\u00dferst", "Grüße äußerst"),
        ("de", "z.\u202fB. 5\u00a0Prozent", "z.\u202fB. 5\u00a0Prozent"),
    ],
)
def test_one_rule_for_marks_and_letters_in_body_title_and_summary(language: str, typed: str, shown: str) -> None:
    quoted = "'" + typed.replace("'", "''") + "'"
    edition, said = read(f"---\ntitle: {quoted}\nsummary: {quoted}\n---\n{typed}\n", language)
    assert said == []
    assert edition.title == edition.summary == shown
    (block,) = edition.body.opening
    assert block.pieces == (f"<p>{shown}</p>".replace('7"', "7&quot;"),)


def test_marks_that_cannot_be_told_are_a_warning_in_front_matter_too() -> None:
    _, said = read("---\ntitle: 'Er sagt: \"Nein'\nsummary: Er sagt „Ja”.\n---\n")
    assert [line.split("; ")[0] for line in said] == [
        "2:1: warning: in `title` this quotation mark has no partner and stays straight",
        "3:1: warning: in `summary` „ is closed by ”",
    ]


def test_marks_are_set_in_notes_titles_of_roles_and_introductions() -> None:
    head = "---\ntitle: A\noutlet: z\nlead: 'Er sagt \"ja\".'\n"
    head += "corrections:\n  - {date: 2025-02-12, note: 'Aus \"a\" wurde b.'}\n---\n"
    edition, said = read(head, kind="source")
    assert said == []
    assert edition.facts.lead == "Er sagt „ja“."  # type: ignore[union-attr]
    assert edition.corrections[0].note == "Aus „a“ wurde b."


YAML = {
    "a comment": (
        "title: Demo unter #Zukunft",
        "2:8: behind `title`, “#Zukunft” is a comment to YAML",
        'title: "Demo unter #Zukunft"',
        "Demo unter #Zukunft",
    ),
    "a number": ("title: Größe # 1", "2:8: behind `title`, “# 1” is a comment", "title: 'Größe # 1'", "Größe # 1"),
    "folded": (
        "title: Ein\n  Satz #eins",
        "2:8: behind `title`, “#eins” is a comment",
        "title: >-\n  Ein\n  Satz #eins",
        "Ein Satz #eins",
    ),
    "a path": ('title: "C:\\temp"', "2:8: `\\t` in `title` makes a blank", 'title: "C:\\\\temp"', "C:\\temp"),
    "a blank by escape": ('title: "a\\_b"', "2:8: `\\_` in `title` makes a blank", "title: a_b", "a_b"),
    "a line by escape": ('title: "C:\\neu"', "2:8: `title` must be one line of text", "title: 'C:\\neu'", "C:\\neu"),
    "markdown": (
        "title: Ein **Wort**",
        "2:8: warning: “**W” in `title` is shown as it is",
        "title: Ein Wort",
        "Ein Wort",
    ),
    "a reference": (
        "title: Anruf von <actor:anna>",
        "2:8: warning: “<actor:anna>” in `title`",
        "title: Anruf von Anna",
        "Anruf von Anna",
    ),
    "an entity": ("title: R&amp;D", "2:8: warning: “&amp;” in `title`", "title: R&D", "R&D"),
    "an escape": ("title: Lehrer\\*innen", "2:8: warning: “\\*” in `title`", "title: Lehrer*innen", "Lehrer*innen"),
    "octal": ("title: 0815", "2:8: `title` must be text", 'title: "0815"', "0815"),
    "a year": ("title: 1984", "2:8: `title` must be text", 'title: "1984"', "1984"),
    "hexadecimal": ("title: 0x1F", "2:8: `title` must be text", 'title: "0x1F"', "0x1F"),
    "nothing": ("title: ~", "2:1: `title` has no value", 'title: "~"', "~"),
    "brackets": ("title: [Update]", "2:8: `title` must be text, not a list", 'title: "[Update]"', "[Update]"),
    "braces": ("title: {x}", "2:8: `title` must be text, not a mapping", 'title: "{x}"', "{x}"),
}


@pytest.mark.parametrize("name", YAML)
def test_what_yaml_would_take_away_is_told_and_its_remedy_works(name: str) -> None:
    typed, expected, remedied, shown = YAML[name]
    _, problems = parse("content/x.de.md", "page", "x", Language("de"), f"---\n{typed}\n---\n", "0")
    assert str(problems[0]).removeprefix("content/x.de.md:").startswith(expected), problems
    edition, said = read(f"---\n{remedied}\n---\n")
    assert said == []
    assert edition.title == shown


@pytest.mark.parametrize(
    "line",
    [
        "title: !wichtig Frieden", "title: ! Frieden", "title: &a Frieden", "title: *a", "title: % 5", "title: @anna",
        "title: `x`", "title: > 50 Prozent", "title: | oder", "title: Trump: ja", "title: - eins", "title: ? wer",
        'title: "Ja" sagt er', "title: [Anm.] Text", "title: 'It's'", "title: a\ntitle: b", "<<: {title: a}",
        "title: a\n\tb: c", "title: \"a\\q\"", "title: a:\n", "title:a", "Title: a",
    ],
)  # fmt: skip
def test_what_yaml_takes_for_something_else_is_told(line: str) -> None:
    _, problems = parse("content/x.de.md", "page", "x", Language("de"), f"---\n{line}\n---\n", "0")
    assert problems
    assert all(problem.remedy for problem in problems)
    assert problems[0].severity == "error"


@pytest.mark.parametrize(
    "line",
    [
        "title: C#",
        "title: x#y",
        "title: '# 1'  # so",
        "# so\ntitle: A",
        "title: NO",
        "title: 14:30",
        "title: Ein # in 'Marken'",
    ],
)
def test_number_signs_that_lose_nothing_are_not_told(line: str) -> None:
    _, problems = parse("content/x.de.md", "page", "x", Language("de"), f"---\n{line}\n---\n", "0")
    assert bool(problems) == ("Marken" in line)


# ---- any text ------------------------------------------------------------------------------------------------------

FRAGMENTS = [
    "Kanzler", "talks", "Ö", "3", "1986.", "18. März", "1. May", "7)", "*", "**", "_", "__", "~", "~~", "`", "#",
    "##", "+", "-", "--", "---", "===", ">", "<", "<b>", "&", "&amp;", "|", "[", "]", "(", ")", "{", "}", "{%", ":",
    ": ", "!", '"', "'", "„", "“", "”", "’", "…", ".", ",", "\\", "\n", "\n\n", "    ", "  \n", " ", " ", " ",
    "innen", "https://a.example", "www.b.example", "^", "$", "@", "[^1]", "[ ]", "u\u0308", "\xa0",
    "<https://c.example>", "\t", "| --- |", "~~~",
]  # fmt: skip
_SAME = str.maketrans({"„": '"', "“": '"', "”": '"', "‚": "'", "‘": "'", "’": "'", **dict.fromkeys("_-+", "*")})


def rebuilt(html: str) -> str:
    """The text that a page's HTML says, with the marks of what it is (emphasis, lists, headings, code, quotations)."""
    html = _with_marks(html)
    html = re.sub(r'<pre><code(?: class="language-([^"]*)")?>', r"```\1\n", html)
    for tag, mark in (("em", "*"), ("strong", "**"), ("code", "`")):
        html = re.sub(f"</?{tag}>", mark, html)
    html = re.sub(r"<h(\d) [^>]*>", lambda m: "#" * int(m[1]) + " ", html).replace("<dd>", ": ")
    return unescape(re.sub(r"<[^>]*>", "", html.replace("<hr>", "---").replace("<hr />", "---")))


def letters(text: str) -> str:
    """What of a text must survive: all but blanks; marks that begin lines or emphasise are one and the same."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"(?m)^[ \t\u00a0]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?[ \t]*$", "", text)
    text = re.sub(r"(?m)^( {0,3}(#{1,6})[ \t].*?)[ \t]#+[ \t]*$", r"\1", text)
    text = re.sub(r"[\s<>|\\]", "", text.translate(_SAME))
    return re.sub(r"`+|~{3,}", "`", re.sub(r"\*{3,}", "***", text))


@examples(400)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=14), st.sampled_from(["de", "en"]))
def test_any_text_is_published_as_it_was_typed_or_told(fragments: list[str], language: str) -> None:
    typed = "".join(fragments)
    edition, said = read(HEAD + typed + "\n", language)
    if said or "^[" in typed:  # a note in the line moves to the end
        return
    html = "\n".join("".join(p for p in block.pieces if isinstance(p, str)) for block in edition.body.opening)
    unescaped = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", typed.replace("\\\n", "\n"))
    plain = re.sub(r"<(https://c\.example)>", r"\1", unescaped)
    assert letters(rebuilt(html)) == letters(plain)
