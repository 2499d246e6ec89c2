"""What a record may hold: the source of validation, of the JSON Schemas and of the docs."""

from collections.abc import Mapping
from types import MappingProxyType

from byline.records.author import Author
from byline.records.base import Record
from byline.records.other_kinds import Institution, News, Page, Topic, Venue
from byline.records.paper import Byline, Paper
from byline.records.project import Project

KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "papers": Paper,
        "authors": Author,
        "venues": Venue,
        "topics": Topic,
        "institutions": Institution,
        "pages": Page,
        "news": News,
        "projects": Project,
    }
)

__all__ = [
    "KINDS",
    "Author",
    "Byline",
    "Institution",
    "News",
    "Page",
    "Paper",
    "Project",
    "Record",
    "Topic",
    "Venue",
]
