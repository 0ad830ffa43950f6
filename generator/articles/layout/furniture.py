"""Lines of page furniture by their form and wording: buttons, boxes, offers, notices.

In: one line in its plain form. Out: whether it is one. The words are data (`outlets/general.yaml`). The surprising
thing: what a page says to its reader outside quotation marks is hardly ever news.
"""

import re
from functools import cache, lru_cache

from generator.articles.layout.shapes import bare, is_age, is_prose, sentences, words
from generator.articles.vocabulary.outlets import vocabulary
from generator.base.figures.stamps import stamps

_QUOTED = re.compile(r"„[^“”\"]*[“”\"]|“[^”]*”|«[^»]*»|»[^«]*«|\"[^\"]*\"|‚[^‘]*‘")


def is_pay_teaser(text: str) -> bool:
    paid = vocabulary().patterns["paid"]
    return paid.search(text) is not None and not is_prose(paid.sub("", text).strip())


@lru_cache(maxsize=65536)
def is_button(text: str) -> bool:
    """A control, a counter, a reading time, an age, or nothing but signs."""
    if not re.search(r"[^\W_]", text):
        return True
    if bare(text) in vocabulary().buttons:
        return True
    parts = [p for p in re.split(r"\s*[|•·/]\s*|\s{2,}", text) if p]
    if len(parts) > 1 and all(bare(p) in vocabulary().buttons for p in parts):
        return True
    return vocabulary().finds("players", text) or is_counter(text) or _is_control(text)


def _is_control(text: str) -> bool:
    """A short line of nothing but words of controls, one of which says what to do: `Neue Beiträge laden`."""
    do, known = vocabulary().controls
    found = re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", text.lower()) if len(text) <= 60 else []
    return 0 < len(found) <= 7 and not do.isdisjoint(found) and known.issuperset(found) and text[-1:] not in "?!"


def is_buttons(text: str) -> bool:
    """Several controls or sections in one line: `Merken Teilen Vorlesen`, `Drucken | Kommentare (3)`."""
    found = [t for t in re.split(r"[\s|•·/,]+", text) if re.search(r"\w", t)]
    sections = len(found) < 3 and all(t.casefold() in vocabulary().sections for t in found)
    return len(found) > 1 and words(text) <= 8 and not sections and _all_buttons(tuple(bare(t) or t for t in found))


def _all_buttons(tokens: tuple[str, ...]) -> bool:
    """Whether the words part into controls, of three words at most."""
    if not tokens:
        return True
    return any(
        (" ".join(tokens[:k]) in _parts_of_bars() or (k == 1 and tokens[0].isdigit())) and _all_buttons(tokens[k:])
        for k in (3, 2, 1)
    )


@cache
def _parts_of_bars() -> frozenset[str]:
    return vocabulary().buttons | vocabulary().sections | vocabulary().controls[0]


def is_counter(text: str) -> bool:
    """A number of comments, readers, minutes: `40 Leser`, `1 Posting`, `2764 view`."""
    if found := stamps(text):
        text = text[found[-1].end :].strip(" ,|·-")
        return re.match(r"\d+\s\w+$", text) is not None and vocabulary().finds("counters", text)
    return vocabulary().finds("counters", text) and not is_age(text)


def is_section(text: str) -> bool:
    """The name of a section of a site and nothing else."""
    return text.casefold().strip(" :>|") in vocabulary().sections


def opens_box(text: str) -> bool:
    """The heading of a list of other articles, of an offer, or of the foot of the page."""
    return words(text) <= 14 and vocabulary().patterns["headers"].fullmatch(_box_text(text)) is not None


def is_self_contained_box(text: str) -> bool:
    """A box heading with its content in the same line (`Lesen Sie auch: …`)."""
    return opens_box(text) and (words(text) > 6 or re.search(r":\s*\S", text) is not None)


def ends_article(text: str) -> bool:
    return words(text) <= 10 and vocabulary().patterns["ends"].fullmatch(_box_text(text)) is not None


def _box_text(text: str) -> str:
    return re.sub(r"^[A-Z]\+\s+|^[A-Z]\+\s+|^[\s\-*•·>+|»→#:]+|[\s>»→:|]+$", "", text)


@lru_cache(maxsize=65536)
def is_offer(text: str) -> bool:
    """A paragraph that speaks to the reader, outside quotation marks, about an offer, consent or the page itself."""
    outside = _QUOTED.sub(" ", text)
    if sum(pattern.search(outside) is not None for pattern in vocabulary().consent) >= 2:
        return True
    if not vocabulary().offers.search(outside):
        return False
    parts = [p for p in re.split(r"(?<=[.!?])\s+", outside) if p.strip()]
    speaking = sum(vocabulary().finds("speaks", p.strip()) for p in parts)
    return speaking * 2 >= len(parts) or (speaking >= 1 and len(parts) <= 3 and vocabulary().finds("speaks", parts[0]))


def speaks_to_reader(text: str) -> bool:
    """Whether a short text addresses its reader, outside quotation marks."""
    return words(text) <= 30 and vocabulary().finds("speaks", _QUOTED.sub(" ", text).strip())


def is_portrait(text: str, name: str) -> bool:
    """`Erika Muster is a senior editor …`: who the author of the byline is."""
    return vocabulary().patterns["portraits"].match(text[len(name) :]) is not None


def is_masthead(text: str) -> bool:
    """A short line that ends like a newspaper's or a station's name."""
    return (
        words(text) <= 5
        and not sentences(text)
        and text[0].isupper()
        and ":" not in text
        and (found := vocabulary().patterns["mastheads"].search(text)) is not None
        and (words(text) >= 2 or "-" in text or found.start() >= 4)
    )


def is_notice(text: str) -> bool:
    return words(text) <= 70 and sentences(text) <= 2 and vocabulary().finds("notices", _QUOTED.sub(" ", text))
