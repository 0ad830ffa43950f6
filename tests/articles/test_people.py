"""Persons in the prose: known, unknown, of one surname."""

import pytest

from generator.articles.people.names import NameSearch, person_forms
from generator.articles.people.people import find_people
from generator.articles.text.outline import outline_of
from generator.articles.vocabulary.register import Actor, Register
from tests.articles.invented import REGISTER, article_of, meaning_of, names_only, people_of


def test_a_mention_is_the_name_without_the_title_and_with_the_genitive_s() -> None:
    text = "Gespräch in Budapest\nPräsident Béla Korvat empfing Gäste. Korvats Rede war kurz."
    assert people_of(text) == [
        (2, 10, "Béla Korvat", "name", "bela-korvat"),
        (2, 37, "Korvats", "name", "bela-korvat"),
    ]


def test_nobody_is_annotated_in_a_caption() -> None:
    assert people_of("Gespräch in Budapest\n> Ada Lund am Fenster\nEs regnete.") == []


def test_a_spelling_that_the_register_lacks_is_found_by_its_sound() -> None:
    found = people_of("Call\nYurii Melnitchouk spoke in Lviv. Melnitchouk was tired.", "en")
    assert [ids for *_, ids in found] == ["jurij-melnitschuk", "jurij-melnitschuk"]


def test_another_given_name_makes_another_person() -> None:
    mentions, proposals = find_people(
        outline_of(article_of("Besuch\nDie Malerin Judith Lund traf Ada Lund.")), Register(())
    )
    assert names_only(mentions) == ["Judith Lund", "Ada Lund"]
    assert [p.suggested_id for p in proposals] == ["judith-lund", "ada-lund"]


def test_two_names_side_by_side_are_two_persons() -> None:
    text = (
        "Lage\nPräsident Anton Korvat schwieg. Zuvor hatte Ina Petersen Korvat angerufen.\nMit Korvat Reformen planen"
    )
    mentions, _ = find_people(outline_of(article_of(text)), Register(()))
    assert names_only(mentions) == ["Anton Korvat", "Ina Petersen", "Korvat", "Korvat"]


def test_a_given_name_behind_an_office_may_look_like_an_office() -> None:
    text = "Lage\nKanzlerin Ina Petersen rief Präsident Emir Kalay an. Kalay sprach lange. Der Emir von Katar schwieg."
    mentions, _ = find_people(outline_of(article_of(text)), Register(()))
    assert names_only(mentions) == ["Ina Petersen", "Emir Kalay", "Kalay"]


def test_an_unknown_person_is_proposed_once_with_the_title_and_all_spans() -> None:
    text = "Gipfel\nAußenministerin Zofia Brandys reist ab. Brandys schwieg.\nZofia Brandys kehrt zurück."
    mentions, (proposal,) = find_people(outline_of(article_of(text)), Register(()))
    assert (proposal.surface, proposal.suggested_id, proposal.role) == (
        "Zofia Brandys",
        "zofia-brandys",
        "Außenministerin",
    )
    assert [(s.line, s.col, s.exact) for s in proposal.spans] == [
        (2, 16, "Zofia Brandys"),
        (2, 40, "Brandys"),
        (3, 0, "Zofia Brandys"),
    ]
    assert not any(m.known for m in mentions)


def test_two_german_nouns_are_no_person() -> None:
    text = "Lage\nMitte Februar kamen mehrere Millionen Euro Hilfe. Am Schwarzen Meer blieb das Wetter gut."
    assert find_people(outline_of(article_of(text)), Register(())) == ((), ())


def test_a_title_with_a_surname_alone_is_a_person_and_with_a_noun_is_none() -> None:
    text = "Lage\nKanzler Brömmel telefonierte. Der Präsident Ungarns war dabei, und Minister Berlin gibt es nicht."
    mentions, _ = find_people(outline_of(article_of(text)), Register(()))
    assert names_only(mentions) == ["Brömmel"]


def test_a_family_name_that_stands_first_is_recognised_by_its_use() -> None:
    text = "Call\nPresident Han Seo-yun left. Han had waited. Han was pleased."
    mentions, _ = find_people(outline_of(article_of(text, "en")), Register(()))
    assert names_only(mentions) == ["Han Seo-yun", "Han", "Han"]


def test_a_surname_of_two_persons_stays_out_unless_a_title_tells() -> None:
    text = "Kopf\nMinisterin Karla Ostrow und Kommissar Emil Ostrow kamen. Ostrow lachte.\nKommissar Ostrow ging."
    mentions, _ = find_people(outline_of(article_of(text)), Register(()))
    assert [(m.span.line, m.span.exact, m.actors[0]) for m in mentions if m.kind == "name"] == [
        (2, "Karla Ostrow", "karla-ostrow"),
        (2, "Emil Ostrow", "emil-ostrow"),
        (3, "Ostrow", "emil-ostrow"),
    ]


def test_a_surname_that_a_leader_shares_means_the_leader() -> None:
    wife = Actor("vera-lund", "person", {"de": "Vera Lund"}, sort_name="Lund, Vera", country="SE")
    register = Register((*REGISTER.actors, wife))
    text = "Lund ruft an\nMinisterpräsidentin Lund hat telefoniert."
    assert [ids for *_, kind, ids in people_of(text, register=register) if kind == "name"] == ["ada-lund", "ada-lund"]
    text = "Besuch\nVera Lund sprach. Lund lachte."
    assert [ids for *_, kind, ids in people_of(text, register=register) if kind == "name"] == ["vera-lund", "vera-lund"]


def test_a_spelling_that_the_register_lacks_is_a_remark_for_the_editor() -> None:
    found = meaning_of(article_of("Kopf\nJurij Melnychuk kam.\nJurij Melnitschuks Hund bellte."))
    assert [(w.line, w.code) for w in found.warnings] == []
    odd = meaning_of(article_of("Kopf\nJurij Melnitchouk kam. Auch Melnitchouk lachte.\nJurij Melnitschuk ging."))
    assert [(w.line, w.code) for w in odd.warnings] == [(2, "name-variant")]


def test_the_capital_letter_at_the_beginning_of_a_sentence_belongs_to_a_name_with_a_particle() -> None:
    found = people_of("Head\nPresident Ursa von der Lahn came.\nVon der Lahn left.", "en")
    assert [(line, words) for line, _, words, *_ in found] == [(2, "Ursa von der Lahn"), (3, "Von der Lahn")]


@pytest.mark.parametrize(
    ("name", "text"), [("He Ruolan", "He said so on Monday."), ("An Minh", "An jenem Tag schwieg man.")]
)
def test_a_surname_that_is_a_word_of_grammar_names_nobody_alone(name: str, text: str) -> None:
    search = NameSearch(person_forms(Actor("x", "person", {"de": name}, sort_name=name)))
    assert not search.hits(text)
    assert search.hits(f"{name} kam.")


@pytest.mark.parametrize(
    ("sentence", "language", "names"),
    [
        ("Emir Ahmed bin Rashid al-Faroun rief an.", "de", ["Ahmed bin Rashid al-Faroun"]),
        ("Die EU-Außenbeauftragte Sven-Ole van der Meulen rief an.", "de", ["Sven-Ole van der Meulen"]),
        ("Landrätin Ulrike Moos von der Partei rief an.", "de", ["Ulrike Moos"]),
        ("Präsidentin Maria del Carmen Ortiz rief an.", "de", ["Maria del Carmen Ortiz"]),
        ("„Ja“, klagt Hannes Dorfmeister, der Wirt.", "de", ["Hannes Dorfmeister"]),
        ("Die Regierungschefin von Osmaran, Elif Saygin, rief an.", "de", ["Elif Saygin"]),
        ("Gestern rief Orvella Quast (61) an.", "de", ["Orvella Quast"]),
        ("Orvella Quast, seit März Präsidentin der Insel, rief an.", "de", ["Orvella Quast"]),
        ("Chairman Xu Wenlan rang. Xu was brief.", "en", ["Xu Wenlan", "Xu"]),
        ("“No,” quipped Grala Mbeki-Lowell, Kaloro's foreign minister.", "en", ["Grala Mbeki-Lowell"]),
        ("The Halden Institute rang the Lund Tower.", "en", []),
        ("Guten Abend, sagte der Neue Markt in Bad Sorn.", "de", []),
        (
            "Zum ersten Mal sprachen Makana Tarnovska und Þórunn Zeitmar miteinander.",
            "de",
            ["Makana Tarnovska", "Þórunn Zeitmar"],
        ),
        ("Das schreibt der Stab von Fürst Alarik von Thessen.", "de", ["Alarik von Thessen"]),
        ("Der Frachter Amity Wanderer lag im Hafen.", "de", []),
        ("Der Kanzler nahm sich Zeit, die Kanzlerin Spargel.", "de", []),
        ("Die Stiftung Blaues Netz und der Verein Offene Bucht klagen.", "de", []),
        ("Königin Ingrid rief an.", "de", ["Ingrid"]),
        ("Kanzler Koch rief an. Spät ging Koch. Dann kam Koch.", "de", ["Koch", "Koch", "Koch"]),
        ("Präsident João Ferreira da Silva rief an.", "de", ["João Ferreira da Silva"]),
        ("It was Makana Tarnovska's office that said so.", "en", ["Makana Tarnovska's"]),
    ],
)
def test_a_name_is_told_by_the_grounds_that_stand_beside_it(sentence: str, language: str, names: list[str]) -> None:
    mentions, _ = find_people(outline_of(article_of(f"Kopf\n{sentence}", language)), Register(()))
    assert names_only(mentions) == names


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Präsident Ramón Estévez de la Cruz kam. Estévez blieb.", ["Ramón Estévez de la Cruz", "Estévez"]),
        ("Premier Conor Mac Aodha kam. Mac Aodha blieb.", ["Conor Mac Aodha", "Mac Aodha"]),
        ("König Abdullah II. kam. Lange blieb Abdullah.", ["Abdullah II.", "Abdullah"]),
        ("Der Berater Nasser al-Zubaidi kam. Al-Zubaidi blieb.", ["Nasser al-Zubaidi", "Al-Zubaidi"]),
        ("Es kam der Komiker Jeppe Lundt. Dann ging Lundt.", ["Jeppe Lundt", "Lundt"]),
        ("Es kam Präsident Batu Orkhan. Dann ging Orkhan.", ["Batu Orkhan", "Orkhan"]),
        ("Premier Bart De Smet kam. De Smet blieb.", ["Bart De Smet", "De Smet"]),
        ("Präsident Lee Gun Hyok kam. Lee blieb.", ["Lee Gun Hyok", "Lee"]),
        ("Kanzlerin Olga Stein kam. Stein blieb, ein Stein lag da.", ["Olga Stein", "Stein"]),
        ("Kanzler Ole Kurz kam. Kurz war es still.", ["Ole Kurz"]),
    ],
)
def test_a_part_of_a_name_that_stands_alone_is_the_name(text: str, surfaces: list[str]) -> None:
    mentions, _ = find_people(outline_of(article_of(f"Kopf\n{text}")), Register(()))
    assert [m.span.exact for m in mentions] == surfaces


def test_a_family_name_of_the_register_before_another_given_name_is_another_persons() -> None:
    known = Register((Actor("bo-wenhai", "person", {"de": "Bo Wenhai"}, sort_name="Bo Wenhai"),))
    mentions, _ = find_people(outline_of(article_of("Kopf\nPremier Bo Qianru rief an. Bo war müde.")), known)
    assert [(m.span.exact, m.actors) for m in mentions] == [("Bo Qianru", ("bo-qianru",)), ("Bo", ("bo-qianru",))]
