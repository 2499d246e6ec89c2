"""Relations of papers, in both directions: what one record says, the other's page says too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from byline.library.model import Relations
from byline.library.references import Index
from byline.problems import Problem, error
from byline.reading.validate import Entry
from byline.records import Paper

# What a record says, and what the paper that it names then says of it.
DIRECTIONS = (
    ("preprint_of", "published_as", "preprints"),
    ("supersedes", "supersedes", "superseded_by"),
    ("corrects", "corrects", "corrected_by"),
    ("related", "related", "related"),
)
ONE_WAY = {
    "preprint_of": "are preprints of one another",
    "supersedes": "supersede one another",
    "corrects": "correct one another",
}


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


def check_circles(entries: list[Entry[Paper]], papers: Index) -> list[Problem]:
    """Papers that replace, correct or precede one another in a circle."""
    problems: list[Problem] = []
    for field, words in ONE_WAY.items():
        ways = {
            entry.record.id: {papers.ids.get(it, "") for it in named(entry.record, field)}
            for entry in entries
            if getattr(entry.record, field)
        }
        turning = in_circles(ways)
        for entry in entries:
            if entry.record.id in turning:
                message = f"these papers {words}, in a circle: {', '.join(sorted(turning))}"
                hint = f"remove the {field} that points the wrong way"
                problems.append(error(entry.spot(field), message, hint))
    return problems


def in_circles(ways: Mapping[str, set[str]]) -> set[str]:
    """Those that lie on a way which leads back to where it started."""
    left = dict(ways)
    while True:
        entered = {target for targets in left.values() for target in targets}
        kept = {
            start: targets & left.keys()
            for start, targets in left.items()
            if targets & left.keys() and start in entered
        }
        if kept == left:
            return set(left)
        left = kept


def named(paper: Any, field: str) -> Iterator[str]:
    """The ids that a relation of the paper names; `preprint_of` names one."""
    value = getattr(paper, field)
    yield from (value,) if isinstance(value, str) else value or ()
