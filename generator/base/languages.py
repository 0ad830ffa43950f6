"""Languages: tags, quotation marks, sort keys, address words.

In: text and a language tag (BCP 47, such as `de` or `pt-BR`). Out: text. Nothing here depends on the system's locale.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NewType

Language = NewType("Language", str)

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
#: Opening and closing mark, outer then inner, after CLDR's delimiters and newsrooms; English elsewhere.
_QUOTES = {
    marks: languages.split()
    for marks, languages in {
        "„“‚‘": "de cs sk sl hr is lt bg mk", "«»“”": "fr es it ca eu gl hy el", "«»„“": "uk ru be et lv",
        "„”«»": "pl hu ro", "«»‘’": "nb nn no sq", "””’’": "sv fi", "«»‹›": "fr-CH de-CH it-CH pt-PT fa",
        "「」『』": "ja zh-Hant",
    }.items()
}  # fmt: skip
_MARKS = {language: marks for marks, languages in _QUOTES.items() for language in languages}
#: French sets blanks that do not break inside its marks and before signs of two parts; where none is typed, none.
_FRENCH = tuple(
    (re.compile(pattern), blank)
    for pattern, blank in (
        (r"«[ \u00a0\u202f]*", "«\u00a0"), (r"[ \u00a0\u202f]*»", "\u00a0»"), (r" +(?=:(?:\s|$))", "\u00a0"),
        (r" +(?=[;!?])", "\u202f"), (r"(?<=\d) (?=%)", "\u00a0"),
    )
)  # fmt: skip
_WRITTEN_OUT = {
    "de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS"}),
}
#: Languages in which an apostrophe stands between two words: l’Ukraine.
_ELIDING = frozenset({"fr", "it", "ca", "oc"})
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})
#: Cyrillic letters in the order of their alphabets, which is not Unicode's, as letters that have no parts: й is no и.
_CYRILLIC = {ord(letter): 0x0500 + n for n, letter in enumerate("абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюя")}
_CYRILLIC |= {ord("ё"): chr(_CYRILLIC[ord("е")]) + "\u0308"}  # type: ignore[dict-item]
_ACCENTS = re.compile("(?<=[a-z0-9])[\u0300-\u036f]+")
#: Scripts that are written from right to left, by the languages that use them.
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "ckb", "dv", "sd", "ug"})


def is_language(tag: str) -> bool:
    """Whether `tag` is a language tag with its subtags in their usual case (`de`, `pt-BR`, `sr-Latn`)."""
    return _TAG.fullmatch(tag) is not None


def quotation_marks(language: str) -> str:
    """Four characters: outer opening and closing, inner opening and closing mark."""
    return _MARKS.get(language, _MARKS.get(language.split("-")[0], "“”‘’"))


def sets_blanks(language: str) -> bool:
    """Whether the language sets blanks around its marks: French does, but not in Switzerland."""
    return language.split("-")[0] == "fr" and language != "fr-CH"


def spaced(text: str, language: str) -> str:
    """Text with the blanks that its language sets around marks: in French `« mot »`, `Qui ?`; elsewhere as it is."""
    if sets_blanks(language):
        for pattern, blank in _FRENCH:
            text = pattern.sub(blank, text)
    return text


def direction(language: str) -> str:
    """`ltr` or `rtl`, for the `dir` attribute."""
    return "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=65536)
def slugify(text: str, language: str) -> str:
    """An address word: lower case, words joined by `-`, letters of any script kept, Latin letters without accents.

    German umlauts are written out (`Präsidentin Özil` → `praesidentin-oezil`). Empty if no letter or digit is left.
    """
    primary = language.split("-")[0]
    text = unicodedata.normalize("NFC", text).translate(_WRITTEN_OUT.get(primary, {}))
    text = re.sub("['’ʼ]", " ", text) if primary in _ELIDING else text
    plain = _ACCENTS.sub("", "".join(map(_plain_latin, text.lower())).lower())
    # Signs (category M) belong to the letter before them in the scripts of South Asia, in Arabic and in Hebrew.
    words = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in plain).split()
    return "-".join(unicodedata.normalize("NFC", word) for word in words)


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[str, str, str, str]:
    """Key for alphabetical order as CLDR's root collation and DIN 5007-1 have it: letters count first, then accents
    (ä behind a, ß behind ss), then case (small letters first); blanks, then other signs stand before digits and
    letters. The text itself makes the order total.
    """
    lower = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS).translate(_CYRILLIC)
    letters, accents = list[str](), list[str]()
    for c in unicodedata.normalize("NFKD", lower):
        if unicodedata.combining(c):
            accents.append(c)
        else:
            letters.append(c if c.isalnum() else " " if c.isspace() else "!")
            accents.append("\x01")
    return "".join(letters), "".join(accents), text.swapcase(), text


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text for comparing spellings: no case, umlauts written out, no accents, words joined by one blank."""
    text = unicodedata.normalize("NFC", text).casefold().translate(_WRITTEN_OUT["de"]).translate(_LETTERS)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", text))


def _plain_latin(letter: str) -> str:
    """A Latin letter without its accents, and any other character as it is; apostrophes and soft hyphens vanish."""
    if letter in "'’ʼ‘\u00ad\u200c\u200d":
        return ""
    if letter.isascii():
        return letter
    base = unicodedata.normalize("NFKD", letter.translate(_LETTERS))
    return "".join(c for c in base if not unicodedata.combining(c)) if base[:1].isascii() else letter
