"""Long lists cut into parts by year, letter or prefix: never by position.

A list that fits one page has no parts. One more record changes the part it falls into
and the list of parts, and no other page.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.addresses import slug
from generator.library import Library

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
    items: tuple[str, ...]

    @property
    def title(self) -> str:
        """What the part is called where its group is not in sight."""
        return self.label if self.label.startswith(self.group) else f"{self.group} {self.label}"


@dataclass(frozen=True, slots=True)
class Shelves:
    """All lists of the site that may be long; no shelves: the list stands on one page."""

    papers: tuple[Shelf, ...]
    people: tuple[Shelf, ...]

    def papers_part(self, key: str) -> Shelf:
        """The part of the list of papers with that key."""
        return next(shelf for shelf in self.papers if shelf.key == key)

    def people_part(self, key: str) -> Shelf:
        """The part of the list of people with that key."""
        return next(shelf for shelf in self.people if shelf.key == key)


def shelves(library: Library) -> Shelves:
    """The parts of the site's long lists."""
    return Shelves(_paper_shelves(library), _people_shelves(library))


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


def _paper_shelves(library: Library) -> tuple[Shelf, ...]:
    listed = library.listed
    if len(listed) <= LONGEST_LIST:
        return ()
    years: dict[int, list[str]] = defaultdict(list)
    for work in listed:
        years[work.record.filed_year].append(work.id)
    found: list[Shelf] = []
    for year in sorted(years, reverse=True):
        if len(years[year]) <= LONGEST_LIST:
            found.append(Shelf(str(year), str(year), str(year), tuple(years[year])))
            continue
        parts = _by_prefix(years[year], lambda it: filing_key(library.works[it].title.plain))
        found += [
            Shelf(f"{year}-{key}", str(year), key.capitalize(), tuple(items))
            for key, items in parts
        ]
    return tuple(found)


def _people_shelves(library: Library) -> tuple[Shelf, ...]:
    everyone = people_in_order(library)
    if len(everyone) <= LONGEST_LIST:
        return ()
    filed = {key: filing_key(name) for name, key in everyone}
    parts = _by_prefix([key for _name, key in everyone], filed.__getitem__)
    return tuple(Shelf(key, _initial(key), key.capitalize(), tuple(items)) for key, items in parts)


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
