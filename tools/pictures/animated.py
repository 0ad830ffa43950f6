"""PNG pictures in, one moving picture (APNG) out: each frame covers a part of the first. Pure.

Every browser and GitHub show it where a PNG is shown. Nothing is decoded: the frames' own data are put into one file.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """A PNG, where its left upper corner lies, and for how many milliseconds it is looked at."""

    png: bytes
    left: int
    top: int
    shown: int


def animated(frames: Sequence[Frame]) -> bytes:
    """The frames as one PNG that begins again for ever. The first is as large as the whole."""
    first = dict(_chunks(frames[0].png))
    parts = [_SIGNATURE, _chunk(b"IHDR", first[b"IHDR"]), _chunk(b"acTL", struct.pack(">II", len(frames), 0))]
    number = 0
    for n, frame in enumerate(frames):
        header = dict(_chunks(frame.png))[b"IHDR"]
        if header[8:] != first[b"IHDR"][8:]:
            raise ValueError("the frames have different kinds of colours")
        size = struct.unpack(">II", header[:8])
        parts.append(
            _chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, *size, frame.left, frame.top, frame.shown, 1000, 0, 0))
        )
        number += 1
        data = b"".join(content for kind, content in _chunks(frame.png) if kind == b"IDAT")
        if n == 0:
            parts.append(_chunk(b"IDAT", data))
        else:
            parts.append(_chunk(b"fdAT", struct.pack(">I", number) + data))
            number += 1
    return b"".join([*parts, _chunk(b"IEND", b"")])


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
