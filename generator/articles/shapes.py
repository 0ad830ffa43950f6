"""What a single line looks like, whatever stands around it: prose, a name, a date line, a credit, a button.

In: one line in its plain form (`fetch.plain`). Out: answers about its form. Nothing here knows the line's neighbours;
`lines.py` decides between the answers. The surprising thing: a name and a short German heading have the same form, so
`is_name` alone proves nothing.
"""

import re
from functools import lru_cache

from generator.articles.dates import AGO, MONTHS, WEEKDAYS, Stamp, stamps
from generator.articles.outlets import by_host, by_name, vocabulary

_CLOSERS = "\"'”“’‘»«›‹)]*"
_SENTENCE_END = re.compile(r"[.!?…][\"'”“’‘»«)\]]*(?=\s+[\"'“„»«‚(\[]*[A-ZÄÖÜ0-9À-Þ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Prof|Mr|Mrs|Ms|St|Sen|Gen|Gov|Lt|Col|Jr|Sr|Nr|No|bzw|ca|etc|vs|Rep|U\.S)|\d)\.$"
)
#: Offices that stand before a name.
TITLES = re.compile(
    r"(?:präsident(?:in)?|minister(?:in)?|kanzler(?:in)?|chef(?:in)?|sprecher(?:in)?|papst|könig(?:in)?|premier|general|"
    r"gesandter?|beauftragter?|senator(?:in)?|herr|frau|president|minister|chancellor|secretary|leader|king|queen|pope|mr|mrs|ms|dr|prof)$",
    re.IGNORECASE,
)
_PARTICLES = frozenset("von van de der den zu zur zum al el bin ben la le di da dos du del della ter ten af".split())
_NO_NAME = frozenset(
    "der die das den dem des ein eine in im am an auf aus bei mit nach vor von zu zur zum und oder wie was wer wo warum"
    " the a an of on at to for from with and or as is are was how why what who when where new live news times post"
    " correspondent korrespondent korrespondentin editor reporter redaktion redakteur redakteurin bbc cnn update"
    " team desk staff agency agenturen breaking mehr more read lesen alle top foto video bild".split()
)
_BYLINE = re.compile(
    r"^[(\[]?(?:(?:ein|eine|eine?r?)\s+(?:[\w-]+\s+)?(?:analyse|kommentar|bericht|interview|reportage|überblick|gastbeitrag|"
    r"essay|porträt|kolumne|einschätzung|leitartikel|glosse)\s+von|an?\s+(?:\w+\s+)?(?:analysis|opinion|comment)\s+by|"
    r"(?:reporting|story|written|words|text|analysis|analyse|kommentar|bericht|interview|posted|published|geschrieben|"
    r"veröffentlicht|text und fotos|protokoll|aufgezeichnet|live)\s*(?:by|von|:)|autor(?:en|in|innen|:innen)?\s*:|"
    r"authors?\s*:|von|by)\s*:?\s+(?P<names>\S.*)$",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"^aus\s+[A-ZÄÖÜ][\w.-]+(?:\s[A-ZÄÖÜ][\w.-]+)?\s+(?:berichtet|berichten|meldet)\s+(?P<names>.+)$", re.IGNORECASE
)
_PHOTO = (
    r"(?:fotos?|bild(?:er|quelle|rechte|nachweis|credit)?|photo(?:s|graph|graphs|grapher)?|pictures?|images?|grafik|graphic|illustration|"
    r"karte|screenshot|rubriklistenbild|symbol(?:bild|foto)|archiv(?:bild|foto)|titelbild|credit|video)"
)
_IMAGE_START = re.compile(
    rf"^[(\[]?(?:{_PHOTO}\s*(?:credit|source|caption|courtesy)?\s*[:©|]|{_PHOTO}\s+(?:by|von|via|©)\s|image\s+(?:source|caption|copyright)\b|"
    r"bildunterschrift\b|file\s+photo\b|file\s+[-–—]|foto\s*/|in\s+pictures\b)",
    re.IGNORECASE,
)
_IMAGE_END = re.compile(
    rf"(?:[\s.(|\[)“”\"]{_PHOTO}\s*(?:credit|source)?\s*[:©]\s?|[\s.(]©\s?|\s\(?quelle:\s?|\b(?:photograph|photo|picture):\s?|\((?:ap|afp)\s+photo|"
    r"\[(?=[^\]]*(?:/|\b(?:reuters|afp|ap|epa|getty|handout)\b)))[^.!?]{2,80}[.)\]]?$",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[.!?][”“\"]?\s+(?:foto\s[A-ZÄÖÜ]|(?:[A-ZÄÖÜ][\w.'’-]*\s){1,4}?[A-ZÄÖÜ][\w.'’-]*\s?/\s?[A-ZÄÖÜ]|getty\s+images|reuters|afp|epa|imago|picture[- ]alliance|shutterstock|alamy|"
    r"(?:[A-ZÄÖÜ][\w.'’-]*\s){0,3}(?:via\s+)?(?:getty|reuters|afp|ap|pa|epa)\b)[^.!?]{0,40}$",
    re.IGNORECASE,
)
_IMAGE_NOTE = re.compile(r"[(\[](?:archiv(?:bild|foto|aufnahme)?|symbol(?:bild|foto)|file(?:\s+(?:photo|image|picture))?|archive\s+(?:photo|image|picture))[)\]]\s*\.?$", re.IGNORECASE)  # fmt: skip
_MARKDOWN_IMAGE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)$")
_PHOTO_AGENCY = re.compile(
    r"\b(?:getty(?:\s+images)?|picture[- ]alliance|imago(?:\s+images)?|zuma(?:press)?|abaca(?:press)?|alamy|shutterstock|epa(?:-efe)?|"
    r"sputnik|ap\s+photo|handout|pool|keystone|anadolu|nurphoto|ukrinform|afp|reuters|dpa|ap|rex|via|xinhua|tass|ap/dpa)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^[(\[*–—-]*\s*(?:(?:text)?quellen?\s*:|nachrichtenagentur(?:en)?\s|sources?\s*:|(?:verwendete|weitere)\s+quellen\b|mit\s+(?:material|informationen|agenturmaterial|angaben)\b|"
    r"(?:dieser|der)\s+(?:artikel|text|beitrag)\s+(?:enthält|basiert|wurde\s+mit)\b.{0,50}\b(?:material|agentur\w*)\b|"
    r"(?:additional\s+|with\s+)?(?:reporting|writing|editing|edited|compiled|produced)\s+(?:by|from)\b|"
    r"(?:.{2,90}\s+)?contributed\s+(?:to\s+this|reporting)|with\s+(?:files|reporting|agency|material|input|agencies|additional)\b|agencies\s+contributed|redaktion\s*:|"
    r"copyright\b|\(c\)\s|©)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"\b(?:rechte|all rights reserved|copyright|vorbehalten)\b|©", re.IGNORECASE)
_TRUNCATED = re.compile(
    r"(?:\[(?:…|\.\.\.)\]|(?<![.(\[])(?:…|\.\.\.))\s*(?:\(\d+\))?\s*(?:mehr|more|weiterlesen|read more|weiter)?\s*[»>→]?$"
)
_PAY = re.compile(
    r"\(\s*(?:\w+\s*(?:plus|\+|premium)|plus|abo|bezahlinhalt|premium|paywall)\s*\)|\b\w+\s?\+\s*$", re.IGNORECASE
)
_DATE_GLUE = frozenset(
    "stand aktualisiert update updated published veröffentlicht erschienen am um on at uhr lesezeit lesedauer min mins minuten minute"
    " minutes read reading time first last modified posted datum date zuletzt erstellt geändert von quelle source local ortszeit clock h"
    " vom the of zum gmt utc et by dauer seit edited since ab".split()
)
_SPEAKS = re.compile(r"(?<=[\w,;:)] )(?:Sie|Ihnen|Ihre[nmrs]?|Ihr|Euch|Euer)\b|\b(?:[Yy]ou|[Yy]our|[Yy]ours|dich|dir|dein(?:e[nmrs]?)?|euch|eure[nmrs]?)\b|"
                     r"^(?:Lassen|Lesen|Melden|Abonnieren|Klicken|Folgen|Erhalten|Sichern|Testen|Schreiben|Diskutieren|Registrieren|Bleiben|Verpassen|Hören|Sehen|Finden|Laden|Nutzen|Erfahren|Entdecken) Sie\b|"
                     r"^(?:Sign|Subscribe|Follow|Download|Get|Read|Listen|Watch|Join|Support|Click|Tap|Share|Send|Email|Find|Stay|Register|Enter|Try|Start|Discover|See|Check|Learn|Explore|Tell)\b")  # fmt: skip
_QUOTED = re.compile(r"„[^“”\"]*[“”\"]|“[^”]*”|«[^»]*»|»[^«]*«|\"[^\"]*\"|‚[^‘]*‘")
_COUNTER = re.compile(r"^[(\[]?\s*\d[\d.,]*\s*[km]?\s*(?:kommentare?|comments?|shares?|likes?|views?|aufrufe|meinungen|reaktionen|antworten|replies|min(?:uten|ute|s)?|bilder|fotos|photos|posts?|einträge|mal geteilt)?\b.{0,12}$", re.IGNORECASE)  # fmt: skip
_READING_TIME = re.compile(r"^(?:(?:lese(?:zeit|dauer)|reading time|dauer)\W*)?(?:ca\.\s*)?\d+\s*(?:min(?:uten|ute|utes|s)?\.?)\s*(?:read|lesezeit|lesedauer)?$|^\d+[ -]min(?:ute)? read$", re.IGNORECASE)  # fmt: skip
_TAGS = re.compile(r"^(?:themen|schlagw[oö]rte?r?|schlagworte|tags?|topics?|stichw[oö]rter|stichworte|related topics|mehr zum thema|keywords|filed under|in this story)\s*:\s*(?P<tags>\S.*)$", re.IGNORECASE)  # fmt: skip


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
    if count >= 2 and length >= 8:
        return True
    if end == ".":
        return length >= 4
    if end in "!?…":
        return length > 20 or (length >= 6 and re.search(r"[”“\"»«]\s+\w+", text) is not None and count >= 2)
    if end == ":":
        return length >= 8
    return length >= 28


def _unsigned(text: str) -> str:
    """The text without the signature or remark in brackets that follows its last sentence."""
    return re.sub(r"(?<=[.!?”“\"»])\s*[(\[][^()\[\]]{2,40}[)\]]$", "", text)


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """A line as a button is compared: no list mark, counter, arrow or end punctuation, lower case."""
    text = re.sub(r"^[\s\-*•·>+|»→#\[\]]+|[\s>»→:!|.…\]]+$", "", text)
    return re.sub(r"\s*[(\[]?\d*[)\]]?$", "", text).strip().casefold() if not text.isdigit() else text


@lru_cache(maxsize=65536)
def is_name(text: str) -> bool:
    """Two to four capitalised words, initials and particles allowed: the form of a person's name."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 5 or TITLES.search(tokens[0]) or any(t.casefold().strip(".,") in _NO_NAME or t.casefold() in MONTHS for t in tokens):
        return False
    strong = [t for t in tokens if t.casefold() not in _PARTICLES]
    return (
        2 <= len(strong) <= 4
        and strong[0] is tokens[0]
        and all(t[0].isupper() and re.fullmatch(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?", t) for t in strong)
        and not all(len(t.rstrip(".")) < 3 for t in strong)
        and strong[-1][-1] != "."
    )


def byline_names(text: str) -> tuple[str, ...]:
    """The names of a byline (`Von A B und C D, Berlin` → `A B`, `C D`); without a byline word, of a line of names only."""
    match = _BYLINE.match(text) or _REPORTS.match(text)
    return _names(match["names"]) if match else _names(text) if _all_names(text) else ()


def is_byline(text: str) -> bool:
    """A line that opens like a byline and goes on with a name."""
    if words(text) > 30 or is_sentence_like(text):
        return False
    match = _BYLINE.match(text) or _REPORTS.match(text)
    return match is not None and (bool(_names(match["names"])) or _is_house(match["names"]))


def _is_house(text: str) -> bool:
    """Agencies, outlets and initials in the place of names: `Von dpa, jmt`."""
    parts = [p for p in re.split(r"\s*[,/;&]\s*|\s+(?:und|and)\s+", text.strip(" .")) if p]
    known = [p for p in parts if p.casefold() in vocabulary().agencies or by_name(p) or by_host(p)]
    return bool(known) and all(p in known or re.fullmatch(r"[a-zäöü]{2,5}|[\w-]+(?:\.de|online|-online)?", p) for p in parts)


def is_sentence_like(text: str) -> bool:
    return (
        sentences(text) >= 1
        and words(text) > 5
        and text.rstrip(_CLOSERS)[-1:] in ".!?"
        and not re.search(r"\b[A-Z]\.$", text)
    )


def _all_names(text: str) -> bool:
    parts = [p for p in re.split(r"\s*[,;/|&•·]\s*|\s+(?:und|and)\s+", text) if p]
    return (
        bool(parts)
        and words(text) <= 20
        and is_name(_without_place(parts[0]))
        and all(is_name(_without_place(p)) or words(p) <= 3 for p in parts)
    )


def _names(text: str) -> tuple[str, ...]:
    parts = re.split(r"\s*[,;/|&•·]\s*|\s+(?:und|and|sowie|with)\s+|\s+[-–—]\s+", text.strip(" .:"), flags=re.IGNORECASE)
    found = [without_role(_without_place(p)) for p in parts]
    return tuple(dict.fromkeys(p for p in found if is_name(p) and p.casefold() not in _CITIES))


_ROLE = re.compile(r"(?:correspondent|reporter|editor|writer|columnist|analyst|korrespondent(?:in)?|redakteur(?:in)?|reporter(?:in)?|leiter(?:in)?|chef(?:in)?|autor(?:in)?|volontär(?:in)?)$", re.IGNORECASE)  # fmt: skip


def without_role(part: str) -> str:
    """`Erika Muster Arts correspondent` → `Erika Muster`."""
    tokens = part.split()
    return " ".join(tokens[:2]) if len(tokens) > 2 and _ROLE.search(tokens[-1]) else part


def is_name_with_role(text: str) -> bool:
    """A person with an office of the trade and nothing else: `Erika Muster, political reporter`."""
    first = re.split(r"\s*[,|–—]\s*", text)[0]
    if words(text) > 9 or is_prose(text):
        return False
    if first != text:
        return is_name(without_role(first)) and any(_ROLE.search(t) for t in re.findall(r"\w+", text))
    return without_role(text) != text and is_name(without_role(text))


def is_role_line(text: str) -> bool:
    """An office of the trade, with or without a place: `Diplomatic correspondent`, `Korrespondentin in Kiew`."""
    return words(text) <= 6 and not sentences(text) and any(_ROLE.search(t) for t in re.findall(r"\w+", text))


_CITIES = frozenset(
    "new york|washington d.c.|washington dc|tel aviv|den haag|the hague|los angeles|hong kong|abu dhabi|buenos aires|san francisco|st. petersburg|rio de janeiro|saudi arabia|north carolina|south carolina".split(
        "|"
    )
)


def _without_place(part: str) -> str:
    part = re.sub(r"\s+(?:in|aus|im|from|at|for|für|zurzeit|z\.\s?Zt\.)\s+.*$", "", part.strip())
    part = re.sub(r"\s*\([^)]*\)", "", part).strip()
    return re.sub(r"^(?:(?:Von|By|Dr\.|Prof\.|Analysis by|and|und)\s+)+", "", part, flags=re.IGNORECASE).strip()


@lru_cache(maxsize=65536)
def is_date_line(text: str) -> bool:
    """A line that is a date, with a time, a button or an agency beside it, and nothing else."""
    found = stamps(text)
    if not any(s.has_date for s in found) or words(text) > 24 or len(text) > 200:
        return False
    return len(_rest(text, found)) <= 2


@lru_cache(maxsize=65536)
def is_time_line(text: str) -> bool:
    """A line that is a time of day and nothing else, such as `18.42 Uhr`, `Update, 11.20 Uhr` or `14.05 GMT`."""
    found = stamps(text)
    return bool(found) and any(s.has_time for s in found) and words(text) <= 8 and not _rest(text, found) and not is_change_line(text)


def is_change_line(text: str) -> bool:
    """When an update was changed (`Updated at 19.21 GMT`), which is no head of one."""
    return re.match(r"(?:updated|aktualisiert|last updated|zuletzt|geändert)\b", text, re.IGNORECASE) is not None and words(text) <= 8 and any(s.has_time for s in stamps(text))


def _rest(text: str, found: tuple[Stamp, ...]) -> list[str]:
    """The words of a date line beside dates and the words that usually accompany them; a button or agency counts as none."""
    for stamp in reversed(found):
        text = text[: stamp.start] + " | " + text[stamp.end :]
    text = AGO.sub(" | ", text)
    left: list[str] = []
    for piece in re.split(r"[|·•]|\s[-–—]\s|,|;|\(|\)", text):
        tokens = [t for t in re.findall(r"[^\W_]+(?:[-.'’][^\W_]+)*", piece) if not _is_glue(t)]
        if bare(" ".join(tokens)) not in vocabulary().buttons:
            left += tokens
    return left


def _is_glue(token: str) -> bool:
    low = token.casefold()
    return (
        low in _DATE_GLUE or low in WEEKDAYS or low in MONTHS or low.isdigit() or low in vocabulary().agencies
        or low in ("mo", "di", "mi", "do", "fr", "sa", "so", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun")
    )  # fmt: skip


def markdown_image(text: str) -> tuple[str, str] | None:
    """Alternative text and address of a line that is one Markdown image."""
    match = _MARKDOWN_IMAGE.match(text)
    return (match["alt"], match["address"]) if match else None


@lru_cache(maxsize=65536)
def is_image_line(text: str) -> bool:
    """A caption that carries its credit, the credit alone, or a picture."""
    if _MARKDOWN_IMAGE.match(text):
        return True
    length = words(text)
    if length > 70:
        return False
    if _IMAGE_START.match(text) and (length <= 60):
        return True
    if re.search(r"\b(?:REUTERS|AFP|EPA)/[A-Z]", text) or (re.match(r"\[\d+/\d+\]|Item \d+ of \d+\b", text) and length > 4):
        return True
    if _IMAGE_NOTE.search(text) and length <= 50:
        return True
    return _IMAGE_END.search(text) is not None or is_photo_credit(text) or _TRAILING.search(text) is not None


@lru_cache(maxsize=65536)
def is_photo_credit(text: str) -> bool:
    """A credit alone, without the word for picture: `Kay Muster/dpa`, `Reuters`, `AFP via Getty Images`, `© IMAGO / X`."""
    length = words(text)
    if length > 10 or sentences(text) and not text.endswith("."):
        return False
    inner = text.strip("()[]© .")
    if not _PHOTO_AGENCY.search(inner) and not text.startswith("©"):
        return False
    return all(
        t[0].isupper()
        or not t[0].isalpha()
        or t.casefold() in {"dpa", "picture", "alliance", "via", "images", "epd", "dts", "für", "for"}
        for t in re.findall(r"[^\s/,|]+", inner)
    )


def is_photo_agency(text: str) -> bool:
    """Whether the line names an agency that supplies pictures only."""
    return re.search(r"\b(?:getty|picture[- ]alliance|imago|zuma\w*|abaca\w*|alamy|shutterstock|epa|sputnik|photo|foto|handout|pool|nurphoto)\b", text, re.IGNORECASE) is not None


@lru_cache(maxsize=65536)
def is_credit_line(text: str) -> bool:
    """A line that says from whom the text is: source, agencies, rights, who reported and edited."""
    if words(text) > 60:
        return False
    if re.match(r"[(\[]?©", text) and not re.search(r"\b(?:rechte|reserved|infocom|vorbehalten|verboten)\b", text, re.IGNORECASE):
        return False
    return _CREDIT.match(text) is not None or bool(signature(text))


def signature(text: str) -> tuple[str, ...]:
    """The parts of a closing signature (`lme/dpa`, `(dpa, afp)`): agencies and editors' initials, at least one agency."""
    inner = text.strip("()[] .–—-")
    parts = [p for p in re.split(r"\s*[/,;|+&]\s*|\s+(?:und|and)\s+|\s+", inner) if p]
    known = vocabulary().agencies
    if not 1 <= len(parts) <= 8 or not all(p.casefold() in known or re.fullmatch(r"[a-zäöü]{2,5}", p) for p in parts):
        return ()
    return tuple(parts) if any(p.casefold() in known for p in parts) else ()


def has_rights(text: str) -> bool:
    return _RIGHTS.search(text) is not None


def is_truncated(text: str) -> bool:
    """A teaser that breaks off, with or without the counter of its comments."""
    return _TRUNCATED.search(text) is not None or re.search(r"(?:\[…\]|…)\s*\(\d+\)$", text) is not None


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
    return bool(_COUNTER.match(text) or _READING_TIME.match(text) or is_age(text))


def is_age(text: str) -> bool:
    """How long ago, and nothing more: `vor 3 Stunden`, `2 hours ago`."""
    return AGO.search(text) is not None and not re.search(r"[^\W\d_]{2,}", AGO.sub("", text))


def opens_box(text: str) -> bool:
    """The heading of a list of other articles, of an offer, or of the foot of the page."""
    return words(text) <= 14 and vocabulary().headers.fullmatch(_box_text(text)) is not None


def is_self_contained_box(text: str) -> bool:
    """A box heading with its content in the same line (`Lesen Sie auch: …`)."""
    return opens_box(text) and (words(text) > 6 or re.search(r":\s*\S", text) is not None)


def ends_article(text: str) -> bool:
    return words(text) <= 10 and vocabulary().ends.fullmatch(_box_text(text)) is not None


def _box_text(text: str) -> str:
    return re.sub(r"^[\s\-*•·>+|»→#:]+|[\s>»→:|]+$", "", text)


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


def is_broadcast_note(text: str) -> bool:
    """Where and when the report was broadcast: `Über dieses Thema berichtete …`."""
    return words(text) <= 30 and vocabulary().broadcasts.search(text) is not None


_MASTHEAD = re.compile(
    r"(?:zeitung|bote|anzeiger|kurier|nachrichten|post|tageblatt|tagblatt|blatt|rundschau|allgemeine|presse|merkur|echo|rundfunk|fernsehen|"
    r"news|times|herald|tribune|journal|gazette|guardian|observer|telegraph|chronicle|courier|daily|mail|press|standard|radio|independent|star|sun|mirror)$",
    re.IGNORECASE,
)


def is_masthead(text: str) -> bool:
    """A short line that ends like a newspaper's or a station's name."""
    return words(text) <= 5 and not sentences(text) and text[0].isupper() and words(text) >= 2 and _MASTHEAD.search(text) is not None


def is_link_line(text: str) -> bool:
    """A short line that is a link to something else: `Watch: …`, `Zur Startseite`, `…, opens new tab`."""
    return words(text) <= 20 and vocabulary().links.search(text) is not None


def is_dateline_alone(text: str) -> bool:
    """`CNN —`, `Berlin (dpa) –`: the opening of the first paragraph in a line of its own."""
    return words(text) <= 6 and re.fullmatch(r"[A-ZÄÖÜ][\w ,./()ÄÖÜäöüß-]*\s?[—–-]", text) is not None


def is_notice(text: str) -> bool:
    return words(text) <= 70 and sentences(text) <= 2 and vocabulary().notices.search(_QUOTED.sub(" ", text)) is not None


def is_correction(text: str) -> bool:
    return words(text) <= 120 and vocabulary().corrections.search(text) is not None


def tags(text: str) -> tuple[str, ...]:
    """The items of a line of topics: three or more short capitalised items, or any after `Themen:` and the like."""
    match = _TAGS.match(text)
    listed = match["tags"] if match else text
    for mark in (r"\s+/\s+", r"\s*\|\s*", r"\s*[•·]\s*", r"\s*,\s*", r"\s*#"):
        items = tuple(i.strip(" .#") for i in re.split(mark, listed) if i.strip(" .#"))
        if len(items) >= (2 if match else 3):
            break
    if match and not is_prose(text):
        return items if len(items) >= 2 else (listed.strip(),)
    return items if len(items) >= 3 and all(_is_topic(i) for i in items) and not sentences(text) else ()


def tags_announced(text: str) -> bool:
    """Whether the line says that topics follow (`Themen: …`)."""
    return _TAGS.match(text) is not None


def _is_topic(item: str) -> bool:
    return words(item) <= 4 and item[0].isupper() and not stamps(item)


_LED = re.compile(r"^(?:\W|(?:update|updated|eil(?:meldung)?|aktualisierung|aktualisiert|neu|breaking|vom|at|am|of|from|der|um)\b|"
                  + "|".join(WEEKDAYS) + r")*$", re.IGNORECASE)  # fmt: skip
FIRST_REPORT = re.compile(r"^(?:erst|ursprungs|original|ausgangs)(?:meldung|bericht|artikel|text)\b|^(?:original|initial|first|earlier)\s+(?:story|report|article|post)\s*:", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=65536)
def leading_time(text: str) -> Stamp | None:
    """The time of day with which an update opens: `Update, 23.04 Uhr: …`, `+++ 18:42 Titel +++`, `14.05 GMT`."""
    first = next((s for s in stamps(text) if s.has_time), None)
    if first is None or first.start > 40 or not _LED.match(text[: first.start]):
        return None
    opening, rest = text[: first.start], text[first.end :]
    if re.search(r"\b(?:um|at|am)\b\W*$", opening, re.IGNORECASE) and not re.match(r"\W*update|\W*aktualis", opening, re.IGNORECASE):
        return None
    clear = re.match(r"\s*(?:[:|–—•·+]|-\s|$)|\)|\]", rest) or "+++" in opening or re.search(r"update", opening, re.IGNORECASE)
    return first if clear or (is_time_line(text)) or (not is_prose(text) and re.match(r"\s+[\"„“'«A-ZÄÖÜ]", rest)) else None
