"""Reading with the keyboard alone."""

from collections.abc import Callable, Iterator

import pytest
from byline.views.kinds import PAGE_KINDS
from playwright.sync_api import Browser, Page, expect

from tests.support.answering import Served
from tests.support.judges import keyboard_faults, visit
from tests.support.page_kinds import of_every_kind


@pytest.fixture
def calm(browser: Browser) -> Iterator[Page]:
    """A page in which everything looks at once as it will look."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.long
def test_the_first_stop_leads_past_the_navigation(
    page: Page, sites: Callable[[str], Served]
) -> None:
    site = sites("golden")
    for planned in site.first_and_richest():
        visit(page, site.address + planned.address)
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        expect(skip).to_have_attribute("href", "#content")
        expect(skip).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        page.wait_for_url("**#content")
        expect(page.locator("main")).to_have_id("content")
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.closest('header:not(main header)')")


@pytest.mark.long
def test_every_stop_shows_that_it_has_the_focus(calm: Page, sites: Callable[[str], Served]) -> None:
    site = sites("golden")
    every_kind = of_every_kind(site.made).items()
    by_template = {PAGE_KINDS[kind].template: pages[-1] for kind, pages in every_kind}
    found = []
    for planned in by_template.values():
        visit(calm, site.address + planned.address)
        found += [f"{planned.address}: {fault}" for fault in keyboard_faults(calm)]
    assert not found, "\n".join(found)
