"""Who tells a text in the first person: the author of a post, the office-holder whose address or readout it is.

In: a reading. Out: the id of the one author, or None. The author speaks every sentence that names nobody else, and is a
partner of the calls that `I`, `ich` or a sentence without a subject (`Habe soeben mit X telefoniert`) tells of.
"""

from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.articles.vocabulary.words import entry, id_of

#: Sentences within which a text in the first person shows that it is one.
_OPENING = 3


def narrator_of(reading: Reading) -> str | None:
    """The author of a text that speaks in the first person outside of quotations."""
    body = [s for s in reading.document.told if reading.article.line(s.line).label in ("body", "lead")]
    return _author(reading) if any(speaks_itself(s, _language(reading)) for s in body[:_OPENING]) else None


def poster_of(reading: Reading) -> str | None:
    """The author of a post that is printed in quotation marks and in the first person, and nothing before it."""
    body = [s for s in reading.document.sentences if reading.article.line(s.line).label in ("body", "lead")]
    opens = body[:1] and body[0].tokens[0].kind == "quotation"
    first = [s for s in body if s.inside is not None][:_OPENING]
    return _author(reading) if opens and any(speaks_itself(s, _language(reading)) for s in first) else None


def _author(reading: Reading) -> str | None:
    """The one author, by the id that the text's mentions have."""
    authors = reading.article.metadata.get("authors")
    names = authors.value if authors and isinstance(authors.value, (list, tuple)) else ()
    if len(names) != 1:
        return None
    written = id_of(str(names[0]))
    same = (i for m in reading.mentions for i in m.actors if i == written or _surname(i) == _surname(written))
    return next(same, written)


def speaks_itself(sentence: Sentence, language: str) -> bool:
    """Whether a sentence is in the first person: by its pronouns, or by a verb that opens it without a subject."""
    words = {t.text.lower() for t in sentence.tokens}
    first = sentence.tokens[0].text.lower() if sentence.tokens else ""
    return bool(words & set(entry(f"frames_{language}", "first_person"))) or first in entry(
        f"frames_{language}", "opening_verbs"
    )


def _surname(person: str) -> str:
    return person.split("-")[-1]


def _language(reading: Reading) -> str:
    return "de" if reading.article.language == "de" else "en"
