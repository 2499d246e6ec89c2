"""Venues, topics, institutions, pages and news."""

from enum import StrEnum
from typing import ClassVar

from byline.addresses import HOME_TEXT
from byline.records.base import Record, field, optional
from byline.records.fields import Country, Date, Flag, Id, Many, PageId, Ror, Text, Url
from byline.records.illustration import Illustration


class VenueType(StrEnum):
    """What kind of venue it is."""

    CONFERENCE = "conference"
    JOURNAL = "journal"
    WORKSHOP = "workshop"
    REPOSITORY = "repository"
    PUBLISHER = "publisher"
    OTHER = "other"


class Venue(Record):
    """Where papers appear."""

    noun: ClassVar[str] = "venue"
    switch: ClassVar[str] = "venues"
    about_kind: ClassVar[str] = (
        "A conference, journal, workshop or repository. A venue that papers name without a file "
        "has a page too; the file adds its names and its address."
    )

    name: Text = field("The full name.", "Example Conference on Computation")
    short: Text | None = optional("The short name.", "EXC")
    type: VenueType | None = optional("What kind of venue it is.", "conference")
    names: Many[Text] = optional("Other names that papers use.", "[Example Conf.]", default=())
    url: Url | None = optional("Its page.", "https://example.org/exc")
    series: Text | None = optional("The series it belongs to.", "Example Meetings")


class Topic(Record):
    """What papers are about."""

    noun: ClassVar[str] = "topic"
    switch: ClassVar[str] = "topics"
    about_kind: ClassVar[str] = (
        "A subject that papers name in `topics`. In a `.md` file the body says what it is about."
    )
    body_field: ClassVar[str] = "about"

    name: Text = field("The name.", "Model compression")
    names: Many[Text] = optional("Other names.", "[compression]", default=())
    parent: Text | None = optional("The wider topic: its id or name.", "machine-learning")
    about: Text | None = optional("What it is about: Markdown.", "Making models *smaller*.")


class Institution(Record):
    """Where authors work."""

    noun: ClassVar[str] = "institution"
    switch: ClassVar[str] = "institutions"
    about_kind: ClassVar[str] = "A university, company or laboratory."

    name: Text = field("The full name.", "Example University")
    short: Text | None = optional("The short name.", "EU")
    names: Many[Text] = optional("Other names.", "[University of Example]", default=())
    ror: Ror | None = optional("ROR id.", "01zkghx44")
    url: Url | None = optional("Its page.", "https://example.org")
    country: Country | None = optional("Country code.", "CA")


class Page(Record):
    """A free page."""

    noun: ClassVar[str] = "page"
    about_kind: ClassVar[str] = (
        "A page of your own: its text is the body of a `.md` file. It needs a `title`. The text of "
        "`content/pages/index.md` stands on home, above the lists. There `title` may be left out; "
        "it takes the place of the site's title."
    )
    body_field: ClassVar[str] = "body"
    line_fields: ClassVar[tuple[str, ...]] = ("title",)
    one_of: ClassVar[tuple[str, ...]] = ("title",)

    id: PageId = optional(
        "The page's name in addresses and references; the file's name, if left out. The page "
        "`index` is the text of home.",
        "about",
        default="",
    )
    title: Text | None = optional("The title.", "About us")
    image: Illustration | None = optional(
        "A wide picture above the text, and what it shows; it is scaled to fit the page.",
        "{file: bridge.jpg, alt: A bridge at dusk}",
    )
    nav: Flag = optional("Stands in the navigation.", "true", default=False)
    body: Text | None = optional("The text: Markdown.", "We work on *maps*.")

    @property
    def is_of_home(self) -> bool:
        """Its text stands on home."""
        return self.id == HOME_TEXT

    @classmethod
    def one_needed(cls, record_id: object) -> tuple[str, ...]:
        """A title, but for the text of home."""
        return () if record_id == HOME_TEXT else cls.one_of


class NewsKind(StrEnum):
    """What a note tells."""

    NEWS = "news"
    POSITION = "position"


class News(Record):
    """A dated note."""

    noun: ClassVar[str] = "news item"
    switch: ClassVar[str] = "news"
    about_kind: ClassVar[str] = "A dated note: its text is the body of a `.md` file."
    body_field: ClassVar[str] = "body"
    line_fields: ClassVar[tuple[str, ...]] = ("title",)

    title: Text = field("The title.", "Two papers at EXC")
    date: Date = field("When.", "2026-11-01")
    kind: NewsKind = optional(
        "What the note tells; open positions stand on the home page by themselves.",
        "position",
        default=NewsKind.NEWS,
    )
    until: Date | None = optional(
        "The last day on which it holds, as for applying. Lists show it; once it has passed, a "
        "reader's browser marks the note as closed, and home leaves a position out.",
        "2027-01-31",
    )
    authors: Many[Id] = optional("Whom it is about.", "[ada-lovelace]", default=())
    papers: Many[Id] = optional("Which papers it is about.", "[lora]", default=())
    projects: Many[Id] = optional("Which projects it is about.", "[bridges]", default=())
    body: Text | None = optional("The text: Markdown.", "Come and *see* us.")
