"""Work in processes: nothing is lost or moved, whatever the shares are."""

import os
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import parallel
from generator.plan import Planned
from generator.render import EXPORTS, FEED, KINDS
from generator.reuse import _LISTS, _turn

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


@given(st.lists(st.sampled_from([1, 3, 50])), st.integers(1, 3))
def test_shares_are_of_even_weight(weights: list[int], jobs: int) -> None:
    shares = list(parallel._shares(weights, jobs, lambda it: it))
    assert [it for share in shares for it in share] == weights
    assert all(shares)
    most = max(parallel.SMALLEST_SHARE, -(-sum(weights) // (jobs * parallel.SHARES_FOR_EACH)))
    assert all(sum(share) <= most or len(share) == 1 for share in shares)
    assert all(sum(share) + after[0] > most for share, after in pairwise(shares))


def test_lists_come_last_and_those_of_one_year_together() -> None:
    pages = [
        Planned("venues/a/2020/", "venue-year", "a 2020"),
        Planned("papers/p/", "paper", "p"),
        Planned("years/page/2020-a/", "years-part", "years/ 2020-a"),
        Planned("papers/page/2019/", "papers-part", "papers/ 2019"),
        Planned("names/n/", "name", "some name 2020"),
    ]
    found = [page.kind for page in sorted(pages, key=_turn)]
    assert found == ["paper", "name", "papers-part", "venue-year", "years-part"]


def test_the_kinds_of_lists_are_kinds_of_pages() -> None:
    assert {*KINDS, *EXPORTS, FEED} >= _LISTS
