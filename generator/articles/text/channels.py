"""Through which channel something was said: a platform, an outlet, an agency, a form of statement, a place.

In: a sentence, the spans of the persons' names in it. Out: the channel's name as the report prints it, or None. A
channel is a phrase: a name of the lists, a name behind the word that says what it is (`dem Sender X`, `the daily X`), a
name that has the form of an outlet's where words are received (`sagte der F.A.Z.`, `auf Ö1`, `told the X`), or a word
of the forms with the preposition that goes with it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.articles.text.document import Phrase, Sentence, Token
from generator.articles.vocabulary.outlets import vocabulary
from generator.articles.vocabulary.states import adjective_country, country_of
from generator.articles.vocabulary.words import alternation, entry, members

_PLATFORM, _MEDIUM, _FORM = range(3)
_HIDDEN = "·"
#: Prepositions before a platform, and before an outlet that one speaks in or to.
_ON = frozenset({"auf", "bei", "über", "via", "on", "to"})
_WITHIN = frozenset({"in", "im", "auf", "bei", "beim", "gegenüber", "zu", "zum", "zur", "on", "to"})
#: Classes of forms, the most telling first, and the prepositions that they need, any if empty.
_FORMS = {
    "agencies": frozenset({"laut", "zufolge", "gegenüber", "by", "to", "from", "with"}),
    "texts": frozenset[str](),
    "occasions": frozenset({
        "in", "im", "auf", "bei", "beim", "zu", "zum", "zur", "per", "via", "über", "während", "on", "at", "during",
        "by",
    }),
    "houses": frozenset({"in", "im", "vor", "to", "before"}),
    "audiences": frozenset({"vor", "gegenüber", "auf", "to", "before"}),
}  # fmt: skip
_ACRONYM = re.compile(r"(?:[A-ZÄÖÜ]\.?){2,}|(?!G\d)[A-ZÄÖÜ]\w*\d\w*")
_MARKS = '„“”"»«‚‘'

#: What opens the dative of whom somebody tells something.
_DATIVE = frozenset({"", "der", "dem", "den", "dieser", "diesem", "unserer", "unserem"})

Found = tuple[float, int, str]


def channel_in(sentence: Sentence, persons: Sequence[tuple[int, int]], language: str) -> str | None:
    """The most telling channel that a sentence names: platform, then outlet, then form."""
    hidden = frozenset(
        i
        for i, t in enumerate(sentence.tokens)
        if t.kind == "quotation" or any(t.start < end and start < t.end for start, end in persons)
    )
    found = [*_listed(sentence, hidden)]
    for phrase in sentence.phrases:
        if not hidden & set(range(phrase.first, phrase.last + 1)):
            found += [*_outlets(sentence, phrase, hidden, language), *_formed(sentence, phrase, language)]
    return min(found, default=(0, 0, None))[2]


def _listed(sentence: Sentence, hidden: frozenset[int]) -> Iterator[Found]:
    """Names of the lists. Those that are common words need the word that makes them a channel: see `_outlets`."""
    texts = [_HIDDEN if i in hidden else t.text for i, t in enumerate(sentence.tokens)]
    text = re.sub(r"^[^()]{0,60}\( [^()]{0,30} \)", _HIDDEN, " ".join(texts))  # a dateline
    for rank, key in ((_PLATFORM, "platforms"), (_MEDIUM, "media")):
        if match := _names(key).search(text):
            yield rank, 0, match[0]
    for i, token in enumerate(sentence.tokens[1:], 1):  # platforms whose names are too short to stand alone
        name = token.text.rstrip(".")
        if sentence.tokens[i - 1].lemma in _ON and len(name) <= 3 and name in members("channels", "platforms"):
            yield _PLATFORM, 0, name


@cache
def _names(key: str) -> re.Pattern[str]:
    common = members("channels", "common")
    clear = [n for n in entry("channels", key) if n not in common and (len(n) > 3 or (key == "media" and n.isupper()))]
    return re.compile(rf"(?<![\w-]){alternation(clear)}(?![\w-])")


# Outlets


def _outlets(sentence: Sentence, phrase: Phrase, hidden: frozenset[int], language: str) -> Iterator[Found]:
    """`dem Sender X`, `auf der Plattform X`, `im Magazin „X“`, `im Morgenmagazin`; else a name where words are
    received."""
    tokens = sentence.tokens
    kinds = [(i, kind) for i in range(phrase.first, phrase.last + 1) if (kind := _kind(tokens[i])) is not None]
    at, rank = kinds[-1] if kinds else (phrase.last, _MEDIUM)
    whole = tokens[at].text
    name = _name(tokens, at + 1, _end_of_name(tokens, phrase.last), hidden) if kinds else ""
    if kinds and not name and at > phrase.first and tokens[at - 1].kind in ("name", "other"):  # `Kestria Radio`
        name, whole = _name(tokens, phrase.first + bool(phrase.opener), at, hidden), ""
    received = _is_received(sentence, phrase, language)
    if name:
        yield rank, at, f"{whole} {name}" if whole.lower().endswith(("radio", "funk", "podcast")) else name
    elif kinds and whole.lower() not in _lowered("kinds") and received:
        first = next((i for i in range(phrase.first + bool(phrase.opener), at) if tokens[i].text[0].isupper()), at)
        yield rank, at, _credited(" ".join(t.text for t in tokens[first : at + 1]))
    elif not kinds:
        yield from _made(sentence, phrase, hidden, language, received)


def _end_of_name(tokens: Sequence[Token], last: int) -> int:
    """`der Plattform X`, `Fernsehsender SK1`: what a phrase goes on with although it is no noun."""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    return last + bool(following and following.kind == "other" and following.text[0].isupper())


def _made(sentence: Sentence, phrase: Phrase, hidden: frozenset[int], language: str, received: bool) -> Iterator[Found]:
    """`schrieb auf X`, `sagte der F.A.Z.`, `told the X`, `im Interview mit X`."""
    head, clause = sentence.tokens[phrase.head], sentence.clause_of(phrase.first)
    name = _name(sentence.tokens, phrase.first + bool(phrase.opener), phrase.last, hidden)
    if not name or country_of(name) or adjective_country(name, language) or name in members("channels", "no_media"):
        return
    before = sentence.tokens[phrase.first - 1].lemma.lower() if phrase.first else ""
    posted = before in ("auf", "on") and clause and set(clause.predicates) & members("channels", "writing")
    asked = _is_asked(sentence, phrase, "interview") or (language == "en" and before == "tell")
    received = received or _is_asked(sentence, phrase, "gespräch")
    outlet = _ACRONYM.fullmatch(name) or name in members("channels", "media") or head.text[0] in _MARKS
    if posted and (head.kind == "name" or not phrase.opener):
        yield _PLATFORM, phrase.first, name
    elif (received and outlet) or (asked and (head.kind == "name" or outlet)):
        yield _MEDIUM, phrase.first, name


def _is_received(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """Whether a phrase is where, or to whom, its clause says something: `sagte dem X`, `im X`, `auf X`."""
    clause = sentence.clause_of(phrase.first)
    says = clause is not None and (
        bool(set(clause.predicates) & members(language, "saying"))
        or any(sentence.tokens[i].kind == "quotation" for i in clause.tokens)
        or any(t.kind == "quotation" for t in sentence.tokens[:1])
    )
    return says and (phrase.preposition in _WITHIN or _is_told(sentence, phrase, language))


def _is_told(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """`sagte Lund Reportern`, `unserer Zeitung`, `told parliament`: the object to whom somebody says something."""
    n, clause = sentence.phrases.index(phrase), sentence.clause_of(phrase.first)
    if language == "en":
        return phrase.first > 0 and sentence.tokens[phrase.first - 1].lemma == "tell"
    says = clause is not None and n not in clause.subject and bool(set(clause.predicates) & members("de", "saying"))
    return says and not phrase.preposition and phrase.owns is None and phrase.opener in _DATIVE and "d" in phrase.cases


def _is_asked(sentence: Sentence, phrase: Phrase, how: str) -> bool:
    """`im Interview mit X`, `im Gespräch mit der APA`, `in an interview with X`."""
    before = sentence.tokens[max(0, phrase.first - 3) : phrase.first]
    return phrase.preposition in ("mit", "with", "by") and any(t.lemma.lower().endswith(how) for t in before)


def _kind(token: Token) -> int | None:
    """What a noun says of the name behind it: that of a platform, of an outlet, or nothing."""
    able = token.kind in ("noun", "name") and not token.text.isupper()
    low = (token.lemma.lower(), token.text.lower()) if able else ()
    for rank, key in ((_PLATFORM, "platform_kinds"), (_MEDIUM, "kinds")):
        if any(word == kind or (len(kind) > 3 and word.endswith(kind)) for word in low for kind in _lowered(key)):
            return rank
    paper = any(word.endswith(end) and word != end for word in low for end in _lowered("papers"))
    return _MEDIUM if paper else None


@cache
def _lowered(key: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in entry("channels", key))


def _name(tokens: Sequence[Token], first: int, last: int, hidden: frozenset[int]) -> str:
    """The name at some tokens, between marks too; a number behind it belongs to it (`Kanal 5`)."""
    if first > last or hidden & set(range(first, last + 1)):
        return ""
    if last + 1 < len(tokens) and tokens[last + 1].kind == "number":
        last += 1
    name = " ".join(t.text for t in tokens[first : last + 1]).strip(_MARKS)
    name = name if _ACRONYM.fullmatch(name) else name.rstrip(".")
    return _credited(name) if name[:1].isupper() or name in members("channels", "media") else ""


def _credited(name: str) -> str:
    """An agency by the code under which it is credited: `Deutschen Presse-Agentur` is dpa."""
    nominative = re.sub(r"(?<=\w)en\b(?! )|(?<=\w\w)en(?= )", "e", name).casefold().replace("-", " ")
    codes = {known.replace("-", " "): code for known, code in vocabulary().agencies.items()}
    return codes.get(nominative, name) if " " in nominative else name


# Forms


def _formed(sentence: Sentence, phrase: Phrase, language: str) -> Iterator[Found]:
    """A form of statement, a house, or whom somebody spoke before (`vor Journalisten`, `told reporters`); a compound
    is one by its last part (`Neujahrsansprache`)."""
    tokens, inner = sentence.tokens, sentence.tokens[phrase.first : phrase.last + 1]
    noun = next((t for t in reversed(inner) if t.kind == "noun"), None)
    if noun is None:
        return
    words = " ".join(t.text.lower() for t in inner)
    before, after = tokens[max(0, phrase.first - 1) : phrase.first], tokens[phrase.last + 1 : phrase.last + 2]
    places = {phrase.preposition, *(t.text.lower() for t in (*before, *after)), *(t.lemma for t in before)}
    for n, (key, prepositions) in enumerate(_FORMS.items()):
        form = _form(f"{key}_{language}", noun, words)
        told = key in ("audiences", "houses", "occasions") and _is_told(sentence, phrase, language)
        if not form or (prepositions and not places & prepositions and not told):
            continue
        printed = form
        if key in ("agencies", "audiences"):
            where = phrase.preposition if key == "audiences" and language == "de" else ""
            whole = key == "agencies" or (language == "de" and (where or phrase.opener))
            printed = f"{where} {sentence.text_of(phrase)}".strip() if whole else form
        yield _FORM + n / 10, phrase.first, printed
        return


def _form(key: str, noun: Token, words: str) -> str:
    """The form that a phrase names: the noun, or the several words of the list; empty if none."""
    low = {noun.lemma.lower(), noun.text.lower()}
    for form in _lowered(key):
        if " " in form and form in words:
            return form
        if form in low or (len(form) > 4 and noun.lemma.lower().endswith(form)):
            return noun.text if "-" in noun.text or key.endswith("en") or "ß" in noun.lemma else noun.lemma
    return ""
