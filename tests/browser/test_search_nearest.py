"""A page that is not there offers those whose names are like its address."""

from collections.abc import Callable

from byline.addresses import NOT_FOUND
from byline.words import interface as words
from playwright.sync_api import Page, expect

from tests.support.answering import Served


def missing(page: Page, site: Served, address: str) -> None:
    """Opens an address where the site has nothing, as its host would answer it."""
    planned = next(it for it in site.made.pages if it.address == NOT_FOUND)
    body = site.made.renderer.page(planned)
    url = site.address + address
    page.route(url, lambda route: route.fulfill(status=404, body=body, content_type="text/html"))
    page.goto(url)


def test_the_nearest_pages_are_shown(page: Page, sites: Callable[[str], Served]) -> None:
    site = sites("golden")
    missing(page, site, "papers/mary-somervile/")
    nearest = page.get_by_role("region", name=words.NEAREST_PAGES)
    expect(nearest).to_contain_text(words.NEAREST.replace("#", "mary somervile"))
    link = nearest.get_by_role("link", name="Mary Somerville").first
    expect(link).to_have_attribute("href", f"{site.address}authors/mary/")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_have_value("mary somervile")


def test_an_address_that_is_like_no_name_gets_no_advice(
    page: Page, sites: Callable[[str], Served]
) -> None:
    missing(page, sites("golden"), "papers/qqqqqqqq/")
    main = page.locator("main")
    expect(main.get_by_role("link", name=words.PAPERS)).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("region", name=words.NEAREST_PAGES)).to_have_count(0)
    expect(page.get_by_role("link", name=words.SEARCH, exact=True).first).to_be_visible()
