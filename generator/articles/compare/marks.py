"""How a statement is set against others by its own words.

In: the statements of one article about the calls of two persons. Out: `Mark`s of a statement: it says that the call
never was (`status`), that something was not spoken of (`silence`), it denies, it opens against what was said
before (`dagegen`, `nannte eine andere Zahl`; `In Arvik klingt das anders` before it). The words of
each are lists in `words/frames_de.yaml` and `words/frames_en.yaml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.articles.accounts.fact import clause_words, quoted_words
from generator.articles.accounts.statements import Statement
from generator.articles.calls.triggers import Lexicon, is_time
from generator.articles.compare.content_words import alike, content
from generator.articles.discourse.source_phrases import is_statement
from generator.articles.readings import Reading
from generator.articles.text.document import Clause
from generator.articles.vocabulary.states import adjective_country, country_of
from generator.articles.vocabulary.words import entry
from generator.base.languages import fold

_WAS = frozenset({"gab", "gegeben", "was", "been"})
#: `eine solche Zusage gebe es nicht`
_SUCH = frozenset({"solch", "solche", "solches", "solcher", "such"})
#: Letters of a word that is told from small ones by them alone.
_LEAST = 4
_CONTENT = ("noun", "adjective", "quotation", "participle", "infinitive", "finite")


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind`: status, silence, none such, denial, against; `subjects` are the stems that the statement speaks of,
    `back` if it points at what was said before."""

    kind: str
    subjects: frozenset[str]
    back: bool


class Marks:
    """The marks of the statements of one article about the calls of two persons."""

    def __init__(self, reading: Reading, others: Sequence[Statement]) -> None:
        self._reading, self._others = reading, others
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)
        self._actors = {i for m in reading.mentions for i in m.actors}
        names = {w[:6] for i in self._actors for w in i.split("-")}
        lists = ("mentioning", "denying", "giving", "talking", "pointing_back")
        self._empty = frozenset(names) | {w[:6] for name in lists for w in self._words(name)}
        others_names = (*entry(self._language, "staff"), *self._words("speak_for"), *entry(self._language, "times"))
        others_names += entry(self._language, "statements")
        self._empty |= {w[:6] for w in entry(self._language, "modals")}
        self._empty |= {w[:6].lower() for w in others_names}
        pair = {i for o in others for i in o.group.pair}
        self._own = {h.state for h in reading.referents.known if h.person in pair}
        self._places = {id(o): n for n, o in enumerate(others)}
        self.stems = {id(o): self._of(o, sorted(o.tokens)) for o in others}

    def of(self, s: Statement) -> Iterator[Mark]:
        for clause in s.sentence.clauses:
            if not set(clause.tokens) & s.tokens:
                continue
            lemmas = clause_words(s.sentence, clause)
            negated = self._is_negated(s, clause)
            back = bool((lemmas - quoted_words(s.sentence, clause)) & set(self._words("pointing_back")))
            subjects = self._of(s, clause.tokens)
            if s.by and self._is_no_call(s, clause, lemmas, negated):
                yield Mark("status", subjects, True)
            elif (
                lemmas & {*self._words("silent"), *self._words("missing")}
                or self._mentions_not(s, clause)
                or self._knows_not(lemmas, negated)
            ):
                topics = subjects - {w for w in subjects if w in self._words("no_topics")}
                if lemmas & set(self._words("commenting")) or (subjects and not topics):
                    continue
                there = bool(lemmas & set(entry(self._language, "there"))) or self._is_of_account(s, clause)
                named = bool(s.by) and " " not in s.words and not set(s.by) & self._actors  # `dazu schwieg Skarholm`
                if there or ((s.side or named) and not lemmas & set(self._words("missing"))):
                    yield Mark("silence", subjects, back or bool(lemmas & set(entry(self._language, "there"))))
            elif s.side and negated and lemmas & _SUCH:
                yield Mark("none such", subjects, True)
            elif s.side and lemmas & set(self._words("denying")) and not negated:
                yield Mark("denial", subjects, back or not subjects)
        if s.own and not self._opens(s) and (self.is_opened(s) or self._is_against(s)):
            yield Mark("against", self.stems[id(s)], True)

    def _is_no_call(self, s: Statement, clause: Clause, lemmas: set[str], negated: bool) -> bool:
        """`Ein Telefonat hat es nicht gegeben`, `Ich habe nie mit ihm gesprochen`, `bestritt, dass telefoniert wurde`,
        `wollte den Termin nicht bestätigen`."""
        parent = s.sentence.clauses[clause.parent] if clause.parent is not None else None
        denied = bool(parent and clause_words(s.sentence, parent) & set(self._words("denying")))
        if clause.kind == "infinitive":
            return False
        quoted = quoted_words(s.sentence, clause)
        if quoted & set(self._words("phone_nouns")) and quoted & set(self._words("negating")) and quoted & _WAS:
            return True
        if not self._is_of_call(s, clause):
            phoned = set(clause.predicates) & set(self._words("phoning")) and (denied or (negated and "nie" in lemmas))
            return bool(phoned) or (negated and self._is_with_other(s, clause))
        not_held = s.group.status != "held"
        unset = ("knowing", "planned") if not_held else ()
        happening = {w for name in (*unset, "happening") for w in self._words(name)}
        call = (p for n in clause.phrases if (p := s.sentence.phrases[n]).opener in self._words("negating"))
        none = not_held and any(s.sentence.tokens[p.last].lemma.lower() in self._words("call_words") for p in call)
        return denied or none or (negated and bool(lemmas & happening))

    def _is_with_other(self, s: Statement, clause: Clause) -> bool:
        """`had not spoken to Korvat`: talking with the other party, of nothing in particular."""
        if not {*clause.predicates} & {*self._words("talking"), *self._words("calling"), *self._words("phoning")}:
            return False
        phrases = {n: s.sentence.phrases[n] for n in clause.phrases}
        topics = any(
            p.preposition in self._words("topic_prepositions") and not is_time(s.sentence, p) for p in phrases.values()
        )
        whom = {
            i
            for n, p in phrases.items()
            if p.preposition in ("mit", "with", "to")
            for i in self._reading.referents.who(s.sentence, n).ids
        }
        return bool(s.side and not topics and whom & (s.group.pair - {s.side}))

    def _is_negated(self, s: Statement, clause: Clause) -> bool:
        """Not `four, not two`, which only says which number it is not."""
        tokens = s.sentence.tokens
        words = set(self._words("negating"))
        places = [i for i in clause.tokens if tokens[i].text.lower() in words or tokens[i].lemma.lower() in words]
        inside = bool(words & quoted_words(s.sentence, clause))
        return inside or any(i + 1 >= len(tokens) or tokens[i + 1].kind != "number" for i in places)

    def _mentions_not(self, s: Statement, clause: Clause) -> bool:
        """`erwähnt … nicht`, `keine Rede von`: the negation and the verb both outside of quotation marks, or inside."""
        quoted, mentioning = quoted_words(s.sentence, clause), set(self._words("mentioning"))
        if quoted & set(self._words("negating")):
            return bool((clause_words(s.sentence, clause) - quoted) & mentioning)
        return self._is_negated(s, clause) and bool((clause_words(s.sentence, clause) - quoted) & mentioning)

    def _knows_not(self, lemmas: set[str], negated: bool) -> bool:
        """`In Berlin wollte man das nicht bestätigen`; not `will davon nichts wissen`, which denies."""
        knowing = set(self._words("knowing")) - ({"wissen"} if "wollen" in lemmas else set())
        return negated and bool(lemmas & knowing) and not lemmas & set(self._words("denying"))

    def _is_of_call(self, s: Statement, clause: Clause) -> bool:
        """Whether a call is what a clause speaks of: no `Einzelheiten zum Gespräch`; its day where it was not held, no
        other day."""
        words, phrases = set(self._words("call_words")), (s.sentence.phrases[n] for n in clause.phrases)
        if s.group.status != "held" and not clause_words(s.sentence, clause) & set(self._words("further")):
            words |= set(self._words("arranged_words"))
        heads = (s.sentence.tokens[p.last].lemma.lower() for p in phrases if not p.preposition)
        return bool(words & {*heads, *quoted_words(s.sentence, clause)})

    def _is_of_account(self, s: Statement, clause: Clause) -> bool:
        """Whether a clause speaks of somebody's account: a text or a house."""
        phrases, tokens = s.sentence.phrases, s.sentence.tokens
        placed = [n for n in clause.phrases if phrases[n].preposition in self._words("places_that_give")]
        known = {self._reading.referents.who(s.sentence, n).kind for n in (*placed, *clause.subject)}
        texts = [n for n in (*placed, *clause.subject) if is_statement(tokens[phrases[n].head].lemma, self._language)]
        return "body" in known or bool(texts)

    def _is_against(self, s: Statement) -> bool:
        """`dagegen`, `nannte eine andere Zahl`; `nur` right behind a sentence of the other side."""
        tokens = [s.sentence.tokens[i] for i in sorted(s.tokens)]
        words = {w.lower() for t in tokens for w in (t.text, t.lemma)}
        another = any(
            a.lemma.lower() in self._words("other") and b.lemma.lower() in self._words("versions")
            for a, b in pairwise(tokens)
        )
        only = any(a.kind == "finite" and b.text.lower() in self._words("only") for a, b in pairwise(tokens)) and any(
            o.place == s.place and o.at == s.at - 1 and o.side and o.side != s.side for o in self._others
        )
        return bool(words & set(self._words("against"))) or another or only

    def _opens(self, s: Statement) -> bool:
        """`In Arvik klingt das anders.`: a sentence that only announces another version."""
        sentence = s.sentence
        words = {w.lower() for t in sentence.tokens for w in (t.text, t.lemma)}
        alone = sum(c.verb is not None and c.kind != "relative" for c in sentence.clauses) == 1
        quoted = any(t.kind == "quotation" or (t.text == ":" and n > 1) for n, t in enumerate(sentence.tokens))
        return alone and not quoted and bool(s.by or s.acting) and not words & set(self._words("against_here"))

    def is_opened(self, s: Statement) -> bool:
        """`In Arvik klingt das anders.`: whether the sentence right before says that what follows differs."""
        before = [o for o in self._others if o.at == s.at - 1 and o.place == s.place]
        return any(o.side in (s.side, None) and self._is_against(o) and self._opens(o) for o in before)

    def alone(self, s: Statement) -> bool:
        """`Nur in der türkischen Fassung taucht Zypern auf`, `Only Norland's account mentions a loan`: a point that the
        text says one account has alone."""
        tokens, sentence = s.sentence.tokens, s.sentence
        for clause in sentence.clauses:
            said = clause_words(s.sentence, clause) & {*self._words("mentioning"), *entry(self._language, "citing")}
            for n in clause.phrases if said else ():
                phrase, owners = sentence.phrases[n], [p.first for p in sentence.phrases if p.owns == n]
                first = min([phrase.first, *owners])
                only = any(t.lemma.lower() in self._words("alone") for t in tokens[max(0, first - 2) : first])
                text = is_statement(tokens[phrase.head].lemma, self._language)
                house = n in clause.subject and self._reading.referents.who(sentence, n).kind == "body"
                if only and (text or house):
                    return True
        return False

    def denies(self, o: Statement, subjects: frozenset[str]) -> bool:
        """Whether a statement itself says that one of the subjects was not."""
        clauses = (c for c in o.sentence.clauses if set(c.tokens) & o.tokens)
        denied = (c for c in clauses if self._mentions_not(o, c))
        return any(alike(a, b) for c in denied for a in self._of(o, c.tokens) for b in subjects)

    def _of(self, s: Statement, tokens: Sequence[int]) -> frozenset[str]:
        """Stems of the nouns, adjectives and verbs, and of what is quoted; of states the codes, but for the sides'."""
        inside = [s.sentence.tokens[i] for i in tokens]
        states = {t: country_of(t.text) or adjective_country(t.text, self._language) for t in inside}
        own = self._tokens_of_teller(s)
        words = (
            t for i, t in zip(tokens, inside, strict=True) if t.kind in _CONTENT and not states[t] and i not in own
        )
        found = content(" ".join(t.text if t.kind == "quotation" else t.lemma for t in words))
        found |= {fold(t.lemma) for t in inside if t.kind == "noun" and 1 < len(t.lemma) < _LEAST}
        others = {f"~{state}" for state in states.values() if state and state not in self._own}
        return frozenset(w for w in found if w[:6] not in self._empty) | others

    def _tokens_of_teller(self, s: Statement) -> set[int]:
        """The words for whoever tells a statement, which are no subject of it."""
        phrases = (
            p
            for n, p in enumerate(s.sentence.phrases)
            if set(self._reading.referents.who(s.sentence, n).ids) & set(s.by)
        )
        return {i for p in phrases for i in range(p.first, p.last + 1)}
