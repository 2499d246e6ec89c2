"""News: the list of all items, and each item."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from byline import addresses
from byline.derive.events import listed_news
from byline.derive.shelves import Shelves
from byline.library.identity import PersonKey
from byline.library.model import SITE, Library, Note, Subject
from byline.site import Planned, Site
from byline.views.edit_links import RecordLinks, record_links
from byline.views.head import ARTICLE, Head, head, on_site, opening, sentences
from byline.views.jumps import Jump, jump_on_page
from byline.views.page_kind import InNavigation, PageAt, PageKind, one_page
from byline.views.prose import Piece, prose
from byline.views.shared import (
    Brief,
    Link,
    Until,
    anchor_of,
    brief,
    brief_news,
    brief_project,
    extra_of,
    person_address,
    safe_html,
    shown_date,
    until_of,
)
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class NewsYear:
    """The news of one year."""

    label: str
    anchor: str
    items: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class NewsView:
    """The list of news, newest first."""

    head: Head
    title: str
    jumps: tuple[Jump, ...]
    years: tuple[NewsYear, ...]


@dataclass(frozen=True, slots=True)
class NewsItemView:
    """A news item, and whom and what it is about."""

    head: Head
    title: str
    heading: Markup
    date: str
    until: Until | None
    body: tuple[Piece, ...]
    people: tuple[Link, ...]
    papers: tuple[Brief, ...]
    projects: tuple[Brief, ...]
    extra: Mapping[str, Any]
    record: RecordLinks | None


def news(site: Site, page: Planned) -> NewsView:
    """All listed news."""
    found = tuple(
        NewsYear(year, anchor_of(year), tuple(brief_news(note) for note in notes))
        for year, notes in groupby(listed_news(site.library), lambda it: str(it.record.date.year))
    )
    about = on_site(site, words.NEWS)
    return NewsView(
        head(site, page, about, feed=SITE),
        words.NEWS,
        jump_on_page((it.label, it.anchor) for it in found),
        found,
    )


def news_item(site: Site, page: Planned) -> NewsItemView:
    """A news item."""
    (key,) = page.key
    note = site.library.news[key]
    people = (site.library.people[it] for it in note.people)
    body = prose(site, "news", key, note.body)
    about = opening(body) or sentences([note.title.plain, shown_date(note.record.date)])
    return NewsItemView(
        head=head(site, page, about, kind=ARTICLE),
        title=note.title.plain,
        heading=safe_html(note.title.html),
        date=shown_date(note.record.date),
        until=until_of(note),
        body=body,
        people=tuple(Link(it.name, person_address(site, it.key)) for it in people),
        papers=tuple(brief(site.library.works[it]) for it in note.papers),
        projects=_projects(site, note),
        extra=extra_of(note.record),
        record=record_links(site, "news", key),
    )


def news_about(
    site: Site, *, person: PersonKey | None = None, paper: str = "", project: str = ""
) -> tuple[Brief, ...]:
    """The listed news that names a person (by key), a paper or a project (by id)."""
    return tuple(
        brief_news(note)
        for note in listed_news(site.library)
        if person in note.people or paper in note.papers or project in note.projects
    )


def _projects(site: Site, note: Note) -> tuple[Brief, ...]:
    """The projects that the item is about, where these have pages."""
    named = note.projects if site.features.projects else ()
    return tuple(brief_project(site.library.projects[it]) for it in named)


def _items(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    for note in library.news:
        yield PageAt(addresses.news(note), (note,), Subject("news", note))


NEWS = PageKind(
    name="news",
    pages=one_page(addresses.NEWS),
    view=news,
    template="news",
    section="news",
    switch="news",
    navigation=InNavigation(words.NEWS, lambda library: bool(listed_news(library))),
)
NEWS_ITEM = PageKind(
    name="news-item",
    pages=_items,
    view=news_item,
    template="news-item",
    section="news",
    switch="news",
)
