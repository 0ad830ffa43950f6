"""Address words, order, folding and tags of languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.languages import direction, fold, is_language, quotation_marks, slugify, sort_key


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Präsidentin Özil", "de", "praesidentin-oezil"),
        ("Präsidentin Özil", "en", "prasidentin-ozil"),
        ("GROẞE Straße", "de", "grosse-strasse"),
        ("GROẞ", "en", "gross"),
        ("Øystein Ørsted", "en", "oystein-orsted"),
        ("İstanbul", "en", "istanbul"),
        ("Łódź", "pl", "lodz"),
        ("São Paulo", "pt-BR", "sao-paulo"),
        ("e\u0301te\u0301", "fr", "ete"),
        ("O’Brien’s", "en", "obriens"),
        ("Jean-Noël Barrot", "de", "jean-noel-barrot"),
        ("18. März, 14:30 Uhr", "de", "18-maerz-14-30-uhr"),
        ("a_b/c\\d..e", "en", "a-b-c-d-e"),
        ("Владимир Путин", "ru", "владимир-путин"),
        ("Олександр Їжак й ґ", "uk", "олександр-їжак-й-ґ"),
        ("محمد بن سلمان", "ar", "محمد-بن-سلمان"),
        ("習近平 主席", "zh", "習近平-主席"),
        ("हिन्दी भाषा", "hi", "हिन्दी-भाषा"),
        ("№ 3 ½", "en", "no-3-1-2"),
        ("…!?", "de", ""),
        ("", "de", ""),
    ],
)
def test_a_name_makes_an_address_word(text: str, language: str, word: str) -> None:
    assert slugify(text, language) == word


@given(st.text(max_size=20), st.sampled_from(["de", "en", "ru", ""]))
def test_an_address_word_made_again_is_the_same_and_cannot_lead_elsewhere(text: str, language: str) -> None:
    word = slugify(text, language)
    assert slugify(word, "") == word
    assert not set(word) & set("./\\ %?#:\"'<>&\n\x00")
    assert not word.startswith("-")
    assert not word.endswith("-")
    assert "--" not in word


def test_names_are_sorted_without_regard_to_accents_and_case() -> None:
    names = [
        "Zeleny",
        "Öz",
        "oz",
        "Oz",
        "Ärger",
        "Arger",
        "ßa",
        "ssb",
        "Ørsted",
        "Orsten",
        "Đilas",
        "Dilat",
        "Путин",
        "Ёлка",
    ]
    assert sorted(names, key=sort_key) == [
        "Arger", "Ärger", "Đilas", "Dilat", "Ørsted", "Orsten", "oz", "Oz", "Öz", "ßa", "ssb", "Zeleny",
        "Ёлка", "Путин",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "ordered",
    [
        ["Alt", "Älter", "Altin", "Ämter"],
        ["Muller", "Müller", "Mullers", "Mumm"],
        ["Masse", "Maße", "Massen", "Maßen"],
        ["de Gaulle", "De Gaulle", "Degas"],
        ["Al Sisi", "Al-Sisi", "Ala"],
        ["“Best”", "3sat", "ARD", "Čapek", "Şahin"],
        ["Гай", "Ґонта", "Єрмак", "Зорі", "Ива", "Іва", "Їжак", "Йова", "Кий"],
        ["Елка", "Ёлка", "Ель", "Жук"],
    ],
)
def test_accents_and_case_count_only_between_equal_letters(ordered: list[str]) -> None:
    assert sorted(set(ordered), key=sort_key) == ordered


@given(st.lists(st.text(max_size=5)))
def test_the_order_of_names_is_total(names: list[str]) -> None:
    assert sorted(names, key=sort_key) == sorted([*names[1:], *names[:1]], key=sort_key)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Müller", "Mueller"), ("STRASSE", "straße"), ("Jean-Noël", "jean noel"), ("Łukasz", "lukasz"), ("é", "e\u0301")],
)
def test_spellings_that_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("tag", "right"),
    [("de", True), ("pt-BR", True), ("sr-Latn", True), ("zh-Hant-TW", True), ("es-419", True), ("gsw", True),
     ("DE", False), ("de-de", False), ("deutsch", False), ("d", False), ("", False), ("de_DE", False), ("de\n", False),
     ("de\"x", False)],
)  # fmt: skip
def test_a_language_tag(tag: str, right: bool) -> None:
    assert is_language(tag) is right


def test_quotation_marks_and_direction_follow_the_language() -> None:
    assert [quotation_marks(tag)[:2] for tag in ("de", "de-AT", "en", "fr", "xx")] == ["„“", "„“", "“”", "«»", "“”"]
    assert [direction(tag) for tag in ("de", "ar", "fa-IR", "he", "ru")] == ["ltr", "rtl", "rtl", "rtl", "ltr"]
