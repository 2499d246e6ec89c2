"""What may be found, and what only those see who know where it is."""

from byline.library.identity import AUTHOR, PersonKey
from byline.library.model import SITE, Library, Subject


def is_listed(library: Library, subject: Subject | None) -> bool:
    """May readers of lists and search engines find it? Not if its record is unlisted."""
    if subject is None or subject == SITE:
        return True
    kind, record_id = subject
    if kind in library.ties:
        return library.ties[kind][record_id].is_listed
    if kind == "authors":
        return library.people[PersonKey(AUTHOR, record_id)].is_listed
    if kind == "news":
        return not library.news[record_id].record.unlisted
    if kind == "pages":
        return not library.pages[record_id].record.unlisted
    if kind == "projects":
        return not library.projects[record_id].record.unlisted
    if kind == "papers":
        return not library.works[record_id].record.unlisted
    raise AssertionError(f"nothing says whether a subject of the kind {kind} is listed")


def leads_to_papers(library: Library) -> bool:
    """Are papers and people worth a way to them? In a site of pages alone they are not; in one
    that holds nothing yet, their lists say what would fill them."""
    is_of_pages_alone = bool(library.pages) and not library.works and not library.people
    return not is_of_pages_alone
