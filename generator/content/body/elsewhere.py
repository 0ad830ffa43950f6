"""What GitHub shows and the site does not: bare addresses, struck text, boxes, tables that are none.

In: one `inline` token. Out: warnings; the text is published as it was typed.
"""

import re

from markdown_it.token import Token

from generator.content.body.places import Text
from generator.content.body.quotations import Reading

_ADDRESS = re.compile(r"(?<![\w/.@<\\-])(?<!\]\()(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)\]“”\"'»]")
_MAIL = re.compile(r"(?<![\w.+/:<\\-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?![\w@])")
_STRUCK = re.compile(r"(?<![\\~\w])(~~?)(?=[^\s~])[^~\n]*[^\s~\\]\1(?![~\w])|(?<![\\~])~~(?=[^\s~])[^~\n]*[^\s~\\]~~")
_BOX = re.compile(r"\[[ xX]\][ \t]")
_RULE = re.compile(r"(?m)^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")


def may_look_otherwise(text: str) -> bool:
    """Whether something stands in a text of which `check_elsewhere` may warn."""
    return "http" in text or "www." in text or "@" in text or "~" in text or "|" in text or text.startswith("[")


def check_elsewhere(token: Token, text: Text, in_item: bool, reading: Reading) -> None:
    """Warn of what would look different on GitHub. `in_item`: the text begins an item of a list."""
    content = token.content
    if not may_look_otherwise(content):
        return
    box = in_item and content[:1] == "["
    plain, depth = list[str](), 0
    for child in token.children or ():
        depth += (child.type == "link_open") - (child.type == "link_close")
        if child.type == "text" and not depth:
            plain.append(child.content)

    def warn(written: re.Match[str] | None, message: str, remedy: str) -> None:
        if written and any(written[0][:40] in words for words in plain):
            reading.findings.wrong(*text.place(written.start()), message, remedy, "warning")

    for found in _ADDRESS.finditer(content):
        address = found[0] if found[0].startswith("http") else f"https://{found[0]}"
        remedy = f"write <{address}>, or `\\` before its first mark"
        warn(found, "this address is no link here", remedy)
    for found in _MAIL.finditer(content):
        warn(found, "this address is no link here", f"write <{found[0]}>, or `\\@`")
    for found in _STRUCK.finditer(content):
        warn(found, "GitHub strikes this out, the site shows it as it is", "write `\\~` where it is text")
    if box:
        remedy = "remove it, or write `\\[`"
        warn(_BOX.match(content), "GitHub shows a box here, the site shows it as it is", remedy)
    rule = _RULE.search(content)
    if rule and _bars(content[: rule.start()].rstrip("\n").rpartition("\n")[2]) != _bars(rule[0]):
        remedy = "give its head as many cells as the line of dashes, and leave a blank line above"
        reading.findings.wrong(*text.place(rule.start()), "this is no table", remedy, "warning")


def _bars(row: str) -> int:
    return row.strip().strip("|").count("|") - row.count("\\|")
