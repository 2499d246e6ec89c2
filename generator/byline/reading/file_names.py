"""Names of files: where a record stands, and the id that its file's name gives it."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from byline.problems import Place, Problem, did_you_mean, error
from byline.reading.load import CONTENT
from byline.records import KINDS
from byline.records.fields import id_fault

# What may stand in the place of an ordinary file or folder.
LINK = "a symbolic link"
NO_FILE = "a pipe or a device"
NO_FOLDER = "a file where a folder should be"
NO_WAY_INTO = "a folder that this user may not look into"
MISSPELT = "a name that is not written in UTF-8"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file below content/ that holds records, or nearly: `folder` is the one of content/ that
    it stands in ('' for none), `better` the name it almost has. `instead` is what it is where it
    is no ordinary file: that is never opened."""

    name: str
    folder: str
    better: str
    instead: str = ""


def no_ordinary_file(found: Sequence[FoundFile]) -> Iterator[Problem]:
    """Each file of records, and each folder, that is something else, or cannot be looked into."""
    for file in found:
        if file.instead:
            hint = "put an ordinary file or folder in its place"
            if file.instead == MISSPELT:
                hint = "rename it; letters a-z, digits and hyphens are read everywhere"
            yield error(Place(file.name), f"this is {file.instead}, which is not read", hint)


def record_in_no_folder(found: Sequence[FoundFile]) -> Iterator[Problem]:
    """Each file of records that stands in content/ itself; a README is none."""
    for file in found:
        if not (file.folder or file.instead or file.name == f"{CONTENT}/README.md"):
            hint = f"move it into one of: {', '.join(KINDS)}"
            message = f"a record stands in a folder of its kind, not in {CONTENT}/ itself"
            yield error(Place(file.name), message, hint)


def folder_of_no_kind(found: Sequence[FoundFile]) -> Iterator[Problem]:
    """Each folder that is of no kind of records, told once, of its first file."""
    ordinary = (file for file in reversed(found) if not file.instead)
    first = {file.folder: file for file in ordinary if file.folder}
    for folder, file in first.items():
        if folder not in KINDS:
            hint = did_you_mean(folder, KINDS) or f"the folders are: {', '.join(KINDS)}"
            message = f"{CONTENT}/{folder}/ is not a folder of records"
            yield error(Place(file.name), message, hint)


def ending_that_is_not_read(found: Sequence[FoundFile]) -> Iterator[Problem]:
    """Each file whose name is nearly one of a file of records."""
    for file in found:
        if file.better and file.folder in KINDS:
            ending = file.name[file.name.rindex(".") :]
            message = f"a file with the ending '{ending}' is not read"
            yield error(Place(file.name), message, f"rename it to {file.better}")


def names_alike(given: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """Each file (kind, name, id it gives) whose id differs from another's only in case or in how
    its letters are composed: they want one address."""
    taken: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, name, its_id in given:
        same = unicodedata.normalize("NFC", its_id).casefold()
        first, first_id = taken.setdefault((kind, same), (name, its_id))
        if first_id != its_id:
            odd, other = (
                (first, name) if id_fault(first_id) and not id_fault(its_id) else (name, first)
            )
            message = f"this {KINDS[kind].noun} and the one in {other} want the same address"
            hint = "the two names differ only in case or in how a letter is coded: rename one file"
            yield error(Place(odd), message, hint)
