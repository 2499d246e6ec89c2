"""The page of search, and the ways into it from long lists."""

from dataclasses import dataclass

from byline import addresses
from byline.site import Site
from byline.views.head import Head, hidden_head
from byline.views.shared import Link
from byline.views.ties import TITLES
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page that explains search and offers the ways to browse; scripts make it search."""

    head: Head
    title: str
    ways: tuple[Link, ...]
    by_citations: bool
    has_abstracts: bool


def search(site: Site, _key: str) -> SearchView:
    """The page of search, the same whatever is sought."""
    return SearchView(
        head=hidden_head(words.SEARCH_MEANS),
        title=words.SEARCH,
        ways=browse_ways(site),
        by_citations=site.features.citations,
        has_abstracts=not site.library.config.is_lean,
    )


def browse_ways(site: Site) -> tuple[Link, ...]:
    """The ways to everything that can be found without searching."""
    ways = [Link(words.ALL_PAPERS, addresses.PAPERS)]
    ways += [Link(words.YEARS, addresses.YEARS)] if site.features.years else []
    ways += [Link(words.ALL_PEOPLE, addresses.AUTHORS)]
    for kind, text in TITLES.items():
        listed = any(tie.is_listed for tie in site.library.ties[kind].values())
        if listed and getattr(site.features, kind):
            ways.append(Link(text, addresses.ties(kind)))
    return tuple(ways)
