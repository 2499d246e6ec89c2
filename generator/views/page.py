"""A free page."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.views.prose import Piece, prose
from generator.views.shared import Site, safe_html


@dataclass(frozen=True, slots=True)
class PageView:
    """What a free page shows."""

    title: str
    heading: Markup
    body: tuple[Piece, ...]


def free_page(site: Site, key: str) -> PageView:
    """The free page with that id."""
    page = site.library.pages[key]
    return PageView(
        page.title.plain, safe_html(page.title.html), prose(site, "pages", key, page.body)
    )
