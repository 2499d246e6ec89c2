"""Everybody can use search: axe, on its dialog and on its page, with and without results."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.support.answering import Served
from tests.support.axe import WIDTHS, violations, window
from tests.support.chromium import SCHEMES, Scheme
from tests.support.judges import moving
from tests.support.search_box import answered, asked, opened, stand_in


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("dark", 360),
        *(
            pytest.param(scheme, width, marks=pytest.mark.long)
            for scheme in SCHEMES
            for width in WIDTHS
            if (scheme, width) != ("dark", 360)
        ),
    ],
)
def test_everybody_can_use_search(
    browser: Browser, sites: Callable[[str], Served], axe: str, scheme: Scheme, width: int
) -> None:
    home = sites("golden").address
    found = []
    with window(browser, scheme, width) as page:
        stand_in(page)
        opened(page, home)
        found += violations(page, axe)
        for query in ("e", "enigne", "zzz"):
            asked(page, query)
            page.keyboard.press("ArrowDown")
            found += violations(page, axe)
        for query in ("engine", "enigne", "zzz"):
            page.goto(f"{home}search/?q={query}")
            answered(page, query)
            page.locator(".search-filters").evaluate("it => { it.open = true; }")
            found += violations(page, axe)
    assert not found, "\n".join(found)


def test_nothing_moves_where_people_ask_for_less_motion(
    browser: Browser, sites: Callable[[str], Served]
) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        stand_in(page)
        opened(page, sites("golden").address)
        asked(page, "e")
        assert moving(page) == []
