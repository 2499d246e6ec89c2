"""Search where something is missing, broken or slow: a sentence and the ways to browse."""

from collections.abc import Callable

import pytest
from byline.words import interface as words
from playwright.sync_api import Page, Route, expect

from tests.support.answering import Served
from tests.support.judges import visit
from tests.support.search_box import answered, asked, opened, stand_in

BROKEN: list[Callable[[Route], None]] = [
    lambda route: route.abort(),
    lambda route: route.fulfill(status=404, body="not here"),
    lambda route: route.fulfill(body='{"version": 1, "cou', content_type="application/json"),
]
IDS = ["no network", "not found", "half of it"]


@pytest.fixture
def home(sites: Callable[[str], Served]) -> str:
    """The address of the golden site, with its own index."""
    return sites("golden").address


@pytest.mark.parametrize("fault", BROKEN, ids=IDS)
def test_the_dialog_says_that_the_index_is_not_there(
    page: Page, home: str, fault: Callable[[Route], None]
) -> None:
    page.route("**/search/**.json", fault)
    dialog = opened(page, home)
    options = asked(page, "engine")
    expect(dialog.locator(".search-said")).to_have_text(words.SEARCH_FAILED)
    expect(dialog.get_by_role("status")).to_have_text(words.SEARCH_FAILED)
    expect(dialog.get_by_role("link", name=words.ALL_PAPERS)).to_be_visible()
    expect(options).to_have_count(1)


def test_what_failed_is_tried_again(page: Page, home: str) -> None:
    page.route("**/search/**.json", lambda route: route.abort())
    opened(page, home)
    asked(page, "engine")
    page.unroute("**/search/**.json")
    options = asked(page, "analytical")
    expect(options).not_to_have_count(1)


@pytest.mark.parametrize("part", ["dialog.js", "names.js", "search/"])
def test_where_the_dialog_cannot_be_made_the_page_explains(
    page: Page, home: str, part: str
) -> None:
    page.route(
        f"**/{part}", lambda route: route.abort() if _by_script(route) else route.continue_()
    )
    visit(page, home)
    page.keyboard.type("/engine")
    if part == "names.js":
        expect(page.locator("dialog .search-said")).to_have_text(words.SEARCH_FAILED)
        return
    page.wait_for_url(f"{home}search/?q=*")
    expect(page.locator("main").get_by_role("link", name=words.ALL_PAPERS)).to_be_visible()


def _by_script(route: Route) -> bool:
    return route.request.resource_type != "document"


@pytest.mark.parametrize("fault", BROKEN, ids=IDS)
def test_the_page_keeps_its_ways_where_no_index_is_there(
    page: Page, home: str, fault: Callable[[Route], None]
) -> None:
    page.route("**/search/**.json", fault)
    page.route("**/texts.js", fault)
    visit(page, f"{home}search/?q=engine")
    main = page.locator("main")
    expect(main).to_contain_text(words.SEARCH_FAILED)
    expect(main.get_by_role("link", name=words.ALL_PAPERS)).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_the_page_does_without_the_full_index(page: Page, home: str) -> None:
    stand_in(page)
    page.add_init_script("globalThis.textless = true")
    page.goto(f"{home}search/?q=engine")
    expect(answered(page, "engine")).to_have_count(1)
    expect(page.locator(".search-said")).to_contain_text(words.SEARCH_UNFILTERED)
    expect(page.locator(".search-filters")).to_be_hidden()


def test_the_page_says_so_where_nothing_can_be_found(page: Page, home: str) -> None:
    stand_in(page)
    page.add_init_script("globalThis.textless = true")
    page.goto(f"{home}search/?q=nowhere")
    expect(answered(page, "nowhere")).to_have_count(0)
    expect(page.locator(".search-said")).to_have_text(words.SEARCH_FAILED)
    expect(page.get_by_role("link", name=words.ALL_PAPERS).last).to_be_visible()


def test_the_page_does_without_names(page: Page, home: str) -> None:
    stand_in(page)
    page.add_init_script("globalThis.failing = true")
    page.goto(f"{home}search/?q=engine")
    expect(answered(page, "engine")).to_have_count(20)
    expect(page.locator(".search-names")).to_be_empty()


def test_what_is_found_in_time_stays_while_abstracts_are_slow(page: Page, home: str) -> None:
    stand_in(page)
    page.clock.install()
    dialog = opened(page, home)
    page.evaluate("globalThis.textWait = 20000")
    page.get_by_role("combobox").fill("ada lovelace")
    page.clock.run_for(9_000)
    listbox = page.locator("dialog [role=listbox]")
    expect(listbox).to_have_attribute("aria-busy", "false")
    expect(dialog.get_by_role("option").first).to_contain_text("Ada Lovelace")
    expect(dialog.locator(".search-said")).to_be_hidden()


def test_a_slow_answer_is_told_and_shows_when_it_comes(page: Page, home: str) -> None:
    stand_in(page)
    page.clock.install()
    dialog = opened(page, home)
    page.evaluate("globalThis.waits = {engine: 20000}")
    page.get_by_role("combobox").fill("engine")
    listbox = page.locator("dialog [role=listbox]")
    expect(listbox).to_have_attribute("aria-busy", "true")
    page.clock.run_for(9_000)
    expect(dialog.locator(".search-said")).to_have_text(words.SEARCH_SLOW)
    expect(dialog.get_by_role("link", name=words.ALL_PAPERS)).to_be_visible()
    expect(listbox).to_have_attribute("aria-busy", "false")
    page.clock.run_for(12_000)
    expect(dialog.get_by_role("option").first).to_contain_text("Sketch of the Analytical Engine")
    expect(dialog.locator(".search-help")).to_be_hidden()


def test_what_is_called_so_shows_while_the_full_index_is_on_its_way(page: Page, home: str) -> None:
    held: list[Route] = []
    page.route("**/search/texts.json", lambda route: held.append(route))
    page.clock.install()
    with page.expect_request("**/search/texts.json"):
        page.goto(f"{home}search/?q=engine")
    results = page.locator(".results")
    expect(results).to_have_attribute("data-query", "engine")
    expect(results.get_by_role("link").first).to_contain_text("Engine")
    expect(results).to_have_attribute("aria-busy", "true")
    expect(page.locator(".search-count")).to_be_empty()
    expect(page.locator(".search-said")).to_be_empty()
    expect(page.locator(".search-note")).to_be_empty()
    expect(page.locator(".search-pages")).to_be_hidden()
    expect(page.locator(".search-filters .size")).to_have_count(0)
    found = results.get_by_role("link").all_inner_texts()
    page.clock.run_for(9_000)
    expect(page.locator(".search-said")).to_have_text(words.SEARCH_SLOW)
    expect(page.get_by_role("link", name=words.ALL_PAPERS).last).to_be_visible()
    expect(results).to_have_attribute("aria-busy", "false")
    assert results.get_by_role("link").all_inner_texts() == found
    assert held
    held[0].abort()
    expect(page.locator(".search-said")).to_have_text(words.SEARCH_UNFILTERED)
    assert results.get_by_role("link").all_inner_texts() == found
    expect(page.locator(".search-filters")).to_be_hidden()
