"""Venues, topics and institutions: the list of each kind, and the page of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from byline import addresses
from byline.derive.shelves import LONGEST_LIST, Shelves, is_left_to_search, years
from byline.library.model import Library, Person, Subject, Tie
from byline.library.ties import TIE_KINDS, TieKind, has_listed
from byline.records import Institution, Venue
from byline.records.author import Affiliation
from byline.site import Planned, Site
from byline.views.chart import Chart, charts
from byline.views.edit_links import RecordLinks, record_links
from byline.views.feeds import FEED
from byline.views.head import Head, head, list_head, on_site, opening
from byline.views.jumps import Jump, jump_to_pages, jumps_from_first, year_parts
from byline.views.page_kind import Findable, InNavigation, InSearch, MostShown, PageAt, PageKind
from byline.views.paper_list import PaperList, plain_list
from byline.views.people_list import PersonItem, person_item
from byline.views.prose import Piece, prose
from byline.views.search_way import SearchWay, search_way
from byline.views.shared import Fact, Link, OutLink, extra_of, shown_date
from byline.words import interface as words

DEEPEST = 3  # deeper topics are indented no further


@dataclass(frozen=True, slots=True)
class TieItem:
    """A venue, topic, institution or year in a list; `level` counts the wider topics above it."""

    name: str
    short: str
    address: str
    count: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class TiesView:
    """The list of all ties of a kind, or of all years."""

    head: Head
    title: str
    items: tuple[TieItem, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class TieView:
    """A venue, topic or institution; a long list of its papers stands on pages of its own."""

    head: Head
    kind: Link
    title: str
    also: tuple[str, ...]
    wider: Link | None
    facts: tuple[Fact, ...]
    links: tuple[OutLink, ...]
    about: tuple[Piece, ...]
    narrower: tuple[TieItem, ...]
    people: tuple[PersonItem, ...]
    former_people: tuple[PersonItem, ...]
    count: str
    charts: tuple[Chart, ...]
    papers: PaperList
    extra: Mapping[str, Any]
    record: RecordLinks | None


def ties(site: Site, page: Planned) -> TiesView:
    """The list of all ties of a kind."""
    (folder,) = page.key
    kind = TIE_KINDS[folder]
    top = head(site, page, on_site(site, kind.title))
    return TiesView(top, kind.title, tie_items(site, kind), kind.empty)


def tie_items(site: Site, kind: TieKind) -> tuple[TieItem, ...]:
    """All ties of a kind that lists show: by name, topics below their wider ones."""
    listed = [tie for tie in site.library.ties[kind.folder].values() if tie.is_listed]
    top = [tie for tie in listed if not tie.wider]
    return tuple(item for tie in top for item in _with_narrower(site, tie, 0))


def tie(site: Site, page: Planned) -> TieView:
    """The page of a tie."""
    kind, tie_id = page.key
    found = site.library.ties[kind][tie_id]
    record = found.record
    also = [found.short, *(record.names if record else ())]
    tied = site.library.tied[Subject(kind, tie_id)]
    is_short = len(tied.papers) <= LONGEST_LIST
    people = [site.library.people[it] for it in tied.people]
    now, then = _members(people, found.id)
    about = prose(site, kind, tie_id, found.about)
    count = words.papers(len(tied.papers)) if tied.papers else ""
    return TieView(
        head=list_head(site, page, found.name, count, feed=page.about, text=opening(about)),
        kind=Link(TIE_KINDS[kind].title, addresses.ties(kind)),
        title=found.name,
        also=tuple(name for name in dict.fromkeys(also) if name != found.name),
        wider=_wider(site, found),
        facts=tuple(_facts(found)),
        links=_links(found),
        about=about,
        narrower=tuple(
            item
            for it in found.narrower
            for item in _with_narrower(site, site.library.ties[kind][it], 0)
        ),
        people=tuple(_member(site, *it) for it in now),
        former_people=tuple(_member(site, *it) for it in then),
        count=count,
        charts=charts(site, tied.papers),
        papers=plain_list(
            site, tied.papers if is_short else (), _jumps(site, found), _search_way(site, found)
        ),
        extra=extra_of(record),
        record=record_links(site, kind, tie_id),
    )


def _with_narrower(
    site: Site, tie: Tie, level: int, above: frozenset[str] = frozenset()
) -> Iterable[TieItem]:
    """A topic in a list, and below it those that are narrower; other ties stand alone."""
    short = tie.short if tie.short != tie.name else ""
    papers = site.library.tied[tie.subject].papers
    count = words.papers(len(papers)) if papers else ""
    yield TieItem(tie.name, short, addresses.tie(tie.kind, tie.id), count, min(level, DEEPEST))
    for narrower in tie.narrower:
        child = site.library.ties[tie.kind][narrower]
        yield from _with_narrower(site, child, level + 1, above | {tie.id})


def _wider(site: Site, tie: Tie) -> Link | None:
    above = site.library.ties[tie.kind].get(tie.wider)
    return Link(above.name, addresses.tie(tie.kind, above.id)) if above else None


def _facts(tie: Tie) -> Iterable[Fact]:
    record = tie.record
    if isinstance(record, Venue):
        if record.type:
            yield Fact(words.KIND, OutLink(words.VENUE_TYPES[record.type]))
        if record.series:
            yield Fact(words.SERIES, OutLink(record.series))
    if isinstance(record, Institution):
        if record.country:
            yield Fact(words.COUNTRY, OutLink(record.country))
        if record.ror:
            yield Fact("ROR", OutLink(record.ror, f"https://ror.org/{record.ror}"))


def _links(tie: Tie) -> tuple[OutLink, ...]:
    url = getattr(tie.record, "url", None)
    return (OutLink(words.LINK_LABELS["website"], url),) if url else ()


def _jumps(site: Site, tie: Tie) -> tuple[Jump, ...] | None:
    """The way to a venue's years, or to the parts of a long list; None for a list's own groups."""
    papers = site.library.tied[tie.subject].papers
    if TIE_KINDS[tie.kind].has_year_pages:
        counts = {year: len(items) for year, items in years(site.library, papers).items()}
        parts = year_parts(lambda year: addresses.venue_year(tie.id, year), counts)
        return jump_to_pages(parts) if parts else ()
    address = addresses.tie(tie.kind, tie.id)
    if address in site.shelves.lists:
        return jumps_from_first(address, site.shelves)
    if len(papers) > LONGEST_LIST and not is_left_to_search(site.library, TIE_KINDS[tie.kind], tie):
        raise AssertionError(f"nothing shows the papers of {address}")
    return None


def _search_way(site: Site, tie: Tie) -> SearchWay | None:
    """The way to search within a long list; papers cannot be narrowed by institution."""
    chosen = TIE_KINDS[tie.kind].narrows(tie)
    if not chosen:
        return None
    papers = site.library.tied[tie.subject].papers
    return search_way(site, words.SEARCH_PAPERS_HERE, len(papers), **chosen)


_Member = tuple[Person, Affiliation]


def _members(people: list[Person], institution: str) -> tuple[list[_Member], list[_Member]]:
    """Those who work at the institution, and those who did, each by the first line that says so."""
    now: list[_Member] = []
    then: list[_Member] = []
    for person in people:
        written = person.author.affiliations if person.author else ()
        pairs = zip(person.affiliations, written, strict=True)
        here = [line for named, line in pairs if named.id == institution]
        current = [line for line in here if line.end is None]
        (now if current else then).append((person, (current or here)[0]))
    return now, then


def _member(site: Site, person: Person, line: Affiliation) -> PersonItem:
    start, end = (shown_date(date) if date else "" for date in (line.start, line.end))
    about = ", ".join(part for part in (line.role, words.span(start, end)) if part)
    return person_item(site, person, about=about)


def _list_of(kind: TieKind) -> PageKind:
    return PageKind(
        name=kind.folder,
        pages=lambda _library, _shelves: (PageAt(addresses.ties(kind.folder), (kind.folder,)),),
        view=ties,
        template="ties",
        section=kind.folder,
        switch=kind.folder,
        weighs_as=f"pages of {kind.folder}",
        navigation=InNavigation(kind.title, lambda library: has_listed(library, kind)),
    )


def _pages_of(kind: TieKind) -> PageKind:
    def pages(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
        for tie_id in library.ties[kind.folder]:
            about = Subject(kind.folder, tie_id)
            yield PageAt(about.address, (kind.folder, tie_id), about)

    def findable(site: Site) -> Iterator[Findable]:
        found = site.library.ties[kind.folder].values() if site.features.shows(kind.folder) else ()
        listed = (tie for tie in found if tie.is_listed)
        for tie in sorted(listed, key=lambda it: -len(site.library.tied[it.subject].papers)):
            papers = site.library.tied[tie.subject].papers
            names = (tie.name, tie.short, *(tie.record.names if tie.record else ()))
            yield Findable(tie.subject.address, words.papers(len(papers)) if papers else "", names)

    return PageKind(
        name=kind.noun,
        pages=pages,
        view=tie,
        template="tie",
        section=kind.folder,
        switch=kind.folder,
        weighs_as=f"pages of {kind.folder}",
        search=InSearch(
            name=kind.folder,
            label=kind.title,
            most=MostShown(dialog=2, page=4, nearest=2),
            folders=(kind.folder,),
            findable=findable,
        ),
        beside=(FEED,),
    )


TIES = tuple(of_kind(kind) for kind in TIE_KINDS.values() for of_kind in (_list_of, _pages_of))
