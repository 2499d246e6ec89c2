"""A work as it is compared with others: each of its parts put into form once."""

import re
from dataclasses import dataclass
from sys import intern

from byline.alphabet import fold
from byline.importers.matching.identifiers import WorkId, ids_of, published_dois
from byline.importers.matching.people import ComparedName, Places, people_of, places_of
from byline.importers.matching.titles import ComparedTitle, title_of
from byline.importers.works import SourceWork

LEAST_LETTERS = 4  # of a word of an abstract that counts
LONGEST_ABSTRACT = 20_000  # letters that are read
# Kinds of works that are one work in its forms; of other kinds, each stands for itself.
_ARTICLES = frozenset((
    "", "preprint", "conference", "journal", "workshop", "chapter", "report", "other",
))  # fmt: skip
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class ComparedWork:
    """What is compared of a work. `leaves_out` says that more people wrote it than are named. The
    words of the abstract stand there once each."""

    title: ComparedTitle
    ids: frozenset[WorkId]
    dois: frozenset[str]
    isbn: str
    people: tuple[ComparedName, ...]
    places: Places
    leaves_out: bool
    years: tuple[int, ...]
    kind: str
    type: str
    abstract: tuple[str, ...]


def compared(work: SourceWork) -> ComparedWork:
    """A work in the form in which it is compared."""
    people = people_of(work)
    return ComparedWork(
        title=title_of(work.title),
        ids=ids_of(work),
        dois=published_dois(work),
        isbn=work.isbn.replace("-", ""),
        people=people,
        places=places_of(enumerate(people)),
        leaves_out=any(byline.is_others for byline in work.authors),
        years=_years(work),
        kind="article" if work.type in _ARTICLES else work.type,
        type=work.type,
        abstract=_words(work.abstract),
    )


def _years(work: SourceWork) -> tuple[int, ...]:
    dates = (work.date, work.submitted, *(version.date for version in work.versions))
    told = [int(year[0]) for date in dates if (year := _YEAR.match(date))]
    return tuple(sorted({*told, *([] if work.year is None else [work.year])}))


def _words(abstract: str) -> tuple[str, ...]:
    words = fold(abstract[:LONGEST_ABSTRACT]).split()
    # Each word is held once, however many abstracts have it; and of ten thousand abstracts, sets
    # would take ten times the room.
    return tuple(dict.fromkeys(intern(word) for word in words if len(word) >= LEAST_LETTERS))
