"""The kinds of entries that search by name finds, in the order in which the index numbers them.

The directory of the index carries this table to the browser: scripts have none of their own.
"""

from typing import Literal, NamedTuple

from byline.words import interface as words


class Most(NamedTuple):
    """How many entries of a kind show: in the dialog, on the page of search, and on a page that
    is not there."""

    dialog: int
    page: int
    nearest: int


class Kind(NamedTuple):
    """What scripts are told of a kind of entries.

    `judged` says as what an entry is compared with a query: a title, whose words stand in order
    and which has a rank among the texts; a person's name, whose words may change places; or the
    name of a tie, of which no word may be missing. `block` is how many entries stand in one file,
    `folders` are those of their pages.
    """

    name: str
    label: str
    judged: Literal["title", "name", "tie"]
    block: int
    folders: tuple[str, ...]
    most: Most


PEOPLE = Kind("people", words.PEOPLE, "name", 32, ("authors", "names"), Most(4, 4, 3))
PAPERS = Kind("papers", words.PAPERS, "title", 8, ("papers",), Most(8, 10, 5))
TIES = (
    Kind("venues", words.VENUES, "tie", 16, ("venues",), Most(2, 4, 2)),
    Kind("topics", words.TOPICS, "tie", 16, ("topics",), Most(2, 4, 2)),
    Kind("institutions", words.INSTITUTIONS, "tie", 16, ("institutions",), Most(2, 4, 2)),
)
KINDS = (PEOPLE, PAPERS, *TIES)
