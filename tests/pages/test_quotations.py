"""Marked quotations: who said what, in which language, on the call's page and away from it."""

from tests.pages.small_sites import CALL_DE, CAST, pages_of
from tests.pages.test_pages import attribute, words


def test_a_quotation_names_its_speaker_and_channel_and_keeps_its_language() -> None:
    said = '[“Grano”]{.said by=bo-neu via="Radio" lang=it}'
    text = CALL_DE.replace("rief an.", f"rief an: {said}, noch einmal {said}.")
    page = pages_of(CAST | {"calls/ruf.de.md": text})["de/gespraeche/ruf/index.html"]
    section = "//section[h2='Im Wortlaut']"
    assert words(page, f"{section}//figure") == ["# “Grano” Bo Neu , Radio"]
    assert attribute(page, f"{section}//blockquote/@lang") == ["it"]
    inline = "//div[@class='prose']//span[@class='said']"
    assert attribute(page, f"{inline}/@data-by | {inline}/@data-via | {inline}/@lang") == ["bo-neu", "Radio", "it"] * 2


def test_a_quotation_has_one_id_whatever_marks_a_language_puts_around_it_and_whatever_else_is_quoted() -> None:
    def anchors(said: str) -> list[str]:
        text = CALL_DE.replace("rief an.", f"rief an: {said}.")
        page = pages_of(CAST | {"calls/ruf.de.md": text})["de/gespraeche/ruf/index.html"]
        return attribute(page, "//figure/@id")

    (one,) = anchors("[„Genug Getreide“]{.said by=bo-neu}")
    assert anchors("[«Genug Getreide»]{.said by=bo-neu}") == [one]
    assert anchors("[„Nein“]{.said by=ada-alt}, [„Genug Getreide“]{.said by=bo-neu}")[1] == one
    assert anchors("[„Genug Getreide“]{.said by=ada-alt}") != [one]


def test_away_from_its_call_a_quotation_stands_in_its_sentence_once() -> None:
    said = "[“Grano”]{.said by=bo-neu lang=it}"
    text = CALL_DE.replace(
        "rief an. <source:artikel#p1>",
        f"rief an. Es gehe um {said}, sagte Bo zu <actor:ada-alt>, {said}. <source:artikel#p1> {said} Und mehr.\n\n"
        '[„Nur das.“]{.said by=bo-neu via="Radio"}\n\n{.said by=bo-neu}\n> Ganz allein.',
    )  # fmt: skip
    pages = pages_of(CAST | {"calls/ruf.de.md": text})
    line = "//section[h2='Im Wortlaut']//li"
    assert words(pages["de/akteure/bo-neu/index.html"], f"{line}/div") == [
        "Es gehe um “Grano” , sagte Bo zu Ada Alt, “Grano” .", "“Grano” Und mehr.", "„Nur das.“", "Ganz allein.",
    ]  # fmt: skip
    assert attribute(pages["de/akteure/bo-neu/index.html"], f"{line}//span/@lang") == ["it"] * 3
    english = "//section[h2='In their words']//li/div/@lang"
    assert attribute(pages["en/actors/bo-new/index.html"], english) == ["de"] * 4
    assert words(pages["de/akteure/ada-alt/index.html"], line) == []
