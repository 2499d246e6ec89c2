"""Work that may go wild, in a process of its own: it may take so much memory and time, no more."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from byline.machine.parallel import end_with_parent

if sys.platform != "win32":
    import resource

Result = TypeVar("Result")

_LONGEST_WAIT = 5  # times as long as the work may take, on a machine that does much else
_PAGES = Path("/proc/self/statm")


class SpentError(Exception):
    """The work took all that it may take, or its process died of it."""


class FailedError(Exception):
    """The work failed by itself, as it may have done here."""


class Bounds(NamedTuple):
    """What work may take beyond what its process has: bytes of memory, seconds of a processor."""

    memory: int
    seconds: int


class _Told(NamedTuple):
    """What the process tells in its end."""

    result: Any = None
    failure: str = ""
    is_spent: bool = False


def confined(work: Callable[[], Result], bounds: Bounds) -> Result:
    """What `work` gives in a fork of this process. Raises `SpentError` or `FailedError`.

    Where the system does not fork, the work is done here, without bounds.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return work()
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=_run, args=(os.getpid(), there, work, bounds))
    process.start()
    there.close()
    told = _Told(is_spent=True)
    try:
        with suppress(EOFError):  # it died
            if here.poll(bounds.seconds * _LONGEST_WAIT):
                told = here.recv()
    finally:
        here.close()
        process.kill()
        process.join()
    if told.is_spent:
        raise SpentError
    if told.failure:
        raise FailedError(told.failure)
    result: Result = told.result
    return result


def _run(parent: int, there: Connection, work: Callable[[], object], bounds: Bounds) -> None:
    """In the new process: the work is done in its bounds, and what came of it is told."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)
    _bind(bounds)
    try:
        told = _Told(work())
    except MemoryError:
        told = _Told(is_spent=True)
    except Exception as fault:
        told = _Told(failure=f"{type(fault).__name__}: {fault}")
    there.send(told)


def _bind(bounds: Bounds) -> None:
    """This process gets no more from the system from now on."""
    if sys.platform == "win32":  # nothing forks there
        return
    limits = {resource.RLIMIT_CPU: bounds.seconds, resource.RLIMIT_CORE: 0}
    if _PAGES.exists():  # not on macOS, which counts no address space
        held = int(_PAGES.read_text("ascii").split()[0]) * resource.getpagesize()
        limits[resource.RLIMIT_AS] = held + bounds.memory
    for limit, value in limits.items():
        _soft, hard = resource.getrlimit(limit)
        least = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (least, least))
