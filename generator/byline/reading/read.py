"""Files to entries: loaded and validated each by itself, so that the work can be shared out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from byline.cache.store import key_of
from byline.machine import parallel
from byline.problems import MOST_OF_FILE, Place, Problem
from byline.reading.kept_entries import Named, entries_of_line, line_of_entries
from byline.reading.load import ContentFile, Source, first_bytes, likely_ids, load
from byline.reading.rule import problems_by
from byline.reading.rules import NAMES, rules_of
from byline.reading.validate import Entry, validate
from byline.records import Record
from byline.records.base import forget_written


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file holds: good entries, problems, the (kind, id) of records that have one,
    and the (kind, file, id) of ids that its name gives.

    `key` is made of its name and content; `line` keeps the rest, where nothing is wrong with it.
    """

    key: str
    entries: tuple[Entry[Record], ...]
    problems: tuple[Problem, ...] = ()
    broken: tuple[tuple[str, str], ...] = ()
    named: Named = ()
    line: str = ""


# By the keys of files: what they were read as, or the lines that keep it.
Known = Mapping[str, str | FileReading]
NOTHING_KNOWN: Known = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """What all files hold, and what each came to, by its key."""

    entries: tuple[Entry[Record], ...]
    problems: tuple[Problem, ...]
    broken: tuple[tuple[str, str], ...]
    files: Mapping[str, FileReading]


def read(
    files: Sequence[ContentFile],
    jobs: int,
    done: Callable[[int], None],
    known: Known = NOTHING_KNOWN,
    most_told: int = MOST_OF_FILE,
) -> Reading:
    """The records of all files, in the files' order; of each, so many problems are put in words."""
    by_file = {file.name: it for file in files if (it := _remembered(file, known))}
    done(len(by_file))
    others = [file for file in files if file.name not in by_file]
    work = partial(_read_share, most_told=most_told)
    for share in parallel.in_shares(work, others, jobs, done):
        by_file |= share
    readings = [by_file[file.name] for file in files]
    named = [it for reading in readings for it in reading.named]
    clashes = problems_by(NAMES, named)
    told = {clash.where.file for clash in clashes}
    problems = [it for reading in readings for it in reading.problems]
    problems = [it for it in problems if not (_is_of_file(it) and it.where.file in told)]
    return Reading(
        tuple(entry for reading in readings for entry in reading.entries),
        (*problems, *clashes),
        tuple(it for reading in readings for it in reading.broken),
        {it.key: it for it in readings},
    )


def _is_of_file(problem: Problem) -> bool:
    """The problem is one of the file as a whole: of its name, where the file could be read."""
    return isinstance(problem.where, Place) and not problem.where.line


def kept_lines(known: Known) -> dict[str, str]:
    """What the next run need not read again: the files that nothing is wrong with."""
    lines = {key: it if isinstance(it, str) else it.line for key, it in known.items()}
    return {key: line for key, line in lines.items() if line}


def _remembered(file: ContentFile, known: Known) -> FileReading | None:
    """What the file was read as before, if it still holds the same."""
    if not known:
        return None
    try:
        key = key_of(file.name, first_bytes(file.path)[0])
    except OSError:
        return None
    kept = known.get(key)
    if not isinstance(kept, str):
        return kept
    entries, named = entries_of_line(kept, file.kind, file.name)
    return FileReading(key, entries, named=named, line=kept)


def _read_share(files: Sequence[ContentFile], most_told: int) -> dict[str, FileReading]:
    return {file.name: _read_file(file, most_told) for file in files}


def _read_file(file: ContentFile, most_told: int) -> FileReading:
    content, sources, faults = load(file, most_told)
    problems = [*faults]
    broken = [] if sources else [(file.kind, likely) for likely in likely_ids(file)]
    named = tuple(
        (source.kind, source.file, source.default_id)
        for source in sources
        if not source.in_list and source.values.get("id") is None
    )
    entries = []
    for source in sources:
        entry, faults = validate(source, max(0, most_told - len(problems)))
        problems += faults
        if entry:
            entries.append(entry)
            problems += problems_by(rules_of(file.kind), entry)
        else:
            broken += [(source.kind, written) for written in _ids_as_written(source)]
    for entry in entries:
        forget_written(entry.record)
    key, line = key_of(file.name, content), "" if problems else line_of_entries(sources, entries)
    return FileReading(key, tuple(entries), tuple(problems), tuple(broken), named, line)


def _ids_as_written(source: Source) -> list[str]:
    """The id and the aliases that others may refer to while the record is being mended."""
    written = source.values.get("id")
    aliases = source.values.get("aliases")
    several = aliases if isinstance(aliases, list) else [aliases]
    ids = [written if isinstance(written, str) else source.default_id, *several]
    return [it for it in ids if isinstance(it, str)]
