"""A free page."""

from dataclasses import dataclass

from markupsafe import Markup

from byline import addresses
from byline.site import Site
from byline.views.edit_links import RecordLinks, record_links
from byline.views.head import Head, head, on_site, opening
from byline.views.prose import Piece, prose
from byline.views.shared import safe_html


@dataclass(frozen=True, slots=True)
class PageView:
    """What a free page shows."""

    head: Head
    title: str
    heading: Markup
    body: tuple[Piece, ...]
    record: RecordLinks | None


def free_page(site: Site, key: str) -> PageView:
    """The free page with that id."""
    page = site.library.pages[key]
    body = prose(site, "pages", key, page.body)
    about = opening(body) or on_site(site, page.title.plain)
    return PageView(
        head=head(site, addresses.page(key), about),
        title=page.title.plain,
        heading=safe_html(page.title.html),
        body=body,
        record=record_links(site, "pages", key),
    )
