"""What was read of each record of a source becomes one reading."""

from collections.abc import Iterable
from typing import TypeAlias

from byline.importers.works import SourceReading, SourceWork
from byline.problems import Problem

# The work of a record, if it could be read, and what is wrong with the record.
OfRecord: TypeAlias = tuple[SourceWork | None, tuple[Problem, ...]]


def gathered(records: Iterable[OfRecord], problems: Iterable[Problem] = ()) -> SourceReading:
    """The works of the records, and all problems, those of the source as a whole first."""
    works: list[SourceWork] = []
    told = list(problems)
    for work, found in records:
        works += [work] if work else []
        told += found
    return SourceReading(tuple(works), tuple(told))
