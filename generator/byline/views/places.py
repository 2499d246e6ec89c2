"""Places on the web, of a person or of the site: each by its name and with its mark."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from byline.records import Author
from byline.records.config import SiteLinks
from byline.records.services import SERVICES, Services
from byline.site import Site
from byline.views.shared import OutLink, out_links
from byline.words import interface as words

# Signs of our own, as lines in an SVG of 16 by 16.
MARKS: Mapping[str, str] = MappingProxyType(
    {
        # a globe
        "website": "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0h13M8 1.5c-4 4-4 9 0 13"
        "c4-4 4-9 0-13",
        # a branch
        "github": "M3 3.5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M3 12.5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 "
        "0-3 0M10 5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M4.5 5v6M11.5 6.5c0 3-7 1-7 4.5",
        # brackets of code
        "gitlab": "M4.5 4 1 8l3.5 4M11.5 4 15 8l-3.5 4M9.5 3l-3 10",
        # an m that speaks
        "mastodon": "M2 2h12v9H8l-3.5 3v-3H2zM5 8.5V5.5c0-1.5 3-1.5 3 0v3M8 5.5c0-1.5 3-1.5 3 0v3",
        # a butterfly
        "bluesky": "M8 8C7 4 2 .5 2 4.5S5 8.5 8 8c3 .5 6 .5 6-3.5S9 4 8 8c-2 0-4 2-3.5 4S7.5 "
        "13 8 10c.5 3 3 4 3.5 2S10 8 8 8",
        # in, framed
        "linkedin": "M2 2h12v12H2zM5.2 7.3V11.2M5.2 4.7V5M8 11.2V7.3M8 9c0-2.3 3-2.3 3 0v2.2",
        # a scholar's cap
        "scholar": "M1 6.5 8 3l7 3.5L8 10zM4 8.2v3.3c2 1.7 6 1.7 8 0V8.2",
        # a drum of records
        "dblp": "M2.5 4c0-2.5 11-2.5 11 0v8c0 2.5-11 2.5-11 0zc0 2.5 11 2.5 11 0M2.5 8c0 2.5 11 "
        "2.5 11 0",
        # an A
        "openalex": "M2.5 13.5l5.5-11 5.5 11M4.5 10h7",
        # a tick with an echo
        "semantic_scholar": "M1.5 8.5l4 4.5L14.5 3M5.5 7.5l1.5 1.5 4.5-5",
        # an R, framed
        "researchgate": "M2 2h12v12H2zM6 11.5v-7h2.5c2.3 0 2.3 3.7 0 3.7H6M8.5 8.2l2.2 3.3",
    }
)


def places_of_person(site: Site, author: Author) -> tuple[OutLink, ...]:
    """A person's places on the web, and the files and pages that their record calls otherwise."""
    links, found = author.links, list(_by_name(author.links))
    for url in links.social:
        found.append(_network(url, {it.text for it in found}))
    more = out_links(site, "authors", author.id, ((it.label, it.url) for it in links.more))
    return (*found, *more)


def places_of_site(links: SiteLinks) -> tuple[OutLink, ...]:
    """The site's own places on the web, by name, and what it calls otherwise."""
    return (*_by_name(links), *(OutLink(link.label, link.url) for link in links.more))


def _by_name(links: Services) -> Iterator[OutLink]:
    for name, label in words.LINK_LABELS.items():
        if url := getattr(links, name, None):
            yield OutLink(label, url, mark=MARKS.get(name, ""), is_own=True)


def _network(url: str, taken: set[str]) -> OutLink:
    """A page of which only the address is known: by its service, unless another place is called
    so, or by that address."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    name = next((key for key, it in SERVICES.items() if it.hosts and it.has_pages_at(host)), "")
    called = words.LINK_LABELS[name] if name else ""
    is_free = called and called not in taken
    label = called if is_free else f"{host}{parts.path.rstrip('/')}"
    return OutLink(label, url, mark=MARKS.get(name, ""), is_own=True)
