"""What can be wrong in one file beyond the types of its keys: facts against each other, inside one edition.

In: an edition as read. Out: problems into its `Findings`. What takes two files is checked in `links`.
"""

import re

from generator.content.entry import ActorFacts, CallFacts, Edition, SourceFacts
from generator.content.fields import Findings


def check_edition(edition: Edition, findings: Findings) -> None:
    """Every check that one edition allows."""
    _check_dates(edition, findings)
    facts = edition.facts
    if isinstance(facts, CallFacts):
        _check_call(edition, facts, findings)
    elif isinstance(facts, ActorFacts):
        _check_actor(facts, findings)
    elif isinstance(facts, SourceFacts):
        _check_source(edition, facts, findings)


def _wrong(edition: Edition, key: str, message: str, remedy: str, findings: Findings) -> None:
    line, column = edition.keys.get(key, (2, 1))
    findings.wrong(line, column, message, remedy)


def _check_dates(edition: Edition, findings: Findings) -> None:
    first, last = edition.first_published, edition.last_changed
    if last and "first_published" not in edition.keys:
        message, remedy = "`last_changed` without `first_published`", "add `first_published`, or remove `last_changed`"
        _wrong(edition, "last_changed", message, remedy, findings)
    if first and last and str(last) < str(first):
        message = f"`last_changed` is {last}, but `first_published` is {first}"
        _wrong(edition, "last_changed", message, "correct one of the two", findings)


def _check_call(edition: Edition, facts: CallFacts, findings: Findings) -> None:
    precision = facts.date.precision
    if precision != "day" and facts.date_precision != "month":
        remedy = "write the day, or add `date_precision: month`"
        _wrong(edition, "date", f"`date: {facts.date}` names no day", remedy, findings)
    if precision == "year":
        _wrong(edition, "date", f"`date: {facts.date}` names no month", "write it such as 2025-02", findings)
    if facts.start and facts.start.local.date() != facts.date.first and facts.date_precision == "day":
        message = f"`start` is on {facts.start.local.date()}, but `date` is {facts.date}"
        _wrong(edition, "start", message, "correct one of the two", findings)
    if len(facts.participants) < 2 and not _reported(edition, edition.keys.get("participants", (1, 1))[0], findings):
        message = "a call has at least two participants"
        _wrong(edition, "participants", message, "write `participants: [donald-trump, wladimir-putin]`", findings)
    if facts.initiator and facts.initiator not in facts.participants:
        message = f"`initiator: {facts.initiator}` did not take part"
        _wrong(edition, "initiator", message, f"write one of {', '.join(facts.participants)}", findings)
    for report in facts.reports:
        stated = (report.duration, report.start, report.initiator, report.status, report.participants)
        if not any(stated) and not _reported(edition, report.line, findings):
            message = f"the report by `{report.by}` states nothing to compare"
            remedy = "add duration, start, initiator, status or participants, or remove it"
            findings.wrong(report.line, report.column, message, remedy)
        if report.approximate and not report.duration:
            message = f"the report by `{report.by}` is `approximate` without a duration"
            findings.wrong(report.line, report.column, message, "add `duration: 2h`")


def _reported(edition: Edition, line: int, findings: Findings) -> bool:
    """Whether a problem is known between this line and the next key or report: its value is missing for that."""
    reports = edition.facts.reports if isinstance(edition.facts, CallFacts) else ()
    starts = [*(place[0] for place in edition.keys.values()), *(report.line for report in reports)]
    end = min((start for start in starts if start > line), default=line + 1)
    return any(line <= problem.place.line < end for problem in findings.problems)


def _check_actor(facts: ActorFacts, findings: Findings) -> None:
    for role in facts.roles:
        if role.start and role.end and role.end.last < role.start.first:
            message = f"the role `{role.role}` ends before it begins"
            findings.wrong(role.line, role.column, message, "correct `from` or `to`")


def _check_source(edition: Edition, facts: SourceFacts, findings: Findings) -> None:
    if facts.published_basis and not facts.published:
        remedy = "add `published: …`, or remove the line"
        _wrong(edition, "published_basis", "`published_basis` without `published`", remedy, findings)
    if facts.digest and not re.fullmatch(r"(?:sha256:)?[0-9a-f]{16,64}", facts.digest):
        remedy = "write sha256: and the 64 hex digits"
        _wrong(edition, "digest", "`digest` must be hex digits", remedy, findings)
    if edition.body.updates and facts.type != "liveblog":
        line = edition.body.updates[0].line
        findings.wrong(line, 1, "an update stands in an article that is no live blog", "write `type: liveblog`")
