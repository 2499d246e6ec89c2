"""A person at a glance: their figures, whom they work with and on what, and who vouches."""

from collections.abc import Iterator
from dataclasses import dataclass

from byline.derive.figures import PersonFigures
from byline.records import Author
from byline.site import Site
from byline.views.claims import PageStatus, author_statuses
from byline.views.figures import FigureGroup, brief_of, person_groups
from byline.views.shared import Link, figure_link, person_address, tie_link
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class Counted:
    """Someone or something, and in how many papers ('' where that is not said)."""

    what: Link
    papers: str


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whom a person works with, or on what, by a label that leads to its explanation."""

    label: Link
    items: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """A person at a glance; `brief` is what narrow screens show before it opens."""

    count: Link | None
    brief: str
    groups: tuple[FigureGroup, ...]
    subjects: tuple[Subjects, ...]
    statuses: tuple[PageStatus, ...]


def glance(site: Site, author: Author, made: PersonFigures) -> Glance:
    """What the panel beside a declared person says."""
    groups = person_groups(site, author, made)
    count = count_of_papers(site, made)
    return Glance(
        count=figure_link("works", count) if count else None,
        brief=brief_of(words.papers(made.papers) if count else "", groups),
        groups=groups,
        subjects=tuple(_subjects(site, made)),
        statuses=author_statuses(site, author),
    )


def count_of_papers(site: Site, made: PersonFigures) -> str:
    """'41 papers since 2018', and apart from them those that no longer stand."""
    if not (site.features.works and made.papers + made.retracted):
        return ""
    return words.papers_since(made.papers, made.since, made.retracted)


def composed_tagline(site: Site, made: PersonFigures) -> str:
    """Who someone is, in the words of their papers; '' where these say too little."""
    topics = [it.named.text for it in made.topics[:3]]
    people = [site.library.people[it.key].name for it in made.collaborators[:2]]
    return words.tagline(topics, people)


def _subjects(site: Site, made: PersonFigures) -> Iterator[Subjects]:
    if made.collaborators:
        people = [(site.library.people[it.key], it.papers) for it in made.collaborators]
        yield Subjects(
            figure_link("collaborators", words.WITH),
            tuple(
                Counted(Link(person.name, person_address(site, person.key)), f"{papers:,}")
                for person, papers in people
            ),
        )
    if made.topics:
        yield Subjects(
            figure_link("main_topics", words.TOPICS),
            tuple(
                Counted(tie_link(site, "topics", it.named), f"{it.papers:,}") for it in made.topics
            ),
        )
    if made.category:
        yield Subjects(
            figure_link("main_category", words.MAIN_CATEGORY), (Counted(Link(made.category), ""),)
        )
