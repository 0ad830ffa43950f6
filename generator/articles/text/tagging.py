"""The part of speech and the lemma of each token of a sentence.

In: the tokens of one sentence, its language. Out: one `(lemma, kind)` for each. The kinds are the same for German
(STTS tags of HanTa) and English (its C5 tags). The surprising thing: lemmas are asked for verbs, nouns and adjectives
alone, everything else is its own lemma in small letters.

Source: Christian Wartena, HanTa (Hanover Tagger), a hidden Markov model over morphemes.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Literal, cast

from generator.articles.vocabulary.words import entry
from generator.base.problems import SetupError

Kind = Literal[
    "noun", "name", "number", "adjective", "adverb", "article", "possessive", "demonstrative", "indefinite", "pronoun",
    "reflexive", "relative", "question", "preposition", "conjunction", "subordinator", "comparison", "to", "prefix",
    "finite", "participle", "infinitive", "gerund", "negation", "genitive", "mark", "quotation", "other",
]  # fmt: skip

_MODELS = {"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"}
_MOST_REMEMBERED = 20_000
#: Letters of a word that the tagger is given, from its end: its time grows with their square.
_LONGEST = 40
#: The logarithm of the probability below which the tagger guesses a word from its letters.
_LEAST_KNOWN = -27.0

_WITH_LEMMA = frozenset({"noun", "adjective", "finite", "participle", "infinitive", "gerund"})

_VERBS = frozenset({"finite", "infinitive"})
_BEFORE_NOUNS = frozenset({"article", "adjective", "participle", "number"})

#: The model knows the typewriter's apostrophe.
_APOSTROPHE = {"’s": "'s", "’S": "'s", "n’t": "n't", "’": "'"}


@cache
def _kinds(language: str) -> Mapping[str, Kind]:
    """The kind of each tag of a language's tagger."""
    groups = (group.partition("=") for group in entry(language, "tags"))
    return {tag: cast(Kind, kind) for kind, _, tags in groups for tag in tags.split()}


def tagged(words: Sequence[str], language: str) -> list[tuple[str, Kind]]:
    """Lemma and kind of each word of one sentence. Raises `SetupError` without the library."""
    if not words:
        return []
    language = language if language in _MODELS else "en"
    kinds = _kinds(language)
    tags = _tagger(language).tag_sent([_APOSTROPHE.get(word, word)[-_LONGEST:] for word in words], taglevel=0)
    found: list[tuple[str, Kind]] = []
    for word, tag in zip(words, tags, strict=True):
        kind: Kind = kinds.get(tag, "other") if any(c.isalnum() for c in word) else "mark"
        found.append((_lemma(word, tag, language) if kind in _WITH_LEMMA else word.lower(), kind))
    return _with_capitals(words, found) if language == "de" else _with_nouns(words, found)


def _with_nouns(words: Sequence[str], found: list[tuple[str, Kind]]) -> list[tuple[str, Kind]]:
    """English nouns that may look like verbs: `in a phone call that …`, `German Chancellor Ada Lund`."""
    for i in range(1, len(found)):
        if found[i][0] == "call" and found[i - 1][0] in entry("en", "call_kinds") and found[i][1] in _VERBS:
            found[i] = ("call", "noun")
        elif words[i][0].isupper() and found[i][1] == "finite" and found[i - 1][1] in _BEFORE_NOUNS:
            found[i] = (words[i], "noun")
    return found


def _with_capitals(words: Sequence[str], found: list[tuple[str, Kind]]) -> list[tuple[str, Kind]]:
    """German nouns have a capital: a capitalised word inside a sentence with no noun behind it is no adjective, and a
    small word is no name."""
    for i, (word, (_, kind)) in enumerate(zip(words, found, strict=True)):
        if kind == "name" and word.lower() in entry("de", "prepositions"):
            found[i] = (word.lower(), "preposition")
        capital = word[0].isupper() or ("-" in word and word.rsplit("-", 1)[1][:1].isupper())
        alone = i + 1 == len(words) or found[i + 1][1] not in ("noun", "name")
        if i and capital and alone and kind in ("adjective", "adverb", "other") and word[0].isalnum() and len(word) > 1:
            found[i] = (word, "noun")
        elif i and capital and kind == "finite" and found[i - 1][1] in _BEFORE_NOUNS:
            found[i] = (_lemma(word, "NN", "de"), "noun")  # `nach der Schalte`, `die geplante Schalte`
        elif kind == "relative" and words[i + 1 : i + 2] == ["beiden"]:
            found[i] = (word.lower(), "article")  # `sagte, die beiden Präsidenten hätten …`
        elif kind == "adjective" and _is_verb(words, found, i):
            found[i] = (_lemma(word, "VV(FIN)", "de"), "finite")
    return found


def _is_verb(words: Sequence[str], found: Sequence[tuple[str, Kind]], i: int) -> bool:
    """`Am Freitag telefonierten Lund und Korvat`: a past tense that looks like an adjective. It stands behind a noun,
    in a clause without an article before it or a verb behind it, or in a sentence without a verb: `Eine Stunde lang
    telefonierten Lund und Korvat`."""
    above = found[i - 1][1] if i and words[i].endswith(("ierte", "ierten")) else ""
    if above in ("noun", "adverb") and words[-1] == "." and all(kind != "finite" for _, kind in found):
        return True
    if above not in ("noun", "name", "number"):
        return False
    start = next((k for k in range(i - 1, -1, -1) if found[k][1] == "mark"), -1)
    end = next((k for k in range(i + 1, len(words)) if words[k] in ",.;:"), len(words))
    before = {kind for _, kind in found[start + 1 : i]}
    behind = {kind for _, kind in found[i + 1 : end]}
    return not before & {"article", "possessive", "demonstrative", "finite"} and "finite" not in behind


@lru_cache(_MOST_REMEMBERED)
def lexical(word: str) -> Kind | None:
    """What a German word is by the lexicon, or made of its parts: `Zeit`, `Tischrede`, `Blaues`; None for a word that
    the tagger only guesses by its letters, as most names are."""
    tag, probability = _tagger("de").tag_word(word[-_LONGEST:])[0]
    return _kinds("de").get(tag, "other") if probability > _LEAST_KNOWN else None


@lru_cache(_MOST_REMEMBERED)
def _lemma(word: str, tag: str, language: str) -> str:
    if word.isupper() or len(word) > _LONGEST:
        return word
    lemma: str = _tagger(language).analyze(word, pos=tag)[0]
    return lemma


@cache
def _tagger(language: str) -> Any:
    """The tagger of a language; what it works out for a word is remembered, since an article repeats its words."""
    try:
        from HanTa import HanoverTagger  # numpy comes with it: only an import pays for that
    except ImportError as error:
        says = "the import reads sentences with the library HanTa, which is not installed: pip install HanTa"
        raise SetupError(says) from error
    tagger = HanoverTagger.HanoverTagger(_MODELS[language])
    tagger.analyze_forward = lru_cache(_MOST_REMEMBERED)(tagger.analyze_forward)
    tagger.analyze_viterbi = lru_cache(_MOST_REMEMBERED)(tagger.analyze_viterbi)
    return tagger
