"""PNG and WebP: rows of chunks, each with its length and its kind."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from byline.publish import Part, Span
from byline.reading.pictures.bounds import LARGEST_PROFILE
from byline.reading.pictures.orientation import UPRIGHT, exif_of, orientation_in
from byline.reading.pictures.outline import BrokenError, Outline, bounded

# All that changes how a PNG shows; what else there is may be left out, says its name.
_SHOWN_IN_PNG = {
    *(b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"acTL", b"fcTL", b"fdAT", b"bKGD", b"pHYs"),
    *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"mDCV", b"mDCv", b"cLLI", b"cLLi"),
}
_MAY_BE_LEFT_OUT = 0x20  # a small first letter
_ONCE_IN_PNG = (b"IHDR", b"iCCP", b"eXIf")
_SHOWN_IN_WEBP = {b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"}
_SHOWN_IN_FRAME = {b"ALPH", b"VP8 ", b"VP8L"}
_MOST_IN_FRAME = 10
_FLAG_EXIF, _FLAG_XMP = 0x08, 0x04


class _Chunk(NamedTuple):
    """A chunk by its kind, and where its content is."""

    kind: bytes
    start: int
    end: int


def outline_of_png(content: bytes) -> Outline:
    """What a PNG is made of."""
    parts: list[Part] = [Span(0, 8)]
    chunks = list(bounded(_chunks_of_png(content)))
    kinds = [it.kind for it in chunks]
    is_sound = kinds[:1] == [b"IHDR"] and b"IDAT" in kinds
    if not is_sound or any(kinds.count(it) > 1 for it in _ONCE_IN_PNG):
        raise BrokenError
    width, height, bits = struct.unpack_from(">IIB", content, chunks[0].start)
    for kind, start, end in chunks:
        if kind in _SHOWN_IN_PNG:
            parts.append(Span(start - 8, end + 4))
        elif kind == b"eXIf":
            orientation = orientation_in(content[start:end])
            parts += [_chunk_of_png(kind, exif_of(orientation))] * (orientation != UPRIGHT)
        elif not kind[0] & _MAY_BE_LEFT_OUT:
            raise BrokenError
    frames = max(1, kinds.count(b"fcTL"))
    profile = sum(_unfolded(content, it) for it in chunks if it.kind == b"iCCP")
    ended = (*parts, _chunk_of_png(b"IEND", b""))
    return Outline(width, height, ended, frames=frames, bits=bits, profile=profile)


def _chunks_of_png(content: bytes) -> Iterator[_Chunk]:
    """All chunks before the one that ends the picture."""
    at = 8
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        start, at = at + 8, at + 12 + length
        if at > len(content):
            raise BrokenError
        if kind == b"IEND":
            return
        yield _Chunk(kind, start, start + length)


def _chunk_of_png(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def _unfolded(content: bytes, chunk: _Chunk) -> int:
    """The size of a profile once it is unfolded, or one that is too large; it may have any."""
    _name, _zero, folded = content[chunk.start : chunk.end].partition(b"\0")
    try:
        return len(zlib.decompressobj().decompress(folded[1:], LARGEST_PROFILE + 1))
    except zlib.error as fault:
        raise BrokenError from fault


def outline_of_webp(content: bytes) -> Outline:
    """What a WebP is made of."""
    (size,) = struct.unpack_from("<I", content, 4)
    chunks = list(bounded(_chunks_of_webp(content, 12, 8 + size)))
    if not chunks:
        raise BrokenError
    if chunks[0].kind != b"VP8X":  # nothing but the picture counts, which comes first
        return Outline(*_size_of_frame(content, chunks[0]), _webp(_whole(chunks[0])))
    width, height = (it + 1 for it in _two_of_24_bits(content, chunks[0].start + 4))
    turned = [it for it in chunks if it.kind == b"EXIF"][:1]
    orientation = orientation_in(content[turned[0].start : turned[0].end]) if turned else UPRIGHT
    flags = content[chunks[0].start] & ~(_FLAG_EXIF | _FLAG_XMP)
    flags |= _FLAG_EXIF if orientation != UPRIGHT else 0
    canvas = Span(chunks[0].start + 1, chunks[0].start + 10)
    parts = _chunk_of_webp(b"VP8X", [bytes([flags]), canvas])
    for chunk in chunks[1:]:
        if chunk.kind == b"ANMF":
            parts += _frame(content, chunk)
        elif chunk.kind in _SHOWN_IN_WEBP:
            parts += _whole(chunk)
    if orientation != UPRIGHT:
        parts += _chunk_of_webp(b"EXIF", [exif_of(orientation)])
    frames = max(1, sum(it.kind == b"ANMF" for it in chunks))
    profile = sum(it.end - it.start for it in chunks if it.kind == b"ICCP")
    return Outline(width, height, _webp(parts), frames=frames, profile=profile)


def _chunks_of_webp(content: bytes, at: int, end: int) -> Iterator[_Chunk]:
    """All chunks between two places; behind one of odd length stands a byte that is none."""
    if end > len(content):
        raise BrokenError
    while at < end:
        kind, length = struct.unpack_from("<4sI", content, at)
        start, at = at + 8, at + 8 + length + length % 2
        if start + length > end:
            raise BrokenError
        yield _Chunk(kind, start, start + length)


def _size_of_frame(content: bytes, chunk: _Chunk) -> tuple[int, int]:
    """The width and height of a picture without a canvas, lossy or lossless."""
    if chunk.kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, chunk.start + 6)
        return width & 0x3FFF, height & 0x3FFF
    if chunk.kind == b"VP8L":
        (packed,) = struct.unpack_from("<I", content, chunk.start + 1)
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    raise BrokenError


def _two_of_24_bits(content: bytes, at: int) -> tuple[int, int]:
    low, high, low_2, high_2 = struct.unpack_from("<HBHB", content, at)
    return low | high << 16, low_2 | high_2 << 16


def _whole(chunk: _Chunk) -> list[Part]:
    return _chunk_of_webp(chunk.kind, [Span(chunk.start, chunk.end)])


def _frame(content: bytes, chunk: _Chunk) -> list[Part]:
    """A frame of a moving picture: how it is laid on, and chunks of its own."""
    inner = bounded(_chunks_of_webp(content, chunk.start + 16, chunk.end), _MOST_IN_FRAME)
    shown = (part for it in inner if it.kind in _SHOWN_IN_FRAME for part in _whole(it))
    return _chunk_of_webp(b"ANMF", [Span(chunk.start, chunk.start + 16), *shown])


def _chunk_of_webp(kind: bytes, parts: list[Part]) -> list[Part]:
    length = _length(parts)
    return [kind + struct.pack("<I", length), *parts, b"\0" * (length % 2)]


def _webp(parts: list[Part]) -> tuple[Part, ...]:
    return (b"RIFF" + struct.pack("<I", 4 + _length(parts)) + b"WEBP", *parts)


def _length(parts: Iterable[Part]) -> int:
    return sum(it.end - it.start if isinstance(it, Span) else len(it) for it in parts)
