"""Whether a call that a sentence mentions is held, announced, cancelled, denied or only wished for.

In: a sentence, a word for a call in it. Out: a `Status`, from mood, tense, negation and the verb that the call is
subject or object of; and what a clause that names no call does to the one before it. `present` leaves it to the day
that is given; `reference` says only that there is a call; `denied` that there is none, `rumour` that some say so.
"""

from itertools import pairwise
from typing import Literal

from generator.articles.calls.triggers import Lexicon, Trigger
from generator.articles.text.document import Clause, Phrase, Sentence, Token

Status = Literal["held", "announced", "cancelled", "unconfirmed", "reference", "present", "wish", "denied", "rumour"]

_BEFORE_GERUND: dict[str, Status] = {"after": "held", "before": "announced", "following": "held"}
_PERFECT = frozenset({"haben", "sein", "have", "be"})
_CAN = frozenset({"können", "dürfen", "mögen", "can", "could", "may", "might"})
_NO_DENIAL = frozenset({"einmal", "ganz", "nur", "zuletzt", "erst", "only", "even", "just", "quite", "until"})
_WILL = frozenset({"wollen", "sollen", "werden", "will", "shall", "would"})
_MIGHT = frozenset({"würde", "würden", "wäre", "könnte", "müsste", "sollte", "would", "could", "might"})
_PRESENT_FORMS = frozenset(
    {"will", "soll", "kann", "muss", "darf", "mag", "weiß", "sei", "sind", "seien", "bin", "tun"}
)
_PAST_IN_T = ("hielt", "bat", "bot", "trat", "galt", "riet", "stritt")


def status_of(sentence: Sentence, trigger: Trigger, language: str) -> Status:
    """The status as far as the sentence tells."""
    words = Lexicon(language)
    clause = sentence.clauses[trigger.clause]
    if _is_disputed(sentence, trigger, clause, words):
        return "unconfirmed"
    here = {sentence.tokens[i].text.lower() for i in clause.tokens}
    if has(sentence, clause, words("refusing")) or here & set(words("usual")):
        return "wish"
    if trigger.form != "noun" and is_negated(sentence, clause) and not has(sentence, clause, words("cancelling")):
        ahead = _of_verb(sentence, trigger, clause, words)
        day = here & set(words("weekdays")) and ahead == "announced"
        off = here & set(words("after_all")) and ahead in ("announced", "present")
        as_planned = {b.text.lower() for a, b in pairwise(sentence.tokens) if a.text.lower() in words("as")}
        off = off or as_planned & set(words("planned"))  # `haben nicht wie geplant telefoniert`
        return "cancelled" if off or day else "denied"  # `werden doch nicht telefonieren`, `wird am Montag nicht …`
    status = (_of_noun if trigger.form == "noun" else _of_verb)(sentence, trigger, clause, words)
    above = (
        sentence.clauses[clause.parent].tokens if clause.parent is not None and clause.opener in words("that") else ()
    )
    here |= {sentence.tokens[i].text.lower() for i in above}
    alleged = here & set(words("alleged")) or clause.opener in words("doubt")
    return "rumour" if alleged and status in ("held", "present", "reference") else status


def says_false(sentence: Sentence, clause: Clause, words: Lexicon) -> bool:
    """`sei falsch`, `nannte das „frei erfunden“`."""
    texts = [sentence.tokens[i].text.lower().strip('„“»«"”') for i in clause.tokens]
    return any(text.endswith(words("false")) for text in texts) and not is_negated(sentence, clause)


def is_existential(sentence: Sentence, trigger: Trigger, language: str) -> bool:
    """Whether a denial says that there was no call at all: `ein Telefonat hat es nicht gegeben`, not `man habe nicht
    selbst angerufen`."""
    words = Lexicon(language)
    clause = sentence.clauses[trigger.clause]
    happens = has(sentence, clause, (*words("happening"), *words("conducting")))
    texts = {sentence.tokens[i].text.lower() for i in clause.tokens}
    if trigger.form == "noun":
        return happens and (trigger.sure or bool(texts & set(words("such"))))
    whom = [n for n in clause.phrases if n not in clause.subject and not sentence.phrases[n].preposition]
    able = (trigger.sure and trigger.form == "verb") or (trigger.form == "object" and bool(whom))
    return able and tense_of(sentence, clause, words) == "past" and not texts & set(words("selves"))


def is_negated(sentence: Sentence, clause: Clause) -> bool:
    """`nicht einmal eine Stunde`, `nicht nur` and `not only` deny nothing."""
    if not clause.negated:
        return False
    here = [i for i in clause.tokens if sentence.tokens[i].kind == "negation" and i + 1 < len(sentence.tokens)]
    following = [sentence.tokens[i + 1].text.lower() for i in here if sentence.tokens[i - 1].text != ","]
    if here and not following:
        return False
    return not following or any(w not in _NO_DENIAL for w in following)


def has(sentence: Sentence, clause: Clause, lemmas: tuple[str, ...]) -> bool:
    return any(p in lemmas for p in _lemmas(sentence, clause))


def _lemmas(sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """The verbs of a clause; in English also with their particle: `called it off`, `is off`."""
    particles = [i for i in clause.tokens if sentence.tokens[i].text.lower() in ("off", "back")]
    verbs = [i for i in clause.tokens if sentence.tokens[i].kind in ("finite", "participle", "infinitive")]
    near = [(v, p) for v in verbs for p in particles if 0 < p - v <= 3]
    joined = [f"{sentence.tokens[v].lemma} {sentence.tokens[p].text}" for v, p in near]
    joined += [sentence.tokens[i].lemma for i in clause.tokens if sentence.tokens[i].lemma == "zustande"]
    return (*clause.predicates, *(sentence.tokens[v].lemma for v in verbs), *joined)


def _is_disputed(sentence: Sentence, trigger: Trigger, clause: Clause, words: Lexicon) -> bool:
    """A call, or a report of it, that somebody denies; `wies im Telefonat … zurück` denies something else."""
    number: int | None = trigger.clause
    phrase = sentence.phrases[trigger.phrase] if trigger.phrase is not None else None
    reported = phrase is None or phrase.preposition in ("", "über", "von", "of", "about")
    alone = sentence.tokens[clause.tokens[0] - 1].text == ":"  # `bestritt das: Das Gespräch habe …`
    while number is not None and reported:
        above = sentence.clauses[number]
        disputed = has(sentence, above, words("disputing")) and not is_negated(sentence, above)
        if (number != trigger.clause or trigger.form == "noun") and (disputed or says_false(sentence, above, words)):
            return True
        number = None if alone else above.parent
    here = {sentence.tokens[i].text.lower() for i in clause.tokens}
    never = bool(here & {"nie", "niemals", "never"}) and is_negated(sentence, clause)
    return never and (trigger.phrase in clause.subject or clause.mood != "indicative")


# Verbs


def _of_verb(sentence: Sentence, trigger: Trigger, clause: Clause, words: Lexicon) -> Status:
    token = sentence.tokens[trigger.token]
    finite = sentence.tokens[clause.verb] if clause.verb is not None else None
    if trigger.form == "mark":
        able = [i for i in clause.tokens if words.language == "de" or i < trigger.token]  # `agreed by phone to share`
        others = [sentence.tokens[i] for i in able if sentence.tokens[i].kind in ("participle", "infinitive")]
        token = others[-1] if others else finite or token
    if token.kind == "infinitive" or (
        token.text.lower() == token.lemma and words.language == "de" and token is not finite
    ):
        status = _of_infinitive(sentence, clause, finite, words)
        status = "wish" if status == "reference" and not trigger.sure else status
    elif token.kind == "participle":
        status = _of_participle(sentence, clause, finite, words)
    elif token.kind == "gerund":
        before = sentence.tokens[trigger.token - 1].text.lower() if trigger.token else ""
        status = "present" if finite and finite.lemma == "be" else _BEFORE_GERUND.get(before, "reference")
    elif finite is None:
        status = "present" if clause.kind == "fragment" else "reference"
    else:
        status = "held" if is_past(finite, words) else "present"
    above = sentence.clauses[clause.parent] if clause.parent is not None and clause.opener in words("that") else clause
    if (
        status == "present"
        and (above is not clause or trigger.form != "mark")
        and has(sentence, above, words("planning"))
    ):
        return "announced"  # `Geplant ist, dass X mit Y telefoniert`
    told = {t.text.lower() for t in sentence.tokens} & set(words("open")) and status == "held"
    return status if clause.opener not in words("doubt") or told else "wish"


def _of_participle(sentence: Sentence, clause: Clause, finite: Token | None, words: Lexicon) -> Status:
    if finite is None:
        return "held"
    if finite.lemma in ("werden", "will", "shall"):
        return "held" if is_past(finite, words) else "present"
    if finite.lemma == "sollen":
        return "announced" if "werden" in {sentence.tokens[i].text for i in clause.tokens} else "rumour"
    return "held" if finite.lemma in {*_PERFECT, *_WILL} else "reference"


def _of_infinitive(sentence: Sentence, clause: Clause, finite: Token | None, words: Lexicon) -> Status:
    """`will telefonieren`, `vereinbarten, zu telefonieren`, `is expected to speak`, `soll telefoniert haben`."""
    here = [sentence.tokens[i] for i in clause.tokens]
    if finite and finite.lemma in _CAN:
        return "wish"
    if finite and finite.text.lower() in words("had") and any(t.lemma in ("wollen", "sollen") for t in here):
        return "cancelled"  # `hatte telefonieren wollen`: it came to nothing
    if finite and finite.lemma == "haben" and not any(t.kind == "to" for t in here):
        return "held"  # `haben am Mittwoch beraten`: a participle that looks like an infinitive
    if finite and finite.lemma in _WILL:
        return "announced"
    bare = clause.parent if clause.kind == "infinitive" or finite is None else None
    above = sentence.clauses[bare] if bare is not None else clause
    governing = {*above.predicates, *(t.lemma for t in here if t.kind in ("finite", "participle"))}
    around = [*here, *(sentence.tokens[i] for i in above.tokens)]
    governing |= {t.text.lower() for t in around if t.kind in ("adjective", "adverb", "other")}
    if governing & set(words("wishing")):
        return "wish"
    if governing & {*words("intended"), *words("intending"), *words("planning"), "due"}:
        return "announced"
    return "reference"


def is_past(token: Token, words: Lexicon) -> bool:
    """Whether a finite form is past. German: a form in -te that is no lemma, or one without a present ending."""
    text = token.text.lower()
    if words.language == "en":
        other = text != token.lemma and not text.endswith("s") and token.lemma not in ("be", "have", "do")
        return other or text.endswith("ed") or text in words("past_forms")
    if text in ("wurde", "wurden"):
        return True
    if text in _PRESENT_FORMS or text == token.lemma or (text.endswith("e") and not text.endswith("te")):
        return False
    if text.endswith(("te", "ten")):
        return not token.lemma.endswith("ten") or text.startswith(f"{token.lemma[:-2]}et") or text.endswith("eten")
    return not text.endswith(("t", "st")) or text.endswith(_PAST_IN_T)


# Nouns


def _of_noun(sentence: Sentence, trigger: Trigger, clause: Clause, words: Lexicon) -> Status:
    phrase = sentence.phrases[trigger.phrase or 0]
    before = sentence.tokens[phrase.first - 1].text.lower() if phrase.first else ""
    if phrase.opener.startswith("kein") or "no" in (phrase.opener, before):
        return "denied"
    if before in ("nicht", "not") and sentence.tokens[phrase.first - 2].text == ",":
        return "denied"  # `texts, not calls`
    inner = [t for t in sentence.tokens[phrase.first : phrase.last + 4] if t.kind in ("participle", "adjective")]
    if any(t.lemma.lower() in words("cancelling") or t.text.lower().startswith(words("cancelled")) for t in inner):
        return "cancelled"
    own = {t.text.lower() for t in sentence.tokens[phrase.first : phrase.last]}
    fate = _fate(sentence, trigger, clause, words)
    if fate == "denied":
        return fate
    if phrase.preposition in words("after_nouns"):
        return "held"
    holds = phrase.preposition in words("in_nouns") or bool(set(clause.predicates) & set(words("conducting")))
    if not (holds and tense_of(sentence, clause, words) == "past") and _is_planned(sentence, phrase, words):
        return "cancelled" if fate == "cancelled" else "announced"
    if phrase.preposition in words("before_nouns") and fate == "reference":
        finite = sentence.tokens[clause.verb].text.lower() if clause.verb is not None else ""
        return "reference" if finite in ("hatte", "hatten", "had") else "present"
    return "rumour" if own & set(words("alleged")) and fate != "cancelled" else fate


def _is_planned(sentence: Sentence, phrase: Phrase, words: Lexicon) -> bool:
    """`das geplante Telefonat`, `the call planned for …`, `ein Termin für das Telefonat`."""
    own = [t for t in sentence.tokens[phrase.first : phrase.last] if t.kind in ("participle", "adjective", "adverb")]
    behind = sentence.tokens[phrase.last + 1 : _fate_verb(sentence, phrase)] if words.language == "en" else ()
    stems = words("planned")
    inner = any(t.lemma.lower() in stems or (t.text.lower().startswith(stems) and len(t.text) < 14) for t in own)
    if inner or any(t.text.lower() in stems for t in behind):
        return True
    behind_it = (c.predicates for c in sentence.clauses if c.kind == "relative" and c.tokens[0] > phrase.last)
    if any(p in words("planning") for predicates in behind_it for p in predicates):
        return True  # `ein Telefonat, das für Montag vorgesehen war`
    before = (p for p in sentence.phrases if p.last + 2 == phrase.first and phrase.preposition in ("für", "for"))
    return any(words.ends(sentence.tokens[p.last].lemma, "date_nouns") for p in before)


def _fate_verb(sentence: Sentence, phrase: Phrase) -> int:
    """Where what happens to a call begins: `a call between X and Y planned for Monday | was cancelled`."""
    tokens = sentence.tokens
    fates = (i for i in range(phrase.last + 1, len(tokens)) if tokens[i].lemma in ("be", "have", "do", "will", "take"))
    return next(fates, phrase.last + 7)


def _fate(sentence: Sentence, trigger: Trigger, clause: Clause, words: Lexicon) -> Status:
    """What the verb of the clause does with the call."""
    phrase = sentence.phrases[trigger.phrase or 0]
    finite = sentence.tokens[clause.verb] if clause.verb is not None else None
    subject = trigger.phrase in clause.subject
    inside = phrase.preposition not in ("", "off") and not _is_part_of_subject(sentence, trigger, clause)
    from_it = phrase.preposition == "aus" and "nichts" in {sentence.tokens[i].text.lower() for i in clause.tokens}
    if (not inside and has(sentence, clause, words("cancelling")) and not clause.negated) or from_it:
        return "cancelled"
    if not inside and is_negated(sentence, clause):
        if has(sentence, clause, words("happening")):
            planned = _is_planned(sentence, phrase, words)
            return "denied" if phrase.opener in ("ein", "einen", "a") and not planned else "cancelled"
        return "denied" if has(sentence, clause, words("planning")) else "reference"
    if not inside and has(sentence, clause, words("planning")):
        return "announced"
    if not inside and not subject and has(sentence, clause, words("wishing")):
        return "wish"
    tense = tense_of(sentence, clause, words)
    if tense == "future":
        return "announced"
    if inside and phrase.preposition not in words("in_nouns"):
        return "reference"
    if finite and tense != "past" and finite.text.lower() in _MIGHT and phrase.opener.startswith("ein"):
        return "wish"
    if tense == "past" and not (inside and finite and finite.text.startswith("hätte")):  # `hätte gehen sollen`
        return "held" if inside or subject or has(sentence, clause, words("holding")) else "reference"
    if subject and tense == "present" and phrase.opener == "das" and set(clause.predicates) & set(words("echoing")):
        return "held"  # `Das Gespräch am Montag sorgt für Ärger`
    if not inside and not subject and tense == "present" and has(sentence, clause, words("reporting")):
        return "held"  # `Norien meldet ein Telefonat am Montag`
    return "present" if tense in ("present", "none") and not inside else "reference"


def _is_part_of_subject(sentence: Sentence, trigger: Trigger, clause: Clause) -> bool:
    """`Der Versuch zu einem Telefonat scheiterte`, `Der Termin für das Telefonat ist gestrichen`."""
    n = trigger.phrase or 0
    of = sentence.phrases[n].preposition in ("zu", "zum", "für", "for") and n - 1 in clause.subject
    return of and sentence.phrases[n - 1].last + 2 == sentence.phrases[n].first


def tense_of(sentence: Sentence, clause: Clause, words: Lexicon) -> str:
    """past, present, future or none."""
    finite = sentence.tokens[clause.verb] if clause.verb is not None else None
    tokens = [sentence.tokens[i] for i in clause.tokens]
    participle = any(t.kind == "participle" for t in tokens)
    infinitives = {t.lemma for t in tokens if t.kind == "infinitive"}
    if finite is None:
        return "none"
    if finite.lemma in _WILL and infinitives and not (participle and infinitives & _PERFECT - {"be"}):
        return "future"  # also `soll nachgeholt werden`
    past = (participle and finite.lemma in {*_PERFECT, "sollen"}) or is_past(finite, words)
    return "past" if past else "present"
