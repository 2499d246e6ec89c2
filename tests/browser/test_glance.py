"""The panel beside a researcher: in sight where there is room, else one line that opens."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.support.judges import shifts, visit

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 360, "height": 800}


@pytest.fixture
def panel_page(tiny: str) -> str:
    """The address of a page with a panel."""
    return f"{tiny}authors/ada/"


def test_on_wide_screens_the_panel_is_in_sight(page: Page, panel_page: str) -> None:
    page.set_viewport_size(WIDE)
    visit(page, panel_page)
    expect(page.locator(".fold > summary")).to_be_hidden()
    label = page.locator(".figures dt a").first
    expect(label).to_be_visible()
    label.focus()
    expect(label).to_be_focused()
    assert shifts(page) == []


def test_on_narrow_screens_it_is_one_line_that_opens(page: Page, panel_page: str) -> None:
    page.set_viewport_size(NARROW)
    visit(page, panel_page)
    summary = page.locator(".fold > summary")
    expect(summary).to_have_text("2 papers · citations 4,396 · h-index 11")
    height = summary.bounding_box()
    assert height
    assert height["height"] < 40
    expect(page.locator(".figures").first).to_be_hidden()
    assert shifts(page) == []
    summary.press("Enter")
    expect(page.locator(".figures").first).to_be_visible()


def test_a_figure_leads_to_its_paragraph(page: Page, panel_page: str) -> None:
    page.set_viewport_size(WIDE)
    visit(page, panel_page)
    page.locator(".figures dt a", has_text="i10-index").click()
    page.wait_for_url("**/metrics/#i10")
    expect(page.locator("#i10")).to_be_in_viewport()
