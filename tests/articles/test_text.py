"""The document of an article: sentences, tokens, noun phrases, clauses."""

import sys

import pytest

from generator.articles.text.document import Clause, Document, Sentence
from generator.articles.text.outline import outline_of
from generator.articles.text.reading import read_document
from generator.base.problems import SetupError
from tests.articles.invented import article_of


def document_of(text: str, language: str = "de") -> Document:
    return read_document(outline_of(article_of(f"Kopf\n{text}", language)))


def sentence_of(text: str, language: str = "de") -> Sentence:
    return next(s for s in document_of(text, language).told if s.line == 2)


def subjects_of(sentence: Sentence, clause: Clause) -> list[str]:
    return [sentence.text_of(sentence.phrases[n]) for n in clause.subject]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Am 8. Mai kam sie. Dann ging sie.", "de", ["Am 8. Mai kam sie.", "Dann ging sie."]),
        ("Dr. Lund kam um 9.30 Uhr an. Es regnete.", "de", ["Dr. Lund kam um 9.30 Uhr an.", "Es regnete."]),
        ("Er sagte: „Halt. Sofort.“ Dann ging er.", "de", ["Er sagte: „Halt. Sofort.“", "Dann ging er."]),
        ("„Halt. Sofort.“, rief er und ging.", "de", ["„Halt. Sofort.“, rief er und ging."]),
        ("She rang at 5 p.m. on Friday. He waited.", "en", ["She rang at 5 p.m. on Friday.", "He waited."]),
        ("The U.S. president called. Nobody answered.", "en", ["The U.S. president called.", "Nobody answered."]),
    ],
)
def test_a_sentence_ends_at_its_own_full_stop(text: str, language: str, found: list[str]) -> None:
    told = [s for s in document_of(text, language).told if s.line == 2]
    assert [text[s.start : s.end] for s in told] == found


def test_a_quotation_is_one_token_and_its_inside_is_read_apart() -> None:
    document = document_of("Er sagte: „Ich rufe an. Dann reden wir.“")
    outer, *inner = (s for s in document.sentences if s.line == 2)
    assert [(t.kind, t.quotation) for t in outer.tokens if t.kind == "quotation"] == [("quotation", 0)]
    assert [[t.text for t in s.tokens] for s in inner] == [["Ich", "rufe", "an", "."], ["Dann", "reden", "wir", "."]]
    assert [s.inside for s in inner] == [0, 0]


def test_tokens_stand_where_they_are_printed() -> None:
    line = "Béla Korvat, Präsident, rief am Montag an."
    assert [line[t.start : t.end] for t in sentence_of(line).tokens] == [t.text for t in sentence_of(line).tokens]


@pytest.mark.parametrize(
    ("text", "language", "predicate", "mood", "subject"),
    [
        ("Osk erwähnte er nicht.", "de", "erwähnen", "indicative", ["er"]),
        ("Am Montag rief die Kanzlerin den Präsidenten an.", "de", "anrufen", "indicative", ["die Kanzlerin"]),
        ("Den Präsidenten rief die Kanzlerin an.", "de", "anrufen", "indicative", ["die Kanzlerin"]),
        ("Der Palast teilte das gestern mit.", "de", "mitteilen", "indicative", ["Der Palast"]),
        ("Man habe lange geredet.", "de", "reden", "reported", ["Man"]),
        ("Sie hätten lange telefoniert.", "de", "telefonieren", "conditional", ["Sie"]),
        ("Er soll lange telefoniert haben.", "de", "telefonieren", "reported", ["Er"]),
        ("The president's office called her on Monday.", "en", "call", "indicative", ["office"]),
    ],
)
def test_a_clause_knows_its_verb_its_mood_and_its_subject(
    text: str, language: str, predicate: str, mood: str, subject: list[str]
) -> None:
    sentence = sentence_of(text, language)
    clause = sentence.clauses[0]
    assert predicate in clause.predicates
    assert (clause.mood, subjects_of(sentence, clause)) == (mood, subject)


def test_als_opens_a_clause_however_it_is_tagged() -> None:
    """`als` behind a noun may be tagged as a preposition."""
    sentence = sentence_of("Der Zank um die Fähre dauert seit dem Sommer, als ein norischer Kahn vor dem Hafen sank.")
    assert [clause.kind for clause in sentence.clauses] == ["main", "subordinate"]


def test_what_stands_in_between_does_not_cut_a_clause() -> None:
    sentence = sentence_of("Korvat, der am Montag anrief, sagte, er werde wiederkommen.")
    assert [(c.kind, c.predicate, c.parent) for c in sentence.clauses] == [
        ("main", "sagen", None),
        ("relative", "anrufen", 0),
        ("main", "wiederkommen", 0),
    ]


def test_a_pair_of_verbs_shares_its_subject() -> None:
    sentence = sentence_of("Korvat rief an und sprach lange.")
    first, second = sentence.clauses
    assert (subjects_of(sentence, first), second.subject, second.parent) == (["Korvat"], (), 0)


def test_joined_names_and_genitives_know_what_they_belong_to() -> None:
    sentence = sentence_of("Lund und Korvat trafen den Sprecher der Regierung.")
    by_text = {sentence.text_of(p): p for p in sentence.phrases}
    assert by_text["Korvat"].joined == 0
    assert sentence.text_of(sentence.phrases[by_text["der Regierung"].owns or 0]) == "den Sprecher"


def test_no_sentence_and_no_word_takes_time_without_bound() -> None:
    document = document_of("Er sagte " + "und sagte " * 900 + "x" * 15_000)
    assert max(len(s.tokens) for s in document.sentences) <= 150


def test_without_the_library_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.articles.text import tagging

    monkeypatch.setitem(sys.modules, "HanTa", None)
    tagging._tagger.cache_clear()
    try:
        with pytest.raises(SetupError, match="pip install HanTa"):
            document_of("Es regnete.")
    finally:
        tagging._tagger.cache_clear()
