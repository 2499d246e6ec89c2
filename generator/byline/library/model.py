"""The library: all that is published, linked, in the order in which lists show it.

After linking, nothing in it can be wrong: pages are made from it without a doubt left.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from byline import addresses
from byline.library.identity import Attribution, PersonKey, Rule
from byline.reading.attachments import Attachment, Attachments
from byline.records import Author, Institution, News, Page, Paper, Project, Topic, Venue
from byline.records.config import Config
from byline.text import Block, Line


class Subject(NamedTuple):
    """A record, by the folder of its kind and its id; or the whole site."""

    kind: str
    id: str = ""

    @property
    def address(self) -> str:
        """Where its page stands."""
        return addresses.record(self.kind, self.id) if self.kind else addresses.HOME


SITE = Subject("")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record is written: its file, by its path in the site, and its first line."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Named:
    """A venue, topic or institution as a record names it: the text to print, and the id of
    its page ('' where it has none). Without a text, none is named."""

    text: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Relations:
    """How a paper stands to others, by their ids, whichever record says so."""

    published_as: tuple[str, ...] = ()
    preprints: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    corrects: tuple[str, ...] = ()
    corrected_by: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A paper with its texts, its bylines resolved, and all that it names.

    `affiliations` stand beside the bylines, `version_venues` beside the record's versions.
    """

    record: Paper
    title: Line
    tldr: Line
    status_note: Line
    abstract: Block
    bylines: tuple[Attribution, ...]
    editors: tuple[Attribution, ...]
    affiliations: tuple[tuple[Named, ...], ...]
    venue: Named
    version_venues: tuple[Named, ...]
    topics: tuple[Named, ...]
    institutions: tuple[Named, ...]
    made_at: Named
    relations: Relations

    @property
    def id(self) -> str:
        """The paper's id."""
        return self.record.id

    @property
    def names_nobody(self) -> bool:
        """The record says no more than that there are authors."""
        return all(byline.rule is Rule.OTHERS for byline in self.bylines)


@dataclass(frozen=True, slots=True)
class Credit:
    """A paper that a person has, and the rule by which its byline reached them."""

    paper: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Namesake:
    """Someone whom an author's record tells apart from its author."""

    key: PersonKey
    printed: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom bylines reach, declared or not, with the papers that lists may show."""

    key: PersonKey
    name: str
    sort_form: str
    author: Author | None
    biography: Block
    affiliations: tuple[Named, ...]
    slug: str
    credits: tuple[Credit, ...]
    rows: tuple[str, ...]
    possible: tuple[str, ...]
    not_the_same: tuple[Namesake, ...]

    @property
    def is_listed(self) -> bool:
        """Lists of people may show them."""
        return not (self.author and self.author.unlisted)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name as bylines print it: whom it may mean, and what is attributed to nobody."""

    name: str
    printed: str
    sort_form: str
    slug: str
    person: PersonKey | None
    candidates: tuple[PersonKey, ...]
    possible: tuple[str, ...]
    papers: int
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A venue, topic or institution: it ties papers together, by a record of its own or by
    nothing but the text that names it."""

    kind: str
    id: str
    name: str
    short: str
    record: Venue | Topic | Institution | None
    about: Block
    wider: str = ""
    narrower: tuple[str, ...] = ()

    @property
    def subject(self) -> Subject:
        """What its page is about."""
        return Subject(self.kind, self.id)

    @property
    def is_listed(self) -> bool:
        """Lists of its kind may show it."""
        return not (self.record and self.record.unlisted)


@dataclass(frozen=True, slots=True)
class Tied:
    """The papers and people that a tie ties together; a topic has those of its narrower topics
    too. They stand apart from it, because many pages name a tie and few show what it ties."""

    papers: tuple[str, ...] = ()
    people: tuple[PersonKey, ...] = ()


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page of the site's own."""

    record: Page
    title: Line
    body: Block


@dataclass(frozen=True, slots=True)
class Note:
    """A news item, with the people (by key), papers and projects (by id) that it is about."""

    record: News
    title: Line
    body: Block
    people: tuple[PersonKey, ...]
    papers: tuple[str, ...]
    projects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A project, with the people (by key) who work on it, and the papers (by id) that came of it,
    in the order of lists."""

    record: Project
    title: Line
    tagline: Line
    about: Block
    people: tuple[PersonKey, ...]
    papers: tuple[str, ...]

    @property
    def is_past(self) -> bool:
        """It has come to its end."""
        return self.record.end is not None


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old id of a record that still answers."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Move:
    """An old address of the site, and where it leads: to an address of today, or to another site
    ('' for the one that it is not)."""

    old: str
    address: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that pages are made from. Papers, news and projects stand in the order of lists.

    `home` has the page whose text stands on home, by its id, if there is one; it is none of the
    others. `tied` has what each tie ties, `part_of` the listed projects of papers and authors,
    `origins` every published record, by kind and id.
    """

    config: Config
    works: Mapping[str, Work]
    people: Mapping[PersonKey, Person]
    names: Mapping[str, PrintedName]
    ties: Mapping[str, Mapping[str, Tie]]
    tied: Mapping[Subject, Tied]
    home: Mapping[str, FreePage]
    pages: Mapping[str, FreePage]
    news: Mapping[str, Note]
    projects: Mapping[str, Undertaking]
    part_of: Mapping[Subject, tuple[str, ...]]
    redirects: tuple[Redirect, ...]
    moves: tuple[Move, ...]
    attachments: Attachments
    logo: Attachment | None
    icons: tuple[Attachment, ...]
    origins: Mapping[tuple[str, str], Origin]

    @property
    def listed(self) -> tuple[Work, ...]:
        """The papers that lists may show."""
        return tuple(work for work in self.works.values() if not work.record.unlisted)
