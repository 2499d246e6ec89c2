"""One build at a time writes to one output."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from byline.publish.places import Places, PublishError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# A file that is open cannot be removed there, be it the lock that one holds oneself.
STAYS_WHILE_HELD = sys.platform == "win32"
PATIENCE = 10.0  # seconds: processes of a build that was killed may need a moment to end
_PAUSE = 0.05
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}


@contextmanager
def locked(places: Places, patience: float | None = None) -> Iterator[None]:
    """Keeps other builds from this output; raises if one is still at it after a while.

    The system frees the lock when the last process that holds it ends, however it ends. Where
    the file system has no locks, nobody is kept away.
    """
    places.open_side()
    until = time.monotonic() + (PATIENCE if patience is None else patience)
    while True:
        with places.lock.open("ab") as file:
            if _is_taken(file) and _is_there(file, places):
                yield
                return
        if time.monotonic() > until:
            raise PublishError(
                f"another build is writing {places.output}; "
                "wait until it has ended, or stop it, and build again"
            )
        time.sleep(_PAUSE)
        places.open_side()


def _is_taken(file: IO[bytes]) -> bool:
    """Whether the lock is now ours."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        if fault.errno in _NO_LOCKS:
            return True
        if not isinstance(fault, (BlockingIOError, PermissionError)):
            raise
        return False
    return True


def _is_there(file: IO[bytes], places: Places) -> bool:
    """The file still has its name: `clean` may have removed it before we held it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), places.lock.stat())
    except FileNotFoundError:
        return False
