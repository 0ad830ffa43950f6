"""Every mention of a call in one article: who talks to whom, when, and whether it has happened.

In: a reading and the known offices. Out: `Event`s in the order of the text. An event may lack its date or know only a
weekday; which mentions are one call is decided over all articles together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.articles.article import base_date, section_of
from generator.articles.calls.event import (
    HEADS,
    Event,
    Here,
    counted,
    is_ahead,
    is_first_since,
    is_meeting,
    is_new_day,
    lies_ahead,
    settled,
    time_of,
    times_in,
)
from generator.articles.calls.parties import PartyFinder
from generator.articles.calls.roles import Parties
from generator.articles.calls.status import Status, lemmas_of, status_of
from generator.articles.calls.triggers import Lexicon, Trigger, triggers
from generator.articles.calls.who import Who
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.base.figures.moments import Moment, meaning

#: How many lines further a day that was given still holds.
_NEAR = 3


def find_events(reading: Reading, borrowed: str | None = None) -> tuple[Event, ...]:
    """All mentions of calls in one article, in the order of the text. `borrowed` dates an article without a date."""
    return tuple(_Walk(reading, Who(reading), borrowed).events())


class _Walk:
    """Reads the sentences of an article in their order and remembers what each section spoke of last."""

    def __init__(self, reading: Reading, who: Who, borrowed: str | None) -> None:
        self._reading, self._who, self._borrowed = reading, who, borrowed
        self._language, self._words = who.language, Lexicon(who.language)
        self._parties = PartyFinder(who)
        self._found: list[Event] = []
        self._days: dict[int, tuple[str | None, bool, int]] = {}
        self._phoned: set[int] = set()
        self._unnamed = -1

    def events(self) -> list[Event]:
        for sentence in self._reading.document.told:
            here = self._here(sentence)
            before = len(self._found)
            if not set(here.words) & set(self._words("corrected")) and here.line.label != "correction":
                self._in_sentence(here)
            found = self._found[before:]
            self._found += [] if found else self._then_cancelled(here)
            if day := self._day_of(here, found):
                self._days[here.section] = (day, not found, here.line.n)
            if (
                here.section > 0
                and here.line.label in HEADS
                and any(t.sure for t in triggers(sentence, self._language))
            ):
                self._phoned.add(here.section)
        return self._found

    def _here(self, sentence: Sentence) -> Here:
        article = self._reading.article
        line = article.line(sentence.line)
        section = section_of(article, line.n)
        base = base_date(article, line.n) or self._borrowed
        text = line.text[sentence.start : sentence.end].lower()
        begins = text.startswith(tuple(self._words("following")))
        day, unnamed, at = self._days.get(section, (None, False, 0))
        day = day if line.n - at <= _NEAR else None
        also = bool({t.text.lower() for t in sentence.tokens} & set(self._words("also")))
        goes_on = begins and any(e.section == section for e in reversed(self._found))
        return Here(sentence, line, text, section, base, self._today(base, section), day, unnamed, goes_on, also)

    def _today(self, base: str | None, section: int) -> str | None:
        """The day that `heute` means: a head is as new as the last change of the page."""
        updated = self._reading.article.metadata.get("updated")
        if section == -1 and updated and isinstance(updated.value, str) and updated.value[:10] > (base or ""):
            return updated.value[:10]
        return base

    # One sentence

    def _in_sentence(self, here: Here) -> None:
        if here.sentence.tokens[-1].text == "?":
            return  # a question states nothing
        seen: list[frozenset[str]] = []
        times = times_in(here.sentence, here.line.text, self._language)
        every = triggers(here.sentence, self._language)
        for trigger in every:
            status = status_of(here.sentence, trigger, self._language)
            if status == "denied" or self._is_interview(here, trigger):
                continue
            for parties in self._of(here, trigger):
                if frozenset(parties.ids) in seen and status != "cancelled":
                    continue
                seen.append(frozenset(parties.ids))
                moment = time_of(here.sentence, trigger, every, times, self._language)
                told_today = bool(moment and moment.kind == "today" and not self._means_today(here, status))
                moment = None if told_today else moment
                for event in self._events(here, trigger, parties, status, times, moment):
                    self._parties.remember(event.pair)
                    sure = told_today and status == "held" and not here.says(self._words("vague"))
                    self._found.append(replace(event, main=event.main or sure))

    def _of(self, here: Here, trigger: Trigger) -> tuple[Parties, ...]:
        pairs = counted(here, trigger, self._found, self._words)
        several = tuple(Parties(pair, (), None, named=False) for pair in pairs)
        return several or self._parties.of(here.sentence, trigger, self._focus(here))

    def _focus(self, here: Here) -> tuple[str, ...]:
        """The pair last spoken of: in the sentence, in the section, else the first of the article."""
        same = [e for e in self._found if e.section == here.section]
        if same:
            plain = [e for e in same if not e.aside] or same
            if same[-1].line == here.line.n and not same[-1].aside:
                return same[-1].pair
            return next((e for e in reversed(plain) if e.phone and not e.others), plain[-1]).pair
        able = [e for e in self._found if e.phone and not e.earlier]
        first = next((e for e in able if not lies_ahead(e, here)), None)
        return first.pair if first else ()

    def _is_interview(self, here: Here, trigger: Trigger) -> bool:
        """`sagte er der Agentur am Telefon`: words to a reporter by phone."""
        clause = here.sentence.clauses[trigger.clause]
        if trigger.form != "mark":
            return False
        nouns = {here.sentence.tokens[here.sentence.phrases[n].last].lemma.lower() for n in clause.phrases}
        outlets = [n for n in clause.phrases if self._reading.referents.who(here.sentence, n).kind == "outlet"]
        return bool(outlets) or any(n.endswith(self._words("journalists")) for n in nouns)

    # Events

    def _events(
        self,
        here: Here,
        trigger: Trigger,
        parties: Parties,
        status: Status,
        times: Sequence[Moment],
        moment: Moment | None,
    ) -> Iterator[Event]:
        plain = self._undated(here, trigger, parties)
        if plain.earlier and len(listed := [m for m in times if m.kind in ("month", "day")]) > 1:
            yield from (self._dated(here, plain, m, "held") for m in listed)
        elif status == "cancelled" and moment and is_new_day(here, moment, self._words):
            yield self._dated(here, plain, None, "cancelled")
            yield self._dated(here, plain, moment, "announced")
        elif moment and is_first_since(here, moment, self._words):
            yield replace(self._dated(here, plain, None, status), earlier=False)
            yield self._dated(here, plain, moment, "held")
        else:
            yield self._dated(here, plain, moment, status)
            yield from self._listed(here, plain, trigger, parties, times, status)

    def _undated(self, here: Here, trigger: Trigger, parties: Parties) -> Event:
        """The mention with all that the sentence tells at once."""
        article = self._reading.article
        first = next((x.n for x in article.lines if x.label == "body" and section_of(article, x.n) == here.section), 0)
        phrase = here.sentence.phrases[trigger.phrase] if trigger.phrase is not None else None
        passing = here.sentence.clauses[trigger.clause].kind == "relative" or (
            phrase is not None
            and here.sentence.tokens[phrase.first].kind == "possessive"
            and (phrase.preposition != "" or phrase.opener.endswith("s"))
        )
        near = here.day if here.unnamed or (here.section <= 0 and here.says(self._words("same_day"))) else None
        near = near or (here.day or here.base if here.also and self._goes_on(here, parties) else None)
        phone = trigger.sure or here.follows or self._goes_on(here, parties) or self._is_by_phone(here)
        return Event(
            article.id,
            here.line.n,
            here.sentence.tokens[trigger.token].start,
            parties.ids,
            parties.others,
            phone,
            trigger.video,
            None,
            "reference",
            here.says(self._words("earlier")),
            False,
            passing,
            (here.line.label != "body" or here.line.n == first) and not here.says(self._words("vague")),
            here.section,
            here.base,
            near,
            parties.caller,
            not parties.named or (phrase is not None and phrase.opener in ("das", "dem", "des", "the", "that")),
        )

    def _is_by_phone(self, here: Here) -> bool:
        """Talking under a heading that says it was by phone, or right behind a call whose parties nobody named."""
        return here.section in self._phoned or 0 <= here.line.n - self._unnamed <= 1

    def _goes_on(self, here: Here, parties: Parties) -> bool:
        """Talking that the text tells as one more call: `auch`, `danach`, with one of those who phoned just before."""
        also, going_on, following = (here.says(self._words(name)) for name in ("also", "going_on", "following"))
        if not (also or going_on or following) or is_meeting(here, self._words):
            return False
        before = [
            e for e in self._found if e.section in (here.section, -1) and e.phone and set(e.pair) & set(parties.ids)
        ]
        if any(e.line == here.line.n and e.line > 0 for e in before):
            return also or going_on
        return bool(before) and (also or following)

    def _dated(self, here: Here, plain: Event, moment: Moment | None, status: Status) -> Event:
        """The mention with its day, and the status that the day makes of it."""
        if moment and moment.kind == "today" and self._is_dated(plain, here):
            moment = None
        ahead = is_ahead(here, moment, status, self._words) and not plain.earlier
        base = here.day or here.base if moment and moment.kind == "relative" else here.today
        when = meaning(moment, base, ahead) if moment else None
        later = bool(when and when.precision == "day" and (when.date or "") > (here.today or "~"))
        final = settled(here, moment, status, later, self._words)
        if here.follows and not plain.phone and self._found:
            when = when or next((e.when for e in reversed(self._found) if e.when and e.section == here.section), None)
        elif here.follows and when is None:
            when = next((e.when for e in reversed(self._found) if e.when and e.section == here.section), None)
        wish = status == "wish" and not (when and when.date)
        near = None if final == "announced" else plain.near
        return replace(plain, when=when, status=final, wish=wish, near=near)

    def _means_today(self, here: Here, status: Status) -> bool:
        """Whether a time of day alone (`um 16 Uhr`, `am Abend`) dates a call: what lies ahead, or is going on."""
        return status == "announced" or (status == "present" and here.line.label not in HEADS)

    def _is_dated(self, plain: Event, here: Here) -> bool:
        """Whether the text has given the call of this pair a day: then a time of day alone is on that day."""
        return here.follows or any(
            e.when and e.when.date and e.section == plain.section and set(e.pair) == set(plain.pair)
            for e in self._found
        )

    def _listed(
        self, here: Here, plain: Event, trigger: Trigger, parties: Parties, times: Sequence[Moment], status: Status
    ) -> Iterator[Event]:
        """`Am Montag war X am Apparat, am Samstag Y`: further days and partners of the same caller."""
        if len(parties.ids) != 2:
            return
        sentence = here.sentence
        for moment in times:
            after = [n for n, p in enumerate(sentence.phrases) if sentence.tokens[p.first].start >= moment.end]
            near = bool(after) and sentence.tokens[sentence.phrases[after[0]].first].start <= moment.end + 5
            before = here.line.text[: moment.start].rstrip().lower()
            partner = self._who.of(sentence, after[0]) if near else ()
            opened = before.endswith((", am", ", on", "und am", "and on", ","))
            again = opened and not partner and status == "held" and moment.kind == "day" and moment.start > plain.col
            if again and time_of(sentence, trigger, (), (moment,), self._language):
                yield self._dated(here, replace(plain, col=moment.start), moment, status)
            if opened and len(partner) == 1 and partner[0] not in parties.ids and moment.start > plain.col:
                pair = (parties.ids[0], partner[0])
                yield self._dated(here, replace(plain, pair=pair, col=moment.start), moment, status)

    # What the section spoke of

    def _day_of(self, here: Here, found: Sequence[Event]) -> str | None:
        """The past day that a sentence gives to a call, whoever takes part."""
        own = [e.when.date for e in found if e.when and e.when.precision == "day" and not e.earlier]
        if own:
            return own[-1] if (own[-1] or "~") <= (here.base or "") else None
        if found or not here.base or here.says(self._words("earlier")):
            return None
        times = times_in(here.sentence, here.line.text, self._language)
        every = triggers(here.sentence, self._language)
        for trigger in every:
            if (trigger.sure or trigger.phrase is not None) and status_of(
                here.sentence, trigger, self._language
            ) == "held":
                moment = time_of(here.sentence, trigger, every, times, self._language)
                if moment and moment.kind in ("day", "weekday", "offset"):
                    day = meaning(moment, here.base, False).date
                    self._unnamed = here.line.n if trigger.sure else self._unnamed
                    return day if day and day <= here.base else None
        return None

    def _then_cancelled(self, here: Here) -> list[Event]:
        """`Es wurde abgesagt`, `No 10 has called it off`: goes back to the call just mentioned."""
        if not self._found or self._found[-1].line < here.line.n - 1 or self._found[-1].status == "held":
            return []
        words = here.words
        off = any(p in self._words("cancelling") for c in here.sentence.clauses for p in lemmas_of(here.sentence, c))
        back = set(words) & set(self._words("goes_back"))
        if not off or not back:
            return []
        return [replace(self._found[-1], line=here.line.n, col=here.sentence.start, status="cancelled")]
