"""How long a call took, as a sentence says it.

In: a sentence with its words for calls, the lengths before it. Out: `Length`s in the order of the sentence, each at its
token. A length counts where its clause speaks of a call or of how long it was, or gives a figure beside such a clause.
What took so long need not be said again: a number alone has the unit of the length before (`Keine fünfzig`),
`doppelt so lange` and `zehn Minuten weniger` count from it, and two clock times make a length.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.articles.accounts.fact import clause_words, quoted_words, token_at
from generator.articles.calls.triggers import Lexicon, Trigger
from generator.articles.discourse.source_phrases import clause_number
from generator.articles.readings import Reading
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.words import members
from generator.base.figures.lengths import Length, lengths
from generator.base.figures.read import figures
from generator.base.figures.stamps import Stamp, stamps

_TEXT = frozenset({"body", "lead", "headline", "kicker+headline", "kicker", "subhead", "update-head"})
#: Lines over which a length goes on with the call spoken of before, and words of a sentence that gives only a length.
_NEAR, _SHORT = 2, 5
_LONGEST = 12 * 60


class LengthFinder:
    """Finds the lengths of calls in one article, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)
        self._last_call: int | None = None
        self._began: tuple[int, Stamp] | None = None
        self._before: tuple[int, int] | None = None

    def of(self, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[tuple[Length, int]]:
        """The lengths of a sentence with their tokens."""
        if self._reading.article.line(sentence.line).label not in _TEXT:
            return
        text = self._reading.article.line(sentence.line).text[sentence.start : sentence.end]
        near = self._last_call is not None and 0 <= sentence.line - self._last_call <= _NEAR
        accepted: list[tuple[Length, int]] = []
        for length in lengths(text, self._language):
            token = token_at(sentence, sentence.start + length.start)
            if token is None or (length.minutes or 0) >= _LONGEST or not self._is_length(sentence, token, length, text):
                continue
            opens = near and not text[sentence.tokens[token].start - sentence.start : length.start].strip("„“”»«\"'‚‘ ")
            quoted = sentence.tokens[token].kind == "quotation"
            if (opens and quoted) or self._is_of_call(sentence, token, found, near or bool(accepted)):
                accepted.append((length, token))
        if not accepted and (found or near) and (clocked := self._clocked(sentence, text)):
            accepted.append((clocked, token_at(sentence, sentence.start + clocked.start) or 0))
        accepted += self._multiples(sentence, text, [m for x, _ in accepted if (m := x.minutes)])
        accepted += self._bare(sentence, text, accepted)
        if found or accepted:
            self._last_call = sentence.line
        counted = [length.minutes for length, _ in accepted if length.minutes]
        self._before = (sentence.line, counted[-1]) if counted else self._before
        yield from sorted(accepted, key=lambda p: p[1])

    def _is_length(self, sentence: Sentence, token: int, length: Length, text: str) -> bool:
        """Not `binnen einer Stunde`, `two hours later`; `nach zwei Stunden` only where that ended it."""
        last = token_at(sentence, sentence.start + length.end - 1) or token
        article = sentence.tokens[last].kind != "adjective"  # `nach einem einstündigen Gespräch` is one
        tokens = sentence.tokens[max(0, token - 3) : token]
        before = [t.text.lower() for t in tokens if not (article and t.kind == "article")][-2:]
        if set(before) & set(self._words("only_planned")) and ":" not in before:
            return False
        after = re.sub(r"^['’]s?\b", "", text[length.end :]).lower().split()
        if after[:1] and after[0].startswith(self._words("lasting_so")):
            return True  # `in dem 45 Minuten langen Gespräch`
        # `for an hour late on Monday`
        timed = after[1:2] == ["on"] and {w.strip(",.") for w in after[2:3]} & members("en", "times")
        if after[:1] and not timed and after[0].strip(".,;") in self._words("no_length_after"):
            return False
        if before and before[-1] in ("nach", "after"):
            clause = sentence.clauses[clause_number(sentence, token)]
            return bool(clause_words(sentence, clause) & set(self._words("ending")))
        if before and before[-1] in ("in", "binnen", "innerhalb", "within"):
            clause = sentence.clauses[clause_number(sentence, token)]
            return bool(
                clause_words(sentence, clause) & set(self._words("all_over"))
            )  # `in 20 Minuten war alles gesagt`
        return not (before and before[-1] in self._words("no_length_before"))

    def _is_of_call(self, sentence: Sentence, token: int, found: Sequence[Trigger], near: bool) -> bool:
        """Whether the clause of a length speaks of a call, or of how long something was where a call was just told."""
        clause = sentence.clauses[clause_number(sentence, token)]
        inside = {sentence.tokens[i].lemma.lower() for i in clause.tokens}
        nouns = [sentence.tokens[i].lemma for i in clause.tokens if sentence.tokens[i].kind == "noun"]
        met = {p for c in (sentence.clauses if not found else [clause]) for p in c.predicates}
        if any(self._words.ends(n, "meeting_nouns") for n in nouns) or met & set(self._words("meeting")):
            return False
        here = [t for t in found if t.clause == clause_number(sentence, token) and not self._is_beside(sentence, t)]
        if not any(t.sure for t in here) and self._is_with_others(sentence, clause):
            return False
        if here:
            return True
        ended = clause_words(sentence, clause) & set(self._words("ending"))
        if set(clause.predicates) & set(self._words("lasting")) or inside & set(self._words("lasting_words")) or ended:
            return bool(found) or near
        quoted = sentence.tokens[token]
        if quoted.kind == "quotation":
            ours = bool(quoted_words(sentence, clause) & {"wir", "we"}) and self._last_call is not None
            telling = (*self._words("call_words"), *self._words("ending"), *self._words("lasting_words"))
            told = quoted_words(sentence, clause) & set(telling)
            return ours or (near and (bool(told) or len(quoted.text.split()) <= _SHORT))
        giving = bool({*clause.predicates} & {*self._words("giving"), "accord"}) or not clause.predicates
        short = sum(sentence.tokens[i].kind == "noun" for i in clause.tokens) <= _SHORT
        return near and giving and short

    def _is_beside(self, sentence: Sentence, trigger: Trigger) -> bool:
        """`spent 45 minutes with members before the call`: what was before or after it."""
        here = (p for p in sentence.phrases if p.first <= trigger.token <= p.last)
        return any(p.preposition in ("vor", "before") for p in here)

    def _is_with_others(self, sentence: Sentence, clause: Clause) -> bool:
        """`Korvat hatte drei Stunden lang mit seinem Kabinett beraten`: a talk with nobody of a call."""
        if self._reading.referents.group(sentence, clause.subject).kind == "group":
            return False
        whom = [n for n in clause.phrases if sentence.phrases[n].preposition in ("mit", "with")]
        names = ("talking", "lasting")
        talks = any(p in self._words(name) for p in clause.predicates for name in names)
        unnamed = [n for n in whom if self._reading.referents.who(sentence, n).kind == "unnamed"]
        staff = [n for n in unnamed if sentence.tokens[sentence.phrases[n].head].kind == "noun"]
        return talks and bool(staff) and len(staff) == len(whom)

    # Lengths that count from another

    def _near_before(self, sentence: Sentence) -> list[int]:
        """The length given in the lines just before."""
        return [self._before[1]] if self._before and sentence.line - self._before[0] <= _NEAR else []

    def _multiples(self, sentence: Sentence, text: str, inside: list[int]) -> list[tuple[Length, int]]:
        """`doppelt so lange`, `twice as long`: of the length before."""
        before = inside or self._near_before(sentence)
        out = []
        for factor, name in ((2, "twice"), (0.5, "half_as"), (1, "as_long")):
            for phrase in self._words(name) if before else ():
                if match := re.search(rf"\b{phrase}\b(?! (?:wie|as|von|of)\b)", text, re.IGNORECASE):
                    length = Length(match.start(), match.end(), int(before[-1] * factor), "exact", match[0])
                    out.append((length, token_at(sentence, sentence.start + match.start()) or 0))
        return out

    def _bare(self, sentence: Sentence, text: str, accepted: list[tuple[Length, int]]) -> list[tuple[Length, int]]:
        """`„Höchstens zwanzig“, sagt X`, `Y von 50`: numbers alone behind a length, in its unit."""
        if not accepted and (self._before is None or self._before[0] != sentence.line):
            return []
        out = []
        for figure in figures(text, self._language):
            start, end = figure.start, figure.start + len(figure.text)
            token = token_at(sentence, sentence.start + start)
            free = not any(x.start < end and start < x.end for x, _ in accepted)
            if figure.kind != "number" or token is None or not free or not 5 <= figure.written <= _LONGEST:
                continue
            if sentence.tokens[token].kind == "name":
                continue  # `No 10`
            following = re.match(r"\W*(\w*)", text[end:])
            ends = not re.match(r"\s*\w", text[end:]) or (following and following[1].lower() in self._words("cuts"))
            only = self._is_only(sentence, token, text, start)
            if ends and only:
                out.append((self._in_minutes(text, start, figure.text, int(figure.written)), token))
        return out

    def _in_minutes(self, text: str, start: int, printed: str, minutes: int) -> Length:
        """The number with the bound before it, as if `Minuten` stood behind it."""
        unit = "Minuten" if self._language == "de" else "minutes"
        shown = text[: start + len(printed)]
        found = next((x for x in lengths(f"{shown} {unit}", self._language) if x.end > start), None)
        end = start + len(printed)
        return (
            replace(found, end=end, printed=text[found.start : end])
            if found
            else Length(start, end, minutes, "exact", printed)
        )

    def _is_only(self, sentence: Sentence, token: int, text: str, start: int) -> bool:
        """Behind `von`, `auf`, `at`, or first in a quotation or a sentence of few words."""
        if sentence.tokens[token].kind == "quotation":
            return len(sentence.tokens[token].text.split()) <= _SHORT
        before = sentence.tokens[token - 1].text.lower() if token else ""
        verbs = set(sentence.clauses[clause_number(sentence, token)].predicates)
        gives = verbs & {*self._words("giving"), *self._words("lasting")}
        beside = token > 0 and sentence.tokens[token - 1].kind == "name"  # `nach Angaben aus Arvik 25`
        short = len(sentence.tokens) <= _SHORT + 2
        return bool(gives) or beside or before in ("von", "auf", "bei", "of", "at") or short

    # By the clock

    def _clocked(self, sentence: Sentence, text: str) -> Length | None:
        """`Um 10.05 Uhr sei die Leitung zustande gekommen, um 10.45 Uhr sei aufgelegt worden`: what lies between."""
        times = [s for s in stamps(text) if s.has_time]
        words = {t.text.lower() for t in sentence.tokens} | {p for c in sentence.clauses for p in c.predicates}
        ended = bool(words & set(self._words("ending")))
        begun = bool(words & set(self._words("beginning")))
        if len(times) == 2 and ((ended and begun) or words & set(self._words("lasting")) or _is_ranged(times, text)):
            first, second = sorted(times, key=lambda s: (s.hour or 0, s.minute or 0))
            return _between(first, second, text)
        if len(times) == 1 and begun and not ended:
            self._began = (sentence.line, times[0])
        if len(times) == 1 and ended and self._began and sentence.line - self._began[0] <= 1:
            return _between(self._began[1], times[0], text)
        return None


def _is_ranged(times: Sequence[Stamp], text: str) -> bool:
    """`von 9.15 Uhr bis 10 Uhr`, `from 10 a.m. until 10.40 a.m.`."""
    before = text[: times[0].start].lower().split()[-1:]
    between = text[times[0].end : times[1].start].lower().split()
    return before in (["von"], ["from"]) and bool(set(between) & {"bis", "to", "until", "till"})


def _between(first: Stamp, second: Stamp, text: str) -> Length | None:
    minutes = (second.hour or 0) * 60 + (second.minute or 0) - (first.hour or 0) * 60 - (first.minute or 0)
    if not 0 < minutes < _LONGEST:
        return None
    start, end = min(first.start, second.end), max(first.end, second.end)
    printed = text[start:end] if first.start < second.start else text[second.start : second.end]
    return Length(start, end, minutes, "exact", printed)
