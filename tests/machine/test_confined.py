"""Work in a process of its own takes what it may, and never takes others with it."""

import multiprocessing
import os
import time
from collections.abc import Callable

import pytest
from byline.machine.confined import Bounds, FailedError, SpentError, confined

pytestmark = pytest.mark.posix

ENOUGH = Bounds(memory=500_000_000, seconds=20)


@pytest.fixture(autouse=True)
def _none_stays() -> None:
    assert not multiprocessing.active_children()


def never_ending() -> int:
    while True:
        pass


def failing() -> int:
    raise ValueError("seven")


def test_what_comes_of_it_is_told() -> None:
    seen = bytes(9)
    process, found = confined(lambda: (os.getpid(), seen), ENOUGH)
    assert found == seen
    assert process != os.getpid()
    assert not multiprocessing.active_children()


def test_a_fault_of_the_work_is_told_in_words() -> None:
    with pytest.raises(FailedError, match="ValueError: seven"):
        confined(failing, ENOUGH)


@pytest.mark.parametrize(
    ("work", "bounds"),
    [
        (lambda: len(bytes(200_000_000)), Bounds(memory=100_000_000, seconds=20)),
        (never_ending, Bounds(memory=100_000_000, seconds=1)),
        (os.abort, ENOUGH),
    ],
)
def test_work_that_goes_wild_ends(work: Callable[[], object], bounds: Bounds) -> None:
    began = time.monotonic()
    with pytest.raises(SpentError):
        confined(work, bounds)
    assert time.monotonic() - began < 20
    assert not multiprocessing.active_children()


def test_where_nothing_forks_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert confined(os.getpid, ENOUGH) == os.getpid()
