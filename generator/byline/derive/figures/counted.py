"""Which papers figures count: those that lists show and that still stand."""

from collections.abc import Iterable, Iterator

from byline.library.model import Library, Work
from byline.records.paper import Status

_NO_LONGER_STANDING = frozenset({Status.RETRACTED, Status.WITHDRAWN})


def is_counted(work: Work) -> bool:
    """Does the paper count? Not where it is unlisted, retracted or withdrawn."""
    return not work.record.unlisted and work.record.status not in _NO_LONGER_STANDING


def counted(library: Library, papers: Iterable[str]) -> Iterator[Work]:
    """Those of the papers that count, in their order."""
    return (work for paper in papers if is_counted(work := library.works[paper]))
