"""The picture that a call is shared with: its sides as columns, its points as rows, silence as broken bars. PNG out.

A picture is drawn from its pattern alone, and calls of one pattern share one file, so few are drawn. A pattern has a
word for each point, `1` where a side speaks of it, `0` where it is silent, `-` where nobody can tell: `10 1-`.
"""

import struct
import zlib
from collections.abc import Mapping
from hashlib import blake2b

from generator.links import Entry, accounts
from generator.pages.site.permalinks import Permalink

WIDTH, HEIGHT = 1200, 630
_PAPER, _ACCENT, _SILENT, _RULE = range(4)
_PALETTE = bytes.fromhex("fcfbf80a4a57c9d6d8857f72")
_MARGIN, _TOP, _BOTTOM, _GAP = 120, 110, 540, 60
_MOST_POINTS = 14
_MARKS = {"": "1", "silent": "0", "unknown": "-"}
#: About so many pixels of a broken bar are there, and as many are not; it ends as it begins.
_DASH = 24


def pattern(call: Entry, sides: Mapping[str, str]) -> str:
    """Which side speaks of which point; empty for a call without accounts."""
    points = accounts.side_by_side(call, call.original, sides).points
    rows = ["".join(_MARKS[cell.silence] for cell in point.cells) for point in points]
    return " ".join(rows[:_MOST_POINTS])


def place(drawn: str) -> Permalink:
    """Where the picture of a pattern lies."""
    return Permalink(f"share/{blake2b(drawn.encode(), digest_size=6).hexdigest()}.png")


def picture(drawn: str) -> bytes:
    """The picture of a pattern, 1200 × 630 pixels."""
    rows = drawn.split()
    height = min(48, (_BOTTOM - _TOP) * 3 // (5 * len(rows)))
    step = (_BOTTOM - _TOP) // len(rows)
    lines = [_line([(0, WIDTH, _PAPER)])] * HEIGHT
    lines[0:20] = [_line([(0, WIDTH, _ACCENT)])] * 20
    for top in (586, 594):
        lines[top : top + 3] = [_line([(0, WIDTH, _RULE)])] * 3
    for n, row in enumerate(rows):
        top = _TOP + n * step + (step - height) // 2
        lines[top : top + height] = [_line(_bars(row))] * height
    return _png(lines)


def _bars(row: str) -> list[tuple[int, int, int]]:
    """The bars of one point: a whole one for each side that speaks of it, a broken one for silence."""
    width = (WIDTH - 2 * _MARGIN - _GAP * (len(row) - 1)) // len(row)
    bars = []
    for n, mentioned in enumerate(row):
        left = _MARGIN + n * (width + _GAP)
        if mentioned == "1":
            bars.append((left, left + width, _ACCENT))
        elif mentioned == "0":
            dashes = max(1, (width // _DASH + 1) // 2)
            edges = [left + width * part // (2 * dashes - 1) for part in range(2 * dashes)]
            bars += [(start, end, _SILENT) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return bars


def _line(bars: list[tuple[int, int, int]]) -> bytes:
    """One line of pixels, four to a byte, after the filter byte."""
    pixels = bytearray([_PAPER]) * WIDTH
    for left, right, colour in bars:
        pixels[left:right] = bytes([colour]) * (right - left)
    packed = (a << 6 | b << 4 | c << 2 | d for a, b, c, d in zip(*(pixels[n::4] for n in range(4)), strict=True))
    return b"\x00" + bytes(packed)


def _png(lines: list[bytes]) -> bytes:
    """PNG (ISO/IEC 15948) with a palette of four colours."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 2, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", _PALETTE), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
