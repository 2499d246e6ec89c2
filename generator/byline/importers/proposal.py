"""What an import would do to a site: shown before it is done, and done as it was shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from byline.importers.keeping.three_way import Difference, FieldChange
from byline.importers.moving.arrival import Arrival
from byline.importers.news import NewNote
from byline.importers.works import Remark, SourceWork
from byline.problems import Problem


class NoRecordError(Exception):
    """A work that makes no record; it says why."""


@dataclass(frozen=True, slots=True)
class ToldWork:
    """A work as one source tells it. `source` is what it is remembered by, `service` who counted
    citations."""

    source: str
    work: SourceWork
    service: str = ""
    aliases: tuple[str, ...] = ()  # old ids, by which others may refer to it

    @property
    def key(self) -> tuple[str, str]:
        """What tells it apart from all others."""
        return self.source, self.work.key

    @property
    def in_words(self) -> str:
        """The work as messages name it."""
        place = f"{self.source}:{self.work.line}" if self.work.line else self.source
        return f"{place} ({self.work.key})"


def counted_by(told: Iterable[ToldWork]) -> dict[str, int]:
    """Counts of citations by who counts; of several that one states, the highest."""
    counted: dict[str, int] = {}
    for it in told:
        if it.work.citations is not None:
            counted[it.service] = max(counted.get(it.service, 0), it.work.citations)
    return counted


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that is added, of one work or of several that are one."""

    id: str
    file: str
    text: str
    title: str
    told: tuple[ToldWork, ...]
    why: tuple[str, ...] = ()  # of works that are one: how that is known


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRecord:
    """A record beside what sources say of it: what changes in it, and in what it stays other than
    they have it, because a person wrote it so. `is_joined` says that they tell of it for the
    first time, and `why` how that is known."""

    id: str
    file: str
    title: str
    told: tuple[ToldWork, ...]
    changes: tuple[FieldChange, ...] = ()
    differences: tuple[Difference, ...] = ()
    why: tuple[str, ...] = ()
    is_joined: bool = False


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A work that may be one that the site has: it waits for a decision."""

    told: ToldWork
    record: str
    record_title: str
    why: str


@dataclass(frozen=True, slots=True)
class NotImported:
    """A work that makes no record, or does not come into the file of one, and why."""

    told: ToldWork
    why: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What cleaning was not sure of, in a work that is imported."""

    told: ToldWork
    remark: Remark


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that an import would do. `texts` are the files to write, by their names within the
    site, each with the text that it gets, and `copies` those that come from elsewhere; `before` are
    those that are there already."""

    added: tuple[NewRecord, ...] = ()
    notes: tuple[NewNote, ...] = ()
    compared: tuple[ComparedRecord, ...] = ()
    rejected: tuple[ToldWork, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    failed: tuple[NotImported, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    problems: tuple[Problem, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    removed: tuple[str, ...] = ()  # files of examples
    filled: tuple[str, ...] = ()  # the files of authors' records that get keys of services
    texts: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, Path] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> tuple[ComparedRecord, ...]:
        """The records in which something changes."""
        return tuple(it for it in self.compared if it.changes)

    @property
    def does_nothing(self) -> bool:
        """No file would be written."""
        return not (self.texts or self.copies)
