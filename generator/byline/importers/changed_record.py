"""A record and what sources say of it now -> what of it arrives, and the texts of changed files."""

from collections.abc import Iterator, Mapping, Sequence

from byline.importers.existing import ExistingSite, HeldPaper
from byline.importers.grouping import Group
from byline.importers.keeping.edits import CannotEditError, with_values
from byline.importers.keeping.memory import ImportMemory
from byline.importers.keeping.three_way import Difference, FieldChange, Path, merged
from byline.importers.keeping.values import Plain, values_of
from byline.importers.matching.fuse import fused
from byline.importers.new_record import with_ids
from byline.importers.proposal import ComparedRecord, Told
from byline.records.paper import Paper


def compared_again(
    site: ExistingSite, memory: ImportMemory, told: Told, record_id: str
) -> ComparedRecord:
    """A record beside what a source says of it that told of it before."""
    record = site.papers[record_id]
    theirs = values_of(with_ids(told.work, site.people), told.service)
    last = memory.of(*told.key)
    said = [last.said] if last else []
    said += [it for it in memory.said_of(record_id) if it not in said]
    return _compared(record, (told,), merged(record.values, theirs, said, is_new=False))


def compared_first(site: ExistingSite, memory: ImportMemory, group: Group) -> ComparedRecord:
    """A record beside works that join it: what they all make together arrives in it."""
    record = site.papers[group.record]
    work = fused([record.work, *(it.work for it in group.told)])
    theirs = values_of(with_ids(work, site.people), group.told[0].service)
    said = memory.said_of(group.record)
    found = merged(record.values, theirs, said, is_new=True)
    return _compared(record, group.told, found, group)


def _compared(
    record: HeldPaper,
    told: tuple[Told, ...],
    found: Iterator[FieldChange | Difference],
    joined: Group | None = None,
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
    for it in compared:
        if not it.changes:
            continue
        record = records[it.id]
        try:
            after[it.file] = with_values(
                after.get(it.file, texts[it.file]),
                record.entry.index,
                list(_edits_of(record, it.changes, today)),
                body_field=Paper.body_field if it.file.endswith(".md") else "",
            )
        except CannotEditError as fault:
            refused[it.id] = str(fault)
    return after, refused


def _edits_of(
    record: HeldPaper, changes: Sequence[FieldChange], today: str
) -> Iterator[tuple[Path, Plain]]:
    """The fields to write. When a paper appeared may stand in `date`, in `year` or in both."""
    counted = {str(it.path[1]): it.after for it in changes if it.path[0] == "citations"}
    if counted:
        yield ("citations",), _counts(record.values.get("citations"), counted, today)
    for change in changes:
        if change.path == ("date",):
            yield from _when(record, str(change.after))
        elif change.path[0] != "citations":
            yield change.path, change.after


def _counts(before: Plain | None, counted: Mapping[str, Plain], today: str) -> Plain:
    """All counts of citations: those of other sources stay as they are."""
    kept = [it for it in before if isinstance(it, dict)] if isinstance(before, list) else []
    new: list[Plain] = [
        {"count": count, "as_of": today, "source": source} for source, count in counted.items()
    ]
    return [*(it for it in kept if it.get("source") not in counted), *new]


def _when(record: HeldPaper, when: str) -> Iterator[tuple[Path, Plain]]:
    paper = record.entry.record
    if paper.year is not None and paper.year != int(when[:4]):
        yield ("year",), int(when[:4])
    if paper.date is not None or "-" in when:
        yield ("date",), when
