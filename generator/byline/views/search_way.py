"""The way from a list that is too long to read to search, narrowed to that list."""

from dataclasses import dataclass
from urllib.parse import urlencode

from byline import addresses
from byline.derive.shelves import LONGEST_LIST
from byline.site import Site


@dataclass(frozen=True, slots=True)
class SearchWay:
    """A link to search; the query says in the address what is already chosen."""

    text: str
    address: str
    query: str


def search_way(site: Site, text: str, length: int, **chosen: str) -> SearchWay | None:
    """The way to search within a list of that length; None for a short one, or without search."""
    if length <= LONGEST_LIST or not site.features.search:
        return None
    return SearchWay(text, addresses.SEARCH, urlencode(chosen))
