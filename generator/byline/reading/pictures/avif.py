"""AVIF: boxes in boxes. What is no picture in them is made empty where it stands, because whatever
there is behind it is told by its place in the file."""

import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from byline.publish import Part, Span
from byline.reading.pictures.outline import MOST_PARTS, BrokenError, Outline, bounded

# What is looked into, with what is kept in it; the boxes that are kept whole hold no box.
_KEPT: Mapping[bytes, frozenset[bytes]] = MappingProxyType(
    {
        b"": frozenset({b"ftyp", b"meta", b"mdat", b"moov"}),
        b"meta": frozenset(
            {b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp", b"iref", b"idat", b"grpl"}
        ),
        b"iprp": frozenset({b"ipco", b"ipma"}),
        b"ipco": frozenset(
            {
                *(b"ispe", b"pixi", b"av1C", b"a1op", b"a1lx", b"lsel", b"auxC", b"colr", b"pasp"),
                *(b"clap", b"irot", b"imir", b"clli", b"mdcv", b"cclv", b"amve", b"reve", b"ndwt"),
            }
        ),
        b"moov": frozenset({b"mvhd", b"trak"}),
        b"trak": frozenset({b"tkhd", b"tref", b"edts", b"mdia"}),
        b"mdia": frozenset({b"mdhd", b"hdlr", b"minf"}),
        b"minf": frozenset({b"vmhd", b"nmhd", b"dinf", b"stbl"}),
        b"stbl": frozenset(
            {b"stsd", b"stts", b"ctts", b"stsc", b"stsz", b"stco", b"co64", b"stss"}
        ),
    }
)
_WHEN_MADE = {b"mvhd", b"tkhd", b"mdhd"}
_PICTURES = {b"av01", b"grid", b"iovl", b"iden", b"tmap"}
_NOTHING = bytes(1 << 16)
# EXIF of no field, in the form in which AVIF holds it: decoders read on where one is there.
_NO_EXIF = struct.pack(">I4sIH", 0, b"MM\0*", 8, 0)


class _Box(NamedTuple):
    """A box by its kind, and where its content is."""

    kind: bytes
    start: int
    body: int
    end: int


class _Emptied(NamedTuple):
    """A part of the file in whose place something else is published, of the same length."""

    start: int
    end: int
    instead: bytes = b""


def outline_of_avif(content: bytes) -> Outline:
    """What an AVIF is made of; its size is that of its largest picture."""
    found = list(bounded(_kept_of(content, b"", _outermost(content))))
    kept = [it for it in found if isinstance(it, _Box)]
    end = max((it.end for it in kept if it.kind in _KEPT[b""]), default=0)
    emptied = [it for it in found if isinstance(it, _Emptied)]
    emptied += _other_items(content, {it.kind: it for it in kept}, end)
    sizes = [struct.unpack_from(">II", content, it.body + 4) for it in kept if it.kind == b"ispe"]
    frames = [content[it.body + 8 : it.body + 12] for it in kept if it.kind == b"stsz"]
    if not sizes or sum(it.kind == b"meta" for it in kept) != 1:
        raise BrokenError
    return Outline(
        width=max(width for width, _height in sizes),
        height=max(height for _width, height in sizes),
        parts=tuple(_without(emptied, end)),
        frames=max([1, *(int.from_bytes(it, "big") for it in frames)]),
        profile=sum(it.end - it.body for it in kept if it.kind == b"colr"),
    )


def _outermost(content: bytes) -> Iterator[_Box]:
    """The boxes of the file, which ends at whatever is no box."""
    with suppress(BrokenError, struct.error):
        yield from _boxes(content, 0, len(content))


def _kept_of(content: bytes, holder: bytes, boxes: Iterable[_Box]) -> Iterator[_Box | _Emptied]:
    """Those of the boxes that are kept, with those in them, and what is emptied."""
    for box in boxes:
        if box.kind not in _KEPT[holder]:
            yield _Emptied(box.start + 4, box.start + 8, b"free")
            yield _Emptied(box.body, box.end)
            continue
        yield box
        if box.kind in _KEPT:
            body = box.body + 4 if box.kind == b"meta" else box.body
            yield from _kept_of(content, box.kind, _boxes(content, body, box.end))
        if box.kind in _WHEN_MADE:
            yield _Emptied(box.body + 4, box.body + (20 if content[box.body] else 12))


def _boxes(content: bytes, at: int, end: int) -> Iterator[_Box]:
    """All boxes between two places."""
    while at < end:
        size, kind = struct.unpack_from(">I4s", content, at)
        body = at + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, body)
            body += 8
        behind = at + size if size else end
        if not body <= behind <= end:
            raise BrokenError
        yield _Box(kind, at, body, behind)
        at = behind


def _other_items(content: bytes, boxes: Mapping[bytes, _Box], end: int) -> Iterator[_Emptied]:
    """Where items stand that are no part of the picture: EXIF, XMP, small copies, and others."""
    if not boxes.keys() >= {b"iinf", b"iloc"}:
        raise BrokenError
    kinds = dict(_kinds_of_items(content, boxes[b"iinf"]))
    small = set(_small_copies(content, boxes[b"iref"])) if b"iref" in boxes else set()
    inner = boxes[b"idat"].body if b"idat" in boxes else 0
    for item, method, offset, length in bounded(_places_of_items(content, boxes[b"iloc"])):
        start, kind = offset + inner if method else offset, kinds.get(item)
        if method < 2 and start + length > end:
            raise BrokenError
        if kind in _PICTURES and item not in small:
            continue
        if method > 1 or not length:
            raise BrokenError
        instead = _NO_EXIF if kind == b"Exif" and length >= len(_NO_EXIF) else b""
        yield _Emptied(start, start + len(instead), instead)
        yield _Emptied(start + len(instead), start + length)


def _kinds_of_items(content: bytes, box: _Box) -> Iterator[tuple[int, bytes]]:
    """The kind of each item by its number."""
    start = box.body + (8 if content[box.body] else 6)
    for entry in bounded(_boxes(content, start, box.end)):
        version = content[entry.body]
        if version not in {2, 3}:
            raise BrokenError
        form = ">HH4s" if version == 2 else ">IH4s"
        item, _protection, kind = struct.unpack_from(form, content, entry.body + 4)
        yield item, kind


def _small_copies(content: bytes, box: _Box) -> Iterator[int]:
    """The items that show another one small."""
    form = ">I" if content[box.body] else ">H"
    for entry in bounded(_boxes(content, box.body + 4, box.end)):
        if entry.kind == b"thmb":
            yield struct.unpack_from(form, content, entry.body)[0]


def _places_of_items(content: bytes, box: _Box) -> Iterator[tuple[int, int, int, int]]:
    """Each place of each item: its number, what its offset is counted from, offset and length."""
    version = content[box.body]
    sizes = [content[box.body + 4 + at // 2] >> (0 if at % 2 else 4) & 15 for at in range(4)]
    of_offset, of_length, of_base, of_index = sizes
    reader = _Numbers(content, box.body + 6)
    number_size = 4 if version > 1 else 2
    number = reader.next(number_size)
    if number > MOST_PARTS:
        raise BrokenError
    for _ in range(number):
        item = reader.next(number_size)
        method = reader.next(2) & 15 if version else 0
        reader.next(2)  # which file it stands in; there is but one
        base = reader.next(of_base)
        for _ in range(reader.next(2)):
            reader.next(of_index if version else 0)
            yield item, method, base + reader.next(of_offset), reader.next(of_length)


class _Numbers:
    """Numbers of various sizes that stand behind one another."""

    def __init__(self, content: bytes, at: int) -> None:
        self.content, self.at = content, at

    def next(self, size: int) -> int:
        """The next number, of so many bytes."""
        start, self.at = self.at, self.at + size
        if self.at > len(self.content):
            raise BrokenError
        return int.from_bytes(self.content[start : self.at], "big")


def _without(emptied: list[_Emptied], end: int) -> Iterator[Part]:
    """The file up to its end, with all that is emptied."""
    at = 0
    for start, behind, instead in sorted(emptied):
        if start >= end:
            break
        if not at <= start <= behind <= end:
            raise BrokenError
        yield Span(at, start)
        yield instead or b""
        left = 0 if instead else behind - start
        yield from [_NOTHING] * (left // len(_NOTHING))
        yield _NOTHING[: left % len(_NOTHING)]
        at = behind
    yield Span(at, end)
