"""What one edition says and the other does not is said with both places; what is the same in other words is not."""

import pytest

from generator.base.languages import Language
from generator.content import entry, parse
from generator.links.editions import differences

HEAD_DE = "---\ntitle: Der Ruf\nsummary: Sie sprachen 90 Minuten.\n---\n\n"
HEAD_EN = "---\ntitle: The call\nsummary: They spoke for an hour and a half.\n---\n\n"


def edition(text: str, language: str) -> entry.Edition:
    found, _ = parse(f"content/pages/ruf.{language}.md", "page", "ruf", Language(language), text, "0" * 16)
    assert found
    return found


def told(german: str, english: str) -> list[str]:
    """Differences of two bodies, which begin on line 6 of their files."""
    de, en = HEAD_DE + german, HEAD_EN + english
    return [str(problem) for problem in differences(edition(de, "de"), de, edition(en, "en"), en)]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Am 18. März 2025 um 16 Uhr.", "At 4 p.m. on 18 March."),
        ("Am 18. März 2025 rief sie an.", "On 18 March 2025 she called, in March, on the 18 March."),
        ("1,5 Milliarden Euro, 30-tägige Pause.", "A pause of 30 days, €1.5bn."),
        ("Die beiden sprachen einen Tag später.", "The two spoke a day later."),
        ("Drei Fassungen.", "The versions, three of them."),
        ("Zwei weitere.", "Further ones."),
        ("30 Tage und nochmals 30 Tage.", "Twice 30 days."),
        ("<actor:ada> rief <actor:ada> an. <source:a#p1> <source:b>", "<actor:ada> called. <source:b> <source:a#p1>"),
        ("[Mehr](https://de.example.org/mehr)", "[More](https://en.example.org/more)"),
        ("[„Frieden“]{.said by=ada}", "[“peace”]{.said by=ada}"),
        ("[„Frieden“]{.said by=ada}", "[“Frieden”]{.said by=ada lang=de}"),
        ("Zum 3. Mal.", "For the 3rd time."),
    ],
)
def test_the_same_in_other_words_is_no_difference(german: str, english: str) -> None:
    assert told(german, english) == []


def test_a_date_in_a_language_whose_months_are_not_known_is_its_day_and_year() -> None:
    spanish, french = HEAD_DE + "El 15 de enero de 2025.", HEAD_EN + "Le 15 janvier 2025."
    both = (edition(spanish, "es"), spanish, edition(french, "fr"), french)
    assert [str(problem) for problem in differences(*both) if ":6:" in str(problem)] == []


@pytest.mark.parametrize(
    ("german", "english", "expected"),
    [
        (
            "Am 18. März 2025.",
            "On 19 March 2025.",
            "6:4: warning: “19 March 2025” stands against “18. März 2025” in content/pages/ruf.de.md:6:4; "
            "correct one of the two",
        ),
        (
            "Am 17. Mai 2025. Im Mai 2025.",
            "On 18 May 2025. In May 2025.",
            "6:4: warning: “18 May 2025” stands against “17. Mai 2025” in content/pages/ruf.de.md:6:4; "
            "correct one of the two",
        ),
        (
            "Es waren 1,5 Milliarden Euro.",
            "It was\n1.5 million euros.",
            "7:1: warning: “1.5 million” stands against “1,5 Milliarden” in content/pages/ruf.de.md:6:10; "
            "correct one of the two",
        ),
        (
            "Um 16 Uhr.",
            "In the afternoon.",
            "6:1: warning: “16 Uhr” in content/pages/ruf.de.md:6:4 has no counterpart here; "
            "add it here, or remove it there",
        ),
        (
            "Am Nachmittag.",
            "At 4 p.m.",
            "6:4: warning: “4 p.m.” has no counterpart in content/pages/ruf.de.md:6:1; remove it here, or add it there",
        ),
        (
            "Drei Fassungen.",
            "Four versions.",
            "6:1: warning: “Four” stands against “Drei” in content/pages/ruf.de.md:6:1; correct one of the two",
        ),
        (
            "<actor:ada> rief an.",
            "<actor:bo> called.",
            "6:1: warning: the mention of `actor:ada` in content/pages/ruf.de.md:6:2 has no counterpart here; "
            "add it here, or remove it there",
        ),
        (
            "Sie rief an. <source:a#p1>",
            "She called. <source:a#p2>",
            "6:14: warning: the citation of `source:a#p2` has no counterpart in content/pages/ruf.de.md:6:1; "
            "remove it here, or add it there",
        ),
        (
            "Ja.",
            "Yes, [see](https://example.org/x).",
            "6:12: warning: the address https://example.org/x has no counterpart in content/pages/ruf.de.md:6:1; "
            "remove it here, or add it there",
        ),
        (
            "[„Frieden“]{.said by=ada}",
            "Peace, said [“peace”]{.said by=bo}.",
            "6:1: warning: the quotation of `ada` in content/pages/ruf.de.md:6:12 has no counterpart here; "
            "add it here, or remove it there",
        ),
        (
            "[„Peace and trade“]{.said by=ada lang=en}",
            "[“Peace or trade”]{.said by=ada}",
            "6:19: warning: the words “Peace or trade” stand differently in content/pages/ruf.de.md:6:1; "
            "quote the same words, or say which language they are in",
        ),
    ],
)
def test_a_difference_is_told_with_both_places(german: str, english: str, expected: str) -> None:
    assert f"content/pages/ruf.en.md:{expected}" in told(german, english)


def test_the_front_matter_is_compared_at_its_own_place() -> None:
    de, en = HEAD_DE, HEAD_EN.replace("an hour and a half", "two hours").replace("The call", "The 2nd call")
    assert [str(p) for p in differences(edition(de, "de"), de, edition(en, "en"), en)] == [
        "content/pages/ruf.en.md:2:12: warning: “2nd” has no counterpart in content/pages/ruf.de.md:2:1; "
        "remove it here, or add it there",
        "content/pages/ruf.en.md:3:25: warning: “two hours” stands against “90 Minuten” in "
        "content/pages/ruf.de.md:3:23; correct one of the two",
    ]


def test_a_paragraph_that_one_edition_lacks_does_not_shift_the_others() -> None:
    german = "## Kopf\n\nUm 16 Uhr. <source:a#p1>\n\nNur hier.\n\nAm 3. Mai. <source:b#p2>"
    english = "## Head\n\nAt 4 p.m. <source:a#p1>\n\nOn 3 May. <source:b#p2>"
    assert told(german, english) == []
