"""What a line shows by itself: the features of its own form and wording.

In: one line in its plain form. Out: the names of its features, which say in words what they mean. The wordings are data
(`outlets/general.yaml`). The surprising thing: a line may show several forms at once, which are weighed with the whole
page; and what a page says to its reader outside quotation marks is hardly ever news.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from generator.articles.layout import credits as who
from generator.articles.layout import shapes
from generator.articles.layout.heads import dateline
from generator.articles.layout.shapes import bare, is_control, is_prose, sentences, words
from generator.articles.vocabulary.outlets import vocabulary
from generator.base.figures.stamps import stamps

#: A signature behind the last sentence.
_OF_SOURCE = re.compile(r"^quellen?:\s*", re.IGNORECASE)
_SIGNED = re.compile(r"[.!?”“\"»]\s*\(([^()]{2,40})\)$")
_QUOTED = re.compile(r"„[^“”\"]*[“”\"]|“[^”]*”|«[^»]*»|»[^«]*«|\"[^\"]*\"|‚[^‘]*‘")
_BESIDE_BOX = re.compile(r"^[A-Z]\+\s+|^[\s\-*•·>+|»→#:]+|[\s>»→:|]+$")


@lru_cache(maxsize=65536)
def is_button(text: str) -> bool:
    """Controls, or controls and sections in one line, a counter, a reading time, or nothing but signs."""
    buttons, sections = vocabulary().buttons, vocabulary().sections
    parts = [p for p in re.split(r"\s*[|•·/]\s*|\s{2,}", text) if p]
    tokens = [bare(t) for t in re.split(r"[\s|•·/,]+", text) if re.search(r"\w", t)]
    listed = len(tokens) > 2 or not sections.issuperset(tokens)
    known = sum(token in buttons or token in sections for token in tokens)
    return (
        is_control(text)
        or (len(parts) > 1 and all(map(is_control, parts)))
        or (len(tokens) > 1 and listed and known >= len(tokens) * (1 if len(tokens) < 5 else 0.6))
        or not tokens
        or vocabulary().finds("players", text)
        or _is_counter(text)
    )


def _is_counter(text: str) -> bool:
    """A number of comments, readers, minutes: `40 Leser`, `1 Posting`, `2764 view`."""
    if found := stamps(text):
        text = text[found[-1].end :].strip(" ,|·-")
        return re.match(r"\d+\s\w+$", text) is not None and vocabulary().finds("counters", text)
    return vocabulary().finds("counters", text) and not shapes.is_age(text)


def _opens_box(text: str) -> bool:
    """The heading of a list of other articles, of an offer, or of the foot of the page."""
    return words(text) <= 14 and vocabulary().patterns["headers"].fullmatch(_BESIDE_BOX.sub("", text)) is not None


def _is_box(text: str) -> bool:
    """A box heading with its content in the same line (`Lesen Sie auch: …`)."""
    return _opens_box(text) and (words(text) > 6 or re.search(r":\s*\S", text) is not None)


@lru_cache(maxsize=65536)
def _page_words(text: str) -> tuple[int, int, int]:
    """How many words outside quotation marks speak of the page itself surely, how many at all; how many there are."""
    tokens = [w for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", _QUOTED.sub(" ", text).casefold()) if len(w) > 1]
    own, shared = (sum(_begins(w, known) for w in tokens) for known in vocabulary().page_words)
    return own, own + shared, len(tokens)


def _begins(word: str, known: frozenset[str]) -> bool:
    """Whether a word, or a part of it beside a hyphen, begins with one of these; those with a point are whole words."""
    return any(
        f"{part}." in known or any(part[:k] in known for k in range(3, len(part) + 1))
        for part in {word, *word.split("-")}
    )


def _speaks(name: str) -> Callable[[str], bool]:
    """Outside quotation marks somebody is spoken to, or the house speaks."""
    return lambda text: vocabulary().finds(name, _QUOTED.sub(" ", text))


def _is_page_talk(text: str) -> bool:
    """What a page says of itself: two sure words not far apart, two at all in a line to the reader or of the house, or
    so many that little else is left."""
    sure, more, length = _page_words(text)
    voiced = _speaks("speaks")(text) or _speaks("house")(text)
    return (more * 12 >= length and sure > 1) or (more * (6 if voiced else 4) >= length and more > (1 if voiced else 2))


def _is_masthead(text: str) -> bool:
    """A short line that ends like a newspaper's or a station's name."""
    found = vocabulary().patterns["mastheads"].search(text)
    short = words(text) <= 5 and not sentences(text) and text[0].isupper() and ":" not in text
    return short and found is not None and (words(text) >= 2 or "-" in text or found.start() >= 4)


def _is_signature(row: str) -> bool:
    """A signature alone, or behind the last sentence of a paragraph."""
    end = _SIGNED.search(row)
    signed = end is not None and is_prose(row) and bool(who.signature(end[1]))
    return signed or bool(who.signature(_OF_SOURCE.sub("", row)))


def _says(name: str, longest: int) -> Callable[[str], bool]:
    """A form that is a pattern of the general vocabulary in a line of at most so many words."""
    return lambda row: words(row) <= longest and vocabulary().finds(name, row)


def _is(name: str, longest: int) -> Callable[[str], bool]:
    """The same where the pattern has to be the whole line."""
    return lambda row: words(row) <= longest and vocabulary().patterns[name].fullmatch(row) is not None


#: Features of the line by itself.
OWN: dict[str, Callable[[str], bool]] = {
    "prose": is_prose,
    "no sentence": lambda row: not is_prose(row),
    "one word": lambda row: words(row) == 1,
    "two or three words": lambda row: 2 <= words(row) <= 3,
    "four to sixteen words": lambda row: 4 <= words(row) <= 16 and not is_prose(row),
    "short prose": lambda row: words(row) <= 16 and is_prose(row),
    "ends like a sentence": lambda row: row[-1:] == "." and words(row) >= 4,
    "acronym": lambda row: re.fullmatch(r"[A-ZÄÖÜ]{2,5}", row) is not None,
    "bullet": lambda row: re.match(r"[-•*–·»►>]\s", row) is not None,
    "date": shapes.is_date_line,
    "change": shapes.is_change_line,
    "time": shapes.is_time_line,
    "age": shapes.is_age,
    "opening time": lambda row: shapes.leading_time(row) is not None and not shapes.is_time_line(row),
    "first report": _says("first_reports", 2000),
    "byline": who.is_byline,
    "names": lambda row: bool((found := who.read_credit(row)).names) and not (found.rest or found.marked),
    "given name": lambda row: any(map(who.is_known_name, who.read_credit(row).names)) and not who.read_credit(row).rest,
    "initials": lambda row: bool(re.fullmatch(r"[(\[]?(?:[a-zäöü]{2,5}|[A-ZÄÖÜ]{2,3})[)\]]?", row)),
    "reporters": who.is_reporting_line,
    "signature": lambda row: bool(who.signature(row)),
    "source line": lambda row: who.is_credit_line(row) and not who.is_picture_source(row),
    "agency": lambda row: bool(who.read_credit(row).agencies) and words(row) <= 4,
    "picture": lambda row: who.is_image_line(row) and not (who.is_reporting_line(row) or _is_signature(row)),
    "picture word": lambda row: vocabulary().patterns["picture_openings"].match(row) is not None,
    "bare picture credit": who.is_bare_credit,
    "staff": _is("staff", 6),
    "role": who.is_role_line,
    "editors' word": _says("editors", 25),
    "imprint": _says("imprint", 40),
    "button": is_button,
    "section": lambda row: row.casefold().strip(" :>|") in vocabulary().sections,
    "page talk": _is_page_talk,
    "page word": lambda row: _page_words(row)[0] > 0,
    "perhaps a page word": lambda row: _page_words(row)[1] > 0,
    "page words in part": lambda row: 0 < _page_words(row)[1] * 5 >= _page_words(row)[2],
    "speaks to the reader": _speaks("speaks"),
    "the house speaks": _speaks("house"),
    "box": lambda row: _opens_box(row) and not _is_box(row),
    "box in a line": _is_box,
    "end": lambda row: _is("ends", 10)(_BESIDE_BOX.sub("", row)),
    "link line": _says("links", 20),
    "on air": _says("broadcasts", 30),
    "breaks off": _says("teasers", 200),
    "masthead": _is_masthead,
    "outlet": lambda row: who.is_house(row.removesuffix("-Ticker")),
    "correction": _says("corrections", 120),
    "notice": lambda row: words(row) <= 70 and sentences(row) <= 2 and _speaks("notices")(row),
    "topics": lambda row: len(shapes.tags(row)) >= 3 and not who.read_credit(row).agencies,
    "topics announced": _says("topics", 200),
    "dateline": lambda row: dateline(row) is not None,
    "dateline alone": lambda row: words(row) <= 6 and row[-1:] in "-–—",
}  # fmt: skip
#: Features of controls, boxes and offers.
CONTROLS = frozenset(("button", "box", "page talk"))
#: Features of lines that are no part of any text, whatever else they look like.
FURNITURE = CONTROLS | {"box in a line", "end", "breaks off", "date", "time", "correction", "notice", "on air",
                        "editors' word", "imprint", "picture", "source line", "signature", "byline", "reporters",
                        "age"}  # fmt: skip
NO_TITLE = FURNITURE | {"prose", "names", "section", "one word", "role"}
#: Forms of lines that are no standfirst, however long.
NO_STANDFIRST = NO_TITLE | {"picture credit follows", "elsewhere", "part of a box"}
#: Forms of lines that end the list of a box.
NO_BOX = frozenset(("prose", "time", "opening time", "date", "byline", "age", "initials", "signature", "source line"))
NO_TEXT = frozenset(("elsewhere", "picture credit follows", "not kept"))


@lru_cache(maxsize=65536)
def own_features(row: str) -> frozenset[str]:
    """What the line shows by itself."""
    return frozenset(name for name, shows in OWN.items() if shows(row))
