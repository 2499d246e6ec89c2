"""What feeds tell: papers, news, corrections and retractions, each with the records' own date.

A feed belongs to a page, and is named by that page's address.
"""

import heapq
from collections.abc import Iterator
from typing import NamedTuple

from byline import addresses
from byline.derive.listing import is_listed
from byline.library.identity import AUTHOR
from byline.library.model import Library, Note, Work
from byline.records.fields import PartialDate
from byline.records.paper import Status

MOST_EVENTS, MOST_EVENTS_LEAN = 50, 20
PAPER, NEWS = "paper", "news"
_NOTICES = frozenset({Status.CORRECTED, Status.RETRACTED, Status.WITHDRAWN})


class Event(NamedTuple):
    """Something to tell: `kind` is PAPER, NEWS or a paper's status; `about` is an id."""

    date: PartialDate
    kind: str
    about: str


class _Scope(NamedTuple):
    """What one feed is about: ids of papers, and news."""

    papers: tuple[str, ...] = ()
    news: tuple[Note, ...] = ()


def feeds(library: Library) -> Iterator[str]:
    """The addresses of all pages that have a feed."""
    pages = [addresses.HOME]
    people = library.people.values()
    pages += [addresses.author(person.author.id) for person in people if person.author]
    pages += [addresses.tie(kind, tie) for kind, ties in library.ties.items() for tie in ties]
    return (page for page in pages if has_feed(library, page))


def has_feed(library: Library, page: str) -> bool:
    """Does the page have a feed? Not without an event: Atom asks every feed for a date."""
    if not library.config.features.feeds or not is_listed(library, page):
        return False
    kind = page.partition("/")[0]
    if kind in library.ties and not getattr(library.config.features, kind):
        return False
    return any(_scope(library, page))


def events(library: Library, page: str) -> tuple[Event, ...]:
    """The newest events of the page's feed, the newest first."""
    papers, news = _scope(library, page)
    all_events = [event for paper in papers for event in _of_paper(library, library.works[paper])]
    all_events += [Event(note.record.date, NEWS, note.record.id) for note in news]
    most = MOST_EVENTS_LEAN if library.config.is_lean else MOST_EVENTS
    return tuple(heapq.nsmallest(most, all_events, key=_newest_first))


def listed_news(library: Library) -> tuple[Note, ...]:
    """The news that lists may show; none where the site has no pages for them."""
    if not library.config.features.news:
        return ()
    return tuple(note for note in library.news.values() if not note.record.unlisted)


def _scope(library: Library, page: str) -> _Scope:
    kind, _, rest = page.partition("/")
    record_id = rest.rstrip("/")
    if kind in library.ties:
        return _Scope(library.tied[kind, record_id].papers)
    news = listed_news(library)
    if kind != "authors":
        return _Scope(tuple(work.id for work in library.listed), news)
    person = library.people[AUTHOR + record_id]
    papers = tuple(credit.paper for credit in person.credits)
    return _Scope(papers, tuple(note for note in news if person.key in note.people))


def _of_paper(library: Library, work: Work) -> Iterator[Event]:
    """The paper itself, dated by its latest version; and what has become of it.

    A correction by another paper is as old as that paper.
    """
    paper = work.record
    latest = max([paper.ordering_date, *(it.date for it in paper.versions if it.date)])
    yield Event(latest, PAPER, work.id)
    by = [library.works[it].record for it in work.relations.corrected_by]
    corrections = [it.ordering_date for it in by]
    if paper.status in _NOTICES:
        yield Event(max([latest, *corrections]), str(paper.status), work.id)
    elif corrections:
        yield Event(max(corrections), str(Status.CORRECTED), work.id)


def _newest_first(event: Event) -> tuple[int, int, int, bool, str, str]:
    """On one day, what has become of a paper is newer than the paper."""
    year, month, day = event.date
    return -year, -month, -day, event.kind == PAPER, event.kind, event.about
