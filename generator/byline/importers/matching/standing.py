"""Whether a work is published, when it appeared, and in which order several forms are asked."""

from dataclasses import fields

from byline.alphabet import fold
from byline.importers.forms.ids import is_of_preprint
from byline.importers.works import SourceWork

PREPRINT = "preprint"
_SERVERS = (
    "arxiv", "biorxiv", "chemrxiv", "corr", "medrxiv", "openreview", "osf", "preprints", "psyarxiv",
    "research square", "researchsquare", "socarxiv", "ssrn", "techrxiv", "authorea",
)  # fmt: skip


def is_published(work: SourceWork) -> bool:
    """Does the source tell of a publication, instead of a preprint or of nothing at all?"""
    if work.type == PREPRINT:
        return False
    has_venue = bool(work.venue or work.booktitle) and not is_at_a_server(work)
    has_doi = bool(work.doi) and not is_of_preprint(work.doi)
    return bool(work.type) or has_venue or has_doi


def is_at_a_server(work: SourceWork) -> bool:
    """Is the venue a server of preprints?"""
    words = fold(work.venue)
    return any(words == server or words.startswith(f"{server} ") for server in _SERVERS)


def in_order(works: list[SourceWork]) -> list[SourceWork]:
    """Works as they are asked for a value, whatever order they came in: what is published first,
    with a DOI of its own, then what tells most. All that remains is settled by what they say."""
    return sorted(works, key=_rank)


def _rank(work: SourceWork) -> tuple[bool, bool, int, int, str]:
    told = {field.name: getattr(work, field.name) for field in fields(SourceWork)}
    said = repr(sorted((name, _plain(value)) for name, value in told.items() if value))
    has_fit_doi = bool(work.doi) and is_of_preprint(work.doi) != is_published(work)
    filled = sum(bool(value) for value in told.values())
    return not is_published(work), not has_fit_doi, -filled, -len(said), said


def _plain(value: object) -> str:
    """What a value says, in whatever order a mapping has it."""
    return repr(sorted(value.items())) if hasattr(value, "items") else repr(value)


def earliest(*dates: str) -> str:
    """The earliest of dates, each a year, a month or a day; of one time, the most exact."""
    told = [date for date in dates if date]
    return min(told, key=lambda date: f"{date}{'-99-99'[len(date) - 4 :]}", default="")


def is_before(one: str, other: str) -> bool:
    """Is a date no later than another, as far as both are exact?"""
    common = min(len(one), len(other))
    return one[:common] <= other[:common]


def when(work: SourceWork) -> str:
    """When a work appeared, as exactly as its source knows."""
    return work.date or ("" if work.year is None else str(work.year))
