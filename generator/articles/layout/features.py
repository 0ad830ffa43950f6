"""What speaks for a label at a line: its own form, the lines around it, what the markup says.

In: the lines that are not blank, in plain form, and for a page what its markup says of each. Out: for each line the
names of its features. The surprising thing: nothing is decided here; `layout_weights.yaml` says what they weigh.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.articles.layout import furniture as page
from generator.articles.layout import groups
from generator.articles.layout.credits import persons, read_credit
from generator.articles.layout.forms import FURNITURE, NO_STANDFIRST, NO_TEXT, own_features
from generator.articles.layout.heads import begins_anew, dateline, introduces, without_outlet
from generator.articles.layout.shapes import words
from generator.base.figures.stamps import stamps

_CONTENT = re.compile(r"(?<![\w-])(?:[A-ZÄÖÜ][\w'’]{3,}|\w{7,})")
_PLACE = re.compile(r"(?:[Aa]us|[Ii]n|[Ff]rom)\s[A-ZÄÖÜ][\w.-]+(?:\s[A-ZÄÖÜ][\w.-]+)?$")
_FURNITURE = frozenset(
    {"button", "buttons", "box", "box in a line", "offer", "working", "counter", "link line", "paid"}
)
_NO_TITLE = FURNITURE | {"prose", "names", "button", "buttons", "counter", "section", "breadcrumb", "one word", "role",
                         "over sixteen words"}  # fmt: skip
_PLAYER = re.compile(r"hör|audio|video|listen|play|watch|podcast", re.IGNORECASE)
_ANNOUNCED = re.compile(r"[-•*–\d„“\"«»]")


def features(rows: Sequence[str], language: str, markup: Mapping[int, frozenset[str]]) -> list[set[str]]:
    """The features of each line; `markup` are those of the page, by index into the rows."""
    if not rows:
        return []
    found = [{"line", *own_features(row)} | markup.get(i, frozenset()) for i, row in enumerate(rows)]
    _neighbours(rows, found)
    groups.captions(rows, found)
    portraits(rows, found)
    for row, features_ in zip(rows, found, strict=True):
        if "dateline" in features_ and words(row) >= 6 and row[-1] in ".!?":
            features_ |= {"prose"}
    clean = [
        i for i, f in enumerate(found) if "prose" in f and not f & FURNITURE and not f & NO_TEXT and "portrait" not in f
    ]
    _places(rows, found, clean)
    _topics(rows, found, clean)
    _repetitions(rows, found)
    groups.questions(rows, found, clean)
    _leads(rows, found, clean, language)
    groups.live(rows, found, clean)
    groups.boxes(rows, found)
    _standfirsts(rows, found, clean)
    groups.topic_lists(rows, found)
    _ends(found, clean)
    return found


def _places(rows: Sequence[str], found: list[set[str]], clean: Sequence[int]) -> None:
    """Where the line stands to the running text."""
    first, last = (clean[0], clean[-1]) if clean else (len(found), len(found))
    further = {
        i
        for i, f in enumerate(found)
        if f & {"source line", "rights", "offer", "link line", "paid", "imprint", "working", "button"}
    }
    second = clean[1] if len(clean) > 1 else last
    for i, features_ in enumerate(found):
        features_.add("above the text" if i < first else "below the text" if i > last else "in the text")
        if second < i < last and ("date" in features_ or ("names" in features_ and stamps(rows[i]))):
            features_.add("dated within the text")
            found[i - 1].add("above a date within the text")
        if i == 0:
            features_.add("first line")
        if (
            i < 3
            and words(rows[i]) <= 3
            and not features_ & {"section", "button", "date"}
            and any(re.search(rf"(?i)\b{re.escape(rows[i])}\b", rows[k]) for k in further - {i})
        ):
            features_.add("named again in furniture")


def _ends(found: list[set[str]], clean: Sequence[int]) -> None:
    """What stands below comments and the like, if more text stands above them and no update follows."""
    updates = [i for i, f in enumerate(found) if f & {"opens an update", "stands twice"}] if "live" in found[0] else []
    half = max(4, len(clean))
    ends = [i for i, f in enumerate(found) if "end" in f and bisect_left(clean, i) * 2 >= half]
    first = next((i for i in ends if not updates or i > updates[-1]), len(found))
    for features_ in found[first + 1 :]:
        features_.add("after the end")


def _topics(rows: Sequence[str], found: list[set[str]], clean: Sequence[int]) -> None:
    """How much of a line recurs in the running text."""
    stems = {i: _stems(rows[i]) for i in range(len(rows))}
    counts = Counter(stem for i in clean for stem in stems[i])
    text = groups.beginnings(" " + " ".join(rows[i] for i in clean).casefold() + " ")
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
            share = groups.share(without_outlet(rows[i]), text)
            features_.add("recurs" if share >= 0.6 else "recurs in part" if share >= 0.3 else "does not recur")


def _stems(text: str) -> set[str]:
    """Names and long words, cut to six letters."""
    return {word[:6].casefold() for word in _CONTENT.findall(text)}


def _signed(rows: Sequence[str], found: Sequence[set[str]]) -> set[str]:
    """Who is named in bylines."""
    bylines = [row for row, f in zip(rows, found, strict=True) if f & {"byline", "names", "says author"}]
    return {name for row in bylines for name in persons(row)}


def portraits(rows: Sequence[str], found: list[set[str]]) -> None:
    """Who the authors are: a line that opens with the name of one."""
    signed = _signed(rows, found)
    portrayed = {*signed, *(name.split()[-1] for name in signed)}
    for row, features_ in zip(rows, found, strict=True):
        opening = [" ".join(row.split()[:k]) for k in range(1, 5)]
        if any(name in portrayed and page.is_portrait(row, name) for name in opening):
            features_.add("portrait")


def _repetitions(rows: Sequence[str], found: list[set[str]]) -> None:
    """Lines that come again: jumps to a heading below, names that stand twice."""
    last = {row: i for i, row in enumerate(rows)}
    first = {row: i for i, row in reversed(list(enumerate(rows)))}
    signed = _signed(rows, found)
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


def _is_title(row: str, features_: set[str]) -> bool:
    return not features_ & _NO_TITLE and words(row) <= 14


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
        if (
            "given name" in features_ or ("role" in features_ and words(rows[i]) <= 5) or read_credit(rows[i]).houses
        ) and above & {"given name", "byline"}:
            features_.add("below a name")
        if groups.is_short(features_) and groups.is_short(above) and groups.is_short(below):
            features_.add("among short lines")
        if _is_title(rows[i], features_):
            features_.update(
                name
                for name, other in (("title below", i + 1), ("title above", i - 1))
                if 0 <= other < len(found) and _is_title(rows[other], found[other])
            )
        if (
            "prose" in features_
            and above & (_FURNITURE - {"box in a line", "link line"})
            and below & (_FURNITURE | {"date"})
        ):
            features_.add("between furniture")
        if "box" in above and "date" not in features_:
            features_.add("below a box heading")
        if re.fullmatch(r"\(?\d?\d:\d\d\)?", rows[i]) and i and _PLAYER.search(rows[i - 1]):
            features_.add("clock of a player")
        if "section" in features_ and below & {"section"}:
            features_.add("section among others")
        if "section" in features_ and above & {"section", "button", "buttons"}:
            features_.add("section among others")
        if words(rows[i]) <= 3 and _PLACE.match(rows[i]) and "given name" in below:
            features_.add("place of a byline")


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
        found[start].discard("dateline")
    if "opening time" in found[clean[1]] or any(
        "time" in found[i] and "date" not in found[i] for i in range(start + 1, clean[1])
    ):
        found[start].add("an update follows")
    if not introduces(rows[start]) and introduces(following[0]):
        found[start].add("names nobody whom the next names")
    if words(rows[start]) * 1.6 < words(following[0]):
        found[start].add("shorter than the next")
    if clean[1] > start + 1 and any(
        found[i] & {"byline", "date", "picture", "notice", "names"} for i in range(start + 1, clean[1])
    ):
        found[start].add("parted from the next")


def _standfirsts(rows: Sequence[str], found: list[set[str]], clean: Sequence[int]) -> None:
    """Lines above the text that are as long as a lead without a full stop."""
    for i in range(1, clean[0] if clean else 0):
        if words(rows[i]) >= 5 and not found[i] & NO_STANDFIRST:
            found[i].add("like a standfirst")
            if words(rows[i]) >= 9:
                found[i].add("long line above the text")
