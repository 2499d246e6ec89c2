"""What comes along from a site of another system."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from byline.importers.keeping.values import Values
from byline.importers.works import NewsItem, SourceWork
from byline.problems import Problem


@dataclass(frozen=True, slots=True)
class AuthorTold:
    """An author as the old site tells of them: the values of a record, and its body."""

    id: str
    values: Values
    body: str = ""


@dataclass(frozen=True, slots=True)
class ProjectTold:
    """A project as the old site tells of it: the values of a record, and its body."""

    id: str
    values: Values
    body: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that comes along: where it stands, and its place within the new site."""

    source: Path
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OldSite:
    """All that comes along. `redirects` leads from old addresses to `paper:KEY` (a work's key),
    `author:ID`, `project:ID`, `news:KEY` or the address of a page; `aliases`, by such a name, are
    old ids that only a record itself can give. `left` says in words what does not come along."""

    system: str
    name: str
    works: tuple[SourceWork, ...] = ()
    news: tuple[NewsItem, ...] = ()
    people: tuple[AuthorTold, ...] = ()
    projects: tuple[ProjectTold, ...] = ()
    copies: tuple[Copy, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    left: tuple[str, ...] = ()
