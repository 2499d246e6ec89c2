"""What the container of a picture tells of it before anything is decoded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from byline.publish import Part

MOST_PARTS = 100_000
_Part = TypeVar("_Part")


class BrokenError(Exception):
    """The container is damaged, or holds what no picture has."""


@dataclass(frozen=True, slots=True)
class Outline:
    """How large a picture becomes when it is decoded, and the parts of the file that are the
    picture. All others (where and when it was taken, remarks, small copies, whatever stands behind
    its end) are not published.

    `profile` is what says how its colours are meant, in bytes.
    """

    width: int
    height: int
    parts: tuple[Part, ...]
    frames: int = 1
    scans: int = 1
    bits: int = 8
    profile: int = 0


def bounded(parts: Iterable[_Part], most: int = MOST_PARTS) -> Iterator[_Part]:
    """The parts of a container, as long as they are not more than any picture has."""
    found = iter(parts)
    yield from islice(found, most)
    if any(True for _one_more in found):
        raise BrokenError
