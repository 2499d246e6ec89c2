"""Files to entries: loaded and validated each by itself, so that the work can be shared out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator import parallel
from generator.doubts import doubts
from generator.load import ContentFile, Source, load
from generator.problems import Problem
from generator.records import Record
from generator.references import check_file_names
from generator.validate import Entry, validate


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files hold: good entries, problems, and the (kind, id) of records that have one."""

    entries: tuple[Entry[Record], ...]
    problems: tuple[Problem, ...]
    broken: tuple[tuple[str, str], ...]


def read(files: Sequence[ContentFile], jobs: int, done: Callable[[int], None]) -> Reading:
    """The records of all files, in the files' order."""
    entries: list[Entry[Record]] = []
    problems: list[Problem] = []
    broken: list[tuple[str, str]] = []
    for share in parallel.in_shares(_read_share, files, jobs, done):
        entries += share.entries
        problems += share.problems
        broken += share.broken
    names = [(file.kind, file.name, file.path.stem) for file in files]
    return Reading(tuple(entries), tuple(problems + check_file_names(names)), tuple(broken))


def _read_share(files: Sequence[ContentFile]) -> Reading:
    entries: list[Entry[Record]] = []
    problems: list[Problem] = []
    broken: list[tuple[str, str]] = []
    for file in files:
        sources, found = load(file)
        problems += found
        if found:
            broken.append((file.kind, file.path.stem))
        for source in sources:
            entry, found = validate(source)
            problems += found
            if entry:
                entries.append(entry)
                problems += doubts(entry)
            else:
                broken.append((source.kind, _id_as_written(source)))
    return Reading(tuple(entries), tuple(problems), tuple(broken))


def _id_as_written(source: Source) -> str:
    written = source.values.get("id")
    return written if isinstance(written, str) else source.default_id
