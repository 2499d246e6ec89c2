"""Single steps on the disk that are done wholly or not at all, and that outlast a loss of power.

Each is done in the quickest way that the system has; where it has none, in one that all have.
"""

import ctypes
import errno
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from byline.machine.refusals import is_in_use

PATIENCE = 5.0  # seconds: programs that look for viruses open for a moment whatever is new
_PAUSE = 0.05
_CHUNK = 1 << 20
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def write_whole(path: Path, content: bytes) -> None:
    """The file has this content or, if anything fails, the one it had."""
    drafted(path, content).replace(path)


def write_text_whole(path: Path, text: str) -> None:
    """The file has this text, in the folder that it needs; or, if anything fails, what it had."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())


def drafted(path: Path, content: bytes) -> Path:
    """A file beside that path, ready to take its place: the disk holds this content. Where it
    cannot, nothing is left of it."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)  # a link there leads to somebody else's file
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    return part


def settle(folder: Path, new: Iterable[Path]) -> None:
    """Returns when the disk holds all that was written to the file system of this folder.

    One call for all files: one for each would take minutes for a large site. Where the system has
    no such call (Windows), the new files are settled one by one.
    """
    call = _of_linux("syncfs")
    if call is None and hasattr(os, "sync"):
        os.sync()
    elif call is None:
        _settle_each(new)
    else:
        _settle_all(folder, call)


def _settle_each(files: Iterable[Path]) -> None:
    for path in files:
        with path.open("r+b") as file:  # only who may write to a file can settle it there
            os.fsync(file.fileno())


def _settle_all(folder: Path, call: Callable[..., int]) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if call(descriptor):
            _raise_last(folder)
    finally:
        os.close(descriptor)


def settle_names(folder: Path) -> None:
    """Returns when the disk holds the names in this folder, as renaming left them."""
    if sys.platform == "win32":  # folders cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def exchanged(one: Path, other: Path) -> bool:
    """Swaps two folders in one system call, where the system has one; False where not."""
    call = _of_linux("renameat2")
    if call is None:
        return False
    if not call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
        return True
    if ctypes.get_errno() in {errno.ENOSYS, errno.EINVAL, errno.EPERM}:
        return False
    _raise_last(other)
    return False


def rename(one: Path, other: Path) -> None:
    """Gives a folder another name. Windows refuses that while anything in it is open; programs that
    look into whatever is new are waited for."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            one.rename(other)
            return
        except OSError as fault:
            if not is_in_use(fault) or time.monotonic() > until:
                raise
        time.sleep(_PAUSE)


def link_or_copy(source: str, target: str) -> None:
    """One file under two names; a copy, where the file system has no such names. What stands
    there already is left alone: it may be a link to a file of others."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        if Path(source).is_symlink():
            Path(target).symlink_to(Path(source).readlink())
            return
        with Path(source).open("rb") as old, Path(target).open("xb") as new:
            shutil.copyfileobj(old, new, _CHUNK)


def _of_linux(name: str) -> Callable[..., int] | None:
    """A function of Linux's C library; None on other systems, and where it is too old."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        function: Callable[..., int] = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError):
        return None
    return function


def _raise_last(path: Path) -> None:
    code = ctypes.get_errno()
    raise OSError(code, os.strerror(code), str(path))
