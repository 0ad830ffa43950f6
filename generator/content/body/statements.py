"""Accounts and discrepancies: the containers that set the parties' words side by side.

In: the tokens of one container. Out: an `Account` of one statement a topic, or a `Discrepancy`; or problems. A dash
in place of a statement is a silence that the source behind it shows.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from markdown_it.token import Token

from generator.base.notation import is_id
from generator.base.problems import did_you_mean
from generator.content.body.fences import CONTAINERS
from generator.content.body.markdown import Section, inline_text, render
from generator.content.body.quotations import Reading
from generator.content.entry import (
    Account,
    Citation,
    Discrepancy,
    Kind,
    Pieces,
    Reference,
    Silence,
    Statement,
    Use,
)
from generator.content.schema import BASES, DISCREPANCIES, RENAMED

#: What may stand directly in an account; a container there is reported by itself.
_EXPECTED = ("dl_open", *(f"container_{name}_open" for name in CONTAINERS))
#: What stands in place of a statement where a party is silent.
_DASHES = ("–", "—")
_WORDS = re.compile(r'(?P<name>[a-z]+)=(?P<value>"[^"]*"|\S*)|(?P<word>\S+)')


def read_account(section: Section, reading: Reading, parties: set[str]) -> Account | None:
    """What one party says; None where the container itself is wrong. `parties` have an account already."""
    line = reading.first_line + section.first
    if not _belongs("account", line, reading):
        return None
    party, basis = _party(line, reading)
    if not party:
        return None
    reading.findings.references.append(Reference("actor", party, "party", line, _column("account ", line, reading)))
    if party in parties:
        reading.findings.wrong(line, 1, f"a second account of `{party}`", "put its statements into the first")
        return None
    said = tuple(_statements(section.tokens[1:-1], party, reading))
    statements = tuple(each for each in said if isinstance(each, Statement))
    if not said:
        remedy = "write a topic's id on a line, and below it `: what is said <source:…>`"
        reading.findings.wrong(line, 1, f"the account of `{party}` has no statement", remedy)
    return Account(party, statements, line, 1, basis, tuple(each for each in said if isinstance(each, Silence)))


def _party(line: int, reading: Reading) -> tuple[str, str]:
    """Party and basis from the line that opens an account; no party where the line is wrong."""
    written = reading.lines[line - reading.first_line]
    found = list(_WORDS.finditer(written, written.index("account") + len("account")))
    party = " ".join(match["word"] for match in found if match["word"])
    if not is_id(party):
        message = f"“{party}” is not the id of an actor" if party else "an account names its party"
        column = _column("account ", line, reading) if party else 1
        reading.findings.wrong(line, column, message, "write `::: account kreml` with the actor's id")
        return "", ""
    named = {match["name"]: match for match in found if match["name"]}
    for name in sorted(named.keys() - {"basis"}):
        remedy = "an account has one attribute, such as basis=full"
        reading.findings.wrong(line, named[name].start() + 1, f"unknown attribute `{name}`", remedy)
    basis = named["basis"]["value"].strip('"') if "basis" in named else ""
    if "basis" in named and basis not in BASES:
        remedy = did_you_mean(basis, BASES) or f"write one of basis={', basis='.join(BASES)}"
        reading.findings.wrong(line, named["basis"].start() + 1, f"“{basis[:60]}” is no basis of an account", remedy)
    return party, basis


def read_discrepancy(section: Section, reading: Reading) -> Discrepancy | None:
    """What an editor has established; None where the container itself is wrong."""
    line = reading.first_line + section.first
    if not _belongs("discrepancy", line, reading):
        return None
    kind, topic, between = _attributes(line, reading)
    pieces = render(section.tokens[1:-1], reading)
    cited = _citations(pieces)
    if not cited:
        reading.findings.wrong(line, 1, "the discrepancy has no source", "add a citation <source:ID>")
    return Discrepancy(kind, topic, between, pieces, cited, line, 1)


def _attributes(line: int, reading: Reading) -> tuple[str, str, tuple[str, ...]]:
    """Kind, topic and parties from the line that opens a discrepancy; what they refer to is noted."""
    written = reading.lines[line - reading.first_line]
    found = list(_WORDS.finditer(written, written.index("discrepancy") + len("discrepancy")))
    named = {match["name"]: match for match in found if match["name"]}
    kinds = [match for match in found if match["word"]]
    kind = " ".join(match["word"] for match in kinds)
    if kind in RENAMED:
        message, column = f"the kind `{kind}` is called `{RENAMED[kind]}` now", kinds[0].start() + 1
        reading.findings.wrong(line, column, message, f"write `::: discrepancy {RENAMED[kind]} …`", "warning")
        kind = RENAMED[kind]
    if kind not in DISCREPANCIES:
        message = f"“{kind[:60]}” is no kind of discrepancy" if kinds else "a discrepancy names its kind"
        remedy = did_you_mean(kind, DISCREPANCIES) or f"the kinds are {', '.join(DISCREPANCIES)}"
        reading.findings.wrong(line, kinds[0].start() + 1 if kinds else 1, message, remedy)
    for name in sorted(named.keys() - {"topic", "between"}):
        remedy = 'the attributes are topic=… and between="… …"'
        reading.findings.wrong(line, named[name].start() + 1, f"unknown attribute `{name}`", remedy)
    topics = _refer("statement", "topic", named.get("topic"), line, reading)
    if len(topics) > 1:
        reading.findings.wrong(line, named["topic"].start() + 1, "a discrepancy has one topic", "write a second one")
    between = _refer("between", "actor", named.get("between"), line, reading)
    if not between:
        reading.findings.wrong(line, 1, "a discrepancy says whose accounts differ", 'add between="kreml weisses-haus"')
    return kind, " ".join(topics), between


def _refer(use: Use, kind: Kind, match: re.Match[str] | None, line: int, reading: Reading) -> tuple[str, ...]:
    """The ids in the value of an attribute, each with its place."""
    ids = list(re.finditer(r"[^\s\"]+", match["value"])) if match else []
    for found in ids:
        column = (match.start("value") if match else 0) + found.start() + 1
        if is_id(found[0]):
            reading.findings.references.append(Reference(kind, found[0], use, line, column))
        else:
            reading.findings.wrong(line, column, f"“{found[0][:60]}” is no id", "write the id as in the file name")
    return tuple(found[0] for found in ids)


def _belongs(name: str, line: int, reading: Reading) -> bool:
    if reading.kind != "call":
        reading.findings.wrong(line, 1, f"`::: {name}` belongs into calls", "move it into the call's file")
    return reading.kind == "call"


def _column(needle: str, line: int, reading: Reading) -> int:
    at = reading.lines[line - reading.first_line].find(needle)
    return at + (len(needle) if needle.endswith(" ") else 0) + 1 if at >= 0 else 1


def _citations(pieces: Pieces) -> tuple[Citation, ...]:
    return tuple(piece for piece in pieces if isinstance(piece, Citation))


def _statements(tokens: list[Token], party: str, reading: Reading) -> Iterator[Statement | Silence]:
    """A statement or a silence for each term with its definition; anything else in the container is a problem."""
    seen: set[str] = set()
    for term, definitions in _terms(tokens, reading):
        line = reading.first_line + (term.map or [0])[0]
        topic = term.content.strip()
        if not is_id(topic):
            reading.findings.wrong(
                line, 1, f"“{topic[:60]}” is no id of a topic", "write the topic's id on a line of its own"
            )
            continue
        reading.findings.references.append(Reference("topic", topic, "statement", line, _column(topic, line, reading)))
        if topic in seen:
            reading.findings.wrong(
                line, 1, f"the topic `{topic}` stands twice in this account", "merge the two statements"
            )
            continue
        seen.add(topic)
        if len(definitions) != 1:
            reading.findings.wrong(line, 1, f"{len(definitions)} definitions of `{topic}`", "write one `: …` a topic")
        first = definitions[0]
        at = reading.first_line + next((t.map[0] for t in first if t.map), line - reading.first_line)
        pieces = render(_unwrapped(first), reading)
        cited = _citations(pieces)
        if not cited:
            message = f"the statement of `{party}` on `{topic}` has no source"
            reading.findings.wrong(at, 1, message, "add a citation <source:ID> behind it")
        words = inline_text(first, reading).strip()
        if not words:
            remedy = "write what is said behind the colon, or `–` where the source shows that the party is silent on it"
            reading.findings.wrong(at, 1, "the statement is empty", remedy)
        if words in _DASHES:
            yield Silence(party, topic, cited, at, 1)
        else:
            yield Statement(party, topic, pieces, cited, at, 1)


def _terms(tokens: list[Token], reading: Reading) -> Iterator[tuple[Token, list[list[Token]]]]:
    """Each term's inline token with the tokens of its definitions."""
    depth = tokens[0].level if tokens else 0
    for stray in tokens:
        if stray.level == depth and stray.nesting >= 0 and stray.type not in _EXPECTED and stray.map:
            remedy = "write a topic's id on a line, and directly below it `: what is said <source:…>`"
            reading.findings.wrong(reading.first_line + stray.map[0], 1, "an account holds statements only", remedy)
    starts = [n for n, token in enumerate(tokens) if token.type == "dt_open" and token.level == depth + 1]
    for start, end in pairwise([*starts, len(tokens)]):
        opened = [n for n in range(start, end) if tokens[n].type == "dd_open" and tokens[n].level == depth + 1]
        definitions = [
            list(takewhile(lambda t: not (t.type == "dd_close" and t.level == depth + 1), tokens[n + 1 : end]))
            for n in opened
        ]
        if definitions:
            yield tokens[start + 1], definitions


def _unwrapped(tokens: list[Token]) -> list[Token]:
    """A single paragraph without its `<p>`."""
    single = len(tokens) == 3 and tokens[0].type == "paragraph_open"
    return tokens[1:2] if single else tokens
