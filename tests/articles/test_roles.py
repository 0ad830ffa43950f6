"""Expressions that stand for one person or two."""

import pytest

from generator.articles.vocabulary.register import Register
from tests.articles.invented import article_of, meaning_of, roles_of


def test_a_role_stands_for_the_holder_on_the_day_and_not_beside_the_name() -> None:
    text = (
        "Besuch\nBéla Korvat kam. Der ungarische Präsident lobte Schweden. Ungarns Präsident Béla Korvat blieb lange."
    )
    assert roles_of(text) == [("Der ungarische Präsident", "bela-korvat")]


def test_a_genitive_in_in_is_one_woman_and_a_singular_office_no_pair() -> None:
    text = (
        "Besuch\nAda Lund und Béla Korvat telefonierten. Die Worte der Schwedin gefielen dem Sprecher des Präsidenten."
    )
    assert ("der Schwedin", "ada-lund") in roles_of(text)
    assert all("+" not in ids for _, ids in roles_of(text))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dann sprach der ukrainische Staatschef.", [("der ukrainische Staatschef", "jurij-melnitschuk")]),
        ("Dann sprach der Präsident der Ukraine.", [("der Präsident der Ukraine", "jurij-melnitschuk")]),
        ("Das sagte der Ukrainer.", [("der Ukrainer", "jurij-melnitschuk")]),
        ("Das steht im Brief des Ukrainers.", [("des Ukrainers", "jurij-melnitschuk")]),
        ("Das half den Ukrainern.", []),
        ("Das sagte ein ukrainischer Präsident.", []),
        ("Das sagte der frühere ukrainische Präsident.", []),
        ("Er will ukrainischer Präsident werden.", []),
    ],
)
def test_only_a_definite_expression_for_one_person_counts(sentence: str, found: list[tuple[str, str]]) -> None:
    assert roles_of(f"Besuch\nJurij Melnitschuk reiste an. {sentence}") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Hungarian president agreed.", [("The Hungarian president", "bela-korvat")]),
        ("The Hungarian leader agreed.", [("The Hungarian leader", "bela-korvat")]),
        ("The president agreed.", [("The president", "bela-korvat")]),
        ("A president agreed.", []),
    ],
)
def test_english_roles_are_read_too(sentence: str, found: list[tuple[str, str]]) -> None:
    assert roles_of(f"Visit\nBéla Korvat arrived. {sentence}", "en") == found


def test_the_article_itself_says_who_holds_an_unknown_office() -> None:
    text = "Besuch\nDer polnische Präsident Tomasz Wilk kam. Warschau wartet. Der polnische Staatschef schwieg."
    assert roles_of(text, register=Register(())) == [("Der polnische Staatschef", "tomasz-wilk")]


def test_two_persons_in_focus_are_meant_by_one_expression() -> None:
    text = "Gespräch\nBéla Korvat und Jurij Melnitschuk trafen sich. Die beiden Präsidenten aßen Suppe."
    assert roles_of(text) == [("Die beiden Präsidenten", "jurij-melnitschuk+bela-korvat")] or roles_of(text) == [
        ("Die beiden Präsidenten", "bela-korvat+jurij-melnitschuk")
    ]


def test_states_name_the_two_whatever_the_focus() -> None:
    text = "Talks\nAda Lund, Béla Korvat and Yuriy Melnychuk came. The presidents of Hungary and Ukraine left early."
    assert roles_of(text, "en") == [("The presidents of Hungary and Ukraine", "bela-korvat+jurij-melnitschuk")]


def test_a_group_of_unnamed_leaders_is_nobody() -> None:
    text = "Gipfel\nAda Lund, Béla Korvat und Jurij Melnitschuk kamen. Die Staats- und Regierungschefs der EU tagten."
    assert roles_of(text) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Der norische Staatschef ging.", [("Der norische Staatschef", "milan-korvat")]),
        ("Noriens Präsident ging.", [("Noriens Präsident", "milan-korvat")]),
        ("Der Norier ging.", [("Der Norier", "milan-korvat")]),
        ("Bergholz ging. Ihr norischer Kollege blieb.", [("Ihr norischer Kollege", "milan-korvat")]),
        ("Die Liberale ging.", [("Die Liberale", "lena-bergholz")]),
        ("Die Kanzlerin ging.", [("Die Kanzlerin", "lena-bergholz")]),
        ("Der Kanzler ging.", []),
        ("Der Sprecher des Hafens ging.", []),
    ],
)
def test_the_text_itself_introduces_states_offices_and_parties(sentence: str, found: list[tuple[str, str]]) -> None:
    text = (
        "Anruf\nBundeskanzlerin Lena Bergholz (FDP) hat mit dem norischen Präsidenten Milan Korvat telefoniert.\n"
        f"{sentence}"
    )
    assert roles_of(text, register=Register(())) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Die Vestmarkerin schwieg.", [("Die Vestmarkerin", "ilka-torvund")]),
        ("Ihr norischer Amtskollege schwieg.", [("Ihr norischer Amtskollege", "milan-korvat")]),
        ("Korvats Sprecherin Eva Hask lobte ihren Präsidenten.", [("ihren Präsidenten", "milan-korvat")]),
        ("Beide Staatschefs schwiegen.", [("Beide Staatschefs", "ilka-torvund+milan-korvat")]),
        ("Korvat und Jan ten Hove schwiegen. Die beiden Präsidenten lachten.",
         [("Die beiden Präsidenten", "ilka-torvund+milan-korvat")]),
        ("Zwei Politiker schwiegen.", []),
        ("Der Premier schwieg.", []),
    ],
)  # fmt: skip
def test_offices_of_several_tell_who_each_of_them_is(sentence: str, found: list[tuple[str, str]]) -> None:
    text = (
        "Anruf\nDie Präsidenten von Norien und Vestmark, Milan Korvat und Ilka Torvund, haben am Montag telefoniert.\n"
        f"{sentence}"
    )
    alike = [(words, "+".join(sorted(ids.split("+")))) for words, ids in roles_of(text, register=Register(()))]
    assert alike == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Velland leader left.", [("The Velland leader", "petro-havran")]),
        ("The Vellander left.", [("The Vellander", "petro-havran")]),
        ("Havran left. His foreign minister stayed.", []),
        (
            "Havran left, his aide Ada Quill said. Quill called the president tired.",
            [("the president", "petro-havran")],
        ),
        ("The two leaders left.", [("The two leaders", "alma-reyford+petro-havran")]),
    ],
)
def test_english_states_that_no_list_knows_are_learnt_too(sentence: str, found: list[tuple[str, str]]) -> None:
    text = f"Call\nPrime Minister Alma Reyford spoke with Velland's President Petro Havran on Monday.\n{sentence}"
    alike = [(words, "+".join(sorted(ids.split("+")))) for words, ids in roles_of(text, "en", Register(()))]
    assert alike == found


def test_the_leader_of_the_opposition_is_not_the_president() -> None:
    text = "Kopf\nNoriens Oppositionsführer Jonte Harstad warnte. Der Präsident Noriens müsse hart bleiben."
    assert roles_of(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Korvat schwieg. Seine Amtskollegin lachte.", [("Seine Amtskollegin", "ilka-torvund")]),
        ("Im Büro der Norierin lobte man den Amtskollegen.",
         [("der Norierin", "ilka-torvund"), ("den Amtskollegen", "milan-korvat")]),
        ("Korvat schwieg. Dazu will sich der Präsident in Kürze äußern.", [("der Präsident", "milan-korvat")]),
        ("Jan Olm, das Staatsoberhaupt Tolmariens, kam. Der Tolmarier lachte.", [("Der Tolmarier", "jan-olm")]),
    ],
)  # fmt: skip
def test_what_stands_around_tells_whom_a_colleague_or_a_citizen_is(text: str, found: list[tuple[str, str]]) -> None:
    before = "Anruf\nPräsident Milan Korvat hat mit der norischen Präsidentin Ilka Torvund telefoniert.\n"
    assert roles_of(before + text, register=Register(())) == found


def test_an_office_before_any_name_is_the_one_person_of_the_article_who_fits() -> None:
    text = (
        "Tolmars Premier ruft an\n"
        "Premierminister Aldo Marn hat mit der nolandischen Ministerpräsidentin Nia Bara telefoniert."
    )
    assert roles_of(text, register=Register(())) == [("Tolmars Premier", "aldo-marn")]


def test_an_office_that_an_expression_told_holds_for_words_for_two() -> None:
    text = (
        "Anruf\nDer norische Präsident Milan Korvat rief Ilka Torvund an. Torvund sagte zu. Tolmars Premierministerin "
        "war müde, sagte ihr Sprecher Jan Olm.\nDie beiden Kontrahenten sehen sich bald."
    )
    found = dict(roles_of(text, register=Register(())))
    assert found["Tolmars Premierministerin"] == "ilka-torvund"
    assert found["Die beiden Kontrahenten"] == "milan-korvat+ilka-torvund"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Die drei Staats- und Regierungschef*innen einigten sich.", ["ina-lundt+marek-hask+ole-brandt"]),
        ("Drei Präsidenten einigten sich.", []),
        ("Hask lobte beide Kollegen.", ["ina-lundt+ole-brandt"]),
        ("Die Beamten beider Länder einigten sich.", []),
        ("Die Spitzen berieten, die drei Staatschefs waren froh.", ["ina-lundt+marek-hask+ole-brandt"]),
    ],
)
def test_an_expression_for_three_needs_exactly_three(sentence: str, found: list[str]) -> None:
    known = "Noriens Präsidentin Ina Lundt rief den karatischen Staatschef Marek Hask und Velmas Premier Ole Brandt an."
    roles = roles_of(f"Gespräch\n{known} {sentence}", register=Register(()))
    assert ["+".join(sorted(ids.split("+"))) for _, ids in roles] == found


def test_the_counterpart_of_a_minister_is_a_minister() -> None:
    text = "Zoll\nFinanzminister Ole Brandt traf seine norische Kollegin Ina Lundt. Dann ging die Ministerin."
    assert roles_of(text, register=Register(()))[-1] == ("die Ministerin", "ina-lundt")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Milan Ostrau, der Präsident von Norien, hatte Zeit.\nOstrau lachte. Der 61-Jährige wirkte müde.",
            ("Der 61-Jährige", "milan-ostrau"),
        ),
        (
            "Ein Sprecher der Präsidentin, Jorin Hask, kam.\nPräsidentin Ingrid Falk blieb. Die Präsidentin lachte.",
            ("Die Präsidentin", "ingrid-falk"),
        ),
        (
            "Milan Ostrau (FDP) telefonierte.\nIngrid Falk (SPD) schwieg. Der FDP-Vorsitzende lachte.",
            ("Der FDP-Vorsitzende", "milan-ostrau"),
        ),
    ],
)
def test_an_age_a_party_and_a_genitive_before_a_name_mean_one_person(text: str, found: tuple[str, str]) -> None:
    assert found in roles_of(f"Besuch\n{text}", register=Register(()))


def test_an_office_in_the_head_is_that_of_the_person_of_whom_none_is_told() -> None:
    text = "Die Präsidentin von Norien ruft an\nIngrid Falk rief Kanzler Jorin Hask an. Falk lachte. Hask schwieg."
    assert ("Die Präsidentin von Norien", "ingrid-falk") in roles_of(text, register=Register(()))


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("Das vestische Präsidialamt erklärte, der Präsident habe gedrängt.", ("der Präsident", "ulf-torvund")),
        ("Sein Chef sei müde, sagte Torvunds Sprecher Jan Hask.", ("Sein Chef", "ulf-torvund")),
        ("Ein Treffen der Präsidenten platzte.", ("der Präsidenten", "milan-korvat+ulf-torvund")),
        ("Im Hafen liegen viele Boote, auch solche der Minister.", None),
        ("Am Dienstag empfing Korvat Torvund. Der Gast schwieg.", ("Der Gast", "ulf-torvund")),
        ("Am Dienstag empfing Korvat Torvund. Der Gastgeber schwieg.", ("Der Gastgeber", "milan-korvat")),
        ("Erwartet wird, dass Korvat und der Vestier reden.", ("der Vestier", "ulf-torvund")),
    ],
)
def test_houses_hosts_and_staff_tell_who_is_meant(behind: str, found: tuple[str, str] | None) -> None:
    text = (
        "Anruf\nDer norische Präsident Milan Korvat rief den vestischen Präsidenten Ulf Torvund an, "
        f"Norien bat Vestien um Hilfe. {behind}"
    )
    roles = roles_of(text, register=Register(()))
    assert roles == ([found] if found else [])


def test_who_speaks_of_an_office_is_not_meant_by_it() -> None:
    text = "Kopf\nPräsidentin Ilka Torvund sprach mit Präsident Milan Korvat. Torvund sagte, für den Präsidenten sei"
    assert roles_of(f"{text} die Sache erledigt.") == [("den Präsidenten", "milan-korvat")]
    text = "Kopf\nRusslands Präsident Pjotr Sorin rief US-Präsident Abel Moss an. Kremlsprecher Iwan Orlow sagte, der"
    assert roles_of(f"{text} Präsident sei müde.") == [("der Präsident", "pjotr-sorin")]


def test_the_ministry_of_a_genitive_is_that_of_its_place() -> None:
    text = "Kopf\nNach Angaben des Außenministeriums in Budapest war es „gut“."
    (quotation,) = meaning_of(article_of(text), register=Register(())).quotations["probe"]
    assert quotation.speaker == ("aussenministerium-ungarn",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Präsident Milan Korvat rief an. Die Regierungschefs von Norien und Vestmark, hieß es, seien sich einig.", []),
        ("Noriens Premier Milan Korvat und Ilka Torvund kamen. Die Regierungschefs von Norien und Vestmark aßen.",
         ["Die Regierungschefs von Norien und Vestmark"]),
        ("Kanzlerin Ilka Torvund rief Noriens Regierungschefin Eva Hask an. Hask lobte die Kanzlerin.",
         ["die Kanzlerin"]),
        ("Noriens Präsident Milan Korvat kommt. Ministerin Ilka Torvund trifft ihren norischen Amtskollegen.", []),
        ("Präsident Milan Korvat kam mit Berater Jan Hask. Der Berater schwieg.", ["Der Berater"]),
        ("Präsident Milan Korvat kam. Es war ein Treffen der Minister.", []),
    ],
)  # fmt: skip
def test_what_stands_for_one_or_two_in_everyday_sentences(text: str, found: list[str]) -> None:
    assert [words for words, _ in roles_of(f"Kopf\n{text}", register=Register(()))] == found
