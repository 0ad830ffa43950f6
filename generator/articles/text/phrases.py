"""The noun phrases of a sentence.

In: its tokens, its language. Out: `Phrase`s from left to right, none inside another: `dem norischen Präsidenten Milan
Korvat` is one, and so are pronouns and quotations that stand like nouns. Case, number and gender are what the
determiner and the ending allow; nothing is looked up in a dictionary.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from generator.articles.text.document import Phrase, Token
from generator.articles.vocabulary.words import entry, members

_OPENERS = frozenset({"article", "possessive", "demonstrative", "indefinite"})
_INNER = frozenset({"adjective", "number", "participle", "gerund"})
_HEADS = frozenset({"noun", "name"})
_STARTS = _OPENERS | _HEADS | {"adjective", "number", "quotation"}
#: The cases of a plural by its article.
_OF_PLURAL = {"die": "na", "der": "g", "den": "d"}
_LONELY = frozenset({"pronoun", "relative", "question", "demonstrative", "indefinite", "number", "possessive"})


def noun_phrases(tokens: Sequence[Token], language: str) -> tuple[Phrase, ...]:
    """All noun phrases; genitives and joined phrases point to what they belong to."""
    found: list[Phrase] = []
    i, depth = 0, 0
    while i < len(tokens):
        depth = max(0, depth + (tokens[i].text in "([") - (tokens[i].text in ")]"))
        phrase = _phrase_at(tokens, i, language)
        if phrase is None:
            i += 1
            continue
        found.append(_linked(replace(phrase, bracketed=depth > 0), found, tokens, language))
        i = phrase.last + 1
    return tuple(_with_possessives(found, tokens))


def _with_possessives(found: Sequence[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """`Korvats Sprecher`, `the president's office`: the genitive in front belongs to the phrase behind it."""
    out = list(found)
    for n, (phrase, following) in enumerate(pairwise(found)):
        between = [t.kind for t in tokens[phrase.last + 1 : following.first]]
        bare = not between and _owns(tokens, phrase, following)
        if between == ["genitive"] or (bare and phrase.opener == "" and phrase.owns is None):
            out[n] = replace(phrase, owns=n + 1, cases="g", joined=None)
            with_it = out[phrase.joined] if phrase.joined is not None else phrase
            preposition = phrase.preposition or with_it.preposition or following.preposition
            out[n + 1] = replace(out[n + 1], preposition=preposition, joined=phrase.joined)
    heads = [p if p.joined is None else out[p.joined] for p in out]
    return [replace(p, preposition=p.preposition or head.preposition) for p, head in zip(out, heads, strict=True)]


def _owns(tokens: Sequence[Token], phrase: Phrase, following: Phrase) -> bool:
    """`Korvats Sprecher`, `Norlands Präsident`: a name in -s right before a noun without a determiner."""
    name = tokens[phrase.last]
    unsure = name.kind == "name" and name.text[-1:] == "s" and tokens[following.first].kind in ("noun", "adjective")
    return (is_genitive(name) or unsure) and following.opener == "" and not following.pronoun


def _phrase_at(tokens: Sequence[Token], i: int, language: str) -> Phrase | None:
    """The phrase that begins at token `i`, with the preposition before it."""
    token = tokens[i]
    before = tokens[i - 1] if i else None
    if before and before.kind == "quotation" and token.kind == "noun" and len(before.text.split()) < 3 and i > 1:
        before = tokens[i - 2]  # `nach „offenem“ Gespräch`
    if (
        token.text.lower() in ("dessen", "deren")
        and token.kind in ("relative", "demonstrative")
        and before
        and before.text != ","
    ):
        token = replace(token, kind="possessive")
    preposition = before.lemma if before and before.kind == "preposition" and before.text not in _after() else ""
    if token.kind in _STARTS:
        end = _head_run(tokens, i, language, token.kind in _OPENERS)
        if end is not None:
            head_first, last = end
            return _described(tokens, i, head_first, last, preposition, language)
    if token.kind == "article" and i + 1 < len(tokens) and tokens[i + 1].text.lower() in entry(language, "both"):
        both = _described(tokens, i + 1, i + 1, i + 1, preposition, language, pronoun=True)
        return replace(both, cases=_OF_PLURAL.get(token.text.lower(), both.cases))
    lonely = token.kind in _LONELY or (token.kind == "article" and _stands_alone(tokens, i))
    if lonely and token.text.lower() not in entry(language, "no_pronouns"):
        return _described(tokens, i, i, i, preposition, language, pronoun=True)
    return None


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """`erzählt eine von ihnen`, `sagte einer.`: an article that has no noun."""
    following = tokens[i + 1].kind if i + 1 < len(tokens) else "mark"
    return tokens[i].text.lower() in ("einer", "eine") and following in ("preposition", "mark", "finite", "adverb")


def _head_run(tokens: Sequence[Token], i: int, language: str, opened: bool) -> tuple[int, int] | None:
    """First and last token of the nouns and names that close a phrase beginning at `i`; None if there are none."""
    j = i + opened
    while j < len(tokens) and (
        tokens[j].kind in _INNER
        or (tokens[j].kind == "indefinite" and j > i)
        or (tokens[j].kind == "adverb" and j > i and _leads_to_noun(tokens, j))
        or (tokens[j].text in ("und", "and", ",") and i < j and _between_adjectives(tokens, j))
    ):
        j += 1
    if j < len(tokens) and tokens[j].kind == "quotation":
        return (j, j) if j > i else None
    if j >= len(tokens) or tokens[j].kind not in _HEADS:
        return None
    last = j
    while last + 1 < len(tokens) and _goes_on(tokens, last, language):
        last += 1
    return j, last


def _goes_on(tokens: Sequence[Token], last: int, language: str) -> bool:
    here, following = tokens[last], tokens[last + 1]
    if is_genitive(here) or (is_genitive(following) and language == "de"):
        return here.text in members("de", "place_openers")  # `San Orlands Präsident`
    if here.text.endswith("-") and following.text in ("und", "oder", "and", "or") and last + 2 < len(tokens):
        return tokens[last + 2].kind in _HEADS
    if here.text in ("und", "oder", "and", "or"):
        return True
    if language == "en":
        if here.lemma.lower() in members("en", "times") and following.kind == "name":
            return False  # `On Monday Ada Lund left`
        if following.text[0].isupper() and following.lemma.lower() in members("en", "times"):
            return here.lemma.lower() in members("en", "times")  # `in a phone call Tuesday evening`
        return following.kind in _HEADS or (
            following.kind in ("adjective", "number")
            and last + 2 < len(tokens)
            and tokens[last + 2].kind in _HEADS
            and here.kind == "name"
        )
    if following.kind not in _HEADS:
        return False
    if here.kind == "name":
        return following.kind == "name" and " " not in here.text and not (here.whole and following.whole)
    return not _is_time(here, language) or _is_time(following, language)  # `am Dienstagabend Kanzlerin Lund`


def _is_time(token: Token, language: str) -> bool:
    times = entry(language, "times")
    return token.lemma in times or (token.kind == "noun" and token.lemma.endswith(entry("de", "hours")))


def _leads_to_noun(tokens: Sequence[Token], j: int) -> bool:
    return j + 1 < len(tokens) and tokens[j + 1].kind in ("adjective", "number", "participle")


def _between_adjectives(tokens: Sequence[Token], j: int) -> bool:
    return tokens[j - 1].kind == "adjective" and j + 1 < len(tokens) and tokens[j + 1].kind == "adjective"


def _described(
    tokens: Sequence[Token], first: int, head: int, last: int, preposition: str, language: str, pronoun: bool = False
) -> Phrase:
    """The phrase with what its form tells of case, number and gender."""
    opener = tokens[first].text.lower() if tokens[first].kind in _OPENERS and not pronoun else ""
    names = [j for j in range(head, last + 1) if tokens[j].kind == "name"]
    closing = language == "en" and tokens[last].kind == "noun" and (opener or not names)
    main = last if closing else names[-1] if names else head
    tells = pronoun or (opener not in ("", "dessen", "deren") and language == "de")
    forms = _forms(language).get(tokens[first].text.lower(), "") if tells else ""
    cases, number, gender = _read(forms)
    noun = tokens[head].text
    if not pronoun and language == "de":
        feminine = noun.endswith(entry("de", "feminine")) and len(noun) > 5
        gender = gender or ("f" if feminine else "")
        cases = "dg" if opener in ("der", "dieser", "jener") and feminine else cases
        number = "p" if noun.endswith("innen") else "s" if feminine else number
    if preposition and not pronoun:
        cases = cases.replace("n", "") or cases
    return Phrase(first, last, main, preposition, opener, cases, number, gender, pronoun=pronoun)


def _read(forms: str) -> tuple[str, str, str]:
    """`n:s:m d:s:f` gives the cases, and number and gender where all readings agree."""
    readings = [reading.split(":") for reading in forms.split()]
    if not readings:
        return "nadg", "", ""
    cases = "".join(c for c in "nadg" if any(c in r[0] for r in readings))
    numbers, genders = {r[1] for r in readings}, {r[2] for r in readings}
    number, gender = ("".join(every) if len(every) == 1 else "" for every in (numbers, genders))
    return cases, number.strip("x"), gender.strip("x")


def _linked(phrase: Phrase, found: Sequence[Phrase], tokens: Sequence[Token], language: str) -> Phrase:
    """The phrase with the one it belongs to (genitive) or is joined to."""
    if not found:
        return phrase
    n = len(found) - 1
    words = [t.text.lower() for t in tokens[found[n].last + 1 : phrase.first]]
    while n > 0 and found[n].bracketed and not phrase.bracketed and words[:1] in ([")"], ["]"]):
        n = n - 1  # `Lund (SPD) und Korvat`
        words = words[1:] if not found[n].bracketed else words
    if words in ([",", "und"], [",", "and"]) and tokens[phrase.head].kind == "name":
        n = _before_apposition(found, tokens)
    before = found[n]
    if not words and _is_genitive_after(before, phrase, tokens, language):
        return replace(phrase, owns=n, cases="g")
    if not words and phrase.opener == "der" and language == "de" and not before.pronoun:
        phrase = replace(phrase, cases=phrase.cases.replace("n", "") or "dg")  # `in Kiel der Partei`: no subject
    plain = [w for w in words if w not in ("mit", "with")]
    alike = set(before.cases) & set(phrase.cases) and (len(plain) == len(words) or before.preposition in words)
    if (
        plain
        and alike
        and plain[-1] in entry(language, "joining")
        and all(w in entry(language, "joining_marks") for w in plain)
    ):
        first = n if before.joined is None else before.joined
        return replace(phrase, joined=first, preposition=phrase.preposition or before.preposition)
    return phrase


def _before_apposition(found: Sequence[Phrase], tokens: Sequence[Token]) -> int:
    """`Lund, die Präsidentin von Norien, und Korvat`: the name before an apposition, else the last phrase."""
    n = k = len(found) - 1
    while k > 0 and not any(t.kind == "mark" for t in tokens[found[k - 1].last + 1 : found[k].first]):
        k -= 1
    touching = k > 0 and found[k].first == found[k - 1].last + 2 and tokens[found[k].first - 1].text == ","
    named = touching and tokens[found[k - 1].head].kind == "name" and tokens[found[k].head].kind == "noun"
    clear = not any(t.kind == "finite" for t in tokens[found[k].first : found[n].last])
    return k - 1 if named and clear else n


def _is_genitive_after(before: Phrase, phrase: Phrase, tokens: Sequence[Token], language: str) -> bool:
    """`der Sprecher des Kremls`: a genitive directly behind a noun; behind a name it is an object (`sagte X der Y`)."""
    pronoun = before.pronoun and tokens[before.head].kind not in ("indefinite", "number")
    strong = tokens[phrase.first].kind == "adjective" and tokens[phrase.first].text.endswith("er")
    marked = phrase.opener != "" or is_genitive(tokens[phrase.last]) or strong  # `Angaben norischer Beamter`
    no_name = tokens[before.head].kind != "name"
    able = language == "de" and not phrase.pronoun and not pronoun and "g" in phrase.cases and marked and no_name
    return able and not _is_told(before, phrase, tokens)


def _is_told(before: Phrase, phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """`sagte die Diplomatin der Agentur Reuters`: an outlet behind somebody who speaks to it and is none of its own."""
    said = before.first > 0 and tokens[before.first - 1].kind == "finite"
    own = tokens[before.head].text.lower().endswith(entry("de", "of_outlets"))
    nouns = {t.text.rpartition("-")[2] for t in tokens[phrase.first : phrase.last + 1]}
    return said and not own and bool(nouns & members("channels", "kinds"))


def is_genitive(token: Token) -> bool:
    """A name whose genitive ending the reading has taken off its lemma (`Korvats`), or an English possessive."""
    return token.kind == "name" and token.lemma != token.text


@cache
def _forms(language: str) -> Mapping[str, str]:
    """What each determiner and pronoun can be, by word: `der` n:s:m, d:s:f …"""
    table: dict[str, str] = {}
    for group in entry(language, "forms"):
        words, _, readings = group.partition("=")
        for word in words.split():
            table[word] = readings
    return table


@cache
def _after() -> frozenset[str]:
    """Prepositions that stand behind their noun."""
    return frozenset(entry("de", "postpositions")) - frozenset(("nach", "wegen"))
