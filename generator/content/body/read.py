"""The text of a body in, a `Body`, its units and what it refers to out.

A body is parsed once. Nothing in the result depends on another file, so it can be remembered by the file's digest.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.token import Token

from generator.base.languages import slugify
from generator.base.notation import ZonedTime
from generator.content.body.markdown import Section, inline_text, lines_of, read_sections, render
from generator.content.body.quotations import Reading
from generator.content.body.statements import read_account, read_discrepancy
from generator.content.entry import Account, Block, Body, Discrepancy, Kind, Prose, TimedUpdate, Unit
from generator.content.fields import Findings
from generator.content.units import unit

LONGEST, MOST_LINES, MOST_BRACKETS = 1_000_000, 10_000, 10_000


def read_body(
    text: str, kind: Kind, language: str, first_line: int, findings: Findings
) -> tuple[Body, tuple[Unit, ...]]:
    """The body and its units; `first_line` is the line of the file on which it begins."""
    if absurd := _absurd(text):
        findings.wrong(first_line, 1, absurd, "split the entry")
        return Body(), ()
    reading = Reading(kind, language, first_line, text.split("\n"), findings)
    blocks: tuple[list[Block], list[Block]] = ([], [])
    accounts, discrepancies = list[Account](), list[Discrepancy]()
    updates, units, anchors = list[TimedUpdate](), list[Unit](), dict[str, int]()
    for section in read_sections(text, reading):
        if section.kind == "account":
            account = read_account(section, reading, {a.party for a in accounts})
            accounts += [account] if account else []
            units += _statement_units(account, section, reading) if account else []
            continue
        if section.kind == "discrepancy":
            discrepancy = read_discrepancy(section, reading)
            discrepancies += [discrepancy] if discrepancy else []
        else:
            blocks[bool(accounts or discrepancies)].append(_block(section, reading, anchors, updates))
        units += _units(section, reading)
    body = Body(
        Prose.of(blocks[0]),
        tuple(accounts),
        tuple(discrepancies),
        Prose.of(blocks[1]),
        tuple(reading.quotations),
        tuple(updates),
    )
    return body, tuple(units)


def _absurd(text: str) -> str:
    """What there is too much of for a body to be read in a moment; empty for every body that a person wrote."""
    if len(text) > LONGEST:
        return f"the body is longer than {LONGEST:,} characters"
    if text.count("\n") >= MOST_LINES:
        return f"the body has more than {MOST_LINES:,} lines"
    if text.count("[") > MOST_BRACKETS:
        return f"the body has more than {MOST_BRACKETS:,} opening brackets"
    return ""


def _at(section: Section, reading: Reading) -> int:
    return reading.first_line + section.first


def _statement_units(account: Account, section: Section, reading: Reading) -> Iterator[Unit]:
    """One unit a statement: the lines of its definition."""
    maps = [token.map for token in section.tokens if token.type == "dd_open" and token.map]
    ends = {lines[0]: lines[1] for lines in reversed(maps)}
    for statement in account.statements:
        first = statement.line - reading.first_line
        name = f"{account.party}/{statement.topic}"
        yield unit(name, reading.lines, first, ends.get(first, first + 1), reading.first_line)


def _units(section: Section, reading: Reading) -> Iterator[Unit]:
    """The unit of a block or a discrepancy, or one unit for each footnote that stands by itself."""
    if section.kind != "footnotes":
        name = "discrepancy" if section.kind == "discrepancy" else "block"
        yield unit(name, reading.lines, section.first, section.last, reading.first_line)
        return
    starts = [n for n, token in enumerate(section.tokens) if token.type == "footnote_open"]
    for start, end in pairwise([*starts, len(section.tokens)]):
        first, last = lines_of(section.tokens[start:end])
        if last:
            yield unit("footnote", reading.lines, first, last, reading.first_line)


def _block(section: Section, reading: Reading, anchors: dict[str, int], updates: list[TimedUpdate]) -> Block:
    """One block of prose; a heading gets an anchor that is unique in the body."""
    opening = section.tokens[0]
    line = _at(section, reading)
    if opening.type != "heading_open":
        return Block(render(section.tokens, reading), line)
    heading = inline_text(section.tokens, reading)
    anchor = slugify(heading, reading.language) or "section"
    if "update" in opening.meta:
        anchor = _update(opening, line, reading, updates) or anchor
    base = anchor
    while anchor in anchors:
        anchors[base] += 1
        anchor = f"{base}-{anchors[base]}"
    anchors[anchor] = 1
    opening.attrs = {"id": anchor}
    return Block(render(section.tokens, reading), line, anchor, heading, int(opening.tag[1:]))


def _update(opening: Token, line: int, reading: Reading, updates: list[TimedUpdate]) -> str:
    """The anchor of a timed update, or nothing where its time is wrong."""
    written = opening.meta["update"]
    time = ZonedTime.parse(written)
    if reading.kind != "source":
        reading.findings.wrong(line - 1, 1, "`.update` belongs into sources", "remove the line")
        return ""
    if time is None:
        remedy = 'write {.update time="2025-03-19T18:42+01:00"} with the quotation marks'
        reading.findings.wrong(line - 1, 1, f"“{written}” is no time with its zone", remedy)
        return ""
    locator = time.local.strftime("%H:%M")
    if any(update.locator == locator for update in updates):
        reading.findings.wrong(line - 1, 1, f"a second update of {locator}", "merge the two, or correct the time")
    anchor = re.sub(":", "", f"update-{locator}")
    updates.append(TimedUpdate(locator, time, anchor, line))
    return anchor
