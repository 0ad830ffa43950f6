"""What speaks for a label at a line: its own form, the lines around it, what the markup says.

In: the lines that are not blank, in plain form, and for a page what its markup says of each. Out: for each line the
names of its features. The surprising thing: nothing is decided here; `layout_weights.yaml` says what they weigh.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.articles.layout import groups
from generator.articles.layout.credits import persons, read_credit
from generator.articles.layout.forms import FURNITURE, NO_STANDFIRST, NO_TEXT, NO_TITLE, own_features
from generator.articles.layout.heads import begins_anew, dateline, has_verb, introduces, without_outlet
from generator.articles.layout.shapes import words
from generator.articles.vocabulary.outlets import vocabulary
from generator.base.figures.stamps import stamps

_ANNOUNCED = re.compile(r"[-•*–\d„“\"«»]")
_CONTENT = re.compile(r"(?<![\w-])(?:[A-ZÄÖÜ][\w'’]{3,}|\w{7,})")


def features(rows: Sequence[str], language: str, markup: Mapping[int, frozenset[str]]) -> list[set[str]]:
    """The features of each line; `markup` are those of the page, by index into the rows."""
    found = [{"line", *own_features(row)} | markup.get(i, frozenset()) for i, row in enumerate(rows)]
    points = [f for row, f in zip(rows, found, strict=True) if "bullet" in f and words(row) >= 6]
    if len(points) > 2 and not any("prose" in f for f in found):
        for features_ in points:
            features_.add("prose")
    for row, features_ in zip(rows, found, strict=True):
        if "dateline" in features_ and words(row) >= 6 and row[-1] in ".!?":
            features_.add("prose")
    for i in range(len(rows)):
        _beside(rows, found, i)
    groups.captions(rows, found)
    _authors(rows, found)
    clean = [i for i, f in enumerate(found) if "prose" in f and not f & (FURNITURE | NO_TEXT | {"portrait"})]
    _places(rows, found, clean)
    _topics(rows, found, clean)
    groups.questions(rows, found, clean)
    groups.live(rows, found, clean)
    _lead(rows, found, clean, language)
    groups.boxes(rows, found)
    for i in range(1, clean[0] if clean else 0):
        if words(rows[i]) >= 5 and not found[i] & NO_STANDFIRST:
            found[i] |= {"like a standfirst"} | ({"long line above the text"} if words(rows[i]) >= 9 else set())
    groups.topic_lists(rows, found)
    _ends(found, clean)
    return found


def _beside(rows: Sequence[str], found: list[set[str]], i: int) -> None:
    """What stands directly above and below a line."""
    row, own = rows[i], found[i]
    above, below = found[i - 1] if i else set(), found[i + 1] if i + 1 < len(found) else set()
    text_below = "prose" in below and not below & FURNITURE
    title = words(row) <= 14 and not own & NO_TITLE
    title_above = i > 0 and words(rows[i - 1]) <= 14 and not above & NO_TITLE
    title_below = i + 1 < len(rows) and words(rows[i + 1]) <= 14 and not below & NO_TITLE
    announced = text_below or (title and title_below) or (bool(below) and _ANNOUNCED.match(rows[i + 1]) is not None)
    named = "given name" in own or ("role" in own and words(row) <= 5) or bool(read_credit(row).houses)
    says = {
        "text follows": text_below,
        "byline or date follows": bool(below & {"byline", "date"}) or {"names", "given name"} <= below,
        "announces nothing": "colon at its end" in own and not announced,
        "below a name": named and bool(above & {"given name", "byline"}),
        "among short lines": all(map(groups.is_short, (above, own, below))),
        "title below": title and title_below,
        "title above": title and title_above,
        "like a clause": title and has_verb(row.split()),
        "no clause": title and not has_verb(row.split()),
        "short above a title": title and title_below and words(row) <= 4 and words(row) < words(rows[i + 1]),
        "below a box heading": "box" in above and "date" not in own,
        "section among others": "section" in own and "section" in above | below,
    }  # fmt: skip
    own.update(name for name, true in says.items() if true)


def _authors(rows: Sequence[str], found: list[set[str]]) -> None:
    """Lines about who is named in bylines: portraits, names that stand twice."""
    bylines = [row for row, f in zip(rows, found, strict=True) if f & {"byline", "names", "says author"}]
    signed = {name for row in bylines for name in persons(row)}
    portrayed = {*signed, *(name.split()[-1] for name in signed)}
    portrait = vocabulary().patterns["portraits"]
    for i, row in enumerate(rows):
        opening = [" ".join(row.split()[:k]) for k in range(1, 5)]
        if any(name in portrayed and portrait.match(row[len(name) :]) for name in opening):
            found[i].add("portrait")
        if "reporters" in found[i] and not signed:
            found[i].add("nobody is named above")
        if "names" in found[i] and row in (*rows[max(0, i - 1) : i], *rows[i + 1 : i + 2]):
            found[i].add("stands twice")


def _places(rows: Sequence[str], found: list[set[str]], clean: Sequence[int]) -> None:
    """Where the line stands to the running text, to other lines of the same words, to the outlet's own lines."""
    first, last = (clean[0], clean[-1]) if clean else (len(found), len(found))
    second = clean[1] if len(clean) > 1 else last
    later = {row: i for i, row in enumerate(rows)}
    of_outlet = [i for i, f in enumerate(found) if f & {"source line", "link line", "page talk", "page word", "button"}]
    for i, features_ in enumerate(found):
        features_.add("above the text" if i < first else "below the text" if i > last else "in the text")
        if second < i < last and ("date" in features_ or ("names" in features_ and stamps(rows[i]))):
            features_.add("dated within the text")
            found[i - 1].add("above a date within the text")
        if i == 0:
            features_.add("first line")
        if i < 3 and words(rows[i]) <= 3 and not features_ & {"section", "button", "date"}:
            again = re.compile(rf"\b{re.escape(rows[i])}\b", re.IGNORECASE)
            if any(k != i and again.search(rows[k]) for k in of_outlet):
                features_.add("named again in furniture")
        below = later[rows[i]] + 1
        if i + 2 < below < len(rows) and "prose" not in features_ and "prose" in found[below]:
            features_.add("comes again above text")


def _topics(rows: Sequence[str], found: list[set[str]], clean: Sequence[int]) -> None:
    """How much of a line recurs in the running text."""
    stems = {i: _stems(rows[i]) for i in range(len(rows))}
    counts = Counter(stem for i in clean for stem in stems[i])
    text = groups.beginnings(" " + " ".join(rows[i] for i in clean).casefold() + " ")
    for i, features_ in enumerate(found):
        if "prose" in features_:
            own = stems[i]
            shared = sum(counts[stem] > (i in clean) for stem in own)
            if shared >= 4 or shared * 4 >= len(own) > 0:
                features_.add("on the subject")
            elif len(own) >= 4 and shared * 6 < len(own):
                features_.add("off the subject")
        elif words(rows[i]) >= 2:
            share = groups.share(without_outlet(rows[i]), text)
            name = "recurs" if share >= 0.6 else "recurs in part" if share >= 0.3 else "does not recur"
            features_.add(f"{name}, few words" if words(rows[i]) <= 3 else name)


def _stems(text: str) -> set[str]:
    """Names and long words, cut to six letters."""
    return {word[:6].casefold() for word in _CONTENT.findall(text)}


def _lead(rows: Sequence[str], found: list[set[str]], clean: Sequence[int], language: str) -> None:
    """Whether the text begins anew after its first paragraph, or goes on with it."""
    if not clean or found[clean[0]] & {"opening time", "first report"}:
        return
    first, own, following = rows[clean[0]], found[clean[0]], [rows[i] for i in clean[1:3]]
    own.add(f"first paragraph, {language}")
    if not following:
        return
    between = [found[i] for i in range(clean[0] + 1, clean[1])]
    anew = begins_anew(first, following)
    says = {
        "the next begins anew": anew > 0,
        "the next goes on": anew < 0,
        "a dateline follows": dateline(following[0]) is not None,
        "names nobody whom the next names": not introduces(first) and introduces(following[0]),
        "parted from the next": "live" not in own and any(f & {"byline", "date", "picture", "names"} for f in between),
    }
    own.update(name for name, true in says.items() if true)
    if says["a dateline follows"]:
        own.discard("dateline")


def _ends(found: list[set[str]], clean: Sequence[int]) -> None:
    """What stands below comments and the like, if more text stands above them and no update follows."""
    updates = [i for i, f in enumerate(found) if f & {"opens an update", "stands twice"} and "live" in f]
    half = max(4, len(clean))
    ends = [i for i, f in enumerate(found) if "end" in f and bisect_left(clean, i) * 2 >= half]
    first = next((i for i in ends if not updates or i > updates[-1]), len(found))
    for features_ in found[first + 1 :]:
        features_.add("after the end")
