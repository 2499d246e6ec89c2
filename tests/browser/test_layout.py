"""Every kind of page, plain and extreme: nothing sticks out, moves or goes wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, Route

from tests.support import extremes
from tests.support.answering import POLICY, Served
from tests.support.judges import moving, shifts, sideways, unreadable, visit
from tests.support.page_kinds import READABLE, of_every_kind

# Pages are opened at the first of the widths, and then made as wide as the others.
NARROW, WIDE = (360, 320), (1280, 768, 2560)
HEIGHT = 800


def addresses(site: Served, name: str) -> list[str]:
    """The pages to look at: of every kind, and all that are extreme."""
    if name == "golden":
        return [page.address for page in site.first_and_richest()]
    first = [pages[0].address for pages in of_every_kind(site.made).values()]
    return list(dict.fromkeys([*extremes.PAGES.values(), *first]))


@contextmanager
def complaints_of(page: Page, home: str) -> Iterator[list[str]]:
    """Notes what the browser complains of, and whatever it fetches from elsewhere."""
    noted: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            noted.append(f"the console says: {message.text}")

    def ask(request: Request) -> None:
        if not request.url.startswith((home, "data:")):
            noted.append(f"asks elsewhere: {request.url}")

    def receive(response: Response) -> None:
        if response.status != 200:
            noted.append(f"{response.status}: {response.url}")

    page.on("console", hear)
    page.on("pageerror", lambda error: noted.append(f"a script failed: {error}"))
    page.on("request", ask)
    page.on("response", receive)
    yield noted


def faults_of(page: Page, url: str, noted: list[str], widths: tuple[int, ...]) -> list[str]:
    """Opens a page, makes it as wide as it may be, and tells everything that is wrong."""
    noted.clear()
    page.set_viewport_size({"width": widths[0], "height": HEIGHT})
    visit(page, url)
    found = [f"at {widths[0]} px: {shift}" for shift in shifts(page)]
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"at {width} px: {fault}" for fault in sideways(page)]
    return found + noted


@pytest.mark.parametrize(
    ("name", "widths"),
    [
        ("golden", NARROW),
        pytest.param("golden", WIDE, marks=pytest.mark.long),
        pytest.param("extremes", NARROW, marks=pytest.mark.long),
        pytest.param("extremes", WIDE, marks=pytest.mark.long),
    ],
)
def test_nothing_sticks_out_moves_or_goes_wrong(
    page: Page, sites: Callable[[str], Served], name: str, widths: tuple[int, ...]
) -> None:
    site = sites(name)
    with complaints_of(page, site.address) as noted:
        found = [
            f"{address}: {fault}"
            for address in addresses(site, name)
            for fault in faults_of(page, site.address + address, noted, widths)
        ]
    assert not found, "\n".join(found)


@pytest.mark.long
def test_every_kind_of_page_is_looked_at(sites: Callable[[str], Served]) -> None:
    kinds = {kind for name in ("golden", "extremes") for kind in of_every_kind(sites(name).made)}
    assert kinds == set(READABLE)
    planned = {page.address for page in sites("extremes").made.pages}
    assert set(extremes.PAGES.values()) <= planned


@pytest.mark.parametrize(
    ("html", "policy", "said"),
    [
        ("<img src='http://elsewhere.test/x.png'>", "", "asks elsewhere"),
        ("<script>throw new Error('no')</script>", "", "a script failed"),
        ("<script>console.error('no')</script>", "", "the console says"),
        ("<img src='/missing.png'>", "", "404"),
        ("<p style='color: red'>x</p>", POLICY, "the console says"),
        ("<style>p { color: red }</style>", POLICY, "the console says"),
        ("<script>1</script>", POLICY, "the console says"),
        ("<p onclick='run()'>x</p><script src='/click.js'></script>", POLICY, "the console says"),
        ("<img src='http://elsewhere.test/x.png'>", POLICY, "the console says"),
    ],
)
def test_what_goes_wrong_is_heard(page: Page, html: str, policy: str, said: str) -> None:
    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        status = 200 if path in {"/", "/click.js"} else 404
        click = "document.querySelector('p').click()"
        body, form = (click, "javascript") if path == "/click.js" else (html, "html")
        headers = {"Content-Type": f"text/{form}", "Content-Security-Policy": policy}
        route.fulfill(status=status, body=body, headers=headers)

    page.route("**/*", answer)
    with complaints_of(page, "http://here.test/") as noted:
        found = faults_of(page, "http://here.test/", noted, (800,))
    assert said in "\n".join(found)


@pytest.mark.long
def test_everything_can_be_read_without_scripts(
    browser: Browser, sites: Callable[[str], Served]
) -> None:
    site = sites("golden")
    found = []
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for address in addresses(site, "golden"):
            page.goto(site.address + address)
            assert page.locator("main").inner_text().strip(), address
            found += [f"{address}: {fault}" for fault in unreadable(page)]
    assert not found, "\n".join(found)


@pytest.mark.long
def test_nothing_moves_where_people_ask_for_less_motion(
    browser: Browser, sites: Callable[[str], Served]
) -> None:
    site = sites("golden")
    found = []
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for address in addresses(site, "golden"):
            visit(page, site.address + address)
            found += [f"{address}: {fault}" for fault in moving(page)]
    assert not found, "\n".join(found)
