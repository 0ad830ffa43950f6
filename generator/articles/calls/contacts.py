"""Contacts that are no calls: meetings, letters, virtual rounds, contact of which nobody says how it was held.

In: the readings, the calls. Out: contacts with participants as far as named, day, medium and the line. Which words
mean a meeting or a letter stands in `words/frames_de.yaml` and `words/frames_en.yaml`.
"""

from collections.abc import Sequence

from generator.articles.article import base_date
from generator.articles.calls.event import is_meeting
from generator.articles.calls.triggers import Lexicon, noun_of
from generator.articles.calls.who import Who
from generator.articles.findings import Contact
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.base.figures.moments import meaning, moments

_AHEAD = frozenset({"wollen", "sollen", "werden", "planen", "will", "shall", "plan", "due", "expect", "schedule"})
_Key = tuple[tuple[str, ...], str | None, str]


def find_contacts(readings: Sequence[Reading]) -> tuple[Contact, ...]:
    """One contact for each sentence that speaks of one; the same participants, medium and day make one entry."""
    found: dict[_Key, Contact] = {}
    for reading in readings:
        who = Who(reading)
        for sentence in reading.document.sentences:
            contact = _contact(reading, sentence, who)
            if contact:
                key = (contact.participants, contact.date, contact.medium)
                old = found.get(key)
                lines = (*old.lines, *contact.lines) if old else contact.lines
                found[key] = Contact(*key[:2], contact.medium, (old or contact).status, lines)
    return tuple(found.values())


def _contact(reading: Reading, sentence: Sentence, who: Who) -> Contact | None:
    words = Lexicon(who.language)
    medium = _medium(sentence, words)
    article, n = reading.article, sentence.line
    persons = who.named(sentence)
    nouns = {t.lemma.lower() for t in sentence.tokens if t.kind == "noun"}
    if not medium or not (persons or nouns & set(words("negotiators"))):
        return None
    text = article.line(n).text[sentence.start : sentence.end]
    lemmas = {t.lemma.lower() for t in sentence.tokens}
    ahead = bool(lemmas & (_AHEAD | set(words("inviting")) | set(words("planned"))))
    printed = [m for m in moments(text, who.language) if m.kind not in ("month", "today")]
    day = meaning(printed[0], base_date(article, n), ahead).date if printed else None
    return Contact(tuple(sorted(persons)), day, medium, "announced" if ahead else "held", ((article.id, n, n),))


def _medium(sentence: Sentence, words: Lexicon) -> str | None:
    """The first that fits: a letter, a virtual round, a meeting, contact."""
    nouns = [noun_of(sentence, p, words.language).lower() for p in sentence.phrases]
    lemmas = {t.lemma.lower() for t in sentence.tokens} | {p for c in sentence.clauses for p in c.predicates}
    if any(words.ends(n, "letter_nouns") for n in nouns) or lemmas & set(words("letter_words")):
        return "letter"
    if any(words.ends(n, "round_nouns") for n in nouns) or lemmas & set(words("round_adverbs")):
        return "video round"
    if is_meeting(sentence, words) or lemmas & set(words("inviting")):
        return "in person"
    return "unspecified" if any(n in words("contact_nouns") for n in nouns) else None
