"""Relations of papers, in both directions: what one record says, the other's page says too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from byline.library.look_up import Index
from byline.library.model import Relations
from byline.reading.validate import Entry
from byline.records import Paper

# What a record says, and what the paper that it names then says of it.
DIRECTIONS = (
    ("preprint_of", "published_as", "preprints"),
    ("supersedes", "supersedes", "superseded_by"),
    ("corrects", "corrects", "corrected_by"),
    ("related", "related", "related"),
)


def relations(shown: Iterable[Entry[Paper]], papers: Index) -> dict[str, Relations]:
    """The relations of each published paper that has any.

    An unlisted record says nothing on the page of a listed one.
    """
    by_id = {entry.record.id: entry.record for entry in shown}
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for paper in by_id.values():
        for field, forward, backward in DIRECTIONS:
            for wanted in named(paper, field):
                other = by_id.get(papers.ids.get(wanted, ""))
                if other is None:
                    continue  # a draft
                found[paper.id][forward].append(other.id)
                if other.unlisted or not paper.unlisted:
                    found[other.id][backward].append(paper.id)
    return {
        paper: Relations(**{name: tuple(dict.fromkeys(ids)) for name, ids in several.items()})
        for paper, several in found.items()
    }


def named(paper: Any, field: str) -> Iterator[str]:
    """The ids that a relation of the paper names; `preprint_of` names one."""
    value = getattr(paper, field)
    yield from (value,) if isinstance(value, str) else value or ()
