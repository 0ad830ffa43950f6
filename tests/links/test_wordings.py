"""Where sides differ, the words that they use for one thing stand under one another, with what differs marked."""

from generator.links import accounts
from tests.pages.small_sites import CALL_DE, CAST, DE, EN, archive_of

HEAD = CALL_DE.split("\n::: account")[0]
DIFFERENCE = (
    '\n::: discrepancy extent topic=getreide between="haus hof"\nDas geht auseinander. <source:artikel#p1>\n:::\n'
)


def marked(house: str, court: str, difference: str = DIFFERENCE, language: str = "de") -> list[str]:
    """How house and court word what they say on grain; what differs stands between stars."""
    said = "".join(
        f"\n::: account {party}\ngetreide\n: Es ist die Rede von {words} und weiter nichts. <source:artikel#p2>\n:::\n"
        for party, words in (("haus", house), ("hof", court))
    )
    archive, problems = archive_of(CAST | {"calls/ruf.de.md": HEAD + said + difference})
    assert [str(each) for each in problems if each.severity == "error"] == []
    call = archive.entries["ruf"]
    edition = call.edition({"de": DE, "en": EN}[language])
    (point,) = accounts.side_by_side(call, edition, archive.sides).points
    return [
        f"{each.party}: " + "".join(f"*{part}*" if differs else part for part, differs in each.parts)
        for each in accounts.wordings(edition, point, archive.sides)
    ]


def quoted(words: str, by: str, more: str = "") -> str:
    return f"[„{words}“]{{.said by={by}{more}}}"


def test_what_one_side_has_and_the_other_has_not_is_marked() -> None:
    assert marked(quoted("Weizen und Mais", "haus"), quoted("Weizenmais", "hof")) == [
        "haus: Weizen *und* *Mais*",
        "hof: Weizen*mais*",
    ]


def test_words_of_another_language_are_compared_in_our_translation() -> None:
    english = quoted("wheat and maize", "hof", ' lang=en translation="Weizen und Mais"')
    assert marked(quoted("Weizen", "haus"), english) == ["haus: Weizen", "hof: Weizen *und* *Mais*"]


def test_nothing_is_set_side_by_side_that_is_not_about_one_thing() -> None:
    assert marked(quoted("Weizen und Mais", "haus"), quoted("ein gutes Gespräch", "hof")) == []
    assert marked(quoted("Weizen", "haus"), quoted("Weizen", "hof")) == [], "the same words do not differ"
    assert marked(quoted("Weizen und Mais", "haus"), quoted("Weizen", "hof"), difference="") == [], "no side differs"


def test_a_quotation_outside_the_statement_is_not_taken_for_its_words() -> None:
    noted = DIFFERENCE.replace("Das geht auseinander.", f"Anders {quoted('Weizenmehl', 'hof')} auch.")
    assert marked(quoted("Weizen und Mais", "haus"), "Korn", noted) == []
