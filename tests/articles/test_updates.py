"""Live blogs cut into updates."""

from datetime import date

from generator.articles.layout.label import label_lines
from generator.articles.metadata.updates import cut_updates, is_liveblog

FIRST = "Bundeskanzlerin Lena Bergholz ruft Kenji Tanaka an. Das teilt ihr Sprecher mit."
SECOND = "Das Gespräch ist beendet. Bergholz und Tanaka sprachen über Fähren."
THIRD = "Tanaka äußert sich in Tokio. Bergholz habe zugehört, sagt er."


def _cut(text: str, newest: date | None = None, oldest: date | None = None):  # type: ignore[no-untyped-def]
    return cut_updates(label_lines(text.split("\n"), "de"), newest, oldest, "Europe/Berlin")


def test_times_newest_first_go_back_over_midnight() -> None:
    text = f"Ticker zum Fährstreit\n00.20 Uhr\nTokio spricht\n{THIRD}\n23.50 Uhr\n{SECOND}\n22.10 Uhr\n{FIRST}"
    updates = _cut(text, newest=date(2027, 3, 2))
    assert [u.published for u in updates] == [
        "2027-03-02T00:20+01:00",
        "2027-03-01T23:50+01:00",
        "2027-03-01T22:10+01:00",
    ]
    assert [(u.order, u.printed_time, u.headline, u.lines) for u in updates] == [
        (1, "00.20 Uhr", "Tokio spricht", (2, 4)),
        (2, "23.50 Uhr", None, (5, 6)),
        (3, "22.10 Uhr", None, (7, 8)),
    ]


def test_times_oldest_first_go_forward_over_midnight() -> None:
    text = f"Ticker zum Fährstreit\n22:10 Uhr\n{FIRST}\n23:50 Uhr\n{SECOND}\n00:20 Uhr\n{THIRD}"
    assert [u.published for u in _cut(text, oldest=date(2027, 3, 1))] == [
        "2027-03-01T22:10+01:00",
        "2027-03-01T23:50+01:00",
        "2027-03-02T00:20+01:00",
    ]


def test_a_heading_above_a_paragraph_that_opens_with_its_time_belongs_to_it() -> None:
    text = (
        f"Fährstreit: Das Telefonat\nTokio spricht\nUpdate, "
        f"20.15 Uhr: {THIRD}\nUpdate, 19.00 Uhr: {SECOND}\nErstmeldung: {FIRST}"
    )
    updates = _cut(text, newest=date(2027, 7, 2))
    assert [(u.headline, u.printed_time, u.published, u.lines) for u in updates] == [
        ("Tokio spricht", "20.15 Uhr", "2027-07-02T20:15+02:00", (2, 3)),
        (None, "19.00 Uhr", "2027-07-02T19:00+02:00", (4, 4)),
        (None, "Erstmeldung", "2027-07-02", (5, 5)),
    ]


def test_a_heading_with_its_time_between_plus_signs_is_cut_to_the_heading() -> None:
    text = f"Ticker zum Fährstreit\n+++ 20:15 Tokio spricht +++\n{THIRD}\n+++ 19:00 Anruf beendet +++\n{SECOND}"
    assert [u.headline for u in _cut(text)] == ["Tokio spricht", "Anruf beendet"]


def test_without_any_time_updates_have_the_day_and_no_clock() -> None:
    part = "Ada Sturm\n{}\n{}\n"
    text = (
        "Fährstreit im Liveblog\nKiel und Tokio streiten über Fähren. Was bisher geschah.\n"
        + part.format("Tokio spricht", THIRD)
        + part.format("Anruf beendet", SECOND)
    )
    text += part.format("Anruf beginnt", f"{FIRST} Am Montag war es noch still gewesen.")
    text += part.format("Warten auf Tokio", FIRST)
    lines = label_lines(text.rstrip().split("\n"), "de")
    assert is_liveblog(lines)
    updates = cut_updates(lines, date(2027, 3, 2), None, "Europe/Berlin")
    assert [(u.printed_time, u.published, u.author, u.headline) for u in updates] == [
        (None, "2027-03-02", "Ada Sturm", "Tokio spricht"),
        (None, "2027-03-02", "Ada Sturm", "Anruf beendet"),
        (None, "2027-03-01", "Ada Sturm", "Anruf beginnt"),
        (None, "2027-03-01", "Ada Sturm", "Warten auf Tokio"),
    ]


def test_without_any_date_updates_keep_their_printed_time_only() -> None:
    text = f"Ticker zum Fährstreit\n20:15 Uhr\n{THIRD}\n19:00 Uhr\n{SECOND}"
    assert [(u.printed_time, u.published, u.basis) for u in _cut(text)] == [
        ("20:15 Uhr", None, None),
        ("19:00 Uhr", None, None),
    ]


def test_an_article_with_one_time_is_no_live_blog() -> None:
    assert not is_liveblog(label_lines(f"Bergholz ruft an\n20:15 Uhr\n{FIRST}\n{SECOND}".split("\n"), "de"))
