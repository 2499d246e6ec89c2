"""The list of papers: on one page, or by its parts."""

from dataclasses import dataclass

from generator import addresses, words
from generator.views.shared import (
    Group,
    Part,
    Site,
    parts_elsewhere,
    parts_on_page,
    plain_groups,
)


@dataclass(frozen=True, slots=True)
class PapersView:
    """The list of papers, or a part of it."""

    title: str
    count: str
    parts: tuple[Part, ...]
    groups: tuple[Group, ...]


def papers(site: Site, _key: str) -> PapersView:
    """The whole list, or the way to its parts."""
    listed = site.library.listed
    count = words.papers(len(listed)) if listed else ""
    if site.shelves.papers:
        parts = parts_elsewhere(addresses.PAPERS, site.shelves.papers, "")
        return PapersView(words.PAPERS, count, parts, ())
    found = plain_groups(site, (work.id for work in listed))
    return PapersView(words.PAPERS, count, parts_on_page(found), found)


def papers_part(site: Site, key: str) -> PapersView:
    """One part of the list."""
    shelf = site.shelves.papers_part(key)
    return PapersView(
        title=words.papers_of(shelf.label),
        count=words.papers(len(shelf.items)),
        parts=parts_elsewhere(addresses.PAPERS, site.shelves.papers, key),
        groups=plain_groups(site, shelf.items),
    )
