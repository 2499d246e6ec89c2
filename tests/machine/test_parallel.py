"""Work in processes: nothing is lost or moved, whatever the shares are."""

import os
from collections.abc import Sequence

import pytest
from byline.machine import parallel

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
