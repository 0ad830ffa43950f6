"""The picture that a call is shared with: who and when in words, and its sides and points as bars. PNG out.

In: the page of a call, the sites, the font of the theme. What the font cannot write is left out; the page says it
beside the picture. Letters are what takes time, so every word is drawn once and then put where it is needed. The
surprising thing: points are shades from 0 (paper) to 15 (ink) from the start, which a palette makes colours of.
"""

import io
import unicodedata
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from generator.links import archive
from generator.pages.partials.call_lines import date_words
from generator.pages.partials.glyphs import accounts_of
from generator.pages.partials.head import PICTURE_SIZE
from generator.pages.site.language_site import MOST_WHOLE_NAMES
from generator.pages.site.registers import short_name
from generator.pages.site.sites import Page, Sites

WIDTH, HEIGHT = PICTURE_SIZE
_MARGIN, _BAR, _GAP = 44, 12, 28
_INK, _FAINT = 15, 11
#: Sizes of letters: the day and the sides; names, by how many lines they take at most.
_SMALL, _NAMES = 23, ((1, 50), (2, 44), (3, 34))
#: Heads stand above so many columns; more are too narrow for them.
_MOST_HEADS = 4
_PAPER, _ACCENT = (0xFC, 0xFB, 0xF8), (0x0A, 0x4A, 0x57)
_PALETTE = bytes(round(p + (a - p) * shade / 15) for shade in range(16) for p, a in zip(_PAPER, _ACCENT, strict=True))


class _Drawn(NamedTuple):
    """A word: its letters as shades, how far they reach before the line's start, and where the next word begins."""

    letters: Image.Image
    left: int
    width: float


def share_picture(page: Page, sites: Sites) -> bytes:
    """The picture of the call that a page is about, in its language."""
    site = sites[page.language]
    call = site.entry(page.subject[0])
    people = call.call.participants
    names = [site.names[ident] for ident in people]
    if len(people) > MOST_WHOLE_NAMES:
        names = [short_name(site.entry(ident), site.language) for ident in people]
    table = accounts_of(call, site)
    sides = [site.plain_side(side.key) for side in table.sides]
    rows = [point.marks for point in table.points]
    return picture(site.listed(names), date_words(call.call, site), sides, rows, sites.font)


def picture(names: str, day: str, sides: Sequence[str], rows: Sequence[tuple[archive.Mark, ...]], font: Path) -> bytes:
    """The picture of a call: a line of names, a day, and a row of marks for each point."""
    canvas = Image.new("L", (WIDTH, HEIGHT), 0)
    canvas.paste(_INK, (0, 0, WIDTH, _BAR))
    top = _BAR + 26
    for lines, size, shade in _lines(names, day, font):
        for line in lines:
            _write(canvas, line, (_MARGIN, top), size, shade, font)
            top += round(size * 1.24)
        top += 8
    if rows:
        _bars(canvas, sides if len(sides) <= _MOST_HEADS else (), rows, top + 14, font)
    canvas.putpalette(_PALETTE)
    found = io.BytesIO()
    canvas.save(found, "PNG", bits=4, compress_type=zlib.Z_RLE)  # half the time, a tenth more bytes
    return found.getvalue()


def _lines(names: str, day: str, font: Path) -> list[tuple[list[str], int, int]]:
    """The day and the names as lines with their size and shade, without what the font cannot write."""
    found = [([day], _SMALL, _FAINT)] if _writes(day, font) else []
    if _writes(names, font):
        for most, size in _NAMES:
            lines = _balanced(names, size, font)
            if len(lines) <= most:
                break
        found.append((lines[:most], size, _INK))
    return found


@cache
def _balanced(text: str, size: int, font: Path) -> list[str]:
    """The text in as few lines as it needs, of much the same length."""
    widest = WIDTH - 2 * _MARGIN
    lines = _wrapped(text, size, widest, font)
    while len(lines) > 1 and widest > WIDTH // 3:
        widest -= 30
        tighter = _wrapped(text, size, widest, font)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


def _wrapped(text: str, size: int, widest: int, font: Path) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer, size, font) <= widest or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _bars(
    canvas: Image.Image, sides: Sequence[str], rows: Sequence[tuple[archive.Mark, ...]], top: int, font: Path
) -> None:  # fmt: skip
    """A column for each side, its name above, and a bar for each point: heavy where it departs, broken for silence."""
    column = (WIDTH - 2 * _MARGIN - _GAP * (len(rows[0]) - 1)) // len(rows[0])
    for n, side in enumerate(sides):
        if _writes(side, font):
            _write(canvas, _fitting(side, column, font), (_MARGIN + n * (column + _GAP), top), _SMALL, _FAINT, font)
    top += 36 if sides else 0
    step = min(30, (HEIGHT - 28 - top) / len(rows))
    pen = ImageDraw.Draw(canvas)
    for row, marks in enumerate(rows):
        for n, mark in enumerate(marks):
            left = _MARGIN + n * (column + _GAP)
            thick = max(2, round(step * (0.8 if mark == "differs" else 0.32)))
            upper = round(top + row * step + (step - thick) / 2)
            pieces = range(left, left + column, 24) if mark == "silent" else (left,)
            width = 14 if mark == "silent" else column
            for start in pieces if mark != "unknown" else ():
                end = min(start + width, left + column) - 1
                pen.rectangle((start, upper, end, upper + thick - 1), fill=_INK if mark == "differs" else 8)


def _fitting(line: str, width: int, font: Path) -> str:
    while _width(line, _SMALL, font) > width and len(line) > 2:
        line = line[:-2].rstrip() + "…"
    return line


def _write(canvas: Image.Image, text: str, at: tuple[int, int], size: int, shade: int, font: Path) -> None:
    left: float = at[0]
    for word in text.split():
        drawn = _word(word, size, font)
        canvas.paste(shade, (round(left) + drawn.left, at[1]), drawn.letters)
        left += drawn.width + _space(size)


def _width(text: str, size: int, font: Path) -> float:
    words = text.split()
    return sum(_word(word, size, font).width for word in words) + _space(size) * (len(words) - 1)


def _space(size: int) -> float:
    return size * 0.26


@cache
def _word(word: str, size: int, font: Path) -> _Drawn:
    letters = _loaded(font, size)
    left, _, right, lower = letters.getbbox(word)
    drawn = Image.new("L", (max(1, round(right - left)), max(1, round(lower))), 0)
    ImageDraw.Draw(drawn).text((-left, 0), word, font=letters, fill=255)
    return _Drawn(drawn, round(left), letters.getlength(word))


@cache
def _loaded(font: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC)


def _writes(text: str, font: Path) -> bool:
    """Whether there are letters, the font has every one, and they stand from left to right one by one."""
    return bool(text) and all(_has(letter, font) for letter in text if not letter.isspace())


@cache
def _has(letter: str, font: Path) -> bool:
    if unicodedata.bidirectional(letter) in ("R", "AL"):
        return False
    letters = _loaded(font, _SMALL)
    return bytes(letters.getmask(letter)) != bytes(letters.getmask("\U0010fffe"))
