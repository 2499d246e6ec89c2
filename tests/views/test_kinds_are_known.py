"""What no table knows fails loudly, instead of passing for something else."""

import pytest
from byline import addresses
from byline.derive.events import events
from byline.library.listing import is_listed
from byline.library.model import Subject
from byline.reading.rules import rules_of

from tests.support.page_kinds import prepared
from tests.support.places import SITES

UNKNOWN = Subject("serie", "maps")
TINY = SITES / "tiny/config.yaml"


def test_nobody_says_whether_it_is_listed() -> None:
    library = prepared(TINY).renderer.site.library
    with pytest.raises(AssertionError, match="serie"):
        is_listed(library, UNKNOWN)


def test_no_record_of_it_is_checked() -> None:
    with pytest.raises(KeyError, match="serie"):
        rules_of(UNKNOWN.kind)


def test_it_has_no_feed() -> None:
    library = prepared(TINY).renderer.site.library
    with pytest.raises(AssertionError, match="serie"):
        events(library, UNKNOWN)


def test_the_addresses_of_all_kinds_but_free_pages_are_taken_from_these() -> None:
    made = prepared(TINY)
    first = {
        page.address.split("/")[0].split(".")[0]
        for page in made.pages
        if page.kind not in {"home", "page", "redirect"}
    }
    assert first <= addresses.OWN
    assert {"papers", "404", "topics"} <= first
