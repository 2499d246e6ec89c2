"""Projects: whom and what they name, in the order of lists, and the way back from these."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from byline.library.identity import AUTHOR, PersonKey
from byline.library.look_up import Index
from byline.library.model import Subject, Undertaking, Work
from byline.library.register import Register
from byline.reading.validate import Entry
from byline.records import Project
from byline.text import Line


def projects(
    entries: Iterable[Entry[Project]], works: Sequence[Work], papers: Index, known: Register
) -> dict[str, Undertaking]:
    """The projects: those that run, then past ones, each the newest first. `works` are all papers
    in the order of lists."""
    places = {work.id: place for place, work in enumerate(works)}
    found = [_project(entry, places, papers, known) for entry in entries]
    found.sort(key=_list_order)
    return {it.record.id: it for it in found}


def taking_part(found: Mapping[str, Undertaking]) -> dict[Subject, tuple[str, ...]]:
    """The listed projects of each paper and each author."""
    named: dict[Subject, list[str]] = defaultdict(list)
    for it in found.values():
        if not it.record.unlisted:
            for key in it.people:
                named[Subject("authors", key.value)].append(it.record.id)
            for paper in it.papers:
                named[Subject("papers", paper)].append(it.record.id)
    return {subject: tuple(ids) for subject, ids in named.items()}


def _project(
    entry: Entry[Project], places: Mapping[str, int], papers: Index, known: Register
) -> Undertaking:
    """A project with those whom and what it names, as far as published."""
    record = entry.record
    ids = [known.ids[it] for it in record.people if it in known.ids]
    people = dict.fromkeys(PersonKey(AUTHOR, it) for it in ids if it in known.authors)
    named = {papers.ids[it] for it in record.papers if it in papers.ids}
    return Undertaking(
        record=record,
        title=entry.lines["title"],
        tagline=entry.lines.get("tagline", Line()),
        about=entry.body,
        people=tuple(people),
        papers=tuple(sorted(named, key=places.__getitem__)),
    )


def _list_order(it: Undertaking) -> tuple[bool, tuple[int, ...], tuple[int, ...], str, str]:
    """Those that run first, then by the last day, the first day, and by title; what has no day
    stands behind what has one."""
    last, first = (
        tuple(-part for part in date) if date else (0,) for date in (it.record.end, it.record.start)
    )
    return it.is_past, last, first, it.title.plain.casefold(), it.record.id
