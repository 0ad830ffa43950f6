"""The draft of a briefing: the facts of one call as the articles state them, and the accounts to be written.

In: a call, what the run found, the register, citations. Out: the entry's text, or None for a call without any date. An
account holds a short quotation or the opening words of what was found, each with its citation; its sentences are the
editor's to write.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from generator.articles.article import Article
from generator.articles.capture.markup import escaped, quoted, reference, said
from generator.articles.drafts.places import Places
from generator.articles.findings import Call, Claim, Discrepancy, Found, Reference
from generator.articles.vocabulary.register import Register
from generator.base.notation import Written, is_id, write

_WORDS = 12
#: Kinds of the report -> of the content format, which serves calls on any matter.
_KINDS = {"scope": "extent", "term": "period", "proposal": "proposer", "reciprocity": "obligation"}
_MONTHS = {
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_SAY = {
    "de": {
        "and": "und",
        "call": "Telefonat",
        "draft": "Entwurf aus dem Import. Zu tun: Zusammenfassung, Themen, Darstellungen in eigenen Worten.",
        "see": "Belege:",
    },
    "en": {
        "and": "and",
        "call": "phone call",
        "draft": "Draft from the import. To do: summary, topics, accounts in your own words.",
        "see": "Evidence:",
    },
}


def call_draft(call: Call, found: Found, register: Register, places: Places, topic: str) -> tuple[str, str, str] | None:
    """Id, language and text of the entry; None where the call has no date, for the format needs one."""
    articles = [a for a in found.articles if any(r[0] == a.id for r in call.mentioned)]
    day = call.date if call.date and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", call.date) else None
    people = [p for p in call.participants if is_id(p)]
    if not articles or day is None or len(people) < 2 or not is_id(call.id):
        return None
    language = articles[0].language if articles[0].language in _SAY else "en"
    precision = call.date_precision if call.date_precision in ("month", "by") else None
    keys: dict[str, Written] = {
        "title": _title(people, day, register, language),
        "date": day,
        "date_precision": "month" if len(day) == 7 else precision,
        "status": call.status,
        "medium": "phone",
        "participants": people,
        "topics": [topic] if call.claims else [],
        "reports": _reports(call, articles, places),
        "draft": True,
    }
    kept = {key: content for key, content in keys.items() if content not in (None, [])}
    return call.id, language, write(kept, _body(call, found, places, topic, language))


def _title(people: Sequence[str], day: str, register: Register, language: str) -> str:
    names = []
    for ident in people:
        actor = register.get(ident)
        names.append(
            (actor.names.get(language) or next(iter(actor.names.values()), ident))
            if actor
            else ident.replace("-", " ").title()
        )
    say = _SAY[language]
    listed = ", ".join(names[:-1]) + f" {say['and']} {names[-1]}"
    return f"{listed}: {say['call']} {_day(day, language)}"


def _day(day: str, language: str) -> str:
    year, month, *rest = day.split("-")
    name = _MONTHS[language][int(month) - 1]
    if not rest:
        return f"{name} {year}"
    number = date.fromisoformat(day).day
    return f"am {number}. {name} {year}" if language == "de" else f"on {number} {name} {year}"


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


def _body(call: Call, found: Found, places: Places, topic: str, language: str) -> str:
    say = _SAY[language]
    cited = dict.fromkeys(c for place in call.mentioned if (c := places.citation(place)))
    parts = [f"{say['draft']} {say['see']} " + " ".join(reference("source", c) for c in list(cited)[:12])]
    parties: dict[str, list[Claim]] = {}
    for claim in call.claims:
        if claim.by and is_id(claim.by):
            parties.setdefault(claim.by, []).append(claim)
    for party, claims in parties.items():
        told = (_statement(place, party, found, places, language) for claim in claims for place in claim.lines[:4])
        statement = " ".join(dict.fromkeys(filter(None, told)))
        if statement.strip():
            parts.append(f"::: account {party} basis=reported\n{topic}\n: {statement}\n:::")
    parts += filter(None, (_discrepancy(d, places) for d in found.discrepancies if d.call == call.id))
    return "\n\n".join(parts)


def _statement(place: Reference, party: str, found: Found, places: Places, language: str) -> str:
    """The party's quotation in that line, else the opening words of what it is told to have said, with citation."""
    cited = places.citation(place)
    article = next((a for a in found.articles if a.id == place[0]), None)
    if cited is None or article is None:
        return ""
    here = [
        q
        for q in found.quotations.get(article.id, ())
        if q.span.line in range(place[1], place[2] + 1) and party in q.speaker and q.nested_in is None
    ]
    for quotation in here:
        if quotation.type == "direct":
            words = said(quotation.span.exact, party, quotation.channel, language, _WORDS)
            return f"{words}. {reference('source', cited)}"
    text = here[0].span.exact if here else article.line(place[1]).text
    return f"{quoted(text, language, _WORDS)} {reference('source', cited)}"


def _discrepancy(found: Discrepancy, places: Places) -> str | None:
    cited = dict.fromkeys(c for place in found.lines if (c := places.citation(place)))
    between = " ".join(b for b in found.between if is_id(b))
    if found.kind == "development" or not cited or not between or found.kind == "date":
        return None
    citations = " ".join(reference("source", c) for c in list(cited)[:6])
    kind = _KINDS.get(found.kind, found.kind)
    return f'::: discrepancy {kind} between="{between}"\n{escaped(found.note)} {citations}\n:::'
