"""Calls: who, when, whether, how long; and what is no call."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.articles import import_articles
from generator.articles.article import Line, Value
from generator.base.figures.lengths import lengths
from tests.articles.invented import article_of, live_blog, meaning_of


def _calls(
    text: str, language: str = "de", published: str | None = "2031-05-07"
) -> list[tuple[str, str | None, str | None, str]]:
    found = meaning_of(article_of(text, language, published)).calls
    return [("+".join(c.participants), c.date, c.date_precision, c.status) for c in found]


# 2031-05-07 is a Wednesday.
@pytest.mark.parametrize(
    ("sentence", "language", "date", "precision", "status"),
    [
        ("Ada Lund hat mit Béla Korvat telefoniert.", "de", "2031-05-07", "day", "held"),
        ("Ada Lund hat am Montag mit Béla Korvat telefoniert.", "de", "2031-05-05", "day", "held"),
        ("Ada Lund telefonierte gestern mit Béla Korvat.", "de", "2031-05-06", "day", "held"),
        ("Ada Lund telefonierte am 2. Mai mit Béla Korvat.", "de", "2031-05-02", "day", "held"),
        ("Ada Lund und Béla Korvat sprachen Mitte März am Telefon.", "de", "2031-03-01", "month", "held"),
        ("Ada Lund will am Freitag mit Béla Korvat telefonieren.", "de", "2031-05-09", "day", "announced"),
        ("Das für Freitag geplante Telefonat von Ada Lund und Béla Korvat fällt aus.", "de",
         "2031-05-09", "day", "cancelled"),
        ("Ada Lund and Béla Korvat spoke by phone on Monday.", "en", "2031-05-05", "day", "held"),
        ("Ada Lund phoned Béla Korvat on 2 May.", "en", "2031-05-02", "day", "held"),
        ("Ada Lund will call Béla Korvat tomorrow, her office said.", "en", "2031-05-08", "day", "announced"),
    ],
)  # fmt: skip
def test_a_call_has_two_persons_a_date_and_a_status(
    sentence: str, language: str, date: str, precision: str, status: str
) -> None:
    assert _calls(f"Kopf\n{sentence}", language) == [("ada-lund+bela-korvat", date, precision, status)]


_PAIR = "ada-lund+bela-korvat"
_THREE = "ada-lund+bela-korvat+jurij-melnitschuk"


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        # A call that is set apart as an earlier one is not the one that the article is about.
        ("Ada Lund und Béla Korvat haben telefoniert. Das Gespräch am Montag war kurz. "
         "Davor hatten sie zuletzt am 3. April telefoniert.",
         [(_PAIR, "2031-04-03", "day", "held"), (_PAIR, "2031-05-05", "day", "held")]),
        # `vom` with a weekday lies in the past, in the present tense too.
        ("Ada Lund hat am Montag mit Béla Korvat telefoniert. Bekannt ist nur das Gespräch vom Montag.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        # Others than those in focus.
        ("Ada Lund und Béla Korvat wollen am Freitag telefonieren. "
         "Am Montag telefonierten anstelle der Präsidenten schon die Stabschefs.",
         [(_PAIR, "2031-05-09", "day", "announced")]),
        ("Ada Lund und Béla Korvat haben am Montag telefoniert, mit in der Leitung war Jurij Melnitschuk.",
         [(_THREE, "2031-05-05", "day", "held")]),
        ("Das Telefonat von Ada Lund und Béla Korvat am Montag fiel aus. "
         "Lund hat mit Korvat schon einen anderen Termin für das Telefonat abgemacht, nämlich den Freitag.",
         [(_PAIR, "2031-05-05", "day", "cancelled"), (_PAIR, "2031-05-09", "day", "announced")]),
        ("Am Montag läutete das Telefon. Ada Lund nahm ab. Am anderen Ende: Béla Korvat.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        # `seit` dates an office, not a call.
        ("Ada Lund hat telefoniert. Am Apparat: Béla Korvat, seit März Präsident von Ungarn.",
         [(_PAIR, "2031-05-07", "day", "held")]),
        # What stands between a subject or a verb and what belongs to it.
        ("Am Freitag will Ada Lund den Präsidenten von Ungarn, Béla Korvat, anrufen.",
         [(_PAIR, "2031-05-09", "day", "announced")]),
        ("Alles ging schnell am Montag: Ada Lund, die Ministerpräsidentin, und Béla Korvat, der Präsident von Ungarn, "
         "schalteten sich am Abend zu einem Telefonat zusammen.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund, Béla Korvat und Jurij Melnitschuk haben am Montag telefoniert. "
         "Am Freitag will Ada Lund mit Béla Korvat allein sprechen.",
         [(_THREE, "2031-05-05", "day", "held"), (_PAIR, "2031-05-09", "day", "announced")]),
        # What had been planned of it, or is planned by those in focus.
        ("Ada Lund hat am Dienstag mit Béla Korvat telefoniert. Geplant war das Telefonat eigentlich für Freitag.",
         [(_PAIR, "2031-05-06", "day", "held")]),
        ("Ada Lund hat am Montag mit Béla Korvat telefoniert. Am Freitag wollen Ministerpräsidentin und Präsident "
         "wieder telefonieren.", [(_PAIR, "2031-05-05", "day", "held"), (_PAIR, "2031-05-09", "day", "announced")]),
        ("Ada Lund hat am Montag mit Béla Korvat telefoniert. Jurij Melnitschuk kündigte einen Anruf bei Korvat für "
         "Freitag an.", [(_PAIR, "2031-05-05", "day", "held"),
                         ("bela-korvat+jurij-melnitschuk", "2031-05-09", "day", "announced")]),
        # Several days, or several who were apart; what a quotation calls today; a call of houses is none of the two.
        ("Ada Lund hat am Montag und am Dienstag mit Béla Korvat telefoniert.",
         [(_PAIR, "2031-05-05", "day", "held"), (_PAIR, "2031-05-06", "day", "held")]),
        ("Ada Lund und Jurij Melnitschuk haben am Montag getrennt mit Béla Korvat telefoniert.",
         [(_PAIR, "2031-05-05", "day", "held"), ("bela-korvat+jurij-melnitschuk", "2031-05-05", "day", "held")]),
        ("„Heute habe ich mit Béla Korvat telefoniert“, schrieb Ada Lund am Montag auf X.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund hat am Montag mit Béla Korvat telefoniert. Die Außenminister der Länder telefonierten am Dienstag.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund und Béla Korvat haben am Montag nicht wie geplant telefoniert.",
         [(_PAIR, "2031-05-05", "day", "cancelled")]),
        ("Ada Lund hat am Montag mit Béla Korvat telefoniert. Im März hatten sie beim Gipfel in Wien gesprochen.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        # The day of who tells of a call, or of the sentence before, where it has none itself; and who is meant there.
        ("Ada Lund und Béla Korvat haben sich am Montag geeinigt. Das teilte Stockholm nach einem Telefonat mit.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund hat lange mit Béla Korvat telefoniert, wie ein Sprecher am Montagabend mitteilte.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund hat Béla Korvat am Montag um Geduld gebeten. Das Telefonat dauerte 40 Minuten.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund hat am Dienstag mit Béla Korvat telefoniert. Am Montag hatte sich schon Jurij Melnitschuk gemeldet. "
         "Mit Korvat telefonierte er eine Stunde.", [("bela-korvat+jurij-melnitschuk", "2031-05-05", "day", "held"),
                                                     (_PAIR, "2031-05-06", "day", "held")]),
        ("Ada Lund hat am Dienstag mit Béla Korvat telefoniert. Am Freitag empfängt Lund Jurij Melnitschuk. Die beiden "
         "hatten am Montag telefoniert.", [("ada-lund+jurij-melnitschuk", "2031-05-05", "day", "held"),
                                           (_PAIR, "2031-05-06", "day", "held")]),
        ("Ada Lund hat am Montag mit Béla Korvat telefoniert. Morgen um 9 Uhr wollen sie erneut telefonieren.",
         [(_PAIR, "2031-05-05", "day", "held"), (_PAIR, "2031-05-08", "day", "announced")]),
        ("40 Minuten dauerte das Telefonat, das Ada Lund am Montag mit Béla Korvat führte.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund griff am Montag zum Telefon und sprach mit Béla Korvat.", [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund sagte am Montag, sie sei bereit, mit Béla Korvat zu telefonieren.", []),
        ("Ada Lund hat ein für Donnerstag angesetztes Telefonat mit Béla Korvat auf den 15. Mai verschoben.",
         [(_PAIR, "2031-05-08", "day", "cancelled"), (_PAIR, "2031-05-15", "day", "announced")]),
        ("Ada Lund hat in der vergangenen Woche mit Béla Korvat telefoniert.", [(_PAIR, "2031-05-07", "by", "held")]),
        ("Ada Lund hat am Montag mit Béla Korvat telefoniert. „Man telefoniert nicht über Brücken“, sagte Korvat.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund hat in einem Telefonat mit Béla Korvat Hilfe verlangt. Das Gespräch am Montag war kurz. "
         "Am 3. April hatten die beiden zuletzt telefoniert.",
         [(_PAIR, "2031-04-03", "day", "held"), (_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund wird am Freitag nicht mit Béla Korvat telefonieren.", [(_PAIR, "2031-05-09", "day", "cancelled")]),
        # A dateline, and what stands before the subject.
        ("Malmö (dpa) - Nach Angaben der Kanzlei hat Ada Lund am Montag mit Béla Korvat telefoniert.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Die Staatschefs von Schweden und Ungarn, Ada Lund und Béla Korvat, haben am Montag telefonisch beraten.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        # One day of each account, one call.
        ("Ada Lund hat am Montag mit Béla Korvat telefoniert. Korvat sagte hingegen, das Telefonat sei vom Sonntag.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund und Béla Korvat werden am Freitag nun doch nicht telefonieren.",
         [(_PAIR, "2031-05-09", "day", "cancelled")]),
        ("Ada Lund hat nach eigenen Worten am Montag mit Béla Korvat telefoniert. Korvat sagte, er habe nicht selbst "
         "angerufen.", [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund hat am Montag mit Béla Korvat telefoniert. In Ungarn hieß es, ein solches Gespräch gab es nie.",
         [(_PAIR, "2031-05-05", "day", "unconfirmed")]),
        ("Nach einem weiteren Telefonat zwischen Ada Lund und Béla Korvat am Montag sank der Preis.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund (SPD) hat am 5. Mai in einer Telefonkonferenz mit Béla Korvat (Ungarn), Jurij Melnitschuk (Kiew) "
         "und Oskar Wendt beraten.", [(_THREE, "2031-05-05", "day", "held")]),
    ],
)  # fmt: skip
def test_a_call_is_told_from_those_beside_it(
    sentences: str, found: list[tuple[str, str | None, str | None, str]]
) -> None:
    assert _calls(f"Kopf\n{sentences}") == found


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        ("A call that Ada Lund held with Béla Korvat on Monday was long.", [(_PAIR, "2031-05-05", "day", "held")]),
        ("A call between Ada Lund and Béla Korvat that had been planned for Wednesday will take place on Friday.",
         [(_PAIR, "2031-05-09", "day", "announced")]),
        ("Ada Lund has called off a phone conversation with Béla Korvat that was meant to take place on Friday.",
         [(_PAIR, "2031-05-09", "day", "cancelled")]),
        ("Ada Lund made phone calls to Béla Korvat and Yuriy Melnychuk on Monday.",
         [(_PAIR, "2031-05-05", "day", "held"), ("ada-lund+jurij-melnitschuk", "2031-05-05", "day", "held")]),
        ("Ada Lund thanked Béla Korvat in a phone call Monday evening.", [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund rejected reports that she lost her temper in a phone call with Béla Korvat on Monday.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund sent Béla Korvat letters, not calls.", []),
        ("Ada Lund phoned Béla Korvat on Monday. She spoke earlier in the day with Yuriy Melnychuk.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund phoned Béla Korvat on Monday. Lund placed the call, she said. His spokesman did not dispute that.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund phoned Béla Korvat on Monday. He said the call had been requested by Lund, which she denies.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund phoned Béla Korvat on Monday and Yuriy Melnychuk on Tuesday.",
         [(_PAIR, "2031-05-05", "day", "held"), ("ada-lund+jurij-melnitschuk", "2031-05-06", "day", "held")]),
        ("Ada Lund was called by Béla Korvat on Monday.", [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund is expected to call Béla Korvat on Friday.", [(_PAIR, "2031-05-09", "day", "announced")]),
        ("Ada Lund spoke on Monday with Béla Korvat, her office said in a readout of the call.",
         [(_PAIR, "2031-05-05", "day", "held")]),
        ("Ada Lund called off a phone call with Béla Korvat scheduled for Friday.",
         [(_PAIR, "2031-05-09", "day", "cancelled")]),
        ("Ada Lund phoned Béla Korvat on Monday. The two plan to talk again by phone on Friday.",
         [(_PAIR, "2031-05-05", "day", "held"), (_PAIR, "2031-05-09", "day", "announced")]),
        ("Ada Lund phoned Béla Korvat on Monday. Another phone call is planned for Tuesday.",
         [(_PAIR, "2031-05-05", "day", "held"), (_PAIR, "2031-05-13", "day", "announced")]),
        ("Ada Lund's call with Béla Korvat on Friday is off. The Friday call had been agreed upon in April.",
         [(_PAIR, "2031-05-09", "day", "cancelled")]),
    ],
)  # fmt: skip
def test_an_english_call_is_told_from_what_stands_around_it(
    sentences: str, found: list[tuple[str, str | None, str | None, str]]
) -> None:
    assert _calls(f"Head\n{sentences}", "en") == found


def test_a_head_without_an_auxiliary_tells_a_call() -> None:
    assert _calls("Fähren: Ada Lund und Béla Korvat telefonieren\nEs regnete.") == [
        (_PAIR, "2031-05-07", "day", "held")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Lund traf Béla Korvat am Montag in Malmö.",
        "Ada Lund schrieb Béla Korvat einen Brief.",
        "Ada Lund nimmt am Montag mit Béla Korvat an einem virtuellen Gipfel teil.",
        "Ada Lund sprach mit Béla Korvat über Brücken.",
        "Wann Ada Lund mit Béla Korvat telefoniert, ist offen.",
        "Statt zum Telefon griff Ada Lund zur Feder und schrieb an Béla Korvat.",
        "Zwischen Ada Lund und Béla Korvat gab es kein Telefonat.",
        "Ada Lund war telefonisch nicht zu erreichen, Béla Korvat auch nicht.",
    ],
)
def test_other_contacts_are_no_calls(sentence: str) -> None:
    assert _calls(f"Kopf\n{sentence}") == []


def test_without_a_date_of_the_article_a_weekday_gives_no_date() -> None:
    assert _calls("Kopf\nAda Lund hat am Montag mit Béla Korvat telefoniert.", published=None) == [
        ("ada-lund+bela-korvat", None, None, "held")
    ]


def test_one_call_in_two_articles_is_one_entry_with_both_lines() -> None:
    first = article_of("Kopf\nAda Lund und Béla Korvat telefonierten am Montag.", name="one")
    second = article_of(
        "Kopf\nEs regnete.\nDas Telefonat zwischen Korvat und Lund am 5. Mai dauerte lange.", name="two"
    )
    (call,) = meaning_of(first, second).calls
    assert (call.id, call.date) == ("2031-05-05-lund-korvat", "2031-05-05")
    assert call.mentioned == (("one", 2, 2), ("two", 3, 3))


def test_a_call_is_named_by_whole_surnames() -> None:
    text = "Kopf\nAda Lund hat am Montag mit Präsidentin Mira Kessler-Brandt telefoniert. Kessler-Brandt dankte."
    (call,) = meaning_of(article_of(text)).calls
    assert call.id == "2031-05-05-lund-kessler-brandt"


def test_the_date_of_an_update_is_the_base_of_its_weekdays() -> None:
    blog = live_blog(
        ("2031-05-09T01:10+02:00", "Ada Lund hat am Donnerstag mit Béla Korvat telefoniert."),
        ("2031-05-07T09:00+02:00", "Ada Lund will am Donnerstag mit Béla Korvat telefonieren."),
    )
    assert [(c.date, c.status) for c in meaning_of(blog).calls] == [("2031-05-08", "held")]


@pytest.mark.parametrize(("hour", "day"), [("09:10", "2031-05-06"), ("20:18", "2031-05-07")])
def test_the_evening_is_that_before_what_was_written_earlier_in_the_day(hour: str, day: str) -> None:
    first = ("2031-05-07T08:00+02:00", "Der Hafen ist gesperrt.")
    blog = live_blog(first, (f"2031-05-07T{hour}+02:00", "Am Abend hat Ada Lund mit Béla Korvat telefoniert."))
    stamped = replace(blog, metadata={"published": Value("2031-05-07T08:00+02:00", "stated")})
    assert [c.date for c in meaning_of(stamped).calls] == [day]


def test_two_calls_on_one_day_are_two_entries() -> None:
    text = "Kopf\nAda Lund telefonierte am Montag mit Béla Korvat. Danach sprach sie am Telefon mit Jurij Melnitschuk."
    assert [who for who, *_ in _calls(text)] == ["ada-lund+bela-korvat", "ada-lund+jurij-melnitschuk"]


@pytest.mark.parametrize(
    ("sentence", "value", "approximate", "by"),
    [
        ("Das Telefonat dauerte nach Angaben von Lund 40 Minuten.", "PT40M", False, ("ada-lund",)),
        ("Das Gespräch habe rund zwei Stunden gedauert, teilte Rosenbad mit.", "PT2H", True, ("rosenbad",)),
        ("Das Telefonat dauerte anderthalb Stunden.", "PT1H30M", False, ()),
        (
            "Das Telefonat dauerte Lund und Korvat zufolge eine Dreiviertelstunde.",
            "PT45M",
            False,
            ("ada-lund", "bela-korvat"),
        ),
    ],
)
def test_a_length_has_a_source_if_the_sentence_names_one(
    sentence: str, value: str, approximate: bool, by: tuple[str, ...]
) -> None:
    (call,) = meaning_of(article_of(f"Kopf\nAda Lund hat mit Béla Korvat telefoniert.\n{sentence}")).calls
    assert [(d.value, d.approximate, d.stated_by, d.line) for d in call.durations] == [
        (value, approximate, by, ("probe", 3, 3))
    ]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("the 90-minute call", "PT1H30M"),
        ("they spoke for two and a half hours", "PT2H30M"),
        ("an hour-long conversation", "PT1H"),
        ("ein halbstündiges Telefonat", "PT30M"),
        ("das Gespräch dauerte 1,5 Stunden", "PT1H30M"),
        ("sie telefonierten stundenlang", None),
    ],
)
def test_lengths_are_read_in_words_and_figures(sentence: str, value: str | None) -> None:
    assert [
        found.value for found in lengths(sentence, "en" if "hour" in sentence or "minute " in sentence else "de")
    ] == [value]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Binnen 24 Stunden telefonierten Ada Lund und Béla Korvat.", "de"),
        ("Ada Lund phoned Béla Korvat. Two hours later they spoke again.", "en"),
        ("Ada Lund rief Béla Korvat nach drei Stunden Schlaf an.", "de"),
    ],
)
def test_a_term_is_no_length(text: str, language: str) -> None:
    (call,) = meaning_of(article_of(f"Kopf\n{text}", language)).calls
    assert call.durations == ()


def test_a_meeting_is_a_contact_with_its_day_and_line() -> None:
    (contact,) = meaning_of(article_of("Kopf\nAda Lund traf Béla Korvat am Montag in Malmö.")).contacts
    assert (contact.participants, contact.date, contact.medium, contact.lines) == (
        ("ada-lund", "bela-korvat"),
        "2031-05-05",
        "in person",
        (("probe", 2, 2),),
    )


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ada Lund hat Béla Korvat am Montag in einem Telefonat Hilfe angeboten.", "de", "2031-05-05"),
        ("Ada Lund hatte Béla Korvat am Montag angerufen.", "de", "2031-05-05"),
        ("Am Montag will Ada Lund den ungarischen Präsidenten Béla Korvat anrufen.", "de", "2031-05-12"),
        ("Ada Lund telefoniert oft. Am Montag war Béla Korvat am Apparat.", "de", "2031-05-05"),
        ("Swedish prime minister Ada Lund told Béla Korvat in a phone call on Monday to wait.", "en", "2031-05-05"),
        ("On Monday Ada Lund picked up the phone. On the other end was Béla Korvat.", "en", "2031-05-05"),
    ],
)
def test_those_in_one_clause_talk_also_without_with(text: str, language: str, expected: str) -> None:
    (call,) = _calls(f"Kopf\n{text}", language)
    assert call[:2] == ("ada-lund+bela-korvat", expected)


def test_the_days_of_a_list_are_calls_of_their_own() -> None:
    text = "Kopf\nAda Lund ruft viel an. Am Montag war Béla Korvat am Apparat, am Dienstag Jurij Melnitschuk."
    assert [(p, day) for p, day, *_ in _calls(text)] == [
        ("ada-lund+bela-korvat", "2031-05-05"),
        ("ada-lund+jurij-melnitschuk", "2031-05-06"),
    ]


def test_two_who_are_called_are_two_calls() -> None:
    text = "Kopf\nAda Lund hat den ungarischen Präsidenten Béla Korvat und Jurij Melnitschuk angerufen."
    assert [p for p, *_ in _calls(text)] == ["ada-lund+bela-korvat", "ada-lund+jurij-melnitschuk"]


def test_a_call_that_one_side_denies_is_unconfirmed() -> None:
    text = (
        "Kopf\nRosenbad hat einen Bericht zurückgewiesen, wonach Ada Lund mit Béla Korvat telefoniert haben soll.\n"
        "Die Zeitung hatte gemeldet, Lund habe am Montag mit Korvat gesprochen."
    )
    found = meaning_of(article_of(text))
    assert [(c.status, c.date) for c in found.calls] == [("unconfirmed", "2031-05-05")]
    assert [(d.kind, [n for _, n, _ in d.lines]) for d in found.discrepancies] == [("status", [2, 3])]


def test_a_capital_after_with_stands_for_the_leader_whom_the_text_names() -> None:
    text = "Kopf\nBéla Korvat empfing Gäste.\nAda Lund nannte das Telefonat mit Budapest nützlich."
    assert [p for p, *_ in _calls(text)] == ["ada-lund+bela-korvat"]
    assert _calls("Kopf\nAda Lund flog nach Budapest.\nBéla Korvat winkte.") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("„Das wird teuer“, sagte Ada Lund am Telefon. Béla Korvat schwieg.", "de"),
        ("Ada Lund told a reporter over the phone that Béla Korvat was late.", "en"),
        ("Béla Korvat könne Ada Lund jederzeit anrufen, sagte sie.", "de"),
        ("Ada Lund called the idea of Béla Korvat a mistake.", "en"),
    ],
)
def test_words_to_a_reporter_and_offers_are_no_calls(text: str, language: str) -> None:
    assert _calls(f"Kopf\n{text}", language) == []


def test_a_sentence_without_names_dates_the_call_of_the_next() -> None:
    text = "Kopf\nIn Stockholm klingelte am Montag das Telefon, der Anruf wurde entgegengenommen.\n"
    text += "Ada Lund hat mit Béla Korvat telefoniert."
    assert _calls(text)[0][:2] == ("ada-lund+bela-korvat", "2031-05-07")
    first = "Kopf\nIn Stockholm hat man am Montag einen Anruf erhalten. Ada Lund hat mit Béla Korvat telefoniert."
    assert _calls(first)[0][:2] == ("ada-lund+bela-korvat", "2031-05-05")


def test_both_sides_are_the_source_of_a_length() -> None:
    text = "Kopf\nAda Lund hat mit Béla Korvat telefoniert. Es habe zwei Stunden gedauert, teilten beide Seiten mit."
    (call,) = meaning_of(article_of(text)).calls
    assert [(d.value, len(d.stated_by), d.stated_by_text) for d in call.durations] == [("PT2H", 2, "beide Seiten")]


def test_a_length_is_found_in_quoted_words_for_a_call() -> None:
    text = "Kopf\nAda Lund hat mit Béla Korvat telefoniert. "
    text += "Oskar Wendt erinnert sich an „eine offene und lange Unterredung von fast einer Stunde“."
    (call,) = meaning_of(article_of(text)).calls
    assert [(d.value, d.stated_by) for d in call.durations] == [("PT1H", ("oskar-wendt",))]


def test_a_length_in_its_own_clause_has_no_source() -> None:
    text = "Kopf\nAda Lund rief Béla Korvat an. 40 Minuten dauerte das, und Korvat lobte danach den Stahl."
    (call,) = meaning_of(article_of(text)).calls
    assert [(d.value, d.stated_by) for d in call.durations] == [("PT40M", ())]


PAIR = "ada-lund+bela-korvat"


# 2031-05-07 is a Wednesday.
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ada Lund und Béla Korvat kennen sich. Beide hätten soeben telefoniert, schrieb Lund.", "de",
         [(PAIR, "2031-05-07", "held")]),
        ("Ada Lund (FDP) und der ungarische Präsident Béla Korvat haben telefoniert.", "de",
         [(PAIR, "2031-05-07", "held")]),
        ("Ada Lund und Béla Korvat hatten am Montag telefonisch Kontakt.", "de", [(PAIR, "2031-05-05", "held")]),
        ("Ada Lund meldete sich am Dienstag telefonisch bei Béla Korvat.", "de", [(PAIR, "2031-05-06", "held")]),
        ("Am Abend zuvor hatte Ada Lund mit Béla Korvat telefoniert.", "de", [(PAIR, "2031-05-06", "held")]),
        ("Einen Tag nach dem Gipfel vom 3. Mai telefonierte Ada Lund mit Béla Korvat.", "de",
         [(PAIR, "2031-05-04", "held")]),
        ("Ein für Montag verabredetes Telefonat zwischen Ada Lund und Béla Korvat kam nicht zustande.", "de",
         [(PAIR, "2031-05-05", "cancelled")]),
        ("Ada Lund reiste nach Malmö. Am Montag telefonierte sie mit Béla Korvat.", "de",
         [(PAIR, "2031-05-05", "held")]),
        ("STOCKHOLM, 6. Mai (dpa) - Ada Lund hat am Montag mit Béla Korvat telefoniert.", "de",
         [(PAIR, "2031-05-05", "held")]),
        ("Laut „Norpost“ soll Ada Lund am Sonntag mit Béla Korvat telefoniert haben.", "de",
         [(PAIR, "2031-05-04", "unconfirmed")]),
        ("Das Telefonat, das Ada Lund am Montag mit Béla Korvat führte, war kurz.", "de",
         [(PAIR, "2031-05-05", "held")]),
        ("Ada Lund and Béla Korvat agreed in a phone call to reopen the canal on June 1.", "en",
         [(PAIR, "2031-05-07", "held")]),
        ("Two days after the summit of May 2, Ada Lund rang Béla Korvat.", "en", [(PAIR, "2031-05-04", "held")]),
        ("Béla Korvat took a call from Ada Lund on Tuesday evening.", "en", [(PAIR, "2031-05-06", "held")]),
        ("STOCKHOLM, May 5 (AP) — Ada Lund and Béla Korvat spoke by telephone on Monday.", "en",
         [(PAIR, "2031-05-05", "held")]),
        ("A call between Ada Lund and Béla Korvat planned for Friday did not take place.", "en",
         [(PAIR, "2031-05-09", "cancelled")]),
    ],
)  # fmt: skip
def test_a_call_is_known_by_its_clause(text: str, language: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(who, day, status) for who, day, _, status in _calls(f"Kopf\n{text}", language)] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ada Lund forderte Béla Korvat auf, mit Jurij Melnitschuk zu telefonieren.", "de"),
        ("Ada Lund called on Béla Korvat to end the war. She called him a liar.", "en"),
        ("Asked whether she had phoned Béla Korvat, Ada Lund said no.", "en"),
        ("Béla Korvat has refused to take calls from Ada Lund since March.", "en"),
        ("Béla Korvat welcomed a call for a truce by Ada Lund.", "en"),
    ],
)
def test_what_is_asked_for_refused_or_doubted_is_no_call(text: str, language: str) -> None:
    assert _calls(f"Kopf\n{text}", language) == []


def test_two_who_talk_with_a_third_together_are_one_call() -> None:
    text = "Kopf\nAda Lund und Jurij Melnitschuk haben gemeinsam mit Béla Korvat telefoniert."
    assert [who for who, *_ in _calls(text)] == ["ada-lund+bela-korvat+jurij-melnitschuk"]


@pytest.mark.parametrize("caller", ["Ada Lund", "Béla Korvat"])
def test_a_woman_calls_as_a_man_does(caller: str) -> None:
    pronoun = "sie" if caller == "Ada Lund" else "er"
    text = f"Kopf\n{caller} reiste nach Malmö.\nAm Montag rief {pronoun} Jurij Melnitschuk an."
    (call,) = _calls(text)
    assert call[1:] == ("2031-05-05", "day", "held")
    assert call[0].endswith("jurij-melnitschuk")


def test_an_announced_call_that_began_was_held() -> None:
    blog = live_blog(
        ("2031-05-07T13:10+02:00", "Ende. Rosenbad spricht von 45 Minuten."),
        ("2031-05-07T12:10+02:00", "Laut Rosenbad sprechen Lund und Korvat seit 12.02 Uhr miteinander."),
        ("2031-05-07T09:00+02:00", "Um zwölf wollen Ada Lund und Béla Korvat telefonieren."),
    )
    assert meaning_of(blog).calls[0].date == "2031-05-07"
    forwards = live_blog(
        ("2031-05-07T09:00+02:00", "Um zwölf wollen Ada Lund und Béla Korvat telefonieren."),
        ("2031-05-07T12:10+02:00", "Laut Rosenbad sprechen Lund und Korvat seit 12.02 Uhr miteinander."),
        ("2031-05-07T13:10+02:00", "Ende. Rosenbad spricht von 45 Minuten."),
    )
    (call,) = meaning_of(forwards).calls
    assert (call.date, call.status) == ("2031-05-07", "held")
    assert [(d.value, d.stated_by) for d in call.durations] == [("PT45M", ("rosenbad",))]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oskar Wendt sprach von 40 Minuten, Korvats Büro von mehr als einer Stunde.", "de",
         [("PT40M", ("oskar-wendt",)), ("PT1H", ("buero-korvat",))]),
        ("Auf 35 Minuten kam Oskar Wendt, der mitgestoppt hatte.", "de", [("PT35M", ("oskar-wendt",))]),
        ("Anderthalb Stunden nahm sich Lund nach eigenen Angaben Zeit.", "de", [("PT1H30M", ("ada-lund",))]),
        ("Um 10.05 Uhr sei die Leitung zustande gekommen, um 10.45 Uhr sei aufgelegt worden, sagte Lund.", "de",
         [("PT40M", ("ada-lund",))]),
        ("Rosenbad nannte 30 Minuten. In Budapest war hingegen von gut einer Stunde die Rede.", "de",
         [("PT30M", ("rosenbad",)), ("PT1H", ("praesidialamt-ungarn",))]),
        ("Das Gespräch dauerte eine Stunde statt der vorgesehenen 30 Minuten.", "de", [("PT1H", ())]),
        ("The call lasted 40 minutes, according to Rosenbad, while Korvat’s office put it at an hour.", "en",
         [("PT40M", ("rosenbad",)), ("PT1H", ("buero-korvat",))]),
        ("The call began at 8:33 a.m. and ended at 10:50 a.m., Rosenbad said.", "en", [("PT2H17M", ("rosenbad",))]),
        ("Um 9 Uhr 10 habe das Gespräch begonnen und um 9 Uhr 50 geendet, erklärte Rosenbad.", "de",
         [("PT40M", ("rosenbad",))]),
        ("In dem 20 Minuten langen Gespräch ging es laut Oskar Wendt um Stahl.", "de", [("PT20M", ("oskar-wendt",))]),
        ("Lund sprach mit Korvat, nach ihren Worten eine halbe Stunde lang, am Telefon.", "de",
         [("PT30M", ("ada-lund",))]),
        ("Lund nannte 40 Minuten. Korvats Büro bestätigte die Dauer.", "de",
         [("PT40M", ("ada-lund",)), ("PT40M", ("buero-korvat",))]),
        ("„Das war lang“, sagte ein Sprecher von Rosenbad. Er nannte 50 Minuten.", "de", [("PT50M", ("rosenbad",))]),
        ("Korvat had spent an hour with lawmakers before the call.", "en", []),
    ],
)  # fmt: skip
def test_a_length_belongs_to_who_gives_it(
    text: str, language: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    call = "Ada Lund rief Béla Korvat an." if language == "de" else "Ada Lund phoned Béla Korvat."
    (found,) = meaning_of(article_of(f"Kopf\n{call}\n{text}", language)).calls
    assert [(d.value, d.stated_by) for d in found.durations] == expected


def test_a_video_call_is_drafted_as_one(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "a.txt").write_text(
        "Lund und Korvat beraten\n2. März 2030\nMinisterpräsidentin Ada Lund hat am Samstag per Videoschalte mit dem "
        "ungarischen Präsidenten Béla Korvat gesprochen.\n",
        "utf-8",
    )
    imported = import_articles([str(tmp_path / "a.txt")], tmp_path / "content")
    assert [call.medium for call in imported.found.calls] == ["video"]
    assert any("medium: video" in p.read_text("utf-8") for p in (tmp_path / "content/calls").glob("*.md"))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Hat Ada Lund mit Béla Korvat telefoniert?", "de", []),
        ("Ada Lund spoke on Monday with Béla Korvat, who phoned to complain.", "en", ["2031-05-05 held"]),
        ("Ada Lund hatte am Montag mit Béla Korvat telefonieren wollen.", "de", ["2031-05-05 cancelled"]),
        ("Am Montag telefonierten Ada Lund und Béla Korvat miteinander.", "de", ["2031-05-05 held"]),
        ("Am Montag klingelte bei Ada Lund das Telefon, am Apparat: Béla Korvat.", "de", ["2031-05-05 held"]),
        ("Am 2. April hatten Ada Lund und Béla Korvat telefoniert, am 3. April noch einmal kurz.", "de",
         ["2031-04-02 held", "2031-04-03 held"]),
        ("Ada Lund phoned Béla Korvat on Monday. A second call followed on Tuesday.", "en",
         ["2031-05-05 held", "2031-05-06 held"]),
        ("Die Nachricht kam am Montag: Ada Lund habe am Nachmittag Béla Korvat angerufen.", "de", ["2031-05-05 held"]),
    ],
)  # fmt: skip
def test_a_call_is_found_by_what_the_text_says_of_it(text: str, language: str, expected: list[str]) -> None:
    assert [f"{date} {status}" for _, date, _, status in _calls(f"Kopf\n{text}", language)] == expected


@pytest.mark.parametrize(("heading", "found"), [("Das Telefonat läuft", 1), ("Der Tag beginnt", 0)])
def test_talking_under_a_heading_that_names_a_call_was_by_phone(heading: str, found: int) -> None:
    text = "Seit Minuten sprechen Ada Lund und Béla Korvat miteinander."
    lines = (Line(1, "Der Tag", "headline"), Line(2, heading, "subhead"), Line(3, text, "body"))
    blog = live_blog(("2031-05-07T13:10+02:00", heading))
    updates = (replace(blog.updates[0], lines=(2, 3)),)
    assert len(meaning_of(replace(blog, lines=lines, updates=updates)).calls) == found


def test_who_says_a_length_may_stand_between_two_commas() -> None:
    text = "Kopf\nAda Lund phoned Béla Korvat on Monday, the Kremlin said. The call, it added, lasted about 40 minutes."
    (call,) = meaning_of(article_of(text, "en", "2031-05-07")).calls
    assert [(d.value, d.stated_by) for d in call.durations] == [("PT40M", ("kreml",))]


def test_a_call_first_told_without_names_is_that_of_the_one_pair_of_the_article() -> None:
    text = (
        "Nach dem abgebrochenen Telefonat vom Montag suchen beide Seiten einen Ausweg.\n"
        "Ada Lund will am Freitag erneut mit Béla Korvat telefonieren. Am Montag hatten die beiden eine halbe Stunde "
        "miteinander gesprochen."
    )
    assert _calls(f"Kopf\n{text}") == [
        ("ada-lund+bela-korvat", "2031-05-05", "day", "held"),
        ("ada-lund+bela-korvat", "2031-05-09", "day", "announced"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Frau Torvund, der Präsident von Norien, Milan Ostrau, schweigt.\n"
            "Frau Torvund, Noriens Präsident Milan Ostrau hat am Montag mit Ada Lund telefoniert.",
            ("ada-lund+milan-ostrau", "2031-05-05", "day", "held"),
        ),
        (
            "Am Montag sprachen schon die Außenminister miteinander, Ada Lund und Béla Korvat, auch am Telefon.",
            ("ada-lund+bela-korvat", "2031-05-05", "day", "held"),
        ),
        (
            "Ada Lund hat Béla Korvat für Freitag zu einem Telefonat mit ihr eingeladen.",
            ("ada-lund+bela-korvat", "2031-05-09", "day", "announced"),
        ),
        (
            "Ada Lund telefonierte am Freitag mit Milan Ostrau, dem Staatsoberhaupt Vasconiens. Am 2. April hatten die "
            "beiden Präsidenten zuletzt telefoniert.",
            ("ada-lund+milan-ostrau", "2031-04-02", "day", "held"),
        ),
    ],
)
def test_who_took_part_is_told_by_grammar(text: str, found: tuple[str, str, str, str]) -> None:
    assert found in _calls(f"Kopf\n{text}")
    assert {who for who, *_ in _calls(f"Kopf\n{text}")} == {found[0]}


def test_both_sides_of_states_that_no_list_knows_give_a_length() -> None:
    text = (
        "Noriens Präsident Luis Harstad del Prado und Vestlands Präsidentin Ilka Soltvedt sind sich einig.\n"
        "Am Montag telefonierten Soltvedt und Harstad del Prado 20 Minuten lang, das bestätigen beide Seiten."
    )
    (call,) = meaning_of(article_of(f"Kopf\n{text}")).calls
    assert call.participants == ("ilka-soltvedt", "luis-harstad-del-prado")
    assert [d.stated_by for d in call.durations] == [("praesidialamt-vestland", "praesidialamt-norien")]


def test_a_call_that_may_never_have_been_is_not_dated_by_the_article() -> None:
    text = (
        "Zwei Länder streiten, ob je ein Anruf kam.\n"
        "Unstrittig ist nur ein anderes: Am 17. April telefonierten Ada Lund und Béla Korvat."
    )
    assert _calls(f"Kopf\n{text}") == [("ada-lund+bela-korvat", "2031-04-17", "day", "held")]


def test_an_earlier_call_is_kept_apart_with_its_length() -> None:
    text = (
        "Noriens Präsident Milan Ostrau hat am Dienstag mit Vestlands Regierungschefin Ilka Soltvedt telefoniert.\n"
        "Das bislang letzte Telefonat der beiden liegt drei Wochen zurück: Am 15. April hatten sie eine halbe Stunde "
        "gesprochen.\nDamals dauerte das Gespräch 40 Minuten."
    )
    found = meaning_of(article_of(f"Kopf\n{text}")).calls
    lengths_of = [(c.date, [d.value for d in c.durations]) for c in found]
    assert lengths_of == [("2031-04-15", ["PT30M", "PT40M"]), ("2031-05-06", [])]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Ein geplantes Telefonat zwischen Noriens Präsident Milan Ostrau und Vestlands Regierungschefin "
            "Ilka Soltvedt ist abgesagt worden.",
            ["ilka-soltvedt+milan-ostrau"],
        ),
        (
            "Vor dem Telefonat mit Noriens Präsident Milan Ostrau am Montag hatte Ilka Soltvedt auch mit Ada Lund am "
            "Telefon gesprochen.",
            ["ada-lund+ilka-soltvedt", "ilka-soltvedt+milan-ostrau"],
        ),
    ],
)
def test_partners_are_joined_over_genitives_and_not_over_prepositions(text: str, pairs: list[str]) -> None:
    assert sorted({who for who, *_ in _calls(f"Kopf\n{text}")}) == pairs


def test_a_call_that_is_made_up_by_somebody_is_unconfirmed() -> None:
    text = "Das Telefonat zwischen Ada Lund und Béla Korvat am Sonntag ist nach Angaben beider Seiten frei erfunden."
    assert _calls(f"Kopf\n{text}") == [("ada-lund+bela-korvat", "2031-05-04", "day", "unconfirmed")]


_SOUND = """Streit um die Fähren im Sund
Im Streit bewegt sich wenig. Bundeskanzlerin Lena Bergholz und der norische Präsident Milan Korvat beharren.
Die vestmärkische Ministerpräsidentin Ilka Torvund mahnt. Regierungssprecher Jonas Riehl wartet.
"""
_BK, _BKT = "lena-bergholz+milan-korvat", "ilka-torvund+lena-bergholz+milan-korvat"


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        # Who takes part.
        ("Bergholz griff zum Telefon: Am Montag rief sie Korvat an.", [(_BK, "2031-05-05", "held")]),
        ("Am Montag hatte Bergholz Korvat am Apparat.", [(_BK, "2031-05-05", "held")]),
        ("Ein Videogespräch mit Korvat führte Bergholz am Montag.", [(_BK, "2031-05-05", "held")]),
        ("Er habe am Montag mit der Kanzlerin telefoniert, sagte Korvat.", [(_BK, "2031-05-05", "held")]),
        ("Am Montag ließ sich Bergholz mit dem norischen Präsidenten verbinden.", [(_BK, "2031-05-05", "held")]),
        ("Am Montag gab es ein Dreiertelefonat von Bergholz, Korvat und Torvund.", [(_BKT, "2031-05-05", "held")]),
        ("Am Telefonat von Bergholz und Korvat am Montag nahm auch Torvund teil.", [(_BKT, "2031-05-05", "held")]),
        ("Eine Stunde lang telefonierten Bergholz und Korvat am Sonntag.", [(_BK, "2031-05-04", "held")]),
        (
            "Bergholz telefonierte am Sonntag mit Korvat. Auch die Sprecherin erklärte, Korvat habe angerufen.",
            [(_BK, "2031-05-04", "held")],
        ),
        ("„Die Kanzlerin hat am Montag mit Präsident Korvat telefoniert“, teilte Riehl mit.",
         [(_BK, "2031-05-05", "held")]),
        ("Die Telefonate der Unterhändler von Bergholz und Korvat dauerten bis in die Nacht.", []),
        ("Bergholz sprach am Montag am Telefon mit Korvats Stabschef.", []),
        # What became of it.
        ("Bergholz und Korvat wollten am Montag telefonieren. Daraus wurde nichts.",
         [(_BK, "2031-05-05", "cancelled")]),
        ("Am Montag hätten Bergholz und Korvat telefonieren sollen. Doch das Gespräch wurde gestrichen.",
         [(_BK, "2031-05-05", "cancelled")]),
        ("Das Telefonat von Bergholz und Korvat am Freitag fällt aus: Es fehlt an Zeit.",
         [(_BK, "2031-05-09", "cancelled")]),
        ("Korvats Büro teilte mit, er habe am Montag mit Bergholz telefoniert. Berlin dementiert.",
         [(_BK, "2031-05-05", "unconfirmed")]),
        ("Angeblich haben Bergholz und Korvat am Montag telefoniert.", [(_BK, "2031-05-05", "unconfirmed")]),
        ("Bergholz und Korvat telefonieren regelmäßig.", []),
        ("Ein Anruf bei Korvat würde genügen, sagte Torvund.", []),
        ("Bergholz und Korvat haben am Montag telefoniert.\nAm Freitag wollen die beiden noch einmal reden, "
         "am Telefon und gemeinsam mit Torvund.", [(_BK, "2031-05-05", "held"), (_BKT, "2031-05-09", "announced")]),
        ("Bergholz telefonierte am Montag mit Korvat. An einer anschließenden Telefonkonferenz nahm auch Torvund teil.",
         [(_BKT, "2031-05-05", "held"), (_BK, "2031-05-05", "held")]),
        ("Bergholz hat am Montag mit Korvat gesprochen.\nDer Anruf dauerte lange.", [(_BK, "2031-05-05", "held")]),
        ("Bergholz telefonierte am Montag mit Korvat. Ein weiteres Telefonat gibt es nicht.",
         [(_BK, "2031-05-05", "held")]),
        ("Bergholz telefonierte am 14. Oktober mit Korvat.", [(_BK, "2030-10-14", "held")]),
        ("Das für Montag angesetzte Ferngespräch zwischen Bergholz und Korvat ist nicht zustande gekommen.",
         [(_BK, "2031-05-05", "cancelled")]),
        ("Am Montag kam es zu einem Telefonat zwischen Kanzlerin Bergholz (CDU) und Präsident Milan Korvat.",
         [(_BK, "2031-05-05", "held")]),
        ("Der Hafen hat das Gespräch bestimmt, das Bergholz am Montag fernmündlich mit Korvat führte.",
         [(_BK, "2031-05-05", "held")]),
        ("Gut 30 Minuten war Bergholz am Montag mit Korvat verbunden.", [(_BK, "2031-05-05", "held")]),
        ("Bergholz telefonierte mit Korvat. Eigentlich hatten Bergholz und Korvat schon am Montag telefonieren wollen.",
         [(_BK, "2031-05-05", "cancelled"), (_BK, "2031-05-07", "held")]),
        # When it was.
        ("Das Gespräch zwischen Bergholz und Korvat am Montag sorgt für Ärger. Das Telefonat war kurz.",
         [(_BK, "2031-05-05", "held")]),
        ("Bergholz (51, FDP) hat am Montag mit Korvat (62) telefoniert.", [(_BK, "2031-05-05", "held")]),
        ("Am Montag war der Hafen noch gesperrt, als Bergholz und Korvat miteinander telefonierten.",
         [(_BK, "2031-05-05", "held")]),
        ("Bergholz telefonierte am Montag mit Korvat. „Am 1. Februar fahren alle Schiffe wieder nach Plan“, sagte sie "
         "nach dem Telefonat.", [(_BK, "2031-05-05", "held")]),
    ],
)  # fmt: skip
def test_grammar_says_who_when_and_whether(sentences: str, found: list[tuple[str, str, str]]) -> None:
    told = _calls(_SOUND + sentences)
    assert [("+".join(sorted(who.split("+"))), day, status) for who, day, _, status in told] == found


def test_a_relative_clause_says_when_the_call_took_place() -> None:
    text = "Of the call, which took place on Monday, nobody spoke."
    text = f"Head\nAda Lund and Béla Korvat spoke by phone.\n{text}"
    assert [day for _, day, *_ in _calls(text, "en")] == ["2031-05-05"]


def test_the_talking_that_the_head_calls_a_call_is_one_beside_another() -> None:
    text = (
        "Ada Lund telefoniert erneut mit Béla Korvat\nAda Lund hat am Mittwoch abermals mit Béla Korvat gesprochen.\n"
        "Schon am Montag hatten beide telefoniert."
    )
    assert [day for _, day, *_ in _calls(text)] == ["2031-05-05", "2031-05-07"]


def test_a_call_told_as_held_is_of_the_day_of_the_news() -> None:
    text = "Streit um den Hafen\nEs regnete.\nIm Saal war es still.\nDann ging Ada Lund hinaus und rief Béla Korvat an."
    assert [(day, sharp) for _, day, sharp, _ in _calls(text)] == [("2031-05-07", "day")]


def test_what_somebody_leaves_a_room_for_is_a_call() -> None:
    text = "Head\nOn Monday Ada Lund left the room to ring Béla Korvat."
    assert [who for who, *_ in _calls(text, "en")] == [_PAIR]


@pytest.mark.parametrize(
    ("language", "told", "by"),
    [
        ("de", "Der Präsidentenpalast in Osk lobte das Gespräch. Es habe 40 Minuten gedauert, teilte das Amt mit.",
         "praesidentenpalast-osk"),
        ("de", "Das Gespräch dauerte nach Angaben des Kanzleramts in Wien 40 Minuten.", "kanzleramt-oesterreich"),
        ("de", "Nach ungarischen Medienberichten dauerte das Gespräch 40 Minuten.", "ungarische-medien"),
        ("de", "Nach Informationen ungarischer Zeitungen dauerte das Gespräch 40 Minuten.", "ungarische-medien"),
        ("en", "The call lasted 40 minutes, Hungarian media reported.", "hungarian-media"),
        ("en", "No 10 said the call had lasted 40 minutes.", "downing-street"),
        ("en", "The call lasted 40 minutes, a No 10 spokeswoman said.", "downing-street"),
    ],
)  # fmt: skip
def test_the_length_is_given_by_the_house_or_the_media_that_told_it(language: str, told: str, by: str) -> None:
    first = {
        "de": "Ada Lund hat am Montag mit Béla Korvat telefoniert.",
        "en": "Ada Lund called Béla Korvat on Monday.",
    }
    (call,) = meaning_of(article_of(f"Kopf\n{first[language]} {told}", language)).calls
    assert [(d.value, d.stated_by) for d in call.durations] == [("PT40M", (by,))]


def test_an_hour_late_is_no_length_and_late_on_monday_a_time() -> None:
    text = "Call\nAda Lund spoke by phone with Béla Korvat for about an hour late on Monday."
    (call,) = meaning_of(article_of(text, "en")).calls
    assert [d.value for d in call.durations] == ["PT1H"]
    (call,) = meaning_of(article_of("Call\nAda Lund called Béla Korvat an hour late on a bad line.", "en")).calls
    assert call.durations == ()
