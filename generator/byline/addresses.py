"""The addresses of pages, one function per kind, relative to the site's root; and what is wrong
with one on the web."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

from anyascii import anyascii

# Of characters that cannot be seen: controls, marks of direction, surrogates, private ones.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?")

HOME = ""
PAPERS = "papers/"
AUTHORS = "authors/"
NAMES = "names/"
YEARS = "years/"
NEWS = "news/"
PROJECTS = "projects/"
SEARCH = "search/"
ALL_PAGES = "#pages"  # of home, where it lists all free pages
METRICS = "metrics/"
NOT_FOUND = "404.html"
HOME_TEXT = "index"  # the id of the page whose text stands on home
# First parts of addresses that are the site's own, now or soon: no free page may take them.
OWN = frozenset((
    "404", "api", "assets", "authors", "feed", "following", "graph", "institutions", "metrics",
    "names", "news", "pagefind", "papers", "projects", "robots", "search", "sitemap", "topics",
    "venues", "years",
))  # fmt: skip


def paper(paper_id: str) -> str:
    """A paper's page."""
    return f"papers/{paper_id}/"


def bibtex(paper_id: str) -> str:
    """A paper's entry for BibTeX."""
    return f"papers/{paper_id}/{paper_id}.bib"


def feed(page_address: str) -> str:
    """The feed of a page."""
    return f"{page_address}feed.xml"


def author(author_id: str) -> str:
    """A declared author's page."""
    return f"authors/{author_id}/"


def name(name_slug: str) -> str:
    """The page of a name, or of a person who is known by a key alone."""
    return f"names/{name_slug}/"


def ties(kind: str) -> str:
    """The list of all venues, topics or institutions."""
    return f"{kind}/"


def tie(kind: str, tie_id: str) -> str:
    """The page of a venue, topic or institution."""
    return f"{kind}/{tie_id}/"


def venue_year(venue_id: str, year: int) -> str:
    """One year of a venue."""
    return f"venues/{venue_id}/{year}/"


def year(number: int) -> str:
    """All papers of a year."""
    return f"years/{number}/"


def news(news_id: str) -> str:
    """A news item."""
    return f"news/{news_id}/"


def project(project_id: str) -> str:
    """A project."""
    return f"{PROJECTS}{project_id}/"


def search_for(text: str) -> str:
    """The page of search, with the text typed already."""
    return f"{SEARCH}?{urlencode({'q': text})}"


def metric(figure: str) -> str:
    """The paragraph that explains a figure, by the name with which it is switched off."""
    return f"{METRICS}#{metric_anchor(figure)}"


def metric_anchor(figure: str) -> str:
    """The fragment of that paragraph."""
    return figure.replace("_", "-")


def page(page_id: str) -> str:
    """A free page; the one whose text stands on home is home."""
    return HOME if page_id == HOME_TEXT else f"{page_id}/"


def record(kind: str, record_id: str) -> str:
    """The page of a record of any kind, by the folder that holds it."""
    return page(record_id) if kind == "pages" else f"{kind}/{record_id}/"


def part(list_address: str, key: str) -> str:
    """A part of a list that is too long for one page."""
    return f"{list_address}page/{key}/"


def beside(page_address: str, file_name: str) -> str:
    """A file that is published beside a page."""
    return f"{page_address}{file_name}"


def of_record(kind: str, record_id: str, file_name: str) -> str:
    """A file that a record names: beside its page. The files of home's text have a folder of their
    own, because beside home stand those of the site itself."""
    is_of_home = (kind, record_id) == ("pages", HOME_TEXT)
    return beside(f"{HOME_TEXT}/" if is_of_home else record(kind, record_id), file_name)


def logo(file_name: str) -> str:
    """The picture in the header of every page."""
    return f"assets/{file_name}"


def icon(file_name: str) -> str:
    """What browsers show beside the title: at the top, where phones look for theirs."""
    return file_name


def quoted(address: str) -> str:
    """The address as it stands in a header or a feed."""
    return quote(address)


def file_of(address: str) -> str:
    """The file that a server sends for the address."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def root_from(address: str) -> str:
    """The way from a page back to the site's root, as the start of a relative link."""
    return "../" * address.count("/") or "./"


def shortest_link(page: str, target: str) -> str:
    """The link from a page to an address, which climbs no higher than to the folder of both."""
    folder, way = page[: page.rfind("/") + 1], ""
    while not target.startswith(folder):
        folder, way = folder[: folder.rfind("/", 0, -1) + 1], f"{way}../"
    return (way or "./") + target[len(folder) :]


def neighbour(page: str) -> str:
    """An address as deep in the same first folder: what links lead to from there, they lead to from
    each page that is as deep."""
    first, *deeper = page.split("/")
    return "/".join((first, *("-" for _folder in deeper[:-1]), *deeper[-1:]))


@lru_cache(maxsize=1 << 17)
def slug(text: str, limit: int = 80) -> str:
    """The text as a part of an address: a-z, 0-9 and single hyphens; '' if nothing is left."""
    plain = anyascii(text).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:limit].strip("-")


def ten_digits(contents: Iterable[bytes]) -> str:
    """Ten hex digits for contents in an address: others where any byte differs."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:10]


def six_digits(text: str) -> str:
    """Six hex digits that tell apart what shares a slug."""
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def flaw_of_web_address(text: str) -> str:
    """What is wrong with the host, or the letters, of an address on the web; '' for nothing."""
    is_plain = text.isascii() and text.isprintable()
    if not is_plain and any(unicodedata.category(letter) in _HIDDEN for letter in text):
        return "holds a character that cannot be seen"
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return "has no host or port that there can be"
    if "@" in parts.netloc:
        return "holds a name or a password for its host, which pages would show to everybody"
    is_host = "[" in parts.netloc or _HOST.fullmatch(host)
    return "" if is_host else "has no host or port that there can be"
