"""Search as its tests use it, over stand-ins for both indexes: see the folder `stand_ins`."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, expect

STAND_INS = Path(__file__).resolve().parent / "stand_ins"


def stand_in(page: Page) -> None:
    """From now on the page reads the stand-ins in place of the indexes."""
    for script in STAND_INS.glob("*.js"):
        page.route(f"**/{script.name}", _sends(script))


def _sends(script: Path) -> Callable[[Route], None]:
    def send(route: Route) -> None:
        route.fulfill(body=script.read_text("utf-8"), content_type="text/javascript")

    return send


def opened(page: Page, url: str) -> Locator:
    """The dialog of search on the page at that address."""
    page.goto(url)
    page.keyboard.press("/")
    dialog = page.locator("dialog.search")
    expect(dialog.locator(".search-help")).to_be_visible()
    return dialog


def asked(page: Page, query: str) -> Locator:
    """The options of the dialog when it has answered the query."""
    field = page.get_by_role("combobox")
    field.fill(query)
    listbox = page.locator("dialog [role=listbox]")
    expect(listbox).to_have_attribute("data-query", query)
    expect(listbox).to_have_attribute("aria-busy", "false")
    return listbox.get_by_role("option")


def answered(page: Page, query: str) -> Locator:
    """The results of the page of search when it has answered the query."""
    results = page.locator(".results")
    expect(results).to_have_attribute("data-query", query)
    expect(results).to_have_attribute("aria-busy", "false")
    return results.locator("> li")
