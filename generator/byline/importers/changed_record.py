"""A record and what sources say of it now -> what of it arrives, and the texts of changed files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from byline.importers.existing import ExistingSite, HeldPaper
from byline.importers.grouping import WorkGroup
from byline.importers.keeping.edits import CannotEditError, with_values
from byline.importers.keeping.memory import ImportMemory
from byline.importers.keeping.three_way import (
    Difference,
    FieldChange,
    Path,
    applied,
    merged,
)
from byline.importers.keeping.values import Plain, Values, values_of, with_counts
from byline.importers.matching.fuse import fused
from byline.importers.matching.standing import is_published
from byline.importers.new_record import with_ids
from byline.importers.proposal import ComparedRecord, ToldWork, counted_by
from byline.records.paper import Paper


def compared_records(
    site: ExistingSite,
    memory: ImportMemory,
    known: Iterable[tuple[ToldWork, str]],
    joining: Iterable[WorkGroup],
) -> Iterator[ComparedRecord]:
    """Records beside what sources say of them, those that told of them before and those that join:
    each source meets what the ones before it changed."""
    values: dict[str, Values] = {}
    for told, record_id in known:
        record = _as_it_is_by_now(site.papers[record_id], values)
        compared = _compared_again(site, memory, told, record)
        values[record_id] = applied(record.values, compared.changes)
        yield compared
    for group in joining:
        record = _as_it_is_by_now(site.papers[group.record], values)
        yield _compared_first(site, memory, group, record)


def _as_it_is_by_now(record: HeldPaper, values: Mapping[str, Values]) -> HeldPaper:
    return replace(record, values=values.get(record.entry.record.id, record.values))


def _compared_again(
    site: ExistingSite, memory: ImportMemory, told: ToldWork, record: HeldPaper
) -> ComparedRecord:
    """A record beside what a source says of it that told of it before. What is known of a preprint
    only fills what is known of its publication, as if it joined that anew."""
    theirs = values_of(with_ids(told.work, site.people), counted_by([told]))
    remembered = memory.of(*told.key)
    last = remembered.said if remembered else {}
    if theirs == last:
        return _compared(record, (told,), iter(()))
    if is_published(record.work) and not is_published(told.work):
        work = fused([record.work, told.work])
        theirs = values_of(with_ids(work, site.people), counted_by([told]))
    others = [it for it in memory.said_of(record.entry.record.id) if it is not last]
    return _compared(record, (told,), merged(record.values, theirs, last, others))


def _compared_first(
    site: ExistingSite, memory: ImportMemory, group: WorkGroup, record: HeldPaper
) -> ComparedRecord:
    """A record beside works that join it: what they all make together arrives in it."""
    work = fused([record.work, *(it.work for it in group.told)])
    theirs = values_of(with_ids(work, site.people), counted_by(group.told))
    found = merged(record.values, theirs, None, memory.said_of(group.record))
    return _compared(record, group.told, found, group)


def _compared(
    record: HeldPaper,
    told: tuple[ToldWork, ...],
    found: Iterator[FieldChange | Difference],
    joined: WorkGroup | None = None,
) -> ComparedRecord:
    told_now = list(found)
    return ComparedRecord(
        id=record.entry.record.id,
        file=record.entry.file,
        title=record.work.title,
        told=told,
        changes=tuple(it for it in told_now if isinstance(it, FieldChange)),
        differences=tuple(it for it in told_now if isinstance(it, Difference)),
        why=joined.why if joined else (),
        is_joined=joined is not None,
    )


def changed_texts(
    compared: Sequence[ComparedRecord],
    records: Mapping[str, HeldPaper],
    texts: Mapping[str, str],
    today: str,
) -> tuple[dict[str, str], dict[str, str]]:
    """The files of the records with all their changes, and by a record's id why it cannot have
    them. `texts` are the files as they are."""
    after: dict[str, str] = {}
    refused: dict[str, str] = {}
    counts: dict[str, Plain | None] = {}
    for it in compared:
        if not it.changes:
            continue
        record = records[it.id]
        before = counts.get(it.id, record.values.get("citations"))
        edits = list(_edits_of(record, it.changes, before, today))
        counts[it.id] = dict(edits).get(("citations",), before)
        try:
            after[it.file] = with_values(
                after.get(it.file, texts[it.file]),
                record.entry.index,
                edits,
                body_field=Paper.body_field if it.file.endswith(".md") else "",
            )
        except CannotEditError as fault:
            refused[it.id] = str(fault)
    return after, refused


def _edits_of(
    record: HeldPaper, changes: Sequence[FieldChange], counts: Plain | None, today: str
) -> Iterator[tuple[Path, Plain]]:
    """The fields to write; `counts` are those of citations by now. When a paper appeared may stand
    in `date`, in `year` or in both."""
    counted = {str(it.path[1]): it.after for it in changes if it.path[0] == "citations"}
    if counted:
        yield ("citations",), with_counts(counts, counted, today)
    for change in changes:
        if change.path == ("date",):
            yield from _when(record, str(change.after))
        elif change.path[0] != "citations":
            yield change.path, change.after


def _when(record: HeldPaper, when: str) -> Iterator[tuple[Path, Plain]]:
    paper = record.entry.record
    if paper.year is not None and paper.year != int(when[:4]):
        yield ("year",), int(when[:4])
    if paper.date is not None or "-" in when:
        yield ("date",), when
