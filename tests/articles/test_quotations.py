"""Quotations: their marks, their speakers, their channels."""

import pytest

from generator.articles.text.quotation_marks import marked
from generator.articles.vocabulary.register import Register
from tests.articles.invented import article_of, meaning_of, said_by


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("Sie sagte „ja“ und ging.", "de", ["„ja“"]),
        ("Sie sagte „ja\" und ging.", "de", ["„ja\""]),
        ("Sie sagte »ja« und ging.", "de", ["»ja«"]),
        ("Sie sagte «ja» und ging.", "de", ["«ja»"]),
        ('Sie sagte "ja" und ging.', "de", ['"ja"']),
        ("She said “yes” and left.", "en", ["“yes”"]),
        ("She said ‘the leaders’ call went well’ and left.", "en", ["‘the leaders’ call went well’"]),
        ("Korvat's aides didn't call.", "en", []),
        ("Sie las die „Zeit“ und ging.", "de", []),
        ("Sie las die Zeitung „Bote do Norte“ und ging.", "de", []),
        ("Ein Rohr von 6\" lag da.", "de", []),
        ("Sie sagte „ja, aber nie", "de", ["„ja, aber nie"]),
    ],
)  # fmt: skip
def test_a_quotation_reaches_from_its_opening_to_its_closing_mark(line: str, language: str, found: list[str]) -> None:
    article = article_of(f"Kopf\n{line}", language)
    assert [article.line(m.line).text[m.col : m.end] for m in marked(article)] == found


def test_a_nested_quotation_knows_its_outer_one() -> None:
    article = article_of("Kopf\nEr sagte: „Sie rief ‚Halt‘ und lief.“ Dann ging er.")
    assert [(m.col, m.outer) for m in marked(article)] == [(10, None), (20, 0)]


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    english = article_of("Head\n“One is enough.\n“Two are better.”\nThen rain.", "en")
    german = article_of("Kopf\n„Eins reicht.\nZwei sind besser.“\nDann Regen.")
    assert [(m.line, m.last_line) for m in marked(english)] == [(2, 3)]
    assert [(m.line, m.last_line) for m in marked(german)] == [(2, 3)]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("„Die Brücke hält“, sagte Ada Lund.", "ada-lund"),
        ("„Die Brücke hält“, so Lund nach dem Gespräch mit Korvat.", "ada-lund"),
        ("Ada Lund sagte Béla Korvat: „Die Brücke hält.“", "ada-lund"),
        ("Laut Lund ist die Brücke „sehr fest“.", "ada-lund"),
        ("Wie Lund nach dem Treffen mit Korvat mitteilte, ist die Brücke „sehr fest“.", "ada-lund"),
        ("„Die Brücke hält“, sagte ihr Sprecher Oskar Wendt.", "oskar-wendt"),
        ("Der ungarische Präsident nannte die Brücke „sehr fest“.", "bela-korvat"),
        ("Rosenbad teilte mit, die Brücke sei „sehr fest“.", "rosenbad"),
        ("An der Brücke stand „Vorsicht“.", ""),
    ],
)
def test_the_speaker_is_the_subject_of_the_saying(sentence: str, speaker: str) -> None:
    text = f"Kopf\nBéla Korvat und Ada Lund reisten an.\n{sentence}"
    assert [ids for _, ids, _ in said_by(text)] == [speaker]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“The bridge holds,” Lund said.", "ada-lund"),
        ("“The bridge holds,” said Lund, who had met Korvat.", "ada-lund"),
        ("Lund told Korvat the bridge was “rather firm”.", "ada-lund"),
        ("The bridge is “rather firm”, according to Korvat.", "bela-korvat"),
        ("The Hungarian president called the bridge “rather firm”.", "bela-korvat"),
    ],
)
def test_english_speakers_are_found_too(sentence: str, speaker: str) -> None:
    text = f"Head\nBéla Korvat and Ada Lund arrived.\n{sentence}"
    assert [ids for _, ids, _ in said_by(text, "en")] == [speaker]


def test_a_voice_goes_on_through_pronouns_and_reported_speech() -> None:
    text = (
        "Kopf\nAda Lund schrieb auf Mastodon, die Brücke sei „schön“. Sie habe „nie gewackelt“, fügte sie hinzu."
        " „Wir bauen noch eine.“"
    )
    assert said_by(text) == [
        ("„schön“", "ada-lund", "Mastodon"),
        ("„nie gewackelt“", "ada-lund", "Mastodon"),
        ("„Wir bauen noch eine.“", "ada-lund", "Mastodon"),
    ]


def test_a_heading_takes_speaker_and_channel_from_the_text_that_repeats_it() -> None:
    text = (
        "Die Brücke ist „sehr fest“\nIn Malmö ging es um Stahl.\nSie sei „sehr fest“, schrieb Béla Korvat auf Telegram."
    )
    assert said_by(text) == [
        ("„sehr fest“", "bela-korvat", "Telegram"),
        ("„sehr fest“", "bela-korvat", "Telegram"),
    ]


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("„Gut“, sagte Lund in einem Interview mit Sky News.", "Sky News"),
        ("„Gut“, sagte Lund dem Sender Radio Nordlicht.", "Radio Nordlicht"),
        ("„Gut“, schrieb Lund auf der Plattform X.", "X"),
        ("„Gut“, hieß es in einer gemeinsamen Erklärung von Lund.", "Erklärung"),
        ("„Gut“, sagte Lund der Nachrichtenagentur AFP zufolge.", "AFP"),
        ("„Gut“, schrieb Lund auf Falter.", "Falter"),
        ("Auf dem Kurznachrichtendienst Falter schrieb Lund: „Gut“.", "Falter"),
        ("„Gut“, sagte Lund der staatlichen Agentur Norda.", "Norda"),
        ("„Gut“, sagte Lund zu BLATT.", "BLATT"),
        ("„Gut“, rief Lund im Staatsfernsehen.", "Staatsfernsehen"),
        ("„Gut“, rief Lund im schwedischen Fernsehen SVK.", "SVK"),
        ("„Gut“, sagte Lund im Parlament.", "Parlament"),
        ("„Gut“, sagte Lund vor laufenden Kameras.", "vor laufenden Kameras"),
        ("„Gut“, schrieb Lund auf ihrer Website.", "Website"),
        ("„Gut“, sagte Lund auf Anfrage.", "auf Anfrage"),
        ("„Gut“, sagte Lund, als sie den Brief bekam.", None),
        ("„Gut“, sagte Lund im Hafen.", None),
        ("„Gut“, sagte Lund der Deutschen Presse-Agentur.", "dpa"),
        ("„Gut“, sagte Lund der N.T.Z. am Montag.", "N.T.Z."),
        ("„Gut“, berichtete Lund am Morgen auf V1.", "V1"),
        ("„Gut“, sagte Lund im V1-Abendjournal.", "V1-Abendjournal"),
        ("„Gut“, sagte Lund lachend in ihrer Tischrede.", "Tischrede"),
        ("„Gut“, sagte Lund vor Medienschaffenden.", "vor Medienschaffenden"),
        ("Bei „Runde Sache“ sagte Lund: „Gut“.", "Runde Sache"),
        ("„Gut“, sagte Lund der EU.", None),
    ],
)
def test_a_channel_is_what_the_sentence_names(sentence: str, channel: str | None) -> None:
    assert [where for *_, where in said_by(f"Kopf\nAda Lund kam.\n{sentence}")] == [channel]


def test_reported_words_of_the_same_line_tell_the_channel_of_a_quotation() -> None:
    assert said_by("Kopf\nAda Lund sprach von „Glück“. Man sei froh, schrieb Lund in einer Mitteilung.") == [
        ("„Glück“", "ada-lund", "Mitteilung")
    ]


def test_reported_speech_is_an_indirect_quotation_with_the_span_of_its_sentence() -> None:
    text = "Kopf\nAda Lund teilte mit, die Brücke sei fertig. Das Wetter war gut."
    indirect = [q for q in meaning_of(article_of(text)).quotations["probe"] if q.type == "indirect"]
    assert [(q.span.line, q.span.col, q.span.exact, q.speaker) for q in indirect] == [
        (2, 0, "Ada Lund teilte mit, die Brücke sei fertig.", ("ada-lund",))
    ]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Ada Lunds Büro, hieß es, sei „empört“.", "de", None),
        ("Korvat war müde. „Gut“, sagte Lunds aussenpolitischer Berater Oskar Wendt.", "de", "oskar-wendt"),
        ("Rosenbad said little. A spokesperson said it was “fine”.", "en", "rosenbad"),
        ("Ada Lund met Béla Korvat, whom she called “a friend”.", "en", "ada-lund"),
        ("Ada Lund said on Monday that she would wait after a call that she described as “long”.", "en", "ada-lund"),
        ("Rosenbad, however, said the two leaders had talked about “steel”.", "en", "rosenbad"),
        ("Ada Lund schrieb auf X. Béla Korvat nannte das „klug“.", "de", "bela-korvat"),
    ],
)
def test_who_speaks_without_a_name_or_beside_another(text: str, language: str, speaker: str | None) -> None:
    article = f"Kopf\nAda Lund und Béla Korvat haben telefoniert.\n{text}"
    assert [who or None for _, who, _ in said_by(article, language)] == [speaker]


_FRAME = (
    "Bergholz ruft Korvat an\nBundeskanzlerin Lena Bergholz (FDP) hat mit dem norischen Präsidenten Milan Korvat"
    " telefoniert. Das teilte Regierungssprecher Jonas Riehl mit. In Norien war es Abend."
)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Korvat vor der Presse: „Wir reden.“", "milan-korvat"),
        ("„Wir reden“, freute sich Korvat.", "milan-korvat"),
        ("„Wir reden“, zitiert die Zeitung Norpost den Präsidenten.", "milan-korvat"),
        ("„Wir reden“, ließ Korvat über Telegram verbreiten.", "milan-korvat"),
        ("Der Palast in Norien sprach von einem „frostigen Ton“.", "praesidialamt-norien"),
        ("Aus dem Präsidentenpalast hieß es, man habe „kurz“ geredet.", "praesidialamt-norien"),
        ("Norien nannte das „falsch“.", "regierung-norien"),
        ("Die Nachrichtenagentur Xinhua nannte das „kurz“.", "xinhua"),
        ("Die Liberale sprach von einem „guten Gespräch“.", "lena-bergholz"),
        ("Die Kanzlerin sprach von einem „guten Gespräch“, Korvat von einem „kurzen“.", "lena-bergholz, milan-korvat"),
        ("Korvat kam nicht. „Nie“, sagte sie.", "lena-bergholz"),
        ("Noriens Präsident widersprach: Davon könne „keine Rede“ sein.", "milan-korvat"),
        ("Nach eigenen Angaben ist Korvat „zufrieden“.", "milan-korvat"),
        ("Das Gespräch war nach Angaben ihrer Sprecherin „lang“.", "buero-bergholz"),
        ("Riehl war zufrieden, wie er sagte.\n„Reden hilft.“ Das sagte Korvat im Hafen.", "milan-korvat"),
        ("Bergholz reagierte am Abend. Die Absage nannte sie „ein Zeichen“.", "lena-bergholz"),
        ("Ein Sprecher des Palasts in Norien widersprach. „Nie“, sagte der Sprecher.", "praesidialamt-norien"),
        ("Korvat habe gewarnt, das sei „das Ende“, meldete die Agentur Norpress.", "milan-korvat"),
        ("Riehl sagte, die Kanzlerin habe „Geduld“ gefordert.", "lena-bergholz"),
        ("Bergholz war froh. „Gut so“, sagte die Kanzlerin der Agentur Norpress.", "lena-bergholz"),
        ("Korvats Stabschef Antal Rehm nannte das „klug“.", "antal-rehm"),
        ("Zwischen Lindau und Kesmar war es „still“, sagte Riehl.", "jonas-riehl"),
        ("Senatorin Ina Petersen widersprach. „Nie“, sagte die frühere Diplomatin.", "ina-petersen"),
        ("Der Vertrag spricht von einer „gemeinsamen Kasse“.", ""),
        ("Das Wetter war schön. „Sehr schön.“", ""),
        ("Bei der Abreise lag der Hafen im Nebel, „wie immer im Mai“.", ""),
    ],
)
def test_whoever_the_grammar_makes_the_source_says_it_or_nobody(sentence: str, speaker: str) -> None:
    assert ", ".join(ids for _, ids, _ in said_by(f"{_FRAME}\n{sentence}", register=Register(()))) == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("According to Korvat's office, it was “long”.", "buero-korvat"),
        ("The Norian leader was pleased, saying it was “long”.", "milan-korvat"),
        ("The presidential palace in Norhaven called it “short.”", "presidency-norland"),
        ("The Norian said nothing. In a post on X, he wrote: “Long.”", "milan-korvat"),
        ("The prime minister said it was “long.”", "sinead-corrigan"),
        ("She was “not worried,” Corrigan said.", "sinead-corrigan"),
        ("Korvat, standing in the rain, asked for “a little more patience”.", "milan-korvat"),
        ("Korvat left. “No comment.”", ""),
    ],
)
def test_english_sources_are_read_by_their_grammar_too(sentence: str, speaker: str) -> None:
    frame = "Corrigan calls Norland\nPrime Minister Sinead Corrigan rang Norian President Milan Korvat on Monday."
    assert [ids for _, ids, _ in said_by(f"{frame}\n{sentence}", "en", Register(()))] == [speaker]


def test_a_speaker_without_a_name_stays_out_of_the_draft_and_is_a_remark() -> None:
    findings = meaning_of(article_of("Kopf\n„Gut“, sagte ein Fischer."))
    (quotation,) = (q for q in findings.quotations["probe"] if q.type == "direct")
    assert (quotation.speaker, quotation.named) == (("fischer",), False)
    assert [(w.line, w.code) for w in findings.warnings] == [(2, "speaker-open")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Anruf\nSan Orlands Präsident Rajko Estevan de la Krus (61) rief: „Nie“. Estevan de la Krus blieb dabei.",
         ["rajko-estevan-de-la-krus"]),
        ("Anruf\nSie redeten nach Angaben des Kanzleramts in Vard, die Präsidialkanzlei vermeldete „weniger“.",
         ["praesidialkanzlei"]),
        ("Präsident: „Sie ging!“ – Premierministerin: „Ich blieb!“\nPräsident Milan Korvat rief: „Sie ging!“"
         "\nDie Premierministerin Ilka Torvund rief: „Ich blieb! Ja!“",
         ["milan-korvat", "ilka-torvund", "milan-korvat", "ilka-torvund"]),
    ],
)  # fmt: skip
def test_the_nearest_of_several_names_and_sources_is_the_speaker(text: str, speakers: list[str]) -> None:
    assert [who for _, who, _ in said_by(text, register=Register(()))] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lund und Korvat sprachen nach Angaben der Zeitung „Norpost“. „Es war kalt“, schreibt das Blatt.", "norpost"),
        ("„Es war kalt“, schreibt das Blatt.", "blatt"),
        ("Laut einer Aussendung von Rosenbad war es „sehr kalt“.", "rosenbad"),
        ("Der Bau habe drei Jahre gedauert und sei „sehr fest“ geraten, sagte Hafenchef Ole Brandt.", "ole-brandt"),
        ("Hannes’ Sprecher Ole Brandt sagte, er wisse nichts. Alles andere gehöre „in den Keller“.", "ole-brandt"),
        ("Am Abend klagte Sólrún Þormar. „Es war kalt“, sagte Þormar.", "solrun-thormar"),
    ],
)
def test_who_was_named_before_is_the_speaker(text: str, speaker: str) -> None:
    assert [ids for words, ids, _ in said_by(f"Kopf\nEs war Winter.\n{text}") if words[0] in "„"][-1] == speaker


def test_a_house_is_not_that_of_what_stands_behind_the_verb() -> None:
    known = "Die norische Präsidentin Ina Lundt und der selmische Staatschef Marek Hask telefonierten."
    text = "In dem Text des selmischen Präsidialamts steht von Zöllen nichts. Darin heißt es, es sei „kalt“."
    assert [ids for _, ids, _ in said_by(f"Kopf\n{known}\n{text}")] == ["praesidialamt-selm"]


@pytest.mark.parametrize(("land", "house"), [("norische", "kanzleramt-nor"), ("deutsche", "bundeskanzleramt")])
def test_a_chancellery_is_that_of_the_chancellor_of_the_article(land: str, house: str) -> None:
    text = f"Kopf\nDie {land} Kanzlerin Ina Lundt rief an.\nDas Kanzleramt teilte mit, es sei „sehr kalt“ gewesen."
    assert [ids for _, ids, _ in said_by(text)] == [house]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Das Gespräch brach Lund ab, weil die Leitung „knackte“. So schilderte es Bernhard Olm.", ["bernhard-olm"]),
        ("„Wir sind müde.“ Mit diesen Worten ging Bernhard Olm.", ["bernhard-olm"]),
        ("Bernhard Olm – so viel verriet er – sprach von „guten Tagen“.", ["bernhard-olm"]),
        ("„Er schlief“, sagt dessen Büroleiter Bernhard Olm.", ["bernhard-olm"]),
        ("Ein Treffen lehnt der Bürgermeister Bernhard Olm „bis auf Weiteres“ ab.", ["bernhard-olm"]),
        ("Von einem „Fest“ sprach Lund, von „Pflicht“ Bernhard Olm.", ["ada-lund", "bernhard-olm"]),
    ],
)
def test_who_says_it_stands_behind_beside_or_around_an_insertion(sentence: str, speakers: list[str]) -> None:
    assert [who for _, who, _ in said_by(f"Kopf\nAda Lund kam.\n{sentence}")] == speakers


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Lund schwieg. In Korvats Büro klingt das anders: Es sei „lange“ geredet worden.", "de", "buero-korvat"),
        ("Das sagte Lunds Beraterin Ina Peters. Korvat reist. „Gern“, sagte die Beraterin.", "de", "ina-peters"),
        ("Lund war zufrieden. Eine Fischerin in Oslo erklärte, es gehe voran. Der Ton sei „gut“.", "de", "fischerin"),
        ("Lund told reporters that the two had talked for an hour. It was “a good talk”.", "en", "ada-lund"),
        ("Lund said in a statement that it went well. The statement called the talk “useful”.", "en", "ada-lund"),
        ("Lund wrote that they had talked about fish, called the tone “warm” and hung up.", "en", "ada-lund"),
    ],
)  # fmt: skip
def test_words_go_to_whoever_told_the_sentence_before_or_the_place_that_announces_them(
    text: str, language: str, speaker: str
) -> None:
    assert [ids for _, ids, _ in said_by(f"Kopf\nAda Lund rang Béla Korvat.\n{text}", language)] == [speaker]


@pytest.mark.parametrize(
    ("sentence", "language", "found"),
    [
        ("„Gut“, sagte Lund Reportern.", "de", ("ada-lund", "Reporter")),
        ("„Gut“, sagte Lund dieser Redaktion.", "de", ("ada-lund", "dieser Redaktion")),
        ("„Gut“, sagte Lund dem Präsidenten.", "de", ("ada-lund", None)),
        ("„Gut“, sagte Lund im Fernsehsender NK1.", "de", ("ada-lund", "NK1")),
        ("“Good,” Lund told the House of Elders.", "en", ("ada-lund", "House")),
        ("“Good,” Lund told Norpol Radio.", "en", ("ada-lund", "Norpol Radio")),
        ("Rosenbad teilte mit, Lund habe „mehr“ verlangt.", "de", ("ada-lund", None)),
        ("„Gut“, sagte ein Mitarbeiter der schwedischen Regierung.", "de", ("mitarbeiter-rosenbad", None)),
        ("Eine Sprecherin in Budapest schwieg. Ein Sprecher in Stockholm redete. „Gut“, sagte Lunds Sprecher.", "de",
         ("buero-lund", None)),
    ],
)  # fmt: skip
def test_who_is_told_is_the_channel_and_officials_are_not_their_house(
    sentence: str, language: str, found: tuple[str, str | None]
) -> None:
    ((_, *said),) = said_by(f"Kopf\nAda Lund rang Béla Korvat.\n{sentence}", language)
    assert tuple(said) == found
