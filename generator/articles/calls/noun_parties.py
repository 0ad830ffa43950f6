"""Who takes part in a call that a noun names: `das Telefonat zwischen X und Y`, `Xs Anruf bei Y`, `a call from X`.

In: a sentence, the noun in it, the pair in focus. Out: `Parties`. What belongs to the noun comes first: `zwischen`,
`mit`, genitives, possessives, names inside the word; then the subject of its clause, then the pair in focus.
"""

from collections.abc import Sequence

from generator.articles.calls.roles import Parties, Roles
from generator.articles.calls.triggers import Lexicon, Trigger, clause_number, group_of, is_time
from generator.articles.calls.who import Who
from generator.articles.text.document import Clause, Phrase, Sentence
from generator.articles.vocabulary.states import adjective_country

_DEFINITE = frozenset(
    {
        "das",
        "dem",
        "des",
        "the",
        "this",
        "dieses",
        "diesem",
        "ihr",
        "ihrem",
        "their",
        "der",
        "die",
        "den",
        "ihre",
        "jenem",
        "jenes",
        "that",
    }
)

_SUCH = frozenset({"solches", "solcher", "solchen", "solche", "such"})


def _in_clause(sentence: Sentence, n: int, m: int) -> bool:
    """Whether two phrases stand in one clause."""
    clause = clause_number(sentence, sentence.phrases[n].head)
    return clause is None or sentence.phrases[m].head in sentence.clauses[clause].tokens


class NounParties:
    """Finds the parties of nouns; `known` are the pairs of which the article has told a call."""

    def __init__(self, who: Who, roles: Roles) -> None:
        self._who, self._roles, self._words = who, roles, Lexicon(who.language)
        self.known: set[frozenset[str]] = set()

    def of(self, sentence: Sentence, trigger: Trigger, clause: Clause, focus: tuple[str, ...]) -> tuple[Parties, ...]:
        """`das Telefonat zwischen X und Y`, `Xs Anruf bei Y`, `X told Y in a call`, `das Lund-Telefonat`."""
        n = trigger.phrase or 0
        attached = self._attached(sentence, n)
        between = self._who.several(
            sentence, [m for m in attached if sentence.phrases[m].preposition == self._words("between")[0]]
        )
        if len(between) > 1:
            return (Parties(between),)
        partners, others = self._roles.partners(sentence, attached, trigger)
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
        if pair := self._their(sentence, phrase):
            return (Parties(pair, (), None, named=False),)
        if owners and owners[0] in focus:
            return (Parties(focus, (), None, named=False),)
        subject = self._roles.subject(sentence, trigger.clause)
        if phrase.preposition in self._words("in_nouns") and (trigger.sure or owners):
            objects = (
                self._roles.objects(sentence, clause, subject)
                or self._roles.partners(sentence, clause.phrases, trigger)[0]
            )
            objects = tuple(i for i in objects if i not in subject)
            if subject and objects and (trigger.sure or {*subject, *objects} <= set(focus)):
                return (Parties((*subject, *objects), (), None),)
        if len(subject) > 1 and trigger.phrase not in clause.subject and (trigger.sure or set(subject) == set(focus)):
            return (Parties(subject),)
        caller = self._caller(sentence, trigger, clause, subject, owners)
        if caller or owners:
            return caller
        return (Parties(focus, (), None, named=False),) if self._is_known(sentence, trigger) else ()

    def _their(self, sentence: Sentence, phrase: Phrase) -> tuple[str, ...]:
        """`their call`: the two last spoken of, where the article has told a call of them."""
        if sentence.tokens[phrase.first].text.lower() not in ("their", "ihr", "ihrem", "ihres"):
            return ()
        at = sentence.tokens[phrase.first].start
        last = self._who.before(sentence.line, at, ())
        other = self._who.before(sentence.line, at, (last,)) if last else None
        return (other, last) if last and other and frozenset((other, last)) in self.known else ()

    def _caller(
        self, sentence: Sentence, trigger: Trigger, clause: Clause, subject: tuple[str, ...], owners: tuple[str, ...]
    ) -> tuple[Parties, ...]:
        """`X erhielt einen Anruf von Y`, `nach dem Anruf aus Kiew sagte X`: who is called is the subject."""
        phrase = sentence.phrases[trigger.phrase or 0]
        called = tuple(i for i in subject if i not in owners)
        answers = not phrase.preposition and any(p in self._words("answering") for p in clause.predicates)
        after = phrase.preposition in (*self._words("after_nouns"), *self._words("in_nouns"))
        noun = sentence.tokens[phrase.last].lemma.lower()
        if len(owners) != 1 or len(called) != 1 or not noun.endswith(("anruf", "call")) or not (answers or after):
            return ()
        return (Parties((*owners, *called), (), owners[0]),)

    def _is_known(self, sentence: Sentence, trigger: Trigger) -> bool:
        """`das Telefonat`, `the call`, `ihr Gespräch`, and headlines without an article: one that was named before."""
        phrase = sentence.phrases[trigger.phrase or 0]
        if trigger.plural:
            return trigger.sure and phrase.opener in _DEFINITE
        if any(is_time(sentence, p) for p in sentence.phrases if p.owns == trigger.phrase):
            return True  # `Monday’s conversation`
        inner = {t.text.lower() for t in sentence.tokens[phrase.first : phrase.last]}
        known = bool(inner & _SUCH) or phrase.opener in _DEFINITE or phrase.preposition in ("im", "beim", "zum", "vom")
        known = (
            known
            or any(t.text.lower() in self._words("one_more") for t in sentence.tokens[phrase.first : phrase.last])
            or len(sentence.tokens) < 8
            or any(t.lemma.lower() in self._words("planned") for t in sentence.tokens[phrase.first : phrase.last])
            or any(t.text.lower() in self._words("planned") for t in sentence.tokens[phrase.last + 1 : phrase.last + 3])
        )
        return known or (trigger.sure and not phrase.opener)

    def _attached(self, sentence: Sentence, n: int) -> list[int]:
        """The phrases behind a noun that belong to it: no verb between, a preposition or a genitive each."""
        out: list[int] = []
        last = sentence.phrases[n].last
        for m in range(n + 1, len(sentence.phrases)):
            phrase = sentence.phrases[m]
            between = sentence.tokens[last + 1 : phrase.first]
            if any(t.kind in ("finite", "infinitive", "to", "subordinator", "relative", "quotation") for t in between):
                break
            if any(t.text in (";", ":", ".") for t in between) or not _in_clause(sentence, n, m):
                break
            if not phrase.preposition and phrase.owns is None and phrase.joined is None and not phrase.bracketed:
                same = (
                    self._who.of(sentence, m) and out and self._who.of(sentence, m) == self._who.of(sentence, out[-1])
                )
                if any(t.text in ("–", "-", "/") for t in between) or last == sentence.phrases[n].last or same:
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
        owning += [m for m in attached if sentence.phrases[m].preposition in ("von", "vom", "aus", "of", "by", "from")]
        near = [m for m in attached if not sentence.phrases[m].preposition and sentence.phrases[m].owns is None]
        groups = [g for m in dict.fromkeys([*owning, *near]) for g in group_of(sentence, m)]
        found = (*compound, *states, *self._who.several(sentence, groups))
        if not found and phrase.opener and tokens[phrase.first].kind == "possessive":
            found = self._possessor(sentence, n, partners)
        return tuple(dict.fromkeys(i for i in found if i not in partners))

    def _possessor(self, sentence: Sentence, n: int, partners: Sequence[str]) -> tuple[str, ...]:
        """`seines Telefonats mit Y`: the subject of the clause, else whom the text just spoke of."""
        clause = next((k for k, c in enumerate(sentence.clauses) if sentence.phrases[n].head in c.tokens), 0)
        subject = tuple(i for i in self._roles.subject(sentence, clause) if i not in partners)
        last = self._who.before(sentence.line, sentence.tokens[sentence.phrases[n].first].start, partners)
        here = self._who.several(sentence, range(len(sentence.phrases)))
        known = [(i,) for i in (*subject, *here) if any(frozenset((i, p)) in self.known for p in partners)]
        return next(iter(known), None) or subject or ((last,) if last else ())

    def _conductor(
        self, sentence: Sentence, trigger: Trigger, clause: Clause, partners: Sequence[str], focus: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The other side of `das Telefonat mit Y`: the other one in focus, the subject of its clause, the article's
        own person."""
        before = [n for n, p in enumerate(sentence.phrases) if p.last < trigger.token]
        here = tuple(i for i in self._who.several(sentence, before) if i not in partners)
        if len(here) == 1 and here[0] not in focus and self._who.may_lead(here[0]):
            return here
        if set(partners) & set(focus):
            return tuple(i for i in focus if i not in partners)
        subject = tuple(i for i in self._roles.subject(sentence, trigger.clause) if i not in partners)
        if subject:
            return subject
        at = sentence.tokens[sentence.phrases[trigger.phrase or 0].first].start
        other = self._who.before(sentence.line, at, partners) or self._who.main(partners)
        return (other,) if other else ()
