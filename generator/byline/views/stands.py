"""Pages that stand for others: one that is not there, and one that has moved."""

from dataclasses import dataclass

from byline import addresses
from byline.site import Site
from byline.views.head import Head, hidden_head
from byline.views.shared import Link
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What a reader sees at an address that leads nowhere; a site with search seeks the nearest
    pages."""

    head: Head
    title: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """Where a page has gone."""

    head: Head
    title: str
    target: Link


def not_found(site: Site, _key: str) -> NotFoundView:
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


def redirect(_site: Site, target: str) -> RedirectView:
    """The page that leads from an old address to the target."""
    return RedirectView(hidden_head(), words.MOVED, Link(words.MOVED_HERE, target))
