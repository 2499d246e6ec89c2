"""Light and dark: the system's wish, and the reader's."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.judges import visit

DARK, LIGHT = "rgb(23, 23, 26)", "rgb(254, 253, 251)"
BACKGROUND = "getComputedStyle(document.documentElement).backgroundColor"


def ground(page: Page) -> str:
    found: str = page.evaluate(BACKGROUND)
    return found


@pytest.mark.parametrize(
    ("system", "own", "other"), [("light", LIGHT, DARK), ("dark", DARK, LIGHT)]
)
def test_the_switch_is_remembered(
    browser: Browser, tiny: str, system: Literal["light", "dark"], own: str, other: str
) -> None:
    context = browser.new_context(color_scheme=system)
    page = context.new_page()
    visit(page, tiny)
    assert ground(page) == own
    switch = page.get_by_role("button", name="Dark colours")
    expect(switch).to_have_attribute("aria-pressed", str(own == DARK).lower())
    switch.click()
    assert ground(page) == other
    expect(switch).to_have_attribute("aria-pressed", str(other == DARK).lower())
    visit(page, f"{tiny}papers/")
    assert ground(page) == other
    page.get_by_role("button", name="Dark colours").click()
    assert ground(page) == own
    assert page.evaluate("localStorage.length") == 0
    context.close()


def test_nothing_flashes(browser: Browser, tiny: str) -> None:
    """The chosen colours are there before anything is drawn, with the module held back."""
    context = browser.new_context(color_scheme="light")
    context.add_init_script("localStorage.setItem('byline-scheme', 'dark')")
    page = context.new_page()
    page.route("**/main.js", lambda route: route.abort())
    page.goto(tiny, wait_until="domcontentloaded")
    assert ground(page) == DARK
    context.close()
