"""Discrepancies within and between articles, and what is none."""

import pytest

from generator.articles.article import Article
from tests.articles.invented import article_of, live_blog, meaning_of


def _found(*articles: Article) -> list[tuple[str, list[str]]]:
    return [
        (
            d.kind,
            [
                f"{article}:{first}" if first == last else f"{article}:{first}-{last}"
                for article, first, last in d.lines
            ],
        )
        for d in meaning_of(*articles).discrepancies
    ]


CALL = "Kopf\nAda Lund und Béla Korvat haben am Montag telefoniert."


def test_two_lengths_of_one_call_differ_across_articles() -> None:
    one = article_of(f"{CALL}\nDas Telefonat dauerte nach Angaben von Lund 40 Minuten.", name="one")
    two = article_of(f"{CALL}\nDas Telefonat dauerte nach Angaben von Korvat zwei Stunden.", name="two")
    assert _found(one, two) == [("duration", ["one:3", "two:3"])]


def test_about_an_hour_and_an_hour_are_the_same_length() -> None:
    text = f"{CALL}\nDas Telefonat dauerte laut Lund rund eine Stunde.\nDas Telefonat dauerte laut Korvat eine Stunde."
    assert _found(article_of(text)) == []


def test_the_same_length_of_two_calls_is_nothing() -> None:
    text = (
        f"{CALL}\nDas Telefonat dauerte laut Lund eine Stunde.\n"
        "Am Dienstag telefonierte Lund mit Jurij Melnitschuk. Das Telefonat dauerte laut Lund eine Stunde."
    )
    assert _found(article_of(text)) == []


def test_a_silence_that_the_article_points_out_is_an_omission_with_both_lines() -> None:
    text = (
        f"{CALL}\nLund sagte, man habe auch über Fischereirechte gesprochen.\n"
        "Korvat erwähnte die Fischereirechte nicht; davon war keine Rede."
    )
    assert _found(article_of(text)) == [("omission", ["probe:3", "probe:4"])]


def test_a_number_that_the_article_contrasts_is_a_difference() -> None:
    text = (
        "Head\nAda Lund and Béla Korvat spoke by phone on Monday.\nLund said they would open two reading rooms.\n"
        "A statement from Korvat speaks of four reading rooms, not two."
    )
    assert _found(article_of(text, "en")) == [("number", ["probe:3", "probe:4"])]


def test_the_reach_of_a_halt_put_in_two_ways_is_a_difference_of_scope() -> None:
    text = (
        f"{CALL}\nLund sagte, vereinbart sei ein Stopp der Angriffe auf Hafenanlagen.\n"
        "Korvat sagte, vereinbart sei ein Stopp der Angriffe auf Hafenanlagen und Brücken."
    )
    assert _found(article_of(text)) == [("scope", ["probe:3", "probe:4"])]


def test_a_head_that_still_announces_a_call_is_stale() -> None:
    blog = live_blog(
        ("2031-05-07T18:00+02:00", "Das Telefonat zwischen Ada Lund und Béla Korvat ist beendet, es dauerte lange."),
        ("2031-05-07T09:00+02:00", "Ada Lund will heute mit Béla Korvat telefonieren."),
    )
    lines = (blog.lines[0].__class__(1, "Lund kündigt baldiges Telefonat mit Korvat an", "headline"), *blog.lines[1:])
    head = Article(
        blog.id, blog.path, blog.media_type, blog.encoding, blog.sha256, "de", lines, blog.metadata, blog.updates
    )
    assert _found(head) == [("stale-head", ["blog:1", "blog:2"])]
    assert _found(blog) == []


def test_a_call_that_is_put_off_is_a_development() -> None:
    text = "Kopf\nAda Lund wollte am Freitag mit Béla Korvat telefonieren.\nDas Telefonat wurde abgesagt."
    assert [kind for kind, _ in _found(article_of(text))] == ["development"]


def test_a_head_that_quotes_words_nobody_said_so_differs_from_the_text() -> None:
    text = "Lund fordert „offene Häfen für Stahl“\nAda Lund schrieb: „Wir wollen offene Häfen für unseren Stahl.“"
    assert _found(article_of(text)) == [("headline-body", ["probe:1", "probe:2"])]


def test_the_same_articles_give_the_same_findings() -> None:
    one = article_of(f"{CALL}\nDas Telefonat dauerte nach Angaben von Lund 40 Minuten.", name="one")
    assert meaning_of(one) == meaning_of(one)


def test_more_than_two_hours_is_not_two_hours() -> None:
    text = f"{CALL}\nDas Telefonat dauerte laut Lund zwei Stunden.\nKorvat sprach von mehr als zwei Stunden."
    assert _found(article_of(text)) == [("duration", ["probe:3", "probe:4"])]


def test_two_amounts_of_one_unit_side_by_side_differ() -> None:
    text = f"{CALL}\nLund sagte 200 Lastwagen zu, teilte Rosenbad mit. In Budapest war von 150 Lastwagen die Rede."
    assert _found(article_of(text)) == [("number", ["probe:3"])]


def test_a_date_that_the_other_side_says_there_is_not() -> None:
    text = (
        "Head\nAda Lund and Béla Korvat spoke by phone on Monday.\n"
        "Rosenbad said the truce starts on June 1. Korvat’s office said no date had been agreed."
    )
    assert _found(article_of(text, "en")) == [("date", ["probe:3"])]


def test_accounts_side_by_side_that_share_nothing_are_no_difference() -> None:
    text = (
        f"{CALL}\nLund warb laut Rosenbad für niedrigere Zölle und neue Brücken. "
        "Korvat verwies nach Angaben aus Budapest auf Fischerei und Getreide."
    )
    assert _found(article_of(text)) == []


def test_a_silence_is_found_where_the_text_belongs_to_a_side() -> None:
    text = (
        f"{CALL}\nRosenbad teilte mit, Lund habe die Direktflüge nach Budapest angesprochen.\n"
        "In der Mitteilung aus Budapest kommen die Flugverbindungen nicht vor."
    )
    assert _found(article_of(text)) == [("omission", ["probe:3", "probe:4"])]


def test_each_side_that_names_the_other_as_caller_differs() -> None:
    text = f"{CALL}\nLund sagte, Korvat habe sie angerufen.\nKorvats Büro erklärte, sie habe um das Gespräch gebeten."
    assert _found(article_of(text)) == [("proposal", ["probe:3", "probe:4"])]


def test_an_expert_who_names_another_number_is_no_side() -> None:
    text = (
        f"{CALL}\nLund sagte, sie habe 20 Brücken zugesagt.\n"
        "Der Ökonom Emil Tarn sagte, gebraucht würden eher 90 Brücken."
    )
    assert _found(article_of(text)) == []


def test_just_under_an_hour_and_fifty_five_minutes_are_the_same_length() -> None:
    text = f"{CALL}\nDas Telefonat dauerte laut Lund knapp eine Stunde.\nKorvat sprach von 55 Minuten."
    assert _found(article_of(text)) == []


def test_almost_an_hour_is_not_forty_minutes() -> None:
    text = f"{CALL}\nDas Telefonat dauerte laut Lund 40 Minuten.\nKorvat sprach von fast einer Stunde."
    assert _found(article_of(text)) == [("duration", ["probe:3", "probe:4"])]


def test_a_sentence_that_announces_another_version_sets_what_follows_against_the_other_side() -> None:
    text = (
        f"{CALL}\nLund sagte, der Hafen werde ohne Vorbedingungen geöffnet.\n"
        "In Budapest klingt das anders. Zuerst müssten die Zölle fallen, sagte Korvats Sprecherin Mara Tolin."
    )
    assert [lines for _, lines in _found(article_of(text))] == [["probe:3", "probe:4"]]


def test_a_call_that_the_other_side_denies_differs_in_status() -> None:
    text = f"{CALL}\n„Ein Telefonat hat es nicht gegeben“, sagte Korvats Sprecherin Mara Tolin."
    assert [kind for kind, _ in _found(article_of(text))] == ["status"]


def test_a_point_that_one_account_alone_has_is_an_omission_at_its_line() -> None:
    text = f"{CALL}\nLund lobte das Gespräch.\nNur in der ungarischen Mitteilung taucht der Flughafen auf."
    assert _found(article_of(text)) == [("omission", ["probe:4"])]


def test_what_both_sides_deny_is_no_difference() -> None:
    text = f"{CALL}\nMan habe nicht über Geld gesprochen, sagte Korvat. Auch Lund sagte, Geld sei kein Thema gewesen."
    assert _found(article_of(text)) == []


def test_weeks_and_months_are_days_that_a_date_may_mean() -> None:
    text = (
        f"{CALL}\nLund sagte, die Züge sollten noch im Juni fahren.\nKorvat nannte dagegen den 1. September als Termin."
    )
    assert _found(article_of(text)) == [("date", ["probe:3", "probe:4"])]


TORRENT = "Kopf\nDie sarmische Ministerpräsidentin Ilva Torrent und Staatschef Bekir Dandolo aus Ostrovien "
TORRENT += "haben am Montag telefoniert."


def _kinds(text: str) -> list[str]:
    return [kind for kind, _ in _found(article_of(text))]


def test_who_asked_may_be_a_state_or_a_pronoun_that_goes_back() -> None:
    text = (
        f"{TORRENT}\nDas Gespräch wurde nach Angaben von Torrents Büro von Dandolo erbeten. "
        "Dandolos Büro erklärte, Torrent habe darum gebeten."
    )
    assert _kinds(text) == ["proposal"]


def test_what_is_counted_need_not_be_said_again() -> None:
    text = f"{TORRENT}\nTorrent sprach von 40 000 Tonnen. Dandolos Büro nennt die Zahl 4000."
    assert _kinds(text) == ["number"]


def test_the_day_of_a_meeting_may_differ_or_be_open() -> None:
    text = (
        f"{TORRENT}\nTorrents Sprecher Udo Fenn kündigte ein Treffen am 2. Juli an. "
        "Dandolos Büro erklärte, der Termin sei noch offen."
    )
    assert _kinds(text) == ["date"]


def test_a_text_that_leaves_a_point_out_is_silent_on_it() -> None:
    text = (
        f"{TORRENT}\nDandolo hob hervor, er habe Entschädigung für die Bauern verlangt. "
        "In Torrents Mitteilung sucht man das vergebens."
    )
    assert _kinds(text) == ["omission"]


def test_a_negation_of_something_else_is_no_difference() -> None:
    text = f"{TORRENT}\nTorrent sprach von einem guten Austausch. Dandolo schrieb, er habe noch nie so viel gelacht."
    assert _kinds(text) == []


def test_an_earlier_call_named_in_passing_does_not_keep_what_follows() -> None:
    text = (
        f"{TORRENT}\nZuletzt hatten Torrent und Dandolo am 7. April telefoniert. Im Juli wollen sie den Tunnel öffnen, "
        "laut Torrent am 2. Juli. Dandolos Büro nannte den 9. Juli."
    )
    assert [d.call for d in meaning_of(article_of(text)).discrepancies] == ["2031-05-05-dandolo-torrent"]


def test_silence_shows_the_account_that_is_silent() -> None:
    text = (
        f"{CALL}\nIn der Mitteilung von Korvats Büro ist von Stahl die Rede.\n"
        "Lund schrieb auf X, es sei um den Hafen gegangen. In der Mitteilung aus Budapest kommt der Hafen nicht vor."
    )
    assert [lines for _, lines in _found(article_of(text))] == [["probe:3", "probe:4"]]


def test_silence_on_how_long_a_call_was_is_no_difference() -> None:
    text = f"{CALL}\nLund sprach von 40 Minuten. Korvats Sprecherin Mara Tolin nannte keine Dauer."
    assert _found(article_of(text)) == []


def test_a_length_of_the_article_is_not_set_against_the_length_that_somebody_gives() -> None:
    text = f"{CALL}\nDas Telefonat dauerte laut Lund 40 Minuten.\nDas Gespräch dauerte eine Stunde."
    assert _found(article_of(text)) == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "Der Hafen werde binnen drei Wochen geöffnet, sagte Lund.",
            "Korvat sagte, ein Termin sei nicht vereinbart.",
            "date",
        ),
        ("Der Hafen werde am 12. Juni geöffnet, sagte Lund.", "Korvat nannte „Ende Juni“.", "date"),
        ("Korvat habe um das Gespräch gebeten, sagte Lund.", "„Der Anruf kam aus Rosenbad“, sagte Korvat.", "proposal"),
        ("Lund sagte, Korvat habe angerufen.", "\nKorvats Büro sprach von einem Anruf Lunds.", "proposal"),
        ("Lund sagte, Korvat habe angerufen.", "\nDie Initiative ging laut Korvat von Lund aus.", "proposal"),
        ("Den ersten Schritt habe Korvat gemacht, sagte Lund.", "Korvat sagte, er sei angerufen worden von Lund.", ""),
        (
            "Korvat habe Lund angerufen, sagte die stellvertretende Sprecherin Anna Dorn.",
            "\nKorvats Büro erklärte, der Anruf sei von Lund gekommen.",
            "proposal",
        ),
        ("Lund sagte, Korvat habe um ein Krisengespräch gebeten.", "Laut Korvats Büro bat Lund darum.", "proposal"),
        ("Wie Lund sagte, bat Korvat um das Telefonat.", "Laut Korvats Büro bat Lund um das Telefonat.", "proposal"),
        ("Man habe sich auf Ende August verständigt, sagte Lund.", "Korvat nannte „Ende Oktober“.", "date"),
        ("Der Hafen werde am 12. Juni geöffnet, sagte Lund.", "Ein Datum nannte Korvat nicht.", "term"),
        ("Es sei auch um Kenia gegangen, sagte Lund.", "Korvat erwähnte Kenia nicht.", "omission"),
        ("", "Die Zölle, über die Lund nach eigenen Worten sprach, erwähnte Korvat nicht.", "omission"),
        (
            "Lund sagte, Korvat habe das zweite Gespräch abgesagt.",
            "Korvat sagte, die Absage sei von Lund gekommen.",
            "status",
        ),
        ("Lund sagte eine Reise ab.", "Laut Korvats Büro sagte Korvat eine Rede ab.", ""),
        ("Man wolle am Freitag erneut telefonieren, sagte Lund.", "Korvat sagte, ein Termin sei offen.", "date"),
        ("Man wolle am Freitag erneut telefonieren, sagte Lund.", "Korvat fliegt am Samstag nach Wien, sagte er.", ""),
        ("Lund sprach vom Zoll, wie ihr Büro schrieb.", "Korvat wollte den Zoll nicht kommentieren.", ""),
        ("", "Korvat sagte, er habe nicht mit Lund gesprochen.", "status"),
        ("", "Korvat sagte, er habe am Telefon nicht gelogen.", ""),
        ("Korvat habe Hilfe angeboten, sagte Lund.", "Korvat sagte, ein solches Angebot gebe es nicht.", "scope"),
        ("Laut Lund sind es zehn Schiffe.", "Korvat nannte 14. Zwei weitere Schiffe seien in Osk, sagte er.", "number"),
    ],
)
def test_two_sides_differ_in_what_each_gives(one: str, other: str, kind: str) -> None:
    found = _found(article_of(f"{CALL}\n{one}\n{other}"))
    assert [k for k, _ in found] == ([kind] if kind else [])


@pytest.mark.parametrize(
    "told",
    [
        "Es sei eine Stunde gesprochen worden, sagte Lunds Sprecher Jonas Riehl. Korvat habe angerufen. "
        "Das Präsidialamt in Osk erklärte, Lund habe um das Gespräch gebeten.",
        "Korvat habe viel Zeit gehabt, sagte sein Sprecher Jonas Riehl. Lund habe um das Gespräch gebeten. "
        "Lund schrieb später, Korvat habe sie angerufen.",
    ],
)
def test_each_side_is_told_by_its_own_house_or_staff(told: str) -> None:
    assert _found(article_of(f"{CALL}\n{told}")) == [("proposal", ["probe:3"])]
