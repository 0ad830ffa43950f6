"""Who takes part in a call that a sentence mentions.

In: a sentence, a word for a call in it, the persons of its phrases, the pair that the section spoke of before. Out:
`Parties`, one for each call: several where the partners were called in turn. The roles decide: subject, `mit`,
object, genitive; what the sentence leaves open comes from the pair in focus, and stays open where there is none.
"""

from collections.abc import Sequence

from generator.articles.calls.noun_parties import NounParties
from generator.articles.calls.roles import Parties, Roles
from generator.articles.calls.triggers import Lexicon, Trigger, group_of
from generator.articles.calls.who import Who
from generator.articles.discourse.source_phrases import subject_with_parents
from generator.articles.text.document import Clause, Sentence

_INSTEAD = frozenset({"statt", "anstatt", "anstelle", "instead"})
_COPULA = frozenset({"sein", "be", "sitzen", "sit"})


class PartyFinder:
    """Finds the parties of the triggers of one article."""

    def __init__(self, who: Who) -> None:
        self._who, self._words = who, Lexicon(who.language)
        self._roles = Roles(who)
        self._nouns = NounParties(who, self._roles)

    def of(self, sentence: Sentence, trigger: Trigger, focus: tuple[str, ...]) -> tuple[Parties, ...]:
        """The calls of a trigger; () where nobody can tell who talks."""
        clause = sentence.clauses[trigger.clause]
        if trigger.form == "noun":
            found = self._nouns.of(sentence, trigger, clause, focus)
        elif trigger.form == "object":
            found = self._of_object(sentence, trigger, clause, focus)
        else:
            found = self._of_verb(sentence, trigger, clause, focus)
        return tuple(p for p in found if len(set(p.ids)) > 1) or self._listed(sentence, trigger)

    def _listed(self, sentence: Sentence, trigger: Trigger) -> tuple[Parties, ...]:
        """`Drei Regierungschefs haben telefoniert: X, Y und Z.`: those behind a colon; `Die Präsidenten telefonierten,
        X und Y, am Montag`: those behind a comma in the clause."""
        if not trigger.sure:
            return ()
        colon = next((i for i, t in enumerate(sentence.tokens) if t.text == ":" and i > trigger.token), None)
        if colon is None:
            return self._apposed(sentence, sentence.clauses[trigger.clause])
        end = next((i for i in range(colon + 1, len(sentence.tokens)) if sentence.tokens[i].kind == "finite"), 10**6)
        behind = [n for n, p in enumerate(sentence.phrases) if colon < p.first < end and not p.preposition]
        found = self._who.several(sentence, behind)
        return (Parties(found),) if len(found) > 1 and end == 10**6 else ()

    def _apposed(self, sentence: Sentence, clause: Clause) -> tuple[Parties, ...]:
        behind = [n for n in clause.phrases if sentence.phrases[n].first > (clause.verb or 0)]
        able = [n for n in behind if sentence.tokens[sentence.phrases[n].first - 1].text == ","]
        groups = [m for n in able if not sentence.phrases[n].preposition for m in group_of(sentence, n)]
        found = self._who.several(sentence, groups)
        return (Parties(found),) if len(found) > 1 and not clause.negated else ()

    def remember(self, pair: tuple[str, ...]) -> None:
        """A pair of which the article has told a call."""
        self._nouns.known.add(frozenset(pair))

    def _of_verb(
        self, sentence: Sentence, trigger: Trigger, clause: Clause, focus: tuple[str, ...]
    ) -> tuple[Parties, ...]:
        """`X und Y telefonierten`, `X sprach mit Y`, `X meldete sich telefonisch bei Y`."""
        subject = self._roles.subject(sentence, trigger.clause)
        partners, others = self._roles.partners(sentence, clause.phrases, trigger)
        if trigger.form == "mark" and not partners and not set(clause.predicates) & _COPULA:
            partners = self._roles.objects(sentence, clause, subject)
        if trigger.form == "mark" and not subject:  # `bei Y klingelte das Telefon, am Apparat: X`
            subject = tuple(i for i in self._roles.objects(sentence, clause, ()) if i not in partners)
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
            if len(focus) > 1 and subject[0] not in focus and self._is_one_more(sentence, trigger):
                return (Parties((*focus, *subject), (), None),)
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

    def _is_one_more(self, sentence: Sentence, trigger: Trigger) -> bool:
        """`Mit in der Leitung war X`, `Ebenfalls am Apparat war X`: one more beside those just spoken of."""
        first = next(p.first for p in sentence.phrases if p.first <= trigger.token <= p.last)
        before = {t.text.lower() for t in sentence.tokens[max(0, first - 3) : first]}
        return bool(before & {"mit", "also", *self._words("also")})

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
        if {t.text.lower() for t in (sentence.tokens[i] for i in clause.tokens)} & _INSTEAD:
            return False  # `Anstelle der Präsidenten sprachen die Stabschefs`
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
        if len(partners) < 2 or (trigger.form == "mark" and not clause.predicates):
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

    def _of_object(
        self, sentence: Sentence, trigger: Trigger, clause: Clause, focus: tuple[str, ...]
    ) -> tuple[Parties, ...]:
        """`X rief Y an`, `Y wurde von X angerufen`, `X phoned Y`."""
        subject = self._roles.subject(sentence, trigger.clause)
        if clause.passive:
            agents = [n for n in clause.phrases if sentence.phrases[n].preposition in ("von", "vom", "by")]
            callers = self._who.several(sentence, agents)
            return (Parties((*callers, *subject), (), callers[0]),) if callers and subject else ()
        partners = (
            self._roles.objects(sentence, clause, subject) or self._roles.partners(sentence, clause.phrases, trigger)[0]
        )
        partners = tuple(i for i in partners if i not in subject)
        subject = subject or self._left_out(sentence, trigger, partners, focus)
        if not partners or not subject:
            return ()
        if len(subject) > 1:
            return (Parties((*subject, *partners), (), subject[0]),)
        return tuple(Parties((*subject, p), (), subject[0]) for p in partners)
