"""The grammar of a page: its data name only what there is, and what it promises holds on texts of any kind."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.article import Label
from generator.articles.layout.features import features
from generator.articles.layout.forms import OWN
from generator.articles.layout.heads import split_head
from generator.articles.layout.label import best_path, label_lines, page_grammar
from generator.articles.vocabulary.words import word_list
from tests.extent import examples

LABELS = set(get_args(Label))
BODY = (
    "Bundeskanzlerin Lena Bergholz hat mit Premier Kenji Tanaka telefoniert. Das teilte ihr Sprecher mit.",
    "Tanaka sprach in Tokio von einem guten Anfang. Bergholz will die Gespräche über Fähren fortsetzen.",
)


def _labels(text: str, language: str = "de") -> list[str]:
    return [line.label for line in label_lines(text.strip().split("\n"), language)]


def test_every_form_of_a_line_has_a_weight() -> None:
    assert [name for name in OWN if name not in word_list("layout_weights")] == []


def test_weights_speak_only_of_labels_and_zones_that_there_are() -> None:
    zones = {zone for zone, _ in page_grammar().states}
    known = LABELS | {f"in {z}" for z in zones} | {f"{z} {label}" for z in zones for label in LABELS}
    unknown = [(name, key) for name, table in word_list("layout_weights").items() for key in table if key not in known]
    assert unknown == []


@examples(60)
@given(st.lists(st.text(max_size=80), max_size=12))
def test_any_lines_have_one_label_each_and_a_reason(texts: list[str]) -> None:
    lines = label_lines(texts, "de")
    assert [line.text for line in lines] == texts
    assert all(line.label in LABELS and (line.reason or line.label == "blank") for line in lines)


def test_a_page_without_lines_has_no_path() -> None:
    assert best_path(features([], "de", {})) == ()


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Startseite > Politik > Ausland", "boilerplate"),
        ("Home  News  Sport  Handwerk  Kultur  Reise", "boilerplate"),
        ("Getty Images. Tanaka am Hafen von Tokio", "image"),
        ("Merken Teilen Vorlesen", "boilerplate"),
        ("Korrespondentin Ines Malchow", "author"),
        ("Ines Malchow, Kiel", "author"),
        ("Von Bastian von der Heyden und Aylin al-Masri, Tokio", "author"),
        ("Von t-online, dpa, AFP", "author"),
        ("Stand: 02.03.2027, 14:30 Uhr | Von Ines Malchow", "date"),
        ("2. März 2027, 18:30 (Tokio)", "date"),
        ("Die Kanzlerin bot Hilfe an, der Premier lehnte ab", "lead"),
        ("Fähren vor Tokio – Keystone", "image"),
        ("Tanaka am Abend in Tokio [dpa]", "image"),
    ],
)
def test_a_line_of_the_head_is_known_by_its_form(line: str, label: str) -> None:
    assert _labels("\n".join(("Bergholz ruft Tanaka in Tokio an", line, *BODY)))[1] == label


def test_when_a_live_blog_was_last_changed_opens_no_update_and_its_first_paragraph_is_its_lead() -> None:
    head = ("Bergholz ruft Tanaka in Tokio an", "Stand: 02.03.2027 14:30 Uhr", "Bergholz und Tanaka haben geredet.")
    updates = ("14:10 Uhr", "Bergholz lobt", BODY[0], "13:20 Uhr", "Tanaka dankt", BODY[1])
    assert _labels("\n".join((*head, *updates)))[:4] == ["headline", "date", "lead", "update-head"]


@pytest.mark.parametrize("name", ["Der Küstenbote", "Radio Förde", "The Harbour Ledger", "Fördeblick am Wochenende"])
def test_a_paper_that_no_list_knows_is_known_by_its_name_and_place(name: str) -> None:
    text = "\n".join((name, "Streit um Fähren", "Bergholz ruft Tanaka in Tokio an", "2. März 2027", *BODY))
    assert _labels(text)[:3] == ["outlet", "kicker", "headline"]


def test_a_kicker_may_stand_below_its_headline() -> None:
    text = "\n".join(("Bergholz ruft Tanaka in Tokio an", "Fährstreit", "2. März 2027", *BODY))
    assert _labels(text)[:3] == ["headline", "kicker", "date"]


def test_an_article_of_points_has_them_for_its_text() -> None:
    points = ("- Am Apparat: Lena Bergholz und Premier Kenji Tanaka", "- Länge: nach Angaben aus Tokio 50 Minuten",
              "- Nächstes Gespräch: am Freitag, wieder am Telefon")  # fmt: skip
    assert _labels("\n".join(("Bergholz und Tanaka: was wir wissen", "2. März 2027", *points)))[2:] == ["body"] * 3


def test_the_name_of_the_site_beside_its_front_page_is_furniture() -> None:
    text = "\n".join(("Förde-Bote – Startseite", "Bergholz ruft Tanaka in Tokio an", *BODY))
    assert _labels(text)[:2] == ["boilerplate", "headline"]


@pytest.mark.parametrize(
    "line",
    [
        "Redaktion: Wir bleiben dran.",
        "Weiterlesen mit Förde-Plus: Was Tanaka wirklich will",
        "Moderator: Bitte bleiben Sie höflich.",
        "Need a break? Play the daily crossword.",
        "Unsere Fährpost gibt es auch als kostenlose App.",
        "Unser Ticker wird am Morgen mit neuen Meldungen fortgesetzt.",
        "Etwas stimmt hier nicht? Schreib uns bitte eine E-Mail!",
        "Für diesen Beitrag brauchen wir Ihre Zustimmung.",
        "Interview: Wie ein Dorf seinen Hafen zurückbekam",
    ],
)
def test_a_box_in_the_text_is_left_again(line: str) -> None:
    labels = _labels("\n".join(("Bergholz ruft Tanaka in Tokio an", *BODY, line, *BODY[::-1])))
    assert labels[-5:] == ["body", "body", "boilerplate", "body", "body"]


def test_a_desk_before_a_colon_is_the_kicker_and_nothing_behind_it_is_its_seam() -> None:
    assert split_head("Fährpolitik: Gescheiterter Anruf verteuert die Überfahrt", "Ein Anruf. Die Fähren.") == 13
    assert split_head("Kreml und Weißes Haus sprechen wieder", "Das teilte das Weiße Haus mit. Der Kreml auch.") is None
    assert split_head("Förde: Gescheiterter Anruf verteuert die Überfahrt", "Ein Anruf. Die Fähren.") is None


@pytest.mark.parametrize(
    ("line", "label"),
    [("(AWP/sda)", "credit"), ("/evs/DP/mt", "credit"), ("(mal, dpa, 2.3.2027)", "credit"),
     ("sol./mlw.", "credit"), ("The Ledger with AFP", "credit"),
     ("dpa:270302-99-123456/3", "credit"), ("Quelle: Reuters/AFP", "credit"),
     ("Explore more on these topics: Tokio, Kiel, Fähren", "tags"),
     ("Contributing: The Associated Press", "credit"), ("© 2027 dpa", "credit"),
     ("This story corrects the length of the call to 50 minutes.", "correction"),
     ("Frei. Offen. Unterstützen Sie den Fördeboten mit einer Spende!", "boilerplate"),
     ("Transparenzhinweis: Der Text entstand ohne Hilfe der Regierung.", "notice"),
     ("Sendung: Inforadio, 02.03.2027, 15:00 Uhr", "boilerplate")],
)  # fmt: skip
def test_a_line_below_the_text_is_known_by_its_form(line: str, label: str) -> None:
    assert _labels("\n".join(("Bergholz ruft Tanaka in Tokio an", *BODY, line)))[-1] == label


@pytest.mark.parametrize(
    "line",
    [
        "Neue Beiträge laden",
        "Artikel anhören (4 Minuten)",
        "Schriftgröße   Vorlesen   Als PDF speichern",
        "Teilen   Mailen   WhatsApp",
        "Dieser Browser unterstützt das Abspielen von Videos nicht.",
        "Bitte passen Sie die Einstellungen Ihres Browsers an.",
        "Diese Zusammenfassung wurde mithilfe von KI erstellt und kann Fehler haben.",
    ],
)
def test_a_control_and_what_a_page_says_of_its_own_working_are_furniture(line: str) -> None:
    head = "Bergholz ruft in Tokio an\n2. März 2027, 20.12 Uhr\n"
    assert _labels(f"{head}{BODY[0]}\n{line}\n{BODY[1]}") == ["headline", "date", "body", "boilerplate", "body"]


def test_a_paragraph_about_opening_and_closing_is_no_control() -> None:
    head = "Bergholz ruft in Tokio an\n2. März 2027, 20.12 Uhr\n"
    assert _labels(f"{head}{BODY[0]}\nHäfen öffnen oder schließen\n{BODY[1]}")[3] == "subhead"


def test_the_questions_of_an_interview_are_text_and_what_stands_before_them_is_its_lead() -> None:
    text = f"""„Er hat zugehört“
{BODY[0]}
Was haben Sie gehört?
Tanaka sprach am Telefon lange von den Fähren und von den Häfen in Tokio.
Und was sagte Bergholz?
Die Kanzlerin nannte die Gespräche mit dem Premier einen guten Anfang.
Was kommt nun?
Beide wollen am Freitag wieder telefonieren, und dann sehen wir weiter.
"""
    assert _labels(text) == ["headline", "lead", *["body"] * 6]


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("Drei Wochen sprachen Bergholz und Tanaka kein Wort. Nun haben sie es getan.",
         "Die Kanzlerin hat den Premier am Montag in Tokio angerufen. Es ging um die Fähren, hieß es.", "lead"),
        ("Bergholz hat Tanaka am Montag in Tokio angerufen. Es ging um die Fähren, sagte ein Sprecher.",
         "Die Kanzlerin sprach eine halbe Stunde mit dem Premier. Danach flog sie nach Kiel.", "body"),
    ],
)  # fmt: skip
def test_a_lead_leaves_the_day_to_the_paragraph_below_it(first: str, second: str, label: str) -> None:
    assert _labels("\n".join(("Bergholz ruft Tanaka an", "2. März 2027", first, second, BODY[1])))[2] == label


def test_topics_stand_below_their_heading_one_a_line() -> None:
    text = f"Bergholz ruft in Tokio an\n2. März 2027\n{BODY[0]}\n{BODY[1]}\nThemen\nFähren\nLena Bergholz"
    assert _labels(text)[4:] == ["boilerplate", "tags", "tags"]
