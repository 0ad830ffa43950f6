"""The words for a call in a sentence: verbs, nouns, and marks that something was said by phone.

In: a sentence, its language. Out: `Trigger`s from left to right, one for each clause and noun. `sure` says that the
words themselves mean a phone or video; talking is a call only beside one that is sure. Which words these are stands
in `words/frames_de.yaml` and `words/frames_en.yaml`, as lemmas.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.articles.people.cast import LEADING
from generator.articles.people.offices import kind_in
from generator.articles.text.document import Clause, Phrase, Sentence
from generator.articles.vocabulary.words import entry

Form = Literal["verb", "object", "noun", "mark"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """`token` is where it stands, `clause` the number of its clause, `phrase` that of its noun. `form`: a verb whose
    parties are its subject and `mit`, a verb with the called one as object, a noun, or a mark that the clause's own
    verb happened by phone. `plural`: several calls in one word."""

    token: int
    clause: int
    form: Form
    sure: bool
    video: bool = False
    phrase: int | None = None
    plural: bool = False


class Lexicon:
    """The words of one language by what they do in a frame."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, name: str) -> tuple[str, ...]:
        return entry(f"frames_{self.language}", name)

    def ends(self, noun: str, name: str) -> bool:
        """Whether a noun ends with one of the words: `Lund-Korvat-Telefonat`, `phone call`."""
        low = noun.lower()
        if self.language == "en":
            return any(f" {low}".endswith((f" {w}", f"-{w}")) for w in self(name))
        return low.endswith(self(name))


def triggers(sentence: Sentence, language: str) -> tuple[Trigger, ...]:
    """Every word for a call in a sentence; a noun before the verb that carries it out."""
    words = Lexicon(language)
    found = [*_nouns(sentence, words), *_verbs(sentence, words)]
    if any(_open_line(sentence, clause, words) is not None for clause in sentence.clauses):
        found = [replace(t, sure=True) for t in found]
    taken = {t.clause for t in found if t.form != "noun"}
    found += list(_marks(sentence, words, taken))
    return tuple(sorted(found or _ringing(sentence, words), key=lambda t: t.token))


def _ringing(sentence: Sentence, words: Lexicon) -> Iterator[Trigger]:
    """`Am Montag klingelte das Telefon.`: a sentence that tells of a call by nothing else."""
    for n, clause in enumerate(sentence.clauses):
        subject = {sentence.tokens[sentence.phrases[m].last].lemma.lower() for m in clause.subject}
        rings = set(clause.predicates) & set(words("ringing")) and subject & set(words("phone_places"))
        if rings and clause.verb is not None:
            yield Trigger(clause.verb, n, "verb", True)


def _nouns(sentence: Sentence, words: Lexicon) -> Iterator[Trigger]:
    for n, phrase in enumerate(sentence.phrases):
        noun = noun_of(sentence, phrase, words.language)
        clause = clause_number(sentence, phrase.head)
        if not noun or phrase.pronoun or clause is None or _is_other_noun(sentence, phrase, noun, words):
            continue
        text = sentence.tokens[phrase.last if words.language == "en" else phrase.head].text
        forms = (noun,) if words.language == "en" else (noun, text)
        video, phone = (any(words.ends(f, name) for f in forms) for name in ("video_nouns", "phone_nouns"))
        counting = (*words("one_more"), *words("first_call"))
        bare = " ".join(w for w in noun.lower().split() if w not in counting)
        following = sentence.tokens[phrase.last + 1].text.lower() if phrase.last + 1 < len(sentence.tokens) else ""
        swap = bare in words("swap_nouns") and following not in (*words("with"), *words("between"))
        if video or phone or (bare in words("exact_nouns") and not swap):  # no `exchange of prisoners`
            sure = video or phone or _is_by_phone(sentence, phrase, words)
            plural = _is_plural(sentence, phrase, words.language)
            if plural and not sure and not phrase.opener:
                continue  # `zu Gesprächen nach …`: no call
            yield Trigger(phrase.last, clause, "noun", sure, video, n, plural)


def noun_of(sentence: Sentence, phrase: Phrase, language: str) -> str:
    """The noun of a phrase as a lemma; in English with the nouns before it, which narrow it."""
    tokens = sentence.tokens[phrase.first : phrase.last + 1]
    if language == "de":
        return next((t.lemma for t in tokens if t.kind == "noun"), "")
    nouns = [t for t in tokens if t.kind in ("noun", "adjective", "name", "number")]
    if not nouns or tokens[-1].kind != "noun":
        return ""
    before = [t.text.lower() for t in nouns[:-1]]
    return " ".join([*before, tokens[-1].lemma.lower()])


def _is_other_noun(sentence: Sentence, phrase: Phrase, noun: str, words: Lexicon) -> bool:
    """`Notruf`, `a call for help`, `calls to end the war`: no talk by phone."""
    if words.ends(noun, "no_call_nouns"):
        return True
    if words.language == "de":
        return False
    after = [t.text.lower() for t in sentence.tokens[phrase.last + 1 : phrase.last + 3]]
    sure = noun.endswith(("phone call", "video call", "telephone call"))
    if after[:1] == ["for"] and not sure:
        following = next((p for p in sentence.phrases if p.first > phrase.last), None)
        return following is None or not is_time(sentence, following)
    return after[:1] == ["to"] and sentence.tokens[phrase.last + 2].kind == "infinitive" and not sure


def is_time(sentence: Sentence, phrase: Phrase) -> bool:
    return sentence.tokens[phrase.head].text.lower() in entry("en", "times")


def is_bare_office(sentence: Sentence, phrase: Phrase) -> bool:
    """`wollen Präsidentin und Premier erneut telefonieren`: leaders by their offices alone."""
    return not phrase.opener and kind_in(sentence.text_of(phrase)) in LEADING


def _is_by_phone(sentence: Sentence, phrase: Phrase, words: Lexicon) -> bool:
    """`ein telefonisches Gespräch`, `das Gespräch am Telefon`, `a conversation by phone`."""
    number = clause_number(sentence, phrase.head)
    here = sentence.clauses[number].phrases if number is not None else ()
    behind = (c for c in sentence.clauses if c.kind == "relative" and phrase.last < c.tokens[0] <= phrase.last + 3)
    if any(_has_adverb(sentence, c, words) for c in behind):
        return True  # `das Gespräch, das X fernmündlich mit Y führte`
    return any(place_of(sentence, sentence.phrases[n], words) for n in here if sentence.phrases[n].first > phrase.last)


def _is_plural(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    noun = sentence.tokens[phrase.last if language == "en" else phrase.head]
    if language == "en":
        return noun.text.lower() != noun.lemma.lower() and noun.text.lower().endswith("s")
    text = noun.text.lower()
    return phrase.number == "p" or (
        text.endswith(("ate", "aten", "che", "chen", "ufe", "ufen")) and not text.endswith("ches")
    )


def _verbs(sentence: Sentence, words: Lexicon) -> Iterator[Trigger]:
    for n, clause in enumerate(sentence.clauses):
        if (line := _open_line(sentence, clause, words)) is not None:
            yield Trigger(line, n, "verb", True)
        for lemma in (*clause.predicates, *_purposes(sentence, clause)):
            token = _token_of(sentence, clause, lemma)
            if token is None or (token and sentence.tokens[token - 1].text.lower() in ("phone", "telephone", "video")):
                continue
            if lemma in words("calling") and not _is_naming(sentence, clause, token, words):
                yield Trigger(token, n, "object", True)
            elif lemma in words("phoning") or (lemma in words("connecting") and _is_put_through(sentence, clause)):
                yield Trigger(token, n, "verb", True)
            elif lemma in words("talking"):
                place = next((p for m in clause.phrases if (p := place_of(sentence, sentence.phrases[m], words))), "")
                by_phone = bool(place) or _has_adverb(sentence, clause, words)
                yield Trigger(token, n, "verb", by_phone, place == "video")


def _purposes(sentence: Sentence, clause: Clause) -> list[str]:
    """English: `left the room to ring X`, what a clause says that it is done for."""
    to = [i for i in clause.tokens if sentence.tokens[i].kind == "to" and i + 1 < len(sentence.tokens)]
    verbs = [sentence.tokens[i + 1] for i in to if sentence.tokens[i + 1].kind == "infinitive"]
    return [t.lemma for t in verbs if t.lemma not in clause.predicates]


def _is_put_through(sentence: Sentence, clause: Clause) -> bool:
    """`ließ sich mit X verbinden`, `war 30 Minuten lang mit X verbunden`."""
    lasts = any(sentence.tokens[i].lemma in ("Minute", "Stunde") for i in clause.tokens)
    return lasts or any(sentence.tokens[i].lemma == "lassen" for i in clause.tokens)


def _open_line(sentence: Sentence, clause: Clause, words: Lexicon) -> int | None:
    """`die Leitung ist offen`, `the line is open`: a call is under way."""
    inside = {sentence.tokens[i].text.lower() for i in clause.tokens}
    subject = [sentence.phrases[n].last for n in clause.subject if not sentence.phrases[n].preposition]
    if any(sentence.tokens[i].kind == "infinitive" for i in clause.tokens):
        return None  # `said the new line would open in June`
    line = next((i for i in subject if sentence.tokens[i].lemma.lower() in ("leitung", "line", "verbindung")), None)
    return clause.verb if line is not None and inside & set(words("open_line")) else None


def _token_of(sentence: Sentence, clause: Clause, lemma: str) -> int | None:
    """Where a predicate stands; a separable verb at its stem."""
    verbs = [i for i in clause.tokens if sentence.tokens[i].kind in ("finite", "participle", "infinitive", "gerund")]
    exact = [i for i in verbs if sentence.tokens[i].lemma == lemma]
    return next(iter(exact or [i for i in verbs if lemma.endswith(sentence.tokens[i].lemma)]), None)


def _is_naming(sentence: Sentence, clause: Clause, token: int, words: Lexicon) -> bool:
    """`called the plan a mistake`, `called on X`, `called for Y`, `called it off`: English `call` without a phone."""
    if words.language == "de" or sentence.tokens[token].lemma != "call":
        return False
    after = [i for i in clause.tokens if i > token]
    passive = clause.passive and sentence.tokens[token].kind == "participle"
    if passive and after:
        return sentence.tokens[after[0]].text.lower() != "by"  # `was called by X`, not `was called a liar`
    if not after or sentence.tokens[after[0]].text.lower() in words("naming"):
        return True
    objects = [n for n in clause.phrases if sentence.phrases[n].first > token and not sentence.phrases[n].preposition]
    objects = [n for n in objects if sentence.phrases[n].owns is None and sentence.phrases[n].joined is None]
    if not objects or sentence.phrases[objects[0]].first > token + 1:
        return True
    last = sentence.phrases[objects[0]].last
    beside = sentence.tokens[last + 1].kind if last + 1 < len(sentence.tokens) else "mark"
    second = [n for n in objects[1:] if not is_time(sentence, sentence.phrases[n])]
    if last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text == ",":
        return False  # `called X, the president of Y, on Monday`
    return bool(second and sentence.phrases[second[0]].first <= last + 2) or beside in (
        "adjective",
        "quotation",
        "participle",
    )


def place_of(sentence: Sentence, phrase: Phrase, words: Lexicon) -> str:
    """`am Telefon`, `in der Leitung`, `by phone`: phone; `per Videoschalte`: video; else nothing."""
    tokens = sentence.tokens[phrase.first : phrase.last + 1]
    nouns = {form.lower() for t in tokens if t.kind in ("noun", "name") for form in (t.text, t.lemma)}
    if phrase.preposition not in words("place_prepositions"):
        return ""
    if sentence.text_of(phrase).lower().endswith(words("far_ends")):
        return "phone"
    if nouns & set(words("phone_places")) and len(tokens) <= 3:
        return "phone"
    return (
        "video"
        if nouns & set(words("video_places")) or noun_of(sentence, phrase, words.language) in words("video_places")
        else ""
    )


def _has_adverb(sentence: Sentence, clause: Clause, words: Lexicon) -> bool:
    return any(sentence.tokens[i].text.lower() in words("phone_adverbs") for i in clause.tokens)


def _marks(sentence: Sentence, words: Lexicon, taken: set[int]) -> Iterator[Trigger]:
    """Clauses whose verb says nothing of a phone, but which happened by phone: `meldete sich telefonisch bei`."""
    for n, clause in enumerate(sentence.clauses):
        if n in taken or any(sentence.tokens[i].text.lower() in ("statt", "anstatt", "instead") for i in clause.tokens):
            continue  # `Statt zum Hörer griff Korvat zur Feder`
        places = [
            (sentence.phrases[m].last, p)
            for m in clause.phrases
            if (p := place_of(sentence, sentence.phrases[m], words))
        ]
        adverbs = [i for i in clause.tokens if sentence.tokens[i].text.lower() in words("phone_adverbs")]
        grabbed = [
            sentence.phrases[m].last
            for m in clause.phrases
            if set(clause.predicates) & set(words("grabbing"))
            and sentence.tokens[sentence.phrases[m].last].lemma.lower() in words("phone_places")
        ]
        places += [(i, "phone") for i in grabbed]
        if places:
            yield Trigger(places[0][0], n, "mark", True, places[0][1] == "video")
        elif adverbs:
            yield Trigger(adverbs[0], n, "mark", True)


def clause_number(sentence: Sentence, token: int) -> int | None:
    """The innermost clause that holds a token."""
    return next((n for n in range(len(sentence.clauses) - 1, -1, -1) if token in sentence.clauses[n].tokens), None)


def group_of(sentence: Sentence, n: int) -> tuple[int, ...]:
    """A phrase with those that are joined to it, also by a comma or over a bracket: `X (CDU), Y und Z`."""
    group = (n, *(m for m, p in enumerate(sentence.phrases) if p.joined == n))
    free = (m for m in range(n + 1, len(sentence.phrases)) if not sentence.phrases[m].bracketed)
    following = next(free, n) if len(group) == 1 else n
    between = [t.text for t in sentence.tokens[sentence.phrases[n].last + 1 : sentence.phrases[following].first]]
    between = between[between.index(")") + 1 :] if between[:1] == ["("] and ")" in between else between
    listed = between == [","] and any(p.joined == following for p in sentence.phrases)
    return (*group, *group_of(sentence, following)) if listed else group
