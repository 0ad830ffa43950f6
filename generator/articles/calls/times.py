"""Which of the times that a sentence prints belongs to a call.

In: a sentence, a word for a call. Out: a `Moment`, or None. A time counts in the clause of the call, not behind another
verb of it, nor beside another noun (`der Gipfel vom 8. Mai`), nor in a dateline.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.articles.calls.triggers import Lexicon, Trigger
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.words import entry
from generator.base.figures.moments import Moment, moments

_RANK = {"day": 0, "weekday": 0, "offset": 2, "relative": 0, "month": 6, "today": 40}
_PER_COMMA, _SINCE_VERB = 6, 100
#: When a part of the day begins.
_HOURS = {"vormittag": 8, "nachmittag": 13, "mittag": 11, "abend": 17, "afternoon": 13, "evening": 17}
#: Nouns of what has a day of its own.
_EVENTS = ("meeting_nouns", "round_nouns", "event_nouns")
#: Words of a quotation that is no speech.
_FEW = 4
_DATELINE = re.compile(r"^[^.!?]{2,60}?(?:\([^)]*\)\s*)?(?<=[\s)])[–—-]\s")
_SINCE = re.compile(
    r"\b(?:seit|since|Amtsantritt\w*(?:\s+\w+){0,2}|took\s+office)\s+(?:in\s+|im\s+|de[rm]\s+)?$", re.IGNORECASE
)
#: `20. und 21. Mai`: the first of two days.
_RANGE = re.compile(r"\b(\d{1,2})\.?\s*(?:und|and|bis|to|/|–|-)\s*$")


def times_in(sentence: Sentence, text: str, language: str) -> tuple[Moment, ...]:
    """The moments of a sentence, in columns of the line; those that only say since when are left out."""
    inside = text[sentence.start : sentence.end]
    dateline = _DATELINE.match(inside) if sentence.start == 0 else None
    found = []
    for m in moments(inside, language):
        start = m.start + sentence.start
        quoted = (t for t in sentence.tokens if t.quotation is not None and t.start <= start < t.end)
        if any(len(t.text.split()) > _FEW for t in quoted):
            continue  # what somebody says; `werde „wohl am Freitag“ anrufen` is no speech
        since = _SINCE.search(inside[: m.start]) or inside[m.start : m.end].lower().startswith(("seit ", "since "))
        if (dateline and m.end <= dateline.end()) or since:
            continue
        span = _RANGE.search(inside[: m.start]) if m.kind == "day" else None
        found.append((replace(m, value=int(span[1]), start=span.start()) if span else m).moved(sentence.start))
    return tuple(found)


def time_of(
    sentence: Sentence, trigger: Trigger, others: Sequence[Trigger], times: Sequence[Moment], language: str
) -> Moment | None:
    """The moment nearest to the word for the call among those of its clause that no other such word is nearer to."""
    words = Lexicon(language)
    clause = sentence.clauses[trigger.clause]
    own = _with_colon(sentence, trigger.clause)
    able = [m for m in times if (t := _token_at(sentence, m)) is not None and t in clause.tokens]
    able = able or [m for m in times if (t := _token_at(sentence, m)) is not None and t in own]
    if able and all(m.kind == "today" for m in able):
        able = [
            m for m in times if m.kind != "today" and _token_at(sentence, m) in _before_colon(sentence, clause)
        ] or able
    able = able or [m for m in times if _is_in_relative(sentence, trigger, m, words)]
    able = able or [m for m in times if _is_around(sentence, clause, m)]
    if not able:
        able = [m for m in times if m.kind != "today" and _is_shared(sentence, clause, m)]
    if trigger.phrase is not None and sentence.phrases[trigger.phrase].preposition in words("about"):
        # `erzählte am Montag von einem Telefonat`
        able = [m for m in able if (_token_at(sentence, m) or 0) > trigger.token]
    able = [m for m in able if not any(_is_nearer(sentence, other, trigger, m) for other in others)]
    able = [m for m in able if not _is_of_report(sentence, trigger, m, words)]
    rated = [
        (_distance(sentence, trigger, m, words), m.start, m)
        for m in able
        if not _is_of_noun(sentence, trigger, m, words)
    ]
    rated = [r for r in rated if r[0] < _SINCE_VERB]
    return min(rated)[2] if rated else None


def as_printed(moment: Moment, text: str, hour: int) -> Moment:
    """`Am Abend rief X an`, printed in the morning, at this hour: the evening before."""
    words = text[moment.start : moment.end].lower()
    begins = next((begin for word, begin in _HOURS.items() if word in words), 0)
    return replace(moment, kind="offset", value=-1) if moment.kind == "today" and hour < begins else moment


def said_on(sentence: Sentence, own: Clause | None, times: Sequence[Moment], language: str) -> Moment | None:
    """`X hat mit Y telefoniert, teilte sein Amt am Montag mit`: when somebody told of a call that has no day itself."""
    for m in times:
        clause = sentence.clause_of(_token_at(sentence, m) or 0)
        verbs = {*clause.predicates, *(sentence.tokens[i].lemma for i in clause.tokens)} if clause else set()
        says = verbs & {"verlauten", "heißen", *entry(language, "saying")} and clause != own
        if (says or verbs & set(Lexicon(language)("reporting"))) and m.kind in ("day", "weekday", "offset"):
            return m
    return None


def _with_colon(sentence: Sentence, number: int) -> frozenset[int]:
    """`Am Dienstag klingelte das Telefon: X rief an.`: the clause before a colon sets the time of the one behind it."""
    first = sentence.clauses[number].tokens[0]
    if not number or sentence.tokens[first - 1].text != ":":
        return frozenset()
    return frozenset(i for i in sentence.clauses[number - 1].tokens if i < first)


def _before_colon(sentence: Sentence, clause: Clause) -> range:
    """`Die Meldung kam am Montag: X habe am Abend Y angerufen`: what a time of day counts from."""
    return range(max((i for i in range(clause.tokens[0]) if sentence.tokens[i].text == ":"), default=0))


def _is_in_relative(sentence: Sentence, trigger: Trigger, moment: Moment, words: Lexicon) -> bool:
    """`a call with Y that had been expected on Tuesday`, `das Telefonat, das X am Montag führte`."""
    at, phrase = _token_at(sentence, moment), trigger.phrase
    behind = [c for c in sentence.clauses if c.kind == "relative" and at in c.tokens and phrase is not None]
    verbs = {*words("planning"), *words("conducting"), *words("happening")}
    return any(set(c.predicates) & verbs and c.tokens[0] > trigger.token for c in behind)


def _is_shared(sentence: Sentence, clause: Clause, moment: Moment) -> bool:
    """`griff am Montag zum Telefon und sprach mit X`: in the clause that the subject stands in."""
    shares = clause.kind == "main" and clause.parent is not None and not clause.subject
    return shares and _token_at(sentence, moment) in sentence.clauses[clause.parent or 0].tokens


def _is_around(sentence: Sentence, clause: Clause, moment: Moment) -> bool:
    """`nämlich am 6. März, als X mit Y telefonierte`: right before the clause."""
    at = _token_at(sentence, moment)
    if at is None or not clause.tokens or at >= clause.tokens[0]:
        return False
    last = max(i for i, t in enumerate(sentence.tokens) if t.start < moment.end)
    above = sentence.clauses[clause.parent].tokens if clause.parent is not None else ()
    if clause.opener in ("als", "when") and at in above and moment.kind != "today":
        return True
    opens = clause.opener in ("als", "when", "bevor", "before", "nachdem", "after")
    return opens and all(t.text == "," for t in sentence.tokens[last + 1 : clause.tokens[0]])


def _is_nearer(sentence: Sentence, other: Trigger, trigger: Trigger, moment: Moment) -> bool:
    """Whether a moment stands inside the noun of another trigger, or right behind it."""
    if other.phrase is None or other.token == trigger.token:
        return False
    at, phrase = _token_at(sentence, moment) or 0, sentence.phrases[other.phrase]
    if phrase.first <= at <= phrase.last:
        return True
    return trigger.token < other.token < at and at - other.token <= 8


def _token_at(sentence: Sentence, moment: Moment) -> int | None:
    return next((i for i, t in enumerate(sentence.tokens) if t.start < moment.end and moment.start < t.end), None)


def _distance(sentence: Sentence, trigger: Trigger, moment: Moment, words: Lexicon) -> int:
    at = _token_at(sentence, moment) or 0
    first, last = sorted((at, trigger.token))
    between = sentence.tokens[first + 1 : last]
    gap = len(between) + _RANK[moment.kind] + _PER_COMMA * sum(t.text in ",;" for t in between)
    clause = sentence.clauses[trigger.clause]
    if at < trigger.token or _is_in_relative(sentence, trigger, moment, words):
        return gap
    inner = [i for i in range(first + 1, last) if i in clause.tokens or at not in clause.tokens]
    kinds = ("infinitive", "finite", "gerund", "participle")
    verbs = [i for i in inner if sentence.tokens[i].kind in kinds and i != clause.verb]
    verbs = [i for i in verbs if sentence.tokens[i].lemma not in words("planning")]  # `a call scheduled for Monday`
    if words.language == "en" and any(
        sentence.tokens[i].lemma not in clause.predicates or _narrows(sentence, i) for i in verbs
    ):
        return gap + _SINCE_VERB
    to = any(sentence.tokens[i].kind == "to" and sentence.tokens[i + 1].kind == "infinitive" for i in inner)
    return gap + _SINCE_VERB * to


def _narrows(sentence: Sentence, i: int) -> bool:
    """`fishermen detained in May`: a participle right behind its noun."""
    return sentence.tokens[i].kind == "participle" and sentence.tokens[i - 1].kind in ("noun", "name")


def _is_of_noun(sentence: Sentence, trigger: Trigger, moment: Moment, words: Lexicon) -> bool:
    """`der Gipfel vom 8. Mai`, `the vote in parliament on 8 May`, `die für den 8. Mai geplante Sitzung`: the time of
    another noun."""
    tokens, phrases = sentence.tokens, sentence.phrases
    first, last = _token_at(sentence, moment) or 0, max(i for i, t in enumerate(tokens) if t.start < moment.end)
    before = first - 1
    while before >= 0 and tokens[before].kind in ("preposition", "adjective"):
        before -= 1
    inner = tokens[before].kind == "article" and before < first - 1
    if inner or tokens[min(last + 1, len(tokens) - 1)].kind == "genitive":
        n = next((n for n, p in enumerate(phrases) if p.first > last), None)
        return n is not None and n != trigger.phrase and tokens[phrases[n].last].kind == "noun"
    before -= before >= 0 and tokens[before].kind == "article"
    joined = tokens[before + 1].text.lower() in ("vom", "von", "of")
    n = next((n for n, p in enumerate(phrases) if p.last == before), None)
    while n is not None and not phrases[n].first <= trigger.token <= phrases[n].last and before < first - 1:
        noun = tokens[phrases[n].last]
        if noun.kind == "noun" and (joined or any(words.ends(noun.lemma, name) for name in _EVENTS)):
            return True
        near = n - 1 if n and phrases[n].preposition and phrases[n].first - phrases[n - 1].last <= 2 else None
        owned = phrases[n].owns
        joined, n = False, owned if owned is not None and owned < n else near
    return False


def _is_of_report(sentence: Sentence, trigger: Trigger, moment: Moment, words: Lexicon) -> bool:
    """`Das Telefonat wurde am Montag bestätigt`, `Am Montag bestätigte X das Telefonat`: when somebody told of a call.
    The time of the call itself follows its noun: `bestätigte das Telefonat am Montag`."""
    clause = sentence.clauses[trigger.clause]
    noun = sentence.phrases[trigger.phrase] if trigger.phrase is not None else None
    told = noun.preposition in ("", *words("about")) if noun else trigger.form == "mark"
    verbs = [i for i in clause.tokens if sentence.tokens[i].lemma in words("reporting")]
    at = _token_at(sentence, moment) or 0
    return bool(told and verbs) and not (verbs[0] < trigger.token < at and clause.verb in verbs)
