"""What a line shows by itself: the features of its own form.

In: one line in its plain form. Out: the names of its features, which say in words what they mean. The surprising thing:
a line may show several forms at once; which of them counts is weighed with the whole page.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from generator.articles.layout import furniture as page
from generator.articles.layout.credits import (
    HOST,
    is_bare_credit,
    is_byline,
    is_credit_line,
    is_image_line,
    is_known_name,
    is_photo_credit,
    is_picture_source,
    is_reporting_line,
    is_role_line,
    is_text_credit,
    markdown_image,
    read_credit,
    signature,
)
from generator.articles.layout.heads import dateline
from generator.articles.layout.shapes import (
    FIRST_REPORT,
    is_age,
    is_change_line,
    is_date_line,
    is_dateline_alone,
    is_prose,
    is_time_line,
    is_truncated,
    leading_time,
    sentences,
    tags,
    tags_announced,
    words,
)
from generator.articles.vocabulary.outlets import by_host, by_name, vocabulary

_PUBLISHED = re.compile(r"(?:publiziert|veröffentlicht|erstellt|published|posted|erschienen)\b", re.IGNORECASE)
#: A signature behind the last sentence.
_SIGNED = re.compile(r"[.!?”“\"»]\s*\(([^()]{2,40})\)$")
_TIMED_TEASER = re.compile(r"\d{1,2}[:.]\d\d\s*(?:Uhr\s*)?[|–-]\s*\S")


_AFTER = re.compile(
    r"(?:Nach|Vor|Trotz|Wegen|Gegen|Streit um|Debatte um|After|Amid|Ahead of)\s[A-ZÄÖÜ]\S+(?:\s\S+){0,3}$"
)
_ASKS = re.compile(r"(?:Warum|Wieso|Weshalb|Wie|Was|Wer|Wann|Wo|Why|How|What|Who|When)\s[\w„“]")


def _is_trail(row: str) -> bool:
    """`Startseite > Politik > Ausland`, `News|Europe`, `Der Bote – Startseite`: sections between arrows or strokes."""
    first, *further = (part.strip().casefold() for part in row.split("|"))
    site = re.search(r"\s[–|-]\s*(?:Startseite|Homepage)$|^(?:Home|Startseite)\s\S+\s\S|^Section:\s", row) is not None
    trail = len(re.findall(r"\s[>›»→]\s", row)) >= 2 or (bool(further) and first in vocabulary().sections)
    return (site or trail) and words(row) <= 14 and not sentences(row)


def _says(name: str, longest: int) -> Callable[[str], bool]:
    """A form that is a pattern of the general vocabulary in a line of at most so many words."""
    return lambda row: words(row) <= longest and vocabulary().finds(name, row)


#: Features of the line by itself.
OWN: dict[str, Callable[[str], bool]] = {
    "prose": is_prose,
    "no sentence": lambda row: not is_prose(row),
    "long": lambda row: words(row) >= 25,
    "single sentence": lambda row: is_prose(row) and sentences(row) <= 1 and words(row) <= 22,
    "one word": lambda row: words(row) == 1,
    "two or three words": lambda row: 2 <= words(row) <= 3,
    "four to sixteen words": lambda row: 4 <= words(row) <= 16,
    "seven words and more": lambda row: words(row) >= 7,
    "over sixteen words": lambda row: words(row) > 16 and not is_prose(row),
    "ends like a sentence": lambda row: row[-1:] == "." and words(row) >= 4,
    "opens with a preposition": lambda row: words(row) <= 5 and _AFTER.match(row) is not None and ":" not in row,
    "opens with a question word": lambda row: 4 <= words(row) <= 14 and _ASKS.match(row) is not None,
    "question": lambda row: row[-1:] == "?",
    "colon at its end": lambda row: row[-1:] == ":",
    "acronym": lambda row: re.fullmatch(r"[A-ZÄÖÜ]{2,5}", row) is not None,
    "capitals": lambda row: row.isupper() and len(row) > 3,
    "begins with a quotation": lambda row: row[:1] in "„“\"«»‚‘",
    "bullet": lambda row: re.match(r"[-•*–·»►>]\s", row) is not None,
    "breadcrumb": _is_trail,
    "signs only": lambda row: not re.search(r"[^\W_]", row),
    "date": is_date_line,
    "date of publication": lambda row: is_date_line(row) and _PUBLISHED.match(row) is not None,
    "change": is_change_line,
    "time": is_time_line,
    "age": is_age,
    "opening time": lambda row: leading_time(row) is not None and not is_time_line(row) and not is_date_line(row),
    "first report": lambda row: FIRST_REPORT.match(row) is not None,
    "time and teaser": lambda row: _TIMED_TEASER.match(row) is not None and not is_prose(row),
    "byline": is_byline,
    "names": lambda row: bool(read_credit(row).names) and not read_credit(row).rest and not read_credit(row).marked,
    "given name": lambda row: any(map(is_known_name, read_credit(row).names)) and not read_credit(row).rest,
    "role": is_role_line,
    "initials": lambda row: bool(re.fullmatch(r"[(\[]?(?:[a-zäöü]{2,5}|[A-ZÄÖÜ]{2,3})[)\]]?", row)),
    "reporters": is_reporting_line,
    "signature": lambda row: bool(signature(row)),
    "source line": lambda row: is_credit_line(row) and not is_picture_source(row),
    "rights": _says("rights", 60),
    "agency": lambda row: bool(read_credit(row).agencies) and words(row) <= 4,
    "picture": lambda row: is_image_line(row) and not is_reporting_line(row) and not signature(row),
    "picture credit": is_photo_credit,
    "picture word": lambda row: vocabulary().patterns["picture_openings"].match(row) is not None,
    "picture source": is_picture_source,
    "bare picture credit": is_bare_credit,
    "file picture": lambda row: re.match(r"(?:FILE|File|ARCHIV)\s+[-–—]", row) is not None,
    "text agency": is_text_credit,
    "staff": lambda row: vocabulary().patterns["staff"].fullmatch(row) is not None,
    "editors' word": _says("editors", 25),
    "imprint": _says("imprint", 40),
    "working": _says("workings", 60),
    "announces the blog": _says("blog_leads", 60),
    "picture address": lambda row: markdown_image(row) is not None,
    "button": page.is_button,
    "buttons": page.is_buttons,
    "counter": page.is_counter,
    "section": page.is_section,
    "offer": page.is_offer,
    "box": lambda row: page.opens_box(row) and not page.is_self_contained_box(row),
    "box in a line": page.is_self_contained_box,
    "end": page.ends_article,
    "paid": page.is_pay_teaser,
    "link line": _says("links", 20),
    "on air": _says("broadcasts", 30),
    "breaks off": is_truncated,
    "address": lambda row: re.fullmatch(r"(?:https?://|www\.)\S+", row) is not None,
    "masthead": page.is_masthead,
    "outlet": lambda row: bool(by_name(row.removesuffix("-Ticker")) or by_host(row) or HOST.fullmatch(row)),
    "correction": _says("corrections", 120),
    "notice": page.is_notice,
    "topics": lambda row: len(tags(row)) >= 3 and not read_credit(row).agencies,
    "topics announced": tags_announced,
    "signed": lambda row: is_prose(row) and (end := _SIGNED.search(row)) is not None and bool(signature(end[1])),
    "dateline": lambda row: dateline(row) is not None,
    "dateline alone": is_dateline_alone,
    "speaks to the reader": page.speaks_to_reader,
}  # fmt: skip
#: Features of lines that are no part of any text, whatever else they look like.
FURNITURE = frozenset(
    ("button", "buttons", "offer", "working", "box", "box in a line", "end", "paid", "breaks off", "date", "time",
     "correction", "notice", "on air", "editors' word", "imprint", "picture", "source line", "signature", "byline",
     "reporters", "age")
)  # fmt: skip
#: Forms of lines that are no standfirst, however long.
NO_STANDFIRST = FURNITURE | {
    "prose",
    "counter",
    "names",
    "breadcrumb",
    "picture credit follows",
    "elsewhere",
    "section",
    "role",
    "part of a box",
}
#: Forms of lines that end the list of a box.
NO_BOX = frozenset(
    ("prose", "time", "opening time", "date", "byline", "age", "initials", "signature", "source line")
)  # fmt: skip
NO_TEXT = frozenset(("elsewhere", "short caption", "not kept"))


@lru_cache(maxsize=65536)
def own_features(row: str) -> frozenset[str]:
    """What the line shows by itself."""
    return frozenset(name for name, shows in OWN.items() if shows(row))
