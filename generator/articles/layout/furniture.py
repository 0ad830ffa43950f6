"""Lines of page furniture by their form and wording: buttons, boxes, offers, notices.

In: one line in its plain form. Out: whether it is one. The words are data (`outlets/general.yaml`). The surprising
thing: what a page says to its reader outside quotation marks is hardly ever news.
"""

import re
from functools import lru_cache

from generator.articles.layout.shapes import bare, is_age, is_prose, sentences, words
from generator.articles.vocabulary.outlets import vocabulary
from generator.base.figures.stamps import stamps

_PAY = re.compile(
    r"\(\s*(?:\w+\s*(?:plus|\+|premium)|plus|abo|bezahlinhalt|premium|paywall)\s*\)|\b\w+\s?\+\s*$", re.IGNORECASE
)

_SPEAKS = re.compile(
    r"(?<=[\w,;:)] )(?:Sie|Ihnen|Ihre[nmrs]?|Ihr|Euch|Euer)\b|\b(?:[Yy]ou|[Yy]our|[Yy]ours|dich|"
    r"dir|dein(?:e[nmrs]?)?|euch|eure[nmrs]?)\b|"
    r"^(?:Lassen|Lesen|Melden|Abonnieren|Klicken|Folgen|Erhalten|Sichern|Testen|Schreiben|"
    r"Diskutieren|Registrieren|Bleiben|Verpassen|Hören|Sehen|Finden|Laden|Nutzen|Erfahren|"
    r"Entdecken) Sie\b|"
    r"^(?:Sign|Subscribe|Follow|Download|Get|Read|Listen|Watch|Join|Support|Click|Tap|Share|Send|"
    r"Email|Find|Stay|Register|Enter|Try|Start|Discover|See|Check|Learn|Explore|Tell|Play|Need|Want|Show|Hide|View|Load|Go)\b"
)

_QUOTED = re.compile(r"„[^“”\"]*[“”\"]|“[^”]*”|«[^»]*»|»[^«]*«|\"[^\"]*\"|‚[^‘]*‘")

_COUNTER = re.compile(
    r"^(?:(?:kommentare?|comments?|shares?|aufrufe)\s*[(:]?\s*\d[\d.,]*[)]?$|[(\[]?\s*\d[\d.,]*\s*[km]?\s*(?:kommentare?|comments?|shares?|likes?|views?|aufrufe|"
    r"meinungen|reaktionen|antworten|replies|min(?:uten|ute|s)?|leser(?:innen)?|postings?|beiträge|readers?|bilder|fotos|photos|posts?|"
    r"einträge|mal geteilt)?\b.{0,12}$)",
    re.IGNORECASE,
)

#: `(00:00 / 04:12)`, `3:45 min`: how far a recording has played, how long it is.
_PLAYER = re.compile(r"^[(\[]?\s*\d{1,2}:\d\d\s*(?:/\s*\d{1,2}:\d\d\s*|min\.?\s*)[)\]]?$", re.IGNORECASE)

_READING_TIME = re.compile(
    r"^(?:(?:lese(?:zeit|dauer)|reading time|dauer)\W*)?(?:ca\.\s*)?\d+\s*(?:min(?:uten|ute|"
    r"utes|s)?\.?)\s*(?:read|lesezeit|lesedauer)?$|^\d+[ -]min(?:ute)? read$",
    re.IGNORECASE,
)


def is_pay_teaser(text: str) -> bool:
    return _PAY.search(text) is not None and not is_prose(re.sub(_PAY, "", text).strip())


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
    return is_player(text) or is_counter(text)


def is_buttons(text: str) -> bool:
    """Several controls in one line: `Merken Teilen Vorlesen`, `Drucken | Kommentare (3)`."""
    found = [t for t in re.split(r"[\s|•·/,]+", text) if re.search(r"\w", t)]
    return len(found) > 1 and words(text) <= 8 and _all_buttons(tuple(bare(t) or t for t in found))


def _all_buttons(tokens: tuple[str, ...]) -> bool:
    """Whether the words part into controls, of three words at most."""
    if not tokens:
        return True
    known = vocabulary().buttons
    return any(
        (" ".join(tokens[:k]) in known or (k == 1 and tokens[0].isdigit())) and _all_buttons(tokens[k:])
        for k in (3, 2, 1)
    )


def is_counter(text: str) -> bool:
    """A number of comments, readers, minutes: `40 Leser`, `1 Posting`, `2764 view`."""
    if found := stamps(text):
        text = text[found[-1].end :].strip(" ,|·-")
        return re.match(r"\d+\s\w+$", text) is not None and _COUNTER.match(text) is not None
    return bool(_COUNTER.match(text) or _READING_TIME.match(text)) and not is_age(text)


def is_editors_word(text: str) -> bool:
    """The editors or a moderator speak to the readers: `Redaktion: Wir bleiben dran.`"""
    return words(text) <= 25 and vocabulary().editors.search(text) is not None


def is_imprint(text: str) -> bool:
    """Who publishes the page, where, under which number."""
    return vocabulary().imprint.search(text) is not None and words(text) <= 40


def is_section(text: str) -> bool:
    """The name of a section of a site and nothing else."""
    return text.casefold().strip(" :>|") in vocabulary().sections


def is_player(text: str) -> bool:
    return _PLAYER.match(text) is not None


def opens_box(text: str) -> bool:
    """The heading of a list of other articles, of an offer, or of the foot of the page."""
    return words(text) <= 14 and vocabulary().headers.fullmatch(_box_text(text)) is not None


def is_self_contained_box(text: str) -> bool:
    """A box heading with its content in the same line (`Lesen Sie auch: …`)."""
    return opens_box(text) and (words(text) > 6 or re.search(r":\s*\S", text) is not None)


def ends_article(text: str) -> bool:
    return words(text) <= 10 and vocabulary().ends.fullmatch(_box_text(text)) is not None


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
    speaking = sum(_SPEAKS.search(p.strip()) is not None for p in parts)
    return speaking * 2 >= len(parts) or (speaking >= 1 and len(parts) <= 3 and _SPEAKS.search(parts[0]) is not None)


def speaks_to_reader(text: str) -> bool:
    """Whether a short text addresses its reader, outside quotation marks."""
    return words(text) <= 30 and _SPEAKS.search(_QUOTED.sub(" ", text).strip()) is not None


_PORTRAIT = re.compile(
    r",?\s+(?:is|was|ist|war)\s+(?:an?|the|eine?|seit|\w+'s|\S*(?:korrespondent|redakteur|reporter|autor))|"
    r"\s+(?:covers|reports|writes|joined|berichtet|schreibt|arbeitet)\b",
    re.IGNORECASE,
)


def is_portrait(text: str, name: str) -> bool:
    """`Erika Muster is a senior editor …`: who the author of the byline is."""
    return _PORTRAIT.match(text[len(name) :]) is not None


def is_broadcast_note(text: str) -> bool:
    """Where and when the report was broadcast: `Über dieses Thema berichtete …`."""
    return words(text) <= 30 and vocabulary().broadcasts.search(text) is not None


_MASTHEAD = re.compile(
    r"(?:zeitung|bote|anzeiger|kurier|nachrichten|post|tageblatt|tagblatt|blatt|rundschau|allgemeine|presse|"
    r"merkur|echo|rundfunk|fernsehen|"
    r"news|times|herald|tribune|journal|gazette|guardian|observer|telegraph|chronicle|courier|daily|mail|press|"
    r"standard|radio|independent|star|sun|mirror)$",
    re.IGNORECASE,
)


def is_masthead(text: str) -> bool:
    """A short line that ends like a newspaper's or a station's name."""
    return (
        words(text) <= 5
        and not sentences(text)
        and text[0].isupper()
        and (words(text) >= 2 or "-" in text)
        and _MASTHEAD.search(text) is not None
    )


def is_link_line(text: str) -> bool:
    """A short line that is a link to something else: `Watch: …`, `Zur Startseite`, `…, opens new tab`."""
    return words(text) <= 20 and vocabulary().links.search(text) is not None


def is_notice(text: str) -> bool:
    return (
        words(text) <= 70 and sentences(text) <= 2 and vocabulary().notices.search(_QUOTED.sub(" ", text)) is not None
    )


def is_correction(text: str) -> bool:
    return words(text) <= 120 and vocabulary().corrections.search(text) is not None
