"""The draft of a briefing: the facts of one call as the articles state them, and the accounts to be written.

In: a call, what the run found, names, citations. Out: the entry's text, or None for a call without any date. An account
holds a short quotation where there is one, else a note that its sentence is the editor's to write, each with its
citation: no sentence of an article gets into a draft.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.articles.article import Article, section_of
from generator.articles.drafts.ids import is_house
from generator.articles.drafts.markup import escaped, reference, said
from generator.articles.findings import Call, Claim, Discrepancy, Found, Reference
from generator.articles.vocabulary.words import word_list
from generator.base.notation import Written, ZonedTime, is_id, write

#: Of a quotation in an account, at most this many words.
_WORDS = 20
#: Kinds of the report -> of the content format, which serves calls on any matter.
_KINDS = {"scope": "extent", "term": "period", "date": "period", "proposal": "proposer", "reciprocity": "obligation"}


@dataclass(frozen=True, slots=True)
class CallWords:
    """In which language a call is drafted, and with which words; what its actors are called (by language, or in
    any), whose articles are which (article -> outlet), the topic of its statements, and the id of no known outlet."""

    language: str
    say: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]
    outlets: Mapping[str, str]
    topic: str
    unknown: str

    def name(self, ident: str) -> str:
        names = self.names.get(ident, {})
        return names.get(self.language) or next(iter(names.values()), "") or ident.replace("-", " ").title()


class Places:
    """Places in articles as citations of their source entries: `id#18:42` (an update) or `id#p8` (a paragraph, counted
    from 1) for a line."""

    def __init__(self, articles: Sequence[Article], sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._paragraphs = {article.id: _paragraphs(article) for article in articles}
        self._clocks = {article.id: _clocks(article) for article in articles}
        self._articles = {article.id: article for article in articles}

    def citation(self, place: Reference) -> str | None:
        """The entry and the update or paragraph of the first line of the reference; None for an unknown article."""
        name, line = place[0], place[1]
        article = self._articles.get(name)
        if article is None:
            return None
        section = section_of(article, line)
        locator = self._clocks[name].get(section) or self._paragraphs[name].get(line)
        return f"{self._sources[name]}#{locator}" if locator else self._sources[name]


def _clocks(article: Article) -> dict[int, str]:
    """The time of each update, unless two updates have it."""
    clocks = {u.order: u.published[11:16] for u in article.updates if u.published and ZonedTime.parse(u.published)}
    counts = Counter(clocks.values())
    return {order: clock for order, clock in clocks.items() if counts[clock] == 1}


def _paragraphs(article: Article) -> dict[int, str]:
    body = (line.n for line in article.lines if line.label == "body")
    return {line: f"p{n}" for n, line in enumerate(body, 1)}


def call_draft(call: Call, found: Found, words: CallWords, places: Places) -> str | None:
    """The text of the entry; None where the call has no date, for the format needs one."""
    articles = [a for a in found.articles if any(r[0] == a.id for r in call.mentioned)]
    day = call.date if call.date and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", call.date) else None
    people = [p for p in call.participants if is_id(p)]
    if not articles or day is None or len(people) < 2 or not is_id(call.id):
        return None
    precision = call.date_precision if call.date_precision in ("month", "by") else None
    keys: dict[str, Written] = {
        "title": _title(people, day, call.medium, words),
        "date": day,
        "date_precision": "month" if len(day) == 7 else precision,
        "status": call.status,
        "medium": call.medium,
        "participants": people,
        "topics": [words.topic] if call.claims else [],
        "reports": _reports(call, articles, places),
        "draft": True,
    }
    kept = {key: content for key, content in keys.items() if content not in (None, [])}
    return write(kept, _body(call, found, places, words))


def _title(people: Sequence[str], day: str, medium: str, words: CallWords) -> str:
    names = [words.name(ident) for ident in people]
    listed = ", ".join(names[:-1]) + f" {words.say['and']} {names[-1]}"
    year, month, *rest = day.split("-")
    name = words.say["months"].split("|")[int(month) - 1]
    if not rest:
        return words.say["titled_month"].format(names=listed, medium=words.say[medium], day=f"{name} {year}")
    dated = words.say["date"].format(day=int(rest[0]), month=name, year=year)
    return words.say["title"].format(names=listed, medium=words.say[medium], day=dated)


def _reports(call: Call, articles: Sequence[Article], places: Places) -> list[Written]:
    reports: list[Written] = []
    for stated in call.durations:
        length = _duration(stated.value)
        cited = places.citation(stated.line)
        for party in stated.stated_by:
            if length and cited and is_id(party):
                approximate: Mapping[str, Written] = {"approximate": True} if stated.approximate else {}
                reports.append({"by": party, "duration": length, **approximate, "source": cited})
    return reports


def _duration(value: str | None) -> str | None:
    """`PT1H30M` → `1h30min`; lengths of a day or more have no such form."""
    match = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", value or "")
    if not match or not (match[1] or match[2]):
        return None
    return (f"{int(match[1])}h" if match[1] else "") + (f"{int(match[2])}min" if match[2] else "")


def _body(call: Call, found: Found, places: Places, words: CallWords) -> str:
    say = words.say
    cited = dict.fromkeys(c for place in call.mentioned if (c := places.citation(place)))
    parts = [f"{say['draft']} {say['see']} " + " ".join(reference("source", c) for c in list(cited)[:12])]
    parties: dict[str, list[Claim]] = {}
    voices = {claim.via for claim in call.claims if claim.via}  # their words are in the account of the party
    new = {p.suggested_id for proposals in found.proposals.values() for p in proposals}
    tell = {*call.participants, *words.outlets.values(), *(set(words.names) - new)}
    for claim in call.claims:  # what a passer-by says is in the entry of the article
        known = claim.by in tell or is_house(claim.by or "")
        if claim.by and known and is_id(claim.by) and (claim.via or claim.by not in voices):
            parties.setdefault(claim.by, []).append(claim)
    for party, claims in parties.items():
        told = (_quoted(place, party, found, places, words) for claim in claims for place in claim.lines[:4])
        quotations = tuple(dict.fromkeys(filter(None, told)))
        cited = dict.fromkeys(c for claim in claims for place in claim.lines if (c := places.citation(place)))
        unwritten = f"{say['write']} " + " ".join(reference("source", c) for c in list(cited)[:4])
        statement = " ".join(quotations) or unwritten
        if cited:
            parts.append(f"::: account {party} basis=reported\n{words.topic}\n: {statement}\n:::")
    parts += filter(None, (_discrepancy(d, places, words) for d in found.discrepancies if d.call == call.id))
    return "\n\n".join(parts)


def _quoted(place: Reference, party: str, found: Found, places: Places, words: CallWords) -> str:
    """The party's quotation in that line, with citation; nothing where there is none."""
    cited = places.citation(place) or ""
    for quotation in found.quotations.get(place[0], ()) if cited else ():
        here = quotation.span.line in range(place[1], place[2] + 1) and quotation.nested_in is None
        if here and party in quotation.speaker and quotation.type == "direct":
            said_words = said(quotation.span.exact, party, quotation.channel, words.language, _WORDS)
            return f"{said_words}. {reference('source', cited)}"
    return ""


def _discrepancy(found: Discrepancy, places: Places, words: CallWords) -> str | None:
    cited = dict.fromkeys(c for place in found.lines if (c := places.citation(place)))
    parties = dict.fromkeys(words.outlets.get(each, each) for each in found.between)
    known = [each for each in parties if is_id(each)]
    between = " ".join(each for each in known if each != words.unknown or len(known) <= 2)
    if found.kind == "development" or not cited or not between:
        return None
    citations = " ".join(reference("source", c) for c in list(cited)[:6])
    note = _note(found, words)
    kind = _KINDS.get(found.kind, found.kind)
    return f'::: discrepancy {kind} between="{between}"\n{escaped(note)} {citations}\n:::'


def _note(found: Discrepancy, words: CallWords) -> str:
    """What the importer noted, in the language of the draft; what somebody else wrote stays."""
    key = f"differ-{found.kind}"
    before, _, after = word_list("drafts")["en"].get(key, "").partition("{lengths}")
    lengths = found.note.removeprefix(before).removesuffix(after)
    own = before and found.note in (before, before + lengths + after)
    return words.say.get(key, found.note).format(lengths=lengths) if own else found.note
