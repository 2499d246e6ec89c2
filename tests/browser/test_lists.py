"""Lists that people can work with, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.judges import visit
from tests.support.sites_on_disk import build_site, write_site

AUTHORS = ["Ann Abel", "Bo Berg", "Cy Cole", "Di Dahl", "Ed Eide", "Zoë Ünal"]
TITLES = ["Maps", "Äpfel", "Zeros", "Loops", "Trees", "Codes", "Games", "Walks", "Knots", "Tiles"]


def record(at: int) -> dict[str, Any]:
    """Ten papers, newest last; each differs from the others in what lists choose by."""
    found: dict[str, Any] = {
        "id": TITLES[at].lower().replace("ä", "ae"),
        "title": f"{TITLES[at]} of *things*",
        "authors": list(AUTHORS),
        "year": 2010 + at,
        "abstract": f"An abstract about {TITLES[at].lower()}, with [a way](paper:zeros).",
        "citations": {"count": at * 7 % 11, "source": "Test index"},
        "score": {"value": at * 3 % 10 + 0.5, "source": "Test index"},
        "topics": ["Graphs" if at % 2 else "Numbers"],
    }
    found |= {"type": "journal"} if at < 4 else {"type": "conference"}
    found |= {"links": {"code": "https://example.org/code"}} if at in (2, 5) else {}
    return found | ({"group": "best"} if at in (1, 2, 3) else {})


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a site with a list of ten papers."""
    folder = tmp_path_factory.mktemp("lists")
    records = {
        "papers/all.yaml": [record(at) for at in range(len(TITLES))],
        "authors/zoe.yaml": {"name": "Zoë Ünal"},
    }
    groups = [{"id": "best", "label": "Best works"}]
    site = write_site(folder / "site", records, authors_shown=3, groups=groups)
    build_site(site, folder / "output")
    return serve(folder / "output")


def shows(page: Page, wanted: list[str]) -> None:
    """Waits until these papers show, in this order."""
    for _attempt in range(100):
        if titles(page) == wanted:
            return
        page.wait_for_timeout(100)
    assert titles(page) == wanted


def titles(page: Page) -> list[str]:
    """The papers that show, in order, each by the first word of its title."""
    shown = page.locator(".row-title a:visible").all_inner_texts()
    return [title.split()[0] for title in shown]


def asked(page: Page) -> dict[str, str]:
    """What the page's address asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def goes(page: Page, way: str, address: str) -> None:
    """Goes back or forward as a reader does, and waits until the address is there."""
    page.evaluate(f"setTimeout(() => history.{way}())")  # the page may go before it answers
    page.wait_for_url(address)


def test_lists_are_sorted(page: Page, lists: str) -> None:
    visit(page, f"{lists}papers/")
    shows(page, TITLES[::-1])
    sort = page.locator("[name=sort]")
    for value, order in (
        ("oldest", TITLES),
        ("title", ["Äpfel", *sorted(set(TITLES) - {"Äpfel"})]),
        ("title-back", [*sorted(set(TITLES) - {"Äpfel"}, reverse=True), "Äpfel"]),
        ("cited", sorted(TITLES, key=lambda it: -(TITLES.index(it) * 7 % 11))),
        ("scored", sorted(TITLES, key=lambda it: -(TITLES.index(it) * 3 % 10))),
    ):
        sort.select_option(value)
        shows(page, order)
        assert asked(page) == {"sort": value}
    expect(page.locator(".group-label:visible")).to_have_count(0)
    sort.select_option("")
    shows(page, TITLES[::-1])
    assert page.locator(".group-label:visible").count() == len(TITLES)


def test_lists_are_narrowed(page: Page, lists: str) -> None:
    visit(page, f"{lists}papers/")
    page.get_by_label("Filter").fill("APFEL unal")
    shows(page, ["Äpfel"])
    expect(page.locator("output")).to_have_text("1 of 10 papers")
    page.get_by_role("button", name="Show all papers").click()
    page.get_by_label("Type").select_option("journal")
    shows(page, ["Loops", "Zeros", "Äpfel", "Maps"])
    page.get_by_label("Topic").select_option("numbers")
    shows(page, ["Zeros", "Maps"])
    page.get_by_label("with code").check()
    shows(page, ["Zeros"])
    assert asked(page) == {"type": "journal", "topic": "numbers", "code": "yes"}
    page.get_by_role("button", name="Show all papers").click()
    page.locator("[name=from]").select_option("2012")
    page.locator("[name=to]").select_option("2013")
    shows(page, ["Loops", "Zeros"])


def test_nothing_found_leads_back(page: Page, lists: str) -> None:
    visit(page, f"{lists}papers/")
    page.get_by_label("Filter").fill("nothing like this")
    expect(page.get_by_text("No results found.")).to_be_visible()
    page.get_by_role("button", name="Show all papers").click()
    expect(page.get_by_text("No results found.")).to_be_hidden()
    shows(page, TITLES[::-1])
    assert not asked(page)
    expect(page.get_by_label("Filter")).to_be_focused()


def test_what_is_chosen_can_be_shared_and_survives_back(page: Page, lists: str) -> None:
    visit(page, f"{lists}papers/?sort=oldest&topic=graphs&q=of&sort=oldest&type=nonsense")
    shows(page, ["Äpfel", "Loops", "Codes", "Walks", "Tiles"])
    expect(page.get_by_label("Filter")).to_have_value("of")
    visit(page, f"{lists}papers/")
    page.locator("[name=sort]").select_option("title")
    page.get_by_label("Topic").select_option("graphs")
    goes(page, "back", "**/papers/?sort=title")
    shows(page, ["Äpfel", *sorted(set(TITLES) - {"Äpfel"})])
    goes(page, "back", "**/papers/")
    shows(page, TITLES[::-1])
    goes(page, "forward", "**/papers/?sort=title")
    page.get_by_role("link", name="Maps of things").click()
    page.wait_for_url("**/papers/maps/")
    goes(page, "back", "**/papers/?sort=title")
    shows(page, ["Äpfel", *sorted(set(TITLES) - {"Äpfel"})])


def test_tabs_show_the_groups_of_a_person(page: Page, lists: str) -> None:
    visit(page, f"{lists}authors/zoe/")
    page.get_by_text("Best works").click()
    shows(page, ["Loops", "Zeros", "Äpfel"])
    assert asked(page) == {"group": "best"}
    page.keyboard.press("ArrowLeft")
    shows(page, TITLES[::-1])


def test_authors_that_are_cut_open_in_their_place(page: Page, lists: str) -> None:
    visit(page, f"{lists}papers/")
    first = page.locator(".row").first
    expect(first.get_by_text("Ed Eide")).to_be_hidden()
    first.get_by_text("and 3 more").click()
    expect(first.get_by_role("link", name="Ed Eide")).to_be_visible()


def test_a_persons_own_list_never_hides_them(page: Page, lists: str) -> None:
    visit(page, f"{lists}authors/zoe/")
    first = page.locator(".row").first
    own = first.locator("[aria-current]")
    expect(own).to_have_text("Zoë Ünal")
    expect(own).to_be_visible()
    expect(first.locator(".row-people")).to_have_text(
        re.compile(r"Ann Abel, Bo Berg, Cy Cole, …, Zoë Ünal\s+and 2 more")
    )
    weight = own.evaluate("it => getComputedStyle(it).fontWeight")
    assert int(weight) >= 600


def test_abstracts_open_in_their_row(page: Page, lists: str) -> None:
    visit(page, f"{lists}papers/")
    row = page.locator(".row").first
    row.get_by_role("link", name="Abstract").click()
    expect(row.locator(".preview-text")).to_contain_text("An abstract about tiles")
    row.get_by_role("link", name="a way").click()
    expect(page.locator("h1")).to_have_text("Zeros of things")
    visit(page, f"{lists}papers/")
    row.get_by_role("link", name="Abstract").click()
    row.get_by_role("link", name="View details").click()
    expect(page.locator("h1")).to_have_text("Tiles of things")


def test_without_scripts_the_list_is_there(browser: Browser, lists: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{lists}papers/")
    shows(page, TITLES[::-1])
    expect(page.locator(".list-tools")).to_be_hidden()
    expect(page.locator(".scheme")).to_be_hidden()
    page.get_by_role("navigation", name="By year").get_by_role("link", name="2012").click()
    assert page.url.endswith("#in-2012")
    page.locator(".row").first.get_by_role("link", name="Abstract").click()
    assert page.url.endswith("papers/tiles/#abstract")
    context.close()
