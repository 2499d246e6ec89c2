"""axe, which finds what keeps people with disabilities from using a page."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.support.chromium import Scheme
from tests.support.judges import visit

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
