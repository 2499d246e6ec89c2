"""The dialog of search, with the keyboard and without, over a stand-in for the index."""

from collections.abc import Callable

import pytest
from byline.words import interface as words
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.answering import Served
from tests.support.judges import sideways, visit
from tests.support.search_box import asked, opened, stand_in


@pytest.fixture
def home(page: Page, sites: Callable[[str], Served]) -> str:
    """The address of the golden site, whose search is a stand-in on this page."""
    stand_in(page)
    return sites("golden").address


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k", "click"])
def test_it_opens_with_its_field_in_focus(page: Page, home: str, key: str) -> None:
    visit(page, f"{home}papers/engine/")
    if key == "click":
        page.get_by_role("link", name=words.SEARCH, exact=True).click()
    else:
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("combobox")).to_be_focused()
    assert page.url == f"{home}papers/engine/"


def test_nothing_of_it_is_fetched_before_it_opens_and_nothing_elsewhere(
    page: Page, home: str
) -> None:
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    visit(page, f"{home}papers/engine/")
    assert len(urls) > 2
    assert not [url for url in urls if "search" in url or "names" in url]
    page.keyboard.press("/")
    asked(page, "engine")
    assert [url for url in urls if url.endswith("search/dialog.js")]
    assert not [url for url in urls if not url.startswith(home)]


def test_a_slash_in_a_field_is_a_slash(page: Page, home: str) -> None:
    visit(page, f"{home}papers/")
    field = page.get_by_role("searchbox", name=words.FILTER)
    field.press_sequentially("a/b")
    expect(field).to_have_value("a/b")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_is_typed_before_scripts_arrive_is_answered(page: Page, home: str) -> None:
    visit(page, home)
    held: list[Route] = []
    page.route("**/search/dialog.js", lambda route: held.append(route))
    page.keyboard.type("/engine")
    expect(page.get_by_role("combobox")).to_have_value("engine")
    held[0].continue_()
    expect(page.locator("dialog [role=listbox]")).to_have_attribute("data-query", "engine")


def test_arrow_keys_walk_the_list_and_enter_opens(page: Page, home: str) -> None:
    opened(page, home)
    options = asked(page, "somerville")
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    first = options.first.get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", str(first))
    field.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(f"{home}authors/mary/")


def test_enter_alone_leads_to_all_results(page: Page, home: str) -> None:
    opened(page, home)
    asked(page, "somerville & co")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}search/?q=somerville+%26+co")


def test_groups_stand_under_their_names_and_the_last_line_leads_on(page: Page, home: str) -> None:
    dialog = opened(page, home)
    options = asked(page, "e")
    groups = [group.get_attribute("aria-labelledby") for group in dialog.get_by_role("group").all()]
    names = [dialog.locator(f"#{name}").inner_text() for name in groups]
    assert names == [words.PEOPLE, words.PAPERS, words.VENUES]
    kinds = [option.get_attribute("data-kind") for option in options.all()]
    assert kinds == ["people"] * 3 + ["papers"] * 4 + ["venues", "all"]
    expect(options.last).to_have_text(words.SEARCH_ALL.replace("#", "e"))
    expect(options.last).to_have_attribute("href", f"{home}search/?q=e")


def test_texts_of_records_stay_texts(page: Page, home: str) -> None:
    dialog = opened(page, home)
    options = asked(page, "marked")
    expect(options.first).to_contain_text("<b>Marked</b> & <script>alert(1)</script>")
    assert dialog.locator("b, script").count() == 0
    expect(options.first.locator("mark")).to_have_text("Marked")


def test_a_retracted_paper_says_so(page: Page, home: str) -> None:
    opened(page, home)
    options = asked(page, "connexion")
    expect(options.first).to_contain_text(words.STANDINGS["retracted"])


def test_where_no_paper_is_called_so_abstracts_are_searched(page: Page, home: str) -> None:
    dialog = opened(page, home)
    asked(page, "part")
    last = dialog.get_by_role("group").last
    expect(last).to_contain_text(words.SEARCH_MORE_PAPERS)
    expect(last.get_by_role("option").first).to_have_attribute("data-kind", "papers")
    expect(last.get_by_role("option")).to_have_count(10)


def test_a_mended_word_is_told(page: Page, home: str) -> None:
    dialog = opened(page, home)
    options = asked(page, "enigne")
    expect(options.first).to_contain_text("Sketch of the Analytical Engine")
    expect(dialog.locator(".search-said")).to_have_text(words.SEARCH_MENDED.replace("#", "engine"))


def test_the_number_of_results_is_announced(page: Page, home: str) -> None:
    dialog = opened(page, home)
    asked(page, "lovelace")
    status = dialog.get_by_role("status")
    expect(status).to_have_text(f"3 results. {words.SEARCH_KEYS}")
    asked(page, "zzz")
    expect(status).to_have_text(words.SEARCH_NOTHING.replace("#", "zzz"))


def test_an_older_answer_never_replaces_a_newer_one(page: Page, home: str) -> None:
    dialog = opened(page, home)
    page.evaluate("globalThis.waits = {somer: 600, somerville: 10}")
    field = page.get_by_role("combobox")
    field.fill("somer")
    page.wait_for_timeout(100)
    asked(page, "somerville")
    page.wait_for_timeout(800)
    expect(dialog.get_by_role("listbox")).to_have_attribute("data-query", "somerville")
    expect(dialog.get_by_role("listbox")).to_have_attribute("aria-busy", "false")


def test_an_emptied_field_shows_what_an_empty_one_does(page: Page, home: str) -> None:
    dialog = opened(page, home)
    asked(page, "somerville")
    expect(dialog.locator(".search-help")).to_be_hidden()
    page.get_by_role("combobox").fill("")
    expect(dialog.locator(".search-help")).to_be_visible()
    expect(dialog.get_by_role("option")).to_have_count(0)
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("way", ["Escape", "button", "beside"])
def test_it_closes_and_the_focus_is_where_it_was(page: Page, home: str, way: str) -> None:
    visit(page, home)
    link = page.get_by_role("link", name="Mary Somerville").first
    link.focus()
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".search-help")).to_be_visible()
    asked(page, "e")
    if way == "Escape":
        page.keyboard.press("Escape")
    elif way == "button":
        dialog.get_by_role("button", name=words.CLOSE).click()
    else:
        page.mouse.click(5, 5)
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_have_value("e")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_the_ways_to_browse_lead_where_they_led(page: Page, home: str) -> None:
    dialog = opened(page, f"{home}papers/engine/")
    dialog.get_by_role("link", name=words.ALL_PEOPLE).click()
    page.wait_for_url(f"{home}authors/")


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 768, 1280, 2560])
def test_it_fits_every_screen(page: Page, home: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    dialog = opened(page, home)
    asked(page, "e")
    assert sideways(page) == []
    assert dialog.evaluate("it => it.scrollWidth <= it.clientWidth")
    last = dialog.get_by_role("option").last
    expect(last).to_be_in_viewport(ratio=1)


def test_without_scripts_the_link_leads_to_the_page(
    browser: Browser, sites: Callable[[str], Served]
) -> None:
    home = sites("golden").address
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(home)
        page.get_by_role("link", name=words.SEARCH, exact=True).click()
        page.wait_for_url(f"{home}search/")
        main = page.locator("main")
        expect(main).to_contain_text(words.SEARCH_NEEDS)
        expect(main.get_by_role("link", name=words.ALL_PAPERS)).to_be_visible()
        expect(page.get_by_role("textbox")).to_have_count(0)
