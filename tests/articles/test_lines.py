"""Labels of lines, on texts that show their whole world."""

from generator.articles.layout.label import label_lines


def _labels(text: str, language: str = "de") -> list[str]:
    return [line.label for line in label_lines(text.strip().split("\n"), language)]


BODY = """Bundeskanzlerin Lena Bergholz hat mit Premier Kenji Tanaka telefoniert. Das teilte ihr Sprecher mit.
Tanaka sprach in Tokio von einem guten Anfang. Bergholz will die Gespräche über Fähren fortsetzen."""


def test_a_kicker_a_headline_and_a_byline_stand_above_a_lead() -> None:
    head = (
        "Streit um Fähren\nBergholz telefoniert mit Tanaka\nVon "
        "Ines Malchow, Kiel\n2. März 2027\nDie Kanzlerin sucht das Gespräch."
    )
    assert _labels(f"{head}\n{BODY}") == ["kicker", "headline", "author", "date", "lead", "body", "body"]


def test_kicker_and_headline_in_one_line_part_where_two_nouns_meet_that_the_text_never_joins() -> None:
    assert _labels(f"Streit über Fähren Bergholz telefoniert mit Tanaka\n{BODY}")[0] == "kicker+headline"
    assert _labels(f"Kanzlerin Bergholz telefoniert mit Premier Tanaka\n{BODY}")[0] == "headline"


def test_a_first_paragraph_that_the_second_shortens_is_no_lead() -> None:
    text = (
        "Ferry call\nChancellor Lena Bergholz called Kenji Tanaka on Tuesday.\nBergholz said the call had been frank."
    )
    assert _labels(text, "en") == ["headline", "body", "body"]


def test_buttons_consent_and_offers_are_furniture_and_the_text_around_them_is_not() -> None:
    consent = "Ich bin einverstanden, dass mir externe Inhalte angezeigt und personenbezogene Daten übermittelt werden."
    first, second = BODY.split("\n")
    text = f"Bergholz telefoniert mit Tanaka\nTeilen\n{first}\n{consent}\n{second}\nNewsletter\nJetzt anmelden"
    assert _labels(text) == ["headline", "boilerplate", "body", "boilerplate", "body", "boilerplate", "boilerplate"]


def test_a_box_in_the_middle_does_not_end_the_article_but_comments_do() -> None:
    more = (
        "Bergholz reist im April nach Tokio. Tanaka will sie dort empfangen.\nÜber die Fähren wird weiter gesprochen."
    )
    text = f"Bergholz ruft Tanaka an\n{BODY}\nLesen Sie auch\nHund rettet Katze\n{more}"
    assert _labels(text)[-4:] == ["boilerplate", "boilerplate", "body", "body"]
    text = f"Bergholz ruft Tanaka an\n{BODY}\nKommentare\nElbe77\n{more}"
    assert set(_labels(text)[3:]) == {"boilerplate"}


def test_teasers_with_ellipsis_and_counter_are_furniture_with_their_titles() -> None:
    text = (
        f"Bergholz ruft Tanaka an\n{BODY}\n2. März 2027\nHund "
        f"in Kiel\nKiel (dpa) - Ein Hund hat […] (03)\nvor 2 Stunden"
    )
    assert _labels(text)[4:] == ["boilerplate", "boilerplate", "boilerplate"]


def test_captions_belong_to_their_credits_above_and_below() -> None:
    text = (
        f"Bergholz ruft Tanaka an\n2. März 2027\nBergholz "
        f"in Kiel\n(Foto: Ole Muster/dpa)\nDie Kanzlerin ruft an.\n{BODY}"
    )
    assert _labels(text)[2:5] == ["image", "image", "lead"]
    text = f"Bergholz calls Tanaka\n2 March 2027\nReuters\nLena Bergholz spoke to Kenji Tanaka for an hour\n{BODY}"
    assert _labels(text)[2:4] == ["image", "image"]


def test_a_colophon_keeps_corrections_credits_and_topics() -> None:
    note = "Korrektur: In einer früheren Fassung stand, das Gespräch habe zwei Stunden gedauert."
    text = f"Bergholz ruft Tanaka an\n{BODY}\n{note}\nkst/dpa\nThemen: Fähren, Tokio\nTeilen"
    assert _labels(text)[3:] == ["correction", "credit", "tags", "boilerplate"]


def test_times_alone_open_updates_and_a_single_one_does_not() -> None:
    updates = (
        f"18.40 Uhr\nTokio bestätigt\n{BODY.split(chr(10), maxsplit=1)[0]}\n17.10 "
        f"Uhr\nWarten auf Tokio\nNoch ist nichts bekannt. Berlin wartet."
    )
    labels = _labels(f"Fährstreit im Ticker\n{updates}")
    assert labels == ["headline", "update-head", "subhead", "body", "update-head", "subhead", "body"]
    assert "update-head" not in _labels(f"Bergholz ruft Tanaka an\n18.40 Uhr\n{BODY}")


def test_every_line_has_a_reason_and_blank_lines_stay() -> None:
    lines = label_lines(["Bergholz ruft Tanaka an", "", *BODY.split("\n")], "de")
    assert [line.n for line in lines] == [1, 2, 3, 4]
    assert lines[1].label == "blank"
    assert all(line.reason for line in lines if line.label != "blank")
