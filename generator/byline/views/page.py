"""A free page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from byline import addresses
from byline.derive.shelves import Shelves
from byline.library.model import FreePage, Library, Subject
from byline.site import Planned, Site
from byline.views.edit_links import RecordLinks, record_links
from byline.views.head import Head, head, on_site, opening
from byline.views.illustrations import ShownPicture, shown_picture
from byline.views.page_kind import PageAt, PageKind
from byline.views.prose import Piece, prose
from byline.views.shared import extra_of, safe_html

MOST_IN_FOOTERS = 12


@dataclass(frozen=True, slots=True)
class PageView:
    """What a free page shows."""

    head: Head
    title: str
    heading: Markup
    picture: ShownPicture | None
    body: tuple[Piece, ...]
    extra: Mapping[str, Any]
    record: RecordLinks | None


def free_page(site: Site, page: Planned) -> PageView:
    """A free page."""
    (key,) = page.key
    written = site.library.pages[key]
    body = prose(site, "pages", key, written.body)
    about = opening(body) or on_site(site, written.title.plain)
    return PageView(
        head=head(site, page, about),
        title=written.title.plain,
        heading=safe_html(written.title.html),
        picture=shown_picture(site, "pages", key, written.record.image),
        body=body,
        extra=extra_of(written.record),
        record=record_links(site, "pages", key),
    )


def pages_of_footers(library: Library) -> list[FreePage]:
    """The free pages that the navigation does not name. Where they are more than footers hold,
    home lists them, and footers lead there."""
    found = (page for page in library.pages.values() if not page.record.unlisted)
    return [page for page in found if not page.record.nav]


def _pages(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    for page in library.pages:
        yield PageAt(addresses.page(page), (page,), Subject("pages", page))


FREE_PAGE = PageKind(name="page", pages=_pages, view=free_page, template="page")
