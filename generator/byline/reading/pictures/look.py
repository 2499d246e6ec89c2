"""Files to pictures: what is published of them, and the outlines by which they are judged."""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from byline.problems import FileFault
from byline.publish import Excerpt, excerpt
from byline.reading.pictures.avif import outline_of_avif
from byline.reading.pictures.chunks import outline_of_png, outline_of_webp
from byline.reading.pictures.gif import outline_of_gif
from byline.reading.pictures.jpeg import outline_of_jpeg
from byline.reading.pictures.outline import BrokenError, Outline

_OUTLINES: Mapping[str, Callable[[bytes], Outline]] = MappingProxyType(
    {
        "jpg": outline_of_jpeg,
        "png": outline_of_png,
        "webp": outline_of_webp,
        "avif": outline_of_avif,
        "gif": outline_of_gif,
    }
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that nobody has decoded yet."""

    name: str
    form: str
    outline: Outline
    excerpt: Excerpt
    written: bytes = field(repr=False)

    @property
    def content(self) -> bytes:
        """What is published of the file, and all that a decoder sees of it."""
        return self.excerpt.of(self.written)


def look(path: Path, form: str) -> Picture:
    """The picture in a file of a form; raises `FileFault` where its container is damaged."""
    written = path.read_bytes()
    try:
        outline = _OUTLINES[form](written)
    except (BrokenError, struct.error, IndexError) as fault:
        raise damaged(path.name) from fault
    if not outline.width * outline.height:
        raise damaged(path.name)
    return Picture(path.name, form, outline, excerpt(written, outline.parts), written)


def damaged(name: str) -> FileFault:
    """What is wrong with a picture that cannot be decoded."""
    hint = "open it in a program for pictures, and export it again"
    return FileFault(f"'{name}' is damaged or not complete", hint)
