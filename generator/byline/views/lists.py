"""Lists of papers: all of them, those of a year or of a venue's year, and parts of long lists."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from byline import addresses
from byline.derive.shelves import Shelves, years
from byline.library.listing import leads_to_papers
from byline.library.model import SITE, Library, Subject
from byline.library.ties import TIE_KINDS
from byline.site import Planned, Site
from byline.views.head import Head, head, list_head, on_site
from byline.views.jumps import Jump, jumps_from_first, jumps_from_part, neighbours
from byline.views.page_kind import InNavigation, PageAt, PageKind, one_page, parts_of
from byline.views.paper_list import PaperList, plain_list
from byline.views.search_way import search_way
from byline.views.shared import Link
from byline.views.ties import TieItem, TiesView
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class PapersView:
    """A list of papers, or a part of it; `above` is the page that it belongs to, `beside`
    another way into the same papers."""

    head: Head
    title: str
    above: Link | None
    count: str
    beside: Link | None
    empty: str
    papers: PaperList


def papers(site: Site, page: Planned) -> PapersView:
    """All papers, or the way to the parts of their list."""
    listed = [work.id for work in site.library.listed]
    count = words.papers(len(listed)) if listed else ""
    top = list_head(site, page, words.PAPERS, count, feed=SITE, is_numerous=True)
    beside = Link(words.BY_YEAR, addresses.YEARS) if listed and site.features.years else None
    return replace(_list(site, page, top, words.PAPERS, listed), beside=beside)


def all_years(site: Site, page: Planned) -> TiesView:
    """The list of years."""
    found = years(site.library, (work.id for work in site.library.listed))
    items = tuple(
        TieItem(str(year), "", addresses.year(year), words.papers(len(papers)))
        for year, papers in found.items()
    )
    about = on_site(site, words.YEARS)
    return TiesView(head(site, page, about), words.YEARS, items, words.NO_PAPERS)


def year(site: Site, page: Planned) -> PapersView:
    """All papers of a year."""
    (number,) = page.key
    by_year = years(site.library, (work.id for work in site.library.listed))
    above = Link(words.YEARS, addresses.YEARS)
    around = neighbours(addresses.year, by_year, number)
    title, papers = str(number), by_year[number]
    top = list_head(site, page, title, words.papers(len(papers)))
    return _list(site, page, top, title, papers, above, around, year=title)


def venue_year(site: Site, page: Planned) -> PapersView:
    """The papers of one year of a venue."""
    venue_id, number = page.key
    venue = site.library.ties["venues"][venue_id]
    by_year = years(site.library, site.library.tied[Subject("venues", venue_id)].papers)
    above = Link(venue.name, addresses.tie("venues", venue_id))
    around = neighbours(lambda it: addresses.venue_year(venue_id, it), by_year, number)
    title, papers = words.in_venue(venue.short, number), by_year[number]
    top = list_head(site, page, title, words.papers(len(papers)))
    chosen = {"venue": venue.short, "year": str(number)}
    return _list(site, page, top, title, papers, above, around, **chosen)


def part(site: Site, page: Planned) -> PapersView:
    """One part of a long list: the key is the list's address and the part's key."""
    address, part_key = page.key
    whole = site.shelves.lists[address]
    shelf, items = whole.shelf(part_key), site.shelves.papers[address, part_key]
    title = words.part_of(whole.title, shelf.title)
    count = words.papers(len(items))
    is_of_all = address == addresses.PAPERS
    return PapersView(
        head=list_head(site, page, title, count, is_numerous=is_of_all),
        title=title,
        above=Link(whole.title, address),
        count=count,
        beside=None,
        empty=words.NO_PAPERS,
        papers=plain_list(site, items, jumps_from_part(address, whole.shelves, shelf)),
    )


def _list(
    site: Site,
    page: Planned,
    top: Head,
    title: str,
    papers: list[str],
    above: Link | None = None,
    around: tuple[Jump, ...] = (),
    **chosen: str,
) -> PapersView:
    """A list on one page, or the way to its parts; search within it has this already chosen."""
    count = words.papers(len(papers)) if papers else ""
    if page.address in site.shelves.lists:
        jumps = (*around, *jumps_from_first(page.address, site.shelves))
        way = search_way(site, words.SEARCH_PAPERS_HERE, len(papers), **chosen)
        shown = plain_list(site, (), jumps, way)
    else:
        shown = plain_list(site, papers, around or None)
    return PapersView(
        head=top,
        title=title,
        above=above,
        count=count,
        beside=None,
        empty=words.NO_PAPERS,
        papers=shown,
    )


def _years(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    for number in years(library, (work.id for work in library.listed)):
        yield PageAt(addresses.year(number), (number,))


def _years_of_venues(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    for venue in library.ties["venues"]:
        about = Subject("venues", venue)
        for number in years(library, library.tied[about].papers):
            yield PageAt(addresses.venue_year(venue, number), (venue, number), about)


def _parts(name: str, section: str, weighs_as: str) -> PageKind:
    return PageKind(name, parts_of(name), part, "papers", section, weighs_as=weighs_as)


PAPERS = PageKind(
    name="papers",
    pages=one_page(addresses.PAPERS),
    view=papers,
    template="papers",
    section="papers",
    weighs_as="pages of papers",
    navigation=InNavigation(words.PAPERS, leads_to_papers),
)
YEARS = PageKind(
    name="years",
    pages=one_page(addresses.YEARS),
    view=all_years,
    template="ties",
    section="papers",
    switch="years",
    weighs_as="pages of years",
)
YEAR = PageKind(
    name="year",
    pages=_years,
    view=year,
    template="papers",
    section="papers",
    switch="years",
    weighs_as="pages of years",
)
VENUE_YEAR = PageKind(
    name="venue-year",
    pages=_years_of_venues,
    view=venue_year,
    template="papers",
    section="venues",
    switch="venues",
    weighs_as="pages of venues",
)
PAPERS_PARTS = _parts("papers-part", "papers", "pages of papers")
YEARS_PARTS = _parts("years-part", "papers", "pages of years")
TIES_PARTS = tuple(_parts(f"{it}-part", it, f"pages of {it}") for it in TIE_KINDS)
