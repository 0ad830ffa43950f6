"""Who takes part in a call that a sentence mentions: grounds in their order, the first that say both sides win.

In: a sentence, a word for a call in it, the persons of its phrases, the pair that the section spoke of before. Out:
`Parties`, one for each call: several where the partners were called in turn. A call has two sides, whose call it is
and with whom. Grammar fills them, what belongs to the word itself first, then its clause, then the clauses around; who
stands in a place and is no party ends the search. What stays empty comes from the pair in focus, or stays open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.articles.calls.place import Place
from generator.articles.calls.roles import Roles, Slot
from generator.articles.calls.triggers import Lexicon, Trigger
from generator.articles.calls.who import Who
from generator.articles.discourse.source_phrases import subject_with_parents
from generator.articles.people.offices import kind_in
from generator.articles.text.document import Sentence


@dataclass(frozen=True, slots=True)
class Parties:
    """`ids` in the order in which they stand, `others` the unnamed ones as printed, `caller` who called, if said.
    `named`: the sentence itself names them, or they are those in focus."""

    ids: tuple[str, ...]
    others: tuple[str, ...] = ()
    caller: str | None = None
    named: bool = True


#: One ground: whose call it is and with whom, as far as it tells.
_Ground = tuple[Slot, Slot]
_NOBODY = Slot()


class PartyFinder:
    """Finds the parties of the triggers of one article. `known` are the pairs of which it has told a call."""

    def __init__(self, who: Who) -> None:
        self._who, self._words = who, Lexicon(who.language)
        self._roles = Roles(who)
        self._known: set[frozenset[str]] = set()

    def remember(self, pair: tuple[str, ...]) -> None:
        """A pair of which the article has told a call."""
        self._known.add(frozenset(pair))

    def of(self, sentence: Sentence, trigger: Trigger, focus: tuple[str, ...]) -> tuple[Parties, ...]:
        """The calls of a trigger; () where nobody can tell who talks."""
        at = Place(sentence, trigger, focus, self._words)
        return tuple(p for p in self._found(at) if len(set(p.ids)) > 1)

    def _found(self, at: Place) -> tuple[Parties, ...]:
        own = other = _NOBODY
        for mine, theirs in self._grounds(at):
            other = other if other.ids else theirs.without(own.ids)
            own = own if own.ids else mine.without(other.ids)
            if own.ids and other.ids:
                return self._both(at, own, other)
            if len(own.ids) > 1:
                return (Parties(own.ids, other.others),)
        return () if own.taken or other.taken else self._completed(at, own, other)

    def _grounds(self, at: Place) -> Iterator[_Ground]:
        noun = at.trigger.form == "noun"
        yield from self._of_noun(at) if noun else self._of_verb(at)
        listed = self._roles.listed(at.sentence, at.trigger)
        if len(listed.ids) > 1 and at.trigger.sure:
            yield listed, _NOBODY

    # A verb

    def _of_verb(self, at: Place) -> Iterator[_Ground]:
        """`X und Y telefonierten`, `X sprach mit Y`, `X rief Y an`, `Y wurde von X angerufen`, `X meldete sich
        telefonisch bei Y`."""
        sentence, clause, form = at.sentence, at.clause, at.trigger.form
        subject = self._roles.subject(sentence, at.trigger.clause)
        if clause.passive and form != "verb" and (agents := self._roles.agents(sentence, clause)).ids:
            yield agents, subject
        partners = self._roles.partners(sentence, clause.phrases, at.trigger)
        objects = self._roles.objects(sentence, clause, subject.ids)
        if form == "object" and objects.ids:
            partners = objects
        elif form == "mark" and not partners.ids and not at.is_copula:
            partners = Slot(objects.ids, partners.others, partners.taken)
        heads = form == "mark" and bool(objects.ids and self._who.of(sentence, clause.phrases[0]))
        if heads and not subject.ids and partners.ids == objects.ids:
            subject, partners = objects, _NOBODY  # `Lund, Korvat talk by phone`
        elif form == "mark" and not subject.ids and partners.ids != objects.ids:
            subject = Slot(objects.without(partners.ids).ids or subject.ids)  # `bei Y klingelte es, am Apparat: X`
        yield subject, partners

    # A noun

    def _of_noun(self, at: Place) -> Iterator[_Ground]:
        """`das Telefonat zwischen X und Y`, `Xs Anruf bei Y`, `X told Y in a call`, `das Lund-Telefonat`."""
        sentence, clause, n = at.sentence, at.clause, at.trigger.phrase or 0
        attached = self._roles.attached(sentence, n)
        between = self._roles.between(sentence, (*attached, *clause.phrases), at.trigger)
        if len(between.ids) > 1:
            yield between, _NOBODY
        partners = self._roles.partners(sentence, attached, at.trigger)
        owners = self._roles.owners(sentence, n, attached)
        if not owners.ids and not owners.taken:
            owners = self._possessor(at, partners.ids)
        yield owners, partners
        if owners.taken or partners.taken:
            return
        yield from self._of_relative(at)
        if partners.ids:
            return
        subject = self._roles.subject(sentence, at.trigger.clause)
        subject = Slot() if at.trigger.phrase in clause.subject else Slot(subject.ids)
        holds = not at.noun.preposition and subject.ids and set(clause.predicates) & set(self._words("conducting"))
        if holds and (met := self._roles.partners(sentence, clause.phrases, at.trigger)).ids:
            yield subject, met  # `Ein weiteres Telefonat führte X am Sonntag mit Y`
        if at.noun.preposition in self._words("in_nouns") and not subject.ids and clause.parent is not None:
            clause = sentence.clauses[clause.parent]  # `told Y that …, in a phone call`
            subject = Slot(self._roles.subject(sentence, at.clause.parent or 0).ids)
        thanks = set(clause.predicates) & set(self._words("thanking"))  # `dankte X für das Telefonat`
        if (at.noun.preposition in self._words("in_nouns") or thanks) and (at.trigger.sure or owners.ids):
            objects = self._roles.objects(sentence, clause, subject.ids)
            objects = objects if objects.ids else self._roles.partners(sentence, clause.phrases, at.trigger)
            objects = objects if objects.ids or not clause.passive else self._roles.agents(sentence, clause)
            if at.trigger.sure or {*subject.ids, *objects.ids} <= set(at.focus):
                yield (subject, Slot(objects.ids)) if subject.ids else (Slot(objects.ids), _NOBODY)
        if len(subject.ids) > 1 and (at.trigger.sure or set(subject.ids) == set(at.focus)):
            yield subject, _NOBODY
        elif len(owners.ids) == 1 and at.is_answered:
            called = subject if at.trigger.phrase not in clause.subject else self._roles.objects(sentence, clause, ())
            yield owners, called

    def _of_relative(self, at: Place) -> Iterator[_Ground]:
        """`ein Telefonat, das X mit Y führte`: who holds it in the clause right behind."""
        for number, clause in enumerate(at.sentence.clauses):
            holds = clause.kind == "relative" and set(clause.predicates) & {
                *self._words("conducting"),
                *self._words("planning"),
            }
            if holds and at.noun.last < clause.tokens[0] <= at.noun.last + 3:
                subject = self._roles.subject(at.sentence, number)
                yield Slot(subject.ids), Slot(self._roles.partners(at.sentence, clause.phrases, at.trigger).ids)

    def _possessor(self, at: Place, partners: Sequence[str]) -> Slot:
        """`seines Telefonats mit Y`: the subject of the clause, else whom the text just spoke of; `ihr Telefonat`: the
        two last spoken of, where the article has told a call of them."""
        word = at.sentence.tokens[at.noun.first]
        if word.kind != "possessive":
            return _NOBODY
        up = (self._roles.subject(at.sentence, n).without(partners).ids for n in at.clauses_up())
        subject: tuple[str, ...] = next((ids for ids in up if ids), ())
        if not partners and len(subject) < 2 and word.text.lower() in ("their", "ihr", "ihrem", "ihres"):
            last = self._who.before(at.sentence.line, at.start, ())
            other = self._who.before(at.sentence.line, at.start, (last,)) if last else None
            return Slot((other, last)) if last and other and frozenset((other, last)) in self._known else _NOBODY
        here = self._who.named(at.sentence)
        known = [(i,) for i in (*subject, *here) if any(frozenset((i, p)) in self._known for p in partners)]
        last = self._who.before(at.sentence.line, at.start, partners)
        return Slot(next(iter(known), ()) or subject or self._beside(at, partners) or ((last,) if last else ()))

    def _beside(self, at: Place, partners: Sequence[str]) -> tuple[str, ...]:
        """The one other of the sentence who stands there without a preposition, whatever the grammar made of them."""
        free = [n for n, p in enumerate(at.sentence.phrases) if not p.preposition and p.owns is None]
        found = [i for i in self._who.several(at.sentence, free) if i not in partners and self._who.may_lead(i)]
        return tuple(found) if len(found) == 1 else ()

    # Both sides, or one of them

    def _both(self, at: Place, own: Slot, other: Slot) -> tuple[Parties, ...]:
        apart = {at.sentence.tokens[i].text.lower() for i in at.clause.tokens} & set(self._words("apart"))
        if apart and len(own.ids) > 1 and len(other.ids) == 1:
            return tuple(Parties((p, *other.ids), (), p) for p in own.ids)
        several = len(own.ids) == 1 and len(other.ids) > 1 and self._in_turn(at, other)
        if several:
            return tuple(Parties((*own.ids, p), (), own.ids[0]) for p in other.ids)
        return (Parties((*own.ids, *other.ids), other.others, own.ids[0] if len(own.ids) == 1 else None),)

    def _in_turn(self, at: Place, other: Slot) -> bool:
        """Whether several partners were talked to one after the other."""
        if at.trigger.plural or at.trigger.form == "noun":
            return at.trigger.plural
        words = [at.sentence.tokens[i].text.lower() for i in at.clause.tokens]
        if set(words[3:]) & set(self._words("in_turn")) or at.trigger.form == "object":
            return True
        return len(other.ids) == 2 and not other.others and not set(words) & set(self._words("together"))

    def _completed(self, at: Place, own: Slot, other: Slot) -> tuple[Parties, ...]:
        """One side or none is told: the other comes from the pair in focus, or from the leader last spoken of."""
        if at.trigger.form == "noun":
            return self._noun_completed(at, own, other)
        if other.ids:
            left = self._left_out(at, other.ids)
            return (Parties((*left, *other.ids), other.others, left[0] if left else None),)
        if at.trigger.form == "mark" and at.is_copula and len(own.ids) == 1:
            if len(at.focus) > 1 and own.ids[0] not in at.focus and at.is_one_more:
                return (Parties((*at.focus, *own.ids)),)
            start = at.sentence.start
            before = self._who.before(at.sentence.line, start, own.ids) or self._who.main(own.ids)
            return (Parties((before, *own.ids), (), before),) if before and self._who.may_lead(own.ids[0]) else ()
        goes_back = not own.ids or own.ids[0] in at.focus
        if at.trigger.form == "object" and len(own.ids) == 1 and goes_back:
            return self._again(at)  # `Korvat hatte angerufen`
        able = at.trigger.form == "verb" and (at.trigger.sure or at.is_group)
        return self._again(at) if able and goes_back and at.refers_back and self._have_office(at) else ()

    def _have_office(self, at: Place) -> bool:
        """`Die Außenminister haben telefoniert` goes back to no presidents."""
        kinds = {kind_in(at.sentence.text_of(at.sentence.phrases[n])) or "" for n in at.clause.subject}
        ministers = {kind for kind in kinds if kind.endswith("_minister") and kind != "prime_minister"}
        return all(self._who.has_office(person, kind) for kind in ministers for person in at.focus)

    def _noun_completed(self, at: Place, own: Slot, other: Slot) -> tuple[Parties, ...]:
        if other.ids:
            mine = self._conductor(at, other.ids)
            return self._both(at, Slot(mine), other)
        if own.ids:
            return self._again(at) if own.ids[0] in at.focus else ()
        told = at.trigger.sure and at.noun.preposition in self._words("about")  # `X berichtete von einem Telefonat`
        told = told and bool(set(self._roles.subject(at.sentence, at.trigger.clause).ids) & set(at.focus))
        texts = {t.text.lower() for t in at.sentence.tokens}
        another = len(texts) < 8 and bool(texts & set(self._words("also")))  # `Anruf auch in Tokio`
        return self._again(at) if (at.is_known and not another) or told else ()

    def _again(self, at: Place) -> tuple[Parties, ...]:
        return (Parties(at.focus, (), None, named=False),)

    def _conductor(self, at: Place, partners: Sequence[str]) -> tuple[str, ...]:
        """The other side of `das Telefonat mit Y`: who stands before it, the other one in focus, the subject of its
        clause or of those around it, the leader of staff that tells it, the article's own person."""
        before = [n for n, p in enumerate(at.sentence.phrases) if p.last < at.trigger.token]
        here = tuple(i for i in self._who.several(at.sentence, before) if i not in partners)
        if len(here) == 1 and here[0] not in at.focus and self._who.may_lead(here[0]):
            return here
        own = self._roles.subject(at.sentence, at.trigger.clause).without(partners).ids
        holds = not at.noun.preposition and bool(set(at.clause.predicates) & set(self._words("conducting")))
        if len(own) == 1 and at.noun.opener.startswith(("ein", "a")) and (holds or self._who.may_lead(own[0])):
            return own  # `X kündigte einen Anruf bei Y an`
        if set(partners) & set(at.focus):
            return tuple(i for i in at.focus if i not in partners)
        if at.sentence.inside is not None and self._who.narrator:
            return (self._who.narrator,)
        for number in at.clauses_up():
            if mine := self._roles.subject(at.sentence, number).without(partners).ids:
                return mine
        if beside := self._beside(at, partners) or self._who.teller(at.sentence):
            return beside
        last, main = self._who.before(at.sentence.line, at.start, partners), self._who.main(partners)
        other = next(iter(at.focus), None) or last or main
        return (other,) if other else ()

    def _left_out(self, at: Place, partners: Sequence[str]) -> tuple[str, ...]:
        """Who talks with the partners, where the subject does not say: the other one in focus, for a pronoun the
        leader last spoken of."""
        if set(partners) & set(at.focus):
            return tuple(i for i in at.focus if i not in partners)
        subject = subject_with_parents(at.sentence, at.trigger.clause)
        if subject and not {w for n in subject for w in at.texts(n)} & {"er", "sie", "he", "she"}:
            return ()
        last = self._who.before(at.sentence.line, at.sentence.start, partners) or self._who.main(partners)
        return (last,) if last else ()
