"""What a folder truly holds: every file that counts by its hash, read anew unless it is known
unchanged."""

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from byline.publish.disk import write_whole

VERSION = 1
_DIGEST_LENGTH = 64
_A_MOMENT = 100_000_000  # nanoseconds
_TICK = 0.02  # seconds: by then the clock that gives files their times has moved on


class File(NamedTuple):
    """A file of a generation. Inode, time and size stand for the hash on this machine only. There
    is no hash ('') of what did not count."""

    inode: int
    mtime: int
    size: int
    sha256: str


class Made(NamedTuple):
    """A file that the site is to have, by its path in the output."""

    path: str
    file: File


class Folder(NamedTuple):
    """A folder of a generation. Inode and time stand for the names of what it holds; where that
    is more than files and folders, it has no time, and is listed every time."""

    inode: int
    mtime: int
    files: Mapping[str, File]
    folders: tuple[str, ...]

    def before(self, moment: int) -> "Folder":
        """The same, but what changed since that moment has no time."""
        files = {
            name: file if file.mtime < moment else file._replace(mtime=0)
            for name, file in self.files.items()
        }
        return self._replace(mtime=self.mtime if self.mtime < moment else 0, files=files)


@dataclass(frozen=True, slots=True)
class Generation:
    """All that a folder holds; `strays` are the paths of what is no file and leads to none."""

    folders: Mapping[str, Folder]
    strays: tuple[str, ...] = ()

    def files(self) -> dict[str, File]:
        """Every file by its path."""
        return {
            below + name: file
            for below, folder in self.folders.items()
            for name, file in folder.files.items()
        }

    def with_files(self, files: Mapping[str, File]) -> "Generation":
        """The same, with these in place of what was seen of them."""
        folders = {
            below: folder._replace(
                files={name: files.get(below + name, it) for name, it in folder.files.items()}
            )
            for below, folder in self.folders.items()
        }
        return Generation(folders, self.strays)

    def without(self, paths: Iterable[str]) -> "Generation":
        """All of it but the folders that lead to these paths."""
        left_out = {path[: at + 1] for path in paths for at, it in enumerate(path) if it == "/"}
        kept = {it: folder for it, folder in self.folders.items() if it and it not in left_out}
        return Generation(kept, self.strays)

    def before(self, moment: int) -> "Generation":
        """The same, but what changed since that moment vouches for nothing."""
        return Generation({below: it.before(moment) for below, it in self.folders.items()})


NOTHING = Generation({})
# Whether a file counts, by its path and its size.
Counts = Callable[[str, int], bool]


def all_count(_path: str, _size: int) -> bool:
    """Every file counts."""
    return True


def survey(
    root: Path,
    known: Generation,
    fresh: Mapping[str, File] | None = None,
    counts: Counts = all_count,
) -> Generation:
    """What the folder holds, as it is now.

    Of files in `known` and `fresh` (those just written) whose inode, time and size are the same,
    the hash is taken over; all others that count are read.
    """
    folders: dict[str, Folder] = {}
    strays: list[str] = []
    pending = [""] if root.exists() else []
    while pending:
        below = pending.pop()
        here = f"{root}/{below}"
        last = known.folders.get(below)
        state = os.lstat(here)
        if last and (state.st_ino, state.st_mtime_ns) == last[:2]:
            files, inner, others = [*last.files], last.folders, list[str]()
        else:
            files, inner, others = _listed(here)
        strays += [below + name for name in others]
        if below and not files and not inner:
            strays.append(below)
        seen = {
            name: _file(root, path, counts, (fresh or {}).get(path), last and last.files.get(name))
            for name, path in ((name, below + name) for name in files)
        }
        folders[below] = Folder(state.st_ino, 0 if others else state.st_mtime_ns, seen, inner)
        pending += [f"{below}{name}/" for name in inner]
    return Generation(folders, tuple(strays))


def _listed(folder: str) -> tuple[list[str], tuple[str, ...], list[str]]:
    """The names of files, of folders and of whatever else is there, in order."""
    files, folders, others = [], [], []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda it: it.name):
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
            elif entry.is_file(follow_symlinks=False):
                files.append(entry.name)
            else:
                others.append(entry.name)
    return files, tuple(folders), others


def _file(root: Path, path: str, counts: Counts, *known: File | None) -> File:
    """The file, with its hash if it counts; it is only read if nothing known vouches for it."""
    now = _seen(root, path)
    for file in known:
        if file and file.sha256 and file[:3] == now[:3]:
            return file
    return _hashed(root, path, now) if counts(path, now.size) else now


def still_there(root: Path, path: str, file: File) -> File | None:
    """A file that was seen there, now with its hash; None if it is not what was seen."""
    try:
        return _hashed(root, path, file) if _seen(root, path)[:3] == file[:3] else None
    except OSError:
        return None


def _seen(root: Path, path: str) -> File:
    state = os.lstat(f"{root}/{path}")
    return File(state.st_ino, state.st_mtime_ns, state.st_size, "")


def _hashed(root: Path, path: str, seen: File) -> File:
    with (root / path).open("rb") as stream:
        return seen._replace(sha256=hashlib.file_digest(stream, "sha256").hexdigest())


def remember(side: Path, root: Path, generation: Generation) -> None:
    """Keeps what was seen, for the next survey of the same folder. The disk must hold it all."""
    time.sleep(_TICK)  # whatever changes from now on bears another time than what was seen
    content = {"version": VERSION, "folders": generation.folders}
    text = json.dumps(content, separators=(",", ":")).encode()
    write_whole(_memory(side, root), _checksum(text) + text)


def recall(side: Path, root: Path) -> Generation:
    """What was seen of this folder, whatever its name is now; nothing if that cannot be read."""
    try:
        stored = _memory(side, root).read_bytes()
    except OSError:
        return NOTHING
    digest, text = stored[:_DIGEST_LENGTH], stored[_DIGEST_LENGTH:]
    if digest != _checksum(text):  # cut short, or written to by others
        return NOTHING
    content = json.loads(text)
    if content["version"] != VERSION:
        return NOTHING
    return of_folders(content["folders"])


def a_moment_ago() -> int:
    """What changed since then, in nanoseconds, may change again without bearing another time."""
    return time.time_ns() - _A_MOMENT


def of_folders(folders: Mapping[str, Any]) -> Generation:
    """A generation of folders as JSON gives them back."""
    return Generation({below: _folder(*it) for below, it in folders.items()})


def forget(side: Path, kept: tuple[Path, ...]) -> None:
    """Removes what was seen of folders that are no more."""
    names = {_memory(side, root) for root in kept if root.exists()}
    for path in _memories(side):
        if path not in names:
            path.unlink()


def _checksum(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()


def _folder(
    inode: int, mtime: int, files: dict[str, tuple[int, int, int, str]], folders: list[str]
) -> Folder:
    return Folder(inode, mtime, {name: File(*it) for name, it in files.items()}, tuple(folders))


def _memory(side: Path, root: Path) -> Path:
    """A folder keeps its inode when it is renamed, so that tells the generations apart."""
    return side / f"seen-{root.stat().st_ino}.json"


def _memories(side: Path) -> Iterator[Path]:
    return side.glob("seen-*.json")
