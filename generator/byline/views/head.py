"""What a page says of itself in its head: to search engines, feed readers and other programs."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from byline import addresses
from byline.derive.events import has_feed
from byline.formats.reference import Reference
from byline.formats.scholar import tags
from byline.library.model import Subject, Work
from byline.site import Planned, Site
from byline.views.prose import Piece
from byline.views.shared import Link
from byline.words import interface as words

# What Open Graph calls the kinds of pages.
WEBSITE, ARTICLE, PROFILE = "website", "article", "profile"
LONGEST_DESCRIPTION = 200
_ENOUGH = 4 * LONGEST_DESCRIPTION  # of HTML, to fill a description with what its tags leave
_NO_TEXT = re.compile(r"<pre\b.*?(?:</pre>|\Z)|<[^>]*(?:>|\Z)", re.DOTALL)
_WITHIN_WORDS = re.compile(r"</?(?:a|em|strong|code|span|su[bp]|u|m[a-z]+)\b[^>]*>")


@dataclass(frozen=True, slots=True)
class MetaTag:
    """A fact for other programs, by a name that they know."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a page's head beside its title.

    Its description and its kind for Open Graph may be left out (''). The address is the full
    one, '' where the site does not know where it stands. A page that
    is hidden asks search engines not to list it.
    """

    description: str
    kind: str
    address: str
    is_hidden: bool
    feed: Link | None
    tags: tuple[MetaTag, ...]


def head(
    site: Site,
    page: Planned,
    description: str,
    *,
    kind: str = WEBSITE,
    feed: Subject | None = None,
    tags: Iterable[MetaTag] = (),
    is_numerous: bool = False,
) -> Head:
    """The head of a page; `feed` is whose feed it offers, if there is one.

    Where a site has most pages, its size may leave out what the page says below.
    """
    is_short = is_numerous and not site.extent.heads_repeat_the_page
    return Head(
        description="" if is_short else shortened(description),
        kind="" if is_short else kind,
        address=site.base + page.address if site.base and page.is_listed else "",
        is_hidden=not page.is_listed,
        feed=_feed(site, feed) if feed else None,
        tags=tuple(tags),
    )


def _feed(site: Site, subject: Subject) -> Link | None:
    address = addresses.feed(subject.address)
    return Link(words.FEED, address) if has_feed(site.library, subject) else None


def list_head(
    site: Site,
    page: Planned,
    title: str,
    count: str,
    *,
    feed: Subject | None = None,
    text: str = "",
    is_numerous: bool = False,
) -> Head:
    """The head of a list, told by the text that describes it or else by what it counts."""
    counted = words.part_of(title, count) if count else title
    about = text or on_site(site, counted)
    return head(site, page, about, feed=feed, is_numerous=is_numerous)


def hidden_head(description: str = "") -> Head:
    """The head of a page that is no record's, and that search engines are not to list."""
    return Head(description, WEBSITE, "", is_hidden=True, feed=None, tags=())


def on_site(site: Site, what: str) -> str:
    """What a page holds, told where nobody sees whose site it is."""
    return f"{what} · {site.library.config.title}"


def sentences(parts: Iterable[str]) -> str:
    """The parts that say something, each closed as a sentence."""
    said = [part for part in parts if part]
    return " ".join(part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in said)


def opening(pieces: Iterable[Piece]) -> str:
    """How a long text begins, without its markup."""
    return shortened(plain("".join(piece.html for piece in pieces)[:_ENOUGH]))


def plain(made: str) -> str:
    """What HTML that `byline.text` made says, without its tags and its blocks of code."""
    return html.unescape(_NO_TEXT.sub(" ", _WITHIN_WORDS.sub("", made)))


def shortened(text: str) -> str:
    """The text on one line, cut between words where it is too long for a description."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_DESCRIPTION:
        return line
    whole, _, _cut = line[:LONGEST_DESCRIPTION].rpartition(" ")
    return (whole or line[:LONGEST_DESCRIPTION]).rstrip(",;:.–—- ") + "…"


def paper_head(site: Site, page: Planned, work: Work, cited: Reference, about: str) -> Head:
    """The head of a paper's page, with the tags that indexes of papers read.

    Addresses in the tags must be full ones; a PDF counts only where it stands beside the page.
    A short one says its own address once, as the canonical one.
    """
    found = list(tags(cited))
    if site.base:
        if site.extent.heads_repeat_the_page:
            found.append(("citation_abstract_html_url", site.base + page.address))
        files = site.library.attachments.get(("papers", work.id), {})
        pdf = files.get(work.record.links.pdf or "")
        if pdf and pdf.form == words.FORMS["pdf"]:
            found.append(("citation_pdf_url", site.base + addresses.beside(page.address, pdf.name)))
    made = (MetaTag(*it) for it in found)
    return head(site, page, about, kind=ARTICLE, tags=made, is_numerous=True)
