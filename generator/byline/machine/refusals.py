"""What the system refuses, in words: what it was about, and what to do."""

import errno
from collections.abc import Mapping
from types import MappingProxyType

_ROOM = "make room, and run it again"
_MAY = "change who may read and write there, or run it as somebody who may"
_MEMORY = "close other programs, or try --jobs 1, which takes less"
_NO_PROCESSES = "no more processes can be started"
_FEWER = "close other programs, or try --jobs 1, which starts fewer"
_WORDS: Mapping[int | None, tuple[str, str]] = MappingProxyType(
    {
        errno.ENOSPC: ("the disk is full, or holds as many files as it can", _ROOM),
        errno.EDQUOT: ("your share of the disk is full", _ROOM),
        errno.EFBIG: ("a file may not be so large here", "raise the limit: ulimit -f unlimited"),
        errno.EACCES: ("there is no permission", _MAY),
        errno.EPERM: ("there is no permission", _MAY),
        errno.EROFS: ("nothing can be written there", "choose another place"),
        errno.EBUSY: ("something is mounted there, or uses it", "choose a folder below it"),
        errno.EMFILE: ("too many files are open", "raise the limit: ulimit -n 4096"),
        errno.ENFILE: ("too many files are open", "close other programs"),
        errno.ENOMEM: ("there is no memory left", _MEMORY),
        errno.EAGAIN: (_NO_PROCESSES, _FEWER),
    }
)
_IN_USE = (
    "another program has it open, or there is no permission",
    "close what shows, copies or searches it, and run it again",
)
_USED = {5, 32, 33}  # as Windows numbers it where something is open that was to go or to move
_SHORTAGES = {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN}
_LITTLE = 64 << 20  # bytes; whatever fails where there are no more has failed for that
_NO_THREAD = "can't start new thread"  # as Python says it


def refusal(fault: OSError, about: str = "") -> str:
    """What the system refused, with the place, and what to do; `about` is the place where the
    fault names none."""
    what, remedy = _WORDS.get(fault.errno, (fault.strerror or str(fault), ""))
    what, remedy = _IN_USE if is_in_use(fault) else (what, remedy)
    place = "".join(it if it.isprintable() else "\ufffd" for it in str(fault.filename or about))
    said = f"{place}: {what}" if place else what
    return f"{said}\n  {remedy}" if remedy else said


def is_shortage(fault: OSError) -> bool:
    """The system has no more of what every program needs, whatever this one was doing."""
    return fault.errno in _SHORTAGES


def is_in_use(fault: OSError) -> bool:
    """Windows refused this because a program has it open, as far as it tells."""
    return getattr(fault, "winerror", None) in _USED


def is_of_the_system(fault: BaseException) -> bool:
    """The fault is that of a system which has no more to give, whatever it came up in."""
    if isinstance(fault, OSError):
        return is_shortage(fault)
    return isinstance(fault, MemoryError) and not is_room_for(_LITTLE)


def in_words(fault: BaseException) -> str | None:
    """What the system refused, and what to do; None for a fault of the program's own."""
    if isinstance(fault, OSError):
        return refusal(fault)
    if isinstance(fault, MemoryError) or not is_room_for(_LITTLE):
        return refusal(OSError(errno.ENOMEM, ""))
    return refusal(OSError(errno.EAGAIN, "")) if _NO_THREAD in str(fault) else None


def is_room_for(size: int) -> bool:
    """The system would give that many bytes of memory; it is not asked to fill them."""
    try:
        return bool(bytes(size))
    except MemoryError:
        return False
