"""The list of venues, a venue, and one of its years."""

from collections import Counter
from dataclasses import dataclass

from generator import addresses, words
from generator.derive.shelves import LONGEST_LIST
from generator.library import Place
from generator.views.jumps import Jump, Part, jump_to_pages
from generator.views.shared import Group, Link, OutLink, Site, plain_groups


@dataclass(frozen=True, slots=True)
class VenueItem:
    """A venue in the list."""

    name: str
    short: str
    address: str
    count: str


@dataclass(frozen=True, slots=True)
class VenuesView:
    """The list of venues."""

    title: str
    venues: tuple[VenueItem, ...]


@dataclass(frozen=True, slots=True)
class VenueView:
    """A venue; a long list of its papers stands on the pages of its years."""

    title: str
    also: tuple[str, ...]
    count: str
    links: tuple[OutLink, ...]
    jumps: tuple[Jump, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class VenueYearView:
    """One year of a venue."""

    title: str
    venue: Link
    count: str
    jumps: tuple[Jump, ...]
    groups: tuple[Group, ...]


def venues(site: Site, _key: str) -> VenuesView:
    """The list of all venues, by name."""
    return VenuesView(
        words.VENUES,
        tuple(
            VenueItem(
                name=place.name,
                short=place.short if place.short != place.name else "",
                address=addresses.venue(place.id),
                count=words.papers(len(place.papers)),
            )
            for place in site.library.venues.values()
            if place.is_listed
        ),
    )


def venue(site: Site, key: str) -> VenueView:
    """The page of the venue with that id."""
    place = site.library.venues[key]
    record = place.record
    also = [place.short, *(record.names if record else ())]
    is_short = len(place.papers) <= LONGEST_LIST
    return VenueView(
        title=place.name,
        also=tuple(name for name in dict.fromkeys(also) if name != place.name),
        count=words.papers(len(place.papers)),
        links=(OutLink(words.LINK_LABELS["website"], record.url),) if record and record.url else (),
        jumps=_years(site, place, 0),
        groups=plain_groups(site, place.papers) if is_short else (),
    )


def venue_year(site: Site, key: str) -> VenueYearView:
    """The page of one year of a venue: the key is 'ID YEAR'."""
    venue_id, _, year = key.partition(" ")
    place = site.library.venues[venue_id]
    papers = [it for it in place.papers if site.library.works[it].record.filed_year == int(year)]
    return VenueYearView(
        title=words.in_venue(place.short, int(year)),
        venue=Link(place.name, addresses.venue(venue_id)),
        count=words.papers(len(papers)),
        jumps=_years(site, place, int(year)),
        groups=plain_groups(site, papers),
    )


def years_of(site: Site, place: Place) -> Counter[int]:
    """The years in which the venue has papers, with how many."""
    return Counter(site.library.works[paper].record.filed_year for paper in place.papers)


def _years(site: Site, place: Place, here: int) -> tuple[Jump, ...]:
    years = years_of(site, place)
    parts = tuple(
        Part(
            str(year),
            addresses.venue_year(place.id, year),
            "",
            "" if here else f"{number:,}",
            is_here=year == here,
        )
        for year, number in sorted(years.items(), reverse=True)
    )
    return jump_to_pages(parts) if parts else ()
