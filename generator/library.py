"""The library: all that is published, linked, in the order in which lists show it.

After linking, nothing in it can be wrong: pages are made from it without a doubt left.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.config import Config
from generator.identity import Attribution, Rule
from generator.records import Author, Paper, Venue
from generator.text import Block, Line


@dataclass(frozen=True, slots=True)
class Work:
    """A paper with its texts, its bylines resolved, and its venue.

    The venue is an id where it has a page, and a text where it has none.
    """

    record: Paper
    title: Line
    tldr: Line
    status_note: Line
    abstract: Block
    bylines: tuple[Attribution, ...]
    venue: str
    venue_text: str

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

    key: str
    printed: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom bylines reach, declared or not, with the papers that lists may show."""

    key: str
    name: str
    sort_form: str
    author: Author | None
    biography: Block
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
    person: str
    candidates: tuple[str, ...]
    possible: tuple[str, ...]
    papers: int
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A venue, by a record or by nothing but its name in papers."""

    id: str
    name: str
    short: str
    record: Venue | None
    papers: tuple[str, ...]

    @property
    def is_listed(self) -> bool:
        """Lists of venues may show it."""
        return not (self.record and self.record.unlisted)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old id of a record that still answers."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that pages are made from. Papers stand in the order of lists."""

    config: Config
    works: Mapping[str, Work]
    people: Mapping[str, Person]
    names: Mapping[str, PrintedName]
    venues: Mapping[str, Place]
    redirects: tuple[Redirect, ...]

    @property
    def listed(self) -> tuple[Work, ...]:
        """The papers that lists may show."""
        return tuple(work for work in self.works.values() if not work.record.unlisted)
