"""What search by text can find: papers, news and free pages, each as plain text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from byline import addresses
from byline.derive.events import listed_news
from byline.derive.figures.citations import known_citations
from byline.derive.in_a_line import about_paper, venue_of
from byline.library.model import FreePage, Library, Note, Work
from byline.library.reached import all_named
from byline.records.fields import PartialDate
from byline.search.folding import words as words_of
from byline.site import Site
from byline.views.head import plain
from byline.views.shared import shown_date, standing

NEWS, PAGE = "news", "page"
UNDATED = PartialDate(0)
_COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page of the site as search by text knows it.

    `short` is the title's part before the colon, `also` holds other spellings of its words;
    `beside` is found and not shown, `text` is found only if texts are asked for. `facets`
    are what results can be narrowed and sorted by, as (name, value).
    """

    address: str
    title: str
    about: str
    standing: str
    short: str
    also: str
    people: str
    beside: str
    text: str
    facets: tuple[tuple[str, str], ...]


class _Dated(NamedTuple):
    """Where a document stands among all, and how it is made."""

    date: PartialDate
    venue: str
    address: str
    make: Callable[[], SearchDocument]


def documents(site: Site) -> tuple[SearchDocument, ...]:
    """All that can be found, the newest first; what has no date last.

    On one date a venue's papers stand together, which keeps the files of facets short.
    """
    return tuple(dated.make() for dated in _in_order(site))


def ranks(site: Site) -> dict[str, int]:
    """The places of the documents in their order, by address."""
    return {dated.address: rank for rank, dated in enumerate(_in_order(site))}


def _in_order(site: Site) -> list[_Dated]:
    dated = [*_papers(site.library), *_news(site.library), *_pages(site.library)]
    return sorted(dated, key=lambda it: (tuple(-part for part in it.date), it.venue))


def _papers(library: Library) -> Iterator[_Dated]:
    for work in library.listed:
        venue = venue_of(library, work)
        make = partial(_paper, library, work, venue)
        yield _Dated(work.record.ordering_date, venue, addresses.paper(work.id), make)


def _paper(library: Library, work: Work, venue: str) -> SearchDocument:
    paper, title = work.record, work.title.plain
    bylines = all_named(work.bylines)
    people = ", ".join(it.printed for it in bylines)
    year, topics = str(paper.filed_year), [it.text for it in work.topics]
    facets = [("type", paper.type or ""), ("year", year), ("venue", venue)]
    facets += [("topic", it) for it in dict.fromkeys(topics)]
    facets += [("code", "yes")] if paper.has_code or paper.links.code else []
    facets += [("citations", str(known_citations(paper) or ""))]
    return SearchDocument(
        address=addresses.paper(work.id),
        title=title,
        about=about_paper(library, work),
        standing=standing(work),
        short=_short(title),
        also=_also(f"{title} {people}"),
        people=people,
        beside=", ".join(it for it in (venue, year, *topics, *paper.keywords) if it),
        text=" ".join(it for it in (work.tldr.plain, plain(work.abstract.html)) if it),
        facets=tuple((name, value) for name, value in facets if value),
    )


def _news(library: Library) -> Iterator[_Dated]:
    for note in listed_news(library):
        yield _Dated(note.record.date, "", addresses.news(note.record.id), partial(_note, note))


def _note(note: Note) -> SearchDocument:
    date = note.record.date
    address, title = addresses.news(note.record.id), note.title.plain
    facets = (("type", NEWS), ("year", str(date.year)))
    return _other(address, title, shown_date(date), plain(note.body.html), facets)


def _pages(library: Library) -> Iterator[_Dated]:
    for page in library.pages.values():
        if not page.record.unlisted:
            yield _Dated(UNDATED, "", addresses.page(page.record.id), partial(_free_page, page))


def _free_page(page: FreePage) -> SearchDocument:
    address, text = addresses.page(page.record.id), plain(page.body.html)
    return _other(address, page.title.plain, "", text, (("type", PAGE),))


def _other(
    address: str, title: str, about: str, text: str, facets: tuple[tuple[str, str], ...]
) -> SearchDocument:
    return SearchDocument(
        address=address,
        title=title,
        about=about,
        standing="",
        short=_short(title),
        also=_also(title),
        people="",
        beside="",
        text=text,
        facets=facets,
    )


def _short(title: str) -> str:
    """The part of a title before its colon: an acronym, more often than not."""
    at = min((place for it in _COLONS if (place := title.find(it)) > 0), default=0)
    return title[:at]


def _also(text: str) -> str:
    """Other spellings of the words that are not plain ASCII: without accents, romanised, and
    in pairs of letters where a script has no spaces."""
    if text.isascii():
        return ""
    other = " ".join(it for it in text.split() if not it.isascii())
    return " ".join(dict.fromkeys(form for word in words_of(other) for form in word.forms))
