"""Which pages may be found: by readers of sitemaps and by search engines."""

from byline.library.identity import AUTHOR
from byline.library.model import Library, Note, Work


def is_listed(library: Library, address: str) -> bool:
    """May the page be found? Not if it belongs to an unlisted record."""
    kind, _, rest = address.partition("/")
    record_id = rest.partition("/")[0]
    if kind in library.ties:
        tie = library.ties[kind].get(record_id)
        return tie is None or tie.is_listed
    if kind == "authors":
        person = library.people.get(AUTHOR + record_id)
        return person is None or person.is_listed
    entry: Work | Note | None = None
    if kind in ("papers", "news"):
        entry = (library.works if kind == "papers" else library.news).get(record_id)
        return entry is None or not entry.record.unlisted
    page = library.pages.get(kind)
    return page is None or not page.record.unlisted
