"""The judges of pages find what they look for, and nothing in a page that is right."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.judges import keyboard_faults, moving, shifts, sideways, unreadable

RIGHT = """<!doctype html><title>A page</title>
<style>
  .wide { overflow-x: auto } .wide div { width: 5000px }
  @media (prefers-reduced-motion: no-preference) { a { transition: color 1s } }
</style>
<main>
  <p>Words, <a href="#a">one link</a>, <a href="#b">another link</a>.</p>
  <details><summary>More</summary><p>What opens.</p></details>
  <div hidden><label>Filter <input></label></div>
  <div class="wide" tabindex="0"><div>A table.</div></div>
</main>"""
WRONG: list[tuple[Callable[[Page], list[str]], str]] = [
    (sideways, "<div style='width: 5000px'>Wide</div>"),
    (sideways, "<style>html { overflow-x: hidden }</style>"),
    (sideways, "<p>" + "unbroken" * 200 + "</p>"),
    (shifts, "<script>setTimeout(() => document.body.prepend('x'.repeat(900)), 40)</script>"),
    (unreadable, "<p style='display: none'>Lost</p>"),
    (unreadable, "<p style='opacity: 0'>Lost</p>"),
    (unreadable, "<div hidden><p>Lost</p></div>"),
    (unreadable, "<details><summary hidden>More</summary><p>Lost</p></details>"),
    (moving, "<style>p { transition: color 1s }</style>"),
    (moving, "<style>p::after { content: ''; animation: 2s spin } @keyframes spin {}</style>"),
    (moving, "<style>html { scroll-behavior: smooth }</style>"),
    (keyboard_faults, "<style>a { outline: none }</style>"),
    (keyboard_faults, "<style>a { outline: 2px solid !important }</style>"),
    (keyboard_faults, "<a href='#c' tabindex='2'>First</a>"),
    (keyboard_faults, "<script>addEventListener('keydown', it => it.preventDefault())</script>"),
]


@pytest.fixture(scope="module")
def calm(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of people who asked for less motion."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context


@pytest.fixture
def still(calm: BrowserContext) -> Iterator[Page]:
    """A page of that browser."""
    page = calm.new_page()
    yield page
    page.close()


def test_a_page_that_is_right_passes(still: Page) -> None:
    for judge in dict.fromkeys(judge for judge, _fault in WRONG):
        still.set_content(RIGHT)
        assert judge(still) == []


@pytest.mark.parametrize(("judge", "fault"), WRONG)
def test_a_fault_is_found(still: Page, judge: Callable[[Page], list[str]], fault: str) -> None:
    still.set_content(RIGHT.replace("</main>", f"{fault}</main>"))
    assert judge(still) != []
