"""What speaks for a label at a line: its own form, the lines around it, what the markup says.

In: the lines that are not blank, in plain form, and for a page what its markup says of each. Out: for each line the
names of its features. The surprising thing: nothing is decided here; `layout_weights.yaml` says what they weigh, also
of lines that stand far from what they belong to: captions, boxes, interviews, the updates of a live blog.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

from generator.articles.layout.credits import persons, read_credit
from generator.articles.layout.forms import FURNITURE, NO_BOX, NO_STANDFIRST, NO_TEXT, NO_TITLE, own_features
from generator.articles.layout.heads import begins_anew, dateline, has_verb, introduces, without_outlet
from generator.articles.layout.shapes import bare, sentences, words
from generator.articles.vocabulary.outlets import vocabulary
from generator.base.figures.stamps import WEEKDAYS, stamps

#: Forms of lines that are no topic and end the list of them.
_NO_TOPIC = frozenset({"prose", "button", "date", "box", "end", "initials"})
_CONTENT = re.compile(r"(?<![\w-])(?:[A-ZÄÖÜ][\w'’]{3,}|\w{7,})")
_DAY = re.compile(r"\b(?:" + "|".join(name for name in WEEKDAYS if len(name) > 5) + ")", re.IGNORECASE)
_LONG = frozenset({"prose", "date", "time", "opening time", "byline", "picture", "bullet", "names"})


def features(rows: Sequence[str], language: str, markup: Mapping[int, frozenset[str]]) -> list[set[str]]:
    """The features of each line; `markup` are those of the page, by index into the rows."""
    found = [{"line", *own_features(row)} | markup.get(i, frozenset()) for i, row in enumerate(rows)]
    points = [f for row, f in zip(rows, found, strict=True) if "bullet" in f and words(row) >= 6]
    if len(points) > 2 and not any("prose" in f for f in found):
        for features_ in points:
            features_.add("prose")
    for row, features_ in zip(rows, found, strict=True):
        if "dateline" in features_ and row[-1] in ".!?":
            features_.add("prose")
    last = max((i for i, f in enumerate(found) if "prose" in f), default=0)
    for i in range(len(rows)):
        _beside(rows, found, i, last)
    clean = [i for i, f in enumerate(found) if "prose" in f and not f & (FURNITURE | NO_TEXT)]
    _places(rows, found, clean)
    _questions(rows, found)
    _updates(found)
    _lead(rows, found, clean, language)
    _lists(rows, found)
    _authors(rows, found)
    dates = [f for f in found if f & {"date", "time", "change"}]
    if len(dates) == 1 and "below the text" in dates[0] and not dates[0] & {"prose", "button", "after the end"}:
        dates[0].add("the only date, below the text")
    for i in range(1, clean[0] if clean else 0):
        if words(rows[i]) >= 5 and not found[i] & NO_STANDFIRST:
            found[i] |= {"like a standfirst"} | ({"long line above the text"} if words(rows[i]) >= 9 else set())
    _ends(found, clean)
    return found


def _beside(rows: Sequence[str], found: list[set[str]], i: int, last: int) -> None:
    """What stands directly above and below a line; `last` is the last line of prose."""
    row, own = rows[i], found[i]
    above, below = found[i - 1] if i else set(), found[i + 1] if i + 1 < len(found) else set()
    near = [k if 0 <= k < len(rows) and words(rows[k]) <= 14 else None for k in (i, i - 1, i + 1)]
    title, title_above, title_below = (k is not None and not found[k] & NO_TITLE for k in near)
    text_below = "prose" in below and not below & FURNITURE
    announced = text_below or "bullet" in below or (title and title_below)
    named = bool(own & {"given name", "role"} or read_credit(row).houses)
    caption = words(row) <= 25 and sentences(row) <= 1
    credited = words(row) >= 6 and "bare picture credit" in above and words(rows[i - 1]) <= 4
    agency = {"agency", "bare picture credit"} <= own and i + 1 < last and not text_below
    says = {
        "text follows": text_below,
        "byline or date follows": bool(below & {"byline", "date"}) or {"names", "given name"} <= below,
        "announces nothing": row[-1:] == ":" and sentences(row) < 2 and not announced,
        "below a name": named and bool(above & {"given name", "byline"}),
        "among short lines": all(f and not f & _LONG for f in (above, own, below)),
        "title below": title and title_below,
        "title above": title and title_above,
        "like a clause": title and has_verb(row.split()),
        "no clause": title and not has_verb(row.split()),
        "below a box heading": "box" in above and "date" not in own,
        "below a bare picture credit": caption and credited,
        "agency above a caption": agency and words(rows[i + 1]) >= 6,
        "picture credit follows": caption and "bare picture credit" in below and i + 1 < last,
    }
    own.update(name for name, true in says.items() if true)


def _places(rows: Sequence[str], found: list[set[str]], clean: Sequence[int]) -> None:
    """Above or below the text, and how much of a line recurs in it."""
    first, last = (clean[0], clean[-1]) if clean else (len(rows), -1)
    text = " " + " ".join(rows[i] for i in clean).casefold() + " "
    stems = [{word[:6].casefold() for word in _CONTENT.findall(row)} for row in rows]
    counts, inside = Counter(stem for i in clean for stem in stems[i]), set(clean)
    told = frozenset(text[i : i + length] for length in (4, 5) for i in range(len(text) - length + 1))
    for i, features_ in enumerate(found):
        features_.add("above the text" if i < first else "below the text" if i > last else "in the text")
        shared = sum(counts[stem] > (i in inside) for stem in stems[i])
        if "prose" in features_ and (shared >= 4 or shared * 4 >= len(stems[i]) > 0):
            features_.add("on the subject")
        if i == 0:
            features_.add("first line")
        if "prose" not in features_ and words(rows[i]) >= 2:
            longer = [w.casefold()[:5] for w in re.findall(r"[^\W\d_]{4,}", without_outlet(rows[i]))]
            share = sum(w in told for w in longer) / (len(longer) or 1)
            name = "recurs" if share >= 0.6 else "recurs in part" if share >= 0.3 else "does not recur"
            features_.add(f"{name}, few words" if words(rows[i]) <= 3 else name)


def _questions(rows: Sequence[str], found: list[set[str]]) -> None:
    """An interview prints its questions as paragraphs, not as headings."""
    asked = [i for i, f in enumerate(found) if rows[i].endswith("?") and "text follows" in f]
    heads = [rows[i].partition(": ")[0] for i in asked if ": " in rows[i]]
    if len({rows[i] for i in asked}) > 2 or len(set(heads)) < len(heads):
        for i in asked:
            found[i].add("question of an interview")


def _updates(found: list[set[str]]) -> None:
    """Times open updates where there are several, each above text."""
    above = []
    for i, f in enumerate(found):
        if f & {"time", "opening time", "age", "first report"} and not f & {"date", "change", "button"}:
            told = [f for f in found[i + 1 : i + 7] if not f & {"names", "byline"}]
            if "prose" in f or any("prose" in f for f in told[:3]):
                above.append(i)
    for i in above if len(above) > 1 else ():
        found[i].add("opens an update")
        if i and "prose" in found[i]:
            found[i - 1].add("directly above an update")


def _lead(rows: Sequence[str], found: list[set[str]], clean: Sequence[int], language: str) -> None:
    """Whether the text begins anew after its first paragraph, or goes on with it."""
    if not clean or found[clean[0]] & {"opening time", "first report"}:
        return
    first, own, following = rows[clean[0]], found[clean[0]], [rows[i] for i in clean[1:3]]
    own.add(f"first paragraph, {language}")
    if not following:
        return
    anew = begins_anew(first, following)
    days = [_DAY.search(text) is not None or any(s.has_date for s in stamps(text)) for text in (first, following[0])]
    says = {
        "names its day": days[0] and not days[1],
        "the next names the day": days[1] and not days[0],
        "the next begins anew": anew > 0,
        "the next goes on": anew < 0,
        "a dateline follows": dateline(following[0]) is not None,
        "names nobody whom the next names": not introduces(first) and introduces(following[0]),
    }
    own.update(name for name, true in says.items() if true)
    if says["a dateline follows"]:
        own.discard("dateline")


def _lists(rows: Sequence[str], found: list[set[str]]) -> None:
    """The short lines below the heading of a box, or the name of a section within the text; the topics below theirs.

    Of several titles in a box, the last above text may be a heading again."""
    text_above = False
    for i, features_ in enumerate(found):
        text_above = text_above or ("prose" in features_ and not features_ & (FURNITURE | NO_TEXT))
        below = range(i + 1, min(i + 12, len(found)))
        if bare(rows[i]) in vocabulary().topic_headings:
            for k in takewhile(lambda k: words(rows[k]) <= 4 and not found[k] & _NO_TOPIC, below):
                found[k].add("below a topics heading")
        if "box" in features_ or ("section" in features_ and text_above):
            run = list(takewhile(lambda k: not found[k] & NO_BOX, below))
            heads_text = len(run) > 2 and run[-1] + 1 < len(found) and "prose" in found[run[-1] + 1]
            if heads_text and not {"does not recur", "does not recur, few words"} & found[run[-1]]:
                run.pop()
            for k in run:
                found[k].add("part of a box")


def _authors(rows: Sequence[str], found: list[set[str]]) -> None:
    """Lines about who is named in bylines, or who reported where nobody is."""
    names = {name for row, f in zip(rows, found, strict=True) if f & {"byline", "names"} for name in persons(row)}
    for row, features_ in zip(rows, found, strict=True):
        if any(row.startswith(n) and vocabulary().patterns["portraits"].match(row[len(n) :]) for n in names):
            features_.add("portrait")
        if "reporters" in features_ and not names:
            features_.add("nobody is named above")


def _ends(found: list[set[str]], clean: Sequence[int]) -> None:
    """What stands below comments and the like, if more text stands above them and no update follows."""
    last = max((i for i, f in enumerate(found) if "opens an update" in f), default=0)
    half = clean[max(4, len(clean)) // 2 - 1] if len(clean) > 1 else len(found)
    first = next((i for i, f in enumerate(found) if "end" in f and i > max(half, last)), len(found))
    for features_ in found[first + 1 :]:
        features_.add("after the end")
