"""Pages as (address, kind, key): what is to be written, before any of it is made."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.derive.shelves import Shelves
from generator.identity import AUTHOR, NAME
from generator.library import Library


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to come: its view is built from the key when it is rendered."""

    address: str
    kind: str
    key: str = ""


def plan(library: Library, shelves: Shelves) -> tuple[Planned, ...]:
    """Every page of the site, each address once."""
    pages = [
        Planned(addresses.HOME, "home"),
        Planned(addresses.NOT_FOUND, "not-found"),
        *_papers(library, shelves),
        *_people(library, shelves),
        *_venues(library),
        *_redirects(library),
    ]
    taken: dict[str, Planned] = {}
    for page in pages:
        if taken.setdefault(page.address.casefold(), page) is not page:
            raise AssertionError(f"two pages want {page.address}")
    return tuple(pages)


def _papers(library: Library, shelves: Shelves) -> Iterator[Planned]:
    yield Planned(addresses.PAPERS, "papers")
    for shelf in shelves.papers:
        yield Planned(addresses.papers_part(shelf.key), "papers-part", shelf.key)
    for paper in library.works:
        yield Planned(addresses.paper(paper), "paper", paper)


def _people(library: Library, shelves: Shelves) -> Iterator[Planned]:
    yield Planned(addresses.AUTHORS, "people")
    for shelf in shelves.people:
        yield Planned(addresses.authors_part(shelf.key), "people-part", shelf.key)
    for person in library.people.values():
        if person.author:
            yield Planned(addresses.author(person.author.id), "author", person.author.id)
    if not library.config.features.names:
        return
    if library.names:
        yield Planned("names/", "redirect", addresses.AUTHORS)
    for person in library.people.values():
        if not person.key.startswith((AUTHOR, NAME)):
            yield Planned(addresses.name(person.slug), "key-holder", person.key)
    for name in library.names.values():
        yield Planned(addresses.name(name.slug), "name", name.name)


def _venues(library: Library) -> Iterator[Planned]:
    if not library.config.features.venues:
        return
    yield Planned(addresses.VENUES, "venues")
    for place in library.venues.values():
        yield Planned(addresses.venue(place.id), "venue", place.id)
        years = sorted({library.works[paper].record.filed_year for paper in place.papers})
        for year in years:
            yield Planned(addresses.venue_year(place.id, year), "venue-year", f"{place.id} {year}")


def _redirects(library: Library) -> Iterator[Planned]:
    makers = {"papers": addresses.paper, "authors": addresses.author}
    if library.config.features.venues:
        makers["venues"] = addresses.venue
    for redirect in library.redirects:
        if maker := makers.get(redirect.kind):
            yield Planned(maker(redirect.old), "redirect", maker(redirect.new))
