"""Long lists cut into parts by year, letter or prefix: never by position.

A list that fits one page has no parts. One more record changes the part it falls into
and the list of parts, and no other page.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from byline import addresses
from byline.addresses import slug
from byline.library.identity import NAME, PersonKey
from byline.library.model import Library, Subject, Tie
from byline.library.ties import TIE_KINDS, TieKind
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
    """A list too long for one page: what it is called, the kind of pages that its parts are, what
    it belongs to, and its parts."""

    title: str
    part_kind: str
    about: Subject | None
    shelves: tuple[Shelf, ...]

    def shelf(self, key: str) -> Shelf:
        """The part with that key."""
        return next(shelf for shelf in self.shelves if shelf.key == key)


@dataclass(frozen=True, slots=True)
class Shelves:
    """The lists that are too long, by their address, and what stands on each of their shelves, by
    the list's address and the shelf's key: papers, by id, or people.

    They are apart, because a page of one shelf names the others and shows nothing of them.
    """

    lists: Mapping[str, LongList]
    papers: Mapping[tuple[str, str], tuple[str, ...]]
    people: Mapping[tuple[str, str], tuple[PersonKey, ...]]


Item = TypeVar("Item")
_Filled = tuple[Shelf, tuple[Item, ...]]


def shelves(library: Library) -> Shelves:
    """All lists of the site that are too long for one page."""
    lists: dict[str, LongList] = {}
    papers: dict[tuple[str, str], tuple[str, ...]] = {}
    for it in _paper_lists(library):
        if it.parts:
            parts = tuple(shelf for shelf, _papers in it.parts)
            lists[it.address] = LongList(it.title, it.part_kind, it.about, parts)
            papers |= {(it.address, shelf.key): own for shelf, own in it.parts}
    people = _people_shelves(library)
    if people:
        parts = tuple(shelf for shelf, _people in people)
        lists[addresses.AUTHORS] = LongList(words.PEOPLE, "authors-part", None, parts)
    return Shelves(lists, papers, {(addresses.AUTHORS, shelf.key): it for shelf, it in people})


class _CutList(NamedTuple):
    """A list of papers and its parts; it has none where it fits one page."""

    address: str
    title: str
    part_kind: str
    about: Subject | None
    parts: tuple[_Filled[str], ...]


def _paper_lists(library: Library) -> Iterator[_CutList]:
    """Every list of papers, wherever it may be long."""
    features = library.config.features
    listed = [work.id for work in library.listed]
    in_years = _by_year(library, listed)
    yield _CutList(addresses.PAPERS, words.PAPERS, "papers-part", None, in_years)
    if features.years:
        for year, papers in years(library, listed).items():
            titles = _by_title(library, papers)
            yield _CutList(addresses.year(year), str(year), "years-part", None, titles)
    for kind in TIE_KINDS.values():
        if features.publishes(kind.folder):
            for tie in library.ties[kind.folder].values():
                yield from _lists_of_tie(library, kind, tie)


def _lists_of_tie(library: Library, kind: TieKind, tie: Tie) -> Iterator[_CutList]:
    """The lists of a tie's papers: all of them, or those of each year. A lean site leaves to search
    what that can be narrowed to."""
    papers, part = library.tied[tie.subject].papers, f"{kind.folder}-part"
    if kind.has_year_pages:
        for year, of_year in years(library, papers).items():
            title, address = words.in_venue(tie.short, year), addresses.venue_year(tie.id, year)
            yield _CutList(address, title, part, tie.subject, _by_title(library, of_year))
    elif library.config.extent.topics_have_long_lists or not is_left_to_search(library, kind, tie):
        in_years = _by_year(library, papers)
        yield _CutList(tie.subject.address, tie.name, part, tie.subject, in_years)


def is_left_to_search(library: Library, kind: TieKind, tie: Tie) -> bool:
    """May search show the papers of a tie in place of a long list?"""
    return library.config.features.search and bool(kind.narrows(tie))


def years(library: Library, papers: Iterable[str]) -> dict[int, list[str]]:
    """The papers by the year under which they are filed, the newest first."""
    by_year: dict[int, list[str]] = defaultdict(list)
    for paper in papers:
        by_year[library.works[paper].record.filed_year].append(paper)
    return dict(sorted(by_year.items(), reverse=True))


def people_in_order(library: Library) -> list[tuple[str, PersonKey]]:
    """Everyone whom the list of people shows, as (filing name, key) in its order.

    A name that bylines print without anyone being reached stands in the list too.
    """
    filed = [
        (person.sort_form, key)
        for key, person in library.people.items()
        if person.is_listed and (person.credits or person.author)
    ]
    filed += [
        (name.sort_form, PersonKey(NAME, name.name))
        for name in library.names.values()
        if name.possible and not name.person
    ]
    return sorted(
        filed, key=lambda it: (filing_key(it[0]), it[0], it[1] not in library.people, it[1])
    )


def filing_key(text: str) -> str:
    """What a name or title is filed under, the same on every machine."""
    return slug(text) or "~"


def _by_year(library: Library, papers: Sequence[str]) -> tuple[_Filled[str], ...]:
    """A long list of papers by year, and by title where a year is long too."""
    if len(papers) <= LONGEST_LIST:
        return ()
    filled: list[_Filled[str]] = []
    for year, items in years(library, papers).items():
        if split := _by_title(library, items):
            filled += [(Shelf(f"{year}-{it.key}", str(year), it.label), some) for it, some in split]
        else:
            filled.append((Shelf(str(year), str(year), str(year)), tuple(items)))
    return tuple(filled)


def _by_title(library: Library, papers: Sequence[str]) -> tuple[_Filled[str], ...]:
    """A long list of papers by the letters with which their titles begin."""
    if len(papers) <= LONGEST_LIST:
        return ()
    parts = _by_prefix(papers, lambda it: filing_key(library.works[it].title.plain))
    return tuple(
        (Shelf(key, key.capitalize(), key.capitalize()), tuple(items)) for key, items in parts
    )


def _people_shelves(library: Library) -> tuple[_Filled[PersonKey], ...]:
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
    items: Sequence[Item], filed: Callable[[Item], str], prefix: str = ""
) -> Iterable[tuple[str, list[Item]]]:
    """The items by the letters they begin with: as few letters as make short lists."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        letters = re.sub(r"[^a-z0-9]", "", filed(item))
        groups[letters[: len(prefix) + 1]].append(item)
    for start in sorted(groups):
        if len(groups[start]) > LONGEST_LIST and len(start) > len(prefix):
            yield from _by_prefix(groups[start], filed, start)
        else:
            yield start or OTHER, groups[start]
