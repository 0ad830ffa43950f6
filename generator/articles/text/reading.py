"""An article's `Document`: sentences, tokens, noun phrases and clauses, made once.

In: an outline and the spans of the names in its lines, each of which becomes one token. Out: a `Document`. What stands
inside a quotation is read like any other text, apart, so that what is said never mixes with who says it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from generator.articles.layout.heads import dateline
from generator.articles.text.clauses import clauses
from generator.articles.text.document import Document, Sentence, Token
from generator.articles.text.outline import Cut, Outline, Span
from generator.articles.text.phrases import noun_phrases
from generator.articles.text.tagging import Kind, tagged
from generator.articles.vocabulary.states import country_of
from generator.articles.vocabulary.words import entry, members

Names = Mapping[int, Sequence[Span]]

_CUTS = frozenset(",;:–—()")
_HELPING = frozenset({"haben", "sein"})
_OPENING = frozenset({"subordinator", "relative", "question"})
_NOMINAL = frozenset({"article", "adjective", "noun", "name", "possessive", "genitive", "number", "pronoun"})
#: What the tagger sees in the place of a name: one that it knows, so that it need not work out each.
_A_NAME = "Müller"


def read_document(outline: Outline, names: Names | None = None) -> Document:
    """The document of an outline; `names` holds the spans of names by line."""
    words = frozenset(w for line in outline.article.prose for w in re.findall(r"[^\W\d_][\w-]+", line.text))
    language = "de" if outline.article.language == "de" else "en"
    whole = [outline.article.line(n).text[a:b].split() for n, spans in (names or {}).items() for a, b in spans]
    surnames = frozenset(parts[-1] for parts in whole if len(parts) > 1)
    sentences = (_sentence(cut, (names or {}).get(cut.line.n, ()), language, words, surnames) for cut in outline.cuts)
    return Document(outline.article, outline.quotations, tuple(sentences))


def _sentence(
    cut: Cut, names: Sequence[Span], language: str, known: frozenset[str], surnames: frozenset[str]
) -> Sentence:
    text, outer = cut.line.text, cut.outer
    spans = _with_names(cut.pieces, names)
    words = [_word(text, span, outer, names, spans, i) for i, span in enumerate(spans)]
    read = zip(spans, tagged(words, language), strict=True)
    tokens = _with_final_verbs([_token(text, span, lemma, kind, outer, names, known) for span, (lemma, kind) in read])
    tokens = _with_english_verb(tokens) if language == "en" else tokens
    tokens = tuple(replace(t, whole=True) if t.kind == "name" and t.lemma in surnames else t for t in tokens)
    found = noun_phrases(tokens, language)
    opening = dateline(text) if spans[0][0] == 0 else None
    named = opening and any(start < opening.end() for start, _ in names)  # `Ada Lund – so viel ist klar – sagte …`
    begin = sum(t.end <= opening.end() for t in tokens) if opening and not named else 0
    made = clauses(tokens, found, language, begin if begin < len(tokens) else 0)
    return Sentence(cut.line.n, spans[0][0], spans[-1][1], tokens, found, made, cut.inside)


def _with_final_verbs(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """`wie beide berichten`: what looks like an infinitive or a participle at the end of a dependent clause without
    another verb is its verb."""
    out, opened, has_verb, helped = list(tokens), False, False, False
    outside = (opened, has_verb, helped)
    for i, token in enumerate(tokens):
        if token.text == "(":
            outside = (opened, has_verb, helped)
        opening = ("während", "seit", "bis", "indem", *(("als",) if i < 2 or tokens[i - 1].kind == "mark" else ()))
        if token.text.lower() in opening and token.kind == "preposition":
            end = next((j for j in range(i, len(tokens)) if tokens[j].kind == "mark"), len(tokens))
            if tokens[end - 1].kind == "finite":  # `während Lund schwieg`, not `während des Gesprächs`
                out[i] = token = replace(token, kind="subordinator")
        if token.kind == "article" and i > 1 and tokens[i - 1].text == "," and _is_relative(tokens[i:]):
            out[i] = token = replace(token, kind="relative")
        if token.text in _CUTS:
            opened = has_verb = False
        if token.kind == "finite" and has_verb and i:
            behind = i + 1 == len(tokens) or tokens[i + 1].kind == "mark"
            if tokens[i - 1].kind == "infinitive" and token.text.endswith("en"):
                out[i] = token = replace(token, kind="infinitive")  # `hätten telefonieren sollen`
            elif helped and behind and token.text.endswith("t"):
                out[i] = token = replace(token, kind="participle")  # `habe mit der Kanzlerin telefoniert`
        helped = token.lemma in _HELPING if token.kind == "finite" else helped and token.text not in _CUTS
        opened = opened or token.kind in _OPENING
        has_verb = has_verb or token.kind == "finite"
        if token.text == ")":
            opened, has_verb, helped = outside  # `hat X (FDP) angerufen und ihm gratuliert`
        last = i + 1 == len(tokens) or tokens[i + 1].kind == "mark"
        if token.kind == "preposition" and last and has_verb and token.lemma not in ("zufolge", "gemäß"):
            out[i] = replace(token, kind="prefix")  # `fiel aus: Trump spielte Golf`
        looks = token.kind == "infinitive" or (token.kind == "participle" and token.text.endswith("en"))
        if looks and last and not has_verb and tokens[i - 1].kind != "to" and (opened or _is_for_two(out[:i])):
            out[i] = replace(token, kind="finite")
    return tuple(out)


def _is_relative(tokens: Sequence[Token]) -> bool:
    """`das Telefonat, das Bundeskanzler Lund führte`: nobody is neuter, and a name has no article before its verb."""
    end = next((i for i, t in enumerate(tokens) if t.kind == "mark"), len(tokens))
    named = next((i for i, t in enumerate(tokens[1:3], 1) if t.kind == "name"), 0)
    office = named == 2 and tokens[1].kind == "noun" and tokens[0].text == "das"
    able = tokens[0].text in ("der", "die", "das", "den", "dem") and (named == 1 or office)  # not `…, the Kremlin said`
    return able and end > named + 1 and tokens[end - 1].kind == "finite"


def _is_for_two(before: Sequence[Token]) -> bool:
    """`Lund und Korvat telefonieren`: two joined names since the last cut, and no preposition before them."""
    start = max((i + 1 for i, t in enumerate(before) if t.kind == "mark"), default=0)
    piece = before[start:]
    joint = next((i for i, t in enumerate(piece) if t.text == "und"), 0)
    named = joint > 0 and piece[joint - 1].kind == "name" and any(t.kind == "name" for t in piece[joint:])
    return named and all(t.kind != "preposition" for t in piece[:joint])


def _with_english_verb(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`“…,” Ada Lund of the port authority remarks.`: where nothing else is a verb, a word of saying is."""
    for i, token in enumerate(tokens):
        begins = i > 0 and all(t.kind != "finite" for t in tokens[:i])
        to = [t.kind for t in tokens[i + 1 : i + 3]] == ["to", "infinitive"]
        if begins and to and token.kind == "noun" and token.text in ("plan", "hope", "aim"):
            tokens = (*tokens[:i], replace(token, kind="finite"), *tokens[i + 1 :])  # `The two plan to talk`
        noun = begins and tokens[i - 1].kind == "noun"
        if noun and token.lemma == "that" and token.kind == "subordinator":
            tokens = (*tokens[:i], replace(token, kind="relative"), *tokens[i + 1 :])  # `The call that Lund held`
        if token.kind == "preposition" and token.lemma in ("after", "before", "since", "until"):
            end = next((j for j in range(i + 1, len(tokens)) if tokens[j].kind not in _NOMINAL), i)
            if end > i + 1 and tokens[end].kind == "finite":  # `after Lund told reporters`
                tokens = (*tokens[:i], replace(token, kind="subordinator"), *tokens[i + 1 :])
    if any(t.kind == "finite" for t in tokens):
        return tokens
    past = (i for i, t in enumerate(tokens) if i and t.kind == "participle" and tokens[i - 1].kind in ("mark", "name"))
    if tokens[-1].text == "." and (at := next(past, None)):  # `Ada Lund, speaking in Oslo, called for calm.`
        return (*tokens[:at], replace(tokens[at], kind="finite"), *tokens[at + 1 :])
    if not any(t.kind == "quotation" for t in tokens):
        return tokens
    able = [i for i, t in enumerate(tokens) if t.kind == "noun" and i and t.lemma in members("en", "saying")]
    at = next((i for i in able if tokens[i].text[-1:] == "s" and tokens[i].text != tokens[i].lemma), None)
    return tokens if at is None else (*tokens[:at], replace(tokens[at], kind="finite"), *tokens[at + 1 :])


def _with_names(pieces: Sequence[Span], names: Sequence[Span]) -> list[Span]:
    """The pieces with those of one name put together."""
    out: list[Span] = []
    for start, end in pieces:
        name = next(((a, b) for a, b in names if a <= start and end <= b), None)
        if name and out and out[-1][0] >= name[0] and out[-1][1] <= name[1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _word(
    text: str, span: Span, outer: Mapping[Span, int], names: Sequence[Span], spans: Sequence[Span], i: int
) -> str:
    """What the tagger is given: a name that it knows, a mark or a noun for a quotation."""
    if span in outer:
        before = text[spans[i - 1][0] : spans[i - 1][1]] if i else ""
        return "Satz" if before.lower() in _determiners() else '"'
    if any(a <= span[0] and span[1] <= b for a, b in names):
        return _A_NAME
    return text[span[0] : span[1]]


@cache
def _determiners() -> frozenset[str]:
    """Words behind which a quotation stands like a noun."""
    return frozenset(w for group in entry("de", "forms") for w in group.partition("=")[0].split()) - frozenset(
        entry("de", "third")
    )


def _token(
    text: str, span: Span, lemma: str, kind: Kind, outer: Mapping[Span, int], names: Sequence[Span],
    known: frozenset[str],
) -> Token:  # fmt: skip
    start, end = span
    word = text[start:end]
    if span in outer:
        return Token(start, end, word, "", "quotation", outer[span])
    if span in names or (end - start > 1 and word[0] in '„“"»«'):
        return Token(start, end, word, _without_genitive(word, known), "name")
    if (
        kind == "mark"
        and word in "'’"
        and text[start - 1 : start] in tuple("sxzß")
        and text[end + 1 : end + 2].isupper()
    ):
        kind = "genitive"  # `Hannes’ Sprecherin`
    return Token(start, end, word, _without_genitive(word, known) if kind == "name" else lemma, kind)


def _without_genitive(name: str, known: frozenset[str]) -> str:
    """`Korvats` is `Korvat` where the article has the bare name too, or it is called like a country or capital."""
    bare = re.sub(r"(?:['’]s?|s)$", "", name)
    if bare != name and (
        name.endswith(("iens", "lands"))
        or not name[-1:].isalnum()
        or name[-2:-1] in "'’"
        or bare.split()[-1] in known
        or country_of(bare)
    ):
        return bare
    return name
