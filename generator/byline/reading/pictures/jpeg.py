"""JPEG: segments, each behind a marker, and scans without a length."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from byline.publish import Part, Span
from byline.reading.pictures.orientation import EXIF, UPRIGHT, exif_of, orientation_in
from byline.reading.pictures.outline import BrokenError, Outline, bounded

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_BARE = {0x01, *range(0xD0, 0xD8)}  # markers with nothing behind them
_TABLES = {0xC4, 0xCC, 0xDB, 0xDC, 0xDD}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_JFIF, _EXIF, _PROFILE, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_OTHERS = {*range(0xE0, 0xFF)}
_PROFILE_HEAD = b"ICC_PROFILE\0"
_MARKER = re.compile(rb"\xff([^\x00\xff])")
_AFTER_SCAN = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])")


class _Segment(NamedTuple):
    """A segment by its marker; `body` is where its content begins, behind its length."""

    marker: int
    start: int
    body: int
    end: int


def outline_of_jpeg(content: bytes) -> Outline:
    """What a JPEG is made of."""
    parts: list[Part] = [Span(0, 2)]
    sizes: list[tuple[int, int]] = []
    scans = profile = 0
    saw_exif = False
    for segment in bounded(_segments(content)):
        is_exif = segment.marker == _EXIF and content.startswith(b"Exif\0", segment.body)
        kept = [] if is_exif and saw_exif else _kept(content, segment)
        parts += kept
        if segment.marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, segment.body + 1)
            sizes.append((width, height))
        scans += segment.marker == _SCAN
        profile += segment.end - segment.body if segment.marker == _PROFILE and kept else 0
        saw_exif = saw_exif or is_exif
    if len(sizes) != 1 or not scans:
        raise BrokenError
    return Outline(*sizes[0], (*parts, b"\xff\xd9"), scans=scans, profile=profile)


def _segments(content: bytes) -> Iterator[_Segment]:
    """All segments up to the end of the picture; what stands between two is passed over, as
    decoders do."""
    at = 2
    while found := _MARKER.search(content, at):
        marker, at = found[1][0], found.end()
        if marker == _END:
            return
        if marker in _BARE:
            yield _Segment(marker, at, at, at)
            continue
        (length,) = struct.unpack_from(">H", content, at)
        body, end = at + 2, at + length
        if marker == _SCAN:
            behind = _AFTER_SCAN.search(content, end)
            end = behind.start() if behind else len(content)
        if length < 2 or end > len(content):
            raise BrokenError
        yield _Segment(marker, found.start(), body, end)
        at = end
    raise BrokenError


def _kept(content: bytes, segment: _Segment) -> list[Part]:
    """What is published of a segment."""
    marker, start, body, end = segment
    head = content[body : min(body + 14, end)]
    if marker in _TABLES or marker in _FRAMES or marker == _SCAN:
        return [Span(start, end)]
    if marker == _PROFILE and head.startswith(_PROFILE_HEAD):
        return [Span(start, end)]
    if marker == _JFIF and head.startswith(b"JFIF\0") and len(head) == 14:
        return [_segment_of(marker, head[:12] + b"\0\0")]  # a small copy of the picture may follow
    if marker == _ADOBE and head.startswith(b"Adobe") and len(head) >= 12:
        return [_segment_of(marker, head[:12])]
    if marker == _EXIF and head.startswith(b"Exif\0"):
        orientation = orientation_in(content[body + len(EXIF) : end])
        return [_segment_of(marker, EXIF + exif_of(orientation))] * (orientation != UPRIGHT)
    if marker in _OTHERS or marker in _BARE:
        return []
    raise BrokenError


def _segment_of(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
