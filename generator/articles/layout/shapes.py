"""What a single line looks like, whatever stands around it: prose, a date, a time, topics.

In: one line in its plain form (`fetch.plain`). Out: answers about its form. Nothing here knows the line's neighbours;
`lines.py` decides between the answers. The surprising thing: a question alone is no prose, for headlines ask, too.
"""

import re
from functools import lru_cache

from generator.articles.vocabulary.outlets import vocabulary
from generator.articles.vocabulary.words import entry
from generator.base.figures.stamps import AGO, MONTHS, WEEKDAYS, Stamp, stamps

_CLOSERS = "\"'”“’‘»«›‹)]*"

_SENTENCE_END = re.compile(r"[.!?…][\"'”“’‘»«)\]]*(?=\s+[\"'“„»«‚(\[]*[A-ZÄÖÜ0-9À-Þ])")

_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Prof|Mr|Mrs|Ms|St|Sen|Gen|Gov|Lt|Col|Jr|Sr|Nr|No|bzw|ca|etc|vs|Rep|U\.S)|\d)\.$"
)

_DATE_GLUE = frozenset((*entry("line_words", "beside_dates"), *WEEKDAYS, *MONTHS))


def words(text: str) -> int:
    return len(text.split())


@lru_cache(maxsize=65536)
def sentences(text: str) -> int:
    """How many sentences end in the text; abbreviations and ordinals do not end one."""
    body = _unsigned(text).rstrip(_CLOSERS + " ")
    ends = sum(
        not _ABBREVIATION.search(text[max(0, m.start() - 6) : m.start() + 1]) for m in _SENTENCE_END.finditer(text)
    )
    return ends + body.endswith((".", "!", "?", "…"))


@lru_cache(maxsize=65536)
def is_prose(text: str) -> bool:
    """A paragraph of running text: it ends like a sentence, and a single question or call needs length to count."""
    end = _unsigned(text).rstrip(_CLOSERS + " ")[-1:]
    count, length = sentences(text), words(text)
    if end in (".", ":"):
        return length >= (4 if end == "." else 8)
    if end in ("!", "?", "…"):
        return length > 20 or (length >= 8 and count >= 2)
    return length >= 28 or (count >= 1 and length > 14)


def _unsigned(text: str) -> str:
    """The text without the signature or remark in brackets that follows its last sentence."""
    return re.sub(r"(?<=[.!?”“\"»])\s*[(\[][^()\[\]]{2,40}[)\]]$", "", text)


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """A line as a button is compared: no list mark, counter, arrow or end punctuation, lower case."""
    text = re.sub(r"^[\s\-*•·>+|»→#\[\]]+|[\s>»→:!|.…\]]+$", "", text)
    return re.sub(r"\s*[(\[]?\d*[)\]]?$", "", text).strip().casefold() if not text.isdigit() else text


def is_control(text: str) -> bool:
    """A button, or a short line of nothing but words of controls, one of which says what to do: `Beiträge laden`."""
    found = (
        re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", text.lower()) if len(text) <= 60 and text[-1:] not in "?!" else []
    )
    does = 0 < len(found) <= 7 and not vocabulary().doing.isdisjoint(found)
    return bare(text) in vocabulary().buttons or (does and vocabulary().controls.issuperset(found))


@lru_cache(maxsize=65536)
def is_date_line(text: str) -> bool:
    """A line that is a date, with a time, a button or an agency beside it, and nothing else."""
    found = stamps(text)
    today = re.search(r"\b(?:heute|gestern|today|yesterday)\b", text, re.IGNORECASE) and any(s.has_time for s in found)
    if not (today or any(s.has_date for s in found)) or words(text) > 24 or vocabulary().finds("first_reports", text):
        return False
    if re.match(r"\s?:\s+\w+\s+\w", text[found[-1].end :]):
        return False
    if not stamps(text[text.find("(") :]):
        text = re.sub(r"(?<=.)\s*\([^()]*\)", "", text)
    opened = found[0].start == 0 and re.match(r"\s*[|•·]", text[found[0].end :]) is not None
    return len(_rest(text)) <= (0 if today else 4 if opened else 2)


@lru_cache(maxsize=65536)
def is_time_line(text: str) -> bool:
    """A line that is a time of day and nothing else, such as `18.42 Uhr`, `Update, 11.20 Uhr` or `14.05 GMT`."""
    timed = words(text) <= 8 and any(s.has_time for s in stamps(text))
    return timed and not is_change_line(text) and not _rest(text)


def is_change_line(text: str) -> bool:
    """When it was changed (`Updated at 19.21 GMT`, `Aktualisiert vor 2 Stunden`), which is no head of an update."""
    opening = re.match(r"(?:updated|aktualisiert|last updated|zuletzt|geändert)\b", text, re.IGNORECASE)
    timed = any(s.has_time for s in stamps(text)) or AGO.search(text) is not None
    return opening is not None and words(text) <= 8 and timed


def without_stamps(text: str) -> str:
    """The text with a stroke for each date and time."""
    for stamp in reversed(stamps(text)):
        text = f"{text[: stamp.start]} | {text[stamp.end :]}"
    return text


def _rest(text: str) -> list[str]:
    """The words of a date line beside dates and what usually accompanies them; a button or agency is none."""
    left: list[str] = []
    for piece in re.split(r"[|·•]|\s[-–—]\s|,|;|\(|\)", AGO.sub(" | ", without_stamps(text))):
        found = re.findall(r"[^\W_]+(?:[-.'’][^\W_]+)*", piece)
        tokens = [t for t in found if not t.isdigit() and not _is_glue(t.casefold())]
        if not is_control(" ".join(tokens)):
            left += tokens
    return left


def _is_glue(word: str) -> bool:
    return word in _DATE_GLUE or word in vocabulary().agencies


def is_age(text: str) -> bool:
    """How long ago, and nothing more: `vor 3 Stunden`, `2 hours ago`."""
    return AGO.search(text) is not None and not re.search(r"[^\W\d_]{2,}", AGO.sub("", text))


def tags(text: str) -> tuple[str, ...]:
    """The items of a line of topics: three or more short capitalised items, or any after `Themen:` and the like."""
    match = vocabulary().patterns["topics"].match(text)
    listed = match["tags"] if match else text
    items: tuple[str, ...] = ()
    for mark in (r"\s+/\s+", r"\|", r"[•·]", ",", r"\s#"):
        items = tuple(item for i in re.split(mark, listed) if (item := i.strip(" .#")))
        if len(items) >= (2 if match else 3):
            break
    if match and not is_prose(text):
        return items
    topics = all(words(i) <= 4 and i[0].isupper() and not stamps(i) for i in items)
    return items if len(items) >= 3 and topics and not sentences(text) else ()


_LED = re.compile(r"^(?:\W|(?:update|updated|eil(?:meldung)?|aktualisierung|aktualisiert|neu|breaking|vom|at|am|of|"
                  r"from|der|um|erstmeldung|ursprungsmeldung|originalmeldung)\b|"
                  + "|".join(WEEKDAYS) + r")*$", re.IGNORECASE)  # fmt: skip


def first_report(text: str) -> tuple[str, str]:
    """What a line calls itself as the first report (`Erstmeldung`, else nothing), and what it says."""
    match = vocabulary().patterns["first_reports"].match(text)
    return (match[0].rstrip(": "), text[match.end() :].lstrip(" :")) if match else ("", text)


@lru_cache(maxsize=65536)
def leading_time(text: str) -> Stamp | None:
    """The time of day with which an update opens: `Update, 23.04 Uhr: …`, `+++ 18:42 Titel +++`, `14.05 GMT`."""
    first = next((s for s in stamps(text) if s.has_time), None)
    if first is None or first.start > 40 or not _LED.match(text[: first.start]):
        return None
    opening, rest = text[: first.start].casefold(), text[first.end :]
    update = "update" in opening or "aktualis" in opening
    if re.search(r"\b(?:um|at|am)\b\W*$", opening) and not update:
        return None
    parted = re.match(r"\s*(?:[:|–—•·+]|-\s|$)|\)|\]", rest) or "+++" in opening or update or is_time_line(text)
    titled = not is_prose(text) and re.match(r"\s+[\"„“'«A-ZÄÖÜ]", rest)
    return first if parted or titled else None
