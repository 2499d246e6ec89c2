"""What holds of whatever a reader tells: it has the forms that records want."""

from collections.abc import Callable, Iterator

from byline.importers.works import SourceReading, SourceWork
from byline.records.fields import (
    parse_arxiv,
    parse_date,
    parse_doi,
    parse_isbn,
    parse_orcid,
    parse_url,
    parse_year,
)
from byline.records.paper import PaperType, Status

from tests.support.told import told


def assert_forms(reading: SourceReading) -> None:
    """All that was read has the form that records want, and can be written down."""
    for work in reading.works:
        assert work.key
        assert work.title.strip()
        assert not work.type or PaperType(work.type)
        assert not work.status or Status(work.status)
        assert work.citations is None or work.citations >= 0
        assert all(it.name.strip() for it in work.authors)
        assert sum(it.is_others for it in work.authors) <= 1
        for parse, text in _forms(work):
            assert not text or parse(text)
    assert told(reading).encode()


def _forms(work: SourceWork) -> Iterator[tuple[Callable[[str], object], str]]:
    """What has a form of its own, each with the function that knows it."""
    yield parse_year, str(work.year or "")
    yield from ((parse_date, it) for it in (work.date, work.submitted))
    yield from ((parse_doi, it) for it in (work.doi, *(it.doi for it in work.versions)))
    yield from ((parse_arxiv, it) for it in (work.arxiv, *(it.arxiv for it in work.versions)))
    yield from ((parse_orcid, it.orcid) for it in work.authors)
    yield from ((parse_url, it) for it in (*work.links.values(), *(it.url for it in work.versions)))
    yield from ((parse_url, address) for _label, address in work.other_links)
    yield parse_isbn, work.isbn
