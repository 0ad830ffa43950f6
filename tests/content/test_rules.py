"""Rules that are asked only where a text begins with a character of theirs read what all rules read."""

from pathlib import Path

import pytest

from generator.content.body import markdown

ROOT = Path(__file__).parents[2]
MARKS = (
    "*a*", "__a__", "`a`", "\\*", "[a](b:c)", "[a]{.said by=b}", "![a](b)", "^[a]", "[^1]\n\n[^1]: b", "<actor:b>",
    "&amp;", "{.a}", "# a", "a\n---", "a\n===", "***", "- a", "1. a", "+ a", "> a", "```\na\n```", "~~~\na\n~~~",
    "| a |\n|---|\n| b |", ": a", "~ a", "::: account a\nb\n:::", ":::", "[a]: b", "    a", "\ta", "a  \nb", "<b>",
    "]", "$%@", "a|b\n-|-", "|", "",
)  # fmt: skip


def test_rules_asked_by_their_first_character_read_what_all_rules_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [path.read_text("utf-8").split("---\n", 2)[-1] for path in sorted((ROOT / "content").rglob("*.md"))]
    texts += [
        f"{before}{mark}{after}"
        for mark in MARKS
        for before in ("", "a\n", "a ", "- b\n  ", "> ", "    ", "a\n: b\n\n  ")
        for after in ("", "*a", " c\n\nd", "\nc\n: d\n")
    ]
    spared = markdown._markdown.__wrapped__("de")
    monkeypatch.setattr(markdown, "by_first_character", lambda _: None)
    asked = markdown._markdown.__wrapped__("de")
    assert len(asked.block.ruler.getRules("")) > len(spared.block.ruler.getRules("")) == 1
    for text in texts:
        assert [t.as_dict() for t in spared.parse(text)] == [t.as_dict() for t in asked.parse(text)], text
