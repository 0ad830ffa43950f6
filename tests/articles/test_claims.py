"""Claims: what each party says of a call, tied to it."""

from dataclasses import replace

from generator.articles.article import Value
from tests.articles.invented import article_of, meaning_of


def _claims(text: str, language: str = "de") -> dict[str, list[tuple[str | None, str | None, list[int]]]]:
    calls = meaning_of(article_of(text, language)).calls
    return {c.id: [(k.by, k.channel, [line for _, line, _ in k.lines]) for k in c.claims] for c in calls}


def test_each_party_has_its_own_lines() -> None:
    text = (
        "Kopf\nAda Lund und Béla Korvat haben am Montag telefoniert.\n"
        "Lund sagte, man habe über Stahl gesprochen.\n"
        "Korvat schrieb auf Telegram, es sei um Holz gegangen."
    )
    assert _claims(text) == {
        "2031-05-05-lund-korvat": [(None, None, [2]), ("ada-lund", None, [3]), ("bela-korvat", "Telegram", [4])]
    }


def test_a_claim_belongs_to_the_call_last_spoken_of() -> None:
    text = (
        "Kopf\nAda Lund telefonierte am Montag mit Béla Korvat.\nLund sagte, es sei um Stahl gegangen.\n"
        "Am Dienstag telefonierte Lund mit Jurij Melnitschuk.\nMelnitschuk sagte, es sei um Weizen gegangen."
    )
    claims = _claims(text)
    assert ("ada-lund", None, [3]) in claims["2031-05-05-lund-korvat"]
    assert ("jurij-melnitschuk", None, [5]) in claims["2031-05-06-lund-melnitschuk"]
    assert not any(by == "jurij-melnitschuk" for by, *_ in claims["2031-05-05-lund-korvat"])


def test_an_article_without_a_call_has_no_claims() -> None:
    assert _claims("Kopf\nAda Lund sagte, der Stahl sei teuer.") == {}


def test_a_claim_holds_at_most_twelve_lines() -> None:
    said = "\n".join("Lund sagte, Stahl sei wichtig." for _ in range(15))
    text = f"Kopf\nAda Lund telefonierte am Montag mit Béla Korvat.\n{said}"
    (claims,) = _claims(text).values()
    assert [len(lines) for by, _, lines in claims if by == "ada-lund"] == [12, 3]


def test_an_agency_of_a_state_passes_on_what_a_party_says() -> None:
    text = "Kopf\nAda Lund und Béla Korvat haben telefoniert.\nKorvat habe Stahl versprochen, meldete Xinhua."
    (call,) = meaning_of(article_of(text)).calls
    assert [(k.by, k.via) for k in call.claims] == [(None, None), ("bela-korvat", "xinhua")]


def test_a_paper_reports_on_its_own() -> None:
    text = "Kopf\nAda Lund und Béla Korvat haben telefoniert.\nKorvat habe Stahl versprochen, berichtet die FAZ."
    (call,) = meaning_of(article_of(text)).calls
    assert [(k.by, k.via) for k in call.claims] == [(None, None), ("faz", None)]


def test_a_spokesman_whom_the_text_gives_to_a_party_speaks_for_it() -> None:
    text = (
        "Kopf\nAda Lund und Béla Korvat haben telefoniert.\n"
        "Korvat ließ über seinen Sprecher Jorin Hask mitteilen, es sei um Holz gegangen.\n"
        "Hask nannte das Gespräch „kurz“."
    )
    (call,) = meaning_of(article_of(text)).calls
    assert ("bela-korvat", "jorin-hask") in [(k.by, k.via) for k in call.claims]


def test_the_author_of_a_post_is_partner_and_speaker() -> None:
    post = article_of("Beitrag\nHabe soeben mit Béla Korvat telefoniert.\nWir sind uns einig, dass der Stahl bleibt.")
    post = replace(post, metadata={**post.metadata, "authors": Value(["Ada Lund"], "stated")})
    (call,) = meaning_of(post).calls
    assert call.participants == ("ada-lund", "bela-korvat")
    assert [(k.by, [n for _, n, _ in k.lines]) for k in call.claims] == [("ada-lund", [2, 3])]


def test_a_house_that_is_called_by_its_place_ends_the_search_for_its_side() -> None:
    text = (
        "Kopf\nAda Lund und Béla Korvat haben telefoniert.\nDie Kanzlei in Brod teilte mit, es sei um Holz gegangen.\n"
        "In Brod hieß es, man sei sich einig."
    )
    assert meaning_of(article_of(text)).calls


def test_a_post_in_quotation_marks_is_its_authors() -> None:
    post = article_of("Post\n“Just completed my two hour call with Béla Korvat. It went very well.”", "en")
    post = replace(post, metadata={**post.metadata, "authors": Value(["Ada Lund"], "stated")})
    (call,) = meaning_of(post).calls
    assert (call.participants, call.status) == (("ada-lund", "bela-korvat"), "held")


def test_a_house_named_with_its_place_is_the_same_when_it_is_named_again() -> None:
    text = (
        "Kopf\nAda Lund und Béla Korvat haben am Montag telefoniert.\n"
        "Das Kanzleramt in Arvik teilte mit, es sei um Stahl gegangen.\n"
        "Nach Angaben des Kanzleramts ging es auch um Holz."
    )
    told = [k for claims in _claims(text).values() for k in claims if k[0] == "kanzleramt-arvik"]
    assert sorted(n for _, _, lines in told for n in lines) == [3, 4]


def test_a_talk_with_others_is_no_length_of_the_call() -> None:
    text = (
        "Kopf\nAda Lund und Béla Korvat haben am Montag telefoniert.\n"
        "Korvat hatte zuvor drei Stunden lang mit seinem Kabinett beraten."
    )
    assert [d for call in meaning_of(article_of(text)).calls for d in call.durations] == []


def test_a_known_house_with_its_own_capital_behind_it_is_the_known_one() -> None:
    text = (
        "Kopf\nAda Lund und Béla Korvat haben telefoniert.\nDas Gespräch dauerte laut Rosenbad in Stockholm 40 Minuten."
    )
    (call,) = meaning_of(article_of(text)).calls
    assert [d.stated_by for d in call.durations] == [("rosenbad",)]
    text = text.replace("laut Rosenbad in Stockholm", "nach Angaben des Bundeskanzleramts in Berlin")
    (call,) = meaning_of(article_of(text)).calls
    assert [d.stated_by for d in call.durations] == [("bundeskanzleramt",)]
