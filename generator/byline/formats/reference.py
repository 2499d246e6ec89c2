"""A reference: all that citing a work needs, as plain values that belong to no format.

    library, work -> reference -> BibTeX, a citation in plain text, ...

Names are those of the bylines, which already print today's name in place of a former one.
"""

import re
from dataclasses import dataclass

from byline.library.identity import Attribution
from byline.library.model import Library, Tie, Work
from byline.library.reached import Whom, all_named, reached
from byline.records import Paper, Venue
from byline.records.fields import PartialDate
from byline.records.names import SUFFIXES
from byline.records.other_kinds import VenueType
from byline.records.paper import PaperType, Status

# What a paper without a type is, as far as its venue says so.
_TYPE_BY_VENUE = {
    VenueType.CONFERENCE: PaperType.CONFERENCE,
    VenueType.JOURNAL: PaperType.JOURNAL,
    VenueType.WORKSHOP: PaperType.WORKSHOP,
    VenueType.REPOSITORY: PaperType.PREPRINT,
}
# Works that stand on their own: a venue given for one is who published or accepted it,
# unless its record says that it is something else.
_PUBLISHED_ALONE = frozenset({PaperType.BOOK, PaperType.DATASET, PaperType.SOFTWARE})
_MADE_AT_INSTITUTION = frozenset({PaperType.THESIS, PaperType.REPORT})
_HOLDS_PARTS = frozenset({VenueType.CONFERENCE, VenueType.JOURNAL, VenueType.WORKSHOP})
# The links under which a work itself is found, best first, and those that only some types have.
_LINKS = ("publisher", "pdf")
_MORE_LINKS = {
    PaperType.SOFTWARE: ("code", "project"),
    PaperType.DATASET: ("data", "project"),
    PaperType.POSTER: ("poster",),
    PaperType.TALK: ("slides", "video"),
}
_OPENREVIEW = "https://openreview.net/forum?id="
_HYPHEN = re.compile("[\u2010\u2011\uff0d]")
_DASH = re.compile("[\u2012-\u2015\u2212]")
_RANGE = re.compile(r"(.+?) ?--+ ?(.+)|([^-]+?) ?- ?([^-]+)")
_ARXIV_CLASS = re.compile(r"[a-z-]+(\.[A-Za-z-]+)?")


@dataclass(frozen=True, slots=True)
class Contributor:
    """Someone whom a reference names. A team has no name but the printed one."""

    printed: str
    family: str = ""
    given: str = ""
    suffix: str = ""
    is_team: bool = False


@dataclass(frozen=True, slots=True)
class Contributors:
    """The names in order, and whether the record says that others are left out."""

    names: tuple[Contributor, ...] = ()
    and_others: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """What citing one work needs; '' stands for what is not known.

    `container` is the journal or volume that the work is in. Pages are pairs of the first
    and the last, which is '' for a single page.
    """

    key: str
    type: PaperType
    status: Status
    title: str
    title_tex: str
    authors: Contributors
    editors: Contributors
    date: PartialDate
    container: str
    container_short: str
    volume: str
    number: str
    pages: tuple[tuple[str, str], ...]
    article: str
    series: str
    edition: str
    publisher: str
    institution: str
    doi: str
    arxiv: str
    arxiv_class: str
    isbn: str
    url: str
    language: str


def reference(library: Library, work: Work) -> Reference:
    """All that citing the work needs."""
    paper = work.record
    place = library.ties["venues"].get(work.venue.id)
    kind = _type(paper, place)
    container, short, publisher, institution = _where(work, place, kind)
    return Reference(
        key=paper.cite_key or paper.id,
        type=kind,
        status=paper.status,
        title=work.title.plain or paper.title,
        title_tex=work.title.tex,
        authors=_contributors(work.bylines),
        editors=_contributors(work.editors),
        date=_date(paper),
        container=container,
        container_short=short,
        volume=paper.volume or "",
        number=paper.number or "",
        pages=page_ranges(paper.pages or ""),
        article=paper.article or "",
        series=paper.series or "",
        edition=paper.edition or "",
        publisher=publisher,
        institution=institution,
        doi=paper.doi or "",
        arxiv=paper.arxiv or "",
        arxiv_class=_arxiv_class(paper),
        isbn=paper.isbn or "",
        url=_url(paper, kind),
        language=paper.language or "",
    )


def page_ranges(text: str) -> tuple[tuple[str, str], ...]:
    """'1-3, 7' as (first, last) of each range; whatever is not a range stands as it is."""
    ranges = []
    text = _DASH.sub("--", _HYPHEN.sub("-", " ".join(text.split())))
    for part in re.split("[,;]", text):
        stripped = part.strip(" -")
        if page_range := _RANGE.fullmatch(stripped):
            first, last = (it for it in page_range.groups() if it is not None)
            ranges.append((first, last))
        elif stripped:
            ranges.append((stripped, ""))
    return tuple(ranges)


def _contributors(bylines: tuple[Attribution, ...]) -> Contributors:
    named = all_named(bylines)
    return Contributors(tuple(map(_contributor, named)), and_others=len(named) < len(bylines))


def _contributor(byline: Attribution) -> Contributor:
    if reached(byline).whom is Whom.TEAM:
        return Contributor(byline.printed, is_team=True)
    family, _, given = byline.filed.partition(", ")
    before, _, last = family.rpartition(" ")
    if before and last.rstrip(".").lower() in SUFFIXES:
        return Contributor(byline.printed, before, given, last)
    return Contributor(byline.printed, family, given)


def _type(paper: Paper, place: Tie | None) -> PaperType:
    """The type that the record gives, or that its venue's record suggests."""
    venue_type = _venue_type(place)
    guess = _TYPE_BY_VENUE.get(venue_type) if venue_type else None
    return paper.type or guess or PaperType.OTHER


def _where(work: Work, place: Tie | None, kind: PaperType) -> tuple[str, str, str, str]:
    """The container, its short name, the publisher and the institution.

    The venue of a record is whichever of them a work of its type must have.
    """
    paper = work.record
    venue, short = (place.name, place.short) if place else (work.venue.text, "")
    venue_type = _venue_type(place)
    publisher, institution = paper.publisher or "", work.made_at.text
    if venue_type not in _HOLDS_PARTS and kind in _PUBLISHED_ALONE:
        return paper.booktitle or "", "", publisher or venue, institution
    if venue_type not in _HOLDS_PARTS and kind in _MADE_AT_INSTITUTION:
        return paper.booktitle or "", "", publisher, institution or venue
    if not paper.booktitle or (kind is PaperType.JOURNAL and venue):
        return venue, short if short != venue else "", publisher, institution
    publisher = publisher or (venue if venue_type is VenueType.PUBLISHER else "")
    return paper.booktitle, "", publisher, institution


def _venue_type(place: Tie | None) -> VenueType | None:
    return place.record.type if place and isinstance(place.record, Venue) else None


def _date(paper: Paper) -> PartialDate:
    """The year under which the paper is filed, with a month and day only if they are of it."""
    date = paper.ordering_date
    return date if date.year == paper.filed_year else PartialDate(paper.filed_year)


def _arxiv_class(paper: Paper) -> str:
    """The first class of the record; a bare `LG` does not say of which archive it is."""
    first = next(iter(paper.categories), "")
    return first if paper.arxiv and _ARXIV_CLASS.fullmatch(first) else ""


def _url(paper: Paper, kind: PaperType) -> str:
    """The best web address of the work itself."""
    targets = (getattr(paper.links, name) for name in (*_LINKS, *_MORE_LINKS.get(kind, ())))
    addresses = (it for it in targets if it and it.startswith(("http://", "https://")))
    return next(addresses, _OPENREVIEW + paper.openreview if paper.openreview else "")
