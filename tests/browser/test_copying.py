"""The button that copies a paper's BibTeX entry."""

from byline.words import interface as words
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.sites_on_disk import GOLDEN


def test_the_button_copies_the_entry(context: BrowserContext, page: Page, tiny: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{tiny}papers/engine/")
    button = page.get_by_role("button", name=words.COPY)
    button.click()
    expect(page.get_by_role("button", name=words.COPIED)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == (GOLDEN / "papers/engine/engine.bib").read_text("utf-8").strip()
    expect(page.get_by_role("button", name=words.COPY, exact=True)).to_be_visible(timeout=5_000)


def test_there_is_no_button_where_it_would_not_work(browser: Browser, tiny: str) -> None:
    without_scripts = browser.new_context(java_script_enabled=False)
    without_clipboard = browser.new_context()
    without_clipboard.add_init_script("delete Navigator.prototype.clipboard")
    for context in (without_scripts, without_clipboard):
        page = context.new_page()
        page.goto(f"{tiny}papers/engine/", wait_until="networkidle")
        assert "@article{lovelace" in page.locator("#bibtex").inner_text()
        expect(page.locator(".cite").get_by_role("button")).to_have_count(0)
        context.close()


def test_a_page_with_nothing_to_copy_fetches_no_module(page: Page, tiny: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{tiny}papers/", wait_until="networkidle")
    assert "main.js" in asked
    assert "copy.js" not in asked
