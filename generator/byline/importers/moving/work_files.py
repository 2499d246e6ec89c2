"""Files of the old site that a work names, beside its record."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from byline.importers.moving.gathering import Gathering, is_a_file
from byline.importers.works import SourceWork


def with_files(
    gathering: Gathering,
    work: SourceWork,
    named: Iterable[tuple[str, str, str]],
    folders: Iterable[str],
    bundle: str = "",
) -> SourceWork:
    """The work with links to those of its files that come along; `bundle` is the folder that its
    page has to itself, by which files are told apart whose names say little."""
    links, others = dict(work.links), list(work.other_links)
    for link, label, address in named:
        file = gathering.tree.named(address, *folders, "")
        place = gathering.copied(file, folder_of(work), _own_name(file, bundle)) if file else ""
        if place and link:
            links.setdefault(link, place)
        elif place:
            others.append((label, place))
        elif not file and is_a_file(address):
            gathering.missing.append(address)
    return replace(work, links=links, other_links=tuple(others))


def _own_name(file: str, bundle: str) -> str:
    """What a file of a work is called where those of others stand beside it."""
    path = PurePosixPath(file)
    is_of_bundle = bundle and path.parent.name == bundle and not path.stem.startswith(bundle)
    return f"{bundle}-{path.stem}" if is_of_bundle else ""


def folder_of(work: SourceWork) -> str:
    """The folder of the work's record."""
    when = work.date or str(work.year or "") or work.submitted
    return f"content/papers/{when[:4]}" if when else "content/papers"
