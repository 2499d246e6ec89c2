"""Pages as (address, kind, key): what is to be written, before any of it is made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from byline import addresses
from byline.derive.events import feeds
from byline.derive.figures import shown_figures
from byline.derive.lean import has_page
from byline.derive.shelves import Shelves, years
from byline.library.identity import KEY, ORCID
from byline.library.model import Library
from byline.reading.attachments import Attachment


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to come: its view is built from the key when it is rendered."""

    address: str
    kind: str
    key: Any = ""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to come, beside a page."""

    address: str
    attachment: Attachment


def plan(library: Library, shelves: Shelves) -> tuple[Planned, ...]:
    """Every page of the site, each address once."""
    pages = [
        Planned(addresses.HOME, "home"),
        Planned(addresses.NOT_FOUND, "not-found"),
        *([Planned(addresses.SEARCH, "search")] if library.config.features.search else []),
        *_papers(library),
        *_people(library),
        *_years(library),
        *_ties(library),
        *_news(library),
        *_metrics(library),
        *(Planned(addresses.page(page), "page", page) for page in library.pages),
        *_parts(shelves),
        *(Planned(addresses.feed(page), "feed", page) for page in feeds(library)),
        *_redirects(library),
    ]
    _refuse_twins(page.address for page in pages)
    return tuple(pages)


def files(library: Library, pages: Iterable[Planned]) -> tuple[PlannedFile, ...]:
    """Every file that records name and the logo, each address once."""
    planned = {page.address for page in pages}
    found = [
        PlannedFile(addresses.beside(page, attachment.name), attachment)
        for (kind, record), attachments in library.attachments.items()
        if (page := addresses.record(kind, record)) in planned
        for attachment in dict.fromkeys(attachments.values())
    ]
    if library.logo:
        found.append(PlannedFile(addresses.logo(library.logo.name), library.logo))
    _refuse_twins([*planned, *(file.address for file in found)])
    return tuple(found)


def _refuse_twins(wanted: Iterable[str]) -> None:
    """Checks that no two addresses are one file on a disk that ignores case."""
    taken: set[str] = set()
    for address in wanted:
        folded = addresses.file_of(address).casefold()
        if folded in taken:
            raise AssertionError(f"two pages or files want {address}")
        taken.add(folded)


def _papers(library: Library) -> Iterator[Planned]:
    yield Planned(addresses.PAPERS, "papers")
    for paper in library.works:
        yield Planned(addresses.paper(paper), "paper", paper)
        if not library.config.is_lean:
            yield Planned(addresses.bibtex(paper), "bibtex", paper)


def _people(library: Library) -> Iterator[Planned]:
    yield Planned(addresses.AUTHORS, "people")
    for person in library.people.values():
        if person.author:
            yield Planned(addresses.author(person.author.id), "author", person.author.id)
    if library.names and library.config.features.names:
        yield Planned("names/", "redirect", addresses.AUTHORS)
    for person in library.people.values():
        if person.key.kind in {KEY, ORCID} and has_page(library, person):
            yield Planned(addresses.name(person.slug), "key-holder", person.key)
    for name in library.names.values():
        if has_page(library, name):
            yield Planned(addresses.name(name.slug), "name", name.name)


def _years(library: Library) -> Iterator[Planned]:
    if library.config.features.years:
        yield Planned(addresses.YEARS, "years")
        for year in years(library, (work.id for work in library.listed)):
            yield Planned(addresses.year(year), "year", str(year))


def _ties(library: Library) -> Iterator[Planned]:
    for kind, ties in library.ties.items():
        if not getattr(library.config.features, kind):
            continue
        yield Planned(addresses.ties(kind), kind, kind)
        for tie in ties.values():
            address = addresses.tie(kind, tie.id)
            yield Planned(address, kind.removesuffix("s"), address)
    for venue in library.ties["venues"].values() if library.config.features.venues else ():
        for year in years(library, library.tied["venues", venue.id].papers):
            yield Planned(addresses.venue_year(venue.id, year), "venue-year", f"{venue.id} {year}")


def _news(library: Library) -> Iterator[Planned]:
    if library.config.features.news:
        yield Planned(addresses.NEWS, "news")
        for note in library.news:
            yield Planned(addresses.news(note), "news-item", note)


def _metrics(library: Library) -> Iterator[Planned]:
    if shown_figures(library.config.features):
        yield Planned(addresses.METRICS, "metrics")


def _parts(shelves: Shelves) -> Iterator[Planned]:
    """The parts of long lists; their kind is the folder's name, so that the navigation is right."""
    for address, whole in shelves.lists.items():
        for shelf in whole.shelves:
            kind = f"{address.partition('/')[0]}-part"
            yield Planned(addresses.part(address, shelf.key), kind, f"{address} {shelf.key}")


def _redirects(library: Library) -> Iterator[Planned]:
    """The old addresses of records whose kind has pages."""
    features = library.config.features
    for redirect in library.redirects:
        if getattr(features, redirect.kind, True):
            old, new = (addresses.record(redirect.kind, it) for it in (redirect.old, redirect.new))
            yield Planned(old, "redirect", new)
