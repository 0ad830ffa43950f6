"""The grounds on which words with capitals are a person's name, and their weights.

In: a sentence's words, the place of a name in it, how the text uses its words. Out: a weight, the office beside the
name. An office or honorific, a given name, a verb of saying, the last word alone elsewhere speak for a person;
articles and small letters against.
"""

import re
from collections.abc import Sequence

from generator.articles.people.offices import OfficeNoun, office_before
from generator.articles.people.written import Words, Written, forms_of_saying, kind_of
from generator.articles.text.tagging import lexical
from generator.articles.vocabulary.words import entry, members

_TITLE, _APPOSED, _GIVEN, _INNER_GIVEN, _PARTICLE, _INITIAL, _NOUN_BEFORE = 3.0, 2.5, 2.2, 1.2, 0.6, 0.8, 1.0
_ARABIC, _STRANGE, _COMMON, _FAR = 1.4, 1.2, 0.6, 8
_OWNER, _CAPITALS = 1.5, 0.6
#: What closes an apposition.
_CLOSING = frozenset((",", ".", ":", ";", "(", "–", "und", "and"))
_SAID, _SAID_ELSEWHERE, _ALONE, _CONTACT = 2.0, 0.8, {"de": 1.2, "en": 2.0}, 0.9
_ARTICLE, _SMALL, _NOUN, _PLACE, _ORGANISATION, _HEADING = -2.5, -2.5, -1.5, -1.5, -4.0, -1.0


def weight(words: Words, i: int, end: int, title: tuple[str, str] | None, written: Written) -> float:
    texts, language = words.texts, written.language
    kinds = [kind_of(t) for t in texts[i:end]]
    weight = (_TITLE if title else 0.0) + (_APPOSED if title_after(words, end, language) else 0.0)
    weight += _GIVEN if kinds[0] == "given" else _INNER_GIVEN if "given" in kinds else 0.0
    weight += _ARABIC * any("-" in t and kind_of(t) == "particle" for t in texts[i:end])
    weight += _PARTICLE * ("particle" in kinds) + _INITIAL * ("initial" in kinds)
    weight += (
        _NOUN_BEFORE if i and words.adjacent(i) and language == "de" and is_noun_before_name(words, i - 1) else 0.0
    )
    contact = not words.heading and _is_in_contact(words, i, language)
    weight += _CONTACT * contact + _HEADING * words.heading
    weight += _SAID * (not words.heading and _is_beside_saying(words, i, end, language))
    strange = language == "de" and not words.heading and _is_strange(words, i, end)
    weight += _OWNER * _owns_staff(texts, end, language)
    if language == "en" and len(kinds) > 1 and not words.heading:
        weight += _CAPITALS
    weight += (_STRANGE - _COMMON * (kind_of(texts[i]) != "given" and lexical(texts[end - 1]) == "noun")) * strange
    surname = written.name_of(texts[end - 1])
    first = kinds[0] == "plain" and written.alone[texts[i]] and (language == "en" or contact)
    if len(surname) > 2 and (written.alone[surname] or first):
        weight += _ALONE[language] + _SAID_ELSEWHERE * (surname in written.saying or written.alone[surname] > 2)
    return weight + _against(words, i, end, bool(title), written)


def _is_strange(words: Words, i: int, end: int) -> bool:
    """`Makana Tarnowska`: a first word that no lexicon has, where a German noun or adjective would be known, and
    another that is no noun inside the name; behind a noun for a thing it is the name of that (`Frachter Amity`)."""
    texts = words.texts[i:end]
    unsure = [t for t in texts if kind_of(t) in ("plain", "noun")]
    known = lexical(texts[0]) or any(lexical(t) not in (None, "name") for t in unsure[1:-1])
    before = words.texts[i - 1].lower() if words.adjacent(i) else ""
    return len(texts) > 1 and not known and before not in members("common", "places") and not names_a_thing(before)


def _owns_staff(texts: Sequence[str], end: int, language: str) -> bool:
    """`Ada Lund's office`, `Ada Lunds Sprecher`."""
    at = end + (end < len(texts) and texts[end] in ("'s", "’s"))
    owned = at > end or texts[end - 1].endswith("s")
    return owned and at < len(texts) and texts[at].lower() in members(language, "staff")


def names_a_thing(noun: str) -> bool:
    """Whether a noun is that of a ship, town, association: what follows it is its name."""
    return re.sub(r"(?<=\w{3})e?s$", "", noun.lower()).endswith(entry("common", "named_things"))


def _against(words: Words, i: int, end: int, titled: bool, written: Written) -> float:
    """What speaks against a name: an article before it, a word in small letters elsewhere, a place, an organisation."""
    texts, weight = words.texts, 0.0
    before = texts[i - 1].lower() if words.adjacent(i) else ""
    unsure = [t for t in texts[i:end] if kind_of(t) in ("plain", "noun")]
    relative = i > 1 and texts[i - 2] == "," and end > i + 1  # `der Ton, den Ada Lund anschlug`
    if not titled and not relative and before in members("common", "articles"):
        weight += _ARTICLE
    if not titled and before in members("common", "places") and kind_of(texts[i]) != "given":
        weight += _PLACE
    weight += _ORGANISATION * (texts[i] in written.lands or names_a_thing(before))
    weight += _SMALL * any(t.lower() in written.small and kind_of(t) == "plain" for t in texts[i:end])
    weight += _NOUN * any(written.nouns[t] for t in unsure) * (not titled) + _NOUN * any(
        kind_of(t) == "noun" for t in unsure[:-1]
    )
    if end < len(texts) and words.adjacent(end) and kind_of(texts[end]) in ("organisation", "noun", "acronym"):
        weight += _ORGANISATION if written.language == "en" and not words.heading else 0.0
    if " ".join(texts[i:end]).lower() in members("common", "cities"):
        weight += _ORGANISATION
    return weight


def title_before(words: Words, i: int, end: int, language: str) -> tuple[str, str] | None:
    """Class and noun of the office before a name, directly or with what belongs to it between them: `Sprecherin des
    Palasts Ina Peters`, `die Premierministerin von Osmaran, Elif Saygin,`; `Herr`, `Mrs`, `Dr.` count as one."""
    texts, k = words.texts, i
    if k and kind_of(texts[k - 1]) == "honorific":
        office = office_before(texts, k - 1, language) if texts[k - 1] in ("Dr.", "Dr", "Prof.") else None
        return _named(office, texts, k - 1) or ("honorific", texts[k - 1])
    if k and texts[k - 1] == ")":
        k = next((n for n in range(k - 1, max(0, k - 6), -1) if texts[n] == "("), k)
    comma = k > 1 and texts[k - 1] == ","
    if comma and not (end >= len(texts) or texts[end] in ",.:;(–" or texts[end][0] in '„“"«»'):
        return None
    k -= comma
    if comma and language == "de" and texts[k - 1].endswith("s") and office_before(texts, k - 1, language):
        k -= 1  # `der Außenminister Noriens, Rein Lund,`
    if found := office_before(texts, k, language):
        return _named(found, texts, k)
    for back in range(k - 1, max(-1, k - _FAR), -1):
        if not texts[back][0].isalnum():
            return None
        if texts[back].lower() in members("common", "between") and (found := office_before(texts, back, language)):
            return _named(found, texts, back) if comma or _is_attribute(texts[back:k]) else None
    return None


def _named(office: tuple[int, OfficeNoun] | None, texts: Sequence[str], end: int) -> tuple[str, str] | None:
    return (office[1].kind, " ".join(texts[office[0] : end])) if office else None


def _is_attribute(texts: Sequence[str]) -> bool:
    """`für Klimafragen`, `der Regierung`: small words, and nouns with capitals, without a verb among them."""
    return (
        all(t.lower() in members("common", "between") or t[0].isupper() or t.endswith(("en", "er")) for t in texts)
        and texts[-1][0].isupper()
    )


def title_after(words: Words, end: int, language: str) -> tuple[str, str] | None:
    """The office in an apposition behind a name (`, seit März Regierungschefin in …`), or a relative clause that only
    persons have (`, who …`)."""
    texts = words.texts
    at = end
    if at < len(texts) and texts[at] == "(":
        at = next((n + 1 for n in range(at, min(len(texts), at + 5)) if texts[n] == ")"), at)
    if at + 1 >= len(texts) or texts[at] != ",":
        return None
    if texts[at + 1].lower() in ("who", "whose", "dessen", "deren"):
        return ("relative", "")
    for n in range(at + 2, min(len(texts), at + 8) + 1):
        if found := office_before(texts, n, language):
            return _named(found, texts, n)
        if n < len(texts) and not texts[n][0].isalnum() and texts[n][1:] != "s":
            closed = texts[n] == "," and n + 1 < len(texts) and _says(texts[n + 1], language)
            return ("relative", "") if closed else None
    return None


def _is_beside_saying(words: Words, i: int, end: int, language: str) -> bool:
    texts = words.texts
    starts = i == 0 or not words.adjacent(i) or not texts[i - 1][0].isupper()
    return (i > 0 and _says(texts[i - 1], language)) or (starts and end < len(texts) and _says(texts[end], language))


def _says(word: str, language: str) -> bool:
    return word in forms_of_saying(language)


def _is_in_contact(words: Words, i: int, language: str) -> bool:
    """A name beside a verb or noun of contact, where two nouns would hardly stand."""
    around = {t.lower() for t in (*words.texts[max(0, i - 6) : i], *words.texts[i + 2 : i + 6])}
    near = around & members("speech", "contact")
    joining = ("mit", "with", "und", "and", "zwischen", "between", *near)
    return language == "de" and bool(near) and i > 0 and words.texts[i - 1].lower() in joining


def is_noun_before_name(words: Words, i: int) -> bool:
    """`Landrätin Ina Petersen`, `der Komiker Jeppe Lund`: a noun before a given name with a surname behind it, or with
    its article before a word that can be one."""
    texts = words.texts
    if not (i + 2 < len(texts) and words.adjacent(i + 1) and words.adjacent(i + 2)):
        return False
    if i and words.adjacent(i) and kind_of(texts[i - 1]) == "office":  # `Premier Ng Wei Ling`
        return False
    opened = i > 0 and words.adjacent(i) and texts[i - 1].lower() in members("common", "articles")
    strange = opened or (lexical(texts[i]) == "noun" and not lexical(texts[i + 1]))
    known = kind_of(texts[i + 1]) == "given" or (strange and kind_of(texts[i + 1]) == "plain")
    return known and not names_a_thing(texts[i]) and kind_of(texts[i + 2]) in ("plain", "given", "particle", "initial")
