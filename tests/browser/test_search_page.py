"""The page of search: its state stands in its address; over stand-ins for both indexes."""

from collections.abc import Callable

import pytest
from byline.words import interface as words
from playwright.sync_api import Page, expect

from tests.support.answering import Served
from tests.support.judges import shifts, sideways, visit
from tests.support.search_box import answered, stand_in

PAPERS = 44  # of the stand-in that hold "engine", half of them in journals


@pytest.fixture
def search(page: Page, sites: Callable[[str], Served]) -> str:
    """The address of the golden site's page of search, over stand-ins on this page."""
    stand_in(page)
    return f"{sites('golden').address}search/"


def count(page: Page, number: int) -> None:
    expect(page.locator(".search-count")).to_have_text(f"{number} results")


def test_an_address_says_all_that_is_asked(page: Page, search: str) -> None:
    page.goto(f"{search}?q=engine&type=journal&sort=date&deep=1&page=2")
    results = answered(page, "engine")
    count(page, PAPERS // 2)
    expect(page.get_by_role("textbox", name=words.SEARCH_LABEL)).to_have_value("engine")
    expect(page.get_by_label(words.SORT)).to_have_value("date")
    expect(page.get_by_label(words.SEARCH_DEEP)).to_be_checked()
    expect(page.get_by_label(words.TYPES["journal"])).to_be_checked()
    expect(results).to_have_count(PAPERS // 2 - 20)
    expect(page.locator(".search-pages")).to_contain_text("Page 2 of 2")
    before = results.all_inner_texts()
    page.reload()
    assert answered(page, "engine").all_inner_texts() == before


def test_typing_asks_and_back_leaves_the_page(page: Page, search: str) -> None:
    page.goto(search.removesuffix("search/"))
    page.goto(search)
    page.get_by_role("textbox").press_sequentially("engine")
    answered(page, "engine")
    assert page.url == f"{search}?q=engine"
    assert page.title().startswith(f"engine · {words.SEARCH} · ")
    page.keyboard.press("Enter")
    page.go_back()
    page.wait_for_url(search.removesuffix("search/"))
    page.go_forward()
    expect(answered(page, "engine")).to_have_count(20)


def test_each_choice_is_a_step_that_back_undoes(page: Page, search: str) -> None:
    page.goto(f"{search}?q=engine")
    answered(page, "engine")
    page.get_by_label(words.TYPES["journal"]).check()
    count(page, PAPERS // 2)
    expect(page.get_by_label(words.TYPES["journal"])).to_be_focused()
    page.get_by_label("1843").check()
    count_one = page.locator(".search-count")
    expect(count_one).to_have_text(words.SEARCH_ONE)
    assert page.url == f"{search}?q=engine&type=journal&year=1843"
    page.go_back()
    count(page, PAPERS // 2)
    expect(page.get_by_label("1843")).not_to_be_checked()
    page.get_by_role("button", name=words.CLEAR_FILTERS).click()
    count(page, PAPERS)
    assert page.url == f"{search}?q=engine"


def test_pages_follow_one_another(page: Page, search: str) -> None:
    page.goto(f"{search}?q=engine")
    expect(answered(page, "engine")).to_have_count(20)
    expect(page.get_by_role("link", name=words.PREVIOUS)).to_be_hidden()
    page.get_by_role("link", name=words.NEXT).click()
    expect(page.locator(".results")).to_have_attribute("start", "21")
    expect(page.locator(".search-count")).to_be_focused()
    page.get_by_role("link", name=words.NEXT).click()
    expect(page.locator(".results > li")).to_have_count(PAPERS - 40)
    expect(page.get_by_role("link", name=words.NEXT)).to_be_hidden()
    assert page.url == f"{search}?q=engine&page=3"
    page.go_back()
    expect(page.locator(".results")).to_have_attribute("start", "21")


def test_other_words_begin_with_the_first_page(page: Page, search: str) -> None:
    page.goto(f"{search}?q=engine&type=journal&page=2")
    answered(page, "engine")
    page.get_by_role("textbox").fill("part")
    answered(page, "part")
    assert page.url == f"{search}?q=part&type=journal"


def test_filters_show_how_many_have_each_value(page: Page, search: str) -> None:
    page.goto(f"{search}?q=engine")
    answered(page, "engine")
    types = page.get_by_role("group", name=words.TYPE)
    expect(types).to_contain_text(f"{words.TYPES['conference']} {PAPERS // 2}")
    years = page.get_by_role("group", name=words.YEAR, exact=True)
    assert years.get_by_role("checkbox").count() == 8
    years.get_by_text(words.MORE_VALUES.replace("#", str(PAPERS - 8))).click()
    assert years.get_by_role("checkbox").count() == PAPERS
    expect(page.get_by_role("group", name=words.TOPIC)).to_be_hidden()


def test_people_and_venues_stand_above_the_papers(page: Page, search: str) -> None:
    page.goto(f"{search}?q=memoirs")
    answered(page, "memoirs")
    above = page.locator(".search-names")
    expect(above.get_by_role("heading")).to_have_text([words.VENUES])
    above.get_by_role("link", name="Taylor's Scientific Memoirs").click()
    page.wait_for_url("**/venues/taylors-memoirs/")


def test_what_only_begins_so_does_not_stand_above_a_paper_called_so(
    page: Page, search: str
) -> None:
    page.goto(f"{search}?q=s")
    answered(page, "s")
    expect(page.locator(".search-names")).to_be_empty()


def test_texts_of_records_stay_texts(page: Page, search: str) -> None:
    page.goto(f"{search}?q=text")
    results = answered(page, "text")
    expect(results.get_by_role("link")).to_have_text("<i>Text</i> & nothing else")
    expect(results.locator("mark").last).to_have_text("engine")
    assert results.locator("i").count() == 0


def test_a_mended_word_is_told(page: Page, search: str) -> None:
    page.goto(f"{search}?q=enigne")
    expect(answered(page, "enigne")).to_have_count(20)
    expect(page.get_by_text(words.SEARCH_MENDED.replace("#", "engine"))).to_be_visible()


def test_what_finds_nothing_says_so(page: Page, search: str) -> None:
    page.goto(f"{search}?q=zzz")
    expect(answered(page, "zzz")).to_have_count(0)
    expect(page.get_by_text(words.SEARCH_NOTHING.replace("#", "zzz"))).to_be_visible()


def test_an_empty_search_offers_the_ways_to_browse(page: Page, search: str) -> None:
    page.goto(f"{search}?q=engine")
    answered(page, "engine")
    page.get_by_role("textbox").fill("")
    main = page.locator("main")
    expect(main.get_by_role("link", name=words.ALL_PAPERS)).to_be_visible()
    expect(page.locator(".search-filters")).to_be_hidden()
    assert page.url == search


def test_the_slash_leads_to_the_field(page: Page, search: str) -> None:
    page.goto(f"{search}?q=engine")
    answered(page, "engine")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name=words.SEARCH_LABEL)).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280, 2560])
def test_nothing_moves_or_sticks_out(page: Page, search: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, f"{search}?q=engine")
    answered(page, "engine")
    assert shifts(page) == []
    assert sideways(page) == []
    filters = page.locator(".search-filters")
    assert filters.evaluate("it => it.open") == (width > 960)


@pytest.mark.parametrize("width", [320, 1280])
def test_what_shows_first_stays_where_it_is(page: Page, search: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script("globalThis.textWait = 800")
    page.goto(f"{search}?q=engine")
    first = page.locator(".results > li").first
    expect(first).to_contain_text("Sketch of the Analytical Engine")
    expect(page.locator(".results")).to_have_attribute("aria-busy", "true")
    first.get_by_role("link").focus()
    expect(answered(page, "engine")).to_have_count(20)
    expect(first.get_by_role("link")).to_be_focused()
    assert shifts(page) == []
