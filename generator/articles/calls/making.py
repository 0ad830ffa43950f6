"""How a mention of a call becomes `Event`s: with its day, its status, and whether it was by phone.

In: a sentence with a word for a call, its parties and times; what the article told before (`found`). Out: `Event`s.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from generator.articles.article import section_of
from generator.articles.calls.event import (
    HEADS,
    Event,
    Here,
    is_ahead,
    is_new_day,
    settled,
)
from generator.articles.calls.parties import Parties
from generator.articles.calls.status import Status, has, is_past
from generator.articles.calls.times import said_on
from generator.articles.calls.triggers import Lexicon, Trigger, triggers
from generator.articles.calls.who import Who
from generator.articles.readings import Reading
from generator.base.figures.moments import Moment, When, meaning

#: Paragraphs in which an article says what it is about.
_OPENING = 3
#: What stands between two days on which the same was done.
_AND = re.compile(
    r"\W*(?:und|and|sowie)(?: (?:again|erneut|nochmals|noch einmal|abermals|wieder))?(?: am| on)? ?|, (?:am|on) "
)
#: How far a partner stands from a further day, in characters.
_BESIDE = 5
#: How many mentions back one may go.
_LOOK_BACK = 60


class EventMaker:
    """`found` are the events of the article so far, `phoned` the sections whose heading names a call, `unnamed` the
    last line with a call whose parties nobody named but with its day, `open` the last with one at all."""

    def __init__(self, reading: Reading, who: Who) -> None:
        self._reading, self._who = reading, who
        self._language, self._words = who.language, Lexicon(who.language)
        self.found: list[Event] = []
        self.phoned: set[int] = set()
        self.unnamed = self.open = -1
        self.readout = False

    def events(
        self,
        here: Here,
        trigger: Trigger,
        parties: Parties,
        status: Status,
        moment: Moment | None,
    ) -> Iterator[Event]:
        plain = self._undated(here, trigger, parties)
        if status == "cancelled" and (new := [m for m in here.times if is_new_day(here, m, self._words)]):
            yield self._dated(here, plain, None if moment in new else moment, "cancelled")
            yield self._dated(here, plain, new[-1], "announced")
        else:
            yield self._dated(here, plain, moment, status)
            yield from self._listed(here, plain, parties, moment, status)

    def of_told(
        self, here: Here, trigger: Trigger, parties: Parties, status: Status, moment: Moment | None
    ) -> tuple[Status, Moment | None]:
        """The status and day of a mention, less what it says of a call that was told before."""
        if status == "announced" and self._was_to_be(here, trigger, parties):
            return "reference", None
        return status, None if moment and self._is_another_account(here, trigger, parties) else moment

    def join(self, here: Here) -> None:
        """`Zugeschaltet war Z`, `Z joined the call`: the call just told was one of all of them."""
        last = self.found[-1] if self.found else None
        every = triggers(here.sentence, self._language)
        sure = [t for t in every if t.sure]
        joining = self._words("joining") if every else self._words("connected")
        named = [c for c in here.sentence.clauses if has(here.sentence, c, joining) and not c.negated]
        ids = tuple(
            p for c in named for p in self._who.several(here.sentence, c.subject) if last and p not in last.pair
        )
        if not last or not ids or last.line != here.line.n:
            return
        if any(t.phrase is not None and here.sentence.phrases[t.phrase].opener.startswith(("ein", "a")) for t in sure):
            self.found.append(replace(last, pair=(*last.pair, *ids), line=here.line.n, col=here.sentence.start))
            return  # `An einer anschließenden Telefonkonferenz nahm auch Z teil`
        for n, e in enumerate(self.found):
            same = not e.when or not last.when or e.when == last.when
            alike = e.status == last.status or {e.status, last.status} == {"held", "reference"}
            if set(e.pair) == set(last.pair) and alike and same:
                self.found[n] = replace(e, pair=(*e.pair, *ids))

    def beside(self, here: Here, partner: str, moment: Moment | None) -> Moment | None:
        """The day right beside one of several partners: `am Montag mit X und am Freitag mit Y`."""
        tokens, days = here.sentence.tokens, [m for m in here.times if m.kind not in ("today", "month")]
        own = [p for n, p in enumerate(here.sentence.phrases) if self._who.of(here.sentence, n) == (partner,)]
        gaps = [
            (max(m.start - tokens[p.last].end, tokens[p.first].start - m.end), m.start, m) for m in days for p in own
        ]
        return min(gaps)[2] if len(days) > 1 and gaps else moment

    def _was_to_be(self, here: Here, trigger: Trigger, parties: Parties) -> bool:
        """`Angesetzt war das Telefonat für Montag`: what had been planned of a call that is told as held."""
        noun = here.sentence.phrases[trigger.phrase] if trigger.phrase is not None else None
        verb = here.sentence.clauses[trigger.clause].verb
        past = verb is not None and is_past(here.sentence.tokens[verb], self._words)
        held = any(e.status == "held" and not e.earlier and set(e.pair) == set(parties.ids) for e in self.found)
        bare = (
            noun is not None and noun.opener in ("das", "the") and noun.last == noun.first + 1 and not noun.preposition
        )
        return held and past and bare

    def _is_another_account(self, here: Here, trigger: Trigger, parties: Parties) -> bool:
        """`X meldete dagegen, das Telefonat sei am Montag gewesen`: another day, no other call."""
        told = any(e.when and e.status == "held" and set(e.pair) == set(parties.ids) for e in self.found)
        noun = here.sentence.phrases[trigger.phrase] if trigger.phrase is not None else None
        if not told or not here.says(self._words("against_here")):
            return False
        reported = here.sentence.clauses[trigger.clause].mood != "indicative"
        return (noun is not None and noun.opener in ("das", "dem", "the")) or (noun is None and reported)

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
        vague = here.says(self._words("vague"))
        same = here.section <= 0 and here.says(self._words("same_day"))
        near = here.day if here.unnamed or same else None
        other = not any(e.when and set(e.pair) == set(parties.ids) for e in self.found)
        near = near or (here.day or here.base if here.also and other and self._goes_on(here, parties) else None)
        phone = trigger.sure or here.follows or self._goes_on(here, parties) or self._is_by_phone(here)
        phone = phone or self._is_told(here, trigger, parties) or self._is_headed(here, parties)
        phone = phone or self._who.narrator in parties.ids
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
            here.says(self._words("earlier")) and not (here.unnamed and here.day),
            False,
            passing or vague,
            (here.line.label != "body" or here.line.n == first) and not vague,
            here.section,
            here.base,
            near,
            parties.caller,
            not parties.named or (phrase is not None and phrase.opener in ("das", "dem", "des", "the", "that")),
            self._is_claimed(here, trigger),
            None if vague else self._said(here, trigger, parties),
        )

    def _said(self, here: Here, trigger: Trigger, parties: Parties) -> str | None:
        """The day on which somebody told of the call, else that of the sentence before: of the two that it named, or of
        one more call."""
        if moment := said_on(here.sentence, here.sentence.clauses[trigger.clause], here.times, self._language):
            day = meaning(moment, here.today, False).date
            return day if (day or "~") <= (here.base or "") else None
        pair, before = set(parties.ids), here.before
        same = before.line == here.line.n and pair <= set(before.persons)
        one_more = before.opens and pair & set(before.persons) and self.found and pair != set(self.found[0].pair)
        return before.day if before.line == here.line.n and (same or one_more) else None

    def _is_claimed(self, here: Here, trigger: Trigger) -> bool:
        """Whether the call itself is what somebody says, not only something in it."""
        phrase = here.sentence.phrases[trigger.phrase] if trigger.phrase is not None else None
        at_phone = set(here.sentence.clauses[trigger.clause].predicates) & {"sein", "be"}
        itself = trigger.form != "mark" or bool(at_phone)
        if phrase is not None:
            verbs = {*self._words("happening"), *self._words("conducting")}
            told = phrase.opener in ("das", "the") and not verbs & set(here.sentence.clauses[trigger.clause].predicates)
            itself = phrase.preposition not in self._words("in_nouns") and not told
        reported = here.sentence.clauses[trigger.clause].mood == "reported" or here.says(self._words("claiming"))
        return bool(itself and reported)

    def _is_told(self, here: Here, trigger: Trigger, parties: Parties) -> bool:
        """`Das Gespräch am Montag dauerte lange`: the call just told, which has no day yet. `Es war ihr zweites
        Telefonat. Im Mai sprachen sie über Fisch`: one of the calls just counted."""
        noun = here.sentence.phrases[trigger.phrase] if trigger.phrase is not None else None
        told = [e for e in self.found if set(e.pair) == set(parties.ids)]
        if not told or not told[-1].phone or here.line.n - told[-1].line > 1:
            return False
        subject = here.sentence.clauses[trigger.clause].subject
        both = any(len(self._who.of(here.sentence, n)) > 1 for n in subject)
        if noun is None and both and not any(e.when for e in told):
            return True  # `The two leaders spoke on Monday`
        counted = told[-1].status == "reference" and not told[-1].when and told[-1].line == here.line.n
        first, last = (noun.first, noun.last) if noun else (0, -1)
        inside = {t.text.lower() for t in here.sentence.tokens[first : last + 1]}
        counted = counted or bool(inside & {*self._words("one_more"), *self._words("first_call")})
        return counted or (noun is not None and noun.opener in ("das", "the") and not any(e.when for e in told))

    def _is_headed(self, here: Here, parties: Parties) -> bool:
        """The talking that a head calls a call of the same two, told in the first paragraphs."""
        heads = [e for e in self.found if e.section == -1 and e.phone and not e.earlier]
        return here.section == 0 and self._opens(here) and any(set(e.pair) == set(parties.ids) for e in heads)

    def _is_by_phone(self, here: Here) -> bool:
        """Talking under a heading that says it was by phone, or right behind a call whose parties nobody named."""
        near = 0 <= here.line.n - self.unnamed <= 1 or here.line.n == self.open
        headed = self.readout or (-1 in self.phoned and not self.found)
        under_head = here.section == 0 and headed and self._opens(here)
        return here.section in self.phoned or near or under_head

    def _opens(self, here: Here) -> bool:
        """Whether a sentence stands in the first paragraphs of an article."""
        first = [x.n for x in self._reading.article.lines if x.label == "body"][:_OPENING]
        return here.line.n in first

    def _goes_on(self, here: Here, parties: Parties) -> bool:
        """Talking as one more call: `sprach auch mit X`, with one of those who phoned just before."""
        near = (e for e in self.found[-_LOOK_BACK:] if e.section in (here.section, -1) and e.phone)
        phoned = any(set(e.pair) & set(parties.ids) for e in near)
        return phoned and (here.also or here.says(self._words("in_turn")))

    def _dated(self, here: Here, plain: Event, moment: Moment | None, status: Status) -> Event:
        """The mention with its day, and the status that the day makes of it."""
        if moment and moment.kind == "today" and self._is_dated(plain, here):
            moment = None
        if status == "announced" and here.says(self._words("by_now")):
            plain = replace(plain, earlier=False)
        ahead = is_ahead(here, moment, status, self._words) and not plain.earlier
        last = self.found[-1] if self.found and self.found[-1].line == here.line.n else None
        beside = last.when.date if last and last.when and last.col >= here.sentence.start else None
        told = beside or here.before.day or here.day or here.base
        base = told if moment and moment.kind == "relative" else here.today
        when = meaning(moment, base, ahead) if moment else None
        if plain.back and moment and moment.kind == "weekday":
            when = self._same_weekday(plain, moment.value) or when
        if moment and when and moment.kind == "day" and status == "held" and (when.date or "") > (here.today or "~"):
            when = meaning(replace(moment, year=moment.year or int((when.date or "")[:4]) - 1), base, False)
        later = bool(when and when.precision == "day" and (when.date or "") > (here.today or "~"))
        final = settled(here, moment, status, later, self._words)
        if here.follows and when is None:
            when = next((e.when for e in reversed(self.found) if e.when and e.section == here.section), None)
        wish = status == "wish" and not (when and when.date)
        near = None if final == "announced" else plain.near
        said = plain.said if when is None and final == "held" else None
        return replace(plain, when=when, status=final, wish=wish, near=near, said=said)

    def _same_weekday(self, plain: Event, weekday: int) -> When | None:
        """`The Wednesday call had been agreed upon`: the call of a Wednesday that was told before."""
        told = [e.when for e in self.found if e.when and e.section == plain.section and set(e.pair) == set(plain.pair)]
        dated = (w for w in reversed(told) if w.date and w.precision == "day")
        return next((w for w in dated if date.fromisoformat(w.date or "").weekday() == weekday), None)

    def means_today(self, here: Here, status: Status) -> bool:
        """Whether a time of day alone (`um 16 Uhr`, `am Abend`) dates a call: what lies ahead, or is going on."""
        return status == "announced" or (status == "present" and here.line.label not in HEADS)

    def _is_dated(self, plain: Event, here: Here) -> bool:
        """Whether the text has given the call of this pair a day: then a time of day alone is on that day."""
        return here.follows or any(
            e.when and e.when.date and e.section == plain.section and set(e.pair) == set(plain.pair) for e in self.found
        )

    def _listed(
        self, here: Here, plain: Event, parties: Parties, moment: Moment | None, status: Status
    ) -> Iterator[Event]:
        """`Am Montag war X am Apparat, am Samstag Y`, `phoned X on Monday and Y on Tuesday`: further partners of the
        same caller; `am 2. Mai und am 3. Mai`: further days of the same pair."""
        tokens, phrases = here.sentence.tokens, here.sentence.phrases
        for other in (m for m in here.times if m.start > plain.col and len(parties.ids) == 2):
            before = here.line.text[: other.start].rstrip().lower()
            behind = [n for n, p in enumerate(phrases) if 0 <= tokens[p.first].start - other.end <= _BESIDE]
            ahead = [n for n, p in enumerate(phrases) if tokens[p.last].end <= other.start][-1:]
            gap = ahead and before.endswith((" on", " am")) and tokens[phrases[ahead[0]].first - 1].text == "and"
            opened = before.endswith((", am", ", on", "und am", "and on", ","))
            partner = self._who.several(here.sentence, ahead if gap else behind[:1] if opened else [])
            if len(partner) == 1 and partner[0] not in parties.ids:
                pair = (parties.ids[0], partner[0])
                yield self._dated(here, replace(plain, pair=pair, col=other.start), other, status)
            elif opened and not partner and status == "held" and other.kind == "day":
                yield self._dated(here, replace(plain, col=other.start), other, status)
        days = [m for m in here.times if m.kind in ("day", "weekday", "offset")] if moment else []
        for one, two in pairwise(days):
            if moment in (one, two) and _AND.fullmatch(here.line.text[one.end : two.start]):
                moment = two if moment == one else one
                yield self._dated(here, plain, moment, status)
