"""axe, which finds what keeps people with disabilities from using a page, on every kind."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.support import extremes
from tests.support.answering import Served
from tests.support.axe import FAULTY, WIDTHS, faults, violations, window
from tests.support.chromium import SCHEMES, Scheme
from tests.support.page_kinds import of_every_kind


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
