"""Folders to files: all files of records below `content/`, by name."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from byline.problems import Problem
from byline.reading.file_names import (
    LINK,
    MISSPELT,
    NO_FILE,
    NO_FOLDER,
    NO_WAY_INTO,
    FoundFile,
)
from byline.reading.load import CONTENT, ContentFile
from byline.reading.rule import problems_by
from byline.reading.rules import FILES
from byline.records import KINDS

ENDINGS = {".yaml", ".md"}
LIKE_ENDINGS = {
    ".yml": ".yaml", ".yaml": ".yaml", ".markdown": ".md", ".mdown": ".md", ".md": ".md",
}  # fmt: skip


def find_files(site: Path) -> tuple[list[ContentFile], list[Problem]]:
    """All files of records below `content/`, by name, and what does not belong there."""
    found = list(likely_files(site))
    files = [
        ContentFile(file.folder, file.name, site / file.name)
        for file in found
        if file.folder in KINDS and not file.better and not file.instead
    ]
    return files, problems_by(FILES, found)


def likely_files(site: Path) -> Iterator[FoundFile]:
    """The files of records, and what nearly is one; all others are for records to name."""
    for found in _below(site / CONTENT):
        path = Path(*found.way)
        better = _better_name(path)
        if path.suffix in ENDINGS or better or found.is_folder:
            way = found.way if found.is_folder else found.way[:-1]
            folder = way[0] if way else ""
            yield FoundFile("/".join((CONTENT, *found.way)), folder, better, found.instead)


def _better_name(path: Path) -> str:
    """The name that a file almost has: maps.yml, maps.YAML and maps.yaml.txt are maps.yaml."""
    if path.suffix in ENDINGS:
        return ""
    bare = path.with_suffix("") if path.suffix.lower() == ".txt" else path
    ending = LIKE_ENDINGS.get(bare.suffix.lower(), "")
    return f"{bare.stem}{ending}" if ending else ""


class _Standing(NamedTuple):
    """The way to a file below a folder; or to a folder that is none, or cannot be looked into."""

    way: tuple[str, ...]
    instead: str = ""
    is_folder: bool = False


def _below(folder: Path) -> Iterator[_Standing]:
    """What stands below a folder, in an order that no file system decides."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as fault:
        instead = NO_FOLDER if isinstance(fault, NotADirectoryError) else NO_WAY_INTO
        yield _Standing((), instead, is_folder=True)
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False) and not _is_misspelt(entry.name):
            below = _below(folder / entry.name)
            yield from (it._replace(way=(entry.name, *it.way)) for it in below)
        else:
            yield _Standing((entry.name,), _instead(entry), _leads_to_a_folder(entry))


def _instead(entry: os.DirEntry[str]) -> str:
    """What an entry of a folder is, where it is no ordinary file."""
    if _is_misspelt(entry.name):
        return MISSPELT
    if entry.is_symlink():
        return LINK
    return "" if entry.is_file(follow_symlinks=False) else NO_FILE


def _leads_to_a_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_misspelt(name: str) -> bool:
    """The system's bytes for the name are not UTF-8."""
    return any("\udc80" <= letter <= "\udcff" for letter in name)
