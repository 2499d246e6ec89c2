"""Long lists cut into parts by year, letter or prefix: never by position.

A list that fits one page has no parts. One more record changes the part it falls into
and the list of parts, and no other page.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from byline import addresses
from byline.addresses import slug
from byline.library.model import Library
from byline.words import interface as words

LONGEST_LIST = 500
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of a list: its year or letter, and where that is split, its letters within it.

    `key` goes into its address; `group` and `label` are the same for a part that is whole.
    """

    key: str
    group: str
    label: str

    @property
    def title(self) -> str:
        """What the part is called where its group is not in sight."""
        return self.label if self.label.startswith(self.group) else f"{self.group} {self.label}"


@dataclass(frozen=True, slots=True)
class LongList:
    """A list too long for one page: what it is called, and its parts."""

    title: str
    shelves: tuple[Shelf, ...]

    def shelf(self, key: str) -> Shelf:
        """The part with that key."""
        return next(shelf for shelf in self.shelves if shelf.key == key)


@dataclass(frozen=True, slots=True)
class Shelves:
    """The lists that are too long, by their address, and what stands on each of their shelves.

    The two are apart, because a page of one shelf names the others and shows nothing of them.
    """

    lists: Mapping[str, LongList]
    items: Mapping[tuple[str, str], tuple[str, ...]]


_Filled = tuple[Shelf, tuple[str, ...]]


def shelves(library: Library) -> Shelves:
    """All lists of the site that are too long for one page."""
    long_lists = [(address, title, parts) for address, title, parts in _lists(library) if parts]
    return Shelves(
        {
            address: LongList(title, tuple(shelf for shelf, _items in parts))
            for address, title, parts in long_lists
        },
        {
            (address, shelf.key): items
            for address, _title, parts in long_lists
            for shelf, items in parts
        },
    )


def _lists(library: Library) -> Iterator[tuple[str, str, tuple[_Filled, ...]]]:
    """Every list as (address, title, its parts), wherever it may be long."""
    features = library.config.features
    listed = [work.id for work in library.listed]
    yield addresses.PAPERS, words.PAPERS, _by_year(library, listed)
    yield addresses.AUTHORS, words.PEOPLE, _people_shelves(library)
    if features.years:
        for year, papers in years(library, listed).items():
            yield addresses.year(year), str(year), _by_title(library, papers)
    # A long list of a topic would say once more what search, narrowed to it, finds.
    is_searched = library.config.is_lean and features.search
    for kind in ("institutions",) if is_searched else ("topics", "institutions"):
        for tie in library.ties[kind].values() if getattr(features, kind) else ():
            yield (
                addresses.tie(kind, tie.id),
                tie.name,
                _by_year(library, library.tied[kind, tie.id].papers),
            )
    for venue in library.ties["venues"].values() if features.venues else ():
        for year, papers in years(library, library.tied["venues", venue.id].papers).items():
            title = words.in_venue(venue.short, year)
            yield addresses.venue_year(venue.id, year), title, _by_title(library, papers)


def years(library: Library, papers: Iterable[str]) -> dict[int, list[str]]:
    """The papers by the year under which they are filed, the newest first."""
    by_year: dict[int, list[str]] = defaultdict(list)
    for paper in papers:
        by_year[library.works[paper].record.filed_year].append(paper)
    return dict(sorted(by_year.items(), reverse=True))


def people_in_order(library: Library) -> list[tuple[str, str]]:
    """Everyone whom the list of people shows, as (filing name, key) in its order.

    A name that bylines print without anyone being reached stands in the list too.
    """
    filed = [
        (person.sort_form, key)
        for key, person in library.people.items()
        if person.is_listed and (person.credits or person.author)
    ]
    filed += [
        (name.sort_form, f"printed/{name.name}")
        for name in library.names.values()
        if name.possible and not name.person
    ]
    return sorted(filed, key=lambda item: (filing_key(item[0]), item))


def filing_key(text: str) -> str:
    """What a name or title is filed under, the same on every machine."""
    return slug(text) or "~"


def _by_year(library: Library, papers: Sequence[str]) -> tuple[_Filled, ...]:
    """A long list of papers by year, and by title where a year is long too."""
    if len(papers) <= LONGEST_LIST:
        return ()
    filled: list[_Filled] = []
    for year, items in years(library, papers).items():
        if split := _by_title(library, items):
            filled += [(Shelf(f"{year}-{it.key}", str(year), it.label), some) for it, some in split]
        else:
            filled.append((Shelf(str(year), str(year), str(year)), tuple(items)))
    return tuple(filled)


def _by_title(library: Library, papers: Sequence[str]) -> tuple[_Filled, ...]:
    """A long list of papers by the letters with which their titles begin."""
    if len(papers) <= LONGEST_LIST:
        return ()
    parts = _by_prefix(papers, lambda it: filing_key(library.works[it].title.plain))
    return tuple(
        (Shelf(key, key.capitalize(), key.capitalize()), tuple(items)) for key, items in parts
    )


def _people_shelves(library: Library) -> tuple[_Filled, ...]:
    everyone = people_in_order(library)
    if len(everyone) <= LONGEST_LIST:
        return ()
    filed = {key: filing_key(name) for name, key in everyone}
    parts = _by_prefix([key for _name, key in everyone], filed.__getitem__)
    return tuple(
        (Shelf(key, _initial(key), key.capitalize()), tuple(items)) for key, items in parts
    )


def _initial(key: str) -> str:
    return key.capitalize() if key == OTHER else key[0].upper()


def _by_prefix(
    items: Sequence[str], filed: Callable[[str], str], prefix: str = ""
) -> Iterable[tuple[str, list[str]]]:
    """The items by the letters they begin with: as few letters as make short lists."""
    groups: dict[str, list[str]] = defaultdict(list)
    for item in items:
        letters = re.sub(r"[^a-z0-9]", "", filed(item))
        groups[letters[: len(prefix) + 1]].append(item)
    for start in sorted(groups):
        if len(groups[start]) > LONGEST_LIST and len(start) > len(prefix):
            yield from _by_prefix(groups[start], filed, start)
        else:
            yield start or OTHER, groups[start]
