"""The text of a body in, a `Body`, its units and what it refers to out.

A body is parsed once. Nothing in the result depends on another file, so it can be remembered by the file's digest.
"""

import re

from markdown_it.token import Token

from generator.content.body.inline import Reading
from generator.content.body.markdown import Section, inline_text, read_sections, render
from generator.content.body.statements import read_account, read_discrepancy
from generator.content.entry import Account, Block, Body, Discrepancy, Kind, Prose, TimedUpdate, Unit
from generator.content.fields import Findings
from generator.content.units import digest
from generator.languages import slugify
from generator.notation import ZonedTime

LONGEST = 1_000_000


def read_body(
    text: str, kind: Kind, language: str, first_line: int, findings: Findings
) -> tuple[Body, tuple[Unit, ...]]:
    """The body and its units; `first_line` is the line of the file on which it begins."""
    if len(text) > LONGEST:
        findings.wrong(first_line, 1, f"the body is longer than {LONGEST:,} characters", "split the entry")
        return Body(), ()
    reading = Reading(kind, language, first_line, text.split("\n"), findings)
    blocks: tuple[list[Block], list[Block]] = ([], [])
    accounts, discrepancies = list[Account](), list[Discrepancy]()
    updates, units, anchors = list[TimedUpdate](), list[Unit](), set[str]()
    for section in read_sections(text, reading):
        if section.kind == "account":
            account = read_account(section, reading, {a.party for a in accounts})
            accounts += [account] if account else []
            units += (
                [_unit(f"{account.party}/{s.topic}", s.line, reading) for s in account.statements] if account else []
            )
        elif section.kind == "discrepancy":
            discrepancy = read_discrepancy(section, reading)
            discrepancies += [discrepancy] if discrepancy else []
            units.append(
                Unit(
                    "discrepancy", digest("\n".join(reading.lines[section.first : section.last])), _at(section, reading)
                )
            )
        else:
            block = _block(section, reading, anchors, updates)
            blocks[bool(accounts or discrepancies)].append(block)
            units.append(Unit("block", digest("\n".join(reading.lines[section.first : section.last])), block.line))
    body = Body(
        Prose.of(blocks[0]),
        tuple(accounts),
        tuple(discrepancies),
        Prose.of(blocks[1]),
        tuple(reading.quotations),
        tuple(updates),
    )
    return body, tuple(units)


def _at(section: Section, reading: Reading) -> int:
    return reading.first_line + section.first


def _unit(name: str, line: int, reading: Reading) -> Unit:
    """The unit of a statement: from its definition to the next term or the end of the container."""
    first = line - reading.first_line
    last = first + 1
    while last < len(reading.lines) and (not reading.lines[last].strip() or reading.lines[last][0] in " \t"):
        last += 1
    return Unit(name, digest("\n".join(reading.lines[first:last])), line)


def _block(section: Section, reading: Reading, anchors: set[str], updates: list[TimedUpdate]) -> Block:
    """One block of prose; a heading gets an anchor that is unique in the body."""
    opening = section.tokens[0]
    line = _at(section, reading)
    if opening.type != "heading_open":
        return Block(render(section.tokens, reading), line)
    heading = inline_text(section.tokens, reading)
    anchor = slugify(heading, reading.language) or "section"
    if "update" in opening.meta:
        anchor = _update(opening, line, reading, updates) or anchor
    base, n = anchor, 2
    while anchor in anchors:
        anchor, n = f"{base}-{n}", n + 1
    anchors.add(anchor)
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
