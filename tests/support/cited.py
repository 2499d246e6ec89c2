"""Papers to cite: every type, with all that it may say and with no more than it must."""

from typing import Any

from byline.formats.reference import Reference, reference
from byline.library.model import Library
from byline.records.paper import PaperType

from tests.support.in_memory import library_of

VENUES = [
    {"id": "icoc", "name": "International Conference on Calculation", "type": "conference"},
    {"id": "joc", "name": "Journal of Calculation", "short": "J. Calc.", "type": "journal"},
    {"id": "press", "name": "Loom & Press", "type": "publisher"},
    {"id": "arxiv", "name": "arXiv", "type": "repository"},
]
_EVERYTHING = {
    "authors": ["Ada Lovelace", "King, Jr., Martin", {"name": "Team & Co., Ltd.", "group": "true"}],
    "date": "2024-05-03",
    "venue": "joc",
    "volume": "12",
    "number": "3",
    "pages": "101-118, 120",
    "article": "e2047",
    "series": "Lecture Notes in Computation",
    "edition": "2",
    "publisher": "Loom and Sons",
    "booktitle": "Looms: 100% of Them",
    "editors": ["Mary Somerville", "others"],
    "institution": "University of Here and There",
    "doi": "10.1000/{182}",
    "arxiv": "2303.10512",
    "categories": ["cs.LG"],
    "isbn": "978-3-16-148410-0",
    "status": "retracted",
    "language": "en",
}


def paper(paper_id: str = "maps", **fields: Any) -> dict[str, Any]:
    """A paper's record with the fields given, and with what every paper must have."""
    return {"id": paper_id, "title": "Maps", "authors": ["Ada Lovelace"], "year": "2024", **fields}


def papers_of_all_types() -> list[dict[str, Any]]:
    """Each type with everything, with a venue alone, with nothing, and with no author."""
    found = []
    for kind in (*PaperType, None):
        name = kind or "untyped"
        given = {"type": kind} if kind else {}
        everything = {**_EVERYTHING, **given}
        found += [
            paper(f"{name}-full", **everything),
            paper(f"{name}-odd-volume", **{**everything, "volume": "12A", "pages": "e1-2-3"}),
            paper(f"{name}-without-doi", **{**everything, "doi": None, "booktitle": None}),
            paper(f"{name}-venue", venue="icoc", openreview="a_b", **given),
            paper(f"{name}-bare", **given),
            paper(f"{name}-others", **{**everything, "authors": ["others"]}),
        ]
    return found


def library_with(*papers: dict[str, Any], **kinds: Any) -> Library:
    """The library of the papers, beside the venues that they may name."""
    return library_of({"papers": papers, "venues": VENUES, **kinds})


def reference_to(**fields: Any) -> Reference:
    """The reference to a paper with the fields given."""
    library = library_with(paper(**fields))
    return reference(library, library.works["maps"])
