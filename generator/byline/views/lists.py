"""Lists of papers: all of them, those of a year or of a venue's year, and parts of long lists."""

from dataclasses import dataclass, replace

from byline import addresses
from byline.derive.shelves import years
from byline.site import Site
from byline.views.head import Head, head, list_head, on_site
from byline.views.jumps import Jump, jumps_from_first, jumps_from_part, neighbours
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


def papers(site: Site, _key: str) -> PapersView:
    """All papers, or the way to the parts of their list."""
    listed = [work.id for work in site.library.listed]
    beside = Link(words.BY_YEAR, addresses.YEARS) if listed and site.features.years else None
    return replace(_list(site, addresses.PAPERS, words.PAPERS, listed), beside=beside)


def all_years(site: Site, _key: str) -> TiesView:
    """The list of years."""
    found = years(site.library, (work.id for work in site.library.listed))
    items = tuple(
        TieItem(str(year), "", addresses.year(year), words.papers(len(papers)))
        for year, papers in found.items()
    )
    about = on_site(site, words.YEARS)
    return TiesView(head(site, addresses.YEARS, about), words.YEARS, items, words.NO_PAPERS)


def year(site: Site, key: str) -> PapersView:
    """All papers of a year."""
    found = years(site.library, (work.id for work in site.library.listed))
    above = Link(words.YEARS, addresses.YEARS)
    around = neighbours(addresses.year, found, int(key))
    return _list(site, addresses.year(int(key)), key, found[int(key)], above, around, year=key)


def venue_year(site: Site, key: str) -> PapersView:
    """The papers of one year of a venue: the key is 'ID YEAR'."""
    venue_id, _, number = key.partition(" ")
    venue = site.library.ties["venues"][venue_id]
    found = years(site.library, site.library.tied["venues", venue_id].papers)
    address = addresses.venue_year(venue_id, int(number))
    above = Link(venue.name, addresses.tie("venues", venue_id))
    around = neighbours(lambda it: addresses.venue_year(venue_id, it), found, int(number))
    title = words.in_venue(venue.short, int(number))
    chosen = {"venue": venue.short, "year": number}
    return _list(site, address, title, found[int(number)], above, around, **chosen)


def part(site: Site, key: str) -> PapersView:
    """One part of a long list: the key is 'ADDRESS PART'."""
    address, _, part_key = key.partition(" ")
    whole = site.shelves.lists[address]
    shelf, items = whole.shelf(part_key), site.shelves.papers[address, part_key]
    title = words.part_of(whole.title, shelf.title)
    count = words.papers(len(items))
    return PapersView(
        head=list_head(site, addresses.part(address, part_key), title, count),
        title=title,
        above=Link(whole.title, address),
        count=count,
        beside=None,
        empty=words.NO_PAPERS,
        papers=plain_list(site, items, jumps_from_part(address, whole.shelves, shelf)),
    )


def _list(
    site: Site,
    address: str,
    title: str,
    papers: list[str],
    above: Link | None = None,
    around: tuple[Jump, ...] = (),
    **chosen: str,
) -> PapersView:
    """A list on one page, or the way to its parts; search within it has this already chosen."""
    count = words.papers(len(papers)) if papers else ""
    feed = addresses.HOME if address == addresses.PAPERS else None
    top = list_head(site, address, title, count, feed)
    if address in site.shelves.lists:
        jumps = (*around, *jumps_from_first(address, site.shelves))
        way = search_way(site, words.SEARCH_PAPERS_HERE, len(papers), **chosen)
        parts = plain_list(site, (), jumps, way)
        return PapersView(top, title, above, count, None, words.NO_PAPERS, parts)
    whole = plain_list(site, papers, around or None)
    return PapersView(top, title, above, count, None, words.NO_PAPERS, whole)
