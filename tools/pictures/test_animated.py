"""Pictures become one moving picture without being decoded."""

import struct
import zlib

import pytest

from tools.pictures.animated import Frame, _chunks, animated


def png(width: int, height: int, colours: int = 2) -> bytes:
    """A black picture; 2 is the PNG kind of red, green and blue."""
    header = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    data = zlib.compress((b"\0" + b"\0\0\0" * width) * height)
    parts = [(b"IHDR", header), (b"IDAT", data), (b"IEND", b"")]
    made = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def test_each_frame_lies_where_it_should_for_as_long_as_it_should() -> None:
    chunks = list(_chunks(animated([Frame(png(8, 4), 0, 0, 500), Frame(png(4, 4), 4, 0, 900)])))
    assert [kind for kind, _ in chunks] == [b"IHDR", b"acTL", b"fcTL", b"IDAT", b"fcTL", b"fdAT", b"IEND"]
    assert struct.unpack(">II", chunks[1][1]) == (2, 0)
    assert struct.unpack(">IIIIIHH", chunks[4][1][:24]) == (1, 4, 4, 4, 0, 900, 1000)
    assert zlib.decompress(chunks[5][1][4:]) == (b"\0" + b"\0\0\0" * 4) * 4


def test_frames_of_other_colours_are_refused() -> None:
    with pytest.raises(ValueError, match="different kinds of colours"):
        animated([Frame(png(8, 4), 0, 0, 500), Frame(png(4, 4, 6), 4, 0, 900)])
