"""The stage becomes the output in one step; a build that fails leaves the old output whole."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.addresses import file_of

MARKER = ".byline"
NO_JEKYLL = ".nojekyll"  # asks GitHub Pages to publish the files as they are
MARKER_TEXT = "Made by Byline. `byline build` replaces this folder, `byline clean` removes it.\n"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class PublishError(Exception):
    """The output cannot be written; said in words for whoever runs the build."""


class Stage:
    """A new folder beside the output, which takes its place when it is complete."""

    def __init__(self, output: Path) -> None:
        refuse_foreign(output)
        self.output = output
        self.folder = output.parent / f".{output.name}.new"
        self.made: set[Path] = set()

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Runs a build into the stage; if that fails, the stage goes and the output stays."""
        self._open()
        try:
            yield
        except OSError as fault:
            _remove(self.folder)
            raise PublishError(f"cannot write {self.output}: {fault.strerror}") from fault
        except BaseException:
            _remove(self.folder)
            raise

    def _open(self) -> None:
        """An empty folder with its markers; what an interrupted build left goes."""
        _heal(self.output)
        _remove(self.folder)
        try:
            self.folder.mkdir(parents=True)
            (self.folder / MARKER).write_text(MARKER_TEXT, "utf-8")
            (self.folder / NO_JEKYLL).touch()
        except OSError as fault:
            raise PublishError(f"cannot write beside {self.output}: {fault.strerror}") from None

    def write(self, address: str, content: bytes) -> None:
        """Writes the file that answers the address."""
        self._place(address).write_bytes(content)

    def copy(self, address: str, source: Path) -> None:
        """Copies a file, which then answers the address."""
        try:
            shutil.copyfile(source, self._place(address))
        except OSError as fault:
            raise PublishError(f"cannot copy {source}: {fault.strerror}") from fault

    def _place(self, address: str) -> Path:
        """The path of the file that answers the address; its folder is there."""
        path = self.folder / file_of(address)
        if path.parent not in self.made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(path.parent)
        return path

    def exchange(self) -> None:
        """The stage and the output change places; what was the output goes."""
        if not self.output.exists():
            self.folder.rename(self.output)
            return
        if not _exchanged(self.folder, self.output):
            old = _old(self.output)
            _remove(old)
            self.output.rename(old)
            self.folder.rename(self.output)
            _remove(old)
        _remove(self.folder)


def refuse_foreign(output: Path) -> None:
    """Raises where the output is a folder that Byline did not make."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PublishError(f"{output} is not a folder; name another with --output")
    if output.is_dir() and not _is_ours(output):
        raise PublishError(
            f"{output} holds files that Byline did not make (it has no {MARKER} marker);\n"
            "  empty it yourself, or name another folder with --output"
        )


def refuse_sources(output: Path, sources: Iterable[Path]) -> None:
    """Raises where the output would hold, or stand within, what the site is made from."""
    place = output.resolve()
    for source in sources:
        other = source.resolve()
        if place == other or place in other.parents or other in place.parents:
            raise PublishError(
                f"the output {output} and {source} overlap; name another with --output"
            )


def clean(output: Path) -> bool:
    """Removes what Byline made, and nothing else; False where there was nothing."""
    refuse_foreign(output)
    leftovers = [output.parent / f".{output.name}.new", _old(output)]
    found = [path for path in (output, *leftovers) if path.is_dir()]
    for path in found:
        _remove(path)
    return bool(found)


def _heal(output: Path) -> None:
    """Puts the old output back where a build was stopped between its two renames."""
    old = _old(output)
    if old.is_dir() and not output.exists() and _is_ours(old):
        old.rename(output)
    _remove(old)


def _old(output: Path) -> Path:
    return output.parent / f".{output.name}.old"


def _remove(folder: Path) -> None:
    """Removes a folder that Byline made; raises for any other."""
    if folder.is_symlink() or (folder.exists() and not _is_ours(folder)):
        message = f"{folder} is in the way, and Byline did not make it; move it yourself"
        raise PublishError(message)
    if folder.exists():
        for path in folder.iterdir():
            if path.name != MARKER:  # the marker goes last, so that a half-removed folder is ours
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        shutil.rmtree(folder)


def _is_ours(folder: Path) -> bool:
    """The folder carries the marker, which goes in first; or it is still empty."""
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))


def _exchanged(one: Path, other: Path) -> bool:
    """Swaps two folders in one system call, where the system has one; False where not."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.ENOSYS, errno.EINVAL, errno.EPERM}:
        return False
    raise PublishError(f"cannot replace {other}: {os.strerror(code)}")
