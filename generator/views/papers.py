"""The list of papers: on one page, or by its parts."""

from dataclasses import dataclass

from generator import addresses, words
from generator.views.jumps import Jump, jumps_from_first, jumps_from_part
from generator.views.shared import Group, Site, jump_to_groups, plain_groups


@dataclass(frozen=True, slots=True)
class PapersView:
    """The list of papers, or a part of it."""

    title: str
    count: str
    jumps: tuple[Jump, ...]
    groups: tuple[Group, ...]


def papers(site: Site, _key: str) -> PapersView:
    """The whole list, or the way to its parts."""
    listed = site.library.listed
    count = words.papers(len(listed)) if listed else ""
    if site.shelves.papers:
        jumps = jumps_from_first(addresses.PAPERS, site.shelves.papers)
        return PapersView(words.PAPERS, count, jumps, ())
    found = plain_groups(site, (work.id for work in listed))
    return PapersView(words.PAPERS, count, jump_to_groups(found), found)


def papers_part(site: Site, key: str) -> PapersView:
    """One part of the list."""
    shelf = site.shelves.papers_part(key)
    return PapersView(
        title=words.papers_of(shelf.title),
        count=words.papers(len(shelf.items)),
        jumps=jumps_from_part(addresses.PAPERS, site.shelves.papers, shelf),
        groups=plain_groups(site, shelf.items),
    )
