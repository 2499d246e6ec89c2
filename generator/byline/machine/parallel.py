"""Work spread over processes that share what was made before them, where the system forks."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from byline.machine import collector
from byline.problems import Failure

Item = TypeVar("Item")
Result = TypeVar("Result")

SMALLEST_SHARE, LARGEST_SHARE = 16, 1024
SHARES_FOR_EACH = 8
LONGEST_SILENCE = 600.0  # seconds; a share takes one or two
LOOK = 1.0  # seconds between looks at what holds an answer up
DIED = (
    "a process that was at work has ended before its time; systems end one when memory runs out\n"
    "  close other programs, or try --jobs 1, which takes less memory"
)
SILENT = "a process that was at work has not answered for ten minutes\n  try --jobs 1"
_PR_SET_PDEATHSIG = 1
_shared: list[Any] = []


class LostProcessError(Failure):
    """A process died, or does not answer: its work is not done."""


def available_jobs() -> int:
    """How many processes the machine has room for."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1


def in_shares(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    jobs: int,
    done: Callable[[int], None] = lambda _number: None,
) -> list[Result]:
    """What `work` gives for each share of the items, in order.

    The processes are forks: they see everything that `work` closes over without a copy,
    and receive nothing but the numbers of their share. They end with a round of shares: what a
    process looks at becomes its own, bit by bit, and for a large site it would all be. Where the
    system does not fork, or has no memory to share, one process does it all.
    """
    shares = list(_shares(items, jobs))
    if jobs < 2 or len(shares) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [_here(work, share, done) for share in shares]
    _shared.append((work, shares))
    collector.give_back()
    gc.freeze()  # the collector would touch, and so copy, what the processes share
    try:
        found: list[Result] = []
        for start in range(0, len(shares), jobs * SHARES_FOR_EACH):
            numbers = range(start, min(start + jobs * SHARES_FOR_EACH, len(shares)))
            if executor := _executor(jobs):
                found += _in_processes(executor, shares, numbers, done)
            else:
                found += [_here(work, shares[number], done) for number in numbers]
        return found
    finally:
        gc.unfreeze()
        _shared.pop()


def _in_processes(
    executor: ProcessPoolExecutor,
    shares: Sequence[Sequence[Item]],
    numbers: range,
    done: Callable[[int], None],
) -> list[Any]:
    """What comes of these shares; none of the processes stays. Raises `LostProcessError` where
    one died, or has not answered for long."""
    try:
        with _faults_of_threads() as faults:
            results = [executor.submit(_one_share, number) for number in numbers]
            found = [
                _with_report(_result(result, faults), len(shares[number]), done)
                for result, number in zip(results, numbers, strict=True)
            ]
    except BaseException as fault:
        for process in (processes := multiprocessing.active_children()):
            process.kill()
        for process in processes:
            process.join(LOOK)
        if isinstance(fault, BrokenProcessPool):
            raise LostProcessError(DIED) from fault
        raise
    finally:
        with suppress(RuntimeError):  # its thread was never started, and cannot be waited for
            executor.shutdown(cancel_futures=True)
    return found


def _result(result: "Future[Any]", faults: Sequence[BaseException]) -> Any:
    """What a process answers; raises if it does not for long, or if nobody can hear of it."""
    for _look in range(max(1, round(LONGEST_SILENCE / LOOK))):
        if wait([result], LOOK).done:
            return result.result()
        if faults:
            raise faults[0]
    raise LostProcessError(SILENT)


@contextmanager
def _faults_of_threads() -> Iterator[Sequence[BaseException]]:
    """What ends the threads that talk to processes: nobody else would hear of it."""
    faults: list[BaseException] = []

    def note(fault: threading.ExceptHookArgs) -> None:
        faults.append(fault.exc_value or fault.exc_type())

    usual, threading.excepthook = threading.excepthook, note
    try:
        yield faults
    finally:
        threading.excepthook = usual


def _executor(jobs: int) -> ProcessPoolExecutor | None:
    """What runs processes, or None where the system has no room for what they need to talk."""
    try:
        fork = multiprocessing.get_context("fork")
        return ProcessPoolExecutor(jobs, fork, _begin, (os.getpid(),))
    except (OSError, NotImplementedError, ImportError):
        return None


def _begin(parent: int) -> None:
    """In a new process: whoever stops the build tells its first process, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)


def end_with_parent(parent: int) -> None:
    """Makes the system end this new process when its parent is killed: it is to write no more."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was killed before it could be named
        os._exit(1)


def _one_share(number: int) -> Any:
    work, shares = _shared[-1]
    return work(shares[number])


def _here(
    work: Callable[[Sequence[Item]], Result], share: Sequence[Item], done: Callable[[int], None]
) -> Result:
    """What comes of a share in this process."""
    return _with_report(work(share), len(share), done)


def _with_report(result: Result, number: int, done: Callable[[int], None]) -> Result:
    done(number)
    return result


def _shares(items: Sequence[Item], jobs: int) -> Iterable[Sequence[Item]]:
    """Shares of even size, several for each process so that none waits long for another."""
    size = max(SMALLEST_SHARE, -(-len(items) // (max(jobs, 1) * SHARES_FOR_EACH)))
    size = min(size, LARGEST_SHARE)
    return (items[start : start + size] for start in range(0, len(items), size))
