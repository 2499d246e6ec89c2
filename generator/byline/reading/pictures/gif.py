"""GIF: extensions and frames, each a row of small blocks."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from byline.publish import Part, Span
from byline.reading.pictures.outline import BrokenError, Outline, bounded

_EXTENSION, _FRAME, _END = 0x21, 0x2C, 0x3B
# What an extension is, with the length of its first block.
_CONTROL, _OF_A_PROGRAM = b"\xf9\4", b"\xff\x0b"
_LOOPS = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}
_MOST_BLOCKS = 1_000_000  # of 255 bytes, if they are full


class _Stretch(NamedTuple):
    """A frame or an extension."""

    is_frame: bool
    start: int
    end: int


def outline_of_gif(content: bytes) -> Outline:
    """What a GIF is made of. One that stops behind a frame is whole, as browsers see it."""
    width, height, flags = struct.unpack_from("<HHB", content, 6)
    at = 13 + _colours(flags)
    parts: list[Part] = [Span(0, at)]
    frames = 0
    for item in bounded(_stretches(content, at)):
        if item.is_frame:
            if not frames:  # the first one may be larger than what is said of all
                left, top, wide, high = struct.unpack_from("<HHHH", content, item.start + 1)
                width, height = max(width, left + wide), max(height, top + high)
            frames += 1
            parts.append(Span(item.start, item.end))
        else:
            parts += _kept(content, item)
    if not frames:
        raise BrokenError
    return Outline(width, height, (*parts, bytes([_END])), frames=frames)


def _colours(flags: int) -> int:
    """How many bytes the table of colours takes, where there is one."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _stretches(content: bytes, at: int) -> Iterator[_Stretch]:
    """All frames and extensions up to the end of the picture."""
    left = _MOST_BLOCKS
    while at < len(content) and content[at] != _END:
        start, is_frame = at, content[at] == _FRAME
        if not is_frame and content[at] != _EXTENSION:
            raise BrokenError
        at += 11 + _colours(content[at + 9]) if is_frame else 2
        while length := content[at]:
            at, left = at + 1 + length, left - 1
            if not left:
                raise BrokenError
        at += 1
        yield _Stretch(is_frame, start, at)


def _kept(content: bytes, item: _Stretch) -> list[Part]:
    """What is published of an extension: how the next frame shows, and whether all begin again."""
    start, head = item.start, content[item.start : min(item.start + 18, item.end)]
    if head[1:3] == _CONTROL:
        return [Span(start, start + 7), b"\0"]
    if head[1:3] == _OF_A_PROGRAM and head[3:14] in _LOOPS and head[14:16] == b"\3\1":
        return [Span(start, start + 18), b"\0"]
    return []
