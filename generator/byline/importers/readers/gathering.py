"""What was read of each record of a source becomes one reading."""

from collections.abc import Iterable
from typing import TypeAlias

from byline.importers.works import Reading, Work
from byline.problems import Problem

# The work of a record, if it could be read, and what is wrong with the record.
OfRecord: TypeAlias = tuple[Work | None, tuple[Problem, ...]]


def gathered(records: Iterable[OfRecord], problems: Iterable[Problem] = ()) -> Reading:
    """The works of the records, and all problems, those of the source as a whole first."""
    works: list[Work] = []
    told = list(problems)
    for work, found in records:
        works += [work] if work else []
        told += found
    return Reading(tuple(works), tuple(told))
