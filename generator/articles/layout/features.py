"""What speaks for a label at a line: its own form, the lines around it, what the markup says.

In: the lines that are not blank, in plain form, and for a page what its markup says of each. Out: for each line the
names of its features. The surprising thing: nothing is decided here; `words/layout.yaml` says what a feature weighs.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from generator.articles.layout import furniture as page
from generator.articles.layout.bylines import byline_names, is_byline, is_known_name, is_role_line, read_byline
from generator.articles.layout.heads import begins_anew, dateline, introduces, without_outlet
from generator.articles.layout.pictures import (
    is_image_line,
    is_bare_credit,
    is_photo_credit,
    is_picture_source,
    markdown_image,
)
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
from generator.articles.layout.signatures import (
    has_rights,
    is_credit_line,
    is_reporting_line,
    is_text_credit,
    signature,
)
from generator.articles.vocabulary.outlets import by_host, by_name

_CONTENT = re.compile(r"(?<![\w-])(?:[A-ZÄÖÜ][\w'’]{3,}|\w{7,})")
_ANNOUNCED = re.compile(r"[-•*–\d„“\"«»]")

#: Features of the line by itself.
OWN: dict[str, Callable[[str], bool]] = {
    "prose": is_prose,
    "long": lambda row: words(row) >= 25,
    "single sentence": lambda row: is_prose(row) and sentences(row) <= 1 and words(row) <= 22,
    "one word": lambda row: words(row) == 1,
    "two or three words": lambda row: 2 <= words(row) <= 3,
    "four to sixteen words": lambda row: 4 <= words(row) <= 16,
    "over sixteen words": lambda row: words(row) > 16 and not is_prose(row),
    "ends like a sentence": lambda row: row[-1:] in ".!" and words(row) >= 4,
    "question": lambda row: row[-1:] == "?",
    "colon at its end": lambda row: row[-1:] == ":",
    "capitals": lambda row: row.isupper() and len(row) > 3,
    "begins with a quotation": lambda row: row[:1] in "„“\"«»‚‘",
    "bullet": lambda row: re.match(r"[-•*–·»►>]\s", row) is not None,
    "breadcrumb": lambda row: len(re.findall(r"\s[>›»→]\s", row)) >= 2 and not sentences(row) and words(row) <= 14,
    "signs only": lambda row: not re.search(r"[^\W_]", row),
    "date": is_date_line,
    "change": is_change_line,
    "time": is_time_line,
    "age": is_age,
    "opening time": lambda row: leading_time(row) is not None and not is_time_line(row) and not is_date_line(row),
    "first report": lambda row: FIRST_REPORT.match(row) is not None,
    "time and teaser": lambda row: re.match(r"\d{1,2}[:.]\d\d\s*(?:Uhr\s*)?[|–-]\s*\S", row) is not None and not is_prose(row),
    "byline": is_byline,
    "names": lambda row: bool(read_byline(row).names) and not read_byline(row).rest and not read_byline(row).marked,
    "given name": lambda row: any(map(is_known_name, read_byline(row).names)) and not read_byline(row).rest,
    "role": is_role_line,
    "initials": lambda row: bool(re.fullmatch(r"[(\[]?(?:[a-zäöü]{2,5}|[A-ZÄÖÜ]{2,3})[)\]]?", row)),
    "reporters": is_reporting_line,
    "signature": lambda row: bool(signature(row)),
    "source line": lambda row: is_credit_line(row) and not is_picture_source(row),
    "rights": has_rights,
    "agency": lambda row: bool(read_byline(row).agencies) and words(row) <= 4,
    "picture": lambda row: is_image_line(row) and not is_reporting_line(row) and not signature(row),
    "picture credit": is_photo_credit,
    "picture source": is_picture_source,
    "bare picture credit": is_bare_credit,
    "file picture": lambda row: re.match(r"(?:FILE|File|ARCHIV)\s+[-–—]", row) is not None,
    "text agency": is_text_credit,
    "staff": lambda row: re.fullmatch(r"(?:\S+ )?(?:Staff|Newsroom|Redaktion|Agenturen|Agencies)(?: \S+)?", row) is not None,
    "editors' word": page.is_editors_word,
    "imprint": page.is_imprint,
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
    "link line": page.is_link_line,
    "on air": page.is_broadcast_note,
    "breaks off": is_truncated,
    "address": lambda row: re.fullmatch(r"(?:https?://|www\.)\S+", row) is not None,
    "masthead": page.is_masthead,
    "outlet": lambda row: by_name(row) is not None or by_host(row) is not None,
    "correction": page.is_correction,
    "notice": page.is_notice,
    "topics": lambda row: len(tags(row)) >= 3 and not read_byline(row).agencies,
    "topics announced": tags_announced,
    "dateline": lambda row: dateline(row) is not None,
    "dateline alone": is_dateline_alone,
    "speaks to the reader": page.speaks_to_reader,
}  # fmt: skip
#: Features of lines that are no part of any text, whatever else they look like.
FURNITURE = frozenset(
    ("button", "buttons", "offer", "box", "box in a line", "end", "paid", "breaks off", "date", "time", "correction",
     "notice", "on air", "editors' word", "imprint", "picture", "source line", "signature", "byline", "reporters", "age")
)  # fmt: skip
NO_TEXT = frozenset(("elsewhere", "short caption", "not kept"))


@lru_cache(maxsize=65536)
def own_features(row: str) -> frozenset[str]:
    """What the line shows by itself."""
    return frozenset(name for name, shows in OWN.items() if shows(row))


def features(rows: Sequence[str], language: str, markup: Mapping[int, frozenset[str]]) -> list[set[str]]:
    """The features of each line; `markup` are those of the page, by index into the rows."""
    found = [{"line", *own_features(row)} | markup.get(i, frozenset()) for i, row in enumerate(rows)]
    _neighbours(rows, found)
    _captions(rows, found)
    _boxes(found)
    clean = [i for i, f in enumerate(found) if "prose" in f and not f & FURNITURE and not f & NO_TEXT]
    _places(found, clean)
    _topics(rows, found, clean)
    _repetitions(rows, found)
    _leads(rows, found, clean, language)
    _live(rows, found)
    return found


def _places(found: list[set[str]], clean: Sequence[int]) -> None:
    """Where the line stands to the running text."""
    first, last = (clean[0], clean[-1]) if clean else (len(found), len(found))
    for i, features_ in enumerate(found):
        features_.add("above the text" if i < first else "below the text" if i > last else "in the text")
        if i == 0:
            features_.add("first line")
    ends = [i for i, f in enumerate(found) if "end" in f and sum(k < i for k in clean) >= 2]
    for features_ in found[ends[0] + 1 :] if ends else ():
        features_.add("after the end")


def _topics(rows: Sequence[str], found: list[set[str]], clean: Sequence[int]) -> None:
    """How much of a line recurs in the running text."""
    stems = {i: _stems(rows[i]) for i in range(len(rows))}
    counts = Counter(stem for i in clean for stem in stems[i])
    text = " " + " ".join(rows[i] for i in clean).casefold() + " "
    for i, features_ in enumerate(found):
        if "prose" in features_:
            own = stems[i]
            shared = sum(counts[stem] > (i in clean) for stem in own)
            off = len(own) >= 4 and shared * 6 < len(own)
            features_.add(
                "on the subject"
                if shared >= 4 or shared * 4 >= len(own) > 0
                else "off the subject"
                if off
                else "unclear subject"
            )
        elif words(rows[i]) >= 2:
            content = [w.casefold() for w in re.findall(r"[^\W\d_]{4,}", without_outlet(rows[i]))]
            share = sum(w[:5] in text for w in content) / len(content) if content else 0.0
            features_.add("recurs" if share >= 0.6 else "recurs in part" if share >= 0.3 else "does not recur")


def _stems(text: str) -> set[str]:
    """Names and long words, cut to six letters."""
    return {word[:6].casefold() for word in _CONTENT.findall(text)}


def _repetitions(rows: Sequence[str], found: list[set[str]]) -> None:
    """Lines that come again: jumps to a heading below, names that stand twice."""
    last = {row: i for i, row in enumerate(rows)}
    first = {row: i for i, row in reversed(list(enumerate(rows)))}
    signed = {
        name
        for i, row in enumerate(rows)
        if found[i] & {"byline", "names", "says author"}
        for name in byline_names(row)
    }
    counts = Counter(rows)
    for i, row in enumerate(rows):
        prose = "prose" in found[i]
        if "reporters" in found[i] and not signed:
            found[i].add("nobody is named above")
        if (
            last[row] > i + 1
            and not prose
            and last[row] + 1 < len(rows)
            and "prose" in found[last[row] + 1]
            and ("prose" not in found[i + 1] or "names" not in found[i])
        ):
            found[i].add("comes again above text")
        if prose and counts[row] > 2:
            found[i].add("repeated prose")
        if first[row] < i - 1 and not prose and words(row) >= 3 and not found[i] & {"names", "date"}:
            found[i].add("stood above")
        if "names" in found[i] and (row in rows[max(0, i - 1) : i] or row in rows[i + 1 : i + 2]):
            found[i].add("stands twice")
        if "names" in found[i] and counts[row] > 1:
            found[i].add("comes again")
        if any(row.startswith(name + " ") and page.is_portrait(row, name) for name in signed):
            found[i].add("portrait")


def _neighbours(rows: Sequence[str], found: list[set[str]]) -> None:
    """What stands directly above and below."""
    for i, features_ in enumerate(found):
        above, below = found[i - 1] if i else set(), found[i + 1] if i + 1 < len(found) else set()
        text_below = "prose" in below and not below & FURNITURE
        if text_below:
            features_.add("text follows")
        if below & {"byline", "date"} or {"names", "given name"} <= below:
            features_.add("byline or date follows")
        if above & {"time"} or below & {"time"}:
            features_.add("beside a time")
        if "colon at its end" in features_:
            announces = text_below or (below and _ANNOUNCED.match(rows[i + 1]))
            features_.add("announces what follows" if announces else "announces nothing")
        if (features_ & {"given name", "role"} or read_byline(rows[i]).houses) and above & {"given name", "byline"}:
            features_.add("below a name")
        if _is_short(features_) and _is_short(above) and _is_short(below):
            features_.add("among short lines")


def _captions(rows: Sequence[str], found: list[set[str]]) -> None:
    """Captions stand above or below a credit that stands alone."""
    for i, features_ in enumerate(found):
        above, below = found[i - 1] if i else set(), found[i + 1] if i + 1 < len(found) else set()
        if "bare picture credit" in below and "date" not in below and words(rows[i]) <= 35:
            features_.add("picture credit follows")
            if sentences(rows[i]) <= 1 and words(rows[i]) <= 25:
                features_.add("short caption")
        if words(rows[i]) < 6 or sentences(rows[i]) > 1 or i == 0:
            continue
        credit = words(rows[i - 1]) <= 4 and "picture credit" in above
        if credit and not above & {"signature", "reporters", "text agency"}:
            features_.add("below a bare picture credit")
        agency = above & {"signature", "agency"} and words(rows[i - 1]) <= 2 and rows[i - 1][0].isupper()
        if agency and i > 1 and "ends like a sentence" not in features_ and not any("prose" in f for f in found[:i]):
            features_.add("below a bare picture credit")
            above.add("agency above a caption")


def _boxes(found: list[set[str]]) -> None:
    """The short lines below the heading of a box; of several, the last above text may be a heading again."""
    for i, features_ in enumerate(found):
        if "box" not in features_:
            continue
        run = []
        for k in range(i + 1, min(i + 12, len(found))):
            if found[k] & {"prose", "time", "opening time", "date", "byline", "age", "initials", "signature", "source line"}:
                break
            run.append(k)
        if len(run) > 1 and run[-1] + 1 < len(found) and "prose" in found[run[-1] + 1]:
            run.pop()
        for k in run:
            found[k].add("part of a box")


def _is_short(features_: set[str]) -> bool:
    return bool(features_) and not features_ & {
        "prose",
        "date",
        "time",
        "opening time",
        "byline",
        "picture",
        "bullet",
        "names",
    }


def _leads(rows: Sequence[str], found: list[set[str]], clean: Sequence[int], language: str) -> None:
    """Whether the text begins anew after its first paragraph, or goes on with it."""
    if not clean:
        return
    start = clean[0]
    if found[start] & {"opening time", "first report"}:
        return
    following = [rows[i] for i in clean[1:3]]
    found[start].add("first paragraph")
    found[start].add(f"first paragraph, {language}")
    if not following:
        found[start].add("only paragraph")
        return
    anew = begins_anew(rows[start], following)
    if anew:
        found[start].add("the next begins anew" if anew > 0 else "the next goes on")
    if dateline(following[0]):
        found[start].add("a dateline follows")
    if "opening time" in found[clean[1]]:
        found[start].add("an update follows")
    if not introduces(rows[start]) and introduces(following[0]):
        found[start].add("names nobody whom the next names")
    if words(rows[start]) * 1.6 < words(following[0]):
        found[start].add("shorter than the next")
    if clean[1] > start + 1 and any(
        found[i] & {"byline", "date", "picture", "notice", "names"} for i in range(start + 1, clean[1])
    ):
        found[start].add("parted from the next")
    for i in range(start):
        if words(rows[i]) >= 9 and "prose" not in found[i]:
            found[i].add("long line above the text")


def _live(rows: Sequence[str], found: list[set[str]]) -> None:
    """Times open updates where there are several, each above text."""
    opening = [
        i for i, f in enumerate(found) if f & {"time", "opening time", "age", "first report"} and "picture" not in f
    ]
    above = [
        i
        for i in opening
        if "prose" in found[i] or any("prose" in found[k] for k in range(i + 1, min(i + 4, len(rows))))
    ]
    repeated = sum("stands twice" in f for f in found) >= 4
    if len(above) > 1:
        for i in above:
            found[i].add("opens an update")
            if i and "prose" in found[i]:
                found[i - 1].add("directly above an update")
    openings = above if len(above) > 1 else [i for i, f in enumerate(found) if repeated and "stands twice" in f]
    for i, f in enumerate(found if openings else ()):
        if i != openings[0] - 1:
            f.add("above the first update" if i < openings[0] else "below the first update")
    if len(above) > 1 or repeated:
        for f in found:
            f.add("live")
