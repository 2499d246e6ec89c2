"""The folder of an old site: its files, looked up in one list, so that nothing outside is read."""

import os
import posixpath
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

MOST_FILES, DEEPEST = 100_000, 40
LARGEST_TEXT, LARGEST_BIBLIOGRAPHY = 1_000_000, 64_000_000
# What systems put beside a site's sources, or make of them.
_PASSED_OVER = frozenset({"_site", "node_modules", "vendor", "public", "resources", "__pycache__"})
# Not every system has all of these ways to open a file.
_WAYS = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
_OPENED = sum({os.O_RDONLY, *(getattr(os, way, 0) for way in _WAYS)})


@dataclass(frozen=True, slots=True)
class Tree:
    """The ordinary files below a folder, by their names from there, with their sizes; and the
    symbolic links that stand among them, which are never followed."""

    root: Path
    files: Mapping[str, int]
    links: tuple[str, ...] = ()
    is_cut: bool = False  # there are more files than anybody's site has

    def below(self, folder: str, *endings: str) -> list[str]:
        """The files below a folder, of these endings, if any are given."""
        start = f"{folder}/" if folder else ""
        return [
            name
            for name in self.files
            if name.startswith(start) and (not endings or name.lower().endswith(endings))
        ]

    def first_of(self, *names: str) -> str:
        """The first of these files that is there; '' if none is."""
        return next((name for name in names if name in self.files), "")

    def has_folder(self, folder: str) -> bool:
        """Stands any file below the folder?"""
        return any(name.startswith(f"{folder}/") for name in self.files)

    def path_of(self, name: str) -> Path:
        """Where a file of the tree stands."""
        return self.root / name

    def bytes_of(self, name: str, most: int) -> bytes:
        """What a file of the tree holds, as far as so many bytes and one more; raises `OSError`."""
        with os.fdopen(os.open(self.path_of(name), _OPENED), "rb") as file:
            return file.read(most + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""

    def holds(self, name: str, *marks: bytes) -> bool:
        """Does a file of the tree hold any of these, in small letters?"""
        try:
            content = self.bytes_of(name, LARGEST_TEXT).lower() if name in self.files else b""
        except OSError:
            return False
        return len(content) <= LARGEST_TEXT and any(mark in content for mark in marks)

    def named(self, written: str, *folders: str) -> str:
        """The file that an address without a host means, seen from the first of the folders in
        which it stands; '' where it means none of the tree."""
        bare = unquote(written.split("#")[0].split("?")[0]).strip().lstrip("/")
        if not bare or "://" in written or bare.startswith("//"):
            return ""
        return self.first_of(*(posixpath.normpath(posixpath.join(it, bare)) for it in folders))


def tree_of(folder: Path) -> Tree:
    """The files below the folder, in an order that no file system decides."""
    files: dict[str, int] = {}
    links: list[str] = []
    for entry in _below(folder, 0):
        name = Path(entry.path).relative_to(folder).as_posix()
        if entry.is_symlink():
            links.append(name)
        elif len(files) < MOST_FILES:
            files[name] = entry.stat(follow_symlinks=False).st_size
        else:
            return Tree(folder, files, tuple(links), is_cut=True)
    return Tree(folder, files, tuple(links))


def _below(folder: Path | str, depth: int) -> Iterator[os.DirEntry[str]]:
    """Ordinary files and symbolic links below a folder; those that nobody may look into are not."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        is_meant = not entry.name.startswith(".") and entry.name not in _PASSED_OVER
        if entry.is_symlink():
            yield entry
        elif entry.is_dir(follow_symlinks=False):
            if is_meant and depth < DEEPEST:
                yield from _below(entry.path, depth + 1)
        elif entry.is_file(follow_symlinks=False) and is_meant and _is_in_letters(entry.name):
            yield entry


def _is_in_letters(name: str) -> bool:
    """The system's bytes for the name are UTF-8."""
    return not any("\udc80" <= letter <= "\udcff" for letter in name)
