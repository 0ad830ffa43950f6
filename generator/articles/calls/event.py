"""A mention of a call, and the sentence it stands in.

In: nothing. Out: the types that the walk through an article makes, and what a sentence says of the time of a call:
whether it lies ahead, is a new one, or that of an older call.
"""

from dataclasses import dataclass
from datetime import date

from generator.articles.article import Line
from generator.articles.calls.status import Status, has, is_negated, says_false, tense_of
from generator.articles.calls.triggers import Lexicon
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.words import entry
from generator.base.figures.moments import Moment, When, meaning

#: The lines of a head, of the article or of an update.
HEADS = frozenset({"kicker", "headline", "kicker+headline", "subhead", "update-head"})

#: How many words stand before a time that opens its sentence.
_OPENS = 2


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of a call. `phone`: it says that it is one. `wish`: hoped for, not agreed. `aside`: named in passing
    (`seines Telefonats mit X`). `main`: in a head, or at the beginning of the article or an update. `near`: the day
    of the call that the section spoke of before, if the sentence goes on with that day or nobody was named there.
    `said`: a day on which it had been, if nothing gives its own. `back`: it goes back to a call told before. `claimed`:
    somebody says so, not the article."""

    article: str
    line: int
    col: int
    pair: tuple[str, ...]
    others: tuple[str, ...]
    phone: bool
    video: bool
    when: When | None
    status: str
    earlier: bool
    wish: bool
    aside: bool
    main: bool
    section: int
    base: str | None
    near: str | None
    caller: str | None = None
    back: bool = False
    claimed: bool = False
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What a sentence leaves to the next one of its line: the leaders that it names, the past day that it gives;
    `opens` if it begins with that. `last` is the last time that it prints, `start` the column where it begins."""

    line: int = 0
    persons: tuple[str, ...] = ()
    day: str | None = None
    opens: bool = False
    last: Moment | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Here:
    """A sentence under search, with the times that it prints and what the one before left. `base` is the day of its
    section, `today` the one that `gestern` counts from, `day` that of the call spoken of before, `unnamed` if nobody
    was named there; `follows` if the sentence goes on from it (`Im Anschluss …`), `also` if it tells of one more."""

    sentence: Sentence
    line: Line
    times: tuple[Moment, ...]
    before: Before
    section: int
    base: str | None
    today: str | None
    day: str | None
    unnamed: bool
    follows: bool
    also: bool

    @property
    def words(self) -> list[str]:
        return [t.text.lower() for t in self.sentence.tokens]

    def says(self, phrases: tuple[str, ...]) -> bool:
        return says(self.sentence, phrases)


def says(sentence: Sentence, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands in the sentence."""
    words = f" {' '.join(t.text.lower() for t in sentence.tokens)} "
    return any(f" {phrase} " in words for phrase in phrases)


def left_by(here: Here, persons: tuple[str, ...], words: Lexicon) -> Before:
    """What a sentence that names these leaders leaves to the next one of its line."""
    times = [m for m in here.times if m.kind != "today"]
    day, opens = None, False
    if len(times) == 1 and any(tense_of(here.sentence, c, words) == "past" for c in here.sentence.clauses):
        when = meaning(times[0], here.today, False)
        day = when.date if when.precision == "day" and (when.date or "~") <= (here.base or "") else None
        opens = len(_before(here, times[0])) <= _OPENS
    return Before(here.line.n, persons, day, opens, times[-1] if times else None, here.sentence.start)


def is_ahead(here: Here, moment: Moment | None, status: Status, words: Lexicon) -> bool:
    """Whether a weekday lies ahead. The present tense with a day means the future: `telefoniert am Montag`."""
    if moment is None or here.says(words("dating")) or here.line.text[moment.end : moment.end + 2] in ("’s", "'s"):
        return False
    beside, meant = _clause_words(here, moment), _before(here, moment)[-1:] in (["für"], ["for"])
    if status in ("announced", "cancelled") and beside & set(words("had")) and not meant:
        return False
    unsure = status == "cancelled" or (status == "announced" and beside & {*words("was_planned"), *words("had")})
    if unsure and moment.kind == "weekday" and moment.turn == 0 and here.today:
        return (moment.value - date.fromisoformat(here.today).weekday()) % 7 <= 3  # the nearer of the two days
    return (
        status in ("announced", "wish")
        or moment.turn > 0
        or (status == "reference" and meant)
        or (status == "present" and moment.turn == 0 and _before(here, moment)[-1:] != ["vom"])
    )


def _clause_words(here: Here, moment: Moment) -> set[str]:
    """The words of the innermost clause that a moment stands in."""
    tokens = here.sentence.tokens
    at = next((i for i, t in enumerate(tokens) if t.start < moment.end and moment.start < t.end), 0)
    inner = next((c.tokens for c in reversed(here.sentence.clauses) if at in c.tokens), range(len(tokens)))
    return {tokens[i].text.lower() for i in inner}


def is_new_day(here: Here, moment: Moment, words: Lexicon) -> bool:
    """`auf Dienstag verschoben`, `put off until Thursday`."""
    before = _before(here, moment)
    return bool(before) and (before[-1] in words("put_off_to") or before[-2:-1] == ["auf"])


def _before(here: Here, moment: Moment) -> list[str]:
    return here.line.text[here.sentence.start : moment.start].lower().split()


def is_meeting(sentence: Sentence, words: Lexicon) -> bool:
    """Whether a sentence speaks of a meeting, so that talking in it is no call."""
    verbs = {p for c in sentence.clauses for p in c.predicates}
    nouns = (t.lemma for t in sentence.tokens if t.kind == "noun")
    return (
        says(sentence, words("in_person"))
        or bool(verbs & set(words("meeting")))
        or any(words.ends(n, "meeting_nouns") for n in nouns)
    )


def aftermath(sentence: Sentence, clause: Clause, language: str) -> Status | None:
    """What a clause that names no call does to the one before: `Daraus wurde nichts`, `Berlin dementiert`."""
    words = Lexicon(language)
    texts = {sentence.tokens[i].text.lower() for i in clause.tokens}
    negated, back, short = is_negated(sentence, clause), texts & set(words("goes_back")), len(clause.tokens) < 8
    meant = bool(back) or (short and _is_of_a_call(sentence, clause, words))
    off = meant and has(sentence, clause, words("cancelling")) and not clause.negated
    nothing = texts & set(words("comes_of_it")) and ("nichts" in texts or (negated and "es" in texts))
    if off or (nothing and has(sentence, clause, words("becoming"))):
        return "cancelled"
    unsure = negated and has(sentence, clause, words("confirming"))
    ignorant = "nichts" in texts and texts & set(words("of_it")) and has(sentence, clause, words("aware"))
    denies = has(sentence, clause, words("disputing")) and (back or short) and not negated
    return "unconfirmed" if unsure or ignorant or denies or says_false(sentence, clause, words) else None


def _is_of_a_call(sentence: Sentence, clause: Clause, words: Lexicon) -> bool:
    """Whether what is cancelled may be a call: `Der Termin platzte`, `Rom sagte ab`, not `Der Haushalt platzte`."""
    suffers = clause.passive or set(clause.predicates) & set(words("failing"))
    free = (n for n in clause.phrases if not sentence.phrases[n].preposition)
    whole = clause.subject if suffers else [n for n in free if n not in clause.subject]
    nouns = {sentence.tokens[sentence.phrases[n].last].lemma.lower() for n in whole if not sentence.phrases[n].pronoun}
    times = (time.lower() for time in entry(words.language, "times"))
    return nouns <= {*words("call_words"), *words("arranged_words"), *times}


def settled(here: Here, moment: Moment | None, status: Status, later: bool, words: Lexicon) -> str:
    if status == "present":
        if later or (moment and (moment.turn > 0 or (moment.kind == "offset" and moment.value >= 0))):
            return "announced"
        told = here.line.label in (*HEADS, "lead") or here.says(words("since"))
        return "held" if told and not moment else "reference"
    if later and status in ("held", "reference"):
        return "announced"
    return "reference" if status == "wish" else status


def days_apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
