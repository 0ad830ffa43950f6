"""A body while it is read, and the attributes of a marked quotation in it.

In: the words of a quotation and its attributes. Out: the attributes that are right; the quotation and its speaker are
noted in the `Reading`, and so is what is wrong.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.base.languages import is_language
from generator.base.notation import is_id, one_line
from generator.content.entry import Kind, Piece, Quotation, Reference, Translation
from generator.content.fields import Findings

#: What markdown-it keeps on a token.
Attributes = dict[str, str | int | float]
#: The attributes of a quotation: speaker, channel, language, our translation, the language it was put from.
_OF_QUOTATIONS = ("by", "via", "lang", "translation", "from")
KNOWN_OF_QUOTATIONS = f".said ({', '.join(_OF_QUOTATIONS)}) on a quotation"


@dataclass(slots=True)
class Reading:
    """One body while it is read: whose it is, its lines, and what was found so far."""

    kind: Kind
    language: str
    first_line: int
    lines: list[str]
    findings: Findings
    holes: list[Piece] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    fences_reported: bool = False


def said(attributes: Attributes, words: str, line: int, column: int, reading: Reading) -> dict[str, str]:
    """Check the attributes of a quotation, note it, and give those that are right (`by`, `via`, `lang`).

    `line` and `column` are those of the brace before the attributes.
    """
    kept: dict[str, str] = {name: str(attributes.pop(name)) for name in _OF_QUOTATIONS if name in attributes}
    by = kept.get("by", "")
    if not is_id(by):
        message = "a quotation names who said it" if not by else f"`by={by}` is not the id of an actor"
        reading.findings.wrong(line, column, message, "write {.said by=donald-trump} with the actor's id")
    else:
        at = re.compile(r"\bby=\"?").search(reading.lines[line - reading.first_line], column - 1)
        reading.findings.references.append(Reference("actor", by, "speaker", line, at.end() + 1 if at else column))
    for name in ("lang", "from"):
        if name in kept and not is_language(kept[name]):
            message = f"`{name}={kept[name]}` is no language tag"
            reading.findings.wrong(line, column, message, f"write {name}=de, {name}=en or the like")
            del kept[name]
    language = kept.get("lang", reading.language)
    quotation = Quotation(by, kept.get("via", ""), language, one_line(words), line, column)
    translation = translation_of(kept)
    reading.quotations.append(quotation._replace(translation=translation.text, original=translation.original))
    return kept


def translation_of(kept: Mapping[str, str]) -> Translation:
    """What the attributes of a quotation say of its translation."""
    return Translation(" ".join(kept.get("translation", "").split()), kept.get("from", ""))


def quoted_attributes(kept: Mapping[str, str]) -> Attributes:
    """What the HTML of a quotation says of it, for programs: the speaker's id, the channel, the language."""
    names = {"by": "data-by", "via": "data-via", "lang": "lang"}
    return {names[name]: value for name, value in kept.items() if name in names and (name != "by" or is_id(value))}
