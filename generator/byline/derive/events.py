"""What feeds tell: papers, news, corrections and retractions, each with the records' own date.

A feed is that of a subject, and stands beside its page.
"""

import heapq
from collections.abc import Iterator
from typing import NamedTuple

from byline.library.identity import AUTHOR, PersonKey
from byline.library.listing import is_listed
from byline.library.model import SITE, Library, Note, Subject, Work
from byline.records.fields import PartialDate
from byline.records.paper import Status

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


def has_feed(library: Library, subject: Subject) -> bool:
    """Has the subject a feed? Not without an event: Atom asks every feed for a date."""
    features = library.config.features
    is_on = features.feeds and (subject == SITE or features.publishes(subject.kind))
    return is_on and is_listed(library, subject) and any(_scope(library, subject))


def events(library: Library, subject: Subject) -> tuple[Event, ...]:
    """The newest events of the subject's feed, the newest first."""
    papers, news = _scope(library, subject)
    found = [event for paper in papers for event in _of_paper(library, library.works[paper])]
    found += [Event(note.record.date, NEWS, note.record.id) for note in news]
    most = library.config.extent.most_events
    return tuple(heapq.nsmallest(most, found, key=_newest_first))


def listed_news(library: Library) -> tuple[Note, ...]:
    """The news that lists may show; none where the site has no pages for them."""
    if not library.config.features.news:
        return ()
    return tuple(note for note in library.news.values() if not note.record.unlisted)


def _scope(library: Library, subject: Subject) -> _Scope:
    if subject.kind in library.ties:
        return _Scope(library.tied[subject].papers)
    news = listed_news(library)
    if subject == SITE:
        return _Scope(tuple(work.id for work in library.listed), news)
    if subject.kind != "authors":
        raise AssertionError(f"nothing says what a feed of {subject.kind} tells")
    person = library.people[PersonKey(AUTHOR, subject.id)]
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
