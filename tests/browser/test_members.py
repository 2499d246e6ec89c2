"""Groups of people and lists of talks, in a real browser: they fit, and everybody can read them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import violations
from tests.support.chromium import SCHEMES, Scheme
from tests.support.extremes import LETTERS_60
from tests.support.judges import keyboard_faults, sideways, visit
from tests.support.sites_on_disk import build_site, write_site

pytestmark = pytest.mark.long
TALK = {"title": LETTERS_60, "slides": "https://example.org/a", "url": "https://example.org/b"}
LEFT = {"group": "phd", "to": 2019}
AUTHORS = [
    {"id": "ada", "name": "Ada Lovelace", "group": ["pi", "Tide watchers"], "talks": [TALK]},
    {"id": "bo", "name": "Bo Berg", "group": LETTERS_60},
    {"id": "cy", "name": f"Cy {LETTERS_60}", "group": LEFT, "now": LETTERS_60},
    {"id": "di", "name": "Di Dahl"},
]


@pytest.fixture(scope="module", params=["full", "lean"])
def lab(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], str],
) -> str:
    """The address of a site whose people stand in groups, in both sizes of sites."""
    folder = tmp_path_factory.mktemp("members")
    # Somebody whom a byline alone knows is in no group, but in the list by letter.
    paper = {"title": "Maps", "authors": ["Ed Elm"], "year": 2020}
    records = {"authors/all.yaml": AUTHORS, "papers/maps.yaml": paper}
    site = write_site(folder / "site", records, size=request.param)
    build_site(site, folder / "output", search=False)
    return serve(folder / "output")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["authors/", "authors/ada/", "authors/cy/"])
def test_groups_and_talks_fit_and_can_be_read(
    page: Page, lab: str, axe: str, scheme: Scheme, width: int, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    visit(page, lab + address)
    assert sideways(page) == []
    assert violations(page, axe) == []


def test_the_ways_lead_to_groups_by_keyboard(page: Page, lab: str) -> None:
    visit(page, f"{lab}authors/")
    assert keyboard_faults(page) == []
    page.get_by_role("link", name="Former members").press("Enter")
    expect(page.locator(":target")).to_have_text("Former members")
    page.get_by_role("link", name="Everyone, by letter").press("Enter")
    expect(page.locator(":target")).to_have_text("Everyone, by letter")
