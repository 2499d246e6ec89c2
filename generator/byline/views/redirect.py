"""Pages at old addresses, which lead to the new ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from byline import addresses
from byline.derive.shelves import Shelves
from byline.library.model import Library
from byline.site import Planned, Site
from byline.views.head import Head, hidden_head
from byline.views.page_kind import PageAt, PageKind
from byline.views.shared import OutLink
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class RedirectView:
    """Where a page has gone."""

    head: Head
    title: str
    target: OutLink


def redirect(_site: Site, page: Planned) -> RedirectView:
    """The page that leads from an old address to the target."""
    address, url = page.key
    target = OutLink(words.MOVED_HERE, url=url) if url else OutLink(words.MOVED_HERE, None, address)
    return RedirectView(hidden_head(), words.MOVED, target)


def _pages(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    """The old addresses of records whose kind has pages, and those that the configuration gives;
    and the folder of names, which has no list of its own."""
    features = library.config.features
    if library.names and features.names:
        yield PageAt(addresses.NAMES, (addresses.AUTHORS, ""))
    for it in library.redirects:
        if features.publishes(it.kind):
            target = addresses.record(it.kind, it.new)
            yield PageAt(addresses.record(it.kind, it.old), (target, ""))
    for move in library.moves:
        yield PageAt(move.old, (move.address, move.url))


REDIRECT = PageKind(
    name="redirect", pages=_pages, view=redirect, template="redirect", in_sitemap=False
)
