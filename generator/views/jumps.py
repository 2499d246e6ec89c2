"""Jump bars: the ways to the parts of a list, on the same page or on pages of their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.derive.shelves import Shelf


@dataclass(frozen=True, slots=True)
class Part:
    """A link to a part of a list, with its size where the list's first page gives it."""

    label: str
    address: str
    anchor: str
    size: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Jump:
    """A line of a jump bar; its label is '' where the parts speak for themselves."""

    label: str
    parts: tuple[Part, ...]


def jump_on_page(places: Iterable[tuple[str, str]]) -> tuple[Jump, ...]:
    """The way to the (label, anchor) places of this very page; none where there is but one."""
    parts = tuple(Part(label, "", anchor, "", is_here=False) for label, anchor in places)
    return (Jump("", parts),) if len(parts) > 1 else ()


def jump_to_pages(parts: Iterable[Part]) -> tuple[Jump, ...]:
    """The way to parts that stand on pages of their own."""
    return (Jump("", tuple(parts)),)


def jumps_from_first(list_address: str, shelves: Sequence[Shelf]) -> tuple[Jump, ...]:
    """From the first page of a long list to all its parts: a line for each that was split.

    Only this page gives their sizes: if the parts did, one more record would change them all.
    """
    if all(shelf.group == shelf.label for shelf in shelves):
        return jump_to_pages(_part(list_address, it, with_size=True) for it in shelves)
    return tuple(
        Jump(group, tuple(_part(list_address, it, with_size=True) for it in shelves_of_group))
        for group, shelves_of_group in groupby(shelves, key=lambda it: it.group)
    )


def jumps_from_part(list_address: str, shelves: Sequence[Shelf], here: Shelf) -> tuple[Jump, ...]:
    """From one part to the first of each group, and to the others of its own group."""
    groups = [
        Part(group, f"{list_address}page/{next(found).key}/", "", "", is_here=group == here.group)
        for group, found in groupby(shelves, key=lambda it: it.group)
    ]
    own = [_part(list_address, it, here=here) for it in shelves if it.group == here.group]
    return (*jump_to_pages(groups), *(jump_to_pages(own) if len(own) > 1 else ()))


def _part(
    list_address: str, shelf: Shelf, *, here: Shelf | None = None, with_size: bool = False
) -> Part:
    size = f"{len(shelf.items):,}" if with_size else ""
    return Part(shelf.label, f"{list_address}page/{shelf.key}/", "", size, is_here=shelf == here)
