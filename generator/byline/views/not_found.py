"""The page that is not there: what a reader sees at an address that leads nowhere."""

from dataclasses import dataclass

from byline import addresses
from byline.site import Planned, Site
from byline.views.head import Head, hidden_head
from byline.views.page_kind import PageKind, one_page
from byline.views.shared import Link
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What a reader sees at an address that leads nowhere; a site with search seeks the nearest
    pages."""

    head: Head
    title: str
    ways: tuple[Link, ...]


def not_found(site: Site, _page: Planned) -> NotFoundView:
    """The page for addresses that lead nowhere."""
    ways = [
        Link(words.HOME, addresses.HOME),
        Link(words.PAPERS, addresses.PAPERS),
        Link(words.PEOPLE, addresses.AUTHORS),
    ]
    ways += [Link(words.VENUES, addresses.ties("venues"))] if site.features.venues else []
    ways += [Link(words.YEARS, addresses.YEARS)] if site.features.years else []
    ways += [Link(words.SEARCH, addresses.SEARCH)] if site.features.search else []
    return NotFoundView(hidden_head(words.NOT_FOUND_MEANS), words.NOT_FOUND, tuple(ways))


NOT_FOUND = PageKind(
    name="not-found",
    pages=one_page(addresses.NOT_FOUND),
    view=not_found,
    template="not-found",
    in_sitemap=False,
)
