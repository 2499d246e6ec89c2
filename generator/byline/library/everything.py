"""Everything that is read: what rules look at that all records must keep together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from byline.library.look_up import Index
from byline.reading.validate import Entry
from byline.records import KINDS
from byline.records.config import Config

ByKind = Mapping[str, Sequence[Entry[Any]]]


@dataclass(frozen=True, slots=True)
class Everything:
    """The configuration and all records: those that are published, and drafts among them all.

    `known` has the records that could not be read too: others may refer to them.
    """

    config: Config
    config_file: str
    entries: ByKind
    published: ByKind
    known: Mapping[str, Index]


def by_kind(entries: Iterable[Entry[Any]]) -> dict[str, list[Entry[Any]]]:
    """The entries of each kind there is."""
    found: dict[str, list[Entry[Any]]] = {kind: [] for kind in KINDS}
    for entry in entries:
        found[entry.kind].append(entry)
    return found
