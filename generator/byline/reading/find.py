"""Folders to files: all files of records below `content/`, by name."""

import os
from collections.abc import Iterator
from pathlib import Path

from byline.problems import Problem
from byline.reading.file_names import FoundFile
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
        if file.folder in KINDS and not file.better
    ]
    return files, problems_by(FILES, found)


def likely_files(site: Path) -> Iterator[FoundFile]:
    """The files of records, and what nearly is one; all others are for records to name."""
    for parts in _below(site / CONTENT):
        path = Path(parts[-1])
        better = _better_name(path)
        if path.suffix in ENDINGS or better:
            folder = parts[0] if len(parts) > 1 else ""
            yield FoundFile("/".join((CONTENT, *parts)), folder, better)


def _better_name(path: Path) -> str:
    """The name that a file almost has: maps.yml, maps.YAML and maps.yaml.txt are maps.yaml."""
    if path.suffix in ENDINGS:
        return ""
    bare = path.with_suffix("") if path.suffix.lower() == ".txt" else path
    ending = LIKE_ENDINGS.get(bare.suffix.lower(), "")
    return f"{bare.stem}{ending}" if ending else ""


def _below(folder: Path) -> Iterator[tuple[str, ...]]:
    """The ways to the files below a folder, in an order that no file system decides."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from ((entry.name, *way) for way in _below(folder / entry.name))
        elif entry.is_file():
            yield (entry.name,)
