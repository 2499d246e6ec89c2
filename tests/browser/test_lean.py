"""Pages of a lean site: files that they make themselves, and everybody can use them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from byline.words import interface as words
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import faults
from tests.support.sites_on_disk import GOLDEN, TINY, build_site, lean_copy

PAGES = ("papers/engine/", "papers/several/", "papers/", "authors/", "authors/ada/", "search/")


@pytest.fixture(scope="module")
def lean(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the golden site, made lean."""
    folder = tmp_path_factory.mktemp("lean")
    build_site(lean_copy(TINY, folder / "site"), folder / "output", analytics=False)
    return serve(folder / "output")


@pytest.mark.parametrize("paper", ["engine", "several", "markup"])
def test_a_page_makes_the_file_that_a_full_site_has(page: Page, lean: str, paper: str) -> None:
    page.goto(f"{lean}papers/{paper}/")
    with page.expect_download() as download:
        page.get_by_role("link", name=f"{paper}.bib").click()
    assert download.value.suggested_filename == f"{paper}.bib"
    made = Path(download.value.path()).read_bytes()
    assert made == (GOLDEN / f"papers/{paper}/{paper}.bib").read_bytes()


def test_without_scripts_the_entry_stands_in_the_page(browser: Browser, lean: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{lean}papers/engine/")
        assert "@article{lovelace" in page.locator(".bibtex").inner_text()
        expect(page.get_by_role("link", name=".bib")).to_have_count(0)


def test_a_name_without_a_page_leads_to_a_search_that_finds_the_paper(
    page: Page, lean: str
) -> None:
    page.goto(f"{lean}papers/engine/")
    name = page.locator(".bylines a[href*='search/?q=']").first
    text = name.inner_text()
    name.click()
    expect(page.locator(".search-names")).to_contain_text(text)
    page.locator(".search-names a").first.click()
    assert "/papers/" in page.url
    expect(page.locator(".bylines")).to_contain_text(text)


def test_the_search_dialog_opens_where_its_link_says_less(page: Page, lean: str) -> None:
    page.goto(f"{lean}papers/engine/")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name=words.SEARCH)).to_be_focused()


def test_abstracts_are_not_offered_where_they_are_not_searched(page: Page, lean: str) -> None:
    page.goto(f"{lean}search/?q=engine")
    expect(page.locator(".results > li").first).to_be_visible()
    expect(page.get_by_label(words.SEARCH_DEEP)).to_be_hidden()


def test_everybody_can_use_lean_pages(browser: Browser, axe: str, lean: str) -> None:
    found = faults(browser, axe, "light", 360, [lean + it for it in PAGES])
    assert not found, "\n".join(found)
