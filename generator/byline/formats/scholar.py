"""References as the `citation_*` tags that Google Scholar and reference managers read."""

from collections.abc import Iterator

from byline.formats.reference import Reference
from byline.records.fields import PartialDate
from byline.records.paper import PaperType

# What a work of each type is in, where that is no mere list of works.
_CONTAINER = {
    PaperType.JOURNAL: "citation_journal_title",
    PaperType.CONFERENCE: "citation_conference_title",
    PaperType.WORKSHOP: "citation_conference_title",
    PaperType.POSTER: "citation_conference_title",
    PaperType.TALK: "citation_conference_title",
    PaperType.CHAPTER: "citation_inbook_title",
}
_INSTITUTION = {
    PaperType.THESIS: "citation_dissertation_institution",
    PaperType.REPORT: "citation_technical_report_institution",
}


def tags(reference: Reference) -> tuple[tuple[str, str], ...]:
    """The tags as (name, content), without any that nothing is known for.

    Names that the record leaves out are left out here too: no tag can say so.
    """
    return tuple((name, content) for name, content in _tags(reference) if content)


def publication_date(date: PartialDate) -> str:
    """'1843/8/5', or the year alone: Scholar knows no month without a day."""
    return f"{date.year}/{date.month}/{date.day}" if date.day else str(date.year)


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "citation_title", reference.title
    for author in reference.authors.names:
        yield "citation_author", author.printed
    yield "citation_publication_date", publication_date(reference.date)
    if container := _CONTAINER.get(reference.type):
        yield container, reference.container
    if institution := _INSTITUTION.get(reference.type):
        yield institution, reference.institution
    is_report = reference.type is PaperType.REPORT
    yield "citation_volume", reference.volume
    yield f"citation_{'technical_report_number' if is_report else 'issue'}", reference.number
    if reference.pages:
        first, last = reference.pages[0], reference.pages[-1]
        yield "citation_firstpage", first[0]
        yield "citation_lastpage", last[1] or (last[0] if last != first else "")
    yield "citation_publisher", reference.publisher
    yield "citation_doi", reference.doi
    yield "citation_arxiv_id", reference.arxiv
    yield "citation_isbn", reference.isbn
    yield "citation_language", reference.language
