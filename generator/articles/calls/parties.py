"""Who takes part in a call that a sentence mentions.

In: a sentence, a word for a call in it, the persons of its phrases, the pair that the section spoke of before. Out:
`Parties`, one for each call: several where the partners were called in turn. The roles decide: subject, `mit`,
object, genitive; what the sentence leaves open comes from the pair in focus, and stays open where there is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.articles.calls.triggers import Lexicon, Trigger, group_of
from generator.articles.calls.who import Who
from generator.articles.discourse.source_phrases import subject_with_parents
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.states import adjective_country

_JOINING = frozenset({"und", "and", "sowie", ",", "/", "–", "&"})
_AMONG = frozenset({"darunter", "including", "nämlich", "namely"})
_DEFINITE = frozenset(
    {"das", "dem", "des", "the", "this", "dieses", "diesem", "ihr", "ihrem", "their", "der", "die", "den", "ihre"}
)
_COPULA = frozenset({"sein", "be", "sitzen", "sit"})


@dataclass(frozen=True, slots=True)
class Parties:
    """`ids` in the order in which they stand, `others` the unnamed ones as printed, `caller` who called, if said.
    `named`: the sentence itself names them, or they are those in focus."""

    ids: tuple[str, ...]
    others: tuple[str, ...] = ()
    caller: str | None = None
    named: bool = True


class PartyFinder:
    """Finds the parties of the triggers of one article."""

    def __init__(self, who: Who) -> None:
        self._who, self._words = who, Lexicon(who.language)
        self.known: set[frozenset[str]] = set()

    def of(self, sentence: Sentence, trigger: Trigger, focus: tuple[str, ...]) -> tuple[Parties, ...]:
        """The calls of a trigger; () where nobody can tell who talks."""
        clause = sentence.clauses[trigger.clause]
        if trigger.form == "noun":
            found = self._of_noun(sentence, trigger, clause, focus)
        elif trigger.form == "object":
            found = self._of_object(sentence, trigger, clause, focus)
        else:
            found = self._of_verb(sentence, trigger, clause, focus)
        return tuple(p for p in found if len(set(p.ids)) > 1)

    # Verbs

    def _of_verb(
        self, sentence: Sentence, trigger: Trigger, clause: Clause, focus: tuple[str, ...]
    ) -> tuple[Parties, ...]:
        """`X und Y telefonierten`, `X sprach mit Y`, `X meldete sich telefonisch bei Y`."""
        subject = self._subject(sentence, trigger.clause)
        partners, others = self._partners(sentence, clause.phrases, trigger)
        if trigger.form == "mark" and not partners and not set(clause.predicates) & _COPULA:
            partners = self._objects(sentence, clause, subject)
        if self._is_joined(sentence, clause, trigger):
            first, *rest = partners or ("",)
            if rest and len(subject) == 1:
                subject, partners = (*subject, first), tuple(rest)
        if not partners:
            return self._without_partner(sentence, trigger, clause, subject, others, focus)
        subject = tuple(i for i in subject if i not in partners) or self._left_out(sentence, trigger, partners, focus)
        if len(subject) > 1 or not subject or not self._in_turn(sentence, clause, trigger, partners, others):
            return (Parties((*subject, *partners), others, subject[0] if subject else None),)
        return tuple(Parties((*subject, p), (), subject[0]) for p in partners)

    def _without_partner(
        self,
        sentence: Sentence,
        trigger: Trigger,
        clause: Clause,
        subject: tuple[str, ...],
        others: tuple[str, ...],
        focus: tuple[str, ...],
    ) -> tuple[Parties, ...]:
        if len(subject) > 1:
            return (Parties(subject, others),)
        if trigger.form == "mark" and set(clause.predicates) & _COPULA and len(subject) == 1:
            return self._at_the_phone(sentence, trigger, subject)
        goes_back = not subject or subject[0] in focus
        if (
            trigger.form == "verb"
            and (trigger.sure or self._is_group(sentence, clause))
            and goes_back
            and not others
            and self._refers_back(sentence, clause)
        ):
            return (Parties(focus, (), None, named=False),)
        return ()

    def _at_the_phone(self, sentence: Sentence, trigger: Trigger, subject: tuple[str, ...]) -> tuple[Parties, ...]:
        """`Am Apparat war X`: with whom the text was just speaking of."""
        start = sentence.start
        other = self._who.before(sentence.line, start, subject) or self._who.main(subject)
        if not other or not self._who.may_lead(subject[0]):
            return ()
        return (Parties((other, *subject), (), other),)

    def _refers_back(self, sentence: Sentence, clause: Clause) -> bool:
        """No subject of its own, or one that may mean those in focus: `man`, `sie`, `the presidents`."""
        subject = [sentence.tokens[sentence.phrases[n].head].text.lower() for n in clause.subject]
        loose = {"leitung", "line", "man", "sie", "they", "beide", "beiden", "both", "es", "er", "he", "she"}
        return (
            not subject
            or bool(set(subject) & loose)
            or any(s.endswith(("präsidenten", "presidents", "leaders", "chefs")) for s in subject)
        )

    def _is_group(self, sentence: Sentence, clause: Clause) -> bool:
        """`die beiden`, `both leaders`: a plural that means those in focus."""
        words = {
            t.text.lower()
            for n in clause.subject
            for t in sentence.tokens[sentence.phrases[n].first : sentence.phrases[n].last + 1]
        }
        return bool(words & {"beide", "beiden", "both", "two"})

    def _left_out(
        self, sentence: Sentence, trigger: Trigger, partners: Sequence[str], focus: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Who talks with the partners, where the subject does not say: the other one in focus, for a pronoun the
        leader last spoken of."""
        if set(partners) & set(focus):
            return tuple(i for i in focus if i not in partners)
        subject = subject_with_parents(sentence, trigger.clause)
        words = {sentence.tokens[sentence.phrases[n].head].text.lower() for n in subject}
        if not subject or words & {"er", "sie", "he", "she"}:
            last = self._who.before(sentence.line, sentence.start, partners) or self._who.main(partners)
            return (last,) if last else ()
        return ()

    def _in_turn(
        self, sentence: Sentence, clause: Clause, trigger: Trigger, partners: Sequence[str], others: Sequence[str]
    ) -> bool:
        """Whether several partners were talked to one after the other."""
        if len(partners) < 2:
            return False
        words = {sentence.tokens[i].text.lower() for i in clause.tokens}
        later = {sentence.tokens[i].text.lower() for i in clause.tokens[3:]}
        if later & set(self._words("in_turn")) or trigger.plural or trigger.form == "object":
            return True
        return len(partners) == 2 and not others and not words & set(self._words("together"))

    def _is_joined(self, sentence: Sentence, clause: Clause, trigger: Trigger) -> bool:
        """`X hat gemeinsam mit Y mit Z telefoniert`: the first `mit` stands beside the subject."""
        words = self._words("together")
        preposed = [
            n
            for n in clause.phrases
            if sentence.phrases[n].preposition in self._words("with") and sentence.phrases[n].joined is None
        ]
        if len(preposed) < 2:
            return False
        before = sentence.tokens[max(0, sentence.phrases[preposed[0]].first - 2)]
        return before.text.lower() in words

    # Objects

    def _of_object(
        self, sentence: Sentence, trigger: Trigger, clause: Clause, focus: tuple[str, ...]
    ) -> tuple[Parties, ...]:
        """`X rief Y an`, `Y wurde von X angerufen`, `X phoned Y`."""
        subject = self._subject(sentence, trigger.clause)
        if clause.passive:
            agents = [n for n in clause.phrases if sentence.phrases[n].preposition in ("von", "vom", "by")]
            callers = self._who.several(sentence, agents)
            return (Parties((*callers, *subject), (), callers[0]),) if callers and subject else ()
        partners = self._objects(sentence, clause, subject) or self._partners(sentence, clause.phrases, trigger)[0]
        partners = tuple(i for i in partners if i not in subject)
        subject = subject or self._left_out(sentence, trigger, partners, focus)
        if not partners or not subject:
            return ()
        if len(subject) > 1:
            return (Parties((*subject, *partners), (), subject[0]),)
        return tuple(Parties((*subject, p), (), subject[0]) for p in partners)

    def _objects(self, sentence: Sentence, clause: Clause, subject: Sequence[str]) -> tuple[str, ...]:
        """Persons without a preposition who are not the subject; whose number is dialled."""
        able = [
            n
            for n in clause.phrases
            if n not in clause.subject
            and not sentence.phrases[n].preposition
            and not sentence.phrases[n].bracketed
            and sentence.phrases[n].joined not in clause.subject
            and sentence.tokens[sentence.phrases[n].head].kind not in ("reflexive", "relative")
        ]
        owned = [n for n in able if (o := sentence.phrases[n].owns) is None or self._is_number(sentence, o)]
        return tuple(i for i in self._who.several(sentence, owned) if i not in subject)

    def _is_number(self, sentence: Sentence, n: int) -> bool:
        return sentence.tokens[sentence.phrases[n].last].lemma.lower() in self._words("phone_numbers")

    # Nouns

    def _of_noun(
        self, sentence: Sentence, trigger: Trigger, clause: Clause, focus: tuple[str, ...]
    ) -> tuple[Parties, ...]:
        """`das Telefonat zwischen X und Y`, `Xs Anruf bei Y`, `X told Y in a call`, `das Lund-Telefonat`."""
        n = trigger.phrase or 0
        attached = self._attached(sentence, n)
        between = self._who.several(
            sentence, [m for m in attached if sentence.phrases[m].preposition == self._words("between")[0]]
        )
        if len(between) > 1:
            return (Parties(between),)
        partners, others = self._partners(sentence, attached, trigger)
        owners = self._owners(sentence, n, attached, partners)
        if len(owners) > 1 and not partners:
            return (Parties(owners),)
        if partners or others:
            owners = owners or self._conductor(sentence, trigger, clause, partners, focus)
            return self._with_partners(sentence, trigger, clause, owners, partners, others)
        return self._of_bare_noun(sentence, trigger, clause, owners, focus)

    def _with_partners(
        self,
        sentence: Sentence,
        trigger: Trigger,
        clause: Clause,
        owners: tuple[str, ...],
        partners: tuple[str, ...],
        others: tuple[str, ...],
    ) -> tuple[Parties, ...]:
        owners = tuple(i for i in owners if i not in partners)
        if not owners:
            return ()
        if len(owners) == 1 and len(partners) > 1 and trigger.plural:
            return tuple(Parties((*owners, p), (), owners[0]) for p in partners)
        return (Parties((*owners, *partners), others, owners[0] if len(owners) == 1 else None),)

    def _of_bare_noun(
        self, sentence: Sentence, trigger: Trigger, clause: Clause, owners: tuple[str, ...], focus: tuple[str, ...]
    ) -> tuple[Parties, ...]:
        """A noun without partners: those of its clause if it is how they talked, else the call in focus."""
        phrase = sentence.phrases[trigger.phrase or 0]
        if owners and owners[0] in focus:
            return (Parties(focus, (), None, named=False),)
        subject = self._subject(sentence, trigger.clause)
        if phrase.preposition in self._words("in_nouns") and (trigger.sure or owners):
            objects = self._objects(sentence, clause, subject) or self._partners(sentence, clause.phrases, trigger)[0]
            objects = tuple(i for i in objects if i not in subject)
            if subject and objects and (trigger.sure or set((*subject, *objects)) <= set(focus)):
                return (Parties((*subject, *objects), (), None),)
        if len(subject) > 1 and trigger.phrase not in clause.subject and (trigger.sure or set(subject) == set(focus)):
            return (Parties(subject),)
        if owners:
            return ()
        return (Parties(focus, (), None, named=False),) if self._is_known(sentence, trigger) else ()

    def _is_known(self, sentence: Sentence, trigger: Trigger) -> bool:
        """`das Telefonat`, `the call`, `ihr Gespräch`, and headlines without an article: one that was named before."""
        phrase = sentence.phrases[trigger.phrase or 0]
        if trigger.plural:
            return trigger.sure and phrase.opener in _DEFINITE
        known = phrase.opener in _DEFINITE or phrase.preposition in ("im", "beim", "zum", "vom")
        known = (
            known
            or len(sentence.tokens) < 8
            or any(t.lemma.lower() in self._words("planned") for t in sentence.tokens[phrase.first : phrase.last])
        )
        return known or (trigger.sure and not phrase.opener)

    def _attached(self, sentence: Sentence, n: int) -> list[int]:
        """The phrases behind a noun that belong to it: no verb between, a preposition or a genitive each."""
        out, last = [], sentence.phrases[n].last
        for m in range(n + 1, len(sentence.phrases)):
            phrase = sentence.phrases[m]
            between = sentence.tokens[last + 1 : phrase.first]
            if any(t.kind in ("finite", "infinitive", "to", "subordinator", "relative", "quotation") for t in between):
                break
            if any(t.text in (";", ":", ".") for t in between):
                break
            if not phrase.preposition and phrase.owns is None and phrase.joined is None and not phrase.bracketed:
                if any(t.text in ("–", "-", "/") for t in between) or last == sentence.phrases[n].last:
                    out.append(m)
                    last = phrase.last
                    continue
                break
            out.append(m)
            last = phrase.last
        return out

    def _owners(self, sentence: Sentence, n: int, attached: Sequence[int], partners: Sequence[str]) -> tuple[str, ...]:
        """Whose call it is: a genitive, `von`, a possessive, a name inside the word, a name right behind it."""
        phrase = sentence.phrases[n]
        tokens = sentence.tokens
        compound = self._who.in_compound(sentence.line, tokens[phrase.first].start, tokens[phrase.last].end)
        states = tuple(
            i
            for t in tokens[phrase.first : phrase.last]
            if "-" in t.text
            for word in t.text.split("-")
            for i in self._who.leader_of(adjective_country(word, self._who.language))
        )
        owning = [m for m, p in enumerate(sentence.phrases) if p.owns == n]
        owning += [m for m in attached if sentence.phrases[m].preposition in ("von", "vom", "of", "by", "from")]
        near = [m for m in attached if not sentence.phrases[m].preposition and sentence.phrases[m].owns is None]
        groups = [g for m in dict.fromkeys([*owning, *near]) for g in group_of(sentence, m)]
        found = (*compound, *states, *self._who.several(sentence, groups))
        if not found and phrase.opener and tokens[phrase.first].kind == "possessive":
            found = self._possessor(sentence, n, partners)
        return tuple(dict.fromkeys(i for i in found if i not in partners))

    def _possessor(self, sentence: Sentence, n: int, partners: Sequence[str]) -> tuple[str, ...]:
        """`seines Telefonats mit Y`: the subject of the clause, else whom the text just spoke of."""
        clause = next((k for k, c in enumerate(sentence.clauses) if sentence.phrases[n].head in c.tokens), 0)
        subject = tuple(i for i in self._subject(sentence, clause) if i not in partners)
        last = self._who.before(sentence.line, sentence.tokens[sentence.phrases[n].first].start, partners)
        here = self._who.several(sentence, range(len(sentence.phrases)))
        known = [(i,) for i in (*subject, *here) if any(frozenset((i, p)) in self.known for p in partners)]
        return next(iter(known), None) or subject or ((last,) if last else ())

    def _conductor(
        self, sentence: Sentence, trigger: Trigger, clause: Clause, partners: Sequence[str], focus: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The other side of `das Telefonat mit Y`: the other one in focus, the subject of its clause, the article's
        own person."""
        if set(partners) & set(focus):
            return tuple(i for i in focus if i not in partners)
        subject = tuple(i for i in self._subject(sentence, trigger.clause) if i not in partners)
        if subject:
            return subject
        other = self._who.before(sentence.line, sentence.start, partners) or self._who.main(partners)
        return (other,) if other else ()

    # Phrases

    def _subject(self, sentence: Sentence, clause: int) -> tuple[str, ...]:
        """The persons of a clause's subject, with those joined to it over a bracket: `X (FDP) und Y`. Where what
        stands as subject is nobody (a dateline, a date), the person named last before the verb."""
        phrases = list(subject_with_parents(sentence, clause))
        here = sentence.clauses[clause]
        if not self._who.several(sentence, phrases) and not any(self._means_somebody(sentence, n) for n in phrases):
            free = [n for n in here.phrases if self._is_free(sentence, n) and here.verb is not None]
            free = [n for n in free if sentence.phrases[n].last < (here.verb or 0) and self._who.of(sentence, n)]
            phrases = free[-1:] or phrases
        while phrases and (before := self._joined_to(sentence, phrases[0])) is not None:
            phrases.insert(0, before)
        for n in here.phrases:
            if phrases and n > phrases[-1] and self._joined_to(sentence, n) == phrases[-1]:
                phrases.append(n)
        return self._who.several(sentence, phrases)

    def _means_somebody(self, sentence: Sentence, n: int) -> bool:
        """A body, a group without a name, `man`: a subject after all."""
        kind = self._who.kind(sentence, n)
        phrase = sentence.phrases[n]
        return (
            kind in ("body", "outlet")
            and phrase.last > 0
            or (phrase.pronoun and not sentence.tokens[phrase.head].text.isdigit())
        )

    @staticmethod
    def _is_free(sentence: Sentence, n: int) -> bool:
        phrase = sentence.phrases[n]
        return not phrase.preposition and phrase.owns is None and not phrase.bracketed

    def _joined_to(self, sentence: Sentence, n: int) -> int | None:
        """The phrase that one is joined to by `und`, brackets and genitives left out."""
        before = n - 1
        while before >= 0 and (sentence.phrases[before].bracketed or sentence.phrases[before].owns == n):
            before -= 1
        if before < 0 or not self._is_free(sentence, before) or not self._is_free(sentence, n):
            return None
        between, depth = [], 0
        for i in range(sentence.phrases[before].last + 1, sentence.phrases[n].first):
            token = sentence.tokens[i]
            depth += token.text in "(["
            owned = any(p.owns == n and p.first <= i <= p.last for p in sentence.phrases)
            if not depth and not owned and token.kind != "genitive":
                between.append(token.text.lower())
            depth -= token.text in ")]"
        joined = bool(between) and set(between) <= _JOINING and between[-1] in ("und", "and", "sowie")
        return before if joined else None

    def _partners(
        self, sentence: Sentence, phrases: Sequence[int], trigger: Trigger
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Persons behind `mit` and what is joined to them, and the unnamed among them as printed."""
        ids: list[str] = []
        others: list[str] = []
        for n in phrases:
            phrase = sentence.phrases[n]
            among = phrase.first and sentence.tokens[phrase.first - 1].text.lower() in _AMONG
            if self._is_house_called(sentence, n, trigger):
                ids += [i for i in self._who.of_house(sentence, n) if i not in ids]
            if not among and (
                phrase.preposition not in self._words("with") or self._is_of_other_noun(sentence, n, trigger)
            ):
                continue
            if phrase.joined is not None and sentence.tokens[phrase.first - 1].text.lower() in ("auch", "also"):
                continue
            found = self._who.of(sentence, n)
            ids += [i for i in found if i not in ids]
            if not found and self._reading_kind(sentence, n) == "unnamed" and phrase.preposition in ("mit", "with"):
                others.append(sentence.text_of(phrase))
        return tuple(ids), tuple(others) if ids else ()

    def _is_house_called(self, sentence: Sentence, n: int, trigger: Trigger) -> bool:
        """`sein Anruf im Kreml`: the house stands for its leader."""
        return (
            trigger.phrase is not None
            and sentence.phrases[n].preposition in ("im", "in", "beim", "at")
            and sentence.tokens[sentence.phrases[trigger.phrase].last].lemma.lower().endswith(("anruf", "call"))
        )

    def _reading_kind(self, sentence: Sentence, n: int) -> str:
        return self._who.kind(sentence, n)

    def _is_of_other_noun(self, sentence: Sentence, n: int, trigger: Trigger) -> bool:
        """`nach dem Treffen mit X telefonierte Y`: the partner of another noun than the trigger."""
        phrase = sentence.phrases[n]
        before = n - 1
        if phrase.joined is not None:
            return self._is_of_other_noun(sentence, phrase.joined, trigger)
        if before < 0 or before == trigger.phrase:
            return False
        other = sentence.phrases[before]
        touching = other.last + 2 == phrase.first
        noun = sentence.tokens[other.last].lemma.lower()
        nouns = ("meeting_nouns", "phone_nouns", "exact_nouns", "round_nouns")
        return touching and any(self._words.ends(noun, name) for name in nouns)
