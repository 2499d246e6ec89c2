"""What is to be written, before any of it is made: every page, and every file beside one."""

from collections.abc import Iterable
from dataclasses import dataclass

from byline import addresses
from byline.derive.shelves import Shelves
from byline.library.model import Library
from byline.reading.attachments import Attachment
from byline.site import Planned
from byline.views import kinds


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to come, beside a page."""

    address: str
    attachment: Attachment


def plan(library: Library, shelves: Shelves) -> tuple[Planned, ...]:
    """Every page of the site, each address once."""
    table = kinds.PAGE_KINDS.values()
    pages = tuple(page for kind in table for page in kind.planned(library, shelves))
    _refuse_twins(page.address for page in pages)
    return pages


def files(library: Library, pages: Iterable[Planned]) -> tuple[PlannedFile, ...]:
    """Every file that records name, the logo and the icon, each address once."""
    planned = {page.address for page in pages}
    found = [
        PlannedFile(addresses.of_record(kind, record, attachment.name), attachment)
        for (kind, record), attachments in library.attachments.items()
        if addresses.record(kind, record) in planned
        for attachment in dict.fromkeys(attachments.values())
    ]
    if library.logo:
        found.append(PlannedFile(addresses.logo(library.logo.name), library.logo))
    found += [PlannedFile(addresses.icon(icon.name), icon) for icon in library.icons]
    _refuse_twins([*planned, *(file.address for file in found)])
    return tuple(found)


def _refuse_twins(wanted: Iterable[str]) -> None:
    """Checks that no two addresses are one file on a disk that ignores case."""
    taken: set[str] = set()
    for address in wanted:
        folded = addresses.file_of(address).casefold()
        if folded in taken:
            raise AssertionError(f"two pages or files want {address}")
        taken.add(folded)
