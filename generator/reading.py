"""Files to entries: loaded and validated each by itself, so that the work can be shared out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator import parallel
from generator.doubts import doubts
from generator.load import ContentFile, Source, likely_ids, load
from generator.problems import Place, Problem
from generator.records import Record
from generator.references import check_file_names
from generator.validate import Entry, validate


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files hold: good entries, problems, the (kind, id) of records that have one,
    and the (kind, file, id) of ids that a file's name gives."""

    entries: tuple[Entry[Record], ...]
    problems: tuple[Problem, ...]
    broken: tuple[tuple[str, str], ...]
    named: tuple[tuple[str, str, str], ...] = ()


def read(files: Sequence[ContentFile], jobs: int, done: Callable[[int], None]) -> Reading:
    """The records of all files, in the files' order."""
    entries: list[Entry[Record]] = []
    problems: list[Problem] = []
    broken: list[tuple[str, str]] = []
    named: list[tuple[str, str, str]] = []
    for share in parallel.in_shares(_read_share, files, jobs, done):
        entries += share.entries
        problems += share.problems
        broken += share.broken
        named += share.named
    clashes = check_file_names(named)
    told = {clash.where.file for clash in clashes}
    problems = [it for it in problems if not (_is_of_file(it) and it.where.file in told)]
    return Reading(tuple(entries), (*problems, *clashes), tuple(broken), tuple(named))


def _is_of_file(problem: Problem) -> bool:
    """The problem is one of the file as a whole: of its name, where the file could be read."""
    return isinstance(problem.where, Place) and not problem.where.line


def _read_share(files: Sequence[ContentFile]) -> Reading:
    entries: list[Entry[Record]] = []
    problems: list[Problem] = []
    broken: list[tuple[str, str]] = []
    named: list[tuple[str, str, str]] = []
    for file in files:
        sources, found = load(file)
        problems += found
        if not sources:
            broken += [(file.kind, likely) for likely in likely_ids(file)]
        for source in sources:
            if not source.in_list and source.values.get("id") is None:
                named.append((source.kind, source.file, source.default_id))
            entry, found = validate(source)
            problems += found
            if entry:
                entries.append(entry)
                problems += doubts(entry)
            else:
                broken += [(source.kind, written) for written in _ids_as_written(source)]
    return Reading(tuple(entries), tuple(problems), tuple(broken), tuple(named))


def _ids_as_written(source: Source) -> list[str]:
    """The id and the aliases that others may refer to while the record is being mended."""
    written = source.values.get("id")
    aliases = source.values.get("aliases")
    several = aliases if isinstance(aliases, list) else [aliases]
    found = [written if isinstance(written, str) else source.default_id, *several]
    return [it for it in found if isinstance(it, str)]
