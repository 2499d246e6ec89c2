"""Projects: the list of all, and the page of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from byline import addresses
from byline.derive.shelves import Shelves
from byline.library.model import Library, Subject, Undertaking
from byline.records import Project
from byline.site import Planned, Site
from byline.views.edit_links import RecordLinks, record_links
from byline.views.head import ARTICLE, Head, head, on_site, opening, sentences
from byline.views.illustrations import ShownPicture, shown_picture
from byline.views.news import news_about
from byline.views.page_kind import (
    Findable,
    InNavigation,
    InSearch,
    MostShown,
    PageAt,
    PageKind,
    one_page,
)
from byline.views.paper_list import PaperList, plain_list
from byline.views.people_list import PersonCard, person_card
from byline.views.prose import Piece, prose
from byline.views.shared import (
    Brief,
    Detail,
    Link,
    OutLink,
    anchor_of,
    brief_project,
    extra_of,
    resources,
    safe_html,
    shown_span,
)
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class ProjectItem:
    """A project in the list, with its picture where it has one."""

    project: Brief
    tagline: Markup
    picture: ShownPicture | None


@dataclass(frozen=True, slots=True)
class ProjectGroup:
    """The projects that run, or the past ones."""

    label: str
    anchor: str
    items: tuple[ProjectItem, ...]


@dataclass(frozen=True, slots=True)
class ProjectsView:
    """The list of projects: those that run, then past ones, each the newest first."""

    head: Head
    title: str
    groups: tuple[ProjectGroup, ...]


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project, who works on it, and what came of it."""

    head: Head
    kind: Link
    span: str
    title: str
    heading: Markup
    tagline: Markup
    picture: ShownPicture | None
    links: tuple[OutLink, ...]
    funding: tuple[Detail, ...]
    about: tuple[Piece, ...]
    people: tuple[PersonCard, ...]
    has_details: bool
    news: tuple[Brief, ...]
    papers: PaperList
    extra: Mapping[str, Any]
    record: RecordLinks | None


def projects(site: Site, page: Planned) -> ProjectsView:
    """All listed projects."""
    return ProjectsView(
        head(site, page, on_site(site, words.PROJECTS)),
        words.PROJECTS,
        tuple(
            ProjectGroup(label, anchor_of(label), tuple(_item(site, it) for it in found))
            for label, found in groupby(_listed(site.library), key=_standing)
        ),
    )


def project(site: Site, page: Planned) -> ProjectView:
    """A project."""
    (key,) = page.key
    found = site.library.projects[key]
    record = found.record
    about = prose(site, "projects", key, found.about)
    told = news_about(site, project=key)
    return ProjectView(
        head=head(site, page, _in_words(site, found, about), kind=ARTICLE),
        kind=Link(words.PROJECTS, addresses.PROJECTS),
        span=shown_span(record.start, record.end),
        title=found.title.plain,
        heading=safe_html(found.title.html),
        tagline=safe_html(found.tagline.html),
        picture=shown_picture(site, "projects", key, record.image),
        links=resources(site, "projects", key, record.links),
        funding=_funding(record),
        about=about,
        people=tuple(person_card(site, site.library.people[it]) for it in found.people),
        has_details=bool(found.people or record.funding or told),
        news=told,
        papers=plain_list(site, found.papers),
        extra=extra_of(record),
        record=record_links(site, "projects", key),
    )


def projects_of(site: Site, subject: Subject) -> tuple[Brief, ...]:
    """The listed projects that a paper came of, or that an author works on."""
    if not site.features.projects:
        return ()
    found = site.library.part_of.get(subject, ())
    return tuple(brief_project(site.library.projects[it]) for it in found)


def _listed(library: Library) -> tuple[Undertaking, ...]:
    return tuple(it for it in library.projects.values() if not it.record.unlisted)


def _standing(found: Undertaking) -> str:
    return words.PAST_PROJECTS if found.is_past else words.RUNNING_PROJECTS


def _item(site: Site, found: Undertaking) -> ProjectItem:
    return ProjectItem(
        brief_project(found),
        safe_html(found.tagline.html),
        shown_picture(site, "projects", found.record.id, found.record.image),
    )


def _in_words(site: Site, found: Undertaking, about: tuple[Piece, ...]) -> str:
    """The project in a line or two."""
    told = found.tagline.plain or opening(about)
    return sentences([told]) or on_site(site, found.title.plain)


def _funding(record: Project) -> tuple[Detail, ...]:
    """Who pays for the project."""
    paying = tuple(Link(text) for text in record.funding)
    return (Detail(words.FUNDING, paying),) if paying else ()


def _pages(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    for it in library.projects:
        yield PageAt(addresses.project(it), (it,), Subject("projects", it))


def _findable(site: Site) -> Iterator[Findable]:
    for it in _listed(site.library) if site.features.projects else ():
        span = shown_span(it.record.start, it.record.end)
        yield Findable(addresses.project(it.record.id), span, (it.title.plain,))


PROJECTS = PageKind(
    name="projects",
    pages=one_page(addresses.PROJECTS),
    view=projects,
    template="projects",
    section="projects",
    switch="projects",
    weighs_as="pages of projects",
    navigation=InNavigation(words.PROJECTS, lambda library: bool(_listed(library))),
)
PROJECT = PageKind(
    name="project",
    pages=_pages,
    view=project,
    template="project",
    section="projects",
    switch="projects",
    weighs_as="pages of projects",
    search=InSearch(
        name="projects",
        label=words.PROJECTS,
        most=MostShown(dialog=2, page=4, nearest=2),
        folders=("projects",),
        findable=_findable,
    ),
)
