"""Work spread over processes that share what was made before them, where the system forks."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from byline.machine import collector

Item = TypeVar("Item")
Result = TypeVar("Result")

SMALLEST_SHARE, LARGEST_SHARE = 16, 1024
SHARES_FOR_EACH = 8
_PR_SET_PDEATHSIG = 1
_shared: list[Any] = []


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
    and receive nothing but the numbers of their share. Where the system does not fork,
    one process does it all.
    """
    shares = list(_shares(items, jobs))
    if jobs < 2 or len(shares) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [_with_report(work(share), len(share), done) for share in shares]
    _shared.append((work, shares))
    collector.give_back()
    gc.freeze()  # the collector would touch, and so copy, what the processes share
    try:
        found: list[Result] = []
        for start in range(0, len(shares), jobs * SHARES_FOR_EACH):
            numbers = range(start, min(start + jobs * SHARES_FOR_EACH, len(shares)))
            found += _in_processes(shares, numbers, jobs, done)
        return found
    finally:
        gc.unfreeze()
        _shared.pop()


def _in_processes(
    shares: Sequence[Sequence[Item]], numbers: range, jobs: int, done: Callable[[int], None]
) -> list[Any]:
    """What comes of these shares. The processes end with them: what a process looks at becomes
    its own, bit by bit, and for a large site it would all be."""
    ends = (os.getpid(),)
    with multiprocessing.get_context("fork").Pool(jobs, end_with_parent, ends) as pool:
        results = pool.imap(_one_share, numbers)
        return [
            _with_report(result, len(shares[number]), done)
            for result, number in zip(results, numbers, strict=True)
        ]


def end_with_parent(parent: int) -> None:
    """Makes the system end this new process when its parent is killed: it is to write no more."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was killed before it could be named
        os._exit(1)


def _one_share(number: int) -> Any:
    work, shares = _shared[-1]
    return work(shares[number])


def _with_report(result: Result, number: int, done: Callable[[int], None]) -> Result:
    done(number)
    return result


def _shares(items: Sequence[Item], jobs: int) -> Iterable[Sequence[Item]]:
    """Shares of even size, several for each process so that none waits long for another."""
    size = max(SMALLEST_SHARE, -(-len(items) // (max(jobs, 1) * SHARES_FOR_EACH)))
    size = min(size, LARGEST_SHARE)
    return (items[start : start + size] for start in range(0, len(items), size))
