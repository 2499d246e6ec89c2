"""Jump bars: the ways to the parts of a list, on the same page or on pages of their own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from byline.addresses import part as part_of
from byline.derive.shelves import Shelf, Shelves

# More parts of a group do not all stand on the pages of each.
MOST_BESIDE = 40


@dataclass(frozen=True, slots=True)
class JumpPart:
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
    parts: tuple[JumpPart, ...]


def jump_on_page(places: Iterable[tuple[str, str]]) -> tuple[Jump, ...]:
    """The way to the (label, anchor) places of this very page; none where there is but one."""
    parts = tuple(JumpPart(label, "", anchor, "", is_here=False) for label, anchor in places)
    return (Jump("", parts),) if len(parts) > 1 else ()


def jump_to_pages(parts: Iterable[JumpPart]) -> tuple[Jump, ...]:
    """The way to parts that stand on pages of their own."""
    return (Jump("", tuple(parts)),)


def jumps_from_first(list_address: str, shelves: Shelves) -> tuple[Jump, ...]:
    """From the first page of a long list to all its parts: a line for each that was split.

    Only this page gives their sizes: if the parts did, one more record would change them all.
    """

    def sized(shelf: Shelf) -> JumpPart:
        key = (list_address, shelf.key)
        size = len(shelves.papers[key] if key in shelves.papers else shelves.people[key])
        return replace(_part(list_address, shelf), size=f"{size:,}")

    found = shelves.lists[list_address].shelves
    if all(shelf.group == shelf.label for shelf in found):
        return jump_to_pages(map(sized, found))
    return tuple(
        Jump(group, tuple(map(sized, shelves_of_group)))
        for group, shelves_of_group in groupby(found, key=lambda it: it.group)
    )


def jumps_from_part(list_address: str, shelves: Sequence[Shelf], here: Shelf) -> tuple[Jump, ...]:
    """From one part to the first of each group, and to the others of its own group; where these
    are many, to those that begin like it, and to the first of each other beginning."""
    groups = [
        JumpPart(group, part_of(list_address, next(found).key), "", "", is_here=group == here.group)
        for group, found in groupby(shelves, key=lambda it: it.group)
    ]
    own = [_part(list_address, it, here) for it in shelves if it.group == here.group]
    own = own if len(own) <= MOST_BESIDE else _thinned(own, here.label)
    return (*jump_to_pages(groups), *(jump_to_pages(own) if len(own) > 1 else ()))


def _thinned(parts: Iterable[JumpPart], here: str) -> list[JumpPart]:
    """The parts, by as many letters as tell them from this one; of those alike, the first."""
    found: dict[str, JumpPart] = {}
    for it in parts:
        start = it.label[: _alike(it.label, here) + 1]
        found.setdefault(start, replace(it, label=start))
    return list(found.values())


def _alike(one: str, other: str) -> int:
    """With how many letters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def year_parts(
    address_of: Callable[[int], str], counts: Mapping[int, int], here: int = 0
) -> tuple[JumpPart, ...]:
    """The way to the pages of years; with how many papers each has, unless on one of them."""
    return tuple(
        JumpPart(
            str(year), address_of(year), "", "" if here else f"{number:,}", is_here=year == here
        )
        for year, number in counts.items()
    )


def neighbours(
    address_of: Callable[[int], str], years: Mapping[int, Sequence[str]], here: int
) -> tuple[Jump, ...]:
    """The way from the page of a year to those of the others; none where there is but one."""
    parts = year_parts(address_of, {year: len(papers) for year, papers in years.items()}, here)
    return jump_to_pages(parts) if len(parts) > 1 else ()


def _part(list_address: str, shelf: Shelf, here: Shelf | None = None) -> JumpPart:
    return JumpPart(shelf.label, part_of(list_address, shelf.key), "", "", is_here=shelf == here)
