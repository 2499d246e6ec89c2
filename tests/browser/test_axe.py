"""axe, which finds what keeps people with disabilities from using a page, on every kind."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests import extremes
from tests.browser.conftest import SCHEMES, Scheme, Served
from tests.browser.judges import visit
from tests.kinds import of_every_kind
from tests.tools import node_packages

WIDTHS = (360, 1280)
RUN = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"
NO_MATH = {"empty-table-header"}  # axe hears nothing in MathML, where screen readers do
# Wrong in the dark alone, and on narrow screens alone.
FAULTY = """<!doctype html><html lang="en"><head><title>A page</title>
<meta name="color-scheme" content="light dark">
<style>
  p { color: light-dark(#000, #333); background: light-dark(#fff, #222) }
  @media (min-width: 600px) { img { display: none } }
</style></head>
<body><main><h1>A page</h1><p>Hard to read in the dark.</p>
<img src="data:,"></main></body></html>"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The judge's source."""
    return (node_packages() / "axe-core" / "axe.min.js").read_text("utf-8")


@contextmanager
def window(browser: Browser, scheme: Scheme, width: int) -> Iterator[Page]:
    """An empty page of that scheme and width; the judge may run whatever a page forbids."""
    size = {"width": width, "height": 800}
    with browser.new_context(color_scheme=scheme, viewport=size, bypass_csp=True) as context:  # type: ignore[arg-type]
        yield context.new_page()


def violations(page: Page, axe: str) -> list[str]:
    """What is wrong with the page that is open: a line for each element."""
    page.evaluate(axe)
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]}"
        for violation in page.evaluate(RUN)
        for node in violation["nodes"]
        if not (violation["id"] in NO_MATH and "<math" in node["html"])
    ]


def faults(browser: Browser, axe: str, scheme: Scheme, width: int, urls: list[str]) -> list[str]:
    """What is wrong with any of the pages."""
    found = []
    with window(browser, scheme, width) as page:
        for url in urls:
            visit(page, url)
            found += [f"{url}: {fault}" for fault in violations(page, axe)]
    return found


# One pair in every run, all pairs in the long one.
@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [
        ("golden", "light", 360),
        pytest.param("golden", "dark", 1280, marks=pytest.mark.long),
        pytest.param("golden", "dark", 360, marks=pytest.mark.long),
        pytest.param("golden", "light", 1280, marks=pytest.mark.long),
        *(
            pytest.param("sample", scheme, width, marks=pytest.mark.long)
            for scheme in SCHEMES
            for width in WIDTHS
        ),
    ],
)
def test_everybody_can_use_every_kind_of_page(
    browser: Browser,
    sites: Callable[[str], Served],
    axe: str,
    name: str,
    scheme: Scheme,
    width: int,
) -> None:
    site = sites(name)
    urls = [site.address + page.address for page in site.first_and_richest()]
    found = faults(browser, axe, scheme, width, urls)
    assert not found, "\n".join(found)


@pytest.mark.long
def test_everybody_can_use_extreme_pages(
    browser: Browser, sites: Callable[[str], Served], axe: str
) -> None:
    site = sites("extremes")
    first = {kind: pages[0].address for kind, pages in of_every_kind(site.made).items()}
    parts = [first[kind] for kind in set(first) - set(of_every_kind(sites("golden").made))]
    urls = [site.address + address for address in [*extremes.PAGES.values(), *parts]]
    found = faults(browser, axe, "dark", min(WIDTHS), urls)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("scheme", "width", "rules"),
    [
        ("light", 1280, set()),
        ("dark", 1280, {"color-contrast"}),
        ("light", 360, {"image-alt"}),
        ("dark", 360, {"color-contrast", "image-alt"}),
    ],
)
def test_the_judge_sees_each_scheme_and_width(
    browser: Browser, axe: str, scheme: Scheme, width: int, rules: set[str]
) -> None:
    with window(browser, scheme, width) as page:
        page.set_content(FAULTY)
        assert {line.partition(":")[0] for line in violations(page, axe)} == rules
