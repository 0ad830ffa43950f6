"""An article read once: sentences, tokens, noun phrases, clauses.

In: nothing. Out: the frozen types of the layer. All places are columns of the unchanged line; indices of tokens,
phrases and clauses count within their sentence. A sentence sees a quotation as one token; what stands inside it is
read as sentences of its own, with `inside` set to the number of the quotation.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.articles.article import Article
from generator.articles.text.quotation_marks import Marked
from generator.articles.text.tagging import Kind

Mood = Literal["indicative", "reported", "conditional", "none"]
ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "fragment"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, a name or a whole quotation. `quotation` is its number in `Document.quotations`; `whole` marks a
    family name, which goes no further."""

    start: int
    end: int
    text: str
    lemma: str
    kind: Kind
    quotation: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `first` to `last`, both included, without its preposition. `head` is its main word, where
    a name stands the name. `cases` are those its form allows (n, a, d, g), `number` s or p, `gender` m, f or n, each
    empty where nothing tells. `owns` is the phrase that this genitive belongs to, `joined` the first of a group
    (`X und Y`), `opener` a determiner, `pronoun` a word that stands for somebody. `bracketed`: between brackets."""

    first: int
    last: int
    head: int
    preposition: str = ""
    opener: str = ""
    cases: str = "nadg"
    number: str = ""
    gender: str = ""
    owns: int | None = None
    joined: int | None = None
    pronoun: bool = False
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what belongs to it. `tokens` may leave out what is inserted; `predicate` is the lemma of the verb
    that carries the meaning, separable prefix included (`mitteilen`), `predicates` all of them. `subject` are the
    phrases of the grammatical subject: empty where it is left out or shared. `opener` is the word that opens a
    subordinate clause; `parent` the clause that it depends on. `mood`: reported is Konjunktiv I, conditional
    Konjunktiv II; `none` without a finite verb."""

    kind: ClauseKind
    tokens: tuple[int, ...]
    verb: int | None
    predicate: str
    predicates: tuple[str, ...]
    mood: Mood
    passive: bool
    negated: bool
    subject: tuple[int, ...]
    phrases: tuple[int, ...]
    opener: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """`start` and `end` are columns of line `line`. `inside` is the number of the quotation it stands in."""

    line: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...]
    clauses: tuple[Clause, ...]
    inside: int | None = None

    def clause_of(self, token: int) -> Clause | None:
        """The innermost clause that holds a token."""
        return next((c for c in reversed(self.clauses) if token in c.tokens), None)

    def text_of(self, phrase: Phrase) -> str:
        return " ".join(t.text for t in self.tokens[phrase.first : phrase.last + 1])


@dataclass(frozen=True)
class Document:
    """`sentences` in the order of the text, those inside quotations after the one that holds them."""

    article: Article
    quotations: tuple[Marked, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def by_line(self) -> dict[int, tuple[Sentence, ...]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.line, []).append(sentence)
        return {n: tuple(sentences) for n, sentences in found.items()}

    @property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences of the article itself, outside quotations."""
        return tuple(s for s in self.sentences if s.inside is None)
