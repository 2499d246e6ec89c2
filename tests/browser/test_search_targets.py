"""Readers of the sample site find what they know of it, as the table of targets asks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.programs.searching.holdings import holdings_of
from tests.programs.searching.queries import Query, of_every_kind
from tests.programs.searching.serving import counting
from tests.programs.searching.sessions import Seeker, ask_all, count_bytes
from tests.programs.searching.verdicts import (
    MOST_FIRST_BYTES,
    MOST_FURTHER_BYTES,
    all_misses,
    failures,
)
from tests.support.page_kinds import library_at
from tests.support.places import SAMPLE
from tests.support.sites_on_disk import build_site

SEED, EACH = 1, 60
pytestmark = [pytest.mark.long, pytest.mark.sample]


@pytest.fixture(scope="module")
def by_kind() -> dict[str, list[Query]]:
    """The queries for what the sample site holds."""
    return of_every_kind(holdings_of(library_at(SAMPLE)), SEED, EACH)


@pytest.fixture(scope="module")
def reader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seeker]:
    """Someone who seeks on the sample site, in its dialog."""
    output = tmp_path_factory.mktemp("sample") / "output"
    build_site(SAMPLE.parent, output)
    with counting(output) as served:
        yield Seeker(browser, served, "dialog")


def test_what_readers_know_comes_first(reader: Seeker, by_kind: dict[str, list[Query]]) -> None:
    answered = ask_all(reader, by_kind)
    missed = all_misses(answered)
    assert not missed, "\n".join([*missed, "", *failures(answered)])


def test_readers_fetch_little(reader: Seeker, by_kind: dict[str, list[Query]]) -> None:
    counted = count_bytes(reader, by_kind)
    assert counted.unasked == []
    assert max(counted.to_first) <= MOST_FIRST_BYTES
    assert max(counted.further) <= MOST_FURTHER_BYTES
