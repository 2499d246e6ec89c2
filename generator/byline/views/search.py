"""The page of search, and the ways into it from long lists."""

from dataclasses import dataclass

from byline import addresses
from byline.library.ties import TIE_KINDS, has_listed
from byline.site import Planned, Site
from byline.views.head import Head, hidden_head
from byline.views.page_kind import PageKind, one_page
from byline.views.shared import Link
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page that explains search and offers the ways to browse; scripts make it search."""

    head: Head
    title: str
    ways: tuple[Link, ...]
    by_citations: bool
    has_abstracts: bool


def search(site: Site, _page: Planned) -> SearchView:
    """The page of search, the same whatever is sought."""
    return SearchView(
        head=hidden_head(words.SEARCH_MEANS),
        title=words.SEARCH,
        ways=browse_ways(site),
        by_citations=site.features.citations,
        has_abstracts=site.extent.searches_abstracts,
    )


def browse_ways(site: Site) -> tuple[Link, ...]:
    """The ways to everything that can be found without searching."""
    ways = [Link(words.ALL_PAPERS, addresses.PAPERS)]
    ways += [Link(words.YEARS, addresses.YEARS)] if site.features.years else []
    ways += [Link(words.ALL_PEOPLE, addresses.AUTHORS)]
    for kind in TIE_KINDS.values():
        if site.features.publishes(kind.folder) and has_listed(site.library, kind):
            ways.append(Link(kind.title, addresses.ties(kind.folder)))
    return tuple(ways)


SEARCH = PageKind(
    name="search",
    pages=one_page(addresses.SEARCH),
    view=search,
    template="search",
    switch="search",
    in_sitemap=False,
    weighs_as="search",
)
