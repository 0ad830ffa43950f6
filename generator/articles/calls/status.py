"""Whether a call that a sentence mentions is held, announced, cancelled, denied or only wished for.

In: a sentence, a word for a call in it. Out: a `Status`, from mood, tense and the verb that the call is subject or
object of. `present` leaves it to the day that is given; `reference` says only that there is a call.
"""

from typing import Literal

from generator.articles.calls.triggers import Lexicon, Trigger
from generator.articles.text.document import Clause, Phrase, Sentence, Token

Status = Literal["held", "announced", "cancelled", "unconfirmed", "reference", "present", "wish", "denied", "rumour"]

_PERFECT = frozenset({"haben", "sein", "have", "be"})
_CAN = frozenset({"können", "dürfen", "mögen", "can", "could", "may", "might"})
_NO_DENIAL = frozenset({"einmal", "ganz", "nur", "zuletzt", "erst", "only", "even", "just", "quite", "until"})
_WILL = frozenset({"wollen", "sollen", "werden", "will", "shall", "would"})


def status_of(sentence: Sentence, trigger: Trigger, language: str) -> Status:
    """The status as far as the sentence tells."""
    words = Lexicon(language)
    clause = sentence.clauses[trigger.clause]
    if trigger.phrase is not None and any(
        _has(sentence, c, words("cancelling")) or (c.negated and _has(sentence, c, words("happening")))
        for c in _relatives(sentence, trigger)
    ):
        return "cancelled"  # `war ein Telefonat angesetzt, das Corvin absagte`
    if _is_disputed(sentence, trigger, clause, words):
        return "unconfirmed"
    if _has(sentence, clause, words("refusing")):
        return "denied"
    if trigger.form == "noun":
        return _of_noun(sentence, trigger, clause, words)
    if is_negated(sentence, clause) and not _has(sentence, clause, words("cancelling")):
        return "denied"
    return _of_verb(sentence, trigger, clause, words)


def _relatives(sentence: Sentence, trigger: Trigger) -> list[Clause]:
    """The clauses right behind a call whose first word can mean it: `…, das Corvin absagte`."""
    behind = [c for c in sentence.clauses if c.tokens and c.tokens[0] > trigger.token]
    first = behind[0].tokens[0] if behind else 0
    opens = first > 0 and (sentence.tokens[first - 1].text == "," or behind[0].kind == "relative")
    return behind[:1] if opens and sentence.tokens[first].text.lower() in ("das", "which", "that") else []


def is_negated(sentence: Sentence, clause: Clause) -> bool:
    """`nicht einmal eine Stunde`, `nicht nur` and `not only` deny nothing."""
    if not clause.negated:
        return False
    here = [i for i in clause.tokens if sentence.tokens[i].kind == "negation" and i + 1 < len(sentence.tokens)]
    following = [sentence.tokens[i + 1].text.lower() for i in here if sentence.tokens[i - 1].text != ","]
    if here and not following:
        return False
    return not following or any(w not in _NO_DENIAL for w in following)


def _has(sentence: Sentence, clause: Clause, lemmas: tuple[str, ...]) -> bool:
    return any(p in lemmas for p in lemmas_of(sentence, clause))


def lemmas_of(sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """The verbs of a clause; in English also with their particle: `called it off`, `is off`."""
    particles = [i for i in clause.tokens if sentence.tokens[i].text.lower() in ("off", "back")]
    verbs = [i for i in clause.tokens if sentence.tokens[i].kind in ("finite", "participle", "infinitive")]
    near = [(v, p) for v in verbs for p in particles if 0 < p - v <= 3]
    joined = [f"{sentence.tokens[v].lemma} {sentence.tokens[p].text}" for v, p in near]
    return (*clause.predicates, *(sentence.tokens[v].lemma for v in verbs), *joined)


def _is_disputed(sentence: Sentence, trigger: Trigger, clause: Clause, words: Lexicon) -> bool:
    """A call, or a report of it, that somebody denies; `wies im Telefonat … zurück` denies something else."""
    number: int | None = trigger.clause
    while number is not None:
        above = sentence.clauses[number]
        reported = _preposition(sentence, trigger) in ("", "über", "von", "of", "about")
        direct = number != trigger.clause or (trigger.form == "noun" and reported)
        if direct and _has(sentence, above, words("disputing")):
            return True
        number = above.parent
    here = {sentence.tokens[i].text.lower() for i in clause.tokens}
    about = trigger.phrase in clause.subject
    if about and here & {"erfunden", "fiction", "invented"}:
        return not is_negated(sentence, clause)
    return (
        bool(here & {"nie", "niemals", "never"})
        and is_negated(sentence, clause)
        and (about or clause.mood != "indicative")
    )


def _preposition(sentence: Sentence, trigger: Trigger) -> str:
    return sentence.phrases[trigger.phrase].preposition if trigger.phrase is not None else ""


# Verbs


def _of_verb(sentence: Sentence, trigger: Trigger, clause: Clause, words: Lexicon) -> Status:
    token = sentence.tokens[trigger.token]
    if clause.opener in words("doubt"):
        return "wish"
    finite = sentence.tokens[clause.verb] if clause.verb is not None else None
    if trigger.form == "mark":
        token = _lexical(sentence, clause, finite) or token
    if token.kind == "infinitive" or (
        token.text.lower() == token.lemma and words.language == "de" and token is not finite
    ):
        return _of_infinitive(sentence, trigger, clause, finite, words)
    if token.kind == "participle":
        return _of_participle(sentence, clause, finite)
    if token.kind == "gerund":
        return _of_gerund(sentence, trigger, finite)
    if finite is None:
        return "present" if clause.kind == "fragment" else "reference"
    return "held" if is_past(finite, words) else "present"


def _lexical(sentence: Sentence, clause: Clause, finite: Token | None) -> Token | None:
    """The verb that carries the meaning of a clause."""
    others = [sentence.tokens[i] for i in clause.tokens if sentence.tokens[i].kind in ("participle", "infinitive")]
    return others[-1] if others else finite


def _of_participle(sentence: Sentence, clause: Clause, finite: Token | None) -> Status:
    if finite is None:
        return "held"
    if finite.lemma in ("werden", "will", "shall"):
        return "present"
    if finite.lemma == "sollen":
        return "rumour"
    return "held" if finite.lemma in {*_PERFECT, *_WILL} else "reference"


def _of_infinitive(
    sentence: Sentence, trigger: Trigger, clause: Clause, finite: Token | None, words: Lexicon
) -> Status:
    """`will telefonieren`, `vereinbarten, zu telefonieren`, `is expected to speak`, `soll telefoniert haben`."""
    here = [sentence.tokens[i] for i in clause.tokens]
    if finite and finite.lemma in _CAN:
        return "wish"
    if finite and finite.text.lower() in ("hatte", "hatten") and any(t.lemma in ("wollen", "sollen") for t in here):
        return "cancelled"  # `hatte telefonieren wollen`: it came to nothing
    if finite and finite.lemma in _WILL:
        return (
            "wish"
            if finite.text.lower() in ("würde", "würden", "solle", "sollten")
            and "gern" in {t.text.lower() for t in here}
            else "announced"
        )
    above = clause
    if clause.kind == "infinitive" or finite is None:
        above = sentence.clauses[clause.parent] if clause.parent is not None else clause
    governing = {*above.predicates, *(t.lemma for t in here if t.kind in ("finite", "participle"))}
    governing |= {t.text.lower() for t in here if t.kind in ("adjective", "adverb")}
    if governing & set(words("wishing")):
        return "wish"
    if governing & {*words("intended"), *words("intending"), "due"}:
        return "announced"
    return "reference"


def _of_gerund(sentence: Sentence, trigger: Trigger, finite: Token | None) -> Status:
    before = sentence.tokens[trigger.token - 1].text.lower() if trigger.token else ""
    if finite and finite.lemma == "be":
        return "present"
    return {"after": "held", "before": "announced", "following": "held"}.get(before, "reference")  # type: ignore[return-value]


def is_past(token: Token, words: Lexicon) -> bool:
    """Whether a finite form is past. A German form in -te is, unless it is the lemma itself."""
    text = token.text.lower()
    if text in words("past_forms"):
        return True
    if words.language == "en":
        return text.endswith("ed")
    if token.lemma.endswith(("ten", "den")) and text.startswith(f"{token.lemma[:-2]}ete"):
        return True  # `schalteten`, `beendete`
    return text.endswith(("te", "ten")) and text != token.lemma and not token.lemma.endswith("ten")


# Nouns


def _of_noun(sentence: Sentence, trigger: Trigger, clause: Clause, words: Lexicon) -> Status:
    phrase = sentence.phrases[trigger.phrase or 0]
    if phrase.opener.startswith("kein") or phrase.opener == "no" or _before(sentence, phrase.first) == "no":
        return "denied"
    inner = [t for t in sentence.tokens[phrase.first : phrase.last + 4] if t.kind in ("participle", "adjective")]
    if any(_is_form_of(t, "cancelling", words) for t in inner):
        return "cancelled"
    own = [t for t in sentence.tokens[phrase.first : phrase.last] if t.kind in ("participle", "adjective", "adverb")]
    behind = [t for t in sentence.tokens[phrase.last + 1 : phrase.last + 6] if t.kind == "participle"]
    planned = any(_is_form_of(t, "planned", words) for t in own)
    planned = planned or (words.language == "en" and any(t.text.lower() in words("planned") for t in behind))
    planned = planned or _has_appointment(sentence, phrase, words)
    fate = _fate(sentence, trigger, clause, words)
    if planned:
        return "cancelled" if fate == "cancelled" else "announced"
    if phrase.preposition in words("after_nouns"):
        return "held"
    if phrase.preposition in words("before_nouns") and fate == "reference":
        finite = sentence.tokens[clause.verb].text.lower() if clause.verb is not None else ""
        return "reference" if finite in ("hatte", "hatten", "had") else "present"
    return fate


def _has_appointment(sentence: Sentence, phrase: Phrase, words: Lexicon) -> bool:
    """`ein Termin für das Telefonat`, `a date for the call`: it lies ahead, whatever the verb says of the date."""
    before = (p for p in sentence.phrases if p.last + 2 == phrase.first and phrase.preposition in ("für", "for"))
    return any(words.ends(sentence.tokens[p.last].lemma, "date_nouns") for p in before)


def _is_form_of(token: Token, name: str, words: Lexicon) -> bool:
    low, lemma = token.text.lower(), token.lemma.lower()
    stems = words(name)
    if name == "cancelling":
        return token.kind == "participle" and lemma in stems
    return lemma in stems or any(low == s or (low.startswith(s) and len(low) - len(s) <= 2) for s in stems)


def _before(sentence: Sentence, first: int) -> str:
    return sentence.tokens[first - 1].text.lower() if first else ""


def _fate(sentence: Sentence, trigger: Trigger, clause: Clause, words: Lexicon) -> Status:
    """What the verb of the clause does with the call."""
    phrase = sentence.phrases[trigger.phrase or 0]
    finite = sentence.tokens[clause.verb] if clause.verb is not None else None
    inside = phrase.preposition != "" and not _is_part_of_subject(sentence, trigger, clause)
    if not inside and _has(sentence, clause, words("cancelling")) and not clause.negated:
        return "cancelled"
    if not inside and is_negated(sentence, clause):
        never = _has(sentence, clause, words("happening")) and trigger.phrase in clause.subject
        return "cancelled" if never or _has(sentence, clause, words("happening")) else "reference"
    if not inside and _has(sentence, clause, words("planning")):
        return "announced"
    if not inside and trigger.phrase not in clause.subject and _has(sentence, clause, words("wishing")):
        return "wish"
    tense = _tense(sentence, clause, finite, words)
    if tense == "future":
        return "announced"
    if inside and phrase.preposition not in words("in_nouns"):
        return "reference"
    if tense == "past":
        return (
            "held"
            if inside or trigger.phrase in clause.subject or _has(sentence, clause, words("holding"))
            else "reference"
        )
    return "present" if tense in ("present", "none") and not inside else "reference"


def _is_part_of_subject(sentence: Sentence, trigger: Trigger, clause: Clause) -> bool:
    """`Der Versuch zu einem Telefonat scheiterte`, `Der Termin für das Telefonat ist gestrichen`."""
    n = trigger.phrase or 0
    of = sentence.phrases[n].preposition in ("zu", "zum", "für", "for") and n - 1 in clause.subject
    return of and sentence.phrases[n - 1].last + 2 == sentence.phrases[n].first


def _tense(sentence: Sentence, clause: Clause, finite: Token | None, words: Lexicon) -> str:
    kinds = {sentence.tokens[i].kind for i in clause.tokens}
    if finite is None:
        return "none"
    if finite.lemma in _WILL and "infinitive" in kinds and "participle" not in kinds:
        return "future"
    if finite.lemma in _PERFECT and "participle" in kinds:
        return "past"
    if finite.lemma in ("sollen",) and "participle" in kinds:
        return "past"
    return "past" if is_past(finite, words) else "present"
