"""The kinds of entries that search by name finds, in the order in which the index numbers them.

The rows of the table of pages say what they are; the directory of the index carries that to the
browser, so that scripts have no table of their own.
"""

from byline.views import kinds
from byline.views.page_kind import InSearch

PEOPLE, PAPERS = "people", "papers"  # of which search knows more than their names


def search_kinds() -> tuple[InSearch, ...]:
    """All kinds of entries."""
    return tuple(kind.search for kind in kinds.PAGE_KINDS.values() if kind.search)
