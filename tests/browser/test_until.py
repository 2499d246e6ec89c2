"""News that holds until a day: what readers see of it depends on their own day alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import violations
from tests.support.judges import sideways, visit
from tests.support.sites_on_disk import build_site, write_site

OPEN, LATER = "A place for a student", "A place for a postdoc"
NEWS = [
    {"id": "student", "title": OPEN, "date": "2026-11-01", "until": "2027-01-31"},
    {"id": "postdoc", "title": LATER, "date": "2026-10-01", "until": "2027-02"},
]
BEFORE, LAST_DAY = "2026-12-24T09:00", "2027-01-31T23:59"
DAY_AFTER, ALL_OVER = "2027-02-01T00:01", "2027-03-01T08:00"


@pytest.fixture(scope="module", params=["full", pytest.param("lean", marks=pytest.mark.long)])
def positions(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], str],
) -> str:
    """The address of a site with two open positions, in both sizes of sites."""
    folder = tmp_path_factory.mktemp("until")
    records: dict[str, Any] = {
        "authors/ada.yaml": {"name": "Ada Lovelace"},
        "news/all.yaml": [{**it, "kind": "position", "authors": ["ada"]} for it in NEWS],
    }
    site = write_site(folder / "site", records, size=request.param, features={"search": False})
    build_site(site, folder / "output")
    return serve(folder / "output")


@pytest.fixture
def at(page: Page, positions: str) -> Callable[[str, str], Page]:
    """Opens a page of the site at a moment of the reader's clock."""

    def opened(moment: str, address: str = "") -> Page:
        page.clock.set_fixed_time(moment)
        visit(page, positions + address)
        return page

    return opened


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        pytest.param(BEFORE, [LATER, OPEN], marks=pytest.mark.long),
        pytest.param(LAST_DAY, [LATER, OPEN], marks=pytest.mark.long),
        (DAY_AFTER, [LATER]),
    ],
)
def test_home_shows_the_positions_that_are_open(
    at: Callable[..., Page], moment: str, shown: list[str]
) -> None:
    page = at(moment)
    expect(page.locator(".while-open li a")).to_have_text(shown)
    expect(page.locator(".closed")).to_have_count(0)


@pytest.mark.long
def test_home_has_no_part_for_positions_when_all_are_closed(at: Callable[..., Page]) -> None:
    page = at(ALL_OVER)
    expect(page.locator(".while-open")).to_have_count(0)
    expect(page.get_by_role("heading", name="Open positions")).to_have_count(0)


@pytest.mark.parametrize("address", ["news/", pytest.param("authors/ada/", marks=pytest.mark.long)])
def test_lists_mark_what_is_over(at: Callable[..., Page], address: str) -> None:
    page = at(DAY_AFTER, address)
    items = page.locator(".briefs > li")
    expect(items).to_contain_text(["until 31 January 2027 closed", "until February 2027"])
    expect(page.locator(".closed")).to_have_count(1)


@pytest.mark.long
def test_its_own_page_says_that_it_is_over(at: Callable[..., Page]) -> None:
    kind = at(ALL_OVER, "news/postdoc/").locator(".kind")
    expect(kind).to_have_text("1 October 2026 · until February 2027 closed")
    at(DAY_AFTER, "news/postdoc/")
    expect(kind).to_have_text("1 October 2026 · until February 2027")


@pytest.mark.long
def test_without_scripts_each_position_shows_with_its_last_day(
    browser: Browser, positions: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(positions)
        expect(page.locator(".while-open time")).to_have_text(
            ["until February 2027", "until 31 January 2027"]
        )


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_mark_is_readable_and_fits(
    at: Callable[..., Page], axe: str, scheme: Any, width: int
) -> None:
    page = at(ALL_OVER, "news/")
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    assert violations(page, axe) == []
    assert sideways(page) == []
