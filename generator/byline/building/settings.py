"""The settings of a site: what holds."""

from collections.abc import Iterable

from byline.reading.validate import Entry
from byline.records import Record
from byline.records.config import Config, fitted


def holding(config: Config, entries: Iterable[Entry[Record]], *, drafts: bool) -> Config:
    """The configuration that holds for a site of these records."""
    return fitted(config, _with_a_record(entries, drafts=drafts))


def _with_a_record(entries: Iterable[Entry[Record]], *, drafts: bool) -> list[str]:
    """The ids of the people with a record that lists may show."""
    records = (entry.record for entry in entries if entry.kind == "authors")
    return [it.id for it in records if not it.unlisted and (drafts or not it.draft)]
