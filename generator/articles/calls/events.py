"""Every mention of a call in one article: who talks to whom, when, and whether it has happened.

In: a reading and the known offices. Out: `Event`s in the order of the text. An event may lack its date or know only a
weekday; which mentions are one call is decided over all articles together.
"""

from collections.abc import Sequence
from dataclasses import replace

from generator.articles.article import base_date, base_hour, section_of
from generator.articles.calls.event import HEADS, Before, Event, Here, aftermath, is_meeting, left_by
from generator.articles.calls.making import EventMaker
from generator.articles.calls.narrator import poster_of
from generator.articles.calls.parties import Parties, PartyFinder
from generator.articles.calls.status import Status, is_existential, status_of
from generator.articles.calls.times import as_printed, said_on, time_of, times_in
from generator.articles.calls.triggers import Lexicon, Trigger, triggers
from generator.articles.calls.who import Who
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.base.figures.moments import Moment, meaning

#: How many lines further a day that was given still holds.
_NEAR = 3
#: How many mentions back one may go.
_LOOK_BACK = 60
#: What a party's own account of a call is called in its heading.
_READOUT = frozenset({"readout", "readouts"})


def find_events(reading: Reading, borrowed: str | None = None) -> tuple[Event, ...]:
    """All mentions of calls in one article, in the order of the text. `borrowed` dates an article without a date."""
    return tuple(_Walk(reading, Who(reading), borrowed).events())


class _Walk:
    """Reads the sentences of an article in their order and remembers what each section spoke of last."""

    def __init__(self, reading: Reading, who: Who, borrowed: str | None) -> None:
        self._reading, self._who, self._borrowed = reading, who, borrowed
        self._language, self._words = who.language, Lexicon(who.language)
        self._parties = PartyFinder(who)
        self._maker = EventMaker(reading, who)
        poster = poster_of(reading)
        self._poster: tuple[str, ...] = (poster,) if poster else ()
        self._days: dict[int, tuple[str | None, bool, int]] = {}
        self._rejected = False
        self._open: list[tuple[Here, Trigger, Status, Moment | None]] = []
        self._before = Before()
        self._spoken: str | None = None

    def events(self) -> list[Event]:
        for sentence in self._reading.document.sentences:
            if sentence.inside is not None:
                self._maker.found += self._quoted(sentence, sentence.inside)
                continue
            here = self._here(sentence)
            before = len(self._maker.found)
            if not set(here.words) & set(self._words("corrected")) and here.line.label != "correction":
                self._in_sentence(here)
            found = self._maker.found[before:]
            self._maker.found += self._aftermath(here, before)
            self._maker.join(here)
            if day := self._day_of(here, found):
                self._days[here.section] = (day, not found, here.line.n)
            every = triggers(sentence, self._language) if here.line.label in (*HEADS, "lead") and not found else ()
            if any(t.sure and status_of(sentence, t, self._language) != "denied" for t in every):
                self._maker.phoned.add(here.section)
            self._maker.readout |= here.section == -1 and bool(set(here.words) & _READOUT)
            spoken = said_on(sentence, None, here.times, self._language)
            self._spoken = meaning(spoken, here.today, False).date if spoken else None
            named = self._who.named(sentence)
            leaders = tuple(i for i in named if self._who.may_lead(i))
            self._before = left_by(here, leaders if len(leaders) > 1 else named, self._words)
        return sorted([*self._maker.found, *self._closed()], key=lambda e: e.line)

    def _quoted(self, sentence: Sentence, number: int) -> list[Event]:
        """`„Ich habe gestern mit X telefoniert“, sagte Y`: a call that its speaker tells in marks, Y as partner."""
        speaker = self._reading.quotations[number].speaker or self._poster
        own = bool(self._poster) and speaker == self._poster
        every = triggers(sentence, self._language)
        if denied := [t for t in every if status_of(sentence, t, self._language) == "denied"]:
            return self._denied(self._here(sentence), denied[0])
        if len(speaker) != 1 or not any(own or t.sure for t in every):
            return []
        before, self._maker.found = self._maker.found, []
        with self._who.speaking(speaker[0]):
            self._in_sentence(self._here(sentence))
        found, self._maker.found = self._maker.found, before
        leads = self._who.may_lead(speaker[0])
        able = [e for e in found if not e.back and (leads or e.phone) and self._who.is_of_leaders(e.pair)]
        return [e for e in able if speaker[0] in e.pair or not leads]

    def _here(self, sentence: Sentence) -> Here:
        article = self._reading.article
        line = article.line(sentence.line)
        section = section_of(article, line.n)
        base = base_date(article, line.n) or self._borrowed
        begins = line.text[sentence.start : sentence.end].lower().startswith(tuple(self._words("following")))
        day, unnamed, at = self._days.get(section, (None, False, 0))
        day = day if line.n - at <= _NEAR else None
        calling = {i for t in triggers(sentence, self._language) for i in sentence.clauses[t.clause].tokens}
        also = bool({sentence.tokens[i].text.lower() for i in calling} & set(self._words("also")))
        goes_on = begins and any(e.section == section for e in reversed(self._maker.found))
        times = times_in(sentence, line.text, self._language)
        before = self._before if self._before.line == line.n else Before()
        today = (self._spoken if sentence.inside is not None else None) or self._today(base, section)
        return Here(sentence, line, times, before, section, base, today, day, unnamed, goes_on, also)

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
        told: dict[frozenset[str], list[Moment | None]] = {}
        before = len(self._maker.found)
        every = triggers(here.sentence, self._language)
        for trigger in every:
            status = status_of(here.sentence, trigger, self._language)
            if not trigger.sure and is_meeting(here.sentence, self._words):
                continue
            if status == "denied":
                self._maker.found += self._denied(here, trigger)
            else:
                moment = time_of(here.sentence, trigger, every, here.times, self._language)
                if not moment and status == "announced" and here.words[0] in self._words("then"):
                    moment = here.before.last  # `Dann wollen X und Y telefonieren`
                self._tell(here, trigger, status, moment, told, before)

    def _tell(
        self,
        here: Here,
        trigger: Trigger,
        status: Status,
        moment: Moment | None,
        told: dict[frozenset[str], list[Moment | None]],
        before: int,
    ) -> None:
        """What a word for a call adds to the events. `told` are the times by pair that the sentence told of,
        `before` the number of events before it."""
        moment = (
            as_printed(moment, here.line.text, base_hour(self._reading.article, here.line.n))
            if moment and status == "held"
            else moment
        )
        today = bool(moment and moment.kind == "today" and not self._maker.means_today(here, status))
        moment = None if today else moment
        found = self._of(here, trigger, status)
        if not found and trigger.sure:
            self._open += [(here, trigger, status, moment)] if trigger.phrase is not None else []
            self._maker.open = here.line.n
            self._rejected = self._rejected or status == "unconfirmed"
        for parties in found:
            own = self._maker.beside(here, parties.ids[-1], moment) if len(found) > 1 else moment
            status, own = self._maker.of_told(here, trigger, parties, status, own)
            if status == "unconfirmed" and not parties.named and self._is_one_more(here, trigger):
                continue
            times = told.setdefault(frozenset(parties.ids), [])
            again = trigger.sure or here.says(self._words("going_on"))
            dated = own and own not in times and (again or not any(times))
            if trigger.sure:
                self._by_phone(before, parties)
            if times and status != "cancelled" and not dated:
                continue  # `Das letzte Telefonat liegt weit zurück: Am 5. Mai sprachen sie` names the day later
            times.append(own)
            if trigger.form == "mark":
                self._widen(before, parties.ids)
            self._parties.remember(parties.ids)
            sure = today and status == "held" and not here.says(self._words("vague"))
            for event in self._maker.events(here, trigger, parties, status, own):
                self._maker.found.append(replace(event, main=event.main or sure))

    def _by_phone(self, before: int, parties: Parties) -> None:
        """`hat mit Y in einem Videogespräch gesprochen`, `spoke to Y, her office said in a readout of the call`."""
        own = self._maker.found[before:]
        same = [not parties.named or set(e.pair) == set(parties.ids) for e in own]
        self._maker.found[before:] = [replace(e, phone=e.phone or s) for e, s in zip(own, same, strict=True)]

    def _denied(self, here: Here, trigger: Trigger) -> list[Event]:
        """`Ein Telefonat habe es nicht gegeben`: of the call that others claim, it says that it never was."""
        if not is_existential(here.sentence, trigger, self._language) or self._is_one_more(here, trigger):
            return []
        named = set(self._who.named(here.sentence))
        such = here.says(self._words("such"))
        told = [
            e for e in self._maker.found if e.section in (here.section, -1) and not e.earlier and (such or e.claimed)
        ]
        told = [e for e in told if e.status in ("held", "rumour", "reference", "unconfirmed")]
        told = [e for e in told if named & set(e.pair)] or ([] if len(named) > 1 else told)
        if not told and self._rejected:  # a denial is the news: `X hat nicht mit Y telefoniert`
            every = self._of(here, trigger, "held")
            return [e for p in every for e in self._maker.events(here, trigger, p, "unconfirmed", None)]
        line, col = here.line.n, here.sentence.start
        return [replace(e, line=line, col=col, status="unconfirmed", phone=True) for e in told[-1:]]

    def _widen(self, before: int, ids: tuple[str, ...]) -> None:
        """`X und Y telefonierten, mit in der Leitung war Z`: it was a call of all three."""
        own = self._maker.found[before:]
        self._maker.found[before:] = [replace(e, pair=ids) if set(e.pair) < set(ids) else e for e in own]

    def _is_one_more(self, here: Here, trigger: Trigger) -> bool:
        """`Palast bestreitet weiteren Anruf`: another call than the one spoken of."""
        phrase = here.sentence.phrases[trigger.phrase] if trigger.phrase is not None else None
        inner = here.sentence.tokens[phrase.first : phrase.last] if phrase else ()
        return any(t.text.lower().startswith(tuple(self._words("one_more"))) or t.lemma == "weit" for t in inner)

    def _closed(self) -> list[Event]:
        """Calls of which an article speaks without names: of the one pair that it tells of, or of the one pair that
        talked. A live blog announces its call so; elsewhere such a call has a day of its own."""
        phoned = [e for e in self._maker.found if e.phone]
        told = phoned or [e for e in self._maker.found if e.status == "held"]
        pairs = {frozenset(e.pair): e.pair for e in [e for e in told if not e.earlier] or told} or self._two()
        if len(pairs) != 1:
            return []
        parties = Parties(next(iter(pairs.values())), (), None, named=False)
        every = bool(self._reading.article.updates) or not phoned
        open_still = [
            o for o in self._open if (every or o[3]) and len({*self._who.named(o[0].sentence)} - {*parties.ids}) < 2
        ]
        if not told:
            open_still = [o for o in open_still if o[2] == "held" and not o[1].plural]
        return [e for here, t, status, m in open_still for e in self._maker.events(here, t, parties, status, m)]

    def _two(self) -> dict[frozenset[str], tuple[str, ...]]:
        """The pairs of leaders that act as one subject, in an article that names no parties of its call."""
        document = self._reading.document
        every = (self._who.several(s, c.subject) for s in document.sentences for c in s.clauses)
        return {frozenset(p): p for p in every if len(p) == 2 and all(self._who.may_lead(i) for i in p)}

    def _of(self, here: Here, trigger: Trigger, status: Status) -> tuple[Parties, ...]:
        return self._parties.of(here.sentence, trigger, self._focus(here, trigger, status))

    def _focus(self, here: Here, trigger: Trigger, status: Status) -> tuple[str, ...]:
        """The pair last spoken of: in the sentence, in the section, else the first of the article. Where the sentence
        names persons, a pair of one of them goes before others; what was held goes back to none whose call lies
        ahead."""
        same = [e for e in self._maker.found[-_LOOK_BACK:] if e.section == here.section and not e.wish]
        if same and same[-1].line == here.line.n and not same[-1].aside:
            return same[-1].pair
        named = set(self._who.named(here.sentence))
        first = next((e for e in self._maker.found if e.phone and not e.earlier), None)
        if first and not named and status == "announced" and here.section <= 0 and self._is_one_more(here, trigger):
            same = [first]  # `Ein zweites Telefonat ist geplant`
        able = [e for e in same if not e.aside] or same
        if status == "held":
            talked = {e.pair for e in same if e.status not in ("announced", "cancelled")}
            able = [e for e in able if e.pair in talked] or able
        if here.section <= 0 and named and (fits := [e for e in able if named & set(e.pair)]):
            able = fits
        if able:
            return next((e for e in reversed(able) if e.phone and not e.others), able[-1]).pair
        return first.pair if first else here.before.persons if len(here.before.persons) == 2 else ()

    # What the section spoke of

    def _day_of(self, here: Here, found: Sequence[Event]) -> str | None:
        """The past day that a sentence gives to a call, whoever takes part."""
        able = [e for e in found if not e.earlier and e.status != "cancelled"]
        own = [e.when.date for e in able if e.when and e.when.precision == "day"]
        if own:
            return own[-1] if (own[-1] or "~") <= (here.base or "") else None
        if found or not here.base or here.says(self._words("earlier")):
            return None
        every = triggers(here.sentence, self._language)
        for trigger in every:
            status = status_of(here.sentence, trigger, self._language)
            if (trigger.sure or trigger.phrase is not None) and status in ("held", "present", "reference"):
                moment = time_of(here.sentence, trigger, every, here.times, self._language)
                past = status == "held" or (moment and here.line.text[: moment.start].endswith("vom "))
                if moment and past and moment.kind in ("day", "weekday", "offset"):
                    day = meaning(moment, here.base, False).date
                    self._maker.unnamed = here.line.n if trigger.sure else self._maker.unnamed
                    return day if day and day <= here.base else None
        return None

    def _aftermath(self, here: Here, before: int) -> list[Event]:
        """`Daraus wurde nichts`, `Berlin dementiert`: what clauses that name no call say of the one just mentioned."""
        last = self._maker.found[-1] if self._maker.found else None
        if (
            last is None
            or last.section != here.section
            or (last.line, last.col) < (self._before.line, self._before.start)
        ):
            return []
        own = {t.clause for t in triggers(here.sentence, self._language)} if len(self._maker.found) > before else set()
        behind = [c for n, c in enumerate(here.sentence.clauses) if n > max(own, default=-1) and c.kind != "relative"]
        for status in filter(None, (aftermath(here.sentence, c, self._language) for c in behind)):
            open_still = last.status in ("announced", "reference", "wish", "present")
            if open_still if status == "cancelled" else last.claimed and last.status not in ("cancelled", "announced"):
                return [replace(last, line=here.line.n, col=here.sentence.start, status=status)]
        return []
