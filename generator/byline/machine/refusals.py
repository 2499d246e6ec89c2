"""What the system refuses, in words: what it was about, and what to do."""

import errno
from collections.abc import Mapping
from types import MappingProxyType

_ROOM = "make room, and run it again"
_MAY = "change who may read and write there, or run it as somebody who may"
_MEMORY = "close other programs, or try --jobs 1, which takes less"
_WORDS: Mapping[int | None, tuple[str, str]] = MappingProxyType(
    {
        errno.ENOSPC: ("the disk is full, or holds as many files as it can", _ROOM),
        errno.EDQUOT: ("your share of the disk is full", _ROOM),
        errno.EFBIG: ("a file may not be so large here", _ROOM),
        errno.EACCES: ("there is no permission", _MAY),
        errno.EPERM: ("there is no permission", _MAY),
        errno.EROFS: ("nothing can be written there", "choose another place"),
        errno.EMFILE: ("too many files are open", "raise the limit: ulimit -n 4096"),
        errno.ENFILE: ("too many files are open", "close other programs"),
        errno.ENOMEM: ("there is no memory left", _MEMORY),
        errno.EAGAIN: ("no more processes can be started", "close other programs"),
    }
)
NO_MEMORY = f"there is no memory left\n  {_MEMORY}"


def refusal(fault: OSError, about: str = "") -> str:
    """What the system refused, with the place, and what to do; `about` is the place where the
    fault names none."""
    what, remedy = _WORDS.get(fault.errno, (fault.strerror or str(fault), ""))
    place = str(fault.filename or about)
    said = f"{place}: {what}" if place else what
    return f"{said}\n  {remedy}" if remedy else said
