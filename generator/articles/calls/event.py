"""A mention of a call, the sentence it stands in, and which of the times that this prints belongs to it.

In: a sentence with its line, a word for a call. Out: the types that the walk through an article makes, and the
`Moment` of a call, or None. A time counts in the clause of the call, not behind another verb of it, nor beside another
noun (`der Gipfel vom 8. Mai`), nor in a dateline.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.articles.article import Line
from generator.articles.calls.status import Status
from generator.articles.calls.triggers import Lexicon, Trigger
from generator.articles.text.document import Clause, Sentence
from generator.base.figures.moments import Moment, When, moments

_RANK = {"day": 0, "weekday": 0, "offset": 2, "relative": 0, "month": 6, "today": 40}
#: The lines of a head, of the article or of an update.
HEADS = frozenset({"kicker", "headline", "kicker+headline", "subhead", "update-head"})
_PER_COMMA, _SINCE_VERB = 6, 100
#: `20. und 21. Mai`: the first of two days.
_RANGE = re.compile(r"\b(\d{1,2})\.?\s*(?:und|and|bis|to|/|–|-)\s*$")
#: `am 3. und am 17. Februar`: two days.
_LIST = re.compile(r"\b(\d{1,2})\.?\s*(?:und am|and on)\s*$")
_DATELINE = re.compile(r"^[^.!?]{2,60}?(?:\([^)]*\)\s*)?[–—-]\s")
_SINCE = re.compile(
    r"\b(?:seit|since|Amtsantritt\w*(?:\s+\w+){0,2}|took\s+office)\s+(?:in\s+|im\s+|de[rm]\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of a call. `phone`: it says that it is one. `wish`: hoped for, not agreed. `aside`: named in passing
    (`seines Telefonats mit X`). `main`: in a head, or at the beginning of the article or an update. `near`: the day
    of the call that the section spoke of before, if the sentence goes on with that day or nobody was named there."""

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


@dataclass(frozen=True, slots=True)
class Here:
    """A sentence under search. `base` is the day of its section, `today` the one that `gestern` counts from, `day` that
    of the call spoken of before, `unnamed` if nobody was named there; `follows` if the sentence goes on from it (`Im
    Anschluss …`), `also` if it tells of one more."""

    sentence: Sentence
    line: Line
    text: str
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
        """Whether one of the phrases stands in the sentence."""
        words = f" {' '.join(self.words)} "
        return any(f" {phrase} " in words for phrase in phrases)


def times_in(sentence: Sentence, text: str, language: str) -> tuple[Moment, ...]:
    """The moments of a sentence, in columns of the line; those that only say since when are left out."""
    inside = text[sentence.start : sentence.end]
    dateline = _DATELINE.match(inside) if sentence.start == 0 else None
    found = []
    for m in moments(inside, language):
        if (dateline and m.end <= dateline.end()) or _SINCE.search(inside[: m.start]):
            continue
        if m.kind == "day" and (other := _LIST.search(inside[: m.start])):
            found.append(replace(m, value=int(other[1]), start=other.start(), end=other.end(1)).moved(sentence.start))
        span = _RANGE.search(inside[: m.start]) if m.kind == "day" else None
        found.append((replace(m, value=int(span[1]), start=span.start()) if span else m).moved(sentence.start))
    return tuple(found)


def time_of(
    sentence: Sentence, trigger: Trigger, others: Sequence[Trigger], times: Sequence[Moment], language: str
) -> Moment | None:
    """The moment nearest to the word for the call among those of its clause that no other such word is nearer to."""
    words = Lexicon(language)
    clause = sentence.clauses[trigger.clause]
    own = _with_colon(sentence, trigger.clause)
    able = [m for m in times if (t := _token_at(sentence, m)) is not None and t in clause.tokens]
    able = able or [m for m in times if (t := _token_at(sentence, m)) is not None and t in own]
    if able and all(m.kind == "today" for m in able):
        able = [
            m for m in times if m.kind != "today" and _token_at(sentence, m) in _before_colon(sentence, clause)
        ] or able
    able = able or [m for m in times if _is_planned(sentence, clause, m, words)]
    able = able or [m for m in times if _is_behind(sentence, clause, m) or _is_around(sentence, clause, m)]
    if not able:
        able = [m for m in times if m.kind != "today" and _opens(sentence, clause, m)]
    able = [m for m in able if not any(_is_nearer(sentence, other, trigger, m) for other in others)]
    rated = [
        (_distance(sentence, trigger, m, words), m.start, m)
        for m in able
        if not _is_of_noun(sentence, trigger, m, words)
    ]
    rated = [r for r in rated if r[0] < _SINCE_VERB]
    return min(rated)[2] if rated else None


def _with_colon(sentence: Sentence, number: int) -> frozenset[int]:
    """`Am Dienstag klingelte das Telefon: X rief an.`: the clause before a colon sets the time of the one behind it."""
    first = sentence.clauses[number].tokens[0]
    if not number or sentence.tokens[first - 1].text != ":":
        return frozenset()
    return frozenset(i for i in sentence.clauses[number - 1].tokens if i < first)


def _before_colon(sentence: Sentence, clause: Clause) -> range:
    """`Die Meldung kam am Montag: X habe am Abend Y angerufen`: what a time of day counts from."""
    return range(max((i for i in range(clause.tokens[0]) if sentence.tokens[i].text == ":"), default=0))


def _is_behind(sentence: Sentence, clause: Clause, moment: Moment) -> bool:
    """`who had called his colleague, Milan Korvat, on Monday, said …`: behind a name that is set off by commas."""
    if clause.kind != "relative" or (at := _token_at(sentence, moment)) is None or at <= clause.tokens[-1]:
        return False
    between = sentence.tokens[clause.tokens[-1] + 1 : at]
    return bool(between) and all(t.kind in ("name", "preposition") or t.text == "," for t in between)


def _is_planned(sentence: Sentence, clause: Clause, moment: Moment, words: Lexicon) -> bool:
    """`a call with Y that had been expected on Tuesday`: in a relative clause that says when it was planned for."""
    at = _token_at(sentence, moment)
    behind = [c for c in sentence.clauses if c.kind == "relative" and at in c.tokens and c is not clause]
    return any(set(c.predicates) & set(words("planning")) for c in behind)


def _opens(sentence: Sentence, clause: Clause, moment: Moment) -> bool:
    """`Am Montag, so steht es in …, rief X an`: the first words of a sentence set the time of its main clauses."""
    return clause.kind == "main" and (_token_at(sentence, moment) or 0) <= 1


def _is_around(sentence: Sentence, clause: Clause, moment: Moment) -> bool:
    """`nämlich am 6. März, als X mit Y telefonierte`: right before the clause; `haben am Montag …, … beraten`: in the
    clause that an infinitive depends on."""
    at = _token_at(sentence, moment)
    if at is None or not clause.tokens or at >= clause.tokens[0]:
        return False
    if clause.kind == "infinitive" and clause.parent is not None:
        return at in sentence.clauses[clause.parent].tokens
    last = max(i for i, t in enumerate(sentence.tokens) if t.start < moment.end)
    opens = clause.opener in ("als", "when", "bevor", "before", "nachdem", "after")
    return opens and all(t.text == "," for t in sentence.tokens[last + 1 : clause.tokens[0]])


def _is_nearer(sentence: Sentence, other: Trigger, trigger: Trigger, moment: Moment) -> bool:
    """Whether a moment stands inside the noun of another trigger, or right behind it."""
    if other.phrase is None or other.token == trigger.token:
        return False
    at, phrase = _token_at(sentence, moment) or 0, sentence.phrases[other.phrase]
    if phrase.first <= at <= phrase.last:
        return True
    return trigger.token < other.token < at and at - other.token <= 8


def _token_at(sentence: Sentence, moment: Moment) -> int | None:
    return next((i for i, t in enumerate(sentence.tokens) if t.start < moment.end and moment.start < t.end), None)


def _distance(sentence: Sentence, trigger: Trigger, moment: Moment, words: Lexicon) -> int:
    at = _token_at(sentence, moment) or 0
    first, last = sorted((at, trigger.token))
    between = sentence.tokens[first + 1 : last]
    gap = len(between) + _RANK[moment.kind] + _PER_COMMA * sum(t.text in ",;" for t in between)
    clause = sentence.clauses[trigger.clause]
    kinds = ("infinitive", "finite", "gerund")
    verbs = [i for i in range(first + 1, last) if sentence.tokens[i].kind in kinds and i != clause.verb]
    if (
        words.language == "en"
        and at > trigger.token
        and any(sentence.tokens[i].lemma not in clause.predicates for i in verbs)
    ):
        return gap + _SINCE_VERB
    to = [
        i
        for i in range(first + 1, last)
        if sentence.tokens[i].kind == "to" and sentence.tokens[i + 1].kind == "infinitive"
    ]
    return gap + (_SINCE_VERB if to and at > trigger.token else 0)


def _is_of_noun(sentence: Sentence, trigger: Trigger, moment: Moment, words: Lexicon) -> bool:
    """`der Gipfel vom 8. Mai`, `the summit on 8 May`: the time of another noun."""
    at = _token_at(sentence, moment) or 0
    before = at - 1
    while before >= 0 and sentence.tokens[before].kind in ("preposition", "article", "adjective"):
        before -= 1
    if before < 0 or before == trigger.token or before == at - 1:
        return False
    noun = sentence.tokens[before]
    if noun.kind != "noun":
        return False
    joined = sentence.tokens[before + 1].text.lower() in ("vom", "von", "of")
    whole = next((p.owns for p in sentence.phrases if p.owns is not None and p.first <= before <= p.last), None)
    if whole is not None and sentence.phrases[whole].last < before:
        noun = sentence.tokens[sentence.phrases[whole].last]
    return joined or words.ends(noun.lemma, "meeting_nouns") or words.ends(noun.lemma, "round_nouns")


def is_ahead(here: Here, moment: Moment | None, status: Status, words: Lexicon) -> bool:
    """Whether a weekday lies ahead. The present tense with a day means the future: `telefoniert am Montag`."""
    if moment is None or here.says(words("dating")) or here.line.text[moment.end : moment.end + 2] in ("’s", "'s"):
        return False
    planned = (
        status == "cancelled"
        and moment.kind != "month"
        and any(
            t.lemma.lower() in words("planned") or t.text.lower().startswith(words("planned"))
            for t in here.sentence.tokens
        )
    )
    words_here = set(here.words)
    past = status == "announced" and bool(
        {"had", "waren", "war"} & words_here and set(words("was_planned")) & words_here
    )
    return (
        (status in ("announced", "wish") and not past)
        or moment.turn > 0
        or planned
        or (status == "present" and moment.turn == 0)
    )


def is_new_day(here: Here, moment: Moment, words: Lexicon) -> bool:
    """`auf Dienstag verschoben`, `put off until Thursday`."""
    before = here.line.text[here.sentence.start : moment.start].lower().split()
    return bool(before) and (before[-1] in words("put_off_to") or before[-2:-1] == ["auf"])


def is_first_since(here: Here, moment: Moment, words: Lexicon) -> bool:
    """`das erste Gespräch seit dem 3. Mai`: the moment is that of an older call."""
    before = here.line.text[here.sentence.start : moment.end].lower().split()[:-1]
    return bool(set(before[-3:]) & set(words("since"))) and bool(set(before) & set(words("first_since")))


def is_meeting(here: Here, words: Lexicon) -> bool:
    """Whether a sentence speaks of a meeting, so that talking in it is no call."""
    nouns = [t.lemma for t in here.sentence.tokens if t.kind == "noun"]
    verbs = [p for c in here.sentence.clauses for p in c.predicates]
    return any(words.ends(n, "meeting_nouns") for n in nouns) or any(v in words("meeting") for v in verbs)


def lies_ahead(event: Event, here: Here) -> bool:
    """Whether another update announced a call for a later day: nothing was said in it yet."""
    return (
        here.section > 0
        and event.status == "announced"
        and bool(event.when and (event.when.date or "") > (here.base or "~"))
    )


def settled(here: Here, moment: Moment | None, status: Status, later: bool, words: Lexicon) -> str:
    if status == "present":
        if later or (moment and (moment.turn > 0 or (moment.kind == "offset" and moment.value > 0))):
            return "announced"
        return "held" if here.line.label in HEADS or here.says(words("since")) else "reference"
    if later and status in ("held", "reference"):
        return "announced"
    return "reference" if status == "wish" else status


def counted(here: Here, trigger: Trigger, found: Sequence[Event], words: Lexicon) -> tuple[tuple[str, ...], ...]:
    """`In beiden Telefonaten`, `Das erste Gespräch`: of the calls that the lines just before spoke of."""
    if trigger.phrase is None or here.says(words("since")):
        return ()
    phrase = here.sentence.phrases[trigger.phrase]
    inner = {t.text.lower() for t in here.sentence.tokens[phrase.first : phrase.last]}
    if not inner & {*words("both_calls"), *words("first_call"), *words("second_call")}:
        return ()
    near = [e.pair for e in found if e.section == here.section and 0 <= here.line.n - e.line <= 2]
    pairs = list(dict.fromkeys(near))
    if len(pairs) < 2:
        return ()
    chosen = pairs[-2:] if trigger.plural and inner & set(words("both_calls")) else []
    chosen = chosen or [pairs[i] for i, name in enumerate(("first_call", "second_call")) if inner & set(words(name))]
    return tuple(chosen)
