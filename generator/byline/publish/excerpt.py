"""Excerpts: of some files only parts are published, which are copied and never held in memory."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from byline.publish.places import PublishError

_CHUNK = 1 << 20


class Span(NamedTuple):
    """A part of a file, as it stands there."""

    start: int
    end: int


# A part of a file, or bytes that are published in its place.
Part = Span | bytes


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is published of a file, in order, with its size and hash."""

    parts: tuple[Part, ...]
    size: int
    sha256: str

    def of(self, content: bytes) -> bytes:
        """What is published, given the content of the file."""
        is_all = self.parts == (Span(0, len(content)),)
        return content if is_all else b"".join(_cut(content, self.parts))

    def read(self, source: Path) -> Iterator[bytes]:
        """What is published, piece by piece; raises `PublishError` behind the last piece where the
        file is not the one any more that was looked at."""
        digest = hashlib.sha256()
        with source.open("rb") as file:
            for part in self.parts:
                if isinstance(part, Span):
                    file.seek(part.start)
                for piece in _pieces(part):
                    found = piece if isinstance(piece, bytes) else file.read(piece)
                    digest.update(found)
                    yield found
        if digest.hexdigest() != self.sha256:
            raise PublishError(f"{source} was changed while the site was built; build again")


def excerpt(content: bytes, parts: Iterable[Part]) -> Excerpt:
    """What is published of a file with this content."""
    kept = tuple(_joined(parts))
    pieces = list(_cut(content, kept))
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    size = sum(map(len, pieces))
    if size == len(content) and digest.digest() == hashlib.sha256(content).digest():
        kept = (Span(0, size),)
    return Excerpt(kept, size, digest.hexdigest())


def _pieces(part: Part) -> Iterator[bytes | int]:
    """A part as bytes, or as numbers of bytes that are read at once."""
    if isinstance(part, bytes):
        yield part
        return
    for start in range(part.start, part.end, _CHUNK):
        yield min(_CHUNK, part.end - start)


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """The same with spans that meet as one, and without those that hold nothing."""
    open_span = Span(0, 0)
    for part in parts:
        if isinstance(part, Span) and part.start == open_span.end:
            open_span = Span(open_span.start, part.end)
            continue
        if open_span.start < open_span.end:
            yield open_span
        open_span = part if isinstance(part, Span) else Span(0, 0)
        if isinstance(part, bytes) and part:
            yield part
    if open_span.start < open_span.end:
        yield open_span


def _cut(content: bytes, parts: Iterable[Part]) -> Iterator[bytes | memoryview]:
    """The parts of a content, which is not copied."""
    view = memoryview(content)
    return (view[it.start : it.end] if isinstance(it, Span) else it for it in parts)
