"""Groups of lines: captions with their credits, boxes, interviews, lists of topics, the updates of a live blog.

In: the lines of a page and the features that each has by itself. Out: nothing; each line of a group gets the name of
what it is there. The surprising thing: what a line is for depends here on lines that may stand far from it.
"""

import re
from collections.abc import Container, Sequence
from itertools import takewhile

from generator.articles.layout.forms import FURNITURE, NO_BOX, NO_TEXT
from generator.articles.layout.shapes import bare, sentences, words
from generator.articles.vocabulary.outlets import vocabulary
from generator.base.figures.stamps import stamps

#: Forms of lines that are no topic and end the list of them.
_NO_TOPIC = frozenset({"prose", "button", "date", "box", "end", "initials"})


def captions(rows: Sequence[str], found: list[set[str]]) -> None:
    """Captions stand above or below a credit that stands alone."""
    for i, features_ in enumerate(found):
        above, below = found[i - 1] if i else set(), found[i + 1] if i + 1 < len(found) else set()
        if (
            "bare picture credit" in below
            and "date" not in below
            and "signed" not in features_
            and words(rows[i]) <= 35
        ):
            features_.add("picture credit follows")
            if sentences(rows[i]) <= 1 and words(rows[i]) <= 25:
                features_.add("short caption")
                if "prose" in features_:
                    features_.add("sentence above a credit")
        if words(rows[i]) < 6 or sentences(rows[i]) > 1 or i == 0:
            continue
        credit = words(rows[i - 1]) <= 4 and "picture credit" in above
        if credit and not above & {"signature", "reporters"}:
            features_.add("below a bare picture credit")
        agency = above & {"signature", "agency"} and words(rows[i - 1]) <= 2 and rows[i - 1][0].isupper()
        if agency and i > 1 and "ends like a sentence" not in features_ and not any("prose" in f for f in found[:i]):
            features_.add("below a bare picture credit")
            above.add("agency above a caption")


def boxes(rows: Sequence[str], found: list[set[str]]) -> None:
    """The short lines below the heading of a box, or the name of a section within the text.

    Of several, the last above text may be a heading again."""
    text_above = False
    for i, features_ in enumerate(found):
        text_above = text_above or ("prose" in features_ and not features_ & (FURNITURE | NO_TEXT))
        opens = features_ & {"box", "dated within the text"} or ("section" in features_ and text_above)
        if not opens or _ENDS_LIST.match(rows[i]):
            continue
        run = []
        for k in range(i + 1, min(i + 12, len(found))):
            if found[k] & NO_BOX or ("given name" in found[k] and not text_above):
                break
            run.append(k)
            if _ENDS_LIST.match(rows[k]):
                break
        below = run[-1] + 1 if run else 0
        heads_text = len(run) > 1 and below < len(found) and "prose" in found[below]
        again = heads_text and not {"does not recur", "does not recur, few words"} & found[run[-1]]
        if again and (len(run) > 2 or share(rows[run[-1]], rows[below].casefold()) >= 0.4):
            run.pop()
        for k in run if "dated within the text" not in features_ or len(run) > 1 else ():
            found[k].add("part of a box")


#: What a page says below the last item of a list.
_ENDS_LIST = re.compile(r"end of list\b", re.IGNORECASE)


def is_short(features_: set[str]) -> bool:
    long = {"prose", "date", "time", "opening time", "byline", "picture", "bullet", "names"}
    return bool(features_) and not features_ & long


def questions(rows: Sequence[str], found: list[set[str]], clean: Sequence[int]) -> None:
    """An interview prints its questions as paragraphs, not as headings; what stands before the first is its lead."""
    asked = [i for i, f in enumerate(found) if rows[i].endswith("?") and "text follows" in f]
    heads = [rows[i].partition(": ")[0] for i in asked if ": " in rows[i]]
    if len({rows[i] for i in asked}) < 3 and not (len(set(heads)) < len(heads) and words(heads[0]) <= 3):
        return
    for i in asked:
        found[i].add("question of an interview")
    if clean and clean[0] < asked[0] and not any(clean[0] < k < asked[0] for k in clean):
        found[clean[0]].add("questions follow")


def topic_lists(rows: Sequence[str], found: list[set[str]]) -> None:
    """The items below the heading of a list of topics, one a line."""
    for i, row in enumerate(rows):
        if bare(row) in vocabulary().topic_headings:
            below = takewhile(lambda k: words(rows[k]) <= 4 and not found[k] & _NO_TOPIC, range(i + 1, len(rows)))
            for k in below:
                found[k].add("below a topics heading")


def _is_timed(row: str) -> bool:
    """Whether a line opens with its date or time, and has a time."""
    found = stamps(row)
    return bool(found) and found[0].start == 0 and any(stamp.has_time for stamp in found)


def _stands_above_text(following: Sequence[set[str]]) -> bool:
    """Whether text begins within three lines, not counting who wrote it."""
    told = [f for f in following[:6] if not f & {"names", "role", "byline"}]
    return any("prose" in f for f in told[:3])


#: When the whole page was last changed.
_OF_PAGE = re.compile(r"(?:Stand|(?:Zuletzt )?aktualisiert|(?:Last )?updated)\b", re.IGNORECASE)


def live(rows: Sequence[str], found: list[set[str]], clean: Sequence[int]) -> None:
    """Times open updates where there are several, each above text."""
    opening = [
        i
        for i, f in enumerate(found)
        if f & {"time", "opening time", "age", "first report"}
        and not f & {"picture", "button"}
        and not _OF_PAGE.match(rows[i])
    ]
    dated = [i for i in opening if any(stamp.year for stamp in stamps(rows[i]))]
    if len(dated) * 2 < len(opening):
        opening = [i for i in opening if i not in dated]
    inside = range(clean[0] + 1, clean[-1]) if clean else range(0)
    within = [i for i in inside if "date" in found[i] and _is_timed(rows[i])]
    opening = sorted({*opening, *(within if len(within) > 1 else ())})
    above = [i for i in opening if "prose" in found[i] or _stands_above_text(found[i + 1 :])]
    repeated = sum("stands twice" in f for f in found) >= 4
    if len(above) > 1:
        for i in above:
            found[i].add("opens an update")
            found[i].discard("date" if i in within else "")
            if i and "prose" in found[i]:
                found[i - 1].add("directly above an update")
    openings = above if len(above) > 1 else [i for i, f in enumerate(found) if repeated and "stands twice" in f]
    for i, f in enumerate(found if openings else ()):
        if i != openings[0] - 1:
            f.add("above the first update" if i < openings[0] else "below the first update")
    if len(above) > 1 or repeated:
        for f in found:
            f.add("live")
            f.discard("dated within the text")


def share(row: str, text: Container[str]) -> float:
    """The share of a line's longer words whose beginnings are in a text, or among its `beginnings`, in lower case."""
    content = [w.casefold() for w in re.findall(r"[^\W\d_]{4,}", row)]
    return sum(w[:5] in text for w in content) / len(content) if content else 0.0


def beginnings(text: str) -> frozenset[str]:
    """The pieces of a text that `share` asks for, so that each line asks once and not the whole text."""
    return frozenset(text[i : i + length] for length in (4, 5) for i in range(len(text) - length + 1))
