"""Work in processes: nothing is lost or moved, whatever the shares are."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Sequence

import pytest
from byline.machine import parallel

pytestmark = pytest.mark.posix

ROUNDS = 3


@pytest.fixture
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares that are too many for one round of processes."""
    monkeypatch.setattr(parallel, "SMALLEST_SHARE", 2)
    monkeypatch.setattr(parallel, "LARGEST_SHARE", 4)


def doubled(share: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), [2 * it for it in share]


@pytest.mark.usefixtures("small_shares")
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_all_is_done_once_and_in_order(jobs: int) -> None:
    items = range(4 * 3 * parallel.SHARES_FOR_EACH * ROUNDS - 1)
    told: list[int] = []
    found = parallel.in_shares(doubled, items, jobs, told.append)
    assert [it for _process, share in found for it in share] == [2 * it for it in items]
    assert told == [len(share) for _process, share in found]
    assert max(told) == 4


@pytest.mark.usefixtures("small_shares")
def test_processes_end_after_some_shares() -> None:
    items = range(4 * 2 * parallel.SHARES_FOR_EACH * ROUNDS)
    found = parallel.in_shares(doubled, items, 2)
    by_round = [found[at::1][: 2 * parallel.SHARES_FOR_EACH] for at in range(0, len(found), 16)]
    processes = [{process for process, _share in it} for it in by_round]
    assert len(by_round) == ROUNDS
    assert all(len(it) <= 2 for it in processes)
    assert len(set.union(*processes)) == sum(map(len, processes))
    assert os.getpid() not in set.union(*processes)


def ending_one_process(share: Sequence[int]) -> int:
    if 7 in share:
        os.kill(os.getpid(), signal.SIGKILL)
    return len(share)


def never_ending(share: Sequence[int]) -> int:
    if 7 in share:
        time.sleep(60)
    return len(share)


def failing(share: Sequence[int]) -> int:
    if 7 in share:
        raise ValueError("seven")
    return len(share)


@pytest.mark.usefixtures("small_shares")
def test_a_process_that_dies_ends_the_work_in_words() -> None:
    with pytest.raises(parallel.LostProcessError, match=r"ended before its time.*\n.*--jobs 1"):
        parallel.in_shares(ending_one_process, range(100), 2)
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("small_shares")
def test_a_process_that_does_not_answer_ends_the_work_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parallel, "LONGEST_SILENCE", 0.5)
    began = time.monotonic()
    with pytest.raises(parallel.LostProcessError, match="not answered"):
        parallel.in_shares(never_ending, range(100), 2)
    assert time.monotonic() - began < 30
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("small_shares")
def test_a_fault_in_the_work_is_told_as_it_is() -> None:
    with pytest.raises(ValueError, match="seven"):
        parallel.in_shares(failing, range(100), 2)
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("small_shares")
@pytest.mark.parametrize("refusal", [PermissionError, FileNotFoundError, NotImplementedError])
def test_where_processes_cannot_talk_one_does_it_all(
    monkeypatch: pytest.MonkeyPatch, refusal: type[Exception]
) -> None:
    """Without /dev/shm there are no locks that processes share."""

    def refused(*_asked: object) -> None:
        raise refusal

    monkeypatch.setattr(parallel, "ProcessPoolExecutor", refused)
    found = parallel.in_shares(doubled, range(100), 2)
    assert {process for process, _share in found} == {os.getpid()}
    assert [it for _process, share in found for it in share] == [2 * it for it in range(100)]


@pytest.mark.usefixtures("small_shares")
@pytest.mark.parametrize("thread", ["_ExecutorManagerThread", "QueueFeederThread"])
def test_where_no_thread_can_be_started_nobody_waits_for_it(
    monkeypatch: pytest.MonkeyPatch, thread: str
) -> None:
    start = threading.Thread.start

    def refused(this: threading.Thread) -> None:
        if thread in (type(this).__name__, this.name):
            raise RuntimeError("can't start new thread")
        start(this)

    monkeypatch.setattr(threading.Thread, "start", refused)
    with pytest.raises(RuntimeError, match="can't start new thread"):
        parallel.in_shares(doubled, range(100), 2)
    assert not multiprocessing.active_children()
